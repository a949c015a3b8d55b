//! The rows of a table of hours: who, for which activity, on which day, in which phase, how long.

use super::cells::{Read, Reader, of_times};
use super::context::{Context, key, without_label};
use super::sums::Sums;
use super::table::{Table, TimeColumn};
use super::times::{self, Clock};
use super::words::Column;
use crate::domain::Cents;
use crate::domain::hours::{Metres, Minutes, PaidTo, Part, Phase};
use crate::domain::read_hours::{HoursDoubt, LineAmount, NamedActivity, SubmittedLine};
use crate::domain::submission::{Proposal, Sourced};
use crate::exchange::grid::Position;
use crate::exchange::reading::{fields, heads, totals};
use crate::words::hours_remarks as say;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// More than this in one row is asked about.
const DAY: Minutes = Minutes(24 * 60);

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

/// What a row that goes on about the same leaves blank.
#[derive(Debug, Clone, Default)]
struct Previous {
    activity: Option<NamedActivity>,
    role: Option<String>,
    name: Option<String>,
    mark: String,
    part: Option<Part>,
    paid_to: Option<PaidTo>,
    own_invoice: Option<bool>,
}

/// What a row holds.
struct Found {
    times: Vec<(TimeColumn, Position, Read<Minutes>)>,
    metres: Read<Metres>,
    transit: Read<Cents>,
    begin: Option<u16>,
}

impl Found {
    fn nothing(&self) -> bool {
        self.times.iter().all(|(_, _, read)| *read == Read::Nothing)
            && self.metres == Read::Nothing
            && self.transit == Read::Nothing
    }

    fn left_out(&self) -> bool {
        self.times.iter().any(|(_, _, read)| *read == Read::LeftOut)
            || self.metres == Read::LeftOut
            || self.transit == Read::LeftOut
    }

    fn in_doubt(&self) -> bool {
        self.times.iter().any(|(_, _, read)| *read == Read::InDoubt)
            || self.metres == Read::InDoubt
            || self.transit == Read::InDoubt
    }
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

    fn found(&mut self, row: u32) -> Found {
        let columns = self.table.times.clone();
        let mut times: Vec<_> = columns
            .into_iter()
            .map(|time| {
                let at = Position {
                    row,
                    column: time.column,
                };
                (time, at, self.reader.time(at, time.unit))
            })
            .collect();
        let (begin, span) = self.span(row);
        if let Some((minutes, at)) = span {
            match times.as_slice() {
                [] => {
                    let column = TimeColumn {
                        column: at.column,
                        unit: times::Unit::Hours,
                        phase: None,
                    };
                    times.push((column, at, minutes));
                }
                [(_, _, Read::Nothing)] => {
                    if let Some(first) = times.first_mut() {
                        *first = (first.0, at, minutes);
                    }
                }
                [(_, stands, Read::Is(stated))] => {
                    if let Read::Is(span) = minutes
                        && *stated > span
                    {
                        self.reader
                            .notice(*stands, HoursDoubt::LongerThanSpan { span });
                    }
                }
                _ => {}
            }
        }
        let metres = match self.table.cell(Column::Kilometres, row) {
            Some(at) => self.reader.distance(at),
            None => Read::Nothing,
        };
        Found {
            times,
            metres,
            transit: self.transit(row),
            begin,
        }
    }

    fn transit(&mut self, row: u32) -> Read<Cents> {
        let Some(at) = self.table.cell(Column::Transit, row) else {
            return Read::Nothing;
        };
        let before = self.reader.findings.remarks.len();
        let amount = fields::amount(&self.reader.page, at, self.reader.findings);
        match amount {
            Some(cents) => Read::Is(cents),
            None if self.reader.findings.remarks.len() > before => Read::InDoubt,
            None => Read::Nothing,
        }
    }

