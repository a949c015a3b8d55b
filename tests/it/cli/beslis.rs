//! `beslis` as it is started: every worked case, what is refused, an open end, and the form.

use super::program::{Place, Ran};
use crate::support::data;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    answers: BTreeMap<String, String>,
    expected: String,
    verdict: String,
    passages: Vec<String>,
    #[serde(rename = "faq")]
    _faq: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RefusedCases {
    case: Vec<Refused>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refused {
    name: String,
    text: String,
    says: Vec<String>,
    #[serde(default)]
    pdf: bool,
}

fn read<T: serde::de::DeserializeOwned>(name: &str) -> T {
    toml::from_str(&std::fs::read_to_string(data(name)).unwrap()).unwrap()
}

/// Without a register: none is asked for, none is made.
fn beslis(place: &Place, arguments: &[&str]) -> Ran {
    let ran = place.run(&[&["beslis"], arguments].concat());
    assert!(!place.path("register.oto").exists());
    ran
}

fn file(name: &str) -> String {
    let path = data(&format!("beslis/{name}.toml"));
    path.display().to_string()
}

fn json(ran: Ran) -> Value {
    let ran = ran.ends_with(0);
    assert_eq!(ran.err, "");
    ran.json()
}

fn texts(list: &Value) -> Vec<String> {
    let list = list.as_array().unwrap().iter();
    list.map(|it| it.as_str().unwrap().to_owned()).collect()
}

fn write_answers(place: &Place, answers: &BTreeMap<String, String>) {
    let table = BTreeMap::from([("antwoorden", answers)]);
    let text = toml::to_string(&table).unwrap();
    std::fs::write(place.path("antwoorden.toml"), text).unwrap();
}

#[test]
fn every_worked_case_comes_out_of_the_command_as_written() {
    let place = Place::new();
    let cases: Cases = read("rules/tree-cases.toml");
    assert_eq!(cases.case.len(), 28);
    for case in &cases.case {
        write_answers(&place, &case.answers);
        let given = ["--json", "--antwoorden", "antwoorden.toml"];
        let found = json(beslis(&place, &given));
        let code = match case.verdict.as_str() {
            "conditional" => "toegestaan_onder_voorwaarden",
            "consult" => "in_overleg",
            "not_allowed" => "niet_toegestaan",
            other => panic!("{other}"),
        };
        assert_eq!(found["uitkomst"], code, "{}", case.name);
        assert_eq!(
            found["uitkomst_id"],
            case.expected.as_str(),
            "{}",
            case.name
        );
        assert_eq!(found["gids"], "2025-11");
        assert_eq!(found["volgende"], Value::Null);
        assert!(!found["conclusie"].as_str().unwrap().is_empty());
        let path = found["pad"].as_array().unwrap();
        let walked: BTreeMap<String, String> = path
            .iter()
            .map(|it| {
                let text = |key: &str| it[key].as_str().unwrap().to_owned();
                assert!(text("vraag").ends_with('?'));
                (text("knoop"), text("antwoord"))
            })
            .collect();
        assert_eq!(walked, case.answers, "{}", case.name);
        let passages = texts(&found["passages"]);
        for passage in &case.passages {
            assert!(passages.contains(passage), "{}: {passage}", case.name);
        }
        let advised = found["wat_kan_wel"].as_array().unwrap().len();
        assert_eq!(advised == 0, case.verdict == "conditional", "{}", case.name);
    }
}

#[test]
fn an_open_end_names_the_next_question_and_no_outcome() {
    let place = Place::new();
    let path = file("open");
    let found = json(beslis(&place, &["--json", "--antwoorden", &path]));
    assert_eq!(found["volgende"], "N3");
    for key in ["uitkomst", "uitkomst_id", "conclusie", "reden"] {
        assert_eq!(found[key], Value::Null, "{key}");
    }
    assert_eq!(found["pad"].as_array().unwrap().len(), 2);
    assert!(found["wat_kan_wel"].as_array().unwrap().is_empty());
    let shown = beslis(&place, &["--antwoorden", &path]).out;
    assert!(shown.contains("Volgende vraag: N3"), "{shown}");
    assert!(shown.contains("N3 = \"uitvoering\""), "{shown}");
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    let cases: RefusedCases = read("beslis/refused.toml");
    for case in &cases.case {
        let place = Place::new();
        std::fs::write(place.path("antwoorden.toml"), &case.text).unwrap();
        let mut given = vec!["--json", "--antwoorden", "antwoorden.toml"];
        if case.pdf {
            given.extend(["--pdf", "formulier.pdf"]);
        }
        let ran = beslis(&place, &given);
        let message = &ran.err;
        assert_eq!(ran.exit, 1, "{}: {message}", case.name);
        assert_eq!(ran.out, "", "{}", case.name);
        assert_eq!(message.lines().count(), 1, "{}: {message}", case.name);
        for words in &case.says {
            assert!(message.contains(words), "{}: {message}", case.name);
        }
        assert!(!place.path("formulier.pdf").exists(), "{}", case.name);
    }
}

#[test]
fn a_missing_file_an_unknown_edition_and_no_answers_are_refused() {
    let place = Place::new();
    let open = file("open");
    for (given, exit, says) in [
        (
            &["--antwoorden", "weg.toml"][..],
            1,
            "weg.toml is niet gelezen",
        ),
        (&["--antwoorden", &open, "--gids", "1999"], 1, "1999"),
        (&["--json"], 2, "--antwoorden"),
    ] {
        let ran = beslis(&place, given).ends_with(exit);
        assert!(ran.err.contains(says), "{}", ran.err);
    }
}

#[test]
fn people_read_path_conclusion_reason_passages_and_a_way_out() {
    let place = Place::new();
    let path = file("vaste-taak");
    let shown = beslis(&place, &["--antwoorden", &path]).out;
    let order = [
        "Referentiegids OTO-gelden van november 2025",
        "N6  Staat deze taak in het functieprofiel van de medewerker? – Ja, als vaste taak",
        "Niet toegestaan",
        "Reden: De taak staat als vaste taak",
        "Bijlage 1, Geen hoofdtaak in het functieprofiel: Staat het geven",
        "Wat zou wél kunnen:",
        "“Nee” in plaats van “Ja, als vaste taak”",
    ];
    let mut from = 0;
    for words in order {
        let at = shown[from..].find(words);
        from += at.unwrap_or_else(|| panic!("{words:?} is not in its place in {shown}"));
    }
}

#[test]
fn the_form_is_written_whole_and_the_same_twice() {
    let place = Place::new();
    let first = make(&place, "langste-pad", "een.pdf", &[]);
    let second = make(&place, "langste-pad", "twee.pdf", &[]);
    assert!(first.starts_with(b"%PDF-1.7"));
    assert_eq!(first, second);
    let other = make(&place, "vaste-taak", "een.pdf", &["--overschrijf"]);
    assert_ne!(first, other);
}

#[test]
fn a_form_without_a_date_is_of_the_day_the_program_works_with() {
    let place = Place::new();
    let made =
        |name: &str, day: &str| make(&place, name, &format!("{day}.pdf"), &["--vandaag", day]);
    let first = made("zonder-formulier", "2026-11-23");
    assert_ne!(first, made("zonder-formulier", "2026-11-24"));
    let dated = made("langste-pad", "2026-11-25");
    assert_eq!(dated, made("langste-pad", "2026-11-26"));
}

#[test]
fn an_existing_form_is_kept_unless_asked_otherwise() {
    let place = Place::new();
    let path = file("vaste-taak");
    std::fs::write(place.path("formulier.pdf"), "van iemand").unwrap();
    let given = ["--antwoorden", &path, "--pdf", "formulier.pdf"];
    let ran = beslis(&place, &given).ends_with(1);
    assert!(ran.err.contains("bestaat al"), "{}", ran.err);
    assert_eq!(ran.out, "");
    let kept = std::fs::read_to_string(place.path("formulier.pdf")).unwrap();
    assert_eq!(kept, "van iemand");
}

fn make(place: &Place, name: &str, pdf: &str, more: &[&str]) -> Vec<u8> {
    let path = file(name);
    let given = ["--json", "--antwoorden", &path, "--pdf", pdf];
    json(beslis(place, &[&given, more].concat()));
    std::fs::read(place.path(pdf)).unwrap()
}
