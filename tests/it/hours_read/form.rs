//! The hours form: written for one partner, filled in, read back exactly.

use super::privacy::keep_names;
use super::{open_remarks, planned, request};
use oto_register::desk::{Desk, HoursFile, HoursReading};
use oto_register::domain::hours::{Metres, Minutes, PaidTo, Part, Phase};
use oto_register::domain::read_hours::HoursLayout;
use oto_register::exchange::grid::{Cell, Value, Workbook, position};
use oto_register::exchange::open;

fn form(desk: &Desk, partner: &str) -> Workbook {
    let id = desk.partner_id(partner).unwrap();
    let partner = desk.store().partner(id).unwrap();
    let bytes = desk.hours_workbook(2026, &partner).unwrap();
    assert_eq!(
        bytes,
        desk.hours_workbook(2026, &partner).unwrap(),
        "the same bytes each time"
    );
    open::open(&bytes).unwrap()
}

fn fill(book: &mut Workbook, cell: &str, value: Value, timed: bool) {
    let sheet = book
        .sheets
        .iter_mut()
        .find(|it| it.name.as_deref() == Some("Uren"))
        .unwrap();
    let cell_at = position(cell).unwrap();
    let _empty = sheet.cells.insert(
        cell_at,
        Cell {
            value,
            formula: false,
            timed,
        },
    );
}

fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

fn number(digits: &str) -> Value {
    Value::Number(digits.to_owned())
}

fn date(day: &str) -> Value {
    Value::Date(day.parse().unwrap())
}

fn read(desk: &Desk, workbook: Workbook) -> HoursReading {
    let file = HoursFile {
        sha256: "f".repeat(64),
        workbook,
    };
    desk.look_again_at_hours(file, request()).unwrap()
}

#[test]
fn an_empty_form_says_that_nothing_was_filled_in() {
    let folder = tempfile::tempdir().unwrap();
    let desk = planned(folder.path());
    let reading = read(&desk, form(&desk, "Ziekenhuis De Vecht"));
    assert_eq!(reading.hours.layout, HoursLayout::OwnForm);
    assert_eq!(open_remarks(&reading), ["fout bestand"]);
}

/// Three rows as an institution fills them in; the second goes on about the first.
/// Columns: A activity, B role, C mark, D part, E paid to, F invoice, G date, H phase, I hours, J begin, K km, L OV, M note.
fn fill_in(book: &mut Workbook) {
    let first = [
        ("A7", text("DV-26-04 MCI-oefening"), false),
        ("B7", text("SEH-verpleegkundige"), false),
        ("C7", number("2"), false),
        ("D7", text("Uitvoering"), false),
        ("E7", text("Instelling"), false),
        ("F7", text("Nee"), false),
        ("G7", date("2026-10-01"), false),
        ("H7", text("Voorbereiding"), false),
        ("I7", number("2.5"), false),
        ("G8", date("2026-10-08"), false),
        ("H8", text("Uitvoering"), false),
        ("I8", number("0.2604166666666667"), true),
        ("J8", number("0.3958333333333333"), true),
        ("K8", number("34.5"), false),
        ("M8", text("twee groepen"), false),
        ("A9", text("DV-26-05 MCI-oefening"), false),
        ("B9", text("Arts"), false),
        ("D9", text("Deelname"), false),
        ("E9", text("Persoon"), false),
        ("F9", text("Ja"), false),
        ("G9", date("2026-11-05"), false),
        ("H9", text("Evaluatie"), false),
        ("I9", text("1:30"), false),
        ("L9", number("12.4"), false),
    ];
    for (cell, value, timed) in first {
        fill(book, cell, value, timed);
    }
}

