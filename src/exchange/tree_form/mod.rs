//! The decision form (beslisformulier): the program's own workbook in which an institution answers the questions of
//! the decision tree. It comes back recognised by hidden ids. Where the answers lead is not known here.

mod read;
mod write;

use crate::domain::submission::{CellRef, Sourced};
use crate::domain::{ActivityId, EditionId};
use crate::exchange::grid::{Position, address};
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub use read::{made_for, read};
pub use write::write;

/// What a form is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeFormSpec {
    /// The year in which the work is done.
    pub year: i32,
    /// The edition whose questions are asked.
    pub edition: EditionId,
    /// What that edition is called: `Referentiegids OTO-gelden van november 2025`.
    pub guide: String,
    /// The office that gets the form back; may be empty.
    pub office: String,
    /// `None` makes a form for any activity.
    pub activity: Option<FormActivity>,
    /// Filled in beforehand; may be empty.
    pub organisation: String,
    /// In the order of the tree.
    pub questions: Vec<FormQuestion>,
}

/// The activity that a form is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormActivity {
    pub id: ActivityId,
    pub project_number: String,
    pub name: String,
}

/// A question of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormQuestion {
    /// Its id in the edition.
    pub node: String,
    pub question: String,
    pub help: String,
    pub answers: Vec<FormAnswer>,
    /// The answers that lead here: number of the question and of its answer, from 0. Empty for the first question.
    pub after: Vec<(usize, usize)>,
}

/// An answer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormAnswer {
    pub id: String,
    pub label: String,
}

/// What the hidden sheet says a form was made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeFor {
    pub year: Option<i32>,
    pub edition: Option<EditionId>,
    pub activity: Option<FormActivity>,
    /// Number of the sheet with the questions.
    sheet: usize,
    header: u32,
    hidden: usize,
}

/// A form as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TreeFormReading {
    pub filled_in_by: String,
    pub organisation: String,
    /// `None` when it is missing or cannot be read in one way only, which a remark says.
    pub dated: Option<NaiveDate>,
    pub role: String,
    pub description: String,
    /// What stands at activity, as written.
    pub activity: Option<Sourced<String>>,
    /// Every answer that was filled in, by node: its id.
    pub answers: BTreeMap<String, Sourced<String>>,
    /// Nodes whose answer cell holds something that is no answer, which a remark says.
    pub unread: Vec<String>,
    /// The institution's own explanation, by node.
    pub notes: BTreeMap<String, String>,
    /// Where the answer to each question belongs.
    pub places: BTreeMap<String, CellRef>,
}

const PURPOSE: &str = "beslisformulier";
const VERSION: &str = "1";
const SHEET: &str = "Beslisformulier";
/// Rows count from 0.
const EDITION_ROW: u32 = 3;
const FIRST_FIELD_ROW: u32 = 4;
const STATUS_ROW: u32 = 10;
const HEADER_ROW: u32 = 11;
const FIRST_ROW: u32 = 12;
/// Columns count from 0.
const INPUT_COLUMN: u32 = 2;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Number,
    Question,
    Help,
    When,
    Answer,
    Note,
    Node,
}

/// In their order, with the words over them; the first is the one that is written.
const COLUMNS: [(Column, &[&str]); 7] = [
    (Column::Number, &["Nr."]),
    (Column::Question, &["Vraag"]),
    (Column::Help, &["Uitleg"]),
    (Column::When, &["Wanneer beantwoordt u deze vraag?"]),
    (Column::Answer, &["Antwoord"]),
    (Column::Note, &["Toelichting, mag leeg blijven"]),
    (Column::Node, &["Vraag-id (niet wijzigen)"]),
];

/// A field above the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    FilledInBy,
    Organisation,
    Dated,
    Activity,
    Role,
    Description,
}

/// The fields with their labels, one a row from [`FIRST_FIELD_ROW`].
const FIELDS: [(Field, &str); 6] = [
    (Field::FilledInBy, "Naam invuller *"),
    (Field::Organisation, "Organisatie of afdeling *"),
    (Field::Dated, "Datum *"),
    (Field::Activity, "Activiteit"),
    (Field::Role, "Rol van de medewerker, zonder naam *"),
    (Field::Description, "Omschrijving van de activiteit *"),
];

/// Where a form says of which edition it is.
pub fn edition_place() -> CellRef {
    CellRef {
        sheet: Some(SHEET.to_owned()),
        cell: Some(address(Position {
            row: EDITION_ROW,
            column: 0,
        })),
    }
}

/// `DV-27-02 Oefening stroomuitval`.
fn activity_words(activity: &FormActivity) -> String {
    format!("{} {}", activity.project_number, activity.name)
}

/// `Altijd`, or by which answers one gets to a question.
fn when(question: &FormQuestion, all: &[FormQuestion]) -> String {
    let mut ways: Vec<(usize, Vec<&str>)> = Vec::new();
    for (from, answer) in &question.after {
        let label = all.get(*from).and_then(|it| it.answers.get(*answer));
        let label = label.map_or("", |it| it.label.as_str());
        match ways.iter_mut().find(|(known, _)| known == from) {
            Some((_, labels)) => labels.push(label),
            None => ways.push((*from, vec![label])),
        }
    }
    let ways: Vec<String> = ways
        .into_iter()
        .map(|(from, labels)| {
            let labels: Vec<String> = labels.iter().map(|it| format!("“{it}”")).collect();
            format!("vraag {} = {}", from + 1, labels.join(" of "))
        })
        .collect();
    match ways.as_slice() {
        [] => "Altijd.".to_owned(),
        ways => format!("Alleen als {}.", ways.join(", of als ")),
    }
}
