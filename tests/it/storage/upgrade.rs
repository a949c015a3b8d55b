//! Registers of earlier versions: upgraded with a copy beside them, or left as they were.

use super::{act, check_golden, create, data, dump, new_partner, nine, open, place, tell_a_story};
use oto_register::storage::{Error, Store, newest_version};
use oto_register::words;
use rusqlite::Connection;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The migrations as files, oldest first.
fn migrations() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
        .iter()
        .map(|file| std::fs::read_to_string(file).unwrap())
        .collect()
}

/// Rows for the tables of each version, the first version first.
const ROWS: [&str; 9] = [
    "INSERT INTO stored_file (sha256, size, bytes) VALUES (printf('%064d', 7), 3, x'010203');
     UPDATE region SET name = 'Rijn & Heuvelrug', logo_sha256 = printf('%064d', 7);
     INSERT INTO signatory (name) VALUES ('dr. M. Jansen');
     INSERT INTO setting (name, year, value) VALUES ('termijn', 2027, '30');
     INSERT INTO letter_text (sentence, text) VALUES ('aanhef', 'Geachte {contact}');",
    "INSERT INTO partner (code, name, name_key, kind) VALUES ('HL', 'HAP Lekstroom', 'hap lekstroom', 'hap');
     INSERT INTO partner_covenant (partner_id, from_date) VALUES (1, '2024-01-01');",
    "INSERT INTO plan_year (year, edition) VALUES (2027, '2025-11');
     INSERT INTO annual_plan (partner_id, year, edition, received_on) VALUES (1, 2027, '2025-11', '2026-10-12');
     INSERT INTO activity (plan_id, project_number, name, kind, position) VALUES (1, 'HL-27-01', 'Oefening', 'oefening', 1);
     INSERT INTO cost_line (activity_id, text, requested_cents, position) VALUES (1, 'Zaal', 125000, 1);",
    "INSERT INTO answer (line_id, condition, answer, answered_on) VALUES (1, 'nodig', 'ja', '2026-11-01');
     INSERT INTO roaz_decision (plan_id, step, on_date) VALUES (1, 'advised', '2026-11-10');",
    "INSERT INTO letter (plan_id, reference, dated) VALUES (1, 'RH-2026-001', '2026-11-24');",
    "INSERT INTO operation (at, by, deed, subject) VALUES ('2026-11-24T09:00:00', 'Noor', 'make_letter', 'HAP Lekstroom');",
    "INSERT INTO partner_signer (partner_id, name, position) VALUES (1, 'dr. A. de Wit', 1);",
    "INSERT INTO tree_run (year, edition, dated, answers, grounds) VALUES (2027, '2025-11', '2026-11-24', '{}', '{}');",
    "INSERT INTO rate (kind, from_date, amount_cents, status, source, confirmed_on) VALUES ('interne-trainer-uur', '2026-01-01', 6500, 'definitief', 'de gids', '2026-01-01');
     INSERT INTO hours_claim (year, activity_id, role, part, received_on, edition) VALUES (2027, 1, 'Huisarts', 'uitvoering', '2027-02-01', '2025-11');
     INSERT INTO hours_entry (claim_id, on_date, phase, minutes, rated_on, rate_id, amount_cents, position) VALUES (1, '2026-12-10', 'uitvoering', 60, '2026-12-10', 1, 6500, 1);
     INSERT INTO trainer_person (name) VALUES ('A. de Wit');",
];

/// A register as the program of an earlier version left it, with rows in every table that it had.
pub(super) fn old_register(path: &Path, version: usize) {
    let conn = Connection::open(path).unwrap();
    for (migration, rows) in migrations().iter().zip(ROWS).take(version) {
        conn.execute_batch(migration).unwrap();
        conn.execute_batch(rows).unwrap();
    }
    conn.pragma_update(None, "application_id", 0x4F54_4F72)
        .unwrap();
    conn.pragma_update(None, "user_version", i64::try_from(version).unwrap())
        .unwrap();
}

fn copy_beside(path: &Path, version: usize) -> PathBuf {
    path.with_extension(format!("voor-versie-{version}.oto"))
}

#[test]
fn every_earlier_version_becomes_the_same_as_a_new_register() {
    let fresh = Store::in_memory("Noor").unwrap().schema().unwrap();
    assert_eq!(u32::try_from(migrations().len()).unwrap(), newest_version());
    for version in 1..migrations().len() {
        let (_folder, path) = place();
        old_register(&path, version);
        let before = dump(&path);
        let mut store = open(&path);
        assert_eq!(store.schema().unwrap(), fresh, "from version {version}");
        assert_eq!(store.problems().unwrap(), [""; 0]);
        assert_eq!(store.region().unwrap().name, "Rijn & Heuvelrug");
        act(&mut store, |act| act.add_partner(&new_partner("RAV"), "RA"));
        let last = store.operations(1).unwrap()[0].id;
        act(&mut store, |act| act.undo(last));
        drop(store);
        let after = dump(&path);
        for (table, rows) in &before {
            assert!(after[table].len() >= rows.len(), "{table} from {version}");
            // A column that came later stands behind what was there.
            for (was, is) in rows.iter().zip(&after[table]) {
                let was = was.trim_end_matches(']');
                assert!(is.starts_with(was), "{table} from version {version}: {is}");
            }
        }
    }
}

