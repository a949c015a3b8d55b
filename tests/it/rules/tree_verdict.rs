//! Lines whose activity has runs of the decision tree: which runs count, and the worse of tree and conditions.

use super::verdicts::{Rule, rule, sort, verdict};
use super::{answers, data, guide, read};
use oto_register::domain::region::RegionPolicy;
use oto_register::domain::tree::{OwnVerdict, TreeRun};
use oto_register::domain::verdict::Judgement;
use oto_register::domain::{ActivityId, Cents, CostKindId, EditionId, TreeRunId};
use oto_register::rules::tree::{WalkEnd, walk};
use oto_register::rules::tree_verdict::{counting, unfinished};
use oto_register::rules::verdict::{LineCase, judge};
use oto_register::words::verdicts::reasons;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

type Given = BTreeMap<String, String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    /// Answers by a name that says how they end.
    path: BTreeMap<String, Given>,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    kind: String,
    #[serde(default)]
    answers: Given,
    #[serde(default)]
    activity_answers: Given,
    #[serde(default)]
    rules: Vec<Rule>,
    runs: Vec<Run>,
    expected: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Run {
    path: String,
    #[serde(default)]
    role: String,
    day: Option<String>,
    edition: Option<String>,
    activity: Option<i64>,
    own: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    verdict: String,
    /// Sorts of reasons, in order.
    reasons: Vec<String>,
    /// The passage that is cited first.
    first: String,
    /// Numbers of the runs that count, the worst first; the first run is 1.
    counting: Vec<i64>,
    /// The run that has a question open.
    open: Option<i64>,
    #[serde(default)]
    says: Vec<String>,
}

const HERE: ActivityId = ActivityId(7);

fn run(number: i64, raw: &Run, paths: &BTreeMap<String, Given>) -> TreeRun {
    TreeRun {
        id: TreeRunId(number),
        year: 2027,
        edition: EditionId::from(raw.edition.as_deref().unwrap_or("2025-11")),
        activity: Some(raw.activity.map_or(HERE, ActivityId)),
        role: raw.role.clone(),
        filled_in_by: "M. de Graaf".to_owned(),
        organisation: String::new(),
        dated: raw
            .day
            .as_deref()
            .unwrap_or("2026-11-24")
            .parse()
            .expect("a day"),
        description: String::new(),
        answers: paths[&raw.path].clone(),
        notes: BTreeMap::new(),
        own: raw.own.as_deref().map(|code| OwnVerdict {
            verdict: verdict(code),
            reason: "Besproken.".to_owned(),
        }),
        copied_from: None,
    }
}

fn judged(case: &Case, runs: &[TreeRun]) -> Judgement {
    let kind = CostKindId(case.kind.clone());
    let found = counting(runs, HERE, guide());
    let line = LineCase {
        kind: Some(&kind),
        requested: Cents(100_000),
        answers: &answers(&case.answers),
        activity_answers: &answers(&case.activity_answers),
        activity_kind: None,
        partner_kind: None,
        year: 2027,
        tree: &found,
    };
    let region = RegionPolicy {
        rules: case.rules.iter().map(rule).collect(),
        ..RegionPolicy::default()
    };
    judge(&line, guide(), &region)
}

#[test]
fn every_line_with_runs_of_the_tree_has_its_verdict() {
    let cases: Cases = read(&data("tree-verdicts.toml"));
    assert!(cases.case.len() >= 20, "{} cases", cases.case.len());
    for case in &cases.case {
        let name = &case.name;
        let runs: Vec<TreeRun> = (1..)
            .zip(&case.runs)
            .map(|(number, raw)| run(number, raw, &cases.path))
            .collect();
        let counts: Vec<i64> = counting(&runs, HERE, guide())
            .iter()
            .map(|it| it.run.0)
            .collect();
        assert_eq!(counts, case.expected.counting, "{name}: which runs count");
        let open = unfinished(&runs, HERE, guide()).map(|run| run.id.0);
        assert_eq!(open, case.expected.open, "{name}: the run that is open");
        let found = judged(case, &runs);
        assert_eq!(found.verdict.code(), case.expected.verdict, "{name}");
        let sorts: Vec<String> = found.reasons.iter().map(sort).collect();
        assert_eq!(sorts, case.expected.reasons, "{name}: reasons");
        let first = found.passages.first().map(|it| it.as_str());
        assert_eq!(first, Some(case.expected.first.as_str()), "{name}");
        let words = reasons(&found);
        for part in &case.expected.says {
            assert!(words.contains(part.as_str()), "{name}: {words}");
        }
    }
}

#[test]
fn the_passages_of_a_line_that_the_tree_alone_judges_are_those_of_outcome_and_answers() {
    let cases: Cases = read(&data("tree-verdicts.toml"));
    let case = cases
        .case
        .iter()
        .find(|case| case.name.starts_with("Niets beantwoord: de boom geeft"))
        .expect("the first case");
    let run = run(1, &case.runs[0], &cases.path);
    let found: BTreeSet<_> = judged(case, std::slice::from_ref(&run))
        .passages
        .into_iter()
        .collect();
    let walk = walk(guide().tree(), &run.answers).unwrap();
    let WalkEnd::Outcome(outcome) = walk.end else {
        panic!("{:?}", walk.end)
    };
    let of_answers = walk.path.iter().flat_map(|step| &step.answer.passages);
    let expected: BTreeSet<_> = outcome.passages.iter().chain(of_answers).cloned().collect();
    assert_eq!(found, expected);
    // Somebody who does not work at the GHOR is not told of the GHOR.
    let ghor = "afspraak4-ghor-uitgesloten";
    assert!(walk.passages.iter().any(|it| it.as_str() == ghor));
    assert!(!found.iter().any(|it| it.as_str() == ghor));
}
