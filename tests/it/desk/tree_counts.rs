//! A completed run of the decision tree counts in judging: in the sheet, in the decision, in the letter's grounds.

use super::world::{World, YEAR, granted, refused};
use lopdf::Document;
use oto_register::desk::Error;
use oto_register::domain::letter::LetterReason;
use oto_register::domain::tree::{OwnVerdict, TreeError, TreeRun};
use oto_register::domain::verdict::{Reason, Verdict};
use oto_register::domain::{ActivityId, CostKindId, PlanId, TreeRunId};
use oto_register::words::verdicts::reasons;

const PLAN: &str = "\
Nr;Activiteit;Soort;Datum;Aantal deelnemers;Kostenpost;Aangevraagd bedrag
1;Training crisisteam;Training;18-03-2027;24;Uren eigen trainer;3.850,00
1;Training crisisteam;Training;18-03-2027;24;Catering deelnemers;312,00
2;Oefening stroomuitval;Oefening;07-10-2027;40;Uren waarnemer;450,00
";

/// What leads to twice a year; six times a year ends with another answer, a fixed task halfway.
const TWICE: [(&str, &str); 15] = [
    ("N0", "nee"),
    ("N2", "ja"),
    ("N3", "uitvoering"),
    ("N4", "eigen"),
    ("N6", "nee"),
    ("N7", "nee"),
    ("N8", "nee"),
    ("N9", "ja"),
    ("N10", "nee"),
    ("N12", "nee"),
    ("N13", "instelling"),
    ("N14", "nee"),
    ("N15", "ja"),
    ("N16", "ja"),
    ("N17", "1-2"),
];

fn world() -> (World, PlanId, ActivityId) {
    let mut world = World::with_region();
    let plan = world.read_in("Ziekenhuis De Vecht", PLAN);
    for (text, kind) in [
        ("Uren eigen trainer", "interne-trainer-eigen-organisatie"),
        ("Uren waarnemer", "waarnemer"),
        ("Catering deelnemers", "catering"),
    ] {
        let line = world.line(plan, text);
        let kind = Some(CostKindId::from(kind));
        world.desk.choose_kinds(plan, &[(line, kind)]).unwrap();
    }
    let first = world.sheet(plan).activities[0].activity.id;
    (world, plan, first)
}

/// A new run about an activity with the first `count` answers, the last of them changed to `last`.
fn run(world: &World, about: ActivityId, count: usize, last: &str) -> TreeRun {
    let (row, _known) = world.desk.new_tree_run(YEAR, Some(about)).unwrap();
    let mut run = row.run;
    run.role = "SEH-verpleegkundige".to_owned();
    for (node, answer) in &TWICE[..count] {
        run.answers.insert((*node).to_owned(), (*answer).to_owned());
    }
    let (node, _) = TWICE[count - 1];
    run.answers.insert(node.to_owned(), last.to_owned());
    run
}

