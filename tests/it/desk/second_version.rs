//! The improved version (de verbeterde versie): what it changes, what stays, and what happens to the letter.

use super::changes::short;
use super::world::{World, granted};
use crate::support::two_versions::{csv, improved, twelve};
use oto_register::desk::Error;
use oto_register::domain::letter::{LetterReason, LetterState};
use oto_register::domain::{Cents, PlanId};
use std::collections::BTreeMap;

/// Nine of the twelve are judged, before the improved version comes in.
fn judged() -> (World, PlanId) {
    let mut world = World::with_region();
    let plan = world.read_in("Ziekenhuis De Vecht", &csv(&twelve()));
    let sheet = world.sheet(plan);
    assert_eq!((sheet.activities.len(), sheet.lines().count()), (12, 24));
    let nine: Vec<_> = sheet.activities[..9]
        .iter()
        .flat_map(|activity| &activity.lines)
        .map(|line| granted(line.line.id, line.line.requested))
        .collect();
    world.desk.record_decisions(plan, &nine).unwrap();
    (world, plan)
}

/// Words of each line, with its decision: `-`, `besloten` or `opnieuw`.
fn decisions(world: &World, plan: PlanId) -> BTreeMap<String, &'static str> {
    let state = |line: &oto_register::desk::LineSheet| match &line.decision {
        None => "-",
        Some(made) if made.stale => "opnieuw",
        Some(_) => "besloten",
    };
    let sheet = world.sheet(plan);
    sheet
        .lines()
        .map(|line| (line.line.text.clone(), state(line)))
        .collect()
}

#[test]
fn exactly_the_five_differences_are_listed() {
    let (mut world, _plan) = judged();
    let reading = world.look("Ziekenhuis De Vecht", &csv(&improved()));
    assert!(reading.can_be_accepted(), "{:?}", reading.remarks);
    let mut found: Vec<String> = reading.changes.iter().map(short).collect();
    found.sort();
    assert_eq!(
        found,
        [
            "+regel ZV-27-05 Lunch E".replace("ZV", &code(&world)),
            "-regel ZV-27-04 Zaal D".replace("ZV", &code(&world)),
            "~activiteit ZV-27-03 datum".replace("ZV", &code(&world)),
            "~regel ZV-27-01 bedrag: 10000 → 12500".replace("ZV", &code(&world)),
            "~regel ZV-27-02 tekst: Zaal B → Vergaderzaal B".replace("ZV", &code(&world)),
        ]
    );
}

fn code(world: &World) -> String {
    world.desk.store().partners().unwrap()[0].code.clone()
}

#[test]
fn every_difference_names_its_cell() {
    use oto_register::domain::change::Change;
    let (mut world, _plan) = judged();
    let reading = world.look("Ziekenhuis De Vecht", &csv(&improved()));
    for change in &reading.changes {
        let at = match change {
            Change::ActivityAdded { at, .. }
            | Change::ActivityChanged { at, .. }
            | Change::LineAdded { at, .. }
            | Change::LineChanged { at, .. } => at,
            Change::ActivityDropped { .. } | Change::LineDropped { .. } => continue,
        };
        assert!(at.cell.is_some(), "{change:?}");
    }
}

#[test]
fn what_was_left_alone_keeps_its_decision() {
    let (mut world, plan) = judged();
    let before = decisions(&world, plan);
    world.read_in("Ziekenhuis De Vecht", &csv(&improved()));
    let after = decisions(&world, plan);
    let touched = ["Trainer A", "Vergaderzaal B", "Trainer C", "Zaal C"];
    for (text, state) in &after {
        let expected = match text.as_str() {
            "Lunch E" => "-",
            text if touched.contains(&text) => "opnieuw",
            text => before[text],
        };
        assert_eq!(*state, expected, "{text}");
    }
    assert!(!after.contains_key("Zaal D"));
    assert_eq!(after.len(), 24);
}

#[test]
fn reading_the_same_plan_again_changes_nothing_but_the_version() {
    let (mut world, plan) = judged();
    let before = decisions(&world, plan);
    let numbers = |world: &World| -> Vec<String> {
        let sheet = world.sheet(plan);
        let all = sheet.activities.iter();
        all.map(|it| it.activity.project_number.clone()).collect()
    };
    let given = numbers(&world);
    let reading = world.look("Ziekenhuis De Vecht", &csv(&twelve()));
    assert_eq!(reading.changes, []);
    world.desk.accept(&reading).unwrap();
    assert_eq!(decisions(&world, plan), before);
    assert_eq!(numbers(&world), given);
    assert_eq!(world.sheet(plan).plan.version, 2);
}

