//! The rows of a table of hours: who, for which activity, on which day, in which phase, how long.

mod found;
mod who;

use super::cells::{Read, Reader};
use super::context::{Context, without_label};
use super::sums::Sums;
use super::table::Table;
use super::words::Column;
use crate::domain::Cents;
use crate::domain::hours::{Metres, Minutes, Part, Phase};
use crate::domain::read_hours::{HoursDoubt, LineAmount, SubmittedLine};
use crate::domain::submission::Sourced;
use crate::exchange::grid::Position;
use crate::exchange::reading::{heads, totals};
use chrono::NaiveDate;
use found::Found;
use std::collections::{BTreeMap, BTreeSet};
use who::Previous;

/// Reads the rows of one table.
pub struct Rows<'r, 'a, 'f> {
    pub reader: Reader<'a, 'f>,
    pub table: &'r Table,
    pub context: Context,
    pub sums: &'r mut Sums,
    /// The role of everybody who was named before in this file.
    pub roles: &'r mut BTreeMap<String, String>,
    pub lines: Vec<SubmittedLine>,
    previous: Previous,
    /// Whose role was asked already.
    asked: BTreeSet<String>,
}

impl<'r, 'a, 'f> Rows<'r, 'a, 'f> {
    pub fn new(
        reader: Reader<'a, 'f>,
        table: &'r Table,
        context: Context,
        sums: &'r mut Sums,
        roles: &'r mut BTreeMap<String, String>,
    ) -> Self {
        Self {
            reader,
            table,
            context,
            sums,
            roles,
            lines: Vec::new(),
            previous: Previous::default(),
            asked: BTreeSet::new(),
        }
    }

    /// Reads all rows.
    pub fn read(&mut self) {
        let (from, until) = self.table.body;
        let page = self.reader.page;
        self.sums.begin_table();
        for row in page
            .rows()
            .into_iter()
            .filter(|row| (from..until).contains(row))
        {
            if row == from && heads::is_of_units(&page, row) {
                continue;
            }
            if self.is_total(row) {
                self.sums.hold_against(&mut self.reader, self.table, row);
                continue;
            }
            self.row(row);
        }
    }

    /// A row whose label says that it is a sum, and that tells no day.
    fn is_total(&self, row: u32) -> bool {
        let page = self.reader.page;
        let note = self.table.column(Column::Note);
        let label = page
            .row(row)
            .filter(|at| Some(at.column) != note)
            .any(|at| totals::is_total(&page.text(at), &[]));
        label
            && self
                .own(Column::Date, row)
                .is_none_or(|at| totals::is_total(&page.text(at), &[]))
    }

    fn row(&mut self, row: u32) {
        let found = self.found(row);
        if found.left_out() {
            self.sums.in_doubt();
            return;
        }
        if found.nothing() {
            self.without_time(row);
            return;
        }
        self.mark_hidden(row, &found);
        let within = self.is_within_a_day(&found);
        let (who, part_is_clear) = self.who(row);
        let sound = !found.in_doubt() && within && part_is_clear;
        let date = self.date(row);
        let phase = self.phase(row, &found);
        self.check_total(row, &found);
        for (_, at, read) in &found.times {
            if let Read::Is(minutes) = read {
                self.sums.time(at.column, *minutes);
            }
        }
        if let Read::Is(metres) = found.metres {
            self.sums.distance(metres);
        }
        if let Read::Is(cents) = found.transit {
            self.sums.money(cents);
        }
        if found.in_doubt() {
            self.sums.in_doubt();
        }
        self.keep(row, &found, sound, &who, date, phase);
    }

    /// A row without time or travel: a heading, a label, or a row in which it was forgotten.
    fn without_time(&mut self, row: u32) {
        let page = self.reader.page;
        let before = self.context.clone();
        let taken = self.context.take(&page, self.table, row);
        if self.context != before {
            // Below a heading nothing goes on about what stood above it.
            self.previous = Previous::default();
        }
        if taken {
            return;
        }
        let day = self.own(Column::Date, row).is_some();
        let phase = self.own(Column::Phase, row).is_some();
        let at = self.table.times.first().map(|time| Position {
            row,
            column: time.column,
        });
        if let Some(at) = at.filter(|at| day && phase && page.is_empty(*at)) {
            let proposals = vec![Reader::leave_out()];
            self.reader.ask(at, HoursDoubt::MissingTime, proposals);
        }
    }

    /// The cell of a field in a row, or the first cell of the block it is merged into; `None` when it is empty.
    fn own(&self, column: Column, row: u32) -> Option<Position> {
        self.filled(self.table.cell(column, row)?)
    }

    fn filled(&self, at: Position) -> Option<Position> {
        let page = self.reader.page;
        if !page.is_empty(at) {
            return Some(at);
        }
        let merged = page.merge(at)?.from;
        let below_header = merged.row > self.table.header_row;
        (below_header && !page.is_empty(merged)).then_some(merged)
    }

    /// The cell of a field where the row or what stands above it tells it.
    fn told(&self, column: Column, row: u32) -> Option<Position> {
        self.own(column, row).or_else(|| self.context.cell(column))
    }

