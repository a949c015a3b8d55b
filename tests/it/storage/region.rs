//! The region's own choices come out as they went in, also after the register was closed.

use super::{act, create, open, place, reopened};
use oto_register::domain::Cents;
use oto_register::domain::partner::PartnerKind;
use oto_register::domain::plan::ActivityKind;
use oto_register::domain::region::*;
use oto_register::domain::verdict::Verdict;
use oto_register::storage::{KeptSetting, Store};
use std::collections::BTreeMap;

#[test]
fn a_region_comes_back_the_same() {
    let region = Region {
        name: "Rijn & Heuvelrug".to_owned(),
        office: "Netwerkbureau Rijn & Heuvelrug".to_owned(),
        code: "RH".to_owned(),
        letterhead: Letterhead {
            return_address: "Postbus 8042, 3503 RA  UTRECHT".to_owned(),
            visiting_address: vec!["Voorbeeldlaan 1".to_owned(), "3511 AA Utrecht".to_owned()],
            phone: "030 000 00 00".to_owned(),
            email: "oto@rijnheuvelrug.example".to_owned(),
            footer: "KvK 00000000".to_owned(),
            logo_png: Some(vec![0x89, 0x50, 0, 255]),
            colour: [0x0E, 0x46, 0xFF],
        },
        adviser: Adviser {
            name: "Noor Bakker".to_owned(),
            title: "adviseur".to_owned(),
            phone: "06 00 00 00 00".to_owned(),
            email: "noor@rijnheuvelrug.example".to_owned(),
            available: "van maandag tot en met donderdag".to_owned(),
        },
    };
    reopened(
        |store| act(store, |act| act.save_region(&region)),
        |store, ()| assert_eq!(store.region().unwrap(), region),
    );
}

#[test]
fn a_new_register_has_a_region_that_is_not_filled_in() {
    let store = Store::in_memory("Noor").unwrap();
    let letterhead = Letterhead {
        colour: [0x0E, 0x46, 0x5D],
        ..Letterhead::default()
    };
    assert_eq!(
        store.region().unwrap(),
        Region {
            letterhead,
            ..Region::default()
        }
    );
}

#[test]
fn signatories_come_back_with_the_default_first() {
    let person = |name: &str, default| (name.to_owned(), "voorzitter".to_owned(), default);
    reopened(
        |store| {
            act(store, |act| {
                act.save_signatories(&[person("A", false), person("B", true), person("C", false)])
            });
            act(store, |act| {
                act.save_signatories(&[person("A", false), person("B", true)])
            });
        },
        |store, ()| {
            let names: Vec<_> = store
                .signatories()
                .unwrap()
                .into_iter()
                .map(|who| (who.name, who.function, who.default))
                .collect();
            assert_eq!(names, [person("B", true), person("A", false)]);
        },
    );
}

#[test]
fn a_signatory_who_comes_back_keeps_the_number_that_letters_name() {
    let mut store = Store::in_memory("Noor").unwrap();
    let person = |name: &str| (name.to_owned(), String::new(), true);
    act(&mut store, |act| act.save_signatories(&[person("A")]));
    let first = store.signatories().unwrap();
    act(&mut store, |act| act.save_signatories(&[person("B")]));
    act(&mut store, |act| act.save_signatories(&[person("A")]));
    assert_eq!(store.signatories().unwrap(), first);
}

#[test]
fn a_setting_of_one_year_goes_before_that_of_every_year() {
    let kept = |name: &str, year, value: &str| KeptSetting {
        name: name.to_owned(),
        year,
        value: value.to_owned(),
    };
    let settings = [
        kept("plafond", None, "500000"),
        kept("termijn", None, "30"),
        kept("termijn", Some(2027), "60"),
    ];
    reopened(
        |store| {
            act(store, |act| {
                act.save_settings(&[kept("weg", None, "x"), kept("termijn", None, "1")])
            });
            act(store, |act| act.save_settings(&settings));
        },
        |store, ()| {
            assert_eq!(store.kept_settings().unwrap(), settings);
            assert_eq!(store.settings(2026).unwrap().text("termijn"), Some("30"));
            assert_eq!(store.settings(2027).unwrap().text("termijn"), Some("60"));
            assert_eq!(
                store.settings(2027).unwrap().cents("plafond"),
                Some(Cents(500_000))
            );
            assert_eq!(store.settings(2027).unwrap().text("weg"), None);
        },
    );
}

fn passages() -> Vec<RegionPassage> {
    let passage = |source: &RegionSource| RegionPassage {
        id: format!("regio-{}", source.code()).into(),
        section: "Meerjarenplan 2025–2028, 3.2".to_owned(),
        title: "Samen oefenen".to_owned(),
        summary: "Oefeningen met één partner gaan niet voor.".to_owned(),
        source: *source,
    };
    RegionSource::ALL.iter().rev().map(passage).collect()
}

fn rules() -> Vec<RegionRule> {
    let rule = |id: &str, applies, effect| RegionRule {
        id: id.to_owned(),
        title: "Zalen".to_owned(),
        reason: "De regio heeft eigen zalen.".to_owned(),
        applies,
        effect,
        passages: vec!["regio-afspraak".into(), "kosten-locatie".into()],
    };
    let narrow = RuleScope {
        cost_kinds: vec!["zaalhuur".into(), "catering".into()],
        activity_kinds: ActivityKind::ALL.to_vec(),
        partner_kinds: PartnerKind::ALL.to_vec(),
        above: Some(Cents(50_000)),
        from_year: Some(2027),
        until_year: Some(2028),
    };
    let condition = RuleEffect::Condition {
        id: "eigen-zaal".into(),
        question: "Is er geen zaal van de regio vrij?".to_owned(),
        if_no: Verdict::NotAllowed,
        if_unknown: Verdict::Consult,
    };
    vec![
        rule("z-eerst", narrow, condition),
        rule(
            "a-daarna",
            RuleScope::default(),
            RuleEffect::AtBest(Verdict::Conditional),
        ),
    ]
}

#[test]
fn passages_and_rules_of_the_region_come_back_in_their_order() {
    reopened(
        |store| {
            act(store, |act| {
                act.save_region_passages(&passages()[..2])?;
                act.save_region_rules(&rules()[1..])?;
                act.save_region_passages(&passages())?;
                act.save_region_rules(&rules())
            });
        },
        |store, ()| {
            assert_eq!(store.region_passages().unwrap(), passages());
            assert_eq!(store.region_rules().unwrap(), rules());
        },
    );
}

#[test]
fn a_rule_with_a_code_that_is_not_known_is_damage_and_not_a_wider_rule() {
    let (_folder, path) = place();
    act(&mut create(&path), |act| act.save_region_rules(&rules()));
    let conn = rusqlite::Connection::open(&path).unwrap();
    conn.execute("UPDATE region_rule SET partner_kinds = '[\"bakker\"]'", [])
        .unwrap();
    drop(conn);
    let outcome = open(&path).region_rules();
    assert!(
        matches!(outcome, Err(oto_register::storage::Error::Damaged(_))),
        "{outcome:?}"
    );
}

#[test]
fn sentences_of_letters_come_back_the_same() {
    let texts = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
        pairs
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    };
    let last = texts(&[
        ("aanhef", "Geachte {contact.naam},\n"),
        ("slot", "Met vriendelijke groet"),
    ]);
    reopened(
        |store| {
            act(store, |act| {
                act.save_letter_texts(&texts(&[("aanhef", "Beste"), ("weg", "x")]))
            });
            act(store, |act| act.save_letter_texts(&last));
        },
        |store, ()| assert_eq!(store.letter_texts().unwrap(), last),
    );
}
