//! An invented letter on the region's paper, in as many variants as it takes to have every sentence in one of them.

use crate::domain::partner::{Address, Contact};
use crate::domain::region::{Region, Settings, Signatory};
use crate::domain::{ActivityId, Cents, CostLineId, SignatoryId};
use crate::letters::facts::{
    ActivityFacts, ActivityOutcome, Cited, GuideSharing, LetterFacts, LineFacts, Recipient,
    Replaced, TrainerFacts,
};
use crate::rules::edition;
use crate::words;
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    partner: String,
    straat: String,
    postcode: String,
    plaats: String,
    contact: String,
    aanhef: String,
    kenmerk_partner: String,
    eis: String,
    adviseur: String,
    ondertekenaar: String,
    functie: String,
    kantoor: String,
    telefoon: String,
    email: String,
    bezoekadres: Vec<String>,
    bereikbaar: String,
    kenmerk: String,
    activiteit: Vec<Activity>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Activity {
    naam: String,
    gevraagd: i64,
    toegekend: i64,
    #[serde(default)]
    regels: Vec<Line>,
    #[serde(default)]
    voorwaarden: Vec<String>,
    trainers: Option<Trainers>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    tekst: String,
    gevraagd: i64,
    toegekend: i64,
    motivering: String,
    #[serde(default)]
    zonder_gids: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Trainers {
    tarief: i64,
    minuten: i64,
}

static FILE: LazyLock<File> = LazyLock::new(read);

#[expect(
    clippy::expect_used,
    reason = "the file is part of the program; a test reads it"
)]
fn read() -> File {
    let text = include_str!("../../../assets/letters/voorbeeld.toml");
    toml::from_str(text).expect("the bundled example letter is TOML")
}

/// The facts of the example letter. The first is as the region is, with a placeholder only where no letter can do
/// without; the others together have every sentence.
pub fn example(
    region: Region,
    signatory: Option<Signatory>,
    settings: &Settings,
    (year, today): (i32, NaiveDate),
) -> Vec<LetterFacts> {
    let plain = plain(region, signatory, settings, (year, today));
    let full = full(plain.clone());
    let mut all = vec![plain, full.clone()];
    all.extend(VARIANTS.iter().map(|vary| {
        let mut facts = full.clone();
        vary(&mut facts);
        facts
    }));
    all
}

/// What makes each further variant another letter.
const VARIANTS: [fn(&mut LetterFacts); 9] = [
    |it| it.sharing = GuideSharing::Summaries,
    |it| {
        it.agreed_on = None;
        it.invoice_deadline = None;
        it.recipient.contact = Contact::default();
        it.replaces = Some(Replaced {
            reference: format!("{}-0", it.reference),
            dated: it.received_on,
        });
        it.region.adviser.available.clear();
    },
    |it| {
        it.sharing = GuideSharing::Nothing;
        it.region.adviser.phone.clear();
        set_trainers(it, |trainers| trainers.minutes = None);
    },
    |it| {
        it.region.adviser.phone.clear();
        it.region.adviser.email.clear();
        set_trainers(it, |trainers| trainers.rate = None);
    },
    |it| {
        it.activities.retain(|it| it.granted == Cents::ZERO);
    },
    |it| {
        it.activities
            .retain(|it| it.outcome == ActivityOutcome::Conditional);
        set_trainers(it, |trainers| {
            trainers.rate = None;
            trainers.minutes = None;
        });
    },
    |it| {
        // One granted activity beside one with a condition.
        let mut conditions = 0;
        it.activities.retain(|it| match it.outcome {
            ActivityOutcome::Granted => true,
            ActivityOutcome::Conditional => {
                conditions += 1;
                conditions == 1
            }
            ActivityOutcome::Partly | ActivityOutcome::Refused => false,
        });
    },
    |it| {
        // One activity that nothing is said about.
        let first = it.activities.first().cloned();
        it.activities
            .retain(|it| it.outcome != ActivityOutcome::Granted);
        it.activities.extend(first);
    },
    |it| {
        it.sharing = GuideSharing::Nothing;
        it.activities
            .retain(|it| it.granted > Cents::ZERO && it.conditions.len() != 1);
    },
];

fn set_trainers(facts: &mut LetterFacts, change: fn(&mut TrainerFacts)) {
    for activity in &mut facts.activities {
        if let Some(trainers) = &mut activity.trainers {
            change(trainers);
        }
    }
}

