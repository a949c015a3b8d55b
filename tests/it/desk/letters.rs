//! Letters of approval: where each stands and why, what is made, what a sent one keeps.

use super::world::{PLAN, World, YEAR, day, granted, in_consultation, partly, refused};
use lopdf::Document;
use oto_register::desk::{AnswerChange, Error, Progress, Sending, Step};
use oto_register::domain::PlanId;
use oto_register::domain::letter::{LetterReason, LetterState, Mend, PrintFault};
use oto_register::domain::verdict::Answer;
use oto_register::storage::{self, AnswerSubject};
use std::sync::{Arc, Mutex};

/// The words of a PDF, pages after each other.
pub fn words(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&pages).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn pages(pdf: &[u8]) -> usize {
    Document::load_mem(pdf).unwrap().get_pages().len()
}

fn post() -> Sending {
    Sending {
        on: day("2026-11-27"),
        channel: "e-mail".to_owned(),
    }
}

fn stand(world: &World, plan: PlanId) -> (LetterState, LetterReason) {
    let sheet = world.letter(plan);
    (sheet.state, sheet.reason)
}

fn blocked(world: &World, plan: PlanId) -> LetterReason {
    let (state, reason) = stand(world, plan);
    assert_eq!(state, LetterState::Blocked, "{reason:?}");
    reason
}

#[test]
fn a_letter_goes_from_open_to_sent_with_the_reason_at_each_step() {
    let mut world = World::with_region();
    let plan = world.read_in("Ziekenhuis De Vecht", PLAN);
    let first = "Training crisisteam".to_owned();
    let undecided = LetterReason::Undecided {
        lines: 4,
        activity: first.clone(),
    };
    assert_eq!(blocked(&world, plan), undecided);

    let trainer = world.line(plan, "Externe trainer");
    world.decide(plan, in_consultation(trainer));
    world.grant_all_but(plan, trainer);
    let consulting = LetterReason::InConsultation {
        lines: 1,
        activity: first,
    };
    assert_eq!(blocked(&world, plan), consulting);

    world.grant_all(plan);
    assert_eq!(
        stand(&world, plan),
        (LetterState::Concept, LetterReason::NotAgreed)
    );
    world.agree(plan);
    assert_eq!(
        stand(&world, plan),
        (LetterState::Ready, LetterReason::NotMade)
    );
    let made = world.make(plan);
    let on = day("2026-10-01");
    assert_eq!(
        stand(&world, plan),
        (LetterState::Ready, LetterReason::Made { on })
    );
    assert_eq!(made.sheet.state, LetterState::Ready);

    world.decide(plan, partly(trainer, 100_000));
    let changed = LetterReason::ChangedSince { made: on };
    assert_eq!(stand(&world, plan), (LetterState::Stale, changed));
    world.make(plan);
    world.desk.mark_sent(plan, &post()).unwrap();
    let sent = LetterReason::Sent {
        on: day("2026-11-27"),
        channel: "e-mail".to_owned(),
    };
    assert_eq!(stand(&world, plan), (LetterState::Sent, sent));

    world.decide(plan, refused(trainer));
    let changed = LetterReason::SentAndChanged {
        on: day("2026-11-27"),
    };
    assert_eq!(stand(&world, plan), (LetterState::Sent, changed));
}

impl World {
    fn grant_all_but(&mut self, plan: PlanId, but: oto_register::domain::CostLineId) {
        let sheet = self.sheet(plan);
        let others: Vec<_> = sheet
            .lines()
            .filter(|line| line.line.id != but)
            .map(|line| granted(line.line.id, line.line.requested))
            .collect();
        self.desk.record_decisions(plan, &others).unwrap();
    }
}

#[test]
fn without_a_signatory_a_letter_is_blocked() {
    let mut world = World::new();
    let plan = world.ready("GGD Kromme Rijn");
    assert_eq!(blocked(&world, plan), LetterReason::NoSignatory);
    let not_made = world.desk.make_letter(plan, false).unwrap().unwrap_err();
    assert_eq!(not_made.reason, LetterReason::NoSignatory);
    assert_eq!(not_made.letter, None);
}

