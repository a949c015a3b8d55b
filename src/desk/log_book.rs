//! The log book: what was done to the register, whether it can be taken back, and what it changed.

mod rows;

use super::{Desk, Error};
use crate::domain::OperationId;
use crate::domain::logged::{LogEntry, LoggedRow, Standing};
use crate::domain::operation::{Deed, Operation};
use std::collections::BTreeMap;

/// The deed behind an operation: of one that takes back another, what that one did.
fn deed_of(
    deeds: &BTreeMap<OperationId, (Deed, Option<OperationId>)>,
    mut id: OperationId,
) -> Option<Deed> {
    loop {
        match deeds.get(&id)? {
            (deed, Some(undoes)) if deed.is_history() => id = *undoes,
            (deed, _) => return Some(*deed),
        }
    }
}

impl Desk {
    /// Everything that was done, newest first, each with whether it can be taken back.
    ///
    /// # Errors
    /// What the register says.
    pub fn log_book(&self) -> Result<Vec<LogEntry>, Error> {
        let operations = self.store.operations(u32::MAX)?;
        let deeds: BTreeMap<OperationId, (Deed, Option<OperationId>)> = operations
            .iter()
            .map(|it| (it.id, (it.deed, it.undoes)))
            .collect();
        // What goes back together counts as one.
        let mut newer: Vec<OperationId> = Vec::new();
        let mut sent = false;
        let entry = |operation: Operation| {
            let standing = if operation.deed.is_history() {
                Standing::History
            } else if operation.undone {
                Standing::TakenBack
            } else if sent {
                Standing::BeforeSent
            } else if operation.deed == Deed::SendLetter {
                sent = true;
                Standing::Sent
            } else if newer.is_empty() || newer == [operation.batch] {
                Standing::Next
            } else {
                let others = newer.iter().filter(|id| **id != operation.batch);
                Standing::After {
                    newer: others.count(),
                }
            };
            let counts = matches!(standing, Standing::Next | Standing::After { .. });
            if counts && newer.last() != Some(&operation.batch) {
                newer.push(operation.batch);
            }
            LogEntry {
                of: operation.undoes.and_then(|id| deed_of(&deeds, id)),
                operation,
                standing,
            }
        };
        Ok(operations.into_iter().map(entry).collect())
    }

    /// What an operation changed, row by row, in the words that were seen then. Rows of which nothing can be told,
    /// because only the program has a use for what changed, are left out.
    ///
    /// # Errors
    /// What the register says.
    pub fn logged_rows(&self, operation: OperationId) -> Result<Vec<LoggedRow>, Error> {
        let teller = rows::Teller::of(&self.store)?;
        let mut told = Vec::new();
        for change in self.store.row_changes(operation)? {
            told.extend(teller.row(&change)?);
        }
        Ok(told)
    }
}
