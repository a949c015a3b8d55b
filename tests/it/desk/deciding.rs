//! Answers, kinds and decisions: the rules propose, the adviser decides, and what does not hold together is refused.

use super::world::{PLAN, World, granted, in_consultation, partly, refused};
use oto_register::desk::{AnswerChange, DecisionFault, DecisionRequest, Desk, Error};
use oto_register::domain::decision::Outcome;
use oto_register::domain::verdict::{Answer, Verdict};
use oto_register::domain::{Cents, CostKindId, PlanId};
use oto_register::storage::AnswerSubject;

fn world() -> (World, PlanId) {
    let mut world = World::with_region();
    let plan = world.read_in("Ziekenhuis De Vecht", PLAN);
    choose(&mut world, plan, "Externe trainer", "training-extern");
    choose(&mut world, plan, "Catering deelnemers", "catering");
    choose(&mut world, plan, "Oefenbureau", "oefening-extern");
    choose(&mut world, plan, "Zaalhuur", "vacatiegeld");
    (world, plan)
}

fn choose(world: &mut World, plan: PlanId, text: &str, kind: &str) {
    let line = world.line(plan, text);
    let kind = CostKindId::from(kind);
    world
        .desk
        .choose_kinds(plan, &[(line, Some(kind))])
        .unwrap();
}

fn verdict(world: &World, plan: PlanId, text: &str) -> Verdict {
    let sheet = world.sheet(plan);
    let line = sheet.lines().find(|it| it.line.text == text).unwrap();
    line.judgement.verdict
}

fn fault(world: &mut World, plan: PlanId, request: DecisionRequest) -> Option<DecisionFault> {
    match world.desk.record_decisions(plan, &[request]) {
        Ok(()) => None,
        Err(Error::Decision { fault, .. }) => Some(fault),
        Err(other) => panic!("{other:?}"),
    }
}

fn bare(request: DecisionRequest) -> DecisionRequest {
    DecisionRequest {
        motivation: "  ".to_owned(),
        ..request
    }
}

#[test]
fn what_is_granted_must_fit_the_outcome() {
    let (mut world, plan) = world();
    let line = world.line(plan, "Catering deelnemers");
    let misfits = [
        granted(line, Cents(31_199)),
        granted(line, Cents(31_201)),
        granted(line, Cents::ZERO),
        partly(line, 31_200),
        partly(line, 40_000),
        partly(line, 0),
        partly(line, -1),
        DecisionRequest {
            granted: Cents(1),
            ..refused(line)
        },
        DecisionRequest {
            granted: Cents(1),
            ..in_consultation(line)
        },
    ];
    for request in misfits {
        let (outcome, amount) = (request.outcome, request.granted);
        let expected = DecisionFault::AmountDoesNotFit {
            granted: amount,
            requested: Cents(31_200),
        };
        assert_eq!(
            fault(&mut world, plan, request),
            Some(expected),
            "{outcome:?} {amount:?}"
        );
    }
    assert!(world.sheet(plan).lines().all(|it| it.decision.is_none()));
}

#[test]
fn verdict_and_outcome_may_not_contradict() {
    let (mut world, plan) = world();
    let line = world.line(plan, "Catering deelnemers");
    let amount = Cents(31_200);
    let contradictions = [
        (granted(line, amount), Verdict::NotAllowed),
        (granted(line, amount), Verdict::Consult),
        (partly(line, 100), Verdict::NotAllowed),
        (refused(line), Verdict::Allowed),
        (refused(line), Verdict::Conditional),
        (in_consultation(line), Verdict::Allowed),
    ];
    for (request, recorded) in contradictions {
        let request = DecisionRequest {
            recorded: Some(recorded),
            ..request
        };
        let outcome = request.outcome;
        let found = fault(&mut world, plan, request);
        assert_eq!(
            found,
            Some(DecisionFault::VerdictContradicts),
            "{outcome:?} {recorded:?}"
        );
    }
}

#[test]
fn a_departure_from_the_rules_needs_a_motivation() {
    let (mut world, plan) = world();
    let line = |world: &World, text: &str| world.line(plan, text);
    let catering = line(&world, "Catering deelnemers");
    let paid = line(&world, "Zaalhuur");
    assert_eq!(
        verdict(&world, plan, "Catering deelnemers"),
        Verdict::Allowed
    );
    assert_eq!(verdict(&world, plan, "Zaalhuur"), Verdict::NotAllowed);
    let missing = Some(DecisionFault::MotivationMissing);
    assert_eq!(fault(&mut world, plan, bare(refused(catering))), missing);
    assert_eq!(
        fault(&mut world, plan, bare(granted(paid, Cents(47_500)))),
        missing
    );
    assert_eq!(
        fault(&mut world, plan, bare(partly(catering, 100))),
        missing
    );
    let stricter = DecisionRequest {
        recorded: Some(Verdict::Conditional),
        ..bare(granted(catering, Cents(31_200)))
    };
    assert_eq!(fault(&mut world, plan, stricter), missing);
}

