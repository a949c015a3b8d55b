//! The sheet as the partner sent it, with what was read, what is wrong and what changed at its cells.

use crate::desk::{Reading, SourceSheet, split_address};
use crate::domain::change::{Change, Field};
use crate::domain::submission::{CellAnswer, CellRef, Severity, Submission};
use crate::screen::source_table::{Cell, Mark, Row, SourceTable};
use crate::ui::sheet::Look;
use crate::words;
use std::collections::{BTreeMap, BTreeSet};

/// Which rows are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    All,
    Differences,
    Faults,
}

impl Filter {
    pub const ALL: [Self; 3] = [Self::All, Self::Differences, Self::Faults];

    pub fn at(at: usize) -> Self {
        Self::ALL.get(at).copied().unwrap_or(Self::All)
    }
}

/// What is known about the cells of one sheet.
struct Known<'a> {
    severities: BTreeMap<&'a str, Severity>,
    changed: BTreeMap<&'a str, String>,
    /// What the user typed instead.
    answered: BTreeMap<&'a str, &'a str>,
    new_rows: BTreeSet<u32>,
    read_rows: BTreeSet<u32>,
}

impl Filter {
    /// Whether a row with this mark is shown.
    pub fn passes(self, mark: Mark) -> bool {
        match self {
            Self::All => true,
            Self::Differences => matches!(mark, Mark::New | Mark::Dropped | Mark::Changed),
            Self::Faults => matches!(mark, Mark::Wrong | Mark::Asked),
        }
    }
}

/// The sheet with its marks; `header_row` is the row of its heads.
pub(super) fn table(
    reading: &Reading,
    source: &SourceSheet,
    header_row: Option<u32>,
) -> SourceTable {
    let known = Known::of(reading, source.name.as_ref());
    let mut look = |at: &str, words: &str| match (known.look(at), known.answered.get(at)) {
        (Look::Plain | Look::Noted, Some(typed)) => {
            (Look::Changed(words.to_owned()), Some((*typed).to_owned()))
        }
        (look, _) => (look, None),
    };
    let mut mark = |row: u32, cells: &[Cell]| known.mark(row, cells);
    let mut table = SourceTable::of(source, header_row, &mut look, &mut mark);
    table.push(dropped(reading));
    table
}

impl<'a> Known<'a> {
    fn of(reading: &'a Reading, sheet: Option<&String>) -> Self {
        let mut known = Self {
            severities: BTreeMap::new(),
            changed: BTreeMap::new(),
            answered: BTreeMap::new(),
            new_rows: BTreeSet::new(),
            read_rows: BTreeSet::new(),
        };
        let here = |at: &'a CellRef| at.cell.as_deref().filter(|_| at.sheet.as_ref() == sheet);
        for remark in &reading.remarks {
            if let Some(cell) = here(&remark.at) {
                let worst = known.severities.entry(cell).or_insert(remark.severity);
                *worst = remark.severity.min(*worst);
            }
        }
        for (at, answer) in &reading.request.answers {
            if let (Some(cell), CellAnswer::Use(text)) = (here(at), answer) {
                known.answered.insert(cell, text);
            }
        }
        for change in reading.changes.iter().filter(|it| !reading.keeps(it)) {
            match change {
                Change::ActivityChanged { before, at, .. }
                | Change::LineChanged { before, at, .. } => {
                    if let Some(cell) = here(at) {
                        known.changed.insert(cell, short(before));
                    }
                }
                Change::ActivityAdded { at, .. } | Change::LineAdded { at, .. } => {
                    let row = here(at).and_then(split_address).map(|(_, row)| row);
                    known.new_rows.extend(row);
                }
                Change::ActivityDropped { .. } | Change::LineDropped { .. } => {}
            }
        }
        for at in cells_read(&reading.submission) {
            let row = here(at).and_then(split_address).map(|(_, row)| row);
            known.read_rows.extend(row);
        }
        known
    }

    fn look(&self, at: &str) -> Look {
        match (self.severities.get(at), self.changed.get(at)) {
            (Some(Severity::Error), _) => Look::Wrong,
            (Some(Severity::Question), _) => Look::Asked,
            (_, Some(before)) => Look::Changed(before.clone()),
            (Some(Severity::Notice), None) => Look::Noted,
            (None, None) => Look::Plain,
        }
    }

    fn mark(&self, row: u32, cells: &[Cell]) -> Mark {
        let of_cell = |look: &Look| match look {
            Look::Plain => Mark::None,
            Look::Noted => Mark::Noted,
            Look::Changed(_) => Mark::Changed,
            Look::Asked => Mark::Asked,
            Look::Wrong => Mark::Wrong,
        };
        let worst = cells.iter().map(|(_, _, look)| of_cell(look)).max();
        let whole = if self.new_rows.contains(&row) {
            Mark::New
        } else if self.read_rows.contains(&row) {
            Mark::Read
        } else {
            Mark::None
        };
        whole.max(worst.unwrap_or(Mark::None))
    }
}

/// Every cell that a value of the plan was read from.
fn cells_read(submission: &Submission) -> impl Iterator<Item = &CellRef> {
    submission.activities.iter().flat_map(|activity| {
        let own = [
            activity.number.as_ref().map(|it| &it.at),
            activity.name.as_ref().map(|it| &it.at),
            activity.kind.as_ref().map(|it| &it.at),
            activity.date.as_ref().map(|it| &it.at),
            activity.date_text.as_ref().map(|it| &it.at),
            activity.participants.as_ref().map(|it| &it.at),
        ];
        let costs = activity.costs.iter().map(|cost| &cost.at);
        own.into_iter().flatten().chain(costs)
    })
}

fn dropped(reading: &Reading) -> Vec<Row> {
    let standing = reading.standing.as_ref().map_or(1, |plan| plan.version);
    let gone = |number: &String, name: &String, amount, kept: bool| Row {
        number: "–".to_owned(),
        mark: if kept { Mark::None } else { Mark::Dropped },
        cells: [number.clone(), name.clone(), words::plain_amount(amount)]
            .map(|words| (words, false, Look::Plain))
            .to_vec(),
        note: match kept {
            true => format!("Blijft zoals in versie {standing}"),
            false => "Staat niet meer in deze versie".to_owned(),
        },
        above: false,
    };
    reading
        .changes
        .iter()
        .filter_map(|change| match change {
            Change::ActivityDropped {
                project_number,
                name,
                requested,
                ..
            } => Some(gone(
                project_number,
                name,
                *requested,
                reading.keeps(change),
            )),
            Change::LineDropped {
                project_number,
                text,
                requested,
                ..
            } => Some(gone(
                project_number,
                text,
                *requested,
                reading.keeps(change),
            )),
            Change::ActivityAdded { .. }
            | Change::ActivityChanged { .. }
            | Change::LineAdded { .. }
            | Change::LineChanged { .. } => None,
        })
        .collect()
}

/// A value as it stood, without its unit: the cell beside it shows the new one the same way.
fn short(field: &Field) -> String {
    match field {
        Field::Amount(amount) => words::plain_amount(*amount),
        Field::Text(text) | Field::Name(text) | Field::Period(Some(text)) => text.clone(),
        Field::Kind(kind) => words::activity_kind(*kind).to_owned(),
        Field::Date(Some(day)) => day.format("%d-%m-%Y").to_string(),
        Field::Participants(Some(count)) => count.to_string(),
        Field::Date(None) | Field::Period(None) | Field::Participants(None) => "leeg".to_owned(),
    }
}
