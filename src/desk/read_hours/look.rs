//! Looking at a file with hours: opened at arm's length, recognised, laid beside the plan. Keeps nothing.

use super::matching::{self, Matched};
use super::{HoursFile, HoursReading, HoursRequest, ReadClaim, privacy};
use crate::desk::hours::{ClaimDraft, LineDraft};
use crate::desk::partner_match::{PartnerMatch, Roll};
use crate::desk::rates::RateBook;
use crate::desk::{ActivityHours, Desk, Error};
use crate::domain::hours::{HoursSource, Metres, Minutes, Phase};
use crate::domain::partner::name_key;
use crate::domain::plan::Activity;
use crate::domain::rate::RateStatus;
use crate::domain::read_hours::{
    HoursDoubt, HoursLayout, LineAmount, SubmittedHours, SubmittedLine,
};
use crate::domain::submission::{CellAnswer, CellRef, Doubt, Proposal, Remark, Severity};
use crate::domain::{ActivityId, Cents, PartnerId};
use crate::exchange::reading::{HoursOptions, read_hours};
use crate::rules::edition;
use crate::rules::hours::{hours_amount, travel_amount};
use crate::words::hours_remarks as say;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What is the same of two lines.
type Likeness = (ActivityId, String, NaiveDate, Phase, Minutes, Metres, Cents);

impl Desk {
    /// Opens a file with hours and reads it for preview.
    ///
    /// # Errors
    /// [`Error::CannotOpen`] when it is no workbook, is damaged, locked, too large or too slow.
    pub fn look_at_hours(&self, path: &Path, request: HoursRequest) -> Result<HoursReading, Error> {
        let name = path.file_name().unwrap_or(path.as_os_str());
        let file_name = name.to_string_lossy().into_owned();
        let opened = self.reader.open(path).map_err(|error| Error::CannotOpen {
            file: file_name.clone(),
            error,
        })?;
        let mut workbook = opened.workbook;
        if !self.keeps_names()? {
            let partners = self.partner_roll()?;
            let codes = partners.codes();
            let activities = self.hours_activities(request.year)?;
            let known = partners.names().chain(codes.iter().map(String::as_str));
            let known = known.chain(activities.iter().map(|it| it.activity.name.as_str()));
            privacy::call_sheets_by_number(&mut workbook, &known.collect::<Vec<_>>());
        }
        let file = HoursFile {
            sha256: opened.sha256,
            workbook,
        };
        self.look_again_at_hours(
            file,
            HoursRequest {
                file_name,
                ..request
            },
        )
    }

    /// Reads a file that was opened before once more, with other answers or another partner.
    ///
    /// # Errors
    /// [`Error::NoEdition`] for a year without a guide, or what the register says.
    pub fn look_again_at_hours(
        &self,
        file: HoursFile,
        request: HoursRequest,
    ) -> Result<HoursReading, Error> {
        let year = request.year;
        if edition::edition_for_year(year).is_none() {
            return Err(Error::NoEdition { year });
        }
        let roll = self.partner_roll()?;
        let names: Vec<String> = roll.names().map(str::to_owned).collect();
        let keeps_names = self.keeps_names()?;
        let options = HoursOptions {
            asked_year: Some(year),
            partner_given: named(&request).is_some(),
            known_partners: &names,
            names: keeps_names,
            answers: request.answers.clone(),
        };
        let (hours, remarks) = read_hours(&file.workbook, &options);
        let mut beside = Beside {
            request: &request,
            activities: self.hours_activities(year)?,
            roll: &roll,
            remarks,
            asked: BTreeSet::new(),
        };
        let partner = beside.partner(&hours);
        let claims = if hours.layout == HoursLayout::Unknown {
            Vec::new()
        } else {
            beside.claims(&hours, &partner)
        };
        let (activities, mut remarks) = (beside.choices(&partner), beside.remarks);
        let source = HoursSource {
            file_name: if keeps_names {
                request.file_name.clone()
            } else {
                privacy::file_name(&request.file_name)
            },
            sha256: file.sha256.clone(),
        };
        let claims = self.with_amounts(claims, &source, &request, &mut remarks)?;
        self.ask_about_kept(&claims, &request, &mut remarks)?;
        if !self.store.hours_claims_from(&file.sha256)?.is_empty() {
            remarks.push(notice(CellRef::default(), HoursDoubt::SameFileAsBefore));
        }
        remarks.sort_by_key(|remark| remark.severity);
        Ok(HoursReading {
            request,
            file,
            hours,
            remarks,
            partner,
            claims,
            activities,
        })
    }

