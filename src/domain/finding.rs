//! Findings (bevindingen): what does not agree, what is in doubt, what to mind, each with what it is about.

use super::coded::coded;
use super::consultation::{ConsultationRemark, NeedState};
use super::hours::{Minutes, Phase};
use super::submission::Severity;
use super::verdict::Verdict;
use super::{ActivityId, Cents, CostLineId, HoursClaimId, PassageId, PlanId, TreeRunId};
use chrono::NaiveDate;

coded! {
    /// What sort of finding: `soort` in JSON, and the id of its rule in an edition.
    FindingKind {
        /// Hours, and nobody walked the decision tree for this activity and role.
        NoTreeRun = "geen_beslisboom",
        /// The tree was begun and has a question open.
        TreeOpen = "beslisboom_open",
        /// The tree, or the adviser's own judgement beside it, says no.
        TreeNotAllowed = "beslisboom_niet_toegestaan",
        /// The tree says in overleg, and nothing was agreed.
        TreeConsult = "beslisboom_in_overleg",
        /// The tree says no, the adviser's own judgement does not.
        TreeOverruled = "beslisboom_eigen_oordeel",
        /// The tree and the answered conditions of a cost line come to different verdicts.
        TreeDiffers = "beslisboom_wijkt_af",
        Participation = "deelname",
        PaidToPerson = "betaling_aan_persoon",
        OwnInvoice = "factuur_van_medewerker",
        /// One trainer at two places at once.
        SameTime = "zelfde_tijd",
        /// Two claims of one role without a mark at once: one trainer or two.
        SameTimeByRole = "zelfde_tijd_zelfde_rol",
        LongDay = "meer_dan_24_uur",
        LongDayByRole = "meer_dan_24_uur_zelfde_rol",
        NotGranted = "niet_toegekend",
        NoMoneyForHours = "geen_geld_voor_uren",
        /// Before the board agreed, or the letter was sent.
        BeforeGrant = "voor_toekenning",
        AfterDeadline = "na_sluitdatum",
        OutsideYear = "buiten_planjaar",
        Frequency = "frequentie",
        /// In every month, while the tree says that it does not come back as ordinary work.
        RegularWork = "vast_terugkerend",
        SameLines = "dubbele_regels",
        DoubleFunding = "dubbele_bekostiging",
        ExternalToo = "ook_externe_trainer",
        NoRate = "geen_tarief",
        ProvisionalRate = "voorlopig_tarief",
        OverGrant = "boven_toekenning",
        PhasesNotSplit = "fasen_niet_gesplitst",
        ConsultationMissing = "overleg_ontbreekt",
        ConsultationOpen = "overleg_open",
        ConsultationLate = "overleg_te_laat",
        ConsultationNotAgreed = "overleg_zonder_akkoord",
        ConsultationUndated = "overleg_niet_te_toetsen",
    }
}

/// Something that is to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    pub facts: FindingFacts,
    pub partner: String,
    pub plan: PlanId,
    /// `None` where it is about the plan as a whole.
    pub activity: Option<FoundActivity>,
    /// The trainer by role and mark, never by name; empty where it is about no trainer in particular.
    pub role: String,
    pub mark: String,
    /// The claims that it is about, the one to look at first.
    pub claims: Vec<HoursClaimId>,
    pub place: FindingPlace,
    /// What it rests on: that of the case first, then that of the rule.
    pub passages: Vec<PassageId>,
}

impl Finding {
    /// What sort of finding.
    pub fn kind(&self) -> FindingKind {
        self.facts.kind()
    }

    /// In the order of weight, then of partner and activity.
    pub fn order(&self) -> (Severity, String, String, FindingKind, Option<HoursClaimId>) {
        let activity = self.activity.as_ref();
        (
            self.severity,
            self.partner.to_lowercase(),
            activity.map_or_else(String::new, |it| it.project_number.clone()),
            self.kind(),
            self.claims.first().copied(),
        )
    }
}

/// An activity as findings name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundActivity {
    pub id: ActivityId,
    /// `RU-27-03`.
    pub project_number: String,
    pub name: String,
}

/// Where a finding is mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingPlace {
    /// The hours of this claim.
    Hours(HoursClaimId),
    /// The decision tree: a new run about the activity, or this one.
    Tree(ActivityId, Option<TreeRunId>),
    /// The cost lines of an activity.
    Judge(ActivityId, Option<CostLineId>),
    /// What an hour and a kilometre cost.
    Rates,
    /// The agreement of the Bestuurlijk ROAZ.
    Roaz,
    /// The letter of the plan.
    Letter,
    /// The consultations of an activity.
    Consultations(ActivityId),
}

