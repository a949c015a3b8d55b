//! Two partners that turn out to be one: what moves, what stays, what refuses, and the way back.

use super::world::{PLAN, World, YEAR, day};
use oto_register::desk::partner_match::{PartnerMatch, Roll};
use oto_register::desk::{
    Error, MergeDetail, MergeLetter, MergeRequest, PartnerChange, PartnerForm, ReadRequest, Sending,
};
use oto_register::domain::PartnerId;
use oto_register::domain::covenant::Covenant;
use oto_register::domain::letter::LetterState;
use oto_register::domain::operation::Deed;
use oto_register::domain::partner::{NewPartner, PartnerFault, PartnerField, Signer};
use std::collections::BTreeSet;

fn add(world: &mut World, code: &str, name: &str, city: &str) -> PartnerId {
    let mut form = PartnerForm {
        code: code.to_owned(),
        name: name.to_owned(),
        ..PartnerForm::new()
    };
    form.address.city = city.to_owned();
    world.desk.save_partner(&form).unwrap()
}

/// `HAP Lekstroom` and `Huisartsenpost Lekstroom`.
fn doubles(world: &mut World) -> (PartnerId, PartnerId) {
    let short = add(world, "HL", "HAP Lekstroom", "");
    let long = add(world, "LS", "Huisartsenpost Lekstroom", "Nieuwegein");
    (short, long)
}

fn merge(stays: PartnerId, goes: PartnerId) -> MergeRequest {
    MergeRequest {
        stays,
        goes,
        taken: BTreeSet::new(),
    }
}

/// Everything that a merge could touch.
fn picture(world: &World) -> String {
    let store = world.desk.store();
    let partners = store.partners().unwrap();
    let rest: Vec<_> = partners
        .iter()
        .map(|it| {
            (
                store.covenants(it.id).unwrap(),
                store.signers(it.id).unwrap(),
                store.plans_of(it.id).unwrap(),
            )
        })
        .collect();
    format!(
        "{partners:#?} {:#?} {rest:#?}",
        store.merged_partners().unwrap()
    )
}

#[test]
fn names_that_resemble_each_other_are_proposed_until_they_are_kept_apart() {
    let mut world = World::new();
    let (short, long) = doubles(&mut world);
    add(&mut world, "ZL", "Ziekenhuis Lekstroom", "");
    add(&mut world, "GK", "GGD Kromme Rijn", "");
    let proposed = |world: &World| world.desk.partner_list(YEAR).unwrap().doubles;
    assert_eq!(proposed(&world), [(short, long)]);
    world.desk.keep_partners_apart(long, short).unwrap();
    assert_eq!(proposed(&world), []);
    let last = world.desk.undo_last().unwrap();
    assert_eq!(last.deed, Deed::KeepPartnersApart);
    assert_eq!(proposed(&world), [(short, long)]);
}

#[test]
fn a_merge_moves_all_and_one_undo_brings_all_back() {
    let mut world = World::with_region();
    let (short, long) = doubles(&mut world);
    let mut form = world.desk.partner_form(short).unwrap();
    form.covenants = vec![Covenant {
        from: day("2020-01-01"),
        until: None,
    }];
    form.signers = vec![Signer {
        name: "J. de Vries".to_owned(),
        function: "bestuurder".to_owned(),
    }];
    form.notes = "Belt liever.".to_owned();
    world.desk.save_partner(&form).unwrap();
    let plan = world.ready("HAP Lekstroom");
    let before = picture(&world);

    world.desk.merge_partners(&merge(long, short)).unwrap();
    let store = world.desk.store();
    let left: Vec<String> = store
        .partners()
        .unwrap()
        .into_iter()
        .map(|it| it.name)
        .collect();
    assert_eq!(left, ["Huisartsenpost Lekstroom"]);
    assert_eq!(store.plan(plan).unwrap().partner, long);
    let one = world.desk.partner_form(long).unwrap();
    assert_eq!(one.covenants, form.covenants);
    assert_eq!(one.signers, form.signers);
    assert_eq!(one.notes, "Belt liever.");
    assert_eq!(one.address.city, "Nieuwegein");
    assert!(world.sheet(plan).covenant);
    assert_eq!(world.letter(plan).partner, "Huisartsenpost Lekstroom");
    let number = &store.activities(plan).unwrap()[0].project_number;
    assert_eq!(number, "HL-27-01", "what was given stays");
    assert_eq!(world.desk.partner_list(YEAR).unwrap().doubles, []);
    let rows = world.desk.partner_rows(YEAR).unwrap();
    assert_eq!(
        rows.len(),
        1,
        "who was merged is not expected to hand in a plan"
    );

    let last = world.desk.undo_last().unwrap();
    assert_eq!(last.deed, Deed::MergePartners);
    assert_eq!(picture(&world), before);
}

