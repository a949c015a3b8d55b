//! Hours at the desk: what they come to, what of them counts, and what never changes afterwards.

use super::world::{World, day};
use crate::support::hours::{granted_plan, lines, totals, year_2026};
use oto_register::desk::{ClaimDraft, Correction, Error, HoursVerdict};
use oto_register::domain::hours::{ClaimState, HoursFault, Metres, Minutes, PhaseMinutes};
use oto_register::domain::operation::Deed;
use oto_register::domain::{Cents, HoursClaimId};

fn minutes(hours: [i64; 3]) -> PhaseMinutes {
    PhaseMinutes {
        preparation: Minutes(hours[0] * 60),
        delivery: Minutes(hours[1] * 60),
        evaluation: Minutes(hours[2] * 60),
    }
}

/// 24 hours in December 2026: 10 in preparation, 12 in delivery with 40 km, 2 in evaluation.
fn december(world: &mut World) -> HoursClaimId {
    let date = day("2026-12-10");
    let (_plan, activities) = granted_plan(
        &mut world.desk,
        "Ziekenhuis De Vecht",
        2026,
        &[("ETS-training", "Training", date, 12, 2000)],
    );
    let draft = ClaimDraft {
        lines: lines(date, [10, 12, 2], 40),
        ..ClaimDraft::new(activities[0].id, "SEH-verpleegkundige")
    };
    world
        .desk
        .add_hours(&[draft], Deed::AddHours, "", None)
        .unwrap()
        .0[0]
}

#[test]
fn the_year_comes_to_what_its_lines_come_to() {
    let mut world = World::with_region();
    let ids = year_2026(&mut world.desk);
    assert_eq!(ids.len(), 13);
    // 288 hours at € 65,00 and 400 km at € 0,29.
    let (all, counts) = totals(&world.desk, 2026);
    assert_eq!(all, Cents(288 * 6500 + 400 * 29));
    // Four are to be judged, one is talked over, one counts for six hours less.
    let open = 26 + 31 + 15 + 12 + 16 + 6;
    assert_eq!(
        counts,
        Cents((288 - open) * 6500 + (400 - 34 - 88 - 18) * 29)
    );
}

#[test]
fn fewer_hours_count_with_a_reason_and_the_claim_stays_as_it_was() {
    let mut world = World::with_region();
    let id = december(&mut world);
    let before = world.desk.claim_sheet(id).unwrap();
    assert_eq!(before.amount(), Some(Cents(24 * 6500 + 40 * 29)));
    let mut verdict = HoursVerdict {
        minutes: minutes([5, 10, 1]),
        ..HoursVerdict::all(&before)
    };
    let refused = world.desk.accept_hours(id, &verdict).unwrap_err();
    assert!(matches!(&refused, Error::Hours(all) if all[0].fault == HoursFault::ReasonMissing));
    verdict.reason = "Herhaling van de training van maart.".to_owned();
    world.desk.accept_hours(id, &verdict).unwrap();
    let after = world.desk.claim_sheet(id).unwrap();
    assert_eq!(after.claim.state, ClaimState::Accepted);
    assert!(after.is_partial());
    assert_eq!(after.accepted(), minutes([5, 10, 1]));
    assert_eq!(after.accepted_amount(), Cents(16 * 6500 + 40 * 29));
    assert_eq!(after.amount(), before.amount());
    assert_eq!(after.about.left(), Cents(200_000 - 16 * 6500 - 40 * 29));
}

#[test]
fn a_judged_line_is_corrected_by_another_at_its_own_tariff() {
    let mut world = World::with_region();
    let id = december(&mut world);
    let all = HoursVerdict::all(&world.desk.claim_sheet(id).unwrap());
    world.desk.accept_hours(id, &all).unwrap();
    let mut world = world.again_on("2027-02-10");
    let line = world.desk.claim_sheet(id).unwrap().lines[1].clone();
    let correction = Correction {
        line: line.id,
        minutes: Minutes(10 * 60),
        metres: Metres(30_000),
        transit: Cents::ZERO,
        note: "Twee uur te veel geschreven.".to_owned(),
    };
    let _line = world.desk.correct_hours(&correction).unwrap();
    let sheet = world.desk.claim_sheet(id).unwrap();
    assert_eq!(sheet.claim.state, ClaimState::Entered);
    let added = sheet.lines.last().unwrap();
    assert_eq!(added.minutes, Minutes(-120));
    assert_eq!(added.amount(), Some(Cents(-2 * 6500 - 10 * 29)));
    assert_eq!(added.hours.unwrap().rate, line.hours.unwrap().rate);
    assert_eq!(sheet.lines[1].amount(), line.amount());
    let all = HoursVerdict::all(&sheet);
    world.desk.accept_hours(id, &all).unwrap();
    let sheet = world.desk.claim_sheet(id).unwrap();
    assert_eq!(sheet.accepted_amount(), Cents(22 * 6500 + 30 * 29));
    let _undone = world.desk.undo_last().unwrap();
    let _undone = world.desk.undo_last().unwrap();
    let back = world.desk.claim_sheet(id).unwrap();
    assert_eq!(back.accepted_amount(), Cents(24 * 6500 + 40 * 29));
    assert_eq!(back.lines.len(), 3);
}

