//! The advice to the Bestuurlijk ROAZ: what it says, how it looks, sums to the cent, and many plans over many pages.

use super::layout::{check_inside, content};
use super::sample::keep;
use crate::support::{golden_picture, golden_text};
use chrono::NaiveDate;
use oto_register::domain::Cents;
use oto_register::domain::verdict::Verdict;
use oto_register::letters::advice_facts::{
    AdviceFacts, AdvisedPlan, Departure, LessLine, NotJudged, OpenConsultation, Reserved,
};
use oto_register::letters::pdf::{self, Meta};
use oto_register::letters::{compose, layout, preview};
use oto_register::words::plain_amount;

/// Pixels per point of the pictures: 80 dots per inch.
const SCALE: f32 = 80.0 / 72.0;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn plan(partner: &str, requested: i64, granted: i64) -> AdvisedPlan {
    AdvisedPlan {
        partner: partner.to_owned(),
        covenant: true,
        requested: Cents(requested),
        granted: Cents(granted),
        ..AdvisedPlan::default()
    }
}

fn less(number: &str, line: &str, requested: i64, granted: i64, reason: &str) -> LessLine {
    LessLine {
        project_number: number.to_owned(),
        line: line.to_owned(),
        requested: Cents(requested),
        granted: Cents(granted),
        reason: reason.to_owned(),
        sections: vec!["1a".to_owned(), "Bijlage 1".to_owned()],
    }
}

/// Three plans with one of everything.
fn facts() -> AdviceFacts {
    let mut vecht = plan("Ziekenhuis De Vecht", 9_032_000, 8_760_001);
    vecht.less = vec![
        less(
            "DV-27-03",
            "Externe trainer crisisteam",
            385_000,
            144_251,
            "Voor twaalf deelnemers volstaat één dagdeel",
        ),
        less(
            "DV-27-05",
            "Catering directie-uitje",
            31_250,
            0,
            "Hoort niet bij een oefening.",
        ),
    ];
    vecht.departures = vec![Departure {
        project_number: "DV-27-04".into(),
        line: "Verblijf deelnemers".into(),
        suggested: Verdict::Consult,
        recorded: Verdict::Allowed,
        motivation: "Reis van meer dan drie uur, vooraf besproken.".into(),
    }];
    let mut lekstroom = plan("Huisartsenpost Lekstroom", 725_500, 605_500);
    lekstroom.in_consultation = Cents(120_000);
    lekstroom.consultations = vec![OpenConsultation {
        project_number: "LS-27-02".into(),
        about: "Herziening crisisplan".into(),
        requested: Some(Cents(120_000)),
        with_whom: "mevrouw A. van den Berg".into(),
        question: "Is dit eenmalig, en voor welk thema?".into(),
        answer_due: Some(day("2026-11-27")),
    }];
    lekstroom.shortcomings = vec!["Te laat ontvangen, op 3 november 2026.".into()];
    let mut maarten = plan("Stichting Sint Maarten VVT", 1_250_000, 1_250_000);
    maarten.covenant = false;
    maarten.agreed_on = Some(day("2026-11-17"));
    AdviceFacts {
        office: "Netwerkbureau Rijn & Heuvelrug".into(),
        colour: [0x0e, 0x46, 0x5d],
        adviser: "Sanne Verhoef".into(),
        plan_year: 2027,
        dated: day("2026-11-21"),
        guides: vec!["Referentiegids OTO-gelden van november 2025".into()],
        own_sources: vec!["Catering bij oefeningen (Regiobeleid 2026, 2.1)".into()],
        plans: vec![lekstroom, maarten, vecht],
        not_judged: vec![NotJudged {
            partner: "RAV Utrechtse Waarden".into(),
            requested: Cents(8_620_000),
            lines: 12,
        }],
        missing: vec!["GGD Eemkring".into()],
        reserved: Some(Reserved {
            amount: Some(Cents(4_600_000)),
        }),
    }
}

/// A whole region: 34 plans, some with cuts.
fn region() -> AdviceFacts {
    let mut facts = facts();
    let pattern = facts.plans.clone();
    facts.plans = (0..34)
        .map(|at| {
            let mut plan = pattern[at % 3].clone();
            plan.partner = format!("{} {}", plan.partner, at + 1);
            plan
        })
        .collect();
    facts
}

