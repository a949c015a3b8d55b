//! Opening a register: what it is, whose it is now, and how SQLite is told to keep it safe.

use super::migrations::{self, APPLICATION_ID};
use super::{Error, Store, journal};
use chrono::NaiveDateTime;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A side file that tells a second instance who has the register.
#[derive(Debug)]
pub struct Slot {
    path: PathBuf,
}

impl Slot {
    fn take(register: &Path, holder: &str, now: NaiveDateTime) -> Self {
        let path = slot_path(register);
        // Only a courtesy: the lock in the register itself is what counts, so a failure here is no failure.
        let _told = fs::write(&path, format!("{holder}, {}", now.format("%d-%m-%Y %H:%M")));
        Self { path }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let _gone = fs::remove_file(&self.path);
    }
}

fn slot_path(register: &Path) -> PathBuf {
    let mut name = register.as_os_str().to_owned();
    name.push(".slot");
    PathBuf::from(name)
}

/// Looks at the first bytes, without SQLite: is it a register of ours, and not of a newer program?
pub(super) fn look_at_header(path: &Path) -> Result<(), Error> {
    let mut header = [0_u8; 100];
    let mut file = fs::File::open(path)?;
    if file.metadata()?.len() == 0 {
        return Err(Error::NotARegister);
    }
    file.read_exact(&mut header)
        .map_err(|_| Error::NotARegister)?;
    let field = |at: usize| {
        header
            .get(at..at + 4)
            .and_then(|raw| raw.try_into().ok())
            .map(u32::from_be_bytes)
    };
    if !header.starts_with(b"SQLite format 3\0") || field(68) != u32::try_from(APPLICATION_ID).ok()
    {
        return Err(Error::NotARegister);
    }
    match field(60) {
        Some(found) if found > migrations::newest() => Err(Error::TooNew {
            found,
            known: migrations::newest(),
        }),
        _ => Ok(()),
    }
}

impl Store {
    /// Opens an existing register, upgrading it where needed.
    ///
    /// # Errors
    /// [`Error::NotARegister`], [`Error::TooNew`] (the file is untouched), [`Error::InUse`], or what the disk says.
    pub fn open(path: &Path, user: &str, now: NaiveDateTime) -> Result<Self, Error> {
        look_at_header(path)?;
        Self::connect(path, user, now)
    }

    /// Makes a new register; the file must not exist yet.
    ///
    /// # Errors
    /// [`Error::Exists`] when there is a file already, or what the disk says.
    pub fn create(path: &Path, user: &str, now: NaiveDateTime) -> Result<Self, Error> {
        if path.exists() {
            return Err(Error::Exists);
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        Self::connect(path, user, now)
    }

    /// A register in memory: for looking at a file without keeping anything, and for tests.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn in_memory(user: &str) -> Result<Self, Error> {
        Self::prepare(Connection::open_in_memory()?, None, user, None)
    }

    fn connect(path: &Path, user: &str, now: NaiveDateTime) -> Result<Self, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(path, flags)?;
        conn.busy_timeout(Duration::from_millis(300))?;
        conn.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        conn.execute_batch("BEGIN EXCLUSIVE; COMMIT")
            .map_err(|error| in_use(error, path))?;
        let holder = format!("{user} op {}", machine());
        Self::prepare(conn, Some(path), user, Some(Slot::take(path, &holder, now)))
    }

    fn prepare(
        mut conn: Connection,
        path: Option<&Path>,
        user: &str,
        slot: Option<Slot>,
    ) -> Result<Self, Error> {
        conn.pragma_update(None, "journal_mode", "TRUNCATE")?;
        conn.pragma_update(None, "synchronous", "FULL")?;
        conn.pragma_update(None, "foreign_keys", true)?;
        conn.pragma_update(None, "trusted_schema", false)?;
        conn.pragma_update(None, "secure_delete", true)?;
        conn.pragma_update(None, "cell_size_check", true)?;
        let _on = conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        conn.set_prepared_statement_cache_capacity(128);
        migrations::upgrade(&mut conn, path)?;
        journal::watch(&conn)?;
        Ok(Self {
            conn,
            path: path.map(Path::to_owned),
            user: user.to_owned(),
            _slot: slot,
        })
    }
}

/// "Busy" becomes who has the register.
fn in_use(error: rusqlite::Error, path: &Path) -> Error {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => {
            Error::InUse {
                holder: fs::read_to_string(slot_path(path)).ok(),
            }
        }
        Some(rusqlite::ErrorCode::NotADatabase) => Error::NotARegister,
        _ => Error::Sqlite(error),
    }
}

fn machine() -> String {
    std::env::var("COMPUTERNAME")
        .or_else(|_| std::env::var("HOSTNAME"))
        .unwrap_or_else(|_| "deze computer".into())
}
