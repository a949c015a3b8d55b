//! Reading in: all or nothing, numbers that are never used again, mappings that are remembered.

use super::world::{PLAN, World, YEAR, day};
use oto_register::desk::partner_match::PartnerMatch;
use oto_register::desk::{Error, ReadRequest};
use oto_register::domain::PlanId;
use oto_register::domain::submission::{CellAnswer, CellRef, Doubt, Layout, Severity};
use oto_register::exchange::Mapping;
use std::collections::BTreeSet;

fn numbers(world: &World, plan: PlanId) -> Vec<String> {
    let sheet = world.sheet(plan);
    let all = sheet.activities.iter();
    all.map(|it| it.activity.project_number.clone()).collect()
}

#[test]
fn a_plan_is_kept_with_its_cells_and_its_file() {
    let mut world = World::new();
    let plan = world.read_in("Ziekenhuis Rijn en Utrecht", PLAN);
    let sheet = world.sheet(plan);
    assert_eq!(sheet.partner.code, "RU");
    assert_eq!(sheet.plan.received_on, day("2026-10-01"));
    assert_eq!(sheet.plan.edition.to_string(), "2025-11");
    assert_eq!(sheet.requested().0, 385_000 + 31_200 + 1_245_000 + 47_500);
    let cells: Vec<_> = sheet
        .lines()
        .map(|it| it.line.cell.cell.clone().unwrap())
        .collect();
    assert_eq!(cells, ["G2", "G3", "G4", "G5"]);
    assert_eq!(numbers(&world, plan), ["RU-27-01", "RU-27-02"]);
    let kept = &world.desk.store().submissions(plan).unwrap()[0];
    let bytes = world.desk.store().file(&kept.sha256).unwrap().unwrap();
    assert_eq!(bytes, PLAN.as_bytes());
}

#[test]
fn a_file_with_something_open_leaves_the_register_untouched() {
    let mut world = World::new();
    world.read_in("GGD Kromme Rijn", PLAN);
    let operations = world.desk.store().operations(50).unwrap().len();
    for wrong in [
        PLAN.replace("312,00", "1.250"),
        PLAN.replace("312,00", "n.t.b."),
    ] {
        let reading = world.look("Ziekenhuis De Vecht", &wrong);
        let refused = world.desk.accept(&reading);
        match refused {
            Err(Error::HeldUp { remarks, .. }) => {
                assert_eq!(remarks.len(), 1);
                assert_eq!(remarks[0].at.cell.as_deref(), Some("G3"));
            }
            other => panic!("{other:?}"),
        }
    }
    let store = world.desk.store();
    assert_eq!(store.partners().unwrap().len(), 1);
    assert_eq!(store.plans(YEAR).unwrap().len(), 1);
    assert_eq!(store.operations(50).unwrap().len(), operations);
}

#[test]
fn a_question_that_is_answered_is_read_in_as_answered() {
    let mut world = World::new();
    let reading = world.look("GGD Kromme Rijn", &PLAN.replace("312,00", "1.250"));
    let question = reading.remarks[0].clone();
    let mut request = reading.request.clone();
    request
        .answers
        .insert(question.at, CellAnswer::Use("1.250,00".to_owned()));
    let again = world.desk.look_again(reading.file, request).unwrap();
    assert!(again.can_be_accepted(), "{:?}", again.remarks);
    let plan = world.desk.accept(&again).unwrap().plan;
    let sheet = world.sheet(plan);
    let line = sheet
        .lines()
        .find(|it| it.line.text.contains("Catering"))
        .unwrap();
    assert_eq!(line.line.requested.0, 125_000);
}

#[test]
fn a_partner_that_resembles_one_is_asked_about_and_either_answer_holds() {
    let mut world = World::new();
    world.read_in("Huisartsenpost Lekstroom", PLAN);
    let reading = world.look("HAP Lekstroom", PLAN);
    assert!(matches!(reading.partner, PartnerMatch::Resembles { .. }));
    assert!(!reading.can_be_accepted());
    let answered = |answer: CellAnswer| {
        let mut request = reading.request.clone();
        request.answers.insert(CellRef::default(), answer);
        world
            .desk
            .look_again(reading.file.clone(), request)
            .unwrap()
    };
    let other = answered(CellAnswer::Confirm);
    assert!(matches!(other.partner, PartnerMatch::New { .. }));
    let same = answered(CellAnswer::Use("Huisartsenpost Lekstroom".to_owned()));
    assert!(matches!(same.partner, PartnerMatch::Known(_)));
    assert!(same.standing.is_some());
}

