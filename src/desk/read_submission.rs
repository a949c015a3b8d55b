//! A partner's file becomes a plan: looked at first, read in when nothing is open, wholly or not at all.

mod accept;
mod look;

pub(super) use look::kind_choices;

use super::compare::Matching;
use super::partner_match::PartnerMatch;
use crate::domain::change::Change;
use crate::domain::plan::AnnualPlan;
use crate::domain::submission::{CellAnswer, CellRef, Remark, Submission};
use crate::domain::{ActivityId, Cents, CostLineId, OperationId, PlanId};
use crate::exchange::{Mapping, OpenedFile};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What the user says about a file that is to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadRequest {
    /// As it is called, without its folder.
    pub file_name: String,
    /// The plan year; `None` takes the year that the file states.
    pub year: Option<i32>,
    /// The partner, when the user names one.
    pub partner: Option<String>,
    /// How the sheet is to be read; `None` recognises it, or takes what was remembered for this source.
    pub mapping: Option<Mapping>,
    /// The user's answers to earlier remarks, by cell.
    pub answers: BTreeMap<CellRef, CellAnswer>,
    pub receipt: Receipt,
    /// Activities of the plan that stay as they stand, whatever the new version says of them.
    pub keep: BTreeSet<ActivityId>,
}

/// How and when a plan was handed in; what is `None` the file may tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    /// `None` is today.
    pub received_on: Option<NaiveDate>,
    /// Bestuurder or gemandateerde.
    pub signed_by: Option<String>,
    pub self_evaluation: Option<bool>,
    /// The partner's own reference.
    pub reference: Option<String>,
}

/// A file as it was read: a preview. Nothing is kept yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    pub request: ReadRequest,
    pub file: OpenedFile,
    pub submission: Submission,
    /// Errors first, then questions, then notices; each in the order of the file.
    pub remarks: Vec<Remark>,
    pub partner: PartnerMatch,
    /// The year it will be read in for; `None` when neither user nor file says.
    pub year: Option<i32>,
    /// What our own form states on top.
    pub receipt: Receipt,
    /// The plan that stands, when this is a later version of it.
    pub standing: Option<AnnualPlan>,
    /// What a later version changes; empty for a first one.
    pub changes: Vec<Change>,
    matching: Matching,
    /// Whose line each line of the standing plan is.
    of_line: BTreeMap<CostLineId, ActivityId>,
    /// Project number and name of each activity of the standing plan.
    titles: BTreeMap<ActivityId, String>,
    /// The mapping that it was read with, and the signature of its source.
    mapping: Option<(String, Mapping)>,
}

impl Reading {
    /// Whether it can be read in: nothing is open.
    pub fn can_be_accepted(&self) -> bool {
        !self.remarks.iter().any(Remark::holds_up)
    }

    /// The activity of the standing plan that a difference is about; `None` for a new one.
    pub fn activity_of(&self, change: &Change) -> Option<ActivityId> {
        match change {
            Change::ActivityAdded { .. } => None,
            Change::ActivityDropped { activity, .. }
            | Change::ActivityChanged { activity, .. }
            | Change::LineAdded { activity, .. } => Some(*activity),
            Change::LineDropped { line, .. } | Change::LineChanged { line, .. } => {
                self.of_line.get(line).copied()
            }
        }
    }

    /// Project number and name of an activity of the standing plan.
    pub fn title_of(&self, activity: ActivityId) -> String {
        self.titles.get(&activity).cloned().unwrap_or_default()
    }

    /// Whether the user keeps what a difference is about as it stands.
    pub fn keeps(&self, change: &Change) -> bool {
        self.activity_of(change)
            .is_some_and(|activity| self.request.keep.contains(&activity))
    }

    /// The mapping that it was read with, remembered or given.
    pub fn mapping(&self) -> Option<&Mapping> {
        self.mapping.as_ref().map(|(_, mapping)| mapping)
    }
}

/// What was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    pub plan: PlanId,
    pub partner: String,
    pub year: i32,
    pub version: u32,
    pub activities: usize,
    pub lines: usize,
    pub requested: Cents,
    /// Activities and lines that the new version no longer has.
    pub dropped: usize,
    /// Activities that stay as they stood.
    pub kept: usize,
    /// What reading it in was.
    pub operation: OperationId,
}
