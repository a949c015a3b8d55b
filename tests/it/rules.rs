//! The guide as data, and what is made of it: verdicts, checks, suggestions, the tree.

mod checks;
mod consultation;
mod edition;
mod hours;
mod hours_compare;
mod hours_findings;
mod laws;
mod rates;
mod suggest;
mod tree;
mod tree_advice;
mod tree_known;
mod tree_verdict;
mod verdicts;
mod words;

use oto_register::domain::ConditionId;
use oto_register::domain::verdict::{Answer, Answers};
use oto_register::rules::edition::{Guide, editions};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The newest edition.
fn guide() -> &'static Guide {
    editions().last().unwrap()
}

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/rules")
        .join(name)
}

fn read<T: serde::de::DeserializeOwned>(path: &std::path::Path) -> T {
    let text = std::fs::read_to_string(path).unwrap();
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn answers(given: &BTreeMap<String, String>) -> Answers {
    given
        .iter()
        .map(|(id, answer)| {
            let answer = Answer::from_code(answer).unwrap_or_else(|| panic!("{id} = {answer}"));
            (ConditionId::from(id.as_str()), answer)
        })
        .collect()
}