    /// When it began, and how long it took by the times of day, with the cell that stands for it.
    fn span(&mut self, row: u32) -> (Option<u16>, Option<(Read<Minutes>, Position)>) {
        if let Some(at) = self.table.cell(Column::Span, row)
            && !self.reader.page.is_empty(at)
        {
            if let Some((from, until)) = times::span(&self.reader.page.text(at)) {
                return (Some(from), Some((self.between(from, until, at), at)));
            }
            // Answered by a length of time, or a time of day alone.
            return match self
                .reader
                .page
                .entry(at)
                .map(|entry| times::clock(&entry.value, false))
            {
                Some(Clock::At(from)) if !self.reader.is_answered(at) => (Some(from), None),
                _ => (None, Some((self.reader.time(at, times::Unit::Hours), at))),
            };
        }
        let (begin, end) = (
            self.table.cell(Column::Begin, row),
            self.table.cell(Column::End, row),
        );
        let begin = begin.map_or(Read::Nothing, |at| self.reader.begin(at));
        let began = match begin {
            Read::Is(minutes) => Some(minutes),
            Read::Nothing | Read::InDoubt | Read::LeftOut => None,
        };
        let Some(end) = end.filter(|at| !self.reader.page.is_empty(*at)) else {
            return (began, None);
        };
        if self.reader.is_answered(end) {
            return (
                began,
                Some((self.reader.time(end, times::Unit::Hours), end)),
            );
        }
        let until = self.reader.begin(end);
        let minutes = match (begin, until) {
            (Read::Is(from), Read::Is(until)) => self.between(from, until, end),
            (Read::Nothing, Read::Is(_)) => {
                self.reader.ask(end, HoursDoubt::UnclearSpan, Vec::new());
                Read::InDoubt
            }
            _ => Read::InDoubt,
        };
        (began, Some((minutes, end)))
    }

    fn between(&mut self, from: u16, until: u16, at: Position) -> Read<Minutes> {
        if until > from {
            return Read::Is(Minutes(i64::from(until - from)));
        }
        // Past midnight, or a mistake: that is not for us to say.
        let past = Minutes(i64::from(until) + 24 * 60 - i64::from(from));
        self.reader
            .ask(at, HoursDoubt::UnclearSpan, of_times(&[past]));
        Read::InDoubt
    }

    fn is_within_a_day(&mut self, found: &Found) -> bool {
        let mut all = Minutes::ZERO;
        for (_, _, read) in &found.times {
            if let Read::Is(minutes) = read {
                all += *minutes;
            }
        }
        let first = found
            .times
            .iter()
            .find(|(_, _, read)| matches!(read, Read::Is(_)));
        let Some((_, at, Read::Is(minutes))) = first else {
            return true;
        };
        if all <= DAY || self.reader.is_answered(*at) {
            return true;
        }
        let proposals = vec![Proposal {
            label: crate::words::remarks::it_is_right(&say::proposed_time(*minutes)),
            answer: crate::domain::submission::CellAnswer::Use(say::as_typed(*minutes)),
        }];
        let doubt = HoursDoubt::MoreThanADay { minutes: all };
        self.reader.ask(*at, doubt, proposals);
        false
    }

    fn mark_hidden(&mut self, row: u32, found: &Found) {
        let filled = found
            .times
            .iter()
            .find(|(_, _, read)| *read != Read::Nothing);
        let at = filled.map_or(Position { row, column: 0 }, |(_, at, _)| *at);
        heads::mark_hidden(&self.reader.page, at, self.reader.findings);
    }

