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
            .find(|operation| !operation.undone && !operation.deed.is_history())
            .ok_or(Error::NothingToUndo)?;
        self.act(&Op::new(Deed::Undo, last.subject.clone()), |act| {
            Ok(act.undo(last.id)?)
        })?;
        Ok(last)
    }

    /// Does again what was taken back last, and returns what it was. Only while nothing else was done since.
    ///
    /// # Errors
    /// [`Error::NothingToRedo`], or why the register refuses.
    pub fn redo_last(&mut self) -> Result<Operation, Error> {
        let operations = self.store.operations(200)?;
        let taken_back = operations
            .iter()
            .take_while(|operation| operation.deed.is_history())
            .find(|operation| operation.deed == Deed::Undo && !operation.undone)
            .ok_or(Error::NothingToRedo)?;
        self.act(&Op::new(Deed::Redo, taken_back.subject.clone()), |act| {
            Ok(act.undo(taken_back.id)?)
        })?;
        let done = operations
            .iter()
            .find(|operation| Some(operation.id) == taken_back.undoes);
        Ok(done.unwrap_or(taken_back).clone())
    }
}
