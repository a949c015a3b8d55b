//! Tables with a row a cost line, under merged, blank or repeated cells of its activity.

use super::fields;
use super::heads::{self, Head};
use super::kinds;
use super::page::{Findings, Page};
use super::table::{AmountColumn, Table};
use super::title;
use super::totals::{self, Reach, Totals};
use crate::domain::Cents;
use crate::domain::plan::ActivityKind;
use crate::domain::submission::{
    CellAnswer, Doubt, Proposal, Severity, Sourced, SubmittedActivity, SubmittedCost,
};
use crate::exchange::grid::{Merge, Position, column_letters, column_number};
use crate::exchange::headers::Field;

/// Reads the activities of a table with a row a cost line.
pub fn read(
    page: &Page<'_>,
    table: &Table,
    amounts: &[AmountColumn],
    totals: &mut Totals,
    findings: &mut Findings,
) -> Vec<SubmittedActivity> {
    let amount = the_amount(page, table, amounts, findings);
    let mut lines = Lines::new(page, table, amount, totals);
    lines.rows(totals, findings);
    lines.activities
}

/// Reads the cost lines of a table that belongs to one activity, such as on a form.
pub fn read_into(
    page: &Page<'_>,
    table: &Table,
    amounts: &[AmountColumn],
    activity: &mut SubmittedActivity,
    totals: &mut Totals,
    findings: &mut Findings,
) {
    let amount = the_amount(page, table, amounts, findings);
    let mut lines = Lines::new(page, table, amount, totals);
    lines.activities.push(activity.clone());
    lines.heads.push(Head::default());
    lines.current = Some(0);
    lines.of_one_activity = true;
    lines.rows(totals, findings);
    if let Some(read) = lines.activities.into_iter().next() {
        *activity = read;
    }
}

/// The column to read; where two could be it, the user's answer or a question.
pub fn the_amount(
    page: &Page<'_>,
    table: &Table,
    amounts: &[AmountColumn],
    findings: &mut Findings,
) -> Option<AmountColumn> {
    let [first, second, ..] = amounts else {
        return amounts.first().cloned();
    };
    let header = Position {
        row: table.header_row,
        column: second.column,
    };
    let answer = column_number(&page.text(header));
    if let Some(chosen) = amounts.iter().find(|amount| Some(amount.column) == answer) {
        return Some(chosen.clone());
    }
    if page.is_confirmed(header) {
        return Some(second.clone());
    }
    if let Some(chosen) = of_the_year(amounts, findings.year) {
        return Some(chosen.clone());
    }
    let proposals = amounts
        .iter()
        .map(|amount| Proposal {
            label: format!("{}: {}", column_letters(amount.column), amount.header),
            answer: CellAnswer::Use(column_letters(amount.column)),
        })
        .collect();
    let doubt = Doubt::TwoAmountColumns {
        first: first.header.clone(),
        second: second.header.clone(),
    };
    findings.add(
        Severity::Question,
        page.at(header),
        Some(page.raw_text(header)),
        doubt,
        proposals,
    );
    None
}

/// The only column for the plan's year, where all columns say for which they are: `Begroot 2026`, `Begroot 2027`.
fn of_the_year(amounts: &[AmountColumn], year: Option<i32>) -> Option<&AmountColumn> {
    let year = year?;
    let mut of_year = Vec::new();
    for amount in amounts {
        if title::year_in(&amount.header)? == year {
            of_year.push(amount);
        }
    }
    match of_year.as_slice() {
        [amount] => Some(amount),
        _ => None,
    }
}

/// Numbers that run on where names are blank count lines.
fn numbers_count_activities(page: &Page<'_>, table: &Table) -> bool {
    let (mut with_name, mut without) = (0, 0);
    let numbered = table
        .column(Field::Number)
        .into_iter()
        .flat_map(|column| page.column(column, table.body));
    for row in numbered.map(|position| position.row) {
        let filled = |field| {
            table
                .cell(field, row)
                .is_some_and(|position| !page.is_empty(position))
        };
        if filled(Field::Number) && filled(Field::CostText) {
            if filled(Field::Name) {
                with_name += 1;
            } else {
                without += 1;
            }
        }
    }
    without <= with_name
}

