//! The region's own passages and rules as they are typed.

use crate::domain::region::{RegionPassage, RegionRule, RegionSource, RuleEffect};
use crate::domain::verdict::Verdict;
use crate::words;
use serde::{Deserialize, Serialize};

/// An own passage, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PassageForm {
    pub id: String,
    pub section: String,
    pub title: String,
    pub summary: String,
    /// The code of the source.
    pub source: String,
}

impl PassageForm {
    /// A passage as the register has it.
    pub fn new(passage: &RegionPassage) -> Self {
        Self {
            id: passage.id.to_string(),
            section: passage.section.clone(),
            title: passage.title.clone(),
            summary: passage.summary.clone(),
            source: passage.source.code().to_owned(),
        }
    }

    /// The field that holds this text.
    pub fn field(&mut self, field: PassageField) -> &mut String {
        match field {
            PassageField::Id => &mut self.id,
            PassageField::Section => &mut self.section,
            PassageField::Title => &mut self.title,
            PassageField::Summary => &mut self.summary,
            PassageField::Source => &mut self.source,
        }
    }

    /// A passage that has only an id.
    pub fn begun(id: String) -> Self {
        Self {
            id,
            source: RegionSource::Policy.code().to_owned(),
            ..Self::default()
        }
    }
}

/// A field of an own passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PassageField {
    Id,
    Section,
    Title,
    Summary,
    Source,
}

impl PassageField {
    /// The label above it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Id => "Id",
            Self::Section => "Vindplaats",
            Self::Title => "Titel",
            Self::Summary => "Samenvatting",
            Self::Source => "Bron",
        }
    }

    /// The last part of its name for focus and tests.
    pub fn id(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Section => "vindplaats",
            Self::Title => "titel",
            Self::Summary => "samenvatting",
            Self::Source => "bron",
        }
    }
}

/// An own rule, as typed. Lists hold codes and ids; an empty list means all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RuleForm {
    pub id: String,
    pub title: String,
    pub reason: String,
    pub cost_kinds: Vec<String>,
    pub activity_kinds: Vec<String>,
    pub partner_kinds: Vec<String>,
    pub above: String,
    pub from_year: String,
    pub until_year: String,
    pub passages: Vec<String>,
    /// It asks one more question, instead of making the verdict stricter at once.
    pub asks: bool,
    pub at_best: String,
    pub condition: String,
    pub question: String,
    pub if_no: String,
    pub if_unknown: String,
}

impl RuleForm {
    /// A rule as the register has it.
    pub fn new(rule: &RegionRule) -> Self {
        let scope = &rule.applies;
        let year = |year: Option<i32>| year.map(|it| it.to_string()).unwrap_or_default();
        let form = Self {
            id: rule.id.clone(),
            title: rule.title.clone(),
            reason: rule.reason.clone(),
            cost_kinds: scope.cost_kinds.iter().map(ToString::to_string).collect(),
            activity_kinds: scope
                .activity_kinds
                .iter()
                .map(|it| it.code().to_owned())
                .collect(),
            partner_kinds: scope
                .partner_kinds
                .iter()
                .map(|it| it.code().to_owned())
                .collect(),
            above: scope.above.map(words::plain_amount).unwrap_or_default(),
            from_year: year(scope.from_year),
            until_year: year(scope.until_year),
            passages: rule.passages.iter().map(ToString::to_string).collect(),
            ..Self::begun(String::new())
        };
        match &rule.effect {
            RuleEffect::AtBest(verdict) => Self {
                id: rule.id.clone(),
                at_best: verdict.code().to_owned(),
                condition: String::new(),
                ..form
            },
            RuleEffect::Condition {
                id,
                question,
                if_no,
                if_unknown,
            } => Self {
                id: rule.id.clone(),
                asks: true,
                condition: id.to_string(),
                question: question.clone(),
                if_no: if_no.code().to_owned(),
                if_unknown: if_unknown.code().to_owned(),
                ..form
            },
        }
    }

    /// A rule that has only an id.
    pub fn begun(id: String) -> Self {
        Self {
            condition: format!("{id}-vraag"),
            id,
            at_best: Verdict::Consult.code().to_owned(),
            if_no: Verdict::NotAllowed.code().to_owned(),
            if_unknown: Verdict::Consult.code().to_owned(),
            ..Self::default()
        }
    }

