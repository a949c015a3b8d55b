//! Hours that institutions account for (urenverantwoording): per trainer and activity, in three phases.

use super::coded::coded;
use super::submission::CellRef;
use super::verdict::Answers;
use super::{
    ActivityId, Cents, EditionId, HoursClaimId, HoursEntryId, PassageId, PersonId, RateId,
};
use chrono::NaiveDate;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl $name {
            /// Nothing at all.
            pub const ZERO: Self = Self(0);
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0.saturating_add(other.0))
            }
        }

        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                *self = *self + other;
            }
        }

        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0.saturating_sub(other.0))
            }
        }

        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                Self(self.0.saturating_neg())
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
                all.fold(Self::ZERO, Add::add)
            }
        }
    };
}

quantity! {
    /// Working time in whole minutes.
    Minutes
}
quantity! {
    /// A distance in whole metres.
    Metres
}

coded! {
    /// A phase of the work (V, U, E), in order.
    Phase {
        /// Voorbereiding.
        Preparation = "voorbereiding",
        /// Uitvoering.
        Delivery = "uitvoering",
        /// Evaluatie, or ontwikkeling en evaluatie where a region says so.
        Evaluation = "evaluatie",
    }
}

coded! {
    /// What the employee did there. Taking part is never paid (`bijlage1-deelname`).
    Part {
        Delivery = "uitvoering",
        Participation = "deelname",
    }
}

coded! {
    /// Who is paid for the hours. Never a person (`1a-interne-trainer-via-instelling`).
    PaidTo {
        Institution = "instelling",
        Person = "persoon",
    }
}

coded! {
    /// The state (stand) of a claim.
    ClaimState {
        /// Te beoordelen.
        Entered = "ingevoerd",
        /// In overleg met de instelling.
        InDiscussion = "in_overleg",
        /// Judged: what was accepted counts.
        Accepted = "vergoed",
        /// Sent back to the institution for mending.
        Returned = "terug",
    }
}

/// Minutes per phase.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PhaseMinutes {
    pub preparation: Minutes,
    pub delivery: Minutes,
    pub evaluation: Minutes,
}

impl PhaseMinutes {
    /// Of one phase.
    pub fn of(&self, phase: Phase) -> Minutes {
        match phase {
            Phase::Preparation => self.preparation,
            Phase::Delivery => self.delivery,
            Phase::Evaluation => self.evaluation,
        }
    }

    /// Adds to one phase.
    pub fn add(&mut self, phase: Phase, minutes: Minutes) {
        *self.of_mut(phase) += minutes;
    }

    /// Sets one phase.
    pub fn set(&mut self, phase: Phase, minutes: Minutes) {
        *self.of_mut(phase) = minutes;
    }

    /// All three together.
    pub fn total(&self) -> Minutes {
        self.preparation + self.delivery + self.evaluation
    }

    fn of_mut(&mut self, phase: Phase) -> &mut Minutes {
        match phase {
            Phase::Preparation => &mut self.preparation,
            Phase::Delivery => &mut self.delivery,
            Phase::Evaluation => &mut self.evaluation,
        }
    }
}

impl FromIterator<(Phase, Minutes)> for PhaseMinutes {
    fn from_iter<I: IntoIterator<Item = (Phase, Minutes)>>(all: I) -> Self {
        let mut sum = Self::default();
        for (phase, minutes) in all {
            sum.add(phase, minutes);
        }
        sum
    }
}

/// What an institution accounts for about one trainer in one activity (registratie).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursClaim {
    pub id: HoursClaimId,
    /// The year in which the activity is carried out.
    pub year: i32,
    pub activity: ActivityId,
    /// What the trainer does in daily life, such as SEH-verpleegkundige; never empty, no name.
    pub role: String,
    /// Tells trainers with the same role apart; no name.
    pub mark: String,
    /// Whose name the register keeps; `None` where the region keeps no names.
    pub person: Option<PersonId>,
    pub part: Part,
    pub received_on: NaiveDate,
    /// `None` while that is not known.
    pub paid_to: Option<PaidTo>,
    /// The employee sent an invoice; `None` while that is not known.
    pub own_invoice: Option<bool>,
    pub note: String,
    /// The file it was read from; its bytes are not kept.
    pub source: Option<HoursSource>,
    pub state: ClaimState,
    /// To the guide's checks on hours.
    pub answers: Answers,
    /// Why fewer are paid, or what is asked of the institution; in the adviser's words.
    pub reason: String,
    /// What the judgement rests on, as it stood then.
    pub passages: Vec<PassageId>,
    /// The edition it is judged by.
    pub edition: EditionId,
    pub decided_on: Option<NaiveDate>,
    pub decided_by: String,
}

