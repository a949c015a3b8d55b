//! Tariffs at the desk: proposed from a percentage, confirmed, followed, removed; what was used never changes.

use super::world::{World, day};
use crate::support::hours::{granted_plan, lines, totals, year_2026};
use oto_register::desk::{
    ClaimDraft, Correction, Error, HoursVerdict, RateDraft, RatePrice, RateRow,
};
use oto_register::domain::hours::{HoursFault, Metres, Minutes};
use oto_register::domain::operation::Deed;
use oto_register::domain::rate::{Rate, RateFault, RateStatus, RateStep};
use oto_register::domain::{Cents, HoursClaimId, RateId};
use oto_register::storage;

const HOUR: &str = "interne-trainer-uur";
const KM: &str = "reiskosten-trainer-km";

fn draft(kind: &str, from: &str, cents: i64, status: RateStatus) -> RateDraft {
    RateDraft {
        id: None,
        kind: kind.to_owned(),
        from: day(from),
        price: RatePrice::Given(Cents(cents)),
        source: "NZa, prijsindexcijfers 2027".to_owned(),
        status,
    }
}

fn percentage(from: &str, basis_points: i64, status: RateStatus) -> RateDraft {
    RateDraft {
        price: RatePrice::Next {
            base: None,
            basis_points,
        },
        ..draft(HOUR, from, 0, status)
    }
}

/// A claim about hours made on a day, in an activity of that year that was granted.
fn claim(world: &mut World, date: &str, hours: [i64; 3], km: i64) -> HoursClaimId {
    let date = day(date);
    let partner = format!("Partner {date}");
    let year = chrono::Datelike::year(&date);
    let (_plan, activities) = granted_plan(
        &mut world.desk,
        &partner,
        year,
        &[("ETS-training", "Training", date, 12, 9000)],
    );
    let draft = ClaimDraft {
        lines: lines(date, hours, km),
        ..ClaimDraft::new(activities[0].id, "SEH-verpleegkundige")
    };
    let added = world.desk.add_hours(&[draft], Deed::AddHours, "", None);
    added.unwrap().0[0]
}

fn amount(world: &World, id: HoursClaimId) -> Option<Cents> {
    world.desk.claim_sheet(id).unwrap().amount()
}

fn faults<T: std::fmt::Debug>(answer: Result<T, Error>) -> Vec<RateFault> {
    match answer {
        Err(Error::Rate(faults)) => faults,
        other => panic!("{other:?}"),
    }
}

/// The tariffs of a kind that the register keeps, as first day, last day and cents.
fn kept(world: &World, kind: &str) -> Vec<(String, String, i64)> {
    let book = world.desk.rate_book().unwrap();
    let all = book.kept().iter().filter(|rate| rate.kind == kind);
    all.map(|rate| {
        let until = rate.until.map(|day| day.to_string()).unwrap_or_default();
        (rate.from.to_string(), until, rate.amount.0)
    })
    .collect()
}

fn row(from: &str, until: &str, cents: i64) -> (String, String, i64) {
    (from.to_owned(), until.to_owned(), cents)
}

#[test]
fn next_years_tariff_follows_from_a_percentage_and_keeps_how() {
    let mut world = World::with_region();
    let draft = percentage("2027-01-01", 333, RateStatus::Final);
    let look = world.desk.look_at_rate(&draft).unwrap();
    let next = look.next.unwrap();
    assert_eq!((next.millionths, next.rounded), (67_164_500, Cents(6716)));
    assert_eq!(look.rate.until, Some(day("2027-12-31")));
    assert!(world.desk.rate_book().unwrap().kept().is_empty());
    let made = world.desk.keep_rate(&draft).unwrap().rate;
    let book = world.desk.rate_book().unwrap();
    let rate = book.hour(day("2027-06-30")).unwrap();
    assert_eq!(rate, made);
    assert_eq!(rate.amount, Cents(6716));
    let step = RateStep {
        base: Cents(6500),
        basis_points: 333,
    };
    assert_eq!(rate.step, Some(step));
    assert_eq!(rate.source, "NZa, prijsindexcijfers 2027");
    assert_eq!(rate.confirmed_on, Some(world.desk.today()));
    assert!(!rate.confirmed_by.is_empty());
    // A year's tariff is never that of another year.
    assert_eq!(book.hour(day("2028-01-01")), None);
    assert_eq!(book.hour(day("2026-12-31")).unwrap().amount, Cents(6500));
}

