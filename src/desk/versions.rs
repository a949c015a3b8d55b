//! What came in for a plan and when: its receipt, and each version with its file as it was.

use super::source_sheet::{SourceSheet, sheets_of};
use super::{Desk, Error, PlanVersion, write_file};
use crate::domain::operation::{Deed, Op};
use crate::domain::plan::{Activity, AnnualPlan, CostLine};
use crate::domain::{ActivityId, PlanId};
use crate::storage::{self, SubmissionRow};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How and when a plan that is in was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanReceipt {
    pub received_on: NaiveDate,
    /// Bestuurder or gemandateerde; `None` when nobody signed.
    pub signed_by: Option<String>,
    pub self_evaluation: bool,
    /// The partner's own reference; empty without one.
    pub reference: String,
}

/// A version of a plan as it was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionContent {
    pub version: PlanVersion,
    /// The sheets of its file.
    pub sheets: Vec<SourceSheet>,
    /// The activities with their lines, as reading it in left them.
    pub activities: Vec<(Activity, Vec<CostLine>)>,
}

impl Desk {
    /// Whether a plan is still there: reading it in may have been taken back.
    ///
    /// # Errors
    /// What the register says.
    pub fn has_plan(&self, plan: PlanId) -> Result<bool, Error> {
        match self.store.plan(plan) {
            Ok(_) => Ok(true),
            Err(storage::Error::Missing(_)) => Ok(false),
            Err(other) => Err(other.into()),
        }
    }

    /// Changes how and when a plan was handed in. The day is that of its first version.
    ///
    /// # Errors
    /// When the plan is not there.
    pub fn change_receipt(&mut self, plan: PlanId, receipt: &PlanReceipt) -> Result<(), Error> {
        let was = self.store.plan(plan)?;
        let partner = self.store.partner(was.partner)?.name;
        let now = AnnualPlan {
            received_on: receipt.received_on,
            signed_by: receipt.signed_by.clone(),
            self_evaluation: receipt.self_evaluation,
            reference: receipt.reference.clone(),
            ..was.clone()
        };
        self.act(&Op::new(Deed::ChangeReceipt, partner), |act| {
            act.save_receipt(&now)?;
            if now.received_on != was.received_on {
                act.save_version_day(plan, 1, now.received_on)?;
            }
            Ok(())
        })
    }

    /// A version of a plan: its sheets and what the register made of them then.
    ///
    /// # Errors
    /// When the plan has no such version, or its file can no longer be opened.
    pub fn version_content(&self, plan: PlanId, version: u32) -> Result<VersionContent, Error> {
        let (row, bytes) = self.version_file(plan, version)?;
        let workbook = self
            .reader
            .open_bytes(&bytes)
            .map_err(|error| Error::CannotOpen {
                file: row.file_name.clone(),
                error,
            })?;
        Ok(VersionContent {
            version: PlanVersion {
                version: row.version,
                file_name: row.file_name,
                received_on: row.received_on,
            },
            sheets: sheets_of(&workbook),
            activities: self.store.plan_as_of(plan, version)?,
        })
    }

    /// Puts the file of a version in a folder of its own for temporary files, under its own name.
    ///
    /// # Errors
    /// When the plan has no such version, or what the disk says.
    pub fn put_out_version(&self, plan: PlanId, version: u32) -> Result<PathBuf, Error> {
        let (row, bytes) = self.version_file(plan, version)?;
        let mark: String = row.sha256.chars().take(12).collect();
        let folder = std::env::temp_dir().join("oto-register").join(mark);
        std::fs::create_dir_all(&folder).map_err(|error| Error::Output {
            path: folder.clone(),
            error,
        })?;
        let name = Path::new(&row.file_name).file_name();
        let path = folder.join(name.unwrap_or_else(|| "bestand".as_ref()));
        write_file(&path, &bytes, true)?;
        Ok(path)
    }

    /// Activities that were kept against a later version, with the version they are from.
    ///
    /// # Errors
    /// What the register says.
    pub fn kept_activities(&self, plan: PlanId) -> Result<BTreeMap<ActivityId, u32>, Error> {
        Ok(self.store.kept_activities(plan)?)
    }

    fn version_file(&self, plan: PlanId, version: u32) -> Result<(SubmissionRow, Vec<u8>), Error> {
        let rows = self.store.submissions(plan)?;
        let row = rows.into_iter().find(|row| row.version == version);
        let row = row.ok_or(storage::Error::Missing("submission"))?;
        let bytes = self.store.file(&row.sha256)?;
        let bytes = bytes.ok_or(storage::Error::Missing("stored file"))?;
        Ok((row, bytes))
    }
}
