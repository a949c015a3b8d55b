//! What holds for every line, whatever the answers: the worst wins, and the region only narrows.

use super::guide;
use oto_register::domain::region::{RegionPolicy, RegionRule, RuleEffect, RuleScope};
use oto_register::domain::verdict::{Answer, Answers, Judgement, Verdict};
use oto_register::domain::{Cents, ConditionId, CostKindId, PassageId};
use oto_register::rules::verdict::{LineCase, judge};
use proptest::prelude::*;

/// A kind, an answer for each of its conditions, and answers for the checks on the activity.
#[derive(Debug, Clone)]
struct Line {
    kind: CostKindId,
    answers: Vec<(ConditionId, Option<Answer>)>,
    checks: Answers,
}

fn answer() -> impl Strategy<Value = Option<Answer>> {
    prop_oneof![
        Just(None),
        Just(Some(Answer::Yes)),
        Just(Some(Answer::No)),
        Just(Some(Answer::Unknown)),
    ]
}

fn verdict() -> impl Strategy<Value = Verdict> {
    prop::sample::select(Verdict::ALL.to_vec())
}

fn line() -> impl Strategy<Value = Line> {
    let kinds: Vec<usize> = (0..guide().cost_kinds().len()).collect();
    let checks = ["geen-gewone-bedrijfsvoering", "niet-eerder-toegekend"];
    (
        prop::sample::select(kinds),
        prop::collection::vec(answer(), 16),
        prop::collection::vec(answer(), checks.len()),
    )
        .prop_map(move |(kind, given, checked)| {
            let kind = &guide().cost_kinds()[kind];
            Line {
                kind: kind.id.clone(),
                answers: kind
                    .conditions
                    .iter()
                    .map(|condition| condition.id.clone())
                    .zip(given)
                    .collect(),
                checks: checks
                    .iter()
                    .zip(checked)
                    .filter_map(|(id, answer)| Some((ConditionId::from(*id), answer?)))
                    .collect(),
            }
        })
}

fn region_rule() -> impl Strategy<Value = RegionRule> {
    let effect = prop_oneof![
        verdict().prop_map(RuleEffect::AtBest),
        (verdict(), verdict()).prop_map(|(if_no, if_unknown)| RuleEffect::Condition {
            id: ConditionId::from("rh-vraag"),
            question: "Klopt het?".to_owned(),
            if_no,
            if_unknown,
        }),
    ];
    effect.prop_map(|effect| RegionRule {
        id: "rh".to_owned(),
        title: "Eigen regel".to_owned(),
        reason: "Zo is het afgesproken.".to_owned(),
        applies: RuleScope::default(),
        effect,
        passages: vec![PassageId::from("rh-passage")],
    })
}

fn judged(line: &Line, extra: Option<Answer>, rules: &[RegionRule]) -> Judgement {
    let mut answers: Answers = line
        .answers
        .iter()
        .filter_map(|(id, answer)| Some((id.clone(), (*answer)?)))
        .collect();
    answers.extend(extra.map(|answer| (ConditionId::from("rh-vraag"), answer)));
    let case = LineCase {
        kind: Some(&line.kind),
        requested: Cents(50_000),
        answers: &answers,
        activity_answers: &line.checks,
        activity_kind: None,
        partner_kind: None,
        year: 2027,
        tree: &[],
    };
    let region = RegionPolicy {
        rules: rules.to_vec(),
        ..RegionPolicy::default()
    };
    judge(&case, guide(), &region)
}

/// The same line with another answer to one of its conditions.
fn with(line: &Line, at: usize, answer: Answer) -> Line {
    let mut line = line.clone();
    let at = at % line.answers.len();
    line.answers[at].1 = Some(answer);
    line
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_nee_in_place_of_a_ja_never_improves_a_verdict(line in line(), at in 0usize..16) {
        prop_assume!(!line.answers.is_empty());
        let yes = judged(&with(&line, at, Answer::Yes), None, &[]).verdict;
        let no = judged(&with(&line, at, Answer::No), None, &[]).verdict;
        prop_assert!(no >= yes, "{no:?} after {yes:?}");
    }

    #[test]
    fn weet_niet_lies_between_ja_and_nee(line in line(), at in 0usize..16) {
        prop_assume!(!line.answers.is_empty());
        let yes = judged(&with(&line, at, Answer::Yes), None, &[]).verdict;
        let unknown = judged(&with(&line, at, Answer::Unknown), None, &[]).verdict;
        let no = judged(&with(&line, at, Answer::No), None, &[]).verdict;
        prop_assert!(yes <= unknown && unknown <= no, "{yes:?} {unknown:?} {no:?}");
    }

    #[test]
    fn a_check_answered_nee_never_improves_a_verdict(line in line()) {
        let mut without = line.clone();
        without.checks.clear();
        prop_assert!(judged(&line, None, &[]).verdict >= judged(&without, None, &[]).verdict);
    }

    #[test]
    fn a_rule_of_the_region_never_widens(
        line in line(),
        rules in prop::collection::vec(region_rule(), 0..4),
        extra in answer(),
    ) {
        let national = judged(&line, None, &[]).verdict;
        let regional = judged(&line, extra, &rules);
        prop_assert!(regional.verdict >= national);
        let says_so = regional.reasons.iter().any(|reason| {
            matches!(reason, oto_register::domain::verdict::Reason::RegionNarrows { national: it, .. } if *it == national)
        });
        prop_assert_eq!(says_so, regional.verdict > national);
    }

    #[test]
    fn the_order_in_which_answers_are_given_does_not_matter(line in line()) {
        let mut turned = line.clone();
        turned.answers.reverse();
        prop_assert_eq!(judged(&turned, None, &[]), judged(&line, None, &[]));
    }

    #[test]
    fn every_judgement_has_reasons_with_passages_that_exist(line in line()) {
        let found = judged(&line, None, &[]);
        prop_assert!(!found.reasons.is_empty());
        prop_assert!(!found.passages.is_empty());
        for passage in &found.passages {
            prop_assert!(guide().passage(passage).is_some(), "{passage}");
        }
    }
}