#[test]
fn the_older_version_is_still_in_the_register() {
    let (mut world, plan) = judged();
    let text = csv(&twelve());
    world.read_in("Ziekenhuis De Vecht", &csv(&improved()));
    let store = world.desk.store();
    let versions = store.submissions(plan).unwrap();
    assert_eq!(versions.len(), 2);
    assert_eq!((versions[0].version, versions[1].version), (1, 2));
    let kept = store.file(&versions[0].sha256).unwrap().unwrap();
    assert_eq!(kept, text.as_bytes());
}

/// The contract puts what is open before what is outdated, so touched lines block the letter until they are
/// judged again; only then it is verouderd.
#[test]
fn a_letter_that_was_made_is_blocked_until_touched_lines_are_judged_again_and_outdated_after() {
    let (mut world, plan) = judged();
    world.grant_all(plan);
    world.agree(plan);
    world.make(plan);
    world.read_in("Ziekenhuis De Vecht", &csv(&improved()));
    let sheet = world.letter(plan);
    assert_eq!(sheet.state, LetterState::Blocked);
    assert_eq!(
        sheet.reason,
        LetterReason::Undecided {
            lines: 1,
            activity: "Activiteit E".to_owned()
        }
    );
    let lunch = world.line(plan, "Lunch E");
    world.decide(plan, granted(lunch, Cents(7_500)));
    let sheet = world.letter(plan);
    assert_eq!(sheet.state, LetterState::Blocked);
    assert!(
        matches!(sheet.reason, LetterReason::JudgeAgain { lines: 4, .. }),
        "{:?}",
        sheet.reason
    );
    world.grant_all(plan);
    let sheet = world.letter(plan);
    assert_eq!(sheet.state, LetterState::Stale);
    assert!(matches!(sheet.reason, LetterReason::ChangedSince { .. }));
}

#[test]
fn a_dropped_line_alone_turns_the_letter_outdated() {
    let (mut world, plan) = judged();
    world.grant_all(plan);
    world.agree(plan);
    let made = world.make(plan);
    let mut rows = twelve();
    let _gone = rows.pop();
    world.read_in("Ziekenhuis De Vecht", &csv(&rows));
    let sheet = world.letter(plan);
    assert_eq!(sheet.state, LetterState::Stale);
    let again = world.make(plan);
    assert_eq!(again.reference, made.reference);
    assert_eq!(again.sheet.granted, made.sheet.granted - Cents(12_050));
}

#[test]
fn a_kind_that_was_chosen_stays_with_its_line() {
    let (mut world, plan) = judged();
    let line = world.line(plan, "Zaal F");
    let kind = oto_register::domain::CostKindId::from("locatie-extern");
    world
        .desk
        .choose_kinds(plan, &[(line, Some(kind.clone()))])
        .unwrap();
    world.read_in("Ziekenhuis De Vecht", &csv(&improved()));
    let sheet = world.sheet(plan);
    let found = sheet.lines().find(|it| it.line.id == line).unwrap();
    assert_eq!(found.line.kind.as_ref(), Some(&kind));
}

#[test]
fn two_previews_of_one_plan_cannot_both_be_taken_over_unseen() {
    let mut world = World::new();
    let first = world.look("GGD Kromme Rijn", &csv(&twelve()));
    let second = world.look("GGD Kromme Rijn", &csv(&improved()));
    world.desk.accept(&first).unwrap();
    let refused = world.desk.accept(&second);
    assert!(
        matches!(refused, Err(Error::Overtaken { .. })),
        "{refused:?}"
    );
    let plan = world.desk.plans_for(2027, &[]).unwrap()[0];
    assert_eq!(world.sheet(plan).plan.version, 1);
    let again = world
        .desk
        .look_again(second.file.clone(), second.request.clone())
        .unwrap();
    assert_eq!(again.changes.len(), 5);
    assert_eq!(world.desk.accept(&again).unwrap().version, 2);
}

#[test]
fn a_preview_stays_good_when_only_others_were_read_in_since() {
    let mut world = World::new();
    let first = world.look("GGD Kromme Rijn", &csv(&twelve()));
    let other = world.look("RAV Utrechtse Waarden", &csv(&twelve()));
    world.desk.accept(&other).unwrap();
    assert_eq!(world.desk.accept(&first).unwrap().version, 1);
}

#[test]
fn a_new_year_of_the_same_partner_is_a_plan_of_its_own() {
    let (mut world, plan) = judged();
    let text = csv(&twelve()).replace("2027", "2028");
    let path = world.file("volgend.csv");
    std::fs::write(&path, text).unwrap();
    let request = oto_register::desk::ReadRequest {
        year: Some(2028),
        partner: Some("Ziekenhuis De Vecht".to_owned()),
        ..Default::default()
    };
    let reading = world.desk.look_at(&path, request).unwrap();
    assert_eq!(
        (reading.changes.len(), reading.standing.is_none()),
        (0, true)
    );
    let next = world.desk.accept(&reading).unwrap();
    assert_ne!(next.plan, plan);
    let number = &world.sheet(next.plan).activities[0].activity.project_number;
    assert!(number.contains("-28-01"), "{number}");
}

