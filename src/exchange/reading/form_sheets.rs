//! A sheet an activity: labels beside values, and a table of costs under them.

use super::cost_lines;
use super::fields;
use super::heads;
use super::page::{Findings, Page};
use super::plain::plain;
use super::table::{self, Table};
use super::title::{label, value_cell};
use super::totals::{self, Reach, Totals};
use crate::domain::submission::{Doubt, Severity, SubmittedActivity, SubmittedCost};
use crate::exchange::grid::{Position, Value};
use crate::exchange::headers::{self, Field, Match};

/// The forms on a sheet; none when it is no form.
pub struct Forms {
    labels: Vec<Label>,
    tables: Vec<Table>,
    /// Rows at which a form begins, and one beyond the last.
    starts: Vec<u32>,
}

#[derive(Clone)]
struct Label {
    at: Position,
    text: String,
    found: Match,
    /// Where its value stands, or should stand.
    value: Position,
}

/// The forms on a sheet.
pub fn find(page: &Page<'_>) -> Option<Forms> {
    let tables = table::cost_tables(page);
    let costs: Vec<(u32, u32)> = tables
        .iter()
        .map(|table| (table.header_row, end_of_costs(page, table)))
        .collect();
    let among_costs = |row: u32| costs.iter().any(|(from, to)| (*from..*to).contains(&row));
    let mut labels: Vec<Label> = labels(page)
        .into_iter()
        .filter(|label| !among_costs(label.at.row))
        .collect();
    labels.sort_by_key(|label| label.at);
    let has = |field: Field| labels.iter().any(|label| label.found.field == field);
    let paid = !tables.is_empty() || has(Field::Amount);
    if !(has(Field::Name) && (has(Field::Kind) || has(Field::Date)) && (paid || has(Field::Kind))) {
        return None;
    }
    let key = labels
        .iter()
        .filter(|label| label.found.field == Field::Name)
        .max_by_key(|label| (label.found, std::cmp::Reverse(label.at)))?;
    let key = plain(&key.text);
    let mut starts: Vec<u32> = labels
        .iter()
        .filter(|label| plain(&label.text) == key)
        .map(|label| label.at.row)
        .collect();
    starts.dedup();
    starts.push(u32::MAX);
    Some(Forms {
        labels,
        tables,
        starts,
    })
}

impl Forms {
    /// The first row that is not title any more.
    pub fn first_row(&self) -> u32 {
        self.starts.first().copied().unwrap_or(0)
    }

    /// Reads each form as an activity.
    pub fn read(
        &self,
        page: &Page<'_>,
        totals: &mut Totals,
        findings: &mut Findings,
    ) -> Vec<SubmittedActivity> {
        let ends = self.starts.iter().skip(1);
        self.starts
            .iter()
            .zip(ends)
            .map(|(from, to)| (*from, *to))
            .filter(|rows| self.is_filled_in(page, *rows))
            .map(|rows| self.activity(page, rows, totals, findings))
            .collect()
    }

    /// A form that was left as it was handed out is no activity.
    fn is_filled_in(&self, page: &Page<'_>, rows: (u32, u32)) -> bool {
        let mut unheard = Findings::default();
        let read = self.activity(page, rows, &mut Totals::default(), &mut unheard);
        let missing =
            |doubt: &Doubt| matches!(doubt, Doubt::MissingName | Doubt::MissingActivityKind);
        read.name.is_some()
            || read.kind.is_some()
            || read.date.is_some()
            || !read.costs.is_empty()
            || unheard.remarks.iter().any(|remark| !missing(&remark.doubt))
    }

    fn activity(
        &self,
        page: &Page<'_>,
        rows: (u32, u32),
        totals: &mut Totals,
        findings: &mut Findings,
    ) -> SubmittedActivity {
        let value = |field: Field| self.label(rows, field).map(|label| label.value);
        let name_cell = value(Field::Name);
        let name = name_cell.and_then(|position| fields::words(page, position, findings));
        let unnamed = name_cell.filter(|position| page.is_empty(*position));
        if let Some(position) = unnamed {
            findings.add(
                Severity::Error,
                page.at(position),
                None,
                Doubt::MissingName,
                Vec::new(),
            );
        }
        let words = name.as_ref().map_or("", |name| name.value.as_str());
        let kind_cell = value(Field::Kind)
            .unwrap_or_else(|| page.free_cell(name_cell.map_or(rows.0, |cell| cell.row)));
        let kind = fields::kind(page, kind_cell, words, findings);
        let (date, date_text) = match value(Field::Date) {
            Some(position) => fields::date(page, position, findings),
            None => (None, None),
        };
        let participants = value(Field::Participants)
            .and_then(|position| fields::participants(page, position, findings));
        let mut activity = SubmittedActivity {
            sheet: page.sheet.name.clone(),
            number: value(Field::Number).and_then(|position| page.sourced(position)),
            name,
            kind,
            date,
            date_text,
            participants,
            costs: Vec::new(),
            form_id: None,
        };
        self.costs(page, rows, &mut activity, totals, findings);
        activity
    }

