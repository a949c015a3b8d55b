//! The partner's own file at the right: its sheet, with the cell of the amount marked.

use super::{Message, Shown, Trail};
use crate::desk::{CellInFile, SourceRow, SourceSheet, split_address};
use crate::ui::icon::Icon;
use crate::ui::list::{list, scroll_sideways};
use crate::ui::sheet::{self, Look};
use crate::ui::{Element, card, chip, empty, text, theme};
use crate::words;
use iced::widget::operation::{AbsoluteOffset, scroll_to};
use iced::widget::{Row, column, container, responsive, space};
use iced::{Alignment, Length, Padding, Task};

/// The sheet's scroll area from left to right.
const SIDEWAYS: &str = "bronlijn-blad";
/// Width of the row number, in px.
const LEAD: f32 = 48.0;
/// Room at the right for the scroll bar, in px.
const TAIL: f32 = 12.0;
/// A column of words is cut off here, in px.
const WIDEST: f32 = 200.0;
/// Columns wider than this give way when not all of them fit, in px.
const NARROWEST: f32 = 96.0;

impl Trail {
    /// What stands at the right.
    pub(super) fn file(&self) -> Element<'_, Message> {
        match &self.shown {
            Shown::Cell(cell) => in_file(cell),
            Shown::Opening(_) => note(Icon::Excel, "Het bestand wordt geopend", ""),
            Shown::NoFile => note(
                Icon::Excel,
                "Het bestand is er niet",
                "Van deze kostenregel is geen bestand bewaard dat nog te openen is.",
            ),
            Shown::Nothing => note(
                Icon::Excel,
                "Geen cel bij deze woorden",
                "Ze komen niet uit het bestand van de partner.",
            ),
        }
    }
}

fn note<'a>(icon: Icon, what: &'a str, how: &'a str) -> Element<'a, Message> {
    container(empty::empty(icon, what, how, None))
        .padding(theme::S32)
        .into()
}

fn in_file(cell: &CellInFile) -> Element<'_, Message> {
    let head = Row::new()
        .push(
            container(text::strong(&cell.file_name).wrapping(text_wrapping()))
                .clip(true)
                .width(Length::Fill),
        )
        .push(chip::tag(words::trail::cell(&cell.at), theme::Tone::Accent))
        .spacing(theme::S8)
        .align_y(Alignment::Center);
    let head = container(head)
        .padding([0.0, theme::S16])
        .height(44)
        .align_y(Alignment::Center);
    let body = match &cell.sheet {
        Some(sheet) => table(cell, sheet),
        None => note(
            Icon::Excel,
            "Dit blad staat niet in het bestand",
            "De cel is bij het inlezen onthouden, het blad heet nu anders.",
        ),
    };
    column![head, card::line(), body].into()
}

fn text_wrapping() -> iced::widget::text::Wrapping {
    iced::widget::text::Wrapping::None
}

/// The letters and the row of the cell.
fn place(cell: &CellInFile) -> Option<(&str, u32)> {
    cell.at.cell.as_deref().and_then(split_address)
}

fn table<'a>(cell: &'a CellInFile, source: &'a SourceSheet) -> Element<'a, Message> {
    let natural = widths(source);
    let marked = place(cell);
    responsive(move |size| {
        let widths = squeezed(&natural, size.width - LEAD - TAIL);
        let needed: f32 = widths.iter().sum();
        let room = (size.width - LEAD - needed - TAIL).max(0.0);
        let width = LEAD + needed + room + TAIL;
        let all = widths.clone();
        let at = marked.and_then(|(_, row)| source.rows.iter().position(|it| it.number == row));
        let rows = list(
            "bronlijn-rijen",
            source.rows.len(),
            move |at| match source.rows.get(at) {
                Some(row) => cells(source, row, &all, marked),
                None => space::horizontal().into(),
            },
        )
        .row_height(sheet::ROW)
        .selected(at);
        let letters = source
            .columns
            .iter()
            .zip(&widths)
            .map(|(letters, width)| sheet::head(letters.as_str(), *width, false));
        let head = Row::with_children([sheet::head("Rij", LEAD, false)].into_iter().chain(letters))
            .height(31);
        let all = column![head, card::line(), Element::from(rows)].width(width);
        scroll_sideways(all).id(SIDEWAYS).into()
    })
    .into()
}

