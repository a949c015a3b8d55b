//! The trail: from what a letter says to the decision, the cost line, the cell and the passage.

use super::world::{PLAN, World, granted, partly, refused};
use crate::support::data;
use oto_register::desk::{FieldHome, PageRegion};
use oto_register::domain::origin::About;
use oto_register::domain::{Cents, CostLineId, PlanId};
use oto_register::words;

/// Everything that stands on the pages of a plan's letter.
fn regions(world: &World, plan: PlanId) -> Vec<PageRegion> {
    let pages = world.desk.letter_pages(plan, 300.0).unwrap().unwrap();
    pages.into_iter().flat_map(|page| page.regions).collect()
}

fn region(world: &World, plan: PlanId, part: &str) -> PageRegion {
    let all = regions(world, plan);
    let found = all.iter().find(|it| plain(&it.said.words).contains(part));
    found.unwrap_or_else(|| panic!("no {part}")).clone()
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn a_row_of_the_table_leads_to_the_decisions_that_make_its_amount() {
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    let line = world.line(plan, "Zaalhuur");
    world.decide(plan, partly(line, 20_025));
    let sheet = world.sheet(plan);
    for activity in &sheet.activities {
        let row = region(&world, plan, &activity.activity.project_number);
        let trail = world.desk.trail(plan, &row.said).unwrap();
        let sum: Cents = trail
            .lines
            .iter()
            .map(|it| it.sheet.settled().unwrap().granted)
            .sum();
        assert_eq!(trail.lines.len(), activity.lines.len());
        assert!(
            row.said.words.contains(&words::plain_amount(sum)),
            "{row:?}"
        );
        assert!(trail.lines.iter().all(|it| !it.passages.is_empty()));
    }
}

#[test]
fn the_total_leads_to_all_decisions_and_they_add_up_to_it() {
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    let line = world.line(plan, "Oefenbureau");
    world.decide(plan, refused(line));
    let total = region(&world, plan, "kennen uw organisatie");
    let trail = world.desk.trail(plan, &total.said).unwrap();
    let sum: Cents = trail
        .lines
        .iter()
        .map(|it| it.sheet.settled().unwrap().granted)
        .sum();
    assert_eq!(trail.lines.len(), 4);
    assert!(total.said.words.contains(&words::euros(sum)), "{total:?}");
}

#[test]
fn a_reason_leads_to_the_line_it_was_written_for() {
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    let line = world.line(plan, "Oefenbureau");
    world.decide(plan, refused(line));
    let reason = region(&world, plan, "Hoort niet bij OTO");
    assert_eq!(reason.said.source.about, About::Lines(vec![line]));
    let trail = world.desk.trail(plan, &reason.said).unwrap();
    assert_eq!(trail.lines[0].sheet.line.text, "Oefenbureau");
    assert!(trail.sentence.unwrap().id.starts_with("motivering.reden"));
}

#[test]
fn a_sentence_tells_whether_the_region_wrote_it_and_where_its_fields_are_kept() {
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    let agreed = region(&world, plan, "ingestemd");
    let trail = world.desk.trail(plan, &agreed.said).unwrap();
    assert!(trail.lines.is_empty());
    assert!(!trail.sentence.unwrap().own);
    assert_eq!(trail.fields[0].home, FieldHome::Agreement);
    world.region("[teksten]\n\"slot.wens\" = \"Veel succes, {partner.naam}.\"");
    let wish = region(&world, plan, "Veel succes");
    let trail = world.desk.trail(plan, &wish.said).unwrap();
    let sentence = trail.sentence.unwrap();
    assert!(sentence.own, "{sentence:?}");
    assert_eq!(sentence.text, "Veel succes, {partner.naam}.");
    assert_eq!(trail.fields[0].home, FieldHome::Partner);
    assert_eq!(trail.fields[0].value, "GGD Kromme Rijn");
}

#[test]
fn a_letter_that_was_sent_and_changed_leads_nowhere_it_does_not_belong() {
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    world.make(plan);
    let sending = oto_register::desk::Sending {
        on: super::world::day("2026-11-27"),
        channel: "post".to_owned(),
    };
    world.desk.mark_sent(plan, &sending).unwrap();
    assert!(!regions(&world, plan).is_empty());
    let line = world.line(plan, "Zaalhuur");
    world.decide(plan, refused(line));
    assert!(regions(&world, plan).is_empty());
}

/// Whatever the layout of the partner's file: each amount is shown in the cell it was read from.
#[test]
fn every_amount_is_found_again_in_its_cell_of_the_partners_file() {
    for (file, partner) in crate::support::world::GOOD {
        let mut world = World::new();
        let path = data("submissions").join(file);
        let reading = world.look_at(&path, Some(partner));
        let plan = world.desk.accept(&reading).unwrap().plan;
        let lines: Vec<CostLineId> = world.sheet(plan).lines().map(|it| it.line.id).collect();
        assert!(!lines.is_empty(), "{file}");
        for line in lines {
            let cell = world.desk.cell_in_file(plan, line).unwrap().unwrap();
            assert!(cell.agrees, "{file}: {:?}", cell.at);
            assert_eq!(cell.file_name, file);
            let (letters, row) =
                oto_register::desk::split_address(cell.at.cell.as_deref().unwrap()).unwrap();
            let sheet = cell.sheet.unwrap();
            let row = sheet.rows.iter().find(|it| it.number == row).unwrap();
            assert!(!row.cells[letters].text.is_empty());
        }
    }
}

#[test]
fn a_line_is_shown_in_the_version_that_says_its_amount() {
    let mut world = World::new();
    let plan = world.read_in("GGD Kromme Rijn", PLAN);
    let line = world.line(plan, "Zaalhuur");
    let first = world.desk.cell_in_file(plan, line).unwrap().unwrap();
    assert_eq!((first.version, first.agrees), (1, true));
    let again = world.read_in("GGD Kromme Rijn", &PLAN.replace("475,00", "480,00"));
    assert_eq!(again, plan);
    let second = world.desk.cell_in_file(plan, line).unwrap().unwrap();
    assert_eq!((second.version, second.agrees), (2, true));
    world.decide(plan, granted(line, Cents(48_000)));
    let trail = world.desk.trail_of_line(plan, Some(line)).unwrap();
    assert_eq!(trail.lines.len(), 1);
    assert_eq!(world.desk.trail_of_line(plan, None).unwrap().lines.len(), 4);
}