#[test]
fn a_plan_check_that_blocks_holds_the_letter_up_with_what_to_do() {
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    let incomplete = AnswerChange {
        subject: AnswerSubject::Plan(plan),
        condition: "plan-volledig".into(),
        answer: Some(Answer::No),
    };
    world.desk.record_answers(plan, &[incomplete]).unwrap();
    match blocked(&world, plan) {
        LetterReason::CheckBlocks { question, .. } => assert!(!question.is_empty()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_field_without_a_value_blocks_instead_of_leaving_a_hole() {
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    world.region("[teksten]\n\"opening.ontvangst\" = \"Beste {partner.contact}, welkom.\"");
    let expected = LetterReason::EmptyField {
        sentence: "opening.ontvangst".to_owned(),
        field: "partner.contact".to_owned(),
    };
    assert_eq!(blocked(&world, plan), expected);
}

/// Storage takes what the desk refuses: as when a later version of the program knows other fields.
#[test]
fn a_sentence_with_a_fault_blocks_every_letter() {
    use oto_register::clock::Clock;
    use oto_register::domain::operation::{Deed, Op};
    use oto_register::storage::{Act, Store};
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    let World { folder, desk, .. } = world;
    drop(desk);
    let (path, clock) = (
        folder.path().join("register.oto"),
        Clock::Fixed(day("2026-10-01")),
    );
    let mut store = Store::open(&path, "iemand", clock.now()).unwrap();
    let texts = [("slot.wens".to_owned(), "Dag {onbekend.veld}".to_owned())].into();
    let op = Op::new(Deed::ChangeRegion, "regio");
    let keep = |act: &Act<'_>| act.save_letter_texts(&texts);
    store.act(&op, clock.now(), keep).unwrap();
    let desk = oto_register::desk::Desk::new(store, clock, super::world::reader());
    let sheet = desk.letter_sheet(plan).unwrap();
    assert_eq!(sheet.reason, LetterReason::WrongTexts { count: 1 });
    assert_eq!(sheet.state, LetterState::Blocked);
}

/// As in a register of an older program that did not keep reasons.
#[test]
fn a_refusal_without_any_reason_blocks_the_letter() {
    use oto_register::clock::Clock;
    use oto_register::domain::operation::{Deed, Op};
    use oto_register::storage::{Act, Store};
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    let line = world.line(plan, "Zaalhuur");
    world.decide(plan, refused(line));
    let mut made = world.desk.store().decisions(plan).unwrap()[&line].clone();
    (made.reason, made.motivation) = (String::new(), String::new());
    let World { folder, desk, .. } = world;
    drop(desk);
    let (path, clock) = (
        folder.path().join("register.oto"),
        Clock::Fixed(day("2026-10-01")),
    );
    let mut store = Store::open(&path, "iemand", clock.now()).unwrap();
    let keep = |act: &Act<'_>| act.save_decision(&made);
    store
        .act(&Op::new(Deed::RecordDecisions, "x"), clock.now(), keep)
        .unwrap();
    let desk = oto_register::desk::Desk::new(store, clock, super::world::reader());
    let sheet = desk.letter_sheet(plan).unwrap();
    assert!(
        matches!(sheet.reason, LetterReason::NoReason { .. }),
        "{:?}",
        sheet.reason
    );
}

#[test]
fn a_letter_that_cannot_be_printed_does_not_stop_the_others() {
    let mut world = World::with_region();
    let odd = world.read_in(
        "Ziekenhuis De Vecht",
        &PLAN.replace("stroomuitval", "stroomuitval 🔌"),
    );
    world.grant_all(odd);
    world.agree(odd);
    let plain = world.ready("GGD Kromme Rijn");
    // Known before anything is made, with where it comes from: the partner's own file.
    let before = world.letter(odd);
    assert!(matches!(
        before.reason,
        LetterReason::CannotPrint(PrintFault::Character { .. })
    ));
    assert_eq!(before.mend, Some(Mend::Plan));
    let results = world
        .desk
        .make_letters(&[odd, plain], false, &Progress::silent())
        .unwrap();
    let sheet = results[0].as_ref().unwrap_err();
    assert_eq!(sheet.state, LetterState::Blocked);
    match &sheet.reason {
        LetterReason::CannotPrint(PrintFault::Character { character, .. }) => {
            assert_eq!(*character, '🔌')
        }
        other => panic!("{other:?}"),
    }
    assert!(results[1].is_ok());
}

/// No file can leave a plan empty: one without activities is refused.
#[test]
fn a_plan_without_activities_blocks_its_letter() {
    use oto_register::domain::operation::{Deed, Op};
    use oto_register::storage::{Act, Error, NewPlan, Store};
    let mut world = World::with_region();
    let other = world.look("GGD Kromme Rijn", PLAN.lines().next().unwrap());
    assert!(!other.can_be_accepted());
    let clock = world.desk.clock();
    let World { folder, desk, .. } = world;
    drop(desk);
    let mut store =
        Store::open(&folder.path().join("register.oto"), "iemand", clock.now()).unwrap();
    let add = |act: &Act<'_>| -> Result<PlanId, Error> {
        let name = "GGD Kromme Rijn".to_owned();
        let new = oto_register::domain::partner::NewPartner {
            name,
            ..Default::default()
        };
        let edition = act.open_year(YEAR, &"2025-11".into())?;
        act.add_plan(&NewPlan {
            partner: act.add_partner(&new, "KR")?,
            year: YEAR,
            edition,
            received_on: day("2026-10-01"),
            signed_by: None,
            self_evaluation: false,
            reference: String::new(),
        })
    };
    let plan = store
        .act(&Op::new(Deed::AcceptSubmission, "x"), clock.now(), add)
        .unwrap();
    let desk = oto_register::desk::Desk::new(store, clock, super::world::reader());
    let sheet = desk.letter_sheet(plan).unwrap();
    assert_eq!(
        (sheet.state, sheet.reason),
        (LetterState::Blocked, LetterReason::NoActivities)
    );
}

#[test]
fn one_changed_amount_makes_exactly_that_letter_outdated() {
    let mut world = World::with_region();
    let plans: Vec<PlanId> = [
        "GGD Kromme Rijn",
        "Ziekenhuis De Vecht",
        "RAV Utrechtse Waarden",
    ]
    .into_iter()
    .map(|name| world.ready(name))
    .collect();
    for made in world
        .desk
        .make_letters(&plans, false, &Progress::silent())
        .unwrap()
    {
        made.unwrap();
    }
    let line = world.line(plans[1], "Zaalhuur");
    world.decide(plans[1], partly(line, 47_499));
    let states: Vec<_> = plans.iter().map(|plan| world.letter(*plan).state).collect();
    assert_eq!(
        states,
        [LetterState::Ready, LetterState::Stale, LetterState::Ready]
    );
    world.decide(plans[1], granted(line, oto_register::domain::Cents(47_500)));
    assert_eq!(
        world.letter(plans[1]).state,
        LetterState::Ready,
        "as it was made"
    );
}

#[test]
fn a_change_of_the_region_makes_every_unsent_letter_outdated() {
    let mut world = World::with_region();
    let (sent, unsent) = (
        world.ready("GGD Kromme Rijn"),
        world.ready("RAV Utrechtse Waarden"),
    );
    let before = world.make(sent);
    world.make(unsent);
    world.desk.mark_sent(sent, &post()).unwrap();
    world.region("[teksten]\n\"slot.wens\" = \"Veel succes gewenst.\"");
    assert_eq!(world.letter(unsent).state, LetterState::Stale);
    assert_eq!(world.letter(sent).state, LetterState::Sent);
    assert_eq!(world.make(sent).pdf, before.pdf);
}

#[test]
fn before_agreement_only_a_concept_is_made_and_every_page_says_so() {
    let mut world = World::with_region();
    let plan = world.read_in("GGD Kromme Rijn", PLAN);
    world.grant_all(plan);
    let sheet = world.desk.make_letter(plan, false).unwrap().unwrap_err();
    assert_eq!(sheet.state, LetterState::Concept);
    let concept = world.desk.make_letter(plan, true).unwrap().unwrap();
    assert_eq!(concept.sheet.state, LetterState::Concept);
    let document = Document::load_mem(&concept.pdf).unwrap();
    for page in document.get_pages().into_keys() {
        assert!(
            document.extract_text(&[page]).unwrap().contains("CONCEPT"),
            "page {page}"
        );
    }
    assert!(matches!(
        world.desk.mark_sent(plan, &post()),
        Err(Error::NotMade { .. })
    ));
    world.agree(plan);
    assert_eq!(
        stand(&world, plan),
        (LetterState::Ready, LetterReason::NotMade)
    );
    let made = world.make(plan);
    assert_eq!(made.reference, concept.reference);
    assert!(!words(&made.pdf).contains("CONCEPT"));
}

#[test]
fn two_runs_give_the_same_bytes() {
    let make = || {
        let mut world = World::with_region();
        let plan = world.ready("Ziekenhuis De Vecht");
        let made = world.make(plan);
        (made.sha256, made.pdf)
    };
    let (first, second) = (make(), make());
    assert_eq!(first.0, storage::fingerprint(&first.1));
    assert!(first == second);
}

#[test]
fn a_letter_that_stands_is_not_made_again() {
    let mut world = World::with_region();
    let plan = world.ready("Ziekenhuis De Vecht");
    let made = world.make(plan);
    let mut world = world.again_on("2026-10-20");
    let again = world.make(plan);
    assert_eq!((again.sha256, again.pdf), (made.sha256, made.pdf));
}

#[test]
fn a_sent_letter_never_changes_not_even_by_sql_from_outside() {
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    let made = world.make(plan);
    world.desk.mark_sent(plan, &post()).unwrap();
    let again = world.desk.mark_sent(plan, &post());
    assert!(
        matches!(again, Err(Error::Storage(storage::Error::Frozen))),
        "{again:?}"
    );
    let line = world.line(plan, "Zaalhuur");
    world.decide(plan, refused(line));
    assert_eq!(world.make(plan).pdf, made.pdf);
    let path = world.register();
    let World { folder, desk, .. } = world;
    drop(desk);
    let raw = rusqlite::Connection::open(&path).unwrap();
    for sql in [
        "UPDATE letter SET granted_cents = 1",
        "UPDATE letter SET sent_on = NULL",
        "DELETE FROM letter",
        "INSERT OR REPLACE INTO letter (id, plan_id, reference, dated) SELECT id, plan_id, reference, dated FROM letter",
        "UPDATE stored_file SET bytes = x'00'",
        "DELETE FROM stored_file",
    ] {
        assert!(raw.execute(sql, []).is_err(), "{sql}");
    }
    drop(folder);
}

#[test]
fn a_sent_letter_cannot_be_undone() {
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    world.make(plan);
    world.desk.mark_sent(plan, &post()).unwrap();
    let refused = world.desk.undo_last();
    assert!(
        matches!(refused, Err(Error::Storage(storage::Error::Frozen))),
        "{refused:?}"
    );
    assert_eq!(world.letter(plan).state, LetterState::Sent);
}

#[test]
fn a_correction_is_a_new_letter_that_names_the_one_it_replaces() {
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    assert!(matches!(
        world.desk.start_correction(plan),
        Err(Error::NothingToCorrect { .. })
    ));
    let first = world.make(plan);
    world.desk.mark_sent(plan, &post()).unwrap();
    let line = world.line(plan, "Zaalhuur");
    world.decide(plan, refused(line));
    world.desk.start_correction(plan).unwrap();
    assert_eq!(
        stand(&world, plan),
        (LetterState::Ready, LetterReason::NotMade)
    );
    assert!(matches!(
        world.desk.start_correction(plan),
        Err(Error::NothingToCorrect { .. })
    ));
    let second = world.make(plan);
    assert_eq!(
        (first.reference.as_str(), second.reference.as_str()),
        ("RH-OTO-2027-01", "RH-OTO-2027-02")
    );
    assert!(words(&second.pdf).contains("RH-OTO-2027-01"));
    assert!(!words(&first.pdf).contains("RH-OTO-2027-02"));
    let sheet = world.letter(plan);
    let replaced = world
        .desk
        .store()
        .letter(sheet.letter.unwrap().replaces.unwrap())
        .unwrap();
    assert_eq!(replaced.reference, first.reference);
    assert_eq!(replaced.pdf_sha256.as_deref(), Some(first.sha256.as_str()));
}

#[test]
fn references_count_up_per_year() {
    let mut world = World::with_region();
    let first = world.ready("GGD Kromme Rijn");
    let second = world.ready("RAV Utrechtse Waarden");
    assert_eq!(world.make(first).reference, "RH-OTO-2027-01");
    assert_eq!(world.make(second).reference, "RH-OTO-2027-02");
    let path = world.file("volgend.csv");
    std::fs::write(&path, PLAN.replace("2027", "2028")).unwrap();
    let request = oto_register::desk::ReadRequest {
        year: Some(YEAR + 1),
        partner: Some("GGD Kromme Rijn".to_owned()),
        ..Default::default()
    };
    let reading = world.desk.look_at(&path, request).unwrap();
    let next = world.desk.accept(&reading).unwrap().plan;
    world.grant_all(next);
    world.agree(next);
    assert_eq!(world.make(next).reference, "RH-OTO-2028-01");
}

#[test]
fn the_print_file_has_the_letters_as_made_in_the_order_given() {
    let mut world = World::with_region();
    let names = [
        "Ziekenhuis De Vecht",
        "GGD Kromme Rijn",
        "RAV Utrechtse Waarden",
    ];
    let plans: Vec<PlanId> = names.into_iter().map(|name| world.ready(name)).collect();
    let made: Vec<_> = plans.iter().map(|plan| world.make(*plan)).collect();
    let order = [plans[2], plans[0], plans[1]];
    let all = world.desk.print_file(&order).unwrap();
    assert_eq!(
        pages(&all),
        made.iter().map(|it| it.pages as usize).sum::<usize>()
    );
    let text = words(&all);
    let at = |name: &str| {
        text.find(&format!("van {name}"))
            .unwrap_or_else(|| panic!("{name}: {text}"))
    };
    assert!(at(names[2]) < at(names[0]) && at(names[0]) < at(names[1]));
    assert!(all == world.desk.print_file(&order).unwrap());
}

#[test]
fn the_print_file_never_says_what_the_letters_themselves_do_not() {
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    assert!(matches!(
        world.desk.print_file(&[plan]),
        Err(Error::NotMade { .. })
    ));
    world.make(plan);
    world.desk.mark_sent(plan, &post()).unwrap();
    assert!(world.desk.print_file(&[plan]).is_ok());
    let line = world.line(plan, "Zaalhuur");
    world.decide(plan, refused(line));
    assert!(matches!(
        world.desk.print_file(&[plan]),
        Err(Error::NotAsMade { .. })
    ));
}

#[test]
fn stopping_half_way_keeps_the_letters_that_were_finished() {
    let mut world = World::with_region();
    let plans: Vec<PlanId> = [
        "GGD Kromme Rijn",
        "Ziekenhuis De Vecht",
        "RAV Utrechtse Waarden",
    ]
    .into_iter()
    .map(|name| world.ready(name))
    .collect();
    let steps: Arc<Mutex<Vec<Step>>> = Arc::default();
    let stop: Arc<Mutex<Option<Progress>>> = Arc::default();
    let progress = {
        let (steps, stop) = (steps.clone(), stop.clone());
        Progress::new(move |step| {
            if step.done == 1 {
                stop.lock().unwrap().as_ref().unwrap().stop();
            }
            steps.lock().unwrap().push(step);
        })
    };
    *stop.lock().unwrap() = Some(progress.clone());
    let results = world.desk.make_letters(&plans, false, &progress).unwrap();
    assert_eq!(results.len(), 2);
    let states: Vec<_> = plans
        .iter()
        .map(|plan| world.letter(*plan).reason)
        .collect();
    let made = |reason: &LetterReason| matches!(reason, LetterReason::Made { .. });
    assert_eq!(
        states.iter().map(made).collect::<Vec<_>>(),
        [true, true, false]
    );
    let told = steps.lock().unwrap();
    assert_eq!(
        (told[0].done, told[0].of, told[0].what.as_str()),
        (0, 3, "GGD Kromme Rijn")
    );
    assert_eq!(told.last().unwrap().done, 2);
}

#[test]
fn without_address_or_contact_a_letter_has_no_hole() {
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    let text = words(&world.make(plan).pdf);
    assert!(
        !text.contains("t.a.v.") && !text.contains('{') && !text.contains(" ,"),
        "{text}"
    );
    assert!(text.contains("GGD Kromme Rijn"));
}

#[test]
fn letters_add_up_to_the_decisions() {
    let mut world = World::with_region();
    let plan = world.ready("GGD Kromme Rijn");
    let (line, other) = (
        world.line(plan, "Zaalhuur"),
        world.line(plan, "Oefenbureau"),
    );
    world.decide(plan, partly(line, 20_025));
    world.decide(plan, refused(other));
    let made = world.make(plan);
    assert_eq!(made.sheet.granted.0, 385_000 + 31_200 + 20_025);
    let text = words(&made.pdf).replace('\u{a0}', " ");
    assert!(text.contains("4.362,25"), "{text}");
}

/// The region with a second person who may sign, or with another alone.
fn signed_by(world: &mut World, names: &[&str]) {
    let path = world.file("ondertekenaars.toml");
    let text = std::fs::read_to_string(crate::support::data("desk/regio.toml")).unwrap();
    let (before, _) = text.split_once("[[ondertekenaar]]").unwrap();
    let people: String = names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            format!(
                "[[ondertekenaar]]\nnaam = \"{name}\"\nfunctie = \"bestuurder\"\nstandaard = {}\n",
                at == 0
            )
        })
        .collect();
    std::fs::write(&path, format!("{before}{people}")).unwrap();
    let (file, logo) = oto_register::desk::Desk::read_region_file(&path).unwrap();
    world.desk.change_region(&file, logo).unwrap();
}

