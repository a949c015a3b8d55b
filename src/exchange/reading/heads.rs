//! The cells of a row that tell about an activity: its name, number, kind, date and participants.

use super::fields;
use super::page::{Findings, Page};
use super::plain::plain;
use super::table::Table;
use super::totals;
use crate::domain::plan::ActivityKind;
use crate::domain::submission::{Doubt, Severity, Sourced, SubmittedActivity};
use crate::exchange::grid::Position;
use crate::exchange::headers::Field;

const FIELDS: [Field; 5] = [
    Field::Name,
    Field::Number,
    Field::Kind,
    Field::Date,
    Field::Participants,
];

/// What a row says about an activity, as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    texts: [String; 5],
}

impl Head {
    /// The head cells of a row. `numbers` is false where numbers count lines, not activities.
    pub fn of_row(page: &Page<'_>, table: &Table, row: u32, numbers: bool) -> Self {
        let text = |field| match table.cell(field, row) {
            Some(_) if field == Field::Number && !numbers => String::new(),
            Some(position) => page.text(position),
            None => String::new(),
        };
        Self {
            texts: FIELDS.map(text),
        }
    }

    pub fn name(&self) -> &str {
        self.texts.first().map_or("", String::as_str)
    }

    pub fn number(&self) -> &str {
        self.texts.get(1).map_or("", String::as_str)
    }

    /// How many of kind, date and participants are stated.
    pub fn about(&self) -> usize {
        self.texts
            .iter()
            .skip(2)
            .filter(|text| !text.is_empty())
            .count()
    }

    /// Whether a later row says nothing that this one does not: it goes on about the same activity.
    pub fn covers(&self, later: &Self) -> bool {
        self.texts
            .iter()
            .zip(&later.texts)
            .all(|(own, other)| other.is_empty() || own == other)
            || self.covers_part(later)
    }

    /// `3.1` under `3` is a part of activity 3.
    fn covers_part(&self, later: &Self) -> bool {
        let part = later.number().strip_prefix(self.number());
        later.name().is_empty()
            && later.about() == 0
            && !self.number().is_empty()
            && part.is_some_and(|rest| rest.starts_with(['.', ',', '-', 'a', 'b', 'c', 'd', 'e']))
    }
}

/// Reads the activity that begins in a row. `section` is the kind that a heading above it names.
pub fn activity(
    page: &Page<'_>,
    table: &Table,
    row: u32,
    section: Option<&Sourced<ActivityKind>>,
    findings: &mut Findings,
) -> SubmittedActivity {
    let name_cell = table.cell(Field::Name, row);
    let name = name_cell.and_then(|position| fields::words(page, position, findings));
    if name.is_none()
        && let Some(position) = name_cell.filter(|position| page.is_empty(*position))
    {
        findings.add(
            Severity::Error,
            page.at(position),
            None,
            Doubt::MissingName,
            Vec::new(),
        );
    }
    let words = name.as_ref().map_or("", |name| name.value.as_str());
    let kind_cell = table
        .cell(Field::Kind, row)
        .unwrap_or_else(|| page.free_cell(row));
    let told = findings.facts.get(&plain(words)).cloned();
    let elsewhere = told.as_ref().and_then(|told| told.activity.kind.as_ref());
    let asked = told.as_ref().is_some_and(|told| told.kind_asked);
    let kind = match section.or(elsewhere).filter(|_| page.is_empty(kind_cell)) {
        Some(kind) => Some(kind.clone()),
        None if asked && page.is_empty(kind_cell) => None,
        None => fields::kind(page, kind_cell, words, findings),
    };
    let (date, date_text) = match table.cell(Field::Date, row) {
        Some(position) => fields::date(page, position, findings),
        None => (None, None),
    };
    let participants = table
        .cell(Field::Participants, row)
        .and_then(|position| fields::participants(page, position, findings));
    let is_blank = |field| {
        table
            .cell(field, row)
            .is_none_or(|position| page.is_empty(position))
    };
    let told_of = |field| {
        let activity = told.as_ref().map(|told| &told.activity);
        activity.filter(|_| is_blank(field))
    };
    let (date, date_text) = match told_of(Field::Date) {
        Some(told) => (told.date.clone(), told.date_text.clone()),
        None => (date, date_text),
    };
    let participants = match told_of(Field::Participants) {
        Some(told) => told.participants.clone(),
        None => participants,
    };
    SubmittedActivity {
        sheet: page.sheet.name.clone(),
        number: match told_of(Field::Number) {
            Some(told) => told.number.clone(),
            None => table
                .cell(Field::Number, row)
                .and_then(|position| fields::words(page, position, findings)),
        },
        name,
        kind,
        date,
        date_text,
        participants,
        costs: Vec::new(),
        form_id: None,
    }
}

/// Says that a value comes from a hidden row or column.
pub fn mark_hidden(page: &Page<'_>, position: Position, findings: &mut Findings) {
    let hidden = page.sheet.hidden_rows.contains(&position.row)
        || page.sheet.hidden_columns.contains(&position.column);
    if hidden {
        findings.notice(page.at(position), page.text(position), Doubt::HiddenRowRead);
    }
}

/// The first cell of a row that says it is a total, unless the row tells what kind of activity or when.
/// Participants may be summed too.
pub fn total_label(page: &Page<'_>, row: u32, head: &Head, current: &str) -> Option<String> {
    let is_label = |text: &str| totals::is_total(text, &[current]);
    let mut tells = head.texts.iter().skip(2).take(2);
    if tells.any(|text| !text.is_empty() && !is_label(text)) {
        return None;
    }
    page.row(row)
        .map(|position| page.text(position))
        .find(|text| is_label(text))
}

/// The first cell of a row that begins as a total does, unless the row tells of an activity.
/// Only an amount beside it that is a sum can say whether it is one.
pub fn total_label_beside(page: &Page<'_>, row: u32, head: &Head) -> Option<String> {
    if head
        .texts
        .iter()
        .skip(2)
        .take(2)
        .any(|text| !text.is_empty())
    {
        return None;
    }
    page.row(row)
        .map(|position| page.text(position))
        .find(|text| totals::begins_as_total(text))
}

/// A row under a header that only says in what units its columns are.
pub fn is_of_units(page: &Page<'_>, row: u32) -> bool {
    const UNITS: [&str; 22] = [
        "euro",
        "eur",
        "in euro",
        "euro s",
        "aantal",
        "dd mm jjjj",
        "dd mm jj",
        "dd mm yyyy",
        "datum",
        "uren",
        "tekst",
        "o t o",
        "o t e",
        "personen",
        "stuks",
        "bedrag",
        "incl btw",
        "excl btw",
        "euro incl btw",
        "euro excl btw",
        "x",
        "nr",
    ];
    let texts: Vec<String> = page
        .row(row)
        .map(|position| plain(&page.text(position)))
        .filter(|text| !text.is_empty())
        .collect();
    !texts.is_empty() && texts.iter().all(|text| UNITS.contains(&text.as_str()))
}
