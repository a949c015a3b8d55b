//! Trouble with the disk, as the register tells it to the desk.

use super::{create, open, place, tell_a_story};
use oto_register::storage::{Error, Store};
use rusqlite::{Connection, OpenFlags};
use std::io;

/// What SQLite itself says when `provoke` meets trouble, as the register tells it.
fn told(provoke: impl FnOnce(&std::path::Path) -> Result<(), rusqlite::Error>) -> Error {
    let (_folder, path) = place();
    tell_a_story(&mut create(&path));
    let error = Error::from(provoke(&path).unwrap_err());
    // Whatever it was, the register is unharmed.
    let store = open(&path);
    assert_eq!(store.problems().unwrap(), [""; 0]);
    assert_eq!(store.broken_link().unwrap(), None);
    error
}

#[test]
fn a_full_disk_is_told_as_such() {
    let error = told(|path| {
        let conn = Connection::open(path)?;
        let pages: i64 = conn.query_row("PRAGMA page_count", [], |row| row.get(0))?;
        let most: i64 = conn.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |row| {
            row.get(0)
        })?;
        assert_eq!(most, pages);
        conn.execute(
            "INSERT INTO stored_file (sha256, size, bytes) VALUES (printf('%064d', 1), 100000, zeroblob(100000))",
            [],
        )
        .map(drop)
    });
    assert!(matches!(error, Error::DiskFull), "{error:?}");
    assert!(matches!(
        Error::from(io::Error::from(io::ErrorKind::StorageFull)),
        Error::DiskFull
    ));
}

#[test]
fn a_read_only_file_is_told_as_such() {
    let error = told(|path| {
        let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        conn.execute("UPDATE region SET name = 'x'", []).map(drop)
    });
    assert!(matches!(error, Error::ReadOnly), "{error:?}");
    assert!(matches!(
        Error::from(io::Error::from(io::ErrorKind::ReadOnlyFilesystem)),
        Error::ReadOnly
    ));
}

#[test]
fn a_locked_file_is_told_as_in_use() {
    let error = told(|path| {
        let other = Connection::open(path)?;
        other.execute_batch("BEGIN EXCLUSIVE")?;
        let conn = Connection::open(path)?;
        conn.busy_timeout(std::time::Duration::ZERO)?;
        conn.query_row("PRAGMA user_version", [], |_| Ok(()))
    });
    assert!(matches!(error, Error::InUse { holder: None }), "{error:?}");
}

/// Whether a file or folder without the right to write really cannot be written; an administrator always can.
#[cfg(unix)]
fn sealed(path: &std::path::Path, mode: u32) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    if path.is_dir() {
        std::fs::write(path.join("probe"), "").is_err()
    } else {
        std::fs::OpenOptions::new().append(true).open(path).is_err()
    }
}

#[cfg(unix)]
#[test]
fn a_register_without_the_right_to_write_is_opened_only_by_an_administrator() {
    let (_folder, path) = place();
    tell_a_story(&mut create(&path));
    let before = std::fs::read(&path).unwrap();
    let sealed = sealed(&path, 0o444);
    let outcome = Store::open(&path, "Noor", super::nine());
    if sealed {
        assert!(matches!(outcome, Err(Error::ReadOnly)), "{outcome:?}");
    } else {
        assert!(outcome.is_ok(), "{outcome:?}");
    }
    drop(outcome);
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn a_register_in_a_folder_without_the_right_to_write_is_made_only_by_an_administrator() {
    let (folder, path) = place();
    let sealed = sealed(folder.path(), 0o555);
    let outcome = Store::create(&path, "Noor", super::nine());
    if sealed {
        let kind = |error: &io::Error| error.kind() == io::ErrorKind::PermissionDenied;
        assert!(
            matches!(&outcome, Err(Error::Io(error)) if kind(error)),
            "{outcome:?}"
        );
        assert!(!path.exists());
    } else {
        assert!(outcome.is_ok(), "{outcome:?}");
    }
}

#[test]
fn a_folder_that_is_a_file_cannot_hold_a_register() {
    let (folder, _path) = place();
    let file = folder.path().join("map");
    std::fs::write(&file, "").unwrap();
    let outcome = Store::create(&file.join("register.oto"), "Noor", super::nine());
    assert!(matches!(outcome, Err(Error::Io(_))), "{outcome:?}");
}
