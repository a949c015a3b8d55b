//! An institution's workbook becomes hours: looked at first, kept when nothing is open, wholly or not at all.
//! Its bytes are never kept: they name people.

mod accept;
mod form;
mod look;
mod matching;
mod privacy;

use super::ActivityHours;
use super::hours::ClaimDraft;
use super::partner_match::PartnerMatch;
use super::source_sheet::{SourceSheet, sheets_of};
use crate::domain::hours::PhaseMinutes;
use crate::domain::read_hours::SubmittedHours;
use crate::domain::submission::{CellAnswer, CellRef, Remark};
use crate::domain::{Cents, HoursClaimId, OperationId};
use crate::exchange::grid::Workbook;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What the user says about a file with hours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HoursRequest {
    /// As it is called, without its folder. Kept only where names are.
    pub file_name: String,
    /// The year of the activities.
    pub year: i32,
    /// The partner, when the user names one.
    pub partner: Option<String>,
    /// The user's answers to earlier remarks, by cell.
    pub answers: BTreeMap<CellRef, CellAnswer>,
    /// `None` is today.
    pub received_on: Option<NaiveDate>,
}

/// A file with hours that was opened; its bytes are gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursFile {
    /// SHA-256 of the bytes.
    pub sha256: String,
    pub workbook: Workbook,
}

/// A file with hours as it was read: a preview. Nothing is kept yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursReading {
    pub request: HoursRequest,
    pub file: HoursFile,
    pub hours: SubmittedHours,
    /// Errors first, then questions, then notices; each in the order of the file.
    pub remarks: Vec<Remark>,
    pub partner: PartnerMatch,
    /// What would be kept, as far as it could be read.
    pub claims: Vec<ReadClaim>,
    /// The activities that hours can belong to: of the partner, or of all where that is not known.
    pub activities: Vec<(String, String)>,
    /// The region calls the third phase ontwikkeling en evaluatie.
    pub third_is_development: bool,
}

/// A claim as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadClaim {
    pub about: ActivityHours,
    pub draft: ClaimDraft,
    /// What each line comes to; `None` where no definite tariff holds.
    pub amounts: Vec<Option<Cents>>,
}

impl ReadClaim {
    /// Minutes per phase.
    pub fn minutes(&self) -> PhaseMinutes {
        self.draft
            .lines
            .iter()
            .map(|line| (line.phase, line.minutes))
            .collect()
    }

    /// What all lines come to; `None` while a tariff is missing.
    pub fn amount(&self) -> Option<Cents> {
        self.amounts.iter().copied().sum()
    }
}

impl HoursReading {
    /// Whether it can be read in: nothing is open.
    pub fn can_be_accepted(&self) -> bool {
        !self.claims.is_empty() && !self.remarks.iter().any(Remark::holds_up)
    }

    /// The sheets of the file, for showing.
    pub fn source(&self) -> Vec<SourceSheet> {
        sheets_of(&self.file.workbook)
    }

    /// Minutes per phase of all claims.
    pub fn minutes(&self) -> PhaseMinutes {
        let lines = self.claims.iter().flat_map(|claim| &claim.draft.lines);
        lines.map(|line| (line.phase, line.minutes)).collect()
    }

    /// What all claims come to; `None` while a tariff is missing.
    pub fn amount(&self) -> Option<Cents> {
        self.claims.iter().map(ReadClaim::amount).sum()
    }
}

/// What was kept of a file with hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursAccepted {
    pub claims: Vec<HoursClaimId>,
    pub partner: String,
    pub lines: usize,
    /// What reading it in was.
    pub operation: OperationId,
}
