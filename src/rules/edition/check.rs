//! Whether an edition is whole: ids once, references known, the same question always the same, stances that follow.

use super::model::*;
use super::raw::*;
use super::{FALLBACK_KIND, Guide};
use crate::domain::guide::{GuideError, GuideFault};
use crate::domain::verdict::Verdict;
use std::collections::{BTreeMap, BTreeSet};

/// A fault in one entry of a table.
pub(super) fn fault(table: &'static str, id: &str, fault: GuideFault) -> GuideError {
    GuideError {
        table,
        id: id.to_owned(),
        fault,
    }
}

/// The ids of one table.
type Ids<'a> = BTreeSet<&'a str>;

/// The ids of a table; a fault for each that stands there twice.
pub(super) fn ids<'a>(
    table: &'static str,
    all: impl IntoIterator<Item = &'a String>,
    faults: &mut Vec<GuideError>,
) -> Ids<'a> {
    let mut known = Ids::new();
    for id in all {
        if !known.insert(id) {
            faults.push(fault(table, id, GuideFault::Duplicate));
        }
    }
    known
}

/// The ids that other tables may name.
struct Known<'a> {
    passages: Ids<'a>,
    evidence: Ids<'a>,
    groups: Ids<'a>,
    kinds: Ids<'a>,
    settings: Ids<'a>,
    rates: Ids<'a>,
}

impl<'a> Known<'a> {
    fn collect(raw: &'a RawGuide, faults: &mut Vec<GuideError>) -> Self {
        Self {
            passages: ids("passage", raw.passage.iter().map(|it| &it.id), faults),
            evidence: ids("evidence", raw.evidence.iter().map(|it| &it.id), faults),
            groups: ids("cost_group", raw.cost_group.iter().map(|it| &it.id), faults),
            kinds: ids("cost_kind", raw.cost_kind.iter().map(|it| &it.id), faults),
            settings: ids("setting", raw.setting.iter().map(|it| &it.id), faults),
            rates: raw.rate.iter().map(|it| it.kind.as_str()).collect(),
        }
    }
}

/// Writes down every id that one entry names and another table lacks.
struct Names<'a> {
    known: &'a Known<'a>,
    faults: &'a mut Vec<GuideError>,
}

