//! A mapping (koppeling) that the user gives for a layout that is not recognised, and keeps for its source.

use super::page::{Answers, Page};
use super::plain::plain;
use super::table::{AmountColumn, Costs, Table};
use crate::exchange::grid::{Position, Sheet, Workbook, column_letters, column_number};
use crate::exchange::headers::{self, Field};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Which column of which sheet holds what. In TOML with the Dutch keys of the contract.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The sheet; `None`: the first one that is visible, or csv.
    #[serde(rename = "blad", default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row of the headers as spreadsheets count, from 1.
    #[serde(rename = "kop_rij")]
    pub header_row: u32,
    #[serde(rename = "kolommen")]
    pub columns: Columns,
    /// For a column a cost kind: what it is for, and its letters.
    #[serde(
        rename = "bedragkolommen",
        default,
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub amounts: BTreeMap<String, String>,
}

/// Letters of columns, such as `G`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Columns {
    #[serde(rename = "nummer", skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(rename = "naam", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "soort", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    #[serde(rename = "datum", skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(rename = "deelnemers", skip_serializing_if = "Option::is_none")]
    pub participants: Option<String>,
    #[serde(rename = "omschrijving", skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(rename = "bedrag", skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    #[serde(rename = "totaal", skip_serializing_if = "Option::is_none")]
    pub total: Option<String>,
}

/// Why a mapping is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// Not TOML, an unknown key, or a value of another type.
    #[error("line {line}: not a mapping in TOML")]
    NotToml {
        /// From 1.
        line: usize,
        /// The key that is at fault, where the parser names one.
        key: Option<String>,
    },
    /// `kop_rij` counts from 1.
    #[error("kop_rij counts from 1")]
    NoSuchRow,
    /// A key that every mapping needs.
    #[error("the key {key} is missing")]
    Missing { key: &'static str },
    /// A value that is no column's letters.
    #[error("{key} = {given:?} is no column")]
    NotAColumn { key: String, given: String },
}

impl Mapping {
    /// Reads a mapping from TOML.
    ///
    /// # Errors
    /// [`MappingError`] says which key is at fault.
    pub fn from_toml(text: &str) -> Result<Self, MappingError> {
        let mapping: Self = toml::from_str(text).map_err(|error| {
            let before = error
                .span()
                .and_then(|span| text.get(..span.start))
                .unwrap_or_default();
            let message = error.message();
            MappingError::NotToml {
                line: before.matches('\n').count() + 1,
                key: message.split('`').nth(1).map(str::to_owned),
            }
        })?;
        mapping.check()?;
        Ok(mapping)
    }

    /// The mapping as TOML, to keep or to hand on.
    pub fn to_toml(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    /// Whether everything that reading needs is there.
    ///
    /// # Errors
    /// The first key that is missing or wrong.
    pub fn check(&self) -> Result<(), MappingError> {
        if self.header_row == 0 {
            return Err(MappingError::NoSuchRow);
        }
        if self.columns.name.is_none() {
            return Err(MappingError::Missing { key: "naam" });
        }
        if self.columns.amount.is_none() && self.amounts.is_empty() {
            return Err(MappingError::Missing { key: "bedrag" });
        }
        for (key, letters) in self.all_letters() {
            if column_number(letters).is_none() {
                let given = letters.to_owned();
                return Err(MappingError::NotAColumn { key, given });
            }
        }
        Ok(())
    }

    /// A fingerprint of the headers that this mapping reads: equal for the next file of the same source.
    /// `None` when the sheet or its header row is not there.
    pub fn signature(&self, workbook: &Workbook) -> Option<String> {
        let sheet = self.find_sheet(workbook)?;
        let row = self.header_row.checked_sub(1)?;
        let answers = Answers::new();
        let page = Page::new(sheet, &answers);
        let headers: Vec<String> = page
            .row(row)
            .map(|position| {
                format!(
                    "{} {}",
                    position.column,
                    without_digits(&page.text(position))
                )
            })
            .collect();
        if headers.is_empty() {
            return None;
        }
        let digest = Sha256::digest(headers.join("\n").as_bytes());
        Some(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The sheet and the table that this mapping points at; or the key that does not fit the file.
    pub(super) fn table<'a>(&self, workbook: &'a Workbook) -> Result<(&'a Sheet, Table), String> {
        let row = self.header_row.checked_sub(1).ok_or("kop_rij = 0")?;
        let sheet = self
            .find_sheet(workbook)
            .ok_or_else(|| format!("blad = \"{}\"", self.sheet.as_deref().unwrap_or_default()))?;
        let last = sheet.cells.keys().last().map_or(0, |position| position.row);
        if last <= row {
            return Err(format!("kop_rij = {}", self.header_row));
        }
        let mut columns = BTreeMap::new();
        for (field, key, letters) in self.fields() {
            if let Some(letters) = letters {
                columns.insert(field, self.column(sheet, row, key, letters)?);
            }
        }
        let name = columns.contains_key(&Field::Name);
        let costs = self.costs(sheet, row, columns.remove(&Field::Amount))?;
        if !name {
            return Err("naam".to_owned());
        }
        let body = (row.saturating_add(1), last.saturating_add(1));
        Ok((
            sheet,
            Table {
                header_row: row,
                body,
                columns,
                costs,
            },
        ))
    }

    fn costs(&self, sheet: &Sheet, row: u32, amount: Option<u32>) -> Result<Costs, String> {
        let header = |column| {
            let answers = Answers::new();
            Page::new(sheet, &answers).text(Position { row, column })
        };
        let mut amounts = Vec::new();
        for (text, letters) in &self.amounts {
            let column = self.column(sheet, row, text, letters)?;
            amounts.push(AmountColumn {
                column,
                header: text.clone(),
            });
        }
        amounts.sort_by_key(|amount| amount.column);
        match amount {
            _ if !amounts.is_empty() => Ok(Costs::Columns { amounts }),
            Some(column) => {
                let amounts = vec![AmountColumn {
                    column,
                    header: header(column),
                }];
                Ok(if self.columns.text.is_some() {
                    Costs::Lines { amounts }
                } else {
                    Costs::Columns { amounts }
                })
            }
            None => Err("bedrag".to_owned()),
        }
    }

    /// A column's number, where anything stands in it at or under the header row.
    fn column(&self, sheet: &Sheet, row: u32, key: &str, letters: &str) -> Result<u32, String> {
        let wrong = || format!("{key} = \"{letters}\"");
        let column = column_number(letters).ok_or_else(wrong)?;
        let filled = sheet
            .cells
            .keys()
            .any(|position| position.column == column && position.row >= row);
        filled.then_some(column).ok_or_else(wrong)
    }

    /// By its name; or by its name without the year; or the only sheet that there is.
    fn find_sheet<'a>(&self, workbook: &'a Workbook) -> Option<&'a Sheet> {
        let visible: Vec<&Sheet> = workbook
            .sheets
            .iter()
            .filter(|sheet| !sheet.hidden)
            .collect();
        let Some(wanted) = self.sheet.as_deref() else {
            return visible.first().copied();
        };
        let named = |same: &dyn Fn(&str) -> bool| {
            let mut found = workbook
                .sheets
                .iter()
                .filter(|sheet| sheet.name.as_deref().is_some_and(same));
            found.next().filter(|_| found.next().is_none())
        };
        named(&|name| name == wanted)
            .or_else(|| named(&|name| plain(name) == plain(wanted)))
            .or_else(|| named(&|name| without_digits(name) == without_digits(wanted)))
    }

