//! Entering hours in the real window: keys alone, what is wrong at its cell, drafts, changing and correcting.

mod change;
mod correct;
mod drafts;
mod keys;
mod looks;
mod many;
mod names;
mod wrong;

use crate::support::hours::year_2026;
use crate::support::window::Window;
use crate::support::world::World;
use oto_register::app::App;
use oto_register::desk::{ClaimSheet, Desk};
use oto_register::domain::{ActivityId, HoursClaimId};
use oto_register::screen::Jump;

/// The year of hours, and the numbers of its claims.
fn with_year() -> (World, Vec<HoursClaimId>) {
    with_year_and(|_desk| {})
}

/// The year of hours, after which something else was done at the desk.
fn with_year_and(also: impl FnOnce(&mut Desk)) -> (World, Vec<HoursClaimId>) {
    let mut claims = Vec::new();
    let world = World::after(|desk| {
        claims = year_2026(desk);
        also(desk);
    });
    (world, claims)
}

/// The activity that a claim of the year is about.
fn activity_of(world: World, claim: HoursClaimId) -> (World, ActivityId) {
    let mut activity = None;
    let world = world.again_on("2026-11-21", |desk| {
        activity = Some(desk.claim_sheet(claim).unwrap().claim.activity);
    });
    (world, activity.unwrap())
}

/// Opens a place in 2026.
fn open(world: &mut World, jump: Jump) -> &mut Window<App> {
    let jump = Jump::InYear(2026, Box::new(jump));
    let task = world.window.app.jump(jump);
    world.window.perform(task)
}

/// Opens an empty form for hours of an activity.
fn enter(world: &mut World, activity: ActivityId) -> &mut Window<App> {
    let jump = Jump::EnterHours {
        activity: Some(activity),
        claim: None,
    };
    open(world, jump).sees("Uren toevoegen")
}

/// Opens a claim to be changed.
fn change(world: &mut World, claim: HoursClaimId) -> &mut Window<App> {
    let jump = Jump::EnterHours {
        activity: None,
        claim: Some(claim),
    };
    open(world, jump).sees("Uren wijzigen")
}

/// The year of hours, with an empty form for the activity of the first claim: eleven hours of a trainer are in already.
fn ready() -> World {
    let (world, claims) = with_year();
    let (mut world, activity) = activity_of(world, claims[0]);
    enter(&mut world, activity);
    world
}

/// The claims of 2026 about which the register knows more than the year began with.
fn added(desk: &Desk) -> Vec<ClaimSheet> {
    let mut all = desk.claim_sheets(2026..=2026).unwrap();
    all.sort_by_key(|sheet| sheet.claim.id);
    all.split_off(13)
}
