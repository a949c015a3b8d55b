//! Keeping tariffs: a new one, a provisional one that is changed or confirmed, one that goes. A tariff that was used
//! is only ever followed by another.

use super::{Lacked, RateBook, of_guide};
use crate::desk::{Desk, Error};
use crate::domain::hours::{HoursEntry, Rated};
use crate::domain::operation::{Deed, Op};
use crate::domain::rate::{NextRate, Rate, RateFault, RateGain, RateStatus, RateStep};
use crate::domain::{Cents, RateId};
use crate::rules::edition;
use crate::rules::rates;
use crate::storage::Act;
use chrono::{Datelike, NaiveDate};

/// What a tariff is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatePrice {
    /// Per hour or per kilometre.
    Given(Cents),
    /// From an earlier amount with a percentage, in hundredths of a percent. Without a base: the tariff of the day
    /// before.
    Next {
        base: Option<Cents>,
        basis_points: i64,
    },
}

/// A tariff as it is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateDraft {
    /// The tariff that it changes, which was never used; `None` for a new one. A new one that begins on the day of a
    /// provisional one takes its place.
    pub id: Option<RateId>,
    pub kind: String,
    pub from: NaiveDate,
    pub price: RatePrice,
    /// What says so.
    pub source: String,
    pub status: RateStatus,
}

impl RateDraft {
    /// A kept tariff, to be changed or confirmed.
    pub fn of(rate: &Rate) -> Self {
        Self {
            id: Some(rate.id),
            kind: rate.kind.clone(),
            from: rate.from,
            price: match rate.step {
                Some(step) => RatePrice::Next {
                    base: Some(step.base),
                    basis_points: step.basis_points,
                },
                None => RatePrice::Given(rate.amount),
            },
            source: rate.source.clone(),
            status: rate.status,
        }
    }
}

/// What keeping a tariff would come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateLook {
    /// As it would be kept; number 0 for a new one.
    pub rate: Rate,
    /// What the percentage makes of the earlier amount.
    pub next: Option<NextRate>,
    /// The earlier tariff that it follows, with the last day that it gets by that.
    pub ended: Option<Rate>,
    /// The tariff that it changes or takes the place of, as it was.
    pub replaces: Option<Rate>,
    pub gain: RateGain,
}

/// A tariff that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateKept {
    pub rate: Rate,
    /// Which lines got an amount by it.
    pub gain: RateGain,
}

/// Where a tariff comes to stand among the others of its kind.
struct Place {
    until: NaiveDate,
    /// The others whose last day changes. One of the guide has number 0.
    changed: Vec<Rate>,
    /// The one that it follows.
    ended: Option<Rate>,
}

/// What is written for a tariff that is kept or goes.
struct Plan {
    /// The others of its kind whose last day changes. One of the guide has number 0.
    changed: Vec<Rate>,
    /// The first and the last day on which something changes.
    days: (NaiveDate, NaiveDate),
}

impl Desk {
    /// What keeping a tariff would come to; nothing is kept.
    ///
    /// # Errors
    /// [`Error::Rate`] with everything that is wrong.
    pub fn look_at_rate(&self, draft: &RateDraft) -> Result<RateLook, Error> {
        Ok(self.plan_rate(draft)?.0)
    }

    /// Keeps a tariff. A definite one gives amounts, in the same operation, to every line of its days that had none
    /// and was not judged.
    ///
    /// # Errors
    /// [`Error::Rate`] with everything that is wrong.
    pub fn keep_rate(&mut self, draft: &RateDraft) -> Result<RateKept, Error> {
        let (look, plan) = self.plan_rate(draft)?;
        let mut book = self.rate_book()?;
        let mut rate = look.rate;
        if rate.status == RateStatus::Final {
            rate.confirmed_on = Some(self.today());
            rate.confirmed_by = self.store.user().to_owned();
        }
        self.act(&op(Deed::KeepRate, &rate), |act| {
            keep_changed(&mut book, &plan, act)?;
            if rate.id == RateId(0) {
                rate.id = act.add_rate(&rate)?;
            } else {
                act.save_rate(&rate)?;
            }
            book = book.with(std::slice::from_ref(&rate), None);
            let gain = give_amounts(&mut book, plan.days, act)?;
            Ok(RateKept { rate, gain })
        })
    }

    /// Removes a tariff that was never used; the one that it followed within its year holds again for its days. Which
    /// lines got an amount by that.
    ///
    /// # Errors
    /// [`Error::Rate`] when it was used, or is the guide's own.
    pub fn remove_rate(&mut self, id: RateId) -> Result<RateGain, Error> {
        let mut book = self.rate_book()?;
        let gone = kept(&book, id)?;
        refuse(self.fixed(&gone)?.into_iter().collect())?;
        let others = book.others(&gone.kind, id);
        let again = rates::take_away(&others, &gone);
        let plan = Plan {
            days: days([Some(&gone), again.as_ref()], &gone),
            changed: again.into_iter().collect(),
        };
        self.act(&op(Deed::RemoveRate, &gone), |act| {
            act.remove_rate(id)?;
            book = book.with(&[], Some(id));
            keep_changed(&mut book, &plan, act)?;
            give_amounts(&mut book, plan.days, act)
        })
    }

