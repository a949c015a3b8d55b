//! Letters to test with: cases from `tests/data/letters`, and ones that are made to be difficult.

use crate::support::data;
use chrono::NaiveDate;
use oto_register::domain::partner::{Address, Contact};
use oto_register::domain::region::{Adviser, Letterhead, Region, Signatory};
use oto_register::domain::{ActivityId, Cents, CostLineId, SignatoryId};
use oto_register::letters::facts::*;
use oto_register::letters::letter::Letter;
use oto_register::letters::pages::Pages;
use oto_register::letters::pdf::{self, Meta};
use oto_register::letters::texts::Texts;
use oto_register::letters::{compose, layout};
use serde::Deserialize;

pub const CASES: [&str; 4] = ["rav", "een-activiteit", "alles-afgewezen", "voorwaarden"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    plan_year: i32,
    received_on: String,
    agreed_on: Option<String>,
    dated: String,
    reference: String,
    #[serde(default)]
    partner_reference: String,
    sharing: String,
    #[serde(default)]
    external_bureau: bool,
    invoice_deadline: Option<String>,
    #[serde(default)]
    invoice_requirements: Vec<String>,
    partner: CasePartner,
    activity: Vec<CaseActivity>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct CasePartner {
    name: String,
    street: String,
    postcode: String,
    city: String,
    contact: String,
    salutation: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseActivity {
    project_number: String,
    name: String,
    requested: i64,
    granted: i64,
    cited: Vec<String>,
    #[serde(default)]
    conditions: Vec<String>,
    #[serde(default)]
    line: Vec<CaseLine>,
    trainers: Option<CaseTrainers>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseTrainers {
    rate: Option<i64>,
    minutes: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseLine {
    text: String,
    requested: i64,
    granted: i64,
    #[serde(default)]
    motivation: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    cited: Vec<String>,
}

/// The facts of `tests/data/letters/<name>.toml`, for the example region.
pub fn facts(name: &str) -> LetterFacts {
    let path = data(&format!("letters/{name}.toml"));
    let case: Case = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let day = |text: &String| text.parse::<NaiveDate>().unwrap();
    LetterFacts {
        region: region(),
        signatory: Signatory {
            id: SignatoryId(1),
            name: "drs. M.E. van Loenen-Brückner".into(),
            function: "voorzitter Bestuurlijk ROAZ Rijn & Heuvelrug".into(),
            default: true,
        },
        recipient: Recipient {
            name: case.partner.name,
            address: Address {
                street: case.partner.street,
                postcode: case.partner.postcode,
                city: case.partner.city,
            },
            contact: Contact {
                name: case.partner.contact,
                salutation: case.partner.salutation,
                ..Contact::default()
            },
        },
        plan_year: case.plan_year,
        received_on: day(&case.received_on),
        agreed_on: case.agreed_on.as_ref().map(day),
        dated: day(&case.dated),
        reference: case.reference,
        partner_reference: case.partner_reference,
        guide_title: "Referentiegids OTO-gelden van november 2025".into(),
        sharing: GuideSharing::from_setting(Some(&case.sharing)),
        activities: (1..).zip(case.activity).map(activity).collect(),
        external_bureau: case.external_bureau,
        replaces: None,
        invoice_deadline: case.invoice_deadline.as_ref().map(day),
        invoice_requirements: case.invoice_requirements,
    }
}

fn activity((at, case): (i64, CaseActivity)) -> ActivityFacts {
    let (requested, granted) = (Cents(case.requested), Cents(case.granted));
    ActivityFacts {
        id: ActivityId(at),
        project_number: case.project_number,
        name: case.name,
        requested,
        granted,
        outcome: ActivityOutcome::of(requested, granted, !case.conditions.is_empty()),
        cited: case.cited.iter().map(|it| cited(it)).collect(),
        conditions_cited: case.cited.iter().map(|it| cited(it)).collect(),
        conditions: case.conditions,
        lines: (at * 100..)
            .zip(case.line)
            .map(|(id, it)| LineFacts {
                id: CostLineId(id),
                text: it.text,
                requested: Cents(it.requested),
                granted: Cents(it.granted),
                motivation: it.motivation,
                reason: it.reason,
                cited: it.cited.iter().map(|it| cited(it)).collect(),
            })
            .collect(),
        trainers: case.trainers.map(|it| TrainerFacts {
            rate: it.rate.map(Cents),
            minutes: it.minutes,
        }),
    }
}

fn cited(section: &str) -> Cited {
    Cited {
        id: section.into(),
        section: section.into(),
        title: format!("Over {section}"),
        summary: format!("Wat in {section} staat, in eigen woorden samengevat"),
    }
}

/// The region of the reference pictures, without a logo.
pub fn region() -> Region {
    Region {
        name: "Rijn & Heuvelrug".into(),
        office: "Netwerkbureau Rijn & Heuvelrug".into(),
        code: "RH".into(),
        letterhead: Letterhead {
            return_address: "Postbus 8042, 3503 RA  UTRECHT".into(),
            visiting_address: vec!["Utrechtseweg 310".into(), "3731 GA  DE BILT".into()],
            phone: "030 555 01 40".into(),
            email: "info@rijnheuvelrug.example".into(),
            footer: "KvK 30214569\u{a0} · \u{a0}IBAN NL00 BANK 0123 4567 89\u{a0} · \u{a0}www.rijnheuvelrug.example".into(),
            logo_png: None,
            colour: [14, 70, 93],
        },
        adviser: Adviser {
            name: "Sanne Verhoef".into(),
            title: "adviseur".into(),
            phone: "030 555 01 42".into(),
            email: "s.verhoef@rijnheuvelrug.example".into(),
            available: "van maandag tot en met donderdag".into(),
        },
    }
}

/// The same with the example logo.
pub fn with_logo(mut facts: LetterFacts) -> LetterFacts {
    facts.region.letterhead.logo_png =
        Some(include_bytes!("../../../assets/letters/voorbeeld-logo.png").to_vec());
    facts
}

/// The case with so many activities, each cut and motivated or not in turn.
pub fn with_activities(name: &str, count: usize) -> LetterFacts {
    let mut facts = facts(name);
    let given = facts.activities.clone();
    facts.activities = (0..count)
        .map(|at| {
            let mut activity = given[at % given.len()].clone();
            activity.project_number = format!("RU-27-{:02}", at + 1);
            activity
        })
        .collect();
    facts
}

pub fn standard() -> Texts {
    Texts::standard().unwrap()
}

pub fn letter(facts: &LetterFacts) -> Letter {
    compose::approval(facts, &standard()).unwrap()
}

pub fn pages(facts: &LetterFacts) -> Pages {
    layout::lay_out(&letter(facts)).unwrap()
}

pub fn meta(facts: &LetterFacts) -> Meta {
    Meta {
        title: letter(facts).title,
        author: facts.region.office.clone(),
        date: facts.dated,
    }
}

pub fn bytes(facts: &LetterFacts) -> Vec<u8> {
    pdf::write(&[pages(facts)], &meta(facts)).unwrap()
}

/// Keeps a PDF where `tools/verapdf.sh` can be pointed at: `target/tmp/letters`.
pub fn keep(name: &str, bytes: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("letters");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.pdf")), bytes).unwrap();
}
