//! From a cost line and its answers to a verdict with reasons and passages. The adviser's own decision outranks it.

mod by_tree;

use super::edition::{AskedOf, Check, CostKind, Guide, Stance, Subject};
use crate::domain::partner::PartnerKind;
use crate::domain::plan::ActivityKind;
use crate::domain::region::{RegionPolicy, RegionRule, RuleEffect, RuleScope};
use crate::domain::tree::TreeFinding;
use crate::domain::verdict::{
    Answer, Answers, AskedCondition, CheckEffect, Judgement, Reason, Verdict,
};
use crate::domain::{Cents, ConditionId, CostKindId, PassageId};
use std::collections::BTreeSet;

/// A cost line with all that its verdict depends on, apart from guide and region.
#[derive(Debug, Clone, Copy)]
pub struct LineCase<'a> {
    /// The chosen kind; `None` while there is only a suggestion.
    pub kind: Option<&'a CostKindId>,
    pub requested: Cents,
    /// Answers given for this line; they go before those of the activity.
    pub answers: &'a Answers,
    /// Answers given for the whole activity: its checks, and conditions that its lines share.
    pub activity_answers: &'a Answers,
    pub activity_kind: Option<ActivityKind>,
    pub partner_kind: Option<PartnerKind>,
    /// The plan year.
    pub year: i32,
    /// The completed runs of the decision tree about its activity; they count for kinds that use it.
    pub tree: &'a [TreeFinding],
}

/// What one question, check or rule makes of the line.
struct Finding {
    verdict: Verdict,
    /// `None` for what is met and needs no mention.
    reason: Option<Reason>,
    passages: Vec<PassageId>,
}

/// What the guide, narrowed by the region, makes of a cost line.
///
/// Per condition ja → allowed, nee → `if_no`, weet niet → `if_unknown`, unanswered → the kind's default; in a
/// nee-tenzij kind with one ja an unanswered condition counts as weet niet. A completed run of the decision tree gives
/// the verdict of a kind that uses it while no condition is answered; otherwise the worse of both. Activity checks answered nee lower the
/// line, region rules can only lower it; the worst of all wins. Without a known kind it is never better than in overleg
/// (passages `inleiding-twijfel-collegas`, `criteria-gids`).
pub fn judge(case: &LineCase<'_>, guide: &Guide, region: &RegionPolicy) -> Judgement {
    let kind = case.kind.and_then(|id| guide.cost_kind(id));
    let conditions = match kind {
        Some(kind) => by_tree::with_tree(kind, case, guide),
        None => vec![without_kind(case, guide)],
    };
    let checks = of_checks(case, guide);
    let national = worst(conditions.iter().chain(&checks));
    let rules = of_region(kind, case, region, national);
    let verdict = worst(conditions.iter().chain(&checks).chain(&rules));
    Judgement {
        kind: kind.map(|kind| kind.id.clone()),
        verdict,
        passages: passages(
            kind.filter(|kind| !by_tree::alone(kind, case, guide)),
            [&conditions, &checks, &rules],
            verdict,
        ),
        reasons: reasons(kind, [conditions, checks, rules]),
        conditions: asked(kind, case, guide, region),
        evidence: kind.map_or_else(Vec::new, |kind| kind.evidence.clone()),
    }
}

/// The ids in `answers` that neither the guide nor the region asks anything under.
pub fn unknown_answers(
    answers: &Answers,
    guide: &Guide,
    region: &RegionPolicy,
) -> Vec<ConditionId> {
    let regional: BTreeSet<&ConditionId> = region
        .rules
        .iter()
        .filter_map(|rule| match &rule.effect {
            RuleEffect::Condition { id, .. } => Some(id),
            RuleEffect::AtBest(_) => None,
        })
        .collect();
    answers
        .keys()
        .filter(|id| {
            guide.condition(id).is_none() && guide.check(id).is_none() && !regional.contains(id)
        })
        .cloned()
        .collect()
}

fn worst<'a>(findings: impl Iterator<Item = &'a Finding>) -> Verdict {
    findings
        .map(|finding| finding.verdict)
        .max()
        .unwrap_or(Verdict::Allowed)
}

impl LineCase<'_> {
    fn answer(&self, id: &ConditionId) -> Option<Answer> {
        let given = self.answers.get(id);
        given.or_else(|| self.activity_answers.get(id)).copied()
    }

    /// A nee-tenzij kind is on its way to being lifted once one of its own conditions is met.
    fn lifted(&self, kind: &CostKind) -> bool {
        kind.stance == Stance::NoUnless
            && kind
                .conditions
                .iter()
                .any(|condition| self.answer(&condition.id) == Some(Answer::Yes))
    }
}

fn without_kind(case: &LineCase<'_>, guide: &Guide) -> Finding {
    Finding {
        verdict: Verdict::Consult,
        reason: Some(match case.kind {
            None => Reason::NoKind,
            Some(id) => Reason::UnknownKind { id: id.to_string() },
        }),
        passages: guide.fallback_passages().to_vec(),
    }
}

