//! The decision form as a workbook: out, filled in and saved by another program, and back in through the reading child.

use super::sheets::{answer_tree, open, put, save};
use super::world::{World, YEAR};
use crate::support::data;
use oto_register::desk::{Error, TreeFormLook};
use oto_register::domain::submission::Severity;
use oto_register::domain::verdict::Verdict;
use oto_register::domain::{ActivityId, PlanId};
use oto_register::exchange::grid::position;
use oto_register::rules::edition::{Tree, editions};
use oto_register::words::sheet_remarks::sheet_remark;
use serde::Deserialize;
use std::collections::BTreeMap;

const PLAN: &str = "\
Nr;Activiteit;Soort;Datum;Aantal deelnemers;Kostenpost;Aangevraagd bedrag
1;Training crisisteam;Training;18-03-2027;24;Interne trainer, 16 uur;1.040,00
";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    path: BTreeMap<String, BTreeMap<String, String>>,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// Answers by id, typed in the words of the list.
    #[serde(default)]
    path: String,
    /// Cells of the form to type in, after the fields and the path; an empty text clears.
    #[serde(default, rename = "type")]
    typed: BTreeMap<String, String>,
    /// Cells of the hidden sheet.
    #[serde(default)]
    hidden: BTreeMap<String, String>,
    /// The hidden sheet is gone.
    #[serde(default)]
    bare: bool,
    /// The form is about no activity.
    #[serde(default)]
    blank: bool,
    expected: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// Severity, cell, and what is said.
    #[serde(default)]
    remarks: Vec<(String, String, String)>,
    /// How many answers the run would have; none where the file is refused as a whole.
    answers: Option<usize>,
    outcome: Option<String>,
    /// The project number that it is about.
    about: Option<String>,
}

fn tree() -> &'static Tree {
    editions().last().unwrap().tree()
}

fn world() -> (World, PlanId, ActivityId) {
    let mut world = World::with_region();
    let plan = world.read_in("Ziekenhuis De Vecht", PLAN);
    let about = world.sheet(plan).activities[0].activity.id;
    (world, plan, about)
}

/// The fields as an institution fills them in.
const FIELDS: [(&str, &str); 3] = [
    ("C5", "M. de Graaf"),
    ("C7", "24-11-2026"),
    ("C9", "SEH-verpleegkundige"),
];

fn look(
    world: &World,
    about: Option<ActivityId>,
    case: &Case,
    cases: &Cases,
) -> Result<TreeFormLook, Error> {
    let mut book = open(world.desk.tree_form(YEAR, about).unwrap());
    for (cell, text) in FIELDS {
        put(&mut book, "Beslisformulier", cell, text);
    }
    if case.blank {
        put(&mut book, "Beslisformulier", "C6", "Ziekenhuis De Vecht");
        put(&mut book, "Beslisformulier", "C10", "Een training");
    }
    if !case.path.is_empty() {
        answer_tree(&mut book, &cases.path[&case.path]);
    }
    for (cell, text) in &case.typed {
        put(&mut book, "Beslisformulier", cell, text);
    }
    for (cell, text) in &case.hidden {
        put(&mut book, "_oto", cell, text);
    }
    if case.bare {
        book.retain(|(name, _)| name != "_oto");
    }
    let path = world.file("terug.xlsx");
    save(&book, &path);
    world.desk.look_at_tree_form(&path, YEAR)
}

fn code(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "fout",
        Severity::Question => "vraag",
        Severity::Notice => "let_op",
    }
}

#[test]
fn every_form_that_comes_back_says_what_is_in_doubt_and_where() {
    let text = std::fs::read_to_string(data("desk/beslisformulieren.toml")).unwrap();
    let cases: Cases = toml::from_str(&text).unwrap();
    assert!(cases.case.len() >= 20, "{} cases", cases.case.len());
    let (world, _plan, about) = world();
    for case in &cases.case {
        let name = &case.name;
        let about = (!case.blank).then_some(about);
        let (remarks, look) = match look(&world, about, case, &cases) {
            Ok(look) => (look.remarks.clone(), Some(look)),
            Err(Error::SheetFaults { remarks, .. }) => (remarks, None),
            Err(other) => panic!("{name}: {other}"),
        };
        let said: Vec<String> = remarks
            .iter()
            .map(|it| {
                let cell = it.at.cell.as_deref().unwrap_or("");
                format!("{} {cell} {}", code(it.severity), sheet_remark(it))
            })
            .collect();
        let expected = &case.expected;
        assert_eq!(said.len(), expected.remarks.len(), "{name}: {said:#?}");
        for (said, (severity, cell, words)) in said.iter().zip(&expected.remarks) {
            let fits =
                said.starts_with(&format!("{severity} {cell} ")) && said.contains(words.as_str());
            assert!(fits, "{name}: {said}");
        }
        let answers = look.as_ref().map(|it| it.run.answers.len());
        assert_eq!(answers, expected.answers, "{name}");
        let outcome = look.as_ref().and_then(|it| it.outcome().unwrap());
        assert_eq!(
            outcome.map(|it| it.id.clone()),
            expected.outcome,
            "{name}: outcome"
        );
        let number = look.and_then(|it| it.subject).map(|it| it.project_number);
        assert_eq!(number, expected.about, "{name}: about");
    }
}