    fn check_total(&mut self, row: u32, found: &Found) {
        if !self.table.has_phase_columns() || found.in_doubt() {
            return;
        }
        let Some(at) = self.table.cell(Column::Total, row) else {
            return;
        };
        let sum: Minutes = found
            .times
            .iter()
            .map(|(_, _, read)| match read {
                Read::Is(minutes) => *minutes,
                Read::Nothing | Read::InDoubt | Read::LeftOut => Minutes::ZERO,
            })
            .sum();
        let unit = found
            .times
            .first()
            .map_or(times::Unit::Hours, |(time, _, _)| time.unit);
        let stated = self.reader.stated_time(at, unit);
        if let Some(stated) = stated.filter(|stated| !stated.contains(&sum)) {
            let stated = stated.first().copied().unwrap_or_default();
            let doubt = HoursDoubt::TimeTotalDiffers {
                stated,
                computed: sum,
            };
            self.reader.notice(at, doubt);
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

    fn activity(&mut self, row: u32) -> NamedActivity {
        let (number, name) = (
            self.own(Column::Number, row),
            self.own(Column::Activity, row),
        );
        if number.is_none()
            && name.is_none()
            && let Some(previous) = &self.previous.activity
        {
            return previous.clone();
        }
        let above = number.is_none() && name.is_none();
        let of = |column| {
            if above {
                self.context.cell(column)
            } else {
                None
            }
        };
        let (number, name) = (number.or(of(Column::Number)), name.or(of(Column::Activity)));
        if let Some(at) = name.or(number) {
            return NamedActivity {
                number: number.and_then(|at| self.sourced(at)),
                name: name.and_then(|at| self.sourced(at)),
                at: self.reader.at(at),
            };
        }
        // The table tells no activity: asked once, beside its header.
        let named = self
            .table
            .column(Column::Activity)
            .or(self.table.column(Column::Number));
        let at = match named {
            Some(column) => Position { row, column },
            None => self.beside(Column::Activity, self.table.header_row, 0),
        };
        NamedActivity {
            number: None,
            name: self.sourced(at).filter(|_| self.reader.is_answered(at)),
            at: self.reader.at(at),
        }
    }

    fn name(&mut self, row: u32) -> Option<String> {
        let columns = self.table.names.clone();
        let cells = columns.into_iter().map(|column| Position { row, column });
        let cells: Vec<Position> = cells.filter_map(|at| self.filled(at)).collect();
        let words: Vec<String> = cells
            .into_iter()
            .map(|at| self.reader.page.text(at))
            .collect();
        if !words.is_empty() {
            return Some(words.join(" "));
        }
        let above = self.context.cell(Column::Name)?;
        self.sourced(above).map(|it| it.value)
    }

    /// Who it was, for which activity; and whether it is clear what the trainer did there.
    fn who(&mut self, row: u32) -> (Previous, bool) {
        let goes_on = [Column::Number, Column::Activity, Column::Role]
            .iter()
            .all(|column| self.own(*column, row).is_none());
        let own_name = self.name(row);
        let goes_on = goes_on && own_name.is_none();
        let before = self.previous.clone();
        let activity = self.activity(row);
        let name = own_name.or_else(|| before.name.clone().filter(|_| goes_on));
        let role = self.role(
            row,
            name.as_deref(),
            before.role.clone().filter(|_| goes_on),
        );
        let mark = self
            .told(Column::Mark, row)
            .and_then(|at| self.reader.words(at));
        let part = match self.table.cell(Column::Part, row) {
            Some(at) => self.reader.part(at),
            None => Read::Nothing,
        };
        let paid_to = match self.table.cell(Column::PaidTo, row) {
            Some(at) => self.reader.paid_to(at),
            None => Read::Nothing,
        };
        let own_invoice = match self.table.cell(Column::OwnInvoice, row) {
            Some(at) => self.reader.own_invoice(at),
            None => Read::Nothing,
        };
        let now = Previous {
            activity: Some(activity),
            role,
            name,
            mark: mark.unwrap_or_else(|| {
                if goes_on {
                    before.mark.clone()
                } else {
                    String::new()
                }
            }),
            part: carried(part, before.part, goes_on),
            paid_to: carried(paid_to, before.paid_to, goes_on),
            own_invoice: carried(own_invoice, before.own_invoice, goes_on),
        };
        self.previous = now.clone();
        (now, part != Read::InDoubt)
    }

    /// The role that the row tells, that the same person had before, or that the row above tells when this one goes on
    /// about it.
    fn role(&mut self, row: u32, name: Option<&str>, before: Option<String>) -> Option<String> {
        let person = name.map(key).unwrap_or_default();
        let told = self
            .told(Column::Role, row)
            .and_then(|at| self.sourced(at))
            .map(|it| it.value);
        let told = told.or_else(|| {
            self.roles
                .get(&person)
                .filter(|_| !person.is_empty())
                .cloned()
        });
        if let Some(role) = told.or(before) {
            if !person.is_empty() {
                let _first = self.roles.entry(person).or_insert_with(|| role.clone());
            }
            return Some(role);
        }
        let one_for_all = name.is_none() && self.table.column(Column::Role).is_none();
        let asked_in = if one_for_all {
            self.table.header_row
        } else {
            row
        };
        let at = self.beside(Column::Role, asked_in, 1);
        if self.reader.is_answered(at) {
            let role = self.sourced(at).map(|it| it.value);
            if let (Some(role), false) = (&role, person.is_empty()) {
                let _first = self.roles.insert(person, role.clone());
            }
            return role;
        }
        let whose = if person.is_empty() {
            format!("{at:?}")
        } else {
            person
        };
        if self.asked.insert(whose) {
            self.reader.ask(at, HoursDoubt::MissingRole, Vec::new());
        }
        None
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

/// What a row says, or what the row above says when this one goes on about it.
fn carried<T>(read: Read<T>, before: Option<T>, goes_on: bool) -> Option<T> {
    match read {
        Read::Is(value) => Some(value),
        Read::Nothing if goes_on => before,
        Read::Nothing | Read::InDoubt | Read::LeftOut => None,
    }
}
