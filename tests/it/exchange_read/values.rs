//! Amounts, dates, participants and kinds as they stand in files. The cases are data.

use super::data;
use chrono::NaiveDate;
use oto_register::domain::Cents;
use oto_register::exchange::grid::{Position, Value};
use oto_register::exchange::reading::{self, Amount, Kind, Participants, When};
use oto_register::exchange::{delimited, grid};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: Option<String>,
    number: Option<String>,
    error: Option<String>,
    reads: String,
}

#[test]
fn amounts_are_certain_or_asked() {
    check("amounts", |value| match reading::amount(value) {
        Amount::Empty => "leeg".to_owned(),
        Amount::Certain(Cents(cents)) => cents.to_string(),
        Amount::TwoWays {
            thousands,
            decimals: Some(decimals),
        } => format!("{} of {}", thousands.0, decimals.0),
        Amount::TwoWays {
            thousands,
            decimals: None,
        } => format!("{} of decimalen", thousands.0),
        Amount::TooManyDecimals { below, above } => format!("decimalen {} {}", below.0, above.0),
        Amount::Noise(Cents(cents)) => format!("ruis {cents}"),
        Amount::Unreadable => "geen bedrag".to_owned(),
        Amount::Error => "foutwaarde".to_owned(),
    });
}

#[test]
fn dates_are_days_periods_or_asked() {
    check("dates", |value| match reading::when(value, Some(2027)) {
        When::Empty => "leeg".to_owned(),
        When::Day(day) => day.to_string(),
        When::Period => "periode".to_owned(),
        When::NoSuchDay => "bestaat niet".to_owned(),
        When::Unsure(days) => format!("vraag {}", join(&days)).trim().to_owned(),
        When::Error => "foutwaarde".to_owned(),
    });
}

#[test]
fn participants_are_numbers_or_asked() {
    check("participants", |value| match reading::participants(value) {
        Participants::Empty => "leeg".to_owned(),
        Participants::Certain(number) => number.to_string(),
        Participants::Unsure(numbers) => format!("vraag {}", join(&numbers)).trim().to_owned(),
        Participants::Error => "foutwaarde".to_owned(),
    });
}

#[test]
fn kinds_are_known_or_asked() {
    check("kinds", |value| match reading::kind(value) {
        Kind::Empty => "leeg".to_owned(),
        Kind::Certain(kind) => kind.code().to_owned(),
        Kind::Unsure(kinds) => {
            let codes: Vec<&str> = kinds.iter().map(|kind| kind.code()).collect();
            format!("vraag {}", codes.join(" ")).trim().to_owned()
        }
        Kind::Error => "foutwaarde".to_owned(),
    });
}

fn check(name: &str, read: impl Fn(&Value) -> String) {
    let text = std::fs::read_to_string(data(&format!("exchange/{name}.toml"))).unwrap();
    let cases: Cases = toml::from_str(&text).unwrap();
    assert!(cases.case.len() > 10);
    for case in cases.case {
        let value = match (case.text, case.number, case.error) {
            (Some(text), None, None) => Value::Text(text),
            (None, Some(number), None) => Value::Number(number),
            (None, None, Some(error)) => Value::Error(error),
            other => panic!("{name}: {other:?}"),
        };
        assert_eq!(read(&value), case.reads, "{name}: {value:?}");
    }
}

fn join(values: &[impl ToString]) -> String {
    values
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn a_formatted_date_is_that_day() {
    let day = NaiveDate::from_ymd_opt(2027, 3, 18).unwrap();
    assert_eq!(reading::when(&Value::Date(day), None), When::Day(day));
}

#[test]
fn blank_lines_and_breaks_in_quotes_keep_csv_rows_in_place() {
    let text = "a;b\n\n\"c\nd\";e\n\nf;g\n";
    let sheet = delimited::open(text.as_bytes(), 100)
        .unwrap()
        .sheets
        .remove(0);
    let cells: Vec<String> = sheet.cells.keys().map(|at| grid::address(*at)).collect();
    assert_eq!(cells, ["A1", "B1", "A3", "B3", "A5", "B5"]);
}

#[test]
fn a_lone_quote_swallows_nothing() {
    let text = "naam;bedrag\nzaal \"De Vecht;100\nlunch;50\n";
    let sheet = delimited::open(text.as_bytes(), 100)
        .unwrap()
        .sheets
        .remove(0);
    assert!(sheet.cells.contains_key(&Position { row: 2, column: 1 }));
}

proptest! {
    #[test]
    fn euros_survive_writing_and_reading(cents in -100_000_000_000_i64..100_000_000_000) {
        let written = oto_register::words::euros(Cents(cents));
        let read = reading::amount(&Value::Text(written));
        prop_assert_eq!(read, Amount::Certain(Cents(cents)));
    }

    #[test]
    fn no_text_makes_a_value_panic(text in "\\PC{0,30}") {
        let value = Value::Text(text);
        let _ = (reading::amount(&value), reading::when(&value, Some(2027)));
        let _ = (reading::kind(&value), reading::participants(&value));
    }
}
