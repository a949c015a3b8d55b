//! A claim beside comparable ones: which count, what is in their middle, what stands out, and what that suggests.

use super::{data, guide, read};
use oto_register::domain::HoursClaimId;
use oto_register::domain::hours::{Minutes, Phase, PhaseMinutes};
use oto_register::domain::hours_ground::Ground;
use oto_register::domain::plan::ActivityKind;
use oto_register::domain::verdict::Answer;
use oto_register::rules::edition::{Comparable, Figure};
use oto_register::rules::hours_checks::{HoursFacts, suggest};
use oto_register::rules::hours_compare::{Comparison, LikeBy, Sample, Shares, compare, shares};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Debug, Deserialize)]
struct Case {
    name: String,
    kind: String,
    hours: [i64; 3],
    participants: Option<u32>,
    judged: Vec<[i64; 4]>,
    /// Too few, so many.
    found: Option<usize>,
    like: Option<String>,
    #[serde(default)]
    count: usize,
    #[serde(default)]
    middle_twice: i64,
    #[serde(default)]
    range: [i64; 2],
    #[serde(default)]
    shares: [i64; 3],
    #[serde(default)]
    own: [i64; 3],
    #[serde(default)]
    stands_out: Vec<(String, i64)>,
    #[serde(default)]
    total_stands_out: bool,
}

fn rules() -> &'static Comparable {
    &guide().hours().unwrap().comparable
}

fn minutes(parts: [i64; 3]) -> PhaseMinutes {
    let parts = parts.map(Minutes);
    Phase::ALL.iter().copied().zip(parts).collect()
}

fn sample(number: i64, kind: ActivityKind, participants: Option<u32>, parts: [i64; 3]) -> Sample {
    Sample {
        claim: HoursClaimId(number),
        kind,
        participants,
        minutes: minutes(parts),
    }
}

fn training(number: i64, [preparation, delivery, evaluation, participants]: [i64; 4]) -> Sample {
    let parts = [preparation, delivery, evaluation];
    let people = u32::try_from(participants).ok();
    sample(number, ActivityKind::Training, people, parts)
}

fn parts(shares: &Shares) -> [i64; 3] {
    [Phase::Preparation, Phase::Delivery, Phase::Evaluation].map(|phase| shares.of(phase))
}

fn check(case: &Case) {
    let name = &case.name;
    let hours = |parts: [i64; 4]| {
        let [preparation, delivery, evaluation, participants] = parts;
        let [preparation, delivery, evaluation] =
            [preparation, delivery, evaluation].map(|it| it * 60);
        [preparation, delivery, evaluation, participants]
    };
    let judged: Vec<Sample> = case
        .judged
        .iter()
        .zip(2..)
        .map(|(it, number)| training(number, hours(*it)))
        .collect();
    let kind = ActivityKind::from_code(&case.kind).unwrap();
    let claim = sample(1, kind, case.participants, case.hours.map(|it| it * 60));
    match compare(&claim, &judged, rules()) {
        Comparison::TooFew { found, few } => {
            assert_eq!(Some(found), case.found, "{name}");
            assert_eq!(few, rules().few, "{name}");
        }
        Comparison::Usual(usual) => {
            assert_eq!(case.found, None, "{name}");
            let like = match usual.like {
                LikeBy::Size => "omvang",
                LikeBy::Kind => "soort",
            };
            assert_eq!(Some(like), case.like.as_deref(), "{name}");
            assert_eq!(usual.count, case.count, "{name}");
            assert_eq!(usual.total.twice(), case.middle_twice, "{name}");
            assert_eq!(usual.range.map(|it| it.0), case.range, "{name}");
            assert_eq!(parts(&usual.shares.unwrap()), case.shares, "{name}");
            assert_eq!(parts(&shares(&claim.minutes).unwrap()), case.own, "{name}");
            let out: Vec<(String, i64)> = usual
                .stands_out
                .iter()
                .map(|(phase, points)| (phase.code().to_owned(), *points))
                .collect();
            assert_eq!(out, case.stands_out, "{name}");
            assert_eq!(usual.total_stands_out, case.total_stands_out, "{name}");
        }
    }
}

#[test]
fn claims_are_held_beside_comparable_ones_as_the_cases_say() {
    let cases: Cases = read(&data("hours-compare.toml"));
    assert!(cases.case.len() >= 10);
    for case in &cases.case {
        check(case);
    }
}

#[test]
fn a_judged_claim_is_never_compared_with_itself() {
    let all: Vec<Sample> = (1..=5)
        .map(|it| training(it, [240, 720, 240, 10]))
        .collect();
    let beside = compare(&all[0], &all, rules());
    assert_eq!(beside, Comparison::TooFew { found: 4, few: 5 });
}

