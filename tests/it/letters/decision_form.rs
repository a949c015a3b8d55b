//! The decision form: what it says, how it looks, and that nothing is lost or leaves the page.

use super::layout::{check_inside, content};
use super::sample::keep;
use crate::support::{data, golden_picture, golden_text};
use chrono::NaiveDate;
use oto_register::desk::{DecisionFormInput, decision_form, decision_form_facts};
use oto_register::letters::form_facts::{DecisionFormFacts, OwnDecision};
use oto_register::letters::letter::Letter;
use oto_register::letters::{compose, layout, preview};
use oto_register::rules::edition::{Guide, editions};
use oto_register::rules::tree::walk;
use serde::Deserialize;
use std::collections::BTreeMap;

const CASES: [&str; 3] = ["vaste-taak", "langste-pad", "zonder-formulier"];

/// Pixels per point of the pictures: 80 dots per inch.
const SCALE: f32 = 80.0 / 72.0;

#[derive(Deserialize)]
struct Case {
    antwoorden: BTreeMap<String, String>,
    #[serde(default)]
    formulier: Form,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Form {
    ingevuld_door: String,
    organisatie: String,
    activiteit: String,
}

fn guide() -> &'static Guide {
    editions().last().unwrap()
}

fn case(name: &str) -> (BTreeMap<String, String>, DecisionFormInput) {
    let text = std::fs::read_to_string(data(&format!("beslis/{name}.toml"))).unwrap();
    let case: Case = toml::from_str(&text).unwrap();
    let day: NaiveDate = "2026-11-21".parse().unwrap();
    let input = DecisionFormInput {
        filled_in_by: case.formulier.ingevuld_door,
        organisation: case.formulier.organisatie,
        activity: case.formulier.activiteit,
        ..DecisionFormInput::blank(day)
    };
    (case.antwoorden, input)
}

fn facts(name: &str) -> DecisionFormFacts {
    let (answers, input) = case(name);
    let found = walk(guide().tree(), &answers).unwrap();
    decision_form_facts(guide(), &found, &input).unwrap()
}

fn form(name: &str) -> Letter {
    compose::decision_form(&facts(name))
}

fn bytes(name: &str, change: impl FnOnce(&mut DecisionFormInput)) -> Vec<u8> {
    let (answers, mut input) = case(name);
    change(&mut input);
    let found = walk(guide().tree(), &answers).unwrap();
    decision_form(guide(), &found, &input).unwrap()
}

#[test]
fn every_form_says_what_its_golden_says() {
    for name in CASES {
        golden_text(&format!("beslis/golden/{name}.txt"), &form(name).text());
        keep(&format!("beslisformulier-{name}"), &bytes(name, |_| {}));
    }
}

#[test]
fn the_form_looks_like_the_reference() {
    for name in CASES {
        let pages = preview::pages(&bytes(name, |_| {}), SCALE).unwrap();
        for (at, page) in pages.iter().enumerate() {
            let file = format!("beslis/golden/{name}-{}.png", at + 1);
            golden_picture(&file, page.width, page.height, &page.rgba);
        }
    }
}

#[test]
fn a_short_path_is_signed_on_the_page_that_it_stands_on() {
    let pages = layout::lay_out(&form("vaste-taak")).unwrap();
    // The second page is the annex.
    assert_eq!(pages.pages.len(), 2);
}

#[test]
fn every_passage_is_named_and_summarised() {
    for name in CASES {
        let facts = facts(name);
        assert!(!facts.cited.is_empty());
        let said = form(name).text();
        for cited in &facts.cited {
            let row = format!("{} | {} | {}", cited.section, cited.title, cited.summary);
            assert!(said.contains(&row), "{row}");
        }
    }
}

#[test]
fn a_decision_that_is_known_takes_the_place_of_the_room_for_it() {
    let mut facts = facts("vaste-taak");
    facts.office = "Netwerkbureau Rijn & Heuvelrug".into();
    facts.own = OwnDecision {
        decision: "Toekennen voor één keer.".into(),
        reason: "Het profiel wordt dit jaar aangepast.".into(),
        name: "Sanne Verhoef".into(),
        date: "24 november 2026".into(),
    };
    let said = compose::decision_form(&facts).text();
    for words in [
        "Beslisformulier van Netwerkbureau Rijn & Heuvelrug",
        "Besluit: Toekennen voor één keer.",
        "Reden, als het besluit afwijkt van de conclusie: Het profiel wordt dit jaar aangepast.",
        "Naam adviseur: Sanne Verhoef",
        "Handtekening: ……",
        // The tree's own outcome stays as it was.
        "*Niet toegestaan.*",
    ] {
        assert!(said.contains(words), "{words}");
    }
}

#[test]
fn very_long_fields_run_on_and_lose_nothing() {
    for (name, count) in [("vaste-taak", 30), ("langste-pad", 900)] {
        let mut facts = facts(name);
        for field in &mut facts.fields {
            field.value = "slachtoffers ".repeat(count);
        }
        facts.office = "regio ".repeat(60);
        let pages = layout::lay_out(&compose::decision_form(&facts)).unwrap();
        check_inside(&pages);
        let said = content(&pages).matches("slachtoffers").count();
        assert_eq!(said, count * facts.fields.len());
    }
}

#[test]
fn an_office_beyond_all_measure_is_an_error() {
    let mut facts = facts("vaste-taak");
    facts.office = "regio ".repeat(2000);
    let error = layout::lay_out(&compose::decision_form(&facts)).unwrap_err();
    assert_eq!(error, layout::Error::HeadTooLong);
}

#[test]
fn a_fingerprint_changes_with_every_fact_that_shows() {
    let base = form("langste-pad").fingerprint();
    assert_eq!(base, form("langste-pad").fingerprint());
    let changes: [fn(&mut DecisionFormFacts); 8] = [
        |it| it.office.push('x'),
        |it| it.colour[0] += 1,
        |it| it.tree_title.push('x'),
        |it| it.fields[3].value.push('x'),
        |it| it.path[0].answer.push('x'),
        |it| it.conditions[0].push('x'),
        |it| it.cited[0].summary.push('x'),
        |it| it.own.decision.push('x'),
    ];
    for (at, change) in changes.iter().enumerate() {
        let mut facts = facts("langste-pad");
        change(&mut facts);
        let changed = compose::decision_form(&facts).fingerprint();
        assert_ne!(changed, base, "change {at}");
    }
}
