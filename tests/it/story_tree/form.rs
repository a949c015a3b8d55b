//! The beslisformulier as a workbook in the window: made for an institution, read back, looked at and kept.

use super::{to_the_tree, with_plan};
use crate::desk::sheets::{answer_tree, open, put, save};
use crate::support::world::World;
use oto_register::domain::verdict::Verdict;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const TWICE: &str = "N0=nee N2=ja N3=uitvoering N4=eigen N6=nee N7=nee N8=nee N9=ja N10=nee N12=nee N13=instelling N14=nee N15=ja N16=ja N17=1-2";

/// Makes the form about DV-27-02 from the begin of Beslisboom, with keys where there is a choice to make.
fn make(world: &mut World) -> PathBuf {
    let path = world.folder().join("formulier.xlsx");
    world.will_choose(std::slice::from_ref(&path));
    world.window.type_into("boom-zoeken", "gewondenstroom");
    world.window.press("Formulier voor de instelling");
    world
        .window
        .sees("DV-27-02 Integrale systeemoefening gewondenstroom, Ziekenhuis De Vecht")
        .press("Formulier maken");
    assert_eq!(world.shown(), std::slice::from_ref(&path));
    path
}

/// Fills the form in and saves it as another program does.
fn fill_in(path: &Path, answers: &str, more: &[(&str, &str)]) {
    let mut book = open(std::fs::read(path).unwrap());
    let answers: BTreeMap<String, String> = answers
        .split(' ')
        .map(|it| it.split_once('=').unwrap())
        .map(|(node, answer)| (node.to_owned(), answer.to_owned()))
        .collect();
    answer_tree(&mut book, &answers);
    let fields = [
        ("C5", "M. de Graaf"),
        ("C7", "20-11-2026"),
        ("C9", "SEH-verpleegkundige"),
    ];
    for (cell, text) in fields.iter().chain(more) {
        put(&mut book, "Beslisformulier", cell, text);
    }
    save(&book, path);
}

#[test]
fn a_form_goes_out_comes_back_and_counts_after_it_was_looked_at() {
    let mut world = with_plan();
    to_the_tree(&mut world);
    let path = make(&mut world);
    fill_in(&path, TWICE, &[("E14", "Ja, met een echte rol")]);
    world.opens(path);
    world
        .window
        .sees("Beslisformulier inlezen")
        .sees("Er is nog niets bewaard.")
        .sees("DV-27-02 Integrale systeemoefening gewondenstroom, Ziekenhuis De Vecht")
        .sees("Onder voorwaarden")
        .sees("15 antwoorden tellen")
        .sees("Cel E14")
        .sees("De instelling kon dat niet weten")
        .sees("20 november 2026");
    world.window.keys("Ctrl+S");
    world
        .window
        .sees("Het beslisformulier van Ziekenhuis De Vecht is bewaard.")
        .sees("Conclusie van de beslisboom")
        .sees("15 beantwoord");
    world.window.press("Naar Beoordelen");
    world.window.sees(
        "De beslisboom van 20 november 2026 voor de rol SEH-verpleegkundige komt op “onder voorwaarden”.",
    );
    world.afterwards(|desk| {
        let rows = desk.tree_runs(2027).unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].verdict, Some(Verdict::Conditional));
        assert_eq!(
            rows[0].run.notes["N6"],
            "Volgens formulier van M. de Graaf, Ziekenhuis De Vecht, 20 november 2026"
        );
    });
}

#[test]
fn what_holds_a_form_up_stands_there_with_its_cell_and_a_mended_file_goes_on() {
    let mut world = with_plan();
    to_the_tree(&mut world);
    let path = make(&mut world);
    fill_in(&path, TWICE, &[("C7", "3/4/2026"), ("E19", "Misschien")]);
    world.opens(path.clone());
    world
        .window
        .sees("Eerst 2 fouten oplossen")
        .sees("Cel C7")
        .sees("Cel E19")
        .sees("Kies uit: Nee, Alleen in een aanvullende taakomschrijving")
        .sees("Er is nog een vraag open, dus nog geen conclusie.");
    world.window.keys("Ctrl+S").sees("Er is nog niets bewaard.");
    fill_in(&path, TWICE, &[]);
    world.opens(path);
    world
        .window
        .does_not_see("Cel E19")
        .sees("Onder voorwaarden");
    world
        .window
        .keys("Escape")
        .sees("Nog geen beslisboom doorlopen");
    // Another file is no decision form.
    world.opens(crate::support::world::submission(
        "ziekenhuis-de-vecht.xlsx",
    ));
    world
        .window
        .sees("ziekenhuis-de-vecht.xlsx is niet ingelezen.");
    world.afterwards(|desk| assert_eq!(desk.tree_runs(2027).unwrap(), []));
}

#[test]
fn a_form_for_the_activity_at_hand_goes_out_from_its_first_page() {
    let mut world = with_plan();
    to_the_tree(&mut world);
    let path = world.folder().join("hier.xlsx");
    world.will_choose(std::slice::from_ref(&path));
    world.window.press("DV-27-02");
    world.window.press("Formulier voor de instelling");
    let book = open(std::fs::read(&path).unwrap());
    assert_eq!(
        book[0].1[7][2].to_string(),
        "DV-27-02 Integrale systeemoefening gewondenstroom"
    );
    // And one about none.
    world.window.keys("Escape");
    let blank = world.folder().join("los.xlsx");
    world.will_choose(std::slice::from_ref(&blank));
    world.window.press("Formulier voor de instelling");
    world
        .window
        .sees("Zonder activiteit")
        .press("Formulier maken");
    let book = open(std::fs::read(&blank).unwrap());
    assert!(
        book[0].1[7]
            .get(2)
            .is_none_or(|it| it.to_string().is_empty())
    );
}

#[test]
fn the_form_looks_as_kept() {
    let mut world = with_plan();
    to_the_tree(&mut world);
    world.window.press("Formulier voor de instelling");
    world
        .window
        .looks_like("screens/beslisboom-formulier-maken-1440");
    world.window.keys("Escape");
    let path = make(&mut world);
    let answers = TWICE.replace("N17=1-2", "N17=3-11");
    fill_in(
        &path,
        &answers,
        &[
            ("E14", "Ja, met een echte rol"),
            ("E19", "Misschien"),
            ("C9", ""),
        ],
    );
    world.opens(path.clone());
    world
        .window
        .looks_like("screens/beslisboom-formulier-fout-1440");
    world.window.resize(1024.0, 700.0);
    world
        .window
        .looks_like("screens/beslisboom-formulier-fout-1024");
    fill_in(&path, &answers, &[]);
    world.opens(path);
    world.window.looks_like("screens/beslisboom-formulier-1024");
    world.window.resize(1440.0, 900.0);
    world.window.looks_like("screens/beslisboom-formulier-1440");
}