    /// Everything that is wrong with a tariff, or where it comes to stand.
    fn plan_rate(&self, draft: &RateDraft) -> Result<(RateLook, Plan), Error> {
        let book = self.rate_book()?;
        let replaces = match draft.id {
            Some(id) => Some(kept(&book, id)?),
            None => book.provisional_on(&draft.kind, draft.from),
        };
        // Its kind stays.
        let kind = replaces.as_ref().map_or(&draft.kind, |rate| &rate.kind);
        let draft = &RateDraft {
            kind: kind.clone(),
            ..draft.clone()
        };
        let mut faults = Vec::new();
        faults.extend(unknown_kind(&draft.kind));
        let (amount, step, next) = priced(&book, draft).unwrap_or_else(|fault| {
            faults.push(fault);
            (Cents::ZERO, None, None)
        });
        if draft.source.trim().is_empty() {
            faults.push(RateFault::SourceMissing);
        }
        if let Some(rate) = &replaces {
            faults.extend(self.fixed(rate)?);
        }
        let place = match self.place(&book, draft, replaces.as_ref()) {
            Err(Error::Rate(more)) => {
                faults.extend(more);
                None
            }
            place => Some(place?),
        };
        faults.dedup();
        refuse(faults)?;
        let place = place.ok_or(crate::storage::Error::Missing("rate"))?;
        let rate = Rate {
            id: replaces.as_ref().map_or(RateId(0), |rate| rate.id),
            kind: draft.kind.clone(),
            from: draft.from,
            until: Some(place.until),
            amount,
            status: draft.status,
            source: draft.source.trim().to_owned(),
            step,
            confirmed_on: None,
            confirmed_by: String::new(),
        };
        let plan = Plan {
            days: days(
                place.changed.iter().map(Some).chain([replaces.as_ref()]),
                &rate,
            ),
            changed: place.changed,
        };
        let mut changed = plan.changed.clone();
        changed.push(rate.clone());
        let lines = self.store.unrated_entries(plan.days.0, plan.days.1)?;
        let gain = gained(&book.with(&changed, None), &lines);
        let look = RateLook {
            rate,
            next,
            ended: place.ended,
            replaces,
            gain,
        };
        Ok((look, plan))
    }

    fn place(
        &self,
        book: &RateBook,
        draft: &RateDraft,
        replaces: Option<&Rate>,
    ) -> Result<Place, Error> {
        let from = draft.from;
        let refused = |fault| Err(Error::Rate(vec![fault]));
        if !(2000..2100).contains(&from.year()) {
            return refused(RateFault::NotADay);
        }
        let mut others = book.others(&draft.kind, replaces.map_or(RateId(0), |rate| rate.id));
        let mut changed = Vec::new();
        if let Some(again) = replaces.and_then(|gone| rates::take_away(&others, gone)) {
            others.retain(|rate| rate.id != again.id);
            others.push(again.clone());
            changed.push(again);
        }
        // The guide's own tariff of that year stands among them: it is never put aside, only followed.
        let of_guide = of_guide(&draft.kind, from.year())
            .filter(|rate| rate.status == RateStatus::Final)
            .filter(|rate| !others.iter().any(|other| other.holds_on(rate.from)));
        others.extend(of_guide);
        if let Some(same) = others.iter().find(|rate| rate.from == from) {
            return refused(self.fixed(same)?.unwrap_or(RateFault::SameDay));
        }
        let placed = rates::place(&others, from).map_err(|fault| Error::Rate(vec![fault]))?;
        if let Some(ended) = &placed.ended {
            let last = self.store.rate_usage(ended.id)?.last;
            if let Some(last_used) = last.filter(|last| *last >= from) {
                return refused(RateFault::UsedAfter { last_used });
            }
            changed.retain(|rate| rate.id != ended.id);
            changed.push(ended.clone());
        }
        changed.retain(|rate| book.rate(rate.id) != Some(rate));
        Ok(Place {
            until: placed.until,
            changed,
            ended: placed.ended,
        })
    }

    /// Why a tariff cannot be changed or go: it was used, or the guide fixes it.
    fn fixed(&self, rate: &Rate) -> Result<Option<RateFault>, Error> {
        if let Some(last_used) = self.store.rate_usage(rate.id)?.last {
            return Ok(Some(RateFault::Used { last_used }));
        }
        let from = rate.from;
        Ok(is_of_guide(rate).then_some(RateFault::OfTheGuide { from }))
    }
}

impl RateBook {
    /// The kept tariffs of a kind but one.
    fn others(&self, kind: &str, but: RateId) -> Vec<Rate> {
        let others = self.rates.iter();
        others
            .filter(|rate| rate.kind == kind && rate.id != but)
            .cloned()
            .collect()
    }

    /// The provisional tariff that begins on a day.
    fn provisional_on(&self, kind: &str, from: NaiveDate) -> Option<Rate> {
        let mut all = self.rates.iter();
        all.find(|rate| {
            rate.kind == kind && rate.from == from && rate.status == RateStatus::Provisional
        })
        .cloned()
    }
}

