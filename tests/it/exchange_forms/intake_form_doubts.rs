//! Everything that can be said of a form, each provoked once, and what answers do.

use super::intake_form::{answered, cost, filled, line, lines, reading};
use super::own_grid::{Edit, cell_ref, date, number, text};
use chrono::NaiveDate;
use oto_register::domain::Cents;
use oto_register::domain::submission::{CellAnswer, Doubt, Severity};
use oto_register::exchange::grid::{Sheet, Value};
use std::collections::BTreeMap;

/// What is typed where, what is said at which cell, and how bad it is.
struct Case {
    edit: fn(&mut Sheet),
    cell: &'static str,
    severity: Severity,
    doubt: Doubt,
}

fn check(case: &Case) {
    let mut book = filled();
    (case.edit)(&mut book.sheets[0]);
    let remarks = reading(&book).remarks;
    let said: Vec<_> = remarks
        .iter()
        .map(|it| (it.at.cell.clone().unwrap(), it.severity, it.doubt.clone()))
        .collect();
    assert_eq!(
        said,
        [(case.cell.to_owned(), case.severity, case.doubt.clone())]
    );
}

fn all(cases: &[Case]) {
    cases.iter().for_each(check);
}

fn error(edit: fn(&mut Sheet), cell: &'static str, doubt: Doubt) -> Case {
    let severity = Severity::Error;
    Case {
        edit,
        cell,
        severity,
        doubt,
    }
}

fn question(edit: fn(&mut Sheet), cell: &'static str, doubt: Doubt) -> Case {
    let severity = Severity::Question;
    Case {
        edit,
        cell,
        severity,
        doubt,
    }
}

fn notice(edit: fn(&mut Sheet), cell: &'static str, doubt: Doubt) -> Case {
    let severity = Severity::Notice;
    Case {
        edit,
        cell,
        severity,
        doubt,
    }
}

#[test]
fn amounts_that_are_none_are_errors_at_their_cell() {
    all(&[
        error(
            |sheet| sheet.type_in("I12", number("-180.5")),
            "I12",
            Doubt::NegativeAmount {
                amount: Cents(-18_050),
            },
        ),
        error(
            |sheet| sheet.type_in("I12", text("€ 1.250,50-")),
            "I12",
            Doubt::NegativeAmount {
                amount: Cents(-125_050),
            },
        ),
        error(
            |sheet| sheet.type_in("I12", text("n.t.b.")),
            "I12",
            Doubt::NotAnAmount,
        ),
        error(
            |sheet| sheet.type_in("I12", date("2027-01-01")),
            "I12",
            Doubt::NotAnAmount,
        ),
        error(
            |sheet| sheet.type_in("I12", Value::Error("#REF!".to_owned())),
            "I12",
            Doubt::ErrorCell,
        ),
        error(|sheet| sheet.clear("I12"), "I12", Doubt::MissingAmount),
    ]);
}

#[test]
fn amounts_in_doubt_are_questions_at_their_cell() {
    all(&[
        question(
            |sheet| sheet.type_in("I12", text("1.250")),
            "I12",
            Doubt::AmbiguousAmount {
                thousands: Cents(125_000),
                decimals: Some(Cents(125)),
            },
        ),
        question(
            |sheet| sheet.type_in("I12", text("1.255")),
            "I12",
            Doubt::AmbiguousAmount {
                thousands: Cents(125_500),
                decimals: None,
            },
        ),
        question(
            |sheet| sheet.type_in("I12", number("180.555")),
            "I12",
            Doubt::TooManyDecimals,
        ),
        question(
            |sheet| sheet.type_in("I12", text("180,5555")),
            "I12",
            Doubt::TooManyDecimals,
        ),
        question(
            |sheet| sheet.type_in("I12", number("10000000.01")),
            "I12",
            Doubt::VeryLargeAmount {
                amount: Cents(1_000_000_001),
            },
        ),
    ]);
}

#[test]
fn pasted_amounts_that_can_be_read_in_one_way_are_read() {
    for (written, cents) in [
        ("1.250,00", 125_000),
        ("€ 1.250,5", 125_050),
        ("1250", 125_000),
        ("1250,-", 125_000),
        ("EUR 1.250.000", 125_000_000),
        ("1,250.00", 125_000),
        ("12.50", 1_250),
        ("0,25", 25),
    ] {
        let mut book = filled();
        book.sheets[0].type_in("I12", text(written));
        let reading = reading(&book);
        assert_eq!(reading.remarks, [], "{written}");
        assert_eq!(lines(&reading)[0].1[1].1, cents, "{written}");
    }
}

#[test]
fn the_last_digits_of_a_computed_amount_are_no_third_decimal() {
    let mut book = filled();
    book.sheets[0].type_in("I12", number("180.50000000000003"));
    assert_eq!(reading(&book).remarks, []);
}