#[test]
fn an_activity_that_is_kept_stays_as_it_stands_with_its_decisions() {
    let (mut world, plan) = judged();
    let before = world.sheet(plan);
    let kept = &before.activities[0];
    let mut reading = world.look("Ziekenhuis De Vecht", &csv(&improved()));
    reading.request.keep.insert(kept.activity.id);
    let reading = world
        .desk
        .look_again(reading.file.clone(), reading.request.clone())
        .unwrap();
    assert_eq!(reading.changes.len(), 5, "what is kept is still shown");
    let accepted = world.desk.accept(&reading).unwrap();
    assert_eq!((accepted.version, accepted.kept), (2, 1));
    let after = world.sheet(plan);
    let now = after
        .activities
        .iter()
        .find(|it| it.activity.id == kept.activity.id)
        .unwrap();
    assert_eq!(now, kept);
    let told = world.desk.kept_activities(plan).unwrap();
    assert_eq!(told, BTreeMap::from([(kept.activity.id, 1)]));
}

#[test]
fn an_activity_that_is_gone_can_be_kept() {
    let (mut world, plan) = judged();
    let gone = world.sheet(plan).activities[11].activity.clone();
    let rows: Vec<String> = twelve().into_iter().take(22).collect();
    let mut reading = world.look("Ziekenhuis De Vecht", &csv(&rows));
    reading.request.keep.insert(gone.id);
    let accepted = world.desk.accept(&reading).unwrap();
    assert_eq!((accepted.activities, accepted.dropped), (12, 0));
    assert_eq!(world.desk.kept_activities(plan).unwrap()[&gone.id], 1);
}

#[test]
fn what_was_kept_is_taken_over_by_a_later_version_without_that_choice() {
    let (mut world, plan) = judged();
    let kept = world.sheet(plan).activities[0].activity.id;
    let mut reading = world.look("Ziekenhuis De Vecht", &csv(&improved()));
    reading.request.keep.insert(kept);
    world.desk.accept(&reading).unwrap();
    let again = world.look("Ziekenhuis De Vecht", &csv(&improved()));
    assert_eq!(
        again.changes.iter().map(short).collect::<Vec<_>>(),
        [format!(
            "~regel {}-27-01 bedrag: 10000 → 12500",
            code(&world)
        )]
    );
    world.desk.accept(&again).unwrap();
    assert_eq!(world.desk.kept_activities(plan).unwrap(), BTreeMap::new());
}

#[test]
fn one_undo_takes_back_what_was_kept_too() {
    let (mut world, plan) = judged();
    let before = world.sheet(plan);
    let mut reading = world.look("Ziekenhuis De Vecht", &csv(&improved()));
    reading
        .request
        .keep
        .insert(before.activities[0].activity.id);
    world.desk.accept(&reading).unwrap();
    world.desk.undo_last().unwrap();
    assert_eq!(world.sheet(plan), before);
    assert_eq!(world.desk.kept_activities(plan).unwrap(), BTreeMap::new());
}

#[test]
fn an_older_version_is_read_back_as_it_was() {
    let (mut world, plan) = judged();
    let before: Vec<_> = world
        .sheet(plan)
        .activities
        .iter()
        .map(|it| {
            let lines: Vec<_> = it.lines.iter().map(|line| line.line.clone()).collect();
            (it.activity.clone(), lines)
        })
        .collect();
    world.read_in("Ziekenhuis De Vecht", &csv(&improved()));
    let first = world.desk.version_content(plan, 1).unwrap();
    assert_eq!(first.activities, before);
    assert_eq!(first.sheets[0].rows[1].cells["G"].text, "100,00");
    let second = world.desk.version_content(plan, 2).unwrap();
    assert_ne!(second.activities, before);
    let now: Vec<_> = world
        .sheet(plan)
        .lines()
        .map(|it| it.line.clone())
        .collect();
    let then = second.activities.into_iter().flat_map(|(_, lines)| lines);
    assert_eq!(then.collect::<Vec<_>>(), now);
    assert!(world.desk.version_content(plan, 3).is_err());
}

#[test]
fn a_version_that_was_taken_back_and_done_again_is_read_back_the_same() {
    let (mut world, plan) = judged();
    world.read_in("Ziekenhuis De Vecht", &csv(&improved()));
    let before = world.desk.version_content(plan, 2).unwrap();
    world.desk.undo_last().unwrap();
    world.desk.redo_last().unwrap();
    assert_eq!(world.desk.version_content(plan, 2).unwrap(), before);
}

#[test]
fn the_file_of_a_version_is_put_out_as_it_came_in() {
    let (mut world, plan) = judged();
    world.read_in("Ziekenhuis De Vecht", &csv(&improved()));
    let path = world.desk.put_out_version(plan, 1).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), csv(&twelve()));
    assert_eq!(path.file_name().unwrap(), "plan-1.csv");
}
