//! Finds tables on a sheet by the words in their header rows, and says what each column holds.

use super::amounts::{self, Amount};
use super::fields;
use super::kinds;
use super::page::Page;
use super::plain::plain;
use super::title;
use crate::exchange::grid::{Position, Value};
use crate::exchange::headers::{self, Field, Match};
use std::collections::BTreeMap;

/// A table of activities, cost lines or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub header_row: u32,
    /// Rows of the body: from, and the first that is beyond it.
    pub body: (u32, u32),
    pub columns: BTreeMap<Field, u32>,
    pub costs: Costs,
}

/// Where the amounts stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Costs {
    /// A row a cost line; its words in a column of their own.
    Lines { amounts: Vec<AmountColumn> },
    /// A column a cost kind; its header is the words.
    Columns { amounts: Vec<AmountColumn> },
    /// A row an activity with what it costs; which of these columns says so is not clear.
    OneOf { amounts: Vec<AmountColumn> },
}

impl Costs {
    /// The columns with amounts.
    pub fn amounts(&self) -> &[AmountColumn] {
        match self {
            Self::Lines { amounts } | Self::Columns { amounts } | Self::OneOf { amounts } => {
                amounts
            }
        }
    }
}

/// A column with amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountColumn {
    pub column: u32,
    pub header: String,
}

impl Table {
    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<u32> {
        self.columns.get(&field).copied()
    }

    /// The cell of a field in a row.
    pub fn cell(&self, field: Field, row: u32) -> Option<Position> {
        Some(Position {
            row,
            column: self.column(field)?,
        })
    }
}

/// Header rows are sought this far down; a form's title block is never longer.
const DEEPEST_HEADER: u32 = 80;

/// A row of more words than this is no header.
const WIDEST_HEADER: usize = 100;

/// The tables of activities on a sheet, from top to bottom.
pub fn activity_tables(page: &Page<'_>) -> Vec<Table> {
    tables(page, &|header: &Header| header.names_activities(page))
}

/// The tables of cost lines without activities, as they stand on forms.
pub fn cost_tables(page: &Page<'_>) -> Vec<Table> {
    tables(page, &Header::names_costs)
}

/// Tables that tell about activities without a single amount; what they cost stands elsewhere.
pub fn activity_lists(page: &Page<'_>) -> Vec<Table> {
    tables(page, &Header::lists_activities)
}

fn tables(page: &Page<'_>, wanted: &dyn Fn(&Header) -> bool) -> Vec<Table> {
    let rows = page.rows();
    let mut headers: Vec<Header> = Vec::new();
    for row in &rows {
        // Below the first table only a row of header words and nothing else starts another.
        if *row > DEEPEST_HEADER && headers.is_empty() {
            break;
        }
        let Some(header) = Header::read(page, *row) else {
            continue;
        };
        let enough = headers
            .first()
            .map_or(2, |first| (first.fields.len() / 2).max(2));
        if wanted(&header)
            && header.fields.len() >= enough
            && headers
                .last()
                .is_none_or(|last| last.second_row != Some(*row))
        {
            headers.push(header);
        }
    }
    let last = rows.last().map_or(0, |row| row.saturating_add(1));
    let ends: Vec<u32> = headers
        .iter()
        .skip(1)
        .map(|header| header.row)
        .chain([last])
        .collect();
    headers
        .into_iter()
        .zip(ends)
        .filter_map(|(header, end)| header.table(page, end))
        .collect()
}

/// A row of header words.
pub(super) struct Header {
    row: u32,
    /// The row under it, where that names the columns under a merged header.
    second_row: Option<u32>,
    pub(super) texts: BTreeMap<u32, String>,
    pub(super) matches: BTreeMap<u32, Match>,
    pub(super) fields: BTreeMap<Field, u32>,
}

