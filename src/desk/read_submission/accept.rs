//! Reading in: a plan, its activities and lines, and the file itself, in one operation.

use super::{Accepted, Reading};
use crate::desk::partner_match::{self, PartnerMatch};
use crate::desk::{Desk, Error, partners};
use crate::domain::change::Change;
use crate::domain::operation::{Deed, Op};
use crate::domain::partner::NewPartner;
use crate::domain::plan::{Activity, ActivityKind, AnnualPlan, CostLine};
use crate::domain::submission::{Sourced, SubmittedActivity, SubmittedCost};
use crate::domain::{ActivityId, CostLineId, OperationId, PartnerId};
use crate::rules::edition;
use crate::storage::{Act, KeptMapping, NewPlan, NewSubmission};
use chrono::NaiveDate;
use std::collections::BTreeSet;

impl Desk {
    /// Reads in what was looked at. A later version keeps the decisions on lines it leaves alone.
    ///
    /// # Errors
    /// [`Error::HeldUp`] when something is open; [`Error::Overtaken`] when the register changed since the look, so
    /// that other differences would be taken over than were shown. The register is then untouched.
    pub fn accept(&mut self, reading: &Reading) -> Result<Accepted, Error> {
        self.accept_with(reading, None)
    }

    /// As [`Desk::accept`], to be taken back together with an earlier one: `first` is the operation of the first.
    ///
    /// # Errors
    /// As [`Desk::accept`].
    pub fn accept_with(
        &mut self,
        reading: &Reading,
        first: Option<OperationId>,
    ) -> Result<Accepted, Error> {
        if !reading.can_be_accepted() {
            return Err(held_up(reading));
        }
        let reading = &self.as_shown(reading)?;
        let Some(year) = reading.year else {
            return Err(held_up(reading));
        };
        let name = match &reading.partner {
            PartnerMatch::Known(known) => known.name.clone(),
            PartnerMatch::New { name } => name.clone(),
            PartnerMatch::Resembles { .. } | PartnerMatch::Unnamed => {
                return Err(held_up(reading));
            }
        };
        let today = self.today();
        let op = Op::new(Deed::AcceptSubmission, name.clone()).with(first);
        self.act(&op, |act| {
            let partner = partner(act, reading)?;
            let plan = plan(act, reading, partner, year, today)?;
            take_over(act, reading, &plan, today)?;
            let lines = act.lines(plan.id)?;
            Ok(Accepted {
                plan: plan.id,
                partner: name,
                year,
                version: plan.version + 1,
                activities: act.activities(plan.id)?.len(),
                lines: lines.len(),
                requested: lines.iter().map(|line| line.requested).sum(),
                dropped: dropped(reading).count(),
                kept: kept(reading).len(),
                operation: act.operation(),
            })
        })
    }

    /// The reading as the register has it now: the same partner may have been read in since the look.
    fn as_shown(&self, shown: &Reading) -> Result<Reading, Error> {
        let now = self.look_again(shown.file.clone(), shown.request.clone())?;
        if !now.can_be_accepted() {
            return Err(held_up(&now));
        }
        let version = |reading: &Reading| {
            reading
                .standing
                .as_ref()
                .map(|plan| (plan.id, plan.version))
        };
        if version(&now) != version(shown) || now.changes != shown.changes {
            return Err(Error::Overtaken {
                file: shown.request.file_name.clone(),
            });
        }
        Ok(now)
    }
}

fn held_up(reading: &Reading) -> Error {
    let open = reading.remarks.iter().filter(|remark| remark.holds_up());
    Error::HeldUp {
        file: reading.request.file_name.clone(),
        remarks: open.cloned().collect(),
    }
}

fn dropped(reading: &Reading) -> impl Iterator<Item = &Change> {
    let gone = |change: &&Change| {
        matches!(
            change,
            Change::ActivityDropped { .. } | Change::LineDropped { .. }
        )
    };
    reading
        .changes
        .iter()
        .filter(gone)
        .filter(|change| !reading.keeps(change))
}

/// Activities that the user keeps, of those that the new version says something else about.
fn kept(reading: &Reading) -> BTreeSet<ActivityId> {
    let kept = reading.changes.iter().filter(|it| reading.keeps(it));
    kept.filter_map(|it| reading.activity_of(it)).collect()
}