    /// What each line comes to by the definite tariff of its day.
    fn with_amounts(
        &self,
        claims: Vec<(ActivityHours, ClaimDraft)>,
        source: &HoursSource,
        request: &HoursRequest,
        remarks: &mut Vec<Remark>,
    ) -> Result<Vec<ReadClaim>, Error> {
        let book = self.rate_book()?;
        let (mut all, mut without) = (Vec::new(), None);
        for (about, mut draft) in claims {
            draft.source = Some(source.clone());
            draft.received_on = request.received_on;
            let day = self.rate_day(about.activity.id)?;
            let mut amounts = Vec::new();
            for line in &draft.lines {
                let rated_on = day.unwrap_or(line.date);
                let amount = worth(&book, rated_on, line);
                if amount.is_none() && without.is_none() {
                    without = Some((line.cell.clone(), rated_on));
                }
                amounts.push(amount);
            }
            all.push(ReadClaim {
                about,
                draft,
                amounts,
            });
        }
        if let Some((at, date)) = without {
            remarks.push(notice(at, HoursDoubt::NoRate { date }));
        }
        Ok(all)
    }

    /// Asks about every line that the register has already, unless the user said that it counts again.
    fn ask_about_kept(
        &self,
        claims: &[ReadClaim],
        request: &HoursRequest,
        remarks: &mut Vec<Remark>,
    ) -> Result<(), Error> {
        let mut kept = self.kept_lines(request.year)?;
        for claim in claims {
            for line in &claim.draft.lines {
                let same = likeness(&claim.draft, line);
                let Some(left) = kept.get_mut(&same).filter(|left| **left > 0) else {
                    continue;
                };
                *left -= 1;
                if request.answers.get(&line.cell) == Some(&CellAnswer::Confirm) {
                    continue;
                }
                remarks.push(Remark {
                    severity: Severity::Question,
                    found: Some(say::as_typed(line.minutes)),
                    proposals: vec![
                        Proposal {
                            label: say::leave_out().to_owned(),
                            answer: CellAnswer::Use(say::LEAVE_OUT.to_owned()),
                        },
                        Proposal {
                            label: say::count_again().to_owned(),
                            answer: CellAnswer::Confirm,
                        },
                    ],
                    ..notice(line.cell.clone(), HoursDoubt::AlreadyKept)
                });
            }
        }
        Ok(())
    }

    fn kept_lines(&self, year: i32) -> Result<BTreeMap<Likeness, usize>, Error> {
        let lines = self.store.hours_entries(year..=year)?;
        let mut kept = BTreeMap::new();
        for claim in self.store.hours_claims(year..=year)? {
            for line in lines.get(&claim.id).into_iter().flatten() {
                if line.corrects.is_none() {
                    let role = name_key(&claim.role);
                    let like = (
                        claim.activity,
                        role,
                        line.date,
                        line.phase,
                        line.minutes,
                        line.metres,
                        line.transit,
                    );
                    *kept.entry(like).or_insert(0) += 1;
                }
            }
        }
        Ok(kept)
    }
}

fn likeness(draft: &ClaimDraft, line: &LineDraft) -> Likeness {
    let role = name_key(&draft.role);
    (
        draft.activity,
        role,
        line.date,
        line.phase,
        line.minutes,
        line.metres,
        line.transit,
    )
}

/// What a line comes to by definite tariffs; `None` where one is missing.
fn worth(book: &RateBook, day: NaiveDate, line: &LineDraft) -> Option<Cents> {
    let definite = |rate: Option<crate::domain::rate::Rate>| {
        rate.filter(|rate| rate.status == RateStatus::Final)
            .map(|rate| rate.amount)
    };
    let mut sum = line.transit;
    if line.minutes != Minutes::ZERO {
        sum += hours_amount(definite(book.hour(day))?, line.minutes)?;
    }
    if line.metres != Metres::ZERO {
        sum += travel_amount(definite(book.kilometre(day))?, line.metres)?;
    }
    Some(sum)
}

/// The partner as the user named it.
fn named(request: &HoursRequest) -> Option<&str> {
    match request.answers.get(&CellRef::default()) {
        Some(CellAnswer::Use(name)) => Some(name),
        Some(CellAnswer::Confirm) | None => request.partner.as_deref(),
    }
}

fn notice(at: CellRef, doubt: HoursDoubt) -> Remark {
    Remark {
        severity: Severity::Notice,
        at,
        found: None,
        doubt: Doubt::Hours(doubt),
        proposals: Vec::new(),
    }
}

/// What was read, beside what the register knows.
struct Beside<'a> {
    request: &'a HoursRequest,
    activities: Vec<ActivityHours>,
    roll: &'a Roll,
    remarks: Vec<Remark>,
    /// Cells at which something was asked already.
    asked: BTreeSet<CellRef>,
}

impl Beside<'_> {
    /// Whose hours the file says they are.
    fn partner(&mut self, hours: &SubmittedHours) -> PartnerMatch {
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
    fn claims(
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
    fn choices(&self, partner: &PartnerMatch) -> Vec<(String, String)> {
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
