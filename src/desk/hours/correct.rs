//! Correcting judged hours: a line that follows the judged one, at the tariff that the judged one has.

use super::enter::refuse;
use crate::desk::rates::RateBook;
use crate::desk::{ClaimSheet, Desk, Error, LineAmount};
use crate::domain::hours::{
    ClaimState, HoursEntry, HoursFault, HoursField, HoursProblem, Metres, Minutes, Rated,
};
use crate::domain::operation::{Deed, Op};
use crate::domain::submission::CellRef;
use crate::domain::{Cents, HoursEntryId, RateId};
use crate::rules::hours;

/// What a judged line should have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub line: HoursEntryId,
    /// With the correction.
    pub minutes: Minutes,
    /// With the correction.
    pub metres: Metres,
    /// With the correction.
    pub transit: Cents,
    /// Why; never empty.
    pub note: String,
}

/// What stands of a line, with everything that corrects it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub minutes: Minutes,
    pub metres: Metres,
    pub transit: Cents,
}

/// What a correction would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionLook {
    /// The differences; below zero where something is taken off.
    pub difference: Standing,
    /// What they come to.
    pub amount: LineAmount,
    /// Per hour, where the line has such a tariff.
    pub per_hour: Option<Cents>,
    /// Per kilometre, where the line has such a tariff.
    pub per_kilometre: Option<Cents>,
    /// What keeps the correction from being kept.
    pub problems: Vec<HoursProblem>,
}

impl ClaimSheet {
    /// What stands of a line, with everything that corrects it. `None` for a line of another claim, and for one that
    /// corrects another.
    pub fn standing(&self, line: HoursEntryId) -> Option<Standing> {
        let _original = self.original(line)?;
        let of_line = |it: &&HoursEntry| it.id == line || it.corrects == Some(line);
        let lines = || self.lines.iter().filter(of_line);
        Some(Standing {
            minutes: lines().map(|it| it.minutes).sum(),
            metres: lines().map(|it| it.metres).sum(),
            transit: lines().map(|it| it.transit).sum(),
        })
    }

    /// What a correction would do. `None` for a line that cannot be corrected.
    pub fn correction(&self, correction: &Correction, rates: &RateBook) -> Option<CorrectionLook> {
        let was = self.original(correction.line)?;
        let stands = self.standing(correction.line)?;
        let line = self.correcting(correction, rates)?;
        let of = |rated: Option<Rated>| rates.rate(rated?.rate).map(|rate| rate.amount);
        // Time or travel that the line did not have goes by the tariff of its day, as when it is kept.
        let amount = match line.amount() {
            Some(amount) => LineAmount::Is(amount),
            None => rates.line_amount(line.rated_on, line.minutes, line.metres, line.transit),
        };
        Some(CorrectionLook {
            difference: Standing {
                minutes: line.minutes,
                metres: line.metres,
                transit: line.transit,
            },
            amount,
            per_hour: of(was.hours),
            per_kilometre: of(was.travel),
            problems: faults(correction, stands),
        })
    }

    fn original(&self, line: HoursEntryId) -> Option<&HoursEntry> {
        let mut all = self.lines.iter();
        all.find(|it| it.id == line && it.corrects.is_none())
    }

    /// The line that is added, with the amounts that follow from the tariffs of the judged line itself.
    fn correcting(&self, correction: &Correction, rates: &RateBook) -> Option<HoursEntry> {
        let was = self.original(correction.line)?;
        let stands = self.standing(correction.line)?;
        let minutes = correction.minutes - stands.minutes;
        let metres = correction.metres - stands.metres;
        let position = self.lines.iter().map(|line| line.position).max();
        let of_line = |it: &&HoursEntry| it.id == was.id || it.corrects == Some(was.id);
        let lines = || self.lines.iter().filter(of_line);
        let per = |rate: RateId| rates.rate(rate).map(|rate| rate.amount);
        Some(HoursEntry {
            id: HoursEntryId(0),
            minutes,
            metres,
            transit: correction.transit - stands.transit,
            note: correction.note.trim().to_owned(),
            cell: CellRef::default(),
            corrects: Some(was.id),
            hours: hours::correcting(lines().filter_map(|line| line.hours), |rate| {
                hours::hours_amount(per(rate)?, correction.minutes)
            }),
            travel: hours::correcting(lines().filter_map(|line| line.travel), |rate| {
                hours::travel_amount(per(rate)?, correction.metres)
            }),
            accepted: None,
            position: position.map_or(1, |last| last + 1),
            ..was.clone()
        })
    }
}

impl Desk {
    /// Corrects a judged line with one that follows it, at the tariff that the line itself has. The claim is to be
    /// judged again.
    ///
    /// # Errors
    /// [`Error::Hours`] when more is taken off than there is, when nothing changes, or without a reason.
    pub fn correct_hours(&mut self, correction: &Correction) -> Result<HoursEntryId, Error> {
        let sheet = self.claim_of_line(correction.line)?;
        let mut book = self.rate_book()?;
        let missing = || Error::from(crate::storage::Error::Missing("hours entry"));
        let stands = sheet.standing(correction.line).ok_or_else(missing)?;
        refuse(faults(correction, stands))?;
        let mut line = sheet.correcting(correction, &book).ok_or_else(missing)?;
        let today = self.today();
        let subject = sheet.about.activity.project_number.clone();
        self.act(&Op::new(Deed::CorrectHours, subject), |act| {
            let mut claim = sheet.claim.clone();
            claim.state = ClaimState::Entered;
            claim.received_on = claim.received_on.max(today);
            act.save_hours_claim(&claim)?;
            book.reckon(&mut line, act)?;
            Ok(act.add_hours_entry(&line)?)
        })
    }
}

fn faults(correction: &Correction, stands: Standing) -> Vec<HoursProblem> {
    let mut found = Vec::new();
    let mut add = |field, fault| {
        found.push(HoursProblem {
            line: None,
            field,
            fault,
        });
    };
    if correction.minutes < Minutes::ZERO {
        let left = stands.minutes;
        add(HoursField::Minutes, HoursFault::CorrectsTooMuch { left });
    }
    if correction.metres < Metres::ZERO {
        add(HoursField::Kilometres, HoursFault::Negative);
    }
    if correction.transit < Cents::ZERO {
        add(HoursField::Transit, HoursFault::Negative);
    }
    if correction.metres > Metres::ZERO && correction.transit > Cents::ZERO {
        add(HoursField::Transit, HoursFault::BothWaysOfTravel);
    }
    let now = (correction.minutes, correction.metres, correction.transit);
    if now == (stands.minutes, stands.metres, stands.transit) {
        add(HoursField::Minutes, HoursFault::NothingChanges);
    }
    if correction.note.trim().is_empty() {
        add(HoursField::Reason, HoursFault::ReasonMissing);
    }
    found
}