fn partner(act: &Act<'_>, reading: &Reading) -> Result<PartnerId, Error> {
    match &reading.partner {
        PartnerMatch::Known(known) => Ok(known.id),
        PartnerMatch::Resembles { name, .. } | PartnerMatch::New { name } => {
            let kind = partner_match::kind_in_name(name);
            let mut new = NewPartner {
                name: name.clone(),
                kind,
                ..NewPartner::default()
            };
            new.code = partners::free_code(act, &new, &BTreeSet::new())?;
            Ok(act.add_partner(&new, &new.code)?)
        }
        PartnerMatch::Unnamed => Err(crate::storage::Error::Missing("partner").into()),
    }
}

fn plan(
    act: &Act<'_>,
    reading: &Reading,
    partner: PartnerId,
    year: i32,
    today: NaiveDate,
) -> Result<AnnualPlan, Error> {
    let (given, told) = (&reading.request.receipt, &reading.receipt);
    let signed_by = given.signed_by.clone().or_else(|| told.signed_by.clone());
    let self_evaluation = given.self_evaluation.or(told.self_evaluation);
    let reference = given.reference.clone().or_else(|| told.reference.clone());
    let received_on = given.received_on.unwrap_or(today);
    if let Some(plan) = act.plan_of(partner, year)? {
        // A later version came in later; that the plan was in time is the first version's merit.
        let now = AnnualPlan {
            signed_by: signed_by.or_else(|| plan.signed_by.clone()),
            self_evaluation: self_evaluation.unwrap_or(plan.self_evaluation),
            reference: reference.unwrap_or_else(|| plan.reference.clone()),
            ..plan
        };
        act.save_receipt(&now)?;
        return Ok(now);
    }
    let guide = edition::edition_for_year(year).ok_or(Error::NoEdition { year })?;
    let edition = act.open_year(year, &guide.edition().id)?;
    let id = act.add_plan(&NewPlan {
        partner,
        year,
        edition,
        received_on,
        signed_by,
        self_evaluation: self_evaluation.unwrap_or(false),
        reference: reference.unwrap_or_default(),
    })?;
    Ok(act.plan(id)?)
}

fn take_over(
    act: &Act<'_>,
    reading: &Reading,
    plan: &AnnualPlan,
    today: NaiveDate,
) -> Result<(), Error> {
    let version = plan.version + 1;
    let sha256 = act.keep_file(&reading.file.bytes)?;
    let _id = act.add_submission(&NewSubmission {
        plan: plan.id,
        version,
        file_name: &reading.request.file_name,
        sha256: &sha256,
        layout: reading.submission.layout.code(),
        received_on: reading.request.receipt.received_on.unwrap_or(today),
    })?;
    if let Some((signature, mapping)) = &reading.mapping {
        act.keep_mapping(&KeptMapping {
            signature: signature.clone(),
            mapping: mapping.to_toml(),
            file_name: reading.request.file_name.clone(),
            given_on: today,
        })?;
    }
    let mut numbers = Numbers::new(act, plan)?;
    let pairs = reading
        .submission
        .activities
        .iter()
        .zip(&reading.matching.activities);
    let kept = kept(reading);
    for id in &kept {
        act.keep_activity(*id, plan.version)?;
    }
    for (position, (new, (old, lines))) in (1_u32..).zip(pairs) {
        if old.is_some_and(|old| kept.contains(&old)) {
            continue;
        }
        let activity = activity(act, plan, new, *old, position, &mut numbers)?;
        for (position, (cost, line)) in (1_u32..).zip(new.costs.iter().zip(lines)) {
            take_line(act, activity, cost, *line, position)?;
        }
    }
    settle(act, reading, version)
}

/// What is gone is dropped; what was touched must be judged again.
fn settle(act: &Act<'_>, reading: &Reading, version: u32) -> Result<(), Error> {
    for change in reading.changes.iter().filter(|it| !reading.keeps(it)) {
        match change {
            Change::ActivityDropped { activity, .. } => act.drop_activity(*activity, version)?,
            Change::LineDropped { line, .. } => act.drop_line(*line, version)?,
            Change::LineChanged { line, .. } => act.mark_stale(*line)?,
            Change::ActivityChanged { activity, .. } => {
                let matched = &reading.matching.activities;
                let lines = matched
                    .iter()
                    .filter(|(old, _)| *old == Some(*activity))
                    .flat_map(|(_, lines)| lines);
                for line in lines.flatten() {
                    act.mark_stale(*line)?;
                }
            }
            Change::ActivityAdded { .. } | Change::LineAdded { .. } => {}
        }
    }
    Ok(())
}

