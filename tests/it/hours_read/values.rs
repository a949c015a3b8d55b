//! Lengths of time, times of day and distances as they stand in files. The cases are data.

use crate::support::data;
use oto_register::domain::hours::{Metres, Minutes};
use oto_register::exchange::grid::Value;
use oto_register::exchange::reading::hours_times::{
    Clock, Distance, Time, Unit, clock, distance, time,
};
use oto_register::words::hours_remarks::{as_typed, typed_distance};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    time: Vec<Case>,
    clock: Vec<Case>,
    distance: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: Option<String>,
    number: Option<String>,
    /// The workbook shows the number as a time.
    #[serde(default)]
    timed: bool,
    /// A bare number is minutes.
    #[serde(default)]
    minutes: bool,
    reads: String,
}

impl Case {
    fn value(&self) -> Value {
        match (&self.text, &self.number) {
            (Some(text), None) => Value::of_text(text),
            (None, Some(number)) => Value::Number(number.clone()),
            other => panic!("{other:?}"),
        }
    }
}

fn cases() -> Cases {
    toml::from_str(&std::fs::read_to_string(data("hours/times.toml")).unwrap()).unwrap()
}

fn in_words(read: Time) -> String {
    match read {
        Time::Empty => "leeg".to_owned(),
        Time::Certain(Minutes(minutes)) => minutes.to_string(),
        Time::Several(readings) => {
            let all: Vec<String> = readings.iter().map(|it| it.0.to_string()).collect();
            format!("vraag {}", all.join(" "))
        }
        Time::PartOfAMinute { below, above } => format!("deel {} {}", below.0, above.0),
        Time::Negative => "negatief".to_owned(),
        Time::Unreadable => "geen uren".to_owned(),
        Time::Error => "foutwaarde".to_owned(),
    }
}

#[test]
fn lengths_of_time_are_certain_or_asked() {
    let cases = cases().time;
    assert!(cases.len() >= 60, "{}", cases.len());
    for case in cases {
        let unit = if case.minutes {
            Unit::Minutes
        } else {
            Unit::Hours
        };
        let read = time(&case.value(), case.timed, unit);
        assert_eq!(
            in_words(read),
            case.reads,
            "{:?} {unit:?} timed {}",
            case.value(),
            case.timed
        );
    }
}

#[test]
fn times_of_day_are_certain_or_open() {
    for case in cases().clock {
        let read = match clock(&case.value(), case.timed) {
            Clock::Empty => "leeg".to_owned(),
            Clock::At(minutes) => oto_register::words::hours::clock(minutes),
            Clock::Unsure => "vraag".to_owned(),
        };
        assert_eq!(read, case.reads, "{:?}", case.value());
    }
}

#[test]
fn distances_are_certain_or_asked() {
    for case in cases().distance {
        let read = match distance(&case.value()) {
            Distance::Empty => "leeg".to_owned(),
            Distance::Certain(Metres(metres)) => metres.to_string(),
            Distance::Several(readings) => {
                let all: Vec<String> = readings.iter().map(|it| it.0.to_string()).collect();
                format!("vraag {}", all.join(" "))
            }
            Distance::Negative => "negatief".to_owned(),
            Distance::Unreadable => "geen afstand".to_owned(),
            Distance::Error => "foutwaarde".to_owned(),
        };
        assert_eq!(read, case.reads, "{:?}", case.value());
    }
}

proptest! {
    #[test]
    fn whole_minutes_survive_every_way_of_writing(minutes in 1_i64..6000) {
        let (hours, rest) = (minutes / 60, minutes % 60);
        let certain = Time::Certain(Minutes(minutes));
        let texts = [
            as_typed(Minutes(minutes)),
            format!("{hours}:{rest:02}:00"),
            format!("{hours}u{rest:02}"),
            format!("{hours} uur {rest} min"),
            format!("{minutes} minuten"),
            format!("PT{hours}H{rest:02}M00S"),
        ];
        for text in texts {
            prop_assert_eq!(time(&Value::Text(text.clone()), false, Unit::Hours), certain.clone(), "{}", text);
        }
        // As a workbook keeps them: a part of a day, or hours with decimals, both as binary fractions.
        let days = minutes as f64 / 1440.0;
        let decimal = minutes as f64 / 60.0;
        prop_assert_eq!(time(&Value::Number(days.to_string()), true, Unit::Hours), certain.clone());
        prop_assert_eq!(time(&Value::Number(decimal.to_string()), false, Unit::Hours), certain);
    }

    #[test]
    fn whole_metres_survive_as_an_answer(metres in 1_i64..10_000_000) {
        let text = Value::Text(typed_distance(Metres(metres)));
        prop_assert_eq!(distance(&text), Distance::Certain(Metres(metres)));
    }

    #[test]
    fn no_text_makes_a_value_panic(text in "\\PC{0,30}") {
        let value = Value::Text(text);
        let _ = (time(&value, false, Unit::Hours), time(&value, true, Unit::Minutes));
        let _ = (clock(&value, false), distance(&value));
    }

    #[test]
    fn no_number_makes_a_value_panic(number in proptest::num::f64::ANY, timed in any::<bool>()) {
        let value = Value::Number(number.to_string());
        let _ = (time(&value, timed, Unit::Hours), clock(&value, timed), distance(&value));
    }
}
