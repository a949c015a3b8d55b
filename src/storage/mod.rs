//! The register on disk. The only room that knows SQL, and one that never judges.

mod backup;
mod columns;
mod decisions;
mod files;
mod hours;
mod invoices;
mod journal;
mod letters;
mod migrations;
mod open;
mod partners;
mod plans;
mod rates;
mod region;
mod requests;
mod sentences;
mod trainer;

pub use decisions::{AnswerSubject, DecidedLine, RoazStep, RoazSteps};
pub use files::fingerprint;
pub use journal::{AlteredRow, FOLLOWED, Image, RowChange, watch};
pub use letters::{LetterRow, NewLetter};
pub use migrations::newest as newest_version;
pub use plans::{KeptMapping, NewPlan, NewSubmission, SubmissionRow};
pub use region::KeptSetting;

use crate::domain::OperationId;
use crate::domain::operation::Op;
use chrono::NaiveDateTime;
use rusqlite::Connection;
use std::ops::Deref;
use std::path::{Path, PathBuf};

/// What the register says when it cannot do as asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is a file already")]
    Exists,
    #[error("not a register of this program")]
    NotARegister,
    #[error("made by a newer version ({found} > {known})")]
    TooNew { found: u32, known: u32 },
    /// Another instance has the register; who, when the side file tells.
    #[error("in use by {holder:?}")]
    InUse { holder: Option<String> },
    #[error("damaged: {0}")]
    Damaged(String),
    /// A row that a deed needs is not there.
    #[error("no such {0}")]
    Missing(&'static str),
    /// A value that must be unique is taken already.
    #[error("taken: {0}")]
    Taken(String),
    #[error("a sent letter never changes")]
    Frozen,
    /// A tariff that amounts follow from, a line of hours that was judged, or an invoice that was paid.
    #[error("used rates, judged hours and paid invoices never change")]
    Settled,
    #[error("taken back already")]
    AlreadyUndone,
    #[error("a later operation changed the same rows")]
    ChangedSince,
    #[error("disk full")]
    DiskFull,
    #[error("the file or folder is read-only")]
    ReadOnly,
    #[error(transparent)]
    Io(std::io::Error),
    #[error(transparent)]
    Sqlite(rusqlite::Error),
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io(error),
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match &error {
            // A value in the file that no version of this program writes there.
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..) => return Self::Damaged(error.to_string()),
            rusqlite::Error::SqliteFailure(_, Some(message))
                if message.starts_with("oto: a sent letter") =>
            {
                return Self::Frozen;
            }
            rusqlite::Error::SqliteFailure(_, Some(message))
                if message.starts_with("oto: a used rate")
                    || message.starts_with("oto: a judged line")
                    || message.starts_with("oto: a paid invoice") =>
            {
                return Self::Settled;
            }
            _ => {}
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::NotADatabase) => Self::NotARegister,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Self::InUse { holder: None }
            }
            _ => Self::Sqlite(error),
        }
    }
}

/// An open register. Reading is free; writing goes through [`Store::act`].
#[derive(Debug)]
pub struct Store {
    // Fields go in this order: nobody may find our slot file after the lock is free.
    _slot: Option<open::Slot>,
    conn: Connection,
    _claim: Option<open::Claim>,
    path: Option<PathBuf>,
    user: String,
}

/// The right to write, inside one operation.
pub struct Act<'a> {
    store: &'a Store,
    operation: OperationId,
}

impl Act<'_> {
    /// The operation that this is.
    pub fn operation(&self) -> OperationId {
        self.operation
    }
}

impl Deref for Act<'_> {
    type Target = Store;

    fn deref(&self) -> &Store {
        self.store
    }
}

impl Store {
    /// Does `work` in one transaction under a named operation. A failure or a panic leaves the register as it was;
    /// work that changes no row leaves nothing at all.
    ///
    /// # Errors
    /// What `work` returns, or what the register says.
    pub fn act<T, E: From<Error>>(
        &mut self,
        op: &Op,
        now: NaiveDateTime,
        work: impl FnOnce(&Act<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let unit = Unit::begin(&self.conn)?;
        let operation = journal::begin(&self.conn, op, &self.user, now)?;
        let output = work(&Act {
            store: self,
            operation,
        })?;
        if journal::end(&self.conn, operation)? {
            unit.commit()?;
        }
        Ok(output)
    }

    /// Starts a group of acts that all count or none.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn begin_group(&self) -> Result<(), Error> {
        Ok(self.conn.execute_batch("BEGIN")?)
    }

    /// Ends a group: its acts count.
    ///
    /// # Errors
    /// What SQLite says; nothing of the group counts then.
    pub fn commit_group(&self) -> Result<(), Error> {
        self.conn.execute_batch("COMMIT").map_err(at_commit)
    }

    /// Ends a group: nothing of it counts.
    pub fn roll_back_group(&self) {
        let _outcome = self.conn.execute_batch("ROLLBACK");
    }

    /// Where the register is; `None` for one in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Who works in it.
    pub fn user(&self) -> &str {
        &self.user
    }

    /// What SQLite finds wrong in the file.
    ///
    /// # Errors
    /// When the file cannot even be checked.
    pub fn problems(&self) -> Result<Vec<String>, Error> {
        backup::problems(&self.conn)
    }

    /// The schema as SQLite keeps it, for the golden that reviewers read.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn schema(&self) -> Result<String, Error> {
        let mut statement = self.conn.prepare(
            "SELECT sql FROM main.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )?;
        let tables = statement.query_map([], |row| row.get::<_, String>(0))?;
        Ok(tables.collect::<Result<Vec<_>, _>>()?.join(";\n\n") + ";\n")
    }
}

/// One transaction, or one step inside a group of acts. Dropped without a commit, also by a panic, it leaves no trace.
struct Unit<'a> {
    conn: &'a Connection,
    inside_group: bool,
    done: bool,
}

impl<'a> Unit<'a> {
    fn begin(conn: &'a Connection) -> Result<Self, Error> {
        let inside_group = !conn.is_autocommit();
        conn.execute_batch(if inside_group {
            "SAVEPOINT act"
        } else {
            "BEGIN"
        })?;
        Ok(Self {
            conn,
            inside_group,
            done: false,
        })
    }

    fn commit(mut self) -> Result<(), Error> {
        self.conn
            .execute_batch(if self.inside_group {
                "RELEASE act"
            } else {
                "COMMIT"
            })
            .map_err(at_commit)?;
        self.done = true;
        Ok(())
    }
}

impl Drop for Unit<'_> {
    fn drop(&mut self) {
        if !self.done {
            let back = if self.inside_group {
                "ROLLBACK TO act; RELEASE act"
            } else {
                "ROLLBACK"
            };
            let _outcome = self.conn.execute_batch(back);
        }
    }
}

/// Foreign keys wait for the commit in an undo only: something that came later stands on a row that would go.
fn at_commit(error: rusqlite::Error) -> Error {
    match error.sqlite_extended_error_code() {
        Some(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => Error::ChangedSince,
        _ => error.into(),
    }
}

/// Whether a statement failed because a value is there already.
fn is_taken(error: &rusqlite::Error) -> bool {
    error.sqlite_extended_error_code() == Some(rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE)
}

/// What a deed wanted to change must be there.
fn found(rows: usize, what: &'static str) -> Result<(), Error> {
    if rows == 0 {
        return Err(Error::Missing(what));
    }
    Ok(())
}
