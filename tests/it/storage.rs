//! The register on disk: real files, the real SQLite. What several of these tests need stands here.

mod act;
mod backup;
mod crash;
mod frozen;
mod history;
mod open;
mod rates;
mod region;
mod round_trip;
mod schema;
mod trouble;
mod undo;
mod upgrade;

use chrono::{NaiveDate, NaiveDateTime};
use oto_register::domain::decision::{Consultation, ConsultationOutcome, Decision, Outcome};
use oto_register::domain::operation::{Deed, Op};
use oto_register::domain::partner::{Address, Contact, NewPartner, PartnerKind};
use oto_register::domain::plan::{Activity, ActivityKind, CostLine};
use oto_register::domain::submission::CellRef;
use oto_register::domain::verdict::{Answer, Verdict};
use oto_register::domain::*;
use oto_register::storage::{
    Act, AnswerSubject, Error, KeptMapping, NewLetter, NewPlan, NewSubmission, Store,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The tables that hold history, and no facts.
const JOURNAL: [&str; 2] = ["operation", "change"];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn nine() -> NaiveDateTime {
    day("2026-11-24").and_hms_opt(9, 0, 0).unwrap()
}

fn op(deed: Deed) -> Op {
    Op::new(deed, "HAP Lekstroom")
}

/// A folder of its own with the place of a register in it.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register.oto");
    (folder, register)
}

fn create(path: &Path) -> Store {
    Store::create(path, "Noor", nine()).unwrap()
}

fn open(path: &Path) -> Store {
    Store::open(path, "Noor", nine()).unwrap()
}

