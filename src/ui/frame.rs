//! The window around a screen, and the panes within one.

use super::{Element, card, theme};
use iced::advanced::widget::Id;
use iced::widget::{Row, column, container, row};
use iced::{Color, Length};

/// Navigation at the left, top bar above, the screen in the rest.
pub fn shell<'a, Message: 'a>(
    navigation: impl Into<Element<'a, Message>>,
    top: impl Into<Element<'a, Message>>,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let content = container(content)
        .width(Length::Fill)
        .height(Length::Fill)
        .style(|_| filled(theme::BG));
    row![navigation.into(), column![top.into(), content]].into()
}

fn filled(color: Color) -> container::Style {
    container::Style {
        background: Some(color.into()),
        text_color: Some(theme::INK),
        ..container::Style::default()
    }
}

/// One of the panes of a screen: from left to right list, work, reason.
pub struct Pane<'a, Message> {
    id: Id,
    width: Length,
    ground: Color,
    content: Element<'a, Message>,
    bar: Option<Element<'a, Message>>,
}

/// A pane called `id` (F6 steps through them) of a width.
pub fn pane<'a, Message: 'a>(
    id: impl Into<Id>,
    width: impl Into<Length>,
    content: impl Into<Element<'a, Message>>,
) -> Pane<'a, Message> {
    Pane {
        id: id.into(),
        width: width.into(),
        ground: theme::SURFACE,
        content: content.into(),
        bar: None,
    }
}

impl<'a, Message: 'a> Pane<'a, Message> {
    /// On the background colour instead of white.
    pub fn on_ground(mut self) -> Self {
        self.ground = theme::BG;
        self
    }

    /// A bar at the bottom that never scrolls away, such as the decision bar.
    pub fn bar(mut self, bar: impl Into<Element<'a, Message>>) -> Self {
        self.bar = Some(bar.into());
        self
    }
}

/// The bar at the bottom of a screen without panes; it never scrolls away.
pub fn bar<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    container(content)
        .width(Length::Fill)
        .style(|_| filled(theme::SURFACE))
        .into()
}

/// Panes beside each other, a line between them.
pub fn panes<'a, Message: 'a>(panes: Vec<Pane<'a, Message>>) -> Element<'a, Message> {
    let mut all = Row::new();
    for (at, pane) in panes.into_iter().enumerate() {
        if at > 0 {
            all = all.push(card::line_down());
        }
        let ground = pane.ground;
        let bar = pane.bar.map(|bar| {
            column![
                card::line(),
                container(bar)
                    .width(Length::Fill)
                    .style(|_| filled(theme::BG))
            ]
        });
        let inner = column![container(pane.content).height(Length::Fill)].push(bar);
        all = all.push(
            container(inner)
                .id(pane.id)
                .width(pane.width)
                .height(Length::Fill)
                .style(move |_| filled(ground)),
        );
    }
    all.height(Length::Fill).into()
}

/// A screen without panes: 24 px margin, scrolling when it is too high.
pub fn page<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    super::list::scroll(container(content).width(Length::Fill).padding(theme::S24))
        .height(Length::Fill)
        .into()
}
