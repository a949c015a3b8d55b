//! Verdicts against cases in data files: every kind by itself, and lines in their surroundings.

use super::{answers, data, guide, read};
use oto_register::domain::partner::PartnerKind;
use oto_register::domain::plan::ActivityKind;
use oto_register::domain::region::{RegionPolicy, RegionRule, RuleEffect, RuleScope};
use oto_register::domain::verdict::{Answer, Answers, Judgement, Reason, Verdict};
use oto_register::domain::{Cents, ConditionId, CostKindId, PassageId};
use oto_register::rules::verdict::{LineCase, judge, unknown_answers};
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
    kind: Option<String>,
    #[serde(default)]
    answers: BTreeMap<String, String>,
    #[serde(default)]
    activity_answers: BTreeMap<String, String>,
    activity_kind: Option<String>,
    partner_kind: Option<String>,
    requested: Option<i64>,
    year: Option<i32>,
    #[serde(default)]
    rules: Vec<Rule>,
    expected: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    title: String,
    reason: String,
    #[serde(default)]
    cost_kinds: Vec<String>,
    #[serde(default)]
    activity_kinds: Vec<String>,
    #[serde(default)]
    partner_kinds: Vec<String>,
    above: Option<i64>,
    from_year: Option<i32>,
    until_year: Option<i32>,
    at_best: Option<String>,
    id: Option<String>,
    question: Option<String>,
    if_no: Option<String>,
    if_unknown: Option<String>,
    passages: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    verdict: String,
    passages: Vec<String>,
    reasons: Option<Vec<String>>,
    regional: Option<Vec<String>>,
}

pub fn verdict(code: &str) -> Verdict {
    Verdict::from_code(code).unwrap_or_else(|| panic!("{code} is no verdict"))
}

pub fn rule(raw: &Rule) -> RegionRule {
    RegionRule {
        id: raw.title.clone(),
        title: raw.title.clone(),
        reason: raw.reason.clone(),
        applies: RuleScope {
            cost_kinds: raw.cost_kinds.iter().cloned().map(CostKindId).collect(),
            activity_kinds: raw
                .activity_kinds
                .iter()
                .map(|code| ActivityKind::from_code(code).unwrap())
                .collect(),
            partner_kinds: raw
                .partner_kinds
                .iter()
                .map(|code| PartnerKind::from_code(code).unwrap())
                .collect(),
            above: raw.above.map(Cents),
            from_year: raw.from_year,
            until_year: raw.until_year,
        },
        effect: match &raw.at_best {
            Some(best) => RuleEffect::AtBest(verdict(best)),
            None => RuleEffect::Condition {
                id: ConditionId(raw.id.clone().unwrap()),
                question: raw.question.clone().unwrap(),
                if_no: verdict(raw.if_no.as_ref().unwrap()),
                if_unknown: verdict(raw.if_unknown.as_ref().unwrap()),
            },
        },
        passages: raw.passages.iter().cloned().map(PassageId).collect(),
    }
}

fn judged(case: &Case) -> Judgement {
    let kind = case.kind.clone().map(CostKindId);
    let region = RegionPolicy {
        rules: case.rules.iter().map(rule).collect(),
        ..RegionPolicy::default()
    };
    let line = LineCase {
        kind: kind.as_ref(),
        requested: Cents(case.requested.unwrap_or(100_000)),
        answers: &answers(&case.answers),
        activity_answers: &answers(&case.activity_answers),
        activity_kind: case
            .activity_kind
            .as_ref()
            .map(|code| ActivityKind::from_code(code).unwrap()),
        partner_kind: case
            .partner_kind
            .as_ref()
            .map(|code| PartnerKind::from_code(code).unwrap()),
        year: case.year.unwrap_or(2027),
        tree: &[],
    };
    judge(&line, guide(), &region)
}

pub fn sort(reason: &Reason) -> String {
    match reason {
        Reason::KindAllowed { .. } => "kind_allowed",
        Reason::AllMet { .. } => "all_met",
        Reason::Open { .. } => "open",
        Reason::KindRefused { .. } => "kind_refused",
        Reason::KindToAdviser { .. } => "kind_to_adviser",
        Reason::ConditionNo { .. } => "condition_no",
        Reason::ConditionUnknown { .. } => "condition_unknown",
        Reason::CheckNo { .. } => "check_no",
        Reason::Tree { .. } => "tree",
        Reason::TreeDiffers { .. } => "tree_differs",
        Reason::NoKind => "no_kind",
        Reason::UnknownKind { .. } => "unknown_kind",
        Reason::RegionNarrows { national, .. } => {
            return format!("region_narrows:{}", national.code());
        }
    }
    .to_owned()
}

