//! What was done, said for a while, and the way back; and search.

use super::search::Target;
use super::{App, Message, Screen, Search, Toast};
use crate::domain::operation::Operation;
use crate::notice::Notice;
use crate::ui::{focus, palette};
use crate::words;
use iced::Task;

impl App {
    pub(super) fn open_search(&mut self) -> Task<Message> {
        let Some(worker) = self.worker.as_ref().filter(|_| !self.layer_is_open()) else {
            return Task::none();
        };
        let year = self.year;
        let finds = worker.ask(move |desk| desk.finds(year));
        self.search = Some(Search::default());
        let finds = Task::perform(finds, |answer| {
            Message::Searchable(answer.map_err(Notice::from))
        });
        Task::batch([finds, focus::on(palette::FIELD)])
    }

    pub(super) fn searchable(&mut self, answer: Result<Vec<crate::desk::Find>, Notice>) {
        match (answer, &mut self.search) {
            (Ok(finds), Some(search)) => search.know(finds),
            (Ok(_), None) => {}
            (Err(notice), _) => self.notice = Some(notice),
        }
    }

    pub(super) fn search_typed(&mut self, query: String) {
        if let Some(search) = &mut self.search {
            search.type_in(query);
        }
    }

    pub(super) fn search_chosen(&mut self, at: usize) -> Task<Message> {
        let target = self
            .search
            .as_ref()
            .and_then(|search| search.at(at))
            .cloned();
        self.search = None;
        match target {
            Some(Target::Page(place)) => self.go(place),
            Some(Target::Jump(place)) => self.jump(place),
            None => Task::none(),
        }
    }

    /// Something was kept: say when and what, and offer the way back.
    pub(super) fn did(&mut self, words: String, undo: bool) -> Task<Message> {
        self.saved = Some(self.deps.clock.now());
        self.notice = None;
        let number = self.toast.as_ref().map_or(0, |toast| toast.number) + 1;
        self.toast = Some(Toast {
            words,
            undo,
            number,
            held: false,
            over: false,
        });
        let Some(time) = self.deps.toast_for else {
            return Task::none();
        };
        let (over, waited) = iced::futures::channel::oneshot::channel();
        let _timer = std::thread::spawn(move || {
            std::thread::sleep(time);
            over.send(())
        });
        Task::perform(waited, move |_| Message::ToastOver(number))
    }

    pub(super) fn toast_over(&mut self, number: u64) {
        match &mut self.toast {
            Some(toast) if toast.number == number && toast.held => toast.over = true,
            Some(toast) if toast.number == number => self.toast = None,
            Some(_) | None => {}
        }
    }

    pub(super) fn toast_hovered(&mut self, held: bool) {
        if let Some(toast) = &mut self.toast {
            toast.held = held;
            if toast.over && !held {
                self.toast = None;
            }
        }
    }

    pub(super) fn undo(&mut self) -> Task<Message> {
        let Some(worker) = self.worker.as_ref().filter(|_| !self.is_busy()) else {
            return Task::none();
        };
        self.toast = None;
        Task::perform(worker.ask(crate::desk::Desk::undo_last), |answer| {
            Message::Undone(answer.map_err(Notice::from))
        })
    }

    pub(super) fn undone(&mut self, answer: Result<Operation, Notice>) -> Task<Message> {
        let operation = match answer {
            Ok(operation) => operation,
            Err(notice) => {
                self.notice = Some(notice);
                return Task::none();
            }
        };
        let words = format!(
            "Ongedaan gemaakt: {}. Ctrl+Shift+Z doet het opnieuw.",
            words::operations::whole(&operation)
        );
        self.all_anew(words, false)
    }

    pub(super) fn redo(&mut self) -> Task<Message> {
        let Some(worker) = self.worker.as_ref().filter(|_| !self.is_busy()) else {
            return Task::none();
        };
        self.toast = None;
        Task::perform(worker.ask(crate::desk::Desk::redo_last), |answer| {
            Message::Redone(answer.map_err(Notice::from))
        })
    }

    pub(super) fn redone(&mut self, answer: Result<Operation, Notice>) -> Task<Message> {
        match answer {
            Ok(operation) => {
                let words = format!("Opnieuw gedaan: {}.", words::operations::whole(&operation));
                self.all_anew(words, true)
            }
            Err(notice) => {
                self.notice = Some(notice);
                Task::none()
            }
        }
    }

    /// The register is not what the screen shows any more: say why, and ask anew.
    fn all_anew(&mut self, words: String, undo: bool) -> Task<Message> {
        let said = self.did(words, undo);
        let again = match &self.screen {
            Screen::Letters(_) => self.open_letters(None),
            Screen::Judge(_) => self.judge_again(),
            Screen::Page(_) => self.page_again(),
            Screen::Welcome(_) => Task::none(),
            Screen::Check(_) | Screen::Batch(_) | Screen::Plan(_) => self.submission_again(),
            Screen::Submissions(_) => self.open_submissions(None),
        };
        Task::batch([said, again, self.count_tasks()])
    }
}
