//! Cells of a sheet, edge to edge as a spreadsheet shows them, each with what is to be said about it.

use super::theme::Tone;
use super::{Element, text, theme};
use iced::widget::text::Wrapping;
use iced::widget::{column, container, row};
use iced::{Alignment, Border, Color, Length, Padding};
use std::borrow::Cow;

/// Height of a row in px.
pub const ROW: f32 = 32.0;

/// What is to be said about a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// Nothing.
    Plain,
    /// It is wrong: stop tint, stop border, bold.
    Wrong,
    /// It is asked about: its tint and border, bold.
    Asked,
    /// It deserves a look: warn tint.
    Noted,
    /// It was something else before: warn tint, the old value struck through.
    Changed(String),
}

/// Height in px of a row whose cells have two lines.
pub const TALL_ROW: f32 = 44.0;

/// A cell of `width` px; figures stand at the right. What does not fit ends in an ellipsis.
pub fn cell<'a, Message: 'a>(
    words: impl Into<Cow<'a, str>>,
    width: f32,
    figures: bool,
    look: &Look,
) -> Element<'a, Message> {
    drawn(words.into(), width, figures, look, Wrapping::None)
}

/// As [`cell`], in a row of [`TALL_ROW`]: what does not fit on one line goes on below it.
pub fn tall_cell<'a, Message: 'a>(
    words: impl Into<Cow<'a, str>>,
    width: f32,
    figures: bool,
    look: &Look,
) -> Element<'a, Message> {
    drawn(words.into(), width, figures, look, Wrapping::Word)
}

fn drawn<'a, Message: 'a>(
    words: Cow<'a, str>,
    width: f32,
    figures: bool,
    look: &Look,
    wrapping: Wrapping,
) -> Element<'a, Message> {
    let line = |words: Cow<'a, str>| {
        let words = text::body(words).wrapping(wrapping);
        match wrapping {
            Wrapping::None => words,
            Wrapping::Word | Wrapping::Glyph | Wrapping::WordOrGlyph => words.line_height(1.3),
        }
    };
    let one_line = |words: Cow<'a, str>| text::body(words).wrapping(Wrapping::None);
    let bold =
        |words: Cow<'a, str>, tone: Tone| text::strong(words).wrapping(wrapping).color(tone.ink());
    let (content, fill, line): (Element<'a, Message>, _, _) = match look {
        Look::Plain if wrapping == Wrapping::None => {
            (super::cut::cut(text::body(words)), None, None)
        }
        Look::Plain => (line(words).into(), None, None),
        Look::Wrong => (
            bold(words, Tone::Stop).into(),
            Some(Tone::Stop.tint()),
            Some(Tone::Stop.ink()),
        ),
        Look::Asked => (
            bold(words, Tone::Ask).into(),
            Some(Tone::Ask.tint()),
            Some(Tone::Ask.ink()),
        ),
        Look::Noted => (line(words).into(), Some(Tone::Warn.tint()), None),
        Look::Changed(before) => {
            let struck = super::table::struck::<Message>(before.clone());
            let both: Element<'a, Message> = match wrapping {
                Wrapping::None => row![struck, line(words)]
                    .spacing(theme::S8)
                    .align_y(Alignment::Center)
                    .into(),
                // In a tall row the new value stands below the old one.
                Wrapping::Word | Wrapping::Glyph | Wrapping::WordOrGlyph => {
                    column![container(struck).height(20), one_line(words)].into()
                }
            };
            (both, Some(Tone::Warn.tint()), None)
        }
    };
    let side = if figures {
        Alignment::End
    } else {
        Alignment::Start
    };
    container(content)
        .width(width)
        .height(Length::Fill)
        .padding(Padding::ZERO.horizontal(theme::S8))
        .align_x(side)
        .align_y(Alignment::Center)
        .clip(true)
        .style(move |_| container::Style {
            background: fill.map(Into::into),
            border: Border {
                color: line.unwrap_or(Color::TRANSPARENT),
                width: if line.is_some() { 1.0 } else { 0.0 },
                radius: 0.0.into(),
            },
            ..container::Style::default()
        })
        .into()
}

/// The head of a column in two lines, where its words need them.
pub fn tall_head<'a, Message: 'a>(
    words: impl Into<Cow<'a, str>>,
    width: f32,
    figures: bool,
) -> Element<'a, Message> {
    head_of(
        words.into(),
        width,
        figures,
        Wrapping::WordOrGlyph,
        TALL_ROW,
    )
}

/// The head of a column: its letters, and the words the partner put above it.
pub fn head<'a, Message: 'a>(
    words: impl Into<Cow<'a, str>>,
    width: f32,
    figures: bool,
) -> Element<'a, Message> {
    head_of(words.into(), width, figures, Wrapping::None, 31.0)
}

fn head_of<'a, Message: 'a>(
    words: Cow<'a, str>,
    width: f32,
    figures: bool,
    wrapping: Wrapping,
    height: f32,
) -> Element<'a, Message> {
    let side = if figures {
        Alignment::End
    } else {
        Alignment::Start
    };
    let words = text::small_strong(words)
        .wrapping(wrapping)
        .align_x(side)
        .color(theme::INK2);
    container(words)
        .width(width)
        .height(height)
        .padding(Padding::ZERO.horizontal(theme::S8))
        .align_x(side)
        .align_y(Alignment::Center)
        .clip(true)
        .into()
}

/// The cell that something is about: selected tint, accent border, bold.
pub fn here<'a, Message: 'a>(
    words: impl Into<Cow<'a, str>>,
    width: f32,
    figures: bool,
) -> Element<'a, Message> {
    let side = if figures {
        Alignment::End
    } else {
        Alignment::Start
    };
    container(text::strong(words.into()).wrapping(Wrapping::None))
        .width(width)
        .height(Length::Fill)
        .padding(Padding::ZERO.horizontal(theme::S8))
        .align_x(side)
        .align_y(Alignment::Center)
        .clip(true)
        .style(|_| container::Style {
            background: Some(theme::SELECTED.into()),
            border: Border {
                color: theme::ACCENT,
                width: 2.0,
                radius: 0.0.into(),
            },
            ..container::Style::default()
        })
        .into()
}
