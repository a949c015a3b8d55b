//! Tariffs and hours come out as they went in; what was used or judged never changes; undo restores every row.

use super::{Sample, act, create, day, dump, nine, op, open, place, reopened, tell_a_story};
use oto_register::domain::hours::{
    AcceptedHours, ClaimState, HoursClaim, HoursEntry, Metres, Minutes, Part, Phase, Rated,
};
use oto_register::domain::operation::Deed;
use oto_register::domain::rate::{Rate, RateStatus, RateStep};
use oto_register::domain::submission::CellRef;
use oto_register::domain::verdict::Answers;
use oto_register::domain::{Cents, HoursClaimId, HoursEntryId, OperationId, RateId};
use oto_register::storage::{Act, Error, Store};

fn rate(kind: &str, from: &str, until: Option<&str>) -> Rate {
    Rate {
        id: RateId(0),
        kind: kind.to_owned(),
        from: day(from),
        until: until.map(day),
        amount: Cents(6708),
        status: RateStatus::Final,
        source: "NZa “prijsindexcijfers” 2027".to_owned(),
        step: Some(RateStep {
            base: Cents(6500),
            basis_points: -320,
        }),
        confirmed_on: Some(day("2026-12-15")),
        confirmed_by: "Noor".to_owned(),
    }
}

fn hour(from: &str) -> Rate {
    rate("uur", from, Some("2027-12-31"))
}

/// A line of an hour on a day at a tariff, in a claim of its own.
fn line(act: &Act<'_>, sample: &Sample, on: &str, rate: RateId) -> Result<HoursEntry, Error> {
    let claim = act.add_hours_claim(&HoursClaim {
        id: HoursClaimId(0),
        year: 2027,
        activity: sample.activity,
        role: "Huisarts".to_owned(),
        mark: String::new(),
        person: None,
        part: Part::Delivery,
        received_on: day("2027-02-01"),
        paid_to: None,
        own_invoice: None,
        note: String::new(),
        source: None,
        state: ClaimState::Entered,
        answers: Answers::new(),
        reason: String::new(),
        passages: Vec::new(),
        edition: "2025-11".into(),
        decided_on: None,
        decided_by: String::new(),
    })?;
    let rated = Rated {
        rate,
        amount: Cents(6708),
    };
    let mut entry = HoursEntry {
        id: HoursEntryId(0),
        claim,
        date: day(on),
        phase: Phase::Delivery,
        minutes: Minutes(60),
        begins_at: Some(540),
        metres: Metres(12_500),
        transit: Cents::ZERO,
        note: "Ochtend".to_owned(),
        cell: CellRef::default(),
        corrects: None,
        rated_on: day(on),
        hours: Some(rated),
        travel: None,
        accepted: None,
        position: 1,
    };
    entry.id = act.add_hours_entry(&entry)?;
    Ok(entry)
}

/// A tariff that a line of 10 March 2027 uses.
fn used(store: &mut Store) -> (Rate, HoursEntry) {
    let sample = tell_a_story(store);
    let mut rate = hour("2027-01-01");
    rate.id = act(store, |act| act.add_rate(&rate));
    let line = act(store, |act| line(act, &sample, "2027-03-10", rate.id));
    (rate, line)
}

fn last(store: &Store) -> OperationId {
    store.operations(1).unwrap()[0].id
}

