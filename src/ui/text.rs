//! The sizes of text, each with its own line height. Colour follows the surroundings unless said.

use super::{fonts, theme};
use iced::widget::text::IntoFragment;
use iced::widget::{self, Text};
use iced::{Font, Pixels};

fn set<'a>(content: impl IntoFragment<'a>, size: f32, line: f32, font: Font) -> Text<'a> {
    widget::text(content)
        .size(size)
        .line_height(Pixels(line))
        .font(font)
}

/// 28/36 semibold: the one headline figure of a screen.
pub fn figure<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    set(content, 28.0, 36.0, fonts::SEMIBOLD)
}

/// 20/28 semibold: the title of a screen.
pub fn title<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    set(content, 20.0, 28.0, fonts::SEMIBOLD)
}

/// 16/24 semibold: the title of a block, or a key figure.
pub fn heading<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    set(content, 16.0, 24.0, fonts::SEMIBOLD)
}

/// 14/20: navigation and the text of large buttons.
pub fn large<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    set(content, 14.0, 20.0, fonts::REGULAR)
}

/// 14/20 semibold.
pub fn large_strong<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    set(content, 14.0, 20.0, fonts::SEMIBOLD)
}

/// 13/20: tables, fields, running text.
pub fn body<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    set(content, 13.0, 20.0, fonts::REGULAR)
}

/// 13/20 semibold: names in lists, buttons.
pub fn strong<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    set(content, 13.0, 20.0, fonts::SEMIBOLD)
}

/// 13/20 in the secondary colour.
pub fn quiet<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    body(content).color(theme::INK2)
}

/// 12/16 in the secondary colour: labels and hints.
pub fn label<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    small(content).color(theme::INK2)
}

/// 12/16.
pub fn small<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    set(content, 12.0, 16.0, fonts::REGULAR)
}

/// 12/16 semibold: chips, tags, column titles.
pub fn small_strong<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    set(content, 12.0, 16.0, fonts::SEMIBOLD)
}