#[test]
fn a_definite_tariff_gives_amounts_to_the_lines_that_had_none_in_one_operation() {
    let mut world = World::with_region();
    let first = claim(&mut world, "2027-01-14", [1, 4, 0], 30);
    let other = claim(&mut world, "2027-03-02", [0, 2, 1], 0);
    let before = world.desk.store().operations(100).unwrap().len();
    let look = world
        .desk
        .look_at_rate(&percentage("2027-01-01", 320, RateStatus::Final))
        .unwrap();
    let made = world
        .desk
        .keep_rate(&percentage("2027-01-01", 320, RateStatus::Final))
        .unwrap();
    assert_eq!(look.gain, made.gain);
    assert_eq!(made.gain.lines, 4);
    assert_eq!(
        made.gain.claims.iter().copied().collect::<Vec<_>>(),
        [first, other]
    );
    assert_eq!(made.gain.minutes, Minutes(8 * 60));
    assert_eq!(made.gain.amount, Cents(8 * 6708));
    assert_eq!(amount(&world, other), Some(Cents(3 * 6708)));
    // The kilometres of 2027 have no tariff yet.
    assert_eq!(amount(&world, first), None);
    let kilometres = draft(KM, "2027-01-01", 31, RateStatus::Final);
    let kilometres = world.desk.keep_rate(&kilometres).unwrap();
    assert_eq!(
        (kilometres.gain.lines, kilometres.gain.metres),
        (1, Metres(30_000))
    );
    assert_eq!(amount(&world, first), Some(Cents(5 * 6708 + 30 * 31)));
    assert_eq!(
        world.desk.store().operations(100).unwrap().len(),
        before + 2
    );
    let _undone = world.desk.undo_last().unwrap();
    let _undone = world.desk.undo_last().unwrap();
    assert_eq!(amount(&world, other), None);
    assert!(world.desk.rate_book().unwrap().kept().is_empty());
    let _redone = world.desk.redo_last().unwrap();
    let _redone = world.desk.redo_last().unwrap();
    assert_eq!(amount(&world, first), Some(Cents(5 * 6708 + 30 * 31)));
    assert_eq!(world.desk.rate_sheet().unwrap().lacking, []);
}

#[test]
fn a_provisional_tariff_gives_no_amount_and_can_be_changed_until_it_is_confirmed() {
    let mut world = World::with_region();
    let id = claim(&mut world, "2027-01-14", [1, 4, 0], 0);
    let provisional = percentage("2027-01-01", 320, RateStatus::Provisional);
    let made = world.desk.keep_rate(&provisional).unwrap();
    assert_eq!(made.gain.lines, 0);
    assert_eq!(made.rate.confirmed_on, None);
    assert_eq!(amount(&world, id), None);
    let verdict = HoursVerdict::all(&world.desk.claim_sheet(id).unwrap());
    let refused = world.desk.accept_hours(id, &verdict).unwrap_err();
    assert!(
        matches!(&refused, Error::Hours(all) if matches!(all[0].fault, HoursFault::NoRate { .. }))
    );
    let lacking = world.desk.rate_sheet().unwrap().lacking.remove(0);
    assert_eq!((lacking.year, lacking.lines), (2027, 2));
    assert_eq!(lacking.provisional, Some(made.rate.id));
    // Another for the same day takes its place.
    let again = draft(HOUR, "2027-01-01", 6690, RateStatus::Provisional);
    let again = world.desk.keep_rate(&again).unwrap().rate;
    assert_eq!(
        (again.id, again.amount, again.step),
        (made.rate.id, Cents(6690), None)
    );
    let confirmed = RateDraft {
        status: RateStatus::Final,
        source: "NZa, vastgesteld 15 december 2026".to_owned(),
        ..RateDraft::of(&again)
    };
    let confirmed = world.desk.keep_rate(&confirmed).unwrap();
    assert_eq!(confirmed.gain.lines, 2);
    assert_eq!(confirmed.rate.source, "NZa, vastgesteld 15 december 2026");
    assert_eq!(amount(&world, id), Some(Cents(5 * 6690)));
    let _undone = world.desk.undo_last().unwrap();
    assert_eq!(amount(&world, id), None);
    let book = world.desk.rate_book().unwrap();
    assert_eq!(book.kept(), [again]);
}

