//! Judging hours: passend en redelijk, fewer with a reason, talked over, or sent back. Only the adviser does.

use crate::desk::{ClaimSheet, Desk, Error, RateBook};
use crate::domain::decision::Consultation;
use crate::domain::hours::{
    AcceptedHours, ClaimState, HoursClaim, HoursFault, HoursField, HoursProblem, Minutes, Part,
    Phase, PhaseMinutes,
};
use crate::domain::operation::{Deed, Op};
use crate::domain::verdict::Answers;
use crate::domain::{Cents, HoursClaimId, PassageId};
use crate::rules::edition::HoursGrounds;
use crate::rules::hours;

/// What the adviser decides about a claim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HoursVerdict {
    /// What is paid per phase; never more than claimed.
    pub minutes: PhaseMinutes,
    /// Of kilometres and public transport.
    pub travel: Cents,
    /// Obligatory when anything is less than claimed (`bijlage3-v6-uren-te-hoog`).
    pub reason: String,
    /// To the guide's checks on hours.
    pub answers: Answers,
}

impl HoursVerdict {
    /// Everything that was claimed.
    pub fn all(sheet: &ClaimSheet) -> Self {
        Self {
            minutes: sheet.claimed(),
            travel: sheet.travel().unwrap_or_default(),
            reason: String::new(),
            answers: sheet.claim.answers.clone(),
        }
    }
}

impl ClaimSheet {
    /// What these minutes per phase and this travel would come to. `None` when it is more than claimed, or a line has
    /// no tariff.
    pub fn would_come_to(
        &self,
        minutes: &PhaseMinutes,
        travel: Cents,
        rates: &RateBook,
    ) -> Option<Cents> {
        let counts = hours::accepted(&self.lines, minutes, travel, &rates.amounts())?;
        Some(counts.values().map(AcceptedHours::total).sum())
    }

    /// The grounds of its edition for each decision.
    pub fn grounds(&self) -> Option<&'static HoursGrounds> {
        let guide = crate::desk::judge::guide(&self.claim.edition).ok()?;
        let rules = guide.hours();
        let rules = rules.or_else(|| crate::desk::rates::hours_rules().ok())?;
        Some(&rules.grounds)
    }
}

impl Desk {
    /// Accepts hours: all, or fewer per phase with the reason. Only what is accepted counts.
    ///
    /// # Errors
    /// [`Error::Hours`]: more than claimed, no reason, a line without a definite tariff, or taking part.
    pub fn accept_hours(&mut self, id: HoursClaimId, verdict: &HoursVerdict) -> Result<(), Error> {
        let sheet = self.claim_sheet(id)?;
        let problems = faults(&sheet, verdict);
        if !problems.is_empty() {
            return Err(Error::Hours(problems));
        }
        let rates = self.rate_book()?.amounts();
        let counts = hours::accepted(&sheet.lines, &verdict.minutes, verdict.travel, &rates);
        let counts = counts.ok_or(crate::storage::Error::Missing("rate"))?;
        let whole = verdict.minutes == sheet.claimed() && Some(verdict.travel) == sheet.travel();
        let claim = HoursClaim {
            state: ClaimState::Accepted,
            answers: verdict.answers.clone(),
            reason: verdict.reason.trim().to_owned(),
            passages: self.hours_grounds(&sheet, |grounds| {
                if whole {
                    &grounds.accepted
                } else {
                    &grounds.reduced
                }
            })?,
            ..self.decided(&sheet)
        };
        self.act(&judging(&sheet), |act| {
            act.save_hours_claim(&claim)?;
            for line in &sheet.lines {
                let mut line = line.clone();
                line.accepted = counts.get(&line.id).copied();
                act.save_hours_entry(&line)?;
            }
            Ok(())
        })
    }

    /// Talks hours over with the institution: the question is kept with the claim and stands in Overleg until it has an
    /// outcome. Nothing is accepted by it.
    ///
    /// # Errors
    /// [`Error::Hours`] without a question.
    pub fn discuss_hours(
        &mut self,
        id: HoursClaimId,
        with_whom: &str,
        question: &str,
        answers: &Answers,
    ) -> Result<(), Error> {
        let sheet = self.claim_sheet(id)?;
        let question = reason_of(question)?;
        let claim = HoursClaim {
            state: ClaimState::InDiscussion,
            answers: answers.clone(),
            reason: question.clone(),
            passages: self.hours_grounds(&sheet, |grounds| &grounds.discussed)?,
            ..self.decided(&sheet)
        };
        let talk = Consultation::open(
            claim.activity,
            None,
            with_whom.trim(),
            question,
            self.today(),
        );
        self.act(&judging(&sheet), |act| {
            act.save_hours_claim(&claim)?;
            let _id = act.add_consultation(&talk)?;
            Ok(())
        })
    }