#[test]
fn following_the_rules_needs_no_motivation() {
    let (mut world, plan) = world();
    let catering = world.line(plan, "Catering deelnemers");
    let paid = world.line(plan, "Zaalhuur");
    let trainer = world.line(plan, "Externe trainer");
    assert_eq!(
        fault(&mut world, plan, bare(granted(catering, Cents(31_200)))),
        None
    );
    assert_eq!(fault(&mut world, plan, bare(refused(paid))), None);
    assert_eq!(
        fault(&mut world, plan, bare(granted(trainer, Cents(385_000)))),
        None
    );
    assert_eq!(
        fault(&mut world, plan, bare(in_consultation(trainer))),
        None
    );
    let sheet = world.sheet(plan);
    let made = |text: &str| {
        let line = sheet.lines().find(|it| it.line.text == text).unwrap();
        line.decision.clone().unwrap()
    };
    assert_eq!(made("Catering deelnemers").recorded, Verdict::Allowed);
    assert_eq!(made("Zaalhuur").recorded, Verdict::NotAllowed);
    assert_eq!(made("Externe trainer").recorded, Verdict::Consult);
}

#[test]
fn one_wrong_decision_keeps_all_from_being_recorded() {
    let (mut world, plan) = world();
    let catering = world.line(plan, "Catering deelnemers");
    let paid = world.line(plan, "Zaalhuur");
    let requests = [granted(catering, Cents(31_200)), granted(paid, Cents(1))];
    assert!(world.desk.record_decisions(plan, &requests).is_err());
    assert!(world.sheet(plan).lines().all(|it| it.decision.is_none()));
}

#[test]
fn a_decision_keeps_edition_reason_passages_day_and_person() {
    let (mut world, plan) = world();
    let paid = world.line(plan, "Zaalhuur");
    world.decide(plan, bare(refused(paid)));
    let sheet = world.sheet(plan);
    let line = sheet.lines().find(|it| it.line.id == paid).unwrap();
    let made = line.decision.clone().unwrap();
    assert_eq!(made.edition.to_string(), "2025-11");
    assert_eq!(made.decided_on.to_string(), "2026-10-01");
    assert_eq!(made.decided_by, world.desk.store().user());
    assert_eq!(made.suggested, Verdict::NotAllowed);
    assert!(!made.reason.is_empty());
    assert_eq!(made.passages, line.judgement.passages);
    let reason = made.reason.clone();
    choose(&mut world, plan, "Zaalhuur", "catering");
    let sheet = world.sheet(plan);
    let line = sheet.lines().find(|it| it.line.id == paid).unwrap();
    assert_eq!(line.judgement.verdict, Verdict::Allowed);
    let kept = line.decision.clone().unwrap();
    assert_eq!((kept.reason, kept.suggested), (reason, Verdict::NotAllowed));
}

#[test]
fn as_proposed_grants_only_what_the_rules_allow_and_nobody_decided() {
    let (mut world, plan) = world();
    choose(&mut world, plan, "Oefenbureau", "catering");
    let bureau = world.line(plan, "Oefenbureau");
    world.decide(plan, partly(bureau, 100));
    let proposed = Desk::as_proposed(&world.sheet(plan));
    let lines: Vec<_> = proposed.iter().map(|it| it.line).collect();
    assert_eq!(lines, [world.line(plan, "Catering deelnemers")]);
    assert_eq!(proposed[0].outcome, Outcome::Granted);
    world.desk.record_decisions(plan, &proposed).unwrap();
    assert_eq!(Desk::as_proposed(&world.sheet(plan)), []);
}

fn answer(subject: AnswerSubject, id: &str, answer: Option<Answer>) -> AnswerChange {
    AnswerChange {
        subject,
        condition: id.into(),
        answer,
    }
}

/// The first condition of `training-extern` with what it makes of the line when it is nee.
fn first_condition(world: &World, plan: PlanId) -> String {
    let sheet = world.sheet(plan);
    let line = sheet
        .lines()
        .find(|it| it.line.text == "Externe trainer")
        .unwrap();
    line.judgement.conditions[0].id.to_string()
}