#[test]
fn a_used_tariff_is_only_followed_and_never_on_days_that_were_used() {
    let mut world = World::with_region();
    let made = world
        .desk
        .keep_rate(&draft(HOUR, "2027-01-01", 6708, RateStatus::Final))
        .unwrap()
        .rate;
    let id = claim(&mut world, "2027-05-20", [1, 4, 0], 0);
    let used = Some(vec![RateFault::Used {
        last_used: day("2027-05-20"),
    }]);
    let change = RateDraft {
        price: RatePrice::Given(Cents(7000)),
        ..RateDraft::of(&made)
    };
    assert_eq!(Some(faults(world.desk.keep_rate(&change))), used);
    assert_eq!(Some(faults(world.desk.remove_rate(made.id))), used);
    let again = draft(HOUR, "2027-01-01", 7000, RateStatus::Final);
    assert_eq!(Some(faults(world.desk.keep_rate(&again))), used);
    let early = draft(HOUR, "2027-05-20", 7000, RateStatus::Final);
    let after = vec![RateFault::UsedAfter {
        last_used: day("2027-05-20"),
    }];
    assert_eq!(faults(world.desk.keep_rate(&early)), after);
    let follows = draft(HOUR, "2027-05-21", 7000, RateStatus::Final);
    let look = world.desk.look_at_rate(&follows).unwrap();
    assert_eq!(look.ended.unwrap().until, Some(day("2027-05-20")));
    let follower = world.desk.keep_rate(&follows).unwrap().rate;
    let both = [
        row("2027-01-01", "2027-05-20", 6708),
        row("2027-05-21", "2027-12-31", 7000),
    ];
    assert_eq!(kept(&world, HOUR), both);
    assert_eq!(amount(&world, id), Some(Cents(5 * 6708)));
    let later = claim(&mut world, "2027-09-01", [0, 2, 0], 0);
    assert_eq!(amount(&world, later), Some(Cents(2 * 7000)));
    world.desk.remove_hours(later).unwrap();
    // One that goes gives its days back to the one before it.
    let _gain = world.desk.remove_rate(follower.id).unwrap();
    assert_eq!(kept(&world, HOUR), [row("2027-01-01", "2027-12-31", 6708)]);
    let _undone = world.desk.undo_last().unwrap();
    assert_eq!(kept(&world, HOUR), both);
    let _redone = world.desk.redo_last().unwrap();
    assert_eq!(kept(&world, HOUR), [row("2027-01-01", "2027-12-31", 6708)]);
}

#[test]
fn a_tariff_that_goes_gives_the_waiting_lines_of_its_days_the_one_before_it() {
    let mut world = World::with_region();
    let first = draft(HOUR, "2027-01-01", 6708, RateStatus::Final);
    let _first = world.desk.keep_rate(&first).unwrap();
    let provisional = draft(HOUR, "2027-07-01", 7000, RateStatus::Provisional);
    let provisional = world.desk.keep_rate(&provisional).unwrap().rate;
    let id = claim(&mut world, "2027-09-01", [0, 2, 0], 0);
    assert_eq!(amount(&world, id), None);
    let gain = world.desk.remove_rate(provisional.id).unwrap();
    assert_eq!((gain.lines, gain.amount), (1, Cents(2 * 6708)));
    assert_eq!(amount(&world, id), Some(Cents(2 * 6708)));
}

