//! Verdicts and reasons in Dutch.

use super::{answers, guide};
use oto_register::domain::decision::Outcome;
use oto_register::domain::region::{RegionPolicy, RegionRule, RuleEffect, RuleScope};
use oto_register::domain::verdict::{Answer, CheckEffect, Reason, Verdict};
use oto_register::domain::{Cents, CostKindId, PassageId};
use oto_register::rules::verdict::{LineCase, judge};
use oto_register::words::verdicts as words;
use std::collections::BTreeMap;

fn said(kind: Option<&str>, line: &[(&str, &str)], activity: &[(&str, &str)]) -> String {
    said_by(kind, line, activity, &RegionPolicy::default())
}

fn said_by(
    kind: Option<&str>,
    line: &[(&str, &str)],
    activity: &[(&str, &str)],
    region: &RegionPolicy,
) -> String {
    let kind = kind.map(CostKindId::from);
    let given = |pairs: &[(&str, &str)]| {
        let pairs: BTreeMap<String, String> = pairs
            .iter()
            .map(|(id, answer)| ((*id).to_owned(), (*answer).to_owned()))
            .collect();
        answers(&pairs)
    };
    let case = LineCase {
        kind: kind.as_ref(),
        requested: Cents(100_000),
        answers: &given(line),
        activity_answers: &given(activity),
        activity_kind: None,
        partner_kind: None,
        year: 2027,
        tree: &[],
    };
    words::reasons(&judge(&case, guide(), region))
}

#[test]
fn reasons_read_as_sentences() {
    let cases = [
        (
            said(Some("catering"), &[], &[]),
            "De gids staat “Catering” toe zonder verdere voorwaarden.",
        ),
        (
            said(Some("training-extern"), &[], &[]),
            "Er zijn nog 4 vragen open voor “Training door een externe aanbieder”.",
        ),
        (
            said(
                Some("locatie-extern"),
                &[("externe-locatie-nodig", "ja")],
                &[],
            ),
            "Aan alle voorwaarden voor “Externe locatie” is voldaan.",
        ),
        (
            said(Some("locatie-extern"), &[], &[]),
            "Nog te beantwoorden voor “Externe locatie”: “Is een externe locatie nodig omdat een plek zonder kosten niet voldoet?”",
        ),
        (
            said(Some("vacatiegeld"), &[], &[]),
            "De gids vergoedt “Vacatiegeld” niet. Er is geen vacatiegeld voor het meedoen aan OTO-activiteiten, en ook niet voor de overleggen daaromheen.",
        ),
        (
            said(Some("training-extern"), &[("offerte-vooraf", "nee")], &[]),
            "Het antwoord op de vraag “Is de offerte er voordat de activiteit plaatsvindt?” is nee.",
        ),
        (
            said(
                Some("training-extern"),
                &[("offerte-vooraf", "nee"), ("offerte-fasen", "nee")],
                &[],
            ),
            "Het antwoord is nee op de vragen “Is de offerte er voordat de activiteit plaatsvindt?” en “Splitst de offerte het werk in voorbereiding, uitvoering en evaluatie?”.",
        ),
        (
            said(
                Some("nl-verblijf-deelnemers"),
                &[("reis-rechtvaardigt-verblijf", "ja")],
                &[],
            ),
            "Nog niet bekend is het antwoord op de vraag “Is er vooraf overlegd en stemt de adviseur in met de overnachting?”",
        ),
        (
            said(Some("gewijzigde-invulling"), &[], &[]),
            "De gids laat het oordeel over “Andere invulling van een goedgekeurde activiteit” aan de adviseur. Nog te beantwoorden voor “Andere invulling van een goedgekeurde activiteit”: “Heeft de adviseur de andere invulling na overleg goedgekeurd?”",
        ),
        (
            said(
                Some("catering"),
                &[],
                &[("geen-gewone-bedrijfsvoering", "nee")],
            ),
            "Het antwoord op de vraag “Staat de activiteit los van gewone bedrijfsvoering en gewone BHV?” is nee. De instelling betaalt dit zelf.",
        ),
        (
            said(None, &[], &[]),
            "Er is nog geen kostensoort gekozen; kies er een om de post te beoordelen.",
        ),
        (
            said(Some("ruimtereizen"), &[], &[]),
            "De gids kent de kostensoort “ruimtereizen” niet; kies een soort uit de lijst.",
        ),
    ];
    for (found, expected) in cases {
        assert_eq!(found, expected);
    }
}

#[test]
fn a_narrowing_rule_of_the_region_says_that_it_is_the_regions() {
    let region = RegionPolicy {
        rules: vec![RegionRule {
            id: "rh-1".to_owned(),
            title: "Sobere catering".to_owned(),
            reason: "De regio vergoedt alleen sobere catering.".to_owned(),
            applies: RuleScope::default(),
            effect: RuleEffect::AtBest(Verdict::Consult),
            passages: vec![PassageId::from("rh-1")],
        }],
        ..RegionPolicy::default()
    };
    assert_eq!(
        said_by(Some("catering"), &[], &[], &region),
        "De eigen regel van de regio “Sobere catering” is hier strenger dan de gids, waar het oordeel “toegestaan” zou zijn. De regio vergoedt alleen sobere catering."
    );
}

#[test]
fn labels_are_those_of_the_screens() {
    assert_eq!(
        Verdict::ALL.map(words::verdict),
        [
            "Toegestaan",
            "Onder voorwaarden",
            "In overleg",
            "Niet toegestaan"
        ]
    );
    assert_eq!(words::answer(Some(Answer::Unknown)), "Weet niet");
    assert_eq!(words::answer(None), "Niet beantwoord");
    assert_eq!(
        Outcome::ALL.map(words::outcome),
        ["Toegekend", "Deels toegekend", "In overleg", "Afgewezen"]
    );
    assert_eq!(words::check_effect(CheckEffect::Blocks), "Houdt tegen");
}

#[test]
fn one_reason_alone_reads_the_same() {
    let reason = Reason::ConditionUnknown {
        question: "Klopt het?".to_owned(),
    };
    assert_eq!(
        words::reason(&reason),
        "Nog niet bekend is het antwoord op de vraag “Klopt het?”"
    );
}
