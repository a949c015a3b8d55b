//! Which consultations a line needs and how far they have come, against cases in a data file; and the file of the edition.

use super::{answers, data, guide, read};
use chrono::NaiveDate;
use oto_register::domain::consultation::NeedState;
use oto_register::domain::decision::{Consultation, ConsultationOutcome, Decision, Outcome};
use oto_register::domain::guide::GuideFault;
use oto_register::domain::region::RegionPolicy;
use oto_register::domain::verdict::{Answers, Verdict};
use oto_register::domain::{
    ActivityId, Cents, ConsultationId, CostKindId, CostLineId, EditionId, PassageId,
};
use oto_register::rules::consultation::{CostMoment, Standing, asked, state};
use oto_register::rules::edition::{AskedOf, Guide, editions};
use oto_register::rules::verdict::{LineCase, judge};
use serde::Deserialize;
use std::collections::BTreeMap;

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
    decision: Option<String>,
    #[serde(default)]
    stale: bool,
    activity: Option<NaiveDate>,
    #[serde(default)]
    consultation: Vec<Talk>,
    expected: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Talk {
    line: Option<i64>,
    condition: Option<String>,
    held: Option<NaiveDate>,
    due: Option<NaiveDate>,
    outcome: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    condition: Option<String>,
    state: String,
    passages: Option<Vec<String>>,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn decision(code: &str, stale: bool) -> Decision {
    Decision {
        line: CostLineId(1),
        outcome: Outcome::from_code(code).unwrap(),
        granted: Cents::ZERO,
        suggested: Verdict::Consult,
        recorded: Verdict::Consult,
        reason: String::new(),
        motivation: "Omdat.".to_owned(),
        passages: vec!["1a-offerte-vooraf".into()],
        edition: EditionId::from("2025-11"),
        decided_on: day("2026-11-20"),
        decided_by: "Noor".to_owned(),
        stale,
    }
}

fn consultation(at: usize, talk: &Talk) -> Consultation {
    let line = talk.line.map(CostLineId);
    Consultation {
        id: ConsultationId(i64::try_from(at).unwrap() + 1),
        condition: talk.condition.as_deref().map(Into::into),
        held_on: talk.held,
        answer_due: talk.due,
        outcome: talk
            .outcome
            .as_deref()
            .map(|code| ConsultationOutcome::from_code(code).unwrap()),
        ..Consultation::open(ActivityId(1), line, "Wie", "Wat?", day("2026-11-01"))
    }
}

fn told(state: NeedState) -> String {
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| format!(" {day}"));
    match state {
        NeedState::Missing => "missing".to_owned(),
        NeedState::Open { due } => format!("open{}", day(due)),
        NeedState::Late { held_on, activity } => format!("late {held_on} {activity}"),
        NeedState::NotAgreed { held_on } => format!("not agreed{}", day(held_on)),
        NeedState::Undated { held_on } => format!("undated {held_on}"),
        NeedState::Held { held_on } => format!("held{}", day(held_on)),
    }
}

fn is_as_expected(case: &Case) {
    let kind = case.kind.as_deref().map(CostKindId::from);
    let given = answers(&case.answers);
    let shared = Answers::new();
    let judgement = judge(
        &LineCase {
            kind: kind.as_ref(),
            requested: Cents(10_000),
            answers: &given,
            activity_answers: &shared,
            activity_kind: None,
            partner_kind: None,
            year: 2027,
            tree: &[],
        },
        guide(),
        &RegionPolicy::default(),
    );
    let decision = case
        .decision
        .as_deref()
        .map(|code| decision(code, case.stale));
    let standing = Standing::of(decision.as_ref());
    let talks: Vec<Consultation> = case
        .consultation
        .iter()
        .enumerate()
        .map(|(at, talk)| consultation(at, talk))
        .collect();
    let moment = CostMoment {
        activity: case.activity,
        year: 2027,
    };
    let needs = asked(&judgement, standing, guide());
    let name = &case.name;
    assert_eq!(needs.len(), case.expected.len(), "{name} {needs:?}");
    for (need, expected) in needs.iter().zip(&case.expected) {
        let condition = need.condition.as_ref().map(|id| id.as_str());
        assert_eq!(condition, expected.condition.as_deref(), "{name}");
        let (state, rests_on) = state(need, CostLineId(1), standing, &talks, moment, guide());
        assert_eq!(told(state), expected.state, "{name}");
        assert_eq!(rests_on.is_none(), state == NeedState::Missing, "{name}");
        if let Some(passages) = &expected.passages {
            let named: Vec<&str> = need.passages.iter().map(PassageId::as_str).collect();
            assert_eq!(named, *passages, "{name}");
        }
    }
}

