//! The path so far: every answer, each of which can be changed.

use super::{Message, Open};
use crate::ui::icon::Icon;
use crate::ui::press::{Look, Press};
use crate::ui::theme;
use crate::ui::{Element, button, card, text};
use iced::widget::{Column as Stack, column, container, row};
use iced::{Alignment, Color, Length};

/// The answers in order.
pub fn view(open: &Open) -> Element<'_, Message> {
    let steps = open.steps();
    let count = steps.len();
    let head = row![
        text::heading("Uw antwoorden").width(Length::Fill),
        text::label(match count {
            0 => "nog geen".to_owned(),
            count => format!("{count} beantwoord"),
        })
    ]
    .align_y(Alignment::Center);
    let rows = steps.into_iter().enumerate().map(|(at, step)| {
        let now = open.again.as_deref() == Some(step.node.id.as_str());
        let words = column![
            text::small(step.node.question.as_str()).color(theme::INK2),
            row![
                text::strong(step.answer.label.as_str()).width(Length::Fill),
                Icon::Pencil.tinted(14.0, theme::INK2)
            ]
            .align_y(Alignment::Center)
        ]
        .width(Length::Fill);
        let face = row![text::strong((at + 1).to_string()).width(20), words].spacing(theme::S8);
        let press = Press::new(face)
            .name(format!("Vraag {} wijzigen", at + 1))
            .on_press(Some(Message::StepPressed(at)))
            .width(Length::Fill)
            .padding([theme::S8, theme::S16])
            .style(move |status| Look {
                fill: if now {
                    theme::SELECTED
                } else if status.hovered {
                    theme::HOVER
                } else {
                    theme::SURFACE
                },
                edge: Color::TRANSPARENT,
                ink: theme::INK,
                radius: 0.0,
            });
        column![Element::from(press), card::line()].into()
    });
    let hint = text::label(
        "Kies een antwoord om het te wijzigen. Latere antwoorden blijven staan als ze nog passen.",
    );
    let all = column![
        container(head).padding([theme::S12, theme::S16]),
        card::line()
    ]
    .push(
        crate::ui::list::scroll(
            Stack::with_children(rows).push(container(hint).padding([theme::S12, theme::S16])),
        )
        .height(Length::Fill),
    );
    all.into()
}

/// Beginning anew, and back to the list.
pub fn bar<'a>() -> Element<'a, Message> {
    let again = button::secondary("Nieuwe toets")
        .icon(Icon::Plus)
        .width(Length::Fill)
        .on_press(Message::QuickPressed);
    let close = button::secondary("Overzicht")
        .keys("Esc")
        .on_press(Message::Pressed(crate::ui::keys::Shortcut::Cancel));
    container(row![Element::from(again), Element::from(close)].spacing(theme::S8))
        .padding([theme::S12, theme::S16])
        .into()
}