#[test]
fn a_nought_is_no_cost_line() {
    let mut book = filled();
    book.sheets[0].type_in("I12", number("0"));
    let reading = reading(&book);
    assert_eq!(reading.remarks, []);
    assert_eq!(lines(&reading)[0].1.len(), 1);
}

#[test]
fn names_and_kinds_are_asked_for() {
    all(&[
        error(
            |sheet| {
                sheet.type_in("A16", text("3"));
                sheet.type_in("C16", text("Overig"));
            },
            "B16",
            Doubt::MissingName,
        ),
        error(
            |sheet| sheet.type_in("B13", Value::Error("#N/A".to_owned())),
            "B13",
            Doubt::ErrorCell,
        ),
        question(
            |sheet| {
                sheet.insert_rows(11, 1);
                cost(sheet, 11, "Los", "", "5");
            },
            "B11",
            Doubt::OrphanCost,
        ),
        question(
            |sheet| sheet.clear("C13"),
            "C13",
            Doubt::MissingActivityKind,
        ),
        question(
            |sheet| sheet.type_in("C13", text("Workshop")),
            "C13",
            Doubt::UnknownActivityKind,
        ),
        question(
            |sheet| sheet.type_in("H12", text("Taart")),
            "H12",
            Doubt::UnknownCostKind,
        ),
        question(
            |sheet| {
                sheet.clear("G14");
            },
            "G14",
            Doubt::MissingDescription,
        ),
    ]);
}

#[test]
fn dates_in_doubt_are_said_at_their_cell() {
    all(&[
        error(
            |sheet| sheet.type_in("D13", text("31-02-2027")),
            "D13",
            Doubt::NoSuchDate,
        ),
        error(
            |sheet| sheet.type_in("D13", text("volgt nog")),
            "D13",
            Doubt::NoSuchDate,
        ),
        question(
            |sheet| sheet.type_in("D13", text("3/4/2027")),
            "D13",
            Doubt::AmbiguousDate,
        ),
        question(
            |sheet| sheet.type_in("D13", text("16-9-27")),
            "D13",
            Doubt::AmbiguousDate,
        ),
        question(
            |sheet| sheet.type_in("D13", number("46646")),
            "D13",
            Doubt::AmbiguousDate,
        ),
        question(
            |sheet| sheet.type_in("D13", date("2026-09-16")),
            "D13",
            Doubt::DateOutsideYear {
                date: NaiveDate::from_ymd_opt(2026, 9, 16).unwrap(),
                year: 2027,
            },
        ),
        notice(
            |sheet| sheet.type_in("D13", text("september 2027")),
            "D13",
            Doubt::PeriodInsteadOfDate,
        ),
        notice(
            |sheet| {
                sheet.clear("D13");
                sheet.type_in("E13", text("Nader te bepalen"));
            },
            "E13",
            Doubt::PeriodInsteadOfDate,
        ),
    ]);
}

#[test]
fn dates_that_were_typed_as_text_are_read() {
    for written in [
        "16-9-2027",
        "2027-09-16",
        "16 september 2027",
        "16.09.2027",
        "16/9/2027",
    ] {
        let mut book = filled();
        book.sheets[0].type_in("D13", text(written));
        let reading = reading(&book);
        assert_eq!(reading.remarks, [], "{written}");
        let day = reading.submission.activities[1]
            .date
            .as_ref()
            .unwrap()
            .value;
        assert_eq!(day.to_string(), "2027-09-16", "{written}");
    }
}

#[test]
fn a_period_is_kept_as_it_was_written() {
    let mut book = filled();
    book.sheets[0].clear("D13");
    book.sheets[0].type_in("E13", text("Kwartaal 3"));
    let activity = &reading(&book).submission.activities[1];
    assert_eq!(activity.date, None);
    assert_eq!(activity.date_text.as_ref().unwrap().value, "Kwartaal 3");
}

#[test]
fn participants_that_cannot_be_counted_are_a_question() {
    all(&[
        question(
            |sheet| sheet.type_in("F13", text("ca. 30")),
            "F13",
            Doubt::UnreadableParticipants,
        ),
        question(
            |sheet| sheet.type_in("F13", number("2.5")),
            "F13",
            Doubt::UnreadableParticipants,
        ),
    ]);
}

#[test]
fn no_participants_are_no_matter() {
    let mut book = filled();
    book.sheets[0].clear("F13");
    let reading = reading(&book);
    assert_eq!(reading.remarks, []);
    assert_eq!(reading.submission.activities[1].participants, None);
}