/// Whether it is the guide's own tariff of its year.
pub(super) fn is_of_guide(rate: &Rate) -> bool {
    of_guide(&rate.kind, rate.from.year())
        .is_some_and(|guide| (guide.amount, &guide.source) == (rate.amount, &rate.source))
}

fn kept(book: &RateBook, id: RateId) -> Result<Rate, Error> {
    let rate = book.rate(id).cloned();
    rate.ok_or_else(|| crate::storage::Error::Missing("rate").into())
}

fn unknown_kind(kind: &str) -> Option<RateFault> {
    let mut known: Vec<String> = Vec::new();
    for rate in edition::editions().iter().flat_map(|guide| guide.rates()) {
        if !known.contains(&rate.kind) {
            known.push(rate.kind.clone());
        }
    }
    let kind = kind.to_owned();
    (!known.contains(&kind)).then_some(RateFault::UnknownKind { kind, known })
}

type Priced = (Cents, Option<RateStep>, Option<NextRate>);

fn priced(book: &RateBook, draft: &RateDraft) -> Result<Priced, RateFault> {
    let (amount, step, next) = match draft.price {
        RatePrice::Given(amount) => (amount, None, None),
        RatePrice::Next { base, basis_points } => {
            let before = || book.on(&draft.kind, draft.from.pred_opt()?);
            let base = base.or_else(|| before().map(|rate| rate.amount));
            let base = base.filter(|base| *base > Cents::ZERO);
            let base = base.ok_or(RateFault::BaseMissing)?;
            let step = RateStep { base, basis_points };
            let next = rates::next(step).ok_or(RateFault::NotAnAmount)?;
            (next.rounded, Some(step), Some(next))
        }
    };
    if amount <= Cents::ZERO {
        return Err(RateFault::NotAnAmount);
    }
    Ok((amount, step, next))
}

fn refuse(faults: Vec<RateFault>) -> Result<(), Error> {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Error::Rate(faults))
    }
}

/// The days on which something changes: those of a tariff, and of the others that change with it.
fn days<'a>(
    others: impl IntoIterator<Item = Option<&'a Rate>>,
    rate: &Rate,
) -> (NaiveDate, NaiveDate) {
    let mut span = (rate.from, rate.until.unwrap_or(rate.from));
    for other in others.into_iter().flatten() {
        span.0 = span.0.min(other.from);
        span.1 = span.1.max(other.until.unwrap_or(other.from));
    }
    span
}

/// The label is the guide's, with the year: what history calls a tariff.
fn op(deed: Deed, rate: &Rate) -> Op {
    let of_kind = |guide: &'static edition::Guide| {
        let mut all = guide.rates().iter();
        all.find(|it| it.kind == rate.kind)
    };
    let label = edition::editions().iter().rev().find_map(of_kind);
    let label = label.map_or(rate.kind.as_str(), |it| it.label.as_str());
    Op::new(deed, format!("{label} {}", rate.from.year()))
}

/// What lines that lack an amount would get.
fn gained(book: &RateBook, lines: &[HoursEntry]) -> RateGain {
    let mut gain = RateGain::default();
    for line in lines.iter().filter(|line| line.accepted.is_none()) {
        add(&mut gain, line, &book.lacks(line));
    }
    gain
}

/// Counts a line with what it gets for its hours and its kilometres.
fn add(gain: &mut RateGain, line: &HoursEntry, lacked: &Lacked) {
    let (hours, travel) = lacked;
    if let Some((_rate, amount)) = hours {
        gain.minutes += line.minutes;
        gain.amount += *amount;
    }
    if let Some((_rate, amount)) = travel {
        gain.metres += line.metres;
        gain.amount += *amount;
    }
    if hours.is_some() || travel.is_some() {
        gain.lines += 1;
        let _known = gain.claims.insert(line.claim);
    }
}

fn keep_changed(book: &mut RateBook, plan: &Plan, act: &Act<'_>) -> Result<(), Error> {
    for rate in &plan.changed {
        if rate.id == RateId(0) {
            let _id = book.keep(rate.clone(), act)?;
        } else {
            act.save_rate(rate)?;
            *book = book.with(std::slice::from_ref(rate), None);
        }
    }
    Ok(())
}

/// Gives every line of some days that has no amount and was not judged its amount, where a definite tariff holds.
fn give_amounts(
    book: &mut RateBook,
    days: (NaiveDate, NaiveDate),
    act: &Act<'_>,
) -> Result<RateGain, Error> {
    let mut gain = RateGain::default();
    for mut line in act.unrated_entries(days.0, days.1)? {
        let lacked = book.lacks(&line);
        if line.accepted.is_some() || lacked == (None, None) {
            continue;
        }
        add(&mut gain, &line, &lacked);
        let was: (Option<Rated>, Option<Rated>) = (line.hours, line.travel);
        book.reckon(&mut line, act)?;
        if was != (line.hours, line.travel) {
            act.save_hours_entry(&line)?;
        }
    }
    Ok(gain)
}