/// What makes it a finding. `words` says it in Dutch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingFacts {
    NoTreeRun {
        /// Completed runs about the activity, for other roles.
        others: usize,
    },
    TreeOpen {
        dated: NaiveDate,
    },
    TreeNotAllowed {
        /// In the edition's words, or in the adviser's where the judgement is theirs.
        reason: String,
        /// The tree says otherwise; the adviser says no.
        own: bool,
    },
    TreeConsult {
        /// In the edition's words.
        conclusion: String,
        /// The last talk about it ended without agreement, on this day where it is known.
        not_agreed: Option<Option<NaiveDate>>,
    },
    TreeOverruled {
        own: Verdict,
        /// The adviser's.
        reason: String,
    },
    TreeDiffers {
        line: String,
        tree: Verdict,
        conditions: Verdict,
    },
    Participation {
        minutes: Minutes,
    },
    PaidToPerson,
    OwnInvoice,
    SameTime(Overlap),
    SameTimeByRole(Overlap),
    LongDay(LongDay),
    LongDayByRole(LongDay),
    NotGranted {
        /// Nothing was decided yet, as against refused.
        undecided: bool,
    },
    NoMoneyForHours {
        /// For the activity as a whole.
        granted: Cents,
    },
    BeforeGrant {
        days: Days,
        /// The board agreed.
        agreed_on: Option<NaiveDate>,
        /// The letter was sent.
        sent_on: Option<NaiveDate>,
    },
    AfterDeadline {
        received_on: NaiveDate,
        deadline: NaiveDate,
        /// The day is that of invoices: the region set none for hours.
        of_invoices: bool,
    },
    OutsideYear {
        year: i32,
        days: Days,
    },
    Frequency {
        /// Distinct days of delivery.
        days: usize,
        at_most: u32,
        /// As the tree's answer reads.
        answer: String,
        /// Project numbers of the activities that were counted, this one included.
        counted: Vec<String>,
    },
    RegularWork {
        /// Distinct months with delivery.
        months: usize,
        answer: String,
        counted: Vec<String>,
    },
    SameLines {
        lines: usize,
        minutes: Minutes,
        /// The first of those days.
        day: NaiveDate,
        /// Project number of the other claim's activity; `None`: the same activity.
        other: Option<String>,
    },
    DoubleFunding {
        question: String,
        answer: String,
    },
    ExternalToo {
        granted: Cents,
        /// The cost line, as the partner wrote it.
        line: String,
    },
    NoRate {
        /// Whose tariff is missing.
        days: Vec<NaiveDate>,
        /// It is the tariff per kilometre that is missing, and no other.
        travel_only: bool,
    },
    ProvisionalRate {
        days: Vec<NaiveDate>,
        /// What it would be, per hour or per kilometre.
        amount: Cents,
        travel_only: bool,
    },
    OverGrant {
        /// For hours.
        granted: Cents,
        accepted: Cents,
        /// Agreed to, on this day where it is known, but not before the hours were made.
        agreed_late: Option<Option<NaiveDate>>,
    },
    PhasesNotSplit {
        phase: Phase,
        minutes: Minutes,
    },
    Consultation(Box<ConsultationRemark>),
}

/// The same time twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    pub day: NaiveDate,
    /// From and until, in minutes after midnight.
    pub from: u32,
    pub until: u32,
    /// Project number of the other claim's activity; `None`: the same activity.
    pub other: Option<String>,
    /// Further pairs of lines of these two claims at the same time.
    pub more: usize,
}

/// More on a day than there are hours in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongDay {
    pub day: NaiveDate,
    pub minutes: Minutes,
    /// Over how many claims.
    pub claims: usize,
}

/// Lines that stand outside something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Days {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub lines: usize,
    pub minutes: Minutes,
    /// The phase, where all of them are of one.
    pub only: Option<Phase>,
}

impl FindingFacts {
    /// What sort of finding these facts make.
    pub fn kind(&self) -> FindingKind {
        match self {
            Self::NoTreeRun { .. } => FindingKind::NoTreeRun,
            Self::TreeOpen { .. } => FindingKind::TreeOpen,
            Self::TreeNotAllowed { .. } => FindingKind::TreeNotAllowed,
            Self::TreeConsult { .. } => FindingKind::TreeConsult,
            Self::TreeOverruled { .. } => FindingKind::TreeOverruled,
            Self::TreeDiffers { .. } => FindingKind::TreeDiffers,
            Self::Participation { .. } => FindingKind::Participation,
            Self::PaidToPerson => FindingKind::PaidToPerson,
            Self::OwnInvoice => FindingKind::OwnInvoice,
            Self::SameTime(_) => FindingKind::SameTime,
            Self::SameTimeByRole(_) => FindingKind::SameTimeByRole,
            Self::LongDay(_) => FindingKind::LongDay,
            Self::LongDayByRole(_) => FindingKind::LongDayByRole,
            Self::NotGranted { .. } => FindingKind::NotGranted,
            Self::NoMoneyForHours { .. } => FindingKind::NoMoneyForHours,
            Self::BeforeGrant { .. } => FindingKind::BeforeGrant,
            Self::AfterDeadline { .. } => FindingKind::AfterDeadline,
            Self::OutsideYear { .. } => FindingKind::OutsideYear,
            Self::Frequency { .. } => FindingKind::Frequency,
            Self::RegularWork { .. } => FindingKind::RegularWork,
            Self::SameLines { .. } => FindingKind::SameLines,
            Self::DoubleFunding { .. } => FindingKind::DoubleFunding,
            Self::ExternalToo { .. } => FindingKind::ExternalToo,
            Self::NoRate { .. } => FindingKind::NoRate,
            Self::ProvisionalRate { .. } => FindingKind::ProvisionalRate,
            Self::OverGrant { .. } => FindingKind::OverGrant,
            Self::PhasesNotSplit { .. } => FindingKind::PhasesNotSplit,
            Self::Consultation(remark) => match remark.state {
                NeedState::Missing => FindingKind::ConsultationMissing,
                NeedState::Open { .. } => FindingKind::ConsultationOpen,
                NeedState::Late { .. } => FindingKind::ConsultationLate,
                NeedState::NotAgreed { .. } => FindingKind::ConsultationNotAgreed,
                NeedState::Undated { .. } | NeedState::Held { .. } => {
                    FindingKind::ConsultationUndated
                }
            },
        }
    }
}
