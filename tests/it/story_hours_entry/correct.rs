//! A judged line is corrected by another, at the tariff of the line itself.

use super::change;
use crate::support::hours::{granted_plan, lines};
use crate::support::world::{World, day};
use oto_register::desk::{ClaimDraft, Correction, Error, HoursVerdict};
use oto_register::domain::hours::{ClaimState, HoursFault, Metres, Minutes};
use oto_register::domain::operation::Deed;
use oto_register::domain::{Cents, HoursClaimId};

/// 24 hours in December 2026, judged; it is February 2027 now.
fn judged_in_december() -> (World, HoursClaimId) {
    let mut claim = None;
    let world = World::after_on("2027-02-10", |desk| {
        let date = day("2026-12-10");
        let rows = [("ETS-training", "Training", date, 12, 2000)];
        let (_plan, activities) = granted_plan(desk, "Ziekenhuis De Vecht", 2026, &rows);
        let draft = ClaimDraft {
            lines: lines(date, [10, 12, 2], 40),
            ..ClaimDraft::new(activities[0].id, "SEH-verpleegkundige")
        };
        let (ids, _operation) = desk.add_hours(&[draft], Deed::AddHours, "", None).unwrap();
        let all = HoursVerdict::all(&desk.claim_sheet(ids[0]).unwrap());
        desk.accept_hours(ids[0], &all).unwrap();
        claim = Some(ids[0]);
    });
    (world, claim.unwrap())
}

#[test]
fn a_line_of_december_is_corrected_in_february_at_its_own_tariff() {
    let (mut world, claim) = judged_in_december();
    let window = change(&mut world, claim);
    for _ in 0..3 {
        window.keys("Shift+Tab");
    }
    window.tab_to("Regel 2 corrigeren").keys("Enter");
    window
        .sees("Regel 2 corrigeren")
        .sees("10 december 2026, uitvoering. Er staat 12 uur en 40 km, tegen € 65,00 per uur.")
        .sees("Verschil: nog geen");
    // Nothing changes, and no reason: it is not kept.
    window
        .keys("Ctrl+Enter")
        .sees("Dit is wat er al staat.")
        .sees("De reden ontbreekt.");
    window
        .type_into("correctie-uren", "-3")
        .keys("Tab")
        .sees("is minder dan nul");
    window
        .type_into("correctie-uren", "10")
        .keys("Tab")
        .types("30")
        .keys("Tab")
        .keys("Tab");
    window.sees("Verschil: −2 uur × € 65,00 en −10 km × € 0,29 = € −132,90");
    window
        .types("Twee uur te veel geschreven")
        .keys("Ctrl+Enter");
    window
        .sees("Regel 2 is gecorrigeerd. De registratie is opnieuw te beoordelen.")
        .sees("Corrigeert regel 2: Twee uur te veel geschreven")
        .sees("−132,90");
    world.afterwards(|desk| {
        let sheet = desk.claim_sheet(claim).unwrap();
        let (was, added) = (&sheet.lines[1], sheet.lines.last().unwrap());
        assert_eq!(
            (added.minutes, added.metres),
            (Minutes(-120), Metres(-10_000))
        );
        assert_eq!(added.corrects, Some(was.id));
        assert_eq!(added.rated_on, was.rated_on);
        assert_eq!(added.hours.unwrap().rate, was.hours.unwrap().rate);
        assert_eq!(added.amount(), Some(Cents(-13_000 - 290)));
        assert_eq!(sheet.claim.state, ClaimState::Entered);
        assert_eq!(sheet.standing(was.id).unwrap().minutes, Minutes(600));
    });
}

#[test]
fn a_later_change_of_the_claim_leaves_its_corrections_standing() {
    let (mut world, claim) = judged_in_december();
    let mut line = None;
    world = world.again_on("2027-02-11", |desk| {
        let sheet = desk.claim_sheet(claim).unwrap();
        line = Some(sheet.lines[0].id);
        let correction = Correction {
            line: sheet.lines[0].id,
            minutes: Minutes(9 * 60),
            metres: Metres::ZERO,
            transit: Cents::ZERO,
            note: "Eén uur minder.".to_owned(),
        };
        let _added = desk.correct_hours(&correction).unwrap();
        let below = Correction {
            minutes: Minutes(-60),
            ..correction
        };
        let refused = desk.correct_hours(&below).unwrap_err();
        let left = Minutes(9 * 60);
        assert!(
            matches!(&refused, Error::Hours(all) if all[0].fault == HoursFault::CorrectsTooMuch { left })
        );
    });
    change(&mut world, claim).sees("Correctie: deze regel staat vast");
    world
        .window
        .types("11-12")
        .keys("Tab")
        .types("e")
        .keys("Tab")
        .types("1")
        .keys("Ctrl+Enter");
    world.window.sees("Uren bewaard");
    world.afterwards(|desk| {
        let sheet = desk.claim_sheet(claim).unwrap();
        assert_eq!(sheet.lines.len(), 5);
        assert_eq!(sheet.standing(line.unwrap()).unwrap().minutes, Minutes(540));
        assert_eq!(sheet.claimed().total(), Minutes(24 * 60));
    });
}
