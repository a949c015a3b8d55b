//! Differences between versions of a plan, in Dutch.

use super::{activity_kind, euros, long_date};
use crate::domain::change::{Change, Field};
use crate::domain::submission::CellRef;

/// One difference as a line: what, and from what to what.
pub fn change(change: &Change) -> String {
    match change {
        Change::ActivityAdded {
            name,
            requested,
            at,
        } => {
            format!(
                "Nieuwe activiteit{}: {name}, {}.",
                place(at),
                euros(*requested)
            )
        }
        Change::ActivityDropped {
            project_number,
            name,
            requested,
            ..
        } => {
            format!(
                "Vervallen activiteit: {project_number} {name}, {}.",
                euros(*requested)
            )
        }
        Change::ActivityChanged {
            project_number,
            before,
            after,
            at,
            ..
        }
        | Change::LineChanged {
            project_number,
            before,
            after,
            at,
            ..
        } => {
            let (was, is) = (value(before), value(after));
            format!(
                "{project_number}, {}{}: was {was}, is nu {is}.",
                field(after),
                place(at)
            )
        }
        Change::LineAdded {
            project_number,
            text,
            requested,
            at,
            ..
        } => {
            format!(
                "{project_number}, nieuwe kostenregel{}: {text}, {}.",
                place(at),
                euros(*requested)
            )
        }
        Change::LineDropped {
            project_number,
            text,
            requested,
            ..
        } => {
            format!(
                "{project_number}, vervallen kostenregel: {text}, {}.",
                euros(*requested)
            )
        }
    }
}

/// What a field is called.
pub fn field(field: &Field) -> &'static str {
    match field {
        Field::Name(_) => "naam",
        Field::Kind(_) => "soort",
        Field::Date(_) => "datum",
        Field::Period(_) => "periode",
        Field::Participants(_) => "deelnemers",
        Field::Text(_) => "omschrijving",
        Field::Amount(_) => "bedrag",
    }
}

/// The value of a field; "leeg" where there is none.
pub fn value(field: &Field) -> String {
    let empty = || "leeg".to_owned();
    match field {
        Field::Name(text) | Field::Text(text) => format!("“{text}”"),
        Field::Kind(kind) => activity_kind(*kind).to_lowercase(),
        Field::Date(date) => date.map_or_else(empty, long_date),
        Field::Period(text) => text.as_ref().map_or_else(empty, |text| format!("“{text}”")),
        Field::Participants(count) => count.map_or_else(empty, |count| count.to_string()),
        Field::Amount(amount) => euros(*amount),
    }
}

/// One difference below the name of its activity: what, and from what to what.
pub fn short(change: &Change) -> String {
    match change {
        Change::ActivityAdded { requested, at, .. } => {
            format!("Nieuwe activiteit{}: {}", place(at), euros(*requested))
        }
        Change::ActivityDropped { requested, .. } => {
            format!("Vervallen activiteit: {}", euros(*requested))
        }
        Change::ActivityChanged {
            before, after, at, ..
        }
        | Change::LineChanged {
            before, after, at, ..
        } => format!(
            "{}{}: was {}, is nu {}",
            capital(field(after)),
            place(at),
            value(before),
            value(after)
        ),
        Change::LineAdded {
            text,
            requested,
            at,
            ..
        } => format!("Nieuwe regel{}: {text}, {}", place(at), euros(*requested)),
        Change::LineDropped {
            text, requested, ..
        } => format!("Vervallen regel: {text}, {}", euros(*requested)),
    }
}

fn capital(word: &str) -> String {
    let mut signs = word.chars();
    let first: String = signs
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    first + signs.as_str()
}

fn place(at: &CellRef) -> String {
    at.cell
        .as_ref()
        .map(|cell| format!(" (cel {cell})"))
        .unwrap_or_default()
}
