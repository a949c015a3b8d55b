//! Plans on their way to the Bestuurlijk ROAZ: advice, agreement for some, what the board changed, the list.

use super::world::{PLAN, World, YEAR, day, in_consultation, partly};
use crate::support::golden_text;
use lopdf::Document;
use oto_register::desk::{Agreement, BoardChange, Error, RoazRow, Sending};
use oto_register::domain::decision::{DecisionFault, Outcome};
use oto_register::domain::letter::LetterState;
use oto_register::domain::roaz::{RoazHurdle, RoazRemark, RoazStand};
use oto_register::domain::{Cents, CostLineId, PlanId};
use oto_register::letters::compose;

/// A register in November, with a plan of October.
fn november() -> (World, PlanId) {
    let mut world = World::with_region();
    let plan = world.read_in("Ziekenhuis De Vecht", PLAN);
    (world.again_on("2026-11-20"), plan)
}

fn agreement(plans: &[PlanId], on: &str) -> Agreement {
    Agreement {
        plans: plans.to_vec(),
        on: day(on),
        note: String::new(),
        changes: Vec::new(),
    }
}

fn change(line: CostLineId, cents: i64, reason: &str) -> BoardChange {
    BoardChange {
        line,
        granted: Cents(cents),
        reason: reason.to_owned(),
    }
}

impl World {
    fn roaz(&self, plan: PlanId) -> RoazRow {
        let rows = self.desk.roaz_rows(YEAR).unwrap();
        rows.into_iter().find(|row| row.plan == plan).unwrap()
    }

    fn stand(&self, plan: PlanId) -> RoazStand {
        self.roaz(plan).stand
    }
}

#[test]
fn a_plan_goes_from_open_to_agreed_with_its_stand_at_each_step() {
    let (mut world, plan) = november();
    assert_eq!(world.stand(plan), RoazStand::ToJudge { lines: 4 });
    let trainer = world.line(plan, "Externe trainer");
    world.decide(plan, in_consultation(trainer));
    assert_eq!(world.stand(plan), RoazStand::ToJudge { lines: 3 });
    world.grant_all(plan);
    world.decide(plan, in_consultation(trainer));
    assert_eq!(world.stand(plan), RoazStand::InConsultation { lines: 1 });
    let row = world.roaz(plan);
    assert_eq!(row.in_consultation, Cents(385_000));
    assert_eq!(row.granted + row.in_consultation, row.requested);
    world.decide(plan, partly(trainer, 100_000));
    assert_eq!(world.stand(plan), RoazStand::Judged);
    assert_eq!(world.roaz(plan).difference(), Some(Cents(-285_000)));
    assert_eq!(world.desk.open_tasks(YEAR).unwrap().to_agree, 1);

    let record = world.desk.advise(&[plan], day("2026-11-10")).unwrap();
    assert_eq!((record.plans, record.left), (vec![plan], Vec::new()));
    assert_eq!(world.stand(plan), RoazStand::Advised(day("2026-11-10")));
    assert_eq!(world.desk.open_tasks(YEAR).unwrap().to_agree, 1);
    world.desk.agree(&agreement(&[plan], "2026-11-17")).unwrap();
    assert_eq!(world.stand(plan), RoazStand::Agreed(day("2026-11-17")));
    assert_eq!(world.desk.open_tasks(YEAR).unwrap().to_agree, 0);
}