    /// The field that holds this text; `None` for a list.
    pub fn field(&mut self, field: RuleField) -> Option<&mut String> {
        Some(match field {
            RuleField::Id => &mut self.id,
            RuleField::Title => &mut self.title,
            RuleField::Reason => &mut self.reason,
            RuleField::Above => &mut self.above,
            RuleField::FromYear => &mut self.from_year,
            RuleField::UntilYear => &mut self.until_year,
            RuleField::AtBest => &mut self.at_best,
            RuleField::Condition => &mut self.condition,
            RuleField::Question => &mut self.question,
            RuleField::IfNo => &mut self.if_no,
            RuleField::IfUnknown => &mut self.if_unknown,
            RuleField::CostKinds
            | RuleField::ActivityKinds
            | RuleField::PartnerKinds
            | RuleField::Passages => return None,
        })
    }

    /// What a list field holds; empty for the others.
    pub fn list(&self, field: RuleField) -> &[String] {
        match field {
            RuleField::CostKinds => &self.cost_kinds,
            RuleField::ActivityKinds => &self.activity_kinds,
            RuleField::PartnerKinds => &self.partner_kinds,
            RuleField::Passages => &self.passages,
            RuleField::Id
            | RuleField::Title
            | RuleField::Reason
            | RuleField::Above
            | RuleField::FromYear
            | RuleField::UntilYear
            | RuleField::AtBest
            | RuleField::Condition
            | RuleField::Question
            | RuleField::IfNo
            | RuleField::IfUnknown => &[],
        }
    }

    /// Puts a code in a list, or takes it out when it is there.
    pub fn toggle(&mut self, field: RuleField, code: &str) {
        let list = match field {
            RuleField::CostKinds => &mut self.cost_kinds,
            RuleField::ActivityKinds => &mut self.activity_kinds,
            RuleField::PartnerKinds => &mut self.partner_kinds,
            RuleField::Passages => &mut self.passages,
            RuleField::Id
            | RuleField::Title
            | RuleField::Reason
            | RuleField::Above
            | RuleField::FromYear
            | RuleField::UntilYear
            | RuleField::AtBest
            | RuleField::Condition
            | RuleField::Question
            | RuleField::IfNo
            | RuleField::IfUnknown => return,
        };
        match list.iter().position(|it| it == code) {
            Some(at) => {
                let _gone = list.remove(at);
            }
            None => list.push(code.to_owned()),
        }
    }
}

/// A field of an own rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleField {
    Id,
    Title,
    Reason,
    CostKinds,
    ActivityKinds,
    PartnerKinds,
    Above,
    FromYear,
    UntilYear,
    Passages,
    AtBest,
    Condition,
    Question,
    IfNo,
    IfUnknown,
}

impl RuleField {
    /// The label above it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Id => "Id",
            Self::Title => "Titel",
            Self::Reason => "Reden, in woorden die in een brief kunnen staan",
            Self::CostKinds => "Kostensoorten",
            Self::ActivityKinds => "Soorten activiteit",
            Self::PartnerKinds => "Soorten partner",
            Self::Above => "Alleen boven €",
            Self::FromYear => "Vanaf planjaar",
            Self::UntilYear => "Tot en met planjaar",
            Self::Passages => "Passages waarop de regel rust",
            Self::AtBest => "Het oordeel is hoogstens",
            Self::Condition => "Id van de vraag",
            Self::Question => "Vraag die met ja, nee of weet niet wordt beantwoord",
            Self::IfNo => "Bij nee",
            Self::IfUnknown => "Bij weet niet",
        }
    }

    /// The last part of its name for focus and tests.
    pub fn id(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "titel",
            Self::Reason => "reden",
            Self::CostKinds => "kostensoorten",
            Self::ActivityKinds => "activiteiten",
            Self::PartnerKinds => "partners",
            Self::Above => "boven",
            Self::FromYear => "vanaf",
            Self::UntilYear => "tot",
            Self::Passages => "passages",
            Self::AtBest => "hoogstens",
            Self::Condition => "vraag-id",
            Self::Question => "vraag",
            Self::IfNo => "bij-nee",
            Self::IfUnknown => "bij-weet-niet",
        }
    }
}
