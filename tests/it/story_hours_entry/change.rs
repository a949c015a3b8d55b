//! Changing a claim that was not judged, and removing one.

use super::{change, with_year};
use oto_register::desk::{ClaimDraft, LineDraft};
use oto_register::domain::Cents;
use oto_register::domain::hours::{ClaimState, Minutes, Part};

#[test]
fn lines_that_were_not_judged_change_go_and_come() {
    let (mut world, claims) = with_year();
    let window = change(&mut world, claims[2]);
    // The GGD's table-top: 6, 6 and 3 hours, 34 km with the delivery.
    assert_eq!(window.value("uren-2-km"), "34");
    window
        .type_into("uren-1-uren", "5:30")
        .keys("ArrowDown")
        .keys("ArrowDown");
    assert_eq!(window.focused_id(), Some("uren-3-uren".into()));
    window.keys("Ctrl+Delete").type_into("uren-volgnummer", "1");
    window
        .type_into("uren-2-datum", "12-6")
        .keys("Enter")
        .types("13-6")
        .keys("Tab")
        .types("e");
    window
        .keys("Tab")
        .types("1")
        .keys("Ctrl+Enter")
        .sees("Uren bewaard: Arts infectieziekten 1, 3 regels");
    world.afterwards(|desk| {
        let sheet = desk.claim_sheet(claims[2]).unwrap();
        let lines: Vec<_> = sheet
            .lines
            .iter()
            .map(|it| (it.date.to_string(), it.minutes))
            .collect();
        let expected = [
            ("2026-06-11".to_owned(), Minutes(330)),
            ("2026-06-12".to_owned(), Minutes(360)),
            ("2026-06-13".to_owned(), Minutes(60)),
        ];
        assert_eq!(lines, expected);
        assert_eq!(sheet.amount(), Some(Cents(12 * 6500 + 3250 + 34 * 29)));
        assert_eq!(sheet.claim.mark, "1");
        assert_eq!(sheet.claim.part, Part::Delivery);
    });
}

#[test]
fn a_claim_without_judged_lines_goes_and_comes_back_with_undo() {
    let (mut world, claims) = with_year();
    change(&mut world, claims[0]).press("Registratie verwijderen");
    world
        .window
        .sees("De registratie is verwijderd.")
        .sees("Uren interne trainers");
    world.window.keys("Ctrl+Z");
    world.afterwards(|desk| {
        assert_eq!(desk.claim_sheet(claims[0]).unwrap().lines.len(), 3);
    });
}

#[test]
fn a_judged_claim_cannot_be_removed_and_says_why() {
    let (mut world, claims) = with_year();
    // The sixth was judged: fewer hours than claimed.
    let window = change(&mut world, claims[5]);
    window
        .press_in_vain("Registratie verwijderen")
        .sees("Er zijn regels beoordeeld");
    window.sees("Regels met een slot zijn beoordeeld en veranderen niet meer.");
    window
        .sees("Beoordeeld: deze regel staat vast")
        .sees("Corrigeren");
    // A line may follow; the others stay.
    window
        .press_id("uren-4-datum")
        .types("1-10")
        .keys("Tab")
        .types("e")
        .keys("Tab")
        .types("1")
        .keys("Ctrl+Enter");
    window.sees("Uren bewaard");
    world.afterwards(|desk| {
        let sheet = desk.claim_sheet(claims[5]).unwrap();
        assert!(sheet.is_open());
        assert_eq!(sheet.lines.len(), 4);
        assert!(sheet.lines[..3].iter().all(|line| line.accepted.is_some()));
    });
}

#[test]
fn keeping_without_a_change_leaves_a_judgement_as_it_is() {
    let (mut world, claims) = with_year();
    change(&mut world, claims[5]).keys("Ctrl+Enter");
    world
        .window
        .sees("Uren interne trainers")
        .does_not_see("Uren bewaard");
    // A remark does not undo a judgement either.
    change(&mut world, claims[5]).type_into("uren-opmerking", "Mail van 3 april");
    world.window.keys("Ctrl+Enter").sees("Uren bewaard");
    world.afterwards(|desk| {
        let sheet = desk.claim_sheet(claims[5]).unwrap();
        assert_eq!(sheet.claim.state, ClaimState::Accepted);
        assert_eq!(sheet.claim.note, "Mail van 3 april");
        // Taking part instead of carrying out is another matter.
        let draft = ClaimDraft {
            part: Part::Participation,
            received_on: Some(sheet.claim.received_on),
            lines: sheet.lines.iter().map(LineDraft::of).collect(),
            ..ClaimDraft::new(sheet.claim.activity, sheet.claim.role.as_str())
        };
        desk.change_hours(claims[5], &draft).unwrap();
        assert!(desk.claim_sheet(claims[5]).unwrap().is_open());
    });
}
