//! What the settings screen asks of the desk: pages as printed, the logo, files out, a look before taking over.

use super::world::{PLAN, World, YEAR};
use oto_register::desk::{Desk, Error, Progress, SampleRequest, Shows};
use oto_register::domain::partner::NewPartner;
use oto_register::domain::region_problem::RegionProblem;
use oto_register::letters::texts;

fn request(world: &World, shows: Shows) -> SampleRequest {
    let (file, logo) = world.desk.region_file("logo.png").unwrap();
    SampleRequest {
        file,
        logo,
        plan: None,
        year: YEAR,
        shows,
        width: 120.0,
    }
}

/// Sentences that are not on the paper itself: the title of the file, what is read aloud for the logo.
const NOT_ON_PAPER: [&str; 2] = ["bestand.titel", "kop.logo"];

#[test]
fn every_sentence_of_the_letter_has_a_page_of_the_example_that_shows_it() {
    let world = World::with_region();
    let mut nowhere = Vec::new();
    for it in texts::defaults() {
        let id = it.sentence.code();
        let asked = request(&world, Shows::Sentence(id.to_owned()));
        if !world.desk.sample_page(&asked).unwrap().found {
            nowhere.push(id);
        }
    }
    assert_eq!(nowhere, NOT_ON_PAPER);
}

#[test]
fn a_page_can_be_shown_before_anything_is_filled_in() {
    let world = World::new();
    let page = world
        .desk
        .sample_page(&request(&world, Shows::FirstPage))
        .unwrap();
    assert_eq!((page.at, page.partner), (1, None));
    assert!(page.of >= 2);
    assert!((118..=120).contains(&page.picture.width));
}

#[test]
fn the_page_shows_a_sentence_as_it_is_typed_and_not_while_it_is_wrong() {
    let world = World::with_region();
    let asked = request(&world, Shows::Sentence("slot.wens".to_owned()));
    let plain = world.desk.sample_page(&asked).unwrap();
    let with = |text: &str| {
        let mut asked = asked.clone();
        asked
            .file
            .sentences
            .insert("slot.wens".to_owned(), text.to_owned());
        world.desk.sample_page(&asked).unwrap()
    };
    let other = with("Veel succes gewenst met de voorbereiding van {plan.jaar}.");
    assert!(other.found);
    assert_ne!(other.picture, plain.picture);
    assert_eq!(with("Veel succes {").picture, plain.picture);
}

#[test]
fn a_sentence_is_shown_in_the_letter_of_a_partner_or_else_in_the_example() {
    let mut world = World::with_region();
    let plan = world.read_in("GGD Kromme Rijn", PLAN);
    world.grant_all(plan);
    world.agree(plan);
    let mut asked = request(&world, Shows::Sentence("opening.ontvangst".to_owned()));
    asked.plan = Some(plan);
    let own = world.desk.sample_page(&asked).unwrap();
    assert_eq!(own.partner.as_deref(), Some("GGD Kromme Rijn"));
    asked.shows = Shows::Sentence("besluit.afgewezen".to_owned());
    let example = world.desk.sample_page(&asked).unwrap();
    assert_eq!((example.partner, example.found), (None, true));
}

#[test]
fn a_jpeg_becomes_a_logo_that_can_be_printed() {
    let mut world = World::with_region();
    let jpeg = crate::support::data("desk/logo.jpg");
    let png = Desk::read_logo(&jpeg).unwrap();
    let bitmap = oto_register::letters::logo::read(&png).unwrap();
    assert_eq!((bitmap.width, bitmap.height), (48, 32));
    // Left red, right blue; a JPEG is never exact.
    let pixel = |x: usize| &bitmap.rgb[(16 * 48 + x) * 3..][..3];
    assert!(pixel(8)[0] > 200 && pixel(8)[2] < 60, "{:?}", pixel(8));
    assert!(pixel(40)[2] > 200 && pixel(40)[0] < 60, "{:?}", pixel(40));
    let (file, _) = world.desk.region_file("logo.png").unwrap();
    world.desk.change_region(&file, Some(png.clone())).unwrap();
    assert_eq!(world.desk.region_file("logo.png").unwrap().1, Some(png));
}