    fn costs(
        &self,
        page: &Page<'_>,
        rows: (u32, u32),
        activity: &mut SubmittedActivity,
        totals: &mut Totals,
        findings: &mut Findings,
    ) {
        let mut any = false;
        for table in self
            .tables
            .iter()
            .filter(|table| (rows.0..rows.1).contains(&table.header_row))
        {
            let mut table = table.clone();
            table.body.1 = table.body.1.min(rows.1);
            let amounts = table.costs.amounts();
            cost_lines::read_into(page, &table, amounts, activity, totals, findings);
            any = true;
        }
        let labelled: Vec<&Label> = self
            .labels
            .iter()
            .filter(|label| (rows.0..rows.1).contains(&label.at.row))
            .collect();
        let (paid, sums) = if any {
            let sums = |label: &&Label| label.found.is_whole() && label.is_amount();
            (Vec::new(), labelled.iter().copied().filter(sums).collect())
        } else {
            paid_labels(&labelled)
        };
        for label in paid {
            if let Some(amount) = fields::amount(page, label.value, findings) {
                heads::mark_hidden(page, label.value, findings);
                totals.line(amount);
                activity.costs.push(SubmittedCost {
                    text: label.text.clone(),
                    amount,
                    at: page.at(label.value),
                    kind: None,
                    form_id: None,
                });
            }
        }
        for label in sums {
            totals.claim(page, label.value, &[activity.requested()], Reach::PartOrAll);
        }
        if !any {
            self.unknown_amounts(page, rows, findings);
        }
    }

    /// Asks about amounts beside words that say nothing known, where no table holds the costs.
    fn unknown_amounts(&self, page: &Page<'_>, rows: (u32, u32), findings: &mut Findings) {
        let last = page.rows().last().map_or(0, |row| row.saturating_add(1));
        for row in rows.0..rows.1.min(last) {
            let mut cells = page.row(row).filter(|position| !page.is_empty(*position));
            let (Some(words), Some(value), None) = (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            let known = self.labels.iter().any(|label| label.at == words);
            let number = matches!(
                page.entry(value).map(|entry| entry.value),
                Some(Value::Number(_))
            );
            let euros = page.text(value).contains('€');
            let named = headers::field(label(&page.raw_text(words)).0).is_some();
            if known || named || !(number || euros) || !fields::could_be_amount(page, value) {
                continue;
            }
            let (at, found) = (page.at(value), page.text(value));
            let doubt = Doubt::OrphanCost;
            findings.add(Severity::Question, at, Some(found), doubt, Vec::new());
        }
    }

    fn label(&self, rows: (u32, u32), field: Field) -> Option<&Label> {
        self.labels
            .iter()
            .filter(|label| (rows.0..rows.1).contains(&label.at.row) && label.found.field == field)
            .max_by_key(|label| (label.found, std::cmp::Reverse(label.at)))
    }
}

impl Label {
    fn is_amount(&self) -> bool {
        matches!(self.found.field, Field::Amount | Field::Total)
    }
}

/// Which labelled amounts are costs, and which are the sum of them.
fn paid_labels<'l>(labelled: &[&'l Label]) -> (Vec<&'l Label>, Vec<&'l Label>) {
    let of = |field: Field, whole: bool| -> Vec<&'l Label> {
        let wanted = |label: &&Label| label.found.field == field && label.found.is_whole() == whole;
        labelled.iter().copied().filter(wanted).collect()
    };
    let (parts, plain) = (of(Field::Amount, false), of(Field::Amount, true));
    let mut totals = of(Field::Total, true);
    totals.extend(of(Field::Total, false));
    let asked = plain
        .iter()
        .map(|label| headers::amount_rank(&label.text))
        .max();
    match (parts.is_empty(), asked) {
        (false, _) => (parts, plain.into_iter().chain(totals).collect()),
        // What is asked goes before what is budgeted.
        (true, Some(asked)) => (
            plain
                .into_iter()
                .filter(|label| headers::amount_rank(&label.text) == asked)
                .collect(),
            totals,
        ),
        (true, None) => (totals.iter().take(1).copied().collect(), Vec::new()),
    }
}

fn labels(page: &Page<'_>) -> Vec<Label> {
    page.sheet
        .cells
        .keys()
        .filter_map(|position| {
            let text = page.raw_text(*position);
            let (words, inline) = label(&text);
            let found = headers::field(words)?;
            let marked = text.ends_with(':');
            let value = value_cell(page, *position);
            // `Activiteit 2` above a form is its title; it has neither a colon nor a value.
            // `Kosten trainer` says what an amount beside it is for.
            let pays = found.field == Field::Amount
                && value.is_some_and(|value| fields::could_be_amount(page, value));
            let whole = found.is_whole() && value.is_some();
            let is_label = inline.is_none() && (marked || whole || pays);
            is_label.then(|| Label {
                at: *position,
                text: words.to_owned(),
                found,
                value: value.unwrap_or_else(|| beside(page, *position)),
            })
        })
        .collect()
}

/// The first row under a cost table that is blank, or comes after its total; the next form may follow.
fn end_of_costs(page: &Page<'_>, table: &Table) -> u32 {
    for row in table.body.0..table.body.1 {
        let mut texts = page.row(row).map(|position| page.text(position)).peekable();
        if texts.peek().is_none() {
            return row;
        }
        if texts.any(|text| totals::is_total(&text, &[])) {
            return row.saturating_add(1);
        }
    }
    table.body.1
}

fn beside(page: &Page<'_>, label: Position) -> Position {
    let last = page
        .merge(label)
        .map_or(label.column, |merge| merge.to.column);
    Position {
        row: label.row,
        column: last.saturating_add(1),
    }
}