#[test]
fn the_same_file_twice_is_noted() {
    let mut world = World::new();
    world.read_in("GGD Kromme Rijn", PLAN);
    let reading = world.look("GGD Kromme Rijn", PLAN);
    let noted = reading
        .remarks
        .iter()
        .find(|it| it.doubt == Doubt::SameFileAsBefore);
    assert_eq!(noted.unwrap().severity, Severity::Notice);
    assert!(reading.can_be_accepted());
}

#[test]
fn a_project_number_in_the_partners_own_file_is_kept() {
    let mut world = World::new();
    let text = PLAN.replace("\n2;", "\nRU-27-07;");
    let plan = world.read_in("Ziekenhuis Rijn en Utrecht", &text);
    assert_eq!(numbers(&world, plan), ["RU-27-01", "RU-27-07"]);
    let more = format!("{text}3;Opleiding;Opleiding;01-05-2027;3;Inschrijfgeld;900,00\n");
    world.read_in("Ziekenhuis Rijn en Utrecht", &more);
    assert_eq!(numbers(&world, plan), ["RU-27-01", "RU-27-07", "RU-27-08"]);
}

#[test]
fn a_number_that_another_plan_has_is_not_given_twice() {
    let mut world = World::new();
    let text = PLAN.replace("\n1;", "\nXY-27-01;");
    let first = world.read_in("Ziekenhuis Rijn en Utrecht", &text);
    let second = world.read_in("GGD Kromme Rijn", &text);
    assert_eq!(numbers(&world, first)[0], "XY-27-01");
    assert_eq!(numbers(&world, second)[0], "KR-27-01");
}

#[test]
fn the_number_of_a_dropped_activity_is_never_given_again() {
    let mut world = World::new();
    let plan = world.read_in("Ziekenhuis Rijn en Utrecht", PLAN);
    let first_only: String = PLAN
        .lines()
        .take(3)
        .map(|line| format!("{line}\n"))
        .collect();
    world.read_in("Ziekenhuis Rijn en Utrecht", &first_only);
    let other = format!("{first_only}3;Opleiding;Opleiding;01-05-2027;3;Inschrijfgeld;900,00\n");
    world.read_in("Ziekenhuis Rijn en Utrecht", &other);
    assert_eq!(numbers(&world, plan), ["RU-27-01", "RU-27-03"]);
}

#[test]
fn a_number_that_was_undone_is_never_given_again() {
    let mut world = World::new();
    world.read_in("Ziekenhuis Rijn en Utrecht", PLAN);
    world.desk.undo_last().unwrap();
    assert_eq!(world.desk.store().plans(YEAR).unwrap(), []);
    let plan = world.read_in("Ziekenhuis Rijn en Utrecht", PLAN);
    assert_eq!(numbers(&world, plan), ["RU-27-03", "RU-27-04"]);
}

#[test]
fn project_numbers_are_unique_over_partners_and_years() {
    let mut world = World::new();
    let mut all = BTreeSet::new();
    let mut many = 0;
    for partner in [
        "Ziekenhuis Rijn en Utrecht",
        "Rijn Uithof",
        "RU",
        "GGD Kromme Rijn",
    ] {
        let plan = world.read_in(partner, PLAN);
        many += 2;
        all.extend(numbers(&world, plan));
    }
    assert_eq!(all.len(), many);
}

