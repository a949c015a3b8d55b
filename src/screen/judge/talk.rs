//! In overleg: with whom, which question, and until when; recorded together with the decision.

use super::dialogs::Dialog;
use super::drafts::TalkField;
use super::message::After;
use super::{Action, Judge, Message};
use crate::desk::TalkOver;
use crate::domain::verdict::Verdict;
use crate::screen::parts;
use crate::ui::modal::Layer;
use crate::ui::{button, chip, dialog, field, focus, text, theme};
use crate::words;
use crate::worker::Worker;
use chrono::{Days, NaiveDate};
use iced::widget::{column, row, text_editor};
use iced::{Alignment, Length};

/// How long an answer may take, unless the adviser says otherwise.
const USUAL_TERM: Days = Days::new(14);
/// The field for the question.
const QUESTION: &str = "overleg-vraag";
/// The field with whom.
const WHOM: &str = "overleg-met";
/// The field for the last day.
const DUE: &str = "overleg-voor";

/// The form as it is typed.
#[derive(Debug)]
pub struct Talk {
    whom: String,
    question: text_editor::Content,
    due: String,
    /// The field that is to be filled in first.
    begins: &'static str,
    /// Recording was tried: faults are shown from then on.
    tried: bool,
    due_left: bool,
}

impl Judge {
    /// Opens the form, filled in as far as the register knows.
    pub(super) fn ask_talk(&mut self) -> Action {
        let (Some(sheet), Some(line)) = (self.sheet(), self.current()) else {
            return Action::None;
        };
        let contact = &sheet.partner.contact.name;
        let whom = if contact.is_empty() {
            sheet.partner.name.clone()
        } else {
            contact.clone()
        };
        let asked: Vec<&str> = line
            .to_ask()
            .iter()
            .map(|it| it.question.as_str())
            .collect();
        let question = match (asked.is_empty(), line.outlook().verdict) {
            (false, _) => asked.join("\n"),
            // The rules ask nothing here: the question is the adviser's own.
            (true, Verdict::Allowed) => String::new(),
            (true, _) => words::verdicts::reasons(line.outlook()),
        };
        let due = self.today.checked_add_days(USUAL_TERM);
        self.fault = None;
        let due = due.map(parts::typed_day).unwrap_or_default();
        // What was typed before goes before what the register proposes.
        let whom = self.talk_draft(TalkField::Whom).unwrap_or(whom);
        let question = self.talk_draft(TalkField::Question).unwrap_or(question);
        let due = self.talk_draft(TalkField::Due).unwrap_or(due);
        let begins = if question.trim().is_empty() {
            QUESTION
        } else {
            WHOM
        };
        self.dialog = Some(Dialog::Talk(Talk {
            begins,
            whom,
            question: text_editor::Content::with_text(&question),
            due,
            tried: false,
            due_left: false,
        }));
        Action::None
    }

    fn talk(&mut self) -> Option<&mut Talk> {
        match &mut self.dialog {
            Some(Dialog::Talk(talk)) => Some(talk),
            _ => None,
        }
    }

    pub(super) fn whom_typed(&mut self, typed: String, worker: &Worker) -> Action {
        let Some(talk) = self.talk() else {
            return Action::None;
        };
        talk.whom.clone_from(&typed);
        Action::Run(self.keep_talk(TalkField::Whom, typed, worker))
    }

    pub(super) fn question_typed(
        &mut self,
        action: text_editor::Action,
        worker: &Worker,
    ) -> Action {
        let edit = action.is_edit();
        let Some(talk) = self.talk() else {
            return Action::None;
        };
        talk.question.perform(action);
        if !edit {
            return Action::None;
        }
        let typed = talk.question.text();
        Action::Run(self.keep_talk(TalkField::Question, typed, worker))
    }

    pub(super) fn due_typed(&mut self, typed: String, worker: &Worker) -> Action {
        let Some(talk) = self.talk() else {
            return Action::None;
        };
        talk.due.clone_from(&typed);
        talk.due_left = false;
        Action::Run(self.keep_talk(TalkField::Due, typed, worker))
    }

    pub(super) fn due_left(&mut self) {
        if let Some(talk) = self.talk() {
            talk.due_left = true;
        }
    }

