//! One partner changed at once: its details, its covenant by year, who may sign, and what cannot be.

use super::world::{PLAN, World, YEAR, day};
use oto_register::desk::{Error, PartnerForm};
use oto_register::domain::PartnerId;
use oto_register::domain::covenant::{Covenant, binds, together, with_year};
use oto_register::domain::operation::Deed;
use oto_register::domain::partner::{
    Address, Contact, PartnerFault, PartnerField, PartnerKind, Signer,
};
use serde::Deserialize;

fn lekstroom() -> PartnerForm {
    PartnerForm {
        code: "hl".to_owned(),
        name: " HAP Lekstroom ".to_owned(),
        kind: Some(PartnerKind::Other),
        kind_name: "Spoedpost".to_owned(),
        address: Address {
            street: "Kade 4".to_owned(),
            postcode: "3431ab".to_owned(),
            city: "Nieuwegein".to_owned(),
        },
        contact: Contact {
            name: "mevrouw A. Bakker".to_owned(),
            salutation: "Geachte mevrouw Bakker".to_owned(),
            email: "a.bakker@lekstroom.example".to_owned(),
            phone: "030 123 45 67".to_owned(),
        },
        covenants: vec![Covenant {
            from: day("2020-01-01"),
            until: None,
        }],
        signers: vec![
            Signer {
                name: "J. de Vries".to_owned(),
                function: "bestuurder".to_owned(),
            },
            Signer::default(),
        ],
        notes: "Belt liever.".to_owned(),
        ..PartnerForm::new()
    }
}

fn named(name: &str) -> PartnerForm {
    PartnerForm {
        name: name.to_owned(),
        ..PartnerForm::new()
    }
}

