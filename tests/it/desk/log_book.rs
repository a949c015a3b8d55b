//! The log book: what stands in it, what can be taken back, and what each operation changed.

use super::world::{PLAN, World, day, granted, partly};
use crate::support::data;
use oto_register::desk::{ReadRequest, Sending};
use oto_register::domain::Cents;
use oto_register::domain::decision::Outcome;
use oto_register::domain::logged::{
    Fate, Logged, LoggedField, LoggedRow, LoggedThing, SILENT, Standing,
};
use oto_register::domain::operation::Deed;
use oto_register::storage::FOLLOWED;
use oto_register::words;
use rusqlite::Connection;

/// What the newest operation changed.
fn last(world: &World) -> Vec<LoggedRow> {
    let entries = world.desk.log_book().unwrap();
    world.desk.logged_rows(entries[0].operation.id).unwrap()
}

fn field(row: &LoggedRow, field: LoggedField) -> (Logged, Logged) {
    let change = row.changes.iter().find(|it| it.field == field);
    let change = change.unwrap_or_else(|| panic!("no {field:?} in {row:#?}"));
    (change.before.clone(), change.after.clone())
}

#[test]
fn only_the_last_operation_can_be_taken_back_and_the_others_say_why() {
    let mut world = World::with_region();
    let plan = world.read_in("Huisartsenpost Lekstroom", PLAN);
    world.grant_all(plan);
    let standing = |world: &World| -> Vec<(Deed, Standing)> {
        let entries = world.desk.log_book().unwrap();
        entries
            .iter()
            .map(|it| (it.operation.deed, it.standing))
            .collect()
    };
    assert_eq!(
        standing(&world),
        [
            (Deed::RecordDecisions, Standing::Next),
            (Deed::AcceptSubmission, Standing::After { newer: 1 }),
            (Deed::ChangeRegion, Standing::After { newer: 2 }),
        ]
    );
    world.desk.undo_last().unwrap();
    assert_eq!(
        standing(&world),
        [
            (Deed::Undo, Standing::History),
            (Deed::RecordDecisions, Standing::TakenBack),
            (Deed::AcceptSubmission, Standing::Next),
            (Deed::ChangeRegion, Standing::After { newer: 1 }),
        ]
    );
    let entries = world.desk.log_book().unwrap();
    assert_eq!(entries[0].of, Some(Deed::RecordDecisions));
    assert_eq!(
        words::logged::entry(&entries[0]),
        "Ongedaan gemaakt: besluiten vastgelegd"
    );
    world.desk.redo_last().unwrap();
    let entries = world.desk.log_book().unwrap();
    assert_eq!(entries[0].of, Some(Deed::RecordDecisions));
    assert_eq!(entries[2].standing, Standing::Next);
}

#[test]
fn what_can_be_taken_back_by_the_log_book_is_what_undo_takes_back() {
    let mut world = World::with_region();
    let plan = world.ready("Huisartsenpost Lekstroom");
    world.make(plan);
    loop {
        let entries = world.desk.log_book().unwrap();
        let next = entries.iter().find(|it| it.standing == Standing::Next);
        match (next, world.desk.undo_last()) {
            (Some(next), Ok(done)) => assert_eq!(next.operation.id, done.id),
            (None, Err(_)) => break,
            (next, undone) => panic!("{next:?} beside {undone:?}"),
        }
    }
}

#[test]
fn files_read_in_together_are_taken_back_together_and_the_log_book_says_so() {
    let mut world = World::with_region();
    let request = || ReadRequest {
        year: Some(2027),
        ..ReadRequest::default()
    };
    let mut first = None;
    for file in ["ggd-kromme-rijn.xlsx", "hap-lekstroom.xlsx"] {
        let path = data("submissions").join(file);
        let reading = world.desk.look_at(&path, request()).unwrap();
        let accepted = world.desk.accept_with(&reading, first).unwrap();
        first = first.or(Some(accepted.operation));
    }
    let entries = world.desk.log_book().unwrap();
    let together: Vec<_> = entries.iter().take(2).collect();
    for entry in &together {
        assert_eq!(entry.standing, Standing::Next);
        let words = words::logged::standing_in_full(entry.standing, &entry.operation);
        assert!(words.contains("samen met 1 andere"), "{words}");
    }
    assert_eq!(entries[2].standing, Standing::After { newer: 1 });
    world.desk.undo_last().unwrap();
    assert_eq!(world.desk.store().plans(2027).unwrap().len(), 0);
}