#[test]
fn the_guides_tariff_stands_for_its_first_day_and_is_followed_only_later() {
    let mut world = World::with_region();
    let guide = vec![RateFault::OfTheGuide {
        from: day("2026-01-01"),
    }];
    for kind in [HOUR, KM] {
        let instead = draft(kind, "2026-01-01", 7000, RateStatus::Final);
        assert_eq!(faults(world.desk.keep_rate(&instead)), guide);
    }
    let id = claim(&mut world, "2026-05-20", [0, 2, 0], 0);
    let of_guide = world.desk.rate_book().unwrap().kept()[0].clone();
    world.desk.remove_hours(id).unwrap();
    assert_eq!(faults(world.desk.remove_rate(of_guide.id)), guide);
    let change = RateDraft {
        price: RatePrice::Given(Cents(1)),
        ..RateDraft::of(&of_guide)
    };
    assert!(faults(world.desk.keep_rate(&change)).contains(&guide[0]));
    // Later in its year another follows, and both stand in the list.
    let follows = draft(HOUR, "2026-07-01", 6600, RateStatus::Final);
    let look = world.desk.look_at_rate(&follows).unwrap();
    assert_eq!(look.ended.unwrap().until, Some(day("2026-06-30")));
    let _made = world.desk.keep_rate(&follows).unwrap();
    let both = [
        row("2026-01-01", "2026-06-30", 6500),
        row("2026-07-01", "2026-12-31", 6600),
    ];
    assert_eq!(kept(&world, HOUR), both);
}

#[test]
fn a_tariff_of_the_guide_that_was_never_used_is_kept_when_another_follows_it() {
    let mut world = World::with_region();
    let follows = draft(KM, "2026-07-01", 31, RateStatus::Final);
    let _made = world.desk.keep_rate(&follows).unwrap();
    let both = [
        row("2026-01-01", "2026-06-30", 29),
        row("2026-07-01", "2026-12-31", 31),
    ];
    assert_eq!(kept(&world, KM), both);
    let rows = world.desk.rate_sheet().unwrap().kinds[1].rows.clone();
    let of_guide: Vec<bool> = rows.iter().map(|row: &RateRow| row.of_guide).collect();
    assert_eq!(of_guide, [false, true]);
    let _undone = world.desk.undo_last().unwrap();
    assert_eq!(kept(&world, KM), []);
    let book = world.desk.rate_book().unwrap();
    assert_eq!(book.kilometre(day("2026-08-01")).unwrap().amount, Cents(29));
}

#[test]
fn everything_that_is_wrong_with_a_tariff_is_said_at_once() {
    let mut world = World::with_region();
    let mut bad = draft("lunch", "1999-01-01", 0, RateStatus::Final);
    bad.source = "  ".to_owned();
    let known = vec![HOUR.to_owned(), KM.to_owned()];
    assert_eq!(
        faults(world.desk.keep_rate(&bad)),
        [
            RateFault::UnknownKind {
                kind: "lunch".to_owned(),
                known
            },
            RateFault::NotAnAmount,
            RateFault::SourceMissing,
            RateFault::NotADay,
        ]
    );
    let no_base = percentage("2028-01-01", 320, RateStatus::Final);
    assert_eq!(
        faults(world.desk.keep_rate(&no_base)),
        [RateFault::BaseMissing]
    );
    let nothing_left = percentage("2027-01-01", -10_000, RateStatus::Final);
    assert_eq!(
        faults(world.desk.keep_rate(&nothing_left)),
        [RateFault::NotAnAmount]
    );
    let kept = draft(HOUR, "2027-01-01", 6708, RateStatus::Final);
    let _kept = world.desk.keep_rate(&kept).unwrap();
    assert_eq!(faults(world.desk.keep_rate(&kept)), [RateFault::SameDay]);
    assert!(matches!(
        world.desk.remove_rate(RateId(99)),
        Err(Error::Storage(storage::Error::Missing(_)))
    ));
}

