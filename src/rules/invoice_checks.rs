//! The guide's checks on an invoice, as far as they follow from what the register knows. The adviser's answer goes first.

use super::checks::{result, yes_if};
use super::edition::{Guide, Subject};
use crate::domain::region::Settings;
use crate::domain::verdict::{Answer, Answers, CheckResult};
use crate::domain::{Cents, ConditionId};
use chrono::NaiveDate;

/// What the register knows of one line and the activity it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFacts {
    /// The activity it was linked to; `None` while none was chosen.
    pub activity: Option<ActivityFacts>,
    /// The project number on the invoice; empty where it states none.
    pub stated_number: String,
    /// The name of the activity on the invoice.
    pub stated_name: String,
    /// The day of the activity on the invoice.
    pub activity_date: Option<NaiveDate>,
    /// Asked for and not there: pieces of evidence of third parties.
    pub missing_evidence: usize,
    /// It needs evidence of third parties at all.
    pub needs_evidence: bool,
}

/// What the register knows of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityFacts {
    pub project_number: String,
    pub name: String,
    pub held_on: Option<NaiveDate>,
    /// Something was granted for it.
    pub granted: bool,
    /// What may be spent, less what other invoices were allowed.
    pub left: Cents,
    /// What this invoice charges for it.
    pub charged: Cents,
    /// Another content was asked for, and not approved.
    pub change_open: bool,
}

/// What the register knows of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceFacts {
    pub received_on: NaiveDate,
    pub today: NaiveDate,
    /// The employee sent it; `None` while that is not known.
    pub from_employee: Option<bool>,
    pub lines: Vec<LineFacts>,
}

/// How facts answer a check; `None` while they do not.
type FromFacts = fn(&InvoiceFacts, &Settings) -> Option<Answer>;

/// The checks that follow from facts, by their id in the guide.
const FROM_FACTS: [(&str, FromFacts); 10] = [
    ("factuur-projectnummer", |facts, _| {
        every(facts, |line| {
            let activity = line.activity.as_ref()?;
            Some(line.stated_number == activity.project_number)
        })
    }),
    ("factuur-projectnaam", |facts, _| {
        every(facts, |line| {
            let activity = line.activity.as_ref()?;
            Some(is_named(&line.stated_name, &activity.name))
        })
    }),
    ("factuur-datum-activiteit", |facts, _| {
        every(facts, |line| {
            let stated = line.activity_date;
            let held = line.activity.as_ref()?.held_on;
            Some(match (stated, held) {
                (None, _) => false,
                (Some(stated), Some(held)) => stated == held,
                // The register knows no day: what the invoice says is for the adviser.
                (Some(_), None) => return None,
            })
        })
    }),
    ("factuur-onderliggend", |facts, _| {
        every(facts, |line| {
            Some(!line.needs_evidence || line.missing_evidence == 0)
        })
    }),
    ("factuur-op-tijd", |facts, settings| {
        let last = settings.date("factuurdeadline")?;
        Some(yes_if(facts.received_on <= last))
    }),
    ("factuur-uitgevoerd", |facts, _| {
        // A day to come is certain; a day that is over only makes it likely.
        let to_come = |line: &LineFacts| {
            let held = line.activity.as_ref()?.held_on?;
            Some(held > facts.today)
        };
        let any = facts.lines.iter().any(|line| to_come(line) == Some(true));
        any.then_some(Answer::No)
    }),
    ("factuur-binnen-toekenning", |facts, _| {
        every(facts, |line| {
            let activity = line.activity.as_ref()?;
            Some(activity.granted && activity.charged <= activity.left)
        })
    }),
    ("factuur-zelfde-invulling", |facts, _| {
        let open = |line: &LineFacts| line.activity.as_ref().is_some_and(|it| it.change_open);
        facts.lines.iter().any(open).then_some(Answer::No)
    }),
    ("factuur-regionale-eisen", |_, settings| {
        // The region asks nothing more.
        let asks = settings.text("factuur-aanvullende-eisen").is_some();
        (!asks).then_some(Answer::Yes)
    }),
    ("factuur-niet-van-medewerker", |facts, _| {
        facts.from_employee.map(|employee| yes_if(!employee))
    }),
];

/// The checks on an invoice, in the guide's order, answered or not. An explicit answer goes before a fact.
///
/// Passages `facturatie-verplichte-gegevens`, `facturatie-onderliggende-facturen`, `facturatie-aanvullende-eisen`,
/// `facturatie-deadline-afspraak`, `facturatie-regionale-procedure`, `overschrijding-eigen-rekening`,
/// `tussentijds-andere-invulling`, `bijlage3-v7-geen-factuur`.
pub fn invoice_checks(
    facts: &InvoiceFacts,
    answers: &Answers,
    guide: &Guide,
    settings: &Settings,
) -> Vec<CheckResult> {
    guide
        .checks(Subject::Invoice)
        .map(|check| {
            let given = answers.get(&check.id).copied();
            let answer = given.or_else(|| by_facts(&check.id, facts, settings));
            result(check, answer, check.effect_if_no)
        })
        .collect()
}

/// What the facts alone say of a check.
pub fn by_facts(id: &ConditionId, facts: &InvoiceFacts, settings: &Settings) -> Option<Answer> {
    let (_, follows) = FROM_FACTS.iter().find(|(it, _)| *it == id.as_str())?;
    follows(facts, settings)
}

/// Nee as soon as one line says no; ja when all say yes; else not known.
fn every(facts: &InvoiceFacts, says: impl Fn(&LineFacts) -> Option<bool>) -> Option<Answer> {
    let said: Vec<Option<bool>> = facts.lines.iter().map(says).collect();
    if said.contains(&Some(false)) {
        return Some(Answer::No);
    }
    (!said.is_empty() && said.iter().all(|it| *it == Some(true))).then_some(Answer::Yes)
}

/// Whether an invoice names an activity: the same words, whatever stands around them.
pub fn is_named(stated: &str, name: &str) -> bool {
    let key = crate::domain::partner::name_key(name);
    !key.is_empty() && crate::domain::partner::name_key(stated).contains(&key)
}
