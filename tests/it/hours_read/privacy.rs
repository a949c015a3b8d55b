//! Names of trainers: only a way to tell them apart, unless the region keeps them. Never on the command line.

use super::{list, look, planned, request};
use oto_register::desk::Desk;
use std::process::Command;

/// Every name in the lists.
const NAMES: [&str; 7] = [
    "Zandstra", "Kooistra", "Postma", "Meulman", "Rienstra", "40118", "40251",
];

pub fn keep_names(desk: &mut Desk) {
    let (mut file, logo) =
        Desk::read_region_file(&crate::support::data("screens/regio.toml")).unwrap();
    let _none = file
        .choices
        .insert("trainers-bij-naam".to_owned(), "true".to_owned());
    desk.change_region(&file, logo).unwrap();
}

#[test]
fn without_names_the_register_and_all_that_lies_beside_it_have_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = planned(folder.path());
    for name in [
        "regels-met-fase.xlsx",
        "blad-per-trainer.xlsx",
        "export.csv",
    ] {
        let reading = look(&desk, name);
        assert!(reading.can_be_accepted(), "{name}: {:?}", reading.remarks);
        let mut said = reading.request.clone();
        said.partner = None;
        desk.keep_hours_answers(&reading.file.sha256, &said)
            .unwrap();
        let _kept = desk.read_hours(&reading, None).unwrap();
    }
    let sheets = desk.hours_year(2026).unwrap().claims;
    assert_eq!(sheets.len(), 8);
    for sheet in &sheets {
        assert_eq!(sheet.name, None);
        let source = sheet.claim.source.as_ref().unwrap();
        assert!(
            source.file_name.starts_with("urenverantwoording."),
            "{source:?}"
        );
    }
    let notes: Vec<&str> = sheets
        .iter()
        .flat_map(|it| &it.lines)
        .map(|it| it.note.as_str())
        .collect();
    assert!(notes.contains(&"Samen met …"), "{notes:?}");
    drop(desk);
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            for name in NAMES {
                let found = bytes.windows(name.len()).any(|it| it == name.as_bytes());
                assert!(!found, "{name} stands in {}", path.display());
            }
        }
    }
}

#[test]
fn the_command_line_never_tells_a_name() {
    let folder = tempfile::tempdir().unwrap();
    drop(planned(folder.path()));
    for json in [&["--json"][..], &[]] {
        let output = Command::new(env!("CARGO_BIN_EXE_oto-register"))
            .args(["uren", "inlezen", "--jaar", "2026", "--proef", "--register"])
            .arg(folder.path().join("register.oto"))
            .args(
                [
                    "regels-met-fase.xlsx",
                    "blad-per-trainer.xlsx",
                    "export.csv",
                ]
                .map(list),
            )
            .args(json)
            .output()
            .unwrap();
        let told = [output.stdout, output.stderr]
            .map(|it| String::from_utf8(it).unwrap())
            .concat();
        assert!(told.contains("niet overgenomen"), "{told}");
        for name in NAMES {
            assert!(!told.contains(name), "{name}: {told}");
        }
    }
}

#[test]
fn where_names_are_kept_they_stand_with_the_claims_and_still_have_a_number() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = planned(folder.path());
    keep_names(&mut desk);
    let reading = desk
        .look_at_hours(&list("regels-met-fase.xlsx"), request())
        .unwrap();
    let told = |it: &oto_register::domain::submission::Remark| {
        oto_register::words::remarks::remark(it).contains("niet overgenomen")
    };
    assert!(!reading.remarks.iter().any(told));
    let _kept = desk.read_hours(&reading, None).unwrap();
    let sheets = desk.hours_year(2026).unwrap().claims;
    let who: Vec<(Option<&str>, &str, &str)> = sheets
        .iter()
        .map(|it| {
            (
                it.name.as_deref(),
                it.claim.role.as_str(),
                it.claim.mark.as_str(),
            )
        })
        .collect();
    assert_eq!(
        who,
        [
            (Some("Anna Zandstra"), "SEH-verpleegkundige", "1"),
            (Some("Bram Kooistra"), "SEH-verpleegkundige", "2"),
            (Some("Carlijn Postma"), "Arts", "1"),
        ]
    );
    let source = sheets[0].claim.source.as_ref().unwrap();
    assert_eq!(source.file_name, "regels-met-fase.xlsx");
}
