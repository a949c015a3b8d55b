//! The region: letterhead, signatories, choices, own passages and rules, own sentences.

mod rules;

use super::{Act, Error, Store};
use crate::domain::region::{Adviser, Letterhead, Region, Settings, Signatory};
use rusqlite::params;
use std::collections::BTreeMap;

/// A setting as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeptSetting {
    /// Id of the guide's setting.
    pub name: String,
    /// `None`: holds for every year without a value of its own.
    pub year: Option<i32>,
    pub value: String,
}

impl Store {
    /// The region of this register.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn region(&self) -> Result<Region, Error> {
        let (mut region, logo) = self.conn.query_row(include_str!("select.sql"), [], |row| {
            let visiting: String = row.get(4)?;
            let colour: String = row.get(9)?;
            let region = Region {
                name: row.get(0)?,
                office: row.get(1)?,
                code: row.get(2)?,
                letterhead: Letterhead {
                    return_address: row.get(3)?,
                    visiting_address: visiting.lines().map(str::to_owned).collect(),
                    phone: row.get(5)?,
                    email: row.get(6)?,
                    footer: row.get(7)?,
                    logo_png: None,
                    colour: colour_from(&colour),
                },
                adviser: Adviser {
                    name: row.get(10)?,
                    title: row.get(11)?,
                    phone: row.get(12)?,
                    email: row.get(13)?,
                    available: row.get(14)?,
                },
            };
            Ok((region, row.get::<_, Option<String>>(8)?))
        })?;
        if let Some(sha256) = logo {
            region.letterhead.logo_png = self.file(&sha256)?;
        }
        Ok(region)
    }

    /// Who may sign, the default one first.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn signatories(&self) -> Result<Vec<Signatory>, Error> {
        let mut statement = self.conn.prepare_cached(include_str!("signatories.sql"))?;
        let rows = statement.query_map([], |row| {
            Ok(Signatory {
                id: row.get(0)?,
                name: row.get(1)?,
                function: row.get(2)?,
                default: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Who signed before and does so no longer, by name.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn former_signatories(&self) -> Result<Vec<Signatory>, Error> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("former_signatories.sql"))?;
        let rows = statement.query_map([], |row| {
            Ok(Signatory {
                id: row.get(0)?,
                name: row.get(1)?,
                function: row.get(2)?,
                default: false,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The choices that hold in a year.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn settings(&self, year: i32) -> Result<Settings, Error> {
        let mut values = BTreeMap::new();
        for kept in self.kept_settings()? {
            // Sorted: every year's value comes first, the year's own after it.
            if kept.year.is_none_or(|own| own == year) {
                values.insert(kept.name, kept.value);
            }
        }
        Ok(Settings::new(values))
    }

    /// All choices, by name; the value for every year before those of one year.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn kept_settings(&self) -> Result<Vec<KeptSetting>, Error> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT name, year, value FROM setting ORDER BY name, year")?;
        let rows = statement.query_map([], |row| {
            let year: i32 = row.get(1)?;
            Ok(KeptSetting {
                name: row.get(0)?,
                year: (year != 0).then_some(year),
                value: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Sentences of letters that the region changed.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn letter_texts(&self) -> Result<BTreeMap<String, String>, Error> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT sentence, text FROM letter_text")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Act<'_> {
    /// Keeps the region's name, letterhead and adviser.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn save_region(&self, region: &Region) -> Result<(), Error> {
        let head = &region.letterhead;
        let logo = head
            .logo_png
            .as_deref()
            .map(|bytes| self.keep_file(bytes))
            .transpose()?;
        let [red, green, blue] = head.colour;
        let _rows = self
            .conn
            .prepare_cached(include_str!("update.sql"))?
            .execute(params![
                region.name,
                region.office,
                region.code,
                head.return_address,
                head.visiting_address.join("\n"),
                head.phone,
                head.email,
                head.footer,
                logo,
                format!("#{red:02X}{green:02X}{blue:02X}"),
                region.adviser.name,
                region.adviser.title,
                region.adviser.phone,
                region.adviser.email,
                region.adviser.available,
            ])?;
        Ok(())
    }

    /// Makes these the people who sign; who is no longer among them stays known.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn save_signatories(&self, signatories: &[(String, String, bool)]) -> Result<(), Error> {
        let known: BTreeMap<String, i64> = {
            let mut statement = self.conn.prepare_cached("SELECT name, id FROM signatory")?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<Result<_, _>>()?
        };
        let retire =
            "UPDATE signatory SET retired = 1, is_default = 0 WHERE id = ?1 AND retired = 0";
        for (name, id) in &known {
            if !signatories.iter().any(|(kept, ..)| kept == name) {
                let _rows = self.conn.execute(retire, [id])?;
            }
        }
        for (name, function, default) in signatories {
            let sql = match known.get(name) {
                Some(_) => {
                    "UPDATE signatory SET function = ?2, is_default = ?3, retired = 0 WHERE name = ?1"
                }
                None => "INSERT INTO signatory (name, function, is_default) VALUES (?1, ?2, ?3)",
            };
            let _rows = self.conn.execute(sql, params![name, function, default])?;
        }
        Ok(())
    }

    /// Makes these all the choices of the region.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn save_settings(&self, settings: &[KeptSetting]) -> Result<(), Error> {
        for old in self.kept_settings()? {
            if !settings
                .iter()
                .any(|new| new.name == old.name && new.year == old.year)
            {
                let _rows = self.conn.execute(
                    "DELETE FROM setting WHERE name = ?1 AND year = ?2",
                    params![old.name, old.year.unwrap_or(0)],
                )?;
            }
        }
        for new in settings {
            let _rows = self
                .conn
                .prepare_cached(include_str!("save_setting.sql"))?
                .execute(params![new.name, new.year.unwrap_or(0), new.value])?;
        }
        Ok(())
    }

    /// Makes these all the sentences that the region changed.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn save_letter_texts(&self, texts: &BTreeMap<String, String>) -> Result<(), Error> {
        for old in self
            .letter_texts()?
            .keys()
            .filter(|old| !texts.contains_key(*old))
        {
            let _rows = self
                .conn
                .execute("DELETE FROM letter_text WHERE sentence = ?1", [old])?;
        }
        for (sentence, text) in texts {
            let _rows = self
                .conn
                .prepare_cached(include_str!("save_text.sql"))?
                .execute(params![sentence, text])?;
        }
        Ok(())
    }
}

fn colour_from(text: &str) -> [u8; 3] {
    let part = |at: usize| {
        text.get(at..at + 2)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
            .unwrap_or(0)
    };
    [part(1), part(3), part(5)]
}
