//! Every change under a name: operations, the rows before and after, the chain over them, and undo.

use super::{Act, Error, Store};
use crate::domain::OperationId;
use crate::domain::operation::{Deed, Op, Operation};
use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

/// Tables whose rows are followed. Not among them: the journal itself, and stored files, which never change.
const FOLLOWED: &[&str] = &[
    "region",
    "signatory",
    "setting",
    "region_passage",
    "region_rule",
    "letter_text",
    "partner",
    "partner_covenant",
    "plan_year",
    "annual_plan",
    "submission",
    "activity",
    "cost_line",
    "mapping",
    "answer",
    "decision",
    "consultation",
    "roaz_decision",
    "letter",
];

/// Puts triggers on every followed table, for this connection only: a change outside an operation is refused,
/// a change inside one is written down.
pub(super) fn watch(conn: &Connection) -> Result<(), Error> {
    conn.execute_batch("CREATE TEMP TABLE IF NOT EXISTS current_operation (id INTEGER NOT NULL)")?;
    for table in FOLLOWED {
        let columns = columns(conn, table)?;
        conn.execute_batch(&triggers(table, &columns))?;
    }
    Ok(())
}

fn columns(conn: &Connection, table: &str) -> Result<Vec<String>, Error> {
    let mut statement = conn.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let names = statement.query_map([table], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

fn triggers(table: &str, columns: &[String]) -> String {
    let image = |side: &str| {
        let pairs: Vec<String> = columns
            .iter()
            .map(|name| format!("'{name}', {side}.\"{name}\""))
            .collect();
        format!("json_object({})", pairs.join(", "))
    };
    let (old, new) = (image("OLD"), image("NEW"));
    [("INSERT", "NEW", "NULL", new.as_str()), ("UPDATE", "OLD", &old, &new), ("DELETE", "OLD", &old, "NULL")]
        .map(|(event, side, before, after)| {
            format!(
                "CREATE TEMP TRIGGER IF NOT EXISTS follow_{table}_{event} AFTER {event} ON main.{table} BEGIN
                    SELECT RAISE(ABORT, 'oto: a change outside an operation')
                    WHERE NOT EXISTS (SELECT 1 FROM temp.current_operation);
                    INSERT INTO change (operation_id, tbl, row_id, before, after)
                    SELECT id, '{table}', {side}.id, {before}, {after} FROM temp.current_operation
                    WHERE {before} IS NOT {after};
                END;"
            )
        })
        .concat()
}

/// Starts an operation inside the running transaction.
pub(super) fn begin(
    conn: &Connection,
    op: &Op,
    user: &str,
    now: NaiveDateTime,
) -> Result<OperationId, Error> {
    let at = now.format("%Y-%m-%dT%H:%M:%S").to_string();
    let _rows = conn
        .prepare_cached("INSERT INTO operation (at, by, deed, subject) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![at, user, op.deed.code(), op.subject])?;
    let id = conn.last_insert_rowid();
    let _rows = conn.execute("DELETE FROM temp.current_operation", [])?;
    let _rows = conn.execute("INSERT INTO temp.current_operation (id) VALUES (?1)", [id])?;
    Ok(OperationId(id))
}

/// Ends an operation: closes the chain over it. An operation that changed nothing leaves no trace.
pub(super) fn end(conn: &Connection, OperationId(id): OperationId) -> Result<(), Error> {
    let _rows = conn.execute("DELETE FROM temp.current_operation", [])?;
    let changes: i64 = conn.query_row(
        "SELECT count(*) FROM change WHERE operation_id = ?1",
        [id],
        |row| row.get(0),
    )?;
    if changes == 0 {
        let _rows = conn.execute("DELETE FROM operation WHERE id = ?1", [id])?;
        return Ok(());
    }
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

/// The hash of one operation with its changes, after the hash before it.
fn link(conn: &Connection, id: i64, before: &str) -> Result<String, Error> {
    let mut hasher = Sha256::new();
    hasher.update(before);
    let head: String = conn.query_row(
        "SELECT json_array(id, at, by, deed, subject, undoes_id) FROM operation WHERE id = ?1",
        [id],
        |row| row.get(0),
    )?;
    hasher.update(head);
    let mut changes = conn.prepare_cached(
        "SELECT json_array(tbl, row_id, before, after) FROM change WHERE operation_id = ?1 ORDER BY id",
    )?;
    let rows = changes.query_map([id], |row| row.get::<_, String>(0))?;
    for row in rows {
        hasher.update(row?);
    }
    Ok(super::files::hex(&hasher.finalize()))
}

impl Store {
    /// The last operations, newest first.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn operations(&self, most: u32) -> Result<Vec<Operation>, Error> {
        let mut statement = self.conn.prepare_cached(include_str!("journal_list.sql"))?;
        let rows = statement.query_map([most], |row| {
            let deed: String = row.get(3)?;
            Ok(Operation {
                id: OperationId(row.get(0)?),
                at: row.get(1)?,
                by: row.get(2)?,
                deed: Deed::from_code(&deed).ok_or(rusqlite::Error::InvalidQuery)?,
                subject: row.get(4)?,
                undone: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether the chain over the operations is whole; the number of the first broken one otherwise.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn broken_link(&self) -> Result<Option<OperationId>, Error> {
        let mut statement = self
            .conn
            .prepare("SELECT id, hash FROM operation ORDER BY id")?;
        let rows = statement.query_map([], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })?;
        let mut before = String::new();
        for row in rows {
            let (id, hash) = row?;
            if link(&self.conn, id, &before)? != hash {
                return Ok(Some(OperationId(id)));
            }
            before = hash;
        }
        Ok(None)
    }
}

impl Act<'_> {
    /// Takes an operation back by replaying the inverse of each of its changes, last first.
    ///
    /// # Errors
    /// [`Error::AlreadyUndone`]; [`Error::ChangedSince`] when a row it touched was changed by a later operation;
    /// [`Error::Frozen`] when it would change a sent letter.
    pub fn undo(&self, OperationId(target): OperationId) -> Result<(), Error> {
        let conn = &self.conn;
        let current: i64 = conn.query_row("SELECT id FROM temp.current_operation", [], |row| {
            row.get(0)
        })?;
        let taken: bool = conn.query_row(
            "SELECT EXISTS (SELECT 1 FROM operation WHERE undoes_id = ?1)",
            [target],
            |row| row.get(0),
        )?;
        if taken {
            return Err(Error::AlreadyUndone);
        }
        let later: bool =
            conn.query_row(include_str!("journal_changed_since.sql"), [target], |row| {
                row.get(0)
            })?;
        if later {
            return Err(Error::ChangedSince);
        }
        conn.pragma_update(None, "defer_foreign_keys", true)?;
        let _rows = conn.execute(
            "UPDATE operation SET undoes_id = ?2 WHERE id = ?1",
            [current, target],
        )?;
        let mut statement = conn
            .prepare("SELECT tbl, row_id, before, after FROM change WHERE operation_id = ?1 ORDER BY id DESC")?;
        let changes: Vec<(String, i64, Option<String>, Option<String>)> = statement
            .query_map([target], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })?
            .collect::<Result<_, _>>()?;
        for (table, row, before, after) in changes {
            self.put_back(&table, row, before.as_deref(), after.is_some())?;
        }
        Ok(())
    }

    fn put_back(
        &self,
        table: &str,
        row: i64,
        before: Option<&str>,
        stands: bool,
    ) -> Result<(), Error> {
        // The name comes from the file: only a table that is followed may be written to.
        if !FOLLOWED.contains(&table) {
            return Err(Error::Damaged(table.to_owned()));
        }
        let Some(before) = before else {
            let _rows = self
                .conn
                .execute(&format!("DELETE FROM {table} WHERE id = ?1"), [row])?;
            return Ok(());
        };
        let columns = columns(&self.conn, table)?;
        let value = |name: &String| format!("json_extract(?2, '$.{name}')");
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
        let _rows = self.conn.execute(&sql, params![row, before])?;
        Ok(())
    }
}
