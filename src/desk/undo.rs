//! Taking back what was done, and doing it again: an operation with all that were done together with it.

use super::{Desk, Error};
use crate::domain::operation::{Deed, Op, Operation};

/// How many operations are looked through at first.
const FEW: u32 = 200;

impl Desk {
    /// Takes back the last operation that was not taken back yet, with all that were done together with it, and
    /// returns what it was.
    ///
    /// # Errors
    /// [`Error::NothingToUndo`], or why the register refuses, such as a letter that was sent. Nothing is then taken
    /// back.
    pub fn undo_last(&mut self) -> Result<Operation, Error> {
        let mut most = FEW;
        let last = loop {
            let operations = self.store.operations(most)?;
            let all = operations.len() < most as usize;
            let last = operations
                .into_iter()
                .find(|operation| !operation.undone && !operation.deed.is_history());
            match last {
                Some(last) => break last,
                None if all => return Err(Error::NothingToUndo),
                None => most = most.saturating_mul(8),
            }
        };
        self.turn_back(&last, Deed::Undo)?;
        Ok(last)
    }

    /// Does again what was taken back last, and returns what it was. Only while nothing else was done since.
    ///
    /// # Errors
    /// [`Error::NothingToRedo`], or why the register refuses.
    pub fn redo_last(&mut self) -> Result<Operation, Error> {
        let operations = self.store.operations(u32::MAX)?;
        let taken_back = operations
            .iter()
            .take_while(|operation| operation.deed.is_history())
            .find(|operation| operation.deed == Deed::Undo && !operation.undone)
            .ok_or(Error::NothingToRedo)?;
        self.turn_back(taken_back, Deed::Redo)?;
        let done = operations
            .iter()
            .find(|operation| Some(operation.id) == taken_back.undoes);
        Ok(done.unwrap_or(taken_back).clone())
    }

    /// Replays the inverse of an operation and of all that were done together with it and still count, the newest
    /// first; all of them or none.
    fn turn_back(&mut self, one: &Operation, deed: Deed) -> Result<(), Error> {
        let mut all = self.store.operations_together(one.batch)?;
        all.retain(|operation| !operation.undone && operation.deed == one.deed);
        self.in_one_go(|desk| {
            let mut first = None;
            for operation in &all {
                let op = Op::new(deed, operation.subject.clone()).with(first);
                let id = desk.act(&op, |act| {
                    act.undo(operation.id)?;
                    Ok(act.operation())
                })?;
                first = first.or(Some(id));
            }
            Ok(())
        })
    }
}