#[test]
fn hours_of_a_year_without_a_tariff_have_no_amount_and_are_not_accepted() {
    let mut world = World::with_region();
    let date = day("2027-01-14");
    let (_plan, activities) = granted_plan(
        &mut world.desk,
        "HAP Lekstroom",
        2027,
        &[("Oefening", "Oefening", date, 8, 900)],
    );
    let draft = ClaimDraft {
        lines: lines(date, [1, 4, 0], 0),
        ..ClaimDraft::new(activities[0].id, "Huisarts")
    };
    let id = world
        .desk
        .add_hours(&[draft], Deed::AddHours, "", None)
        .unwrap()
        .0[0];
    let sheet = world.desk.claim_sheet(id).unwrap();
    assert_eq!(sheet.amount(), None);
    assert_eq!(sheet.amount_so_far(), Cents::ZERO);
    let refused = world
        .desk
        .accept_hours(id, &HoursVerdict::all(&sheet))
        .unwrap_err();
    assert!(
        matches!(&refused, Error::Hours(all) if all[0].fault == HoursFault::NoRate { dates: vec![date] })
    );
}

/// Whether the register's file holds these words anywhere.
fn holds(world: &World, words: &str) -> bool {
    let bytes = std::fs::read(world.register()).unwrap();
    bytes.windows(words.len()).any(|it| it == words.as_bytes())
}

#[test]
fn an_erased_name_is_nowhere_in_the_file_and_the_sums_stay() {
    let mut world = World::with_region();
    let date = day("2026-12-10");
    let rows = [("ETS-training", "Training", date, 12, 2000)];
    let (_plan, activities) = granted_plan(&mut world.desk, "Ziekenhuis De Vecht", 2026, &rows);
    let named = |name: &str| ClaimDraft {
        name: Some(name.to_owned()),
        lines: lines(date, [1, 2, 1], 0),
        ..ClaimDraft::new(activities[0].id, "SEH-verpleegkundige")
    };
    let refused = world
        .desk
        .add_hours(&[named("Wilhelmina Quist")], Deed::AddHours, "", None);
    assert!(
        matches!(refused.unwrap_err(), Error::Hours(all) if all[0].fault == HoursFault::NamesAreOff)
    );
    assert!(!holds(&world, "Quist"));
    world.region("[keuzes]\ntrainers-bij-naam = true");
    let add = |world: &mut World, name: &str| {
        let kept = world
            .desk
            .add_hours(&[named(name)], Deed::AddHours, "", None);
        kept.unwrap().0[0]
    };
    let id = add(&mut world, "Wilhelmina Quist");
    let _taken_back = add(&mut world, "Hendrik Zwart");
    let _undone = world.desk.undo_last().unwrap();
    let (all, counts) = totals(&world.desk, 2026);
    assert_eq!(
        world.desk.claim_sheet(id).unwrap().name.as_deref(),
        Some("Wilhelmina Quist")
    );
    assert!(holds(&world, "Quist") && holds(&world, "Zwart"));
    assert_eq!(world.desk.erase_names(&[id]).unwrap(), 2);
    assert_eq!(world.desk.claim_sheet(id).unwrap().name, None);
    assert_eq!(totals(&world.desk, 2026), (all, counts));
    let _undone = world.desk.undo_last().unwrap();
    assert_eq!(world.desk.claim_sheet(id).unwrap().name, None);
    let world = world.again_on("2027-01-05");
    assert!(!holds(&world, "Quist") && !holds(&world, "Zwart"));
}