#[test]
fn a_form_comes_back_as_it_was_filled_in() {
    let folder = tempfile::tempdir().unwrap();
    let desk = planned(folder.path());
    let mut book = form(&desk, "Ziekenhuis De Vecht");
    fill_in(&mut book);
    let reading = read(&desk, book);
    assert_eq!(reading.remarks, []);
    assert!(reading.can_be_accepted());
    let [nurse, doctor] = reading.claims.as_slice() else {
        panic!("{:?}", reading.claims);
    };
    assert_eq!(nurse.about.activity.project_number, "DV-26-04");
    let draft = &nurse.draft;
    assert_eq!(
        (draft.role.as_str(), draft.mark.as_str()),
        ("SEH-verpleegkundige", "2")
    );
    assert_eq!(
        (draft.part, draft.paid_to, draft.own_invoice),
        (Part::Delivery, Some(PaidTo::Institution), Some(false))
    );
    let lines: Vec<_> = draft
        .lines
        .iter()
        .map(|it| {
            (
                it.date.to_string(),
                it.phase,
                it.minutes,
                it.begins_at,
                it.metres,
                it.note.as_str(),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            (
                "2026-10-01".to_owned(),
                Phase::Preparation,
                Minutes(150),
                None,
                Metres(0),
                ""
            ),
            (
                "2026-10-08".to_owned(),
                Phase::Delivery,
                Minutes(375),
                Some(570),
                Metres(34_500),
                "twee groepen"
            ),
        ]
    );
    assert_eq!(draft.lines[1].cell.cell.as_deref(), Some("I8"));
    assert_eq!(doctor.about.activity.project_number, "DV-26-05");
    let draft = &doctor.draft;
    assert_eq!(
        (draft.part, draft.paid_to, draft.own_invoice),
        (Part::Participation, Some(PaidTo::Person), Some(true))
    );
    assert_eq!(
        (draft.lines[0].minutes, draft.lines[0].transit.0),
        (Minutes(90), 1240)
    );
}

#[test]
fn a_form_has_a_column_for_names_only_where_the_region_keeps_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = planned(folder.path());
    let has_names = |book: &Workbook| {
        let sheet = book
            .sheets
            .iter()
            .find(|it| it.name.as_deref() == Some("Uren"))
            .unwrap();
        sheet
            .cells
            .values()
            .any(|it| it.value == text("Naam medewerker"))
    };
    assert!(!has_names(&form(&desk, "Ziekenhuis De Vecht")));
    keep_names(&mut desk);
    let mut book = form(&desk, "Ziekenhuis De Vecht");
    assert!(has_names(&book));
    let row = [
        ("A7", text("DV-26-01 Training triage SEH")),
        ("B7", text("Arts")),
        ("D7", text("Anna Zandstra")),
        ("H7", date("2026-03-12")),
        ("I7", text("Uitvoering")),
        ("J7", number("2")),
    ];
    for (cell, value) in row {
        fill(&mut book, cell, value, false);
    }
    let reading = read(&desk, book);
    assert_eq!(open_remarks(&reading), [""; 0]);
    assert_eq!(
        reading.claims[0].draft.name.as_deref(),
        Some("Anna Zandstra")
    );
}

#[test]
fn a_form_offers_the_activities_that_were_granted() {
    let folder = tempfile::tempdir().unwrap();
    let desk = planned(folder.path());
    let book = form(&desk, "Ziekenhuis De Vecht");
    let listed: Vec<String> = ["C5", "C6", "C7", "C8", "C9", "C10"]
        .iter()
        .filter_map(|cell| {
            let hidden = book
                .sheets
                .iter()
                .find(|it| it.name.as_deref() == Some("_oto"))
                .unwrap();
            match &hidden.cells.get(&position(cell).unwrap())?.value {
                Value::Text(text) => Some(text.clone()),
                _ => None,
            }
        })
        .collect();
    assert_eq!(listed.len(), 5, "all five were granted: {listed:?}");
}

#[test]
fn a_form_is_for_a_partner_with_a_plan() {
    let folder = tempfile::tempdir().unwrap();
    let desk = planned(folder.path());
    let id = desk.partner_id("Huisartsenpost Lekstroom").unwrap();
    let partner = desk.store().partner(id).unwrap();
    let refused = desk.hours_workbook(2026, &partner);
    assert!(matches!(
        refused,
        Err(oto_register::desk::Error::NoPlan { year: 2026, .. })
    ));
}

#[test]
fn the_command_line_writes_a_form_for_one_partner() {
    let folder = tempfile::tempdir().unwrap();
    drop(planned(folder.path()));
    let path = folder.path().join("uren.xlsx");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_oto-register"))
        .args([
            "sjabloon",
            "--uren",
            "--jaar",
            "2026",
            "--partner",
            "GGD Kromme Rijn",
            "--uit",
        ])
        .arg(&path)
        .arg("--register")
        .arg(folder.path().join("register.oto"))
        .output()
        .unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let book = open::open(&std::fs::read(&path).unwrap()).unwrap();
    assert!(
        book.sheets
            .iter()
            .any(|it| it.name.as_deref() == Some("Uren"))
    );
}
