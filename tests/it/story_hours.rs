//! Uren through the real window: the second half of journey J7, talking over, sending back, comparing, drafts, names.

mod judging;
mod looking;
mod whole;

use crate::support::hours::{granted_plan, lines, year_2026};
use crate::support::world::{World, day};
use oto_register::desk::{ClaimDraft, Desk};
use oto_register::domain::HoursClaimId;
use oto_register::domain::operation::Deed;

/// A year of hours, the window on Uren of 2026.
fn with_year() -> World {
    let mut world = World::after(|desk| drop(year_2026(desk)));
    to_hours(&mut world);
    world
}

/// To Uren of 2026 with the keyboard, whatever year is open.
fn to_hours(world: &mut World) {
    for _ in 0..20 {
        if world.window.can_see("Uren interne trainers") {
            break;
        }
        world.window.keys("Ctrl+PageDown");
    }
    world.window.sees("Uren interne trainers");
    if world.window.can_see("Naar de uren van 2026") {
        world.window.tab_to("Naar de uren van 2026").keys("Enter");
    }
    world.window.sees("Tarief 2026");
}

/// One claim more, about an activity of its own.
fn one_more(
    desk: &mut Desk,
    partner: &str,
    activity: (&str, &str, u32),
    role: &str,
    hours: [i64; 3],
) -> HoursClaimId {
    let (name, sort, participants) = activity;
    let date = day("2026-11-05");
    let (_plan, activities) = granted_plan(
        desk,
        partner,
        2026,
        &[(name, sort, date, participants, 2000)],
    );
    let draft = ClaimDraft {
        lines: lines(date, hours, 0),
        ..ClaimDraft::new(activities[0].id, role)
    };
    desk.add_hours(&[draft], Deed::AddHours, partner, None)
        .unwrap()
        .0[0]
}
