//! The form: whose hours they are, and the lines. What it comes to, and everything that is wrong with it.

use super::lines::{Column, Line, Row, Values, amount, lacks};
use crate::desk::{ClaimDraft, ClaimSheet, HoursForm, LineAmount, LineDraft};
use crate::domain::hours::{
    HoursEntry, HoursFault, HoursField, Metres, Minutes, PaidTo, Part, PhaseMinutes,
};
use crate::domain::{ActivityId, Cents, HoursClaimId};
use crate::screen::parts;
use crate::words::{self, typed};
use chrono::{Datelike, NaiveDate};

/// What an employee did there, in the order of the choice.
pub(super) const PARTS: [Part; 2] = [Part::Delivery, Part::Participation];
/// Who is paid, in the order of the choice.
pub(super) const PAID: [Option<PaidTo>; 3] =
    [Some(PaidTo::Institution), Some(PaidTo::Person), None];
/// Whether the employee sent an invoice, in the order of the choice.
pub(super) const INVOICE: [Option<bool>; 3] = [Some(true), Some(false), None];

/// A field above the lines that can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    Role,
    Name,
    Received,
}

/// A claim as it is typed.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) activity: ActivityId,
    /// The claim that is changed; `None` for a new one.
    pub(super) claim: Option<HoursClaimId>,
    pub(super) role: String,
    pub(super) mark: String,
    /// The mark is the user's own, not the proposal.
    pub(super) own_mark: bool,
    pub(super) name: String,
    pub(super) part: Part,
    pub(super) received: String,
    pub(super) paid_to: Option<PaidTo>,
    pub(super) own_invoice: Option<bool>,
    pub(super) note: String,
    pub(super) lines: Vec<Line>,
    next_key: u64,
    /// The line and column with the focus.
    pub(super) cursor: Option<(u64, Column)>,
    /// Keeping was tried: everything that is wrong is said.
    pub(super) tried: bool,
    pub(super) received_left: bool,
}

impl Form {
    /// An empty claim about an activity, received today, with one line.
    pub(super) fn new(activity: ActivityId, today: NaiveDate) -> Self {
        let mut form = Self {
            activity,
            claim: None,
            role: String::new(),
            mark: String::new(),
            own_mark: false,
            name: String::new(),
            part: Part::Delivery,
            received: parts::typed_day(today),
            paid_to: None,
            own_invoice: None,
            note: String::new(),
            lines: Vec::new(),
            next_key: 1,
            cursor: None,
            tried: false,
            received_left: false,
        };
        form.end_with_a_row();
        form
    }

    /// The next trainer of the same activity: what is usually the same is taken over.
    pub(super) fn next(&self, known: &HoursForm) -> Self {
        let mut next = Self {
            role: self.role.clone(),
            part: self.part,
            received: self.received.clone(),
            paid_to: self.paid_to,
            own_invoice: self.own_invoice,
            ..Self::new(self.activity, known.today)
        };
        next.propose_mark(known);
        next
    }

    /// A claim as it is kept.
    pub(super) fn of(sheet: &ClaimSheet, known: &HoursForm) -> Self {
        let claim = &sheet.claim;
        let mut form = Self {
            claim: Some(claim.id),
            role: claim.role.clone(),
            mark: claim.mark.clone(),
            own_mark: true,
            name: sheet.name.clone().unwrap_or_default(),
            part: claim.part,
            received: parts::typed_day(claim.received_on),
            paid_to: claim.paid_to,
            own_invoice: claim.own_invoice,
            note: claim.note.clone(),
            ..Self::new(claim.activity, known.today)
        };
        form.lines.clear();
        for line in &sheet.lines {
            let key = form.key();
            form.lines.push(if is_locked(line) {
                Line::Locked(key, Box::new(line.clone()))
            } else {
                Line::Typed(Box::new(Row::of(key, line, known)))
            });
        }
        form.end_with_a_row();
        form
    }

    /// A key that no line has yet.
    pub(super) fn key(&mut self) -> u64 {
        self.next_key += 1;
        self.next_key
    }

    /// There is always a line to type in.
    pub(super) fn end_with_a_row(&mut self) {
        if !self.lines.iter().any(|line| line.row().is_some()) {
            let key = self.key();
            self.lines.push(Line::Typed(Box::new(Row::new(key))));
        }
    }

    /// Which line, from 0, has a key.
    pub(super) fn place(&self, key: u64) -> Option<usize> {
        self.lines.iter().position(|line| line.key() == key)
    }

    pub(super) fn row(&self, at: usize) -> Option<&Row> {
        self.lines.get(at).and_then(Line::row)
    }

    pub(super) fn row_mut(&mut self, key: u64) -> Option<&mut Row> {
        self.lines.iter_mut().find_map(|line| match line {
            Line::Typed(row) if row.key == key => Some(row.as_mut()),
            Line::Typed(_) | Line::Locked(..) => None,
        })
    }

