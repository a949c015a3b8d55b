//! The form as settings, with everything that is wrong in it at its field: the form of what was typed here, and
//! the same check that a settings file gets.

use super::{
    PassageField, PassageForm, Place, RegionForm, RuleField, RuleForm, SignatoryField, TextField,
    kept,
};
use crate::desk::{self, LetterheadFile, RegionFile, SignatoryFile};
use crate::domain::partner::PartnerKind;
use crate::domain::plan::ActivityKind;
use crate::domain::region::{
    Adviser, RegionPassage, RegionRule, RegionSource, RuleEffect, RuleScope,
};
use crate::domain::region_problem::{FieldFault, RegionProblem};
use crate::domain::sheet_remark::{Expected, RegionFileFault};
use crate::domain::verdict::Verdict;
use crate::domain::{ConditionId, CostKindId, PassageId};
use crate::screen::parts;
use std::collections::BTreeMap;

/// Something wrong, at its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub at: Place,
    pub fault: FieldFault,
}

/// The settings, as far as they can be read, and everything that is wrong with them.
pub fn read(form: &RegionForm) -> (RegionFile, Vec<Fault>) {
    let mut faults = Faults(Vec::new());
    let file = file(form, &mut faults);
    for problem in desk::region_problems(&file) {
        if let Some(at) = place(form, &problem) {
            faults.0.push(Fault {
                at,
                fault: FieldFault::Region(problem),
            });
        }
    }
    (file, faults.0)
}

struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, at: Place, fault: RegionFileFault) {
        self.0.push(Fault {
            at,
            fault: FieldFault::Form(fault),
        });
    }

    fn needed(&mut self, at: Place, text: &str) {
        if text.trim().is_empty() {
            self.add(at, RegionFileFault::Missing);
        }
    }

    fn wrong(&mut self, at: Place, expected: Expected) {
        self.add(at, RegionFileFault::WrongType { expected });
    }
}

fn file(form: &RegionForm, faults: &mut Faults) -> RegionFile {
    let text = |field| form.text(field).trim().to_owned();
    for field in [TextField::Name, TextField::Office, TextField::Code] {
        faults.needed(Place::Text(field), form.text(field));
    }
    let colour = colour(form.text(TextField::Colour));
    if colour.is_none() {
        faults.wrong(Place::Text(TextField::Colour), Expected::Colour);
    }
    let values = |all: &BTreeMap<String, String>| -> BTreeMap<String, String> {
        let all = all.iter();
        all.map(|(id, typed)| (id.clone(), kept(id, typed)))
            .collect()
    };
    RegionFile {
        name: text(TextField::Name),
        office: text(TextField::Office),
        code: text(TextField::Code),
        letterhead: LetterheadFile {
            return_address: text(TextField::ReturnAddress),
            visiting_address: form
                .text(TextField::Visiting)
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect(),
            phone: text(TextField::Phone),
            email: text(TextField::Email),
            footer: text(TextField::Footer),
            colour: colour.unwrap_or_default(),
            logo: None,
        },
        adviser: Adviser {
            name: text(TextField::AdviserName),
            title: text(TextField::AdviserTitle),
            phone: text(TextField::AdviserPhone),
            email: text(TextField::AdviserEmail),
            available: text(TextField::AdviserAvailable),
        },
        signatories: signatories(form, faults),
        choices: form.choices.get(&0).map(values).unwrap_or_default(),
        choices_by_year: form
            .choices
            .iter()
            .filter(|(year, _)| **year != 0)
            .map(|(year, all)| (*year, values(all)))
            .collect(),
        passages: passages(form, faults),
        rules: rules(form, faults),
        sentences: form.sentences.clone(),
    }
}