fn suggested(figure: Figure, claimed: [i64; 3], judged: &[Sample]) -> (Option<Answer>, Ground) {
    let claim = sample(99, ActivityKind::Training, Some(10), claimed);
    let comparison = compare(&claim, judged, rules());
    let suggestion = suggest(
        figure,
        &HoursFacts {
            claimed: &claim.minutes,
            unrated: 0,
            comparison: &comparison,
        },
    );
    (suggestion.answer, suggestion.ground)
}

#[test]
fn figures_suggest_an_answer_only_where_they_say_something() {
    let five: Vec<Sample> = (1..=5)
        .map(|it| training(it, [240, 720, 240, 10]))
        .collect();
    let (yes, no) = (Some(Answer::Yes), Some(Answer::No));
    let whole = |claimed| suggested(Figure::Whole, claimed, &five);
    assert_eq!(whole([240, 720, 240]), (yes, Ground::FitsIn));
    assert_eq!(whole([840, 720, 240]), (None, Ground::LookFurther));
    let split = |claimed| suggested(Figure::Shares, claimed, &five);
    assert_eq!(split([240, 720, 240]), (yes, Ground::UsualShares));
    assert_eq!(
        split([840, 720, 240]),
        (no, Ground::MuchOf(Phase::Preparation))
    );
    let total = |claimed| suggested(Figure::Total, claimed, &five);
    assert_eq!(total([840, 720, 240]), (no, Ground::Beside(Minutes(600))));
    assert_eq!(total([120, 720, 240]), (yes, Ground::Beside(Minutes(-120))));
    let alone = |figure| suggested(figure, [240, 720, 240], &five[..4]);
    for figure in [Figure::Whole, Figure::Shares, Figure::Total] {
        assert_eq!(alone(figure), (None, Ground::TooFew));
    }
    let phases = |claimed| suggested(Figure::Phases, claimed, &five);
    assert_eq!(phases([240, 720, 240]), (yes, Ground::AllPhases));
    assert_eq!(
        phases([240, 720, 0]),
        (None, Ground::NoHoursIn(Phase::Evaluation))
    );
    assert_eq!(phases([0, 720, 0]), (no, Ground::OnePhase(Phase::Delivery)));
}

fn some_hours() -> impl Strategy<Value = [i64; 4]> {
    [0..3000_i64, 1..3000_i64, 0..3000_i64, 1..60_i64]
}

proptest! {
    #[test]
    fn shares_are_whole_percents_that_add_up(parts in [0..100_000_i64, 0..100_000_i64, 0..100_000_i64]) {
        match shares(&minutes(parts)) {
            None => prop_assert_eq!(parts, [0, 0, 0]),
            Some(found) => {
                let percents = self::parts(&found);
                prop_assert_eq!(percents.iter().sum::<i64>(), 100);
                let whole: i64 = parts.iter().sum();
                for (percent, part) in percents.iter().zip(parts) {
                    // Less than one percent beside the exact share.
                    prop_assert!((percent * whole - part * 100).abs() < whole);
                }
            }
        }
    }

    #[test]
    fn the_order_of_claims_does_not_matter(
        hours in prop::collection::vec(some_hours(), 0..30),
        claim in some_hours(),
        turn in 0..30_usize,
    ) {
        let mut judged: Vec<Sample> = hours.iter().zip(2..).map(|(it, at)| training(at, *it)).collect();
        let claim = training(1, claim);
        let before = compare(&claim, &judged, rules());
        judged.reverse();
        let turn = turn.min(judged.len());
        judged.rotate_left(turn);
        prop_assert_eq!(compare(&claim, &judged, rules()), before);
    }

    #[test]
    fn the_middle_lies_within_the_quarters_and_these_within_the_range(
        hours in prop::collection::vec(some_hours(), 5..30),
        claim in some_hours(),
    ) {
        let judged: Vec<Sample> = hours.iter().zip(2..).map(|(it, at)| training(at, *it)).collect();
        let beside = compare(&training(1, claim), &judged, rules());
        let usual = beside.usual().unwrap();
        let [low, high] = usual.quarters;
        let [least, most] = usual.range;
        prop_assert!(2 * least.0 <= low.twice() && low <= usual.total);
        prop_assert!(usual.total <= high && high.twice() <= 2 * most.0);
        if let Some(shares) = usual.shares {
            prop_assert_eq!(parts(&shares).iter().sum::<i64>(), 100);
        }
        // As many claims are above the middle as below it.
        let totals = judged.iter().map(|it| 2 * it.minutes.total().0);
        if usual.like == LikeBy::Kind {
            let above = totals.clone().filter(|it| *it > usual.total.twice()).count();
            let below = totals.filter(|it| *it < usual.total.twice()).count();
            prop_assert!(above <= judged.len() / 2 && below <= judged.len() / 2);
        }
    }
}