#[test]
fn the_name_and_code_of_the_one_that_went_lead_to_the_one_that_stays() {
    let mut world = World::new();
    let (short, long) = doubles(&mut world);
    world.desk.merge_partners(&merge(long, short)).unwrap();
    assert_eq!(world.desk.partner_id("hap lekstroom").unwrap(), long);

    let reading = world.look("HAP Lekstroom", PLAN);
    match &reading.partner {
        PartnerMatch::Known(known) => assert_eq!(known.id, long),
        other => panic!("{other:?}"),
    }
    let plan = world.desk.accept(&reading).unwrap().plan;
    assert_eq!(world.desk.store().plan(plan).unwrap().partner, long);

    // A form that was mailed before the merge carries the old name and code.
    let old = world.desk.store().partner(short).unwrap();
    let form = world.desk.intake_form(YEAR, Some(&old)).unwrap();
    let path = world.file("formulier.xlsx");
    std::fs::write(&path, form).unwrap();
    let request = ReadRequest {
        year: Some(YEAR),
        ..ReadRequest::default()
    };
    match world.desk.look_at(&path, request).unwrap().partner {
        PartnerMatch::Known(known) => assert_eq!(known.id, long),
        other => panic!("{other:?}"),
    }

    // So does a list of partners: it changes details, not the name or the code.
    let list = [NewPartner {
        name: "HAP Lekstroom".to_owned(),
        code: "HL".to_owned(),
        notes: "Uit de oude lijst.".to_owned(),
        ..NewPartner::default()
    }];
    let changes = world.desk.import_partners(&list).unwrap();
    assert!(matches!(&changes[0], PartnerChange::Changed { details, .. } if details.len() == 1));
    let kept = world.desk.partner_form(long).unwrap();
    assert_eq!(
        (kept.name.as_str(), kept.code.as_str(), kept.notes.as_str()),
        ("Huisartsenpost Lekstroom", "LS", "Uit de oude lijst.")
    );
}

#[test]
fn a_chain_of_merges_leads_to_its_end() {
    let mut world = World::new();
    let (short, long) = doubles(&mut world);
    let last = add(&mut world, "SP", "Spoedpost Lekstroom", "");
    world.desk.merge_partners(&merge(long, short)).unwrap();
    world.desk.merge_partners(&merge(last, long)).unwrap();
    assert_eq!(world.desk.partner_id("HAP Lekstroom").unwrap(), last);
    let roll: Roll = world.desk.partner_roll().unwrap();
    assert_eq!(roll.named("hap lekstroom").unwrap().partner.id, last);
    let merged: Vec<&str> = roll.merged_into(last).collect();
    assert_eq!(merged, ["HAP Lekstroom", "Huisartsenpost Lekstroom"]);
    let again = world.desk.merge_partners(&merge(last, short));
    assert!(again.is_err(), "who was merged cannot be merged again");
    assert!(world.desk.merge_partners(&merge(last, last)).is_err());
}

#[test]
fn a_name_or_code_that_was_merged_is_not_given_to_another() {
    let mut world = World::new();
    let (short, long) = doubles(&mut world);
    world.desk.merge_partners(&merge(long, short)).unwrap();
    let taken = PartnerForm {
        code: "HL".to_owned(),
        name: "HAP Lekstroom".to_owned(),
        ..PartnerForm::new()
    };
    let into = || "Huisartsenpost Lekstroom".to_owned();
    match world.desk.save_partner(&taken) {
        Err(Error::PartnerFaults { faults, .. }) => assert_eq!(
            faults,
            [
                (
                    PartnerField::Name,
                    PartnerFault::NameMerged { into: into() }
                ),
                (
                    PartnerField::Code,
                    PartnerFault::CodeMerged { into: into() }
                ),
            ]
        ),
        other => panic!("{other:?}"),
    }
    // Nor does the register propose it.
    let id = add(&mut world, "", "HL", "");
    assert_ne!(world.desk.partner_form(id).unwrap().code, "HL");
}

#[test]
fn details_come_from_the_one_that_goes_where_asked_or_where_there_are_none() {
    let mut world = World::new();
    let (short, long) = doubles(&mut world);
    let mut form = world.desk.partner_form(short).unwrap();
    form.address.city = "IJsselstein".to_owned();
    form.contact.name = "mevrouw A. Bakker".to_owned();
    world.desk.save_partner(&form).unwrap();
    let request = MergeRequest {
        taken: BTreeSet::from([MergeDetail::Address]),
        ..merge(long, short)
    };
    world.desk.merge_partners(&request).unwrap();
    let one = world.desk.partner_form(long).unwrap();
    assert_eq!(one.address.city, "IJsselstein");
    assert_eq!(one.contact.name, "mevrouw A. Bakker");
}

#[test]
fn two_plans_of_one_year_refuse_a_merge_and_leave_everything() {
    let mut world = World::new();
    let (short, long) = doubles(&mut world);
    world.read_in("HAP Lekstroom", PLAN);
    world.read_in("Huisartsenpost Lekstroom", PLAN);
    let before = picture(&world);
    let look = world.desk.look_at_merge(short, long).unwrap();
    assert_eq!(look.clashes(), [YEAR]);
    match world.desk.merge_partners(&merge(long, short)) {
        Err(Error::CannotMerge { stays, goes, years }) => {
            assert_eq!(stays, "Huisartsenpost Lekstroom");
            assert_eq!(goes, "HAP Lekstroom");
            assert_eq!(years, [YEAR]);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(picture(&world), before);
}

#[test]
fn a_letter_that_was_sent_goes_along_and_stays_as_it_was() {
    let mut world = World::with_region();
    let (short, long) = doubles(&mut world);
    let plan = world.ready("HAP Lekstroom");
    let made = world.make(plan);
    let sending = Sending {
        on: day("2026-11-20"),
        channel: "post".to_owned(),
    };
    world.desk.mark_sent(plan, &sending).unwrap();
    let look = world.desk.look_at_merge(long, short).unwrap();
    assert_eq!(look.other.plans[0].letter, MergeLetter::Sent);
    assert_eq!(look.other.plans[0].activities, 2);
    world.desk.merge_partners(&merge(long, short)).unwrap();
    let letter = world.letter(plan);
    assert_eq!(letter.state, LetterState::Sent);
    assert_eq!(letter.partner, "Huisartsenpost Lekstroom");
    let row = letter.letter.unwrap();
    assert_eq!(row.pdf_sha256.as_ref(), Some(&made.sha256));
    assert_eq!(world.desk.inspect().unwrap(), []);
    world.desk.undo_last().unwrap();
    assert_eq!(world.letter(plan).partner, "HAP Lekstroom");
}
