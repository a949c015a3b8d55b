//! What was sent never changes: not through the program, and not through SQL from outside it.

use super::{act, create, make_letter, nine, op, open, place, tell_a_story};
use oto_register::domain::operation::Deed;
use oto_register::storage::{Error, fingerprint};

/// SQL from outside, on a connection without the program's own triggers.
fn outside(sql: &str) -> Result<usize, rusqlite::Error> {
    let (_folder, path) = place();
    let mut store = create(&path);
    let sample = tell_a_story(&mut store);
    // Letter 2 is not sent.
    act(&mut store, |act| {
        make_letter(act, sample.plan, "RH-2026-002")
    });
    let before = (store.letter(sample.letter).unwrap(), files(&store));
    drop(store);
    let conn = rusqlite::Connection::open(&path).unwrap();
    let outcome = conn.execute(sql, []);
    drop(conn);
    let store = open(&path);
    assert_eq!(
        (store.letter(sample.letter).unwrap(), files(&store)),
        before,
        "{sql}"
    );
    assert_eq!(store.altered_files().unwrap(), [""; 0], "{sql}");
    outcome
}

fn files(store: &oto_register::storage::Store) -> Vec<Option<Vec<u8>>> {
    [
        &b"the workbook"[..],
        b"%PDF of RH-2026-001",
        b"%PDF of RH-2026-002",
    ]
    .map(|bytes| store.file(&fingerprint(bytes)).unwrap())
    .to_vec()
}

fn refused(sql: &str) {
    let refusal = outside(sql).unwrap_err().to_string();
    assert!(refusal.contains("oto: "), "{sql}: {refusal}");
}

#[test]
fn a_sent_letter_cannot_be_updated_from_outside() {
    refused("UPDATE letter SET granted_cents = 1 WHERE id = 1");
    refused("UPDATE letter SET sent_on = NULL WHERE id = 1");
    refused("UPDATE letter SET id = 9 WHERE id = 1");
    refused("UPDATE OR IGNORE letter SET reference = 'RH-2026-009' WHERE id = 1");
}

#[test]
fn a_sent_letter_cannot_be_removed_from_outside() {
    refused("DELETE FROM letter WHERE id = 1");
    refused("DELETE FROM letter");
}

#[test]
fn a_sent_letter_cannot_be_replaced_by_another_from_outside() {
    let other = "(plan_id, reference, dated) VALUES (1,";
    refused(&format!(
        "INSERT OR REPLACE INTO letter {other} 'RH-2026-001', '2026-01-01')"
    ));
    refused(
        "INSERT OR REPLACE INTO letter (id, plan_id, reference, dated) VALUES (1, 1, 'X', '2026-01-01')",
    );
    refused(
        "REPLACE INTO letter (rowid, plan_id, reference, dated) VALUES (1, 1, 'X', '2026-01-01')",
    );
    refused("UPDATE OR REPLACE letter SET reference = 'RH-2026-001' WHERE id = 2");
    refused("UPDATE OR REPLACE letter SET id = 1 WHERE id = 2");
    refused("UPDATE OR REPLACE letter SET rowid = 1 WHERE id = 2");
    refused(&format!(
        "INSERT INTO letter {other} 'RH-2026-001', '2026-01-01') ON CONFLICT DO UPDATE SET granted_cents = 1"
    ));
}

#[test]
fn a_letter_that_is_not_sent_can_be_changed() {
    assert_eq!(
        outside("UPDATE letter SET granted_cents = 1 WHERE id = 2").unwrap(),
        1
    );
    assert_eq!(outside("DELETE FROM letter WHERE id = 2").unwrap(), 1);
}

#[test]
fn the_bytes_of_a_stored_file_cannot_be_changed_from_outside() {
    let sha256 = fingerprint(b"%PDF of RH-2026-001");
    refused(&format!(
        "UPDATE stored_file SET bytes = x'00' WHERE sha256 = '{sha256}'"
    ));
    refused(&format!(
        "UPDATE OR REPLACE stored_file SET sha256 = '{sha256}' WHERE sha256 <> '{sha256}'"
    ));
    refused(&format!(
        "DELETE FROM stored_file WHERE sha256 = '{sha256}'"
    ));
    let other = "0".repeat(64);
    refused(&format!(
        "INSERT OR REPLACE INTO stored_file (rowid, sha256, size, bytes) VALUES (1, '{other}', 1, x'00')"
    ));
    // The same fingerprint again is no error, and does nothing.
    let again = format!(
        "INSERT OR REPLACE INTO stored_file (sha256, size, bytes) VALUES ('{sha256}', 1, x'00')"
    );
    assert_eq!(outside(&again).unwrap(), 0);
}

#[test]
fn the_program_says_that_a_sent_letter_is_frozen() {
    let (_folder, path) = place();
    let mut store = create(&path);
    let sample = tell_a_story(&mut store);
    let letter = store.letter(sample.letter).unwrap();
    let again = store.act(&op(Deed::MakeLetter), nine(), |act| {
        act.save_made_letter(&letter, b"%PDF other")
    });
    assert!(matches!(again, Err(Error::Frozen)), "{again:?}");
    let sent = store.act(&op(Deed::SendLetter), nine(), |act| {
        act.mark_sent(sample.letter, letter.dated, "post")
    });
    assert!(matches!(sent, Err(Error::Frozen)), "{sent:?}");
    let sending = store.operations(1).unwrap()[0].id;
    let undone = store.act(&op(Deed::Undo), nine(), |act| act.undo(sending));
    assert!(matches!(undone, Err(Error::Frozen)), "{undone:?}");
    assert_eq!(store.letter(sample.letter).unwrap(), letter);
    assert_eq!(store.file(&fingerprint(b"%PDF other")).unwrap(), None);
}

#[test]
fn a_letter_without_a_pdf_cannot_be_sent() {
    let (_folder, path) = place();
    let mut store = create(&path);
    let sample = tell_a_story(&mut store);
    let outcome = store.act(&op(Deed::SendLetter), nine(), |act| {
        let id = act.add_letter(&oto_register::storage::NewLetter {
            plan: sample.plan,
            reference: "RH-2026-003",
            dated: nine().date(),
            replaces: Some(sample.letter),
        })?;
        act.mark_sent(id, nine().date(), "post")
    });
    assert!(matches!(outcome, Err(Error::Sqlite(_))), "{outcome:?}");
}