    /// Where something is answered for which the table has no column: right of all that stands there.
    fn beside(&self, column: Column, row: u32, offset: u32) -> Position {
        self.table.cell(column, row).unwrap_or_else(|| {
            let free = self.reader.page.free_cell(row);
            Position {
                column: free.column.saturating_add(offset),
                ..free
            }
        })
    }

    fn sourced(&mut self, at: Position) -> Option<Sourced<String>> {
        let text = self.reader.words(at)?;
        let value = without_label(&text).trim().to_owned();
        (!value.is_empty()).then(|| Sourced {
            value,
            at: self.reader.at(at),
        })
    }

    fn date(&mut self, row: u32) -> (Option<NaiveDate>, Position) {
        let stands = self.told(Column::Date, row);
        let at = self.beside(Column::Date, row, 2);
        match self.reader.date(stands, at) {
            Read::Is(day) => (Some(day), stands.unwrap_or(at)),
            Read::Nothing | Read::InDoubt | Read::LeftOut => (None, stands.unwrap_or(at)),
        }
    }

    /// The phase of a row that tells one; travel alone belongs to the delivery unless it says otherwise.
    fn phase(&mut self, row: u32, found: &Found) -> Option<Phase> {
        if self.table.has_phase_columns() {
            return None;
        }
        let stands = self.told(Column::Phase, row);
        let travels_only = found
            .times
            .iter()
            .all(|(_, _, read)| *read == Read::Nothing);
        if stands.is_none() && travels_only {
            return Some(Phase::Delivery);
        }
        let at = self.beside(Column::Phase, row, 3);
        self.reader.phase(stands, at)
    }

    /// The lines of a row: one per phase, its travel with the delivery or else with the first.
    fn keep(
        &mut self,
        row: u32,
        found: &Found,
        sound: bool,
        who: &Previous,
        (date, date_at): (Option<NaiveDate>, Position),
        phase: Option<Phase>,
    ) {
        let (metres, transit) = match (found.metres, found.transit) {
            (metres, Read::Is(transit)) => (metres, transit),
            (metres, _) => (metres, Cents::ZERO),
        };
        let metres = match metres {
            Read::Is(metres) => metres,
            Read::Nothing | Read::InDoubt | Read::LeftOut => Metres::ZERO,
        };
        let note = self
            .told(Column::Note, row)
            .and_then(|at| self.reader.words(at));
        let partner = self
            .own(Column::Partner, row)
            .and_then(|at| self.sourced(at));
        let mut line = SubmittedLine {
            activity: who.activity.clone().unwrap_or_else(|| self.activity(row)),
            partner,
            role: who.role.clone(),
            mark: who.mark.clone(),
            name: who.name.clone(),
            part: who.part.unwrap_or(Part::Delivery),
            paid_to: who.paid_to,
            own_invoice: who.own_invoice,
            date,
            date_at: self.reader.at(date_at),
            phase,
            amount: None,
            begins_at: found.begin,
            note: note.unwrap_or_default(),
            at: self.reader.at(date_at),
        };
        let mut timed: Vec<(Option<Phase>, Position, Minutes)> = Vec::new();
        for (column, at, read) in &found.times {
            match read {
                Read::Is(minutes) => timed.push((column.phase.or(phase), *at, *minutes)),
                Read::InDoubt => timed.push((column.phase.or(phase), *at, Minutes::ZERO)),
                Read::Nothing | Read::LeftOut => {}
            }
        }
        let travels = timed
            .iter()
            .position(|(phase, _, _)| *phase == Some(Phase::Delivery));
        let travels = travels.unwrap_or(0);
        let both = metres > Metres::ZERO && transit > Cents::ZERO;
        let alone = timed.len() == 1;
        for (number, (phase, at, minutes)) in timed.iter().enumerate() {
            let with = number == travels;
            let amount = LineAmount {
                minutes: *minutes,
                metres: if with { metres } else { Metres::ZERO },
                transit: if with && !both { transit } else { Cents::ZERO },
            };
            line.phase = *phase;
            line.amount = Some(amount).filter(|_| sound);
            line.begins_at = found.begin.filter(|_| alone);
            line.at = self.reader.at(*at);
            self.lines.push(line.clone());
        }
        if timed.is_empty() && (metres > Metres::ZERO || found.metres == Read::InDoubt) {
            let transit = if both { Cents::ZERO } else { transit };
            self.travel_alone(&line, Column::Kilometres, row, (metres, transit), sound);
        }
        if both || timed.is_empty() && metres == Metres::ZERO && found.metres != Read::InDoubt {
            if both && let Some(at) = self.table.cell(Column::Transit, row) {
                self.reader.notice(at, HoursDoubt::BothWaysOfTravel);
            }
            self.travel_alone(&line, Column::Transit, row, (Metres::ZERO, transit), sound);
        }
    }

    fn travel_alone(
        &mut self,
        like: &SubmittedLine,
        column: Column,
        row: u32,
        (metres, transit): (Metres, Cents),
        sound: bool,
    ) {
        let amount = LineAmount {
            minutes: Minutes::ZERO,
            metres,
            transit,
        };
        let at = self.beside(column, row, 0);
        self.lines.push(SubmittedLine {
            amount: Some(amount).filter(|_| sound),
            phase: like.phase.or(Some(Phase::Delivery)),
            begins_at: None,
            note: String::new(),
            at: self.reader.at(at),
            ..like.clone()
        });
    }
}
