//! The thread of one activity: what the rules ask for, with its passages, and every talk in order of date.

use super::list::{is_overdue, outcome_look};
use super::{Consultations, Message, Row};
use crate::desk::ConsultationThread;
use crate::domain::consultation::{CitedPassage, ConsultationRemark, NeedState};
use crate::domain::decision::Consultation;
use crate::ui::icon::Icon;
use crate::ui::list::scroll;
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, empty, text};
use crate::words;
use iced::widget::{Column as Stack, Row as Line, column, container, row, space};
use iced::{Alignment, Border, Length};

/// The scroll area of the thread.
pub(super) const THREAD: &str = "overleg-draad-inhoud";

impl Consultations {
    /// The right pane: the form that is open, or the thread.
    pub(super) fn right(&self, layout: Layout) -> Element<'_, Message> {
        if let Some(form) = &self.form {
            return self.form(form, layout);
        }
        match &self.thread {
            Some(thread) => self.thread(thread),
            None => container(empty::empty(
                Icon::Chat,
                "Geen overleg gekozen",
                "Kies links een overleg, of begin een nieuw overleg.",
                None,
            ))
            .padding(theme::S32)
            .into(),
        }
    }

    /// Where the thread belongs: activity, partner and day, with the way to Beoordelen.
    pub(super) fn place<'a>(&'a self, thread: &'a ConsultationThread) -> Element<'a, Message> {
        let activity = &thread.activity;
        let name = text::strong(format!("{} {}", activity.project_number, activity.name));
        let when = match (activity.date, activity.date_text.as_deref()) {
            (Some(day), _) => words::long_date(day),
            (None, Some(period)) if !period.is_empty() => period.to_owned(),
            (None, _) => "datum activiteit niet bekend".to_owned(),
        };
        let words = column![
            crate::ui::cut::cut(name),
            text::label(format!("{}, {when}", thread.partner))
        ]
        .width(Length::Fill);
        let to_judge = button::link_to("Beoordelen", Message::JudgePressed(None));
        container(
            row![words, to_judge]
                .spacing(theme::S8)
                .align_y(Alignment::Center),
        )
        .padding([theme::S8, theme::S16])
        .into()
    }

    fn thread<'a>(&'a self, thread: &'a ConsultationThread) -> Element<'a, Message> {
        let mut asked: Vec<Element<'a, Message>> = Vec::new();
        if !thread.needs.is_empty() {
            asked.push(text::strong("Wat overleg vraagt").into());
        }
        let needs = thread.needs.iter().enumerate();
        asked.extend(needs.map(|(at, remark)| need(at, remark)));
        let mut talks: Vec<Element<'a, Message>> = Vec::new();
        if !thread.entries.is_empty() {
            talks.push(text::strong("Overleg, op datum").into());
        }
        talks.extend(thread.entries.iter().map(|it| self.entry(it, thread)));
        if asked.is_empty() && talks.is_empty() {
            talks.push(empty::empty(
                Icon::Chat,
                "Bij deze activiteit is nog geen overleg",
                "De gids vraagt het hier ook niet. Met Ctrl+N legt u er zelf een vast.",
                None,
            ));
        }
        // What is marked in the list comes first.
        let all = match &self.selected {
            Some(Row::Talk(_)) => talks.into_iter().chain(asked),
            Some(Row::Missing(..)) | None => asked.into_iter().chain(talks),
        };
        let inner = Stack::with_children(all).spacing(theme::S16);
        column![
            self.place(thread),
            card::line(),
            scroll(container(inner).padding(theme::S16))
                .id(THREAD)
                .height(Length::Fill)
        ]
        .into()
    }

    fn entry<'a>(
        &'a self,
        entry: &'a Consultation,
        thread: &'a ConsultationThread,
    ) -> Element<'a, Message> {
        let marked = self.selected == Some(Row::Talk(entry.id));
        let mut inner = Stack::new().push(self.entry_head(entry)).spacing(theme::S8);
        inner = inner.push(said("Met", &entry.with_whom));
        let line = entry
            .line
            .and_then(|line| thread.lines.iter().find(|it| it.id == line));
        if let Some(line) = line {
            let about = format!("{}, {}", line.text, words::euros(line.requested));
            inner = inner.push(said_owned("Over", about));
        }
        inner = inner.push(said("Vraag", &entry.question));
        if !entry.agreed.is_empty() {
            inner = inner.push(said("Afspraak", &entry.agreed));
        }
        if let Some(file) = &entry.file {
            let link = button::link(file.name.clone(), Message::FilePressed(entry.id));
            let named = row![Icon::Paperclip.tinted(14.0, theme::INK2), link]
                .spacing(theme::S4)
                .align_y(Alignment::Center);
            let label = container(text::label("Bestand")).width(64);
            inner = inner.push(row![label, container(named).clip(true)].align_y(Alignment::Center));
        }
        inner = inner.push(acts(entry));
        if let Some((id, mail)) = &self.mail
            && *id == entry.id
        {
            inner = inner.push(copied(mail));
        }
        framed(inner, marked)
    }

    fn entry_head<'a>(&self, entry: &Consultation) -> Element<'a, Message> {
        let (when, tone) = match (entry.held_on, entry.answer_due, entry.recorded_on) {
            (Some(held), _, _) => (words::long_date(held), None),
            (None, Some(due), _) if entry.is_open() => (
                format!("Antwoord verwacht op {}", words::long_date(due)),
                is_overdue(Some(due), self.today()).then_some(Tone::Stop),
            ),
            (None, _, Some(asked)) => (format!("Gevraagd op {}", words::long_date(asked)), None),
            (None, _, None) => ("Zonder datum".to_owned(), None),
        };
        let when = match tone {
            Some(tone) => text::strong(format!("{when}, over tijd")).color(tone.ink()),
            None => text::strong(when),
        };
        let state = match entry.outcome {
            Some(outcome) => {
                let (icon, tone) = outcome_look(outcome);
                chip::plain(icon, words::consultations::outcome(outcome), tone)
            }
            None => chip::plain(Icon::HourglassBold, "Open", Tone::Ask),
        };
        row![when.width(Length::Fill), state]
            .spacing(theme::S8)
            .align_y(Alignment::Center)
            .into()
    }
}

