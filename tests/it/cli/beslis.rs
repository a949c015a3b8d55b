//! `beslis` as it is started: every worked case, what is refused, an open end, and the form.

use crate::support::data;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

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

/// In a folder without a register, on a fixed day.
fn beslis(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_oto-register"))
        .current_dir(folder)
        .env("HOME", folder)
        .env("XDG_DATA_HOME", folder)
        .args(["beslis", "--vandaag", "2026-11-24"])
        .args(arguments)
        .output()
        .unwrap()
}

fn file(name: &str) -> PathBuf {
    data(&format!("beslis/{name}.toml"))
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn json(output: &Output) -> Value {
    assert!(output.status.success(), "{}", said(&output.stderr));
    assert_eq!(said(&output.stderr), "");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn texts(list: &Value) -> Vec<String> {
    let list = list.as_array().unwrap().iter();
    list.map(|it| it.as_str().unwrap().to_owned()).collect()
}

fn write_answers(folder: &Path, answers: &BTreeMap<String, String>) -> PathBuf {
    let path = folder.join("antwoorden.toml");
    let table = BTreeMap::from([("antwoorden", answers)]);
    std::fs::write(&path, toml::to_string(&table).unwrap()).unwrap();
    path
}

#[test]
fn every_worked_case_comes_out_of_the_command_as_written() {
    let folder = TempDir::new().unwrap();
    let cases: Cases = read("rules/tree-cases.toml");
    assert_eq!(cases.case.len(), 28);
    for case in &cases.case {
        let path = write_answers(folder.path(), &case.answers);
        let given = ["--json", "--antwoorden", path.to_str().unwrap()];
        let found = json(&beslis(folder.path(), &given));
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
    let folder = TempDir::new().unwrap();
    let path = file("open");
    let given = ["--json", "--antwoorden", path.to_str().unwrap()];
    let found = json(&beslis(folder.path(), &given));
    assert_eq!(found["volgende"], "N3");
    for key in ["uitkomst", "uitkomst_id", "conclusie", "reden"] {
        assert_eq!(found[key], Value::Null, "{key}");
    }
    assert_eq!(found["pad"].as_array().unwrap().len(), 2);
    assert!(found["wat_kan_wel"].as_array().unwrap().is_empty());
    let shown = said(&beslis(folder.path(), &["--antwoorden", path.to_str().unwrap()]).stdout);
    assert!(shown.contains("Volgende vraag: N3"), "{shown}");
    assert!(shown.contains("N3 = \"uitvoering\""), "{shown}");
}

#[test]
fn what_does_not_fit_is_refused_with_its_place() {
    let cases: RefusedCases = read("beslis/refused.toml");
    for case in &cases.case {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("antwoorden.toml");
        std::fs::write(&path, &case.text).unwrap();
        let pdf = folder.path().join("formulier.pdf");
        let mut given = vec!["--json", "--antwoorden", path.to_str().unwrap()];
        if case.pdf {
            given.extend(["--pdf", pdf.to_str().unwrap()]);
        }
        let output = beslis(folder.path(), &given);
        let message = said(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{}: {message}", case.name);
        assert_eq!(said(&output.stdout), "", "{}", case.name);
        for words in &case.says {
            assert!(message.contains(words), "{}: {message}", case.name);
        }
        assert!(!pdf.exists(), "{}", case.name);
    }
}

#[test]
fn a_missing_file_an_unknown_edition_and_no_answers_are_refused() {
    let folder = TempDir::new().unwrap();
    let open = file("open");
    let open = open.to_str().unwrap();
    for (given, code, says) in [
        (
            &["--antwoorden", "weg.toml"][..],
            1,
            "weg.toml is niet gelezen",
        ),
        (&["--antwoorden", open, "--gids", "1999"], 1, "1999"),
        (&["--json"], 2, "--antwoorden"),
    ] {
        let output = beslis(folder.path(), given);
        let message = said(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{message}");
        assert!(message.contains(says), "{message}");
    }
}

#[test]
fn people_read_path_conclusion_reason_passages_and_a_way_out() {
    let folder = TempDir::new().unwrap();
    let path = file("vaste-taak");
    let shown = said(&beslis(folder.path(), &["--antwoorden", path.to_str().unwrap()]).stdout);
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
    let folder = TempDir::new().unwrap();
    let first = make(folder.path(), "langste-pad", "een.pdf", &[]);
    let second = make(folder.path(), "langste-pad", "twee.pdf", &[]);
    assert!(first.starts_with(b"%PDF-1.7"));
    assert_eq!(first, second);
    let other = make(folder.path(), "vaste-taak", "een.pdf", &["--overschrijf"]);
    assert_ne!(first, other);
}

#[test]
fn an_existing_form_is_kept_unless_asked_otherwise() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("formulier.pdf"), "van iemand").unwrap();
    let path = file("vaste-taak");
    let given = [
        "--antwoorden",
        path.to_str().unwrap(),
        "--pdf",
        "formulier.pdf",
    ];
    let output = beslis(folder.path(), &given);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output.stderr).contains("bestaat al"));
    let kept = std::fs::read_to_string(folder.path().join("formulier.pdf")).unwrap();
    assert_eq!(kept, "van iemand");
}

fn make(folder: &Path, name: &str, pdf: &str, more: &[&str]) -> Vec<u8> {
    let path = file(name);
    let mut given = vec![
        "--json",
        "--antwoorden",
        path.to_str().unwrap(),
        "--pdf",
        pdf,
    ];
    given.extend(more);
    json(&beslis(folder, &given));
    std::fs::read(folder.join(pdf)).unwrap()
}
