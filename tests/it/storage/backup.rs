//! Copies of the register, and copies that are refused.

use super::{act, create, dump, new_partner, open, place, tell_a_story};
use oto_register::storage::{Error, Store, fingerprint};
use std::path::{Path, PathBuf};

/// A register with a story, and a copy of it.
fn copied() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let (folder, path) = place();
    let mut store = create(&path);
    tell_a_story(&mut store);
    let copy = folder.path().join("kopie 24 november.oto");
    store.back_up(&copy, false).unwrap();
    (folder, path, copy)
}

fn side_file(copy: &Path) -> PathBuf {
    copy.with_extension("oto.sha256")
}

#[test]
fn a_copy_is_sound_and_holds_all() {
    let (_folder, path, copy) = copied();
    Store::check_copy(&copy).unwrap();
    assert_eq!(dump(&copy), dump(&path));
    let store = open(&copy);
    assert_eq!(store.broken_link().unwrap(), None);
    assert_eq!(store.operations(100).unwrap().len(), 5);
}

#[test]
fn the_fingerprint_of_a_copy_stands_beside_it() {
    let (_folder, _path, copy) = copied();
    let expected = format!(
        "{}  kopie 24 november.oto\n",
        fingerprint(&std::fs::read(&copy).unwrap())
    );
    assert_eq!(std::fs::read_to_string(side_file(&copy)).unwrap(), expected);
}

#[test]
fn a_copy_leaves_nothing_else_behind() {
    let (folder, _path, _copy) = copied();
    let mut names: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with("register.oto"))
        .collect();
    names.sort();
    assert_eq!(
        names,
        ["kopie 24 november.oto", "kopie 24 november.oto.sha256"]
    );
}

#[cfg(unix)]
#[test]
fn a_copy_can_be_read_by_whoever_can_read_the_register() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path, copy) = copied();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&copy) & 0o444, mode(&path) & 0o444);
}

#[test]
fn a_copy_takes_the_place_of_a_file_only_when_asked() {
    let (_folder, path, copy) = copied();
    let before = std::fs::read(&copy).unwrap();
    let mut store = open(&path);
    act(&mut store, |act| act.add_partner(&new_partner("RAV"), "RA"));
    assert!(matches!(store.back_up(&copy, false), Err(Error::Exists)));
    assert_eq!(std::fs::read(&copy).unwrap(), before);
    store.back_up(&copy, true).unwrap();
    drop(store);
    Store::check_copy(&copy).unwrap();
    assert_eq!(open(&copy).partners().unwrap().len(), 2);
}

#[test]
fn a_copy_that_cannot_be_written_leaves_nothing_half() {
    let (folder, path, _copy) = copied();
    let nowhere = folder.path().join("geen map").join("kopie.oto");
    let outcome = open(&path).back_up(&nowhere, false);
    assert!(
        matches!(outcome, Err(Error::Io(error)) if error.kind() == std::io::ErrorKind::NotFound)
    );
    assert!(!nowhere.exists());
}

#[test]
fn a_register_made_of_a_copy_holds_all_and_leaves_the_copy_alone() {
    let (folder, path, copy) = copied();
    let before = std::fs::read(&copy).unwrap();
    let restored = folder.path().join("hersteld.oto");
    // Left by a program that was killed while it wrote to a file that stood here before.
    std::fs::write(
        folder.path().join("hersteld.oto-journal"),
        vec![0xD9; 5_000],
    )
    .unwrap();
    Store::restore(&copy, &restored).unwrap();
    assert_eq!(dump(&restored), dump(&path));
    assert!(!side_file(&restored).exists());
    assert_eq!(open(&restored).broken_link().unwrap(), None);
    assert!(matches!(Store::restore(&copy, &path), Err(Error::Exists)));
    assert_eq!(std::fs::read(&copy).unwrap(), before);
}

#[test]
fn no_register_is_made_of_a_damaged_copy() {
    let (folder, _path, copy) = copied();
    let mut bytes = std::fs::read(&copy).unwrap();
    bytes[20_000] ^= 1;
    std::fs::write(&copy, bytes).unwrap();
    let restored = folder.path().join("hersteld.oto");
    let outcome = Store::restore(&copy, &restored);
    assert!(matches!(outcome, Err(Error::Damaged(_))), "{outcome:?}");
    assert!(!restored.exists());
}

/// How a damaged copy is refused, without looking at the fingerprint beside it where `blind`.
fn check_damaged(blind: bool, damage: impl FnOnce(&mut Vec<u8>)) -> Result<(), Error> {
    let (_folder, _path, copy) = copied();
    let mut bytes = std::fs::read(&copy).unwrap();
    let before = bytes.clone();
    damage(&mut bytes);
    assert!(bytes != before);
    std::fs::write(&copy, bytes).unwrap();
    if blind {
        std::fs::remove_file(side_file(&copy)).unwrap();
    }
    Store::check_copy(&copy)
}

#[test]
fn a_copy_with_a_flipped_byte_is_refused() {
    for at in [101, 5_000, 20_000, 50_000] {
        let outcome = check_damaged(false, |bytes| bytes[at] ^= 0x40);
        assert!(
            matches!(outcome, Err(Error::Damaged(_))),
            "{at}: {outcome:?}"
        );
    }
}

#[test]
fn a_copy_without_its_tail_is_refused() {
    for blind in [false, true] {
        let outcome = check_damaged(blind, |bytes| bytes.truncate(bytes.len() - 4_096));
        assert!(matches!(outcome, Err(Error::Damaged(_))), "{outcome:?}");
        let outcome = check_damaged(blind, |bytes| bytes.truncate(bytes.len() / 2 + 11));
        assert!(matches!(outcome, Err(Error::Damaged(_))), "{outcome:?}");
    }
}

/// Replaces the first `from` by `to`, of the same length.
fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    let at = bytes
        .windows(from.len())
        .position(|part| part == from)
        .unwrap();
    bytes[at..at + to.len()].copy_from_slice(to);
}

#[test]
fn a_changed_word_is_found_without_the_fingerprint_of_the_copy() {
    for (from, to) in [
        ("%PDF of RH", "%PDF on RH"),
        ("Belt liever.", "Belt nooit.."),
        ("Zaal is te duur", "Zaal is te groot"),
        ("HAP Lekstroom", "HAP Lekstraat"),
    ] {
        let outcome = check_damaged(true, |bytes| {
            replace(bytes, from.as_bytes(), &to.as_bytes()[..from.len()]);
        });
        assert!(
            matches!(outcome, Err(Error::Damaged(_))),
            "{from}: {outcome:?}"
        );
    }
}

#[test]
fn a_damaged_register_is_not_opened() {
    let (_folder, path, _copy) = copied();
    let mut bytes = std::fs::read(&path).unwrap();
    let end = bytes.len();
    // The header of a page in the middle, and a file without its end.
    bytes[4_096 * 8..4_096 * 8 + 8].fill(0xFF);
    std::fs::write(&path, &bytes).unwrap();
    let outcome = Store::open(&path, "Noor", super::nine());
    assert!(matches!(outcome, Err(Error::Damaged(_))), "{outcome:?}");
    bytes.truncate(end / 2);
    std::fs::write(&path, &bytes).unwrap();
    let outcome = Store::open(&path, "Noor", super::nine());
    assert!(matches!(outcome, Err(Error::Damaged(_))), "{outcome:?}");
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}