/// `#0E465D`.
pub fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.trim().strip_prefix('#')?;
    if digits.len() != 6 || !digits.chars().all(|it| it.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

fn signatories(form: &RegionForm, faults: &mut Faults) -> Vec<SignatoryFile> {
    let mut all: Vec<SignatoryFile> = Vec::new();
    for (at, it) in form.signatories.iter().enumerate() {
        let name = Place::Signatory(at, SignatoryField::Name);
        faults.needed(name.clone(), &it.name);
        faults.needed(Place::Signatory(at, SignatoryField::Function), &it.function);
        if all.iter().any(|other| other.name == it.name.trim()) && !it.name.trim().is_empty() {
            faults.add(name, RegionFileFault::Twice);
        }
        all.push(SignatoryFile {
            name: it.name.trim().to_owned(),
            function: it.function.trim().to_owned(),
            default: it.default,
        });
    }
    all
}

fn passages(form: &RegionForm, faults: &mut Faults) -> Vec<RegionPassage> {
    let mut all = Vec::new();
    for (at, it) in form.passages.iter().enumerate() {
        let place = |field| Place::Passage(at, field);
        faults.needed(place(PassageField::Id), &it.id);
        faults.needed(place(PassageField::Section), &it.section);
        faults.needed(place(PassageField::Title), &it.title);
        faults.needed(place(PassageField::Summary), &it.summary);
        let before = form.passages.iter().take(at);
        if !it.id.is_empty() && before.clone().any(|other| other.id == it.id) {
            faults.add(place(PassageField::Id), RegionFileFault::Twice);
        }
        all.push(passage(it));
    }
    all
}

fn passage(it: &PassageForm) -> RegionPassage {
    RegionPassage {
        id: PassageId(it.id.trim().to_owned()),
        section: it.section.trim().to_owned(),
        title: it.title.trim().to_owned(),
        summary: it.summary.trim().to_owned(),
        source: RegionSource::from_code(&it.source).unwrap_or(RegionSource::Policy),
    }
}

fn rules(form: &RegionForm, faults: &mut Faults) -> Vec<RegionRule> {
    let mut all = Vec::new();
    for (at, it) in form.rules.iter().enumerate() {
        let place = |field| Place::Rule(at, field);
        faults.needed(place(RuleField::Id), &it.id);
        faults.needed(place(RuleField::Title), &it.title);
        faults.needed(place(RuleField::Reason), &it.reason);
        let mut before = form.rules.iter().take(at);
        if !it.id.is_empty() && before.any(|other| other.id == it.id) {
            faults.add(place(RuleField::Id), RegionFileFault::Twice);
        }
        if it.passages.is_empty() {
            faults.add(place(RuleField::Passages), RegionFileFault::Missing);
        }
        if it.asks {
            faults.needed(place(RuleField::Condition), &it.condition);
            faults.needed(place(RuleField::Question), &it.question);
        }
        all.push(rule(it, at, faults));
    }
    all
}

fn rule(it: &RuleForm, at: usize, faults: &mut Faults) -> RegionRule {
    let verdict = |code: &str| Verdict::from_code(code).unwrap_or(Verdict::Consult);
    let mut year = |field, typed: &str| {
        let read = typed.trim().parse::<i32>().ok();
        let read = read.filter(|year| (2000..2200).contains(year));
        if read.is_none() && !typed.trim().is_empty() {
            faults.wrong(Place::Rule(at, field), Expected::Year);
        }
        read
    };
    let (from_year, until_year) = (
        year(RuleField::FromYear, &it.from_year),
        year(RuleField::UntilYear, &it.until_year),
    );
    let above = parts::amount(&it.above);
    if above.is_none() && !it.above.trim().is_empty() {
        faults.wrong(Place::Rule(at, RuleField::Above), Expected::Euros);
    }
    let effect = if it.asks {
        RuleEffect::Condition {
            id: ConditionId(it.condition.trim().to_owned()),
            question: it.question.trim().to_owned(),
            if_no: verdict(&it.if_no),
            if_unknown: verdict(&it.if_unknown),
        }
    } else {
        RuleEffect::AtBest(verdict(&it.at_best))
    };
    RegionRule {
        id: it.id.trim().to_owned(),
        title: it.title.trim().to_owned(),
        reason: it.reason.trim().to_owned(),
        applies: RuleScope {
            cost_kinds: it.cost_kinds.iter().cloned().map(CostKindId).collect(),
            activity_kinds: known(&it.activity_kinds, ActivityKind::from_code),
            partner_kinds: known(&it.partner_kinds, PartnerKind::from_code),
            above,
            from_year,
            until_year,
        },
        effect,
        passages: it.passages.iter().cloned().map(PassageId).collect(),
    }
}

fn known<T>(codes: &[String], from_code: fn(&str) -> Option<T>) -> Vec<T> {
    codes.iter().filter_map(|code| from_code(code)).collect()
}

/// The field that a problem is about.
fn place(form: &RegionForm, problem: &RegionProblem) -> Option<Place> {
    let rule = |title: &str, field| {
        let at = form.rules.iter().position(|it| it.title.trim() == title)?;
        Some(Place::Rule(at, field))
    };
    match problem {
        RegionProblem::UnknownSetting { id } => Some(Place::Choice(id.clone(), 0)),
        RegionProblem::WrongValue { id, value, .. } => {
            let with = |(_, all): &(&i32, &BTreeMap<String, String>)| {
                all.get(id).is_some_and(|typed| kept(id, typed) == *value)
            };
            let year = form.choices.iter().find(with).map_or(0, |(year, _)| *year);
            Some(Place::Choice(id.clone(), year))
        }
        RegionProblem::PassageTaken { id } => {
            let at = form.passages.iter().position(|it| it.id.trim() == id)?;
            Some(Place::Passage(at, PassageField::Id))
        }
        RegionProblem::UnknownPassage { rule: title, .. } => rule(title, RuleField::Passages),
        RegionProblem::UnknownCostKind { rule: title, .. } => rule(title, RuleField::CostKinds),
        RegionProblem::ConditionTaken { rule: title, .. } => rule(title, RuleField::Condition),
        RegionProblem::Sentence { id, .. } => Some(Place::Sentence(id.clone())),
        RegionProblem::BadLogo { .. } => Some(Place::Logo),
    }
}
