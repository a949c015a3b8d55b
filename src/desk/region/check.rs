//! What does not fit in a region's settings: the same for a file and for the screen.

use crate::domain::region::RuleEffect;
use crate::domain::region_problem::{RegionLack, RegionProblem, SentenceFault};
use crate::exchange::region_file::RegionFile;
use crate::letters::texts::{Sentence, TextError, TextProblem, Texts};
use crate::rules::edition::{self, Guide, Setting, SettingKind};

/// Everything in settings that does not fit, with the newest edition of the guide.
pub fn problems(file: &RegionFile) -> Vec<RegionProblem> {
    let Some(guide) = edition::editions().last() else {
        return Vec::new();
    };
    let yearly = file.choices_by_year.values().flatten();
    let mut found: Vec<RegionProblem> = file
        .choices
        .iter()
        .chain(yearly)
        .filter_map(|(id, value)| setting_problem(guide.setting(id), id, value))
        .collect();
    let taken = file
        .passages
        .iter()
        .filter(|own| guide.passage(&own.id).is_some());
    found.extend(taken.map(|own| RegionProblem::PassageTaken {
        id: own.id.to_string(),
    }));
    found.extend(rule_problems(file, guide));
    if let Err(errors) = Texts::with_overrides(&file.sentences) {
        found.extend(errors.into_iter().map(sentence_problem));
    }
    found
}

fn setting_problem(setting: Option<&Setting>, id: &str, value: &str) -> Option<RegionProblem> {
    let Some(setting) = setting else {
        return Some(RegionProblem::UnknownSetting { id: id.to_owned() });
    };
    let fits = value.is_empty()
        || match setting.kind {
            SettingKind::Bool => matches!(value, "true" | "false"),
            SettingKind::Date => value.parse::<chrono::NaiveDate>().is_ok(),
            SettingKind::MonthDay => format!("2000-{value}").parse::<chrono::NaiveDate>().is_ok(),
            SettingKind::MoneyCents => value.parse::<u64>().is_ok(),
            SettingKind::Choice => setting.choices.iter().any(|choice| choice == value),
            SettingKind::Text | SettingKind::List => true,
        };
    let wrong = || RegionProblem::WrongValue {
        id: id.to_owned(),
        value: value.to_owned(),
        choices: setting.choices.clone(),
    };
    (!fits).then(wrong)
}

fn rule_problems(file: &RegionFile, guide: &Guide) -> Vec<RegionProblem> {
    let mut found = Vec::new();
    for rule in &file.rules {
        let title = || rule.title.clone();
        let own = |id: &crate::domain::PassageId| file.passages.iter().any(|own| own.id == *id);
        for id in rule
            .passages
            .iter()
            .filter(|id| guide.passage(id).is_none() && !own(id))
        {
            found.push(RegionProblem::UnknownPassage {
                rule: title(),
                id: id.to_string(),
            });
        }
        for id in rule
            .applies
            .cost_kinds
            .iter()
            .filter(|id| guide.cost_kind(id).is_none())
        {
            found.push(RegionProblem::UnknownCostKind {
                rule: title(),
                id: id.to_string(),
            });
        }
        if let RuleEffect::Condition { id, .. } = &rule.effect
            && (guide.condition(id).is_some() || guide.check(id).is_some())
        {
            found.push(RegionProblem::ConditionTaken {
                rule: title(),
                id: id.to_string(),
            });
        }
    }
    found
}

fn sentence_problem(error: TextError) -> RegionProblem {
    let fault = match error.problem {
        TextProblem::UnknownSentence => SentenceFault::UnknownSentence,
        TextProblem::UnknownField { field } => SentenceFault::UnknownField { field },
        TextProblem::FieldNotHere { field } => SentenceFault::FieldNotHere { field },
        TextProblem::UnclosedBrace => SentenceFault::UnclosedBrace,
        TextProblem::StrayBrace => SentenceFault::StrayBrace,
        TextProblem::UnclosedBold => SentenceFault::UnclosedBold,
        TextProblem::Empty => SentenceFault::Empty,
    };
    let known = error.known.into_iter().map(str::to_owned).collect();
    RegionProblem::Sentence {
        id: error.sentence,
        at: error.at,
        fault,
        known,
    }
}

/// Everything that is wrong with one sentence of the letter, from left to right.
pub fn sentence_problems(id: &str, text: &str) -> Vec<RegionProblem> {
    let Some(sentence) = Sentence::from_code(id) else {
        return Vec::new();
    };
    match Texts::check(sentence, text) {
        Ok(_template) => Vec::new(),
        Err(errors) => errors.into_iter().map(sentence_problem).collect(),
    }
}

/// What is still missing before letters can go out, in the order of the settings.
pub fn lacks(file: &RegionFile) -> Vec<RegionLack> {
    let empty = |text: &str| text.trim().is_empty();
    let head = &file.letterhead;
    [
        (empty(&file.name), RegionLack::Name),
        (empty(&file.office), RegionLack::Office),
        (empty(&file.code), RegionLack::Code),
        (empty(&head.return_address), RegionLack::ReturnAddress),
        (empty(&head.phone) && empty(&head.email), RegionLack::Reach),
        (empty(&file.adviser.name), RegionLack::Adviser),
        (file.signatories.is_empty(), RegionLack::Signatory),
    ]
    .into_iter()
    .filter_map(|(missing, lack)| missing.then_some(lack))
    .collect()
}
