//! The parts of an edition once every reference in it has been checked.

pub use crate::domain::guide_terms::{
    AskedOf, EvidenceBasis, EvidenceMoment, PassageKind, Stance, Subject,
};

use crate::domain::verdict::{CheckEffect, Verdict};
use crate::domain::{Cents, ConditionId, CostKindId, EditionId, EvidenceId, PassageId};

/// Gives an enum its codes in the file of an edition.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),* }

        impl $name {
            /// As the file of an edition writes it.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            pub(super) fn from_code(code: &str) -> Option<Self> {
                [$(Self::$variant),*].into_iter().find(|it| it.code() == code)
            }
        }
    };
}

coded! {
    /// Whether an amount stands.
    RateStatus {
        Final = "definitief",
        Proposed = "voorgesteld",
    }
}

coded! {
    /// Who fixes a date or a criterion.
    Scope {
        National = "national",
        Regional = "regional",
    }
}

coded! {
    /// How a deadline is given.
    DeadlineRule {
        FixedDate = "fixed_date",
        Month = "month",
        BeforePlanYear = "before_plan_year",
        BeforeEvent = "before_event",
        YearlyNotice = "yearly_notice",
        RegionalDate = "regional_date",
    }
}

coded! {
    /// What a regional setting holds.
    SettingKind {
        /// `true` or `false`.
        Bool = "bool",
        /// `MM-DD`.
        MonthDay = "date_md",
        /// `JJJJ-MM-DD`.
        Date = "date",
        /// Integer cents.
        MoneyCents = "money_cents",
        Text = "text",
        /// One entry a line.
        List = "list",
        /// One of the setting's choices.
        Choice = "choice",
    }
}

coded! {
    /// How long a regional setting holds.
    SettingScope {
        /// Until it is changed.
        Region = "region",
        /// For one plan year.
        Year = "year",
    }
}

/// Which edition of the guide this is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    pub id: EditionId,
    pub title: String,
    /// `JJJJ-MM`.
    pub adopted: String,
    pub owner: String,
    pub adopted_by: String,
    /// The first plan year it is for.
    pub valid_from: i32,
    /// The last plan year it is for; `None` until a newer edition says so.
    pub valid_until: Option<i32>,
    /// `nl`.
    pub language: String,
    pub note: String,
}

/// How the guide speaks of one verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictLabel {
    pub verdict: Verdict,
    /// The code that the tree's results use in JSON; empty where the tree never has this verdict.
    pub tree_code: String,
    pub label: String,
    pub meaning: String,
}

/// The smallest citable statement of the guide, in our own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    pub id: PassageId,
    /// As a letter cites it: `1a`, `Bijlage 3, vraag 2`.
    pub section: String,
    pub heading: String,
    pub title: String,
    pub summary: String,
    pub kind: PassageKind,
}

/// A group of cost kinds in lists and menus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostGroup {
    pub id: String,
    pub name: String,
}

/// A document that proves something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    pub id: EvidenceId,
    pub label: String,
    pub moment: EvidenceMoment,
    pub basis: EvidenceBasis,
    pub passage: PassageId,
}

/// A kind of cost (kostensoort) in the guide's catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostKind {
    pub id: CostKindId,
    pub name: String,
    /// Id of its [`CostGroup`].
    pub group: String,
    pub stance: Stance,
    /// What a line of this kind is worth while nothing has been answered.
    pub default_verdict: Verdict,
    pub evidence: Vec<EvidenceId>,
    /// At least one.
    pub passages: Vec<PassageId>,
    pub keywords: Vec<String>,
    pub note: String,
    pub conditions: Vec<Condition>,
    /// The internal-trainer tree can judge it too.
    pub uses_tree: bool,
    /// The rate it is reckoned with.
    pub rate: Option<String>,
}

/// A question (voorwaarde) that a cost kind asks; "ja" is favourable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    pub id: ConditionId,
    pub text: String,
    pub if_no: Verdict,
    pub if_unknown: Verdict,
    pub asked_of: AskedOf,
    pub passage: PassageId,
}

/// A condition whose answer is only worth something with a dated consultation behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsultationRule {
    pub condition: ConditionId,
    /// It counts only when it was held before the cost was made.
    pub beforehand: bool,
    /// What asks for it, beside the passage of the condition itself. At least one.
    pub passages: Vec<PassageId>,
    /// What it is about, for lists: `Overnachten in Nederland`.
    pub topic: String,
    /// A proposal for what to ask the institution.
    pub question: String,
}