fn refusal(store: &mut Store, work: impl FnOnce(&Act<'_>) -> Result<(), Error>) -> Error {
    store.act(&op(Deed::KeepRate), nine(), work).unwrap_err()
}

#[test]
fn tariffs_come_back_by_kind_and_first_day() {
    reopened(
        |store| {
            let plain = Rate {
                until: None,
                status: RateStatus::Provisional,
                step: None,
                confirmed_on: None,
                confirmed_by: String::new(),
                ..hour("2028-01-01")
            };
            let mut all = vec![plain, hour("2027-01-01"), rate("km", "2027-01-01", None)];
            for rate in &mut all {
                rate.id = act(store, |act| act.add_rate(rate));
            }
            all.sort_by_key(|rate| (rate.kind.clone(), rate.from));
            all
        },
        |store, all| assert_eq!(store.rates().unwrap(), all),
    );
}

#[test]
fn a_tariff_can_change_in_everything_but_its_kind_until_it_is_used() {
    reopened(
        |store| {
            let id = act(store, |act| act.add_rate(&hour("2027-01-01")));
            let changed = Rate {
                id,
                until: None,
                amount: Cents(7000),
                status: RateStatus::Provisional,
                source: "Brief".to_owned(),
                step: None,
                confirmed_on: None,
                confirmed_by: String::new(),
                ..hour("2027-02-01")
            };
            act(store, |act| act.save_rate(&changed));
            changed
        },
        |store, changed| assert_eq!(store.rates().unwrap(), [changed]),
    );
}

#[test]
fn two_tariffs_of_a_kind_never_begin_on_one_day() {
    let mut store = Store::in_memory("Noor").unwrap();
    let _id = act(&mut store, |act| act.add_rate(&hour("2027-01-01")));
    let other = act(&mut store, |act| act.add_rate(&hour("2027-02-01")));
    let _km = act(&mut store, |act| {
        act.add_rate(&rate("km", "2027-01-01", None))
    });
    let again = refusal(&mut store, |act| {
        act.add_rate(&hour("2027-01-01")).map(|_id| ())
    });
    assert!(matches!(again, Error::Taken(_)), "{again:?}");
    let moved = Rate {
        id: other,
        ..hour("2027-01-01")
    };
    let moved = refusal(&mut store, |act| act.save_rate(&moved));
    assert!(matches!(moved, Error::Taken(_)), "{moved:?}");
    let missing = refusal(&mut store, |act| act.remove_rate(RateId(99)));
    assert!(matches!(missing, Error::Missing(_)), "{missing:?}");
}

#[test]
fn what_a_tariff_was_used_for_is_counted() {
    let (_folder, path) = place();
    let mut store = create(&path);
    let (rate, first) = used(&mut store);
    let sample = tell_of(&store, &first);
    let km = act(&mut store, |act| {
        act.add_rate(&super::rates::rate("km", "2027-01-01", None))
    });
    let usage = |store: &Store, id| {
        let usage = store.rate_usage(id).unwrap();
        (usage.lines, usage.last)
    };
    assert_eq!(usage(&store, rate.id), (1, Some(day("2027-03-10"))));
    assert_eq!(usage(&store, km), (0, None));
    act(&mut store, |act| {
        let mut other = line(act, &sample, "2027-02-01", rate.id)?;
        other.travel = Some(Rated {
            rate: km,
            amount: Cents(388),
        });
        act.save_hours_entry(&other)
    });
    assert_eq!(usage(&store, rate.id), (2, Some(day("2027-03-10"))));
    assert_eq!(usage(&store, km), (1, Some(day("2027-02-01"))));
}

/// The sample that a line belongs to; only its activity is asked for.
fn tell_of(store: &Store, line: &HoursEntry) -> Sample {
    let activity = store.hours_claim(line.claim).unwrap().activity;
    let plan = store.plan_of_activity(activity).unwrap();
    Sample {
        partner: store.plan(plan).unwrap().partner,
        plan,
        activity,
        lines: [
            oto_register::domain::CostLineId(1),
            oto_register::domain::CostLineId(2),
        ],
        letter: oto_register::domain::LetterId(1),
    }
}

#[test]
fn a_used_tariff_never_changes_in_what_its_amounts_follow_from() {
    let (_folder, path) = place();
    let mut store = create(&path);
    let (rate, _line) = used(&mut store);
    let changes = [
        Rate {
            amount: Cents(6709),
            ..rate.clone()
        },
        Rate {
            from: day("2027-01-02"),
            ..rate.clone()
        },
        Rate {
            status: RateStatus::Provisional,
            ..rate.clone()
        },
        Rate {
            until: Some(day("2027-03-09")),
            ..rate.clone()
        },
    ];
    for changed in changes {
        let refused = refusal(&mut store, |act| act.save_rate(&changed));
        assert!(
            matches!(refused, Error::Settled),
            "{changed:?}: {refused:?}"
        );
    }
    assert_eq!(store.rates().unwrap(), std::slice::from_ref(&rate));
    let _refused = refusal(&mut store, |act| act.remove_rate(rate.id));
    assert_eq!(store.rates().unwrap(), std::slice::from_ref(&rate));
    // Its last day may come, on a day that it was used for at the earliest.
    let followed = Rate {
        until: Some(day("2027-03-10")),
        ..rate
    };
    act(&mut store, |act| act.save_rate(&followed));
    assert_eq!(store.rates().unwrap(), [followed]);
}

#[test]
fn a_used_tariff_cannot_be_changed_from_outside_either() {
    let (_folder, path) = place();
    let mut store = create(&path);
    let (_rate, line) = used(&mut store);
    act(&mut store, |act| {
        act.save_hours_entry(&HoursEntry {
            accepted: Some(AcceptedHours {
                minutes: Minutes(60),
                amount: Cents(6708),
                travel: Cents::ZERO,
            }),
            ..line
        })
    });
    drop(store);
    let conn = rusqlite::Connection::open(&path).unwrap();
    for sql in [
        "UPDATE rate SET amount_cents = 1",
        "UPDATE rate SET kind = 'km'",
        "UPDATE rate SET until_date = '2027-02-01'",
        "UPDATE hours_entry SET minutes = 1",
        "UPDATE hours_entry SET rate_id = NULL, amount_cents = NULL",
        "DELETE FROM hours_entry",
    ] {
        let refused = conn.execute(sql, []).unwrap_err().to_string();
        assert!(refused.contains("oto: "), "{sql}: {refused}");
    }
}

#[test]
fn a_judged_line_keeps_its_tariff_and_amount() {
    let (_folder, path) = place();
    let mut store = create(&path);
    let (_rate, line) = used(&mut store);
    let judged = HoursEntry {
        accepted: Some(AcceptedHours {
            minutes: Minutes(30),
            amount: Cents(3354),
            travel: Cents::ZERO,
        }),
        ..line
    };
    act(&mut store, |act| act.save_hours_entry(&judged));
    for changed in [
        HoursEntry {
            hours: None,
            ..judged.clone()
        },
        HoursEntry {
            minutes: Minutes(90),
            ..judged.clone()
        },
        HoursEntry {
            rated_on: day("2027-03-11"),
            ..judged.clone()
        },
    ] {
        let refused = refusal(&mut store, |act| act.save_hours_entry(&changed));
        assert!(
            matches!(refused, Error::Settled),
            "{changed:?}: {refused:?}"
        );
    }
    let gone = refusal(&mut store, |act| act.remove_hours_entry(judged.id));
    assert!(matches!(gone, Error::Settled), "{gone:?}");
    assert_eq!(store.hours_entries_of(judged.claim).unwrap(), [judged]);
}

#[test]
fn undo_restores_tariffs_and_the_amounts_that_followed_from_them_row_by_row() {
    let (_folder, path) = place();
    let mut store = create(&path);
    let sample = tell_a_story(&mut store);
    let mut open_line = act(&mut store, |act| {
        let id = act.add_rate(&Rate {
            status: RateStatus::Provisional,
            confirmed_on: None,
            ..hour("2027-01-01")
        })?;
        let mut line = line(act, &sample, "2027-03-10", id)?;
        line.hours = None;
        act.save_hours_entry(&line)?;
        Ok(line)
    });
    drop(store);
    let before = dump(&path);
    let mut store = open(&path);
    // Confirmed, a line gets its amount, another tariff follows, all in one operation.
    act(&mut store, |act| {
        let mut rate = act.rates()?.remove(0);
        rate.status = RateStatus::Final;
        rate.confirmed_on = Some(day("2026-12-15"));
        rate.until = Some(day("2027-06-30"));
        act.save_rate(&rate)?;
        act.add_rate(&hour("2027-07-01"))?;
        open_line.hours = Some(Rated {
            rate: rate.id,
            amount: Cents(6708),
        });
        act.save_hours_entry(&open_line)
    });
    let done = last(&store);
    drop(store);
    let after = dump(&path);
    let mut store = open(&path);
    store
        .act(&op(Deed::Undo), nine(), |act| act.undo(done))
        .unwrap();
    let undone = last(&store);
    drop(store);
    assert_eq!(dump(&path), before);
    let mut store = open(&path);
    store
        .act(&op(Deed::Redo), nine(), |act| act.undo(undone))
        .unwrap();
    drop(store);
    assert_eq!(dump(&path), after);
}

#[test]
fn keeping_a_tariff_that_was_used_since_is_not_taken_back() {
    let (_folder, path) = place();
    let mut store = create(&path);
    let sample = tell_a_story(&mut store);
    let id = act(&mut store, |act| act.add_rate(&hour("2027-01-01")));
    let kept = last(&store);
    let _line = act(&mut store, |act| line(act, &sample, "2027-03-10", id));
    let refused = refusal(&mut store, |act| act.undo(kept).map(|_| ()));
    assert!(matches!(refused, Error::ChangedSince), "{refused:?}");
    assert_eq!(store.rates().unwrap().len(), 1);
}
