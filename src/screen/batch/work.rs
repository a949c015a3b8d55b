//! Looking at files and reading them in, one after another, so that the window and the desk stay free in between.

use super::file::{Group, State, goes_along};
use super::{Action, Batch, Message, Seen, Taken};
use crate::desk::{self, Desk, ReadRequest, Reading};
use crate::domain::OperationId;
use crate::notice::Notice;
use crate::screen::ask;
use crate::words;
use crate::worker::Worker;
use iced::Task;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Files that are being read in together.
#[derive(Debug)]
pub(super) struct Accepting {
    queue: VecDeque<(PathBuf, Arc<Reading>, bool)>,
    pub all: usize,
    pub done: usize,
    /// The file that is being read in.
    pub current: PathBuf,
    /// How many are in, and the operation of the first: they are taken back together.
    count: usize,
    first: Option<OperationId>,
    pub stopping: bool,
}

impl Batch {
    /// Looks at the next file that waits, unless one is being looked at or the user stopped.
    pub(super) fn look_on(&mut self, worker: &Worker) -> Task<Message> {
        if self.looking.is_some() || self.stopped || self.accepting.is_some() {
            return Task::none();
        }
        let mut rows = self.rows.iter();
        let Some(next) = rows.find(|row| matches!(row.state, State::Waiting)) else {
            return Task::none();
        };
        let (path, told) = (next.path.clone(), next.path.clone());
        self.looking = Some(path.clone());
        let year = self.year;
        ask(
            worker,
            move |desk| look(desk, &path, year),
            move |answer| Message::Looked(told.clone(), answer),
        )
    }

    pub(super) fn looked(
        &mut self,
        path: &Path,
        answer: Result<Seen, Notice>,
        worker: &Worker,
    ) -> Action {
        if self.looking.as_deref() == Some(path) {
            self.looking = None;
        }
        if let Some(row) = self.row_mut(path) {
            match answer {
                Ok(Seen::Read(reading)) => row.saw(reading),
                Ok(Seen::Refused(notice, error)) => {
                    row.state = State::Refused(notice, Some(error));
                }
                Err(notice) => row.state = State::Refused(notice, None),
            }
        }
        Action::Run(self.look_on(worker))
    }

    pub(super) fn look_again(&mut self, at: usize, worker: &Worker) -> Action {
        if let Some(row) = self.rows.get_mut(at) {
            row.state = State::Waiting;
        }
        self.stopped = false;
        Action::Run(self.look_on(worker))
    }

    /// Files that can be read in together.
    pub(super) fn ready(&self) -> usize {
        let all = self.rows.iter();
        all.filter(|row| row.group() == Group::Ready).count()
    }

    pub(super) fn accept_all(&mut self, worker: &Worker) -> Action {
        let queue: VecDeque<(PathBuf, Arc<Reading>, bool)> = self
            .rows
            .iter()
            .filter_map(|row| match &row.state {
                State::Looked(reading) if goes_along(reading, row.confirmed) => {
                    Some((row.path.clone(), Arc::clone(reading), row.confirmed))
                }
                State::Looked(_) | State::Waiting | State::Refused(..) | State::Accepted => None,
            })
            .collect();
        if queue.is_empty() || self.accepting.is_some() {
            return Action::None;
        }
        self.notice = None;
        self.accepting = Some(Accepting {
            all: queue.len(),
            queue,
            done: 0,
            current: PathBuf::new(),
            count: 0,
            first: None,
            stopping: false,
        });
        self.accept_next(worker)
    }

    pub(super) fn stop(&mut self) {
        match &mut self.accepting {
            Some(accepting) => accepting.stopping = true,
            None => self.stopped = true,
        }
    }

    fn accept_next(&mut self, worker: &Worker) -> Action {
        let Some(accepting) = &mut self.accepting else {
            return Action::None;
        };
        let next = match accepting.stopping {
            true => None,
            false => accepting.queue.pop_front(),
        };
        let Some((path, seen, confirmed)) = next else {
            let (count, left) = (accepting.count, accepting.queue.len());
            self.accepting = None;
            // Files may have been dropped meanwhile.
            let look = self.look_on(worker);
            return finished(count, left, look);
        };
        accepting.current.clone_from(&path);
        let first = accepting.first;
        Action::Run(ask(
            worker,
            move |desk| take(desk, &seen, confirmed, first),
            move |answer| Message::Accepted(path.clone(), answer),
        ))
    }

    pub(super) fn accepted(
        &mut self,
        path: &Path,
        answer: Result<Taken, Notice>,
        worker: &Worker,
    ) -> Action {
        if let Some(accepting) = &mut self.accepting {
            accepting.done += 1;
            if let Ok(Taken::In(accepted)) = &answer {
                accepting.count += 1;
                accepting.first = accepting.first.or(Some(accepted.operation));
            }
        }
        if let Some(row) = self.row_mut(path) {
            match answer {
                Ok(Taken::In(_)) => row.state = State::Accepted,
                Ok(Taken::LookFirst(reading)) => row.saw(reading),
                Err(notice) => row.state = State::Refused(notice, None),
            }
        }
        self.accept_next(worker)
    }
}

fn look(desk: &Desk, path: &Path, year: i32) -> Result<Seen, desk::Error> {
    let request = ReadRequest {
        year: Some(year),
        ..ReadRequest::default()
    };
    match desk.look_at(path, request) {
        Ok(reading) => Ok(Seen::Read(Arc::new(reading))),
        Err(desk::Error::CannotOpen { file, error }) => {
            let cause = error.clone();
            let notice = Notice::from(desk::Error::CannotOpen { file, error });
            Ok(Seen::Refused(notice, cause))
        }
        Err(other) => Err(other),
    }
}

/// The files before it may have changed what it is compared with: what would surprise is looked at first.
fn take(
    desk: &mut Desk,
    seen: &Reading,
    confirmed: bool,
    first: Option<OperationId>,
) -> Result<Taken, desk::Error> {
    let reading = desk.look_again(seen.file.clone(), seen.request.clone())?;
    if !goes_along(&reading, confirmed) {
        return Ok(Taken::LookFirst(Arc::new(reading)));
    }
    Ok(Taken::In(desk.accept_with(&reading, first)?))
}

fn finished(count: usize, left: usize, look: Task<Message>) -> Action {
    let mut said = format!(
        "{} ingelezen",
        words::counted(count, "jaarplan", "jaarplannen")
    );
    if left > 0 {
        said.push_str(&format!(", {left} niet: u hebt gestopt"));
    }
    said.push('.');
    match count {
        0 => Action::Run(look),
        _ => Action::Did(said, look),
    }
}
