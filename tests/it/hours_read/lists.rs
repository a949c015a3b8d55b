//! Lists as institutions make them, through the program itself: each reads as its expected reading says.

use super::{list, planned};
use crate::support::golden_text;
use serde_json::Value as Json;
use std::process::{Command, Output};

fn program(folder: &std::path::Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_oto-register"))
        .args([
            "uren",
            "inlezen",
            "--jaar",
            "2026",
            "--vandaag",
            "2026-11-21",
            "--register",
        ])
        .arg(folder.join("register.oto"))
        .args(arguments)
        .output()
        .unwrap()
}

fn files() -> Vec<String> {
    let ends = [".xlsx", ".xls", ".ods", ".csv"];
    let mut files: Vec<String> = std::fs::read_dir(list(""))
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
        .filter(|name| ends.iter().any(|end| name.ends_with(end)))
        .collect();
    files.sort();
    files
}

#[test]
fn each_list_is_read_as_its_expected_reading_says() {
    let folder = tempfile::tempdir().unwrap();
    drop(planned(folder.path()));
    let files = files();
    assert!(files.len() >= 13, "{files:?}");
    let paths: Vec<String> = files
        .iter()
        .map(|it| list(it).display().to_string())
        .collect();
    let mut arguments: Vec<&str> = paths.iter().map(String::as_str).collect();
    arguments.extend(["--proef", "--json"]);
    let output = program(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(1), "some are held up");
    let mut json: Json = serde_json::from_slice(&output.stdout).unwrap();
    let read = json["bestanden"].as_array_mut().unwrap();
    assert_eq!(read.len(), files.len());
    for (file, read) in files.iter().zip(read) {
        let path = read.as_object_mut().unwrap().remove("bestand").unwrap();
        assert!(path.as_str().unwrap().ends_with(file.as_str()));
        assert_eq!(read["ingelezen"], false);
        let pretty = serde_json::to_string_pretty(&read).unwrap();
        golden_text(
            &format!("hours/lists/{file}.expected.json"),
            &format!("{pretty}\n"),
        );
    }
}

#[test]
fn a_list_without_doubts_is_kept_once_and_asked_about_the_second_time() {
    let folder = tempfile::tempdir().unwrap();
    drop(planned(folder.path()));
    let path = list("regels-met-fase.xlsx").display().to_string();
    let rehearsed = program(folder.path(), &[&path, "--proef"]);
    assert_eq!(rehearsed.status.code(), Some(0));
    let kept = program(folder.path(), &[&path]);
    assert_eq!(kept.status.code(), Some(0));
    let told = String::from_utf8(kept.stdout).unwrap();
    assert!(
        told.contains("Ziekenhuis De Vecht, 3 registraties, 17\u{a0}uur"),
        "{told}"
    );
    assert!(told.contains("ingelezen"), "{told}");
    let again = program(folder.path(), &[&path, "--json"]);
    assert_eq!(again.status.code(), Some(1));
    let json: Json = serde_json::from_slice(&again.stdout).unwrap();
    let remarks = json["bestanden"][0]["meldingen"].as_array().unwrap();
    let asked = remarks.iter().filter(|it| it["ernst"] == "vraag").count();
    assert_eq!(asked, 6, "each of its six lines stands there already");
    assert_eq!(json["bestanden"][0]["ingelezen"], false);
}

#[test]
fn wrong_usage_is_told_in_dutch() {
    let folder = tempfile::tempdir().unwrap();
    drop(planned(folder.path()));
    let usage = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_oto-register"))
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(usage(&["uren"]).contains("uren inlezen BESTAND"));
    assert!(usage(&["uren", "weggooien"]).contains("Onbekend na uren: weggooien."));
    assert!(usage(&["uren", "inlezen", "--jaar", "2026"]).contains("geen bestand genoemd"));
    assert!(
        usage(&["sjabloon", "--uren", "--jaar", "2026", "--uit", "x.xlsx"])
            .contains("--partner NAAM")
    );
    let gone = program(folder.path(), &["bestaat-niet.xlsx", "--json"]);
    assert_eq!(gone.status.code(), Some(1));
    let json: Json = serde_json::from_slice(&gone.stdout).unwrap();
    let remark = &json["bestanden"][0]["meldingen"][0];
    assert_eq!(remark["ernst"], "fout");
    assert!(remark["melding"].as_str().unwrap().contains("bestaat niet"));
}
