//! Differences between a plan as it stands and a later version of it.

use super::plan::ActivityKind;
use super::submission::CellRef;
use super::{ActivityId, Cents, CostLineId};
use chrono::NaiveDate;

/// One difference between the plan as it stands and a new version of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    ActivityAdded {
        name: String,
        requested: Cents,
        at: CellRef,
    },
    ActivityDropped {
        activity: ActivityId,
        project_number: String,
        name: String,
        requested: Cents,
    },
    ActivityChanged {
        activity: ActivityId,
        project_number: String,
        before: Field,
        after: Field,
        at: CellRef,
    },
    LineAdded {
        activity: ActivityId,
        project_number: String,
        text: String,
        requested: Cents,
        at: CellRef,
    },
    LineDropped {
        line: CostLineId,
        project_number: String,
        text: String,
        requested: Cents,
    },
    LineChanged {
        line: CostLineId,
        project_number: String,
        before: Field,
        after: Field,
        at: CellRef,
    },
}

/// A value of an activity or a cost line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    Name(String),
    Kind(ActivityKind),
    Date(Option<NaiveDate>),
    Period(Option<String>),
    Participants(Option<u32>),
    Text(String),
    Amount(Cents),
}