fn faults(refused: Result<PartnerId, Error>) -> Vec<(PartnerField, PartnerFault)> {
    match refused {
        Err(Error::PartnerFaults { faults, .. }) => faults,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_form_that_is_kept_comes_back_tidied_and_goes_with_one_undo() {
    let mut world = World::new();
    let id = world.desk.save_partner(&lekstroom()).unwrap();
    let kept = world.desk.partner_form(id).unwrap();
    let expected = PartnerForm {
        id: Some(id),
        ..lekstroom().tidied()
    };
    assert_eq!(kept, expected);
    assert_eq!((kept.code.as_str(), kept.signers.len()), ("HL", 1));
    assert_eq!(kept.address.postcode, "3431 AB");
    let last = world.desk.store().operations(1).unwrap().remove(0);
    assert_eq!(
        (last.deed, last.subject.as_str()),
        (Deed::AddPartner, "HAP Lekstroom")
    );
    world.desk.undo_last().unwrap();
    assert_eq!(world.desk.store().partners().unwrap(), []);
    world.desk.redo_last().unwrap();
    assert_eq!(world.desk.partner_form(id).unwrap(), kept);
}

#[test]
fn a_change_of_every_detail_is_one_operation_that_one_undo_takes_back() {
    let mut world = World::new();
    let id = world.desk.save_partner(&lekstroom()).unwrap();
    let before = world.desk.partner_form(id).unwrap();
    let changed = PartnerForm {
        code: "LS".to_owned(),
        name: "Huisartsenpost Lekstroom".to_owned(),
        kind: Some(PartnerKind::Hap),
        kind_name: String::new(),
        covenants: vec![Covenant {
            from: day("2020-01-01"),
            until: Some(day("2026-12-31")),
        }],
        signers: vec![Signer {
            name: "M. Jansen".to_owned(),
            function: String::new(),
        }],
        active: false,
        ..before.clone()
    };
    world.desk.save_partner(&changed).unwrap();
    assert_eq!(world.desk.partner_form(id).unwrap(), changed);
    let operations = world.desk.store().operations(10).unwrap().len();
    world.desk.save_partner(&changed).unwrap();
    assert_eq!(
        world.desk.store().operations(10).unwrap().len(),
        operations,
        "nothing changed, so nothing is written down"
    );
    world.desk.undo_last().unwrap();
    assert_eq!(world.desk.partner_form(id).unwrap(), before);
}

#[test]
fn a_new_partner_without_a_code_gets_a_free_one() {
    let mut world = World::new();
    world.desk.save_partner(&lekstroom()).unwrap();
    let id = world.desk.save_partner(&named("GGD Heuvel Land")).unwrap();
    assert_eq!(world.desk.partner_form(id).unwrap().code, "HE");
}

#[test]
fn what_cannot_be_is_named_by_field_and_nothing_is_kept() {
    let mut world = World::new();
    world.desk.save_partner(&lekstroom()).unwrap();
    let wrong = PartnerForm {
        code: "HL".to_owned(),
        name: "hap  lekstroom!".to_owned(),
        address: Address {
            postcode: "0431 AB".to_owned(),
            ..Address::default()
        },
        contact: Contact {
            email: "bakker@lekstroom".to_owned(),
            ..Contact::default()
        },
        covenants: vec![Covenant {
            from: day("2027-01-01"),
            until: Some(day("2026-01-01")),
        }],
        signers: vec![Signer {
            name: String::new(),
            function: "bestuurder".to_owned(),
        }],
        ..PartnerForm::new()
    };
    let by = || "HAP Lekstroom".to_owned();
    assert_eq!(
        faults(world.desk.save_partner(&wrong)),
        [
            (PartnerField::Name, PartnerFault::NameTaken { by: by() }),
            (PartnerField::Code, PartnerFault::CodeTaken { by: by() }),
            (PartnerField::Postcode, PartnerFault::NotAPostcode),
            (PartnerField::Email, PartnerFault::NotAnEmail),
            (PartnerField::Covenant(0), PartnerFault::EndsBeforeItBegins),
            (PartnerField::Signer(0), PartnerFault::SignerWithoutName),
        ]
    );
    assert_eq!(world.desk.store().partners().unwrap().len(), 1);
    let nameless = PartnerForm {
        code: "A1".to_owned(),
        ..PartnerForm::new()
    };
    assert_eq!(
        faults(world.desk.save_partner(&nameless)),
        [
            (PartnerField::Name, PartnerFault::NameMissing),
            (PartnerField::Code, PartnerFault::NotACode),
        ]
    );
}

#[test]
fn every_fault_of_a_partner_has_words_that_end() {
    use oto_register::words::partners::fault;
    let by = || "HAP Lekstroom".to_owned();
    for it in [
        PartnerFault::NameMissing,
        PartnerFault::NameTaken { by: by() },
        PartnerFault::NameMerged { into: by() },
        PartnerFault::NotACode,
        PartnerFault::CodeTaken { by: by() },
        PartnerFault::CodeMerged { into: by() },
        PartnerFault::NotAPostcode,
        PartnerFault::NotAnEmail,
        PartnerFault::EndsBeforeItBegins,
        PartnerFault::PeriodsOverlap,
        PartnerFault::SignerWithoutName,
    ] {
        let words = fault(&it);
        assert!(words.ends_with('.') && words.len() > 20, "{words}");
    }
}

#[test]
fn a_new_code_leaves_the_project_numbers_that_were_given() {
    let mut world = World::new();
    let id = world.desk.save_partner(&lekstroom()).unwrap();
    let plan = world.read_in("HAP Lekstroom", PLAN);
    let numbers = |world: &World| -> Vec<String> {
        let all = world.desk.store().activities(plan).unwrap();
        all.into_iter().map(|it| it.project_number).collect()
    };
    assert_eq!(numbers(&world), ["HL-27-01", "HL-27-02"]);
    let form = world.desk.partner_form(id).unwrap();
    let renamed = PartnerForm {
        code: "LSM".to_owned(),
        ..form
    };
    world.desk.save_partner(&renamed).unwrap();
    assert_eq!(numbers(&world), ["HL-27-01", "HL-27-02"]);
}

#[test]
fn the_covenant_of_a_plan_follows_the_form_at_once() {
    let mut world = World::new();
    let id = world.desk.save_partner(&lekstroom()).unwrap();
    let plan = world.read_in("HAP Lekstroom", PLAN);
    assert!(world.sheet(plan).covenant);
    let mut form = world.desk.partner_form(id).unwrap();
    form.covenants = with_year(&form.covenants, YEAR, false);
    world.desk.save_partner(&form).unwrap();
    assert!(!world.sheet(plan).covenant);
    let list = world.desk.partner_list(YEAR).unwrap();
    assert!(!list.rows[0].covenant);
    assert!(world.desk.partner_list(YEAR - 1).unwrap().rows[0].covenant);
    assert_eq!(list.rows[0].plan, Some(plan));
}

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    why: String,
    periods: Vec<String>,
    year: i32,
    bound: bool,
    expected: Vec<String>,
}

/// `2020-01-01..2026-12-31`, or `2020-01-01..`.
fn period(text: &str) -> Covenant {
    let (from, until) = text.split_once("..").unwrap();
    Covenant {
        from: day(from),
        until: (!until.is_empty()).then(|| day(until)),
    }
}

#[test]
fn yes_or_no_for_a_year_adds_or_ends_a_period() {
    let text = std::fs::read_to_string(crate::support::data("desk/covenants.toml")).unwrap();
    let cases: Cases = toml::from_str(&text).unwrap();
    let read = |all: &[String]| -> Vec<Covenant> { all.iter().map(|it| period(it)).collect() };
    for case in cases.case {
        let before = read(&case.periods);
        let after = with_year(&before, case.year, case.bound);
        assert_eq!(after, read(&case.expected), "{}", case.why);
        assert_eq!(binds(&after, case.year), case.bound, "{}", case.why);
        for earlier in 2015..case.year {
            assert_eq!(
                binds(&after, earlier),
                binds(&before, earlier),
                "{}: {earlier}",
                case.why
            );
        }
    }
}

#[test]
fn periods_of_two_partners_that_touch_become_one() {
    let one = [period("2018-01-01..2020-12-31"), period("2025-01-01..")];
    let other = [
        period("2021-01-01..2022-06-30"),
        period("2025-03-01..2026-12-31"),
    ];
    assert_eq!(
        together(&one, &other),
        [period("2018-01-01..2022-06-30"), period("2025-01-01..")]
    );
}