fn filled(path: &str) -> Case {
    Case {
        name: String::new(),
        path: path.to_owned(),
        typed: BTreeMap::new(),
        hidden: BTreeMap::new(),
        bare: false,
        blank: false,
        expected: Expected {
            remarks: Vec::new(),
            answers: None,
            outcome: None,
            about: None,
        },
    }
}

fn cases() -> Cases {
    let text = std::fs::read_to_string(data("desk/beslisformulieren.toml")).unwrap();
    toml::from_str(&text).unwrap()
}

#[test]
fn a_form_is_kept_as_a_run_in_one_operation_and_counts_in_judging() {
    let (mut world, plan, about) = world();
    let mut case = filled("zes-keer");
    case.typed
        .insert("F17".to_owned(), "Zie het rooster".to_owned());
    let look = look(&world, Some(about), &case, &cases()).unwrap();
    assert!(look.can_be_kept());
    let before = world.desk.store().operations(100).unwrap().len();
    let id = world.desk.keep_tree_form(&look).unwrap();
    assert_eq!(
        world.desk.store().operations(100).unwrap().len(),
        before + 1
    );
    let run = world.desk.tree_run(id).unwrap().run;
    assert_eq!(run.activity, Some(about));
    assert_eq!(run.role, "SEH-verpleegkundige");
    assert_eq!(run.filled_in_by, "M. de Graaf");
    assert_eq!(run.organisation, "Ziekenhuis De Vecht");
    assert_eq!(run.description, "Training crisisteam");
    assert_eq!(run.dated.to_string(), "2026-11-24");
    assert_eq!(run.answers.len(), 15);
    let by = "formulier van M. de Graaf, Ziekenhuis De Vecht, 24 november 2026";
    assert_eq!(run.notes["N4"], format!("Zie het rooster (volgens {by})"));
    assert_eq!(run.notes["N17"], format!("Volgens {by}"));
    let sheet = world.sheet(plan);
    assert_eq!(sheet.activities[0].tree[0].verdict, Verdict::Consult);
    // The same form again is told; one undo takes the run away.
    let again = self::look(&world, Some(about), &case, &cases()).unwrap();
    assert_eq!(again.remarks.len(), 1);
    assert!(again.can_be_kept());
    world.desk.undo_last().unwrap();
    assert_eq!(world.desk.tree_runs(YEAR).unwrap(), []);
}

#[test]
fn a_form_that_is_held_up_is_not_kept() {
    let (mut world, _plan, about) = world();
    let mut case = filled("twee-keer");
    case.typed.insert("C7".to_owned(), "3/4/2026".to_owned());
    let look = look(&world, Some(about), &case, &cases()).unwrap();
    assert!(!look.can_be_kept());
    let refused = world.desk.keep_tree_form(&look);
    assert!(matches!(refused, Err(Error::SheetFaults { .. })));
    assert_eq!(world.desk.tree_runs(YEAR).unwrap(), []);
}

#[test]
fn a_form_of_another_register_and_a_file_that_is_no_form_are_refused() {
    let (world, _plan, about) = world();
    // It has an activity under the same id, of another partner.
    let mut other = World::with_region();
    let plan = other.read_in("GGD Kromme Rijn", PLAN);
    assert_eq!(other.sheet(plan).activities[0].activity.id, about);
    let case = filled("twee-keer");
    let path = world.file("terug.xlsx");
    look(&world, Some(about), &case, &cases()).unwrap();
    let elsewhere = other.desk.look_at_tree_form(&path, YEAR).unwrap();
    assert!(!elsewhere.can_be_kept());
    assert!(
        sheet_remark(&elsewhere.remarks[0]).contains("staat niet in dit register"),
        "{:?}",
        elsewhere.remarks
    );
    for name in ["ziekenhuis-de-vecht.xlsx", "rav-utrechtse-waarden.csv"] {
        let path = data("submissions").join(name);
        let refused = world.desk.look_at_tree_form(&path, YEAR);
        assert!(matches!(refused, Err(Error::SheetFaults { .. })), "{name}");
    }
}

#[test]
fn the_same_form_has_the_same_bytes_and_each_list_has_one_reading() {
    let (world, _plan, about) = world();
    let form = world.desk.tree_form(YEAR, Some(about)).unwrap();
    assert_eq!(form, world.desk.tree_form(YEAR, Some(about)).unwrap());
    assert_ne!(form, world.desk.tree_form(YEAR, None).unwrap());
    let book = open(form);
    let rows = &book[0].1;
    let cell = |cell: &str| {
        let at = position(cell).unwrap();
        rows[at.row as usize][at.column as usize].to_string()
    };
    assert_eq!(cell("C8"), "VE-27-01 Training crisisteam");
    assert_eq!(cell("D13"), "Altijd.");
    assert_eq!(
        cell("D15"),
        "Alleen als vraag 1 = “Nee, bij een andere organisatie”, of als vraag 2 = “Ja, met een echte rol”."
    );
    assert_eq!(cell("G34"), "N21");
    for node in &tree().nodes {
        let plain = |text: &str| -> String {
            let lower = text.to_lowercase();
            lower.chars().filter(|c| c.is_alphanumeric()).collect()
        };
        let mut labels: Vec<String> = node.answers.iter().map(|it| plain(&it.label)).collect();
        labels.sort();
        labels.dedup();
        assert_eq!(labels.len(), node.answers.len(), "{}", node.id);
    }
}
