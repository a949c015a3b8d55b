//! A year as a workbook.

use super::own_grid::grid;
use chrono::NaiveDate;
use oto_register::domain::Cents;
use oto_register::domain::decision::Outcome;
use oto_register::domain::plan::ActivityKind;
use oto_register::domain::submission::CellRef;
use oto_register::domain::verdict::Verdict;
use oto_register::exchange::export::{
    ExportedActivity, ExportedDecision, ExportedLine, ExportedPartner, YearExport, write,
};
use oto_register::exchange::grid::{Sheet, Value, position};

fn year() -> YearExport {
    let day = NaiveDate::from_ymd_opt(2027, 2, 11);
    let activity = |name: &str, cents, granted: Option<i64>| ExportedActivity {
        partner: "Ziekenhuis de Vecht".to_owned(),
        project_number: "ZV-27-01".to_owned(),
        name: name.to_owned(),
        kind: ActivityKind::CrisisEvaluation,
        date: day,
        date_text: String::new(),
        participants: Some(12),
        requested: Cents(cents),
        granted: granted.map(Cents),
        state: "Besloten".to_owned(),
    };
    let line = |decision| ExportedLine {
        partner: "Ziekenhuis de Vecht".to_owned(),
        project_number: "ZV-27-01".to_owned(),
        activity: "Training".to_owned(),
        text: "-50% korting".to_owned(),
        kind: "Catering".to_owned(),
        requested: Cents(18_050),
        verdict: Verdict::Conditional,
        decision,
        source: CellRef {
            sheet: Some("Plan".to_owned()),
            cell: Some("G12".to_owned()),
        },
    };
    YearExport {
        year: 2027,
        activities: vec![
            activity("Training", 18_050, Some(10_001)),
            activity("Oefening", 20_010, None),
        ],
        lines: vec![
            line(None),
            line(Some(ExportedDecision {
                outcome: Outcome::PartlyGranted,
                granted: Cents(10_001),
                motivation: "Twaalf personen.".to_owned(),
                passages: vec!["a".to_owned(), "b".to_owned()],
                edition: "2025-11".to_owned(),
                decided_on: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
                decided_by: "J. Jansen".to_owned(),
            })),
        ],
        partners: vec![ExportedPartner {
            code: "ZV".to_owned(),
            name: "Ziekenhuis de Vecht".to_owned(),
            kind: "Ziekenhuis".to_owned(),
            activities: 2,
            requested: Cents(38_060),
            granted: Cents(10_001),
            state: "Gereed".to_owned(),
        }],
        hours: Vec::new(),
        findings: Vec::new(),
    }
}

fn at(sheet: &Sheet, cell: &str) -> Value {
    let found = sheet.cells.get(&position(cell).unwrap());
    found
        .unwrap_or_else(|| panic!("nothing in {cell}"))
        .value
        .clone()
}

fn is_number(sheet: &Sheet, cell: &str, expected: &str) {
    assert_eq!(
        at(sheet, cell),
        Value::Number(expected.to_owned()),
        "{cell}"
    );
}

#[test]
fn the_same_year_has_the_same_bytes() {
    assert!(write(&year()).unwrap() == write(&year()).unwrap());
}

#[test]
fn activities_have_numbers_with_their_sums() {
    let book = grid(&write(&year()).unwrap());
    let sheet = &book.sheets[0];
    assert_eq!(sheet.name.as_deref(), Some("Activiteiten"));
    assert_eq!(
        at(sheet, "D2"),
        Value::Text("Evaluatie van een crisis".to_owned())
    );
    assert_eq!(
        at(sheet, "E2"),
        Value::Date(NaiveDate::from_ymd_opt(2027, 2, 11).unwrap())
    );
    is_number(sheet, "G2", "12");
    is_number(sheet, "H2", "180.5");
    is_number(sheet, "I2", "100.01");
    is_number(sheet, "J2", "-80.49");
    assert_eq!(sheet.cells.get(&position("I3").unwrap()), None);
    assert_eq!(at(sheet, "A5"), Value::Text("Totaal".to_owned()));
    is_number(sheet, "H5", "380.6");
    is_number(sheet, "I5", "100.01");
    assert!(sheet.cells[&position("H5").unwrap()].formula);
}

#[test]
fn cost_lines_tell_what_was_decided_and_where_they_come_from() {
    let book = grid(&write(&year()).unwrap());
    let sheet = &book.sheets[1];
    let text = |cell: &str, expected: &str| {
        assert_eq!(at(sheet, cell), Value::Text(expected.to_owned()), "{cell}");
    };
    text("D3", "-50% korting");
    text("G2", "Onder voorwaarden");
    assert_eq!(sheet.cells.get(&position("H2").unwrap()), None);
    text("H3", "Deels toekennen");
    is_number(sheet, "I3", "100.01");
    text("J3", "Twaalf personen.");
    text("K3", "a, b");
    text("L3", "2025-11");
    assert_eq!(
        at(sheet, "M3"),
        Value::Date(NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())
    );
    text("N3", "J. Jansen");
    text("O3", "Plan");
    text("P3", "G12");
    is_number(sheet, "F5", "361");
}

#[test]
fn partners_have_their_totals() {
    let book = grid(&write(&year()).unwrap());
    let sheet = &book.sheets[2];
    is_number(sheet, "D2", "2");
    is_number(sheet, "E4", "380.6");
    is_number(sheet, "F4", "100.01");
    is_number(sheet, "G4", "-280.59");
}

#[test]
fn an_empty_year_can_be_written() {
    let empty = YearExport {
        year: 2027,
        activities: Vec::new(),
        lines: Vec::new(),
        partners: Vec::new(),
        hours: Vec::new(),
        findings: Vec::new(),
    };
    let book = grid(&write(&empty).unwrap());
    is_number(&book.sheets[0], "H3", "0");
}

#[test]
fn a_text_that_no_cell_can_hold_is_refused() {
    let mut long = year();
    long.lines[0].text = "x".repeat(40_000);
    assert!(matches!(
        write(&long),
        Err(oto_register::exchange::sheet_writer::WriteError::TextTooLong)
    ));
}
