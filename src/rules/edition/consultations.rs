//! Where an edition makes consultation part of the rule: a file of its own beside the guide's, checked against it.

use super::check::fault;
use super::model::{AskedOf, ConsultationRule};
use super::{Guide, syntax};
use crate::domain::guide::{GuideError, GuideFault};
use crate::domain::{ConditionId, PassageId};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The table, as the file writes it.
const TABLE: &str = "consultation";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    edition: String,
    consultation: Vec<RawConsultation>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawConsultation {
    condition: String,
    beforehand: bool,
    passages: Vec<String>,
    topic: String,
    question: String,
}

impl Guide {
    /// Adds what a file says about consultations to the edition that it belongs to.
    ///
    /// # Errors
    /// Every fault that was found: another edition, a condition or passage that the guide does not have, a condition
    /// that the adviser does not answer, one that stands there twice, an empty field.
    pub fn with_consultations(mut self, text: &str) -> Result<Self, Vec<GuideError>> {
        let raw: RawFile = toml::from_str(text).map_err(|error| vec![syntax(text, &error)])?;
        let mut faults = Vec::new();
        if raw.edition != self.edition.id.as_str() {
            let found = raw.edition.clone();
            let field = "edition";
            faults.push(fault(TABLE, "", GuideFault::Value { field, found }));
        }
        let mut seen = BTreeSet::new();
        for rule in &raw.consultation {
            if !seen.insert(&rule.condition) {
                faults.push(fault(TABLE, &rule.condition, GuideFault::Duplicate));
            }
            check(rule, &self, &mut faults);
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        self.consultations = raw.consultation.into_iter().map(rule).collect();
        Ok(self)
    }
}

fn check(rule: &RawConsultation, guide: &Guide, faults: &mut Vec<GuideError>) {
    let mut found = |what| faults.push(fault(TABLE, &rule.condition, what));
    let id = ConditionId::from(rule.condition.as_str());
    match guide.condition(&id) {
        None => found(GuideFault::Unknown {
            table: "cost_kind.conditions",
            id: rule.condition.clone(),
        }),
        Some(condition) if condition.asked_of != AskedOf::Adviser => found(GuideFault::Value {
            field: "condition",
            found: rule.condition.clone(),
        }),
        Some(_) => {}
    }
    for passage in &rule.passages {
        if guide.passage(&PassageId::from(passage.as_str())).is_none() {
            found(GuideFault::Unknown {
                table: "passage",
                id: passage.clone(),
            });
        }
    }
    let empty = [
        ("passages", rule.passages.is_empty()),
        ("topic", rule.topic.is_empty()),
        ("question", rule.question.is_empty()),
    ];
    for (field, _) in empty.into_iter().filter(|(_, is_empty)| *is_empty) {
        found(GuideFault::Missing {
            id: field.to_owned(),
        });
    }
}

fn rule(raw: RawConsultation) -> ConsultationRule {
    ConsultationRule {
        condition: raw.condition.into(),
        beforehand: raw.beforehand,
        passages: raw.passages.into_iter().map(PassageId).collect(),
        topic: raw.topic,
        question: raw.question,
    }
}
