//! Copies of the register, made by SQLite itself and checked before they count.

use super::{Error, Store};
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where the copy before an upgrade goes: beside the register, with the version it still has.
pub fn before_upgrade(register: &Path, version: u32) -> PathBuf {
    register.with_extension(format!("voor-versie-{version}.oto"))
}

/// Writes a checked copy, whole or not at all, with its SHA-256 in a file beside it.
///
/// # Errors
/// [`Error::Exists`] when `to` is there and may not be replaced; [`Error::Damaged`] when the copy is not sound.
pub fn write(conn: &Connection, to: &Path, replace: bool) -> Result<(), Error> {
    if to.exists() && !replace {
        return Err(Error::Exists);
    }
    let folder = to
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let file = tempfile::Builder::new()
        .prefix(".oto-kopie")
        .tempfile_in(folder)?;
    {
        let mut copy = Connection::open(file.path())?;
        let backup = rusqlite::backup::Backup::new(conn, &mut copy)?;
        backup.run_to_completion(1_000, Duration::ZERO, None)?;
        drop(backup);
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        let problems = problems(&copy)?;
        if let Some(first) = problems.into_iter().next() {
            return Err(Error::Damaged(first));
        }
    }
    let fingerprint = sha256_of(file.path())?;
    file.persist(to).map_err(|error| error.error)?;
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    fs::write(side_file(to), format!("{fingerprint}  {name}\n"))?;
    Ok(())
}

/// What SQLite finds wrong in a file; empty when it is sound.
///
/// # Errors
/// When the file cannot even be checked.
pub fn problems(conn: &Connection) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    let mut check = conn.prepare("PRAGMA integrity_check(20)")?;
    let lines = check.query_map([], |row| row.get::<_, String>(0))?;
    for line in lines {
        let line = line?;
        if line != "ok" {
            found.push(line);
        }
    }
    let mut check =
        conn.prepare("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 20")?;
    let lines = check.query_map([], |row| {
        let (table, id, parent): (String, Option<i64>, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(format!("{table} {} → {parent}", id.unwrap_or_default()))
    })?;
    for line in lines {
        found.push(line?);
    }
    Ok(found)
}

/// The file with the fingerprint of a copy.
pub fn side_file(copy: &Path) -> PathBuf {
    let mut name = copy.as_os_str().to_owned();
    name.push(".sha256");
    PathBuf::from(name)
}

fn sha256_of(path: &Path) -> Result<String, Error> {
    let mut hasher = Sha256::new();
    let mut file = fs::File::open(path)?;
    let _bytes = io::copy(&mut file, &mut HashWriter(&mut hasher))?;
    Ok(super::files::hex(&hasher.finalize()))
}

/// Lets `io::copy` feed a hash.
struct HashWriter<'a>(&'a mut Sha256);

impl io::Write for HashWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Store {
    /// Writes a checked copy of the register; see [`write`].
    ///
    /// # Errors
    /// As [`write`].
    pub fn back_up(&self, to: &Path, replace: bool) -> Result<(), Error> {
        write(&self.conn, to, replace)
    }

    /// Checks that a copy is a sound register, without touching it.
    ///
    /// # Errors
    /// [`Error::NotARegister`], [`Error::TooNew`], or [`Error::Damaged`] with what is wrong.
    pub fn check_copy(path: &Path) -> Result<(), Error> {
        super::open::look_at_header(path)?;
        let copy = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        if let Ok(told) = fs::read_to_string(side_file(path)) {
            let expected = told
                .split_whitespace()
                .next()
                .unwrap_or_default()
                .to_owned();
            if expected != sha256_of(path)? {
                return Err(Error::Damaged("sha256".to_owned()));
            }
        }
        match problems(&copy)?.into_iter().next() {
            Some(first) => Err(Error::Damaged(first)),
            None => Ok(()),
        }
    }
}