/// A label at the left with what was said at its right; it wraps.
fn said<'a>(label: &'a str, words: &'a str) -> Element<'a, Message> {
    row![
        container(text::label(label)).width(64),
        text::body(words).width(Length::Fill)
    ]
    .into()
}

fn said_owned<'a>(label: &'a str, words: String) -> Element<'a, Message> {
    row![
        container(text::label(label)).width(64),
        text::body(words).width(Length::Fill)
    ]
    .into()
}

/// What can be done with a talk.
fn acts<'a>(entry: &Consultation) -> Element<'a, Message> {
    let id = entry.id;
    let (outcome, keys) = if entry.is_open() {
        ("Uitkomst vastleggen", Some("Enter"))
    } else {
        ("Uitkomst verbeteren", None)
    };
    let mut outcome = button::secondary(outcome)
        .small()
        .on_press(Message::OutcomePressed(id));
    if let Some(keys) = keys {
        outcome = outcome.keys(keys);
    }
    let file = if entry.file.is_some() {
        "Ander bestand"
    } else {
        "Bestand toevoegen"
    };
    let mut all: Vec<Element<'a, Message>> = vec![outcome.into()];
    if entry.is_open() {
        let mail = button::secondary("Kopieer mailtekst")
            .small()
            .icon(Icon::Copy)
            .on_press(Message::MailPressed(id));
        all.push(mail.into());
    }
    let file = button::secondary(file)
        .small()
        .icon(Icon::Paperclip)
        .on_press(Message::AttachPressed(id));
    let question = button::secondary("Vraag wijzigen")
        .small()
        .on_press(Message::QuestionPressed(id));
    all.push(file.into());
    all.push(question.into());
    Line::with_children(all)
        .spacing(theme::S8)
        .wrap()
        .vertical_spacing(theme::S8)
        .into()
}

