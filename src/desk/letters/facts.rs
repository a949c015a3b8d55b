//! Everything a letter of approval says, gathered from the register.

use crate::desk::{ActivitySheet, LineSheet, PlanSheet, RateBook};
use crate::domain::decision::Decision;
use crate::domain::rate::{Rate, RateStatus};
use crate::domain::region::{Region, RegionPolicy, Signatory};
use crate::domain::verdict::{AskedCondition, Verdict};
use crate::domain::{Cents, LetterId, PassageId, SignatoryId};
use crate::letters::facts::{
    ActivityFacts, ActivityOutcome, Cited, GuideSharing, LetterFacts, LineFacts, Recipient,
    Replaced, TrainerFacts,
};
use crate::letters::letter::Letter;
use crate::letters::pdf::Meta;
use crate::letters::texts::{condition_in_words, conditions_together};
use crate::rules::edition::{CostKind, Guide};
use crate::storage::LetterRow;
use crate::words;
use chrono::NaiveDate;

/// Where the facts of a letter come from.
pub struct Sources<'a> {
    pub sheet: &'a PlanSheet,
    pub region: &'a Region,
    pub signatory: Signatory,
    pub guide: &'a Guide,
    pub policy: &'a RegionPolicy,
    /// The letter's own number and date.
    pub row: &'a LetterRow,
    pub replaces: Option<&'a LetterRow>,
    pub rates: &'a RateBook,
}

/// The facts of a letter.
pub fn gather(from: &Sources<'_>) -> LetterFacts {
    let (plan, partner) = (&from.sheet.plan, &from.sheet.partner);
    let settings = &from.policy.settings;
    let lines = || from.sheet.lines();
    LetterFacts {
        region: from.region.clone(),
        signatory: from.signatory.clone(),
        recipient: Recipient {
            name: partner.name.clone(),
            address: partner.address.clone(),
            contact: partner.contact.clone(),
        },
        plan_year: plan.year,
        received_on: plan.received_on,
        agreed_on: plan.agreed_on,
        dated: from.row.dated,
        reference: from.row.reference.clone(),
        partner_reference: plan.reference.clone(),
        guide_title: words::guide_title(&from.guide.edition().title, &from.guide.edition().adopted),
        sharing: GuideSharing::from_setting(settings.text("gids-delen")),
        activities: from
            .sheet
            .activities
            .iter()
            .map(|activity| activity_facts(activity, from))
            .collect(),
        external_bureau: lines().any(|line| needs_quote(line, from.guide)),
        replaces: from.replaces.map(|row| Replaced {
            reference: row.reference.clone(),
            dated: row.dated,
        }),
        invoice_deadline: settings.date("factuurdeadline"),
        invoice_requirements: settings
            .text("factuur-aanvullende-eisen")
            .map(|list| list.lines().map(str::to_owned).collect())
            .unwrap_or_default(),
    }
}

fn activity_facts(sheet: &ActivitySheet, from: &Sources<'_>) -> ActivityFacts {
    let granted = sheet.granted();
    let open = conditions(sheet);
    let conditions = in_words(&open);
    let rests_on = open.iter().map(|asked| asked.passage.clone()).collect();
    ActivityFacts {
        id: sheet.activity.id,
        project_number: sheet.activity.project_number.clone(),
        name: sheet.activity.name.clone(),
        requested: sheet.requested(),
        granted,
        outcome: ActivityOutcome::of(sheet.requested(), granted, !conditions.is_empty()),
        cited: cited(deciding_passages(sheet), from),
        conditions,
        conditions_cited: cited(rests_on, from),
        lines: sheet
            .lines
            .iter()
            .map(|line| line_facts(line, from))
            .collect(),
        trainers: trainers(sheet, from),
    }
}

fn line_facts(line: &LineSheet, from: &Sources<'_>) -> LineFacts {
    let decision = line.decision.as_ref();
    LineFacts {
        id: line.line.id,
        text: line.line.text.clone(),
        requested: line.line.requested,
        granted: decision.map_or(Cents::ZERO, |decision| decision.granted),
        motivation: decision
            .map(|decision| decision.motivation.clone())
            .unwrap_or_default(),
        reason: decision
            .map(|decision| decision.reason.clone())
            .unwrap_or_default(),
        cited: cited(
            decision
                .map(|decision| decision.passages.clone())
                .unwrap_or_default(),
            from,
        ),
    }
}

/// What binds the partner: the questions of granted lines that are not answered ja yet, each once.
fn conditions(sheet: &ActivitySheet) -> Vec<&AskedCondition> {
    let mut found: Vec<&AskedCondition> = Vec::new();
    let granted = |line: &&LineSheet| {
        let bound =
            |made: &Decision| made.granted > Cents::ZERO && made.recorded == Verdict::Conditional;
        line.settled().is_some_and(bound)
    };
    let open = |asked: &&AskedCondition| asked.answer.is_none() && !asked.adviser_decides;
    for asked in sheet
        .lines
        .iter()
        .filter(granted)
        .flat_map(|line| line.judgement.conditions.iter().filter(open))
    {
        if !found.iter().any(|known| known.id == asked.id) {
            found.push(asked);
        }
    }
    found
}