/// A check that does not depend on the cost kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub id: ConditionId,
    pub subject: Subject,
    pub question: String,
    pub effect_if_no: CheckEffect,
    /// What to do about it.
    pub action_if_no: String,
    pub asked_of: AskedOf,
    /// The regional setting that it depends on.
    pub setting: Option<String>,
    pub passage: PassageId,
    /// Kinds whose lines it leaves alone.
    pub not_for: Vec<CostKindId>,
}

/// An amount for one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// `interne-trainer-uur`; the same in every year.
    pub kind: String,
    pub label: String,
    pub year: i32,
    pub amount: Cents,
    /// `uur`, `km`.
    pub unit: String,
    pub passage: PassageId,
    pub passages: Vec<PassageId>,
    pub status: RateStatus,
    pub note: String,
}

/// How the guide arrives at a rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateBasis {
    pub rate: String,
    pub year: i32,
    pub fwg_from: u32,
    pub fwg_to: u32,
    /// Roughly.
    pub gross_hourly: Cents,
    /// 13000 is a factor of 1.3.
    pub surcharge_basis_points_from: u32,
    pub surcharge_basis_points_to: u32,
    pub result_from: Cents,
    pub result_to: Cents,
    pub passage: PassageId,
}

/// How a rate follows the years. What the guide leaves open is said in its own fields as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indexation {
    pub rate: String,
    pub frequency: String,
    pub base_year: i32,
    pub base_amount: Cents,
    pub basis: String,
    pub alternative_basis: String,
    pub rounding: String,
    pub chaining: String,
    pub publication_moment: String,
    pub confirmed_by: String,
    pub passages: Vec<PassageId>,
    pub note: String,
}

/// A date or moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    pub id: String,
    pub label: String,
    pub scope: Scope,
    /// The region may choose the date.
    pub settable: bool,
    pub rule: DeadlineRule,
    pub month: Option<u32>,
    pub day: Option<u32>,
    /// Counted from the plan year: -1 is the year before.
    pub year_offset: i32,
    /// The regional setting that holds the date.
    pub setting: Option<String>,
    /// What it must come before.
    pub event: Option<String>,
    pub passage: PassageId,
    pub note: String,
}

/// Something that the region decides for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    pub id: String,
    pub label: String,
    pub kind: SettingKind,
    /// Empty: not set.
    pub default: String,
    pub scope: SettingScope,
    pub passage: PassageId,
    pub help: String,
    /// Only for [`SettingKind::Choice`].
    pub choices: Vec<String>,
}

/// A question with its answer from Bijlage 3.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faq {
    pub id: String,
    pub number: u32,
    pub question: String,
    pub answer: String,
    pub passages: Vec<PassageId>,
}

/// The parts of the regional budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    pub decided_by: String,
    pub draft_by: String,
    pub legal_reference: String,
    pub base_hospitals: u32,
    pub base_hap: u32,
    pub base_rav: u32,
    pub base_ggd: u32,
    /// What the guide says of it, in words.
    pub norm_amount_per_extra_partner: String,
    pub passages: Vec<PassageId>,
    pub parts: Vec<BudgetPart>,
}

/// One part of the regional budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetPart {
    pub id: String,
    pub label: String,
    pub for_partners: bool,
    pub passage: PassageId,
}

/// One of the sources that a plan is laid beside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    pub number: u32,
    pub label: String,
    pub scope: Scope,
    /// The regional setting that names the document.
    pub setting: Option<String>,
    pub passage: PassageId,
}

/// The decision tree for paying an internal employee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    pub id: String,
    pub title: String,
    /// Id of the first node.
    pub start: String,
    pub form_fields: Vec<String>,
    pub passages: Vec<PassageId>,
    /// Which choices in it are ours and not the guide's.
    pub derivation: String,
    pub nodes: Vec<Node>,
    pub outcomes: Vec<TreeOutcome>,
}

/// A question of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub id: String,
    pub question: String,
    pub help: String,
    pub passages: Vec<PassageId>,
    pub answers: Vec<TreeAnswer>,
}

/// A possible answer to a question of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeAnswer {
    pub id: String,
    pub label: String,
    pub leads_to: LeadsTo,
    pub passages: Vec<PassageId>,
}

impl TreeAnswer {
    /// The id of the answer that says that it is not known.
    pub const NOT_KNOWN: &'static str = "weet-niet";

    /// Whether it says that the answer is not known, which is no fact.
    pub fn is_not_known(&self) -> bool {
        self.id == Self::NOT_KNOWN
    }
}

/// Where an answer of the tree leads; ids of the same tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeadsTo {
    Node(String),
    Outcome(String),
}

