//! The region's settings as a file: out, and in when everything in it fits the guide and the letter.

use super::{Desk, Error};
use crate::domain::guidance::{Guidance, SentenceHint, SettingHint};
use crate::domain::operation::{Deed, Op};
use crate::domain::region::{Letterhead, Region, RuleEffect};
use crate::domain::region_problem::{RegionProblem, SentenceFault};
use crate::exchange::region_file::{self, LetterheadFile, RegionFile, SignatoryFile};
use crate::letters;
use crate::letters::texts::{self, DefaultSentence, TextError, TextProblem, Texts};
use crate::rules::edition::{self, Guide, Setting, SettingKind, SettingScope};
use crate::storage::KeptSetting;
use std::collections::BTreeMap;
use std::path::Path;

impl Desk {
    /// The region's settings as they are, for a file that people edit. The logo goes beside it under `logo`.
    ///
    /// # Errors
    /// What the register says.
    pub fn region_file(&self, logo: &str) -> Result<(RegionFile, Option<Vec<u8>>), Error> {
        let region = self.store.region()?;
        let mut choices = BTreeMap::new();
        let mut choices_by_year: BTreeMap<i32, BTreeMap<String, String>> = BTreeMap::new();
        for kept in self.store.kept_settings()? {
            let place = match kept.year {
                Some(year) => choices_by_year.entry(year).or_default(),
                None => &mut choices,
            };
            place.insert(kept.name, kept.value);
        }
        let signatories = self.store.signatories()?.into_iter();
        let head = region.letterhead;
        let file = RegionFile {
            name: region.name,
            office: region.office,
            code: region.code,
            letterhead: LetterheadFile {
                return_address: head.return_address,
                visiting_address: head.visiting_address,
                phone: head.phone,
                email: head.email,
                footer: head.footer,
                colour: head.colour,
                logo: head.logo_png.as_ref().map(|_png| logo.to_owned()),
            },
            adviser: region.adviser,
            signatories: signatories
                .map(|it| SignatoryFile {
                    name: it.name,
                    function: it.function,
                    default: it.default,
                })
                .collect(),
            choices,
            choices_by_year,
            passages: self.store.region_passages()?,
            rules: self.store.region_rules()?,
            sentences: self.store.letter_texts()?,
        };
        Ok((file, head.logo_png))
    }

    /// What a settings file can hold beyond what it holds now.
    ///
    /// # Errors
    /// What the register says.
    pub fn region_guidance(&self) -> Result<Guidance, Error> {
        let settings = edition::editions()
            .last()
            .map(Guide::settings)
            .unwrap_or_default();
        let hint = |setting: &Setting| SettingHint {
            id: setting.id.clone(),
            label: setting.label.clone(),
            example: example(setting),
            yearly: setting.scope == SettingScope::Year,
        };
        let sentence = |it: &DefaultSentence| SentenceHint {
            id: it.sentence.code().to_owned(),
            text: it.text.clone(),
        };
        Ok(Guidance {
            without_signatory: self.store.signatories()?.is_empty(),
            settings: settings.iter().map(hint).collect(),
            sentences: texts::defaults().iter().map(sentence).collect(),
        })
    }

    /// Reads a settings file; pictures are looked for beside it.
    ///
    /// # Errors
    /// [`Error::Input`], [`Error::RegionFile`], or [`Error::Region`] for a logo that is none.
    pub fn read_region_file(path: &Path) -> Result<(RegionFile, Option<Vec<u8>>), Error> {
        let read = |path: &Path| {
            std::fs::read(path).map_err(|error| Error::Input {
                path: path.to_owned(),
                error,
            })
        };
        let bytes = read(path)?;
        let text = String::from_utf8_lossy(&bytes);
        let file =
            region_file::read(text.trim_start_matches('\u{feff}')).map_err(Error::RegionFile)?;
        let logo = match &file.letterhead.logo {
            Some(name) => Some(read(&path.parent().unwrap_or(Path::new("")).join(name))?),
            None => None,
        };
        if let (Some(png), Some(name)) = (&logo, &file.letterhead.logo)
            && letters::logo::read(png).is_err()
        {
            return Err(Error::Region(vec![RegionProblem::BadLogo {
                path: name.clone(),
            }]));
        }
        Ok((file, logo))
    }

    /// Takes over settings, all or none.
    ///
    /// # Errors
    /// [`Error::Region`] with everything that does not fit the guide or the letter.
    pub fn change_region(&mut self, file: &RegionFile, logo: Option<Vec<u8>>) -> Result<(), Error> {
        let problems = problems(file);
        if !problems.is_empty() {
            return Err(Error::Region(problems));
        }
        let head = &file.letterhead;
        let region = Region {
            name: file.name.clone(),
            office: file.office.clone(),
            code: file.code.clone(),
            letterhead: Letterhead {
                return_address: head.return_address.clone(),
                visiting_address: head.visiting_address.clone(),
                phone: head.phone.clone(),
                email: head.email.clone(),
                footer: head.footer.clone(),
                logo_png: logo,
                colour: head.colour,
            },
            adviser: file.adviser.clone(),
        };
        let settings = kept(file);
        let signatories: Vec<(String, String, bool)> = file
            .signatories
            .iter()
            .map(|it| (it.name.clone(), it.function.clone(), it.default))
            .collect();
        self.act(&Op::new(Deed::ChangeRegion, region.name.clone()), |act| {
            act.save_region(&region)?;
            act.save_signatories(&signatories)?;
            act.save_settings(&settings)?;
            act.save_region_passages(&file.passages)?;
            act.save_region_rules(&file.rules)?;
            act.save_letter_texts(&file.sentences)?;
            Ok(())
        })
    }
}

/// How the value of a setting is written in the file.
fn example(setting: &Setting) -> String {
    match setting.kind {
        SettingKind::Bool => "true".to_owned(),
        SettingKind::MonthDay => "\"09-15\"".to_owned(),
        SettingKind::Date => "2027-09-15".to_owned(),
        SettingKind::MoneyCents => "2500".to_owned(),
        SettingKind::Text | SettingKind::List => "\"\"".to_owned(),
        SettingKind::Choice => {
            format!("\"{}\"", setting.choices.first().map_or("", String::as_str))
        }
    }
}

fn kept(file: &RegionFile) -> Vec<KeptSetting> {
    let every = file.choices.iter().map(|(name, value)| (name, None, value));
    let yearly = file.choices_by_year.iter().flat_map(|(year, choices)| {
        choices
            .iter()
            .map(move |(name, value)| (name, Some(*year), value))
    });
    every
        .chain(yearly)
        .map(|(name, year, value)| KeptSetting {
            name: name.clone(),
            year,
            value: value.clone(),
        })
        .collect()
}

/// Everything that does not fit, with the newest edition of the guide.
fn problems(file: &RegionFile) -> Vec<RegionProblem> {
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
