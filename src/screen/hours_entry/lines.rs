//! The lines of the grid: cells as they are typed, what they say, and what is wrong with them.

use crate::desk::{HoursForm, LineAmount, LineDraft};
use crate::domain::hours::{HoursEntry, HoursFault, Metres, Minutes, Phase};
use crate::domain::submission::CellRef;
use crate::domain::{ActivityId, Cents, HoursEntryId};
use crate::screen::parts;
use crate::words::{self, typed};
use chrono::NaiveDate;

/// How many cells a line has that are typed into.
pub(super) const CELLS: usize = 7;

/// A column that is typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Date,
    Phase,
    Time,
    Begin,
    Km,
    Transit,
    Note,
}

impl Column {
    /// All, from left to right.
    pub(super) const ALL: [Self; CELLS] = [
        Self::Date,
        Self::Phase,
        Self::Time,
        Self::Begin,
        Self::Km,
        Self::Transit,
        Self::Note,
    ];

    /// What stands above it.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Date => "Datum",
            Self::Phase => "Fase",
            Self::Time => "Uren",
            Self::Begin => "Begin",
            Self::Km => "Km",
            Self::Transit => "OV €",
            Self::Note => "Opmerking",
        }
    }

    /// In the id of a cell.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Date => "datum",
            Self::Phase => "fase",
            Self::Time => "uren",
            Self::Begin => "begin",
            Self::Km => "km",
            Self::Transit => "ov",
            Self::Note => "opmerking",
        }
    }

    /// Figures keep to the right.
    pub(super) fn is_figures(self) -> bool {
        match self {
            Self::Time | Self::Begin | Self::Km | Self::Transit => true,
            Self::Date | Self::Phase | Self::Note => false,
        }
    }

    /// The place of its text among the cells of a line.
    fn at(self) -> usize {
        Self::ALL.iter().position(|it| *it == self).unwrap_or(0)
    }
}

/// A line of the grid.
#[derive(Debug, Clone)]
pub(super) enum Line {
    /// It was judged, or corrects one that was: it stands as it is.
    Locked(u64, Box<HoursEntry>),
    /// It is typed.
    Typed(Box<Row>),
}

impl Line {
    pub(super) fn key(&self) -> u64 {
        match self {
            Self::Locked(key, _) => *key,
            Self::Typed(row) => row.key,
        }
    }

    /// The line where it is typed into.
    pub(super) fn row(&self) -> Option<&Row> {
        match self {
            Self::Locked(..) => None,
            Self::Typed(row) => Some(row.as_ref()),
        }
    }
}

/// A line as it is typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// Which line it is, whatever its place.
    pub(super) key: u64,
    /// The kept line that it changes.
    pub(super) id: Option<HoursEntryId>,
    /// Where it stood in the institution's file.
    pub(super) cell: CellRef,
    texts: [String; CELLS],
    /// The columns that were left after typing: from then on what is wrong is said.
    left: [bool; CELLS],
    /// The line as a whole was left.
    pub(super) gone_from: bool,
}

/// What the cells of a line say.
#[derive(Debug, Clone, Default)]
pub(super) struct Values {
    pub(super) date: Option<NaiveDate>,
    pub(super) phase: Option<Phase>,
    pub(super) minutes: Minutes,
    pub(super) begins_at: Option<u16>,
    pub(super) metres: Metres,
    pub(super) transit: Cents,
    /// Texts that are not read, by column.
    pub(super) unread: Vec<(Column, String)>,
}

impl Row {
    pub(super) fn new(key: u64) -> Self {
        Self {
            key,
            ..Self::default()
        }
    }

