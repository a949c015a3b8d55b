//! Tests of the example: the same seed and day give the same bytes, totals are exact, amounts agree everywhere.

use oto_register::clock::Clock;
use oto_register::desk::Desk;
use oto_register::desk::Progress;
use oto_register::desk::example::{self, ExampleSpec, ExampleSummary, SizeFault};
use oto_register::domain::Cents;
use oto_register::domain::letter::LetterState;
use oto_register::domain::submission::Severity;
use oto_register::exchange::Reader;
use rusqlite::types::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

/// Reads with the real program as its child.
fn reader() -> Reader {
    Reader {
        program: PathBuf::from(env!("CARGO_BIN_EXE_oto-register")),
        limits: Default::default(),
    }
}

fn spec(folder: &TempDir, size: Option<(usize, usize)>) -> ExampleSpec {
    let spec = ExampleSpec::new(folder.path().to_owned());
    match size {
        Some((partners, activities)) => spec.sized(Some(partners), Some(activities)).unwrap(),
        None => spec,
    }
}

fn build(spec: &ExampleSpec) -> ExampleSummary {
    example::build(spec, reader(), &Progress::silent()).unwrap()
}

fn letters(summary: &ExampleSummary) -> BTreeMap<String, Vec<u8>> {
    let files = summary.plans.iter().map(|plan| plan.file.clone().unwrap());
    files
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read(path).unwrap())
        })
        .collect()
}

/// Every row of every table, except when and by whom operations were done.
fn content(register: &Path) -> BTreeMap<String, Vec<Vec<String>>> {
    let conn = rusqlite::Connection::open(register).unwrap();
    let mut statement = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap();
    let tables: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(tables.len() > 15, "{tables:?}");
    tables
        .into_iter()
        .map(|table| {
            let rows = rows(&conn, &table);
            (table, rows)
        })
        .collect()
}

fn rows(conn: &rusqlite::Connection, table: &str) -> Vec<Vec<String>> {
    let left_out: &[&str] = match table {
        "operation" => &["at", "by", "hash"],
        _ => &[],
    };
    let mut statement = conn.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let kept: Vec<usize> = (0..columns.len())
        .filter(|at| !left_out.contains(&columns[*at].as_str()))
        .collect();
    let mut rows: Vec<Vec<String>> = statement
        .query_map([], |row| {
            kept.iter()
                .map(|at| Ok(format!("{:?}", row.get::<_, Value>(*at)?)))
                .collect::<Result<Vec<_>, _>>()
        })
        .unwrap()
        .map(Result::unwrap)
        .collect();
    rows.sort();
    rows
}

#[test]
fn the_same_seed_and_day_give_the_same_letters_and_register() {
    let (first, second) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let [one, other] = [&first, &second].map(|folder| build(&spec(folder, Some((8, 40)))));
    assert_eq!(letters(&one), letters(&other));
    assert_eq!(one.plans.len(), 8);
    assert_eq!(content(&one.register), content(&other.register));
}

#[test]
fn another_seed_gives_another_example() {
    let (first, second) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let one = build(&spec(&first, Some((7, 30))));
    let mut changed = spec(&second, Some((7, 30)));
    changed.seed = 2;
    let other = build(&changed);
    let asked = |summary: &ExampleSummary| -> Vec<Cents> {
        summary.plans.iter().map(|plan| plan.requested).collect()
    };
    assert_ne!(asked(&one), asked(&other));
    assert_ne!(letters(&one), letters(&other));
}

#[test]
fn a_large_example_has_exactly_the_totals_that_were_asked() {
    let folder = TempDir::new().unwrap();
    let summary = build(&spec(&folder, Some((34, 400))));
    assert_eq!(summary.plans.len(), 34);
    let activities: usize = summary.plans.iter().map(|plan| plan.activities).sum();
    assert_eq!(activities, 400);
    let unready: Vec<_> = summary
        .plans
        .iter()
        .filter(|plan| plan.letter != LetterState::Ready)
        .collect();
    assert!(unready.is_empty(), "{unready:?}");
    assert_eq!(std::fs::read_dir(&summary.letters).unwrap().count(), 34);
    let refused: Vec<&str> = summary.refused.iter().map(|it| it.file.as_str()).collect();
    assert_eq!(refused, ["ziekenhuis-eemdal-met-fouten.xlsx"]);
    // Every letter says the amount that the register grants, to the cent.
    let desk = Desk::open(
        &summary.register,
        Clock::Fixed(spec(&folder, None).today),
        reader(),
    )
    .unwrap();
    assert_eq!(desk.store().partners().unwrap().len(), 34);
    for (plan, letter) in summary
        .plans
        .iter()
        .zip(desk.letter_sheets(summary.year).unwrap())
    {
        let decided: Cents = desk
            .store()
            .decisions(letter.plan)
            .unwrap()
            .values()
            .map(|decision| decision.granted)
            .sum();
        assert_eq!(letter.partner, plan.partner);
        assert_eq!(decided, plan.granted, "{}", plan.partner);
        assert_eq!(letter.letter.unwrap().granted, decided, "{}", plan.partner);
    }
    assert!(desk.inspect().unwrap().is_empty());
    let sheets = desk.plan_sheets(summary.year).unwrap();
    let unnamed: Vec<&str> = sheets
        .iter()
        .flat_map(|sheet| sheet.lines())
        .filter(|line| {
            line.line
                .kind
                .as_ref()
                .is_none_or(|kind| kind.as_str() == "overig")
        })
        .map(|line| line.line.text.as_str())
        .collect();
    assert!(unnamed.is_empty(), "no kind is suggested for {unnamed:?}");
}

