//! The dialogs over Uren: talking over, the message to the institution, erasing a name.

use super::{Action, Hours, Message};
use crate::domain::HoursClaimId;
use crate::notice::Notice;
use crate::screen::ask;
use crate::ui::list::scroll;
use crate::ui::modal::Layer;
use crate::ui::{button, chip, dialog, field, text, theme};
use crate::worker::Worker;
use iced::widget::{Column, column, container, row, text_editor};
use iced::{Alignment, Length};

/// The field with whom.
const WHOM: &str = "uren-overleg-met";
/// The field of the question.
const QUESTION: &str = "uren-overleg-vraag";
/// Height of the room for a message, in px; a longer one scrolls.
const MESSAGE: f32 = 500.0;

/// The dialog that is open.
#[derive(Debug)]
pub(super) enum Dialog {
    /// In overleg: with whom, and the question.
    Talk(Talk),
    /// What the institution is told, to copy.
    Mail(String),
    /// A trainer's name goes for good.
    Erase(String),
}

/// The form of a talk as it is typed.
#[derive(Debug)]
pub(super) struct Talk {
    about: String,
    whom: String,
    question: text_editor::Content,
    /// Recording was tried: faults are shown from then on.
    tried: bool,
}

impl Talk {
    /// Tries to record it: the first field that something is wrong with.
    pub(super) fn try_it(&mut self) -> Option<&'static str> {
        self.tried = true;
        match (self.whom_fault(), self.question_fault()) {
            (Some(_), _) => Some(WHOM),
            (None, Some(_)) => Some(QUESTION),
            (None, None) => None,
        }
    }

    /// With whom, and the question.
    pub(super) fn said(&self) -> (String, String) {
        let question = self.question.text().trim().to_owned();
        (self.whom.trim().to_owned(), question)
    }

    fn whom_fault(&self) -> Option<&'static str> {
        let empty = self.whom.trim().is_empty();
        empty.then_some("Er staat nog niet met wie. Typ een naam of een functie.")
    }

    fn question_fault(&self) -> Option<&'static str> {
        let empty = self.question.text().trim().is_empty();
        empty.then_some("Er staat nog geen vraag. Typ wat u wilt weten.")
    }
}

impl Hours {
    /// Opens the form of a talk; whom the register knows comes as soon as the desk says it.
    pub(super) fn ask_talk(&mut self, worker: &Worker) -> Action<Message> {
        let Some(sheet) = self.claim() else {
            return Action::None;
        };
        let id = sheet.claim.id;
        let about = format!(
            "{} {}, {}",
            sheet.about.activity.project_number,
            sheet.about.activity.name,
            sheet.about.partner_name
        );
        let typed = self.draft(WHOM);
        let question = self.draft(QUESTION).unwrap_or_default();
        let known = typed.is_some();
        self.dialog = Some(Dialog::Talk(Talk {
            about,
            whom: typed.unwrap_or_default(),
            question: text_editor::Content::with_text(&question),
            tried: false,
        }));
        if known {
            return Action::None;
        }
        Action::Run(ask(
            worker,
            move |desk| desk.hours_contact(id),
            move |answer| Message::WhomKnown(id, answer),
        ))
    }

    pub(super) fn whom_known(&mut self, claim: HoursClaimId, answer: Result<String, Notice>) {
        let here = self.selected == Some(claim);
        match (answer, &mut self.dialog) {
            (Ok(whom), Some(Dialog::Talk(talk))) if here && talk.whom.is_empty() => {
                talk.whom = whom;
            }
            (Err(notice), _) => self.notice = Some(notice),
            (Ok(_), _) => {}
        }
    }

    pub(super) fn whom_typed(&mut self, typed: String, worker: &Worker) -> Action<Message> {
        if let Some(Dialog::Talk(talk)) = &mut self.dialog {
            talk.whom.clone_from(&typed);
        }
        Action::Run(self.keep(WHOM, typed, worker))
    }

    pub(super) fn question_typed(
        &mut self,
        action: text_editor::Action,
        worker: &Worker,
    ) -> Action<Message> {
        let edit = action.is_edit();
        let Some(Dialog::Talk(talk)) = &mut self.dialog else {
            return Action::None;
        };
        talk.question.perform(action);
        if !edit {
            return Action::None;
        }
        let typed = talk.question.text().trim_end().to_owned();
        Action::Run(self.keep(QUESTION, typed, worker))
    }

    /// Asks whether the name may go; only where one is kept.
    pub(super) fn ask_erasing(&mut self) {
        let name = self.claim().and_then(|it| it.name.clone());
        self.dialog = name.map(Dialog::Erase);
    }
}

impl Dialog {
    /// The dialog over the screen.
    pub(super) fn layer<'a>(&'a self, _hours: &'a Hours) -> Layer<'a, Message> {
        match self {
            Self::Talk(talk) => talk_form(talk),
            Self::Mail(words) => mail(words),
            Self::Erase(name) => erase(name),
        }
    }
}

fn cancel<'a>() -> crate::ui::Element<'a, Message> {
    button::secondary("Annuleren")
        .id("annuleren")
        .on_press(Message::Cancelled)
        .into()
}

fn talk_form(talk: &Talk) -> Layer<'_, Message> {
    let tried = |fault: Option<&'static str>| fault.filter(|_| talk.tried);
    let whom = field::field(WHOM, "Met wie", &talk.whom)
        .on_input(Message::WhomTyped)
        .on_submit(Message::TalkConfirmed)
        .error(tried(talk.whom_fault()));
    let question = column![
        text::label("Welke vraag"),
        field::area(QUESTION, &talk.question, 96.0, Message::QuestionTyped, None)
    ]
    .push(tried(talk.question_fault()).map(field::error))
    .spacing(theme::S4);
    let waits = row![
        chip::key("Enter"),
        text::label("in “Met wie” legt vast; de vraag staat daarna in Overleg").width(Length::Fill)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    let content = Column::new()
        .push(text::quiet(talk.about.as_str()))
        .push(whom)
        .push(question)
        .push(waits)
        .spacing(theme::S12);
    let buttons = vec![
        cancel(),
        button::primary("Overleg vastleggen")
            .on_press(Message::TalkConfirmed)
            .into(),
    ];
    dialog::form(
        "In overleg met de instelling",
        content,
        buttons,
        Some(QUESTION.into()),
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
    let inset = iced::Padding::ZERO.right(theme::S12);
    let inner = container(text::body(words)).padding(inset);
    let shown = container(scroll(inner)).max_height(MESSAGE);
    dialog::form(
        "Bericht aan de instelling",
        shown,
        buttons,
        Some("kopieren".into()),
    )
}

fn erase(name: &str) -> Layer<'_, Message> {
    let words = format!(
        "De naam {name} verdwijnt voorgoed uit alle registraties in dit register; ook ongedaan maken brengt hem niet terug. Rol, uren, bedragen en besluiten blijven."
    );
    let buttons = vec![
        cancel(),
        button::danger("Voorgoed wissen")
            .on_press(Message::EraseConfirmed)
            .into(),
    ];
    dialog::question("Naam van deze trainer wissen?", words, buttons, "annuleren")
}