#[test]
fn rows_of_an_activity_that_disagree_are_a_question() {
    let differs = |earlier: &str| Doubt::DiffersInActivity {
        earlier: earlier.to_owned(),
    };
    all(&[
        question(
            |sheet| line(sheet, 15, &["2", "Andere naam", ""], None, ""),
            "B15",
            differs("Oefening stroomuitval"),
        ),
        question(
            |sheet| line(sheet, 15, &["2", "", "Training"], None, ""),
            "C15",
            differs("Oefening"),
        ),
        question(
            |sheet| line(sheet, 15, &["2", "", ""], Some("2027-09-17"), ""),
            "D15",
            differs("16 september 2027"),
        ),
        question(
            |sheet| line(sheet, 15, &["2", "", ""], None, "31"),
            "F15",
            differs("30"),
        ),
    ]);
}

#[test]
fn what_is_hidden_altered_or_wrongly_summed_is_a_notice() {
    all(&[
        notice(
            |sheet| {
                sheet.hidden_rows.insert(11);
            },
            "G12",
            Doubt::HiddenRowRead,
        ),
        notice(|sheet| sheet.hidden = true, "A1", Doubt::HiddenSheetRead),
        notice(
            |sheet| sheet.type_in("I9", number("3000")),
            "I9",
            Doubt::TotalDiffers {
                stated: Cents(300_000),
                computed: Cents(320_575),
            },
        ),
        notice(
            |sheet| sheet.type_in("A5", text("Aanspreekpunt")),
            "A5",
            Doubt::LockedCellAltered {
                expected: "Contactpersoon *".to_owned(),
            },
        ),
        notice(
            |sheet| sheet.type_in("I10", text("Euro's")),
            "I10",
            Doubt::LockedCellAltered {
                expected: "Bedrag (€) *".to_owned(),
            },
        ),
        notice(
            |sheet| sheet.type_in("C4", text("Ziekenhuis Eemdal")),
            "C4",
            Doubt::LockedCellAltered {
                expected: "Ziekenhuis de Vecht".to_owned(),
            },
        ),
    ]);
}

#[test]
fn another_name_on_the_form_is_another_partner() {
    let mut book = filled();
    book.sheets[0].type_in("C4", text("Ziekenhuis Eemdal"));
    let reading = reading(&book);
    assert_eq!(
        reading.submission.partner.unwrap().value,
        "Ziekenhuis Eemdal"
    );
    assert_eq!(reading.extra.partner_code, None);
}

#[test]
fn an_altered_label_does_not_hide_what_stands_beside_it() {
    let mut book = filled();
    book.sheets[0].type_in("A5", text("Aanspreekpunt"));
    assert_eq!(reading(&book).extra.contact.unwrap().value, "J. de Boer");
}

#[test]
fn an_answer_takes_the_place_of_what_stands_there() {
    let mut book = filled();
    let sheet = &mut book.sheets[0];
    sheet.type_in("I12", text("1.250"));
    sheet.type_in("C13", text("Workshop"));
    sheet.type_in("H14", text("Taart"));
    sheet.type_in("D13", date("2026-12-31"));
    let remarks = reading(&book).remarks;
    let doubt = remarks
        .iter()
        .find(|it| it.at == cell_ref("Jaarplan", "I12"));
    let proposals = &doubt.unwrap().proposals;
    assert_eq!(proposals[0].label, "€\u{a0}1.250,00");
    let answers = BTreeMap::from([
        (cell_ref("Jaarplan", "I12"), proposals[0].answer.clone()),
        (
            cell_ref("Jaarplan", "C13"),
            CellAnswer::Use("oefening".to_owned()),
        ),
        (cell_ref("Jaarplan", "H14"), CellAnswer::Confirm),
        (cell_ref("Jaarplan", "D13"), CellAnswer::Confirm),
    ]);
    let reading = answered(&book, &answers);
    assert_eq!(reading.remarks, []);
    assert_eq!(lines(&reading)[0].1[1].1, 125_000);
    assert_eq!(lines(&reading)[1].1[1].2, "");
}

#[test]
fn a_second_name_that_is_right_makes_a_second_activity() {
    let mut book = filled();
    let sheet = &mut book.sheets[0];
    line(sheet, 15, &["2", "Andere naam", "Overig"], None, "");
    cost(sheet, 15, "Zaal", "", "10");
    let answers = BTreeMap::from([(cell_ref("Jaarplan", "B15"), CellAnswer::Confirm)]);
    let reading = answered(&book, &answers);
    assert_eq!(reading.remarks, []);
    assert_eq!(reading.submission.activities.len(), 3);
}

#[test]
fn values_in_doubt_are_left_out() {
    let mut book = filled();
    book.sheets[0].type_in("I12", text("1.250"));
    let reading = reading(&book);
    assert_eq!(reading.submission.total(), Cents(320_575 - 18_050));
}
