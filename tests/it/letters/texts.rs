//! The sentences: what a region may write in them, and what is wrong when it does not fit.

use super::sample::*;
use crate::support::data;
use oto_register::letters::compose::{self, Error};
use oto_register::letters::texts::{
    EmptyField, Field, Scope, Sentence, TextProblem, Texts, condition_in_words,
    conditions_with_words, defaults, fields_of,
};
use std::collections::{BTreeMap, BTreeSet};

fn own(id: &str, text: &str) -> BTreeMap<String, String> {
    BTreeMap::from([(id.to_owned(), text.to_owned())])
}

/// The only problem of this one sentence, with the character at which it stands.
fn problem(id: &str, text: &str) -> (usize, TextProblem) {
    let errors = Texts::with_overrides(&own(id, text)).unwrap_err();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0].sentence, id);
    (errors[0].at, errors[0].problem.clone())
}

#[test]
fn every_sentence_has_a_default_exactly_once() {
    let given: Vec<Sentence> = defaults().iter().map(|it| it.sentence).collect();
    let all: BTreeSet<Sentence> = Sentence::ALL.iter().copied().collect();
    assert_eq!(given.iter().copied().collect::<BTreeSet<_>>(), all);
    assert_eq!(given.len(), all.len());
    assert!(defaults().iter().all(|it| !it.when.is_empty()));
    Texts::standard().unwrap();
}

#[test]
fn every_field_can_be_used_somewhere() {
    let used: BTreeSet<Field> = Scope::ALL.iter().flat_map(|it| it.fields()).collect();
    assert_eq!(used.len(), Field::ALL.len());
}

#[test]
fn an_unknown_field_is_named_with_its_place_and_the_fields_there_are() {
    let errors = Texts::with_overrides(&own("slot.wens", "Succes, {partner.naem}.")).unwrap_err();
    let field = "partner.naem".to_owned();
    assert_eq!(errors[0].problem, TextProblem::UnknownField { field });
    assert_eq!(errors[0].at, 9);
    assert!(errors[0].known.contains(&"partner.naam"));
}

#[test]
fn a_field_of_an_activity_cannot_stand_in_a_sentence_about_the_letter() {
    let field = "activiteit.naam".to_owned();
    let expected = (1, TextProblem::FieldNotHere { field });
    assert_eq!(problem("slot.groet", "{activiteit.naam}"), expected);
}

#[test]
fn braces_and_stars_must_close() {
    assert_eq!(
        problem("slot.groet", "Dag {partner.naam").1,
        TextProblem::UnclosedBrace
    );
    assert_eq!(
        problem("slot.groet", "Dag {a {partner.naam}"),
        (5, TextProblem::UnclosedBrace)
    );
    assert_eq!(problem("slot.groet", "Dag }"), (5, TextProblem::StrayBrace));
    assert_eq!(
        problem("slot.groet", "é *vet"),
        (3, TextProblem::UnclosedBold)
    );
}

#[test]
fn an_unknown_sentence_is_an_error() {
    let expected = (1, TextProblem::UnknownSentence);
    assert_eq!(problem("slot.groetjes", "Dag"), expected);
}

#[test]
fn a_sentence_that_is_needed_cannot_be_empty() {
    assert_eq!(problem("slot.groet", "  "), (1, TextProblem::Empty));
    Texts::with_overrides(&own("slot.namens", "")).unwrap();
}

#[test]
fn all_faults_of_all_sentences_are_told_at_once() {
    let mut texts = own("slot.groet", "{x} en {y}");
    texts.extend(own("slot.wens", "*"));
    assert_eq!(Texts::with_overrides(&texts).unwrap_err().len(), 3);
}

#[test]
fn doubled_braces_and_stars_are_ordinary_characters() {
    let texts = Texts::with_overrides(&own("slot.groet", "{{Dag}} ** *{plan.jaar}*")).unwrap();
    let letter = compose::approval(&facts("rav"), &texts).unwrap();
    assert_eq!(letter.closing.unwrap().greeting[0].words(), "{Dag} * 2027");
}

#[test]
fn a_value_cannot_turn_bold_on() {
    let mut facts = facts("rav");
    facts.recipient.name = "RAV *Ster* {plan.jaar}".into();
    assert!(
        letter(&facts)
            .text()
            .contains("van RAV *Ster* {plan.jaar}. U vraagt")
    );
    keep("sterren", &bytes(&facts));
}

#[test]
fn the_regions_own_sentence_replaces_ours() {
    let texts = own(
        "slot.wens",
        "Fijn jaar, {partner.naam}: {aantal.activiteiten}.",
    );
    let texts = Texts::with_overrides(&texts).unwrap();
    let text = compose::approval(&facts("rav"), &texts).unwrap().text();
    assert!(text.contains("Fijn jaar, RAV Utrechtse Waarden: acht activiteiten."));
    assert!(!text.contains("Wij wensen u veel succes"));
}

#[test]
fn a_field_that_is_empty_in_this_letter_is_an_error() {
    let texts = Texts::with_overrides(&own("slot.wens", "Tot {plan.akkoord}.")).unwrap();
    let mut facts = facts("rav");
    facts.agreed_on = None;
    let expected = Error::Empty(EmptyField {
        sentence: Sentence::Wish,
        field: Field::PlanAgreed,
    });
    assert_eq!(compose::approval(&facts, &texts).unwrap_err(), expected);
}

#[test]
fn an_editor_can_ask_which_fields_a_sentence_may_use() {
    assert!(fields_of(Sentence::LinesNothing).contains(&"regels.omschrijving"));
    assert!(fields_of(Sentence::LinesNothing).contains(&"activiteit.naam"));
    assert!(fields_of(Sentence::LinesNothing).contains(&"partner.naam"));
    assert!(!fields_of(Sentence::Greeting).contains(&"regels.omschrijving"));
    assert_eq!(
        fields_of(Sentence::PageLabel),
        ["pagina.nummer", "pagina.totaal"]
    );
}

#[test]
fn every_condition_that_a_partner_must_meet_has_words() {
    let path = data("../../assets/guides/2025-11.toml");
    let guide: toml::Table = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut partner = BTreeSet::new();
    for kind in guide["cost_kind"].as_array().unwrap() {
        let conditions = kind.get("condition").or(kind.get("conditions"));
        for condition in conditions
            .and_then(|it| it.as_array())
            .into_iter()
            .flatten()
        {
            if condition["asked_of"].as_str() == Some("partner") {
                partner.insert(condition["id"].as_str().unwrap().to_owned());
            }
        }
    }
    // What is asked after the fact is no condition of a letter of approval.
    partner.remove("overschrijding-vooraf-contact");
    assert!(partner.len() > 30);
    let worded: BTreeSet<String> = conditions_with_words().map(str::to_owned).collect();
    assert_eq!(worded, partner);
    assert!(condition_in_words("uren-fasen").unwrap().ends_with('.'));
}
