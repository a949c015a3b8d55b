//! The chain of hashes over the operations: it shows when history itself was changed.

use crate::domain::OperationId;
use crate::storage::{Error, files};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

/// Writes the hash of an operation that has all its changes.
pub(super) fn close(conn: &Connection, id: i64) -> Result<(), Error> {
    let before: Option<String> = conn
        .query_row(
            "SELECT hash FROM operation WHERE id < ?1 ORDER BY id DESC LIMIT 1",
            [id],
            |row| row.get(0),
        )
        .optional()?;
    let hash = link(conn, id, &before.unwrap_or_default())?;
    let _rows = conn.execute(
        "UPDATE operation SET hash = ?2 WHERE id = ?1",
        params![id, hash],
    )?;
    Ok(())
}

/// The first operation that is not as the chain says, if any. Numbers leave no gaps: an operation that came to
/// nothing is rolled back with its number, so a missing one was removed.
pub(in crate::storage) fn broken_link(conn: &Connection) -> Result<Option<OperationId>, Error> {
    let mut statement = conn.prepare("SELECT id, hash FROM operation ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
    })?;
    let (mut before, mut next) = (String::new(), 1);
    for row in rows {
        let (id, hash) = row?;
        if id != next || link(conn, id, &before)? != hash {
            return Ok(Some(OperationId(next)));
        }
        (before, next) = (hash, id + 1);
    }
    let last: Option<i64> = conn
        .query_row(
            "SELECT seq FROM sqlite_sequence WHERE name = 'operation'",
            [],
            |row| row.get(0),
        )
        .optional()?;
    Ok((last.unwrap_or_default() >= next).then_some(OperationId(next)))
}

/// The hash of one operation with its changes, after the hash before it.
fn link(conn: &Connection, id: i64, before: &str) -> Result<String, Error> {
    let mut hasher = Sha256::new();
    hasher.update(before);
    let head: String = conn
        .prepare_cached(
            "SELECT CASE
                 WHEN batch IS NULL THEN json_array(id, at, by, deed, subject, undoes_id)
                 ELSE json_array(id, at, by, deed, subject, undoes_id, batch)
             END
             FROM operation WHERE id = ?1",
        )?
        .query_row([id], |row| row.get(0))?;
    hasher.update(head);
    let mut changes = conn.prepare_cached(
        "SELECT json_array(tbl, row_id, before, after) FROM change WHERE operation_id = ?1 ORDER BY id",
    )?;
    let rows = changes.query_map([id], |row| row.get::<_, String>(0))?;
    for row in rows {
        hasher.update(row?);
    }
    Ok(files::hex(&hasher.finalize()))
}
