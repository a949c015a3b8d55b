//! Keeping hours: new claims, changes to lines that were not judged, corrections of those that were.

use crate::desk::rates::RateBook;
use crate::desk::{Desk, Error};
use crate::domain::hours::{
    ClaimState, HoursClaim, HoursEntry, HoursFault, HoursField, HoursProblem, HoursSource, Metres,
    Minutes, PaidTo, Part, Phase,
};
use crate::domain::operation::{Deed, Op};
use crate::domain::submission::CellRef;
use crate::domain::verdict::Answers;
use crate::domain::{ActivityId, Cents, HoursClaimId, HoursEntryId, OperationId};
use crate::storage::Act;
use chrono::NaiveDate;

/// A claim as it is entered or read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimDraft {
    pub activity: ActivityId,
    /// What the trainer does in daily life; no name.
    pub role: String,
    /// Tells trainers with the same role apart.
    pub mark: String,
    /// Only where the region keeps names.
    pub name: Option<String>,
    pub part: Part,
    /// `None` is today.
    pub received_on: Option<NaiveDate>,
    pub paid_to: Option<PaidTo>,
    pub own_invoice: Option<bool>,
    pub note: String,
    pub source: Option<HoursSource>,
    pub lines: Vec<LineDraft>,
}

impl ClaimDraft {
    /// Nothing but the activity and the role.
    pub fn new(activity: ActivityId, role: impl Into<String>) -> Self {
        Self {
            activity,
            role: role.into(),
            mark: String::new(),
            name: None,
            part: Part::Delivery,
            received_on: None,
            paid_to: None,
            own_invoice: None,
            note: String::new(),
            source: None,
            lines: Vec::new(),
        }
    }
}

/// A line as it is entered or read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineDraft {
    /// The line that it changes; `None` for a new one.
    pub id: Option<HoursEntryId>,
    pub date: NaiveDate,
    pub phase: Phase,
    pub minutes: Minutes,
    /// Minutes after midnight.
    pub begins_at: Option<u16>,
    pub metres: Metres,
    /// Public transport instead of kilometres.
    pub transit: Cents,
    pub note: String,
    pub cell: CellRef,
}

impl LineDraft {
    /// A line as it is kept.
    pub fn of(line: &HoursEntry) -> Self {
        Self {
            id: Some(line.id),
            date: line.date,
            phase: line.phase,
            minutes: line.minutes,
            begins_at: line.begins_at,
            metres: line.metres,
            transit: line.transit,
            note: line.note.clone(),
            cell: line.cell.clone(),
        }
    }

    /// Minutes on a day, and nothing else.
    pub fn new(date: NaiveDate, phase: Phase, minutes: Minutes) -> Self {
        Self {
            id: None,
            date,
            phase,
            minutes,
            begins_at: None,
            metres: Metres::ZERO,
            transit: Cents::ZERO,
            note: String::new(),
            cell: CellRef::default(),
        }
    }
}

impl Desk {
    /// Keeps new claims with their lines as one operation. The first operation that they are taken back with, when
    /// there is one.
    ///
    /// # Errors
    /// [`Error::Hours`] with everything that is wrong in the first claim that does not hold together; nothing is kept.
    pub fn add_hours(
        &mut self,
        drafts: &[ClaimDraft],
        deed: Deed,
        subject: &str,
        with: Option<OperationId>,
    ) -> Result<(Vec<HoursClaimId>, OperationId), Error> {
        let names = self.keeps_names()?;
        let mut ready = Vec::new();
        for draft in drafts {
            refuse(faults(draft, names))?;
            let day = self.rate_day(draft.activity)?;
            ready.push((draft, self.new_claim(draft)?, day));
        }
        let mut book = self.rate_book()?;
        let today = self.today();
        self.act(&Op::new(deed, subject).with(with), |act| {
            // A claim that was taken back left the name behind.
            let _erased = act.erase_names_without_hours(today)?;
            let mut ids = Vec::new();
            for (draft, claim, day) in &ready {
                let mut claim = claim.clone();
                claim.person = keep_name(draft, act)?;
                let id = act.add_hours_claim(&claim)?;
                for (line, position) in draft.lines.iter().zip(1..) {
                    let line = new_line(id, line, position, *day);
                    add_line(act, &mut book, line)?;
                }
                ids.push(id);
            }
            Ok((ids, act.operation()))
        })
    }