/// How hours of internal trainers are held against the edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursRules {
    /// The kind of [`Rate`] per hour.
    pub rate: String,
    /// The kind of [`Rate`] per kilometre.
    pub travel_rate: String,
    /// Cost kinds that hire somebody for the same activity.
    pub external: Vec<CostKindId>,
    /// One of every kind.
    pub findings: Vec<FindingRule>,
    pub regulars: Vec<RegularWork>,
    /// What names each phase.
    pub phases: Vec<(crate::domain::hours::Phase, PassageId)>,
    pub comparable: Comparable,
    pub frequencies: Vec<Frequency>,
    pub doubles: Vec<DoubleAnswers>,
    pub grounds: HoursGrounds,
    /// What figures say about the checks on hours, in the order they are asked.
    pub checks: Vec<HoursCheck>,
}

/// A check on hours beside the figures that say something about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursCheck {
    pub id: ConditionId,
    /// In a few words, for a list.
    pub label: String,
    pub figure: Figure,
}

/// Which figures say something about a check on hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Hours in every phase.
    Phases,
    /// A definite tariff for every line.
    Rate,
    /// The claim as a whole beside comparable ones.
    Whole,
    /// Its division over the phases beside theirs.
    Shares,
    /// Its total beside theirs.
    Total,
}

impl Figure {
    /// The one that the edition's file calls so.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "fasen" => Some(Self::Phases),
            "tarief" => Some(Self::Rate),
            "geheel" => Some(Self::Whole),
            "verhouding" => Some(Self::Shares),
            "totaal" => Some(Self::Total),
            _ => None,
        }
    }
}

/// What a judgement of hours rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursGrounds {
    /// All of them are accepted.
    pub accepted: Vec<PassageId>,
    /// Fewer are accepted.
    pub reduced: Vec<PassageId>,
    /// They are talked over with the institution.
    pub discussed: Vec<PassageId>,
    /// They go back to the institution.
    pub returned: Vec<PassageId>,
}

/// Which claims are like each other; our own figures, the guide names none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparable {
    /// Fewer than this many make no comparison.
    pub few: usize,
    /// Delivery minutes and participants are alike from this much…
    pub alike_from_percent: u32,
    /// … up to this much of each other.
    pub alike_to_percent: u32,
    /// A phase stands out from this many percentage points beside the middle.
    pub stands_out_points: u32,
    /// The total stands out from this much of the middle.
    pub total_stands_out_percent: u32,
    /// Why hours are compared at all.
    pub passages: Vec<PassageId>,
}

/// How often an answer of the tree says that something is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frequency {
    pub node: String,
    pub answer: String,
    /// Times a year; `None`: any number.
    pub at_most: Option<u32>,
}

/// Answers of the tree that point to double funding or leave it open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubleAnswers {
    pub node: String,
    pub answers: Vec<String>,
}

/// What a partner may ask during the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRule {
    pub kind: crate::domain::request::RequestKind,
    /// It counts only when it was decided before the cost was made.
    pub beforehand: bool,
    /// The cost kind whose conditions are asked.
    pub cost_kind: Option<CostKindId>,
    pub passages: Vec<PassageId>,
}

/// An end of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeOutcome {
    pub id: String,
    pub verdict: Verdict,
    pub conclusion: String,
    pub reason: String,
    pub conditions: Vec<String>,
    pub passages: Vec<PassageId>,
}

impl Tree {
    /// The node with this id.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }

    /// The outcome with this id.
    pub fn outcome(&self, id: &str) -> Option<&TreeOutcome> {
        self.outcomes.iter().find(|outcome| outcome.id == id)
    }
}

/// What a kind of finding rests on and how heavy it weighs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingRule {
    pub kind: crate::domain::finding::FindingKind,
    pub severity: crate::domain::submission::Severity,
    /// It is still said when the hours were accepted.
    pub stays: bool,
    pub passages: Vec<PassageId>,
    /// The check on hours that settles it, answered ja.
    pub check: Option<ConditionId>,
    /// The condition whose agreed consultation settles it.
    pub consent: Option<ConditionId>,
}

/// An answer in the tree that hours in so many months of a year contradict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegularWork {
    pub node: String,
    pub answer: String,
    pub months: usize,
}

impl HoursRules {
    /// How a kind of finding weighs and what it rests on.
    pub fn finding(&self, kind: crate::domain::finding::FindingKind) -> Option<&FindingRule> {
        self.findings.iter().find(|rule| rule.kind == kind)
    }
}
