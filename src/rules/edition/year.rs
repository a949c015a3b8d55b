//! What holds during the year by an edition: a file of its own beside the guide's, checked against it.

use super::check::fault;
use super::hours::{setting, unknown};
use super::model::{RequestRule, Setting};
use super::raw::RawSetting;
use super::{Guide, syntax};
use crate::domain::guide::{GuideError, GuideFault};
use crate::domain::request::RequestKind;
use crate::domain::{CostKindId, PassageId};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    edition: String,
    setting: Vec<RawSetting>,
    request: Vec<RawRequest>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRequest {
    kind: String,
    beforehand: bool,
    cost_kind: Option<String>,
    passages: Vec<String>,
}

impl Guide {
    /// Adds what a file says about the year to the edition that it belongs to.
    ///
    /// # Errors
    /// Every fault that was found: another edition, a cost kind or passage that the guide does not have, a setting that
    /// it has already, a kind of request that is unknown, missing or there twice.
    pub fn with_year(mut self, text: &str) -> Result<Self, Vec<GuideError>> {
        let raw: RawFile = toml::from_str(text).map_err(|error| vec![syntax(text, &error)])?;
        let mut faults = Vec::new();
        if raw.edition != self.edition.id.as_str() {
            let found = raw.edition.clone();
            let field = "edition";
            faults.push(fault("edition", "", GuideFault::Value { field, found }));
        }
        for own in &raw.setting {
            self.check_passage("setting", &own.id, &own.passage, &mut faults);
            if self.settings.iter().any(|it| it.id == own.id) {
                faults.push(fault("setting", &own.id, GuideFault::Duplicate));
            }
        }
        for rule in &raw.request {
            for passage in &rule.passages {
                self.check_passage("request", &rule.kind, passage, &mut faults);
            }
            if let Some(kind) = &rule.cost_kind
                && self.cost_kind(&CostKindId::from(kind.as_str())).is_none()
            {
                faults.push(unknown("request", &rule.kind, "cost_kind", kind));
            }
        }
        for kind in RequestKind::ALL {
            let count = raw
                .request
                .iter()
                .filter(|it| it.kind == kind.code())
                .count();
            if count != 1 {
                let id = kind.code().to_owned();
                faults.push(fault("request", "", GuideFault::Missing { id }));
            }
        }
        let settings: Vec<Setting> = raw
            .setting
            .iter()
            .filter_map(|raw| setting(raw, &mut faults))
            .collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        self.settings.extend(settings);
        self.requests = raw.request.into_iter().filter_map(rule).collect();
        Ok(self)
    }
}

fn rule(raw: RawRequest) -> Option<RequestRule> {
    Some(RequestRule {
        kind: RequestKind::from_code(&raw.kind)?,
        beforehand: raw.beforehand,
        cost_kind: raw.cost_kind.map(CostKindId),
        passages: raw.passages.into_iter().map(PassageId).collect(),
    })
}