    fn fields(&self) -> [(Field, &'static str, Option<&String>); 8] {
        let Columns {
            number,
            name,
            kind,
            date,
            participants,
            text,
            amount,
            total,
        } = &self.columns;
        [
            (Field::Number, "nummer", number.as_ref()),
            (Field::Name, "naam", name.as_ref()),
            (Field::Kind, "soort", kind.as_ref()),
            (Field::Date, "datum", date.as_ref()),
            (Field::Participants, "deelnemers", participants.as_ref()),
            (Field::CostText, "omschrijving", text.as_ref()),
            (Field::Amount, "bedrag", amount.as_ref()),
            (Field::Total, "totaal", total.as_ref()),
        ]
    }

    fn all_letters(&self) -> impl Iterator<Item = (String, &str)> {
        let fixed = self
            .fields()
            .into_iter()
            .filter_map(|(_, key, letters)| Some((key.to_owned(), letters?.as_str())));
        fixed.chain(
            self.amounts
                .iter()
                .map(|(text, letters)| (text.clone(), letters.as_str())),
        )
    }
}

/// A first proposal for a mapping by hand: the row with the most words near the top, and what its words may mean.
/// May miss columns; `None` for a workbook without any row of three words.
pub fn guess(workbook: &Workbook) -> Option<Mapping> {
    let sheet = workbook
        .sheets
        .iter()
        .find(|sheet| !sheet.hidden && !sheet.cells.is_empty())?;
    let answers = Answers::new();
    let page = Page::new(sheet, &answers);
    let filled = |row: &u32| {
        page.row(*row)
            .filter(|position| !page.is_empty(*position))
            .count()
    };
    let rows = page.rows();
    let top = rows.iter().take(40).copied();
    let row = top.filter(|row| filled(row) >= 3).max_by_key(|row| {
        (
            known_words(&page, *row),
            filled(row),
            std::cmp::Reverse(*row),
        )
    })?;
    let mut columns = BTreeMap::new();
    for position in page.row(row) {
        if let Some(found) = headers::field(&page.text(position)) {
            columns
                .entry(found.field)
                .or_insert_with(|| column_letters(position.column));
        }
    }
    let mut take = |field| columns.remove(&field);
    Some(Mapping {
        sheet: sheet.name.clone(),
        header_row: row.saturating_add(1),
        columns: Columns {
            number: take(Field::Number),
            name: take(Field::Name),
            kind: take(Field::Kind),
            date: take(Field::Date),
            participants: take(Field::Participants),
            text: take(Field::CostText),
            amount: take(Field::Amount),
            total: take(Field::Total),
        },
        amounts: BTreeMap::new(),
    })
}

fn known_words(page: &Page<'_>, row: u32) -> usize {
    page.row(row)
        .filter(|position| headers::field(&page.text(*position)).is_some())
        .count()
}

fn without_digits(text: &str) -> String {
    plain(&text.replace(|sign: char| sign.is_ascii_digit(), " "))
}
