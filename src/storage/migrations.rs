//! The register's history as a file: numbered migrations, applied one by one.

use super::{Error, backup};
use rusqlite::Connection;
use std::path::Path;

/// The migrations, oldest first; the position in this list, from 1, is the file's `user_version`.
pub const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_create_region.sql"),
    include_str!("../../migrations/0002_create_partners.sql"),
    include_str!("../../migrations/0003_create_plans.sql"),
    include_str!("../../migrations/0004_create_decisions.sql"),
    include_str!("../../migrations/0005_create_letters.sql"),
    include_str!("../../migrations/0006_create_history.sql"),
    include_str!("../../migrations/0007_serve_the_window.sql"),
    include_str!("../../migrations/0008_create_trainer.sql"),
    include_str!("../../migrations/0009_reckon_hours.sql"),
    include_str!("../../migrations/0010_follow_the_year.sql"),
];

/// `OTOr`: what SQLite's `application_id` says in our files.
pub const APPLICATION_ID: i32 = 0x4F54_4F72;

/// The version this program writes.
pub fn newest() -> u32 {
    u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX)
}

/// Brings a register to the newest version, all steps in one transaction: it is at the old version or at the newest,
/// never between. A copy is made beside the file first, unless the file is new.
///
/// A migration that changes what rows say, and not only how tables look, must write down the same in `change`;
/// without that, [`Store::altered_rows`](super::Store::altered_rows) will name those rows.
///
/// # Errors
/// Whatever SQLite or the backup says; the file is then as it was.
pub fn upgrade(conn: &mut Connection, path: Option<&Path>) -> Result<(), Error> {
    let found: u32 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > newest() {
        return Err(Error::TooNew {
            found,
            known: newest(),
        });
    }
    if found == newest() {
        return Ok(());
    }
    if let Some(path) = path.filter(|_| found > 0) {
        backup::write(conn, &backup::before_upgrade(path, found), true)?;
    }
    // A step may build a table anew under the feet of others; what matters is that all fits at the end.
    conn.pragma_update(None, "foreign_keys", false)?;
    let outcome = climb(conn, found);
    conn.pragma_update(None, "foreign_keys", true)?;
    outcome
}

fn climb(conn: &mut Connection, found: u32) -> Result<(), Error> {
    let transaction = conn.transaction()?;
    for sql in MIGRATIONS.iter().skip(found as usize) {
        transaction.execute_batch(sql)?;
    }
    if let Some(first) = backup::loose_ends(&transaction)?.into_iter().next() {
        return Err(Error::Damaged(first));
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", newest())?;
    transaction.commit()?;
    Ok(())
}
