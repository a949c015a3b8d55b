//! What the compiler cannot see: which room may name which crate or room, and what must be listed somewhere.

use oto_register::rules::edition::editions;
use std::fs;
use std::path::{Path, PathBuf};

/// A crate, and the only places under src/ that may name it.
const ONLY_HERE: &[(&str, &[&str])] = &[
    ("rusqlite", &["storage/"]),
    ("printpdf", &["letters/pdf.rs", "letters/pdf/"]),
    ("lopdf", &["letters/pdf.rs", "letters/pdf/"]),
    ("rustybuzz", &["letters/"]),
    ("hypher", &["letters/"]),
    ("subsetter", &["letters/"]),
    ("hayro", &["letters/preview.rs"]),
    ("calamine", &["exchange/"]),
    ("rust_xlsxwriter", &["exchange/"]),
    ("quick_xml", &["exchange/"]),
    ("encoding_rs", &["exchange/"]),
    (
        "iced",
        &[
            "main.rs",
            "app.rs",
            "app/",
            "screen.rs",
            "screen/",
            "ui.rs",
            "ui/",
        ],
    ),
    ("rfd", &["main.rs", "app.rs", "app/"]),
    ("lexopt", &["cli.rs", "cli/"]),
    ("directories", &["desk/", "main.rs", "app.rs", "app/"]),
];

/// A room, and the rooms of this program that it may look into. What is not listed here may look into all.
const LOOKS_INTO: &[(&str, &[&str])] = &[
    ("clock", &[]),
    ("domain", &[]),
    ("words", &["domain"]),
    ("rules", &["domain"]),
    ("storage", &["domain"]),
    ("letters", &["domain", "words"]),
    ("exchange", &["domain", "words"]),
    (
        "desk",
        &[
            "clock", "domain", "exchange", "letters", "rules", "storage", "words",
        ],
    ),
    (
        "notice",
        &["desk", "domain", "exchange", "letters", "storage", "words"],
    ),
    ("worker", &["desk"]),
    ("ui", &["words"]),
    (
        "screen",
        &[
            "clock", "desk", "domain", "letters", "notice", "rules", "ui", "words", "worker",
        ],
    ),
    (
        "cli",
        &[
            "clock", "desk", "display", "domain", "exchange", "notice", "rules", "words",
        ],
    ),
];

/// Words with which only SQL begins.
const SQL: &[&str] = &[
    "SELECT ",
    "INSERT INTO",
    "UPDATE ",
    "DELETE FROM",
    "CREATE TABLE",
    "PRAGMA ",
    "ALTER TABLE",
];

struct Line {
    /// Under the project, with forward slashes.
    file: String,
    number: usize,
    text: String,
}

impl Line {
    fn is_comment(&self) -> bool {
        self.text.trim_start().starts_with("//")
    }

    /// The file under `src/`.
    fn under_src(&self) -> &str {
        self.file.strip_prefix("src/").unwrap_or(&self.file)
    }

    /// The room of the file: `desk` for `src/desk/open.rs` and for `src/desk.rs`.
    fn room(&self) -> &str {
        let path = self.under_src();
        let first = path.split('/').next().unwrap_or(path);
        first.trim_end_matches(".rs")
    }
}

#[test]
fn each_guarded_crate_stays_in_its_room() {
    for (name, rooms) in ONLY_HERE {
        refuse(
            &format!(
                "{name} is named outside its room; move this to {}",
                rooms.join(", ")
            ),
            lines("src").filter(|line| {
                !line.is_comment()
                    && names(&line.text, name)
                    && !rooms.iter().any(|room| line.under_src().starts_with(room))
            }),
        );
    }
}

#[test]
fn every_guarded_crate_is_a_dependency() {
    let manifest = read("Cargo.toml");
    for (name, _) in ONLY_HERE {
        let written = [name.replace('_', "-"), (*name).to_owned()];
        let listed = manifest.lines().any(|line| {
            written
                .iter()
                .any(|name| line.starts_with(&format!("{name} = ")))
        });
        assert!(
            listed,
            "{name} is guarded in tests/it/tidy.rs, but Cargo.toml does not have it"
        );
    }
}

