//! A checkbox with its words, pressed as one; space toggles it.

use super::icon::Icon;
use super::press::{Look, Press, Ring};
use super::{Element, text, theme};
use iced::widget::{container, mouse_area, row};
use iced::{Alignment, Color};
use std::borrow::Cow;

/// A checkbox, 28 px high. `on_toggle` is sent on a press; `None` disables it.
pub fn checkbox<'a, Message: Clone + 'a>(
    label: impl Into<Cow<'a, str>>,
    checked: bool,
    on_toggle: Option<Message>,
) -> Press<'a, Message> {
    let (icon, color) = match (checked, on_toggle.is_some()) {
        (_, false) => (Icon::Lock, theme::INK2),
        (true, true) => (Icon::CheckSquareFilled, theme::ACCENT),
        (false, true) => (Icon::Square, theme::EDGE),
    };
    let ink = if on_toggle.is_some() {
        theme::INK
    } else {
        theme::INK2
    };
    let face = row![icon.tinted(18.0, color), text::body(label.into())]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
    Press::new(face)
        .on_press(on_toggle)
        .height(28.0)
        .ring(Ring::Beside)
        .style(move |_| Look {
            fill: Color::TRANSPARENT,
            edge: Color::TRANSPARENT,
            ink,
            radius: theme::RADIUS,
        })
}

/// The box of a row in a list, 28 px square, for the mouse. No stop for Tab: space in the list does the same.
pub fn mark<'a, Message: Clone + 'a>(checked: bool, on_toggle: Message) -> Element<'a, Message> {
    let (icon, color) = match checked {
        true => (Icon::CheckSquareFilled, theme::ACCENT),
        false => (Icon::Square, theme::EDGE),
    };
    let face = container(icon.tinted(18.0, color))
        .center_x(28)
        .center_y(28);
    mouse_area(face).on_press(on_toggle).into()
}
