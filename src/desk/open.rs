//! Opening, making and copying registers.

use super::{Desk, Error};
use crate::clock::Clock;
use crate::exchange::Reader;
use crate::storage::{self, Store};
use std::path::{Path, PathBuf};

impl Desk {
    /// Opens an existing register.
    ///
    /// # Errors
    /// What the register says: not one of ours, too new, in use, damaged.
    pub fn open(path: &Path, clock: Clock, reader: Reader) -> Result<Self, Error> {
        if !path.exists() {
            return Err(storage::Error::Missing("register").into());
        }
        Ok(Self::new(
            Store::open(path, &user(), clock.now())?,
            clock,
            reader,
        ))
    }

    /// Makes a new register.
    ///
    /// # Errors
    /// When there is a file already, or the disk refuses.
    pub fn create(path: &Path, clock: Clock, reader: Reader) -> Result<Self, Error> {
        Self::create_as(path, &user(), clock, reader)
    }

    /// Makes a new register in which somebody else works than who is at the computer.
    pub(super) fn create_as(
        path: &Path,
        user: &str,
        clock: Clock,
        reader: Reader,
    ) -> Result<Self, Error> {
        Ok(Self::new(
            Store::create(path, user, clock.now())?,
            clock,
            reader,
        ))
    }

    /// A register in memory: for looking at files without keeping anything.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn scratch(clock: Clock, reader: Reader) -> Result<Self, Error> {
        Ok(Self::new(Store::in_memory(&user())?, clock, reader))
    }

    /// A copy of a register in memory: for looking at what a deed would do.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub fn rehearse(path: &Path, clock: Clock, reader: Reader) -> Result<Self, Error> {
        if !path.exists() {
            return Self::scratch(clock, reader);
        }
        Ok(Self::new(
            Store::copy_in_memory(path, &user())?,
            clock,
            reader,
        ))
    }

    /// Writes a checked copy of the register.
    ///
    /// # Errors
    /// When there is a file already and it may not be replaced, or the copy is not sound.
    pub fn back_up(&self, to: &Path, replace: bool) -> Result<(), Error> {
        Ok(self.store.back_up(to, replace)?)
    }
}

/// Puts a checked copy in the place of a register; what stood there is kept beside it. The copy is only read.
///
/// # Errors
/// When the copy is not sound, or there is a register already and it may not be replaced. What stood there then
/// stands there still.
pub fn restore(
    copy: &Path,
    register: &Path,
    replace: bool,
    clock: Clock,
) -> Result<Option<PathBuf>, Error> {
    Store::check_copy(copy)?;
    if !register.exists() {
        Store::restore(copy, register)?;
        return Ok(None);
    }
    if std::fs::canonicalize(copy).ok() == std::fs::canonicalize(register).ok() {
        return Err(Error::SameFile(register.to_owned()));
    }
    if !replace {
        return Err(Error::OutputExists(register.to_owned()));
    }
    // Nobody may have it open, and it must not be lost.
    drop(Store::open(register, &user(), clock.now()).or_else(ignore_damage)?);
    let beside = free_name(register, clock);
    move_register(register, &beside)?;
    match Store::restore(copy, register) {
        Ok(()) => Ok(Some(beside)),
        Err(error) => {
            move_register(&beside, register)?;
            Err(error.into())
        }
    }
}

/// Moves a register, and with it the journal of a write that was cut short: left behind, SQLite would play it back
/// into whatever is put in the register's place.
fn move_register(from: &Path, to: &Path) -> Result<(), Error> {
    let failed = |error| Error::Output {
        path: to.to_owned(),
        error,
    };
    std::fs::rename(from, to).map_err(failed)?;
    let journal = with_ending(from, "-journal");
    if journal.exists() {
        std::fs::rename(&journal, with_ending(to, "-journal")).map_err(failed)?;
    }
    Ok(())
}

/// Where the replaced register goes; an earlier one that was kept there is left alone.
fn free_name(register: &Path, clock: Clock) -> PathBuf {
    let stamp = clock.now().format("vervangen-%Y%m%d-%H%M%S").to_string();
    let mut beside = register.with_extension(format!("{stamp}.oto"));
    let mut at = 2;
    while beside.exists() {
        beside = register.with_extension(format!("{stamp}-{at}.oto"));
        at += 1;
    }
    beside
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// A register that is damaged may be replaced; one that is in use may not.
fn ignore_damage(error: storage::Error) -> Result<Store, storage::Error> {
    match error {
        storage::Error::InUse { .. } | storage::Error::Io(_) => Err(error),
        storage::Error::Exists
        | storage::Error::NotARegister
        | storage::Error::TooNew { .. }
        | storage::Error::Damaged(_)
        | storage::Error::Missing(_)
        | storage::Error::Taken(_)
        | storage::Error::Frozen
        | storage::Error::Settled
        | storage::Error::AlreadyUndone
        | storage::Error::ChangedSince
        | storage::Error::DiskFull
        | storage::Error::ReadOnly
        | storage::Error::Sqlite(_) => Store::in_memory(""),
    }
}

/// Who works here, as the computer knows it.
fn user() -> String {
    std::env::var("USERNAME")
        .or_else(|_| std::env::var("USER"))
        .unwrap_or_else(|_| "adviseur".to_owned())
}

/// The default register in the user's data folder.
pub fn default_register() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("nl", "", "OTO-register")?;
    Some(folders.data_dir().join("register.oto"))
}