#[test]
fn december_hours_entered_in_january_cost_the_old_tariff() {
    let mut world = World::with_region();
    let date = day("2026-12-18");
    let (_plan, activities) = granted_plan(
        &mut world.desk,
        "Ziekenhuis De Vecht",
        2026,
        &[("ETS-training", "Training", date, 12, 2000)],
    );
    let posted = year_2026_totals(&mut world);
    let _made = world
        .desk
        .keep_rate(&percentage("2027-01-01", 320, RateStatus::Final))
        .unwrap();
    let mut world = world.again_on("2027-01-11");
    let mut all = lines(date, [10, 12, 0], 40);
    all.extend(lines(day("2027-01-07"), [0, 0, 2], 0));
    let draft = ClaimDraft {
        lines: all,
        ..ClaimDraft::new(activities[0].id, "SEH-verpleegkundige")
    };
    let added = world.desk.add_hours(&[draft], Deed::AddHours, "", None);
    let id = added.unwrap().0[0];
    let sheet = world.desk.claim_sheet(id).unwrap();
    let amounts: Vec<_> = sheet
        .lines
        .iter()
        .map(|line| line.amount().unwrap())
        .collect();
    assert_eq!(
        amounts,
        [Cents(65_000), Cents(12 * 6500 + 40 * 29), Cents(2 * 6708)]
    );
    // Every amount knows its tariff, and that its source.
    let book = world.desk.rate_book().unwrap();
    let source = |line: usize| {
        let rated = sheet.lines[line].hours.unwrap();
        book.rate(rated.rate).unwrap().source.clone()
    };
    assert!(source(0).contains("2025-11"), "{}", source(0));
    assert_eq!(source(2), "NZa, prijsindexcijfers 2027");
    let verdict = HoursVerdict {
        minutes: minutes([6, 8, 2]),
        reason: "Vergelijkbare trainingen: 16 uur.".to_owned(),
        ..HoursVerdict::all(&sheet)
    };
    world.desk.accept_hours(id, &verdict).unwrap();
    let sheet = world.desk.claim_sheet(id).unwrap();
    let counts = Cents(14 * 6500 + 40 * 29 + 2 * 6708);
    assert_eq!(sheet.accepted_amount(), counts);
    // A correction in February, and another tariff from March, leave what was posted as it was.
    let mut world = world.again_on("2027-02-10");
    let correction = Correction {
        line: sheet.lines[1].id,
        minutes: Minutes(10 * 60),
        metres: Metres(40_000),
        transit: Cents::ZERO,
        note: "Twee uur te veel geschreven.".to_owned(),
    };
    let _line = world.desk.correct_hours(&correction).unwrap();
    let corrected = world.desk.claim_sheet(id).unwrap();
    assert_eq!(corrected.lines[3].amount(), Some(Cents(-2 * 6500)));
    let later = draft_of("2027-03-01");
    let _made = world.desk.keep_rate(&later).unwrap();
    let after = world.desk.claim_sheet(id).unwrap();
    assert_eq!(after.lines, corrected.lines);
    assert_eq!(year_2026_totals(&mut world), posted);
}

fn draft_of(from: &str) -> RateDraft {
    draft(HOUR, from, 7100, RateStatus::Final)
}

/// Adds the year of hours the first time; what it comes to.
fn year_2026_totals(world: &mut World) -> (Vec<Option<Cents>>, Cents) {
    if world.desk.claim_sheets(2026..=2026).unwrap().is_empty() {
        let _ids = year_2026(&mut world.desk);
        let _totals = totals(&world.desk, 2026);
    }
    let sheets = world.desk.claim_sheets(2026..=2026).unwrap();
    let of_year = sheets.iter().take(13);
    let amounts = of_year.clone().map(|sheet| sheet.amount()).collect();
    (amounts, of_year.map(|sheet| sheet.accepted_amount()).sum())
}

fn minutes(hours: [i64; 3]) -> oto_register::domain::hours::PhaseMinutes {
    oto_register::domain::hours::PhaseMinutes {
        preparation: Minutes(hours[0] * 60),
        delivery: Minutes(hours[1] * 60),
        evaluation: Minutes(hours[2] * 60),
    }
}

