//! The dialogs of the tree: an answer that makes others no longer hold, and the mail to the institution.

use super::Message;
use crate::domain::ActivityId;
use crate::ui::modal::Layer;
use crate::ui::{button, dialog, field, select, text, theme};
use iced::widget::Column;

/// The dialog that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dialog {
    /// An answer is changed; these questions, with their answers, are then no longer asked.
    Change {
        node: String,
        answer: String,
        dropped: Vec<(String, String)>,
    },
    /// What a form for the institution is to be about: activities in words, the first is none.
    Form {
        all: Vec<(Option<ActivityId>, String)>,
        chosen: usize,
    },
    /// What to ask the institution, to copy.
    Mail(String),
}

impl Dialog {
    /// The dialog over the screen.
    pub fn layer(&self) -> Layer<'_, Message> {
        match self {
            Self::Change { dropped, .. } => change(dropped),
            Self::Form { all, chosen } => form(all, *chosen),
            Self::Mail(words) => mail(words),
        }
    }
}

fn change(dropped: &[(String, String)]) -> Layer<'_, Message> {
    let gone = dropped.iter().map(|(question, answer)| {
        Column::new()
            .push(text::label(question.as_str()))
            .push(text::strong(answer.as_str()))
            .into()
    });
    let content = Column::new()
        .push(text::body(
            "Deze vragen worden dan niet meer gesteld. De antwoorden komen terug als u weer anders kiest.",
        ))
        .push(Column::with_children(gone).spacing(theme::S8))
        .spacing(theme::S12);
    let buttons = vec![
        button::secondary("Annuleren")
            .id("annuleren")
            .on_press(Message::Cancelled)
            .into(),
        button::primary("Antwoord wijzigen")
            .on_press(Message::ChangeConfirmed)
            .into(),
    ];
    dialog::form(
        "Antwoord wijzigen?",
        content,
        buttons,
        Some("annuleren".into()),
    )
}

fn form(all: &[(Option<ActivityId>, String)], chosen: usize) -> Layer<'_, Message> {
    let labels = all.iter().map(|(_, words)| words.as_str());
    let about = select::select(labels, Some(chosen), "Kies een activiteit")
        .id("formulier-over")
        .name("Waarover")
        .width(448)
        .on_choose(Message::FormAbout);
    let content = Column::new()
        .push(text::body(
            "Een werkmap met alle vragen van de beslisboom, die de instelling invult en terugstuurt. Met Formulier inlezen komen de antwoorden in het register.",
        ))
        .push(field::labelled("Waarover", about))
        .spacing(theme::S12);
    let buttons = vec![
        button::secondary("Annuleren")
            .on_press(Message::Cancelled)
            .into(),
        button::primary("Formulier maken")
            .id("formulier-maken")
            .on_press(Message::FormMade)
            .into(),
    ];
    dialog::form(
        "Formulier voor de instelling",
        content,
        buttons,
        Some("formulier-over".into()),
    )
}

fn mail(words: &str) -> Layer<'_, Message> {
    let buttons = vec![
        button::secondary("Sluiten")
            .on_press(Message::Cancelled)
            .into(),
        button::primary("Tekst kopiëren")
            .id("kopieren")
            .on_press(Message::CopyPressed)
            .into(),
    ];
    dialog::form(
        "Vraag aan de instelling",
        text::body(words),
        buttons,
        Some("kopieren".into()),
    )
}
