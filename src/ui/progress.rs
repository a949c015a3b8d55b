//! Progress of a long act, and bars that show parts of a whole. Figures always stand beside a bar.

use super::{Element, button, text, theme};
use iced::widget::{Row, column, container, row, space};
use iced::{Alignment, Color, Length};
use std::borrow::Cow;

/// What a long act is doing: "18 van 31", a bar, the current name, and "Stoppen".
/// Under one second show nothing. Without `on_stop` it cannot be stopped.
pub fn progress<'a, Message: Clone + 'a>(
    title: impl Into<Cow<'a, str>>,
    done: usize,
    all: usize,
    current: impl Into<Cow<'a, str>>,
    on_stop: Option<Message>,
) -> Element<'a, Message> {
    let stop: Option<Element<'a, Message>> =
        on_stop.map(|stop| button::secondary("Stoppen").small().on_press(stop).into());
    column![
        row![
            text::strong(title.into()),
            space::horizontal(),
            text::quiet(format!("{done} van {all}"))
        ],
        bar(&[(done as f32, theme::ACCENT)], all as f32),
        row![text::quiet(current.into()), space::horizontal()]
            .push(stop)
            .align_y(Alignment::Center)
            .height(28)
    ]
    .spacing(theme::S8)
    .into()
}

/// A bar of 12 px with parts of `whole`, 1 px of white between them; what is left over is muted.
pub fn bar<'a, Message: 'a>(parts: &[(f32, Color)], whole: f32) -> Element<'a, Message> {
    let mut bar = Row::new().spacing(1).height(12);
    let mut left = whole.max(0.0);
    for (part, color) in parts {
        let part = part.clamp(0.0, left);
        left -= part;
        bar = bar.push(segment(part, whole, *color));
    }
    bar = bar.push(segment(left, whole, theme::MUTED));
    bar.width(Length::Fill).into()
}

fn segment<'a, Message: 'a>(part: f32, whole: f32, color: Color) -> Option<Element<'a, Message>> {
    if part <= 0.0 || whole <= 0.0 {
        return None;
    }
    let share = ((part / whole) * 1000.0).round().max(1.0) as u16;
    let segment = container(space::horizontal())
        .width(Length::FillPortion(share))
        .height(12)
        .style(move |_| container::Style {
            background: Some(color.into()),
            border: iced::border::rounded(theme::RADIUS_BAR),
            ..container::Style::default()
        });
    Some(segment.into())
}