#[test]
fn a_mapping_given_once_is_used_for_the_next_file_of_that_source() {
    let odd = "Wat;Voor wie;Wanneer;Hoeveel\nTraining;Training;18-03-2027;100,00\n";
    let text = odd
        .replace("Wat;", "Onderdeel;")
        .replace("Hoeveel", "Zoveel");
    let mapping = Mapping::from_toml(
        "kop_rij = 1\n[kolommen]\nnaam = \"A\"\nsoort = \"B\"\ndatum = \"C\"\nbedrag = \"D\"\n",
    )
    .unwrap();
    let mut world = World::new();
    let path = world.file("een.csv");
    std::fs::write(&path, &text).unwrap();
    let request = ReadRequest {
        year: Some(YEAR),
        partner: Some("GGD Kromme Rijn".to_owned()),
        mapping: Some(mapping),
        ..ReadRequest::default()
    };
    let reading = world.desk.look_at(&path, request.clone()).unwrap();
    assert_eq!(reading.submission.layout, Layout::Mapped);
    assert!(reading.can_be_accepted(), "{:?}", reading.remarks);
    world.desk.accept(&reading).unwrap();

    let next = world.file("twee.csv");
    std::fs::write(&next, text.replace("100,00", "250,00")).unwrap();
    let unaided = ReadRequest {
        mapping: None,
        partner: Some("RAV Utrechtse Waarden".to_owned()),
        ..request
    };
    let reading = world.desk.look_at(&next, unaided.clone()).unwrap();
    assert_eq!(reading.submission.layout, Layout::Mapped);
    assert_eq!(reading.submission.total().0, 25_000);
    assert!(reading.mapping().is_some());

    let fresh = World::new();
    let strange = fresh.desk.look_at(&next, unaided).unwrap();
    assert_ne!(strange.submission.layout, Layout::Mapped);
}

#[test]
fn a_year_without_a_guide_is_refused_at_the_first_look() {
    let world = World::new();
    let path = world.file("oud.csv");
    std::fs::write(&path, PLAN).unwrap();
    let request = ReadRequest {
        year: Some(2019),
        partner: Some("GGD Kromme Rijn".to_owned()),
        ..ReadRequest::default()
    };
    let refused = world.desk.look_at(&path, request);
    assert!(matches!(refused, Err(Error::NoEdition { year: 2019 })));
}