#[test]
fn a_region_that_takes_the_activitys_year_has_its_hours_cost_that_years_tariff() {
    let mut world = World::with_region();
    world.region("[keuzes]\nuren-tarief-van = \"jaar-activiteit\"");
    let _made = world
        .desk
        .keep_rate(&draft(HOUR, "2027-01-01", 6708, RateStatus::Final));
    let date = day("2026-12-18");
    let (_plan, activities) = granted_plan(
        &mut world.desk,
        "Ziekenhuis De Vecht",
        2026,
        &[("ETS-training", "Training", date, 12, 2000)],
    );
    let draft = ClaimDraft {
        lines: lines(day("2027-01-07"), [0, 0, 2], 0),
        ..ClaimDraft::new(activities[0].id, "SEH-verpleegkundige")
    };
    let added = world.desk.add_hours(&[draft], Deed::AddHours, "", None);
    let sheet = world.desk.claim_sheet(added.unwrap().0[0]).unwrap();
    assert_eq!(sheet.lines[0].rated_on, date);
    assert_eq!(sheet.amount(), Some(Cents(2 * 6500)));
}

#[test]
fn the_sheet_says_which_years_lack_a_tariff_and_from_october_that_next_year_does() {
    let mut world = World::with_region();
    let id = claim(&mut world, "2027-01-14", [1, 4, 0], 30);
    let sheet = world.desk.rate_sheet().unwrap();
    assert_eq!(sheet.next_year, Some(2027));
    let lacking: Vec<_> = sheet
        .lacking
        .iter()
        .map(|it| (it.kind.as_str(), it.year, it.lines, it.minutes, it.metres))
        .collect();
    assert_eq!(
        lacking,
        [
            (HOUR, 2027, 2, Minutes(300), Metres::ZERO),
            (KM, 2027, 1, Minutes::ZERO, Metres(30_000))
        ]
    );
    assert_eq!(sheet.unrated.len(), 1);
    assert_eq!(
        (sheet.unrated[0].id, sheet.unrated[0].role.as_str()),
        (id, "SEH-verpleegkundige")
    );
    let hour: &[RateRow] = &sheet.kinds[0].rows;
    assert_eq!(
        (hour.len(), hour[0].rate.id, hour[0].of_guide),
        (1, RateId(0), true)
    );
    for kind in [HOUR, KM] {
        let rate = draft(kind, "2027-01-01", 31, RateStatus::Final);
        let _made = world.desk.keep_rate(&rate).unwrap();
    }
    let sheet = world.desk.rate_sheet().unwrap();
    assert_eq!((sheet.next_year, sheet.lacking.len()), (None, 0));
    let used: Vec<_> = sheet.kinds[0]
        .rows
        .iter()
        .map(|row| row.usage.lines)
        .collect();
    assert_eq!(used, [2, 0]);
    let rates: Vec<&Rate> = sheet.kinds[1].rows.iter().map(|row| &row.rate).collect();
    assert_eq!(rates[0].from, day("2027-01-01"));
    let world = world.again_on("2027-06-01");
    assert_eq!(world.desk.rate_sheet().unwrap().next_year, None);
    let world = world.again_on("2027-10-01");
    assert_eq!(world.desk.rate_sheet().unwrap().next_year, Some(2028));
}

#[test]
fn a_line_that_was_corrected_upwards_can_count_for_less_and_one_corrected_to_nothing_costs_nothing()
{
    let mut world = World::with_region();
    let id = claim(&mut world, "2026-03-10", [0, 1, 0], 0);
    let accept = |world: &mut World, wanted: i64| {
        let sheet = world.desk.claim_sheet(id).unwrap();
        let mut verdict = HoursVerdict::all(&sheet);
        verdict.minutes.delivery = Minutes(wanted);
        verdict.reason = "Gangbaar.".to_owned();
        world.desk.accept_hours(id, &verdict).unwrap();
    };
    accept(&mut world, 60);
    let line = world.desk.claim_sheet(id).unwrap().lines[0].id;
    // € 65,00 an hour: two minutes are € 2,1667.
    for minutes in [180, 58, 56, 54, 1, 0] {
        let correction = Correction {
            line,
            minutes: Minutes(minutes),
            metres: Metres::ZERO,
            transit: Cents::ZERO,
            note: "Verschreven.".to_owned(),
        };
        let _line = world.desk.correct_hours(&correction).unwrap();
        let sheet = world.desk.claim_sheet(id).unwrap();
        let exactly = (minutes * 13_000 + 60) / 120;
        assert_eq!(sheet.amount(), Some(Cents(exactly)), "{minutes}");
        accept(&mut world, minutes / 2);
        let sheet = world.desk.claim_sheet(id).unwrap();
        let counts = (minutes / 2 * 13_000 + 60) / 120;
        assert_eq!(sheet.accepted_amount(), Cents(counts), "{minutes}");
    }
}

