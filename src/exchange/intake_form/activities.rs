//! The table of a form: rows become activities with cost lines.

use super::read::Reader;
use super::{Column, FormNote, KindChoice, activity_kind};
use crate::domain::Cents;
use crate::domain::plan::ActivityKind;
use crate::domain::submission::{
    CellAnswer, Doubt, Proposal, Severity, Sourced, SubmittedActivity,
};
use crate::exchange::grid::{Position, Value};
use crate::exchange::own_sheet::{Header, plain, rows_below};
use crate::exchange::own_values::{self, Amount, Day};
use crate::words;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// What reading the table needs to know.
pub(super) struct Known<'a> {
    pub(super) year: Option<i32>,
    pub(super) kinds: &'a [KindChoice],
    /// The names under which the form offered the kinds; the guide may have renamed one since.
    pub(super) old_names: &'a [KindChoice],
}

/// What the table said.
pub(super) struct Table {
    pub(super) activities: Vec<SubmittedActivity>,
    pub(super) notes: Vec<FormNote>,
    /// Every amount could be read.
    pub(super) sound: bool,
}

/// An activity while its rows are still being read.
struct Draft {
    activity: SubmittedActivity,
    first_row: u32,
    kind_in_doubt: bool,
}

pub(super) struct Rows<'r, 'p> {
    pub(super) reader: &'r mut Reader<'p>,
    header: &'r Header<Column>,
    pub(super) known: &'r Known<'r>,
    drafts: Vec<Draft>,
    /// The activity of the row above.
    current: Option<usize>,
    seen_ids: BTreeSet<String>,
    id_above: Option<String>,
    pub(super) table: Table,
}

/// Reads all rows below the header.
pub(super) fn read(reader: &mut Reader<'_>, header: &Header<Column>, known: &Known<'_>) -> Table {
    let rows = rows_below(reader.plan, header.row);
    let mut all = Rows {
        reader,
        header,
        known,
        drafts: Vec::new(),
        current: None,
        seen_ids: BTreeSet::new(),
        id_above: None,
        table: Table {
            activities: Vec::new(),
            notes: Vec::new(),
            sound: true,
        },
    };
    for row in rows {
        all.row(row);
    }
    all.finish()
}

/// The days that a date can mean, as answers.
pub(super) fn day_proposals(days: &[NaiveDate]) -> Vec<Proposal> {
    days.iter()
        .map(|day| Proposal {
            label: words::long_date(*day),
            answer: CellAnswer::Use(day.to_string()),
        })
        .collect()
}

const INPUTS: [Column; 10] = [
    Column::Number,
    Column::Name,
    Column::Kind,
    Column::Date,
    Column::Period,
    Column::Participants,
    Column::Text,
    Column::CostKind,
    Column::Amount,
    Column::Note,
];

impl Rows<'_, '_> {
    pub(super) fn at(&self, row: u32, column: Column) -> Position {
        Position {
            row,
            // A recognised form has all columns.
            column: self
                .header
                .columns
                .get(&column)
                .copied()
                .unwrap_or(u32::MAX),
        }
    }

    fn row(&mut self, row: u32) {
        let first_filled = INPUTS
            .into_iter()
            .map(|column| self.at(row, column))
            .find(|at| self.reader.value(*at).is_some());
        let Some(first_filled) = first_filled else {
            return;
        };
        if self.reader.plan.hidden_rows.contains(&row) {
            self.reader
                .remark(first_filled, Severity::Notice, Doubt::HiddenRowRead);
        }
        if self.is_total(row) {
            return;
        }
        let id = self.reader.text(self.at(row, Column::Id));
        // A pasted row brings the id of the row it was copied from; the first keeps it.
        let own_id = id.clone().filter(|id| self.seen_ids.insert(id.clone()));
        let Some(index) = self.activity_of(row, own_id.as_deref()) else {
            self.table.sound = false;
            return;
        };
        self.current = Some(index);
        self.id_above = id.or(self.id_above.take());
        self.about_activity(row, index);
        let cost = self.cost(row, own_id).and_then(|cost| {
            let draft = self.drafts.get_mut(index)?;
            draft.activity.costs.push(cost);
            draft.activity.costs.len().checked_sub(1)
        });
        let at = self.at(row, Column::Note);
        if let Some(text) = self.reader.clean_text(at) {
            self.table.notes.push(FormNote {
                activity: index,
                cost,
                text: self.reader.sourced(at, text),
            });
        }
    }