#[test]
fn our_own_form_comes_back_as_the_partner_it_was_made_for() {
    let mut world = World::new();
    world.read_in("Ziekenhuis De Vecht", PLAN);
    let id = world.desk.partner_id("Ziekenhuis De Vecht").unwrap();
    let partner = world.desk.store().partner(id).unwrap();
    let path = world.file("formulier.xlsx");
    let form = world.desk.intake_form(YEAR, Some(&partner)).unwrap();
    std::fs::write(&path, form).unwrap();
    let request = ReadRequest {
        year: Some(YEAR),
        ..ReadRequest::default()
    };
    let reading = world.desk.look_at(&path, request).unwrap();
    assert_eq!(reading.submission.layout, Layout::IntakeForm);
    match &reading.partner {
        PartnerMatch::Known(known) => assert_eq!(known.id, id),
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_undo_takes_a_whole_reading_back() {
    let mut world = World::new();
    world.read_in("GGD Kromme Rijn", PLAN);
    let before = world.desk.store().partners().unwrap();
    world.read_in("Ziekenhuis De Vecht", PLAN);
    let undone = world.desk.undo_last().unwrap();
    assert_eq!(undone.subject, "Ziekenhuis De Vecht");
    assert_eq!(world.desk.store().partners().unwrap(), before);
    assert_eq!(world.desk.store().plans(YEAR).unwrap().len(), 1);
}

#[test]
fn nothing_to_undo_is_said() {
    let mut world = World::new();
    assert!(matches!(world.desk.undo_last(), Err(Error::NothingToUndo)));
    world.read_in("GGD Kromme Rijn", PLAN);
    world.desk.undo_last().unwrap();
    assert!(matches!(world.desk.undo_last(), Err(Error::NothingToUndo)));
}

#[test]
fn what_is_read_in_together_is_taken_back_together() {
    let mut world = World::new();
    world.read_in("GGD Kromme Rijn", PLAN);
    let mut first = None;
    for partner in [
        "Ziekenhuis De Vecht",
        "RAV Utrechtse Waarden",
        "HAP Lekstroom",
    ] {
        let reading = world.look(partner, PLAN);
        let accepted = world.desk.accept_with(&reading, first).unwrap();
        first = first.or(Some(accepted.operation));
    }
    let all = world.desk.store().plans(YEAR).unwrap();
    let undone = world.desk.undo_last().unwrap();
    assert_eq!(
        oto_register::words::operations::whole(&undone),
        "3 jaarplannen ingelezen"
    );
    assert_eq!(world.desk.store().plans(YEAR).unwrap().len(), 1);
    assert_eq!(world.desk.store().partners().unwrap().len(), 1);
    let redone = world.desk.redo_last().unwrap();
    assert_eq!(redone.together, 3);
    assert_eq!(world.desk.store().plans(YEAR).unwrap(), all);
    world.desk.undo_last().unwrap();
    assert_eq!(world.desk.store().plans(YEAR).unwrap().len(), 1);
    world.desk.undo_last().unwrap();
    assert_eq!(world.desk.store().plans(YEAR).unwrap().len(), 0);
    assert_eq!(world.desk.store().broken_link().unwrap(), None);
    assert_eq!(world.desk.store().altered_rows().unwrap(), []);
}

#[test]
fn all_that_belongs_together_stays_when_one_of_it_cannot_be_taken_back() {
    let mut world = World::with_region();
    let mut first = None;
    let mut plans = Vec::new();
    for partner in ["Ziekenhuis De Vecht", "RAV Utrechtse Waarden"] {
        let reading = world.look(partner, PLAN);
        let accepted = world.desk.accept_with(&reading, first).unwrap();
        first = first.or(Some(accepted.operation));
        plans.push(accepted.plan);
    }
    // The second now has a later version that the batch knows nothing of.
    let later = PLAN.replace("475,00", "500,00");
    world.read_in("RAV Utrechtse Waarden", &later);
    world.desk.undo_last().unwrap();
    let alone = world.look("RAV Utrechtse Waarden", &later);
    world.desk.accept(&alone).unwrap();
    let line = world.line(plans[0], "Externe trainer");
    world.decide(
        plans[0],
        super::world::granted(line, oto_register::domain::Cents(385_000)),
    );
    world.desk.undo_last().unwrap();
    world.desk.undo_last().unwrap();
    assert_eq!(world.desk.store().plans(YEAR).unwrap().len(), 2);
    world.desk.undo_last().unwrap();
    assert_eq!(world.desk.store().plans(YEAR).unwrap().len(), 0);
}

#[test]
fn how_a_plan_was_handed_in_can_be_changed_afterwards() {
    use oto_register::desk::PlanReceipt;
    let mut world = World::new();
    let plan = world.read_in("GGD Kromme Rijn", PLAN);
    let before = world.sheet(plan);
    let receipt = PlanReceipt {
        received_on: super::world::day("2026-09-14"),
        signed_by: None,
        self_evaluation: false,
        reference: "GKR/27".to_owned(),
    };
    world.desk.change_receipt(plan, &receipt).unwrap();
    let after = world.sheet(plan);
    assert_eq!(after.plan.received_on, receipt.received_on);
    assert_eq!(
        (after.plan.signed_by.clone(), after.plan.self_evaluation),
        (None, false)
    );
    assert_ne!(
        after.checks, before.checks,
        "a missing signature shows at once"
    );
    let versions = world.desk.plan_versions(plan).unwrap();
    assert_eq!(versions[0].received_on, receipt.received_on);
    let undone = world.desk.undo_last().unwrap();
    assert_eq!(undone.subject, "GGD Kromme Rijn");
    assert_eq!(world.sheet(plan), before);
}

#[test]
fn a_folder_stands_for_the_files_in_it() {
    let world = World::new();
    let folder = world.file("map");
    std::fs::create_dir_all(folder.join("oud")).unwrap();
    for name in [
        "b.xlsx",
        "a.csv",
        ".verborgen",
        "~$b.xlsx",
        "Thumbs.db",
        "oud/c.xlsx",
    ] {
        std::fs::write(folder.join(name), b"x").unwrap();
    }
    let other = world.file("los.ods");
    let found = oto_register::desk::files_in(&[other.clone(), folder.clone()]).unwrap();
    assert_eq!(found, [other, folder.join("a.csv"), folder.join("b.xlsx")]);
    assert!(oto_register::desk::files_in(&[world.file("weg")]).is_ok());
}
