//! Comparing hours over the years, and what an institution is told about them.

use super::world::{World, day};
use crate::support::hours::{granted_plan, lines, year_2026};
use oto_register::desk::{ClaimDraft, Desk, HoursVerdict};
use oto_register::domain::hours::{Minutes, PhaseMinutes};
use oto_register::domain::operation::Deed;
use oto_register::domain::verdict::Answers;
use oto_register::domain::{Cents, HoursClaimId};
use oto_register::rules::hours_compare::{Comparison, LikeBy};

/// Trainings of the same size for one partner in a year, as many as wanted, all accepted.
fn accepted_trainings(desk: &mut Desk, partner: &str, year: i32, many: usize) {
    let date = day(&format!("{year}-05-12"));
    let (_plan, activities) = granted_plan(
        desk,
        partner,
        year,
        &[("Training", "Training", date, 12, 20_000)],
    );
    for number in 1..=many {
        let draft = ClaimDraft {
            mark: number.to_string(),
            lines: lines(date, [4, 12, 4], 0),
            ..ClaimDraft::new(activities[0].id, "Trainer")
        };
        let (ids, _operation) = desk
            .add_hours(&[draft], Deed::AddHours, partner, None)
            .unwrap();
        let all = HoursVerdict::all(&desk.claim_sheet(ids[0]).unwrap());
        desk.accept_hours(ids[0], &all).unwrap();
    }
}

#[test]
fn a_claim_is_compared_with_judged_ones_of_its_year_the_claim_itself_left_out() {
    let mut world = World::with_region();
    let ids = year_2026(&mut world.desk);
    let cbrn = world.desk.compare_hours(ids[0]).unwrap();
    let usual = cbrn.usual().unwrap();
    assert_eq!((usual.count, usual.like), (5, LikeBy::Size));
    assert_eq!(usual.total.minutes(), Minutes(22 * 60));
    // The one of Rijnoever counts for the 16 hours that were accepted, not for the 22 that were claimed.
    assert_eq!(usual.range, [Minutes(16 * 60), Minutes(24 * 60)]);
    // Six trainings were judged; one of them is beside five others at most.
    let judged = world.desk.compare_hours(ids[6]).unwrap();
    assert!(judged.usual().is_none_or(|usual| usual.count <= 5));
    let exercise = world.desk.compare_hours(ids[1]).unwrap();
    assert_eq!(exercise, Comparison::TooFew { found: 2, few: 5 });
}

#[test]
fn hours_that_are_talked_over_are_in_nobodys_middle() {
    let mut world = World::with_region();
    let ids = year_2026(&mut world.desk);
    let before = world.desk.compare_hours(ids[0]).unwrap();
    world
        .desk
        .discuss_hours(ids[6], "De trainer", "Klopt dit?", &Answers::new())
        .unwrap();
    let after = world.desk.compare_hours(ids[0]).unwrap();
    assert_eq!(before.usual().unwrap().count, 5);
    assert_eq!(after.usual().unwrap().count, 5);
    assert_eq!(after.usual().unwrap().like, LikeBy::Kind);
}

/// How a message reads, with ordinary spaces.
fn mail(desk: &Desk, id: HoursClaimId) -> String {
    desk.hours_mail(id).unwrap().replace('\u{a0}', " ")
}

fn sharing(desk: &mut Desk, value: &str) {
    let (mut file, logo) = desk.region_file("logo.png").unwrap();
    let _old = file
        .choices
        .insert("gids-delen".to_owned(), value.to_owned());
    desk.change_region(&file, logo).unwrap();
}

#[test]
fn the_message_after_fewer_hours_tells_each_phase_the_amounts_and_the_reason() {
    let mut world = World::with_region();
    let ids = year_2026(&mut world.desk);
    let claim = world.desk.claim_sheet(ids[2]).unwrap();
    let minutes = PhaseMinutes {
        preparation: Minutes(4 * 60),
        delivery: Minutes(6 * 60),
        evaluation: Minutes(90),
    };
    let verdict = HoursVerdict {
        minutes,
        travel: Cents(500),
        reason: "De table-top is dezelfde als vorig jaar.".to_owned(),
        ..HoursVerdict::all(&claim)
    };
    world.desk.accept_hours(ids[2], &verdict).unwrap();
    sharing(&mut world.desk, "deels");
    let text = mail(&world.desk, ids[2]);
    for words in [
        "Onderwerp: Uren ",
        "Geachte",
        "“Table-top infectieziekte” van 11 juni 2026",
        "Een deel ervan wordt vergoed.",
        "- Voorbereiding: 6 uur verantwoord, 4 uur vergoed",
        "- Uitvoering: 6 uur verantwoord, 6 uur vergoed",
        "- Evaluatie: 3 uur verantwoord, 1:30 uur vergoed",
        "- Totaal: 15 uur verantwoord, 11:30 uur vergoed",
        "- Reiskosten: € 9,86 verantwoord, € 5,00 vergoed",
        "- Bedrag: € 984,86 verantwoord, € 752,50 vergoed",
        "Toelichting: De table-top is dezelfde als vorig jaar.",
        "U kunt € 752,50 factureren",
        "Dit volgt uit de onderdelen Bijlage 1 en Bijlage 3, vraag 6 van de referentiegids OTO-gelden.",
        "Met vriendelijke groet,",
    ] {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
    sharing(&mut world.desk, "niet");
    assert!(!mail(&world.desk, ids[2]).contains("referentiegids"));
    sharing(&mut world.desk, "geheel");
    let whole = mail(&world.desk, ids[2]);
    let guide = oto_register::rules::edition::editions().last().unwrap();
    let passage = guide.passage(&"bijlage3-v6-uren-te-hoog".into()).unwrap();
    assert!(whole.contains(&passage.summary), "{whole}");
}

#[test]
fn the_message_about_a_talk_asks_the_question_and_promises_nothing() {
    let mut world = World::with_region();
    let ids = year_2026(&mut world.desk);
    let text = mail(&world.desk, ids[4]);
    assert!(text.contains("Waarom was voor deze herhaling negen uur voorbereiding nodig?"));
    assert!(text.contains("Tot dan wordt er nog niets van vergoed."));
    assert!(!text.contains("factureren"));
}

#[test]
fn the_years_before_count_and_those_long_before_do_not() {
    let mut world = World::with_region();
    accepted_trainings(&mut world.desk, "Ziekenhuis De Vecht", 2026, 5);
    let beside = |desk: &mut Desk, partner: &str, year: i32| {
        let date = day(&format!("{year}-05-12"));
        let (_plan, activities) = granted_plan(
            desk,
            partner,
            year,
            &[("Training", "Training", date, 12, 2000)],
        );
        let draft = ClaimDraft {
            lines: lines(date, [4, 12, 4], 0),
            ..ClaimDraft::new(activities[0].id, "Trainer")
        };
        let (ids, _operation) = desk.add_hours(&[draft], Deed::AddHours, "", None).unwrap();
        desk.compare_hours(ids[0]).unwrap()
    };
    let near = beside(&mut world.desk, "Ziekenhuis De Vecht", 2029);
    assert_eq!(near.usual().unwrap().count, 5);
    let far = beside(&mut world.desk, "Ziekenhuis De Vecht", 2030);
    assert_eq!(far, Comparison::TooFew { found: 0, few: 5 });
}
