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
];

/// `OTOr`: what SQLite's `application_id` says in our files.
pub const APPLICATION_ID: i32 = 0x4F54_4F72;

/// The version this program writes.
pub fn newest() -> u32 {
    u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX)
}

/// Brings a register to the newest version, each step in a transaction of its own.
/// A copy is made beside the file before the first step, unless the file is new.
///
/// # Errors
/// Whatever SQLite or the backup says; the file is then at the last version that succeeded.
pub fn upgrade(conn: &mut Connection, path: Option<&Path>) -> Result<(), Error> {
    let found: u32 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > newest() {
        return Err(Error::TooNew {
            found,
            known: newest(),
        });
    }
    if let Some(path) = path.filter(|_| found > 0 && found < newest()) {
        backup::write(conn, &backup::before_upgrade(path, found), true)?;
    }
    for (step, sql) in (1_u32..).zip(MIGRATIONS).skip(found as usize) {
        let transaction = conn.transaction()?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", step)?;
        transaction.commit()?;
    }
    Ok(())
}
