//! The intake form: the program's own workbook in which a partner fills in a year plan.
//! It comes back recognised by hidden ids, whatever program saved it and however its rows were moved.

mod activities;
mod costs;
mod locked;
mod read;
mod write;

use crate::domain::submission::{CellAnswer, CellRef, Remark, Sourced, Submission};
use crate::domain::{CostKindId, plan::ActivityKind};
use crate::exchange::own_sheet::Header;
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub use read::{read, recognise};
pub use write::write;

/// A cost kind that can be chosen, under the name people see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindChoice {
    pub id: CostKindId,
    pub name: String,
    /// Name of the group, for the sheet that lists all kinds.
    pub group: String,
}

/// What a form is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntakeFormSpec {
    /// The year of the activities.
    pub year: i32,
    /// `None` makes a form for any partner.
    pub partner: Option<FormPartner>,
    /// The office that gets the form back: `Netwerkbureau Rijn & Heuvelrug`.
    pub office: String,
    /// In the order of the drop-down.
    pub kinds: Vec<KindChoice>,
    /// Until when plans can be handed in; the form says so when it is known.
    pub hand_in_before: Option<NaiveDate>,
}

/// The partner that a form is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormPartner {
    pub name: String,
    /// The partner's code in the register: `RU`.
    pub code: String,
}

/// Where the form stands in a workbook that was recognised as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormSheet {
    /// Number of the sheet with the plan.
    pub plan: usize,
    /// Number of the sheet with the hidden ids; `None` when another program dropped it.
    pub hidden: Option<usize>,
    header: Header<Column>,
}

/// What is known when a form is read.
#[derive(Debug, Clone)]
pub struct FormOptions<'a> {
    /// The plan year; `None` takes the form's own.
    pub year: Option<i32>,
    /// The user's answers to earlier remarks.
    pub answers: &'a BTreeMap<CellRef, CellAnswer>,
    /// All cost kinds that the guide knows.
    pub kinds: &'a [KindChoice],
}

/// A form as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormReading {
    pub submission: Submission,
    pub remarks: Vec<Remark>,
    pub extra: FormExtra,
}

/// What only our own form states.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormExtra {
    /// Code of the partner that the form was made for, as long as the name was not altered.
    pub partner_code: Option<String>,
    pub contact: Option<Sourced<String>>,
    pub email: Option<Sourced<String>>,
    pub phone: Option<Sourced<String>>,
    /// The partner's own reference (uw kenmerk).
    pub reference: Option<Sourced<String>>,
    /// Bestuurder or gemandateerde.
    pub signed_by: Option<Sourced<String>>,
    pub signed_function: Option<Sourced<String>>,
    pub signed_on: Option<Sourced<NaiveDate>>,
    /// Whether the self-evaluation is said to be enclosed.
    pub self_evaluation: Option<Sourced<bool>>,
    /// Explanations (toelichting) beside rows.
    pub notes: Vec<FormNote>,
}

/// An explanation beside a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormNote {
    /// Number of the activity in the submission, from 0.
    pub activity: usize,
    /// Number of the cost line in that activity, from 0; `None` when the row has no amount.
    pub cost: Option<usize>,
    pub text: Sourced<String>,
}

/// How many rows a fresh form has.
pub const PREPARED_ROWS: u32 = 150;

const PURPOSE: &str = "sjabloon";
const VERSION: &str = "1";
const PLAN_SHEET: &str = "Jaarplan";
/// Rows count from 0.
const FIRST_FIELD_ROW: u32 = 3;
const TOTAL_ROW: u32 = 8;
const HEADER_ROW: u32 = 9;
const FIRST_ROW: u32 = 10;
const LAST_ROW: u32 = FIRST_ROW + PREPARED_ROWS - 1;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Number,
    Name,
    Kind,
    Date,
    Period,
    Participants,
    Text,
    CostKind,
    Amount,
    Note,
    Id,
}

/// The columns in their order, with the words over them; the first is the one that the form itself writes.
const COLUMNS: [(Column, &[&str]); 11] = [
    (Column::Number, &["Nr. activiteit", "Nr", "Nummer"]),
    (Column::Name, &["Naam activiteit *", "Activiteit"]),
    (Column::Kind, &["Soort *", "Soort activiteit"]),
    (Column::Date, &["Datum"]),
    (
        Column::Period,
        &["Periode (als er geen datum is)", "Periode"],
    ),
    (Column::Participants, &["Deelnemers", "Aantal deelnemers"]),
    (Column::Text, &["Omschrijving kosten *", "Omschrijving"]),
    (Column::CostKind, &["Kostensoort"]),
    (Column::Amount, &["Bedrag (€) *", "Bedrag"]),
    (Column::Note, &["Toelichting"]),
    (Column::Id, &["Rij-id (niet wijzigen)", "Rij-id"]),
];

/// A field above the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Organisation,
    Year,
    Contact,
    Email,
    Phone,
    Reference,
    SignedBy,
    SignedFunction,
    SignedOn,
    SelfEvaluation,
}

/// The fields, each with its label, its row below [`FIRST_FIELD_ROW`], and the columns of label and input.
const FIELDS: [(Field, &str, u32, u32, u32); 10] = [
    (Field::Organisation, "Organisatie *", 0, 0, 2),
    (Field::Year, "Planjaar", 0, 6, 7),
    (Field::Contact, "Contactpersoon *", 1, 0, 2),
    (Field::Email, "E-mail contactpersoon", 1, 6, 7),
    (Field::Phone, "Telefoon contactpersoon", 2, 0, 2),
    (Field::Reference, "Uw kenmerk", 2, 6, 7),
    (
        Field::SignedBy,
        "Ondertekend door (bestuurder of gemandateerde) *",
        3,
        0,
        2,
    ),
    (Field::SignedFunction, "Functie ondertekenaar", 3, 6, 7),
    (Field::SignedOn, "Datum ondertekening", 4, 0, 2),
    (
        Field::SelfEvaluation,
        "Zelfevaluatie bijgevoegd (ja of nee) *",
        4,
        6,
        7,
    ),
];

/// The activity kind with this word: the label of the drop-down or the code, whatever its case.
pub(crate) fn activity_kind(text: &str) -> Option<ActivityKind> {
    use crate::exchange::own_sheet::plain;
    let text = plain(text);
    ActivityKind::ALL.into_iter().find(|kind| {
        plain(kind.code()) == text || plain(crate::words::workbooks::activity_kind(*kind)) == text
    })
}

/// The cost kind with this name or id.
pub(crate) fn kind_choice<'a>(text: &str, kinds: &'a [KindChoice]) -> Option<&'a KindChoice> {
    use crate::exchange::own_sheet::plain;
    let text = plain(text);
    kinds
        .iter()
        .find(|kind| plain(&kind.name) == text || plain(kind.id.as_str()) == text)
}
