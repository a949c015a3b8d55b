//! The intake form goes out, is filled in, and comes back without questions.

use super::own_grid::{Edit, date, grid, number, text};
use chrono::NaiveDate;
use oto_register::domain::plan::ActivityKind;
use oto_register::domain::submission::{CellAnswer, CellRef, Doubt, Layout, Severity};
use oto_register::domain::{Cents, CostKindId};
use oto_register::exchange::grid::{Sheet, Value, Workbook};
use oto_register::exchange::intake_form::{
    FormOptions, FormPartner, FormReading, IntakeFormSpec, KindChoice, read, recognise, write,
};
use std::collections::BTreeMap;

pub fn kinds() -> Vec<KindChoice> {
    [
        ("catering", "Catering", "Locatie en catering"),
        ("zaalhuur", "Huur van een zaal", "Locatie en catering"),
        (
            "training-extern",
            "Training door een externe aanbieder",
            "Activiteiten",
        ),
        (
            "inzet-trainer-intern",
            "Inzet van een interne trainer",
            "Inzet van mensen",
        ),
    ]
    .map(|(id, name, group)| KindChoice {
        id: id.into(),
        name: name.to_owned(),
        group: group.to_owned(),
    })
    .to_vec()
}

pub fn spec() -> IntakeFormSpec {
    IntakeFormSpec {
        year: 2027,
        partner: Some(FormPartner {
            name: "Ziekenhuis de Vecht".to_owned(),
            code: "ZV".to_owned(),
        }),
        office: "Netwerkbureau Rijn & Heuvelrug".to_owned(),
        kinds: kinds(),
        hand_in_before: NaiveDate::from_ymd_opt(2026, 10, 15),
    }
}

pub fn empty() -> Workbook {
    grid(&write(&spec()).unwrap())
}

/// A form with two activities and four cost lines, filled in right. The first row of the table is 11.
pub fn filled() -> Workbook {
    let mut book = empty();
    let sheet = &mut book.sheets[0];
    for (cell, value) in [
        ("C5", "J. de Boer"),
        ("H5", "j.deboer@devecht.example"),
        ("C6", "030 123 45 67"),
        ("H6", "OTO/27/1"),
        ("C7", "mevrouw A. van Dijk"),
        ("H7", "bestuurder"),
        ("H8", "Ja"),
    ] {
        sheet.type_in(cell, text(value));
    }
    sheet.type_in("C8", date("2026-10-01"));
    line(
        sheet,
        11,
        &["1", "Training crisisteam", "Training"],
        Some("2027-02-11"),
        "12",
    );
    cost(
        sheet,
        11,
        "Trainer",
        "Training door een externe aanbieder",
        "2400",
    );
    cost(sheet, 12, "Lunch", "Catering", "180.5");
    line(
        sheet,
        13,
        &["2", "Oefening stroomuitval", "Oefening"],
        Some("2027-09-16"),
        "30",
    );
    cost(sheet, 13, "Zaal", "Huur van een zaal", "400");
    cost(sheet, 14, "Broodjes", "", "225.25");
    book
}

pub fn line(sheet: &mut Sheet, row: u32, words: &[&str; 3], day: Option<&str>, people: &str) {
    for (column, word) in ["A", "B", "C"].into_iter().zip(words) {
        if !word.is_empty() {
            sheet.type_in(&format!("{column}{row}"), text(word));
        }
    }
    if let Some(day) = day {
        sheet.type_in(&format!("D{row}"), date(day));
    }
    if !people.is_empty() {
        sheet.type_in(&format!("F{row}"), number(people));
    }
}

pub fn cost(sheet: &mut Sheet, row: u32, what: &str, kind: &str, amount: &str) {
    for (column, word) in [("G", what), ("H", kind)] {
        if !word.is_empty() {
            sheet.type_in(&format!("{column}{row}"), text(word));
        }
    }
    if !amount.is_empty() {
        sheet.type_in(&format!("I{row}"), number(amount));
    }
}

pub fn reading(book: &Workbook) -> FormReading {
    answered(book, &BTreeMap::new())
}

