//! Killed half-way: no confirmed change is lost, and nothing is left in between.
//! `OTO_FAULT_ROUNDS=500 cargo test --test it storage::crash` is the long campaign.

use super::{nine, op, open, place};
use oto_register::domain::operation::Deed;
use oto_register::domain::region::Region;
use oto_register::storage::{Error, Store};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Tells this test, run again in a process of its own, which register to write to.
const VICTIM: &str = "OTO_TEST_VICTIM";

fn rounds() -> u64 {
    std::env::var("OTO_FAULT_ROUNDS").map_or(12, |rounds| rounds.parse().unwrap())
}

/// The same test in a process of its own.
fn victim(test: &str, path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(VICTIM, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn kill_and_listen(mut child: Child) -> String {
    child.kill().unwrap();
    let mut told = String::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut told)
        .unwrap();
    child.wait().unwrap();
    told
}

fn confirm(what: u64) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nconfirmed {what}").unwrap();
    out.flush().unwrap();
}

fn last_confirmed(told: &str) -> u64 {
    let mut numbers = told
        .lines()
        .filter_map(|line| line.strip_prefix("confirmed "));
    numbers
        .next_back()
        .map_or(0, |number| number.parse().unwrap())
}

/// Each deed changes the region and keeps a stored file of several pages: a commit that takes a while.
fn write_until_killed(path: &Path) {
    let mut store = open(path);
    let done = u64::try_from(store.operations(u32::MAX).unwrap().len()).unwrap();
    // Nobody killed us for so long: the other process is gone.
    let start = Instant::now();
    for number in done + 1.. {
        let mut region = Region {
            name: number.to_string(),
            ..Region::default()
        };
        region.letterhead.logo_png = Some(number.to_le_bytes().repeat(8_000));
        store
            .act(
                &op(Deed::ChangeRegion),
                nine(),
                |act| -> Result<(), Error> { act.save_region(&region) },
            )
            .unwrap();
        confirm(number);
        assert!(start.elapsed() < Duration::from_secs(60));
    }
}

#[test]
fn no_confirmed_change_is_lost_when_the_program_is_killed() {
    if let Some(path) = std::env::var_os(VICTIM) {
        return write_until_killed(Path::new(&path));
    }
    let (_folder, path) = place();
    drop(super::create(&path));
    let (mut confirmed, mut interrupted) = (0, 0);
    for round in 0..rounds() {
        let child = victim(
            "storage::crash::no_confirmed_change_is_lost_when_the_program_is_killed",
            &path,
        );
        std::thread::sleep(Duration::from_micros(20_000 + round * 7_919 % 60_000));
        confirmed = last_confirmed(&kill_and_listen(child)).max(confirmed);

        let journal = path.with_file_name("register.oto-journal");
        interrupted += u64::from(std::fs::metadata(journal).is_ok_and(|journal| journal.len() > 0));
        let store = open(&path);
        let kept = u64::try_from(store.operations(u32::MAX).unwrap().len()).unwrap();
        assert!(
            kept == confirmed || kept == confirmed + 1,
            "{confirmed} confirmed, {kept} kept"
        );
        if kept > 0 {
            let region = store.region().unwrap();
            assert_eq!(region.name, kept.to_string());
            assert_eq!(
                region.letterhead.logo_png,
                Some(kept.to_le_bytes().repeat(8_000))
            );
        }
        assert_eq!(store.problems().unwrap(), [""; 0]);
        assert_eq!(store.broken_link().unwrap(), None);
        assert_eq!(store.altered_rows().unwrap(), []);
        assert_eq!(store.altered_files().unwrap(), [""; 0]);
        confirmed = kept;
    }
    println!(
        "{confirmed} changes, {interrupted} of {} kills in the middle of one",
        rounds()
    );
    assert!(confirmed > 0, "no round got as far as a change");
}

/// Registers of the first version, to be upgraded one after the other.
const OLD: usize = 40;

fn old_register(folder: &Path, number: usize) -> std::path::PathBuf {
    folder.join(format!("{number}.oto"))
}

#[test]
fn an_upgrade_that_is_killed_leaves_the_old_version_or_the_new_one() {
    if let Some(folder) = std::env::var_os(VICTIM) {
        for number in 0..OLD {
            drop(open(&old_register(Path::new(&folder), number)));
            confirm(number as u64 + 1);
        }
        return;
    }
    for round in 0..rounds().div_ceil(4) {
        let (folder, _path) = place();
        for number in 0..OLD {
            super::upgrade::old_register(&old_register(folder.path(), number), 1);
        }
        let test =
            "storage::crash::an_upgrade_that_is_killed_leaves_the_old_version_or_the_new_one";
        let child = victim(test, folder.path());
        std::thread::sleep(Duration::from_micros(25_000 + round * 9_973 % 90_000));
        let confirmed = last_confirmed(&kill_and_listen(child));
        for number in 0..OLD {
            let path = old_register(folder.path(), number);
            let version: u32 = rusqlite::Connection::open(&path)
                .unwrap()
                .query_row("PRAGMA user_version", [], |row| row.get(0))
                .unwrap();
            let newest = oto_register::storage::newest_version();
            assert!(
                version == newest || (version == 1 && number as u64 >= confirmed),
                "{number}: {version}"
            );
            let store: Store = open(&path);
            assert_eq!(store.region().unwrap().name, "Rijn & Heuvelrug");
            assert_eq!(store.problems().unwrap(), [""; 0]);
        }
    }
}
