//! What was read, beside what the register knows: whose hours, which activity, and the claims that follow.

use super::{named, notice};
use crate::desk::ActivityHours;
use crate::desk::hours::{ClaimDraft, LineDraft};
use crate::desk::partner_match::{PartnerMatch, Roll};
use crate::desk::read_hours::HoursRequest;
use crate::desk::read_hours::matching::{self, Matched};
use crate::domain::PartnerId;
use crate::domain::partner::name_key;
use crate::domain::plan::Activity;
use crate::domain::read_hours::{
    HoursDoubt, HoursLayout, LineAmount, SubmittedHours, SubmittedLine,
};
use crate::domain::submission::{CellAnswer, CellRef, Doubt, Proposal, Remark, Severity};
use crate::words::hours_remarks as say;
use std::collections::BTreeSet;

/// What was read, beside what the register knows.
pub(super) struct Beside<'a> {
    pub(super) request: &'a HoursRequest,
    pub(super) activities: Vec<ActivityHours>,
    pub(super) roll: &'a Roll,
    pub(super) remarks: Vec<Remark>,
    /// Cells at which something was asked already.
    pub(super) asked: BTreeSet<CellRef>,
}

impl Beside<'_> {
    /// Whose hours the file says they are.
    pub(super) fn partner(&mut self, hours: &SubmittedHours) -> PartnerMatch {
        let coded = hours
            .partner_code
            .as_deref()
            .and_then(|code| self.roll.coded(code));
        if let Some(holder) = coded.filter(|_| named(self.request).is_none()) {
            return self.with_plan(
                PartnerMatch::Known(Box::new(holder.partner.clone())),
                CellRef::default(),
            );
        }
        if hours.layout == HoursLayout::Unknown {
            return PartnerMatch::Unnamed;
        }
        match (named(self.request), &hours.partner) {
            (Some(name), _) => {
                let found = self.roll.find(Some(name));
                self.with_plan(found, CellRef::default())
            }
            (None, Some(name)) => {
                let found = self.roll.find(Some(&name.value));
                self.with_plan(found, name.at.clone())
            }
            (None, None) => PartnerMatch::Unnamed,
        }
    }

    /// Asks about a partner that the register does not have, and says when it has no plan.
    fn with_plan(&mut self, found: PartnerMatch, at: CellRef) -> PartnerMatch {
        let remark = match &found {
            PartnerMatch::Known(partner) => {
                let planned = self.activities.iter().any(|it| it.partner == partner.id);
                let doubt = HoursDoubt::NoPlan {
                    partner: partner.name.clone(),
                    year: self.request.year,
                };
                (!planned).then(|| Remark {
                    severity: Severity::Error,
                    ..notice(at, doubt)
                })
            }
            PartnerMatch::Resembles { name, existing } => Some(Remark {
                severity: Severity::Question,
                at,
                found: Some(name.clone()),
                doubt: Doubt::PartnerResembles {
                    existing: existing.name.clone(),
                },
                proposals: vec![use_it(&existing.name, &existing.name)],
            }),
            PartnerMatch::New { name } => Some(Remark {
                severity: Severity::Question,
                found: Some(name.clone()),
                ..notice(at, HoursDoubt::UnknownPartner)
            }),
            PartnerMatch::Unnamed => None,
        };
        if let Some(remark) = remark.filter(|it| self.asked.insert(it.at.clone())) {
            self.remarks.push(remark);
        }
        found
    }

    /// Whose hours a line says they are: the row itself, or else the file.
    fn partner_of(
        &mut self,
        line: &SubmittedLine,
        file: &PartnerMatch,
    ) -> Option<Option<PartnerId>> {
        let of_row = match &line.partner {
            Some(name) if named(self.request).is_none() => {
                let found = self.roll.find(Some(&name.value));
                Some(self.with_plan(found, name.at.clone()))
            }
            _ => None,
        };
        match of_row.as_ref().unwrap_or(file) {
            PartnerMatch::Known(partner) => {
                let planned = self.activities.iter().any(|it| it.partner == partner.id);
                planned.then_some(Some(partner.id))
            }
            PartnerMatch::Resembles { .. } | PartnerMatch::New { .. } => None,
            // A project number alone says whose they are.
            PartnerMatch::Unnamed => Some(None),
        }
    }

    /// Lines that could be read, by activity, role, number and part.
    pub(super) fn claims(
        &mut self,
        hours: &SubmittedHours,
        partner: &PartnerMatch,
    ) -> Vec<(ActivityHours, ClaimDraft)> {
        let mut claims: Vec<(ActivityHours, ClaimDraft)> = Vec::new();
        for line in &hours.lines {
            let Some(whose) = self.partner_of(line, partner) else {
                continue;
            };
            let Some(about) = self.activity(line, whose) else {
                continue;
            };
            self.propose_its_day(line, &about);
            let Some((role, read)) = draft_line(line) else {
                continue;
            };
            let same = |it: &&mut (ActivityHours, ClaimDraft)| {
                let draft = &it.1;
                (draft.activity, &draft.mark, draft.part)
                    == (about.activity.id, &line.mark, line.part)
                    && name_key(&draft.role) == name_key(&role)
            };
            let draft = match claims.iter_mut().find(same) {
                Some((_, draft)) => draft,
                None => {
                    let mut draft = ClaimDraft::new(about.activity.id, role);
                    draft.mark.clone_from(&line.mark);
                    draft.part = line.part;
                    draft.name.clone_from(&line.name);
                    claims.push((about, draft));
                    match claims.last_mut() {
                        Some((_, draft)) => draft,
                        None => continue,
                    }
                }
            };
            // What would be a finding is never lost in the other rows of a claim.
            draft.paid_to = draft.paid_to.max(line.paid_to);
            draft.own_invoice = draft.own_invoice.max(line.own_invoice);
            draft.lines.push(read);
        }
        claims
    }

    fn activity(
        &mut self,
        line: &SubmittedLine,
        whose: Option<PartnerId>,
    ) -> Option<ActivityHours> {
        let named = &line.activity;
        let found = named
            .name
            .as_ref()
            .or(named.number.as_ref())
            .map(|it| it.value.clone());
        let title = |at: usize| {
            self.activities
                .get(at)
                .map(|it| activity_title(&it.activity))
                .unwrap_or_default()
        };
        let (doubt, proposals) = match matching::activity(named, whose, &self.activities) {
            Matched::One(at) => return self.activities.get(at).cloned(),
            Matched::Several(which) => (HoursDoubt::SeveralActivities, which),
            Matched::Unknown(which) if whose.is_some() => (HoursDoubt::UnknownActivity, which),
            // Without a partner a name says nothing yet.
            Matched::Unknown(_) => (HoursDoubt::UnknownActivity, Vec::new()),
            Matched::Differ(number, name) => {
                let doubt = HoursDoubt::NumberAndNameDiffer {
                    number: title(number),
                    name: title(name),
                };
                (doubt, vec![number, name])
            }
            Matched::OfOther(at, which) => {
                let partner = self.activities.get(at).map(|it| it.partner_name.clone());
                let partner = partner.unwrap_or_default();
                (HoursDoubt::ActivityOfOther { partner }, which)
            }
            Matched::Unnamed(which) => (HoursDoubt::MissingActivity, which),
        };
        let proposals = proposals
            .into_iter()
            .filter_map(|at| self.activities.get(at));
        let proposals =
            proposals.map(|it| use_it(&activity_title(&it.activity), &it.activity.project_number));
        let remark = Remark {
            severity: Severity::Question,
            found,
            proposals: proposals.collect(),
            ..notice(named.at.clone(), doubt)
        };
        if self.asked.insert(named.at.clone()) {
            self.remarks.push(remark);
        }
        None
    }

    /// The day of the activity may be the day of a row without one; it is proposed, never taken.
    fn propose_its_day(&mut self, line: &SubmittedLine, about: &ActivityHours) {
        let Some(day) = about.activity.date.filter(|_| line.date.is_none()) else {
            return;
        };
        let of_day = |remark: &&mut Remark| {
            let open = matches!(
                remark.doubt,
                Doubt::Hours(HoursDoubt::MissingDate | HoursDoubt::NoDay) | Doubt::AmbiguousDate
            );
            open && remark.at == line.date_at
        };
        let proposal = Proposal {
            label: say::of_the_activity(day),
            answer: CellAnswer::Use(day.format("%d-%m-%Y").to_string()),
        };
        if let Some(remark) = self.remarks.iter_mut().find(of_day)
            && !remark.proposals.contains(&proposal)
        {
            remark.proposals.push(proposal);
        }
    }

    /// What can be chosen as an activity.
    pub(super) fn choices(&self, partner: &PartnerMatch) -> Vec<(String, String)> {
        let own = |it: &&ActivityHours| match partner {
            PartnerMatch::Known(known) => it.partner == known.id,
            PartnerMatch::Resembles { .. } | PartnerMatch::New { .. } | PartnerMatch::Unnamed => {
                true
            }
        };
        let titled = |it: &ActivityHours| {
            (
                it.activity.project_number.clone(),
                activity_title(&it.activity),
            )
        };
        self.activities.iter().filter(own).map(titled).collect()
    }
}

/// Project number and name.
fn activity_title(activity: &Activity) -> String {
    format!("{} {}", activity.project_number, activity.name)
}

fn use_it(label: &str, answer: &str) -> Proposal {
    Proposal {
        label: label.to_owned(),
        answer: CellAnswer::Use(answer.to_owned()),
    }
}

/// A line with all that is needed; `None` while something of it is in doubt.
fn draft_line(line: &SubmittedLine) -> Option<(String, LineDraft)> {
    let LineAmount {
        minutes,
        metres,
        transit,
    } = line.amount?;
    let read = LineDraft {
        begins_at: line.begins_at,
        metres,
        transit,
        note: line.note.clone(),
        cell: line.at.clone(),
        ..LineDraft::new(line.date?, line.phase?, minutes)
    };
    Some((line.role.clone()?, read))
}