#[test]
fn a_sound_copy_is_made_before_an_upgrade() {
    let newest = migrations().len();
    for version in 1..newest {
        let (_folder, path) = place();
        old_register(&path, version);
        let before = dump(&path);
        drop(open(&path));
        let copy = copy_beside(&path, version);
        Store::check_copy(&copy).unwrap();
        assert_eq!(dump(&copy), before);
        let found: u32 = Connection::open(&copy)
            .unwrap()
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .unwrap();
        assert_eq!(found as usize, version);
    }
}

#[test]
fn no_copy_is_made_when_there_is_nothing_to_upgrade() {
    let (folder, path) = place();
    drop(create(&path));
    drop(open(&path));
    let names: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(
        names
            .iter()
            .all(|name| !name.to_string_lossy().contains("voor-versie")),
        "{names:?}"
    );
}

#[test]
fn an_upgrade_that_fails_leaves_the_file_as_it_was() {
    // A table that a later step wants to make is there already: that step fails.
    for (version, in_the_way) in [
        (1, "partner_covenant"),
        (1, "letter"),
        (3, "change"),
        (5, "operation"),
    ] {
        let (_folder, path) = place();
        old_register(&path, version);
        let conn = Connection::open(&path).unwrap();
        conn.execute_batch(&format!("CREATE TABLE {in_the_way} (other TEXT)"))
            .unwrap();
        drop(conn);
        let before = std::fs::read(&path).unwrap();
        for _ in 0..2 {
            let outcome = Store::open(&path, "Noor", nine());
            assert!(matches!(outcome, Err(Error::Sqlite(_))), "{outcome:?}");
            assert!(!path.with_file_name("register.oto.slot").exists());
        }
        let after = std::fs::read(&path).unwrap();
        // Bytes 24 to 28 and 92 to 100 count how often the file was written.
        let content = |bytes: &[u8]| [&bytes[..24], &bytes[28..92], &bytes[100..]].concat();
        assert!(
            content(&after) == content(&before),
            "from version {version}"
        );
        Store::check_copy(&copy_beside(&path, version)).unwrap();
    }
}

/// What a register tells: who did what, and what came of it.
fn story(store: &Store) -> String {
    let mut told = String::new();
    for done in store.operations(100).unwrap().iter().rev() {
        writeln!(
            told,
            "{} {} {}",
            done.at,
            done.by,
            words::operations::operation(done)
        )
        .unwrap();
    }
    for partner in store.partners().unwrap() {
        writeln!(
            told,
            "{} {}, {}",
            partner.code, partner.name, partner.address.city
        )
        .unwrap();
    }
    for (year, edition) in store.plan_years().unwrap() {
        writeln!(told, "{year} ({edition})").unwrap();
        for plan in store.plans(year).unwrap() {
            let lines = store.lines(plan.id).unwrap();
            let decisions = store.decisions(plan.id).unwrap();
            writeln!(
                told,
                "  versie {}, akkoord {:?}",
                plan.version, plan.agreed_on
            )
            .unwrap();
            for activity in store.activities(plan.id).unwrap() {
                writeln!(told, "  {} {}", activity.project_number, activity.name).unwrap();
            }
            for line in lines {
                let decision = &decisions[&line.id];
                writeln!(
                    told,
                    "    {} {} → {} {}",
                    line.text,
                    words::euros(line.requested),
                    words::euros(decision.granted),
                    decision.motivation
                )
                .unwrap();
            }
            let letter = store.letter_of(plan.id).unwrap().unwrap();
            let pdf = store
                .file(letter.pdf_sha256.as_deref().unwrap())
                .unwrap()
                .unwrap();
            writeln!(
                told,
                "  {} {:?} {:?}",
                letter.reference,
                letter.sent_on,
                String::from_utf8(pdf).unwrap()
            )
            .unwrap();
        }
    }
    told
}

#[test]
fn every_stored_register_opens_and_still_tells_its_story() {
    let newest = data(&format!("registers/{:04}.oto", newest_version()));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let (_folder, path) = place();
        let mut store = create(&path);
        tell_a_story(&mut store);
        store.back_up(&newest, true).unwrap();
    }
    assert!(
        newest.exists(),
        "{}: make it with UPDATE_GOLDEN=1",
        newest.display()
    );
    let fresh = Store::in_memory("Noor").unwrap().schema().unwrap();
    for entry in std::fs::read_dir(data("registers")).unwrap() {
        let stored = entry.unwrap().path();
        if stored
            .extension()
            .is_none_or(|extension| extension != "oto")
        {
            continue;
        }
        let (_folder, path) = place();
        std::fs::copy(&stored, &path).unwrap();
        let store = open(&path);
        assert_eq!(store.schema().unwrap(), fresh, "{}", stored.display());
        assert_eq!(store.problems().unwrap(), [""; 0]);
        assert_eq!(store.altered_files().unwrap(), [""; 0]);
        assert_eq!(store.altered_rows().unwrap(), []);
        assert_eq!(store.broken_link().unwrap(), None);
        check_golden(&stored.with_extension("story.txt"), &story(&store));
    }
}
