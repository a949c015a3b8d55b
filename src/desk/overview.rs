//! What stands in the register at a glance: whose it is, which plans are in, what waits.

use super::{Desk, Error, LineSheet, PlanSheet};
use crate::domain::hours::ClaimState;
use crate::domain::letter::LetterState;
use crate::domain::operation::Deed;
use crate::domain::partner::Partner;
use crate::domain::plan::AnnualPlan;
use crate::domain::{Cents, PlanId};
use crate::rules::edition;
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The register as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterHead {
    /// `None` for one in memory.
    pub path: Option<PathBuf>,
    /// The adviser of the region; who works in it now while that is not known.
    pub user: String,
    /// The office that sends the letters; empty until somebody says so.
    pub office: String,
    /// Every plan year, and the coming one, newest first.
    pub years: Vec<i32>,
    /// The year to begin with: the newest that has plans, or the coming one.
    pub year: i32,
    /// When something was last kept.
    pub saved: Option<NaiveDateTime>,
}

/// A partner in a year, with its plan when that is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerRow {
    pub partner: Partner,
    pub plan: Option<PlanRow>,
}

/// A plan that is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    pub plan: AnnualPlan,
    /// The file of its last version.
    pub file_name: String,
    pub activities: usize,
    pub requested: Cents,
    /// When it was read in, as far as the recent operations tell.
    pub read_in: Option<NaiveDateTime>,
}

/// What waits for the adviser in a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OpenTasks {
    /// Partners without a plan.
    pub missing_plans: usize,
    /// Plans with lines that wait for a decision.
    pub to_judge: usize,
    /// Consultations that are missing, late, or without an outcome.
    pub consultations: usize,
    /// Plans that are decided and not agreed to by the Bestuurlijk ROAZ.
    pub to_agree: usize,
    /// Letters that are blocked or out of date.
    pub letters: usize,
    /// Registrations of hours that wait for a judgement.
    pub hours: usize,
    /// What the region's settings still lack for a letter.
    pub settings: usize,
}

/// A file that a plan was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanVersion {
    /// From 1.
    pub version: u32,
    pub file_name: String,
    pub received_on: NaiveDate,
}

impl Desk {
    /// The register as a whole.
    ///
    /// # Errors
    /// What the register says.
    pub fn register_head(&self) -> Result<RegisterHead, Error> {
        let kept: Vec<i32> = self
            .store
            .plan_years()?
            .into_iter()
            .map(|(year, _)| year)
            .collect();
        let coming = self.today().year() + 1;
        let mut years = kept.clone();
        years.push(coming);
        years.sort_unstable_by(|one, other| other.cmp(one));
        years.dedup();
        let region = self.store.region()?;
        let last = self.store.operations(1)?.into_iter().next();
        Ok(RegisterHead {
            path: self.store.path().map(std::path::Path::to_owned),
            user: match region.adviser.name.as_str() {
                "" => self.store.user().to_owned(),
                adviser => adviser.to_owned(),
            },
            office: region.office,
            year: kept.first().copied().unwrap_or(coming),
            years,
            saved: last.and_then(|last| moment(&last.at)),
        })
    }

    /// The partners of a year, with their plans; who handed nothing in comes last.
    ///
    /// # Errors
    /// What the register says.
    pub fn partner_rows(&self, year: i32) -> Result<Vec<PartnerRow>, Error> {
        let read_in = self.read_in_at()?;
        let mut rows = Vec::new();
        for partner in self.store.partners()? {
            let plan = match self.store.plan_of(partner.id, year)? {
                Some(plan) => Some(PlanRow {
                    file_name: self.last_file(plan.id)?,
                    activities: self.store.activities(plan.id)?.len(),
                    requested: self
                        .store
                        .lines(plan.id)?
                        .iter()
                        .map(|line| line.requested)
                        .sum(),
                    read_in: read_in.get(&partner.name).copied(),
                    plan,
                }),
                None => None,
            };
            if plan.is_some() || partner.active {
                rows.push(PartnerRow { partner, plan });
            }
        }
        rows.sort_by_key(|row| row.plan.is_none());
        Ok(rows)
    }

    fn last_file(&self, plan: PlanId) -> Result<String, Error> {
        let last = self.store.submissions(plan)?.into_iter().next_back();
        Ok(last.map(|row| row.file_name).unwrap_or_default())
    }

    fn read_in_at(&self) -> Result<BTreeMap<String, NaiveDateTime>, Error> {
        let mut read_in = BTreeMap::new();
        let readings = self.store.operations_of(Deed::AcceptSubmission)?;
        for operation in readings.into_iter().rev() {
            if !operation.undone
                && let Some(at) = moment(&operation.at)
            {
                read_in.insert(operation.subject, at);
            }
        }
        Ok(read_in)
    }

    /// The names of all partners.
    ///
    /// # Errors
    /// What the register says.
    pub fn partner_names(&self) -> Result<Vec<String>, Error> {
        let partners = self.store.partners()?;
        Ok(partners.into_iter().map(|partner| partner.name).collect())
    }

    /// The files that a plan was read from, first version first.
    ///
    /// # Errors
    /// What the register says.
    pub fn plan_versions(&self, plan: PlanId) -> Result<Vec<PlanVersion>, Error> {
        let rows = self.store.submissions(plan)?;
        Ok(rows
            .into_iter()
            .map(|row| PlanVersion {
                version: row.version,
                file_name: row.file_name,
                received_on: row.received_on,
            })
            .collect())
    }

    /// What waits for the adviser in a year.
    ///
    /// # Errors
    /// What the register says.
    pub fn open_tasks(&self, year: i32) -> Result<OpenTasks, Error> {
        let rows = self.partner_rows(year)?;
        // Laying out the plans is most of the work: once for every count.
        let sheets = self.plan_sheets(year)?;
        let waits = |state: LetterState| match state {
            LetterState::Blocked | LetterState::Stale => true,
            LetterState::Sent | LetterState::Concept | LetterState::Ready => false,
        };
        let letters = self.letter_sheets_of(&sheets)?;
        let talks = Self::consultation_rows_of(&sheets)?;
        let to_judge = |sheet: &&PlanSheet| sheet.lines().any(LineSheet::is_open);
        let to_agree = |sheet: &&PlanSheet| {
            sheet.plan.agreed_on.is_none() && sheet.decided() && sheet.lines().next().is_some()
        };
        Ok(OpenTasks {
            missing_plans: rows.iter().filter(|row| row.plan.is_none()).count(),
            to_judge: sheets.iter().filter(to_judge).count(),
            consultations: talks.iter().filter(|row| row.state.is_task()).count(),
            to_agree: sheets.iter().filter(to_agree).count(),
            letters: letters.iter().filter(|it| waits(it.state)).count(),
            hours: self
                .store
                .hours_claims(year..=year)?
                .iter()
                .filter(|claim| claim.state == ClaimState::Entered)
                .count(),
            settings: super::region_lacks(&self.region_file("")?.0).len(),
        })
    }
}

fn moment(at: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(at, "%Y-%m-%dT%H:%M:%S").ok()
}

/// When the letters of a plan year must be out, by the guide that holds for it.
pub fn letter_deadline(year: i32) -> Option<NaiveDate> {
    let guide = edition::edition_for_year(year)?;
    let deadline = guide
        .deadlines()
        .iter()
        .find(|deadline| deadline.id == "bericht-goedkeuring")?;
    NaiveDate::from_ymd_opt(year + deadline.year_offset, deadline.month?, deadline.day?)
}