#[test]
fn only_decided_plans_are_advised_and_the_others_are_named() {
    let (mut world, open) = november();
    let consulted = world.read_in("GGD Kromme Rijn", PLAN);
    world.grant_all(consulted);
    let hall = world.line(consulted, "Zaalhuur");
    world.decide(consulted, in_consultation(hall));
    let decided = world.read_in("HAP Lekstroom", PLAN);
    world.grant_all(decided);
    let agreed = world.ready("RAV Utrechtse Waarden");
    let on = day("2026-11-20");
    let all = [open, consulted, decided, agreed];
    let record = world.desk.advise(&all, on).unwrap();
    assert_eq!(record.plans, [decided]);
    let left: Vec<_> = record.left.iter().map(|it| it.why).collect();
    let expected = [
        RoazHurdle::Open { lines: 4 },
        RoazHurdle::InConsultation { lines: 1 },
        RoazHurdle::Agreed(day("2026-11-12")),
    ];
    assert_eq!(left, expected);
    assert_eq!(world.sheet(open).plan.advised_on, None);
    match world.desk.advise(&[open], on) {
        Err(Error::NothingForRoaz { left }) => assert_eq!(left.len(), 1),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_day_to_come_or_before_the_plan_is_refused() {
    let (mut world, plan) = november();
    world.grant_all(plan);
    let refused = world.desk.advise(&[plan], day("2026-11-21")).unwrap_err();
    assert!(matches!(refused, Error::RoazDay { .. }), "{refused:?}");
    let refused = world.desk.agree(&agreement(&[plan], "2026-09-30"));
    match refused.unwrap_err() {
        Error::NothingForRoaz { left } => {
            assert_eq!(left[0].why, RoazHurdle::BeforeReceipt(day("2026-10-01")));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(world.sheet(plan).plan.agreed_on, None);
}

#[test]
fn the_board_changes_amounts_in_the_same_operation_to_the_cent() {
    let (mut world, plan) = november();
    world.grant_all(plan);
    let [trainer, catering, bureau, hall] = [
        "Externe trainer",
        "Catering deelnemers",
        "Oefenbureau",
        "Zaalhuur",
    ]
    .map(|text| world.line(plan, text));
    world.decide(plan, partly(trainer, 300_000));
    let before = world.sheet(plan);
    let mut wanted = agreement(&[plan], "2026-11-17");
    wanted.note = "Agendapunt 7".to_owned();
    wanted.changes = vec![
        change(trainer, 250_001, "één dagdeel minder"),
        change(catering, 0, "lunch uit eigen middelen."),
        change(bureau, 1_245_000, "toch geheel"),
    ];
    world.desk.agree(&wanted).unwrap();
    let after = world.sheet(plan);
    assert_eq!(after.granted(), Cents(250_001 + 1_245_000 + 47_500));
    let made = |line| {
        let sheet = after.lines().find(|it| it.line.id == line).unwrap();
        sheet.decision.clone().unwrap()
    };
    assert_eq!(made(trainer).outcome, Outcome::PartlyGranted);
    assert_eq!(
        made(trainer).motivation,
        "Een deel is genoeg. Besluit Bestuurlijk ROAZ van 17 november 2026: één dagdeel minder."
    );
    assert_eq!(made(catering).outcome, Outcome::Refused);
    assert_eq!(
        made(catering).motivation,
        "Besluit Bestuurlijk ROAZ van 17 november 2026: lunch uit eigen middelen."
    );
    assert_eq!(made(bureau).outcome, Outcome::Granted);
    assert_eq!(made(hall).motivation, "Past in het programma.");
    let row = world.roaz(plan);
    assert_eq!(row.note, "Agendapunt 7");
    let advised = before.granted();
    assert!(row.remarks.contains(&RoazRemark::UnlikeAdvice { advised }));

    let letter = world.make(plan);
    assert_eq!(letter.sheet.granted, after.granted());
    let pdf = Document::load_mem(&letter.pdf).unwrap();
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    let words = pdf.extract_text(&pages).unwrap();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("lunch uit eigen middelen"), "{words}");

    // Making the letter was the last thing; the agreement goes with its changes.
    world.desk.undo_last().unwrap();
    world.desk.undo_last().unwrap();
    world.desk.undo_last().unwrap();
    assert_eq!(world.sheet(plan), before);
    assert_eq!(world.stand(plan), RoazStand::Judged);
    assert_eq!(world.roaz(plan).note, "");
}

#[test]
fn the_board_can_decide_what_was_in_consultation() {
    let (mut world, plan) = november();
    world.grant_all(plan);
    let hall = world.line(plan, "Zaalhuur");
    world.decide(plan, in_consultation(hall));
    assert!(world.desk.agree(&agreement(&[plan], "2026-11-17")).is_err());
    let mut wanted = agreement(&[plan], "2026-11-17");
    wanted.changes = vec![change(hall, 20_000, "de helft volstaat")];
    world.desk.agree(&wanted).unwrap();
    assert_eq!(world.stand(plan), RoazStand::Agreed(day("2026-11-17")));
    assert_eq!(world.sheet(plan).granted(), Cents(1_681_200));
}

#[test]
fn a_change_without_reason_or_beyond_what_was_asked_is_refused_whole() {
    let (mut world, plan) = november();
    world.grant_all(plan);
    let before = world.sheet(plan);
    let hall = world.line(plan, "Zaalhuur");
    let mut wanted = agreement(&[plan], "2026-11-17");
    for (cents, reason, fault) in [
        (100, "  ", "MotivationMissing"),
        (47_501, "meer", "AmountDoesNotFit"),
        (-1, "minder", "AmountDoesNotFit"),
    ] {
        wanted.changes = vec![change(hall, cents, reason)];
        match world.desk.agree(&wanted) {
            Err(Error::Decision { line, fault: found }) => {
                assert_eq!(line, "Zaalhuur");
                let named = match found {
                    DecisionFault::MotivationMissing => "MotivationMissing",
                    DecisionFault::AmountDoesNotFit { .. } => "AmountDoesNotFit",
                    DecisionFault::VerdictContradicts => "VerdictContradicts",
                };
                assert_eq!(named, fault);
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(world.sheet(plan), before);
    }
}

#[test]
fn what_changes_after_advice_or_agreement_is_shown() {
    let (mut world, plan) = november();
    world.grant_all(plan);
    let whole = world.sheet(plan).granted();
    let hall = world.line(plan, "Zaalhuur");
    world.desk.advise(&[plan], day("2026-11-10")).unwrap();
    let changed = |world: &World| {
        let remarks = world.roaz(plan).remarks;
        remarks
            .into_iter()
            .filter(|it| !matches!(it, RoazRemark::Departures { .. } | RoazRemark::Late { .. }))
            .collect::<Vec<_>>()
    };
    let told = changed(&world);
    world.decide(plan, partly(hall, 20_000));
    let mut expected = told.clone();
    expected.push(RoazRemark::ChangedAfterAdvice { was: whole });
    assert_eq!(changed(&world), expected);

    let on = "2026-11-17";
    world.desk.agree(&agreement(&[plan], on)).unwrap();
    let advised = whole;
    assert!(changed(&world).contains(&RoazRemark::UnlikeAdvice { advised }));
    let was = world.sheet(plan).granted();
    world.decide(plan, partly(hall, 10_000));
    assert!(changed(&world).contains(&RoazRemark::ChangedAfterAgreement { was }));
    world.desk.agree(&agreement(&[plan], on)).unwrap();
    assert!(!changed(&world).contains(&RoazRemark::ChangedAfterAgreement { was }));
}

#[test]
fn a_sent_letter_keeps_its_agreement_until_a_correction_begins() {
    let (mut world, other) = november();
    world.grant_all(other);
    let plan = world.ready("GGD Kromme Rijn");
    world.make(plan);
    let sending = Sending {
        on: day("2026-11-19"),
        channel: "e-mail".to_owned(),
    };
    world.desk.mark_sent(plan, &sending).unwrap();
    let again = agreement(&[plan, other], "2026-11-20");
    let record = world.desk.agree(&again).unwrap();
    assert_eq!(record.plans, [other]);
    assert_eq!(record.left[0].why, RoazHurdle::Sent(day("2026-11-19")));
    assert_eq!(world.sheet(plan).plan.agreed_on, Some(day("2026-11-12")));
    let record = world.desk.record_agreement(&[plan], day("2026-11-20"));
    assert!(matches!(record, Err(Error::NothingForRoaz { .. })));
    assert_eq!(world.letter(plan).state, LetterState::Sent);

    let hall = world.line(plan, "Zaalhuur");
    world.decide(plan, partly(hall, 20_000));
    world.desk.start_correction(plan).unwrap();
    world.desk.agree(&agreement(&[plan], "2026-11-20")).unwrap();
    assert_eq!(world.stand(plan), RoazStand::Agreed(day("2026-11-20")));
}

#[test]
fn the_list_says_to_the_cent_what_was_decided() {
    let mut world = World::with_region();
    let vecht = world.read_in("Ziekenhuis De Vecht", PLAN);
    let ggd = world.read_in("GGD Kromme Rijn", PLAN);
    let open = world.read_in("Huisartsenpost Lekstroom", PLAN);
    let world = world.again_on("2026-11-20");
    let mut world = world;
    for plan in [vecht, ggd] {
        world.grant_all(plan);
    }
    let trainer = world.line(vecht, "Externe trainer");
    world.decide(vecht, partly(trainer, 100_001));
    let hall = world.line(ggd, "Zaalhuur");
    world.decide(ggd, in_consultation(hall));
    let facts = world.desk.roaz_advice_facts(YEAR, &[]).unwrap();
    let (mut requested, mut given) = (Cents::ZERO, Cents::ZERO);
    for (plan, told) in [ggd, vecht].into_iter().zip(&facts.plans) {
        let sheet = world.sheet(plan);
        assert_eq!(told.partner, sheet.partner.name);
        assert_eq!(
            (told.requested, told.granted),
            (sheet.requested(), sheet.granted())
        );
        let less: Cents = told.less.iter().map(|it| it.requested - it.granted).sum();
        assert_eq!(told.requested - told.granted - told.in_consultation, less);
        requested += told.requested;
        given += told.granted;
    }
    assert_eq!(facts.plans.len(), 2);
    assert_eq!(facts.not_judged[0].requested, world.sheet(open).requested());
    let said = compose::roaz_advice(&facts).text();
    golden_text("desk/roaz-advies.txt", &said);
    assert_eq!((requested, given), (Cents(3_417_400), Cents(3_084_901)));
    for amount in ["34.174,00", "30.849,01", "3.324,99"] {
        assert!(said.contains(amount), "{amount}");
    }
    let only = world.desk.roaz_advice_facts(YEAR, &[vecht]).unwrap();
    assert_eq!(only.plans.len(), 1);
    let pdf = world.desk.roaz_advice(YEAR, &[]).unwrap();
    assert_eq!(pdf, world.desk.roaz_advice(YEAR, &[]).unwrap());
}

#[test]
fn a_year_without_plans_has_no_list() {
    let world = World::with_region();
    let none = world.desk.roaz_advice(YEAR, &[]).unwrap_err();
    assert!(matches!(none, Error::NoPlan { partner: None, .. }));
}
