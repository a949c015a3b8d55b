//! Looking at a file with hours: opened at arm's length, recognised, laid beside the plan. Keeps nothing.

mod beside;

use super::{HoursFile, HoursReading, HoursRequest, ReadClaim, privacy};
use crate::desk::hours::{ClaimDraft, LineDraft};
use crate::desk::rates::RateBook;
use crate::desk::{ActivityHours, Desk, Error};
use crate::domain::hours::{HoursSource, Metres, Minutes, Phase};
use crate::domain::partner::name_key;
use crate::domain::rate::RateStatus;
use crate::domain::read_hours::{HoursDoubt, HoursLayout};
use crate::domain::submission::{CellAnswer, CellRef, Doubt, Proposal, Remark, Severity};
use crate::domain::{ActivityId, Cents};
use crate::exchange::reading::{HoursOptions, read_hours};
use crate::rules::edition;
use crate::rules::hours::{hours_amount, travel_amount};
use crate::words::hours_remarks as say;
use beside::Beside;
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
            third_is_development: self.third_is_development()?,
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
