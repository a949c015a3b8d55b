//! The checks on an activity and on a plan, as far as they follow from what is known.

use super::edition::{Check, Guide, SettingKind, Subject};
use crate::domain::ConditionId;
use crate::domain::region::{RegionPolicy, Settings};
use crate::domain::verdict::{Answer, Answers, CheckEffect, CheckResult};
use chrono::{Datelike, NaiveDate};

/// What the register knows of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanFacts {
    pub received_on: NaiveDate,
    /// The plan year.
    pub year: i32,
    /// By a bestuurder or gemandateerde.
    pub signed: bool,
    pub self_evaluation: bool,
    /// The Bestuurlijk ROAZ agreed.
    pub agreed: bool,
}

/// How a fact answers a check; `None` while it does not.
type FromFacts = fn(&PlanFacts, Option<NaiveDate>) -> Option<Answer>;

/// The plan checks that follow from facts, by their id in the guide. The date is that of the check's own setting.
const FROM_FACTS: [(&str, FromFacts); 5] = [
    ("plan-voor-planjaar", |facts, _| {
        Some(yes_if(facts.received_on.year() < facts.year))
    }),
    ("plan-regionale-datum", |facts, date| {
        date.map(|date| yes_if(facts.received_on <= date))
    }),
    ("plan-zelfevaluatie", |facts, _| {
        Some(yes_if(facts.self_evaluation))
    }),
    ("plan-ondertekend", |facts, _| Some(yes_if(facts.signed))),
    // Not agreed yet is no refusal: the letter can be a concept until then.
    ("plan-roaz-advies", |facts, _| {
        facts.agreed.then_some(Answer::Yes)
    }),
];

/// The plan checks that ask whether a plan came in time.
const ABOUT_TIME: [&str; 2] = ["plan-voor-planjaar", "plan-regionale-datum"];

/// Whether a plan check asks if the plan came in time.
pub fn is_about_time(check: &ConditionId) -> bool {
    ABOUT_TIME.contains(&check.as_str())
}

/// Whether what is known of a plan answers this check by itself: what was handed in, when and by whom signed.
pub fn follows_from_facts(id: &ConditionId) -> bool {
    FROM_FACTS.iter().any(|(it, _)| *it == id.as_str())
}

/// Whether a plan check asks if the Bestuurlijk ROAZ agreed.
pub fn is_about_agreement(check: &ConditionId) -> bool {
    check.as_str() == "plan-roaz-advies"
}

/// The checks on an activity, in the guide's order, answered or not.
///
/// Passages `inleiding-beleidskader`, `fig1-niet-bedrijfsvoering`, `inleiding-samen-tenzij`,
/// `criteria-eerdere-toekenningen`.
pub fn activity_checks(answers: &Answers, guide: &Guide) -> Vec<CheckResult> {
    guide
        .checks(Subject::Activity)
        .map(|check| result(check, answers.get(&check.id).copied(), check.effect_if_no))
        .collect()
}

/// The checks on a plan, in the guide's order, answered or not. An explicit answer goes before a fact; without
/// `facts` only explicit answers count. Where the region switched on the setting of a check, a remark blocks.
///
/// Passages `eisen-vooraf-indienen`, `eisen-regionale-indiendatum`, `criteria-volledigheid-eerst`,
/// `eisen-zelfevaluatie-verplicht`, `eisen-ondertekening`, `criteria-gids`, `beoordeling-advies-roaz`.
pub fn plan_checks(
    facts: Option<&PlanFacts>,
    answers: &Answers,
    guide: &Guide,
    region: &RegionPolicy,
) -> Vec<CheckResult> {
    guide
        .checks(Subject::Plan)
        .map(|check| {
            let given = answers.get(&check.id).copied();
            let answer = given.or_else(|| from_facts(&check.id, facts?, date(check, region)));
            result(check, answer, effect(check, guide, &region.settings))
        })
        .collect()
}

pub(super) fn result(
    check: &Check,
    answer: Option<Answer>,
    effect_if_no: CheckEffect,
) -> CheckResult {
    CheckResult {
        id: check.id.clone(),
        question: check.question.clone(),
        answer,
        effect_if_no,
        action_if_no: check.action_if_no.clone(),
        passages: vec![check.passage.clone()],
    }
}

fn date(check: &Check, region: &RegionPolicy) -> Option<NaiveDate> {
    region.settings.date(check.setting.as_deref()?)
}

fn from_facts(id: &ConditionId, facts: &PlanFacts, date: Option<NaiveDate>) -> Option<Answer> {
    let (_, follows) = FROM_FACTS.iter().find(|(it, _)| *it == id.as_str())?;
    follows(facts, date)
}

/// Whether the register itself answers a check on a plan, once it knows the fact: nobody needs to be asked.
pub fn is_from_facts(id: &ConditionId) -> bool {
    FROM_FACTS.iter().any(|(it, _)| *it == id.as_str())
}

pub(super) fn yes_if(holds: bool) -> Answer {
    if holds { Answer::Yes } else { Answer::No }
}

/// A remark becomes a block when the yes-or-no setting that the check names is on.
fn effect(check: &Check, guide: &Guide, settings: &Settings) -> CheckEffect {
    let switched_on = check.setting.as_deref().is_some_and(|id| {
        let is_switch = guide
            .setting(id)
            .is_some_and(|setting| setting.kind == SettingKind::Bool);
        is_switch && settings.is_on(id)
    });
    match check.effect_if_no {
        CheckEffect::Warns if switched_on => CheckEffect::Blocks,
        effect => effect,
    }
}
