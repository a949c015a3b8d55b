//! Parts of answering what is in doubt in a file: how a remark looks, and the field for an answer that is typed.

use crate::domain::submission::Severity;
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, field};
use iced::Alignment;
use iced::widget::row;

/// The glyph and the tone of a remark.
pub(super) fn look(severity: Severity) -> (Icon, Tone) {
    match severity {
        Severity::Error => (Icon::CrossCircleFilled, Tone::Stop),
        Severity::Question => (Icon::Question, Tone::Ask),
        Severity::Notice => (Icon::Info, Tone::Quiet),
    }
}

/// A field for what should stand in a cell, with what is typed so far.
pub(super) fn typing<'a, Message: Clone + 'a>(
    typed: &'a str,
    on_input: impl Fn(String) -> Message + 'a,
    on_done: Message,
    on_cancel: Message,
) -> Element<'a, Message> {
    row![
        field::field("antwoord", "", typed)
            .placeholder("Wat er moet staan")
            .width(200)
            .on_input(on_input)
            .on_submit(on_done.clone()),
        button::primary("Overnemen").on_press(on_done),
        button::icon(Icon::Cross, "Toch niet invullen", Some(on_cancel))
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center)
    .into()
}