#[test]
fn rooms_only_look_down() {
    for (room, below) in LOOKS_INTO {
        refuse(
            &format!(
                "{room} may only look into: {}; give it the value instead, or move the code",
                below.join(", ")
            ),
            lines("src").filter(|line| {
                line.room() == *room
                    && !line.is_comment()
                    && rooms_named(&line.text)
                        .iter()
                        .any(|named| named != room && !below.contains(&named.as_str()))
            }),
        );
    }
}

#[test]
fn screens_do_not_know_each_other() {
    let rooms = read("src/screen/mod.rs");
    let screens: Vec<&str> = rooms
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert!(
        screens.contains(&"letters"),
        "no screens found in src/screen/mod.rs"
    );
    refuse(
        "a screen names another screen; return an Action and let the window open it",
        lines("src/screen").filter(|line| {
            let own = line.under_src().trim_start_matches("screen/");
            let own = own.split(['/', '.']).next().unwrap_or_default();
            let named = line
                .text
                .split("crate::screen::")
                .nth(1)
                .unwrap_or_default();
            let another = screens
                .iter()
                .any(|screen| *screen != own && names(named, screen));
            !line.is_comment() && another
        }),
    );
}

#[test]
fn sql_lives_in_storage_only() {
    refuse(
        "SQL outside storage; add a function with an .sql file to storage/ and call that",
        lines("src").filter(|line| {
            line.room() != "storage"
                && !line.is_comment()
                && SQL
                    .iter()
                    .any(|word| line.text.contains(&format!("\"{word}")))
        }),
    );
}

#[test]
fn rules_never_ask_for_the_day() {
    refuse(
        "rules take the day as an argument",
        lines("src/rules")
            .filter(|line| line.text.contains("today()") || line.text.contains("Clock")),
    );
}

#[test]
fn every_file_opens_with_what_lives_in_it() {
    for folder in ["src", "tests/it", "benches"] {
        refuse(
            "the first line says what lives here: //! …",
            lines(folder).filter(|line| line.number == 1 && !line.text.starts_with("//! ")),
        );
    }
}

#[test]
fn every_migration_is_listed() {
    let listed = read("src/storage/migrations.rs");
    for path in files("migrations", "sql") {
        let name = path.rsplit('/').next().unwrap();
        assert!(
            listed.contains(&format!("migrations/{name}")),
            "{path} is not in src/storage/migrations.rs; add its line there"
        );
    }
}

#[test]
fn every_query_is_used() {
    for path in files("src/storage", "sql") {
        let (folder, name) = path.rsplit_once('/').unwrap();
        let used = files(folder, "rs")
            .iter()
            .any(|code| read(code).contains(&format!("\"{name}\"")));
        assert!(
            used,
            "{path} is in no include_str! of its folder; remove it"
        );
    }
}

#[test]
fn every_test_file_is_a_module() {
    for path in files("tests/it", "rs")
        .into_iter()
        .filter(|path| path != "tests/it/main.rs")
    {
        let stem = path.trim_end_matches(".rs");
        let (folder, name) = stem.rsplit_once('/').unwrap();
        let (parent, name) = match name {
            "mod" => folder.rsplit_once('/').unwrap(),
            name => (folder, name),
        };
        let owner = match parent {
            "tests/it" => "tests/it/main.rs".to_owned(),
            parent if root().join(format!("{parent}.rs")).exists() => format!("{parent}.rs"),
            parent => format!("{parent}/mod.rs"),
        };
        let declared = [format!("mod {name};"), format!("pub mod {name};")];
        let listed = read(&owner)
            .lines()
            .any(|line| declared.iter().any(|it| line.trim() == it));
        assert!(listed, "{path} is never run; add `mod {name};` to {owner}");
    }
}