fn merges_of_names(page: &Page<'_>, table: &Table) -> Vec<Merge> {
    let Some(column) = table.column(Field::Name) else {
        return Vec::new();
    };
    let over_names = |merge: &&Merge| (merge.from.column..=merge.to.column).contains(&column);
    let mut merges: Vec<Merge> = page
        .sheet
        .merges
        .iter()
        .filter(over_names)
        .copied()
        .collect();
    merges.sort_by_key(|merge| merge.from);
    merges
}

struct Lines<'a> {
    page: Page<'a>,
    table: &'a Table,
    amount: Option<AmountColumn>,
    numbers: bool,
    /// Merged blocks over the column of names, from top to bottom.
    merges: Vec<Merge>,
    activities: Vec<SubmittedActivity>,
    heads: Vec<Head>,
    current: Option<usize>,
    /// The table stands on the form of one activity, and so do its totals.
    of_one_activity: bool,
    section: Option<Sourced<ActivityKind>>,
    since_total: Cents,
    at_start: Cents,
}

impl<'a> Lines<'a> {
    fn new(
        page: &Page<'a>,
        table: &'a Table,
        amount: Option<AmountColumn>,
        totals: &Totals,
    ) -> Self {
        Self {
            page: *page,
            table,
            amount,
            numbers: numbers_count_activities(page, table),
            merges: merges_of_names(page, table),
            activities: Vec::new(),
            heads: Vec::new(),
            current: None,
            of_one_activity: false,
            section: None,
            since_total: Cents::ZERO,
            at_start: totals.so_far(),
        }
    }

    fn rows(&mut self, totals: &mut Totals, findings: &mut Findings) {
        let body = self.table.body.0..self.table.body.1;
        for row in self
            .page
            .rows()
            .into_iter()
            .filter(|row| body.contains(row))
        {
            self.row(row, totals, findings);
        }
    }

    fn row(&mut self, row: u32, totals: &mut Totals, findings: &mut Findings) {
        let head = Head::of_row(&self.page, self.table, row, self.numbers);
        if self.is_of_units(row) {
            return;
        }
        let sums = self.sums(totals);
        if let Some(label) = heads::total_label(&self.page, row, &head, self.current_name()) {
            self.total(row, &label, &sums, totals);
            return;
        }
        if let Some((label, sums)) = self.labelled_sum(row, &head, &sums) {
            self.total(row, &label, &sums, totals);
            return;
        }
        let begun = self.begin(row, head, findings);
        self.cost(row, begun, totals, findings);
    }

    fn current_name(&self) -> &str {
        self.current
            .and_then(|index| self.heads.get(index))
            .map_or("", Head::name)
    }

    fn current_sum(&self) -> Cents {
        self.current
            .and_then(|index| self.activities.get(index))
            .map_or(Cents::ZERO, SubmittedActivity::requested)
    }

    /// What a total here may be the sum of.
    fn sums(&self, totals: &Totals) -> [Cents; 3] {
        let all = totals.so_far() - self.at_start;
        [self.current_sum(), self.since_total, all]
    }

    /// Units under the header, such as `dd-mm-jjjj` and `€`, are no line.
    fn is_of_units(&self, row: u32) -> bool {
        row == self.table.body.0 && heads::is_of_units(&self.page, row)
    }