impl Names<'_> {
    fn look_up(
        &mut self,
        (table, at): (&'static str, &str),
        (target, known): (&'static str, &Ids<'_>),
        id: &str,
    ) {
        if !known.contains(id) {
            let id = id.to_owned();
            self.faults
                .push(fault(table, at, GuideFault::Unknown { table: target, id }));
        }
    }

    fn passages<'b>(
        &mut self,
        at: (&'static str, &str),
        named: impl IntoIterator<Item = &'b String>,
    ) {
        for id in named {
            self.look_up(at, ("passage", &self.known.passages), id);
        }
    }

    fn setting(&mut self, at: (&'static str, &str), id: &str) {
        if !id.is_empty() {
            self.look_up(at, ("setting", &self.known.settings), id);
        }
    }

    fn rate(&mut self, at: (&'static str, &str), id: &str) {
        self.look_up(at, ("rate", &self.known.rates), id);
    }
}

/// Every id that stands twice, and every id that is named but does not exist, outside the tree's own.
pub(super) fn references(raw: &RawGuide) -> Vec<GuideError> {
    let mut faults = Vec::new();
    let known = Known::collect(raw, &mut faults);
    ids("check", raw.check.iter().map(|it| &it.id), &mut faults);
    ids(
        "deadline",
        raw.deadline.iter().map(|it| &it.id),
        &mut faults,
    );
    ids("faq", raw.faq.iter().map(|it| &it.id), &mut faults);
    ids("verdict", raw.verdict.iter().map(|it| &it.id), &mut faults);
    ids(
        "budget.part",
        raw.budget.part.iter().map(|it| &it.id),
        &mut faults,
    );
    let mut names = Names {
        known: &known,
        faults: &mut faults,
    };
    cost_kinds(raw, &mut names);
    checks(raw, &mut names);
    amounts(raw, &mut names);
    texts(raw, &mut names);
    tree_passages(&raw.tree, &mut names);
    faults
}

fn cost_kinds(raw: &RawGuide, names: &mut Names<'_>) {
    for kind in &raw.cost_kind {
        let at = ("cost_kind", kind.id.as_str());
        names.passages(at, &kind.passages);
        names.look_up(at, ("cost_group", &names.known.groups), &kind.group);
        for id in &kind.evidence {
            names.look_up(at, ("evidence", &names.known.evidence), id);
        }
        if let Some(rate) = &kind.rate {
            names.rate(at, rate);
        }
        if kind.passages.is_empty() {
            let id = "passages".to_owned();
            names
                .faults
                .push(fault(at.0, at.1, GuideFault::Missing { id }));
        }
        let mut asked = Ids::new();
        for condition in &kind.conditions {
            let place = format!("{}/{}", kind.id, condition.id);
            names.passages(("cost_kind.conditions", &place), [&condition.passage]);
            if !asked.insert(&condition.id) {
                names
                    .faults
                    .push(fault("cost_kind.conditions", &place, GuideFault::Duplicate));
            }
        }
    }
}

fn checks(raw: &RawGuide, names: &mut Names<'_>) {
    for check in &raw.check {
        let at = ("check", check.id.as_str());
        names.passages(at, [&check.passage]);
        names.setting(at, &check.setting);
        for kind in &check.not_for {
            names.look_up(at, ("cost_kind", &names.known.kinds), kind);
        }
    }
}

fn amounts(raw: &RawGuide, names: &mut Names<'_>) {
    let mut years = BTreeSet::new();
    for rate in &raw.rate {
        let at = ("rate", rate.kind.as_str());
        names.passages(at, rate.passages.iter().chain([&rate.passage]));
        if !years.insert((&rate.kind, rate.year)) {
            names.faults.push(fault(at.0, at.1, GuideFault::Duplicate));
        }
    }
    names.passages(("rate_basis", ""), [&raw.rate_basis.passage]);
    names.rate(("rate_basis", ""), &raw.rate_basis.rate);
    names.passages(("indexation", ""), &raw.indexation.passages);
    names.rate(("indexation", ""), &raw.indexation.rate);
}

fn texts(raw: &RawGuide, names: &mut Names<'_>) {
    for item in &raw.evidence {
        names.passages(("evidence", &item.id), [&item.passage]);
    }
    for deadline in &raw.deadline {
        let at = ("deadline", deadline.id.as_str());
        names.passages(at, [&deadline.passage]);
        names.setting(at, deadline.setting.as_deref().unwrap_or_default());
    }
    for setting in &raw.setting {
        names.passages(("setting", &setting.id), [&setting.passage]);
    }
    for faq in &raw.faq {
        names.passages(("faq", &faq.id), &faq.passages);
    }
    names.passages(("budget", ""), &raw.budget.passages);
    for part in &raw.budget.part {
        names.passages(("budget.part", &part.id), [&part.passage]);
    }
    for criterion in &raw.criterion {
        let number = criterion.number.to_string();
        names.passages(("criterion", &number), [&criterion.passage]);
        names.setting(("criterion", &number), &criterion.setting);
    }
}

fn tree_passages(tree: &RawTree, names: &mut Names<'_>) {
    names.passages(("tree", &tree.id), &tree.passages);
    for node in &tree.node {
        names.passages(("tree.node", &node.id), &node.passages);
        for answer in &node.answers {
            let place = format!("{}/{}", node.id, answer.id);
            names.passages(("tree.node.answers", &place), &answer.passages);
        }
    }
    for outcome in &tree.outcome {
        names.passages(("tree.outcome", &outcome.id), &outcome.passages);
    }
}

/// What must hold between entries that exist: questions with one id agree, stances follow, dates are dates.
pub(super) fn meaning(guide: &Guide) -> Vec<GuideError> {
    let mut faults = shared_questions(guide);
    for kind in &guide.cost_kinds {
        faults.extend(stance(kind));
    }
    for deadline in &guide.deadlines {
        faults.extend(date(deadline));
    }
    for setting in &guide.settings {
        faults.extend(default(setting));
    }
    for verdict in Verdict::ALL {
        if guide.verdict_label(verdict).is_none() {
            let id = verdict.code().to_owned();
            faults.push(fault("verdict", "", GuideFault::Missing { id }));
        }
    }
    if guide.fallback_passages().is_empty() {
        let id = FALLBACK_KIND.to_owned();
        faults.push(fault("cost_kind", "", GuideFault::Missing { id }));
    }
    faults
}

/// One answer serves all lines of an activity, so the same id must ask the same and mean the same.
fn shared_questions(guide: &Guide) -> Vec<GuideError> {
    let mut faults = Vec::new();
    let mut first = BTreeMap::new();
    for kind in &guide.cost_kinds {
        for condition in &kind.conditions {
            let seen = *first.entry(&condition.id).or_insert(condition);
            let fields = [
                ("text", seen.text != condition.text),
                ("if_no", seen.if_no != condition.if_no),
                ("if_unknown", seen.if_unknown != condition.if_unknown),
                ("asked_of", seen.asked_of != condition.asked_of),
            ];
            let place = format!("{}/{}", kind.id, condition.id);
            for (field, _) in fields.into_iter().filter(|(_, differs)| *differs) {
                faults.push(fault(
                    "cost_kind.conditions",
                    &place,
                    GuideFault::Differs { field },
                ));
            }
        }
    }
    for check in &guide.checks {
        if let Some(condition) = first.get(&check.id) {
            let fields = [
                ("subject", check.subject != Subject::Activity),
                ("question", check.question != condition.text),
                ("asked_of", check.asked_of != condition.asked_of),
            ];
            for (field, _) in fields.into_iter().filter(|(_, differs)| *differs) {
                faults.push(fault(
                    "check",
                    check.id.as_str(),
                    GuideFault::Differs { field },
                ));
            }
        }
    }
    faults
}

fn stance(kind: &CostKind) -> Vec<GuideError> {
    let mut faults = Vec::new();
    let follows = match (kind.default_verdict, kind.conditions.is_empty()) {
        (Verdict::Allowed, true) => Some(Stance::Yes),
        (Verdict::Conditional, false) => Some(Stance::YesProvided),
        (Verdict::Consult, false) => Some(Stance::Consult),
        (Verdict::NotAllowed, false) => Some(Stance::NoUnless),
        (Verdict::NotAllowed, true) => Some(Stance::No),
        (Verdict::Allowed, false) | (Verdict::Conditional | Verdict::Consult, true) => None,
    };
    if follows != Some(kind.stance) {
        faults.push(fault(
            "cost_kind",
            kind.id.as_str(),
            GuideFault::Stance {
                found: kind.stance.code().to_owned(),
                follows: follows.map(Stance::code),
            },
        ));
    }
    let adviser_decides = kind
        .conditions
        .iter()
        .any(|condition| condition.asked_of == AskedOf::Adviser);
    if kind.stance == Stance::Consult && !adviser_decides {
        faults.push(fault(
            "cost_kind",
            kind.id.as_str(),
            GuideFault::NoAdviserCondition,
        ));
    }
    faults
}

fn date(deadline: &Deadline) -> Option<GuideError> {
    let whole = match deadline.rule {
        DeadlineRule::FixedDate | DeadlineRule::BeforePlanYear => {
            deadline.month.is_some() && deadline.day.is_some()
        }
        DeadlineRule::Month => deadline.month.is_some(),
        DeadlineRule::BeforeEvent | DeadlineRule::YearlyNotice | DeadlineRule::RegionalDate => true,
    };
    // A leap year, so that 29 February can be named.
    let exists = chrono::NaiveDate::from_ymd_opt(
        2028,
        deadline.month.unwrap_or(1),
        deadline.day.unwrap_or(1),
    )
    .is_some();
    (!whole || !exists).then(|| {
        let [month, day] = [deadline.month, deadline.day].map(Option::unwrap_or_default);
        fault(
            "deadline",
            &deadline.id,
            GuideFault::Value {
                field: "month, day",
                found: format!("{month}, {day}"),
            },
        )
    })
}

fn default(setting: &Setting) -> Option<GuideError> {
    let default = setting.default.as_str();
    let fits = match setting.kind {
        SettingKind::Bool => ["true", "false"].contains(&default),
        SettingKind::Choice => {
            !setting.choices.is_empty()
                && (default.is_empty() || setting.choices.iter().any(|choice| choice == default))
        }
        SettingKind::MoneyCents => default.is_empty() || default.parse::<i64>().is_ok(),
        SettingKind::Date => default.is_empty() || default.parse::<chrono::NaiveDate>().is_ok(),
        SettingKind::MonthDay | SettingKind::Text | SettingKind::List => true,
    };
    (!fits).then(|| {
        fault(
            "setting",
            &setting.id,
            GuideFault::Value {
                field: "default",
                found: default.to_owned(),
            },
        )
    })
}