    /// Changes a claim and its lines: lines that the draft names are changed, others that were not judged are removed,
    /// new ones are added. A line that corrects another stays as it is; the draft need not name it. A claim that was
    /// sent back is to be judged again; one that was judged, when its lines change or what the employee did.
    ///
    /// # Errors
    /// [`Error::Hours`]; a judged line can only be corrected ([`Desk::correct_hours`]).
    pub fn change_hours(&mut self, id: HoursClaimId, draft: &ClaimDraft) -> Result<(), Error> {
        let sheet = self.claim_sheet(id)?;
        let mut problems = faults(draft, self.keeps_names()?);
        for (line, number) in draft.lines.iter().zip(1..) {
            let was = sheet.lines.iter().find(|was| Some(was.id) == line.id);
            if was.is_some_and(|was| was.accepted.is_some() && !says_the_same(was, line)) {
                problems.push(HoursProblem {
                    line: Some(number),
                    field: HoursField::Minutes,
                    fault: HoursFault::Judged,
                });
            }
        }
        refuse(problems)?;
        let day = self.rate_day(sheet.claim.activity)?;
        let mut book = self.rate_book()?;
        let today = self.today();
        let subject = sheet.about.activity.project_number.clone();
        let differs = is_to_be_judged_again(&sheet, draft);
        self.act(&Op::new(Deed::ChangeHours, subject), |act| {
            let mut claim = sheet.claim.clone();
            claim.role = draft.role.trim().to_owned();
            claim.mark = draft.mark.trim().to_owned();
            claim.part = draft.part;
            claim.received_on = draft.received_on.unwrap_or(today);
            claim.paid_to = draft.paid_to;
            claim.own_invoice = draft.own_invoice;
            claim.note = draft.note.trim().to_owned();
            claim.person = keep_name(draft, act)?.or(claim.person);
            let again = match claim.state {
                ClaimState::Returned => true,
                ClaimState::Accepted => differs,
                ClaimState::Entered | ClaimState::InDiscussion => false,
            };
            if again {
                claim.state = ClaimState::Entered;
            }
            act.save_hours_claim(&claim)?;
            for was in &sheet.lines {
                let named = draft.lines.iter().any(|line| line.id == Some(was.id));
                if !named && was.accepted.is_none() && was.corrects.is_none() {
                    act.remove_hours_entry(was.id)?;
                }
            }
            let mut position = sheet.lines.iter().map(|line| line.position).max();
            for line in &draft.lines {
                match sheet.lines.iter().find(|was| Some(was.id) == line.id) {
                    Some(was) if says_the_same(was, line) => {}
                    Some(was) => {
                        let mut changed = new_line(id, line, was.position, day);
                        changed.id = was.id;
                        book.reckon(&mut changed, act)?;
                        act.save_hours_entry(&changed)?;
                    }
                    None => {
                        let next = position.map_or(1, |last| last + 1);
                        position = Some(next);
                        add_line(act, &mut book, new_line(id, line, next, day))?;
                    }
                }
            }
            Ok(())
        })
    }

    /// Removes a claim of which nothing was judged.
    ///
    /// # Errors
    /// What the register says: a judged line never goes.
    pub fn remove_hours(&mut self, id: HoursClaimId) -> Result<(), Error> {
        let sheet = self.claim_sheet(id)?;
        let subject = sheet.about.activity.project_number.clone();
        self.act(&Op::new(Deed::ChangeHours, subject), |act| {
            for line in sheet.lines.iter().rev() {
                act.remove_hours_entry(line.id)?;
            }
            Ok(act.remove_hours_claim(id)?)
        })
    }

    /// Erases names of trainers for good, and those that no claim has any more; hours, amounts and sums stay. Undo does
    /// not bring them back.
    ///
    /// # Errors
    /// What the register says.
    pub fn erase_names(&mut self, claims: &[HoursClaimId]) -> Result<usize, Error> {
        let mut who = Vec::new();
        for id in claims {
            who.extend(self.store.hours_claim(*id)?.person);
        }
        let today = self.today();
        // The link goes with the name, from every claim: that is what the history tells of it.
        let linked: Vec<HoursClaim> = self
            .store
            .hours_claims(i32::MIN..=i32::MAX)?
            .into_iter()
            .filter(|claim| claim.person.is_some_and(|person| who.contains(&person)))
            .collect();
        self.act(&Op::new(Deed::EraseNames, ""), |act| {
            for claim in linked {
                act.save_hours_claim(&HoursClaim {
                    person: None,
                    ..claim
                })?;
            }
            let erased = act.erase_trainer_names(&who, today)?;
            Ok(erased + act.erase_names_without_hours(today)?)
        })
    }

    pub(super) fn claim_of_line(
        &self,
        line: HoursEntryId,
    ) -> Result<crate::desk::ClaimSheet, Error> {
        let claim = self.store.claim_of_entry(line)?;
        self.claim_sheet(claim)
    }