    /// A kept line that can still be changed.
    pub(super) fn of(key: u64, line: &HoursEntry, known: &HoursForm) -> Self {
        let mut row = Self {
            key,
            id: Some(line.id),
            cell: line.cell.clone(),
            ..Self::default()
        };
        let none = String::new;
        let some = |is: bool, text: String| if is { text } else { none() };
        for column in Column::ALL {
            row.put(
                column,
                match column {
                    Column::Date => parts::typed_day(line.date),
                    Column::Phase => {
                        words::hours::short_phase(line.phase, known.third_is_development).to_owned()
                    }
                    Column::Time => some(
                        line.minutes != Minutes::ZERO,
                        words::hours::time(line.minutes),
                    ),
                    Column::Begin => line.begins_at.map(words::hours::clock).unwrap_or_default(),
                    Column::Km => some(
                        line.metres != Metres::ZERO,
                        words::hours::kilometres(line.metres),
                    ),
                    Column::Transit => some(
                        line.transit != Cents::ZERO,
                        words::plain_amount(line.transit),
                    ),
                    Column::Note => line.note.clone(),
                },
            );
        }
        row
    }

    /// The texts, from left to right.
    pub(super) fn texts(&self) -> &[String; CELLS] {
        &self.texts
    }

    pub(super) fn text(&self, column: Column) -> &str {
        self.texts.get(column.at()).map_or("", String::as_str)
    }

    /// Takes a text that was typed; what is wrong with it is said once the cell is left.
    pub(super) fn put(&mut self, column: Column, text: String) {
        if let Some(cell) = self.texts.get_mut(column.at()) {
            *cell = text;
        }
        self.mark_left(column, false);
    }

    pub(super) fn mark_left(&mut self, column: Column, left: bool) {
        if let Some(mark) = self.left.get_mut(column.at()) {
            *mark = left;
        }
    }

    /// Everything that is wrong in it may be said.
    pub(super) fn mark_tried(&mut self) {
        self.left = [true; CELLS];
        self.gone_from = true;
    }

    pub(super) fn was_left(&self, column: Column) -> bool {
        self.left.get(column.at()).copied().unwrap_or(false)
    }

    /// Nothing was typed but perhaps the day of the line above.
    pub(super) fn is_blank(&self, proposal: &str) -> bool {
        let rest = self.texts.iter().skip(1);
        let date = self.text(Column::Date).trim();
        rest.clone().all(|text| text.trim().is_empty()) && (date.is_empty() || date == proposal)
    }

    /// What the cells say; an empty day is the one above.
    pub(super) fn values(&self, year: i32, proposal: &str) -> Values {
        let mut values = Values::default();
        let mut unread = Vec::new();
        let date = match self.text(Column::Date).trim() {
            "" => proposal,
            typed => typed,
        };
        let mut note = |column, fault: &typed::TypedFault| {
            unread.push((column, typed::fault(fault)));
        };
        let mut read = |column, fault: Result<(), typed::TypedFault>| {
            if let Err(fault) = fault {
                note(column, &fault);
            }
        };
        let text = |column| self.text(column);
        read(
            Column::Date,
            typed::day(date, year).map(|it| values.date = it),
        );
        read(
            Column::Phase,
            typed::phase(text(Column::Phase)).map(|it| values.phase = it),
        );
        read(
            Column::Time,
            typed::minutes(text(Column::Time)).map(|it| values.minutes = it.unwrap_or_default()),
        );
        read(
            Column::Begin,
            typed::clock(text(Column::Begin)).map(|it| values.begins_at = it),
        );
        read(
            Column::Km,
            typed::kilometres(text(Column::Km)).map(|it| values.metres = it.unwrap_or_default()),
        );
        read(
            Column::Transit,
            typed::amount(text(Column::Transit)).map(|it| values.transit = it.unwrap_or_default()),
        );
        values.unread = unread;
        values
    }

    /// The line as it would be kept, when every cell is read and day and phase are there.
    pub(super) fn draft(&self, values: &Values) -> Option<LineDraft> {
        if !values.unread.is_empty() {
            return None;
        }
        Some(LineDraft {
            id: self.id,
            begins_at: values.begins_at,
            metres: values.metres,
            transit: values.transit,
            note: self.text(Column::Note).trim().to_owned(),
            cell: self.cell.clone(),
            ..LineDraft::new(values.date?, values.phase?, values.minutes)
        })
    }