fn bytes(facts: &AdviceFacts) -> Vec<u8> {
    let advice = compose::roaz_advice(facts);
    let pages = layout::lay_out(&advice).unwrap();
    let meta = Meta {
        title: advice.title,
        author: facts.office.clone(),
        date: facts.dated,
    };
    pdf::write(&[pages], &meta).unwrap()
}

#[test]
fn the_list_says_what_its_golden_says() {
    golden_text("roaz/lijst.txt", &compose::roaz_advice(&facts()).text());
    let nothing = AdviceFacts {
        plan_year: 2027,
        guides: facts().guides,
        dated: day("2026-11-21"),
        ..AdviceFacts::default()
    };
    golden_text("roaz/leeg.txt", &compose::roaz_advice(&nothing).text());
}

#[test]
fn the_list_looks_like_the_reference() {
    let made = bytes(&facts());
    keep("roaz-advies", &made);
    for (at, page) in preview::pages(&made, SCALE).unwrap().iter().enumerate() {
        let file = format!("roaz/lijst-{}.png", at + 1);
        golden_picture(&file, page.width, page.height, &page.rgba);
    }
}

#[test]
fn a_whole_region_runs_over_pages_with_the_header_on_each() {
    let facts = region();
    let pages = layout::lay_out(&compose::roaz_advice(&facts)).unwrap();
    check_inside(&pages);
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let said = bare(&content(&pages));
    for plan in &facts.plans {
        assert!(said.contains(&bare(&plan.partner)), "{}", plan.partner);
    }
    let made = bytes(&facts);
    keep("roaz-advies-34", &made);
    assert_eq!(made, bytes(&facts), "the same facts, the same bytes");
    let shown = preview::pages(&made, SCALE).unwrap();
    assert!(shown.len() > 3, "{}", shown.len());
    let second = &shown[1];
    golden_picture(
        "roaz/regio-2.png",
        second.width,
        second.height,
        &second.rgba,
    );
}

#[test]
fn totals_are_the_sums_of_the_rows_to_the_cent() {
    for facts in [facts(), region()] {
        let requested: Cents = facts.plans.iter().map(|it| it.requested).sum();
        let granted: Cents = facts.plans.iter().map(|it| it.granted).sum();
        let open: Cents = facts.plans.iter().map(|it| it.in_consultation).sum();
        let total = [requested, granted, requested - granted, open].map(plain_amount);
        let row = format!("Totaal | {}", total.join(" | "));
        let said = compose::roaz_advice(&facts).text();
        assert!(said.contains(&row), "{row}");
    }
}

#[test]
fn the_column_for_consultation_is_there_only_when_something_is_open() {
    let mut facts = facts();
    assert!(
        compose::roaz_advice(&facts)
            .text()
            .contains("Waarvan in overleg")
    );
    facts.plans.remove(0);
    let said = compose::roaz_advice(&facts).text();
    assert!(!said.contains("Waarvan in overleg"));
    assert!(said.contains("Er is geen overleg meer open."));
}

#[test]
fn a_fingerprint_changes_with_every_fact_that_shows() {
    let base = compose::roaz_advice(&facts()).fingerprint();
    let changes: [fn(&mut AdviceFacts); 11] = [
        |it| it.office.push('x'),
        |it| it.adviser.push('x'),
        |it| it.plan_year += 1,
        |it| it.own_sources[0].push('x'),
        |it| it.plans[2].granted = Cents(1),
        |it| it.plans[2].less[0].reason.push('x'),
        |it| it.plans[2].departures[0].recorded = Verdict::Conditional,
        |it| it.plans[0].consultations[0].question.push('x'),
        |it| it.plans[0].shortcomings[0].push('x'),
        |it| it.missing[0].push('x'),
        |it| it.reserved = None,
    ];
    for (at, change) in changes.iter().enumerate() {
        let mut changed = facts();
        change(&mut changed);
        let print = compose::roaz_advice(&changed).fingerprint();
        assert_ne!(print, base, "change {at}");
    }
}