#[test]
fn no_test_is_ignored() {
    let mark = ["#[", "ignore"].concat();
    refuse(
        "assert what it does today and say so, or remove the test",
        lines("tests/it").filter(|line| line.text.trim_start().starts_with(&mark)),
    );
}

#[test]
fn main_fits_on_one_page() {
    let long = read("src/main.rs").lines().count();
    assert!(
        long <= 60,
        "src/main.rs:{long}: more than 60 lines; a verb goes to cli, the window to app"
    );
}

#[test]
fn the_passages_that_rules_name_exist() {
    let mut named = 0;
    for line in lines("src/rules").filter(Line::is_comment) {
        for id in ids_in_backticks(&line.text) {
            named += 1;
            let guides = editions();
            let known = guides.iter().any(|guide| {
                guide.passage(&id.as_str().into()).is_some()
                    || guide.cost_kind(&id.as_str().into()).is_some()
                    || guide.condition(&id.as_str().into()).is_some()
                    || guide.check(&id.as_str().into()).is_some()
                    || guide.setting(&id).is_some()
                    || guide.rate(&id, 2026).is_some()
            });
            assert!(known, "{}:{}: no guide has `{id}`", line.file, line.number);
        }
    }
    assert!(
        named > 5,
        "only {named} ids found: does the reading of comments still work?"
    );
}

#[test]
fn the_checks_themselves_notice_strays() {
    assert!(names("use rusqlite::Connection;", "rusqlite"));
    assert!(!names("let rusqlites = 1;", "rusqlite"));
    assert_eq!(rooms_named("use crate::storage::Store;"), ["storage"]);
    assert_eq!(
        rooms_named("use crate::{desk::Desk, words};"),
        ["desk", "words"]
    );
    assert_eq!(
        rooms_named("crate::rules::x(crate::storage::y)"),
        ["rules", "storage"]
    );
    assert_eq!(
        ids_in_backticks("/// `1a-tarief-2026`, `Some(x)`, `--uit`"),
        ["1a-tarief-2026"]
    );
}

/// Fails with path, line and what to do instead.
fn refuse(instead: &str, strays: impl Iterator<Item = Line>) {
    let told: Vec<String> = strays
        .map(|line| format!("  {}:{}: {}", line.file, line.number, line.text.trim()))
        .collect();
    assert!(told.is_empty(), "{instead}:\n{}", told.join("\n"));
}

/// The rooms that a line names after `crate::`, also in braces.
fn rooms_named(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for rest in line.split("crate::").skip(1) {
        let parts: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => list.split(',').collect(),
            None => vec![rest],
        };
        for part in parts {
            let word: String = part
                .trim()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if !word.is_empty() && word.starts_with(char::is_lowercase) {
                found.push(word);
            }
        }
    }
    found
}

/// What stands in backticks and looks like an id of the guide: lower case, with dashes inside.
fn ids_in_backticks(line: &str) -> Vec<String> {
    line.split('`')
        .skip(1)
        .step_by(2)
        .filter(|it| {
            it.contains('-')
                && !it.starts_with('-')
                && it
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
                && it.chars().any(|c| c.is_ascii_lowercase())
        })
        .map(str::to_owned)
        .collect()
}

fn names(line: &str, word: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric() && c != '_')
        .any(|found| found == word)
}

fn lines(folder: &str) -> impl Iterator<Item = Line> + use<> {
    files(folder, "rs").into_iter().flat_map(|file| {
        let text = read(&file);
        let numbered = (1..).zip(text.lines().map(str::to_owned).collect::<Vec<_>>());
        numbered
            .map(|(number, text)| Line {
                file: file.clone(),
                number,
                text,
            })
            .collect::<Vec<_>>()
    })
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files under a folder, as paths from the project, in order; none when there is no such folder.
fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|it| it == ending) {
                let path = path.strip_prefix(root()).unwrap();
                found.push(path.to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}
