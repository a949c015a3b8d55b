//! Cards, lines, headers of screens, and what lies between them.

use super::icon::Icon;
use super::{Element, button, text, theme};
use iced::widget::{Column, Row, container, row, space};
use iced::{Alignment, Border, Length};
use std::borrow::Cow;

/// A white card, 16 px inset.
pub fn card<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    framed(container(content).padding(theme::S16)).into()
}

/// A white card whose content reaches its border, such as a table.
pub fn flush<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    framed(container(content).padding(1)).into()
}

fn framed<'a, Message: 'a>(
    inner: container::Container<'a, Message>,
) -> container::Container<'a, Message> {
    inner.width(Length::Fill).style(|_| container::Style {
        background: Some(theme::SURFACE.into()),
        border: Border {
            color: theme::LINE,
            width: 1.0,
            radius: theme::RADIUS_CARD.into(),
        },
        ..container::Style::default()
    })
}

/// The head of a card, 48 px: its title, then what stands at the right.
pub fn head<'a, Message: 'a>(
    title: impl Into<Cow<'a, str>>,
    right: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let inner = row![
        text::heading(title.into()),
        space::horizontal(),
        right.into()
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center)
    .padding([0.0, theme::S16])
    .height(47);
    Column::new().push(inner).push(line()).into()
}

/// A 1 px line across.
pub fn line<'a, Message: 'a>() -> Element<'a, Message> {
    container(space::horizontal().height(1))
        .width(Length::Fill)
        .height(1)
        .style(|_| container::Style {
            background: Some(theme::LINE.into()),
            ..container::Style::default()
        })
        .into()
}

/// A 1 px line down.
pub fn line_down<'a, Message: 'a>() -> Element<'a, Message> {
    container(space::vertical().width(1))
        .width(1)
        .height(Length::Fill)
        .style(|_| container::Style {
            background: Some(theme::LINE.into()),
            ..container::Style::default()
        })
        .into()
}

/// The head of a screen: title, a quiet line beside it (it wraps when it must), and acts at the right.
pub fn screen_head<'a, Message: 'a>(
    title: impl Into<Cow<'a, str>>,
    beside: impl Into<Cow<'a, str>>,
    acts: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    row![
        text::title(title.into()),
        container(super::cut::cut(text::quiet(beside.into()))).width(Length::Fill),
        Row::with_children(acts)
            .spacing(theme::S8)
            .align_y(Alignment::Center)
            .height(36)
    ]
    .spacing(theme::S12)
    .align_y(Alignment::Center)
    .into()
}

/// Where one is: links to what lies above, then the name of this place.
pub fn breadcrumb<'a, Message: Clone + 'a>(
    above: Vec<(Cow<'a, str>, Message)>,
    here: impl Into<Cow<'a, str>>,
) -> Element<'a, Message> {
    let mut path = Row::new().spacing(theme::S4).align_y(Alignment::Center);
    for (name, message) in above {
        path = path
            .push(button::link(name, message))
            .push(Icon::CaretRightBold.tinted(12.0, theme::INK2));
    }
    path.push(text::label(here.into())).into()
}

/// A label with a key figure below it.
pub fn key_figure<'a, Message: 'a>(
    label: impl Into<Cow<'a, str>>,
    figure: impl Into<Cow<'a, str>>,
) -> Element<'a, Message> {
    iced::widget::column![text::label(label.into()), text::heading(figure.into())].into()
}
