//! Undo: the inverse of each change of an operation, last first. Undoing an undo does the deed again.

use super::{FOLLOWED, columns, rows};
use crate::domain::OperationId;
use crate::storage::{Act, Error};
use rusqlite::{ErrorCode, OptionalExtension, params};

impl Act<'_> {
    /// Takes an operation back by replaying the inverse of each of its changes. When the rows that it made are in
    /// use by now, the surrounding [`Store::act`](crate::storage::Store::act) says [`Error::ChangedSince`].
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such operation; [`Error::AlreadyUndone`]; [`Error::ChangedSince`] when a
    /// row that it touched is not as it left it; [`Error::Frozen`] when it would change a sent letter.
    pub fn undo(&self, target: OperationId) -> Result<(), Error> {
        let OperationId(target) = self.standing(target)?;
        let conn = &self.conn;
        let mut statement = conn.prepare_cached(include_str!("touched.sql"))?;
        let mut touched = statement.query([target])?;
        while let Some(row) = touched.next()? {
            let (table, id): (String, i64) = (row.get(0)?, row.get(1)?);
            let left: Option<String> = row.get(2)?;
            let now = rows::row_now(conn, known(&table)?, id)?;
            if !rows::same(now.as_deref(), left.as_deref()) {
                return Err(Error::ChangedSince);
            }
        }
        conn.pragma_update(None, "defer_foreign_keys", true)?;
        let _rows = conn.execute(
            "UPDATE operation SET undoes_id = ?1 WHERE id = (SELECT id FROM temp.current_operation)",
            [target],
        )?;
        let mut statement = conn.prepare_cached(
            "SELECT tbl, row_id, before, after IS NOT NULL FROM change WHERE operation_id = ?1 ORDER BY id DESC",
        )?;
        let changes: Vec<(String, i64, Option<String>, bool)> = statement
            .query_map([target], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })?
            .collect::<Result<_, _>>()?;
        for (table, row, before, stands) in changes {
            self.put_back(known(&table)?, row, before.as_deref(), stands)?;
        }
        Ok(())
    }

    /// The operation whose inverse takes this one back: itself, or the undo that did it again.
    fn standing(&self, OperationId(target): OperationId) -> Result<OperationId, Error> {
        let (last, undone): (OperationId, bool) = self
            .conn
            .query_row(include_str!("standing.sql"), [target], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?
            .ok_or(Error::Missing("operation"))?;
        if undone {
            return Err(Error::AlreadyUndone);
        }
        Ok(last)
    }

    fn put_back(
        &self,
        table: &str,
        row: i64,
        before: Option<&str>,
        stands: bool,
    ) -> Result<(), Error> {
        let Some(before) = before else {
            let sql = format!("DELETE FROM {table} WHERE id = ?1");
            let outcome = self.conn.prepare_cached(&sql)?.execute([row]);
            let _rows = outcome.map_err(conflict)?;
            return Ok(());
        };
        let image = rows::parsed(before).ok_or_else(|| Error::Damaged(table.to_owned()))?;
        let columns: Vec<String> = columns(&self.conn, table)?
            .into_iter()
            .filter(|name| image.contains_key(name))
            .collect();
        let value = |name: &String| format!("json_extract(?2, '$.\"{name}\"')");
        let sql = if stands {
            let sets: Vec<String> = columns
                .iter()
                .map(|name| format!("\"{name}\" = {}", value(name)))
                .collect();
            format!("UPDATE {table} SET {} WHERE id = ?1", sets.join(", "))
        } else {
            let names: Vec<String> = columns.iter().map(|name| format!("\"{name}\"")).collect();
            let values: Vec<String> = columns.iter().map(value).collect();
            format!(
                "INSERT INTO {table} ({}) SELECT {} WHERE ?1 = ?1",
                names.join(", "),
                values.join(", ")
            )
        };
        let outcome = self
            .conn
            .prepare_cached(&sql)?
            .execute(params![row, before]);
        let _rows = outcome.map_err(conflict)?;
        Ok(())
    }
}

/// The name comes from the file: only a table that is followed may be written to.
fn known(table: &str) -> Result<&str, Error> {
    if FOLLOWED.contains(&table) {
        Ok(table)
    } else {
        Err(Error::Damaged(table.to_owned()))
    }
}

/// A row that cannot go back was overtaken by a later one, such as one with the same unique name.
fn conflict(error: rusqlite::Error) -> Error {
    match Error::from(error) {
        Error::Sqlite(inner)
            if inner.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) =>
        {
            Error::ChangedSince
        }
        other => other,
    }
}
