//! Every worked case of the tree through the window itself, with the keys that a person presses.

use super::{to_the_tree, with_plan};
use crate::support::data;
use crate::support::world::World;
use oto_register::domain::verdict::Verdict;
use oto_register::rules::edition::{Guide, Node, editions};
use oto_register::rules::tree::{WalkEnd, walk};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    answers: BTreeMap<String, String>,
    expected: String,
    passages: Vec<String>,
}

fn guide() -> &'static Guide {
    editions().last().unwrap()
}

/// The key of an answer: 1 to 9 in the order of the screen, 0 for not knowing.
fn key(node: &Node, answer: &str) -> String {
    let known = node.answers.iter().filter(|it| !it.is_not_known());
    let at = known.into_iter().position(|it| it.id == answer);
    at.map_or_else(|| "0".to_owned(), |at| (at + 1).to_string())
}

/// Walks a case as a quick check in which nothing is known beforehand.
fn walk_in_the_window(world: &mut World, case: &Case) {
    let name = &case.name;
    world.window.keys("Ctrl+N").press("Zelf beantwoorden");
    let tree = guide().tree();
    let found = walk(tree, &case.answers).unwrap();
    for (at, step) in found.path.iter().enumerate() {
        world
            .window
            .sees(&step.node.question)
            .does_not_see("Conclusie van de beslisboom");
        assert!(world.window.can_see("Conclusie tot nu toe"), "{name}");
        if at == 0 {
            // A digit without an answer does nothing.
            world.window.keys("9").sees(&step.node.question);
        }
        world.window.keys(&key(step.node, &step.answer.id));
    }
    let WalkEnd::Outcome(outcome) = found.end else {
        panic!("{name} stops")
    };
    assert_eq!(outcome.id, case.expected, "{name}");
    let words = match outcome.verdict {
        Verdict::Conditional => "Onder voorwaarden",
        Verdict::Consult => "In overleg",
        Verdict::NotAllowed => "Niet toegestaan",
        Verdict::Allowed => panic!("{name}: the tree never allows outright"),
    };
    world
        .window
        .sees("Conclusie van de beslisboom")
        .sees(words)
        .sees(&outcome.conclusion)
        .sees(&outcome.reason)
        .sees(&format!("{} beantwoord", case.answers.len()));
    for passage in &case.passages {
        let passage = guide().passage(&passage.as_str().into()).unwrap();
        assert!(
            world.window.built(&passage.title) > 0,
            "{name}: {}",
            passage.title
        );
        assert!(
            world.window.built(&passage.summary) > 0,
            "{name}: {}",
            passage.title
        );
    }
    let possible = world.window.can_see("Wat zou wél kunnen");
    assert_eq!(possible, outcome.verdict > Verdict::Conditional, "{name}");
    world.window.keys("Escape").sees("Snelle toets");
}

#[test]
fn every_worked_case_ends_in_the_window_as_expected_with_its_passages() {
    let text = std::fs::read_to_string(data("rules/tree-cases.toml")).unwrap();
    let cases: Cases = toml::from_str(&text).unwrap();
    assert_eq!(cases.case.len(), 28);
    let mut world = with_plan();
    to_the_tree(&mut world);
    for case in &cases.case {
        walk_in_the_window(&mut world, case);
    }
    world.afterwards(|desk| {
        let mut rows = desk.tree_runs(2027).unwrap();
        rows.sort_by_key(|row| row.run.id);
        assert_eq!(rows.len(), cases.case.len());
        for (row, case) in rows.iter().zip(&cases.case) {
            assert_eq!(row.run.answers, case.answers, "{}", case.name);
            let outcome = guide().tree().outcome(&case.expected).unwrap();
            assert_eq!(row.verdict, Some(outcome.verdict), "{}", case.name);
        }
    });
}