/// The file that hours were read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursSource {
    pub file_name: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
}

/// One line of a claim (urenregel).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursEntry {
    pub id: HoursEntryId,
    pub claim: HoursClaimId,
    /// The day on which the hours were made.
    pub date: NaiveDate,
    pub phase: Phase,
    /// Below zero only in a line that corrects another.
    pub minutes: Minutes,
    /// When it began, in minutes after midnight.
    pub begins_at: Option<u16>,
    pub metres: Metres,
    /// Public transport (OV) instead of kilometres.
    pub transit: Cents,
    pub note: String,
    /// Where it stands in the institution's file.
    pub cell: CellRef,
    /// The earlier line that this one corrects.
    pub corrects: Option<HoursEntryId>,
    /// The day whose tariff holds.
    pub rated_on: NaiveDate,
    /// The tariff and what follows from it; `None` while no definite tariff holds for that day.
    pub hours: Option<Rated>,
    /// The tariff per kilometre and what follows from it; `None` without kilometres, or without such a tariff.
    pub travel: Option<Rated>,
    /// What counts of it; `None` while it is not judged.
    pub accepted: Option<AcceptedHours>,
    /// Order in the claim, from 1.
    pub position: u32,
}

impl HoursEntry {
    /// What it comes to: hours, kilometres and public transport. `None` while a tariff that it needs is missing.
    pub fn amount(&self) -> Option<Cents> {
        let hours = match self.hours {
            Some(rated) => rated.amount,
            None if self.minutes == Minutes::ZERO => Cents::ZERO,
            None => return None,
        };
        Some(hours + self.travel_amount()?)
    }

    /// What its travel comes to. `None` while the tariff per kilometre is missing.
    pub fn travel_amount(&self) -> Option<Cents> {
        let driven = match self.travel {
            Some(rated) => rated.amount,
            None if self.metres == Metres::ZERO => Cents::ZERO,
            None => return None,
        };
        Some(driven + self.transit)
    }
}

/// An amount with the tariff that it follows from. Never changes once it was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rated {
    pub rate: RateId,
    pub amount: Cents,
}

/// What counts of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AcceptedHours {
    pub minutes: Minutes,
    /// For the minutes.
    pub amount: Cents,
    /// For kilometres and public transport.
    pub travel: Cents,
}

impl AcceptedHours {
    /// Hours and travel.
    pub fn total(&self) -> Cents {
        self.amount + self.travel
    }
}

/// A field of a claim or of one of its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HoursField {
    Activity,
    Role,
    Name,
    Date,
    Phase,
    Minutes,
    BeginsAt,
    Kilometres,
    Transit,
    ReceivedOn,
    Reason,
    Lines,
}

/// What is wrong with a claim, or with the judgement of one. `words` gives it its Dutch sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoursFault {
    /// Nothing is filled in.
    Missing,
    /// Neither time nor travel in a line.
    NothingInLine,
    /// The region keeps no names.
    NamesAreOff,
    /// Below zero.
    Negative,
    /// Kilometres and public transport in one line.
    BothWaysOfTravel,
    /// More is taken off than there was.
    CorrectsTooMuch { left: Minutes },
    /// More accepted than claimed.
    MoreThanClaimed { claimed: Minutes },
    /// More travel accepted than claimed.
    MoreTravelThanClaimed { claimed: Cents },
    /// Fewer accepted, or asked about, without a reason.
    ReasonMissing,
    /// Lines have no definite tariff, so they have no amount that could be accepted.
    NoRate { dates: Vec<NaiveDate> },
    /// Taking part is never paid.
    Participation,
    /// The line was judged: only a correcting line can change it.
    Judged,
    /// A correction that corrects nothing.
    NothingChanges,
}

/// A fault, and where: a line from 1, or the claim as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursProblem {
    pub line: Option<usize>,
    pub field: HoursField,
    pub fault: HoursFault,
}

/// What is worth a second look in a line, from 1, that is entered; it holds nothing up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursRemark {
    pub line: usize,
    pub kind: HoursRemarkKind,
}

/// Why a line is worth a second look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoursRemarkKind {
    /// The day lies outside the year in which the activity is carried out.
    OutsideYear { year: i32 },
    /// The day is still to come.
    StillToCome,
    /// More than 24 hours on one day.
    MoreThanADay,
}
