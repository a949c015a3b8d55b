//! Columns of an unknown layout, chosen by hand: what each of them holds.

use crate::desk::{self, Mapping, Reading, SourceSheet};
use std::collections::BTreeMap;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    Nothing,
    Number,
    Name,
    Kind,
    Date,
    Participants,
    Text,
    Amount,
    Total,
    /// The amounts of the one cost kind that the header names.
    AmountOfKind,
}

impl Use {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 10] = [
        Self::Nothing,
        Self::Number,
        Self::Name,
        Self::Kind,
        Self::Date,
        Self::Participants,
        Self::Text,
        Self::Amount,
        Self::Total,
        Self::AmountOfKind,
    ];

    /// As the list says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Nothing => "Niet inlezen",
            Self::Number => "Nummer",
            Self::Name => "Naam",
            Self::Kind => "Soort",
            Self::Date => "Datum",
            Self::Participants => "Deelnemers",
            Self::Text => "Omschrijving",
            Self::Amount => "Bedrag",
            Self::Total => "Totaal",
            Self::AmountOfKind => "Bedrag per soort",
        }
    }
}

/// The choices on screen.
#[derive(Debug)]
pub(super) struct Columns {
    pub sheet: usize,
    /// As it is typed, from 1.
    pub header_row: String,
    uses: BTreeMap<String, Use>,
    /// The user changed something of the proposal.
    pub changed: bool,
}

impl Columns {
    /// To begin with: how it was read, or what the words of the file suggest.
    pub fn propose(reading: &Reading, source: &[SourceSheet]) -> Self {
        let mut columns = Self {
            sheet: 0,
            header_row: "1".to_owned(),
            uses: BTreeMap::new(),
            changed: false,
        };
        columns.take(&reading.proposed_mapping(), source);
        columns
    }

    /// Takes a mapping over.
    pub fn take(&mut self, mapping: &Mapping, source: &[SourceSheet]) {
        self.sheet = source
            .iter()
            .position(|sheet| sheet.name == mapping.sheet)
            .or_else(|| source.iter().position(|sheet| !sheet.hidden))
            .unwrap_or(0);
        self.header_row = mapping.header_row.max(1).to_string();
        let columns = &mapping.columns;
        let named = [
            (&columns.number, Use::Number),
            (&columns.name, Use::Name),
            (&columns.kind, Use::Kind),
            (&columns.date, Use::Date),
            (&columns.participants, Use::Participants),
            (&columns.text, Use::Text),
            (&columns.amount, Use::Amount),
            (&columns.total, Use::Total),
        ];
        self.uses = named
            .into_iter()
            .filter_map(|(letters, used)| Some((letters.clone()?, used)))
            .collect();
        for letters in mapping.amounts.values() {
            self.uses.insert(letters.clone(), Use::AmountOfKind);
        }
    }

    /// Another sheet; what was chosen for the old one is forgotten.
    pub fn choose_sheet(&mut self, at: usize, source: &[SourceSheet]) {
        self.changed = true;
        self.sheet = at;
        self.uses.clear();
        let first = source.get(at).and_then(|sheet| sheet.rows.first());
        self.header_row = first.map_or(1, |row| row.number).to_string();
    }

    /// What a column is for; only amounts can be in several columns.
    pub fn choose(&mut self, letters: &str, used: Use) {
        self.changed = true;
        if used != Use::AmountOfKind {
            self.uses.retain(|_, other| *other != used);
        }
        match used {
            Use::Nothing => {
                self.uses.remove(letters);
            }
            used => {
                self.uses.insert(letters.to_owned(), used);
            }
        }
    }

    /// What a column is for.
    pub fn used(&self, letters: &str) -> Use {
        self.uses.get(letters).copied().unwrap_or(Use::Nothing)
    }

    /// How many columns are read.
    pub fn count(&self) -> usize {
        self.uses.len()
    }

    /// The words in the header row above a column.
    pub fn header<'a>(&self, letters: &str, source: &'a [SourceSheet]) -> &'a str {
        let row = self.header_row.trim().parse::<u32>().ok();
        source
            .get(self.sheet)
            .and_then(|sheet| sheet.rows.iter().find(|line| Some(line.number) == row))
            .and_then(|line| line.cells.get(letters))
            .map_or("", |cell| cell.text.as_str())
    }

    /// What is still to be chosen; `None` when it can be read.
    pub fn missing(&self) -> Option<String> {
        let has = |used: Use| self.uses.values().any(|it| *it == used);
        if self.header_row.trim().parse::<u32>().is_err() {
            return Some("Typ het nummer van de rij met de koppen.".to_owned());
        }
        let mut missing = Vec::new();
        if !has(Use::Name) {
            missing.push("de naam van de activiteit");
        }
        if !has(Use::Amount) && !has(Use::AmountOfKind) {
            missing.push("het bedrag");
        }
        (!missing.is_empty()).then(|| format!("Kies nog een kolom voor {}.", missing.join(" en ")))
    }

    /// As the desk takes it; `None` while something is missing.
    pub fn mapping(&self, source: &[SourceSheet]) -> Option<Mapping> {
        if self.missing().is_some() {
            return None;
        }
        let of = |wanted: Use| {
            self.uses
                .iter()
                .find(|(_, used)| **used == wanted)
                .map(|(letters, _)| letters.clone())
        };
        let mut amounts = BTreeMap::new();
        for (letters, _) in self
            .uses
            .iter()
            .filter(|(_, used)| **used == Use::AmountOfKind)
        {
            let header = match self.header(letters, source) {
                "" => letters.clone(),
                header => header.to_owned(),
            };
            amounts.insert(header, letters.clone());
        }
        Some(Mapping {
            sheet: source.get(self.sheet).and_then(|sheet| sheet.name.clone()),
            header_row: self.header_row.trim().parse().ok()?,
            columns: desk::Columns {
                number: of(Use::Number),
                name: of(Use::Name),
                kind: of(Use::Kind),
                date: of(Use::Date),
                participants: of(Use::Participants),
                text: of(Use::Text),
                amount: of(Use::Amount),
                total: of(Use::Total),
            },
            amounts,
        })
    }
}
