//! The region's settings as a file: out, and in when everything in it fits the guide and the letter.

mod check;
mod files;
mod sample;

pub use check::{lacks as region_lacks, problems as region_problems, sentence_problems};
pub use files::FormsMade;
pub(in crate::desk) use sample::example;

use super::{Desk, Error};
use crate::domain::guidance::{Guidance, SentenceHint, SettingHint};
use crate::domain::operation::{Deed, Op};
use crate::domain::region::{Letterhead, Region, Settings};
use crate::domain::region_problem::RegionProblem;
use crate::exchange::region_file;
use crate::letters;
use crate::letters::texts::{self, DefaultSentence};
use crate::rules::edition::{self, Guide, Setting, SettingKind, SettingScope};
use crate::storage::KeptSetting;
use std::collections::BTreeMap;
use std::path::Path;

pub use crate::exchange::region_file::{LetterheadFile, RegionFile, SignatoryFile};

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
            example: example_value(setting),
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

    /// Reads a picture for the letterhead: a PNG as it is, a JPEG turned into one.
    ///
    /// # Errors
    /// [`Error::Input`], or [`Error::Region`] for a file that is no picture that can be printed.
    pub fn read_logo(path: &Path) -> Result<Vec<u8>, Error> {
        let bytes = std::fs::read(path).map_err(|error| Error::Input {
            path: path.to_owned(),
            error,
        })?;
        letters::logo::as_png(&bytes).map_err(|_error| {
            let path = path.display().to_string();
            Error::Region(vec![RegionProblem::BadLogo { path }])
        })
    }

    /// Takes over settings, all or none.
    ///
    /// # Errors
    /// [`Error::Region`] with everything that does not fit the guide or the letter.
    pub fn change_region(&mut self, file: &RegionFile, logo: Option<Vec<u8>>) -> Result<(), Error> {
        let problems = region_problems(file);
        if !problems.is_empty() {
            return Err(Error::Region(problems));
        }
        let region = region_of(file, logo);
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

/// The region as letters know it.
pub(in crate::desk) fn region_of(file: &RegionFile, logo: Option<Vec<u8>>) -> Region {
    let head = &file.letterhead;
    Region {
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
    }
}

/// The choices of a file that hold in a year.
pub(in crate::desk) fn settings_of(file: &RegionFile, year: i32) -> Settings {
    let mut values = file.choices.clone();
    values.extend(file.choices_by_year.get(&year).cloned().unwrap_or_default());
    Settings::new(values)
}

/// How the value of a setting is written in the file.
fn example_value(setting: &Setting) -> String {
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
