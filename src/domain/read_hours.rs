//! Hours as one file of an institution states them: each value with its cell, each doubt a remark.

use super::Cents;
use super::hours::{Metres, Minutes, PaidTo, Part, Phase};
use super::submission::{CellRef, Sourced};
use chrono::NaiveDate;

/// Hours as one file states them. Values in doubt are left out and stand among the remarks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmittedHours {
    pub layout: HoursLayout,
    /// The first sheet that was read; `None` for csv.
    pub first_sheet: Option<String>,
    /// The institution as the file names it.
    pub partner: Option<Sourced<String>>,
    /// The partner that our own form was made for.
    pub partner_code: Option<String>,
    /// The year that the file itself states.
    pub year: Option<Sourced<i32>>,
    pub lines: Vec<SubmittedLine>,
}

/// How a file with hours is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HoursLayout {
    /// A row an entry, with its phase in a column of its own.
    Rows,
    /// A column a phase.
    PhaseColumns,
    /// Our own form.
    OwnForm,
    /// Not recognised; nothing could be read.
    Unknown,
}

impl HoursLayout {
    /// The code in JSON (`indeling`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Rows => "urenregels",
            Self::PhaseColumns => "fasekolommen",
            Self::OwnForm => "sjabloon",
            Self::Unknown => "onbekend",
        }
    }
}

/// One line of hours as the file states it. What is `None` was missing or in doubt, and a remark says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmittedLine {
    pub activity: NamedActivity,
    /// The institution that the row itself names.
    pub partner: Option<Sourced<String>>,
    /// What the trainer does in daily life.
    pub role: Option<String>,
    /// Tells trainers with the same role apart.
    pub mark: String,
    /// Only where names are kept.
    pub name: Option<String>,
    pub part: Part,
    pub paid_to: Option<PaidTo>,
    pub own_invoice: Option<bool>,
    pub date: Option<NaiveDate>,
    /// Where the date stands, or should.
    pub date_at: CellRef,
    pub phase: Option<Phase>,
    /// `None` while its time or its travel is in doubt.
    pub amount: Option<LineAmount>,
    /// Minutes after midnight.
    pub begins_at: Option<u16>,
    pub note: String,
    /// Where its time stands, or its travel when it has no time.
    pub at: CellRef,
}

/// What a line accounts for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LineAmount {
    pub minutes: Minutes,
    pub metres: Metres,
    pub transit: Cents,
}

/// What a row says about its activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedActivity {
    pub number: Option<Sourced<String>>,
    pub name: Option<Sourced<String>>,
    /// The cell in which the activity can be answered.
    pub at: CellRef,
}

/// What is doubtful about hours in a file. `words` gives it its Dutch sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoursDoubt {
    // errors
    /// No table with hours was found.
    NothingRecognised,
    /// A table without a single line.
    NothingFilledIn,
    NotATime,
    NegativeTime,
    NotADistance,
    NegativeDistance,
    /// The partner has no plan for the year.
    NoPlan {
        partner: String,
        year: i32,
    },
    // questions
    /// `2.30`: these lengths of time.
    AmbiguousTime {
        readings: Vec<Minutes>,
    },
    /// Not a whole number of minutes.
    PartOfAMinute,
    /// More than a day in one row.
    MoreThanADay {
        minutes: Minutes,
    },
    /// From and until do not tell how long.
    UnclearSpan,
    /// A row that is filled in but for its time.
    MissingTime,
    AmbiguousDistance,
    UnreadableBegin,
    MissingDate,
    /// A month or a week instead of a day.
    NoDay,
    DateOutsideYear {
        date: NaiveDate,
        year: i32,
    },
    MissingPhase,
    UnknownPhase,
    MissingRole,
    MissingActivity,
    UnknownActivity,
    /// Several activities have this name.
    SeveralActivities,
    /// Number and name are of different activities.
    NumberAndNameDiffer {
        number: String,
        name: String,
    },
    /// The activity is another partner's.
    ActivityOfOther {
        partner: String,
    },
    NoPartner,
    UnknownPartner,
    OtherYear {
        stated: i32,
        asked: i32,
    },
    UnknownWord {
        known: Vec<String>,
    },
    /// A line with the same activity, role, day, phase and time is kept already.
    AlreadyKept,
    // notices
    TimeTotalDiffers {
        stated: Minutes,
        computed: Minutes,
    },
    DistanceTotalDiffers {
        stated: Metres,
        computed: Metres,
    },
    /// More time than lies between from and until.
    LongerThanSpan {
        span: Minutes,
    },
    /// Kilometres and public transport in one row: read as two lines.
    BothWaysOfTravel,
    /// A column with names was not taken over.
    NamesLeftOut {
        trainers: usize,
    },
    /// No definite tariff holds for days from this one on.
    NoRate {
        date: NaiveDate,
    },
    /// The same file was read in before.
    SameFileAsBefore,
}