#[test]
fn the_six_handed_in_files_become_five_letters_and_one_refusal() {
    let folder = TempDir::new().unwrap();
    let summary = build(&spec(&folder, None));
    let asked: Vec<(&str, i64)> = summary
        .plans
        .iter()
        .map(|plan| (plan.partner.as_str(), plan.requested.0))
        .collect();
    // As the expected readings beside the files say.
    assert_eq!(
        asked,
        [
            ("GGD Kromme Rijn", 1_340_000),
            ("Huisartsenpost Lekstroom", 725_500),
            ("RAV Utrechtse Waarden", 3_691_050),
            ("Stichting Sint Maarten VVT", 394_560),
            ("Ziekenhuis De Vecht", 2_387_200),
        ]
    );
    let [refused] = summary.refused.as_slice() else {
        panic!("{:?}", summary.refused);
    };
    let cells: Vec<&str> = refused
        .remarks
        .iter()
        .filter(|remark| remark.severity != Severity::Notice)
        .filter_map(|remark| remark.at.cell.as_deref())
        .collect();
    for cell in ["G5", "G6", "C7", "D7", "E7", "G7", "B8", "D8", "G8"] {
        assert!(cells.contains(&cell), "{cell} is not among {cells:?}");
    }
}

#[test]
fn the_example_shows_grants_reductions_refusals_and_a_narrowing_rule() {
    let folder = TempDir::new().unwrap();
    let summary = build(&spec(&folder, None));
    let desk = Desk::open(
        &summary.register,
        Clock::Fixed(spec(&folder, None).today),
        reader(),
    )
    .unwrap();
    let sheets = desk.plan_sheets(summary.year).unwrap();
    let outcomes: Vec<_> = sheets
        .iter()
        .flat_map(|sheet| sheet.lines())
        .map(|line| line.decision.clone().unwrap().outcome.code())
        .collect();
    for outcome in ["toekennen", "deels_toekennen", "afwijzen"] {
        assert!(outcomes.contains(&outcome), "{outcome}");
    }
    let narrowed = sheets.iter().flat_map(|sheet| sheet.lines()).any(|line| {
        let own = |passage: &oto_register::domain::PassageId| passage.as_str() == "rh-catering";
        line.judgement.passages.iter().any(own)
    });
    assert!(narrowed);
    for sheet in &sheets {
        assert!(sheet.plan.received_on < sheet.plan.agreed_on.unwrap());
        for line in sheet.lines() {
            let decided = line.decision.as_ref().unwrap();
            assert!(sheet.plan.received_on < decided.decided_on);
            assert!(decided.decided_on <= sheet.plan.advised_on.unwrap());
            assert_eq!(decided.decided_by, "Sanne Verhoef");
        }
    }
}

#[test]
fn an_example_that_is_there_is_only_replaced_when_that_is_asked() {
    let folder = TempDir::new().unwrap();
    let mut wanted = spec(&folder, Some((7, 20)));
    let larger = build(&wanted);
    let before = std::fs::read(&larger.register).unwrap();
    let again = example::build(&wanted, reader(), &Progress::silent());
    assert!(
        matches!(&again, Err(oto_register::desk::Error::OutputExists(path)) if *path == larger.register),
        "{again:?}"
    );
    assert_eq!(std::fs::read(&larger.register).unwrap(), before);
    wanted = spec(&folder, None);
    wanted.replace = true;
    let smaller = build(&wanted);
    assert_eq!(std::fs::read_dir(&smaller.letters).unwrap().count(), 5);
    assert_eq!(std::fs::read_dir(&smaller.submissions).unwrap().count(), 6);
}