    /// A row that somebody added to sum up; counting it would pay everything twice.
    fn is_total(&mut self, row: u32) -> bool {
        let says_total = [Column::Number, Column::Name, Column::Text]
            .into_iter()
            .filter_map(|column| self.reader.text(self.at(row, column)))
            .any(|text| {
                matches!(
                    plain(&text).as_str(),
                    "totaal" | "subtotaal" | "totaalaangevraagd" | "eindtotaal"
                )
            });
        let at = self.at(row, Column::Amount);
        let amount = self
            .reader
            .value(at)
            .map(|value| own_values::amount(&value));
        if says_total && let Some(Amount::Is(stated)) = amount {
            let computed: Cents = self.drafts.iter().map(|it| it.activity.requested()).sum();
            let here = self.current.and_then(|index| self.drafts.get(index));
            let subtotal = here.map(|draft| draft.activity.requested());
            if stated != computed && Some(stated) != subtotal {
                self.reader.remark(
                    at,
                    Severity::Notice,
                    Doubt::TotalDiffers { stated, computed },
                );
            }
        }
        says_total
    }

    /// The activity that a row belongs to, new when need be.
    fn activity_of(&mut self, row: u32, id: Option<&str>) -> Option<usize> {
        let number_at = self.at(row, Column::Number);
        let name_at = self.at(row, Column::Name);
        let number = self.reader.clean_text(number_at);
        let name = self.reader.clean_text(name_at);
        let (number, name) = match (number, name) {
            (None, None) => return self.activity_above(row, id),
            both => both,
        };
        let separate = self.reader.confirmed(name_at);
        if let Some(index) = self.find(number.as_deref(), name.as_deref(), separate) {
            let reader = &mut *self.reader;
            let draft = self.drafts.get_mut(index)?;
            if draft.activity.number.is_none() {
                draft.activity.number = number.map(|number| reader.sourced(number_at, number));
            }
            match (&draft.activity.name, name) {
                (None, Some(name)) => draft.activity.name = Some(reader.sourced(name_at, name)),
                (Some(earlier), Some(name)) if plain(&earlier.value) != plain(&name) => {
                    let doubt = Doubt::DiffersInActivity {
                        earlier: earlier.value.clone(),
                    };
                    let proposal = Proposal {
                        label: earlier.value.clone(),
                        answer: CellAnswer::Use(earlier.value.clone()),
                    };
                    reader.ask(name_at, Severity::Question, doubt, vec![proposal]);
                }
                (Some(_) | None, _) => {}
            }
            return Some(index);
        }
        self.drafts.push(Draft {
            activity: SubmittedActivity {
                sheet: self.reader.plan.name.clone(),
                number: number.map(|number| self.reader.sourced(number_at, number)),
                name: name.map(|name| self.reader.sourced(name_at, name)),
                kind: None,
                date: None,
                date_text: None,
                participants: None,
                costs: Vec::new(),
                form_id: id.map(str::to_owned),
            },
            first_row: row,
            kind_in_doubt: false,
        });
        self.drafts.len().checked_sub(1)
    }

    /// A row without number and name counts with the activity above it, as a reader of the sheet sees it.
    fn activity_above(&mut self, row: u32, id: Option<&str>) -> Option<usize> {
        let at = self.at(row, Column::Name);
        let Some(index) = self.current else {
            self.reader
                .remark(at, Severity::Question, Doubt::OrphanCost);
            return None;
        };
        let moved = id
            .zip(self.id_above.as_deref())
            .is_some_and(|(id, above)| id < above);
        let name = self
            .drafts
            .get(index)
            .and_then(|draft| draft.activity.name.as_ref())
            .map(|name| name.value.clone());
        if moved && let Some(name) = name {
            self.reader
                .remark(at, Severity::Notice, Doubt::MovedUnderActivity { name });
        }
        Some(index)
    }