    /// The day that a line takes over while it has none: that of the line above. Empty where that says none.
    pub(super) fn proposal(&self, at: usize, year: i32) -> String {
        let above = self.lines.iter().take(at).rev();
        let day = above
            .map(|line| match line {
                Line::Locked(_, line) => Some(line.date),
                Line::Typed(row) => typed::day(row.text(Column::Date), year).ok().flatten(),
            })
            .find_map(|day| day);
        day.map(parts::typed_day).unwrap_or_default()
    }

    /// Keeping was tried: from now on everything that is wrong is said, but in a cell that is typed in again.
    pub(super) fn mark_tried(&mut self) {
        self.tried = true;
        for line in &mut self.lines {
            if let Line::Typed(row) = line {
                row.mark_tried();
            }
        }
    }

    /// Proposes the number that tells this trainer apart, unless the user gave one.
    pub(super) fn propose_mark(&mut self, known: &HoursForm) {
        if !self.own_mark {
            let next = known.next_mark(self.activity, &self.role);
            self.mark = next.unwrap_or_default();
        }
    }

    /// Everything read, with what is wrong and what is worth a second look.
    pub(super) fn check(&self, known: &HoursForm) -> Checked {
        let mut checked = Checked::default();
        let mut lines: Vec<(usize, LineDraft)> = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            let row = match line {
                Line::Locked(_, entry) => {
                    checked.totals.add_kept(entry);
                    if entry.corrects.is_none() {
                        lines.push((at, LineDraft::of(entry)));
                    }
                    checked.amounts.push(entry.amount().map(LineAmount::Is));
                    continue;
                }
                Line::Typed(row) => row,
            };
            let proposal = self.proposal(at, known.year);
            if row.is_blank(&proposal) {
                checked.amounts.push(None);
                continue;
            }
            let values = row.values(known.year, &proposal);
            let comes_to = amount(known, self.activity, &values);
            checked.amounts.push(comes_to);
            checked.totals.add(&values, comes_to);
            for (column, words) in &values.unread {
                checked.add(at, *column, words.clone(), row.was_left(*column));
            }
            for (column, words) in lacks(&values) {
                checked.add(at, column, words, row.gone_from);
            }
            match row.draft(&values) {
                Some(draft) => lines.push((at, draft)),
                None => checked.totals.unread += 1,
            }
        }
        let places: Vec<usize> = lines.iter().map(|(at, _)| *at).collect();
        checked.draft = Some(self.draft(known, lines));
        self.hold_against_the_desk(known, &places, &mut checked);
        checked
    }

    fn draft(&self, known: &HoursForm, lines: Vec<(usize, LineDraft)>) -> ClaimDraft {
        let name = self.name.trim();
        ClaimDraft {
            mark: self.mark.trim().to_owned(),
            name: (known.names && !name.is_empty()).then(|| name.to_owned()),
            part: self.part,
            received_on: self.received_on(known).ok().flatten(),
            paid_to: self.paid_to,
            own_invoice: self.own_invoice,
            note: self.note.trim().to_owned(),
            lines: lines.into_iter().map(|(_, line)| line).collect(),
            ..ClaimDraft::new(self.activity, self.role.trim())
        }
    }

    fn received_on(&self, known: &HoursForm) -> typed::Typed<NaiveDate> {
        typed::day(&self.received, known.today.year())
    }

    fn hold_against_the_desk(&self, known: &HoursForm, places: &[usize], checked: &mut Checked) {
        let Some(draft) = &checked.draft else {
            return;
        };
        let gone_from = |at: usize| self.row(at).is_some_and(|row| row.gone_from);
        let mut head = Vec::new();
        let mut cells = Vec::new();
        for problem in known.problems(draft) {
            let words = words::hours::fault(&problem.fault);
            let at = problem.line.and_then(|number| places.get(number - 1));
            match (at, column_of(problem.field)) {
                (Some(at), Some(column)) => cells.push((*at, column, words, gone_from(*at))),
                _ => match (problem.field, &problem.fault) {
                    (HoursField::Role, _) => head.push((Head::Role, words, self.tried)),
                    (HoursField::Name, _) => head.push((Head::Name, words, true)),
                    (HoursField::Lines, HoursFault::Missing) => {
                        let first = self.lines.iter().position(|line| line.row().is_some());
                        let unread = checked.totals.unread > 0;
                        if let Some(at) = first.filter(|_| !unread) {
                            let none = "er is nog geen regel met uren. Vul een regel in.";
                            cells.push((at, Column::Date, none.to_owned(), self.tried));
                        }
                    }
                    _ => head.push((Head::Role, words, self.tried)),
                },
            }
        }
        let received = match self.received_on(known) {
            Ok(Some(_)) => None,
            Ok(None) => Some(words::hours::fault(&HoursFault::Missing)),
            Err(fault) => Some(typed::fault(&fault)),
        };
        let said = self.tried || self.received_left;
        head.extend(received.map(|words| (Head::Received, words, said)));
        let remarks: Vec<_> = known.remarks(draft);
        for remark in remarks {
            let at = places.get(remark.line - 1).copied();
            if let Some(at) = at.filter(|at| self.row(*at).is_some()) {
                checked
                    .remarks
                    .push((at, words::hours::remark(remark.kind)));
            }
        }
        for (at, column, words, said) in cells {
            checked.add(at, column, words, said);
        }
        checked.head = head;
    }
}

