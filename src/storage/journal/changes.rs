//! What an operation did to each row, and how a row was last seen.

use super::rows;
use crate::domain::OperationId;
use crate::storage::{Error, Store};
use rusqlite::OptionalExtension;
use serde_json::{Map, Value};

/// The columns of a row with their values.
pub type Image = Map<String, Value>;

/// A row that an operation touched, from how it found the row to how it left it.
#[derive(Debug, Clone, PartialEq)]
pub struct RowChange {
    pub table: String,
    pub row: i64,
    /// `None`: it was not there.
    pub before: Option<Image>,
    /// `None`: it is gone.
    pub after: Option<Image>,
}

impl Store {
    /// What an operation did, in the order in which it first touched each row. A row that it left as it was is not told.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn row_changes(&self, operation: OperationId) -> Result<Vec<RowChange>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT tbl, row_id, before, after FROM change WHERE operation_id = ?1 ORDER BY id",
        )?;
        let mut found = statement.query([operation])?;
        let mut changes: Vec<RowChange> = Vec::new();
        while let Some(row) = found.next()? {
            let (table, id): (String, i64) = (row.get(0)?, row.get(1)?);
            let image = |text: Option<String>| text.as_deref().and_then(rows::parsed);
            let (before, after) = (image(row.get(2)?), image(row.get(3)?));
            let known = changes
                .iter_mut()
                .find(|it| it.row == id && it.table == table);
            match known {
                Some(change) => change.after = after,
                None => changes.push(RowChange {
                    table,
                    row: id,
                    before,
                    after,
                }),
            }
        }
        changes.retain(|it| it.before != it.after);
        Ok(changes)
    }

    /// A row as the journal last saw it, also when it is gone by now; `None` when it never did.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn last_seen(&self, table: &str, row: i64) -> Result<Option<Image>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT coalesce(after, before) FROM change WHERE tbl = ?1 AND row_id = ?2 ORDER BY id DESC LIMIT 1",
        )?;
        let image: Option<String> = statement
            .query_row((table, row), |row| row.get(0))
            .optional()?;
        Ok(image.as_deref().and_then(rows::parsed))
    }
}
