//! The short message at the bottom left: what was done, and one way back.
//! Never the only place where something is said.

use super::button::{Button, Kind};
use super::icon::Icon;
use super::{Element, text, theme};
use iced::widget::{container, mouse_area, row, stack};
use iced::{Alignment, Length, Padding};
use std::borrow::Cow;

/// A toast, 48 px high. `on_hover` tells when the mouse comes (`true`) and goes, to hold its clock.
pub fn toast<'a, Message: Clone + 'a>(
    words: impl Into<Cow<'a, str>>,
    act: Option<(Cow<'a, str>, Message)>,
    on_hover: impl Fn(bool) -> Message,
) -> Element<'a, Message> {
    let act: Option<Element<'a, Message>> = act.map(|(label, message)| {
        Button::new(Kind::OnInk, label)
            .small()
            .id("toast-act")
            .on_press(message)
            .into()
    });
    let inner = row![
        Icon::CheckCircleFilled.tinted(18.0, theme::WHITE),
        text::body(words.into()).color(theme::WHITE)
    ]
    .push(act.map(|act| container(act).padding(Padding::ZERO.left(theme::S12))))
    .spacing(theme::S12)
    .align_y(Alignment::Center);
    let panel = container(inner)
        .height(48)
        .padding(Padding {
            left: theme::S16,
            right: theme::S8,
            ..Padding::ZERO
        })
        .align_y(Alignment::Center)
        .style(|_| container::Style {
            background: Some(theme::INK.into()),
            border: iced::border::rounded(theme::RADIUS_CARD),
            ..container::Style::default()
        });
    mouse_area(panel)
        .on_enter(on_hover(true))
        .on_exit(on_hover(false))
        .into()
}

/// Lays a toast over the bottom left of the content.
pub fn over<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    toast: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    let toast = toast.map(|toast| {
        container(toast)
            .width(Length::Fill)
            .height(Length::Fill)
            .align_y(Alignment::End)
            .padding(theme::S24)
    });
    stack![content.into()].push(toast).into()
}
