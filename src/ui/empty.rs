//! What stands where nothing is yet, and where a file may be dropped.

use super::icon::Icon;
use super::{Element, text, theme};
use iced::widget::{Column, container};
use iced::{Alignment, Border, Length};
use std::borrow::Cow;

/// An empty state: icon, what is not there, when or how it comes, and at most one secondary button.
pub fn empty<'a, Message: 'a>(
    icon: Icon,
    what: impl Into<Cow<'a, str>>,
    how: impl Into<Cow<'a, str>>,
    act: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    let words = Column::new()
        .push(text::strong(what.into()))
        .push(text::quiet(how.into()).align_x(Alignment::Center))
        .align_x(Alignment::Center);
    let inner = Column::new()
        .push(icon.tinted(24.0, theme::INK2))
        .push(words)
        .push(act.map(|act| container(act).padding([theme::S4, 0.0])))
        .spacing(theme::S8)
        .align_x(Alignment::Center);
    container(inner)
        .width(Length::Fill)
        .align_x(Alignment::Center)
        .padding([theme::S8, 0.0])
        .into()
}

/// A place to drop a file, 160 px high; `over` while a file hangs above the window.
pub fn drop_zone<'a, Message: 'a>(
    words: impl Into<Cow<'a, str>>,
    over: bool,
    act: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let inner = Column::new()
        .push(Icon::Excel.tinted(24.0, theme::INK2))
        .push(text::quiet(words.into()))
        .push(act.into())
        .spacing(theme::S8)
        .align_x(Alignment::Center);
    container(inner)
        .width(Length::Fill)
        .height(160)
        .align_x(Alignment::Center)
        .align_y(Alignment::Center)
        .style(move |_| container::Style {
            background: Some(
                if over {
                    theme::SELECTED
                } else {
                    theme::SURFACE
                }
                .into(),
            ),
            border: Border {
                color: if over { theme::ACCENT } else { theme::EDGE },
                width: if over { 2.0 } else { 1.0 },
                radius: theme::RADIUS_CARD.into(),
            },
            ..container::Style::default()
        })
        .into()
}
