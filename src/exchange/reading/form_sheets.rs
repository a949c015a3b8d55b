//! A sheet an activity: labels beside values, and a table of costs under them.

use super::cost_lines;
use super::fields;
use super::page::{Findings, Page};
use super::plain::plain;
use super::table::{self, Costs, Table};
use super::title::{label, value_cell};
use super::totals::{self, Totals};
use crate::domain::submission::{Doubt, Severity, SubmittedActivity, SubmittedCost};
use crate::exchange::grid::Position;
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
            .map(|(from, to)| self.activity(page, (*from, *to), totals, findings))
            .collect()
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
        let name = name_cell.and_then(|position| page.sourced(position));
        if let Some(position) = name_cell.filter(|_| name.is_none()) {
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
            let (Costs::Lines { amounts } | Costs::Columns { amounts }) = &table.costs;
            cost_lines::read_into(page, &table, amounts, activity, totals, findings);
            any = true;
        }
        let labelled = self
            .labels
            .iter()
            .filter(|label| (rows.0..rows.1).contains(&label.at.row));
        for label in labelled {
            match label.found.field {
                Field::Total => totals.claim(page, label.value, &[activity.requested()], true),
                Field::Amount if any => {
                    totals.claim(page, label.value, &[activity.requested()], false)
                }
                Field::Amount => {
                    if let Some(amount) = fields::amount(page, label.value, findings) {
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
                Field::Number
                | Field::Name
                | Field::Kind
                | Field::Date
                | Field::Participants
                | Field::CostText
                | Field::Partner
                | Field::Year
                | Field::Ignored => {}
            }
        }
    }

    fn label(&self, rows: (u32, u32), field: Field) -> Option<&Label> {
        self.labels
            .iter()
            .filter(|label| (rows.0..rows.1).contains(&label.at.row) && label.found.field == field)
            .max_by_key(|label| (label.found, std::cmp::Reverse(label.at)))
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
            let is_label = inline.is_none() && (marked || (found.is_whole() && value.is_some()));
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