/// A line that stands as it is: it was judged, or corrects one that was.
pub(super) fn is_locked(line: &HoursEntry) -> bool {
    line.accepted.is_some() || line.corrects.is_some()
}

fn column_of(field: HoursField) -> Option<Column> {
    match field {
        HoursField::Date => Some(Column::Date),
        HoursField::Phase => Some(Column::Phase),
        HoursField::Minutes => Some(Column::Time),
        HoursField::BeginsAt => Some(Column::Begin),
        HoursField::Kilometres => Some(Column::Km),
        HoursField::Transit => Some(Column::Transit),
        HoursField::Activity
        | HoursField::Role
        | HoursField::Name
        | HoursField::ReceivedOn
        | HoursField::Reason
        | HoursField::Lines => None,
    }
}

/// Something wrong in a cell.
#[derive(Debug, Clone)]
pub(super) struct CellProblem {
    /// The line, from 0.
    pub(super) at: usize,
    pub(super) column: Column,
    pub(super) words: String,
    /// It may be said already.
    pub(super) said: bool,
}

/// A form that was read.
#[derive(Debug, Clone, Default)]
pub(super) struct Checked {
    /// What would be kept, as far as it is read.
    pub(super) draft: Option<ClaimDraft>,
    pub(super) cells: Vec<CellProblem>,
    /// What is wrong above the lines, and whether it may be said already.
    pub(super) head: Vec<(Head, String, bool)>,
    /// What is worth a second look, by line from 0.
    pub(super) remarks: Vec<(usize, String)>,
    /// What each line comes to.
    pub(super) amounts: Vec<Option<LineAmount>>,
    pub(super) totals: Totals,
}

impl Checked {
    fn add(&mut self, at: usize, column: Column, words: String, said: bool) {
        self.cells.push(CellProblem {
            at,
            column,
            words,
            said,
        });
    }

    /// Nothing keeps it from being kept.
    pub(super) fn is_sound(&self) -> bool {
        self.cells.is_empty() && self.head.is_empty()
    }

    /// The words below a line.
    pub(super) fn said_at(&self, at: usize) -> impl Iterator<Item = &CellProblem> {
        self.cells.iter().filter(move |it| it.at == at && it.said)
    }

    /// What is worth a second look in a line.
    pub(super) fn remarks_at(&self, at: usize) -> impl Iterator<Item = &str> {
        let of_line = self.remarks.iter().filter(move |(line, _)| *line == at);
        of_line.map(|(_, words)| words.as_str())
    }

    /// What is wrong with a field above the lines.
    pub(super) fn head_says(&self, field: Head) -> Option<String> {
        let mut of_field = self
            .head
            .iter()
            .filter(|(it, _, said)| *it == field && *said);
        of_field.next().map(|(_, words, _)| capital(words))
    }
}

/// With a capital, as a sentence of its own begins.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}", letters.as_str())
}

/// What all lines come to.
#[derive(Debug, Clone, Default)]
pub(super) struct Totals {
    pub(super) minutes: PhaseMinutes,
    pub(super) metres: Metres,
    pub(super) transit: Cents,
    /// Of the lines with a definite tariff.
    pub(super) amount: Cents,
    /// Of those that were not judged.
    pub(super) to_judge: Cents,
    /// Lines with a provisional tariff, and what they would come to.
    pub(super) provisional: (usize, Cents),
    /// Lines without a tariff.
    pub(super) no_rate: usize,
    /// Lines that are not read.
    pub(super) unread: usize,
}

impl Totals {
    fn add_kept(&mut self, line: &HoursEntry) {
        self.minutes.add(line.phase, line.minutes);
        self.metres += line.metres;
        self.transit += line.transit;
        match line.amount() {
            Some(amount) => {
                self.amount += amount;
                if line.accepted.is_none() {
                    self.to_judge += amount;
                }
            }
            None => self.no_rate += 1,
        }
    }

    fn add(&mut self, values: &Values, amount: Option<LineAmount>) {
        if let Some(phase) = values.phase {
            self.minutes.add(phase, values.minutes);
        }
        self.metres += values.metres;
        self.transit += values.transit;
        match amount {
            Some(LineAmount::Is(amount)) => {
                self.amount += amount;
                self.to_judge += amount;
            }
            Some(LineAmount::Provisional(amount)) => {
                self.provisional.0 += 1;
                self.provisional.1 += amount;
            }
            Some(LineAmount::NoRate) => self.no_rate += 1,
            None => {}
        }
    }

    /// Time of all phases.
    pub(super) fn time(&self) -> Minutes {
        self.minutes.total()
    }
}
