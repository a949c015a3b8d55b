//! One transaction, one operation: all of it or nothing.

use super::{act, create, dump, new_partner, new_plan, nine, op, open, place, tell_a_story};
use oto_register::domain::PartnerId;
use oto_register::domain::operation::Deed;
use oto_register::domain::region::Region;
use oto_register::storage::{Error, FOLLOWED, Store, watch};
use std::panic::{AssertUnwindSafe, catch_unwind};

#[test]
fn an_operation_is_kept_with_who_and_when() {
    let mut store = Store::in_memory("Noor").unwrap();
    act(&mut store, |act| act.add_partner(&new_partner("RAV"), "RA"));
    let operations = store.operations(10).unwrap();
    assert_eq!(operations.len(), 1);
    assert_eq!(operations[0].at, "2026-11-24T09:00:00");
    assert_eq!(operations[0].by, "Noor");
    assert_eq!(operations[0].deed, Deed::AcceptSubmission);
    assert_eq!(operations[0].subject, "HAP Lekstroom");
    assert!(!operations[0].undone);
}

/// What a failing deed did before it failed: rows, a stored file, and an undo of something earlier.
fn half_a_deed(act: &oto_register::storage::Act<'_>) -> Result<(), Error> {
    act.add_partner(&new_partner("Half"), "HA")?;
    act.keep_file(b"half a file")?;
    act.save_region(&Region {
        name: "Half".to_owned(),
        ..Region::default()
    })
}

#[test]
fn a_deed_that_fails_leaves_no_trace() {
    let (_folder, path) = place();
    let mut store = create(&path);
    tell_a_story(&mut store);
    drop(store);
    let (before, bytes) = (dump(&path), history(&path));
    let mut store = open(&path);
    let outcome: Result<(), Error> = store.act(&op(Deed::ImportPartners), nine(), |act| {
        half_a_deed(act)?;
        Err(Error::Missing("something"))
    });
    assert!(matches!(outcome, Err(Error::Missing("something"))));
    drop(store);
    assert_eq!(dump(&path), before);
    assert_eq!(history(&path), bytes);
}

#[test]
fn a_deed_that_panics_leaves_no_trace() {
    let (_folder, path) = place();
    let mut store = create(&path);
    tell_a_story(&mut store);
    drop(store);
    let (before, told) = (dump(&path), history(&path));
    let mut store = open(&path);
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        store.act(
            &op(Deed::ImportPartners),
            nine(),
            |act| -> Result<(), Error> {
                half_a_deed(act)?;
                std::panic::resume_unwind(Box::new("a bug"))
            },
        )
    }));
    assert!(panicked.is_err());
    assert_eq!(
        store.operations(100).unwrap().len(),
        usize::try_from(told.0).unwrap()
    );
    // The next deed works as ever.
    act(&mut store, |act| act.add_partner(&new_partner("RAV"), "RA"));
    assert_eq!(store.broken_link().unwrap(), None);
    let last = store.operations(1).unwrap()[0].id;
    store
        .act(&op(Deed::Undo), nine(), |act| act.undo(last))
        .unwrap();
    drop(store);
    assert_eq!(dump(&path), before);
}

/// How many operations and changes a file has.
fn history(path: &std::path::Path) -> (i64, i64) {
    let conn = rusqlite::Connection::open(path).unwrap();
    let count = |table: &str| {
        conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
            row.get(0)
        })
        .unwrap()
    };
    (count("operation"), count("change"))
}

#[test]
fn work_that_changes_nothing_leaves_no_operation() {
    let mut store = Store::in_memory("Noor").unwrap();
    let region = store.region().unwrap();
    let sha256 = act(&mut store, |act| {
        act.save_region(&region)?;
        act.keep_file(b"named by no row")
    });
    assert_eq!(store.operations(10).unwrap(), []);
    assert_eq!(store.file(&sha256).unwrap(), None);
    act(&mut store, |act| act.add_partner(&new_partner("RAV"), "RA"));
    assert_eq!(store.operations(10).unwrap()[0].id.0, 1);
}

#[test]
fn a_write_outside_an_operation_is_refused() {
    let (_folder, path) = place();
    tell_a_story(&mut create(&path));
    let conn = rusqlite::Connection::open(&path).unwrap();
    watch(&conn).unwrap();
    let before = dump(&path);
    for sql in [
        "INSERT INTO partner (code, name, name_key) VALUES ('ZZ', 'Z', 'z')",
        "UPDATE region SET name = 'Elders'",
        "DELETE FROM mapping",
    ] {
        let refused = conn.execute(sql, []).unwrap_err().to_string();
        assert!(
            refused.contains("a change outside an operation"),
            "{refused}"
        );
    }
    drop(conn);
    assert_eq!(dump(&path), before);
}

#[test]
fn every_followed_table_writes_down_each_sort_of_change() {
    let (_folder, path) = place();
    drop(create(&path));
    let conn = rusqlite::Connection::open(&path).unwrap();
    watch(&conn).unwrap();
    let sql = "SELECT count(*) FROM sqlite_temp_schema WHERE type = 'trigger' AND tbl_name = ?1";
    for table in FOLLOWED {
        let triggers: i64 = conn.query_row(sql, [table], |row| row.get(0)).unwrap();
        assert_eq!(triggers, 3, "{table}");
    }
}

#[test]
fn a_name_or_code_that_is_there_already_is_said_to_be_taken() {
    let mut store = Store::in_memory("Noor").unwrap();
    act(&mut store, |act| {
        act.add_partner(&new_partner("HAP Één"), "HE")
    });
    let mut add = |name: &str, code: &str| {
        store.act(&op(Deed::ImportPartners), nine(), |act| {
            act.add_partner(&new_partner(name), code)
        })
    };
    assert!(matches!(add("hap een.", "HX"), Err(Error::Taken(what)) if what == "hap een."));
    assert!(matches!(add("RAV", "HE"), Err(Error::Taken(what)) if what == "HE"));
    // A code that is no code is another sort of error.
    assert!(matches!(add("RAV", "h"), Err(Error::Sqlite(_))));
}

#[test]
fn a_plan_for_a_partner_that_is_not_there_is_refused() {
    let mut store = Store::in_memory("Noor").unwrap();
    let outcome = store.act(&op(Deed::AcceptSubmission), nine(), |act| {
        act.open_year(2027, &"2025-11".into())?;
        act.add_plan(&new_plan(PartnerId(99)))
    });
    assert!(matches!(outcome, Err(Error::Sqlite(_))), "{outcome:?}");
    assert_eq!(store.plan_years().unwrap(), []);
}

#[test]
fn what_is_not_there_cannot_be_saved() {
    let mut store = Store::in_memory("Noor").unwrap();
    let sample = tell_a_story(&mut store);
    let mut partner = store.partner(sample.partner).unwrap();
    partner.id = PartnerId(99);
    let outcome = store.act(&op(Deed::ImportPartners), nine(), |act| {
        act.save_partner(&oto_register::domain::partner::Partner {
            code: "QQ".to_owned(),
            name: "Niemand".to_owned(),
            ..partner
        })
    });
    assert!(matches!(outcome, Err(Error::Missing("partner"))));
}
