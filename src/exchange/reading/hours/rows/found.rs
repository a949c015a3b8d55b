//! What a row accounts for: time per column, a span of times of day, kilometres and public transport.

use super::Rows;
use crate::domain::Cents;
use crate::domain::hours::{Metres, Minutes};
use crate::domain::read_hours::HoursDoubt;
use crate::domain::submission::Proposal;
use crate::exchange::grid::Position;
use crate::exchange::reading::hours::cells::{Read, of_times};
use crate::exchange::reading::hours::table::TimeColumn;
use crate::exchange::reading::hours::times::{self, Clock};
use crate::exchange::reading::hours::words::Column;
use crate::exchange::reading::{fields, heads};
use crate::words::hours_remarks as say;

/// More than this in one row is asked about.
const DAY: Minutes = Minutes(24 * 60);

/// What a row holds.
pub(super) struct Found {
    pub(super) times: Vec<(TimeColumn, Position, Read<Minutes>)>,
    pub(super) metres: Read<Metres>,
    pub(super) transit: Read<Cents>,
    pub(super) begin: Option<u16>,
}

impl Found {
    pub(super) fn nothing(&self) -> bool {
        self.times.iter().all(|(_, _, read)| *read == Read::Nothing)
            && self.metres == Read::Nothing
            && self.transit == Read::Nothing
    }

    pub(super) fn left_out(&self) -> bool {
        self.times.iter().any(|(_, _, read)| *read == Read::LeftOut)
            || self.metres == Read::LeftOut
            || self.transit == Read::LeftOut
    }

    pub(super) fn in_doubt(&self) -> bool {
        self.times.iter().any(|(_, _, read)| *read == Read::InDoubt)
            || self.metres == Read::InDoubt
            || self.transit == Read::InDoubt
    }
}

impl Rows<'_, '_, '_> {
    pub(super) fn found(&mut self, row: u32) -> Found {
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

    pub(super) fn is_within_a_day(&mut self, found: &Found) -> bool {
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

    pub(super) fn mark_hidden(&mut self, row: u32, found: &Found) {
        let filled = found
            .times
            .iter()
            .find(|(_, _, read)| *read != Read::Nothing);
        let at = filled.map_or(Position { row, column: 0 }, |(_, at, _)| *at);
        heads::mark_hidden(&self.reader.page, at, self.reader.findings);
    }

    pub(super) fn check_total(&mut self, row: u32, found: &Found) {
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
}
