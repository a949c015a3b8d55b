//! Tables with a row an activity and a column a cost kind; the column's header is what it is for.

use super::fields;
use super::heads::{self, Head};
use super::kinds;
use super::page::{Findings, Page};
use super::table::{AmountColumn, Table};
use super::totals::Totals;
use crate::domain::Cents;
use crate::domain::plan::ActivityKind;
use crate::domain::submission::{Doubt, Severity, Sourced, SubmittedActivity, SubmittedCost};
use crate::exchange::grid::Position;
use crate::exchange::headers::Field;
use std::collections::BTreeMap;

/// Reads the activities of a table with a column a cost kind.
pub fn read(
    page: &Page<'_>,
    table: &Table,
    amounts: &[AmountColumn],
    totals: &mut Totals,
    findings: &mut Findings,
) -> Vec<SubmittedActivity> {
    let mut columns = Columns {
        page: *page,
        table,
        amounts,
        activities: Vec::new(),
        section: None,
        sums: amounts
            .iter()
            .map(|amount| (amount.column, Sums::default()))
            .collect(),
        at_start: totals.so_far(),
    };
    for row in page
        .rows()
        .into_iter()
        .filter(|row| (table.body.0..table.body.1).contains(row))
    {
        columns.row(row, totals, findings);
    }
    columns.activities
}

/// The sum of a column: since its last total, and from the top.
#[derive(Debug, Default, Clone, Copy)]
struct Sums {
    since_total: Cents,
    all: Cents,
}

struct Columns<'a> {
    page: Page<'a>,
    table: &'a Table,
    amounts: &'a [AmountColumn],
    activities: Vec<SubmittedActivity>,
    section: Option<Sourced<ActivityKind>>,
    sums: BTreeMap<u32, Sums>,
    at_start: Cents,
}

impl Columns<'_> {
    fn row(&mut self, row: u32, totals: &mut Totals, findings: &mut Findings) {
        let head = Head::of_row(&self.page, self.table, row, true);
        if heads::total_label(&self.page, row, &head, "").is_some() {
            self.total_row(row, totals);
            return;
        }
        let pays = self.amounts.iter().any(|amount| {
            fields::could_be_amount(
                &self.page,
                Position {
                    row,
                    column: amount.column,
                },
            )
        });
        if head.name().is_empty() && !(pays && head.about() > 0) && head.about() < 2 {
            if pays && !self.is_sum_row(row, totals) {
                self.orphans(row, findings);
            }
            return;
        }
        if head.about() == 0 && !pays && head.number().is_empty() {
            self.heading(row, head.name());
            return;
        }
        let mut activity =
            heads::activity(&self.page, self.table, row, self.section.as_ref(), findings);
        for column in self.amounts {
            let position = Position {
                row,
                column: column.column,
            };
            if let Some(amount) = fields::amount(&self.page, position, findings) {
                heads::mark_hidden(&self.page, position, findings);
                activity
                    .costs
                    .push(self.cost(column, position, amount, totals));
            }
        }
        if activity.costs.is_empty()
            && let Some(position) = self.table.cell(Field::Name, row)
        {
            heads::mark_hidden(&self.page, position, findings);
        }
        if let Some(position) = self.table.cell(Field::Total, row) {
            totals.claim(&self.page, position, &[activity.requested()], false);
        }
        self.activities.push(activity);
    }

    fn cost(
        &mut self,
        column: &AmountColumn,
        position: Position,
        amount: Cents,
        totals: &mut Totals,
    ) -> SubmittedCost {
        totals.line(amount);
        if let Some(sums) = self.sums.get_mut(&column.column) {
            sums.since_total += amount;
            sums.all += amount;
        }
        SubmittedCost {
            text: column
                .header
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            amount,
            at: self.page.at(position),
            kind: None,
            form_id: None,
        }
    }

    fn heading(&mut self, row: u32, text: &str) {
        if let (Some(value), Some(position)) =
            (kinds::only_a_kind(text), self.table.cell(Field::Name, row))
        {
            let at = self.page.at(position);
            self.section = Some(Sourced { value, at });
        }
    }

    fn total_row(&mut self, row: u32, totals: &mut Totals) {
        let since_total: Cents = self.sums.values().map(|sums| sums.since_total).sum();
        let all = totals.so_far() - self.at_start;
        for (column, sums) in &mut self.sums {
            let position = Position {
                row,
                column: *column,
            };
            totals.claim(
                &self.page,
                position,
                &[sums.all, sums.since_total, all],
                false,
            );
            sums.since_total = Cents::ZERO;
        }
        if let Some(position) = self.table.cell(Field::Total, row) {
            totals.claim(&self.page, position, &[all, since_total], true);
        }
    }

    /// A row of sums that does not say so: each amount is that of its column.
    fn is_sum_row(&self, row: u32, totals: &Totals) -> bool {
        let all = totals.so_far() - self.at_start;
        self.sums.iter().all(|(column, sums)| {
            let stated = fields::stated(
                &self.page,
                Position {
                    row,
                    column: *column,
                },
            );
            stated.is_empty()
                || stated
                    .iter()
                    .any(|stated| [sums.all, sums.since_total, all].contains(stated))
        })
    }

    fn orphans(&self, row: u32, findings: &mut Findings) {
        for column in self.amounts {
            let position = Position {
                row,
                column: column.column,
            };
            let nothing = fields::stated(&self.page, position)
                .iter()
                .all(|amount| *amount == Cents::ZERO);
            if !nothing {
                let found = self.page.text(position);
                findings.add(
                    Severity::Question,
                    self.page.at(position),
                    Some(found),
                    Doubt::OrphanCost,
                    Vec::new(),
                );
            }
        }
    }
}
