//! Everything a person can get wrong: the right exit code, one Dutch message, and nothing touched.

use super::program::{Place, Ran};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    files: BTreeMap<String, String>,
    args: Vec<String>,
    exit: i32,
    says: Vec<String>,
    /// A line per file on standard output is right.
    #[serde(default)]
    prints: bool,
    /// Nothing behind the arguments, where a value is missing at the end.
    #[serde(default)]
    bare: bool,
}

/// Words that only come from a library or a bug.
const ENGLISH: &[&str] = &[
    "error",
    "Error",
    "invalid",
    "unknown",
    "missing",
    "expected",
    "unexpected",
    "failed",
    "No such",
    " the ",
    "cannot",
    "unable",
    "denied",
    " line ",
    "column",
    "panicked",
    "RUST_BACKTRACE",
    "thread '",
    "EOF",
    "found ",
    "os error",
    "Some(",
    "None",
];

pub fn is_dutch(ran: &Ran, what: &str) {
    let said = format!("{}\n{}", ran.out, ran.err);
    for word in ENGLISH {
        assert!(!said.contains(word), "{what}: {word:?} in {said}");
    }
}

#[test]
fn what_is_wrong_is_said_in_dutch_and_touches_nothing() {
    let text = std::fs::read_to_string(crate::support::data("cli/misuse.toml")).unwrap();
    let cases: Cases = toml::from_str(&text).unwrap();
    for case in cases.case {
        let place = Place::with_register();
        for (name, text) in &case.files {
            std::fs::write(place.path(name), text).unwrap();
        }
        let before = place.contents();
        let arguments: Vec<&str> = case.args.iter().map(String::as_str).collect();
        let ran = if case.bare {
            place.run_bare(&arguments)
        } else {
            place.run(&arguments)
        };
        let name = &case.name;
        assert_eq!(ran.exit, case.exit, "{name}: {ran:?}");
        for word in &case.says {
            assert!(ran.err.contains(word), "{name}: no {word:?} in {}", ran.err);
        }
        assert!(case.prints || ran.out.is_empty(), "{name}: {}", ran.out);
        assert!(
            ran.err.trim_end().ends_with(['.', ')', '”']),
            "{name}: {}",
            ran.err
        );
        is_dutch(&ran, name);
        let after: Vec<_> = place.contents();
        let journal =
            |it: &&(std::path::PathBuf, Vec<u8>)| !it.0.to_string_lossy().ends_with("-journal");
        let (before, after): (Vec<_>, Vec<_>) = (
            before.iter().filter(journal).collect(),
            after.iter().filter(journal).collect(),
        );
        assert!(before == after, "{name}: something was made or changed");
    }
}

#[test]
fn a_register_that_another_has_open_is_left_alone() {
    let place = Place::with_register();
    let clock = oto_register::clock::Clock::Fixed("2026-10-01".parse().unwrap());
    let open =
        oto_register::storage::Store::open(&place.path("register.oto"), "collega", clock.now())
            .unwrap();
    for verb in [
        &["beoordeel", "--jaar", "2027"][..],
        &["nazien"],
        &["roaz", "--jaar", "2027", "--akkoord", "2026-11-12"],
    ] {
        let ran = place.run(verb).ends_with(1);
        assert!(
            ran.err.contains("in gebruik") && ran.err.contains("collega"),
            "{}",
            ran.err
        );
        is_dutch(&ran, "in use");
    }
    assert_eq!(open.partners().unwrap().len(), 1);
}

#[test]
#[cfg(unix)]
fn a_folder_that_may_not_be_written_in_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with_register();
    let folder = place.path("dicht");
    std::fs::create_dir(&folder).unwrap();
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o555)).unwrap();
    if std::fs::write(folder.join("proef"), "").is_ok() {
        // Whoever may write everywhere, such as root in a container, cannot be refused this way:
        // a folder that the system itself keeps closed does the same.
        let ran = place
            .run(&["exporteer", "--jaar", "2027", "--uit", "/proc/uit.xlsx"])
            .ends_with(1);
        is_dutch(&ran, "closed folder");
        return;
    }
    let ran = place
        .run(&["exporteer", "--jaar", "2027", "--uit", "dicht/uit.xlsx"])
        .ends_with(1);
    assert!(ran.err.contains("alleen-lezen"), "{}", ran.err);
    is_dutch(&ran, "closed folder");
}

#[test]
fn a_guide_of_another_alphabet_or_bytes_is_no_crash() {
    let place = Place::with_register();
    for bytes in [&b"\xff\xfe\x00"[..], b"\x00\x00\x00", b"{\"jaar\": \xe9}"] {
        std::fs::write(place.path("geval.json"), bytes).unwrap();
        std::fs::write(place.path("regio.toml"), bytes).unwrap();
        for verb in [
            &["beoordeel", "geval.json"][..],
            &["instellingen", "--in", "regio.toml"],
        ] {
            let ran = place.run(verb).ends_with(1);
            is_dutch(&ran, "bytes");
        }
    }
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let place = Place::with_register();
    std::fs::write(place.path("geval.json"), "\u{feff}{\"jaar\": 2027}").unwrap();
    place
        .run(&["beoordeel", "geval.json", "--json"])
        .ends_with(0);
    let regio = std::fs::read_to_string(crate::support::data("desk/regio.toml")).unwrap();
    std::fs::write(place.path("regio.toml"), format!("\u{feff}{regio}")).unwrap();
    place
        .run(&["instellingen", "--in", "regio.toml"])
        .ends_with(0);
}