    /// Writes what was read in the one way that the program writes it, so that the user sees how it was read.
    pub(super) fn settle(&mut self, column: Column, known: &HoursForm) {
        let text = self.text(column);
        let settled = match column {
            Column::Date => said(typed::day(text, known.year)).map(parts::typed_day),
            Column::Phase => said(typed::phase(text)).map(|phase| {
                words::hours::short_phase(phase, known.third_is_development).to_owned()
            }),
            Column::Time => said(typed::minutes(text)).map(words::hours::time),
            Column::Begin => said(typed::clock(text)).map(words::hours::clock),
            Column::Km => said(typed::kilometres(text)).map(words::hours::kilometres),
            Column::Transit => said(typed::amount(text)).map(words::plain_amount),
            Column::Note => None,
        };
        if let Some(settled) = settled {
            self.put(column, settled);
        }
        self.mark_left(column, true);
    }
}

fn said<T>(read: typed::Typed<T>) -> Option<T> {
    read.ok().flatten()
}

/// What a line comes to, as far as its cells are read; `None` while nothing in it costs anything or a cell that
/// counts is not read.
pub(super) fn amount(
    known: &HoursForm,
    activity: ActivityId,
    values: &Values,
) -> Option<LineAmount> {
    let counts = |column: &Column| match column {
        Column::Date | Column::Time | Column::Km | Column::Transit => true,
        Column::Phase | Column::Begin | Column::Note => false,
    };
    let nothing = values.minutes == Minutes::ZERO
        && values.metres == Metres::ZERO
        && values.transit == Cents::ZERO;
    if nothing || values.unread.iter().any(|(column, _)| counts(column)) {
        return None;
    }
    let line = LineDraft {
        metres: values.metres,
        transit: values.transit,
        ..LineDraft::new(values.date?, Phase::Delivery, values.minutes)
    };
    Some(known.amount(activity, &line))
}

/// How the text of a cell is read, in words; what is expected while it is empty or not read.
pub(super) fn reading(row: &Row, column: Column, known: &HoursForm, proposal: &str) -> String {
    let text = row.text(column).trim();
    let read = match column {
        Column::Date => said(typed::day(text, known.year)).map(typed::read_day),
        Column::Phase => said(typed::phase(text))
            .map(|phase| words::hours::phase(phase, known.third_is_development).to_lowercase()),
        Column::Time => said(typed::minutes(text)).map(typed::read_time),
        Column::Begin => said(typed::clock(text)).map(words::hours::clock),
        Column::Km => said(typed::kilometres(text))
            .map(|it| format!("{}\u{a0}km", words::hours::kilometres(it))),
        Column::Transit => said(typed::amount(text)).map(words::euros),
        Column::Note => None,
    };
    match (read, column) {
        (Some(read), _) => format!("{}: gelezen als {read}", column.title()),
        (None, Column::Date) if text.is_empty() && !proposal.is_empty() => {
            format!("Datum: {proposal} van de regel erboven, tenzij u een andere typt")
        }
        (None, Column::Date) => format!(
            "Datum: typ 8-10 of 8 okt; zonder jaar is het {}",
            known.year
        ),
        (None, Column::Phase) => "Fase: typ v, u of e".to_owned(),
        (None, Column::Time) => "Uren: typ 2,5 of 2:30 of 2u30; minuten als 150m".to_owned(),
        (None, Column::Begin) => "Begin: typ 9:30, als de begintijd bekend is".to_owned(),
        (None, Column::Km) => "Km: typ 34 of 12,5".to_owned(),
        (None, Column::Transit) => "OV: typ het bedrag van het vervoerbewijs, 12,50".to_owned(),
        (None, Column::Note) => "Opmerking: geen namen van trainers".to_owned(),
    }
}

/// What is wrong with a line beside cells that are not read.
pub(super) fn lacks(values: &Values) -> Vec<(Column, String)> {
    let missing = || words::hours::fault(&HoursFault::Missing);
    let unread = |column| values.unread.iter().any(|(it, _)| *it == column);
    let mut found = Vec::new();
    if values.date.is_none() && !unread(Column::Date) {
        found.push((Column::Date, missing()));
    }
    if values.phase.is_none() && !unread(Column::Phase) {
        found.push((Column::Phase, missing()));
    }
    found
}
