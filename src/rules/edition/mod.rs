//! Editions of the guide: compiled in, read once, every reference checked.

mod build;
mod check;
mod check_tree;
mod consultations;
mod findings;
mod hours;
mod model;
mod raw;
mod year;

pub use model::*;

use super::suggest::Lexicon;
use crate::domain::guide::{GuideError, GuideFault};
use crate::domain::verdict::Verdict;
use crate::domain::{ConditionId, CostKindId, EditionId, EvidenceId, PassageId};
use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

/// The files of all editions, oldest first: the guide, where it asks for consultation, how hours are held against it,
/// and what holds during the year. A new edition is one entry here.
const FILES: &[[&str; 4]] = &[[
    include_str!("../../../assets/guides/2025-11.toml"),
    include_str!("../../../assets/guides/2025-11-overleg.toml"),
    include_str!("../../../assets/guides/2025-11-uren.toml"),
    include_str!("../../../assets/guides/2025-11-jaar.toml"),
]];

/// The kind whose passages stand behind a line of which the kind is not known.
const FALLBACK_KIND: &str = "overig";

static EDITIONS: LazyLock<Vec<Guide>> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "compiled in; the test every_edition_is_whole reads them all"
    )]
    FILES
        .iter()
        .map(|[guide, consultations, hours, year]| {
            Guide::parse(guide)
                .and_then(|guide| guide.with_consultations(consultations))
                .and_then(|guide| guide.with_hours(hours))
                .and_then(|guide| guide.with_year(year))
                .expect("an edition that is compiled in is whole")
        })
        .collect()
});

/// All editions, oldest first.
pub fn editions() -> &'static [Guide] {
    &EDITIONS
}

/// The edition with this id.
pub fn guide(id: &EditionId) -> Option<&'static Guide> {
    editions().iter().find(|guide| guide.edition.id == *id)
}

/// The newest edition that is for this plan year; `None` for years before the first edition.
pub fn edition_for_year(year: i32) -> Option<&'static Guide> {
    editions().iter().rev().find(|guide| {
        guide.edition.valid_from <= year
            && guide.edition.valid_until.is_none_or(|last| year <= last)
    })
}

/// An edition of the guide (referentiegids). Every id that it mentions exists in it.
#[derive(Debug)]
pub struct Guide {
    edition: Edition,
    verdicts: Vec<VerdictLabel>,
    passages: Vec<Passage>,
    cost_groups: Vec<CostGroup>,
    evidence: Vec<Evidence>,
    cost_kinds: Vec<CostKind>,
    checks: Vec<Check>,
    rates: Vec<Rate>,
    rate_basis: RateBasis,
    indexation: Indexation,
    deadlines: Vec<Deadline>,
    settings: Vec<Setting>,
    faq: Vec<Faq>,
    budget: Budget,
    criteria: Vec<Criterion>,
    tree: Tree,
    consultations: Vec<ConsultationRule>,
    hours: Option<HoursRules>,
    requests: Vec<RequestRule>,
    by_id: Index,
    /// The words of the cost kinds, prepared at the first suggestion.
    pub(super) lexicon: OnceLock<Lexicon>,
}

/// Where in its list an entry with an id stands.
#[derive(Debug, Default)]
struct Index {
    passages: BTreeMap<PassageId, usize>,
    cost_kinds: BTreeMap<CostKindId, usize>,
}

impl Guide {
    /// Reads the file of an edition and checks every reference in it.
    ///
    /// # Errors
    /// Every fault that was found, each with its table and id; only the first when the text is no TOML
    /// or not in the shape of a guide.
    pub fn parse(text: &str) -> Result<Self, Vec<GuideError>> {
        let raw: raw::RawGuide =
            toml::from_str(text).map_err(|error| vec![syntax(text, &error)])?;
        let mut faults = check::references(&raw);
        faults.extend(check_tree::tree(&raw.tree));
        let guide = build::guide(raw, &mut faults);
        faults.extend(check::meaning(&guide));
        if faults.is_empty() {
            Ok(guide)
        } else {
            Err(faults)
        }
    }

    /// Which edition this is.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The guide's own name for a verdict.
    pub fn verdict_label(&self, verdict: Verdict) -> Option<&VerdictLabel> {
        self.verdicts.iter().find(|label| label.verdict == verdict)
    }

    /// All passages, in the guide's order.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// The passage with this id; `None` also for the region's own passages.
    pub fn passage(&self, id: &PassageId) -> Option<&Passage> {
        self.passages.get(*self.by_id.passages.get(id)?)
    }

