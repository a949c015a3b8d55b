//! The sheet as the partner sent it, with what was read, what is wrong and what changed at its cells.

use super::Message;
use crate::desk::{Reading, SourceSheet, split_address};
use crate::domain::change::{Change, Field};
use crate::domain::submission::{CellAnswer, CellRef, Severity, Submission};
use crate::ui::icon::Icon;
use crate::ui::list::{Ground, list};
use crate::ui::sheet::{self, Look};
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, card, text};
use crate::{ui, words};
use iced::widget::{Row as Line, column, container, responsive, space};
use iced::{Alignment, Padding};
use std::collections::{BTreeMap, BTreeSet};

/// Width of the row number and of the mark, in px.
const LEAD: (f32, f32) = (48.0, 28.0);
/// Room at the right for the scroll bar, in px.
const TAIL: f32 = 12.0;

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

/// What is to be said of a row; the worst of its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// Not part of the plan.
    None,
    Read,
    Noted,
    New,
    Dropped,
    Changed,
    Asked,
    Wrong,
}

#[derive(Debug)]
struct Column {
    title: String,
    width: f32,
    figures: bool,
}

#[derive(Debug)]
struct Row {
    /// Empty for a row that is no longer in the file.
    number: String,
    mark: Mark,
    cells: Vec<(String, bool, Look)>,
}

/// The rows of one sheet, as they are shown.
#[derive(Debug, Default)]
pub(super) struct Table {
    columns: Vec<Column>,
    rows: Vec<Row>,
    numbers: Vec<u32>,
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

impl Table {
    pub fn of(reading: &Reading, source: &SourceSheet) -> Self {
        let known = Known::of(reading, source.name.as_ref());
        let mut columns = columns(reading, source);
        let mut rows: Vec<Row> = Vec::new();
        let mut numbers = Vec::new();
        for line in &source.rows {
            let cells: Vec<(String, bool, Look)> = source
                .columns
                .iter()
                .map(|letters| {
                    let at = format!("{letters}{}", line.number);
                    let cell = line.cells.get(letters);
                    let words = cell.map_or(String::new(), |cell| cell.text.clone());
                    let figures = cell.is_some_and(|cell| cell.figures);
                    match (known.look(&at), known.answered.get(at.as_str())) {
                        (Look::Plain | Look::Noted, Some(typed)) => {
                            ((*typed).to_owned(), figures, Look::Changed(words))
                        }
                        (look, _) => (words, figures, look),
                    }
                })
                .collect();
            rows.push(Row {
                number: line.number.to_string(),
                mark: known.mark(line.number, &cells),
                cells,
            });
            numbers.push(line.number);
        }
        make_room(&mut columns, &rows);
        rows.extend(dropped(reading));
        Self {
            columns,
            rows,
            numbers,
        }
    }

    /// The place of a cell's row.
    pub fn row_of(&self, at: &CellRef) -> Option<usize> {
        let (_, row) = split_address(at.cell.as_deref()?)?;
        self.numbers.iter().position(|number| *number == row)
    }

    /// How many rows a filter leaves.
    pub fn count(&self, filter: Filter) -> usize {
        self.rows
            .iter()
            .filter(|row| row.mark.passes(filter))
            .count()
    }

    /// The sheet.
    pub fn view(&self, filter: Filter, pointed: Option<usize>) -> Element<'_, Message> {
        let shown: Vec<&Row> = self
            .rows
            .iter()
            .filter(|row| row.mark.passes(filter))
            .collect();
        if shown.is_empty() {
            return container(text::quiet("Geen rijen om te tonen."))
                .padding(theme::S16)
                .into();
        }
        responsive(move |size| {
            let needed: f32 = self.columns.iter().map(|column| column.width).sum();
            let room = (size.width - LEAD.0 - LEAD.1 - needed - TAIL).max(0.0);
            let width = LEAD.0 + LEAD.1 + needed + room + TAIL;
            let shown = shown.clone();
            let grounds: Vec<Ground> = shown.iter().map(|row| row.mark.ground()).collect();
            let rows = list("rijen", shown.len(), move |at| match shown.get(at) {
                Some(row) => self.row(row, room),
                None => space::horizontal().into(),
            })
            .row_height(sheet::ROW)
            .ground(move |at| grounds.get(at).copied().unwrap_or(Ground::Plain))
            .selected(pointed.filter(|_| filter == Filter::All))
            .on_select(Message::RowPressed);
            let all = column![self.head(room), card::line(), Element::from(rows)].width(width);
            ui::list::scroll_sideways(all).into()
        })
        .into()
    }

