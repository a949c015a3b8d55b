//! Tables: one description of the columns, shared by the header, the rows and the sum row.

use super::icon::Icon;
use super::list::List;
use super::theme::Tone;
use super::{Element, card, text, theme};
use iced::widget::{Row, column, container, row, space, stack};
use iced::{Alignment, Border, Color, Length, Padding};
use std::borrow::Cow;

/// A column: its title, its width, and the side its content keeps to.
#[derive(Debug, Clone)]
pub struct Column {
    title: Cow<'static, str>,
    width: Length,
    align: Alignment,
}

impl Column {
    /// Words, from the left.
    pub fn words(title: impl Into<Cow<'static, str>>, width: impl Into<Length>) -> Self {
        Self {
            title: title.into(),
            width: width.into(),
            align: Alignment::Start,
        }
    }

    /// Figures, from the right. Say the unit in the title: "Gevraagd €".
    pub fn figures(title: impl Into<Cow<'static, str>>, width: impl Into<Length>) -> Self {
        Self {
            align: Alignment::End,
            ..Self::words(title, width)
        }
    }

    /// Icons, in the middle.
    pub fn icon(width: impl Into<Length>) -> Self {
        Self {
            align: Alignment::Center,
            ..Self::words("", width)
        }
    }
}

/// Room before the first and after the last cell, in px; 8 between cells at each side.
fn padding(at: usize, count: usize, inset: f32) -> Padding {
    Padding {
        left: if at == 0 { inset } else { theme::S8 },
        right: if at + 1 == count { inset } else { theme::S8 },
        ..Padding::ZERO
    }
}

/// The cells of one row, placed by their columns. For the rows of a [`List`].
pub fn cells<'a, Message: 'a>(
    columns: &[Column],
    cells: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    placed(columns, cells, theme::S16)
}

/// As [`cells`], with 24 px before the first and after the last cell.
pub fn cells_wide<'a, Message: 'a>(
    columns: &[Column],
    cells: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    placed(columns, cells, theme::S24)
}

fn placed<'a, Message: 'a>(
    columns: &[Column],
    cells: Vec<Element<'a, Message>>,
    inset: f32,
) -> Element<'a, Message> {
    let count = columns.len();
    let cells = columns
        .iter()
        .zip(cells)
        .enumerate()
        .map(|(at, (column, cell))| {
            container(cell)
                .width(column.width)
                .align_x(column.align)
                .padding(padding(at, count, inset))
                .into()
        });
    Row::with_children(cells)
        .align_y(Alignment::Center)
        .width(Length::Fill)
        .into()
}

/// The header row, 32 px high; it stays while the rows scroll.
pub fn header<'a, Message: 'a>(columns: &[Column]) -> Element<'a, Message> {
    header_with(columns, theme::S16)
}

fn header_with<'a, Message: 'a>(columns: &[Column], inset: f32) -> Element<'a, Message> {
    let titles = columns
        .iter()
        .map(|column| {
            text::small_strong(column.title.clone())
                .color(theme::INK2)
                .into()
        })
        .collect();
    let titles = container(placed(columns, titles, inset))
        .height(31)
        .align_y(Alignment::Center);
    column![titles, card::line()].into()
}

/// A header above a list; both use `columns` (the rows through [`cells`]).
pub fn table<'a, Message: 'a>(columns: &[Column], rows: List<'a, Message>) -> Element<'a, Message> {
    column![header(columns), Element::from(rows)].into()
}

/// As [`table`], for rows built with [`cells_wide`].
pub fn table_wide<'a, Message: 'a>(
    columns: &[Column],
    rows: List<'a, Message>,
) -> Element<'a, Message> {
    column![header_with(columns, theme::S24), Element::from(rows)].into()
}

/// The sum row, semibold on the background colour, 36 px high.
pub fn sum<'a, Message: 'a>(columns: &[Column], words: Vec<Cow<'a, str>>) -> Element<'a, Message> {
    let words = words
        .into_iter()
        .map(|it| text::strong(it).into())
        .collect();
    let inner = container(placed(columns, words, theme::S16))
        .height(36)
        .align_y(Alignment::Center)
        .style(|_| fill(theme::BG));
    column![card::line(), inner].into()
}

fn fill(color: Color) -> container::Style {
    container::Style {
        background: Some(color.into()),
        ..container::Style::default()
    }
}

/// A cell of words that never wraps; what does not fit ends in an ellipsis.
pub fn words<'a, Message: 'a>(words: impl Into<Cow<'a, str>>) -> Element<'a, Message> {
    one_line(text::body(words.into()))
}

/// As [`words`], for text in a weight or colour of its own.
pub fn one_line<'a, Message: 'a>(words: iced::widget::Text<'a>) -> Element<'a, Message> {
    super::cut::cut(words)
}

/// A cell with something wrong in it: stop tint, stop border, bold.
pub fn wrong<'a, Message: 'a>(value: impl Into<Cow<'a, str>>) -> Element<'a, Message> {
    container(text::strong(value.into()).color(theme::STOP))
        .padding([theme::S4, theme::S8])
        .style(|_| container::Style {
            border: Border {
                color: theme::STOP,
                width: 1.0,
                radius: 0.0.into(),
            },
            ..fill(Tone::Stop.tint())
        })
        .into()
}

/// A cell that changed: the old value struck through, the new one behind it, on the warn tint.
pub fn changed<'a, Message: 'a>(
    old: impl Into<Cow<'a, str>>,
    new: impl Into<Cow<'a, str>>,
) -> Element<'a, Message> {
    container(row![struck(old), text::body(new.into())].spacing(theme::S8))
        .padding([theme::S4, theme::S8])
        .style(|_| fill(Tone::Warn.tint()))
        .into()
}

/// Words struck through; something beside them must say why.
pub fn struck<'a, Message: 'a>(words: impl Into<Cow<'a, str>>) -> Element<'a, Message> {
    let line = column![
        space::vertical(),
        container(space::horizontal().height(1)).style(|_| fill(theme::INK2)),
        space::vertical()
    ];
    stack![text::quiet(words.into()), line].into()
}

/// The icon of a row read from a file; the row says the same in its cells.
pub fn row_mark<'a, Message: 'a>(icon: Icon, tone: Tone) -> Element<'a, Message> {
    icon.tinted(16.0, tone.ink()).into()
}