    /// Sends a claim back to the institution for mending.
    ///
    /// # Errors
    /// [`Error::Hours`] without a reason, or when some of it was judged.
    pub fn return_hours(&mut self, id: HoursClaimId, reason: &str) -> Result<(), Error> {
        let sheet = self.claim_sheet(id)?;
        let reason = reason_of(reason)?;
        if sheet.lines.iter().any(|line| line.accepted.is_some()) {
            return Err(Error::Hours(vec![problem(
                HoursField::Lines,
                HoursFault::Judged,
            )]));
        }
        let claim = HoursClaim {
            state: ClaimState::Returned,
            reason,
            passages: self.hours_grounds(&sheet, |grounds| &grounds.returned)?,
            ..self.decided(&sheet)
        };
        self.act(&judging(&sheet), |act| Ok(act.save_hours_claim(&claim)?))
    }

    fn decided(&self, sheet: &ClaimSheet) -> HoursClaim {
        HoursClaim {
            decided_on: Some(self.today()),
            decided_by: self.store.user().to_owned(),
            ..sheet.claim.clone()
        }
    }

    fn hours_grounds(
        &self,
        sheet: &ClaimSheet,
        which: impl Fn(&HoursGrounds) -> &Vec<PassageId>,
    ) -> Result<Vec<PassageId>, Error> {
        let guide = crate::desk::judge::guide(&sheet.claim.edition)?;
        let rules = guide
            .hours()
            .map_or_else(crate::desk::rates::hours_rules, Ok)?;
        Ok(which(&rules.grounds).clone())
    }
}

fn judging(sheet: &ClaimSheet) -> Op {
    Op::new(
        Deed::JudgeHours,
        sheet.about.activity.project_number.clone(),
    )
}

fn problem(field: HoursField, fault: HoursFault) -> HoursProblem {
    HoursProblem {
        line: None,
        field,
        fault,
    }
}

fn reason_of(typed: &str) -> Result<String, Error> {
    let typed = typed.trim();
    if typed.is_empty() {
        let fault = HoursFault::ReasonMissing;
        return Err(Error::Hours(vec![problem(HoursField::Reason, fault)]));
    }
    Ok(typed.to_owned())
}

/// Everything that is wrong with a judgement.
fn faults(sheet: &ClaimSheet, verdict: &HoursVerdict) -> Vec<HoursProblem> {
    let claimed = sheet.claimed();
    let mut found = Vec::new();
    let mut dates: Vec<_> = sheet
        .lines
        .iter()
        .filter(|line| line.amount().is_none())
        .map(|line| line.rated_on)
        .collect();
    dates.sort_unstable();
    dates.dedup();
    if !dates.is_empty() {
        found.push(problem(HoursField::Lines, HoursFault::NoRate { dates }));
    }
    if sheet.claim.part == Part::Participation && verdict.minutes.total() > Minutes::ZERO {
        found.push(problem(HoursField::Minutes, HoursFault::Participation));
    }
    for phase in Phase::ALL {
        let (wanted, claimed) = (verdict.minutes.of(*phase), claimed.of(*phase));
        if wanted < Minutes::ZERO {
            found.push(problem(HoursField::Minutes, HoursFault::Negative));
        } else if wanted > claimed {
            let fault = HoursFault::MoreThanClaimed { claimed };
            found.push(problem(HoursField::Minutes, fault));
        }
    }
    let travel = sheet.travel().unwrap_or_default();
    if verdict.travel > travel {
        let fault = HoursFault::MoreTravelThanClaimed { claimed: travel };
        found.push(problem(HoursField::Kilometres, fault));
    } else if verdict.travel < Cents::ZERO {
        found.push(problem(HoursField::Kilometres, HoursFault::Negative));
    }
    let less = verdict.minutes != claimed || verdict.travel != travel;
    if less && verdict.reason.trim().is_empty() {
        found.push(problem(HoursField::Reason, HoursFault::ReasonMissing));
    }
    found
}
