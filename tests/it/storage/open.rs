//! What is opened and what is refused, untouched; and who has the register.

use super::{act, create, new_partner, nine, open, place, tell_a_story};
use oto_register::storage::{Error, Store, newest_version};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant, SystemTime};

/// The place of a register in the environment of a second instance.
const OTHER: &str = "OTO_TEST_OTHER_INSTANCE";

/// Everything in a folder, with its bytes.
fn folder(path: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = std::fs::read_dir(path.parent().unwrap()).unwrap();
    let mut found: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), std::fs::read(&path).unwrap()))
        .collect();
    found.sort();
    found
}

/// A folder as it looks from outside. To read a register that is open here would end its lock (see `Claim`).
fn outside(path: &Path) -> Vec<(PathBuf, u64, SystemTime)> {
    let entries = std::fs::read_dir(path.parent().unwrap()).unwrap();
    let mut found: Vec<_> = entries
        .map(|entry| entry.unwrap())
        .map(|entry| {
            let facts = entry.metadata().unwrap();
            (entry.path(), facts.len(), facts.modified().unwrap())
        })
        .collect();
    found.sort();
    found
}

/// Opens what `make` puts in a place; nothing there may change.
fn refused(make: impl FnOnce(&Path)) -> Error {
    let (_folder, path) = place();
    make(&path);
    let before = folder(&path);
    let refusal = Store::open(&path, "Noor", nine()).unwrap_err();
    assert_eq!(folder(&path), before);
    let copy = Store::check_copy(&path).unwrap_err();
    assert_eq!(copy.to_string(), refusal.to_string());
    assert!(
        matches!(Store::copy_in_memory(&path, "Noor"), Err(again) if again.to_string() == refusal.to_string())
    );
    assert_eq!(folder(&path), before);
    refusal
}

/// A register of ours with something in its header made otherwise.
fn with_pragma(name: &'static str, value: i64) -> impl FnOnce(&Path) {
    move |path| {
        tell_a_story(&mut create(path));
        let conn = rusqlite::Connection::open(path).unwrap();
        conn.pragma_update(None, name, value).unwrap();
    }
}

#[test]
fn a_file_of_a_newer_program_is_refused_untouched() {
    let newer = newest_version() + 1;
    let refusal = refused(with_pragma("user_version", newer.into()));
    assert!(
        matches!(refusal, Error::TooNew { found, known } if found == newer && known == newest_version())
    );
}

#[test]
fn a_file_of_another_program_is_refused_untouched() {
    for make in [
        Box::new(with_pragma("application_id", 0x1234)) as Box<dyn FnOnce(&Path)>,
        Box::new(|path: &Path| {
            let conn = rusqlite::Connection::open(path).unwrap();
            conn.execute_batch("CREATE TABLE partner (id INTEGER PRIMARY KEY)")
                .unwrap();
        }),
        Box::new(|path| std::fs::write(path, "").unwrap()),
        Box::new(|path| std::fs::write(path, "Beste Noor,\n").unwrap()),
        Box::new(|path| std::fs::write(path, "Beste Noor,\n".repeat(1_000)).unwrap()),
        Box::new(|path| std::fs::write(path, b"SQLite format 3\0").unwrap()),
    ] {
        assert!(matches!(refused(make), Error::NotARegister));
    }
}

#[test]
fn a_folder_is_not_a_register() {
    let (_folder, path) = place();
    std::fs::create_dir(&path).unwrap();
    assert!(Store::open(&path, "Noor", nine()).is_err());
}

#[test]
fn a_file_that_is_not_there_is_not_made_by_opening_it() {
    let (_folder, path) = place();
    let outcome = Store::open(&path, "Noor", nine());
    assert!(
        matches!(outcome, Err(Error::Io(error)) if error.kind() == std::io::ErrorKind::NotFound)
    );
    assert!(!path.exists());
}

#[test]
fn a_new_register_never_takes_the_place_of_a_file() {
    let (_folder, path) = place();
    std::fs::write(&path, "mine").unwrap();
    assert!(matches!(
        Store::create(&path, "Noor", nine()),
        Err(Error::Exists)
    ));
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
}

