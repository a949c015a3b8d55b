//! How hours of internal trainers are held against an edition: a file of its own beside the guide's, checked against it.

use super::check::fault;
use super::model::{
    Comparable, DoubleAnswers, Figure, Frequency, HoursCheck, HoursGrounds, HoursRules, Setting,
    SettingKind, SettingScope, Subject,
};
use super::raw::RawSetting;
use super::{Guide, findings, syntax};
use crate::domain::guide::{GuideError, GuideFault};
use crate::domain::hours::Phase;
use crate::domain::{ConditionId, PassageId};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    edition: String,
    rate: String,
    travel_rate: String,
    external: Vec<String>,
    finding: Vec<findings::RawFinding>,
    regular: Vec<findings::RawRegular>,
    setting: Vec<RawSetting>,
    phase: Vec<RawPhase>,
    comparable: RawComparable,
    frequency: Vec<RawFrequency>,
    double: Vec<RawDouble>,
    judgement: RawJudgement,
    check: Vec<RawCheck>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCheck {
    id: String,
    label: String,
    figure: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawJudgement {
    accepted: Vec<String>,
    reduced: Vec<String>,
    discussed: Vec<String>,
    returned: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPhase {
    code: String,
    letter: String,
    passage: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawComparable {
    few: usize,
    alike_from_percent: u32,
    alike_to_percent: u32,
    stands_out_points: u32,
    total_stands_out_percent: u32,
    passages: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFrequency {
    node: String,
    answer: String,
    at_most: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDouble {
    node: String,
    answers: Vec<String>,
}

impl Guide {
    /// Adds what a file says about hours to the edition that it belongs to: its rules, and what a region may choose.
    ///
    /// # Errors
    /// Every fault that was found: another edition, a rate, passage, question or answer that the guide does not have,
    /// a setting that it has already, a phase that is missing.
    pub fn with_hours(mut self, text: &str) -> Result<Self, Vec<GuideError>> {
        let raw: RawFile = toml::from_str(text).map_err(|error| vec![syntax(text, &error)])?;
        let mut faults = Vec::new();
        if raw.edition != self.edition.id.as_str() {
            let found = raw.edition.clone();
            let field = "edition";
            faults.push(fault("edition", "", GuideFault::Value { field, found }));
        }
        for kind in [&raw.rate, &raw.travel_rate] {
            if !self.rates.iter().any(|rate| rate.kind == *kind) {
                faults.push(unknown("rate", kind, "rate", kind));
            }
        }
        self.check_phases(&raw.phase, &mut faults);
        self.check_findings(&raw.finding, &mut faults);
        self.check_regular(&raw.regular, &mut faults);
        self.check_external(&raw.external, &mut faults);
        for passage in &raw.comparable.passages {
            self.check_passage("comparable", "", passage, &mut faults);
        }
        let grounds = &raw.judgement;
        for passage in [
            &grounds.accepted,
            &grounds.reduced,
            &grounds.discussed,
            &grounds.returned,
        ]
        .into_iter()
        .flatten()
        {
            self.check_passage("judgement", "", passage, &mut faults);
        }
        self.check_checks(&raw.check, &mut faults);
        for of in &raw.frequency {
            self.check_answer("frequency", &of.node, &of.answer, &mut faults);
        }
        for of in &raw.double {
            for answer in &of.answers {
                self.check_answer("double", &of.node, answer, &mut faults);
            }
        }
        for setting in &raw.setting {
            self.check_passage("setting", &setting.id, &setting.passage, &mut faults);
            if self.settings.iter().any(|it| it.id == setting.id) {
                faults.push(fault("setting", &setting.id, GuideFault::Duplicate));
            }
        }
        let settings: Vec<Setting> = raw
            .setting
            .iter()
            .filter_map(|raw| setting(raw, &mut faults))
            .collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        self.settings.extend(settings);
        self.hours = Some(rules(&raw));
        Ok(self)
    }

    fn check_phases(&self, phases: &[RawPhase], faults: &mut Vec<GuideError>) {
        for phase in phases {
            self.check_passage("phase", &phase.code, &phase.passage, faults);
            if Phase::from_code(&phase.code).is_none() || phase.letter.chars().count() != 1 {
                let found = format!("{} {}", phase.code, phase.letter);
                let field = "code";
                faults.push(fault(
                    "phase",
                    &phase.code,
                    GuideFault::Value { field, found },
                ));
            }
        }
        for phase in Phase::ALL {
            if phases.iter().filter(|it| it.code == phase.code()).count() != 1 {
                let id = phase.code().to_owned();
                faults.push(fault("phase", "", GuideFault::Missing { id }));
            }
        }
    }

    /// Every check on hours has its figure, once.
    fn check_checks(&self, checks: &[RawCheck], faults: &mut Vec<GuideError>) {
        for check in checks {
            let id = ConditionId::from(check.id.as_str());
            if !self.checks(Subject::Hours).any(|it| it.id == id) {
                faults.push(unknown("check", &check.id, "check", &check.id));
            }
            if Figure::from_code(&check.figure).is_none() || check.label.is_empty() {
                let found = check.figure.clone();
                let field = "figure";
                faults.push(fault(
                    "check",
                    &check.id,
                    GuideFault::Value { field, found },
                ));
            }
        }
        for check in self.checks(Subject::Hours) {
            if checks
                .iter()
                .filter(|it| it.id == check.id.as_str())
                .count()
                != 1
            {
                let id = check.id.to_string();
                faults.push(fault("check", "", GuideFault::Missing { id }));
            }
        }
    }

    pub(super) fn check_passage(
        &self,
        table: &'static str,
        id: &str,
        passage: &str,
        faults: &mut Vec<GuideError>,
    ) {
        if self.passage(&PassageId::from(passage)).is_none() {
            faults.push(unknown(table, id, "passage", passage));
        }
    }

    pub(super) fn check_answer(
        &self,
        table: &'static str,
        node: &str,
        answer: &str,
        faults: &mut Vec<GuideError>,
    ) {
        let known = self
            .tree
            .node(node)
            .is_some_and(|node| node.answers.iter().any(|it| it.id == answer));
        if !known {
            faults.push(unknown(
                table,
                node,
                "tree.node",
                &format!("{node}.{answer}"),
            ));
        }
    }
}

pub(super) fn unknown(
    at: &'static str,
    id: &str,
    table: &'static str,
    missing: &str,
) -> GuideError {
    let id_missing = missing.to_owned();
    fault(
        at,
        id,
        GuideFault::Unknown {
            table,
            id: id_missing,
        },
    )
}

pub(super) fn setting(raw: &RawSetting, faults: &mut Vec<GuideError>) -> Option<Setting> {
    let kind = SettingKind::from_code(&raw.kind);
    let scope = SettingScope::from_code(&raw.scope);
    let (Some(kind), Some(scope)) = (kind, scope) else {
        let found = format!("{} {}", raw.kind, raw.scope);
        let field = "type";
        faults.push(fault(
            "setting",
            &raw.id,
            GuideFault::Value { field, found },
        ));
        return None;
    };
    Some(Setting {
        id: raw.id.clone(),
        label: raw.label.clone(),
        kind,
        default: raw.default.clone(),
        scope,
        passage: PassageId::from(raw.passage.as_str()),
        help: raw.help.clone(),
        choices: raw.choices.clone(),
    })
}

pub(super) fn ids(all: &[String]) -> Vec<PassageId> {
    all.iter().map(|id| PassageId::from(id.as_str())).collect()
}

fn rules(raw: &RawFile) -> HoursRules {
    let comparable = &raw.comparable;
    HoursRules {
        rate: raw.rate.clone(),
        travel_rate: raw.travel_rate.clone(),
        external: findings::external(&raw.external),
        findings: findings::rules(&raw.finding),
        regulars: findings::regulars(&raw.regular),
        phases: raw
            .phase
            .iter()
            .filter_map(|it| {
                Some((
                    Phase::from_code(&it.code)?,
                    PassageId::from(it.passage.as_str()),
                ))
            })
            .collect(),
        comparable: Comparable {
            few: comparable.few,
            alike_from_percent: comparable.alike_from_percent,
            alike_to_percent: comparable.alike_to_percent,
            stands_out_points: comparable.stands_out_points,
            total_stands_out_percent: comparable.total_stands_out_percent,
            passages: ids(&comparable.passages),
        },
        grounds: HoursGrounds {
            accepted: ids(&raw.judgement.accepted),
            reduced: ids(&raw.judgement.reduced),
            discussed: ids(&raw.judgement.discussed),
            returned: ids(&raw.judgement.returned),
        },
        checks: raw
            .check
            .iter()
            .filter_map(|it| {
                Some(HoursCheck {
                    id: ConditionId::from(it.id.as_str()),
                    label: it.label.clone(),
                    figure: Figure::from_code(&it.figure)?,
                })
            })
            .collect(),
        frequencies: raw
            .frequency
            .iter()
            .map(|it| Frequency {
                node: it.node.clone(),
                answer: it.answer.clone(),
                at_most: (it.at_most > 0).then_some(it.at_most),
            })
            .collect(),
        doubles: raw
            .double
            .iter()
            .map(|it| DoubleAnswers {
                node: it.node.clone(),
                answers: it.answers.clone(),
            })
            .collect(),
    }
}