#[test]
fn every_case_of_consultation_comes_out_as_written() {
    let cases: Cases = read(&data("consultations.toml"));
    assert!(cases.case.len() > 30);
    for case in &cases.case {
        is_as_expected(case);
    }
}

#[test]
fn every_condition_that_speaks_of_talking_beforehand_wants_a_dated_consultation() {
    for guide in editions() {
        assert!(!guide.consultations().is_empty());
        for kind in guide.cost_kinds() {
            for condition in &kind.conditions {
                let speaks = ["overleg", "vooraf ", "goedgekeurd"]
                    .iter()
                    .any(|word| condition.text.to_lowercase().contains(word));
                if speaks && condition.asked_of == AskedOf::Adviser {
                    let rule = guide.consultation(&condition.id);
                    assert!(rule.is_some(), "{} has no rule", condition.id);
                    let beforehand = condition.text.contains("vooraf");
                    assert!(!beforehand || rule.unwrap().beforehand, "{}", condition.id);
                }
            }
        }
    }
}

/// The guide without its addition, and with one that is `text`.
fn with(text: &str) -> Result<Guide, Vec<(String, GuideFault)>> {
    let path =
        std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/guides/2025-11.toml");
    let guide = Guide::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
    guide.with_consultations(text).map_err(|faults| {
        let fault = |fault: oto_register::domain::guide::GuideError| (fault.id, fault.fault);
        faults.into_iter().map(fault).collect()
    })
}

#[test]
fn an_addition_to_the_guide_that_does_not_fit_it_is_refused_with_every_fault() {
    let wrong = r#"
edition = "2024-11"
[[consultation]]
condition = "nl-verblijf-akkoord"
beforehand = true
passages = ["bestaat-niet"]
topic = "Verblijf"
question = "Waarom?"
[[consultation]]
condition = "nl-verblijf-akkoord"
beforehand = true
passages = []
topic = ""
question = "Waarom?"
[[consultation]]
condition = "bestaat-niet"
beforehand = false
passages = ["1a-nl-reistijd"]
topic = "Iets"
question = "Wat?"
[[consultation]]
condition = "offerte-vooraf"
beforehand = false
passages = ["1a-nl-reistijd"]
topic = "Iets"
question = "Wat?"
"#;
    let stay = || "nl-verblijf-akkoord".to_owned();
    let faults = with(wrong).unwrap_err();
    let missing = |id: &str| GuideFault::Missing { id: id.to_owned() };
    let expected = vec![
        (
            String::new(),
            GuideFault::Value {
                field: "edition",
                found: "2024-11".to_owned(),
            },
        ),
        (
            stay(),
            GuideFault::Unknown {
                table: "passage",
                id: "bestaat-niet".to_owned(),
            },
        ),
        (stay(), GuideFault::Duplicate),
        (stay(), missing("passages")),
        (stay(), missing("topic")),
        (
            "bestaat-niet".to_owned(),
            GuideFault::Unknown {
                table: "cost_kind.conditions",
                id: "bestaat-niet".to_owned(),
            },
        ),
        (
            "offerte-vooraf".to_owned(),
            GuideFault::Value {
                field: "condition",
                found: "offerte-vooraf".to_owned(),
            },
        ),
    ];
    assert_eq!(faults, expected);
    assert!(matches!(
        with("edition = 3").unwrap_err().as_slice(),
        [(_, GuideFault::Syntax { line: Some(1), .. })]
    ));
}