#[test]
fn a_new_register_makes_its_folder() {
    let (_folder, path) = place();
    let deeper = path
        .with_file_name("Mijn registers")
        .join("Rijn & Heuvelrug.oto");
    drop(create(&deeper));
    open(&deeper);
}

/// Another process tries the register at `path`, and says what came of it.
fn other_instance(path: &Path) -> String {
    let output = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "storage::open::a_second_instance_is_told_who_has_the_register",
            "--nocapture",
        ])
        .env(OTHER, path)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_second_instance_is_told_who_has_the_register() {
    if let Some(path) = std::env::var_os(OTHER) {
        let outcome = Store::open(Path::new(&path), "Bram", nine());
        println!("outcome: {:?}", outcome.map(drop));
        return;
    }
    let (_folder, path) = place();
    let mut store = create(&path);
    act(&mut store, |act| act.add_partner(&new_partner("RAV"), "RA"));
    let before = outside(&path);
    let start = Instant::now();
    let told = other_instance(&path);
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "a process, and less than a second of waiting"
    );
    assert!(told.contains("InUse { holder: Some(\"Noor"), "{told}");
    assert!(told.contains("24-11-2026 09:00"), "{told}");
    assert_eq!(outside(&path), before);
    drop(store);
    assert!(other_instance(&path).contains("outcome: Ok"));
}

#[test]
fn the_same_program_cannot_open_a_register_twice_or_lose_its_lock_by_trying() {
    let (_folder, path) = place();
    let store = create(&path);
    let again = path.with_file_name(".").join("register.oto");
    let start = Instant::now();
    for _ in 0..2 {
        let told = Store::open(&again, "Bram", nine());
        assert!(
            matches!(told, Err(Error::InUse { holder: Some(holder) }) if holder.starts_with("Noor"))
        );
        assert!(matches!(Store::check_copy(&path), Err(Error::InUse { .. })));
        assert!(matches!(
            Store::copy_in_memory(&path, "Bram"),
            Err(Error::InUse { .. })
        ));
        assert!(matches!(
            store.back_up(&path, true),
            Err(Error::InUse { .. })
        ));
        assert!(matches!(store.back_up(&path, false), Err(Error::Exists)));
    }
    assert!(start.elapsed() < Duration::from_secs(1));
    assert!(other_instance(&path).contains("InUse"));
    drop(store);
    open(&path);
}

fn slot(path: &Path) -> PathBuf {
    path.with_file_name("register.oto.slot")
}

#[test]
fn the_slot_file_goes_when_the_register_is_closed() {
    let (_folder, path) = place();
    let store = create(&path);
    assert!(
        std::fs::read_to_string(slot(&path))
            .unwrap()
            .starts_with("Noor")
    );
    drop(store);
    assert!(!slot(&path).exists());
}

#[test]
fn a_stale_slot_file_is_ignored() {
    let (_folder, path) = place();
    drop(create(&path));
    std::fs::write(slot(&path), "Iemand, lang geleden").unwrap();
    let store = open(&path);
    assert!(
        std::fs::read_to_string(slot(&path))
            .unwrap()
            .starts_with("Noor")
    );
    drop(store);
    assert!(!slot(&path).exists());
}

#[test]
fn a_copy_in_memory_holds_all_and_leaves_the_file_alone() {
    let (_folder, path) = place();
    let sample = tell_a_story(&mut create(&path));
    let before = std::fs::read(&path).unwrap();
    let mut copy = Store::copy_in_memory(&path, "Noor").unwrap();
    assert_eq!(copy.path(), None);
    assert_eq!(copy.letter(sample.letter).unwrap().reference, "RH-2026-001");
    act(&mut copy, |act| act.add_partner(&new_partner("RAV"), "RA"));
    assert_eq!(copy.broken_link().unwrap(), None);
    drop(copy);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(open(&path).partners().unwrap().len(), 1);
}