#[test]
fn an_answer_for_an_activity_holds_for_its_lines_until_a_line_has_its_own() {
    let (mut world, plan) = world();
    choose(&mut world, plan, "Catering deelnemers", "training-extern");
    let id = first_condition(&world, plan);
    let activity = AnswerSubject::Activity(world.sheet(plan).activities[0].activity.id);
    let given = |world: &World, text: &str| {
        let sheet = world.sheet(plan);
        let line = sheet.lines().find(|it| it.line.text == text).unwrap();
        let asked = line.judgement.conditions.iter();
        asked
            .clone()
            .find(|it| it.id.as_str() == id)
            .unwrap()
            .answer
    };
    world
        .desk
        .record_answers(plan, &[answer(activity, &id, Some(Answer::No))])
        .unwrap();
    assert_eq!(given(&world, "Externe trainer"), Some(Answer::No));
    assert_eq!(given(&world, "Catering deelnemers"), Some(Answer::No));
    assert_ne!(
        verdict(&world, plan, "Catering deelnemers"),
        Verdict::Conditional
    );

    let own = AnswerSubject::Line(world.line(plan, "Catering deelnemers"));
    world
        .desk
        .record_answers(plan, &[answer(own, &id, Some(Answer::Yes))])
        .unwrap();
    assert_eq!(given(&world, "Catering deelnemers"), Some(Answer::Yes));
    assert_eq!(given(&world, "Externe trainer"), Some(Answer::No));

    world
        .desk
        .record_answers(plan, &[answer(own, &id, None)])
        .unwrap();
    assert_eq!(given(&world, "Catering deelnemers"), Some(Answer::No));
}

#[test]
fn a_question_that_nobody_asks_is_refused() {
    let (mut world, plan) = world();
    let subject = AnswerSubject::Plan(plan);
    let wrong = [
        answer(subject, "plan-volledig", Some(Answer::Yes)),
        answer(subject, "bestaat-niet", Some(Answer::Yes)),
    ];
    match world.desk.record_answers(plan, &wrong) {
        Err(Error::UnknownQuestions(ids)) => assert_eq!(ids[0].as_str(), "bestaat-niet"),
        other => panic!("{other:?}"),
    }
    let answers = world.desk.store().answers(plan).unwrap();
    assert!(answers.is_empty());
}

#[test]
fn an_unknown_kind_is_refused() {
    let (mut world, plan) = world();
    let line = world.line(plan, "Zaalhuur");
    let kind = CostKindId::from("luchtballon");
    let refused = world.desk.choose_kinds(plan, &[(line, Some(kind))]);
    assert!(matches!(refused, Err(Error::UnknownKind(_))));
}

#[test]
fn what_belongs_to_another_plan_cannot_be_answered_chosen_or_decided_here() {
    let (mut world, plan) = world();
    let other = world.read_in("GGD Kromme Rijn", PLAN);
    let line = world.line(other, "Zaalhuur");
    let activity = world.sheet(other).activities[0].activity.id;
    let strange = [
        AnswerSubject::Plan(other),
        AnswerSubject::Activity(activity),
        AnswerSubject::Line(line),
    ];
    for subject in strange {
        let change = answer(subject, "oto-doel", Some(Answer::No));
        assert!(
            world.desk.record_answers(plan, &[change]).is_err(),
            "{subject:?}"
        );
    }
    let kind = Some(CostKindId::from("catering"));
    assert!(world.desk.choose_kinds(plan, &[(line, kind)]).is_err());
    let decision = granted(line, Cents(47_500));
    assert!(world.desk.record_decisions(plan, &[decision]).is_err());
    let sheet = world.sheet(other);
    assert!(
        sheet
            .lines()
            .all(|it| it.decision.is_none() && it.line.kind.is_none())
    );
    assert!(world.desk.store().answers(other).unwrap().is_empty());
}

#[test]
fn a_check_answered_nee_lowers_the_lines_of_its_activity_only() {
    let (mut world, plan) = world();
    choose(&mut world, plan, "Zaalhuur", "catering");
    let activity = AnswerSubject::Activity(world.sheet(plan).activities[0].activity.id);
    let nee = answer(activity, "niet-eerder-toegekend", Some(Answer::No));
    world.desk.record_answers(plan, &[nee]).unwrap();
    assert_eq!(
        verdict(&world, plan, "Catering deelnemers"),
        Verdict::Consult
    );
    assert_eq!(verdict(&world, plan, "Zaalhuur"), Verdict::Allowed);
}

#[test]
fn undo_takes_a_decision_back() {
    let (mut world, plan) = world();
    let catering = world.line(plan, "Catering deelnemers");
    world.decide(plan, granted(catering, Cents(31_200)));
    world.decide(plan, partly(catering, 100));
    world.desk.undo_last().unwrap();
    let sheet = world.sheet(plan);
    let line = sheet.lines().find(|it| it.line.id == catering).unwrap();
    assert_eq!(line.decision.as_ref().unwrap().granted, Cents(31_200));
}
