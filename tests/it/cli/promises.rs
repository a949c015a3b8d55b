//! The shape of the JSON, quiet runs, rehearsals and exit codes.

use super::program::{Place, Ran};
use serde_json::Value;
use std::collections::BTreeMap;

/// Fails when a key of the contract is missing somewhere or has another type.
pub fn check_keys(document: &str, value: &Value) {
    let text = std::fs::read_to_string(crate::support::data("cli/keys.toml")).unwrap();
    let all: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(&text).unwrap();
    for (path, kind) in &all[document] {
        let mut seen = 0;
        walk(value, path, &mut |found| {
            seen += 1;
            assert!(
                fits(found, kind),
                "{document}: {path} is {found}, not {kind}"
            );
        });
        assert!(seen > 0, "{document}: nothing at {path} in {value:#}");
    }
}

fn fits(value: &Value, kind: &str) -> bool {
    let (kind, nullable) = match kind.strip_suffix('?') {
        Some(kind) => (kind, true),
        None => (kind, false),
    };
    (nullable && value.is_null())
        || match kind {
            "tekst" => value.is_string(),
            "getal" => value.is_i64(),
            "ja_nee" => value.is_boolean(),
            "lijst" => value.is_array(),
            "vorm" => value.is_object(),
            other => panic!("unknown type {other}"),
        }
}

fn walk(value: &Value, path: &str, visit: &mut impl FnMut(&Value)) {
    let Some((first, rest)) = path.split_once('.').or(Some((path, ""))) else {
        return;
    };
    let (key, list) = match first.strip_suffix("[]") {
        Some(key) => (key, true),
        None => (first, false),
    };
    let found = value
        .get(key)
        .unwrap_or_else(|| panic!("no {key} in {value:#}"));
    let found: Vec<&Value> = match list {
        true => found.as_array().unwrap().iter().collect(),
        false => vec![found],
    };
    for found in found {
        if rest.is_empty() {
            visit(found);
        } else {
            walk(found, rest, visit);
        }
    }
}

fn submission(name: &str) -> String {
    crate::support::data("submissions")
        .join(name)
        .display()
        .to_string()
}

#[test]
fn inlezen_says_what_it_read_in_the_promised_shape() {
    let place = Place::new();
    let (good, wrong) = (
        submission("ziekenhuis-de-vecht.xlsx"),
        submission("ziekenhuis-eemdal-met-fouten.xlsx"),
    );
    let ran = place
        .run(&["inlezen", &good, &wrong, "--jaar", "2027", "--json"])
        .ends_with(1);
    let document = ran.json();
    check_keys("inlezen", &document);
    let files = document["bestanden"].as_array().unwrap();
    assert_eq!(files[0]["ingelezen"], true);
    assert_eq!(files[0]["partner"]["herkend"], false);
    assert_eq!(files[0]["totaal_centen"], 2_387_200);
    assert_eq!(
        (&files[1]["ingelezen"], &files[1]["kan_worden_ingelezen"]),
        (&false.into(), &false.into())
    );
    let again = place
        .run(&["inlezen", &good, "--jaar", "2027", "--json"])
        .ends_with(0)
        .json();
    assert_eq!(again["bestanden"][0]["partner"]["herkend"], true);
}

#[test]
fn files_are_read_one_by_one_and_a_refused_one_does_not_hide_the_others() {
    let place = Place::new();
    std::fs::write(place.path("geen.xlsx"), "geen werkblad\0\0").unwrap();
    let (one, two) = (
        submission("hap-lekstroom.xlsx"),
        submission("ggd-kromme-rijn.xlsx"),
    );
    let ran = place
        .run(&[
            "inlezen",
            &one,
            "geen.xlsx",
            "bestaat-niet.xlsx",
            &two,
            "--jaar",
            "2027",
            "--json",
        ])
        .ends_with(1);
    let files = ran.json()["bestanden"].as_array().unwrap().clone();
    let read: Vec<bool> = files
        .iter()
        .map(|it| it["ingelezen"].as_bool().unwrap())
        .collect();
    assert_eq!(read, [true, false, false, true]);
    for refused in &files[1..3] {
        let remark = &refused["meldingen"][0];
        assert_eq!(remark["ernst"], "fout");
        assert!(remark["blad"].is_null() && remark["cel"].is_null());
    }
}

