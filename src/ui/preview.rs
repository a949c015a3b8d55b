//! The preview of a page: its picture on a muted ground, with the way to the other pages.

use super::icon::Icon;
use super::regions::{Place, regions};
use super::{Element, button, list, text, theme};
use iced::widget::{container, image, row};
use iced::{Alignment, Border, Length};

/// A page picture, at most `width` px wide, on a muted ground that scrolls.
pub fn page<'a, Message: 'a>(picture: &image::Handle, width: f32) -> Element<'a, Message> {
    on_desk(image(picture.clone()).width(width))
}

/// As [`page`], with places on it that can be opened.
pub fn page_with<'a, Message: 'a>(
    picture: &image::Handle,
    width: f32,
    id: &'static str,
    places: Vec<Place<'a>>,
    on_open: impl Fn(usize) -> Message + 'a,
    on_move: impl Fn(usize) -> Message + 'a,
) -> Element<'a, Message> {
    let picture = image(picture.clone()).width(width);
    on_desk(regions(id, picture, places, on_open, on_move))
}

fn on_desk<'a, Message: 'a>(picture: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    let sheet = container(picture).padding(1).style(|_| container::Style {
        background: Some(theme::SURFACE.into()),
        border: Border {
            color: theme::LINE,
            width: 1.0,
            radius: 0.0.into(),
        },
        ..container::Style::default()
    });
    let inner = container(sheet)
        .width(Length::Fill)
        .align_x(Alignment::Center)
        .padding(theme::S12);
    container(list::scroll(inner))
        .height(Length::Fill)
        .style(|_| container::Style {
            background: Some(theme::DESK.into()),
            ..container::Style::default()
        })
        .into()
}

/// "1 van 2" with a button back and a button on; `None` where there is no such page.
/// `names` are the accessible names of the two buttons.
pub fn pager<'a, Message: Clone + 'a>(
    at: usize,
    count: usize,
    names: (&'static str, &'static str),
    previous: Option<Message>,
    next: Option<Message>,
) -> Element<'a, Message> {
    row![
        text::quiet(format!("{at} van {count}")),
        button::icon(Icon::CaretLeft, names.0, previous),
        button::icon(Icon::CaretRight, names.1, next)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center)
    .into()
}
