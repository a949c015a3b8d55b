//! Rows beside what the journal says of them.

use super::{FOLLOWED, columns, image};
use crate::storage::Error;
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value};

/// A row that is not as the last operation left it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AlteredRow {
    pub table: String,
    pub id: i64,
}

/// Rows that something else than an operation changed, added or removed.
pub(in crate::storage) fn altered(conn: &Connection) -> Result<Vec<AlteredRow>, Error> {
    let mut found = Vec::new();
    for table in FOLLOWED {
        let mut ids = unlike(conn, table)?;
        ids.extend(gone(conn, table)?);
        ids.sort_unstable();
        found.extend(ids.into_iter().map(|id| AlteredRow {
            table: (*table).to_owned(),
            id,
        }));
    }
    Ok(found)
}

/// Rows that differ from their last image, or have none.
fn unlike(conn: &Connection, table: &str) -> Result<Vec<i64>, Error> {
    let now = image(&columns(conn, table)?, table);
    let mut statement = conn.prepare(&format!(
        "SELECT {table}.id, {now}, change.id IS NOT NULL, change.after
         FROM {table} LEFT JOIN change ON change.id = (
             SELECT max(id) FROM change WHERE tbl = '{table}' AND row_id = {table}.id
         )"
    ))?;
    let rows = statement.query_map([], |row| {
        Ok((
            row.get::<_, i64>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, bool>(2)?,
            row.get::<_, Option<String>>(3)?,
        ))
    })?;
    let mut found = Vec::new();
    for row in rows {
        let (id, now, told, left) = row?;
        // The one row that a migration makes: nothing was written down about it until it changes.
        let from_migration = table == "region" && !told;
        if !from_migration && !same(Some(&now), left.as_deref()) {
            found.push(id);
        }
    }
    Ok(found)
}

/// Rows that the journal says are there, and are not.
fn gone(conn: &Connection, table: &str) -> Result<Vec<i64>, Error> {
    let mut statement = conn.prepare(&format!(
        "SELECT row_id FROM change
         WHERE id IN (SELECT max(id) FROM change WHERE tbl = '{table}' GROUP BY row_id)
             AND after IS NOT NULL AND row_id NOT IN (SELECT id FROM {table})"
    ))?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One row as JSON; `None` when it is not there.
pub(super) fn row_now(conn: &Connection, table: &str, id: i64) -> Result<Option<String>, Error> {
    let now = image(&columns(conn, table)?, table);
    let sql = format!("SELECT {now} FROM {table} WHERE id = ?1");
    Ok(conn
        .prepare_cached(&sql)?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// Whether a row is as an image says. A column that came after the image was made, or went since, is left out.
pub(super) fn same(now: Option<&str>, image: Option<&str>) -> bool {
    if now == image {
        return true;
    }
    match (now.and_then(parsed), image.and_then(parsed)) {
        (Some(now), Some(image)) => image
            .iter()
            .all(|(name, value)| now.get(name).is_none_or(|found| found == value)),
        _ => false,
    }
}

/// The columns and values of an image.
pub(super) fn parsed(image: &str) -> Option<Map<String, Value>> {
    serde_json::from_str(image).ok()
}
