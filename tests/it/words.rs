//! Dutch as people type it: every case of `tests/data/words/typed.toml`, and times that are written out and read back.

use crate::support::data;
use oto_register::domain::hours::{Metres, Minutes, Phase};
use oto_register::words::typed::{self, Typed};
use proptest::prelude::*;
use std::collections::BTreeMap;
use toml::Value;

/// Compares what was read with what the case says: a value, or a part of the words with which it is refused.
fn compare(kind: &str, text: &str, read: Typed<Value>, expected: &Value) {
    match (read, expected) {
        (Ok(Some(value)), expected) => assert_eq!(&value, expected, "{kind} {text:?}"),
        (Ok(None), _) => panic!("{kind} {text:?} is read as nothing"),
        (Err(fault), Value::String(part)) => {
            let words = typed::fault(&fault);
            let part = part.trim_start_matches('?');
            assert!(words.contains(part), "{kind} {text:?}: {words}");
            assert!(words.contains(text.trim()), "{kind} {text:?}: {words}");
        }
        (Err(fault), expected) => panic!("{kind} {text:?}: {fault:?} instead of {expected}"),
    }
}

fn read(kind: &str, text: &str) -> Typed<Value> {
    let number = |it: i64| Value::Integer(it);
    Ok(match kind {
        "time" => typed::minutes(text)?.map(|Minutes(it)| number(it)),
        "clock" => typed::clock(text)?.map(|it| number(it.into())),
        "day" => typed::day(text, 2026)?.map(|it| Value::String(it.to_string())),
        "phase" => typed::phase(text)?.map(|it| Value::String(Phase::code(it).to_owned())),
        "kilometres" => typed::kilometres(text)?.map(|Metres(it)| number(it)),
        "amount" => typed::amount(text)?.map(|it| number(it.0)),
        other => panic!("no kind of text is called {other}"),
    })
}

#[test]
fn what_is_typed_is_read_in_one_way_or_refused_in_words() {
    let text = std::fs::read_to_string(data("words/typed.toml")).unwrap();
    let kinds: BTreeMap<String, BTreeMap<String, Value>> = toml::from_str(&text).unwrap();
    assert_eq!(kinds.len(), 6);
    for (kind, cases) in &kinds {
        for (text, expected) in cases {
            compare(kind, text, read(kind, text), expected);
        }
        assert_eq!(read(kind, "  "), Ok(None), "nothing typed is nothing");
    }
}

proptest! {
    #[test]
    fn a_time_written_out_is_read_back(minutes in 0i64..60_000) {
        let minutes = Minutes(minutes);
        let written = oto_register::words::hours::time(minutes);
        prop_assert_eq!(typed::minutes(&written), Ok(Some(minutes)));
    }

    #[test]
    fn a_distance_written_out_is_read_back(tens in 0i64..1_000_000) {
        let metres = Metres(tens * 10);
        let written = oto_register::words::hours::kilometres(metres);
        prop_assert_eq!(typed::kilometres(&written), Ok(Some(metres)));
    }

    #[test]
    fn no_text_makes_reading_stop(text in "\\PC{0,12}") {
        for kind in ["time", "clock", "day", "phase", "kilometres", "amount"] {
            let _read = read(kind, &text);
        }
    }
}