#[test]
fn a_sent_letter_and_all_before_it_lie_fast() {
    let mut world = World::with_region();
    let plan = world.ready("Huisartsenpost Lekstroom");
    world.make(plan);
    let sending = Sending {
        on: day("2026-11-23"),
        channel: "post".to_owned(),
    };
    world.desk.mark_sent(plan, &sending).unwrap();
    let entries = world.desk.log_book().unwrap();
    assert_eq!(entries[0].standing, Standing::Sent);
    assert!(
        entries[1..]
            .iter()
            .all(|it| it.standing == Standing::BeforeSent)
    );
    assert!(world.desk.undo_last().is_err());
}

#[test]
fn a_changed_decision_is_told_by_what_it_was_and_is() {
    let mut world = World::with_region();
    let plan = world.read_in("Huisartsenpost Lekstroom", PLAN);
    let line = world.line(plan, "Zaalhuur");
    world.decide(plan, granted(line, Cents(47_500)));
    let rows = last(&world);
    assert_eq!(rows.len(), 1, "{rows:#?}");
    assert_eq!(
        (rows[0].thing, rows[0].fate),
        (LoggedThing::Decision, Fate::Added)
    );
    assert!(rows[0].name.ends_with(", Zaalhuur"), "{}", rows[0].name);

    world.decide(plan, partly(line, 40_000));
    let rows = last(&world);
    assert_eq!(rows[0].fate, Fate::Changed);
    assert_eq!(
        field(&rows[0], LoggedField::Granted),
        (Logged::Amount(Cents(47_500)), Logged::Amount(Cents(40_000)))
    );
    assert_eq!(
        field(&rows[0], LoggedField::Outcome),
        (
            Logged::Outcome(Outcome::Granted),
            Logged::Outcome(Outcome::PartlyGranted)
        )
    );
    assert_eq!(words::logged::summary(&rows), "1 besluit gewijzigd");
}

#[test]
fn a_reading_is_told_by_its_plan_activities_and_lines_also_after_it_was_undone() {
    let mut world = World::with_region();
    world.read_in("Huisartsenpost Lekstroom", PLAN);
    let entries = world.desk.log_book().unwrap();
    let id = entries[0].operation.id;
    let told = |world: &World| words::logged::summary(&world.desk.logged_rows(id).unwrap());
    let before = told(&world);
    assert!(
        before.contains("2 activiteiten toegevoegd, 4 kostenregels toegevoegd"),
        "{before}"
    );
    world.desk.undo_last().unwrap();
    assert_eq!(told(&world), before);
    let removed = words::logged::summary(&last(&world));
    assert!(removed.contains("4 kostenregels verwijderd"), "{removed}");
}

#[test]
fn no_name_of_the_register_and_no_code_reaches_the_words() {
    let mut world = World::with_region();
    let plan = world.ready("Huisartsenpost Lekstroom");
    world.make(plan);
    let mut told = String::new();
    for entry in world.desk.log_book().unwrap() {
        for row in world.desk.logged_rows(entry.operation.id).unwrap() {
            told.push_str(&format!("{} {}\n", words::logged::row(&row), row.name));
            for change in &row.changes {
                let name = words::logged::field(change.field);
                let value = words::logged::value(change.field, &change.after);
                told.push_str(&format!("{name}: {value}\n"));
            }
        }
    }
    assert!(told.contains("Toegekend: €\u{a0}475,00"), "{told}");
    for code in [
        "{",
        "[\"",
        "_",
        "niet_toegestaan",
        "true",
        "null",
        "advised",
    ] {
        assert!(!told.contains(code), "{code} in {told}");
    }
}

#[test]
fn every_column_that_is_followed_has_words_or_is_silent() {
    let world = World::new();
    let register = world.register();
    drop(world.desk);
    let conn = Connection::open(register).unwrap();
    let mut unknown = Vec::new();
    for table in FOLLOWED {
        if LoggedThing::from_code(table).is_none() {
            unknown.push((*table).to_owned());
        }
        let sql = format!("SELECT name FROM pragma_table_info('{table}')");
        let mut statement = conn.prepare(&sql).unwrap();
        let columns = statement
            .query_map([], |row| row.get::<_, String>(0))
            .unwrap();
        for column in columns {
            let column = column.unwrap();
            let known = LoggedField::from_code(&column).is_some();
            if known == SILENT.contains(&column.as_str()) {
                unknown.push(format!("{table}.{column}"));
            }
        }
    }
    assert!(
        unknown.is_empty(),
        "give these words in domain/logged.rs and words/logged.rs, or list them in SILENT: {unknown:?}"
    );
}
