//! One plan of twelve activities and forty-one cost lines, in a workbook as a partner makes it, judged by keyboard.

use crate::support::data;
use crate::support::world::{World, know_partners};
use oto_register::desk::{Desk, PlanSheet, ReadRequest};
use oto_register::domain::decision::Outcome;
use oto_register::domain::{Cents, CostKindId};
use rust_xlsxwriter::Workbook;
use std::path::Path;

/// Key presses a line, at most, by the bar of this journey.
const MOST_KEYS: f64 = 2.5;

/// A line of the plan, what the program must propose, and what the adviser decides.
struct Case {
    cells: Vec<String>,
    text: String,
    kind: String,
    verdict: String,
    decision: String,
}

fn cases() -> Vec<Case> {
    let text = std::fs::read_to_string(data("story_judge").join("een-jaarplan.csv")).unwrap();
    text.lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<String> = line.split(';').map(str::to_owned).collect();
            Case {
                text: cells[5].clone(),
                kind: cells[7].clone(),
                verdict: cells[8].clone(),
                decision: cells[9].clone(),
                cells,
            }
        })
        .collect()
}

/// The plan as a workbook: one sheet, a head, a row a cost line, amounts as numbers.
fn workbook(path: &Path, cases: &[Case]) {
    let heads = [
        "Nr",
        "Activiteit",
        "Soort",
        "Datum",
        "Aantal deelnemers",
        "Kostenpost",
        "Aangevraagd bedrag",
    ];
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Jaarplan 2027").unwrap();
    for (column, head) in (0..).zip(heads) {
        sheet.write_string(0, column, head).unwrap();
    }
    for (row, case) in (1..).zip(cases) {
        for (column, cell) in (0..).zip(case.cells.iter().take(7)) {
            match column {
                0 | 4 | 6 => {
                    let number: f64 = cell.parse().unwrap();
                    sheet.write_number(row, column, number).unwrap();
                }
                _ => {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
        }
    }
    workbook.save(path).unwrap();
}

pub fn read_in(desk: &mut Desk) {
    know_partners(desk);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("jaarplan ziekenhuis.xlsx");
    workbook(&path, &cases());
    let request = ReadRequest {
        year: Some(2027),
        partner: Some("Ziekenhuis De Vecht".to_owned()),
        ..ReadRequest::default()
    };
    let reading = desk.look_at(&path, request).unwrap();
    assert!(reading.can_be_accepted(), "{:?}", reading.remarks);
    desk.accept(&reading).unwrap();
}

fn sheet(desk: &Desk) -> PlanSheet {
    desk.plan_sheets(2027).unwrap().remove(0)
}

#[test]
fn before_the_adviser_acts_everything_is_proposed_with_a_passage_and_nothing_is_decided() {
    let world = World::after(read_in);
    world.afterwards(|desk| {
        let sheet = sheet(desk);
        assert_eq!(sheet.activities.len(), 12);
        let cases = cases();
        assert_eq!(sheet.lines().count(), cases.len());
        for (line, case) in sheet.lines().zip(&cases) {
            let text = &line.line.text;
            assert_eq!(*text, case.text);
            assert_eq!((&line.line.kind, &line.decision), (&None, &None), "{text}");
            let first = line.suggested_kinds.first();
            assert_eq!(first, Some(&CostKindId::from(case.kind.as_str())), "{text}");
            assert_eq!(line.outlook().verdict.code(), case.verdict, "{text}");
            assert!(!line.outlook().passages.is_empty(), "{text}");
        }
        assert_eq!(desk.store().operations(100).unwrap().len(), 3);
    });
}

#[test]
fn a_plan_of_forty_one_lines_takes_at_most_two_and_a_half_keys_a_line() {
    let mut world = World::after(read_in);
    let window = &mut world.window;
    window.keys("Ctrl+PageDown").sees("Nog te beoordelen (41)");
    let mut pressed = 0;
    let mut press = |window: &mut crate::support::window::Window<_>, keys: &[&str]| {
        for key in keys {
            window.keys(key);
            pressed += 1;
        }
    };
    let cases = cases();
    press(window, &["Ctrl+G"]);
    window.sees("12 kostenregels toekennen zoals voorgesteld?");
    press(window, &["Enter"]);
    window.sees("Nog te beoordelen (29)");
    for case in cases.iter().filter(|it| it.decision != "voorgesteld") {
        press(window, &["Enter"]);
        window.does_not_see("Soort bevestigen");
        window.sees(&case.text);
        match case.decision.as_str() {
            "toekennen" if window.can_see("alles ja") && has_open_questions(window) => {
                press(window, &["Ctrl+J", "Ctrl+1"]);
            }
            "toekennen" => press(window, &["Ctrl+1"]),
            "afwijzen" => press(window, &["Ctrl+4"]),
            "overleg" => {
                window
                    .sees("Alleen na gedateerd overleg vooraf.")
                    .sees("Overleg ontbreekt voor");
                press(window, &["Ctrl+3"]);
                window.sees("05-12-2026");
                press(window, &["Enter"]);
            }
            "afbouw" => {
                window.sees("regionale afbouwregeling");
                press(window, &["1", "Ctrl+1"]);
            }
            other => panic!("{other}"),
        }
    }
    window.sees("Nog te beoordelen (0)");
    let a_line = f64::from(pressed) / cases.len() as f64;
    assert!(a_line <= MOST_KEYS, "{pressed} keys, {a_line} a line");
    world.afterwards(|desk| decided_as_meant(&sheet(desk), &cases));
}

fn has_open_questions(window: &mut crate::support::window::Window<oto_register::app::App>) -> bool {
    window.can_see("Nog te beantwoorden") || window.can_see("vragen open voor")
}

fn decided_as_meant(sheet: &PlanSheet, cases: &[Case]) {
    for (line, case) in sheet.lines().zip(cases) {
        let text = &case.text;
        let made = line.decision.as_ref().unwrap_or_else(|| panic!("{text}"));
        let (outcome, granted) = match case.decision.as_str() {
            "voorgesteld" | "toekennen" | "afbouw" => (Outcome::Granted, line.line.requested),
            "afwijzen" => (Outcome::Refused, Cents::ZERO),
            "overleg" => (Outcome::InConsultation, Cents::ZERO),
            other => panic!("{other}"),
        };
        assert_eq!((made.outcome, made.granted), (outcome, granted), "{text}");
        assert!(!made.passages.is_empty(), "{text}");
    }
    for activity in &sheet.activities {
        let put_off = activity.lines.iter().filter(|it| it.in_consultation());
        assert_eq!(put_off.count(), activity.consultations.len());
        for talk in &activity.consultations {
            assert!(talk.answer_due.is_some() && talk.line.is_some());
            assert!(talk.condition.is_some(), "{}", talk.question);
        }
    }
}
