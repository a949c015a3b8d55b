//! One cell of a list of hours to one value, or to a remark.

use super::times::{self, Clock, Distance, Time, Unit};
use super::words;
use crate::domain::hours::{Metres, Minutes, PaidTo, Part, Phase};
use crate::domain::read_hours::HoursDoubt;
use crate::domain::submission::{CellAnswer, CellRef, Doubt, Proposal, Severity};
use crate::exchange::grid::{Position, Value};
use crate::exchange::reading::dates::{self, When};
use crate::exchange::reading::page::{Answers, Entry, Findings, Page};
use crate::exchange::reading::plain::{is_not_known_yet, plain};
use crate::words::{hours_remarks as say, long_date, remarks};
use chrono::{Datelike, NaiveDate};

/// A sheet with the answers, and where remarks go.
pub struct Reader<'a, 'f> {
    pub page: Page<'a>,
    pub answers: &'a Answers,
    pub findings: &'f mut Findings,
}

/// What came of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Read<T> {
    Nothing,
    Is(T),
    /// A remark says why not.
    InDoubt,
    /// The user leaves the row out.
    LeftOut,
}

impl Reader<'_, '_> {
    /// The user typed or chose what this cell says.
    pub fn is_answered(&self, at: Position) -> bool {
        matches!(
            self.answers.get(&self.page.at(at)),
            Some(CellAnswer::Use(_))
        )
    }

    fn is_left_out(&self, at: Position) -> bool {
        let answer = self.answers.get(&self.page.at(at));
        matches!(answer, Some(CellAnswer::Use(text)) if text == say::LEAVE_OUT)
    }

    /// Whether the workbook shows a number as a time.
    fn is_timed(&self, at: Position) -> bool {
        let cell = self.page.sheet.cells.get(&at);
        cell.is_some_and(|cell| cell.timed) && !self.is_answered(at)
    }

    pub fn ask(&mut self, at: Position, doubt: HoursDoubt, proposals: Vec<Proposal>) {
        let (place, found) = (self.page.at(at), self.found(at));
        self.findings.add(
            Severity::Question,
            place,
            Some(found),
            Doubt::Hours(doubt),
            proposals,
        );
    }

    fn fault(&mut self, at: Position, doubt: Doubt) {
        let (place, found) = (self.page.at(at), self.found(at));
        self.findings.error(place, found, doubt);
    }

    pub fn notice(&mut self, at: Position, doubt: HoursDoubt) {
        let (place, found) = (self.page.at(at), self.found(at));
        self.findings.notice(place, found, Doubt::Hours(doubt));
    }

    /// What stands in a cell, as a person would write it; a time as a time.
    fn found(&self, at: Position) -> String {
        let Some(entry) = self.page.entry(at) else {
            return String::new();
        };
        if self.is_timed(at)
            && let Time::Certain(minutes) = times::time(&entry.value, true, Unit::Hours)
        {
            return say::as_typed(minutes);
        }
        entry.written()
    }

    /// The time in a cell, in whole minutes.
    pub fn time(&mut self, at: Position, unit: Unit) -> Read<Minutes> {
        let Some(entry) = self.page.entry(at) else {
            return Read::Nothing;
        };
        if self.is_left_out(at) {
            return Read::LeftOut;
        }
        if entry.is_uncomputed() {
            self.fault(at, Doubt::NotComputed);
            return Read::InDoubt;
        }
        let unit = if self.is_answered(at) {
            Unit::Hours
        } else {
            unit
        };
        match times::time(&entry.value, self.is_timed(at), unit) {
            Time::Empty => return Read::Nothing,
            Time::Certain(minutes) => return Read::Is(minutes),
            Time::Several(readings) => {
                let proposals = of_times(&readings);
                self.ask(at, HoursDoubt::AmbiguousTime { readings }, proposals);
            }
            Time::PartOfAMinute { below, above } => {
                let both = [below, above].into_iter().filter(|it| *it > Minutes::ZERO);
                let proposals = of_times(&both.collect::<Vec<_>>());
                self.ask(at, HoursDoubt::PartOfAMinute, proposals);
            }
            Time::Negative => self.fault(at, Doubt::Hours(HoursDoubt::NegativeTime)),
            Time::Unreadable => self.fault(at, Doubt::Hours(HoursDoubt::NotATime)),
            Time::Error => self.fault(at, Doubt::ErrorCell),
        }
        Read::InDoubt
    }

    /// What a total's cell may mean, without a remark.
    pub fn stated_time(&self, at: Position, unit: Unit) -> Option<Vec<Minutes>> {
        let entry = self.page.entry(at)?;
        match times::time(&entry.value, self.is_timed(at), unit) {
            Time::Certain(minutes) => Some(vec![minutes]),
            Time::Several(readings) => Some(readings),
            Time::PartOfAMinute { below, above } => Some(vec![below, above]),
            Time::Empty | Time::Negative | Time::Unreadable | Time::Error => None,
        }
    }

