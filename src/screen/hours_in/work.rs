//! What the page asks of the desk: looking at files, looking again with what was answered, keeping them.

use super::{File, HoursIn, Message, Read, Shows};
use crate::desk::{self, Desk, Error, HoursAccepted, HoursRequest, hours_form_name, write_file};
use crate::domain::read_hours::HoursDoubt;
use crate::domain::submission::{CellAnswer, CellRef, Doubt, Severity};
use crate::notice::Notice;
use crate::screen::source_table::{Mark, SourceTable};
use crate::screen::{Action, Wanted, ask};
use crate::ui::sheet::Look;
use crate::words::replies::Reply;
use crate::words::{self, hours_remarks};
use crate::worker::Worker;
use iced::Task;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl HoursIn {
    /// Files came: a folder stands for the files in it.
    pub(super) fn files_came(&mut self, paths: Vec<PathBuf>, worker: &Worker) -> Action<Message> {
        Action::Run(ask(
            worker,
            move |_desk| desk::files_in(&paths),
            Message::FilesListed,
        ))
    }

    pub(super) fn files_listed(&mut self, paths: Vec<PathBuf>, worker: &Worker) -> Action<Message> {
        self.notice = None;
        self.done = None;
        let first_new = self.files.len();
        for path in paths {
            // A file that comes again was perhaps mended since.
            match self.files.iter_mut().find(|it| it.path == path) {
                Some(file) => file.read = None,
                None => self.files.push(File {
                    path,
                    request: HoursRequest {
                        year: self.year,
                        ..HoursRequest::default()
                    },
                    read: None,
                }),
            }
        }
        if first_new < self.files.len() {
            self.at = first_new;
        }
        Action::Run(self.look_all(worker))
    }

    pub(super) fn picked_path(&mut self, path: PathBuf, worker: &Worker) -> Action<Message> {
        match self.placing.take() {
            Some(partner) => self.write_form(partner, path, worker),
            None => self.files_came(vec![path], worker),
        }
    }

    /// Looks at every file.
    pub(super) fn look_all(&mut self, worker: &Worker) -> Task<Message> {
        self.turn += 1;
        let tasks: Vec<_> = (0..self.files.len())
            .map(|at| self.look(at, worker))
            .collect();
        Task::batch(tasks)
    }

    /// Looks at one file, or looks again with what the user said since.
    fn look(&mut self, at: usize, worker: &Worker) -> Task<Message> {
        let Some(file) = self.files.get(at) else {
            return Task::none();
        };
        self.busy = true;
        let turn = self.turn;
        let (path, request) = (file.path.clone(), file.request.clone());
        let before = file.reading().map(|it| it.file.clone());
        ask(
            worker,
            move |desk| {
                let head = desk.register_head()?;
                let reply = Reply {
                    file: path
                        .file_name()
                        .unwrap_or_default()
                        .to_string_lossy()
                        .into_owned(),
                    year: request.year,
                    sender: head.user,
                    office: head.office,
                };
                let looked = match before {
                    Some(before) => {
                        desk.keep_hours_answers(&before.sha256, &request)?;
                        desk.look_again_at_hours(before, request.clone())
                    }
                    None => first_look(desk, &path, &request),
                };
                match looked {
                    Ok(reading) => {
                        let request = reading.request.clone();
                        let read = Read::Hours {
                            source: reading.source(),
                            reply: reply.hours_cells(&reading.remarks),
                            reading: Arc::new(reading),
                        };
                        Ok(Box::new((at, read, request)))
                    }
                    Err(error) => {
                        let reply = match &error {
                            Error::CannotOpen { error, .. } => reply.hours_cannot_open(error),
                            _ => None,
                        };
                        let notice = Notice::from(error);
                        Ok(Box::new((at, Read::Not { notice, reply }, request)))
                    }
                }
            },
            move |answer| Message::Looked(turn, answer),
        )
    }

    pub(super) fn looked(
        &mut self,
        turn: u64,
        answer: Result<Box<(usize, Read, HoursRequest)>, Notice>,
    ) {
        if turn != self.turn {
            return;
        }
        match answer {
            Ok(looked) => {
                let (at, read, request) = *looked;
                if let Some(file) = self.files.get_mut(at) {
                    file.read = Some(read);
                    file.request = request;
                }
                self.copied = false;
                if at == self.at {
                    self.show_sheet(self.sheet);
                }
            }
            Err(notice) => self.notice = Some(notice),
        }
        self.busy = self.files.iter().any(|it| it.read.is_none());
    }

    pub(super) fn leave_file_out(&mut self, worker: &Worker) -> Action<Message> {
        if self.at < self.files.len() {
            let _gone = self.files.remove(self.at);
        }
        self.at = self.at.min(self.files.len().saturating_sub(1));
        self.show_file(self.at);
        Action::Run(self.look_all(worker))
    }

    pub(super) fn show_file(&mut self, at: usize) {
        self.at = at;
        self.typing = None;
        self.copied = false;
        self.shows = Shows::Claims;
        self.show_sheet(0);
    }

    /// Builds the sheet with its remarks.
    pub(super) fn show_sheet(&mut self, at: usize) {
        self.sheet = at;
        self.pointed = None;
        let Some(file) = self.files.get(self.at) else {
            self.table = SourceTable::default();
            return;
        };
        let (Some(reading), Some(source)) = (file.reading(), file.source().get(at)) else {
            self.table = SourceTable::default();
            return;
        };
        let mut severities: BTreeMap<&str, Severity> = BTreeMap::new();
        for remark in reading
            .remarks
            .iter()
            .filter(|it| it.at.sheet == source.name)
        {
            if let Some(cell) = remark.at.cell.as_deref() {
                let worst = severities.entry(cell).or_insert(remark.severity);
                *worst = remark.severity.min(*worst);
            }
        }
        let mut look = |at: &str, _words: &str| {
            let look = match severities.get(at) {
                Some(Severity::Error) => Look::Wrong,
                Some(Severity::Question) => Look::Asked,
                Some(Severity::Notice) => Look::Noted,
                None => Look::Plain,
            };
            (look, None)
        };
        let mut mark = |_row: u32, cells: &[crate::screen::source_table::Cell]| {
            let of_cell = |look: &Look| match look {
                Look::Plain | Look::Changed(_) => Mark::None,
                Look::Noted => Mark::Noted,
                Look::Asked => Mark::Asked,
                Look::Wrong => Mark::Wrong,
            };
            cells
                .iter()
                .map(|(_, _, look)| of_cell(look))
                .max()
                .unwrap_or(Mark::None)
        };
        self.table = SourceTable::of(source, None, &mut look, &mut mark);
    }

    /// Brings the cell of a remark into sight, on its sheet.
    pub(super) fn point_at(&mut self, at: &CellRef) {
        let Some(file) = self.file() else {
            return;
        };
        let sheet = file
            .source()
            .iter()
            .position(|sheet| sheet.name == at.sheet);
        if let Some(sheet) = sheet {
            self.shows = Shows::Sheet;
            self.show_sheet(sheet);
            self.pointed = self.table.row_of(at);
        }
    }

    pub(super) fn answer(
        &mut self,
        at: CellRef,
        answer: Option<CellAnswer>,
        worker: &Worker,
    ) -> Action<Message> {
        self.typing = None;
        let Some(file) = self.files.get_mut(self.at) else {
            return Action::None;
        };
        let _before = match answer {
            Some(answer) => file.request.answers.insert(at, answer),
            None => file.request.answers.remove(&at),
        };
        self.turn += 1;
        Action::Run(self.look(self.at, worker))
    }

    /// Leaves out every line that the register has already.
    pub(super) fn leave_out_kept(&mut self, worker: &Worker) -> Action<Message> {
        let Some(file) = self.files.get_mut(self.at) else {
            return Action::None;
        };
        let kept: Vec<CellRef> = file.reading().map_or_else(Vec::new, |reading| {
            let kept = reading.remarks.iter().filter(|it| is_kept(&it.doubt));
            kept.map(|it| it.at.clone()).collect()
        });
        for at in kept {
            let leave_out = CellAnswer::Use(hours_remarks::LEAVE_OUT.to_owned());
            let _before = file.request.answers.insert(at, leave_out);
        }
        self.turn += 1;
        Action::Run(self.look(self.at, worker))
    }

    pub(super) fn begin_typing(&mut self, at: CellRef) {
        let found = self.file().and_then(|file| {
            let remark = file
                .reading()?
                .remarks
                .iter()
                .find(|remark| remark.at == at)?;
            remark.found.clone()
        });
        self.point_at(&at);
        self.typing = Some((at, found.unwrap_or_default()));
    }

    pub(super) fn typed_done(&mut self, worker: &Worker) -> Action<Message> {
        match self.typing.take() {
            Some((at, text)) if !text.trim().is_empty() => {
                let answer = CellAnswer::Use(text.trim().to_owned());
                self.answer(at, Some(answer), worker)
            }
            other => {
                self.typing = other;
                Action::None
            }
        }
    }

    pub(super) fn partner_chosen(
        &mut self,
        at: CellRef,
        which: usize,
        worker: &Worker,
    ) -> Action<Message> {
        match self.partners.get(which).cloned() {
            Some(name) => self.answer(at, Some(CellAnswer::Use(name)), worker),
            None => Action::None,
        }
    }

    pub(super) fn activity_chosen(
        &mut self,
        at: CellRef,
        which: usize,
        worker: &Worker,
    ) -> Action<Message> {
        let chosen = self
            .file()
            .and_then(|file| file.reading()?.activities.get(which).cloned());
        match chosen {
            Some((number, _)) => self.answer(at, Some(CellAnswer::Use(number)), worker),
            None => Action::None,
        }
    }

    pub(super) fn copy(&mut self) -> Action<Message> {
        let Some(mail) = self.file().and_then(File::reply).cloned() else {
            return Action::None;
        };
        self.copied = true;
        Action::Run(iced::clipboard::write(mail))
    }

    /// Keeps all files, each wholly, to be taken back together.
    pub(super) fn accept(&mut self, worker: &Worker) -> Action<Message> {
        if self.held_up().is_some() {
            return Action::None;
        }
        self.busy = true;
        let readings: Vec<_> = self
            .files
            .iter()
            .filter_map(|it| it.reading().cloned())
            .collect();
        Action::Run(ask(
            worker,
            move |desk| desk.read_hours_together(&readings),
            Message::Accepted,
        ))
    }

    pub(super) fn accepted(
        &mut self,
        answer: Result<Vec<HoursAccepted>, Notice>,
        worker: &Worker,
    ) -> Action<Message> {
        self.busy = false;
        match answer {
            Ok(all) => {
                let claims: usize = all.iter().map(|it| it.claims.len()).sum();
                let lines: usize = all.iter().map(|it| it.lines).sum();
                let words = format!(
                    "{} met {} ingelezen.",
                    words::counted(claims, "registratie", "registraties"),
                    words::counted(lines, "urenregel", "urenregels")
                );
                self.files.clear();
                self.show_file(0);
                let load = crate::screen::Page::load(self, worker);
                self.done = all.first().and_then(|it| it.claims.first()).copied();
                Action::Did(words, load)
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::Run(self.look_all(worker))
            }
        }
    }

    /// Asks where the form of the chosen partner goes.
    pub(super) fn make_form(&mut self) -> Action<Message> {
        let Some(partner) = self.form_for.and_then(|at| self.partners.get(at)).cloned() else {
            return Action::None;
        };
        let place = PathBuf::from(hours_form_name(self.year, &partner));
        self.placing = Some(partner);
        Action::Pick(Wanted::Place(place))
    }

    fn write_form(&mut self, partner: String, path: PathBuf, worker: &Worker) -> Action<Message> {
        let year = self.year;
        Action::Run(ask(
            worker,
            move |desk| {
                let id = desk.partner_id(&partner)?;
                let partner = desk.store().partner(id)?;
                // The file dialog asked whether an existing one may go.
                write_file(&path, &desk.hours_workbook(year, &partner)?, true)?;
                Ok(path)
            },
            Message::FormMade,
        ))
    }

    pub(super) fn form_made(&mut self, answer: Result<PathBuf, Notice>) -> Action<Message> {
        match answer {
            Ok(path) => Action::Show(path),
            Err(notice) => {
                self.notice = Some(notice);
                Action::None
            }
        }
    }
}

/// Looks at a file for the first time; what was answered about it before is taken along.
fn first_look(
    desk: &Desk,
    path: &Path,
    request: &HoursRequest,
) -> Result<desk::HoursReading, Error> {
    let reading = desk.look_at_hours(path, request.clone())?;
    let with = desk.with_hours_answers(&reading.file.sha256, reading.request.clone());
    if with == reading.request {
        return Ok(reading);
    }
    desk.look_again_at_hours(reading.file.clone(), with)
}

/// Whether a line stands in the register already.
pub(super) fn is_kept(doubt: &Doubt) -> bool {
    matches!(doubt, Doubt::Hours(HoursDoubt::AlreadyKept))
}
