//! Chips, tags and key hints: an icon and a word, in a tone.

use super::icon::Icon;
use super::theme::Tone;
use super::{Element, text, theme};
use iced::widget::{container, row};
use iced::{Alignment, Border, Color, Padding};
use std::borrow::Cow;

/// A chip with its tint, for a row that needs action or is selected. 22 px high.
pub fn filled<'a, Message: 'a>(
    icon: Icon,
    word: impl Into<Cow<'a, str>>,
    tone: Tone,
) -> Element<'a, Message> {
    container(face(icon, word.into(), tone))
        .height(22)
        .padding(Padding {
            left: 6.0,
            right: 8.0,
            ..Padding::ZERO
        })
        .align_y(Alignment::Center)
        .style(move |_| boxed(tone.tint(), tone.line()))
        .into()
}

/// Icon and word without a fill, for the rest of a list.
pub fn plain<'a, Message: 'a>(
    icon: Icon,
    word: impl Into<Cow<'a, str>>,
    tone: Tone,
) -> Element<'a, Message> {
    face(icon, word.into(), tone)
}

fn face<'a, Message: 'a>(icon: Icon, word: Cow<'a, str>, tone: Tone) -> Element<'a, Message> {
    row![
        icon.tinted(12.0, tone.ink()),
        text::small_strong(word)
            .color(tone.ink())
            .wrapping(iced::widget::text::Wrapping::None)
    ]
    .spacing(theme::S4)
    .align_y(Alignment::Center)
    .into()
}

/// A tag without an icon, such as a number or a cell. 20 px high.
pub fn tag<'a, Message: 'a>(word: impl Into<Cow<'a, str>>, tone: Tone) -> Element<'a, Message> {
    container(
        text::small_strong(word.into())
            .color(tone.ink())
            .wrapping(iced::widget::text::Wrapping::None),
    )
    .height(20)
    .padding(Padding::ZERO.horizontal(6))
    .align_y(Alignment::Center)
    .style(move |_| boxed(tone.tint(), Color::TRANSPARENT))
    .into()
}

/// A key or a combination, such as `Ctrl+K`.
pub fn key<'a, Message: 'a>(keys: impl Into<Cow<'a, str>>) -> Element<'a, Message> {
    hint(keys.into(), theme::BG, theme::MUTED_LINE, theme::INK2)
}

/// A key on a primary button.
pub(super) fn key_on_accent<'a, Message: 'a>(keys: Cow<'a, str>) -> Element<'a, Message> {
    let line = Color::from_rgb8(0x4E, 0x8A, 0x9A);
    hint(keys, theme::ACCENT_DARK, line, theme::WHITE)
}

fn hint<'a, Message: 'a>(
    keys: Cow<'a, str>,
    fill: Color,
    line: Color,
    ink: Color,
) -> Element<'a, Message> {
    container(
        text::small(keys)
            .color(ink)
            .wrapping(iced::widget::text::Wrapping::None),
    )
    .height(20)
    .padding(Padding::ZERO.horizontal(6))
    .align_y(Alignment::Center)
    .style(move |_| boxed(fill, line))
    .into()
}

fn boxed(fill: Color, line: Color) -> container::Style {
    container::Style {
        background: Some(fill.into()),
        border: Border {
            color: line,
            width: if line.a > 0.0 { 1.0 } else { 0.0 },
            radius: theme::RADIUS.into(),
        },
        ..container::Style::default()
    }
}
