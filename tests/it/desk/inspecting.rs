//! Looking a register over, copying it, and putting a copy back.

use super::world::{PLAN, World, day, reader};
use oto_register::clock::Clock;
use oto_register::desk::{self, Desk, Error};
use oto_register::domain::inspection::Problem;
use oto_register::storage;
use std::path::Path;

fn closed(world: World) -> tempfile::TempDir {
    let World { folder, desk, .. } = world;
    drop(desk);
    folder
}

fn open(path: &Path) -> Result<Desk, Error> {
    Desk::open(path, Clock::Fixed(day("2026-10-02")), reader())
}

fn restore(
    copy: &Path,
    register: &Path,
    replace: bool,
) -> Result<Option<std::path::PathBuf>, Error> {
    desk::restore(copy, register, replace, Clock::Fixed(day("2026-10-02")))
}

fn partners(path: &Path) -> Vec<String> {
    let desk = open(path).unwrap();
    let all = desk.store().partners().unwrap();
    all.into_iter().map(|it| it.name).collect()
}

#[test]
fn a_sound_register_has_no_problems() {
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    world.make(plan);
    assert_eq!(world.desk.inspect().unwrap(), []);
}

#[test]
fn what_was_changed_from_outside_is_named() {
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    world.make(plan);
    let folder = closed(world);
    let path = folder.path().join("register.oto");
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute("UPDATE decision SET granted_cents = 1 WHERE id = 1", [])
        .unwrap();
    raw.execute(
        "UPDATE operation SET subject = 'iets anders' WHERE id = 2",
        [],
    )
    .unwrap();
    drop(raw);
    let found = open(&path).unwrap().inspect().unwrap();
    assert!(
        found.contains(&Problem::BrokenChain { operation: 2 }),
        "{found:?}"
    );
    let row = Problem::AlteredRow {
        table: "decision".to_owned(),
        row: 1,
    };
    assert!(found.contains(&row), "{found:?}");
}

#[test]
fn a_letter_whose_bytes_are_gone_is_named_also_when_it_was_replaced() {
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    let made = world.make(plan);
    let sending = desk::Sending {
        on: day("2026-11-27"),
        channel: "post".to_owned(),
    };
    world.desk.mark_sent(plan, &sending).unwrap();
    world.desk.start_correction(plan).unwrap();
    let folder = closed(world);
    let path = folder.path().join("register.oto");
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute_batch("PRAGMA foreign_keys = OFF; DROP TRIGGER stored_file_never_goes")
        .unwrap();
    raw.execute("DELETE FROM stored_file WHERE sha256 = ?1", [&made.sha256])
        .unwrap();
    drop(raw);
    let found = open(&path).unwrap().inspect().unwrap();
    let lost = Problem::LetterLost {
        reference: made.reference,
    };
    assert!(found.contains(&lost), "{found:?}");
}

#[test]
fn a_copy_put_back_is_the_register_as_it_was() {
    let mut world = World::new();
    world.read_in("GGD Kromme Rijn", PLAN);
    let copy = world.file("kopie.oto");
    world.desk.back_up(&copy, false).unwrap();
    world.read_in("Ziekenhuis De Vecht", PLAN);
    let folder = closed(world);
    let register = folder.path().join("register.oto");
    let bytes = std::fs::read(&copy).unwrap();

    let refused = restore(&copy, &register, false);
    assert!(
        matches!(refused, Err(Error::OutputExists(_))),
        "{refused:?}"
    );
    assert_eq!(partners(&register).len(), 2);

    let kept = restore(&copy, &register, true).unwrap().unwrap();
    assert_eq!(partners(&register), ["GGD Kromme Rijn"]);
    assert_eq!(partners(&kept).len(), 2);
    assert_eq!(
        std::fs::read(&copy).unwrap(),
        bytes,
        "the copy is only read"
    );
    assert!(open(&register).unwrap().inspect().unwrap().is_empty());

    let again = restore(&copy, &register, true).unwrap().unwrap();
    assert_ne!(again, kept);
    assert_eq!(
        partners(&kept).len(),
        2,
        "what was kept before is left alone"
    );
}

#[test]
fn a_copy_is_put_where_no_register_is() {
    let mut world = World::new();
    world.read_in("GGD Kromme Rijn", PLAN);
    let copy = world.file("kopie.oto");
    world.desk.back_up(&copy, false).unwrap();
    let register = world.file("nieuw.oto");
    assert_eq!(restore(&copy, &register, false).unwrap(), None);
    assert_eq!(partners(&register), ["GGD Kromme Rijn"]);
    assert!(!world.file("nieuw.oto.sha256").exists());
}

#[test]
fn a_damaged_copy_replaces_nothing() {
    let mut world = World::new();
    world.read_in("GGD Kromme Rijn", PLAN);
    let copy = world.file("kopie.oto");
    world.desk.back_up(&copy, false).unwrap();
    let folder = closed(world);
    let register = folder.path().join("register.oto");
    let before = std::fs::read(&register).unwrap();
    let mut bytes = std::fs::read(&copy).unwrap();
    for byte in &mut bytes[9_000..9_200] {
        *byte ^= 0xff;
    }
    std::fs::write(&copy, bytes).unwrap();
    let refused = restore(&copy, &register, true);
    assert!(
        matches!(refused, Err(Error::Storage(storage::Error::Damaged(_)))),
        "{refused:?}"
    );
    assert_eq!(std::fs::read(&register).unwrap(), before);
}

#[test]
fn a_register_in_use_is_not_replaced() {
    let mut world = World::new();
    world.read_in("GGD Kromme Rijn", PLAN);
    let copy = world.file("kopie.oto");
    world.desk.back_up(&copy, false).unwrap();
    let refused = restore(&copy, &world.register(), true);
    assert!(
        matches!(refused, Err(Error::Storage(storage::Error::InUse { .. }))),
        "{refused:?}"
    );
    assert_eq!(world.desk.store().partners().unwrap().len(), 1);
}

#[test]
fn a_register_is_not_put_back_over_itself() {
    let folder = closed(World::new());
    let register = folder.path().join("register.oto");
    let refused = restore(&register, &register, true);
    assert!(matches!(refused, Err(Error::SameFile(_))), "{refused:?}");
    assert!(register.exists());
}

#[test]
fn a_damaged_register_makes_way_and_its_journal_does_not_reach_the_new_one() {
    let mut world = World::new();
    world.read_in("GGD Kromme Rijn", PLAN);
    let copy = world.file("kopie.oto");
    world.desk.back_up(&copy, false).unwrap();
    let folder = closed(world);
    let register = folder.path().join("register.oto");
    std::fs::write(&register, "geen register meer").unwrap();
    let journal = folder.path().join("register.oto-journal");
    std::fs::write(&journal, "een half journaal").unwrap();
    let kept = restore(&copy, &register, true).unwrap().unwrap();
    assert_eq!(std::fs::read(&kept).unwrap(), b"geen register meer");
    let beside = format!("{}-journal", kept.display());
    assert_eq!(
        std::fs::read(beside).unwrap(),
        "een half journaal".as_bytes()
    );
    assert_eq!(partners(&register), ["GGD Kromme Rijn"]);
}