fn of_kind(kind: &CostKind, case: &LineCase<'_>, guide: &Guide) -> Vec<Finding> {
    let mut open = Vec::new();
    let mut findings = Vec::new();
    let lifted = case.lifted(kind);
    for condition in &kind.conditions {
        let question = || condition.text.clone();
        let (verdict, reason) = match case.answer(&condition.id) {
            Some(Answer::Yes) => (Verdict::Allowed, None),
            Some(Answer::No) => (
                condition.if_no,
                Some(Reason::ConditionNo {
                    question: question(),
                }),
            ),
            None if !lifted => {
                open.push(question());
                (kind.default_verdict, None)
            }
            Some(Answer::Unknown) | None => (
                condition.if_unknown,
                Some(Reason::ConditionUnknown {
                    question: question(),
                }),
            ),
        };
        findings.push(Finding {
            verdict,
            reason,
            passages: vec![condition.passage.clone()],
        });
    }
    findings.extend(stance(kind, &open, guide));
    findings
}

/// The reasons that the kind itself gives while it has no conditions or they are not all answered.
fn stance(kind: &CostKind, open: &[String], guide: &Guide) -> Vec<Finding> {
    if open.is_empty() && !kind.conditions.is_empty() {
        return Vec::new();
    }
    let name = || kind.name.clone();
    let own = match kind.default_verdict {
        Verdict::Allowed => Some(Reason::KindAllowed { kind: name() }),
        Verdict::Conditional => None,
        Verdict::Consult => Some(Reason::KindToAdviser { kind: name() }),
        Verdict::NotAllowed => Some(Reason::KindRefused {
            kind: name(),
            summary: summary(kind, guide),
        }),
    };
    let open = (!open.is_empty()).then(|| Reason::Open {
        kind: name(),
        questions: open.to_vec(),
    });
    own.into_iter()
        .chain(open)
        .map(|reason| Finding {
            verdict: kind.default_verdict,
            reason: Some(reason),
            passages: Vec::new(),
        })
        .collect()
}

fn summary(kind: &CostKind, guide: &Guide) -> String {
    kind.passages
        .first()
        .and_then(|id| guide.passage(id))
        .map(|passage| passage.summary.clone())
        .unwrap_or_default()
}

/// Activity checks that were answered nee, for the activity or for this line, and that hold for this kind.
fn of_checks(case: &LineCase<'_>, guide: &Guide) -> Vec<Finding> {
    guide
        .checks(Subject::Activity)
        .filter(|check| !case.kind.is_some_and(|kind| check.not_for.contains(kind)))
        .filter(|check| {
            [case.activity_answers, case.answers]
                .iter()
                .any(|answers| answers.get(&check.id) == Some(&Answer::No))
        })
        .filter_map(of_check)
        .collect()
}

fn of_check(check: &Check) -> Option<Finding> {
    let verdict = match check.effect_if_no {
        CheckEffect::Blocks => Verdict::NotAllowed,
        CheckEffect::Consult => Verdict::Consult,
        CheckEffect::Warns => return None,
    };
    Some(Finding {
        verdict,
        reason: Some(Reason::CheckNo {
            question: check.question.clone(),
            action: check.action_if_no.clone(),
        }),
        passages: vec![check.passage.clone()],
    })
}

/// The region's rules about this line.
fn rules<'a>(
    case: &'a LineCase<'_>,
    region: &'a RegionPolicy,
) -> impl Iterator<Item = &'a RegionRule> {
    let about = |rule: &&RegionRule| is_about(&rule.applies, case);
    region.rules.iter().filter(about)
}

fn is_about(scope: &RuleScope, case: &LineCase<'_>) -> bool {
    fn among<T: PartialEq>(list: &[T], it: Option<&T>) -> bool {
        list.is_empty() || it.is_some_and(|it| list.contains(it))
    }
    among(&scope.cost_kinds, case.kind)
        && among(&scope.activity_kinds, case.activity_kind.as_ref())
        && among(&scope.partner_kinds, case.partner_kind.as_ref())
        && scope.above.is_none_or(|limit| case.requested > limit)
        && scope.from_year.is_none_or(|first| first <= case.year)
        && scope.until_year.is_none_or(|last| case.year <= last)
}

/// What the region's rules make of the line; those that narrow it say so.
fn of_region(
    kind: Option<&CostKind>,
    case: &LineCase<'_>,
    region: &RegionPolicy,
    national: Verdict,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in rules(case, region) {
        let (verdict, detail) = match &rule.effect {
            RuleEffect::AtBest(best) => (*best, None),
            RuleEffect::Condition {
                id,
                question,
                if_no,
                if_unknown,
            } => regional_condition(kind, case, (id, question), (*if_no, *if_unknown)),
        };
        if verdict > national {
            findings.push(Finding {
                verdict,
                reason: Some(Reason::RegionNarrows {
                    title: rule.title.clone(),
                    reason: rule.reason.clone(),
                    national,
                }),
                passages: rule.passages.clone(),
            });
        }
        if detail.is_some() {
            findings.push(Finding {
                verdict,
                reason: detail,
                passages: rule.passages.clone(),
            });
        }
    }
    findings
}

