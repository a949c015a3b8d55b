//! The tree: the worked cases, every path there is, and answers that do not fit.

use super::{data, guide, read};
use oto_register::domain::verdict::Verdict;
use oto_register::rules::edition::{LeadsTo, Tree};
use oto_register::rules::tree::{TreeError, Walk, WalkEnd, walk};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    answers: BTreeMap<String, String>,
    expected: String,
    verdict: String,
    passages: Vec<String>,
    faq: Option<String>,
}

pub type Given = BTreeMap<String, String>;

fn given(pairs: &[(&str, &str)]) -> Given {
    pairs
        .iter()
        .map(|(node, answer)| ((*node).to_owned(), (*answer).to_owned()))
        .collect()
}

fn outcome(found: &Walk<'_>) -> Option<(String, Verdict)> {
    match found.end {
        WalkEnd::Ask(_) => None,
        WalkEnd::Outcome(outcome) => Some((outcome.id.clone(), outcome.verdict)),
    }
}

#[test]
fn every_worked_case_ends_as_expected() {
    let cases: Cases = read(&data("tree-cases.toml"));
    assert_eq!(cases.case.len(), 28);
    for case in &cases.case {
        let found = walk(guide().tree(), &case.answers).unwrap();
        let (id, verdict) = outcome(&found).unwrap();
        assert_eq!(id, case.expected, "{}", case.name);
        let expected = match case.verdict.as_str() {
            "conditional" => Verdict::Conditional,
            "consult" => Verdict::Consult,
            "not_allowed" => Verdict::NotAllowed,
            other => panic!("{other}"),
        };
        assert_eq!(verdict, expected, "{}", case.name);
        assert_eq!(found.path.len(), case.answers.len(), "{}", case.name);
        for passage in &case.passages {
            let named = found.passages.iter().any(|it| it.as_str() == passage);
            assert!(named, "{}: {passage}", case.name);
        }
        if let Some(faq) = &case.faq {
            assert!(guide().faq().iter().any(|it| it.id == *faq), "{faq}");
        }
    }
}

/// Every set of answers that ends, found by following the data and not by `walk`.
pub fn all_paths(tree: &Tree, node: &str, so_far: &Given, ends: &mut Vec<Given>) {
    for answer in &tree.node(node).unwrap().answers {
        let mut answers = so_far.clone();
        let again = answers.insert(node.to_owned(), answer.id.clone());
        assert_eq!(again, None, "{node} twice on one path");
        match &answer.leads_to {
            LeadsTo::Node(next) => all_paths(tree, next, &answers, ends),
            LeadsTo::Outcome(_) => ends.push(answers),
        }
    }
}

#[test]
fn every_path_ends_in_an_outcome() {
    let tree = guide().tree();
    let mut paths = Vec::new();
    all_paths(tree, &tree.start, &Given::new(), &mut paths);
    println!("{} paths through the tree", paths.len());
    assert_eq!(paths.len(), 213);
    let mut verdicts: BTreeMap<Verdict, usize> = BTreeMap::new();
    let mut reached = BTreeSet::new();
    for answers in &paths {
        let found = walk(tree, answers).unwrap();
        assert_eq!(found.path.len(), answers.len());
        let (id, verdict) = outcome(&found).unwrap();
        *verdicts.entry(verdict).or_default() += 1;
        reached.insert(id);
        assert!(!found.passages.is_empty());
    }
    assert_eq!(reached.len(), tree.outcomes.len());
    let expected = [
        (Verdict::Conditional, 12),
        (Verdict::Consult, 118),
        (Verdict::NotAllowed, 83),
    ];
    assert_eq!(verdicts, expected.into());
    let lengths = paths.iter().map(BTreeMap::len);
    assert_eq!(lengths.clone().min(), Some(1));
    assert_eq!(lengths.max(), Some(17));
}

#[test]
fn half_the_answers_lead_to_the_next_question() {
    let answers = given(&[("N0", "nee"), ("N2", "ja")]);
    let found = walk(guide().tree(), &answers).unwrap();
    let WalkEnd::Ask(next) = found.end else {
        panic!("{:?}", found.end)
    };
    assert_eq!(next.id, "N3");
    assert_eq!(found.path.len(), 2);
}

#[test]
fn without_answers_the_first_question_is_next() {
    let found = walk(guide().tree(), &Given::new()).unwrap();
    assert!(matches!(found.end, WalkEnd::Ask(node) if node.id == "N0"));
    assert!(found.passages.is_empty());
}

#[test]
fn an_answer_off_the_path_is_refused() {
    let answers = given(&[("N0", "ja"), ("N1", "nee"), ("N2", "ja")]);
    let expected = TreeError::OffPath {
        node: "N2".to_owned(),
    };
    assert_eq!(walk(guide().tree(), &answers), Err(expected));
}

#[test]
fn an_unknown_question_is_refused() {
    let expected = TreeError::UnknownNode {
        node: "N99".to_owned(),
    };
    assert_eq!(
        walk(guide().tree(), &given(&[("N99", "ja")])),
        Err(expected)
    );
}

#[test]
fn an_unknown_answer_is_refused() {
    let expected = TreeError::UnknownAnswer {
        node: "N0".to_owned(),
        answer: "misschien".to_owned(),
        known: vec!["ja".to_owned(), "nee".to_owned(), "weet-niet".to_owned()],
    };
    assert_eq!(
        walk(guide().tree(), &given(&[("N0", "misschien")])),
        Err(expected)
    );
}