#[test]
fn a_rehearsal_makes_nothing() {
    let place = Place::new();
    std::fs::write(place.path("plan.csv"), crate::desk::PLAN).unwrap();
    let regio = crate::support::data("desk/regio.toml")
        .display()
        .to_string();
    let before = place.contents();
    let read = [
        "inlezen",
        "plan.csv",
        "--jaar",
        "2027",
        "--partner",
        "GGD Kromme Rijn",
        "--proef",
        "--json",
    ];
    let ran = place.run(&read).ends_with(0).json();
    assert_eq!(ran["bestanden"][0]["kan_worden_ingelezen"], true);
    assert_eq!(ran["bestanden"][0]["ingelezen"], false);
    place
        .run(&["instellingen", "--in", &regio, "--proef"])
        .ends_with(0);
    place
        .run(&["instellingen", "--uit", "regio.toml", "--proef"])
        .ends_with(2);
    assert_eq!(place.contents(), before);
}

#[test]
fn a_rehearsal_changes_nothing_in_a_register() {
    let place = Place::with_register();
    std::fs::write(
        place.path("plan.csv"),
        crate::desk::PLAN.replace("475", "500"),
    )
    .unwrap();
    let regio = crate::support::data("desk/regio.toml")
        .display()
        .to_string();
    place
        .run(&["besluiten", "--jaar", "2027", "--uit", "b.xlsx"])
        .ends_with(0);
    let before = place.contents();
    let read = [
        "inlezen",
        "plan.csv",
        "--jaar",
        "2027",
        "--partner",
        "GGD Kromme Rijn",
        "--proef",
        "--json",
    ];
    let ran = place.run(&read).ends_with(0).json();
    assert_eq!(
        ran["bestanden"][0]["wijzigingen"].as_array().unwrap().len(),
        1
    );
    place
        .run(&["instellingen", "--in", &regio, "--proef"])
        .ends_with(0);
    place
        .run(&["besluiten", "--jaar", "2027", "--in", "b.xlsx", "--proef"])
        .ends_with(0);
    place
        .run(&["besluiten", "--jaar", "2027", "--uit", "c.xlsx", "--proef"])
        .ends_with(2);
    let after = place.contents();
    assert!(after == before, "something was made or changed");
}

fn quiet(ran: &Ran) {
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""));
}

#[test]
fn stil_says_nothing_when_all_is_well() {
    let place = Place::new();
    std::fs::write(place.path("plan.csv"), crate::desk::PLAN).unwrap();
    let read = [
        "inlezen",
        "plan.csv",
        "--jaar",
        "2027",
        "--partner",
        "GGD Kromme Rijn",
        "--stil",
    ];
    quiet(&place.run(&read).ends_with(0));
    quiet(
        &place
            .run(&["beoordeel", "--jaar", "2027", "--stil"])
            .ends_with(0),
    );
    quiet(
        &place
            .run(&["besluiten", "--jaar", "2027", "--uit", "b.xlsx", "--stil"])
            .ends_with(0),
    );
    quiet(
        &place
            .run(&[
                "roaz",
                "--jaar",
                "2027",
                "--akkoord",
                "2026-11-12",
                "--stil",
            ])
            .ends_with(0),
    );
    quiet(
        &place
            .run(&["exporteer", "--jaar", "2027", "--uit", "e.xlsx", "--stil"])
            .ends_with(0),
    );
    quiet(
        &place
            .run(&["reservekopie", "--uit", "k.oto", "--stil"])
            .ends_with(0),
    );
    quiet(&place.run(&["nazien", "--stil"]).ends_with(0));
    quiet(
        &place
            .run(&["sjabloon", "--jaar", "2027", "--uit", "s.xlsx", "--stil"])
            .ends_with(0),
    );
}

#[test]
fn stil_still_tells_what_must_be_solved() {
    let place = Place::with_register();
    let ran = place.run(&[
        "sjabloon",
        "--jaar",
        "2027",
        "--partner",
        "Niemand",
        "--uit",
        "s.xlsx",
        "--stil",
    ]);
    let ran = ran.ends_with(1);
    assert!(ran.err.contains("Niemand"), "{}", ran.err);
}

#[test]
fn every_verb_gives_one_document_with_json_and_nothing_else() {
    let place = Place::with_register();
    let regio = crate::support::data("desk/regio.toml")
        .display()
        .to_string();
    let verbs: &[&[&str]] = &[
        &["sjabloon", "--jaar", "2027", "--uit", "s.xlsx"],
        &["instellingen", "--in", &regio],
        &["instellingen", "--uit", "regio.toml"],
        &["beoordeel", "--jaar", "2027"],
        &["besluiten", "--jaar", "2027", "--uit", "b.xlsx"],
        &["besluiten", "--jaar", "2027", "--in", "b.xlsx"],
        &["roaz", "--jaar", "2027", "--akkoord", "2026-11-12"],
        &["exporteer", "--jaar", "2027", "--uit", "e.xlsx"],
        &["tarieven", "toon"],
        &["reservekopie", "--uit", "k.oto"],
        &["nazien"],
        &["herstel", "--uit-kopie", "k.oto", "--overschrijf"],
    ];
    for verb in verbs {
        let mut arguments = verb.to_vec();
        arguments.push("--json");
        let ran = place.run(&arguments).ends_with(0);
        assert!(ran.json().is_object(), "{verb:?}");
        assert_eq!(ran.err, "", "{verb:?}");
    }
}

