//! What was read from a partner's file: each value with its cell, each doubt a remark.

use super::plan::ActivityKind;
use super::read_hours::HoursDoubt;
use super::{Cents, CostKindId};
use chrono::NaiveDate;

/// The address of a cell in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// `None` for csv, which has no sheets.
    pub sheet: Option<String>,
    /// `G12`; `None` where the file as a whole is meant.
    pub cell: Option<String>,
}

/// A value with the cell it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sourced<T> {
    pub value: T,
    pub at: CellRef,
}

/// A plan as one file states it. Values in doubt are left out and stand among the remarks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    pub layout: Layout,
    /// The first sheet that was read; `None` for csv.
    pub first_sheet: Option<String>,
    /// The partner as the file names it.
    pub partner: Option<Sourced<String>>,
    /// The year that the file itself states.
    pub year: Option<Sourced<i32>>,
    pub activities: Vec<SubmittedActivity>,
}

impl Submission {
    /// The sum of all cost lines that could be read.
    pub fn total(&self) -> Cents {
        self.activities
            .iter()
            .map(SubmittedActivity::requested)
            .sum()
    }
}

/// How the file is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layout {
    /// Cost lines under merged or repeated activity cells.
    CostLines,
    /// A row an activity, a column a cost kind.
    CostColumns,
    /// A sheet an activity, as a form.
    SheetPerActivity,
    /// Our own intake form.
    IntakeForm,
    /// Read with a mapping that the user gave.
    Mapped,
    /// Not recognised; nothing could be read.
    Unknown,
}

impl Layout {
    /// The code in JSON (`indeling`).
    pub fn code(self) -> &'static str {
        match self {
            Self::CostLines => "kostenregels",
            Self::CostColumns => "kostenkolommen",
            Self::SheetPerActivity => "blad_per_activiteit",
            Self::IntakeForm => "sjabloon",
            Self::Mapped => "koppeling",
            Self::Unknown => "onbekend",
        }
    }
}

/// An activity as the file states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmittedActivity {
    pub sheet: Option<String>,
    /// Number in the partner's own file.
    pub number: Option<Sourced<String>>,
    /// `None` when it is missing (an error remark says so).
    pub name: Option<Sourced<String>>,
    pub kind: Option<Sourced<ActivityKind>>,
    pub date: Option<Sourced<NaiveDate>>,
    /// A period as written, where the file gives no day.
    pub date_text: Option<Sourced<String>>,
    pub participants: Option<Sourced<u32>>,
    pub costs: Vec<SubmittedCost>,
    /// The hidden id of a row in our own intake form.
    pub form_id: Option<String>,
}

impl SubmittedActivity {
    /// The sum of the cost lines that could be read.
    pub fn requested(&self) -> Cents {
        self.costs.iter().map(|cost| cost.amount).sum()
    }
}

/// A cost line as the file states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmittedCost {
    pub text: String,
    pub amount: Cents,
    /// Where the amount stands.
    pub at: CellRef,
    /// Only what our own form states.
    pub kind: Option<CostKindId>,
    /// The hidden id of a row in our own intake form.
    pub form_id: Option<String>,
}

/// How bad a remark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Fout: the file cannot be read in.
    Error,
    /// Vraag: the file can be read in once it is answered.
    Question,
    /// Let op.
    Notice,
}

impl Severity {
    /// The code in JSON (`ernst`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Error => "fout",
            Self::Question => "vraag",
            Self::Notice => "let_op",
        }
    }
}

/// Something to say about a cell, or about the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    pub severity: Severity,
    pub at: CellRef,
    /// What stands there, as written.
    pub found: Option<String>,
    pub doubt: Doubt,
    /// Readings that the file itself gives; choosing is always the user's act.
    pub proposals: Vec<Proposal>,
}

/// A possible answer to a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// As it is shown: `€ 1.250,00`.
    pub label: String,
    /// What is put in the cell instead, or that it stands as it is.
    pub answer: CellAnswer,
}

/// The user's answer to a remark at a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellAnswer {
    /// Read this instead.
    Use(String),
    /// It is right as it stands.
    Confirm,
}

/// What the doubt is. `words` gives it its Dutch sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    // errors
    NegativeAmount {
        amount: Cents,
    },
    NotAnAmount,
    ErrorCell,
    MissingName,
    /// A description or a cost kind without an amount.
    MissingAmount,
    /// A formula that was saved without its outcome.
    NotComputed,
    NoSuchDate,
    /// The file holds nothing that can be understood as a plan.
    NothingRecognised,
    /// Our own intake form without a single activity.
    NothingFilledIn,
    /// The mapping names a sheet or column that is not there, or misses a column.
    MappingDoesNotFit {
        detail: String,
    },
    // questions
    AmbiguousAmount {
        thousands: Cents,
        decimals: Option<Cents>,
    },
    TooManyDecimals,
    VeryLargeAmount {
        amount: Cents,
    },
    UnknownActivityKind,
    MissingActivityKind,
    DateOutsideYear {
        date: NaiveDate,
        year: i32,
    },
    AmbiguousDate,
    UnreadableParticipants,
    PartnerResembles {
        existing: String,
    },
    NoPartner,
    /// The file names a year other than the one asked for.
    OtherYear {
        stated: i32,
        asked: i32,
    },
    /// Two columns could both be the amount; the answer is the letter of the right one.
    TwoAmountColumns {
        first: String,
        second: String,
    },
    /// A sheet names the same activities as another one; does it count as well?
    SheetRepeats {
        other: String,
    },
    /// A cost row that belongs to no activity, or an amount that no words belong to.
    OrphanCost,
    /// An unknown cost kind in our own intake form.
    UnknownCostKind,
    /// A row says something else of its activity than an earlier row does.
    DiffersInActivity {
        earlier: String,
    },
    /// A cost line with an amount, but without words or a kind that say for what.
    MissingDescription,
    // notices
    PeriodInsteadOfDate,
    TotalDiffers {
        stated: Cents,
        computed: Cents,
    },
    HiddenRowRead,
    HiddenSheetRead,
    NewPartner {
        name: String,
    },
    /// A locked cell of our own form was altered.
    LockedCellAltered {
        expected: String,
    },
    /// A row of our own form without a name was moved, and now counts with the activity above it.
    MovedUnderActivity {
        name: String,
    },
    /// The same file was read in before.
    SameFileAsBefore,
    /// The sheet states another year than the one asked for, as another sheet does; it was not read.
    SheetOfOtherYear {
        year: i32,
    },
    /// About hours of trainers.
    Hours(HoursDoubt),
}

impl Remark {
    /// Whether this keeps the file from being read in.
    pub fn holds_up(&self) -> bool {
        match self.severity {
            Severity::Error | Severity::Question => true,
            Severity::Notice => false,
        }
    }
}
