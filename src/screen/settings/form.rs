//! The settings as they are typed: every field as text, so that what is wrong can stand below its field.

mod edit;
mod own;
mod pieces;
mod places;
mod read;

pub use edit::Edit;
pub use own::{PassageField, PassageForm, RuleField, RuleForm};
pub use places::{Place, SignatoryField, TextField};
pub use read::{Fault, colour, read};

use crate::desk::RegionFile;
use crate::rules::edition::{self, Guide, Setting, SettingKind};
use crate::screen::parts;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What the region wants as its logo.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LogoChoice {
    /// What the register has, or nothing.
    #[default]
    Kept,
    /// None any more.
    Gone,
    /// The picture in this file.
    File(PathBuf),
}

/// Someone who signs, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatoryForm {
    pub name: String,
    pub function: String,
    pub default: bool,
}

/// All settings, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegionForm {
    pub texts: BTreeMap<TextField, String>,
    pub logo: LogoChoice,
    pub signatories: Vec<SignatoryForm>,
    /// By year, 0 for every year; then by the id of the guide's setting.
    pub choices: BTreeMap<i32, BTreeMap<String, String>>,
    pub passages: Vec<PassageForm>,
    pub rules: Vec<RuleForm>,
    /// Sentences of letters by id.
    pub sentences: BTreeMap<String, String>,
}

impl RegionForm {
    /// The settings as a form shows them.
    pub fn new(file: &RegionFile) -> Self {
        let every = (!file.choices.is_empty()).then_some((0, &file.choices));
        let yearly = file.choices_by_year.iter().map(|(year, all)| (*year, all));
        let choices = every.into_iter().chain(yearly).map(|(year, all)| {
            let all = all.iter();
            let typed = all.map(|(id, value)| (id.clone(), typed(id, value)));
            (year, typed.collect())
        });
        Self {
            texts: TextField::ALL
                .into_iter()
                .map(|field| (field, field.of(file)))
                .collect(),
            logo: LogoChoice::Kept,
            signatories: file
                .signatories
                .iter()
                .map(|it| SignatoryForm {
                    name: it.name.clone(),
                    function: it.function.clone(),
                    default: it.default,
                })
                .collect(),
            choices: choices.collect(),
            passages: file.passages.iter().map(PassageForm::new).collect(),
            rules: file.rules.iter().map(RuleForm::new).collect(),
            sentences: file.sentences.clone(),
        }
    }

    /// What stands in a field.
    pub fn text(&self, field: TextField) -> &str {
        self.texts.get(&field).map_or("", String::as_str)
    }

    /// What was chosen for a year (0: every year); empty when nothing was.
    pub fn choice(&self, id: &str, year: i32) -> &str {
        self.choices
            .get(&year)
            .and_then(|all| all.get(id))
            .map_or("", String::as_str)
    }
}

/// The guide that settings are checked with: the newest.
pub fn guide() -> Option<&'static Guide> {
    edition::editions().last()
}

fn setting(id: &str) -> Option<&'static Setting> {
    guide().and_then(|guide| guide.setting(id))
}

/// A kept value as people type it.
pub fn typed(id: &str, value: &str) -> String {
    let as_typed = match setting(id).map(|it| it.kind) {
        Some(SettingKind::Date) => value.parse().ok().map(parts::typed_day),
        Some(SettingKind::MoneyCents) => value
            .parse()
            .ok()
            .map(|cents| crate::words::plain_amount(crate::domain::Cents(cents))),
        Some(
            SettingKind::Bool
            | SettingKind::MonthDay
            | SettingKind::Text
            | SettingKind::List
            | SettingKind::Choice,
        )
        | None => None,
    };
    as_typed.unwrap_or_else(|| value.to_owned())
}

/// What was typed as the register keeps it; as typed where it cannot be read, so that the check says so.
fn kept(id: &str, typed: &str) -> String {
    let as_kept = match setting(id).map(|it| it.kind) {
        Some(SettingKind::Date) => parts::day(typed).map(|day| day.to_string()),
        Some(SettingKind::MoneyCents) => parts::amount(typed).map(|it| it.0.to_string()),
        Some(
            SettingKind::Bool
            | SettingKind::MonthDay
            | SettingKind::Text
            | SettingKind::List
            | SettingKind::Choice,
        )
        | None => None,
    };
    as_kept.unwrap_or_else(|| typed.trim_end().to_owned())
}
