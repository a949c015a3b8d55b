//! Every change under a name: operations, the rows before and after, the chain over them, and undo.

mod chain;
mod changes;
mod rows;
mod undo;

pub(super) use chain::broken_link;
pub use changes::{Image, RowChange};
pub use rows::AlteredRow;
pub(super) use rows::altered as altered_rows;

use super::{Error, Store};
use crate::domain::operation::{Deed, Op, Operation};
use crate::domain::{OperationId, PlanId};
use chrono::NaiveDateTime;
use rusqlite::{Connection, params};

/// Tables whose rows are followed. Not among them: the journal itself, stored files, which never
/// change, and names of trainers, which must be erasable for good.
pub const FOLLOWED: &[&str] = &[
    "region",
    "signatory",
    "setting",
    "region_passage",
    "region_rule",
    "letter_text",
    "partner",
    "partner_covenant",
    "partner_signer",
    "partner_apart",
    "plan_year",
    "annual_plan",
    "submission",
    "activity",
    "cost_line",
    "mapping",
    "answer",
    "decision",
    "consultation",
    "motivation_sentence",
    "roaz_decision",
    "letter",
    "tree_run",
    "rate",
    "hours_claim",
    "hours_entry",
    "invoice",
    "invoice_line",
    "evidence",
    "request",
];

/// Puts triggers on every followed table, for this connection only: a change outside an operation is refused,
/// a change inside one is written down.
///
/// # Errors
/// Only what SQLite says.
pub fn watch(conn: &Connection) -> Result<(), Error> {
    conn.execute_batch("CREATE TEMP TABLE IF NOT EXISTS current_operation (id INTEGER NOT NULL)")?;
    for table in FOLLOWED {
        let columns = columns(conn, table)?;
        conn.execute_batch(&triggers(table, &columns))?;
    }
    Ok(())
}

fn columns(conn: &Connection, table: &str) -> Result<Vec<String>, Error> {
    let mut statement =
        conn.prepare_cached("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let names = statement.query_map([table], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// SQL for a whole row as JSON.
fn image(columns: &[String], side: &str) -> String {
    let pairs: Vec<String> = columns
        .iter()
        .map(|name| format!("'{name}', {side}.\"{name}\""))
        .collect();
    format!("json_object({})", pairs.join(", "))
}

fn triggers(table: &str, columns: &[String]) -> String {
    let (old, new) = (image(columns, "OLD"), image(columns, "NEW"));
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

/// The operation that read a version of a plan in, or did so again after it was taken back.
pub(super) fn read_in_by(
    conn: &Connection,
    plan: PlanId,
    version: u32,
) -> Result<OperationId, Error> {
    let sql = "SELECT max(change.operation_id)
         FROM submission JOIN change ON change.tbl = 'submission' AND change.row_id = submission.id
         WHERE submission.plan_id = ?1 AND submission.version = ?2
             AND change.before IS NULL AND change.after IS NOT NULL";
    conn.prepare_cached(sql)?
        .query_row(params![plan, version], |row| {
            row.get::<_, Option<OperationId>>(0)
        })?
        .ok_or(Error::Missing("submission"))
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
        .prepare_cached(
            "INSERT INTO operation (at, by, deed, subject, batch) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![at, user, op.deed.code(), op.subject, op.batch])?;
    let id = conn.last_insert_rowid();
    let _rows = conn.execute("DELETE FROM temp.current_operation", [])?;
    let _rows = conn.execute("INSERT INTO temp.current_operation (id) VALUES (?1)", [id])?;
    Ok(OperationId(id))
}

/// Ends an operation: closes the chain over it. `false` when it changed nothing, and must leave no trace.
pub(super) fn end(conn: &Connection, OperationId(id): OperationId) -> Result<bool, Error> {
    let _rows = conn.execute("DELETE FROM temp.current_operation", [])?;
    let changed: bool = conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM change WHERE operation_id = ?1)",
        [id],
        |row| row.get(0),
    )?;
    if changed {
        chain::close(conn, id)?;
    }
    Ok(changed)
}

impl Store {
    /// The last operations, newest first.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn operations(&self, most: u32) -> Result<Vec<Operation>, Error> {
        self.listed(most, None, None)
    }

    /// All operations of one deed, newest first.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn operations_of(&self, deed: Deed) -> Result<Vec<Operation>, Error> {
        self.listed(u32::MAX, Some(deed), None)
    }

    /// The operations that are taken back together, by the first of them; newest first.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn operations_together(&self, first: OperationId) -> Result<Vec<Operation>, Error> {
        self.listed(u32::MAX, None, Some(first))
    }

    fn listed(
        &self,
        most: u32,
        deed: Option<Deed>,
        together: Option<OperationId>,
    ) -> Result<Vec<Operation>, Error> {
        let mut statement = self.conn.prepare_cached(include_str!("list.sql"))?;
        let rows = statement.query_map(params![most, deed.map(Deed::code), together], |row| {
            Ok(Operation {
                id: row.get(0)?,
                at: row.get(1)?,
                by: row.get(2)?,
                deed: row.get::<_, Deed>(3)?,
                subject: row.get(4)?,
                undoes: row.get(5)?,
                undone: row.get(6)?,
                batch: row.get(7)?,
                together: row.get(8)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether the chain over the operations is whole; the number of the first broken one otherwise.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn broken_link(&self) -> Result<Option<OperationId>, Error> {
        broken_link(&self.conn)
    }

    /// Rows that are not as the last operation left them: changed, added or removed by something else.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn altered_rows(&self) -> Result<Vec<AlteredRow>, Error> {
        altered_rows(&self.conn)
    }
}
