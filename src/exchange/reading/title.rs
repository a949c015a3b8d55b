//! The partner and the year, from labels, title rows and sheet names. A doubtful title is only proposed.

use super::fields;
use super::names::{is_partner, is_plan_word, possible_names};
use super::page::Page;
use super::plain::{plain, words};
use super::totals::{Reach, Totals};
use crate::domain::Cents;
use crate::domain::submission::{CellRef, Sourced};
use crate::exchange::grid::{Position, Value};
use crate::exchange::headers::{self, Field, Match};

/// Titles and labels stand in these columns; further to the right there are no titles.
const WIDEST_TITLE: u32 = 40;

/// A longer text is an explanation.
const LONGEST_TITLE: usize = 400;

/// What the title block says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Title {
    pub partner: Option<Sourced<String>>,
    pub year: Option<Sourced<i32>>,
    /// Texts that might be a partner's name, but do not say so.
    pub perhaps: Vec<String>,
}

/// A sheet with the first row that is not title any more.
pub struct Block<'a> {
    pub page: Page<'a>,
    pub until: u32,
}

impl Block<'_> {
    /// Whether it stands on this sheet.
    pub fn is_of(&self, page: &Page<'_>) -> bool {
        self.page.sheet.name == page.sheet.name
    }
}

/// Reads the titles of a file's sheets, the first that says something counts.
/// `known` are partners' names that are sure to be names.
pub fn read(blocks: &[Block<'_>], known: &[String]) -> Title {
    let partner = blocks
        .iter()
        .find_map(|block| labelled_partners(block, known).into_iter().next());
    let year = blocks.iter().find_map(labelled_year);
    let mut perhaps = Vec::new();
    let mut titled = None;
    for (block, position) in blocks
        .iter()
        .flat_map(|block| title_cells(block).into_iter().map(move |at| (block, at)))
    {
        for name in possible_names(&block.page.raw_text(position)) {
            // `Naam ziekenhuis` is no name, also where nothing stands beside it.
            if headers::field(&name).is_some_and(|found| found.is_whole()) {
                continue;
            }
            if is_partner(&name, known) {
                let at = block.page.at(position);
                titled.get_or_insert(Sourced { value: name, at });
            } else if !perhaps.contains(&name) {
                perhaps.push(name);
            }
        }
    }
    let titled = titled.or_else(|| partner_of_sheet(blocks, known));
    Title {
        partner: partner.or(titled),
        year: year
            .or_else(|| titled_year(blocks))
            .or_else(|| year_of_sheet(blocks)),
        perhaps,
    }
}

/// Holds the totals that stand in a title block against what was read; `parts` is the sum of its own sheet.
pub fn claim_totals(block: &Block<'_>, parts: &[Cents], totals: &mut Totals) {
    for position in text_cells(block) {
        let text = block.page.raw_text(position);
        let (words, inline) = label(&text);
        let Some(found) = headers::field(words).filter(Match::is_whole) else {
            continue;
        };
        let asked = found.field == Field::Amount && headers::amount_rank(words) == 3;
        if found.field != Field::Total && !asked {
            continue;
        }
        match (inline, value_cell(&block.page, position)) {
            (Some(inline), _) => {
                let stated = fields::meanings(&Value::Text(inline.to_owned()));
                let at = block.page.at(position);
                totals.claim_stated(at, inline.to_owned(), stated, parts, Reach::All);
            }
            // A sheet that was left blank sums up to nothing.
            (None, Some(value))
                if parts.is_empty() && fields::stated(&block.page, value) == [Cents::ZERO] => {}
            (None, Some(value)) => totals.claim(&block.page, value, parts, Reach::All),
            (None, None) => {}
        }
    }
}

/// The year that a sheet states by itself.
pub fn own_year(block: &Block<'_>) -> Option<i32> {
    let blocks = std::slice::from_ref(block);
    let year = labelled_year(block)
        .or_else(|| titled_year(blocks))
        .or_else(|| year_of_sheet(blocks));
    year.map(|year| year.value)
}

/// The one year of this century that a text names.
pub fn year_in(text: &str) -> Option<i32> {
    let mut years: Vec<i32> = text
        .split(|sign: char| !sign.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .filter(|year| (2015..2100).contains(year))
        .collect();
    years.dedup();
    match years.as_slice() {
        [year] => Some(*year),
        _ => None,
    }
}

/// The cell with the value of a label: to its right, or under it.
pub fn value_cell(page: &Page<'_>, label: Position) -> Option<Position> {
    let last = page
        .merge(label)
        .map_or(label.column, |merge| merge.to.column);
    let right = (1..=4).map(|step| Position {
        row: label.row,
        column: last.saturating_add(step),
    });
    let below = Position {
        row: label.row.saturating_add(1),
        column: label.column,
    };
    let beside = right
        .into_iter()
        .find(|position| !page.is_empty(*position))
        .filter(|position| !is_label(page, *position));
    beside.or_else(|| {
        let alone = page.row(label.row).all(|position| position == label);
        let marked = page.raw_text(label).ends_with(':');
        let next_label = is_label(page, below) || is_about_money(&page.raw_text(below));
        (alone && marked && !page.is_empty(below) && !next_label).then_some(below)
    })
}

/// The label in a cell, without its colon, and what the same cell says after the colon.
pub fn label(text: &str) -> (&str, Option<&str>) {
    match text.split_once(':') {
        Some((label, rest)) => (
            label.trim(),
            Some(rest.trim()).filter(|rest| !rest.is_empty()),
        ),
        None => (text.trim(), None),
    }
}

fn is_about_money(text: &str) -> bool {
    headers::field(text).is_some_and(|found| matches!(found.field, Field::Amount | Field::Total))
}

/// A text with a colon, or known words with something beside them; `Jaarplan 2027` is a title.
fn is_label(page: &Page<'_>, position: Position) -> bool {
    let text = page.raw_text(position);
    let known = || headers::field(&text).is_some_and(|found| found.is_whole());
    let next = page
        .row(position.row)
        .any(|other| other.column > position.column);
    let digits = text.chars().any(|sign| sign.is_ascii_digit());
    text.ends_with(':') || (next && !digits && known())
}

/// The values of labels that name a field, each with its label in plain words.
fn labelled(block: &Block<'_>, sought: Field) -> impl Iterator<Item = (String, Sourced<String>)> {
    text_cells(block).into_iter().filter_map(move |position| {
        let text = block.page.raw_text(position);
        let (words, inline) = label(&text);
        let found = headers::field(words)?;
        if found.field != sought || !found.is_whole() {
            return None;
        }
        let label = plain(words);
        if let Some(inline) = inline {
            let at = block.page.at(position);
            let value = inline.to_owned();
            return Some((label, Sourced { value, at }));
        }
        let value = block.page.sourced(value_cell(&block.page, position)?)?;
        Some((label, value))
    })
}

/// Names beside a label for the organisation; those of an applicant may be a person's, and count only if they say so.
fn labelled_partners(block: &Block<'_>, known: &[String]) -> Vec<Sourced<String>> {
    labelled(block, Field::Partner)
        .filter(|(_, name)| name.value.chars().any(char::is_alphabetic))
        .filter(|(_, name)| !super::plain::is_not_known_yet(&name.value))
        .filter(|(label, name)| {
            !matches!(label.as_str(), "aanvrager" | "naam aanvrager")
                || is_partner(&name.value, known)
        })
        .map(|(_, name)| name)
        .collect()
}

fn labelled_year(block: &Block<'_>) -> Option<Sourced<i32>> {
    labelled(block, Field::Year).find_map(|(_, text)| {
        let value = year_in(&text.value).or_else(|| short_year(&text.value))?;
        Some(Sourced { value, at: text.at })
    })
}

/// `27`, or `'27`, where a year is told.
fn short_year(text: &str) -> Option<i32> {
    let digits = text.trim().trim_start_matches(['\'', '’', '‘']);
    let year: i32 = digits.parse().ok()?;
    (digits.len() == 2 && (15..=99).contains(&year)).then_some(2000 + year)
}

/// `Jaarplan '27`.
fn apostrophe_year(text: &str) -> Option<i32> {
    let mut years = text
        .split_whitespace()
        .filter(|word| word.starts_with(['\'', '’', '‘']))
        .filter_map(short_year);
    let year = years.next();
    year.filter(|_| years.next().is_none())
}

fn titled_year(blocks: &[Block<'_>]) -> Option<Sourced<i32>> {
    let years = |planned: bool| {
        blocks.iter().find_map(|block| {
            title_cells(block).into_iter().find_map(|position| {
                let text = block.page.text(position);
                let value = year_in(&text).or_else(|| apostrophe_year(&text))?;
                let about_plan = words(&text).iter().any(|word| is_plan_word(word));
                let at = block.page.at(position);
                (about_plan == planned && !is_about_something_else(&text))
                    .then_some(Sourced { value, at })
            })
        })
    };
    years(true).or_else(|| years(false))
}

fn year_of_sheet(blocks: &[Block<'_>]) -> Option<Sourced<i32>> {
    blocks.iter().find_map(|block| {
        let sheet = block.page.sheet.name.clone()?;
        let value = year_in(&sheet)?;
        let at = CellRef {
            sheet: Some(sheet),
            cell: None,
        };
        Some(Sourced { value, at })
    })
}

/// A sheet may be called after the organisation; two that are say nothing.
fn partner_of_sheet(blocks: &[Block<'_>], known: &[String]) -> Option<Sourced<String>> {
    let mut named = blocks.iter().filter_map(|block| {
        let sheet = block.page.sheet.name.clone()?;
        let value = possible_names(&sheet)
            .into_iter()
            .find(|name| is_partner(name, known))?;
        let at = CellRef {
            sheet: Some(sheet),
            cell: None,
        };
        Some(Sourced { value, at })
    });
    let name = named.next();
    name.filter(|_| named.next().is_none())
}

fn text_cells(block: &Block<'_>) -> Vec<Position> {
    let end = Position {
        row: block.until,
        column: 0,
    };
    block
        .page
        .sheet
        .cells
        .range(..end)
        .map(|(position, _)| *position)
        .filter(|position| position.column < WIDEST_TITLE)
        .filter(|position| block.page.raw_text(*position).len() < LONGEST_TITLE)
        .collect()
}

/// Cells of the title block that are neither labels nor values of labels.
fn title_cells(block: &Block<'_>) -> Vec<Position> {
    let cells = text_cells(block);
    let values: Vec<Position> = cells
        .iter()
        .filter(|position| is_label(&block.page, **position))
        .filter_map(|position| value_cell(&block.page, *position))
        .collect();
    cells
        .into_iter()
        .filter(|position| !is_label(&block.page, *position) && !values.contains(position))
        .filter(|position| !is_about_something_else(&block.page.raw_text(*position)))
        .collect()
}

/// Texts about who handed in what when: no title.
fn is_about_something_else(text: &str) -> bool {
    const STARTS: [&str; 24] = [
        "ingediend",
        "indien",
        "datum",
        "versie",
        "opgesteld",
        "contact",
        "telefoon",
        "tel",
        "email",
        "mail",
        "bedragen",
        "toelichting",
        "naam",
        "adres",
        "postcode",
        "bijlage",
        "instructie",
        "concept",
        "pagina",
        "vul",
        "let",
        "afdeling",
        "functie",
        "status",
    ];
    let words = words(text);
    let starts = words
        .first()
        .is_some_and(|first| STARTS.iter().any(|start| first.starts_with(start)));
    starts || text.contains('@') || holds_a_date(text)
}

fn holds_a_date(text: &str) -> bool {
    use super::dates::{When, when};
    use crate::exchange::grid::Value;
    let is_day = |text: &str| matches!(when(&Value::Text(text.to_owned()), None), When::Day(_));
    let words: Vec<&str> = text.split_whitespace().collect();
    words.iter().any(|word| is_day(word)) || words.windows(3).any(|three| is_day(&three.join(" ")))
}