    fn head(&self, room: f32) -> Element<'_, Message> {
        let lead = [
            sheet::head("Rij", LEAD.0, false),
            sheet::head("", LEAD.1, false),
        ];
        let columns = self.columns.iter().enumerate().map(|(at, column)| {
            let width = column.width + self.extra(at, room);
            sheet::head(column.title.as_str(), width, column.figures)
        });
        Line::with_children(lead.into_iter().chain(columns))
            .height(31)
            .into()
    }

    /// The widest column of words takes what is left.
    fn extra(&self, at: usize, room: f32) -> f32 {
        let widest = self
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| !column.figures)
            .max_by(|(_, one), (_, other)| one.width.total_cmp(&other.width))
            .map_or(0, |(at, _)| at);
        if at == widest { room } else { 0.0 }
    }

    fn row<'a>(&'a self, row: &'a Row, room: f32) -> Element<'a, Message> {
        let number = container(text::label(&row.number))
            .width(LEAD.0)
            .padding(Padding::ZERO.left(theme::S16));
        let mark = container(row.mark.icon())
            .width(LEAD.1)
            .align_x(Alignment::Center);
        let lead: [Element<'_, Message>; 2] = [number.into(), mark.into()];
        if row.mark == Mark::Dropped {
            let words = row.cells.iter().map(|(words, _, _)| {
                container(ui::table::struck(words.as_str()))
                    .padding(Padding::ZERO.horizontal(theme::S8))
                    .into()
            });
            let gone: Element<'_, Message> = text::quiet("Staat niet meer in deze versie").into();
            return Line::with_children(lead.into_iter().chain(words).chain([gone]))
                .align_y(Alignment::Center)
                .height(sheet::ROW)
                .into();
        }
        if let Some((at, (words, _, look))) = row.alone() {
            // A title above the table: it may run on over the empty cells beside it.
            let all: f32 = self.columns.iter().map(|column| column.width).sum();
            let before: f32 = self
                .columns
                .iter()
                .take(at)
                .map(|column| column.width)
                .sum();
            // Its remark stands below; a tint across the whole table would say too much.
            let look = if *look == Look::Noted {
                &Look::Plain
            } else {
                look
            };
            let title = sheet::cell(words.as_str(), all - before + room, false, look);
            let gap = space::horizontal().width(before).into();
            return Line::with_children(lead.into_iter().chain([gap, title]))
                .align_y(Alignment::Center)
                .height(sheet::ROW)
                .into();
        }
        let cells = self.columns.iter().zip(&row.cells).enumerate();
        let cells = cells.map(|(at, (column, (words, figures, look)))| {
            let width = column.width + self.extra(at, room);
            sheet::cell(words.as_str(), width, *figures || column.figures, look)
        });
        Line::with_children(lead.into_iter().chain(cells))
            .align_y(Alignment::Center)
            .height(sheet::ROW)
            .into()
    }
}

impl Row {
    /// The only cell of words in the row, with its place.
    fn alone(&self) -> Option<(usize, &(String, bool, Look))> {
        let mut filled = self
            .cells
            .iter()
            .enumerate()
            .filter(|(_, (words, _, look))| !words.is_empty() || *look != Look::Plain);
        filled
            .next()
            .filter(|(_, (_, figures, _))| !figures && filled.next().is_none())
    }
}

impl Mark {
    fn passes(self, filter: Filter) -> bool {
        match filter {
            Filter::All => true,
            Filter::Differences => matches!(self, Self::New | Self::Dropped | Self::Changed),
            Filter::Faults => matches!(self, Self::Wrong | Self::Asked),
        }
    }

    fn ground(self) -> Ground {
        match self {
            Self::New => Ground::New,
            Self::Dropped => Ground::Gone,
            Self::None | Self::Read | Self::Noted | Self::Changed | Self::Asked | Self::Wrong => {
                Ground::Plain
            }
        }
    }

    fn icon<'a>(self) -> Element<'a, Message> {
        let (icon, tone) = match self {
            Self::None => return space::horizontal().into(),
            Self::Read => (Icon::Check, Tone::Ok),
            Self::Noted => (Icon::Info, Tone::Quiet),
            Self::New => (Icon::Plus, Tone::Ok),
            Self::Dropped => (Icon::Minus, Tone::Quiet),
            Self::Changed => (Icon::ArrowsLeftRight, Tone::Warn),
            Self::Asked => (Icon::Question, Tone::Ask),
            Self::Wrong => (Icon::CrossCircleFilled, Tone::Stop),
        };
        ui::table::row_mark(icon, tone)
    }
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
        for change in &reading.changes {
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

    fn mark(&self, row: u32, cells: &[(String, bool, Look)]) -> Mark {
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
    let gone = |number: &String, name: &String, amount| Row {
        number: "–".to_owned(),
        mark: Mark::Dropped,
        cells: [number.clone(), name.clone(), words::plain_amount(amount)]
            .map(|words| (words, false, Look::Plain))
            .to_vec(),
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
            } => Some(gone(project_number, name, *requested)),
            Change::LineDropped {
                project_number,
                text,
                requested,
                ..
            } => Some(gone(project_number, text, *requested)),
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

/// A cell that changed shows the old value and the new one.
fn make_room(columns: &mut [Column], rows: &[Row]) {
    for (at, column) in columns.iter_mut().enumerate() {
        for (words, _, look) in rows.iter().filter_map(|row| row.cells.get(at)) {
            if let Look::Changed(before) = look {
                column.width = column.width.max(width(words) + width(before)).min(420.0);
            }
        }
    }
}

/// Room for one line of words with the space around it, in px.
fn width(words: &str) -> f32 {
    (words.chars().count() as f32).mul_add(7.0, 18.0)
}

fn columns(reading: &Reading, source: &SourceSheet) -> Vec<Column> {
    let mapping = reading.proposed_mapping();
    let header = source
        .rows
        .iter()
        .find(|row| row.number == mapping.header_row && source.name == mapping.sheet);
    let column = |letters: &String| {
        let words = header.and_then(|row| row.cells.get(letters));
        let title = match words {
            Some(words) => format!("{letters}  {}", words.text),
            None => letters.clone(),
        };
        // The longest line of the table decides; a title above it all does not.
        let body = source
            .rows
            .iter()
            .filter(|row| row.cells.len() > 1 || source.columns.len() == 1)
            .filter(|row| header.is_none_or(|header| header.number != row.number));
        let cells: Vec<_> = body.filter_map(|row| row.cells.get(letters)).collect();
        let longest = cells.iter().map(|cell| cell.text.chars().count()).max();
        let figures = cells.iter().filter(|cell| cell.figures).count() * 2 > cells.len();
        let signs = longest
            .unwrap_or(0)
            .max(title.chars().count().min(13))
            .min(36);
        Column {
            title,
            width: (signs as f32).mul_add(7.0, 18.0).max(56.0),
            figures,
        }
    };
    source.columns.iter().map(column).collect()
}
