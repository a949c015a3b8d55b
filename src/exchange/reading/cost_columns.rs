//! Tables with a row an activity and a column a cost kind; the column's header is what it is for.

use super::fields;
use super::heads::{self, Head};
use super::kinds;
use super::page::{Findings, Page};
use super::table::{AmountColumn, Table};
use super::totals::{Reach, Totals, is_subtotal};
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
        lines_below: has_lines_below(page, table, amounts),
        under_activity: false,
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
    /// Amounts never stand beside an activity, only under it: `Zaalhuur` below `Basistraining`.
    lines_below: bool,
    /// The activity above a row is the one it belongs to: no other heading stands between.
    under_activity: bool,
}

impl Columns<'_> {
    fn row(&mut self, row: u32, totals: &mut Totals, findings: &mut Findings) {
        let head = Head::of_row(&self.page, self.table, row, true);
        if row == self.table.body.0 && heads::is_of_units(&self.page, row) {
            return;
        }
        let label = heads::total_label(&self.page, row, &head, "").or_else(|| {
            heads::total_label_beside(&self.page, row, &head)
                .filter(|_| self.is_sum_row(row, totals))
        });
        if let Some(label) = label {
            self.total_row(row, &label, totals);
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
        if self.lines_below && pays && self.under_activity {
            self.line_below(row, head.name(), totals, findings);
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
            totals.claim(&self.page, position, &[activity.requested()], Reach::Part);
        }
        self.activities.push(activity);
        self.under_activity = true;
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

    /// A cost of the activity above it, in words that stand in the column of names.
    fn line_below(&mut self, row: u32, words: &str, totals: &mut Totals, findings: &mut Findings) {
        let Some(column) = self.amounts.first() else {
            return;
        };
        let position = Position {
            row,
            column: column.column,
        };
        let Some(amount) = fields::amount(&self.page, position, findings) else {
            return;
        };
        heads::mark_hidden(&self.page, position, findings);
        let mut cost = self.cost(column, position, amount, totals);
        cost.text = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(activity) = self.activities.last_mut() {
            activity.costs.push(cost);
        }
    }

    fn heading(&mut self, row: u32, text: &str) {
        let Some(position) = self.table.cell(Field::Name, row) else {
            return;
        };
        let at = self.page.at(position);
        self.under_activity = false;
        self.section = kinds::only_a_kind(text).map(|value| Sourced { value, at });
    }

    fn total_row(&mut self, row: u32, label: &str, totals: &mut Totals) {
        // A single column of amounts may be summed over all tables.
        let reach = match self.sums.len() {
            1 if !is_subtotal(label) => Reach::All,
            _more => Reach::Part,
        };
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
                reach,
            );
            sums.since_total = Cents::ZERO;
        }
        if let Some(position) = self.table.cell(Field::Total, row) {
            totals.claim(&self.page, position, &[all, since_total], Reach::All);
        }
    }

    /// A row of sums that does not say so: each amount is that of its column.
    fn is_sum_row(&self, row: u32, totals: &Totals) -> bool {
        let all = totals.so_far() - self.at_start;
        let filled = |(column, _): (&u32, &Sums)| {
            let column = *column;
            !self.page.is_empty(Position { row, column })
        };
        self.sums.iter().any(filled)
            && self.sums.iter().all(|(column, sums)| {
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

/// Whether each row that tells of an activity has no amount, and each row with an amount tells of none.
fn has_lines_below(page: &Page<'_>, table: &Table, amounts: &[AmountColumn]) -> bool {
    let [amount] = amounts else {
        return false;
    };
    let (mut activities, mut lines) = (0, 0);
    let rows = page.rows().into_iter();
    for row in rows.filter(|row| (table.body.0..table.body.1).contains(row)) {
        let head = Head::of_row(page, table, row, true);
        if head.name().is_empty() || heads::total_label_beside(page, row, &head).is_some() {
            continue;
        }
        let column = amount.column;
        let pays = fields::could_be_amount(page, Position { row, column });
        match (head.about() > 0, pays) {
            (true, true) => return false,
            (true, false) => activities += 1,
            (false, true) if activities == 0 => return false,
            (false, true) => lines += 1,
            (false, false) => {}
        }
    }
    activities > 0 && lines > 0
}