/// As a condition of the guide, but it never lifts a nee-tenzij kind, and left unanswered it leaves a condition open.
fn regional_condition(
    kind: Option<&CostKind>,
    case: &LineCase<'_>,
    (id, question): (&ConditionId, &str),
    (if_no, if_unknown): (Verdict, Verdict),
) -> (Verdict, Option<Reason>) {
    let question = question.to_owned();
    match case.answer(id) {
        Some(Answer::Yes) => (Verdict::Allowed, None),
        Some(Answer::No) => (if_no, Some(Reason::ConditionNo { question })),
        Some(Answer::Unknown) => (if_unknown, Some(Reason::ConditionUnknown { question })),
        None if kind.is_some_and(|kind| case.lifted(kind)) => {
            (if_unknown, Some(Reason::ConditionUnknown { question }))
        }
        None => {
            let open = Reason::Open {
                kind: kind.map_or_else(String::new, |kind| kind.name.clone()),
                questions: vec![question],
            };
            (while_open(kind), Some(open))
        }
    }
}

/// What an unanswered question of the region is worth: at best onder voorwaarden, in overleg where the kind is.
/// A kind that is refused is refused by its own conditions.
fn while_open(kind: Option<&CostKind>) -> Verdict {
    match kind.map(|kind| kind.stance) {
        Some(Stance::Consult) | None => Verdict::Consult,
        Some(Stance::Yes | Stance::YesProvided | Stance::NoUnless | Stance::No) => {
            Verdict::Conditional
        }
    }
}

/// What every finding says, the worst first, so that a rule of the region stands before what it narrowed;
/// among equals the kind's own before checks before the region's.
fn reasons(kind: Option<&CostKind>, findings: [Vec<Finding>; 3]) -> Vec<Reason> {
    let mut findings: Vec<Finding> = findings.into_iter().flatten().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.verdict));
    if worst(findings.iter()) > Verdict::Allowed {
        findings.retain(|finding| finding.verdict > Verdict::Allowed);
    }
    let mut reasons: Vec<Reason> = Vec::new();
    for reason in findings.into_iter().filter_map(|finding| finding.reason) {
        if !reasons.iter().any(|said| says_the_same(said, &reason)) {
            reasons.push(reason);
        }
    }
    match kind {
        Some(kind) if reasons.is_empty() => vec![Reason::AllMet {
            kind: kind.name.clone(),
        }],
        Some(_) | None => reasons,
    }
}

/// A condition and a check can be one question, answered once.
fn says_the_same(said: &Reason, other: &Reason) -> bool {
    match (said, other) {
        (
            Reason::ConditionNo { question },
            Reason::CheckNo {
                question: other, ..
            },
        ) => question == other,
        (said, other) => said == other,
    }
}

/// Those of the deciding conditions, those of the kind, those of the checks, those of the region, and last those of
/// other conditions that were mentioned; each once.
fn passages(
    kind: Option<&CostKind>,
    [conditions, checks, rules]: [&[Finding]; 3],
    verdict: Verdict,
) -> Vec<PassageId> {
    let of = |findings: &'_ [&Finding]| -> Vec<PassageId> {
        findings
            .iter()
            .flat_map(|finding| finding.passages.clone())
            .collect()
    };
    let (deciding, other): (Vec<&Finding>, Vec<&Finding>) = conditions
        .iter()
        .partition(|finding| finding.verdict == verdict);
    let mentioned: Vec<&Finding> = other
        .into_iter()
        .filter(|finding| finding.reason.is_some())
        .collect();
    let mut seen = BTreeSet::new();
    [
        of(&deciding),
        kind.map_or_else(Vec::new, |kind| kind.passages.clone()),
        of(&checks.iter().collect::<Vec<_>>()),
        of(&rules.iter().collect::<Vec<_>>()),
        of(&mentioned),
    ]
    .into_iter()
    .flatten()
    .filter(|id| seen.insert(id.clone()))
    .collect()
}

/// The questions of the kind in the guide's order, then those that the region adds.
fn asked(
    kind: Option<&CostKind>,
    case: &LineCase<'_>,
    guide: &Guide,
    region: &RegionPolicy,
) -> Vec<AskedCondition> {
    let own = kind.map_or_else(|| guide.fallback_passages(), |kind| &kind.passages);
    let mut asked: Vec<AskedCondition> = Vec::new();
    for condition in kind.iter().flat_map(|kind| &kind.conditions) {
        asked.push(AskedCondition {
            id: condition.id.clone(),
            question: condition.text.clone(),
            answer: case.answer(&condition.id),
            passage: condition.passage.clone(),
            adviser_decides: condition.asked_of == AskedOf::Adviser,
            regional: false,
        });
    }
    for rule in rules(case, region) {
        let RuleEffect::Condition { id, question, .. } = &rule.effect else {
            continue;
        };
        let passage = rule.passages.first().or_else(|| own.first());
        if let (Some(passage), false) = (passage, asked.iter().any(|it| it.id == *id)) {
            asked.push(AskedCondition {
                id: id.clone(),
                question: question.clone(),
                answer: case.answer(id),
                passage: passage.clone(),
                adviser_decides: false,
                regional: true,
            });
        }
    }
    asked
}
