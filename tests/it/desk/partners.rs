//! Who a file is from: names that are known, that resemble one, that are new; and lists of partners.

use super::world::{World, day};
use oto_register::desk::partner_match::{PartnerMatch, find, propose_code};
use oto_register::desk::{Error, PartnerChange};
use oto_register::domain::PartnerId;
use oto_register::domain::partner::{Address, Contact, NewPartner, Partner, PartnerKind};
use oto_register::storage;
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
    code: Vec<CodeCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    why: String,
    register: Vec<String>,
    name: String,
    expected: String,
    partner: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodeCase {
    name: String,
    taken: Vec<String>,
    expected: String,
}

fn cases() -> Cases {
    let text = std::fs::read_to_string(crate::support::data("desk/partners.toml")).unwrap();
    toml::from_str(&text).unwrap()
}

fn partner(name: &str) -> Partner {
    Partner {
        id: PartnerId(1),
        code: "AA".to_owned(),
        name: name.to_owned(),
        kind: None,
        kind_name: String::new(),
        address: Address::default(),
        contact: Contact::default(),
        active: true,
        notes: String::new(),
        merged_into: None,
    }
}

#[test]
fn a_name_in_a_file_is_known_resembles_one_or_is_new() {
    for case in cases().case {
        let partners: Vec<Partner> = case.register.iter().map(|name| partner(name)).collect();
        let (found, who) = match find(Some(&case.name), &partners) {
            PartnerMatch::Known(known) => ("known", Some(known.name)),
            PartnerMatch::Resembles { existing, .. } => ("resembles", Some(existing.name)),
            PartnerMatch::New { .. } => ("new", None),
            PartnerMatch::Unnamed => ("unnamed", None),
        };
        let expected = (case.expected.as_str(), case.partner);
        assert_eq!((found, who), expected, "{}", case.why);
    }
}

#[test]
fn a_new_partner_gets_a_free_code() {
    for case in cases().code {
        let taken = case.taken.iter().cloned().collect();
        let code = propose_code(&case.name, &taken);
        assert_eq!(code, case.expected, "{} beside {:?}", case.name, case.taken);
    }
}

#[test]
fn codes_do_not_run_out() {
    let mut taken = std::collections::BTreeSet::new();
    for _ in 0..1000 {
        let code = propose_code("Huisartsenpost Lekstroom", &taken);
        assert!((2..=4).contains(&code.len()) && code.bytes().all(|it| it.is_ascii_uppercase()));
        assert!(taken.insert(code));
    }
}

fn list() -> Vec<NewPartner> {
    vec![
        NewPartner {
            code: "ZV".to_owned(),
            name: "Ziekenhuis De Vecht".to_owned(),
            kind: Some(PartnerKind::Hospital),
            covenant_from: Some(day("2024-01-01")),
            ..NewPartner::default()
        },
        NewPartner {
            name: "GGD Kromme Rijn".to_owned(),
            contact: Contact {
                name: "mw. A. Bakker".to_owned(),
                ..Contact::default()
            },
            ..NewPartner::default()
        },
    ]
}

#[test]
fn a_list_taken_over_twice_changes_nothing_the_second_time() {
    let mut world = World::new();
    let first = world.desk.import_partners(&list()).unwrap();
    assert!(matches!(first[0], PartnerChange::Added { .. }));
    let before = (
        world.desk.store().partners().unwrap(),
        world.desk.store().operations(50).unwrap().len(),
    );
    let second = world.desk.import_partners(&list()).unwrap();
    let same = |it: &PartnerChange| matches!(it, PartnerChange::Same { .. });
    assert!(second.iter().all(same), "{second:?}");
    let after = (
        world.desk.store().partners().unwrap(),
        world.desk.store().operations(50).unwrap().len(),
    );
    assert_eq!(before, after);
}

#[test]
fn an_empty_field_in_a_list_leaves_what_the_register_knows() {
    let mut world = World::new();
    world.desk.import_partners(&list()).unwrap();
    let bare = [NewPartner {
        name: "ggd kromme rijn".to_owned(),
        ..NewPartner::default()
    }];
    world.desk.import_partners(&bare).unwrap();
    let id = world.desk.partner_id("GGD Kromme Rijn").unwrap();
    let kept = world.desk.store().partner(id).unwrap();
    assert_eq!(kept.contact.name, "mw. A. Bakker");
    assert_eq!(kept.code, "KR");
}

#[test]
fn a_covenant_that_a_list_adds_is_told_as_a_change() {
    let mut world = World::new();
    world.desk.import_partners(&list()).unwrap();
    let mut bound = list();
    bound[1].covenant_from = Some(day("2025-01-01"));
    let changes = world.desk.compare_partners(&bound).unwrap();
    assert!(matches!(changes[1], PartnerChange::Changed { .. }));
    world.desk.import_partners(&bound).unwrap();
    let id = world.desk.partner_id("GGD Kromme Rijn").unwrap();
    let store = world.desk.store();
    assert!(!store.has_covenant(id, day("2024-12-31")).unwrap());
    assert!(store.has_covenant(id, day("2025-01-01")).unwrap());
}

#[test]
fn a_code_that_a_later_row_claims_is_not_given_to_an_earlier_one() {
    let mut world = World::new();
    let list = [
        NewPartner {
            name: "GGD Kromme Rijn".to_owned(),
            ..NewPartner::default()
        },
        NewPartner {
            code: "KR".to_owned(),
            name: "Ziekenhuis Koningin Regentes".to_owned(),
            ..NewPartner::default()
        },
    ];
    world.desk.import_partners(&list).unwrap();
    let codes: Vec<String> = world
        .desk
        .store()
        .partners()
        .unwrap()
        .into_iter()
        .map(|it| format!("{} {}", it.code, it.name))
        .collect();
    assert_eq!(
        codes,
        ["KRO GGD Kromme Rijn", "KR Ziekenhuis Koningin Regentes"]
    );
}

#[test]
fn a_list_with_a_code_that_another_partner_has_takes_over_nothing() {
    let mut world = World::new();
    world.desk.import_partners(&list()).unwrap();
    let before = world.desk.store().partners().unwrap();
    let clash = [
        NewPartner {
            name: "Nieuw een".to_owned(),
            ..NewPartner::default()
        },
        NewPartner {
            code: "ZV".to_owned(),
            name: "Nieuw twee".to_owned(),
            ..NewPartner::default()
        },
    ];
    let refused = world.desk.import_partners(&clash);
    assert!(
        matches!(refused, Err(Error::Storage(storage::Error::Taken(_)))),
        "{refused:?}"
    );
    assert_eq!(world.desk.store().partners().unwrap(), before);
}