    /// Kilometres, in whole metres.
    pub fn distance(&mut self, at: Position) -> Read<Metres> {
        let Some(entry) = self.page.entry(at) else {
            return Read::Nothing;
        };
        if self.is_left_out(at) {
            return Read::LeftOut;
        }
        if entry.is_uncomputed() {
            self.fault(at, Doubt::NotComputed);
            return Read::InDoubt;
        }
        match times::distance(&entry.value) {
            Distance::Empty => return Read::Nothing,
            Distance::Certain(metres) => return Read::Is(metres),
            Distance::Several(readings) => {
                let proposals = readings.iter().map(|metres| Proposal {
                    label: say::distance(*metres),
                    answer: CellAnswer::Use(say::typed_distance(*metres)),
                });
                let proposals = proposals.collect();
                self.ask(at, HoursDoubt::AmbiguousDistance, proposals);
            }
            Distance::Negative => self.fault(at, Doubt::Hours(HoursDoubt::NegativeDistance)),
            Distance::Unreadable => self.fault(at, Doubt::Hours(HoursDoubt::NotADistance)),
            Distance::Error => self.fault(at, Doubt::ErrorCell),
        }
        Read::InDoubt
    }

    /// The time of day at which it began. What is unclear is asked; it may stay open.
    pub fn begin(&mut self, at: Position) -> Read<u16> {
        let Some(entry) = self.page.entry(at) else {
            return Read::Nothing;
        };
        match times::clock(&entry.value, self.is_timed(at)) {
            Clock::Empty => Read::Nothing,
            Clock::At(minutes) => Read::Is(minutes),
            Clock::Unsure if entry.confirmed => Read::Nothing,
            Clock::Unsure => {
                let proposals = vec![Proposal {
                    label: say::no_begin().to_owned(),
                    answer: CellAnswer::Confirm,
                }];
                self.ask(at, HoursDoubt::UnreadableBegin, proposals);
                Read::InDoubt
            }
        }
    }

    /// The day on which the hours were made. `at` is where an answer is given when `stands` has none.
    pub fn date(&mut self, stands: Option<Position>, at: Position) -> Read<NaiveDate> {
        let entry = stands.and_then(|stands| self.page.entry(stands));
        let entry = entry.or_else(|| self.page.entry(at).filter(|_| self.is_answered(at)));
        let Some(entry) = entry.filter(|entry| !entry.written().is_empty()) else {
            self.ask(at, HoursDoubt::MissingDate, Vec::new());
            return Read::InDoubt;
        };
        let at = stands.unwrap_or(at);
        match dates::when(&entry.value, self.findings.year) {
            When::Empty => self.ask(at, HoursDoubt::MissingDate, Vec::new()),
            When::Day(day) => return self.within_year(day, &entry, at),
            When::Period if is_not_known_yet(&entry.written()) => {
                self.ask(at, HoursDoubt::MissingDate, Vec::new());
            }
            When::Period => self.ask(at, HoursDoubt::NoDay, Vec::new()),
            When::NoSuchDay => self.fault(at, Doubt::NoSuchDate),
            When::Unsure(days) => {
                let (place, found) = (self.page.at(at), self.found(at));
                let proposals = of_days(&days);
                let question = Severity::Question;
                self.findings.add(
                    question,
                    place,
                    Some(found),
                    Doubt::AmbiguousDate,
                    proposals,
                );
            }
            When::Error => self.fault(at, Doubt::ErrorCell),
        }
        Read::InDoubt
    }

    fn within_year(&mut self, date: NaiveDate, entry: &Entry, at: Position) -> Read<NaiveDate> {
        let year = self.findings.year;
        let Some(year) = year.filter(|year| date.year() != *year && !entry.confirmed) else {
            return Read::Is(date);
        };
        let mut proposals = of_days(date.with_year(year).as_slice());
        proposals.push(Proposal {
            label: remarks::it_is_right(&long_date(date)),
            answer: CellAnswer::Confirm,
        });
        self.ask(at, HoursDoubt::DateOutsideYear { date, year }, proposals);
        Read::InDoubt
    }

    /// The phase of a row; `at` is where it is asked.
    pub fn phase(&mut self, stands: Option<Position>, at: Position) -> Option<Phase> {
        let entry = stands.and_then(|stands| self.page.entry(stands));
        let entry = entry.or_else(|| self.page.entry(at).filter(|_| self.is_answered(at)));
        let proposals = || {
            let propose = |phase: &Phase| Proposal {
                label: say::proposed_phase(*phase).to_owned(),
                answer: CellAnswer::Use(phase.code().to_owned()),
            };
            Phase::ALL.iter().map(propose).collect()
        };
        let Some(entry) = entry.filter(|entry| !entry.written().is_empty()) else {
            self.ask(at, HoursDoubt::MissingPhase, proposals());
            return None;
        };
        let at = stands.unwrap_or(at);
        if matches!(entry.value, Value::Error(_)) {
            self.fault(at, Doubt::ErrorCell);
            return None;
        }
        let phase = words::phase(&entry.written());
        if phase.is_none() {
            self.ask(at, HoursDoubt::UnknownPhase, proposals());
        }
        phase
    }

