//! Checks on plan and activity: from facts, from answers, sharpened by the region.

use super::guide;
use chrono::NaiveDate;
use oto_register::domain::ConditionId;
use oto_register::domain::region::{RegionPolicy, Settings};
use oto_register::domain::verdict::{Answer, Answers, CheckEffect, CheckResult};
use oto_register::rules::checks::{PlanFacts, activity_checks, plan_checks};
use std::collections::BTreeMap;

fn facts(received_on: &str) -> PlanFacts {
    PlanFacts {
        received_on: received_on.parse::<NaiveDate>().unwrap(),
        year: 2027,
        signed: false,
        self_evaluation: false,
        agreed: false,
    }
}

fn region(settings: &[(&str, &str)]) -> RegionPolicy {
    let values: BTreeMap<String, String> = settings
        .iter()
        .map(|(id, value)| ((*id).to_owned(), (*value).to_owned()))
        .collect();
    RegionPolicy {
        settings: Settings::new(values),
        ..RegionPolicy::default()
    }
}

fn find(results: &[CheckResult], id: &str) -> CheckResult {
    results
        .iter()
        .find(|it| it.id.as_str() == id)
        .unwrap()
        .clone()
}

fn plan(facts: &PlanFacts, region: &RegionPolicy, id: &str) -> (Option<Answer>, CheckEffect) {
    let results = plan_checks(Some(facts), &Answers::new(), guide(), region);
    let found = find(&results, id);
    (found.answer, found.effect_if_no)
}

#[test]
fn a_plan_received_on_the_last_day_before_its_year_is_in_time() {
    let region = region(&[]);
    let id = "plan-voor-planjaar";
    let in_time = plan(&facts("2026-12-31"), &region, id);
    assert_eq!(in_time, (Some(Answer::Yes), CheckEffect::Blocks));
    let late = plan(&facts("2027-01-01"), &region, id);
    assert_eq!(late, (Some(Answer::No), CheckEffect::Blocks));
}

#[test]
fn the_regional_date_counts_only_where_the_region_set_one() {
    let id = "plan-regionale-datum";
    let unset = plan(&facts("2026-10-02"), &region(&[]), id);
    assert_eq!(unset, (None, CheckEffect::Consult));
    let set = region(&[("indiendatum-jaarplan", "2026-10-01")]);
    assert_eq!(plan(&facts("2026-10-01"), &set, id).0, Some(Answer::Yes));
    assert_eq!(plan(&facts("2026-10-02"), &set, id).0, Some(Answer::No));
}

#[test]
fn a_missing_signature_is_a_remark_unless_the_region_requires_it() {
    let id = "plan-ondertekend";
    let facts = facts("2026-10-01");
    let remark = plan(&facts, &region(&[]), id);
    assert_eq!(remark, (Some(Answer::No), CheckEffect::Warns));
    let off = plan(&facts, &region(&[("ondertekening-verplicht", "false")]), id);
    assert_eq!(off, remark);
    let required = plan(&facts, &region(&[("ondertekening-verplicht", "true")]), id);
    assert_eq!(required, (Some(Answer::No), CheckEffect::Blocks));
    let signed = PlanFacts {
        signed: true,
        ..facts
    };
    assert_eq!(plan(&signed, &region(&[]), id).0, Some(Answer::Yes));
}

#[test]
fn a_missing_self_evaluation_is_a_remark_unless_the_region_requires_it() {
    let id = "plan-zelfevaluatie";
    let facts = facts("2026-10-01");
    let remark = plan(&facts, &region(&[]), id);
    assert_eq!(remark, (Some(Answer::No), CheckEffect::Warns));
    let required = plan(&facts, &region(&[("zelfevaluatie-verplicht", "true")]), id);
    assert_eq!(required, (Some(Answer::No), CheckEffect::Blocks));
}

#[test]
fn agreement_that_is_not_there_yet_is_unanswered_until_it_is() {
    let id = "plan-roaz-advies";
    let facts = facts("2026-10-01");
    assert_eq!(plan(&facts, &region(&[]), id).0, None);
    let agreed = PlanFacts {
        agreed: true,
        ..facts
    };
    assert_eq!(plan(&agreed, &region(&[]), id).0, Some(Answer::Yes));
}

#[test]
fn an_explicit_answer_goes_before_a_fact() {
    let given = [(ConditionId::from("plan-voor-planjaar"), Answer::Unknown)].into();
    let facts = facts("2027-02-01");
    let results = plan_checks(Some(&facts), &given, guide(), &region(&[]));
    let found = find(&results, "plan-voor-planjaar");
    assert_eq!(found.answer, Some(Answer::Unknown));
}

#[test]
fn without_facts_the_plan_checks_are_only_listed() {
    let results = plan_checks(None, &Answers::new(), guide(), &region(&[]));
    let ids: Vec<&str> = results.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "plan-voor-planjaar",
            "plan-regionale-datum",
            "plan-volledig",
            "plan-zelfevaluatie",
            "plan-ondertekend",
            "plan-acht-bronnen",
            "plan-roaz-advies",
        ]
    );
    assert!(results.iter().all(|it| it.answer.is_none()));
    assert!(results.iter().all(|it| it.passages.len() == 1));
}

#[test]
fn activity_checks_are_listed_with_their_answers() {
    let given = [(ConditionId::from("samen-waar-mogelijk"), Answer::No)].into();
    let results = activity_checks(&given, guide());
    let found: Vec<_> = results
        .iter()
        .map(|it| (it.id.as_str(), it.answer, it.effect_if_no))
        .collect();
    assert_eq!(
        found,
        [
            ("oto-doel", None, CheckEffect::Blocks),
            ("geen-gewone-bedrijfsvoering", None, CheckEffect::Blocks),
            ("samen-waar-mogelijk", Some(Answer::No), CheckEffect::Warns),
            ("niet-eerder-toegekend", None, CheckEffect::Consult),
        ]
    );
}
