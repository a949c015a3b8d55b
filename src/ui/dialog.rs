//! Dialogs: the title asks, the text says what disappears and what stays, the buttons name the act.
//! Show one through [`super::modal::over`]; Escape is the screen's to turn into "Annuleren".

use super::modal::Layer;
use super::{Element, text, theme};
use iced::advanced::widget::Id;
use iced::widget::{Row, column, container};
use iced::{Alignment, Border, Length};
use std::borrow::Cow;

/// A question with its buttons, 480 px wide. `focus` names the button where the focus starts:
/// "Annuleren" when data goes away.
pub fn question<'a, Message: 'a>(
    title: impl Into<Cow<'a, str>>,
    words: impl Into<Cow<'a, str>>,
    buttons: Vec<Element<'a, Message>>,
    focus: impl Into<Id>,
) -> Layer<'a, Message> {
    let content = text::body(words.into());
    Layer::centered(panel(title, content, buttons), Some(focus.into()))
}

/// A dialog around any content, such as a form. The focus starts at `focus`, or its first control.
pub fn form<'a, Message: 'a>(
    title: impl Into<Cow<'a, str>>,
    content: impl Into<Element<'a, Message>>,
    buttons: Vec<Element<'a, Message>>,
    focus: Option<Id>,
) -> Layer<'a, Message> {
    Layer::centered(panel(title, content, buttons), focus)
}

/// The box of a dialog, for use outside a layer.
pub fn panel<'a, Message: 'a>(
    title: impl Into<Cow<'a, str>>,
    content: impl Into<Element<'a, Message>>,
    buttons: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    let buttons = container(Row::with_children(buttons).spacing(theme::S12))
        .width(Length::Fill)
        .align_x(Alignment::End);
    let inner = column![
        column![text::heading(title.into()), content.into()].spacing(theme::S8),
        buttons
    ]
    .spacing(theme::S16);
    boxed(container(inner).padding(theme::S16))
        .width(480)
        .into()
}

/// The look of what lies over a screen.
pub fn boxed<'a, Message: 'a>(
    inner: container::Container<'a, Message>,
) -> container::Container<'a, Message> {
    inner.style(|_| container::Style {
        background: Some(theme::SURFACE.into()),
        text_color: Some(theme::INK),
        border: Border {
            color: theme::EDGE,
            width: 1.0,
            radius: theme::RADIUS_CARD.into(),
        },
        ..container::Style::default()
    })
}
