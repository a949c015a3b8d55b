//! What a register knows of the tree already, and answers in whatever order they came.

use super::{data, guide, read};
use oto_register::domain::partner::PartnerKind;
use oto_register::domain::plan::ActivityKind;
use oto_register::domain::tree::KnownAnswer;
use oto_register::domain::verdict::Answer;
use oto_register::rules::edition::editions;
use oto_register::rules::tree::{WalkEnd, ahead, walk};
use oto_register::rules::tree_known::{TreeFacts, all_known, known_answers, on_path};
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
}

#[test]
fn what_is_known_fits_its_tree() {
    for guide in editions() {
        let edition = guide.edition();
        let known = all_known(&edition.id);
        assert!(!known.is_empty(), "{}", edition.id);
        for it in known {
            let node = guide.tree().node(&it.node).expect(&it.node);
            let answer = node.answers.iter().find(|answer| answer.id == it.answer);
            assert!(!answer.expect(&it.answer).is_not_known(), "{}", it.node);
            assert!(it.basis().is_some(), "{}", it.node);
            let kinds = it
                .partner_kinds
                .iter()
                .chain(&it.not_partner_kinds)
                .flatten();
            for kind in kinds {
                assert!(PartnerKind::from_code(kind).is_some(), "{kind}");
            }
            for kind in it.activity_kinds.iter().flatten() {
                assert!(ActivityKind::from_code(kind).is_some(), "{kind}");
            }
            for kind in it.cost_kinds.iter().flatten() {
                let kind = guide.cost_kind(&kind.as_str().into()).expect(kind);
                assert!(kind.uses_tree, "{}", kind.name);
            }
            if let Some(check) = &it.check {
                let checks = guide.checks(oto_register::rules::edition::Subject::Activity);
                assert!(
                    checks.into_iter().any(|one| one.id.as_str() == check),
                    "{check}"
                );
                let answer = it.answer_is.as_deref().expect("what was answered");
                assert!(Answer::from_code(answer).is_some(), "{answer}");
            }
        }
    }
}

fn pairs(known: &[KnownAnswer]) -> Vec<(&str, &str)> {
    known
        .iter()
        .map(|it| (it.node.as_str(), it.answer.as_str()))
        .collect()
}

#[test]
fn a_hospitals_own_trainer_leaves_nine_questions() {
    let facts = TreeFacts {
        partner_kind: Some(PartnerKind::Hospital),
        activity_kind: Some(ActivityKind::Training),
        cost_kind: Some("interne-trainer-eigen-organisatie".into()),
        ..TreeFacts::default()
    };
    let guide = guide();
    let known = known_answers(guide.tree(), &guide.edition().id, &facts);
    assert_eq!(
        pairs(&known),
        [
            ("N0", "nee"),
            ("N2", "ja"),
            ("N3", "uitvoering"),
            ("N4", "eigen"),
            ("N13", "instelling"),
            ("N14", "nee")
        ]
    );
}

#[test]
fn a_partner_of_unknown_kind_gives_no_employer() {
    let guide = guide();
    let known = known_answers(
        guide.tree(),
        &guide.edition().id,
        &TreeFacts {
            partner_kind: Some(PartnerKind::Other),
            ..TreeFacts::default()
        },
    );
    assert!(
        pairs(&known).iter().all(|(node, _)| *node != "N0"),
        "{known:?}"
    );
}

#[test]
fn every_worked_case_comes_out_the_same_whatever_else_was_answered_before() {
    let cases: Cases = read(&data("tree-cases.toml"));
    let tree = guide().tree();
    let mut pool = BTreeMap::new();
    for case in &cases.case {
        // Answers of the cases before this one stay in the pool.
        pool.extend(case.answers.clone());
        let path = on_path(tree, &pool);
        assert_eq!(path, case.answers, "{}", case.name);
        match walk(tree, &path).unwrap().end {
            WalkEnd::Outcome(outcome) => assert_eq!(outcome.id, case.expected, "{}", case.name),
            WalkEnd::Ask(node) => panic!("{} stops at {}", case.name, node.id),
        }
    }
}

#[test]
fn looking_ahead_from_the_first_question_counts_the_whole_tree() {
    let tree = guide().tree();
    let first = ahead(tree, tree.node(&tree.start).unwrap(), &BTreeMap::new());
    assert_eq!((first.fewest, first.most), (1, 17));
    assert_eq!(first.verdicts.len(), 3);
    let last = ahead(tree, tree.node("N17").unwrap(), &BTreeMap::new());
    assert_eq!((last.fewest, last.most), (1, 1));
}

#[test]
fn what_was_confirmed_before_is_not_counted_among_the_questions_to_come() {
    let tree = guide().tree();
    let sixth = tree.node("N6").unwrap();
    let nothing_known = ahead(tree, sixth, &BTreeMap::new());
    assert_eq!((nothing_known.fewest, nothing_known.most), (1, 12));
    let known = [("N13", "instelling"), ("N14", "nee")]
        .map(|(node, answer)| (node.to_owned(), answer.to_owned()));
    let known = ahead(tree, sixth, &known.into());
    assert_eq!((known.fewest, known.most), (1, 10));
    // Where everything behind it is answered, only that end is left.
    let asked = tree.node("N16").unwrap();
    let given = [("N17".to_owned(), "1-2".to_owned())].into();
    let left = ahead(tree, asked, &given);
    assert_eq!((left.fewest, left.most), (1, 1));
}