    /// A label that begins as a total does and names an earlier activity, or has an amount beside it that is a sum.
    fn labelled_sum(&self, row: u32, head: &Head, sums: &[Cents]) -> Option<(String, Vec<Cents>)> {
        let label = heads::total_label_beside(&self.page, row, head)?;
        if let Some(index) = self.named_in(&label) {
            let sum = self.activities.get(index)?.requested();
            return Some((label, vec![sum]));
        }
        let (position, _) = self.amount_cell(row)?;
        let stated = fields::stated(&self.page, position);
        let is_sum = |stated: &Cents| *stated != Cents::ZERO && sums.contains(stated);
        stated.iter().any(is_sum).then(|| (label, sums.to_vec()))
    }

    /// The latest activity whose name ends a label.
    fn named_in(&self, label: &str) -> Option<usize> {
        self.heads
            .iter()
            .rposition(|head| totals::is_total_of(label, head.name()))
    }

    fn total(&mut self, row: u32, label: &str, sums: &[Cents], totals: &mut Totals) {
        let reach = match (self.of_one_activity, totals::is_subtotal(label)) {
            (true, _) => Reach::PartOrAll,
            (false, true) => Reach::Part,
            (false, false) => Reach::All,
        };
        let cells = [
            self.amount.as_ref().map(|amount| amount.column),
            self.table.column(Field::Total),
        ];
        for column in cells.into_iter().flatten() {
            totals.claim(&self.page, Position { row, column }, sums, reach);
        }
        self.since_total = Cents::ZERO;
    }

    /// Whether an activity begins in this row; it is then the current one.
    fn begin(&mut self, row: u32, head: Head, findings: &mut Findings) -> bool {
        let name_cell = self.table.cell(Field::Name, row);
        let under_merge = name_cell
            .is_some_and(|position| self.is_under_merge(position) && self.current.is_some());
        let pays = self.words(row).is_some() || self.amount_entry(row);
        let named = !head.name().is_empty();
        if under_merge || (!named && head.number().is_empty() && head.about() == 0) {
            return false;
        }
        if let Some(index) = self.known(&head) {
            self.current = Some(index);
            return false;
        }
        let bare = head.number().is_empty() && head.about() == 0 && !pays;
        if named && bare && !self.goes_on_below(row) {
            self.heading(row, head.name());
            return false;
        }
        // A number alone, a note in the number's column, or a drop-down left as it was, begins nothing.
        if !named && !pays && head.about() < 2 {
            return false;
        }
        let activity =
            heads::activity(&self.page, self.table, row, self.section.as_ref(), findings);
        self.current = Some(self.activities.len());
        self.activities.push(activity);
        self.heads.push(head);
        true
    }

    /// Whether a cell is covered by a merged one that begins in a row above it.
    fn is_under_merge(&self, position: Position) -> bool {
        let after = self
            .merges
            .partition_point(|merge| merge.from.row <= position.row);
        let above = self.merges.get(..after).and_then(<[Merge]>::last);
        above.is_some_and(|merge| merge.from.row < position.row && position.row <= merge.to.row)
    }

    /// The activity that a row goes on about: the current one, or one that it names again in full.
    fn known(&self, head: &Head) -> Option<usize> {
        let again = |known: &Head| !head.name().is_empty() && known.covers(head);
        let current = self.current.filter(|index| {
            self.heads
                .get(*index)
                .is_some_and(|known| known.covers(head))
        });
        // Exports sorted otherwise repeat an activity further on, but not that much further.
        let lately = self.heads.len().saturating_sub(500);
        current.or_else(|| {
            let recent = self.heads.get(lately..)?;
            recent.iter().rposition(again).map(|index| index + lately)
        })
    }

    /// A heading that is nothing but a kind holds for the activities under it, until the next heading.
    fn heading(&mut self, row: u32, text: &str) {
        let Some(position) = self.table.cell(Field::Name, row) else {
            return;
        };
        let at = self.page.at(position);
        self.section = kinds::only_a_kind(text).map(|value| Sourced { value, at });
        self.current = None;
    }

