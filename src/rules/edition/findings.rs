//! What kinds of findings rest on and how heavy they weigh: part of what an edition's file about hours says.

use super::Guide;
use super::check::fault;
use super::hours::{ids, unknown};
use super::model::{FindingRule, RegularWork, Subject};
use crate::domain::finding::FindingKind;
use crate::domain::guide::{GuideError, GuideFault};
use crate::domain::submission::Severity;
use crate::domain::{ConditionId, CostKindId};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFinding {
    id: String,
    severity: String,
    stays: bool,
    passages: Vec<String>,
    check: Option<String>,
    consent: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRegular {
    node: String,
    answer: String,
    months: usize,
}

impl Guide {
    /// Every kind once, with passages, a check and a condition that exist.
    pub(super) fn check_findings(&self, findings: &[RawFinding], faults: &mut Vec<GuideError>) {
        for raw in findings {
            for passage in &raw.passages {
                self.check_passage("finding", &raw.id, passage, faults);
            }
            let kind = FindingKind::from_code(&raw.id);
            for (field, value, known) in [
                ("id", &raw.id, kind.is_some()),
                ("severity", &raw.severity, severity(&raw.severity).is_some()),
            ] {
                if !known {
                    let found = value.clone();
                    faults.push(fault(
                        "finding",
                        &raw.id,
                        GuideFault::Value { field, found },
                    ));
                }
            }
            if let Some(check) = &raw.check {
                let id = ConditionId::from(check.as_str());
                if !self.checks(Subject::Hours).any(|it| it.id == id) {
                    faults.push(unknown("finding", &raw.id, "check", check));
                }
            }
            if let Some(condition) = &raw.consent {
                let id = ConditionId::from(condition.as_str());
                if self.consultation(&id).is_none() {
                    faults.push(unknown("finding", &raw.id, "consultation", condition));
                }
            }
        }
        for kind in FindingKind::ALL {
            let id = kind.code().to_owned();
            match findings.iter().filter(|it| it.id == id).count() {
                0 => faults.push(fault("finding", "", GuideFault::Missing { id })),
                1 => {}
                _ => faults.push(fault("finding", &id, GuideFault::Duplicate)),
            }
        }
    }

    pub(super) fn check_regular(&self, regulars: &[RawRegular], faults: &mut Vec<GuideError>) {
        for raw in regulars {
            self.check_answer("regular", &raw.node, &raw.answer, faults);
            if !(1..=12).contains(&raw.months) {
                let found = raw.months.to_string();
                let field = "months";
                faults.push(fault(
                    "regular",
                    &raw.node,
                    GuideFault::Value { field, found },
                ));
            }
        }
    }

    pub(super) fn check_external(&self, kinds: &[String], faults: &mut Vec<GuideError>) {
        for kind in kinds {
            if self.cost_kind(&CostKindId::from(kind.as_str())).is_none() {
                faults.push(unknown("external", kind, "cost_kind", kind));
            }
        }
    }
}

fn severity(code: &str) -> Option<Severity> {
    [Severity::Error, Severity::Question, Severity::Notice]
        .into_iter()
        .find(|it| it.code() == code)
}

pub(super) fn rules(all: &[RawFinding]) -> Vec<FindingRule> {
    let condition = |id: &Option<String>| id.as_deref().map(ConditionId::from);
    all.iter()
        .filter_map(|raw| {
            Some(FindingRule {
                kind: FindingKind::from_code(&raw.id)?,
                severity: severity(&raw.severity)?,
                stays: raw.stays,
                passages: ids(&raw.passages),
                check: condition(&raw.check),
                consent: condition(&raw.consent),
            })
        })
        .collect()
}

pub(super) fn regulars(all: &[RawRegular]) -> Vec<RegularWork> {
    all.iter()
        .map(|raw| RegularWork {
            node: raw.node.clone(),
            answer: raw.answer.clone(),
            months: raw.months,
        })
        .collect()
}

pub(super) fn external(kinds: &[String]) -> Vec<CostKindId> {
    kinds
        .iter()
        .map(|kind| CostKindId::from(kind.as_str()))
        .collect()
}
