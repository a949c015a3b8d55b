//! What is typed about a claim and not decided yet: kept beside the register with every change, forgotten once decided.

use super::{Content, Hours, Message};
use crate::desk::{Desk, Error};
use crate::domain::HoursClaimId;
use crate::screen::ask;
use crate::worker::Worker;
use iced::Task;

/// Under which keys it is kept; the number of the claim and the field follow.
const PREFIX: &str = "uren-oordeel/";

impl Content {
    /// A year, with what was typed about it.
    pub(super) fn of(desk: &Desk, year: i32) -> Result<Self, Error> {
        Ok(Self {
            board: Box::new(desk.hours_board(year)?),
            drafts: desk.typed(PREFIX),
        })
    }
}

/// Forgets what was typed about a claim: it is decided now.
pub(super) fn forget(desk: &Desk, HoursClaimId(id): HoursClaimId) -> Result<(), Error> {
    let place = format!("{PREFIX}{id}/");
    for field in desk.typed(&place).into_keys() {
        desk.keep_typed(&format!("{place}{field}"), "")?;
    }
    Ok(())
}

impl Hours {
    /// What was typed in a field about the claim that is looked at.
    pub(super) fn draft(&self, field: &str) -> Option<String> {
        let HoursClaimId(id) = self.selected?;
        self.drafts.get(&format!("{id}/{field}")).cloned()
    }

    /// Keeps a field as it is typed; an empty text forgets it.
    pub(super) fn keep(&mut self, field: &str, text: String, worker: &Worker) -> Task<Message> {
        let Some(HoursClaimId(id)) = self.selected else {
            return Task::none();
        };
        let key = format!("{id}/{field}");
        let _old = if text.is_empty() {
            self.drafts.remove(&key)
        } else {
            self.drafts.insert(key.clone(), text.clone())
        };
        ask(
            worker,
            move |desk| desk.keep_typed(&format!("{PREFIX}{key}"), &text),
            Message::DraftKept,
        )
    }
}