#[test]
fn another_signatory_makes_the_letter_outdated_until_it_is_made_again() {
    let mut world = World::with_region();
    signed_by(&mut world, &["dr. P. de Wit", "mr. A. Bos"]);
    let (plan, other) = (world.ready("GGD Kromme Rijn"), world.ready("HAP Lekstroom"));
    let before = world.make(plan);
    let bos = world.desk.who_can_sign().unwrap()[1].clone();
    assert_eq!(
        world.desk.choose_signatory(&[plan], Some(bos.id)).unwrap(),
        1
    );
    assert_eq!(world.letter(plan).state, LetterState::Stale);
    let made = world.make(plan);
    assert_eq!(made.reference, before.reference);
    assert!(words(&made.pdf).contains("mr. A. Bos"));
    assert!(words(&world.make(other).pdf).contains("dr. P. de Wit"));
    world.desk.undo_last().unwrap();
    world.desk.undo_last().unwrap();
    let undone = world.letter(plan);
    assert_eq!(undone.signatory.unwrap().name, "mr. A. Bos");
}

#[test]
fn who_may_no_longer_sign_holds_up_only_the_letters_that_he_would_sign() {
    let mut world = World::with_region();
    signed_by(&mut world, &["dr. P. de Wit", "mr. A. Bos"]);
    let (plan, other) = (world.ready("GGD Kromme Rijn"), world.ready("HAP Lekstroom"));
    let bos = world.desk.who_can_sign().unwrap()[1].id;
    world.desk.choose_signatory(&[plan], Some(bos)).unwrap();
    signed_by(&mut world, &["dr. P. de Wit"]);
    let held = world.letter(plan);
    assert_eq!(held.reason, LetterReason::NoSignatory);
    assert_eq!(held.mend, Some(Mend::Signatory));
    assert_eq!(world.letter(other).state, LetterState::Ready);
    assert!(world.desk.choose_signatory(&[plan], Some(bos)).is_err());
    world.desk.choose_signatory(&[plan], None).unwrap();
    assert_eq!(world.letter(plan).state, LetterState::Ready);
}