fn check(case: &Case) {
    let found = judged(case);
    let name = &case.name;
    let passages: Vec<&str> = found.passages.iter().map(PassageId::as_str).collect();
    assert_eq!(found.verdict.code(), case.expected.verdict, "{name}");
    for passage in &case.expected.passages {
        assert!(
            passages.contains(&passage.as_str()),
            "{name}: {passage} not among {passages:?}"
        );
    }
    assert_eq!(
        passages.first(),
        case.expected.passages.first().map(String::as_str).as_ref(),
        "{name}: the first passage"
    );
    let once: BTreeSet<&str> = passages.iter().copied().collect();
    assert_eq!(once.len(), passages.len(), "{name}: a passage twice");
    assert!(!found.reasons.is_empty(), "{name}: no reason");
    if let Some(expected) = &case.expected.reasons {
        let reasons: Vec<String> = found.reasons.iter().map(sort).collect();
        assert_eq!(&reasons, expected, "{name}: reasons");
    }
    let regional: Vec<&str> = found
        .conditions
        .iter()
        .filter(|condition| condition.regional)
        .map(|condition| condition.id.as_str())
        .collect();
    let expected = case.expected.regional.clone().unwrap_or_default();
    assert_eq!(regional, expected, "{name}: questions of the region");
}

fn cases_of_kinds() -> Vec<Case> {
    let mut files: Vec<_> = std::fs::read_dir(data("verdicts"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
        .iter()
        .flat_map(|file| read::<Cases>(file).case)
        .collect()
}

#[test]
fn every_case_of_every_cost_kind_has_its_verdict_with_its_passages() {
    let cases = cases_of_kinds();
    assert!(cases.len() > 250, "{} cases", cases.len());
    cases.iter().for_each(check);
}

#[test]
fn every_situation_has_its_verdict_with_its_reasons() {
    let cases: Cases = read(&data("situations.toml"));
    cases.case.iter().for_each(check);
}

#[test]
fn every_kind_has_cases_for_nothing_all_ja_each_nee_and_each_weet_niet() {
    let cases = cases_of_kinds();
    let mut missing = Vec::new();
    for kind in guide().cost_kinds() {
        let given: Vec<Answers> = cases
            .iter()
            .filter(|case| case.kind.as_deref() == Some(kind.id.as_str()))
            .map(|case| answers(&case.answers))
            .collect();
        let all_yes: Answers = kind
            .conditions
            .iter()
            .map(|condition| (condition.id.clone(), Answer::Yes))
            .collect();
        let mut wanted = vec![Answers::new(), all_yes.clone()];
        for condition in &kind.conditions {
            for answer in [Answer::No, Answer::Unknown] {
                let mut failing = all_yes.clone();
                failing.insert(condition.id.clone(), answer);
                wanted.push(failing);
            }
        }
        missing.extend(
            wanted
                .into_iter()
                .filter(|it| !given.contains(it))
                .map(|it| format!("{}: {it:?}", kind.id)),
        );
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn a_judgement_lists_the_questions_in_the_order_of_the_guide_with_their_answers() {
    let case = Case {
        name: String::new(),
        kind: Some("reiskosten-interne-trainer".to_owned()),
        answers: [("km-of-ov".to_owned(), "nee".to_owned())].into(),
        activity_answers: BTreeMap::new(),
        activity_kind: None,
        partner_kind: None,
        requested: None,
        year: None,
        rules: Vec::new(),
        expected: Expected {
            verdict: String::new(),
            passages: Vec::new(),
            reasons: None,
            regional: None,
        },
    };
    let found = judged(&case);
    let asked: Vec<_> = found
        .conditions
        .iter()
        .map(|it| (it.id.as_str(), it.answer, it.adviser_decides))
        .collect();
    assert_eq!(
        asked,
        [
            ("inzet-vergoedbaar", None, true),
            ("km-of-ov", Some(Answer::No), false)
        ]
    );
    let evidence: Vec<&str> = found.evidence.iter().map(|it| it.as_str()).collect();
    assert_eq!(
        evidence,
        ["reisdeclaratie-trainer", "factuur-projectgegevens"]
    );
}

#[test]
fn answers_to_questions_that_nobody_asks_are_named() {
    let region = RegionPolicy {
        rules: vec![rule(&Rule {
            title: "Maximum".to_owned(),
            reason: String::new(),
            cost_kinds: Vec::new(),
            activity_kinds: Vec::new(),
            partner_kinds: Vec::new(),
            above: None,
            from_year: None,
            until_year: None,
            at_best: None,
            id: Some("rh-maximum".to_owned()),
            question: Some("Blijft het eronder?".to_owned()),
            if_no: Some("niet_toegestaan".to_owned()),
            if_unknown: Some("in_overleg".to_owned()),
            passages: Vec::new(),
        })],
        ..RegionPolicy::default()
    };
    let given: Answers = [
        "oto-doel",
        "offerte-vooraf",
        "plan-volledig",
        "rh-maximum",
        "rh-minimum",
        "offerte-achteraf",
    ]
    .into_iter()
    .map(|id| (ConditionId::from(id), Answer::Yes))
    .collect();
    let unknown = unknown_answers(&given, guide(), &region);
    assert_eq!(
        unknown,
        ["offerte-achteraf", "rh-minimum"].map(ConditionId::from)
    );
}
