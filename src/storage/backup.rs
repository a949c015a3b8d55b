//! Copies of the register, made by SQLite itself and checked before they count.

use super::open::Claim;
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
/// [`Error::Exists`] when `to` is there and may not be replaced; [`Error::InUse`] when `to` is a register that is
/// open here; [`Error::Damaged`] when the copy is not sound.
pub fn write(conn: &Connection, to: &Path, replace: bool) -> Result<(), Error> {
    let _claim = match (to.exists(), replace) {
        (true, false) => return Err(Error::Exists),
        (true, true) => Some(Claim::on(to)?),
        (false, _) => None,
    };
    let folder = to
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let file = readable(tempfile::Builder::new().prefix(".oto-")).tempfile_in(folder)?;
    {
        let mut copy = Connection::open(file.path())?;
        let backup = rusqlite::backup::Backup::new(conn, &mut copy)?;
        backup.run_to_completion(1_000, Duration::ZERO, None)?;
        drop(backup);
        if let Some(first) = problems(&copy)?.into_iter().next() {
            return Err(Error::Damaged(first));
        }
    }
    let fingerprint = sha256_of(file.path())?;
    // What an interrupted program left of a file that stood here would be replayed into the new one.
    forget(&beside(to, "-journal"))?;
    if replace {
        // First, so that a new copy never stands beside the fingerprint of an old one.
        forget(&side_file(to))?;
        let _file = file.persist(to).map_err(|error| error.error)?;
    } else {
        let _file = file
            .persist_noclobber(to)
            .map_err(|error| match error.error.kind() {
                io::ErrorKind::AlreadyExists => Error::Exists,
                _ => error.error.into(),
            })?;
    }
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    fs::write(side_file(to), format!("{fingerprint}  {name}\n"))?;
    Ok(())
}

/// A copy is for the same people as the register, not only for who made it.
#[cfg(unix)]
fn readable<'a, 'b>(
    builder: &'a mut tempfile::Builder<'b, 'b>,
) -> &'a mut tempfile::Builder<'b, 'b> {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn readable<'a, 'b>(
    builder: &'a mut tempfile::Builder<'b, 'b>,
) -> &'a mut tempfile::Builder<'b, 'b> {
    builder
}

fn forget(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// What SQLite finds wrong in a file; empty when it is sound.
///
/// # Errors
/// When the file cannot even be checked.
pub fn problems(conn: &Connection) -> Result<Vec<String>, Error> {
    let mut found = told(conn, "PRAGMA integrity_check(20)")?;
    found.extend(loose_ends(conn)?);
    Ok(found)
}

/// The quick part of [`problems`]: pages that are not as they should be.
///
/// # Errors
/// When the file cannot even be checked.
pub fn damage(conn: &Connection) -> Result<Vec<String>, Error> {
    told(conn, "PRAGMA quick_check(1)")
}

fn told(conn: &Connection, check: &str) -> Result<Vec<String>, Error> {
    let mut check = conn.prepare(check)?;
    let lines = check.query_map([], |row| row.get::<_, String>(0))?;
    let mut found = Vec::new();
    for line in lines {
        let line = line?;
        if line != "ok" {
            found.push(line);
        }
    }
    Ok(found)
}

/// Rows that point at a row that is not there.
///
/// # Errors
/// Only what SQLite says.
pub fn loose_ends(conn: &Connection) -> Result<Vec<String>, Error> {
    let mut check =
        conn.prepare("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 20")?;
    let lines = check.query_map([], |row| {
        let (table, id, parent): (String, Option<i64>, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(format!("{table} {} → {parent}", id.unwrap_or_default()))
    })?;
    Ok(lines.collect::<Result<_, _>>()?)
}

/// The file with the fingerprint of a copy.
pub fn side_file(copy: &Path) -> PathBuf {
    beside(copy, ".sha256")
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
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

    /// Makes a register of a copy, which is checked first and stays as it is.
    ///
    /// # Errors
    /// As [`Store::check_copy`]; [`Error::Exists`] when there is a file at `register`.
    pub fn restore(copy: &Path, register: &Path) -> Result<(), Error> {
        Self::check_copy(copy)?;
        let _claim = Claim::on(copy)?;
        let from = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        write(&from, register, false)?;
        // A register changes, and would soon no longer be what a fingerprint beside it says.
        forget(&side_file(register))
    }

    /// Checks that a copy is a sound register, without touching it: the fingerprint beside it, its pages, its stored
    /// files, its history, and its rows beside that history.
    ///
    /// # Errors
    /// [`Error::NotARegister`], [`Error::TooNew`], [`Error::InUse`], or [`Error::Damaged`] with what is wrong.
    pub fn check_copy(path: &Path) -> Result<(), Error> {
        let _claim = Claim::on(path)?;
        super::open::look_at_header(path)?;
        if let Ok(told) = fs::read_to_string(side_file(path)) {
            let expected = told.split_whitespace().next().unwrap_or_default();
            if expected != sha256_of(path)? {
                return Err(Error::Damaged("sha256".to_owned()));
            }
        }
        let copy = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        copy.busy_timeout(Duration::from_millis(300))?;
        match problems(&copy)?.into_iter().next() {
            Some(first) => Err(Error::Damaged(first)),
            None => tells_its_story(&copy),
        }
    }
}

/// What SQLite cannot see. A register of an older version may lack tables or columns: it is looked at after its upgrade.
fn tells_its_story(copy: &Connection) -> Result<(), Error> {
    let version: u32 = copy.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version < super::newest_version() {
        return Ok(());
    }
    if let Some(sha256) = super::files::altered(copy)?.into_iter().next() {
        return Err(Error::Damaged(format!("stored file {sha256}")));
    }
    if let Some(id) = super::journal::broken_link(copy)? {
        return Err(Error::Damaged(format!("operation {}", id.0)));
    }
    match super::journal::altered_rows(copy)?.into_iter().next() {
        Some(row) => Err(Error::Damaged(format!("{} {}", row.table, row.id))),
        None => Ok(()),
    }
}