    pub(super) fn record_talk(&mut self, worker: &Worker) -> Action {
        let today = self.today;
        let motivation = self.motivation.text().trim().to_owned();
        let (plan, line) = (self.plan, self.current());
        let about = line.map(|line| (line.line.id, line.line.text.clone()));
        let (Some(plan), Some((line, text))) = (plan, about) else {
            return Action::None;
        };
        let Some(talk) = self.talk() else {
            return Action::None;
        };
        talk.tried = true;
        let Some(wrong) = talk.wrong(today) else {
            let Some(answer_due) = parts::day(&talk.due) else {
                return Action::None;
            };
            let talk = TalkOver {
                with_whom: talk.whom.trim().to_owned(),
                question: talk.question.text().trim().to_owned(),
                answer_due,
            };
            let said = format!("{text}: in overleg tot {}.", words::long_date(answer_due));
            self.dialog = None;
            return self.deed(vec![plan], worker, move |desk| {
                desk.take_into_consultation(plan, line, &talk, &motivation)?;
                Ok(After::Next(said, vec![line]))
            });
        };
        Action::Run(focus::on(wrong))
    }
}

impl Talk {
    /// The first field that something is wrong with.
    fn wrong(&self, today: NaiveDate) -> Option<&'static str> {
        let faults = [
            (WHOM, self.whom_fault()),
            (QUESTION, self.question_fault()),
            (DUE, self.due_fault(today)),
        ];
        faults.into_iter().find_map(|(id, it)| it.map(|_| id))
    }

    fn whom_fault(&self) -> Option<String> {
        let empty = self.whom.trim().is_empty();
        empty.then(|| "Er staat nog niet met wie. Typ een naam of een functie.".to_owned())
    }

    fn question_fault(&self) -> Option<String> {
        let empty = self.question.text().trim().is_empty();
        empty.then(|| "Er staat nog geen vraag. Typ wat u wilt weten.".to_owned())
    }

    fn due_fault(&self, today: NaiveDate) -> Option<String> {
        match parts::day(&self.due) {
            Some(day) if day < today => Some(format!(
                "{} is voorbij. Kies een dag vanaf vandaag.",
                words::long_date(day)
            )),
            Some(_) => None,
            None if self.due.trim().is_empty() => {
                Some("Er staat nog geen dag. Typ dag-maand-jaar, zoals 01-12-2026.".to_owned())
            }
            None => parts::day_fault(&self.due),
        }
    }

    /// The form over the screen.
    pub(super) fn layer<'a>(&'a self, judge: &'a Judge) -> Layer<'a, Message> {
        let about = judge.current().map(|line| {
            text::quiet(format!(
                "{}, {}",
                line.line.text,
                words::euros(line.line.requested)
            ))
        });
        let tried = |fault: Option<String>| fault.filter(|_| self.tried);
        let whom = field::field(WHOM, "Met wie", &self.whom)
            .on_input(Message::WhomTyped)
            .on_submit(Message::TalkConfirmed)
            .error(tried(self.whom_fault()));
        let question = column![
            text::label("Welke vraag"),
            field::area(QUESTION, &self.question, 76.0, Message::QuestionTyped, None)
        ]
        .push(tried(self.question_fault()).map(field::error))
        .spacing(theme::S4);
        let due_fault = self
            .due_fault(judge.today)
            .filter(|_| self.tried || self.due_left);
        let due = field::date(DUE, "Antwoord uiterlijk", &self.due)
            .width(Length::Fill)
            .on_input(Message::DueTyped)
            .on_blur(Message::DueLeft)
            .on_submit(Message::TalkConfirmed)
            .error(due_fault);
        let waits = row![
            chip::key("Enter"),
            text::label("legt vast; de regel houdt de brief tegen tot er een antwoord is")
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        let content = iced::widget::Column::new()
            .push(about)
            .push(whom)
            .push(question)
            .push(due)
            .push(waits)
            .spacing(theme::S12);
        let buttons = vec![
            button::secondary("Annuleren")
                .id("annuleren")
                .on_press(Message::Cancelled)
                .into(),
            button::primary("Overleg vastleggen")
                .on_press(Message::TalkConfirmed)
                .into(),
        ];
        dialog::form("In overleg", content, buttons, Some(self.begins.into()))
    }
}
