//! The top bar: search at the left; whether all is saved, the date and the user at the right.

use super::icon::Icon;
use super::press::{Look, Press};
use super::theme::Layout;
use super::{Element, card, chip, text, theme};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Length, Padding};
use std::borrow::Cow;

/// The id of the search box in the top bar.
pub const SEARCH: &str = "zoeken";

/// The bar, 48 px. The search box opens the palette; it is not typed in itself.
pub fn bar<'a, Message: Clone + 'a>(
    layout: Layout,
    search: impl Into<Cow<'a, str>>,
    on_search: Message,
    saved: impl Into<Cow<'a, str>>,
    date: impl Into<Cow<'a, str>>,
    user: Option<Cow<'a, str>>,
) -> Element<'a, Message> {
    let face = row![
        Icon::Search.tinted(16.0, theme::INK2),
        text::quiet(search.into()),
        space::horizontal(),
        chip::key("Ctrl+K")
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    let (width, inset) = match layout {
        Layout::Wide => (440.0, theme::S24),
        Layout::Narrow => (400.0, theme::S16),
    };
    let search = Press::new(face)
        .id(SEARCH)
        .on_press(Some(on_search))
        .width(width)
        .height(32.0)
        .padding(Padding {
            left: theme::S12,
            right: theme::S8,
            ..Padding::ZERO
        })
        .style(|status| Look {
            fill: if status.hovered {
                theme::HOVER
            } else {
                theme::SURFACE
            },
            edge: theme::EDGE,
            ink: theme::INK2,
            radius: theme::RADIUS,
        });
    let user = match layout {
        Layout::Wide => user,
        Layout::Narrow => None,
    };
    let saved = row![
        Icon::Check.tinted(14.0, theme::INK2),
        text::label(saved.into())
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    let right = row![saved, text::label(date.into())]
        .push(user.map(text::label))
        .spacing(theme::S24)
        .align_y(Alignment::Center);
    let bar = container(
        row![search, space::horizontal(), right]
            .spacing(theme::S16)
            .align_y(Alignment::Center),
    )
    .width(Length::Fill)
    .height(47)
    .align_y(Alignment::Center)
    .padding(Padding::ZERO.horizontal(inset))
    .style(|_| container::Style {
        background: Some(theme::SURFACE.into()),
        ..container::Style::default()
    });
    column![bar, card::line()].into()
}