fn activity(
    act: &Act<'_>,
    plan: &AnnualPlan,
    new: &SubmittedActivity,
    old: Option<ActivityId>,
    position: u32,
    numbers: &mut Numbers,
) -> Result<ActivityId, Error> {
    let own_number = new.number.as_ref().map(|number| number.value.clone());
    let now = Activity {
        id: old.unwrap_or(ActivityId(0)),
        plan: plan.id,
        project_number: String::new(),
        name: new
            .name
            .as_ref()
            .map(|name| name.value.clone())
            .unwrap_or_default(),
        kind: new
            .kind
            .as_ref()
            .map_or(ActivityKind::Other, |kind| kind.value),
        date: value(&new.date),
        date_text: new.date_text.as_ref().map(|text| text.value.clone()),
        participants: value(&new.participants),
        position,
        own_number: own_number.clone(),
    };
    match old {
        Some(id) => {
            act.save_activity(&now)?;
            Ok(id)
        }
        None => {
            let project_number = numbers.give(own_number.as_deref());
            Ok(act.add_activity(&Activity {
                project_number,
                ..now
            })?)
        }
    }
}

fn value<T: Copy>(sourced: &Option<Sourced<T>>) -> Option<T> {
    sourced.as_ref().map(|sourced| sourced.value)
}

fn take_line(
    act: &Act<'_>,
    activity: ActivityId,
    cost: &SubmittedCost,
    old: Option<CostLineId>,
    position: u32,
) -> Result<(), Error> {
    let mut line = CostLine {
        id: old.unwrap_or(CostLineId(0)),
        activity,
        text: cost.text.clone(),
        requested: cost.amount,
        cell: cost.at.clone(),
        kind: cost.kind.clone(),
        position,
    };
    if old.is_some() {
        // The adviser's choice of a kind stays when the file states none.
        line.kind = line.kind.or(act.line_kind(line.id)?);
        act.save_line(&line)?;
    } else {
        let _id = act.add_line(&line, cost.form_id.as_deref())?;
    }
    Ok(())
}

/// Gives project numbers: `RU-27-03`. A number in that form in the partner's own file is kept when it is free.
struct Numbers {
    beginning: String,
    /// Of activities that stand or were dropped.
    taken: BTreeSet<String>,
    /// The highest number ever given, also by a reading that was taken back.
    last: u32,
}

impl Numbers {
    fn new(act: &Act<'_>, plan: &AnnualPlan) -> Result<Self, Error> {
        let code = act.partner(plan.partner)?.code;
        let beginning = format!("{code}-{:02}-", plan.year.rem_euclid(100));
        let taken: BTreeSet<String> = act.project_numbers("")?.into_iter().collect();
        let ever = act.project_numbers_ever(&beginning)?;
        let last = ever
            .iter()
            .filter_map(|number| number.strip_prefix(&beginning)?.parse().ok())
            .max();
        Ok(Self {
            beginning,
            taken,
            last: last.unwrap_or(0),
        })
    }

    fn give(&mut self, own: Option<&str>) -> String {
        let kept = own.filter(|own| is_project_number(own) && !self.taken.contains(*own));
        let number = kept.map_or_else(|| self.next(), str::to_owned);
        if let Some(at) = number
            .strip_prefix(&self.beginning)
            .and_then(|end| end.parse().ok())
        {
            self.last = self.last.max(at);
        }
        self.taken.insert(number.clone());
        number
    }

    fn next(&self) -> String {
        let free = |at: &u32| !self.taken.contains(&format!("{}{at:02}", self.beginning));
        let at = (self.last + 1..).find(free).unwrap_or(self.last + 1);
        format!("{}{at:02}", self.beginning)
    }
}

/// Two to four capitals, two digits of the year, two or more of the activity.
fn is_project_number(text: &str) -> bool {
    let mut parts = text.split('-');
    let (Some(code), Some(year), Some(at), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (2..=4).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_uppercase())
        && year.len() == 2
        && digits(year)
        && (2..=3).contains(&at.len())
        && digits(at)
}
