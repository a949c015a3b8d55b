//! What hours that institutions account for do not agree with: the tree, the grant, the calendar, each other.
//!
//! Pure: what is known of a year is laid out beforehand. How heavy a kind weighs, what it rests on, and whether it is
//! still said of hours that were accepted, is data of the edition.

mod by_tree;
mod calendar;
mod grant;
mod trainer;

use super::edition::{Guide, HoursRules};
use crate::domain::decision::Consultation;
use crate::domain::finding::{Days, Finding, FindingFacts, FindingPlace, FoundActivity};
use crate::domain::hours::{ClaimState, HoursClaim, HoursEntry, Minutes, Part, Phase};
use crate::domain::plan::{Activity, AnnualPlan};
use crate::domain::rate::RateStatus;
use crate::domain::tree::TreeRun;
use crate::domain::{Cents, CostLineId, HoursClaimId, PassageId};
use chrono::NaiveDate;
use trainer::Trainer;

/// What is known of an activity that hours are about.
#[derive(Debug, Clone)]
pub struct ActivityFacts<'a> {
    pub activity: &'a Activity,
    pub plan: &'a AnnualPlan,
    pub partner: &'a str,
    /// By which it is judged.
    pub guide: &'a Guide,
    pub rules: &'a HoursRules,
    /// The first day on which a letter of the plan was sent.
    pub sent_on: Option<NaiveDate>,
    pub granted: Cents,
    /// On lines that are reckoned with a tariff.
    pub granted_for_hours: Cents,
    /// Over all claims about it.
    pub accepted: Cents,
    /// A line waits for its decision.
    pub undecided: bool,
    /// Lines that pay an employee.
    pub hours_lines: Vec<CostLineId>,
    /// Lines of which something is granted for hiring somebody.
    pub hired: Vec<HiredLine>,
    pub consultations: &'a [Consultation],
}

/// A line that hires somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HiredLine {
    pub line: CostLineId,
    pub text: String,
    pub granted: Cents,
}

/// A claim with what it is held against.
#[derive(Debug, Clone, Copy)]
pub struct ClaimFacts<'a> {
    pub claim: &'a HoursClaim,
    pub lines: &'a [HoursEntry],
    pub about: &'a ActivityFacts<'a>,
}

/// The last day for hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    pub day: NaiveDate,
    /// The region set none for hours: it is that of invoices.
    pub of_invoices: bool,
}

/// What a tariff of a kind comes to on a day, and whether it stands; `None` without one.
pub type RateOn<'a> = dyn Fn(&str, NaiveDate) -> Option<(RateStatus, Cents)> + 'a;

/// A year of hours, laid out.
pub struct HoursFacts<'a> {
    /// Findings are told of claims of this year.
    pub year: i32,
    /// Those of the years around it too: a trainer's day can stand in two years.
    pub claims: Vec<ClaimFacts<'a>>,
    /// Of the year.
    pub runs: &'a [TreeRun],
    pub deadline: Option<Deadline>,
    pub rate: &'a RateOn<'a>,
}

/// Everything that is found about the hours of a year, the heaviest first.
pub fn hours_findings(facts: &HoursFacts<'_>) -> Vec<Finding> {
    let cases: Vec<Case<'_>> = facts.claims.iter().filter_map(Case::of).collect();
    let mut found = Vec::new();
    let year = Year {
        number: facts.year,
        cases: &cases,
    };
    by_tree::find(&year, facts.runs, &mut found);
    calendar::find(&year, facts.deadline, &mut found);
    grant::find(&year, facts.rate, &mut found);
    for case in year.told() {
        of_claim(case, &year, &mut found);
    }
    let mut found: Vec<Finding> = found.into_iter().flatten().collect();
    found.sort_by_key(Finding::order);
    found
}

/// The cases of a year and those around it.
struct Year<'a> {
    number: i32,
    cases: &'a [Case<'a>],
}

impl<'a> Year<'a> {
    /// Those of the year itself.
    fn told(&self) -> impl Iterator<Item = &'a Case<'a>> {
        let number = self.number;
        self.cases.iter().filter(move |it| it.claim.year == number)
    }
}

/// A claim whose hours are paid, or may be: what went back, or came to nothing, is none.
struct Case<'a> {
    claim: &'a HoursClaim,
    lines: &'a [HoursEntry],
    about: &'a ActivityFacts<'a>,
    trainer: Trainer,
    /// Waits for a judgement, or is talked over.
    waits: bool,
    units: Vec<Unit<'a>>,
}

/// A line with what corrects it, as far as it counts: what is claimed, or what was accepted.
struct Unit<'a> {
    line: &'a HoursEntry,
    minutes: Minutes,
}