#[test]
fn what_is_no_picture_is_no_logo() {
    let world = World::new();
    let half = std::fs::read(crate::support::data("desk/logo.jpg")).unwrap();
    for bytes in [&b"geen plaatje"[..], &half[..40], &[0xFF, 0xD8], b""] {
        let path = world.file("logo.jpg");
        std::fs::write(&path, bytes).unwrap();
        match Desk::read_logo(&path) {
            Err(Error::Region(problems)) => {
                assert!(matches!(
                    problems.as_slice(),
                    [RegionProblem::BadLogo { .. }]
                ));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn who_stops_signing_stays_known_and_can_sign_again() {
    let mut world = World::with_region();
    let (file, _) = world.desk.region_file("logo.png").unwrap();
    let gone = file.signatories[0].name.clone();
    let mut without = file.clone();
    without.signatories.clear();
    world.desk.change_region(&without, None).unwrap();
    let former = world.desk.store().former_signatories().unwrap();
    assert_eq!(former.len(), file.signatories.len());
    assert!(former.iter().any(|it| it.name == gone));
    world.desk.change_region(&file, None).unwrap();
    assert!(world.desk.store().former_signatories().unwrap().is_empty());
}

#[test]
fn looking_at_a_decisions_workbook_changes_nothing_and_says_what_it_would() {
    let mut world = World::with_region();
    let plan = world.read_in("GGD Kromme Rijn", PLAN);
    world.grant_all(plan);
    let path = world.file("besluiten.xlsx");
    std::fs::write(&path, world.desk.decision_book(YEAR).unwrap()).unwrap();
    // The same decisions in a register where they were not made yet.
    world.desk.undo_last().unwrap();
    let before = world.sheet(plan);
    let seen = world.desk.look_at_decision_book(&path, YEAR).unwrap();
    assert_eq!(world.sheet(plan), before);
    assert_eq!((seen.decisions, seen.changes.len()), (4, 4));
    let first = &seen.changes[0];
    assert_eq!(first.partner, "GGD Kromme Rijn");
    assert_eq!(first.before, None);
    let taken = world.desk.take_decision_book(&path, YEAR).unwrap();
    assert_eq!(taken.changes, seen.changes);
    assert_ne!(world.sheet(plan), before);
}

#[test]
fn every_partner_gets_an_intake_form_and_stopping_leaves_finished_ones() {
    let mut world = World::with_region();
    let partner = |code: &str, name: &str| NewPartner {
        code: code.to_owned(),
        name: name.to_owned(),
        ..NewPartner::default()
    };
    let three = [
        partner("AA", "Alfa: zorg"),
        partner("BB", "Bravo"),
        partner("CC", "Charlie"),
    ];
    world.desk.import_partners(&three).unwrap();
    let folder = world.file("formulieren");
    let made = world
        .desk
        .issue_intake_forms(YEAR, &folder, false, &Progress::silent())
        .unwrap();
    let names: Vec<_> = made
        .files
        .iter()
        .map(|it| it.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        names,
        [
            "Invulformulier 2027 Alfa- zorg.xlsx",
            "Invulformulier 2027 Bravo.xlsx",
            "Invulformulier 2027 Charlie.xlsx"
        ]
    );
    assert_eq!(world.desk.forms_in_the_way(YEAR, &folder).unwrap(), names);
    let again = world
        .desk
        .issue_intake_forms(YEAR, &folder, false, &Progress::silent());
    assert!(again.unwrap_err().is_in_the_way());
    let (tell, steps) = std::sync::mpsc::channel();
    let progress = Progress::new(move |step| tell.send(step).unwrap());
    progress.stop();
    let stopped = world
        .desk
        .issue_intake_forms(YEAR, &world.file("elders"), false, &progress)
        .unwrap();
    assert_eq!(
        (stopped.files.len(), stopped.of, stopped.stopped),
        (0, 3, true)
    );
    assert_eq!(steps.try_iter().count(), 1);
}

#[test]
fn settings_that_are_written_to_a_file_come_back_the_same() {
    let world = World::with_region();
    let path = world.file("uit.toml");
    world.desk.write_region_file(&path, false).unwrap();
    assert!(
        world
            .desk
            .write_region_file(&path, false)
            .unwrap_err()
            .is_in_the_way()
    );
    world.desk.write_region_file(&path, true).unwrap();
    let (read, _) = Desk::read_region_file(&path).unwrap();
    assert_eq!(read, world.desk.region_file("logo.png").unwrap().0);
}
