//! Sentences that are used again: choosing one, keeping what is typed, removing one.

use super::dialogs::Dialog;
use super::{Action, Judge, MOTIVATION, Message};
use crate::desk::{Desk, Error};
use crate::domain::CostKindId;
use crate::domain::decision::Sentence;
use crate::notice::Notice;
use crate::screen::ask;
use crate::ui::list::list;
use crate::ui::modal::Layer;
use crate::ui::{Element, button, card, dialog, focus, text, theme};
use crate::worker::Worker;
use iced::Length;
use iced::widget::text::Wrapping;
use iced::widget::{column, container, row, space};

/// The list of sentences.
const LIST: &str = "zinnen";
/// Height of a sentence in px: two lines and whom it is for.
const ROW: f32 = 64.0;
/// Most sentences in sight at once.
const SHOWN: usize = 6;

impl Judge {
    /// Opens the list of sentences for the kind of the selected line.
    pub(super) fn look_at_sentences(&mut self) {
        if self.current().is_some() {
            self.dialog = Some(Dialog::Sentences { at: 0 });
        }
    }

    pub(super) fn point_at_sentence(&mut self, to: usize) {
        if let Some(Dialog::Sentences { at }) = &mut self.dialog {
            *at = to;
        }
    }

    /// Puts a sentence in the motivation, where the cursor is.
    pub(super) fn insert_sentence(&mut self, at: usize, worker: &Worker) -> Action {
        let Some(sentence) = self.sentences.get(at).map(|it| it.text.clone()) else {
            return Action::None;
        };
        self.dialog = None;
        self.insert(&sentence);
        let kept = self.keep_typed(worker);
        Action::Run(iced::Task::batch([kept, focus::on(MOTIVATION)]))
    }

    /// Keeps what is typed as a sentence, for one kind or for all.
    pub(super) fn keep_sentence(&mut self, kind: Option<CostKindId>, worker: &Worker) -> Action {
        let typed = self.motivation.text();
        if typed.trim().is_empty() {
            return Action::None;
        }
        self.change_sentences(worker, move |desk| {
            desk.keep_sentence(&typed, kind.as_ref())
        })
    }

    /// Removes the sentence that is pointed at.
    pub(super) fn remove_sentence(&mut self, worker: &Worker) -> Action {
        let Some(Dialog::Sentences { at }) = &self.dialog else {
            return Action::None;
        };
        let Some(id) = self.sentences.get(*at).map(|it| it.id) else {
            return Action::None;
        };
        self.change_sentences(worker, move |desk| desk.remove_sentence(id))
    }

    fn change_sentences(
        &self,
        worker: &Worker,
        change: impl FnOnce(&mut Desk) -> Result<(), Error> + Send + 'static,
    ) -> Action {
        let kind = self.current().and_then(|it| it.outlook().kind.clone());
        Action::Run(ask(
            worker,
            move |desk| {
                change(desk)?;
                desk.sentences(kind.as_ref())
            },
            Message::SentencesFound,
        ))
    }

    pub(super) fn found_sentences(&mut self, answer: Result<Vec<Sentence>, Notice>) -> Action {
        match answer {
            Ok(found) => self.sentences = found,
            Err(notice) => {
                self.dialog = None;
                self.notice = Some(notice);
                return Action::None;
            }
        }
        let last = self.sentences.len().saturating_sub(1);
        if let Some(Dialog::Sentences { at }) = &mut self.dialog {
            *at = (*at).min(last);
        }
        Action::Kept(focus::on(LIST))
    }
}

/// The sentences to choose from, and what can be done with what is typed.
pub(super) fn layer<'a>(at: usize, judge: &'a Judge) -> Layer<'a, Message> {
    let sentences = &judge.sentences;
    let choose: Element<'_, Message> = if sentences.is_empty() {
        text::quiet(
            "Er zijn nog geen vaste zinnen. Typ een motivering bij een regel en bewaar haar hier; daarna is zij bij elke regel één toets ver.",
        )
        .into()
    } else {
        let height = ROW * sentences.len().min(SHOWN) as f32;
        let rows = list(LIST, sentences.len(), move |at| match sentences.get(at) {
            Some(sentence) => sentence_row(sentence),
            None => space::horizontal().into(),
        })
        .row_height(ROW)
        .height(Length::Fixed(height))
        .selected(Some(at))
        .on_select(Message::SentencePointed)
        .on_move(Message::SentencePointed)
        .on_open(Message::SentenceChosen);
        card::flush(rows)
    };
    let typed = judge.motivation.text();
    let typed = typed.trim();
    let keep = (!typed.is_empty()).then(|| keep(judge));
    let content = iced::widget::Column::new()
        .push(choose)
        .push(keep)
        .spacing(theme::S12);
    let mut buttons = vec![
        button::secondary("Sluiten")
            .id("sluiten")
            .on_press(Message::Cancelled)
            .into(),
    ];
    if !sentences.is_empty() {
        buttons.push(
            button::danger("Zin verwijderen")
                .keys("Delete")
                .on_press(Message::SentenceRemoved)
                .into(),
        );
        buttons.push(
            button::primary("Invoegen")
                .keys("Enter")
                .on_press(Message::SentenceChosen(at))
                .into(),
        );
    }
    let focus = if sentences.is_empty() {
        "sluiten"
    } else {
        LIST
    };
    dialog::form("Vaste zin invoegen", content, buttons, Some(focus.into()))
}

fn keep(judge: &Judge) -> Element<'_, Message> {
    let kind = judge.current().and_then(|it| it.outlook().kind.clone());
    let for_kind = kind.map(|kind| {
        button::secondary("Bij deze kostensoort")
            .small()
            .on_press(Message::SentenceKept(Some(kind)))
    });
    let acts = row![]
        .push(for_kind)
        .push(
            button::secondary("Bij elke kostensoort")
                .small()
                .on_press(Message::SentenceKept(None)),
        )
        .spacing(theme::S8);
    column![
        card::line(),
        text::strong("Uw motivering als vaste zin bewaren"),
        text::quiet(judge.motivation.text().trim().to_owned()),
        acts
    ]
    .spacing(theme::S8)
    .into()
}

fn sentence_row(sentence: &Sentence) -> Element<'_, Message> {
    let scope = match sentence.kind {
        Some(_) => "Bij deze kostensoort",
        None => "Bij elke kostensoort",
    };
    let words = container(text::body(&sentence.text).wrapping(Wrapping::Word))
        .height(40)
        .clip(true);
    container(column![words, text::label(scope)])
        .padding([0.0, theme::S12])
        .width(Length::Fill)
        .into()
}