/// As sentences that bind; those that belong together make one. The region's own stay questions.
fn in_words(open: &[&AskedCondition]) -> Vec<String> {
    let mut left = open.to_vec();
    let mut sentences = Vec::new();
    while let Some(first) = left.first() {
        let ids: Vec<&str> = left.iter().map(|asked| asked.id.as_str()).collect();
        let together = conditions_together(&ids)
            .filter(|(_, covered)| covered.iter().any(|id| id == first.id.as_str()));
        if let Some((sentence, covered)) = together {
            sentences.push(sentence.to_owned());
            left.retain(|asked| !covered.iter().any(|id| id == asked.id.as_str()));
        } else {
            let words = condition_in_words(first.id.as_str()).unwrap_or(&first.question);
            sentences.push(words.to_owned());
            left.remove(0);
        }
    }
    sentences
}

/// The passages that a decision on an activity rests on: those of refused and reduced lines first.
fn deciding_passages(sheet: &ActivitySheet) -> Vec<PassageId> {
    let decisions = || {
        sheet
            .lines
            .iter()
            .filter_map(|line| line.decision.as_ref().map(|made| (line, made)))
    };
    let less = |(line, made): &(&LineSheet, &Decision)| made.granted < line.line.requested;
    let reduced: Vec<PassageId> = decisions()
        .filter(less)
        .flat_map(|(_, made)| made.passages.iter().take(1).cloned())
        .collect();
    if !reduced.is_empty() {
        return reduced;
    }
    let largest = decisions().max_by_key(|(line, _)| line.line.requested);
    largest
        .and_then(|(_, made)| made.passages.first().cloned())
        .into_iter()
        .collect()
}

fn cited(passages: Vec<PassageId>, from: &Sources<'_>) -> Vec<Cited> {
    let mut found: Vec<Cited> = Vec::new();
    for id in passages {
        let national = from.guide.passage(&id).map(|passage| Cited {
            id: id.clone(),
            section: passage.section.clone(),
            title: passage.title.clone(),
            summary: passage.summary.clone(),
        });
        let regional = || {
            let own = from.policy.passages.iter().find(|own| own.id == id)?;
            Some(Cited {
                id: id.clone(),
                section: own.section.clone(),
                title: own.title.clone(),
                summary: own.summary.clone(),
            })
        };
        if let Some(cited) = national
            .or_else(regional)
            .filter(|cited| !found.contains(cited))
        {
            found.push(cited);
        }
    }
    found
}

fn kind_of<'a>(line: &LineSheet, guide: &'a Guide) -> Option<&'a CostKind> {
    line.judgement
        .kind
        .as_ref()
        .and_then(|kind| guide.cost_kind(kind))
}

/// The guide asks a quote of this granted line.
fn needs_quote(line: &LineSheet, guide: &Guide) -> bool {
    let granted = line
        .settled()
        .is_some_and(|made| made.granted > Cents::ZERO);
    let asks = |kind: &CostKind| {
        kind.evidence
            .iter()
            .any(|id| id.as_str().starts_with("offerte"))
    };
    granted && kind_of(line, guide).is_some_and(asks)
}

/// Set when a granted line is reckoned with the hourly rate of internal trainers.
fn trainers(sheet: &ActivitySheet, from: &Sources<'_>) -> Option<TrainerFacts> {
    let by_hour = |line: &&LineSheet| {
        let granted = line
            .settled()
            .is_some_and(|made| made.granted > Cents::ZERO);
        granted && kind_of(line, from.guide).is_some_and(|kind| kind.uses_tree)
    };
    let line = sheet.lines.iter().find(by_hour)?;
    let rate = kind_of(line, from.guide)?.rate.as_deref()?;
    Some(TrainerFacts {
        rate: tariff(rate, from),
        minutes: None,
    })
}

/// The definite tariff with which the plan year begins. A letter that was sent never knew one that came later.
fn tariff(kind: &str, from: &Sources<'_>) -> Option<Cents> {
    let first_day = NaiveDate::from_ymd_opt(from.sheet.plan.year, 1, 1)?;
    let known = |rate: &Rate| match (rate.confirmed_on, from.row.sent_on) {
        (Some(confirmed), Some(sent)) => confirmed <= sent,
        (None, _) | (_, None) => true,
    };
    from.rates
        .on(kind, first_day)
        .filter(|rate| rate.status == RateStatus::Final && known(rate))
        .map(|rate| rate.amount)
}

/// A letter that has no number yet: only to see whether it could be composed.
pub fn unnumbered(sheet: &PlanSheet, today: NaiveDate) -> LetterRow {
    LetterRow {
        id: LetterId(0),
        plan: sheet.plan.id,
        reference: "–".to_owned(),
        dated: today,
        fingerprint: String::new(),
        concept: false,
        pdf_sha256: None,
        pages: 0,
        granted: Cents::ZERO,
        sent_on: None,
        channel: String::new(),
        replaces: None,
        signatory: None,
    }
}

/// Stands in where nobody signs yet; such a letter is blocked before it is composed.
pub fn nobody() -> Signatory {
    Signatory {
        id: SignatoryId(0),
        name: String::new(),
        function: String::new(),
        default: false,
    }
}

/// What the PDF of one letter says of itself.
pub fn letter_meta(letter: &Letter, region: &Region, dated: NaiveDate) -> Meta {
    Meta {
        title: letter.title.clone(),
        author: region.office.clone(),
        date: dated,
    }
}

/// What a print file says of itself.
pub fn print_file_meta(region: &Region, dated: NaiveDate) -> Meta {
    Meta {
        title: words::print_file_title(),
        author: region.office.clone(),
        date: dated,
    }
}
