//! What the form for hours knows: roles and numbers, what the tree said, and what a line would come to.

use super::world::{World, day, reader};
use crate::support::hours::{granted_plan, lines, year_2026};
use oto_register::clock::Clock;
use oto_register::desk::{ClaimDraft, Desk, HoursForm, LineAmount, LineDraft};
use oto_register::domain::hours::{HoursRemarkKind, Metres, Minutes, Phase};
use oto_register::domain::operation::{Deed, Op};
use oto_register::domain::rate::{Rate, RateStatus};
use oto_register::domain::verdict::Verdict;
use oto_register::domain::{ActivityId, Cents, RateId};
use oto_register::storage::{Act, Store};

fn of_de_vecht(form: &HoursForm) -> ActivityId {
    let mut all = form.activities.iter();
    let found = all.find(|it| it.about.activity.name == "CBRN-training poortteam");
    found.unwrap().about.activity.id
}

#[test]
fn money_granted_for_hours_comes_first_and_roles_are_numbered() {
    let mut world = World::with_region();
    let _claims = year_2026(&mut world.desk);
    let form = world.desk.hours_form(2026, None).unwrap();
    let granted: Vec<bool> = form
        .activities
        .iter()
        .map(|it| it.about.granted_for_hours > Cents::ZERO)
        .collect();
    assert!(granted.is_sorted_by(|one, other| one >= other));
    let here = of_de_vecht(&form);
    assert_eq!(form.roles(here)[0], "SEH-verpleegkundige");
    assert_eq!(
        form.next_mark(here, "seh-verpleegkundige "),
        Some("2".to_owned())
    );
    assert_eq!(form.next_mark(here, "Arts"), None);
    assert!(form.is_taken(here, "SEH-verpleegkundige", ""));
    // A second with the mark 2 makes the next one 3.
    let second = ClaimDraft {
        mark: "2".to_owned(),
        lines: lines(day("2026-10-08"), [1, 0, 0], 0),
        ..ClaimDraft::new(here, "SEH-verpleegkundige")
    };
    let (ids, _) = world
        .desk
        .add_hours(&[second], Deed::AddHours, "", None)
        .unwrap();
    let form = world.desk.hours_form(2026, None).unwrap();
    assert_eq!(
        form.next_mark(here, "SEH-verpleegkundige"),
        Some("3".to_owned())
    );
    // The claim that is changed is no other.
    let form = world.desk.hours_form(1999, Some(ids[0])).unwrap();
    assert_eq!(form.year, 2026);
    assert!(!form.is_taken(here, "SEH-verpleegkundige", "2"));
}

#[test]
fn a_run_of_the_tree_is_told_with_its_role_and_outcome() {
    let mut world = World::with_region();
    let _claims = year_2026(&mut world.desk);
    let here = of_de_vecht(&world.desk.hours_form(2026, None).unwrap());
    let (row, _known) = world.desk.new_tree_run(2026, Some(here)).unwrap();
    let mut run = row.run;
    run.role = "Spelleider".to_owned();
    let _open = world.desk.keep_tree_run(&run).unwrap();
    let form = world.desk.hours_form(2026, None).unwrap();
    let runs = &form.activity(here).unwrap().runs;
    assert_eq!(
        (runs[0].role.as_str(), runs[0].verdict),
        ("Spelleider", None::<Verdict>)
    );
    assert_eq!(form.roles(here), ["Spelleider", "SEH-verpleegkundige"]);
}

#[test]
fn a_line_comes_to_what_it_will_be_kept_with_and_a_provisional_tariff_is_no_tariff() {
    let mut world = World::with_region();
    let (_plan, activities) = granted_plan(
        &mut world.desk,
        "Ziekenhuis De Vecht",
        2026,
        &[("ETS-training", "Training", day("2026-12-10"), 12, 2000)],
    );
    let here = activities[0].id;
    let line = |date, minutes, metres| LineDraft {
        metres: Metres(metres),
        ..LineDraft::new(day(date), Phase::Delivery, Minutes(minutes))
    };
    let form = world.desk.hours_form(2026, None).unwrap();
    let of =
        |form: &HoursForm, date, minutes, metres| form.amount(here, &line(date, minutes, metres));
    assert_eq!(
        of(&form, "2026-12-10", 150, 34_000),
        LineAmount::Is(Cents(16_250 + 986))
    );
    assert_eq!(of(&form, "2027-01-10", 150, 0), LineAmount::NoRate);
    let path = world.register();
    drop(world.desk);
    let now = day("2026-11-21").and_hms_opt(9, 0, 0).unwrap();
    let mut store = Store::open(&path, "Sanne Verhoef", now).unwrap();
    let rate = Rate {
        id: RateId(0),
        kind: "interne-trainer-uur".to_owned(),
        from: day("2027-01-01"),
        until: None,
        amount: Cents(6708),
        status: RateStatus::Provisional,
        source: "Aangekondigd".to_owned(),
        step: None,
        confirmed_on: None,
        confirmed_by: String::new(),
    };
    let kept: Result<RateId, oto_register::storage::Error> =
        store.act(&Op::new(Deed::ChangeHours, ""), now, |act: &Act<'_>| {
            act.add_rate(&rate)
        });
    drop((kept.unwrap(), store));
    let desk = Desk::open(&path, Clock::Fixed(day("2026-11-21")), reader()).unwrap();
    let form = desk.hours_form(2026, None).unwrap();
    assert_eq!(
        of(&form, "2027-01-10", 60, 0),
        LineAmount::Provisional(Cents(6708))
    );
    assert_eq!(of(&form, "2027-01-10", 0, 10_000), LineAmount::NoRate);
    let draft = ClaimDraft {
        lines: vec![
            line("2026-02-01", 60, 0),
            line("2025-12-31", 25 * 60, 0),
            line("2026-12-10", 60, 0),
        ],
        ..ClaimDraft::new(here, "Arts")
    };
    let remarks: Vec<_> = form
        .remarks(&draft)
        .into_iter()
        .map(|it| (it.line, it.kind))
        .collect();
    let expected = [
        (2, HoursRemarkKind::OutsideYear { year: 2026 }),
        (2, HoursRemarkKind::MoreThanADay),
        (3, HoursRemarkKind::StillToCome),
    ];
    assert_eq!(remarks, expected);
}
