//! The tables of a settings file: values with their kind, and faults with their line.

use crate::domain::sheet_remark::{Expected, RegionFileError, RegionFileFault};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(super) fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

pub(super) struct Faults<'t> {
    pub(super) text: &'t str,
    pub(super) found: Vec<RegionFileError>,
}

impl Faults<'_> {
    pub(super) fn add(&mut self, at: usize, field: String, fault: RegionFileFault) {
        self.found.push(RegionFileError {
            line: line_of(self.text, at),
            field,
            fault,
        });
    }
}

/// One table of the file with its name.
pub(super) struct Section<'s> {
    pub(super) table: &'s DeTable<'s>,
    /// `briefhoofd`, `regel 2`; empty for the file itself.
    pub(super) name: String,
    pub(super) at: usize,
}

impl<'s> Section<'s> {
    pub(super) fn top(table: &'s Spanned<DeTable<'s>>) -> Self {
        Self {
            table: table.get_ref(),
            name: String::new(),
            at: 0,
        }
    }

    pub(super) fn field(&self, key: &str) -> String {
        if self.name.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.name)
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&'s Spanned<DeValue<'s>>> {
        self.table
            .iter()
            .find(|(name, _)| name.get_ref().as_ref() == key)
            .map(|(_, value)| value)
    }

    /// Keys that are not among these are faults.
    pub(super) fn only(&self, known: &[&'static str], faults: &mut Faults<'_>) {
        for (key, _) in self.table {
            if !known.contains(&key.get_ref().as_ref()) {
                let fault = RegionFileFault::UnknownKey {
                    known: known.to_vec(),
                };
                faults.add(key.span().start, self.field(key.get_ref()), fault);
            }
        }
    }

    pub(super) fn wrong(&self, key: &str, at: usize, expected: Expected, faults: &mut Faults<'_>) {
        let fault = RegionFileFault::WrongType { expected };
        faults.add(at, self.field(key), fault);
    }

    pub(super) fn missing(&self, key: &str, faults: &mut Faults<'_>) {
        faults.add(self.at, self.field(key), RegionFileFault::Missing);
    }

    /// Text that may be left out.
    pub(super) fn text(&self, key: &str, faults: &mut Faults<'_>) -> String {
        let Some(value) = self.get(key) else {
            return String::new();
        };
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong(key, value.span().start, Expected::Text, faults);
        }
        text.unwrap_or_default().to_owned()
    }

    /// Text that must be there.
    pub(super) fn needed(&self, key: &str, faults: &mut Faults<'_>) -> String {
        let text = self.text(key, faults);
        let is_text = self
            .get(key)
            .is_none_or(|value| value.get_ref().as_str().is_some());
        if text.trim().is_empty() && is_text {
            let at = self.get(key).map_or(self.at, |value| value.span().start);
            faults.add(at, self.field(key), RegionFileFault::Missing);
        }
        text
    }

    pub(super) fn texts(&self, key: &str, faults: &mut Faults<'_>) -> Vec<(String, usize)> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong(key, value.span().start, Expected::TextList, faults);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in list.iter() {
            match item.get_ref().as_str() {
                Some(text) => texts.push((text.to_owned(), item.span().start)),
                None => self.wrong(key, item.span().start, Expected::TextList, faults),
            }
        }
        texts
    }

    pub(super) fn yes_no(&self, key: &str, faults: &mut Faults<'_>) -> bool {
        let Some(value) = self.get(key) else {
            return false;
        };
        let stated = value.get_ref().as_bool();
        if stated.is_none() {
            self.wrong(key, value.span().start, Expected::YesNo, faults);
        }
        stated.unwrap_or_default()
    }

    pub(super) fn year(&self, key: &str, faults: &mut Faults<'_>) -> Option<i32> {
        let value = self.get(key)?;
        let year = integer(value.get_ref())
            .and_then(|year| i32::try_from(year).ok())
            .filter(|year| (2000..2200).contains(year));
        if year.is_none() {
            self.wrong(key, value.span().start, Expected::Year, faults);
        }
        year
    }

    pub(super) fn word<T: Copy>(
        &self,
        (text, at): (&str, usize),
        key: &str,
        all: &[T],
        code: impl Fn(T) -> &'static str,
        faults: &mut Faults<'_>,
    ) -> Option<T> {
        let found = all.iter().copied().find(|it| code(*it) == text);
        if found.is_none() {
            let fault = RegionFileFault::UnknownWord {
                found: text.to_owned(),
                known: all.iter().map(|it| code(*it)).collect(),
            };
            faults.add(at, self.field(key), fault);
        }
        found
    }

    /// One obligatory word of a list.
    pub(super) fn needed_word<T: Copy>(
        &self,
        key: &str,
        all: &[T],
        code: impl Fn(T) -> &'static str,
        faults: &mut Faults<'_>,
    ) -> Option<T> {
        let text = self.needed(key, faults);
        let at = self.get(key)?.span().start;
        if text.trim().is_empty() {
            return None;
        }
        self.word((&text, at), key, all, code, faults)
    }

    pub(super) fn words<T: Copy>(
        &self,
        key: &str,
        all: &[T],
        code: impl Fn(T) -> &'static str,
        faults: &mut Faults<'_>,
    ) -> Vec<T> {
        self.texts(key, faults)
            .into_iter()
            .filter_map(|(text, at)| self.word((&text, at), key, all, &code, faults))
            .collect()
    }

    /// A table inside this one.
    pub(super) fn section(&self, key: &str, faults: &mut Faults<'_>) -> Option<Section<'s>> {
        let value = self.get(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong(key, value.span().start, Expected::Section, faults);
        }
        Some(Section {
            table: table?,
            name: self.field(key),
            at: value.span().start,
        })
    }

    pub(super) fn needed_section(&self, key: &str, faults: &mut Faults<'_>) -> Option<Section<'s>> {
        if self.get(key).is_none() {
            self.missing(key, faults);
        }
        self.section(key, faults)
    }

    /// The tables of a list, each named with its number.
    pub(super) fn list(&self, key: &str, faults: &mut Faults<'_>) -> Vec<Section<'s>> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let mut sections = Vec::new();
        let items = value.get_ref().as_array();
        for (number, item) in items.into_iter().flat_map(|it| it.iter()).enumerate() {
            match item.get_ref().as_table() {
                Some(table) => sections.push(Section {
                    table,
                    name: format!("{key} {}", number + 1),
                    at: item.span().start,
                }),
                None => self.wrong(key, item.span().start, Expected::SectionList, faults),
            }
        }
        if items.is_none() {
            self.wrong(key, value.span().start, Expected::SectionList, faults);
        }
        sections
    }
}

pub(super) fn integer(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(&number.as_str().replace('_', ""), number.radix()).ok()
}