pub fn answered(book: &Workbook, answers: &BTreeMap<CellRef, CellAnswer>) -> FormReading {
    let form = recognise(book).expect("the form is recognised");
    let options = FormOptions {
        year: Some(2027),
        answers,
        kinds: &kinds(),
    };
    read(book, &form, &options)
}

/// Name and costs of each activity: what, cents, kind, row id.
type Lines = Vec<(String, Vec<(String, i64, String, String)>)>;

pub fn lines(reading: &FormReading) -> Lines {
    let activities = reading.submission.activities.iter();
    activities
        .map(|activity| {
            let costs = activity.costs.iter().map(|cost| {
                let kind = cost.kind.clone().map_or(String::new(), |kind| kind.0);
                let id = cost.form_id.clone().unwrap_or_default();
                (cost.text.clone(), cost.amount.0, kind, id)
            });
            let name = activity.name.as_ref().map(|it| it.value.clone());
            (name.unwrap_or_default(), costs.collect())
        })
        .collect()
}

fn own(what: &str, cents: i64, kind: &str, id: &str) -> (String, i64, String, String) {
    (what.to_owned(), cents, kind.to_owned(), id.to_owned())
}

#[test]
fn the_same_form_has_the_same_bytes() {
    assert!(write(&spec()).unwrap() == write(&spec()).unwrap());
}

#[test]
fn a_form_filled_in_right_comes_back_without_a_word() {
    let reading = reading(&filled());
    assert_eq!(reading.remarks, []);
    assert_eq!(
        lines(&reading),
        [
            (
                "Training crisisteam".to_owned(),
                vec![
                    own("Trainer", 240_000, "training-extern", "r001"),
                    own("Lunch", 18_050, "catering", "r002")
                ]
            ),
            (
                "Oefening stroomuitval".to_owned(),
                vec![
                    own("Zaal", 40_000, "zaalhuur", "r003"),
                    own("Broodjes", 22_525, "", "r004")
                ]
            ),
        ]
    );
}

#[test]
fn every_value_keeps_its_cell() {
    let reading = reading(&filled());
    let submission = &reading.submission;
    assert_eq!(submission.layout, Layout::IntakeForm);
    assert_eq!(submission.first_sheet.as_deref(), Some("Jaarplan"));
    let activity = &submission.activities[1];
    let cell = |at: &CellRef| at.cell.clone().unwrap();
    assert_eq!(
        activity.kind.as_ref().unwrap().value,
        ActivityKind::Exercise
    );
    assert_eq!(cell(&activity.number.as_ref().unwrap().at), "A13");
    assert_eq!(cell(&activity.name.as_ref().unwrap().at), "B13");
    assert_eq!(cell(&activity.kind.as_ref().unwrap().at), "C13");
    assert_eq!(cell(&activity.date.as_ref().unwrap().at), "D13");
    assert_eq!(cell(&activity.participants.as_ref().unwrap().at), "F13");
    assert_eq!(cell(&activity.costs[1].at), "I14");
    assert_eq!(activity.costs[1].at.sheet.as_deref(), Some("Jaarplan"));
    assert_eq!(activity.form_id.as_deref(), Some("r003"));
}

#[test]
fn what_stands_above_the_table_is_read_too() {
    let reading = reading(&filled());
    let extra = &reading.extra;
    let said = |it: &Option<oto_register::domain::submission::Sourced<String>>| {
        it.as_ref().map(|it| it.value.clone()).unwrap_or_default()
    };
    assert_eq!(said(&reading.submission.partner), "Ziekenhuis de Vecht");
    assert_eq!(reading.submission.year.as_ref().unwrap().value, 2027);
    assert_eq!(extra.partner_code.as_deref(), Some("ZV"));
    assert_eq!(said(&extra.contact), "J. de Boer");
    assert_eq!(said(&extra.email), "j.deboer@devecht.example");
    assert_eq!(said(&extra.phone), "030 123 45 67");
    assert_eq!(said(&extra.reference), "OTO/27/1");
    assert_eq!(said(&extra.signed_by), "mevrouw A. van Dijk");
    assert_eq!(said(&extra.signed_function), "bestuurder");
    assert_eq!(
        extra.signed_on.as_ref().unwrap().value.to_string(),
        "2026-10-01"
    );
    assert!(extra.self_evaluation.as_ref().unwrap().value);
}

