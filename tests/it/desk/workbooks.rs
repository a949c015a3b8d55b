//! Decisions out as a workbook and in again: nothing by accident, everything or nothing.

use super::sheets::{self, Book, type_in};
use super::world::{PLAN, World, YEAR, granted};
use calamine::{Data, DataType, Reader, Xlsx};
use oto_register::desk::{BookOutcome, Error};
use oto_register::domain::decision::Outcome;
use oto_register::domain::sheet_remark::SheetDoubt;
use oto_register::domain::verdict::Answer;
use oto_register::domain::{Cents, PlanId};
use oto_register::storage::AnswerSubject;
use std::io::Cursor;
use std::path::PathBuf;

fn world() -> (World, PlanId) {
    let mut world = World::with_region();
    let plan = world.read_in("GGD Kromme Rijn", PLAN);
    let line = world.line(plan, "Zaalhuur");
    world.decide(plan, granted(line, Cents(47_500)));
    (world, plan)
}

fn book(world: &World) -> Book {
    sheets::open(world.desk.decision_book(YEAR).unwrap())
}

fn save(world: &World, book: &Book) -> PathBuf {
    let path = world.file("besluiten.xlsx");
    sheets::save(book, &path);
    path
}

fn word(text: &str) -> Data {
    Data::String(text.to_owned())
}

fn operations(world: &World) -> usize {
    world.desk.store().operations(100).unwrap().len()
}

#[test]
fn a_workbook_that_comes_back_as_it_went_out_does_nothing() {
    let (mut world, _plan) = world();
    let path = world.file("uit.xlsx");
    std::fs::write(&path, world.desk.decision_book(YEAR).unwrap()).unwrap();
    let before = operations(&world);
    let outcome = world.desk.take_decision_book(&path, YEAR).unwrap();
    assert_eq!(outcome, BookOutcome::default());
    assert_eq!(operations(&world), before);
    let copy = save(&world, &book(&world));
    assert_eq!(
        world.desk.take_decision_book(&copy, YEAR).unwrap(),
        BookOutcome::default()
    );
    assert_eq!(operations(&world), before);
}

#[test]
fn decisions_kinds_and_answers_are_taken_over() {
    let (mut world, plan) = world();
    let trainer = world.line(plan, "Externe trainer");
    let kind = Some("training-extern".into());
    world.desk.choose_kinds(plan, &[(trainer, kind)]).unwrap();
    let mut book = book(&world);
    type_in(
        &mut book,
        "Catering deelnemers",
        "Kostensoort",
        word("catering"),
    );
    type_in(
        &mut book,
        "Catering deelnemers",
        "Besluit",
        word("Toekennen"),
    );
    type_in(&mut book, "Zaalhuur", "Besluit", word("deels toekennen"));
    type_in(&mut book, "Zaalhuur", "Toegekend (€)", Data::Float(300.25));
    type_in(
        &mut book,
        "Zaalhuur",
        "Motivering",
        word("Een dagdeel is genoeg."),
    );
    let answers = &mut book
        .iter_mut()
        .find(|(name, _)| name == "Antwoorden")
        .unwrap()
        .1;
    let asked = answers
        .iter_mut()
        .find(|row| row[0].to_string() == trainer.0.to_string())
        .unwrap();
    let condition = asked[5].to_string();
    asked.resize(9, Data::Empty);
    asked[8] = word("Nee");
    let path = save(&world, &book);
    let outcome = world.desk.take_decision_book(&path, YEAR).unwrap();
    assert_eq!((outcome.decisions, outcome.answers), (2, 2), "{outcome:?}");
    let sheet = world.sheet(plan);
    let line = |text: &str| sheet.lines().find(|it| it.line.text == text).unwrap();
    let catering = line("Catering deelnemers");
    assert_eq!(catering.line.kind.as_ref().unwrap().as_str(), "catering");
    assert_eq!(
        catering.decision.as_ref().unwrap().outcome,
        Outcome::Granted
    );
    let room = line("Zaalhuur").decision.clone().unwrap();
    assert_eq!(
        (room.outcome, room.granted),
        (Outcome::PartlyGranted, Cents(30_025))
    );
    assert_eq!(room.motivation, "Een dagdeel is genoeg.");
    let given = world.desk.store().answers(plan).unwrap();
    assert_eq!(
        given[&AnswerSubject::Line(trainer)][&condition.as_str().into()],
        Answer::No
    );
}

