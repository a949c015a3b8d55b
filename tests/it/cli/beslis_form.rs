//! The decision form as a workbook on the command line: made by `sjabloon`, read by `beslis`.

use super::program::{Place, Ran};
use crate::desk::sheets::{answer_tree, open, put, save};
use crate::support::data;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A form for any activity, with the fields filled in.
fn form(place: &Place) -> PathBuf {
    let ran = place.run(&["sjabloon", "--beslisboom", "--uit", "formulier.xlsx"]);
    ran.ends_with(0);
    assert!(!place.path("register.oto").exists());
    place.path("formulier.xlsx")
}

fn fill_in(
    from: &PathBuf,
    place: &Place,
    answers: &BTreeMap<String, String>,
    more: &[(&str, &str)],
) {
    let mut book = open(std::fs::read(from).unwrap());
    let fields = [
        ("C5", "M. de Graaf"),
        ("C6", "Ziekenhuis De Vecht"),
        ("C7", "24-11-2026"),
        ("C9", "SEH-verpleegkundige"),
        ("C10", "Een training"),
    ];
    for (cell, text) in fields {
        put(&mut book, "Beslisformulier", cell, text);
    }
    answer_tree(&mut book, answers);
    for (cell, text) in more {
        put(&mut book, "Beslisformulier", cell, text);
    }
    save(&book, &place.path("terug.xlsx"));
}

fn beslis(place: &Place, more: &[&str]) -> Ran {
    place.run(&[&["beslis", "--antwoorden", "terug.xlsx"], more].concat())
}

fn of(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    let owned = pairs
        .iter()
        .map(|(node, answer)| ((*node).to_owned(), (*answer).to_owned()));
    owned.collect()
}

#[test]
fn every_worked_case_on_a_form_comes_out_as_the_same_answers_in_toml() {
    let place = Place::new();
    let form = form(&place);
    let text = std::fs::read_to_string(data("rules/tree-cases.toml")).unwrap();
    let cases: toml::Table = text.parse().unwrap();
    let cases = cases["case"].as_array().unwrap();
    assert_eq!(cases.len(), 28);
    for case in cases {
        let answers = case["answers"].as_table().unwrap();
        let answers: BTreeMap<String, String> = answers
            .iter()
            .map(|(node, answer)| (node.clone(), answer.as_str().unwrap().to_owned()))
            .collect();
        fill_in(&form, &place, &answers, &[]);
        let by_form = beslis(&place, &["--json"]).ends_with(0);
        let table = BTreeMap::from([("antwoorden", &answers)]);
        std::fs::write(place.path("a.toml"), toml::to_string(&table).unwrap()).unwrap();
        let by_toml = place.run(&["beslis", "--antwoorden", "a.toml", "--json"]);
        assert_eq!(by_form.json(), by_toml.json(), "{}", case["name"]);
        assert_eq!(
            by_form.json()["uitkomst_id"],
            case["expected"].as_str().unwrap()
        );
        assert_eq!(by_form.err, "");
    }
}

#[test]
fn an_answer_off_the_path_is_left_out_and_said() {
    let place = Place::new();
    let form = form(&place);
    let answers = of(&[("N0", "nee"), ("N2", "nee")]);
    fill_in(&form, &place, &answers, &[("E14", "Ja, met een echte rol")]);
    let ran = beslis(&place, &["--json"]).ends_with(0);
    let found = ran.json();
    assert_eq!(found["uitkomst_id"], "niet-geen-oto-doel");
    assert_eq!(found["meldingen"][0]["cel"], "E14");
    assert_eq!(found["meldingen"][0]["ernst"], "let_op");
    let shown = beslis(&place, &[]).ends_with(0);
    assert!(
        shown.err.contains("Beslisformulier, E14: Het antwoord"),
        "{}",
        shown.err
    );
    let pdf = beslis(&place, &["--pdf", "formulier.pdf", "--stil"]).ends_with(0);
    assert_eq!(pdf.err, "");
    assert!(
        std::fs::read(place.path("formulier.pdf"))
            .unwrap()
            .starts_with(b"%PDF")
    );
}

#[test]
fn what_holds_a_form_up_is_said_with_its_cell_and_nothing_is_concluded() {
    let place = Place::new();
    let form = form(&place);
    let answers = of(&[("N0", "nee"), ("N2", "nee")]);
    for (cell, text, says) in [
        (
            "E15",
            "Misschien",
            "Beslisformulier, E15: “Misschien” is hier niet bekend.",
        ),
        (
            "C7",
            "ergens in het voorjaar",
            "Beslisformulier, C7: “ergens in het voorjaar” is geen datum",
        ),
        (
            "B15",
            "Een andere vraag",
            "Beslisformulier, B15: De vraag is veranderd",
        ),
        (
            "E13",
            "",
            "Beslisformulier, E13: De vraag “Werkt de medewerker bij de GHOR?” is niet beantwoord",
        ),
    ] {
        fill_in(&form, &place, &answers, &[(cell, text)]);
        for more in [&[][..], &["--json"]] {
            let ran = beslis(&place, more).ends_with(1);
            assert_eq!(ran.out, "");
            assert!(ran.err.contains(says), "{says}: {}", ran.err);
        }
    }
    fill_in(&form, &place, &answers, &[]);
    let ran = beslis(&place, &["--gids", "1999"]).ends_with(1);
    assert!(ran.err.contains("hier geldt editie 1999"), "{}", ran.err);
    std::fs::write(place.path("terug.xlsx"), "geen werkmap").unwrap();
    beslis(&place, &["--json"]).ends_with(1);
    std::fs::remove_file(place.path("terug.xlsx")).unwrap();
    beslis(&place, &["--json"]).ends_with(1);
}

#[test]
fn a_form_about_an_activity_names_it_and_one_about_none_there_is_refused() {
    let place = Place::with_register();
    let made = |number: &str| {
        place.run(&[
            "sjabloon",
            "--beslisboom",
            "--jaar",
            "2027",
            "--activiteit",
            number,
            "--uit",
            "over.xlsx",
            "--overschrijf",
            "--json",
        ])
    };
    let found: Value = made("kr-27-02").ends_with(0).json();
    assert_eq!(found["activiteit"], "KR-27-02");
    let book = open(std::fs::read(place.path("over.xlsx")).unwrap());
    assert_eq!(
        book[0].1[7][2].to_string(),
        "KR-27-02 Oefening stroomuitval"
    );
    assert_eq!(book[0].1[5][2].to_string(), "GGD Kromme Rijn");
    let refused = made("KR-27-99").ends_with(1);
    assert!(
        refused
            .err
            .contains("Er is geen activiteit KR-27-99 in 2027"),
        "{}",
        refused.err
    );
    for wrong in [
        &[
            "sjabloon",
            "--jaar",
            "2027",
            "--activiteit",
            "KR-27-02",
            "--uit",
            "x.xlsx",
        ][..],
        &[
            "sjabloon",
            "--beslisboom",
            "--partner",
            "GGD Kromme Rijn",
            "--uit",
            "x.xlsx",
        ],
        &["sjabloon", "--beslisboom"],
    ] {
        place.run(wrong).ends_with(2);
    }
}