    /// Whether the next row with anything in it is a cost line without a name of its own.
    fn goes_on_below(&self, row: u32) -> bool {
        let next = self.page.next_row(row);
        next.filter(|next| *next < self.table.body.1)
            .is_some_and(|next| {
                let head = Head::of_row(&self.page, self.table, next, self.numbers);
                let nameless = head.name().is_empty() && head.about() == 0;
                nameless
                    && self.words(next).is_some()
                    && heads::total_label(&self.page, next, &head, "").is_none()
            })
    }

    fn words(&self, row: u32) -> Option<String> {
        let position = self.table.cell(Field::CostText, row)?;
        self.page.sourced(position).map(|text| text.value)
    }

    fn amount_cell(&self, row: u32) -> Option<(Position, &str)> {
        let amount = self.amount.as_ref()?;
        let position = Position {
            row,
            column: amount.column,
        };
        Some((position, &amount.header))
    }

    fn amount_entry(&self, row: u32) -> bool {
        self.amount_cell(row)
            .is_some_and(|(position, _)| self.page.entry(position).is_some())
    }

    fn cost(&mut self, row: u32, begun: bool, totals: &mut Totals, findings: &mut Findings) {
        let Some((position, header)) = self.amount_cell(row) else {
            return;
        };
        let header = header.to_owned();
        let words = self.words(row);
        if words.is_none() && (!fields::could_be_amount(&self.page, position) && !begun) {
            return;
        }
        if words.is_none() && self.is_unlabelled_total(row, position, begun, totals) {
            return;
        }
        let placed = words.is_some() || begun || self.page.is_confirmed(position);
        let Some(index) = self.current.filter(|_| placed) else {
            self.orphan(position, findings);
            return;
        };
        let amount = fields::amount(&self.page, position, findings);
        let text = match self.table.cell(Field::CostText, row) {
            Some(cell) if words.is_some() => fields::words(&self.page, cell, findings),
            _ => None,
        };
        let (Some(amount), true) = (amount, words.is_some() == text.is_some()) else {
            return;
        };
        heads::mark_hidden(&self.page, position, findings);
        totals.line(amount);
        self.since_total += amount;
        if let Some(activity) = self.activities.get_mut(index) {
            activity.costs.push(SubmittedCost {
                text: text.map_or(header, |text| text.value),
                amount,
                at: self.page.at(position),
                kind: None,
                form_id: None,
            });
        }
    }

    /// An amount without words that is the sum of the lines above it, or of the activity's lines below it.
    fn is_unlabelled_total(
        &self,
        row: u32,
        position: Position,
        begun: bool,
        totals: &mut Totals,
    ) -> bool {
        let stated = fields::stated(&self.page, position);
        if begun {
            let below = self.sum_below(row);
            let is_sum = below.is_some_and(|sum| stated.contains(&sum));
            if is_sum {
                totals.claim(&self.page, position, below.as_slice(), Reach::Part);
            }
            return is_sum;
        }
        let sums = self.sums(totals);
        stated
            .iter()
            .any(|stated| sums.contains(stated) && *stated != Cents::ZERO)
    }

    /// The sum of the nameless cost lines right under a row; `None` when there are none.
    fn sum_below(&self, row: u32) -> Option<Cents> {
        let mut sum = None;
        for next in row.saturating_add(1)..self.table.body.1 {
            let head = Head::of_row(&self.page, self.table, next, self.numbers);
            if !head.name().is_empty() || head.about() > 0 || self.words(next).is_none() {
                break;
            }
            if heads::total_label(&self.page, next, &head, "").is_some() {
                break;
            }
            let mut unheard = Findings::default();
            let amount = self
                .amount_cell(next)
                .and_then(|(position, _)| fields::amount(&self.page, position, &mut unheard));
            sum = Some(sum.unwrap_or(Cents::ZERO) + amount.unwrap_or(Cents::ZERO));
        }
        sum
    }

    fn orphan(&self, position: Position, findings: &mut Findings) {
        let zero = fields::stated(&self.page, position) == [Cents::ZERO];
        if zero || !fields::could_be_amount(&self.page, position) {
            return;
        }
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