    /// The activity with this number; without a number, the last one with this name.
    /// The same number with another name is another activity only when the user says so.
    fn find(&self, number: Option<&str>, name: Option<&str>, separate: bool) -> Option<usize> {
        let same = |mine: &Option<Sourced<String>>, theirs: Option<&str>| {
            mine.as_ref()
                .zip(theirs)
                .is_some_and(|(mine, theirs)| plain(&mine.value) == plain(theirs))
        };
        let by_number = self.drafts.iter().rposition(|draft| {
            same(&draft.activity.number, number) && (!separate || same(&draft.activity.name, name))
        });
        let by_name = self.drafts.iter().rposition(|draft| {
            same(&draft.activity.name, name)
                && (number.is_none() || draft.activity.number.is_none())
        });
        by_number.or(by_name)
    }

    fn about_activity(&mut self, row: u32, index: usize) {
        let kind = self.kind(row, index);
        let (date, period) = self.date(row);
        let participants = self.participants(row);
        let earlier = self.drafts.get(index).map(|draft| {
            let activity = &draft.activity;
            let kind_word = |kind| words::workbooks::activity_kind(kind).to_owned();
            [
                differs(&activity.kind, &kind).map(kind_word),
                differs(&activity.date, &date).map(words::long_date),
                differs(&activity.participants, &participants).map(|count| count.to_string()),
            ]
        });
        let cells = [
            kind.as_ref().map(|_| Column::Kind),
            date.as_ref().map(|it| self.column_of(&it.at)),
            participants.as_ref().map(|_| Column::Participants),
        ];
        for (column, earlier) in cells.into_iter().zip(earlier.into_iter().flatten()) {
            if let (Some(column), Some(earlier)) = (column, earlier) {
                let at = self.at(row, column);
                if !self.reader.confirmed(at) {
                    let proposal = Proposal {
                        label: earlier.clone(),
                        answer: CellAnswer::Use(earlier.clone()),
                    };
                    let doubt = Doubt::DiffersInActivity { earlier };
                    self.reader
                        .ask(at, Severity::Question, doubt, vec![proposal]);
                }
            }
        }
        if let Some(draft) = self.drafts.get_mut(index) {
            let activity = &mut draft.activity;
            activity.kind = activity.kind.take().or(kind);
            activity.date = activity.date.take().or(date);
            activity.date_text = activity.date_text.take().or(period);
            activity.participants = activity.participants.take().or(participants);
        }
    }

    /// A date can stand in the column for periods too.
    fn column_of(&self, at: &crate::domain::submission::CellRef) -> Column {
        let column = at
            .cell
            .as_deref()
            .and_then(crate::exchange::grid::position)
            .map(|at| at.column);
        if column == self.header.columns.get(&Column::Period).copied() {
            Column::Period
        } else {
            Column::Date
        }
    }

    fn kind(&mut self, row: u32, index: usize) -> Option<Sourced<ActivityKind>> {
        let at = self.at(row, Column::Kind);
        let text = self.reader.text(at)?;
        let kind = activity_kind(&text);
        if kind.is_none() {
            let (severity, doubt) = match self.reader.value(at) {
                Some(Value::Error(_)) => (Severity::Error, Doubt::ErrorCell),
                _ => (Severity::Question, Doubt::UnknownActivityKind),
            };
            self.reader.remark(at, severity, doubt);
            if let Some(draft) = self.drafts.get_mut(index) {
                draft.kind_in_doubt = true;
            }
        }
        kind.map(|kind| self.reader.sourced(at, kind))
    }