impl<'a> Case<'a> {
    fn of(facts: &ClaimFacts<'a>) -> Option<Self> {
        let ClaimFacts {
            claim,
            lines,
            about,
        } = *facts;
        let waits = match claim.state {
            ClaimState::Entered | ClaimState::InDiscussion => true,
            ClaimState::Accepted => false,
            ClaimState::Returned => return None,
        };
        let accepted = |line: &HoursEntry| line.accepted.unwrap_or_default();
        if !waits && lines.iter().map(|it| accepted(it).total()).sum::<Cents>() == Cents::ZERO {
            return None;
        }
        let counts = |line: &HoursEntry| {
            if waits {
                line.minutes
            } else {
                accepted(line).minutes
            }
        };
        let units = lines.iter().filter(|line| line.corrects.is_none());
        let units = units.map(|line| {
            let own = lines
                .iter()
                .filter(|it| it.id == line.id || it.corrects == Some(line.id));
            let minutes = own.map(counts).sum();
            Unit { line, minutes }
        });
        Some(Self {
            trainer: Trainer::of(claim, about.plan.partner),
            units: units.filter(|it| it.minutes > Minutes::ZERO).collect(),
            claim,
            lines,
            about,
            waits,
        })
    }

    fn delivers(&self) -> bool {
        match self.claim.part {
            Part::Delivery => true,
            Part::Participation => false,
        }
    }

    fn place(&self) -> FindingPlace {
        FindingPlace::Hours(self.claim.id)
    }

    fn minutes(&self) -> Minutes {
        self.units.iter().map(|it| it.minutes).sum()
    }
}

/// What is found about one claim by itself.
fn of_claim<'a>(case: &Case<'a>, year: &Year<'a>, found: &mut Vec<Option<Finding>>) {
    let mut say = |facts| found.push(finding(&[case], case.place(), facts, &[]));
    if !case.delivers() {
        say(FindingFacts::Participation {
            minutes: case.minutes(),
        });
    }
    if case.claim.paid_to == Some(crate::domain::hours::PaidTo::Person) {
        say(FindingFacts::PaidToPerson);
    }
    if case.claim.own_invoice == Some(true) {
        say(FindingFacts::OwnInvoice);
    }
    if let Some(phase) = only_phase(case, year) {
        say(FindingFacts::PhasesNotSplit {
            phase,
            minutes: case.minutes(),
        });
    }
}

/// The one phase of all hours of this trainer in the activity; `None` where there are more.
fn only_phase<'a>(case: &Case<'a>, year: &Year<'a>) -> Option<Phase> {
    let together = year.told().filter(|it| {
        it.claim.activity == case.claim.activity && it.trainer.same(&case.trainer).is_some()
    });
    let units = together.flat_map(|it| &it.units);
    let only = one_phase(units.chain(&case.units).map(|it| it.line.phase))?;
    case.delivers().then_some(only)
}

fn one_phase(mut phases: impl Iterator<Item = Phase>) -> Option<Phase> {
    let first = phases.next()?;
    phases.all(|it| it == first).then_some(first)
}

/// The days of some lines; `None` without lines.
fn days<'a>(units: impl Iterator<Item = &'a Unit<'a>> + Clone) -> Option<Days> {
    let dates = units.clone().map(|it| it.line.date);
    Some(Days {
        first: dates.clone().min()?,
        last: dates.max()?,
        lines: units.clone().count(),
        minutes: units.clone().map(|it| it.minutes).sum(),
        only: one_phase(units.map(|it| it.line.phase)),
    })
}

/// A finding about claims of one plan, as its rule has it. `None` where the claims were judged and that settled it.
fn finding(
    cases: &[&Case<'_>],
    place: FindingPlace,
    facts: FindingFacts,
    of_case: &[PassageId],
) -> Option<Finding> {
    let first = cases.iter().find(|it| it.waits).or(cases.first())?;
    let rule = first.about.rules.finding(facts.kind())?;
    if !first.waits && !rule.stays {
        return None;
    }
    let answered = |case: &&&Case<'_>| {
        let check = rule.check.as_ref();
        let answer = check.and_then(|check| case.claim.answers.get(check));
        answer == Some(&crate::domain::verdict::Answer::Yes)
    };
    if cases.iter().any(|case| answered(&case)) {
        return None;
    }
    let mut passages = of_case.to_vec();
    for id in &rule.passages {
        if !passages.contains(id) {
            passages.push(id.clone());
        }
    }
    let mut claims: Vec<HoursClaimId> = cases.iter().map(|it| it.claim.id).collect();
    claims.sort_by_key(|id| (*id != first.claim.id, *id));
    claims.dedup();
    let one_trainer = cases.iter().all(|it| it.trainer.named_as(&first.trainer));
    let (role, mark) = if one_trainer {
        (first.claim.role.clone(), first.claim.mark.clone())
    } else {
        (String::new(), String::new())
    };
    let activity = first.about.activity;
    Some(Finding {
        severity: rule.severity,
        facts,
        partner: first.about.partner.to_owned(),
        plan: first.about.plan.id,
        activity: Some(FoundActivity {
            id: activity.id,
            project_number: activity.project_number.clone(),
            name: activity.name.clone(),
        }),
        role,
        mark,
        claims,
        place,
        passages,
    })
}