/// As full as a letter can be.
fn full(mut facts: LetterFacts) -> LetterFacts {
    let file = &*FILE;
    let (head, adviser) = (&mut facts.region.letterhead, &mut facts.region.adviser);
    fill(&mut adviser.phone, &file.telefoon);
    fill(&mut adviser.email, &file.email);
    fill(&mut adviser.available, &file.bereikbaar);
    if head.visiting_address.is_empty() {
        head.visiting_address.clone_from(&file.bezoekadres);
    }
    if facts.invoice_requirements.is_empty() {
        facts.invoice_requirements.push(file.eis.clone());
    }
    let year = facts.dated.year() + 2;
    let deadline = NaiveDate::from_ymd_opt(year, 2, 1);
    facts.invoice_deadline = facts.invoice_deadline.or(deadline);
    facts
}

fn plain(
    mut region: Region,
    signatory: Option<Signatory>,
    settings: &Settings,
    (year, today): (i32, NaiveDate),
) -> LetterFacts {
    let file = &*FILE;
    fill(&mut region.office, &file.kantoor);
    fill(&mut region.code, &file.kenmerk);
    fill(&mut region.adviser.name, &file.adviseur);
    let reference = format!("{}-OTO-{year}-01", region.code);
    let guide = edition::edition_for_year(year).or(edition::editions().last());
    let requirements = settings.text("factuur-aanvullende-eisen");
    let activities = (1..).zip(&file.activiteit);
    LetterFacts {
        signatory: signatory.unwrap_or_else(|| Signatory {
            id: SignatoryId(0),
            name: file.ondertekenaar.clone(),
            function: file.functie.clone(),
            default: true,
        }),
        recipient: Recipient {
            name: file.partner.clone(),
            address: Address {
                street: file.straat.clone(),
                postcode: file.postcode.clone(),
                city: file.plaats.clone(),
            },
            contact: Contact {
                name: file.contact.clone(),
                salutation: file.aanhef.clone(),
                ..Contact::default()
            },
        },
        plan_year: year,
        received_on: day_before(today, 60),
        agreed_on: Some(day_before(today, 4)),
        dated: today,
        partner_reference: format!("{}/{year}", file.kenmerk_partner),
        guide_title: guide
            .map(|it| words::guide_title(&it.edition().title, &it.edition().adopted))
            .unwrap_or_default(),
        sharing: GuideSharing::from_setting(settings.text("gids-delen")),
        activities: activities
            .map(|(number, it)| activity(it, &region.code, year, number))
            .collect(),
        external_bureau: true,
        replaces: None,
        invoice_deadline: settings.date("factuurdeadline"),
        invoice_requirements: requirements
            .map(|list| list.lines().map(str::to_owned).collect())
            .unwrap_or_default(),
        reference,
        region,
    }
}

/// Puts a placeholder where the region has nothing yet.
fn fill(text: &mut String, placeholder: &str) {
    if text.trim().is_empty() {
        placeholder.clone_into(text);
    }
}

fn day_before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(chrono::Days::new(days)).unwrap_or(day)
}

fn activity(from: &Activity, code: &str, year: i32, number: usize) -> ActivityFacts {
    let (requested, granted) = (Cents(from.gevraagd), Cents(from.toegekend));
    let cited = cited(number);
    ActivityFacts {
        id: ActivityId(0),
        project_number: format!("{code}-{:02}-{number:02}", year.rem_euclid(100)),
        name: from.naam.clone(),
        requested,
        granted,
        outcome: ActivityOutcome::of(requested, granted, !from.voorwaarden.is_empty()),
        conditions: from.voorwaarden.clone(),
        conditions_cited: cited.clone(),
        lines: from
            .regels
            .iter()
            .map(|line| LineFacts {
                id: CostLineId(0),
                text: line.tekst.clone(),
                requested: Cents(line.gevraagd),
                granted: Cents(line.toegekend),
                motivation: line.motivering.clone(),
                reason: String::new(),
                cited: if line.zonder_gids {
                    Vec::new()
                } else {
                    cited.clone()
                },
            })
            .collect(),
        trainers: from.trainers.as_ref().map(|it| TrainerFacts {
            rate: Some(Cents(it.tarief)),
            minutes: Some(it.minuten),
        }),
        cited,
    }
}

/// A passage of the newest guide; which one does not matter for how a page looks.
fn cited(number: usize) -> Vec<Cited> {
    let passages = edition::editions().last().map(|guide| guide.passages());
    let passage = passages.and_then(|all| all.get(number * 7).or(all.first()));
    passage
        .map(|passage| Cited {
            id: passage.id.clone(),
            section: passage.section.clone(),
            title: passage.title.clone(),
            summary: passage.summary.clone(),
        })
        .into_iter()
        .collect()
}