#[test]
fn hours_of_an_activity_that_a_later_version_dropped_still_stand_without_a_grant() {
    let mut world = World::with_region();
    let date = day("2026-03-10");
    let rows = [
        ("Evacuatieoefening", "Oefening", date, 12, 2000),
        ("ETS-training", "Training", date, 12, 2000),
    ];
    let partner = "Ziekenhuis De Vecht";
    let (_plan, first) = granted_plan(&mut world.desk, partner, 2026, &rows);
    let draft = ClaimDraft {
        lines: lines(date, [1, 2, 0], 0),
        ..ClaimDraft::new(first[1].id, "SEH-verpleegkundige")
    };
    let added = world.desk.add_hours(&[draft], Deed::AddHours, "", None);
    let id = added.unwrap().0[0];
    let all = HoursVerdict::all(&world.desk.claim_sheet(id).unwrap());
    world.desk.accept_hours(id, &all).unwrap();
    let (_plan, second) = granted_plan(&mut world.desk, partner, 2026, &rows[..1]);
    assert_eq!(second.len(), 1);
    let sheets = world.desk.hours_year(2026).unwrap().claims;
    assert_eq!(sheets.len(), 1);
    assert_eq!(sheets[0].about.activity.name, "ETS-training");
    assert_eq!(sheets[0].about.granted, Cents::ZERO);
    assert_eq!(sheets[0].about.accepted, Cents(3 * 6500));
    assert_eq!(sheets[0].accepted_amount(), Cents(3 * 6500));
}

/// A plan of 2027 with an intern trainer that was granted and agreed to.
fn agreed(world: &mut World, partner: &str) -> oto_register::domain::PlanId {
    let date = day("2027-03-18");
    let rows = [("ETS-training", "Training", date, 12, 2000)];
    let (plan, _activities) = granted_plan(&mut world.desk, partner, 2027, &rows);
    world.agree(plan);
    plan
}

#[test]
fn a_letter_says_the_tariff_once_it_is_definite_and_a_sent_letter_stays_as_it_was() {
    let mut world = World::with_region();
    let sent = agreed(&mut world, "Ziekenhuis De Vecht");
    let unsent = agreed(&mut world, "HAP Lekstroom");
    for plan in [sent, unsent] {
        let _made = world.make(plan);
    }
    let sending = oto_register::desk::Sending {
        on: day("2026-10-01"),
        channel: "e-mail".to_owned(),
    };
    let _sent = world.desk.mark_sent(sent, &sending).unwrap();
    let before = world.letter(sent);
    let mut world = world.again_on("2026-12-15");
    let kept = world
        .desk
        .keep_rate(&draft(HOUR, "2027-01-01", 6717, RateStatus::Final));
    let _kept = kept.unwrap();
    let after = world.letter(sent);
    assert_eq!((after.state, after.reason), (before.state, before.reason));
    assert_eq!(
        world.letter(unsent).state,
        oto_register::domain::letter::LetterState::Stale
    );
    let _made = world.make(unsent);
    let said = |plan| {
        let row = world.letter(plan).letter.unwrap();
        let pdf = world.desk.store().file(&row.pdf_sha256.unwrap()).unwrap();
        super::letters::words(&pdf.unwrap())
    };
    assert!(said(unsent).contains("67,17"), "{}", said(unsent));
    assert!(!said(sent).contains("67,17"));
}