#[test]
fn an_existing_file_is_only_replaced_when_asked() {
    let place = Place::with_register();
    for verb in [
        &["sjabloon", "--jaar", "2027", "--uit", "uit"][..],
        &["instellingen", "--uit", "uit"],
        &["besluiten", "--jaar", "2027", "--uit", "uit"],
        &["exporteer", "--jaar", "2027", "--uit", "uit"],
        &["reservekopie", "--uit", "uit"],
    ] {
        std::fs::write(place.path("uit"), "van iemand anders").unwrap();
        let ran = place.run(verb).ends_with(1);
        assert_eq!(ran.err.lines().count(), 1, "{verb:?}: {}", ran.err);
        assert!(
            ran.err.contains("bestaat al") || ran.err.contains("Er staat al"),
            "{}",
            ran.err
        );
        assert_eq!(
            std::fs::read(place.path("uit")).unwrap(),
            b"van iemand anders"
        );
        let mut again = verb.to_vec();
        again.push("--overschrijf");
        place.run(&again).ends_with(0);
        assert_ne!(
            std::fs::read(place.path("uit")).unwrap(),
            b"van iemand anders"
        );
    }
}

#[test]
fn a_register_is_made_where_the_contract_says_and_nowhere_else() {
    let regio = crate::support::data("desk/regio.toml")
        .display()
        .to_string();
    let makes: &[&[&str]] = &[
        &[
            "inlezen",
            "plan.csv",
            "--jaar",
            "2027",
            "--partner",
            "GGD Kromme Rijn",
        ],
        &["instellingen", "--in", &regio],
        &["instellingen", "--uit", "regio.toml"],
    ];
    for verb in makes {
        let place = Place::new();
        std::fs::write(place.path("plan.csv"), crate::desk::PLAN).unwrap();
        place.run(verb).ends_with(0);
        assert!(place.path("register.oto").exists(), "{verb:?}");
    }
    let makes_none: &[&[&str]] = &[
        &["beoordeel", "--jaar", "2027"],
        &["besluiten", "--jaar", "2027", "--uit", "b.xlsx"],
        &["besluiten", "--jaar", "2027", "--in", "b.xlsx"],
        &["besluiten", "--jaar", "2027", "--in", "b.xlsx", "--proef"],
        &["roaz", "--jaar", "2027", "--akkoord", "2026-11-12"],
        &["brieven", "--jaar", "2027", "--uit", "brieven"],
        &["exporteer", "--jaar", "2027", "--uit", "e.xlsx"],
        &["tarieven", "toon"],
        &["reservekopie", "--uit", "k.oto"],
        &["nazien"],
    ];
    for verb in makes_none {
        let place = Place::new();
        let ran = place.run(verb).ends_with(1);
        assert!(ran.err.contains("geen register"), "{verb:?}: {}", ran.err);
        assert_eq!(place.contents(), [], "{verb:?}");
    }
}

#[test]
fn a_form_for_anybody_needs_no_register() {
    let place = Place::new();
    place
        .run(&["sjabloon", "--jaar", "2027", "--uit", "formulier.xlsx"])
        .ends_with(0);
    assert!(place.path("formulier.xlsx").exists());
    assert!(!place.path("register.oto").exists());
}

#[test]
fn without_a_display_the_window_ends_with_3() {
    let place = Place::with_register();
    for arguments in [&[][..], &["--register", "register.oto"]] {
        let ran = place.run_bare(arguments).ends_with(3);
        assert_eq!(ran.out, "");
        assert!(
            ran.err.is_empty() || ran.err.contains("venster"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn help_names_every_verb_and_every_verb_has_help() {
    let place = Place::new();
    let help = place.run_bare(&["help"]).ends_with(0);
    assert_eq!(help.out, place.run_bare(&["--help"]).ends_with(0).out);
    for verb in [
        "sjabloon",
        "partners",
        "instellingen",
        "inlezen",
        "beoordeel",
        "besluiten",
        "roaz",
        "brieven",
        "beslis",
        "tarieven",
        "exporteer",
        "reservekopie",
        "herstel",
        "nazien",
    ] {
        assert!(help.out.contains(&format!("  {verb} ")), "{verb}");
        let own = place.run_bare(&[verb, "--help"]).ends_with(0);
        for common in ["--register", "--vandaag", "--json", "--stil"] {
            assert!(own.out.contains(common), "{verb}: {common}");
        }
    }
    assert_eq!(place.contents(), []);
}