fn words_of(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn verdict(world: &World, plan: PlanId, text: &str) -> Verdict {
    let sheet = world.sheet(plan);
    let line = sheet.lines().find(|it| it.line.text == text).unwrap();
    line.judgement.verdict
}

#[test]
fn a_completed_run_gives_the_verdict_of_its_activitys_lines_and_of_no_others() {
    let (mut world, plan, about) = world();
    let before = world.sheet(plan);
    let refused = run(&world, about, 5, "vaste-taak");
    let id = world.desk.keep_tree_run(&refused).unwrap();
    let sheet = world.sheet(plan);
    assert_eq!(
        verdict(&world, plan, "Uren eigen trainer"),
        Verdict::NotAllowed
    );
    assert_eq!(
        sheet.activities[0].lines[1], before.activities[0].lines[1],
        "catering knows no tree"
    );
    assert_eq!(
        sheet.activities[1], before.activities[1],
        "another activity"
    );
    let said = &sheet.activities[0].tree;
    assert_eq!(said.len(), 1);
    assert_eq!((said[0].run, said[0].verdict), (id, Verdict::NotAllowed));
    assert_eq!(said[0].role, "SEH-verpleegkundige");
    let judgement = &sheet.activities[0].lines[0].judgement;
    assert!(matches!(
        &judgement.reasons[..],
        [Reason::Tree {
            verdict: Verdict::NotAllowed,
            roles: 1,
            ..
        }]
    ));
    assert_eq!(judgement.passages[0].as_str(), "bijlage1-functieprofiel");
    // The same from the year as a whole, and an undo takes it away again.
    assert_eq!(world.desk.plan_sheets(YEAR).unwrap(), [sheet]);
    world.desk.undo_last().unwrap();
    assert_eq!(world.sheet(plan), before);
}

#[test]
fn an_unfinished_run_waits_and_an_own_judgement_changes_nothing() {
    let (mut world, plan, about) = world();
    let open = run(&world, about, 4, "eigen");
    let id = world.desk.keep_tree_run(&open).unwrap();
    let before = verdict(&world, plan, "Uren eigen trainer");
    let sheet = world.sheet(plan);
    assert_eq!(sheet.activities[0].tree, []);
    assert_eq!(sheet.activities[0].tree_open, Some(id));
    assert_eq!(before, Verdict::Conditional);
    // Six times a year; the adviser would allow it.
    let ended = TreeRun {
        id,
        own: Some(OwnVerdict {
            verdict: Verdict::Allowed,
            reason: "Zo afgesproken.".to_owned(),
        }),
        ..run(&world, about, 15, "3-11")
    };
    world.desk.keep_tree_run(&ended).unwrap();
    let sheet = world.sheet(plan);
    assert_eq!(
        verdict(&world, plan, "Uren eigen trainer"),
        Verdict::Consult
    );
    assert_eq!(sheet.activities[0].tree_open, None);
    let own = sheet.activities[0].tree[0].own.as_ref().unwrap();
    assert_eq!(own.verdict, Verdict::Allowed);
}

#[test]
fn of_several_roles_the_worst_counts_and_a_quick_check_never() {
    let (mut world, plan, about) = world();
    let twice = run(&world, about, 15, "1-2");
    world.desk.keep_tree_run(&twice).unwrap();
    assert_eq!(
        verdict(&world, plan, "Uren eigen trainer"),
        Verdict::Conditional
    );
    let quick = TreeRun {
        activity: None,
        ..run(&world, about, 5, "vaste-taak")
    };
    world.desk.keep_tree_run(&quick).unwrap();
    assert_eq!(
        verdict(&world, plan, "Uren eigen trainer"),
        Verdict::Conditional
    );
    let other = TreeRun {
        role: "Spelleider".to_owned(),
        ..run(&world, about, 15, "12-of-meer")
    };
    world.desk.keep_tree_run(&other).unwrap();
    let sheet = world.sheet(plan);
    assert_eq!(
        verdict(&world, plan, "Uren eigen trainer"),
        Verdict::Consult
    );
    let roles: Vec<&str> = sheet.activities[0]
        .tree
        .iter()
        .map(|it| it.role.as_str())
        .collect();
    assert_eq!(roles, ["Spelleider", "SEH-verpleegkundige"]);
}

#[test]
fn a_decision_and_its_letter_keep_what_the_tree_said() {
    let (mut world, plan, about) = world();
    let ended = run(&world, about, 5, "vaste-taak");
    let id = world.desk.keep_tree_run(&ended).unwrap();
    let trainer = world.line(plan, "Uren eigen trainer");
    let mut request = refused(trainer);
    // The rules refuse too: no words of the adviser are needed.
    request.motivation = String::new();
    world.decide(plan, request);
    for text in ["Catering deelnemers", "Uren waarnemer"] {
        let line = world.line(plan, text);
        let sheet = world.sheet(plan);
        let asked = sheet.lines().find(|it| it.line.id == line).unwrap();
        world.decide(plan, granted(line, asked.line.requested));
    }
    world.agree(plan);
    let sheet = world.sheet(plan);
    let line = &sheet.activities[0].lines[0];
    let made = line.decision.as_ref().unwrap();
    assert_eq!(made.suggested, Verdict::NotAllowed);
    assert_eq!(made.reason, reasons(&line.judgement));
    assert!(
        made.reason.starts_with(
            "De beslisboom van 1 oktober 2026 voor de rol SEH-verpleegkundige komt op"
        ),
        "{}",
        made.reason
    );
    assert_eq!(made.passages, line.judgement.passages);
    let letter = world.make(plan);
    let text = words_of(&letter.pdf);
    assert!(
        text.contains("De taak staat als vaste taak in het functieprofiel"),
        "{text}"
    );
    // A milder run of later changes the suggestion and neither decision nor letter.
    let milder = TreeRun {
        id: TreeRunId(0),
        ..run(&world, about, 15, "1-2")
    };
    let newer = world.desk.keep_tree_run(&milder).unwrap();
    assert!(newer > id);
    let sheet = world.sheet(plan);
    let line = &sheet.activities[0].lines[0];
    assert_eq!(line.judgement.verdict, Verdict::Conditional);
    assert_eq!(
        line.decision.as_ref().unwrap().suggested,
        Verdict::NotAllowed
    );
    let now = world.letter(plan);
    assert!(
        matches!(now.reason, LetterReason::Made { .. }),
        "{:?}",
        now.reason
    );
}

#[test]
fn an_answer_off_the_path_is_not_kept() {
    let (mut world, _plan, about) = world();
    let mut off = run(&world, about, 5, "vaste-taak");
    off.answers.insert("N17".to_owned(), "1-2".to_owned());
    let refused = world.desk.keep_tree_run(&off);
    assert!(
        matches!(&refused, Err(Error::Tree(TreeError::OffPath { node })) if node == "N17"),
        "{refused:?}"
    );
    assert_eq!(world.desk.tree_runs(YEAR).unwrap(), []);
}
