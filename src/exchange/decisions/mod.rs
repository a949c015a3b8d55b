//! Decisions as a workbook: out to be filled in elsewhere, and back in by hidden ids.
//! Whether a decision may be taken like that is for the desk to say.

mod answers;
mod read;
mod write;

use crate::domain::decision::Outcome;
use crate::domain::plan::ActivityKind;
use crate::domain::submission::{CellRef, Sourced};
use crate::domain::verdict::{Answer, AskedCondition, CheckResult, Verdict};
use crate::domain::{ActivityId, Cents, ConditionId, CostKindId, CostLineId, PassageId, PlanId};
use crate::exchange::intake_form::KindChoice;
use std::collections::BTreeMap;

pub use read::read;
pub use write::write;

/// Everything that goes out, and what coming back is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionBook {
    pub year: i32,
    pub rows: Vec<DecisionRow>,
    pub checks: Vec<CheckRow>,
    /// In the order of the drop-down.
    pub kinds: Vec<KindChoice>,
}

/// One cost line as it stands in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    pub line: CostLineId,
    pub partner: String,
    pub project_number: String,
    pub activity: String,
    pub activity_kind: Option<ActivityKind>,
    pub text: String,
    pub requested: Cents,
    /// The kind that was chosen.
    pub kind: Option<CostKindId>,
    /// Best first; shown as a suggestion where no kind was chosen.
    pub suggested_kinds: Vec<CostKindId>,
    /// The conditions of the kind, with the answers so far.
    pub conditions: Vec<AskedCondition>,
    /// The verdict that the rules suggest.
    pub suggested: Verdict,
    /// Why, in words.
    pub reason: String,
    pub passages: Vec<PassageId>,
    /// What was decided so far.
    pub decided: Option<Decided>,
}

/// A decision that was taken before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    pub outcome: Outcome,
    pub recorded: Verdict,
    pub granted: Cents,
    pub motivation: String,
}

/// A check on an activity or a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRow {
    pub subject: Subject,
    pub partner: String,
    /// Empty for a check on the plan.
    pub project_number: String,
    /// Empty for a check on the plan.
    pub activity: String,
    pub check: CheckResult,
}

/// What a check is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Activity(ActivityId),
    Plan(PlanId),
}

/// What came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DecisionSheet {
    /// In the order of the sheet; only lines with something to say.
    pub decisions: Vec<DecisionInput>,
    pub checks: Vec<CheckInput>,
}

/// One cost line as the workbook has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionInput {
    pub line: CostLineId,
    /// The row, at its id.
    pub at: CellRef,
    /// The kind in the sheet; `None` inside when the cell is empty.
    pub kind: Sourced<Option<CostKindId>>,
    /// The answers in the sheet by condition; `None` inside when the cell is empty.
    /// Conditions that the sheet does not name are not here: nothing is said of them.
    pub answers: BTreeMap<ConditionId, Sourced<Option<Answer>>>,
    /// `None` when nothing is decided here.
    pub decision: Option<DecisionMade>,
    /// Kind, answers and decision are all as they went out.
    pub unchanged: bool,
}

/// A decision in the workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionMade {
    /// As written; where only an amount is given it follows from that: all is granted, part of it, or nothing.
    pub outcome: Sourced<Outcome>,
    /// `None`: as the rules suggest.
    pub recorded: Option<Sourced<Verdict>>,
    /// `None` when the cell is empty.
    pub granted: Option<Sourced<Cents>>,
    /// Empty when the cell is.
    pub motivation: Sourced<String>,
}

/// An answer to a check on an activity or a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckInput {
    pub subject: Subject,
    pub check: ConditionId,
    /// `None` inside when the cell is empty.
    pub answer: Sourced<Option<Answer>>,
}

const PURPOSE: &str = "besluiten";
const LINES_SHEET: &str = "Besluiten";
const ANSWERS_SHEET: &str = "Antwoorden";
const CHECKS_SHEET: &str = "Controles";
/// Rows count from 0; the title and a note stand above it.
const HEADER_ROW: u32 = 2;

/// A column of the sheet with lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Id,
    Partner,
    Project,
    Activity,
    ActivityKind,
    Text,
    Requested,
    Kind,
    SuggestedKind,
    SuggestedVerdict,
    Reason,
    Passages,
    Outcome,
    Recorded,
    Granted,
    Motivation,
}

/// In their order, with the words over them; the first is the one that is written.
const COLUMNS: [(Column, &[&str]); 16] = [
    (Column::Id, &["Regel-id", "regel"]),
    (Column::Partner, &["Partner"]),
    (Column::Project, &["Projectnummer"]),
    (Column::Activity, &["Activiteit", "Projectnaam"]),
    (Column::ActivityKind, &["Soort"]),
    (Column::Text, &["Omschrijving"]),
    (
        Column::Requested,
        &["Gevraagd (€)", "Aangevraagd", "Aangevraagd (€)"],
    ),
    (Column::Kind, &["Kostensoort"]),
    (
        Column::SuggestedKind,
        &["Suggestie kostensoort", "Voorstel kostensoort"],
    ),
    (Column::SuggestedVerdict, &["Voorstel oordeel"]),
    (Column::Reason, &["Reden"]),
    (Column::Passages, &["Passages"]),
    (Column::Outcome, &["Besluit"]),
    (Column::Recorded, &["Oordeel"]),
    (
        Column::Granted,
        &["Toegekend (€)", "Toegekend", "Toegekend bedrag"],
    ),
    (Column::Motivation, &["Motivering"]),
];

/// A column of the sheets with answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum AnswerColumn {
    Subject,
    Partner,
    Project,
    Activity,
    Text,
    Condition,
    Question,
    AskedOf,
    Answer,
}

/// In their order, with the words over them.
const ANSWER_COLUMNS: [(AnswerColumn, &[&str]); 9] = [
    (
        AnswerColumn::Subject,
        &["Regel-id", "Onderwerp-id", "regel"],
    ),
    (AnswerColumn::Partner, &["Partner"]),
    (AnswerColumn::Project, &["Projectnummer"]),
    (AnswerColumn::Activity, &["Activiteit"]),
    (AnswerColumn::Text, &["Omschrijving"]),
    (AnswerColumn::Condition, &["Voorwaarde", "Controle"]),
    (AnswerColumn::Question, &["Vraag"]),
    (AnswerColumn::AskedOf, &["Wie weet het"]),
    (AnswerColumn::Answer, &["Antwoord"]),
];

impl Subject {
    /// `activiteit:12`, `plan:3`.
    fn code(self) -> String {
        match self {
            Self::Activity(ActivityId(id)) => format!("activiteit:{id}"),
            Self::Plan(PlanId(id)) => format!("plan:{id}"),
        }
    }
}

/// The name of a kind, or its id when the list does not have it.
fn kind_name<'a>(id: &'a CostKindId, kinds: &'a [KindChoice]) -> &'a str {
    kinds
        .iter()
        .find(|kind| kind.id == *id)
        .map_or(id.as_str(), |kind| &kind.name)
}