    fn new_claim(&self, draft: &ClaimDraft) -> Result<HoursClaim, Error> {
        let plan = self
            .store
            .plan(self.store.plan_of_activity(draft.activity)?)?;
        Ok(HoursClaim {
            id: HoursClaimId(0),
            year: plan.year,
            activity: draft.activity,
            role: draft.role.trim().to_owned(),
            mark: draft.mark.trim().to_owned(),
            person: None,
            part: draft.part,
            received_on: draft.received_on.unwrap_or(self.today()),
            paid_to: draft.paid_to,
            own_invoice: draft.own_invoice,
            note: draft.note.trim().to_owned(),
            source: draft.source.clone(),
            state: ClaimState::Entered,
            answers: Answers::new(),
            reason: String::new(),
            passages: Vec::new(),
            edition: plan.edition,
            decided_on: None,
            decided_by: String::new(),
        })
    }

    /// The day whose tariff holds for hours in an activity, where the region takes that of the activity; `None` where
    /// it is the day on which they were made.
    pub(in crate::desk) fn rate_day(
        &self,
        activity: ActivityId,
    ) -> Result<Option<NaiveDate>, Error> {
        if self.store.settings(0)?.text("uren-tarief-van") != Some("jaar-activiteit") {
            return Ok(None);
        }
        let plan = self.store.plan(self.store.plan_of_activity(activity)?)?;
        let all = self.store.activities(plan.id)?;
        let held = all
            .iter()
            .find(|it| it.id == activity)
            .and_then(|it| it.date);
        Ok(held.or_else(|| NaiveDate::from_ymd_opt(plan.year, 1, 1)))
    }
}

pub(super) fn refuse(problems: Vec<HoursProblem>) -> Result<(), Error> {
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Hours(problems))
    }
}

/// Everything that is wrong with a claim before it is kept.
pub(in crate::desk) fn faults(draft: &ClaimDraft, names: bool) -> Vec<HoursProblem> {
    let mut found = Vec::new();
    let mut add = |line, field, fault| found.push(HoursProblem { line, field, fault });
    if draft.role.trim().is_empty() {
        add(None, HoursField::Role, HoursFault::Missing);
    }
    if draft.name.is_some() && !names {
        add(None, HoursField::Name, HoursFault::NamesAreOff);
    }
    if draft.lines.is_empty() {
        add(None, HoursField::Lines, HoursFault::Missing);
    }
    for (line, number) in draft.lines.iter().zip(1..) {
        let at = Some(number);
        let travels = line.metres > Metres::ZERO || line.transit > Cents::ZERO;
        if line.minutes < Minutes::ZERO {
            add(at, HoursField::Minutes, HoursFault::Negative);
        } else if line.minutes == Minutes::ZERO && !travels {
            add(at, HoursField::Minutes, HoursFault::NothingInLine);
        }
        if line.metres < Metres::ZERO {
            add(at, HoursField::Kilometres, HoursFault::Negative);
        }
        if line.transit < Cents::ZERO {
            add(at, HoursField::Transit, HoursFault::Negative);
        }
        if line.metres > Metres::ZERO && line.transit > Cents::ZERO {
            add(at, HoursField::Transit, HoursFault::BothWaysOfTravel);
        }
    }
    found
}

fn keep_name(draft: &ClaimDraft, act: &Act<'_>) -> Result<Option<crate::domain::PersonId>, Error> {
    let name = draft.name.as_deref().map(str::trim);
    match name.filter(|name| !name.is_empty()) {
        Some(name) => Ok(Some(act.keep_trainer_name(name)?)),
        None => Ok(None),
    }
}

fn new_line(
    claim: HoursClaimId,
    draft: &LineDraft,
    position: u32,
    rate_day: Option<NaiveDate>,
) -> HoursEntry {
    HoursEntry {
        id: HoursEntryId(0),
        claim,
        date: draft.date,
        phase: draft.phase,
        minutes: draft.minutes,
        begins_at: draft.begins_at,
        metres: draft.metres,
        transit: draft.transit,
        note: draft.note.trim().to_owned(),
        cell: draft.cell.clone(),
        corrects: None,
        rated_on: rate_day.unwrap_or(draft.date),
        hours: None,
        travel: None,
        accepted: None,
        position,
    }
}

/// Whether a judgement no longer covers what the draft says.
fn is_to_be_judged_again(sheet: &crate::desk::ClaimSheet, draft: &ClaimDraft) -> bool {
    let kept = |line: &LineDraft| {
        let mut all = sheet.lines.iter();
        all.any(|was| Some(was.id) == line.id && says_the_same(was, line))
    };
    sheet.claim.part != draft.part || !draft.lines.iter().all(kept)
}

fn says_the_same(was: &HoursEntry, line: &LineDraft) -> bool {
    (was.date, was.phase, was.minutes, was.begins_at)
        == (line.date, line.phase, line.minutes, line.begins_at)
        && (was.metres, was.transit) == (line.metres, line.transit)
        && was.note == line.note.trim()
}

fn add_line(act: &Act<'_>, book: &mut RateBook, mut line: HoursEntry) -> Result<(), Error> {
    book.reckon(&mut line, act)?;
    let _id = act.add_hours_entry(&line)?;
    Ok(())
}
