//! Taking back what was done.

use super::{Desk, Error};
use crate::domain::operation::{Deed, Op, Operation};

impl Desk {
    /// Takes back the last operation that was not taken back yet, and returns what it was.
    ///
    /// # Errors
    /// [`Error::NothingToUndo`], or why the register refuses, such as a letter that was sent.
    pub fn undo_last(&mut self) -> Result<Operation, Error> {
        let last = self
            .store
            .operations(200)?
            .into_iter()
            .find(|operation| !operation.undone && operation.deed != Deed::Undo)
            .ok_or(Error::NothingToUndo)?;
        self.act(&Op::new(Deed::Undo, last.subject.clone()), |act| {
            Ok(act.undo(last.id)?)
        })?;
        Ok(last)
    }
}
