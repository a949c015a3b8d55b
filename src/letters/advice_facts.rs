//! Everything the advice to the Bestuurlijk ROAZ (ROAZ-advies) says, as plain data. The desk fills it in.

use crate::domain::Cents;
use crate::domain::verdict::Verdict;
use chrono::NaiveDate;

/// The facts of one advice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AdviceFacts {
    /// The region's office; empty while nobody filled it in.
    pub office: String,
    /// House colour, red-green-blue.
    pub colour: [u8; 3],
    /// Who advises; empty while nobody filled it in.
    pub adviser: String,
    pub plan_year: i32,
    /// The day of the list.
    pub dated: NaiveDate,
    /// Editions with title: `Referentiegids OTO-gelden van november 2025`.
    pub guides: Vec<String>,
    /// The region's own rules and passages that count in this year, by their title.
    pub own_sources: Vec<String>,
    /// Plans of which every line was looked at, in the order of the list.
    pub plans: Vec<AdvisedPlan>,
    /// Plans with lines that wait for a decision: not on the list.
    pub not_judged: Vec<NotJudged>,
    /// Partners that handed nothing in.
    pub missing: Vec<String>,
    /// What the region reserved for partners without covenant; `None` when it reserved nothing that is known.
    pub reserved: Option<Reserved>,
}

/// A plan on the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AdvisedPlan {
    pub partner: String,
    /// Bound by the covenant on the first day of the plan year.
    pub covenant: bool,
    pub requested: Cents,
    pub granted: Cents,
    /// Asked in lines that are in consultation.
    pub in_consultation: Cents,
    /// What was late or is not complete, each as a sentence.
    pub shortcomings: Vec<String>,
    /// Lines that get less than they ask.
    pub less: Vec<LessLine>,
    /// Lines that were decided otherwise than the guide suggests.
    pub departures: Vec<Departure>,
    /// What is in consultation still.
    pub consultations: Vec<OpenConsultation>,
    /// The board agreed to it on this day.
    pub agreed_on: Option<NaiveDate>,
}

/// A line that gets less than it asks, with the reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LessLine {
    pub project_number: String,
    pub line: String,
    pub requested: Cents,
    pub granted: Cents,
    /// In the adviser's words, or the guide's reason where there are none.
    pub reason: String,
    /// The sections that the decision rests on.
    pub sections: Vec<String>,
}

/// A line that was decided otherwise than the guide suggests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departure {
    pub project_number: String,
    pub line: String,
    pub suggested: Verdict,
    pub recorded: Verdict,
    pub motivation: String,
}

/// A question that is open still.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenConsultation {
    pub project_number: String,
    /// The cost line, or the activity where it is about all of it.
    pub about: String,
    /// What is asked for it; `None` where the amount is decided.
    pub requested: Option<Cents>,
    pub with_whom: String,
    pub question: String,
    pub answer_due: Option<NaiveDate>,
}

/// A plan that is not judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotJudged {
    pub partner: String,
    pub requested: Cents,
    /// Lines without a decision.
    pub lines: usize,
}

/// Money that the region reserved for partners without covenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reserved {
    /// `None` when the amount is not known.
    pub amount: Option<Cents>,
}
