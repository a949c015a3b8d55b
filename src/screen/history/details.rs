//! One operation: who and when, whether it can be taken back, and what it changed.

use super::{History, Message, Told};
use crate::domain::logged::{Fate, Logged, LoggedChange, LoggedRow, Standing};
use crate::screen::parts;
use crate::ui::list::scroll;
use crate::ui::theme;
use crate::ui::{Element, button, card, text};
use crate::words;
use iced::Length;
use iced::widget::{Column as Stack, Row, column, container, row};

impl History {
    /// The pane at the right.
    pub(super) fn details(&self) -> Element<'_, Message> {
        let Some(told) = self.current() else {
            return container(text::quiet(
                "Kies een handeling om te zien wat zij veranderde.",
            ))
            .padding(theme::S24)
            .into();
        };
        let head = container(head(told)).padding([theme::S16, theme::S24]);
        let changed = Stack::with_children(self.rows.iter().take(self.most).map(changed_row));
        let more = self.rows.len().checked_sub(self.most).filter(|it| *it > 0);
        let more = more.map(|count| {
            let words = format!(
                "Nog {} tonen",
                words::counted(count, "wijziging", "wijzigingen")
            );
            let link = button::link(words, Message::MorePressed).id("logboek-meer");
            container(link).padding([theme::S8, theme::S24])
        });
        let summary = if self.rows.is_empty() {
            "Hier is geen wijziging van te tonen.".to_owned()
        } else {
            format!("{}.", capitalised(&words::logged::summary(&self.rows)))
        };
        let summary = container(text::body(summary)).padding([theme::S12, theme::S24]);
        let body = Stack::new().push(summary).push(changed).push(more);
        column![head, card::line(), scroll(body).height(Length::Fill)].into()
    }
}

fn head(told: &Told) -> Element<'_, Message> {
    let done = &told.entry.operation;
    let facts = Row::new()
        .push(parts::fact("Wanneer", told.when.as_str()))
        .push(parts::fact("Door", done.by.as_str()))
        .push(parts::fact("Nummer", done.id.0.to_string()))
        .spacing(theme::S24)
        .wrap()
        .vertical_spacing(theme::S8);
    let subject = (!done.subject.is_empty()).then(|| text::body(&done.subject));
    let standing = words::logged::standing_in_full(told.entry.standing, done);
    let undo = (told.entry.standing == Standing::Next).then(|| {
        let undo = button::secondary("Ongedaan maken")
            .keys("Ctrl+Z")
            .id("logboek-ongedaan")
            .on_press(Message::UndoPressed);
        Element::from(undo)
    });
    Stack::new()
        .push(text::heading(&told.what))
        .push(subject)
        .push(facts)
        .push(text::quiet(standing))
        .push(undo)
        .spacing(theme::S8)
        .into()
}

/// A row of the register and its fields.
fn changed_row(row: &LoggedRow) -> Element<'_, Message> {
    let name = (!row.name.is_empty()).then(|| text::body(&row.name));
    let fields = row.changes.iter().map(|it| changed(row.fate, it));
    let inner = Stack::new()
        .push(text::strong(words::logged::row(row)))
        .push(name)
        .extend(fields)
        .spacing(theme::S4);
    column![
        card::line(),
        container(inner)
            .width(Length::Fill)
            .padding([theme::S12, theme::S24])
    ]
    .into()
}

/// A field: what it is, and below it what it was.
fn changed(fate: Fate, change: &LoggedChange) -> Element<'_, Message> {
    let told = |value: &Logged| words::logged::value(change.field, value);
    let label = text::label(words::logged::field(change.field)).width(136);
    let values = match fate {
        Fate::Added => Stack::new().push(text::body(told(&change.after))),
        Fate::Removed => Stack::new().push(text::quiet(told(&change.before))),
        Fate::Changed => Stack::new()
            .push(text::body(told(&change.after)))
            .push(text::label(format!("was: {}", told(&change.before)))),
    };
    row![
        container(label).padding(iced::Padding::ZERO.top(2.0)),
        values.width(Length::Fill)
    ]
    .spacing(theme::S8)
    .into()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