fn done<T>(store: &mut Store, deed: Deed, work: impl FnOnce(&Act<'_>) -> Result<T, Error>) -> T {
    store.act(&op(deed), nine(), work).unwrap()
}

/// Writes with one store, reads with the next.
fn reopened<T>(write: impl FnOnce(&mut Store) -> T, read: impl FnOnce(&Store, T)) {
    let (_folder, path) = place();
    let mut store = create(&path);
    let written = write(&mut store);
    drop(store);
    read(&open(&path), written);
}

/// A deed that must succeed.
fn act<T>(store: &mut Store, work: impl FnOnce(&Act<'_>) -> Result<T, Error>) -> T {
    store
        .act(&op(Deed::AcceptSubmission), nine(), work)
        .unwrap()
}

fn new_partner(name: &str) -> NewPartner {
    NewPartner {
        name: name.to_owned(),
        ..NewPartner::default()
    }
}

fn new_plan(partner: PartnerId) -> NewPlan {
    NewPlan {
        partner,
        year: 2027,
        edition: "2025-11".into(),
        received_on: day("2026-10-12"),
        signed_by: Some("J. de Vries, bestuurder".to_owned()),
        self_evaluation: true,
        reference: "HL/2026/118".to_owned(),
    }
}

fn activity(plan: PlanId, number: &str, position: u32) -> Activity {
    Activity {
        id: ActivityId(0),
        plan,
        project_number: number.to_owned(),
        name: "Rampenopvangoefening “Één zorg” — 2e dag".to_owned(),
        kind: ActivityKind::Exercise,
        date: Some(day("2027-03-12")),
        date_text: None,
        participants: Some(24),
        position,
        own_number: Some("A1".to_owned()),
    }
}

fn line(activity: ActivityId, position: u32) -> CostLine {
    CostLine {
        id: CostLineId(0),
        activity,
        text: "Zaalhuur à € 1.250,-".to_owned(),
        requested: Cents(125_000),
        cell: CellRef {
            sheet: Some("Begroting".to_owned()),
            cell: Some("F12".to_owned()),
        },
        kind: Some("zaalhuur".into()),
        position,
    }
}

fn decision(line: CostLineId) -> Decision {
    Decision {
        line,
        outcome: Outcome::PartlyGranted,
        granted: Cents(100_000),
        suggested: Verdict::Conditional,
        recorded: Verdict::Allowed,
        reason: "Locatie is toegestaan.".to_owned(),
        motivation: "Zaal is te duur; € 1.000 is gangbaar.".to_owned(),
        passages: vec!["kosten-locatie".into(), "doelmatig".into()],
        edition: "2025-11".into(),
        decided_on: day("2026-11-20"),
        decided_by: "Noor".to_owned(),
        stale: false,
    }
}

fn consultation(activity: ActivityId, line: Option<CostLineId>) -> Consultation {
    Consultation {
        condition: Some("nl-verblijf-akkoord".into()),
        answer_due: Some(day("2026-11-16")),
        held_on: Some(day("2026-11-02")),
        agreed: "Ja, op 12 maart.".to_owned(),
        outcome: Some(ConsultationOutcome::Agreed),
        ..Consultation::open(
            activity,
            line,
            "mevrouw A. van den Berg",
            "Kan de oefening met de GHOR?",
            day("2026-11-01"),
        )
    }
}

/// What a register with a whole story in it holds.
struct Sample {
    partner: PartnerId,
    plan: PlanId,
    activity: ActivityId,
    lines: [CostLineId; 2],
    letter: LetterId,
}

/// One partner from plan to sent letter, each step an operation of its own.
fn tell_a_story(store: &mut Store) -> Sample {
    let partner = done(store, Deed::ImportPartners, |act| {
        act.add_partner(&lekstroom(), "HL")
    });
    let (plan, activity, lines) = done(store, Deed::AcceptSubmission, |act| hand_in(act, partner));
    done(store, Deed::RecordDecisions, |act| {
        for (subject, answer) in [
            (AnswerSubject::Plan(plan), Answer::Yes),
            (AnswerSubject::Activity(activity), Answer::No),
            (AnswerSubject::Line(lines[0]), Answer::Unknown),
        ] {
            act.save_answer(
                subject,
                &"binnen-nederland".into(),
                Some(answer),
                day("2026-11-01"),
            )?;
        }
        act.save_decision(&decision(lines[0]))?;
        act.save_decision(&decision(lines[1]))?;
        act.add_consultation(&consultation(activity, Some(lines[0])))?;
        act.record_advice(plan, day("2026-11-10"))?;
        act.record_agreement(plan, day("2026-11-19"), "")
    });
    let letter = done(store, Deed::MakeLetter, |act| {
        make_letter(act, plan, "RH-2026-001")
    });
    done(store, Deed::SendLetter, |act| {
        act.mark_sent(letter, day("2026-11-24"), "e-mail")
    });
    Sample {
        partner,
        plan,
        activity,
        lines,
        letter,
    }
}

fn lekstroom() -> NewPartner {
    NewPartner {
        code: "HL".to_owned(),
        name: "HAP Lekstroom".to_owned(),
        kind: Some(PartnerKind::Hap),
        kind_name: String::new(),
        address: Address {
            street: "Postbus 12".to_owned(),
            postcode: "3430 AA".to_owned(),
            city: "NIEUWEGEIN".to_owned(),
        },
        contact: Contact {
            name: "mevrouw A. van den Berg".to_owned(),
            salutation: "Geachte mevrouw Van den Berg".to_owned(),
            email: "oto@haplekstroom.example".to_owned(),
            phone: "030 000 00 00".to_owned(),
        },
        covenant_from: Some(day("2024-01-01")),
        notes: "Belt liever.".to_owned(),
    }
}

/// A plan with the file it came in, an activity and two lines, and the mapping it was read by.
fn hand_in(
    act: &Act<'_>,
    partner: PartnerId,
) -> Result<(PlanId, ActivityId, [CostLineId; 2]), Error> {
    act.open_year(2027, &"2025-11".into())?;
    let plan = act.add_plan(&new_plan(partner))?;
    let sha256 = act.keep_file(b"the workbook")?;
    act.add_submission(&NewSubmission {
        plan,
        version: 1,
        file_name: "hap-lekstroom.xlsx",
        sha256: &sha256,
        layout: "lines",
        received_on: day("2026-10-12"),
    })?;
    let first = act.add_activity(&activity(plan, "HL-27-01", 1))?;
    let lines = [
        act.add_line(&line(first, 1), Some("r-1"))?,
        act.add_line(&line(first, 2), None)?,
    ];
    act.keep_mapping(&KeptMapping {
        signature: "kolommen:abc".to_owned(),
        mapping: "{\"bedrag\":\"F\"}".to_owned(),
        file_name: "hap-lekstroom.xlsx".to_owned(),
        given_on: day("2026-10-12"),
    })?;
    Ok((plan, first, lines))
}

/// A letter with a number and bytes, not sent.
fn make_letter(act: &Act<'_>, plan: PlanId, reference: &str) -> Result<LetterId, Error> {
    let id = act.add_letter(&NewLetter {
        plan,
        reference,
        dated: day("2026-11-24"),
        replaces: None,
    })?;
    let mut letter = act.letter(id)?;
    letter.fingerprint = format!("what {reference} says");
    letter.pages = 2;
    letter.granted = Cents(200_000);
    act.save_made_letter(&letter, format!("%PDF of {reference}").as_bytes())?;
    Ok(id)
}

/// The tables of a file, by name.
fn tables(conn: &rusqlite::Connection) -> Vec<String> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut statement = conn.prepare(sql).unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    names.collect::<Result<_, _>>().unwrap()
}

/// Every row of every table but the journal, as text, in a fixed order.
fn dump(path: &Path) -> BTreeMap<String, Vec<String>> {
    let conn = rusqlite::Connection::open(path).unwrap();
    tables(&conn)
        .into_iter()
        .filter(|table| !JOURNAL.contains(&table.as_str()))
        .map(|table| {
            let mut statement = conn
                .prepare(&format!("SELECT * FROM {table} ORDER BY 1"))
                .unwrap();
            let width = statement.column_count();
            let rows = statement.query_map([], |row| {
                (0..width)
                    .map(|at| row.get::<_, rusqlite::types::Value>(at))
                    .collect::<Result<Vec<_>, _>>()
            });
            let rows = rows
                .unwrap()
                .map(|row| format!("{:?}", row.unwrap()))
                .collect();
            (table, rows)
        })
        .collect()
}

/// Compares with a golden; `UPDATE_GOLDEN=1` rewrites it, a missing one fails.
fn check_golden(golden: &Path, found: &str) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(golden, found).unwrap();
    }
    let expected = std::fs::read_to_string(golden).unwrap_or_else(|error| {
        panic!(
            "{}: {error}; make it with UPDATE_GOLDEN=1",
            golden.display()
        )
    });
    assert!(
        expected.replace("\r\n", "\n") == found,
        "{} differs; UPDATE_GOLDEN=1 rewrites it:\n{found}",
        golden.display()
    );
}

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(path)
}