    /// The groups of cost kinds, in the order of menus.
    pub fn cost_groups(&self) -> &[CostGroup] {
        &self.cost_groups
    }

    /// All cost kinds, in the guide's order.
    pub fn cost_kinds(&self) -> &[CostKind] {
        &self.cost_kinds
    }

    /// The cost kind with this id.
    pub fn cost_kind(&self, id: &CostKindId) -> Option<&CostKind> {
        self.cost_kinds.get(*self.by_id.cost_kinds.get(id)?)
    }

    /// The passages that a line rests on while its kind is not known. Never empty.
    pub fn fallback_passages(&self) -> &[PassageId] {
        self.cost_kind(&CostKindId::from(FALLBACK_KIND))
            .map_or(&[], |kind| &kind.passages)
    }

    /// The condition with this id, as the first kind that asks it has it (its passage differs by kind).
    pub fn condition(&self, id: &ConditionId) -> Option<&Condition> {
        self.cost_kinds
            .iter()
            .flat_map(|kind| &kind.conditions)
            .find(|condition| condition.id == *id)
    }

    /// The conditions that want a dated consultation behind their answer, in the guide's order.
    pub fn consultations(&self) -> &[ConsultationRule] {
        &self.consultations
    }

    /// What this condition wants of a consultation; `None` where it wants none.
    pub fn consultation(&self, condition: &ConditionId) -> Option<&ConsultationRule> {
        self.consultations
            .iter()
            .find(|rule| rule.condition == *condition)
    }

    /// All documents that can be asked for.
    pub fn all_evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// The document with this id.
    pub fn evidence(&self, id: &EvidenceId) -> Option<&Evidence> {
        self.evidence.iter().find(|item| item.id == *id)
    }

    /// The checks on one subject, in the guide's order.
    pub fn checks(&self, subject: Subject) -> impl Iterator<Item = &Check> {
        self.checks
            .iter()
            .filter(move |check| check.subject == subject)
    }

    /// The check with this id.
    pub fn check(&self, id: &ConditionId) -> Option<&Check> {
        self.checks.iter().find(|check| check.id == *id)
    }

    /// All amounts.
    pub fn rates(&self) -> &[Rate] {
        &self.rates
    }

    /// The amount of this kind for this very year; another year's amount never stands in for it.
    pub fn rate(&self, kind: &str, year: i32) -> Option<&Rate> {
        self.rates
            .iter()
            .find(|rate| rate.kind == kind && rate.year == year)
    }

    /// How hours of internal trainers are held against it; `None` for a guide read without that file.
    pub fn hours(&self) -> Option<&HoursRules> {
        self.hours.as_ref()
    }

    /// What a partner may ask during the year; nothing for a guide read without that file.
    pub fn requests(&self) -> &[RequestRule] {
        &self.requests
    }

    /// How the hourly rate was arrived at.
    pub fn rate_basis(&self) -> &RateBasis {
        &self.rate_basis
    }

    /// How the hourly rate follows the years.
    pub fn indexation(&self) -> &Indexation {
        &self.indexation
    }

    /// Dates and moments.
    pub fn deadlines(&self) -> &[Deadline] {
        &self.deadlines
    }

    /// The deadline with this id.
    pub fn deadline(&self, id: &str) -> Option<&Deadline> {
        self.deadlines.iter().find(|deadline| deadline.id == id)
    }

    /// What a region decides for itself.
    pub fn settings(&self) -> &[Setting] {
        &self.settings
    }

    /// The setting with this id.
    pub fn setting(&self, id: &str) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.id == id)
    }

    /// The questions of Bijlage 3.
    pub fn faq(&self) -> &[Faq] {
        &self.faq
    }

    /// The parts of the regional budget.
    pub fn budget(&self) -> &Budget {
        &self.budget
    }

    /// The sources that a plan is laid beside.
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// The decision tree for internal employees.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }
}

fn syntax(text: &str, error: &toml::de::Error) -> GuideError {
    let line = error.span().map(|span| {
        let before = text.get(..span.start).unwrap_or(text);
        before.matches('\n').count() + 1
    });
    GuideError {
        table: "",
        id: String::new(),
        fault: GuideFault::Syntax {
            line,
            text: line
                .and_then(|line| text.lines().nth(line - 1))
                .unwrap_or_default()
                .to_owned(),
            detail: error.message().to_owned(),
        },
    }
}
