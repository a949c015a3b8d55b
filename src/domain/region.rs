//! The region: its letterhead, signatories, choices, own passages and own rules.

use super::partner::PartnerKind;
use super::plan::ActivityKind;
use super::verdict::Verdict;
use super::{Cents, ConditionId, CostKindId, PassageId, SignatoryId};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The region of this register; one register, one region.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Region {
    /// `Rijn & Heuvelrug`.
    pub name: String,
    /// `Netwerkbureau Rijn & Heuvelrug`; the sender of letters.
    pub office: String,
    /// Start of letter references: `RH`.
    pub code: String,
    pub letterhead: Letterhead,
    /// The adviser who handles the letters.
    pub adviser: Adviser,
}

/// What is printed around a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// `Postbus 8042, 3503 RA  UTRECHT`.
    pub return_address: String,
    /// Lines under "Bezoekadres".
    pub visiting_address: Vec<String>,
    pub phone: String,
    pub email: String,
    /// Foot of the first page: KvK, IBAN, website.
    pub footer: String,
    /// PNG bytes; `None` draws the office's name without a logo.
    pub logo_png: Option<Vec<u8>>,
    /// House colour for headings and rules, red-green-blue.
    pub colour: [u8; 3],
}

/// The person whom partners can call about a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Adviser {
    pub name: String,
    /// `adviseur`.
    pub title: String,
    pub phone: String,
    pub email: String,
    /// `van maandag tot en met donderdag`; may be empty.
    pub available: String,
}

/// Someone who signs letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    pub id: SignatoryId,
    pub name: String,
    pub function: String,
    /// Signs unless another is chosen.
    pub default: bool,
}

/// What the region decided where the guide leaves it free. Keys are the ids of the guide's settings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    values: BTreeMap<String, String>,
}

impl Settings {
    /// From pairs of setting id and value as the register keeps them.
    pub fn new(values: BTreeMap<String, String>) -> Self {
        Self { values }
    }

    /// The value as text; `None` when not set or empty.
    pub fn text(&self, id: &str) -> Option<&str> {
        self.values
            .get(id)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// A yes-or-no setting; not set counts as no.
    pub fn is_on(&self, id: &str) -> bool {
        self.text(id) == Some("true")
    }

    /// A date setting.
    pub fn date(&self, id: &str) -> Option<NaiveDate> {
        self.text(id).and_then(|value| value.parse().ok())
    }

    /// An amount setting, kept in cents.
    pub fn cents(&self, id: &str) -> Option<Cents> {
        self.text(id)
            .and_then(|value| value.parse().ok())
            .map(Cents)
    }

    /// All that is set, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values
            .iter()
            .map(|(id, value)| (id.as_str(), value.as_str()))
    }
}

/// Where a region's own passage or rule comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegionSource {
    /// Beleid van de ROAZ-regio.
    Policy,
    /// Regionaal meerjarenplan.
    MultiYearPlan,
    /// Regionaal jaarplan.
    AnnualPlan,
    /// Regionale afspraak.
    Agreement,
}

impl RegionSource {
    /// All sources.
    pub const ALL: [Self; 4] = [
        Self::Policy,
        Self::MultiYearPlan,
        Self::AnnualPlan,
        Self::Agreement,
    ];

    /// The code in settings files and the register.
    pub fn code(self) -> &'static str {
        match self {
            Self::Policy => "regiobeleid",
            Self::MultiYearPlan => "meerjarenplan",
            Self::AnnualPlan => "regiojaarplan",
            Self::Agreement => "afspraak",
        }
    }

    /// The source with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.code() == code)
    }
}

/// A statement of the region's own that verdicts can rest on. Its id never equals one of the guide's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionPassage {
    pub id: PassageId,
    /// Section as a letter cites it: `Meerjarenplan 2025–2028, 3.2`.
    pub section: String,
    pub title: String,
    pub summary: String,
    pub source: RegionSource,
}

/// A rule of the region that narrows the guide; it can never widen it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionRule {
    pub id: String,
    pub title: String,
    /// Why, in words that can stand in a letter.
    pub reason: String,
    pub applies: RuleScope,
    pub effect: RuleEffect,
    /// At least one; the guide's or the region's.
    pub passages: Vec<PassageId>,
}

/// Which lines a region's rule is about. An empty list means all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleScope {
    pub cost_kinds: Vec<CostKindId>,
    pub activity_kinds: Vec<ActivityKind>,
    pub partner_kinds: Vec<PartnerKind>,
    /// Only lines that ask more than this.
    pub above: Option<Cents>,
    pub from_year: Option<i32>,
    pub until_year: Option<i32>,
}

/// What a region's rule does to a line it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleEffect {
    /// The verdict is at best this one.
    AtBest(Verdict),
    /// One more condition, with what nee and weet niet lead to.
    Condition {
        id: ConditionId,
        question: String,
        if_no: Verdict,
        if_unknown: Verdict,
    },
}

/// All that the rules need to know of a region.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegionPolicy {
    pub settings: Settings,
    pub passages: Vec<RegionPassage>,
    pub rules: Vec<RegionRule>,
}
