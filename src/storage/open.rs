//! Opening a register: what it is, whose it is now, and how SQLite is told to keep it safe.

use super::migrations::{self, APPLICATION_ID};
use super::{Error, Store, backup, journal};
use chrono::NaiveDateTime;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Registers that this process has open.
static OPEN_HERE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// The right of one store to touch a file. On Unix a process loses its lock on a file as soon as it closes any handle
/// on it, so a register that is open here may not even be looked at past SQLite.
#[derive(Debug)]
pub struct Claim(PathBuf);

impl Claim {
    /// Claims a file that exists.
    pub(super) fn on(path: &Path) -> Result<Self, Error> {
        let place = fs::canonicalize(path)?;
        if open_here().insert(place.clone()) {
            Ok(Self(place))
        } else {
            Err(taken(path))
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        let _was = open_here().remove(&self.0);
    }
}

fn open_here() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    OPEN_HERE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A side file that tells a second instance who has the register.
#[derive(Debug)]
pub struct Slot {
    path: PathBuf,
}

impl Slot {
    fn take(register: &Path, holder: &str, now: NaiveDateTime) -> Self {
        let path = slot_path(register);
        // Only a courtesy: the lock in the register itself is what counts, so a failure here is no failure.
        let told = format!("{holder}, {}", now.format("%d-%m-%Y %H:%M"));
        let _told = fs::write(&path, told);
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
/// The file must be claimed.
pub(super) fn look_at_header(path: &Path) -> Result<(), Error> {
    let mut header = [0_u8; 100];
    fs::File::open(path)?
        .read_exact(&mut header)
        .map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof | ErrorKind::IsADirectory => Error::NotARegister,
            _ => error.into(),
        })?;
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
    /// [`Error::NotARegister`], [`Error::TooNew`], [`Error::InUse`] (the file is untouched), [`Error::Damaged`],
    /// or what the disk says.
    pub fn open(path: &Path, user: &str, now: NaiveDateTime) -> Result<Self, Error> {
        let claim = Claim::on(path)?;
        look_at_header(path)?;
        Self::connect(path, claim, user, now)
    }

    /// Makes a new register; the file must not exist yet.
    ///
    /// # Errors
    /// [`Error::Exists`] when there is a file already, or what the disk says.
    pub fn create(path: &Path, user: &str, now: NaiveDateTime) -> Result<Self, Error> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::File::create_new(path).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Error::Exists,
            _ => error.into(),
        })?;
        let made = Claim::on(path).and_then(|claim| Self::connect(path, claim, user, now));
        if made.is_err() {
            // Ours, and nothing is in it.
            let _gone = fs::remove_file(path);
        }
        made
    }

    /// A register in memory: for looking at a file without keeping anything, and for tests.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn in_memory(user: &str) -> Result<Self, Error> {
        Self::prepare(Connection::open_in_memory()?, None, user)
    }

    /// A register in memory with all that an existing one holds; the file is only read.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn copy_in_memory(path: &Path, user: &str) -> Result<Self, Error> {
        let _claim = Claim::on(path)?;
        look_at_header(path)?;
        let original = connection(path)?;
        // Asks for the lock: the backup itself would wait for it without end.
        let _version: u32 = original
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .map_err(|error| in_use(error, path))?;
        let mut copy = Connection::open_in_memory()?;
        rusqlite::backup::Backup::new(&original, &mut copy)?.run_to_completion(
            i32::MAX,
            Duration::ZERO,
            None,
        )?;
        Self::prepare(copy, None, user)
    }

    fn connect(path: &Path, claim: Claim, user: &str, now: NaiveDateTime) -> Result<Self, Error> {
        let conn = connection(path)?;
        conn.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        conn.execute_batch("BEGIN EXCLUSIVE; COMMIT")
            .map_err(|error| in_use(error, path))?;
        let holder = match machine() {
            Some(machine) => format!("{user}, {machine}"),
            None => user.to_owned(),
        };
        let slot = Slot::take(path, &holder, now);
        if let Some(first) = backup::damage(&conn)?.into_iter().next() {
            return Err(Error::Damaged(first));
        }
        let mut store = Self::prepare(conn, Some(path), user)?;
        store._slot = Some(slot);
        store._claim = Some(claim);
        Ok(store)
    }

    fn prepare(mut conn: Connection, path: Option<&Path>, user: &str) -> Result<Self, Error> {
        conn.pragma_update(None, "journal_mode", "TRUNCATE")?;
        conn.pragma_update(None, "synchronous", "FULL")?;
        conn.pragma_update(None, "foreign_keys", true)?;
        // A row that REPLACE removes is a removal too.
        conn.pragma_update(None, "recursive_triggers", true)?;
        conn.pragma_update(None, "trusted_schema", false)?;
        conn.pragma_update(None, "secure_delete", true)?;
        conn.pragma_update(None, "cell_size_check", true)?;
        let _on = conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        conn.set_prepared_statement_cache_capacity(128);
        migrations::upgrade(&mut conn, path)?;
        journal::watch(&conn)?;
        Ok(Self {
            _slot: None,
            conn,
            _claim: None,
            path: path.map(Path::to_owned),
            user: user.to_owned(),
        })
    }
}

fn connection(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.busy_timeout(Duration::from_millis(300))?;
    Ok(conn)
}

/// "Busy" becomes who has the register.
fn in_use(error: rusqlite::Error, path: &Path) -> Error {
    match Error::from(error) {
        Error::InUse { .. } => taken(path),
        other => other,
    }
}

fn taken(path: &Path) -> Error {
    Error::InUse {
        holder: fs::read_to_string(slot_path(path)).ok(),
    }
}

fn machine() -> Option<String> {
    std::env::var("COMPUTERNAME")
        .or_else(|_| std::env::var("HOSTNAME"))
        .or_else(|_| fs::read_to_string("/etc/hostname").map(|name| name.trim().to_owned()))
        .ok()
        .filter(|name| !name.is_empty())
}
