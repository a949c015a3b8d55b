//! History shows when history, or a row behind its back, was changed.

use super::{act, create, new_partner, nine, op, open, place, tell_a_story};
use oto_register::domain::operation::Deed;
use oto_register::storage::{AlteredRow, Store};
use oto_register::words;
use std::path::Path;

/// A register with a story and many small operations after it.
fn long_register(path: &Path) {
    let mut store = create(path);
    tell_a_story(&mut store);
    for number in 0..40_u8 {
        let code = format!("Z{}", char::from(b'A' + number % 26));
        let name = format!("Partner {number}");
        let code = if number < 26 {
            code
        } else {
            format!("Y{code}")
        };
        act(&mut store, |act| {
            act.add_partner(&new_partner(&name), &code)
        });
    }
    let last = store.operations(1).unwrap()[0].id;
    store
        .act(&op(Deed::Undo), nine(), |act| act.undo(last))
        .unwrap();
}

fn meddle(path: &Path, sql: &str) {
    let conn = rusqlite::Connection::open(path).unwrap();
    conn.execute_batch(sql).unwrap();
}

#[test]
fn the_chain_is_whole_after_many_operations() {
    let (_folder, path) = place();
    long_register(&path);
    let store = open(&path);
    assert_eq!(store.operations(100).unwrap().len(), 46);
    assert_eq!(store.broken_link().unwrap(), None);
    assert_eq!(store.altered_rows().unwrap(), []);
}

#[test]
fn the_chain_names_the_operation_that_was_meddled_with() {
    for (sql, first) in [
        ("UPDATE operation SET by = 'Iemand anders' WHERE id = 7", 7),
        ("UPDATE operation SET undoes_id = 3 WHERE id = 9", 9),
        (
            "UPDATE operation SET hash = hex(randomblob(32)) WHERE id = 12",
            12,
        ),
        (
            "UPDATE change SET after = json_set(after, '$.granted_cents', 1) WHERE tbl = 'decision' AND row_id = 1",
            3,
        ),
        (
            "UPDATE change SET operation_id = 11 WHERE operation_id = 10",
            10,
        ),
        ("DELETE FROM change WHERE operation_id = 20", 20),
        (
            "DELETE FROM change WHERE operation_id = 20; DELETE FROM operation WHERE id = 20",
            20,
        ),
        (
            "DELETE FROM change WHERE operation_id = 46; DELETE FROM operation WHERE id = 46",
            46,
        ),
        (
            "INSERT INTO operation (id, at, by, deed, subject) VALUES (50, '', '', 'undo', '')",
            47,
        ),
    ] {
        let (_folder, path) = place();
        long_register(&path);
        meddle(&path, sql);
        let broken = open(&path).broken_link().unwrap().unwrap();
        assert_eq!(broken.0, first, "{sql}");
    }
}

#[test]
fn a_row_that_no_operation_changed_is_named() {
    for (sql, table, id) in [
        (
            "UPDATE decision SET granted_cents = 125000 WHERE id = 2",
            "decision",
            2,
        ),
        (
            "UPDATE region SET name = 'Elders' WHERE id = 1",
            "region",
            1,
        ),
        ("DELETE FROM roaz_decision WHERE id = 2", "roaz_decision", 2),
        (
            "INSERT INTO partner (id, code, name, name_key) VALUES (77, 'ZZ', 'Z', 'z')",
            "partner",
            77,
        ),
    ] {
        let (_folder, path) = place();
        let mut store = create(&path);
        tell_a_story(&mut store);
        let mut region = store.region().unwrap();
        region.name = "Rijn & Heuvelrug".to_owned();
        act(&mut store, |act| act.save_region(&region));
        drop(store);
        meddle(&path, sql);
        let expected = AlteredRow {
            table: table.to_owned(),
            id,
        };
        assert_eq!(open(&path).altered_rows().unwrap(), [expected], "{sql}");
    }
}

#[test]
fn a_code_that_no_version_writes_is_reported_as_damage() {
    let (_folder, path) = place();
    tell_a_story(&mut create(&path));
    meddle(&path, "UPDATE operation SET deed = 'dance' WHERE id = 1");
    let outcome = open(&path).operations(10);
    assert!(
        matches!(outcome, Err(oto_register::storage::Error::Damaged(_))),
        "{outcome:?}"
    );
}

#[test]
fn history_reads_in_dutch() {
    let mut store = Store::in_memory("Noor").unwrap();
    act(&mut store, |act| act.add_partner(&new_partner("RAV"), "RA"));
    let told = words::operations::operation(&store.operations(1).unwrap()[0]);
    assert_eq!(told, "Jaarplan ingelezen: HAP Lekstroom");
    assert_eq!(
        words::operations::named(Deed::ChangeRegion, ""),
        "Instellingen gewijzigd"
    );
}