#[test]
fn what_holds_a_letter_up_names_the_very_place() {
    let mut world = World::with_region();
    let plan = world.read_in("Ziekenhuis De Vecht", PLAN);
    let sheet = world.sheet(plan);
    let first = sheet.lines().next().unwrap().line.clone();
    let mend = |world: &World| world.letter(plan).mend;
    assert_eq!(mend(&world), Some(Mend::Line(first.activity, first.id)));
    world.decide(plan, in_consultation(first.id));
    world.grant_all_but(plan, first.id);
    assert_eq!(mend(&world), Some(Mend::Consultation(first.activity)));
    world.grant_all(plan);
    assert_eq!(mend(&world), Some(Mend::Agreement));
    world.agree(plan);
    assert_eq!(mend(&world), Some(Mend::Make));
    world.make(plan);
    assert_eq!(mend(&world), None);
    world.desk.mark_all_sent(&[plan], &post()).unwrap();
    world.decide(plan, refused(first.id));
    assert_eq!(mend(&world), Some(Mend::Correction));
}

#[test]
fn marking_as_sent_is_for_all_of_them_or_for_none() {
    let mut world = World::with_region();
    let (made, not_made) = (world.ready("GGD Kromme Rijn"), world.ready("HAP Lekstroom"));
    world.make(made);
    assert!(
        world
            .desk
            .mark_all_sent(&[made, not_made], &post())
            .is_err()
    );
    assert_eq!(world.letter(made).state, LetterState::Ready);
    world.make(not_made);
    assert_eq!(
        world
            .desk
            .mark_all_sent(&[made, not_made], &post())
            .unwrap(),
        2
    );
    assert_eq!(world.letter(not_made).state, LetterState::Sent);
}
