//! A year plan (jaarplan) with its activities and cost lines.

use super::submission::CellRef;
use super::{ActivityId, Cents, CostKindId, CostLineId, EditionId, PartnerId, PlanId};
use chrono::NaiveDate;

/// A year plan (jaarplan) of one partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnualPlan {
    pub id: PlanId,
    pub partner: PartnerId,
    /// The year the activities take place.
    pub year: i32,
    /// The edition of the guide that the plan is judged by.
    pub edition: EditionId,
    pub received_on: NaiveDate,
    /// Bestuurder or gemandateerde; `None` when nobody signed.
    pub signed_by: Option<String>,
    pub self_evaluation: bool,
    /// The partner's own reference (uw kenmerk).
    pub reference: String,
    /// The adviser advised the Bestuurlijk ROAZ.
    pub advised_on: Option<NaiveDate>,
    /// The Bestuurlijk ROAZ agreed.
    pub agreed_on: Option<NaiveDate>,
    /// How often the plan was handed in.
    pub version: u32,
}

/// An activity: the unit of granting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    pub id: ActivityId,
    pub plan: PlanId,
    /// `RU-27-03`: unique in the register, never used again. On every invoice.
    pub project_number: String,
    /// Projectnaam: the activity's name. On every invoice.
    pub name: String,
    pub kind: ActivityKind,
    pub date: Option<NaiveDate>,
    /// A period as the partner wrote it, where there is no date.
    pub date_text: Option<String>,
    pub participants: Option<u32>,
    /// Order in the plan, from 1.
    pub position: u32,
    /// The number in the partner's own file.
    pub own_number: Option<String>,
}

/// A cost line (kostenregel) of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostLine {
    pub id: CostLineId,
    pub activity: ActivityId,
    pub text: String,
    pub requested: Cents,
    /// Where the amount stands in the partner's own file.
    pub cell: CellRef,
    /// The kind that was chosen by adviser or intake form; `None` while there is only a suggestion.
    pub kind: Option<CostKindId>,
    /// Order in the activity, from 1.
    pub position: u32,
}

/// What sort of activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActivityKind {
    /// Opleiding.
    Course,
    /// Training.
    Training,
    /// Oefening.
    Exercise,
    /// Evaluatie of a crisis.
    CrisisEvaluation,
    /// Planvorming.
    PlanMaking,
    /// Overig.
    Other,
}

impl ActivityKind {
    /// All kinds, in the order lists show them.
    pub const ALL: [Self; 6] = [
        Self::Course,
        Self::Training,
        Self::Exercise,
        Self::CrisisEvaluation,
        Self::PlanMaking,
        Self::Other,
    ];

    /// The Dutch code in JSON, workbooks and the register.
    pub fn code(self) -> &'static str {
        match self {
            Self::Course => "opleiding",
            Self::Training => "training",
            Self::Exercise => "oefening",
            Self::CrisisEvaluation => "evaluatie",
            Self::PlanMaking => "planvorming",
            Self::Other => "overig",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
