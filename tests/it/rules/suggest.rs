//! Suggested kinds for the words of cost lines, from a data file.

use super::{data, guide, read};
use oto_register::domain::CostKindId;
use oto_register::domain::plan::ActivityKind;
use oto_register::rules::edition::editions;
use oto_register::rules::suggest::{kinds, learned, vocabulary};
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    #[serde(default)]
    activity: String,
    #[serde(default)]
    activity_name: String,
    /// Empty: nothing may be suggested.
    first: String,
}

fn cases() -> Vec<Case> {
    read::<Cases>(&data("suggestions.toml")).case
}

fn suggested(case: &Case) -> Vec<CostKindId> {
    let activity =
        (!case.activity.is_empty()).then(|| ActivityKind::from_code(&case.activity).unwrap());
    kinds(&case.text, activity, &case.activity_name, guide())
}

#[test]
fn every_text_gets_the_expected_kind_first() {
    let mut wrong = Vec::new();
    for case in cases() {
        let found = suggested(&case);
        let first = found.first().map_or("", CostKindId::as_str);
        if first != case.first {
            wrong.push(format!(
                "{} ({}): {first}, expected {}; all: {found:?}",
                case.text, case.activity, case.first
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Text and kind of activity of every cost line in the example submissions.
fn lines_of_submissions() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/submissions");
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.to_string_lossy().ends_with(".expected.json") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let expected: serde_json::Value = serde_json::from_str(&text).unwrap();
        let none = Vec::new();
        for activity in expected["activities"].as_array().unwrap_or(&none) {
            for cost in activity["costs"].as_array().unwrap_or(&none) {
                lines.push((
                    cost["text"].as_str().unwrap().to_owned(),
                    activity["kind"].as_str().unwrap_or_default().to_owned(),
                ));
            }
        }
    }
    lines
}

#[test]
fn every_cost_line_of_the_example_submissions_has_its_case() {
    let cases: BTreeSet<(String, String)> = cases()
        .into_iter()
        .map(|case| (case.text, case.activity))
        .collect();
    let lines = lines_of_submissions();
    assert!(lines.len() > 25, "{}", lines.len());
    for line in lines {
        assert!(cases.contains(&line), "{line:?}");
    }
}

#[test]
fn every_keyword_of_the_guide_leads_to_its_kind() {
    for kind in guide().cost_kinds() {
        for keyword in &kind.keywords {
            let found = kinds(keyword, None, "", guide());
            assert!(found.contains(&kind.id), "{keyword}: {found:?}");
        }
    }
}

#[test]
fn every_name_of_a_kind_leads_to_that_kind_first() {
    for kind in guide().cost_kinds() {
        let found = kinds(&kind.name, None, "", guide());
        assert_eq!(found.first(), Some(&kind.id), "{}", kind.name);
    }
}

#[test]
fn the_suggestion_words_fit_every_edition() {
    let words = vocabulary();
    for guide in editions() {
        let of_activities = words.by_activity.iter().flat_map(|it| it.kinds.values());
        for id in words.synonyms.keys().chain(of_activities) {
            let known = guide.cost_kind(&CostKindId::from(id.as_str()));
            assert!(known.is_some(), "{id} in {}", guide.edition().id);
        }
    }
    for code in words.by_activity.iter().flat_map(|it| it.kinds.keys()) {
        assert!(ActivityKind::from_code(code).is_some(), "{code}");
    }
}

#[test]
fn what_was_chosen_here_goes_first_and_what_was_chosen_elsewhere_last() {
    let ids = |names: &[&str]| -> Vec<CostKindId> {
        names.iter().map(|it| CostKindId::from(*it)).collect()
    };
    let cases = [
        (
            vec!["investering"],
            vec![],
            vec!["catering"],
            vec!["investering", "catering"],
            true,
        ),
        (
            vec![],
            vec!["investering"],
            vec!["catering"],
            vec!["catering", "investering"],
            false,
        ),
        (
            vec![],
            vec!["investering"],
            vec![],
            vec!["investering"],
            true,
        ),
        (
            vec!["catering"],
            vec!["catering"],
            vec!["catering"],
            vec!["catering"],
            true,
        ),
        (
            vec!["onbekend"],
            vec![],
            vec!["catering"],
            vec!["catering"],
            false,
        ),
        (vec![], vec![], vec![], vec![], false),
    ];
    for (here, elsewhere, words, expected, before) in cases {
        let merged = learned(&ids(&here), &ids(&elsewhere), &ids(&words), guide());
        assert_eq!(
            merged,
            (ids(&expected), before),
            "{here:?} {elsewhere:?} {words:?}"
        );
    }
}