#[test]
fn an_empty_form_is_a_plan_without_activities() {
    let reading = reading(&empty());
    assert_eq!(reading.remarks, []);
    assert_eq!(reading.submission.activities, []);
    assert_eq!(reading.submission.total(), Cents::ZERO);
}

#[test]
fn an_activity_moved_as_a_block_keeps_its_lines_with_their_ids() {
    let mut book = filled();
    let sheet = &mut book.sheets[0];
    sheet.move_row(13, 11);
    sheet.move_row(14, 12);
    let moved = reading(&book);
    let mut before = lines(&reading(&filled()));
    before.reverse();
    assert_eq!(moved.remarks, []);
    assert_eq!(lines(&moved), before);
}

#[test]
fn an_inserted_row_is_a_new_line_of_the_activity_above() {
    let mut book = filled();
    let sheet = &mut book.sheets[0];
    sheet.insert_rows(12, 2);
    cost(sheet, 12, "Reiskosten", "", "60");
    let reading = reading(&book);
    assert_eq!(reading.remarks, []);
    assert_eq!(
        lines(&reading)[0].1,
        [
            own("Trainer", 240_000, "training-extern", "r001"),
            own("Reiskosten", 6_000, "", ""),
            own("Lunch", 18_050, "catering", "r002"),
        ]
    );
}

#[test]
fn a_pasted_row_counts_as_a_new_line() {
    let mut book = filled();
    book.sheets[0].paste_row(12, 15);
    let reading = reading(&book);
    assert_eq!(
        lines(&reading)[1].1.last(),
        Some(&own("Lunch", 18_050, "catering", ""))
    );
    assert!(!reading.remarks.iter().any(|remark| remark.holds_up()));
}

#[test]
fn a_row_that_moved_under_another_activity_is_pointed_out() {
    let mut book = filled();
    book.sheets[0].move_row(12, 15);
    let reading = reading(&book);
    let remark = &reading.remarks[0];
    assert_eq!(remark.severity, Severity::Notice);
    assert_eq!(remark.at.cell.as_deref(), Some("B14"));
    assert_eq!(
        remark.doubt,
        Doubt::MovedUnderActivity {
            name: "Oefening stroomuitval".to_owned()
        }
    );
}

#[test]
fn rows_belong_together_by_number_wherever_they_stand() {
    let mut book = filled();
    let sheet = &mut book.sheets[0];
    sheet.type_in("A20", number("1"));
    cost(sheet, 20, "Reiskosten", "", "60");
    let reading = reading(&book);
    assert_eq!(reading.remarks, []);
    assert_eq!(lines(&reading)[0].1.len(), 3);
}

#[test]
fn rows_belong_together_by_name_wherever_they_stand() {
    let mut book = filled();
    let sheet = &mut book.sheets[0];
    sheet.type_in("B20", text("training  Crisisteam"));
    cost(sheet, 20, "Reiskosten", "", "60");
    let reading = reading(&book);
    assert_eq!(reading.remarks, []);
    assert_eq!(lines(&reading)[0].1.len(), 3);
}

#[test]
fn swapped_columns_are_found_by_their_words() {
    let mut book = filled();
    let sheet = &mut book.sheets[0];
    let swap = |column| match column {
        6 => 8,
        8 => 6,
        other => other,
    };
    sheet.cells = std::mem::take(&mut sheet.cells)
        .into_iter()
        .map(|(mut at, cell)| {
            if at.row >= 9 {
                at.column = swap(at.column);
            }
            (at, cell)
        })
        .collect();
    let swapped = reading(&book);
    assert_eq!(swapped.remarks, []);
    assert_eq!(lines(&swapped), lines(&reading(&filled())));
}

