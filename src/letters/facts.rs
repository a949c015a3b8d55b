//! Everything a letter of approval (goedkeuringsbrief) says, as plain data. The desk fills it in.

use crate::domain::partner::{Address, Contact};
use crate::domain::region::{Region, Signatory};
use crate::domain::{ActivityId, Cents, CostLineId, PassageId};
use chrono::NaiveDate;

/// The facts of one letter of approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterFacts {
    pub region: Region,
    pub signatory: Signatory,
    pub recipient: Recipient,
    pub plan_year: i32,
    /// The day the plan came in.
    pub received_on: NaiveDate,
    /// The day the Bestuurlijk ROAZ agreed; `None` makes a concept.
    pub agreed_on: Option<NaiveDate>,
    /// The date of the letter.
    pub dated: NaiveDate,
    /// Ons kenmerk: `RH-OTO-2027-14`.
    pub reference: String,
    /// Uw kenmerk; may be empty.
    pub partner_reference: String,
    /// Title with edition: `Referentiegids OTO-gelden van november 2025`.
    pub guide_title: String,
    pub sharing: GuideSharing,
    /// In the order of the plan.
    pub activities: Vec<ActivityFacts>,
    /// An external bureau is in the plan, so quotes (offertes) are needed.
    pub external_bureau: bool,
    /// The letter that this one corrects.
    pub replaces: Option<Replaced>,
    /// Last day for invoices, where the region has set it.
    pub invoice_deadline: Option<NaiveDate>,
    /// What the region asks of an invoice on top, each a sentence.
    pub invoice_requirements: Vec<String>,
}

/// To whom the letter goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recipient {
    pub name: String,
    /// Lines that are not known are left out.
    pub address: Address,
    /// Without a name there is no t.a.v., without a salutation a neutral one.
    pub contact: Contact,
}

/// How much of the guide partners may see: the setting `gids-delen`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuideSharing {
    /// `niet`: no section is named.
    Nothing,
    /// `deels`: sections are named.
    Sections,
    /// `geheel`: sections are named and summarised in an annex.
    Summaries,
}

impl GuideSharing {
    /// From the value of the setting; not set counts as `deels`, the guide's default.
    pub fn from_setting(value: Option<&str>) -> Self {
        match value {
            Some("niet") => Self::Nothing,
            Some("geheel") => Self::Summaries,
            Some(_) | None => Self::Sections,
        }
    }
}

/// One activity as decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityFacts {
    pub id: ActivityId,
    pub project_number: String,
    pub name: String,
    pub requested: Cents,
    pub granted: Cents,
    pub outcome: ActivityOutcome,
    /// The passages that the decision rests on.
    pub cited: Vec<Cited>,
    /// In plain words, each a sentence that binds the partner.
    pub conditions: Vec<String>,
    /// The passages that the conditions rest on.
    pub conditions_cited: Vec<Cited>,
    /// The cost lines in the order of the plan.
    pub lines: Vec<LineFacts>,
    /// Set when internal trainers give it.
    pub trainers: Option<TrainerFacts>,
}

/// A cost line as decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFacts {
    pub id: CostLineId,
    pub text: String,
    pub requested: Cents,
    pub granted: Cents,
    /// In the adviser's words; may be empty.
    pub motivation: String,
    /// Why the rules came to their verdict, in words; used where there is no motivation.
    pub reason: String,
    pub cited: Vec<Cited>,
}

/// A passage of the guide or of the region's own policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    pub id: PassageId,
    /// As the guide writes it: `Inleiding fig. 1`.
    pub section: String,
    pub title: String,
    /// In our own words.
    pub summary: String,
}

/// What is paid for internal trainers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrainerFacts {
    /// The confirmed rate per hour; `None` until there is one.
    pub rate: Option<Cents>,
    /// The hours granted, in minutes; `None` when the plan does not tell.
    pub minutes: Option<i64>,
}

/// What became of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActivityOutcome {
    /// All that was asked.
    Granted,
    /// Less than was asked.
    Partly,
    /// All that was asked, under conditions.
    Conditional,
    /// Nothing.
    Refused,
}

impl ActivityOutcome {
    /// What the amounts and conditions come down to.
    pub fn of(requested: Cents, granted: Cents, has_conditions: bool) -> Self {
        if granted == Cents::ZERO {
            Self::Refused
        } else if granted < requested {
            Self::Partly
        } else if has_conditions {
            Self::Conditional
        } else {
            Self::Granted
        }
    }
}

/// An earlier letter that is replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    pub reference: String,
    pub dated: NaiveDate,
}