#[test]
fn an_example_that_is_stopped_leaves_no_register() {
    let folder = TempDir::new().unwrap();
    let progress = Progress::silent();
    progress.stop();
    let spec = spec(&folder, None);
    let stopped = example::build(&spec, reader(), &progress);
    assert!(
        matches!(stopped, Err(oto_register::desk::Error::Stopped)),
        "{stopped:?}"
    );
    let left: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(left, ["inzendingen"]);
    // What was left is no obstacle.
    assert_eq!(build(&spec).plans.len(), 5);
}

#[test]
fn progress_counts_up_to_every_file_and_every_letter() {
    let folder = TempDir::new().unwrap();
    let steps = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&steps);
    let progress = Progress::new(move |step| told.lock().unwrap().push((step.done, step.of)));
    example::build(&spec(&folder, None), reader(), &progress).unwrap();
    let steps = steps.lock().unwrap().clone();
    assert!(steps.contains(&(6, 6)), "{steps:?}");
    assert!(steps.contains(&(5, 5)), "{steps:?}");
}

#[test]
fn sizes_that_cannot_be_are_told_with_what_can() {
    let sized = |partners, activities| {
        ExampleSpec::new(PathBuf::from("x"))
            .sized(partners, activities)
            .err()
    };
    assert_eq!(sized(Some(0), None), Some(SizeFault::Partners { most: 60 }));
    assert_eq!(
        sized(Some(61), None),
        Some(SizeFault::Partners { most: 60 })
    );
    let exactly = SizeFault::Activities {
        partners: 2,
        least: 6,
        most: 6,
    };
    assert_eq!(sized(Some(2), Some(7)), Some(exactly));
    let from = SizeFault::Activities {
        partners: 10,
        least: 17,
        most: 312,
    };
    assert_eq!(sized(Some(10), Some(16)), Some(from));
    assert_eq!(sized(None, Some(400)), None);
    assert_eq!(sized(Some(2), None), None);
}

#[test]
fn fewer_partners_than_files_take_the_first_files() {
    let folder = TempDir::new().unwrap();
    let summary = build(&spec(&folder, Some((2, 6))));
    let partners: Vec<&str> = summary
        .plans
        .iter()
        .map(|plan| plan.partner.as_str())
        .collect();
    assert_eq!(
        partners,
        ["Huisartsenpost Lekstroom", "Ziekenhuis De Vecht"]
    );
    assert_eq!(summary.refused.len(), 1);
}

/// Runs the program without a display.
fn run(arguments: &[&str]) -> std::process::Output {
    std::process::Command::new(env!("CARGO_BIN_EXE_oto-register"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_command_tells_in_json_what_it_made() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path().to_string_lossy().into_owned();
    let output = run(&[
        "voorbeeld",
        "--uit",
        &folder,
        "--partners",
        "6",
        "--activiteiten",
        "20",
        "--json",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["partners"], 6);
    assert_eq!(told["activiteiten"], 20);
    assert_eq!(told["brieven_gereed"], 6);
    assert_eq!(
        told["geweigerd"][0]["bestand"],
        "ziekenhuis-eemdal-met-fouten.xlsx"
    );
    let plans = told["plannen"].as_array().unwrap();
    let granted: i64 = plans
        .iter()
        .map(|plan| plan["toegekend_centen"].as_i64().unwrap())
        .sum();
    assert_eq!(told["toegekend_centen"], granted);
    for plan in plans {
        let pdf = std::fs::read(plan["bestand"].as_str().unwrap()).unwrap();
        assert!(pdf.starts_with(b"%PDF"), "{plan}");
    }
}

#[test]
fn without_a_display_the_command_says_how_to_open_the_example_later() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path().to_string_lossy().into_owned();
    let first = run(&["voorbeeld", "--uit", &folder]);
    assert_eq!(first.status.code(), Some(0), "{}", text(&first.stderr));
    let said = text(&first.stdout);
    assert!(said.contains("Er is geen grafische omgeving."), "{said}");
    assert!(said.contains("5 brieven gereed"), "{said}");
    assert!(text(&first.stderr).contains("ziekenhuis-eemdal-met-fouten.xlsx is niet ingelezen"));
    let second = run(&["voorbeeld", "--uit", &folder]);
    assert_eq!(second.status.code(), Some(1));
    let said = text(&second.stderr);
    assert!(said.contains("Het voorbeeld staat er al"), "{said}");
    assert!(
        said.contains("--overschrijf") && said.contains("--register"),
        "{said}"
    );
}

#[test]
fn a_size_that_cannot_be_is_wrong_usage() {
    let output = run(&[
        "voorbeeld",
        "--uit",
        "nergens",
        "--partners",
        "3",
        "--activiteiten",
        "9",
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("precies 8 activiteiten"));
}