/// The mail that was copied.
fn copied(mail: &str) -> Element<'_, Message> {
    let head = row![
        Icon::CheckCircleFilled.tinted(16.0, theme::OK),
        text::strong("Mailtekst staat op het klembord").width(Length::Fill),
        button::icon(Icon::Cross, "Mailtekst sluiten", Some(Message::MailClosed))
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    container(column![head, text::body(mail)].spacing(theme::S8))
        .padding(theme::S12)
        .width(Length::Fill)
        .style(|_| container::Style {
            background: Some(theme::BG.into()),
            border: iced::border::rounded(theme::RADIUS),
            ..container::Style::default()
        })
        .into()
}

/// A talk with a border; the one that is marked has an accent line.
fn framed<'a>(inner: impl Into<Element<'a, Message>>, marked: bool) -> Element<'a, Message> {
    let (fill, edge) = if marked {
        (theme::SURFACE, theme::ACCENT)
    } else {
        (theme::SURFACE, theme::LINE)
    };
    container(inner)
        .padding(theme::S12)
        .width(Length::Fill)
        .style(move |_| container::Style {
            background: Some(fill.into()),
            border: Border {
                color: edge,
                width: 1.0,
                radius: theme::RADIUS_CARD.into(),
            },
            ..container::Style::default()
        })
        .into()
}

/// The tone in which the state of a need is said.
fn tone(state: NeedState) -> (Icon, Tone) {
    match state {
        NeedState::Missing | NeedState::Late { .. } | NeedState::NotAgreed { .. } => {
            (Icon::WarningFilled, Tone::Warn)
        }
        NeedState::Undated { .. } => (Icon::WarningCircle, Tone::Warn),
        NeedState::Open { .. } => (Icon::Hourglass, Tone::Ask),
        NeedState::Held { .. } => (Icon::CheckCircleFilled, Tone::Ok),
    }
}

/// What the rules ask for: how it stands, the lines with their amounts, and the passages.
fn need<'a>(at: usize, remark: &'a ConsultationRemark) -> Element<'a, Message> {
    let (icon, tone) = tone(remark.state);
    let title = if remark.topic.is_empty() {
        "Door u in overleg gezet"
    } else {
        remark.topic.as_str()
    };
    let head = row![
        icon.tinted(18.0, tone.ink()),
        column![
            text::strong(title),
            text::body(format!("{}.", words::consultations::state(remark))).color(tone.ink())
        ]
        .width(Length::Fill)
    ]
    .spacing(theme::S8);
    let mut inner = Stack::new().push(head).spacing(theme::S8);
    for (line, text, requested) in &remark.lines {
        let link = button::link(text.clone(), Message::JudgePressed(Some(*line)));
        inner = inner.push(
            row![
                container(link).clip(true).width(Length::Fill),
                text::body(words::euros(*requested))
            ]
            .spacing(theme::S8)
            .align_y(Alignment::Center),
        );
    }
    for cited in &remark.passages {
        inner = inner.push(passage(cited));
    }
    if remark.state == NeedState::Missing {
        let start = button::secondary("Overleg vastleggen")
            .small()
            .on_press(Message::NeedPressed(at));
        inner = inner.push(container(start).padding([theme::S4, 0.0]));
    }
    container(inner)
        .padding(theme::S12)
        .width(Length::Fill)
        .style(move |_| container::Style {
            background: Some(theme::SURFACE.into()),
            border: Border {
                color: tone.line(),
                width: 1.0,
                radius: theme::RADIUS_CARD.into(),
            },
            ..container::Style::default()
        })
        .into()
}

fn passage(cited: &CitedPassage) -> Element<'_, Message> {
    let head = row![
        chip::tag(words::consultations::section(cited), Tone::Accent),
        container(text::strong(&cited.title)).width(Length::Fill),
        button::link_to("Passage", Message::PassagePressed(cited.id.clone()))
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    column![
        card::line(),
        space::vertical().height(4),
        head,
        text::body(&cited.summary)
    ]
    .into()
}