#[test]
fn rows_added_above_the_table_change_nothing() {
    let mut book = filled();
    book.sheets[0].insert_rows(3, 2);
    let moved = reading(&book);
    assert_eq!(moved.remarks, []);
    assert_eq!(
        moved.extra.signed_by.as_ref().unwrap().at.cell.as_deref(),
        Some("C9")
    );
    assert_eq!(lines(&moved), lines(&reading(&filled())));
}

#[test]
fn a_form_without_its_hidden_sheet_is_still_read() {
    let mut book = filled();
    book.sheets
        .retain(|sheet| sheet.name.as_deref() != Some("_oto"));
    let bare = reading(&book);
    assert_eq!(bare.remarks, []);
    assert_eq!(lines(&bare), lines(&reading(&filled())));
    assert_eq!(bare.extra.partner_code, None);
}

#[test]
fn a_form_whose_header_was_wiped_is_read_by_its_hidden_sheet() {
    let mut book = filled();
    for column in ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K"] {
        book.sheets[0].clear(&format!("{column}10"));
    }
    let wiped = reading(&book);
    assert_eq!(lines(&wiped), lines(&reading(&filled())));
    assert_eq!(wiped.remarks.len(), 11);
    assert!(!wiped.remarks.iter().any(|remark| remark.holds_up()));
}

#[test]
fn another_workbook_is_not_the_form() {
    let mut book = filled();
    book.sheets.truncate(1);
    for column in ["C", "H", "I"] {
        book.sheets[0].clear(&format!("{column}10"));
    }
    assert_eq!(recognise(&book), None);
    assert_eq!(recognise(&Workbook { sheets: Vec::new() }), None);
}

#[test]
fn a_kind_that_the_guide_renamed_is_found_by_the_name_on_the_form() {
    let book = filled();
    let mut renamed = kinds();
    renamed[0].name = "Eten en drinken".to_owned();
    let form = recognise(&book).unwrap();
    let answers = BTreeMap::new();
    let options = FormOptions {
        year: Some(2027),
        answers: &answers,
        kinds: &renamed,
    };
    let reading = read(&book, &form, &options);
    assert_eq!(reading.remarks, []);
    let kind = reading.submission.activities[0].costs[1].kind.clone();
    assert_eq!(kind, Some(CostKindId::from("catering")));
}

#[test]
fn a_note_keeps_its_activity_and_line() {
    let mut book = filled();
    book.sheets[0].type_in("J14", text("Voor dertig mensen"));
    let reading = reading(&book);
    let note = &reading.extra.notes[0];
    assert_eq!((note.activity, note.cost), (1, Some(1)));
    assert_eq!(note.text.value, "Voor dertig mensen");
}

#[test]
fn a_row_with_a_total_is_no_cost_line() {
    let mut book = filled();
    let sheet = &mut book.sheets[0];
    sheet.type_in("G15", text("Totaal"));
    sheet.type_in("I15", number("3205.75"));
    let reading = reading(&book);
    assert_eq!(reading.remarks, []);
    assert_eq!(reading.submission.total(), Cents(320_575));
}

#[test]
fn a_form_for_any_partner_leaves_the_name_open() {
    let mut any = spec();
    any.partner = None;
    let mut book = grid(&write(&any).unwrap());
    let open = reading(&book);
    assert_eq!(open.submission.partner, None);
    book.sheets[0].type_in("C4", text("GGD Kromme Rijn"));
    let named = reading(&book);
    assert_eq!(named.submission.partner.unwrap().value, "GGD Kromme Rijn");
    assert_eq!(named.remarks, []);
}

#[test]
fn text_that_looks_like_a_formula_stays_text() {
    for name in [
        "=1+1",
        "+31 30",
        "-aan-",
        "@home",
        "\tTab",
        "=HYPERLINK(\"x\")",
    ] {
        let mut odd = spec();
        odd.partner.as_mut().unwrap().name = name.to_owned();
        let book = grid(&write(&odd).unwrap());
        let cell = &book.sheets[0].cells[&oto_register::exchange::grid::position("C4").unwrap()];
        assert_eq!(cell.value, Value::Text(name.to_owned()));
        assert!(!cell.formula, "{name}");
    }
}
