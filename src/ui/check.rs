//! A checkbox with its words, pressed as one; space toggles it.

use super::icon::Icon;
use super::press::{Look, Press, Ring};
use super::{text, theme};
use iced::widget::row;
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
