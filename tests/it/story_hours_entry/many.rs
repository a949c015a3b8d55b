//! Many lines: typing stays fast, and of more than a screenful only those in sight are built.

use super::{change, with_year};
use crate::support::world::{World, day};
use oto_register::desk::{ClaimDraft, LineDraft};
use oto_register::domain::HoursClaimId;
use oto_register::domain::hours::{Minutes, Phase};
use oto_register::domain::operation::Deed;
use std::time::{Duration, Instant};

fn with_lines(count: usize) -> (World, HoursClaimId) {
    let mut claim = None;
    let (world, claims) = with_year();
    let world = world.again_on("2026-11-21", |desk| {
        let activity = desk.claim_sheet(claims[0]).unwrap().claim.activity;
        let line = || LineDraft::new(day("2026-10-01"), Phase::Preparation, Minutes(30));
        let draft = ClaimDraft {
            lines: (0..count).map(|_| line()).collect(),
            ..ClaimDraft::new(activity, "Arts")
        };
        let (ids, _operation) = desk.add_hours(&[draft], Deed::AddHours, "", None).unwrap();
        claim = Some(ids[0]);
    });
    (world, claim.unwrap())
}

/// How many lines are built; each has seven cells with a name.
fn built(world: &mut World) -> usize {
    world.window.built("Regel 1")
        + (2..=9)
            .map(|it| world.window.built(&format!("Regel {it}")))
            .sum::<usize>()
}

#[test]
fn forty_lines_are_typed_in_without_waiting() {
    let (mut world, claim) = with_lines(40);
    change(&mut world, claim).keys("Tab").keys("Tab");
    assert_eq!(world.window.focused_id(), Some("uren-40-uren".into()));
    let begun = Instant::now();
    let keys = 20;
    for _ in 0..keys / 2 {
        world.window.keys("ArrowUp").types("3");
    }
    let each = begun.elapsed() / keys;
    println!("40 lines: {} ms per key in this build", each.as_millis());
    assert!(each < Duration::from_millis(400), "{each:?} per key");
    assert_eq!(world.window.focused_id(), Some("uren-30-uren".into()));
    world
        .window
        .sees("45 uur")
        .keys("Ctrl+Enter")
        .sees("40 regels");
}

#[test]
fn of_two_hundred_lines_only_those_in_sight_are_built_and_keys_reach_all() {
    let (mut world, claim) = with_lines(200);
    change(&mut world, claim);
    // The focus begins in the last line, which was out of sight.
    assert_eq!(world.window.focused_id(), Some("uren-200-datum".into()));
    let at_the_end = built(&mut world);
    assert!(at_the_end < 40 * 7, "{at_the_end} cells are built");
    for _ in 0..60 {
        world.window.keys("ArrowUp");
    }
    assert_eq!(world.window.focused_id(), Some("uren-140-datum".into()));
    world
        .window
        .keys("Tab")
        .keys("Tab")
        .types("4")
        .keys("Enter");
    assert_eq!(world.window.focused_id(), Some("uren-141-datum".into()));
    assert_eq!(world.window.value("uren-140-uren"), "4");
    assert!(built(&mut world) < 40 * 7);
    world
        .window
        .sees("103:30 uur")
        .keys("Ctrl+Enter")
        .sees("200 regels");
    world.afterwards(|desk| {
        let sheet = desk.claim_sheet(claim).unwrap();
        assert_eq!(sheet.lines[139].minutes, Minutes(240));
        assert_eq!(sheet.claimed().total(), Minutes(199 * 30 + 240));
    });
}