fn cells<'a>(
    source: &'a SourceSheet,
    row: &'a SourceRow,
    widths: &[f32],
    marked: Option<(&str, u32)>,
) -> Element<'a, Message> {
    let number = container(text::label(row.number.to_string()))
        .width(LEAD)
        .padding(Padding::ZERO.left(theme::S16));
    if let Some((before, words)) = title(source, row, widths) {
        // A title above the table: it runs on over the empty cells beside it.
        let all: f32 = widths.iter().sum();
        let gap = space::horizontal().width(before);
        let title = sheet::cell(words, (all - before).max(WIDEST), false, &Look::Plain);
        return Row::with_children([number.into(), gap.into(), title])
            .align_y(Alignment::Center)
            .height(sheet::ROW)
            .into();
    }
    let cells = source.columns.iter().zip(widths).map(|(letters, width)| {
        let cell = row.cells.get(letters);
        let words = cell.map_or("", |cell| cell.text.as_str());
        let figures = cell.is_some_and(|cell| cell.figures);
        if marked == Some((letters.as_str(), row.number)) {
            sheet::here(words, *width, figures)
        } else {
            sheet::cell(words, *width, figures, &Look::Plain)
        }
    });
    Row::with_children([Element::from(number)].into_iter().chain(cells))
        .align_y(Alignment::Center)
        .height(sheet::ROW)
        .into()
}

/// The only cell of words in a row, and the room before it.
fn title<'a>(source: &SourceSheet, row: &'a SourceRow, widths: &[f32]) -> Option<(f32, &'a str)> {
    let mut cells = row.cells.iter();
    let (letters, cell) = cells.next().filter(|(_, cell)| !cell.figures)?;
    if cells.next().is_some() {
        return None;
    }
    let columns = source.columns.iter().zip(widths);
    let before = columns.take_while(|(it, _)| *it != letters);
    Some((before.map(|(_, width)| width).sum(), &cell.text))
}

/// Wide columns give way, so that as much as possible is in sight at once.
fn squeezed(natural: &[f32], room: f32) -> Vec<f32> {
    let spare = |width: &f32| (width - NARROWEST).max(0.0);
    let all: f32 = natural.iter().map(spare).sum();
    let short = natural.iter().sum::<f32>() - room;
    let part = if all > 0.0 {
        (short / all).clamp(0.0, 1.0)
    } else {
        0.0
    };
    natural.iter().map(|it| it - spare(it) * part).collect()
}

/// As wide as the longest words of each column ask, within bounds; a title above the table does not count.
fn widths(source: &SourceSheet) -> Vec<f32> {
    let longest = |letters: &String| {
        let rows = source.rows.iter().filter(|row| row.cells.len() > 1);
        let cells = rows.filter_map(|row| row.cells.get(letters));
        cells.map(|cell| cell.text.chars().count()).max()
    };
    let width = |letters: &String| {
        let signs = longest(letters).unwrap_or(4);
        (signs as f32).mul_add(7.0, 18.0).clamp(48.0, WIDEST)
    };
    source.columns.iter().map(width).collect()
}

/// Scrolls sideways until the cell is in sight.
pub(super) fn to_cell(shown: &Shown) -> Task<Message> {
    let Shown::Cell(cell) = shown else {
        return Task::none();
    };
    let (Some(source), Some((letters, _))) = (&cell.sheet, place(cell)) else {
        return Task::none();
    };
    let columns = source.columns.iter().zip(widths(source));
    let before: f32 = columns
        .take_while(|(it, _)| it.as_str() != letters)
        .map(|(_, width)| width)
        .sum();
    let offset = AbsoluteOffset {
        x: Some((before - WIDEST).max(0.0)),
        y: None,
    };
    scroll_to(SIDEWAYS, offset)
}
