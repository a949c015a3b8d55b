//! Scroll areas with the program's narrow bar.

use crate::ui::{Element, theme};
use iced::widget::scrollable;
use iced::{Background, Border, Length};

/// A scroll area with the program's narrow bar, laid over the inset of its content.
pub fn scroll<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
) -> iced::widget::Scrollable<'a, Message> {
    let bar = scrollable::Scrollbar::new()
        .width(6)
        .scroller_width(6)
        .margin(2);
    scrollable(content)
        .direction(scrollable::Direction::Vertical(bar))
        .width(Length::Fill)
        .style(bar_style)
}

/// A scroll area from left to right, for what is wider than its place; the bar keeps a room of its own.
pub fn scroll_sideways<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
) -> iced::widget::Scrollable<'a, Message> {
    let bar = scrollable::Scrollbar::new()
        .width(6)
        .scroller_width(6)
        .margin(2);
    scrollable(content)
        .direction(scrollable::Direction::Horizontal(bar))
        .spacing(theme::S4)
        .height(Length::Fill)
        .style(bar_style)
}

fn bar_style(theme: &iced::Theme, status: scrollable::Status) -> scrollable::Style {
    let rail = scrollable::Rail {
        background: None,
        border: Border::default(),
        scroller: scrollable::Scroller {
            background: Background::Color(theme::EDGE),
            border: iced::border::rounded(theme::RADIUS_BAR),
        },
    };
    scrollable::Style {
        vertical_rail: rail,
        horizontal_rail: rail,
        gap: None,
        ..scrollable::default(theme, status)
    }
}