impl Header {
    /// Reads a row as a header; `None` when it holds numbers or dates, or no two words that are known.
    fn read(page: &Page<'_>, row: u32) -> Option<Self> {
        let mut texts = BTreeMap::new();
        for position in page.row(row) {
            match page.sheet.cells.get(&position).map(|cell| &cell.value) {
                Some(Value::Text(text)) if is_an_amount(text) => return None,
                Some(Value::Text(text)) if !text.trim().is_empty() => {
                    texts.insert(position.column, text.trim().to_owned());
                }
                Some(Value::Text(_)) | None => {}
                Some(Value::Number(_) | Value::Date(_) | Value::Bool(_) | Value::Error(_)) => {
                    return None;
                }
            }
        }
        if !(2..=WIDEST_HEADER).contains(&texts.len()) {
            return None;
        }
        let second_row = second_row(page, row, &texts);
        if let Some(second) = second_row {
            texts.extend(
                page.row(second)
                    .map(|position| (position.column, page.raw_text(position))),
            );
        }
        let mut matches: BTreeMap<u32, Match> = texts
            .iter()
            .filter_map(|(column, text)| Some((*column, headers::field(text)?)))
            .collect();
        let below = second_row.unwrap_or(row).saturating_add(1);
        let words = words_for_costs(page, (below, below.saturating_add(60)), &texts, &matches);
        matches.retain(|column, found| {
            !words.contains(column) && !holds_numbers(page, below, *column, *found)
        });
        let whole = matches
            .values()
            .filter(|found| found.is_whole() && found.field != Field::Ignored)
            .count();
        let mut fields = best_columns(&matches);
        if let Some(column) = words.first() {
            fields.entry(Field::CostText).or_insert(*column);
        }
        (fields.len() >= 2 && whole >= 1).then_some(Self {
            row,
            second_row,
            texts,
            matches,
            fields,
        })
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.fields.contains_key(&field)
    }

    fn names_activities(&self, page: &Page<'_>) -> bool {
        let about = [Field::Kind, Field::Date, Field::Participants]
            .iter()
            .any(|field| self.has(*field));
        let named = self.has(Field::Name) || (about && self.stand_in_for_name().is_some());
        let paid = self.has(Field::Amount) || self.has(Field::Total);
        named
            && (about || paid || self.has(Field::CostText))
            && (paid || self.counts_something(page))
    }

    /// Whether a column without a known header holds amounts: perhaps a column per cost kind.
    fn counts_something(&self, page: &Page<'_>) -> bool {
        let below = self.body_start()..self.body_start().saturating_add(40);
        self.texts
            .keys()
            .filter(|column| !self.matches.contains_key(column))
            .any(|column| {
                below.clone().any(|row| {
                    fields::could_be_amount(
                        page,
                        Position {
                            row,
                            column: *column,
                        },
                    )
                })
            })
    }

    fn lists_activities(&self) -> bool {
        let about = [Field::Kind, Field::Date, Field::Participants]
            .iter()
            .any(|field| self.has(*field));
        self.has(Field::Name) && about && !self.has(Field::Amount) && !self.has(Field::Total)
    }

    fn names_costs(&self) -> bool {
        !self.has(Field::Name)
            && self.has(Field::CostText)
            && (self.has(Field::Amount) || self.has(Field::Total))
    }

    /// Without a column that is plainly the name: `Omschrijving`, or `Training`.
    fn stand_in_for_name(&self) -> Option<u32> {
        const NAMES: [&str; 11] = [
            "wat",
            "interventie",
            "module",
            "omschrijving",
            "training",
            "oefening",
            "opleiding",
            "cursus",
            "scenario",
            "thema",
            "onderdeel",
        ];
        self.texts
            .iter()
            .find(|(_, text)| NAMES.contains(&plain(text).as_str()))
            .map(|(column, _)| *column)
    }

    fn body_start(&self) -> u32 {
        self.second_row.unwrap_or(self.row).saturating_add(1)
    }

    fn table(mut self, page: &Page<'_>, end: u32) -> Option<Table> {
        let body = (self.body_start(), end);
        let costs_only = self.names_costs() && !self.names_activities(page);
        if !self.has(Field::Name) && !costs_only {
            let column = self.stand_in_for_name()?;
            self.fields.retain(|_, taken| *taken != column);
            self.fields.insert(Field::Name, column);
        }
        self.doubt_kinds(page, body);
        let costs = self.costs(page, body);
        let listed = self.lists_activities();
        let amounts = costs.amounts();
        self.fields.remove(&Field::Amount);
        self.fields
            .retain(|_, column| !amounts.iter().any(|amount| amount.column == *column));
        (listed || !amounts.is_empty()).then_some(Table {
            header_row: self.row,
            body,
            columns: self.fields,
            costs,
        })
    }