#[test]
fn a_fault_in_one_row_takes_over_nothing() {
    let (mut world, plan) = world();
    let mut book = book(&world);
    type_in(
        &mut book,
        "Catering deelnemers",
        "Kostensoort",
        word("catering"),
    );
    type_in(
        &mut book,
        "Catering deelnemers",
        "Besluit",
        word("Toekennen"),
    );
    type_in(&mut book, "Zaalhuur", "Besluit", word("misschien"));
    let path = save(&world, &book);
    let before = operations(&world);
    match world.desk.take_decision_book(&path, YEAR) {
        Err(Error::SheetFaults { remarks, .. }) => {
            assert_eq!(remarks.len(), 1, "{remarks:?}");
            assert!(matches!(remarks[0].doubt, SheetDoubt::UnknownWord { .. }));
            assert!(remarks[0].at.cell.is_some());
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(operations(&world), before);
    assert!(world.sheet(plan).lines().all(|it| it.line.kind.is_none()));
}

#[test]
fn a_decision_that_does_not_hold_together_takes_over_nothing_of_any_partner() {
    let (mut world, plan) = world();
    let other = world.read_in(
        "Ziekenhuis De Vecht",
        &PLAN.replace("Zaalhuur", "Vergaderzaal"),
    );
    let mut book = book(&world);
    type_in(&mut book, "Zaalhuur", "Besluit", word("Afwijzen"));
    type_in(&mut book, "Zaalhuur", "Toegekend (€)", Data::Float(0.0));
    type_in(&mut book, "Zaalhuur", "Oordeel", word(""));
    type_in(
        &mut book,
        "Vergaderzaal",
        "Besluit",
        word("Deels toekennen"),
    );
    type_in(
        &mut book,
        "Vergaderzaal",
        "Toegekend (€)",
        Data::Float(9_999.0),
    );
    type_in(
        &mut book,
        "Vergaderzaal",
        "Motivering",
        word("Meer dan gevraagd."),
    );
    let path = save(&world, &book);
    let refused = world.desk.take_decision_book(&path, YEAR);
    let Err(Error::SheetFaults { remarks, .. }) = refused else {
        panic!("{refused:?}")
    };
    let cells: Vec<_> = remarks.iter().map(|it| it.at.cell.as_deref()).collect();
    assert_eq!(
        cells.len(),
        1,
        "the one row that does not hold together: {remarks:?}"
    );
    assert!(
        cells
            .iter()
            .all(|cell| cell.is_some_and(|cell| cell.starts_with('O'))),
        "{cells:?}"
    );
    let sheet = world.sheet(plan);
    let room = sheet.lines().find(|it| it.line.text == "Zaalhuur").unwrap();
    assert_eq!(room.decision.as_ref().unwrap().outcome, Outcome::Granted);
    assert!(world.sheet(other).lines().all(|it| it.decision.is_none()));
}

#[test]
fn a_workbook_of_another_year_is_refused() {
    let (mut world, _plan) = world();
    let path = world.file("uit.xlsx");
    std::fs::write(&path, world.desk.decision_book(YEAR).unwrap()).unwrap();
    let refused = world.desk.take_decision_book(&path, YEAR + 1);
    assert!(
        matches!(refused, Err(Error::NoPlan { year: 2028, .. })),
        "{refused:?}"
    );
}

#[test]
fn the_export_of_a_year_adds_up_to_the_register() {
    let (world, plan) = world();
    let bytes = world.desk.year_export(YEAR).unwrap();
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sums: Vec<f64> = workbook
        .worksheets()
        .into_iter()
        .map(|(_, range)| {
            let numbers = range.used_cells().filter_map(|(_, _, cell)| cell.as_f64());
            numbers.fold(0.0, f64::max)
        })
        .collect();
    let asked = world.sheet(plan).requested().0 as f64 / 100.0;
    assert!(sums.contains(&asked), "{asked} in {sums:?}");
    assert!(matches!(
        world.desk.year_export(2030),
        Err(Error::NoPlan { .. })
    ));
}