    /// One of some words; what is none of them is asked.
    fn word<T: Copy>(
        &mut self,
        at: Position,
        known: &[(&str, T)],
        labels: &[(&str, T)],
    ) -> Read<T> {
        let Some(entry) = self.page.entry(at) else {
            return Read::Nothing;
        };
        let written = plain(&entry.written());
        if written.is_empty() || is_not_known_yet(&written) {
            return Read::Nothing;
        }
        if let Some((_, value)) = known.iter().find(|(word, _)| *word == written) {
            return Read::Is(*value);
        }
        let mut proposals: Vec<Proposal> = labels
            .iter()
            .map(|(label, _)| Proposal {
                label: (*label).to_owned(),
                answer: CellAnswer::Use((*label).to_owned()),
            })
            .collect();
        proposals.truncate(3);
        let known = labels
            .iter()
            .map(|(label, _)| (*label).to_owned())
            .collect();
        self.ask(at, HoursDoubt::UnknownWord { known }, proposals);
        Read::InDoubt
    }

    /// Whether the trainer gave it or took part.
    pub fn part(&mut self, at: Position) -> Read<Part> {
        const KNOWN: [(&str, Part); 10] = [
            ("uitvoering", Part::Delivery),
            ("trainer", Part::Delivery),
            ("docent", Part::Delivery),
            ("uitvoerend", Part::Delivery),
            ("begeleider", Part::Delivery),
            ("instructeur", Part::Delivery),
            ("deelname", Part::Participation),
            ("deelnemer", Part::Participation),
            ("deelnemend", Part::Participation),
            ("cursist", Part::Participation),
        ];
        const LABELS: [(&str, Part); 2] = [
            ("uitvoering", Part::Delivery),
            ("deelname", Part::Participation),
        ];
        self.word(at, &KNOWN, &LABELS)
    }

    /// Who is paid.
    pub fn paid_to(&mut self, at: Position) -> Read<PaidTo> {
        const KNOWN: [(&str, PaidTo); 11] = [
            ("instelling", PaidTo::Institution),
            ("de instelling", PaidTo::Institution),
            ("organisatie", PaidTo::Institution),
            ("werkgever", PaidTo::Institution),
            ("ziekenhuis", PaidTo::Institution),
            ("persoon", PaidTo::Person),
            ("een persoon", PaidTo::Person),
            ("medewerker", PaidTo::Person),
            ("trainer", PaidTo::Person),
            ("zzp", PaidTo::Person),
            ("zelf", PaidTo::Person),
        ];
        const LABELS: [(&str, PaidTo); 2] = [
            ("instelling", PaidTo::Institution),
            ("persoon", PaidTo::Person),
        ];
        self.word(at, &KNOWN, &LABELS)
    }

    /// Whether the employee sent an invoice.
    pub fn own_invoice(&mut self, at: Position) -> Read<bool> {
        const KNOWN: [(&str, bool); 6] = [
            ("ja", true),
            ("j", true),
            ("x", true),
            ("waar", true),
            ("nee", false),
            ("n", false),
        ];
        const LABELS: [(&str, bool); 2] = [("ja", true), ("nee", false)];
        self.word(at, &KNOWN, &LABELS)
    }

    /// Words of a cell; an error value is said.
    pub fn words(&mut self, at: Position) -> Option<String> {
        if let Some(entry) = self.page.entry(at)
            && matches!(entry.value, Value::Error(_))
        {
            self.fault(at, Doubt::ErrorCell);
            return None;
        }
        self.page.sourced(at).map(|it| it.value)
    }

    /// A proposal to leave a row out.
    pub fn leave_out() -> Proposal {
        Proposal {
            label: say::leave_out().to_owned(),
            answer: CellAnswer::Use(say::LEAVE_OUT.to_owned()),
        }
    }

    /// The place of a cell.
    pub fn at(&self, at: Position) -> CellRef {
        self.page.at(at)
    }
}

/// Lengths of time as they are proposed.
pub fn of_times(readings: &[Minutes]) -> Vec<Proposal> {
    let propose = |minutes: &Minutes| Proposal {
        label: say::proposed_time(*minutes),
        answer: CellAnswer::Use(say::as_typed(*minutes)),
    };
    readings.iter().map(propose).collect()
}

fn of_days(days: &[NaiveDate]) -> Vec<Proposal> {
    let propose = |day: &NaiveDate| Proposal {
        label: long_date(*day),
        answer: CellAnswer::Use(day.format("%d-%m-%Y").to_string()),
    };
    days.iter().map(propose).collect()
}