    /// The day of the activity, and the period as written where there is none.
    fn date(&mut self, row: u32) -> (Option<Sourced<NaiveDate>>, Option<Sourced<String>>) {
        let date_at = self.at(row, Column::Date);
        let period_at = self.at(row, Column::Period);
        if self.reader.value(date_at).is_some() {
            return self.day_or_period(date_at, false);
        }
        if self.reader.value(period_at).is_some() {
            return self.day_or_period(period_at, true);
        }
        (None, None)
    }

    fn day_or_period(
        &mut self,
        at: Position,
        any_text: bool,
    ) -> (Option<Sourced<NaiveDate>>, Option<Sourced<String>>) {
        let value = self.reader.value(at);
        let read = value.as_ref().map_or(Day::None, own_values::day);
        match (read, value) {
            (Day::Is(day), _) => {
                let other_year = self.known.year.filter(|year| *year != day.year());
                if let Some(year) = other_year.filter(|_| !self.reader.confirmed(at)) {
                    let doubt = Doubt::DateOutsideYear { date: day, year };
                    self.reader.remark(at, Severity::Question, doubt);
                    return (None, None);
                }
                (Some(self.reader.sourced(at, day)), None)
            }
            (Day::Several(days), _) => {
                let proposals = day_proposals(&days);
                self.reader
                    .ask(at, Severity::Question, Doubt::AmbiguousDate, proposals);
                (None, None)
            }
            (Day::Period(text), _) => self.period(at, text),
            (Day::None, Some(Value::Text(text))) if any_text => self.period(at, text),
            (Day::None, Some(Value::Error(_))) => {
                self.reader.remark(at, Severity::Error, Doubt::ErrorCell);
                (None, None)
            }
            (Day::None, Some(Value::Number(_))) => {
                self.reader
                    .remark(at, Severity::Question, Doubt::AmbiguousDate);
                (None, None)
            }
            (Day::None, _) => {
                self.reader.remark(at, Severity::Error, Doubt::NoSuchDate);
                (None, None)
            }
        }
    }

    fn period(
        &mut self,
        at: Position,
        text: String,
    ) -> (Option<Sourced<NaiveDate>>, Option<Sourced<String>>) {
        self.reader
            .remark(at, Severity::Notice, Doubt::PeriodInsteadOfDate);
        let text = text.trim().to_owned();
        (None, Some(self.reader.sourced(at, text)))
    }

    fn participants(&mut self, row: u32) -> Option<Sourced<u32>> {
        let at = self.at(row, Column::Participants);
        let value = self.reader.value(at)?;
        let count = own_values::count(&value);
        if count.is_none() {
            let (severity, doubt) = match value {
                Value::Error(_) => (Severity::Error, Doubt::ErrorCell),
                Value::Text(_) | Value::Number(_) | Value::Date(_) | Value::Bool(_) => {
                    (Severity::Question, Doubt::UnreadableParticipants)
                }
            };
            self.reader.remark(at, severity, doubt);
        }
        count.map(|count| self.reader.sourced(at, count))
    }

    /// Says what activities still miss once all their rows were read.
    fn finish(mut self) -> Table {
        for draft in std::mem::take(&mut self.drafts) {
            if draft.activity.name.is_none() {
                let at = self.at(draft.first_row, Column::Name);
                if self.reader.value(at).is_none() {
                    self.reader.remark(at, Severity::Error, Doubt::MissingName);
                }
            }
            if draft.activity.kind.is_none() && !draft.kind_in_doubt {
                let at = self.at(draft.first_row, Column::Kind);
                self.reader
                    .remark(at, Severity::Question, Doubt::MissingActivityKind);
            }
            self.table.activities.push(draft.activity);
        }
        self.table
    }
}

/// The earlier value, when a later row says another.
fn differs<T: Copy + PartialEq>(
    earlier: &Option<Sourced<T>>,
    now: &Option<Sourced<T>>,
) -> Option<T> {
    let (earlier, now) = (earlier.as_ref()?, now.as_ref()?);
    (earlier.value != now.value).then_some(earlier.value)
}