    /// A column called `Vorm` or `Type` that holds no kind at all is something else.
    fn doubt_kinds(&mut self, page: &Page<'_>, body: (u32, u32)) {
        let Some(column) = self.fields.get(&Field::Kind).copied() else {
            return;
        };
        let vague = self.texts.get(&column).is_some_and(|text| {
            matches!(
                plain(text).as_str(),
                "vorm" | "werkvorm" | "oto" | "categorie"
            )
        });
        let any = page
            .column(column, body)
            .filter_map(|position| page.entry(position))
            .any(|entry| matches!(kinds::kind(&entry.value), kinds::Kind::Certain(_)));
        if vague && !any {
            self.fields.remove(&Field::Kind);
        }
    }
}

/// Columns with words beside one with amounts: `Kosten` beside `Bedrag`, or anything at all beside it on a form.
fn words_for_costs(
    page: &Page<'_>,
    body: (u32, u32),
    texts: &BTreeMap<u32, String>,
    matches: &BTreeMap<u32, Match>,
) -> Vec<u32> {
    let pays = |column: &u32| {
        let found = matches.get(column);
        found.is_some_and(|found| matches!(found.field, Field::Amount | Field::Total))
    };
    let counts = |column: &u32| {
        let cells: Vec<Position> = page
            .column(*column, body)
            .filter(|position| !page.is_empty(*position))
            .collect();
        let amounts = cells
            .iter()
            .filter(|cell| fields::could_be_amount(page, **cell))
            .count();
        (amounts, cells.len() - amounts)
    };
    let holds_words = |column: &u32| {
        let (amounts, words) = counts(column);
        words > amounts
    };
    let paid = texts
        .keys()
        .any(|column| pays(column) && !holds_words(column));
    let only_two = texts.len() == 2;
    texts
        .keys()
        .filter(|column| paid && (pays(column) || (only_two && !matches.contains_key(column))))
        .filter(|column| holds_words(column))
        .copied()
        .collect()
}

/// A column of words, as its header says, that holds amounts and nothing else: `Uitgaven 2026`.
fn holds_numbers(page: &Page<'_>, below: u32, column: u32, found: Match) -> bool {
    let of_words = matches!(found.field, Field::Kind | Field::CostText);
    let mut cells = page
        .column(column, (below, below.saturating_add(60)))
        .filter(|position| !page.is_empty(*position))
        .peekable();
    of_words && cells.peek().is_some() && cells.all(|cell| fields::could_be_amount(page, cell))
}

/// An amount as text, such as csv has; a lone year may be a header.
fn is_an_amount(text: &str) -> bool {
    let holds_digits = text.chars().any(|sign| sign.is_ascii_digit());
    let reading = amounts::amount(&Value::Text(text.to_owned()));
    holds_digits
        && !matches!(reading, Amount::Empty | Amount::Unreadable)
        && title::year_in(text).is_none()
}

/// Per field the column that says it most plainly; the leftmost where two say it alike.
fn best_columns(matches: &BTreeMap<u32, Match>) -> BTreeMap<Field, u32> {
    let mut best: BTreeMap<Field, (Match, u32)> = BTreeMap::new();
    for (column, found) in matches {
        if best
            .get(&found.field)
            .is_none_or(|(other, _)| found > other)
        {
            best.insert(found.field, (*found, *column));
        }
    }
    best.into_iter()
        .map(|(field, (_, column))| (field, column))
        .collect()
}

/// The row under a header when it names columns that the header leaves open or has merged into one.
pub(super) fn second_row(page: &Page<'_>, row: u32, texts: &BTreeMap<u32, String>) -> Option<u32> {
    let second = row.saturating_add(1);
    let mut under = 0;
    for position in page.row(second) {
        match page.sheet.cells.get(&position).map(|cell| &cell.value) {
            Some(Value::Text(text)) if text.trim().is_empty() => continue,
            Some(Value::Text(_)) => {}
            _ => return None,
        }
        let above = Position {
            row,
            column: position.column,
        };
        let wide = page
            .merge(above)
            .is_some_and(|merge| merge.from.column < merge.to.column && merge.to.row == row);
        if texts.contains_key(&position.column) && !wide {
            return None;
        }
        under += 1;
    }
    // A first data row fills columns that have a header of their own.
    (under >= 2).then_some(second)
}
