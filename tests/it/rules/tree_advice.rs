//! What would make it possible: for every path that is not allowed, the fewest changes there are.

use super::guide;
use super::tree::{Given, all_paths};
use oto_register::domain::verdict::Verdict;
use oto_register::rules::edition::Tree;
use oto_register::rules::tree::{Walk, WalkEnd, walk};
use oto_register::rules::tree_advice::{Advice, what_could};

fn verdict(found: &Walk<'_>) -> Verdict {
    match found.end {
        WalkEnd::Outcome(outcome) => outcome.verdict,
        WalkEnd::Ask(node) => panic!("{} is open", node.id),
    }
}

fn paths(tree: &Tree) -> Vec<Given> {
    let mut paths = Vec::new();
    all_paths(tree, &tree.start, &Given::new(), &mut paths);
    paths
}

/// The answers as they are after the changes, on the new path alone.
fn changed(tree: &Tree, answers: &Given, advice: &Advice<'_>) -> Given {
    let mut all = answers.clone();
    for change in &advice.changes {
        all.insert(change.node.id.clone(), change.to.id.clone());
    }
    for step in &advice.then {
        all.insert(step.node.id.clone(), step.answer.id.clone());
    }
    let mut on_path = Given::new();
    loop {
        match walk(tree, &on_path).unwrap().end {
            WalkEnd::Ask(node) => {
                let answer = all.get(&node.id).unwrap();
                on_path.insert(node.id.clone(), answer.clone());
            }
            WalkEnd::Outcome(_) => return on_path,
        }
    }
}

/// Questions of both that are answered otherwise.
fn differences(one: &Given, other: &Given) -> usize {
    one.iter()
        .filter(|(node, answer)| other.get(*node).is_some_and(|it| it != *answer))
        .count()
}

#[test]
fn every_advice_leads_to_an_outcome_that_allows() {
    let tree = guide().tree();
    let mut given = 0;
    for answers in paths(tree) {
        let found = walk(tree, &answers).unwrap();
        let advice = what_could(tree, &found);
        assert_eq!(
            advice.is_empty(),
            verdict(&found) < Verdict::Consult,
            "{answers:?}"
        );
        assert!(advice.len() <= 3);
        for way in &advice {
            assert!(!way.changes.is_empty());
            let end = changed(tree, &answers, way);
            let allowed = walk(tree, &end).unwrap();
            assert!(verdict(&allowed) < Verdict::Consult, "{answers:?}");
            let dropped = answers
                .keys()
                .filter(|node| !end.contains_key(*node))
                .count();
            assert_eq!(way.dropped, dropped);
            given += 1;
        }
    }
    assert!(given > 201, "{given}");
}

#[test]
fn the_first_advice_has_the_fewest_changes_there_are() {
    let tree = guide().tree();
    let all = paths(tree);
    let allowed: Vec<&Given> = all
        .iter()
        .filter(|it| verdict(&walk(tree, it).unwrap()) < Verdict::Consult)
        .collect();
    assert_eq!(allowed.len(), 12);
    for answers in &all {
        let advice = what_could(tree, &walk(tree, answers).unwrap());
        let Some(first) = advice.first() else {
            continue;
        };
        let fewest = allowed.iter().map(|it| differences(answers, it)).min();
        assert_eq!(Some(first.changes.len()), fewest, "{answers:?}");
        let counts: Vec<usize> = advice.iter().map(|it| it.changes.len()).collect();
        assert!(counts.is_sorted(), "{counts:?}");
    }
}

#[test]
fn no_advice_asks_to_know_less() {
    let tree = guide().tree();
    for answers in paths(tree) {
        for way in what_could(tree, &walk(tree, &answers).unwrap()) {
            assert!(way.changes.iter().all(|it| !it.to.is_not_known()));
            assert!(way.then.iter().all(|it| !it.answer.is_not_known()));
            assert!(way.changes.iter().all(|it| it.from.id != it.to.id));
        }
    }
}

#[test]
fn no_advice_holds_another_one() {
    let tree = guide().tree();
    for answers in paths(tree) {
        let advice = what_could(tree, &walk(tree, &answers).unwrap());
        for (at, one) in advice.iter().enumerate() {
            for other in advice.iter().skip(at + 1) {
                let held = one.changes.iter().all(|it| other.changes.contains(it));
                assert!(!held, "{answers:?}");
            }
        }
    }
}

#[test]
fn the_answer_that_blocks_is_the_first_that_should_change() {
    let tree = guide().tree();
    let pairs = [
        ("N0", "nee"),
        ("N2", "ja"),
        ("N3", "uitvoering"),
        ("N4", "eigen"),
    ];
    let mut answers: Given = pairs
        .iter()
        .map(|(node, answer)| ((*node).to_owned(), (*answer).to_owned()))
        .collect();
    answers.insert("N6".to_owned(), "vaste-taak".to_owned());
    let advice = what_could(tree, &walk(tree, &answers).unwrap());
    let first = advice.first().unwrap();
    let [change] = first.changes.as_slice() else {
        panic!("{:?}", first.changes)
    };
    assert_eq!(
        (change.node.id.as_str(), change.to.id.as_str()),
        ("N6", "nee")
    );
    assert_eq!(first.dropped, 0);
    assert_eq!(first.outcome.id, "toegestaan-eigen-organisatie");
}

#[test]
fn an_open_question_needs_no_advice_yet() {
    let tree = guide().tree();
    let found = walk(tree, &Given::new()).unwrap();
    assert!(what_could(tree, &found).is_empty());
}
