//! Invoices at the desk: what they are held against, what may be paid, and what never changes afterwards.

use super::world::{World, day};
use crate::support::data;
use crate::support::hours::granted_plan;
use oto_register::desk::{
    Error, InvoiceDraft, InvoiceLineDraft, InvoiceOutcome, InvoiceSheet, InvoiceVerdict,
    RequestDecision, RequestDraft,
};
use oto_register::domain::invoice::{InvoiceFault, InvoiceKind, InvoiceState};
use oto_register::domain::request::{RequestFault, RequestKind, RequestOutcome};
use oto_register::domain::verdict::{Answer, Answers};
use oto_register::domain::{ActivityId, Cents, InvoiceId};
use oto_register::storage::Error as StorageError;

/// Ziekenhuis De Vecht with one activity of € 4.000,00 in March 2026, on 1 September.
fn granted() -> (World, ActivityId) {
    let mut world = World::on("2026-09-01");
    world.region("");
    let date = day("2026-03-18");
    let (_plan, activities) = granted_plan(
        &mut world.desk,
        "Ziekenhuis De Vecht",
        2026,
        &[("Training crisisteam", "Training", date, 24, 4000)],
    );
    assert_eq!(activities[0].project_number, "VE-26-01");
    (world, activities[0].id)
}

fn draft(world: &World, activity: ActivityId, number: &str, euros: i64) -> InvoiceDraft {
    let plan = world.desk.store().plan_of_activity(activity).unwrap();
    let plan = world.desk.store().plan(plan).unwrap();
    InvoiceDraft {
        year: None,
        partner: plan.partner,
        kind: if euros < 0 {
            InvoiceKind::CreditNote
        } else {
            InvoiceKind::Invoice
        },
        number: number.to_owned(),
        issued_on: day("2026-06-15"),
        received_on: Some(day("2026-06-20")),
        due_on: None,
        seller: "Ziekenhuis De Vecht".to_owned(),
        from_employee: Some(false),
        preceding: String::new(),
        net: Cents(euros * 100),
        vat: Cents::ZERO,
        note: String::new(),
        file: None,
        attached: Vec::new(),
        lines: vec![InvoiceLineDraft {
            activity: Some(activity),
            text: "Externe trainer".to_owned(),
            net: Cents(euros * 100),
            stated_number: "VE-26-01".to_owned(),
            stated_name: "Training crisisteam".to_owned(),
            activity_date: Some(day("2026-03-18")),
            ..InvoiceLineDraft::default()
        }],
    }
}

fn kept(world: &mut World, activity: ActivityId, number: &str, euros: i64) -> InvoiceId {
    let draft = draft(world, activity, number, euros);
    world.desk.add_invoice(&draft, None).unwrap().0
}

fn sheet(world: &World, id: InvoiceId) -> InvoiceSheet {
    world.desk.invoice_sheet(id).unwrap()
}

fn verdict(outcome: InvoiceOutcome, allowed: &[i64], reason: &str) -> InvoiceVerdict {
    InvoiceVerdict {
        outcome,
        allowed: allowed.iter().map(|cents| Cents(*cents)).collect(),
        reason: reason.to_owned(),
        answers: Answers::new(),
    }
}

fn says(sheet: &InvoiceSheet, check: &str) -> Option<Answer> {
    let found = sheet.checks.iter().find(|it| it.id.as_str() == check);
    found.unwrap_or_else(|| panic!("{check}")).answer
}

fn fault(error: Error) -> InvoiceFault {
    match error {
        Error::Invoice(problems) => problems[0].fault.clone(),
        other => panic!("{other}"),
    }
}

#[test]
fn an_electronic_invoice_becomes_a_draft_linked_by_its_project_number_only() {
    let (mut world, activity) = granted();
    let reading = world
        .desk
        .look_at_invoice(&data("invoices/nlcius.xml"))
        .unwrap();
    let draft = reading.draft().unwrap();
    assert!(
        draft
            .lines
            .iter()
            .all(|line| line.activity == Some(activity))
    );
    let vat: Cents = draft.lines.iter().map(|line| line.vat).sum();
    let net: Cents = draft.lines.iter().map(|line| line.net).sum();
    assert_eq!((net, vat), (Cents(401_930), Cents(80_724)));
    let (id, _operation) = world.desk.add_invoice(&draft, None).unwrap();
    let sheet = sheet(&world, id);
    assert_eq!(sheet.invoice.year, 2026);
    assert_eq!(sheet.charged(), Cents(482_654));
    assert_eq!(sheet.may_pay(), Cents(400_000));
    assert_eq!(sheet.over(), Cents(82_654));
    assert_eq!(says(&sheet, "factuur-projectnummer"), Some(Answer::Yes));
    assert_eq!(says(&sheet, "factuur-projectnaam"), Some(Answer::Yes));
    assert_eq!(says(&sheet, "factuur-datum-activiteit"), Some(Answer::Yes));
    assert_eq!(says(&sheet, "factuur-binnen-toekenning"), Some(Answer::No));
    assert_eq!(sheet.evidence[0].file.name, "trainer.pdf");
    let again = world
        .desk
        .look_at_invoice(&data("invoices/nlcius.xml"))
        .unwrap();
    assert_eq!(again.same_file, 1);
    let changed = std::fs::read_to_string(data("invoices/nlcius.xml"))
        .unwrap()
        .replace("<cbc:ID>VE-26-01</cbc:ID>", "");
    let path = world.file("zonder.xml");
    std::fs::write(&path, changed).unwrap();
    let mentioned = world.desk.look_at_invoice(&path).unwrap();
    assert!(!mentioned.links[0].by_field);
    assert!(
        mentioned
            .draft()
            .unwrap()
            .lines
            .iter()
            .all(|line| line.activity.is_none())
    );
}

#[test]
fn only_what_was_granted_is_paid_and_the_rest_is_for_the_institution() {
    let (mut world, activity) = granted();
    let id = kept(&mut world, activity, "F-1", 4500);
    let refused = world
        .desk
        .judge_invoice(id, &verdict(InvoiceOutcome::Pay, &[], ""));
    let over = Cents(50_000);
    assert_eq!(
        fault(refused.unwrap_err()),
        InvoiceFault::OverWithoutReason { over }
    );
    let part = verdict(
        InvoiceOutcome::PayInPart,
        &[400_000],
        "Geen toestemming vooraf.",
    );
    world.desk.judge_invoice(id, &part).unwrap();
    let judged = sheet(&world, id);
    assert_eq!(judged.invoice.state, InvoiceState::PartlyApproved);
    assert_eq!(judged.allowed(), Cents(400_000));
    assert!(
        judged
            .invoice
            .passages
            .iter()
            .any(|it| it.as_str() == "overschrijding-eigen-rekening")
    );
    let money = world.desk.year_money(2026).unwrap();
    let sums = money.activity(activity).unwrap().sums;
    assert_eq!(
        (sums.granted, sums.invoiced, sums.allowed),
        (Cents(400_000), Cents(450_000), Cents(400_000))
    );
    assert_eq!(sums.left(), Cents::ZERO);
    assert_eq!(money.total(), sums);
    let second = kept(&mut world, activity, "F-2", 100);
    assert_eq!(sheet(&world, second).may_pay(), Cents::ZERO);
}

/// An overrun of € 500,00, asked on 1 February, that was agreed to on a day.
fn overrun(world: &mut World, activity: ActivityId, decided_on: &str) {
    let asked = RequestDraft {
        activity,
        kind: RequestKind::Overrun,
        asked_on: Some(day("2026-02-01")),
        text: "De zaal is duurder.".to_owned(),
        asked: Cents(50_000),
    };
    let id = world.desk.add_request(&asked).unwrap();
    let agreed = RequestDecision {
        outcome: RequestOutcome::Agreed,
        approved: Cents(50_000),
        on: Some(day(decided_on)),
        motivation: "Er was geen andere zaal.".to_owned(),
    };
    world.desk.decide_request(id, &agreed).unwrap();
    let row = &world.desk.request_rows(2026).unwrap()[0];
    assert_eq!(row.project_number, "VE-26-01");
    assert!(
        row.request
            .passages
            .iter()
            .any(|it| it.as_str() == "overschrijding-vooraf-akkoord")
    );
    let again = world.desk.decide_request(id, &agreed).unwrap_err();
    assert!(matches!(again, Error::Request(faults) if faults == [RequestFault::Decided]));
}

#[test]
fn a_decision_on_a_request_needs_a_motivation_and_never_comes_before_it_was_asked() {
    let (mut world, activity) = granted();
    let mut asked = RequestDraft {
        activity,
        kind: RequestKind::Overrun,
        asked_on: Some(day("2026-03-01")),
        text: " ".to_owned(),
        asked: Cents(-1),
    };
    let refused = world.desk.add_request(&asked).unwrap_err();
    assert!(matches!(refused, Error::Request(faults)
        if faults == [RequestFault::TextMissing, RequestFault::Negative]));
    asked.text = "De zaal is duurder.".to_owned();
    asked.asked = Cents(50_000);
    let id = world.desk.add_request(&asked).unwrap();
    let wrong = RequestDecision {
        outcome: RequestOutcome::Refused,
        approved: Cents(1),
        on: Some(day("2026-02-28")),
        motivation: String::new(),
    };
    let faults = match world.desk.decide_request(id, &wrong).unwrap_err() {
        Error::Request(faults) => faults,
        other => panic!("{other}"),
    };
    let asked_on = day("2026-03-01");
    assert_eq!(
        faults,
        [
            RequestFault::MotivationMissing,
            RequestFault::BeforeAsked { asked_on },
            RequestFault::MoreThanAsked { asked: Cents::ZERO },
        ]
    );
    assert_eq!(
        world.desk.request_rows(2026).unwrap()[0].request.outcome,
        None
    );
}

#[test]
fn an_overrun_counts_only_when_it_was_approved_before_the_cost() {
    for (decided_on, may_pay, late) in [
        ("2026-03-01", 450_000, 0),
        ("2026-03-18", 450_000, 0),
        ("2026-03-19", 400_000, 50_000),
    ] {
        let (mut world, activity) = granted();
        overrun(&mut world, activity, decided_on);
        let id = kept(&mut world, activity, "F-1", 4500);
        let sheet = sheet(&world, id);
        assert_eq!(sheet.may_pay(), Cents(may_pay), "{decided_on}");
        assert_eq!(sheet.approved_too_late, Cents(late), "{decided_on}");
    }
}

#[test]
fn a_credit_note_gives_back_what_may_be_spent() {
    let (mut world, activity) = granted();
    let id = kept(&mut world, activity, "F-1", 4000);
    world
        .desk
        .judge_invoice(id, &verdict(InvoiceOutcome::Pay, &[], ""))
        .unwrap();
    world.desk.pay_invoice(id, day("2026-08-01")).unwrap();
    let credit = kept(&mut world, activity, "C-1", -1000);
    assert_eq!(sheet(&world, credit).may_pay(), Cents(-100_000));
    world
        .desk
        .judge_invoice(credit, &verdict(InvoiceOutcome::Pay, &[], ""))
        .unwrap();
    let sums = world.desk.year_money(2026).unwrap().total();
    assert_eq!(
        (sums.invoiced, sums.allowed, sums.paid),
        (Cents(300_000), Cents(300_000), Cents(400_000))
    );
    let again = kept(&mut world, activity, "F-2", 1200);
    assert_eq!(sheet(&world, again).may_pay(), Cents(100_000));
}

#[test]
fn a_paid_invoice_never_changes() {
    let (mut world, activity) = granted();
    let id = kept(&mut world, activity, "F-1", 300);
    let early = world.desk.pay_invoice(id, day("2026-08-01")).unwrap_err();
    assert_eq!(fault(early), InvoiceFault::NotApproved);
    world
        .desk
        .judge_invoice(id, &verdict(InvoiceOutcome::Pay, &[], ""))
        .unwrap();
    world.desk.pay_invoice(id, day("2026-08-01")).unwrap();
    let held = verdict(InvoiceOutcome::Hold, &[], "Toch een vraag.");
    assert_eq!(
        fault(world.desk.judge_invoice(id, &held).unwrap_err()),
        InvoiceFault::Paid
    );
    let other = draft(&world, activity, "F-1", 400);
    assert!(matches!(
        world.desk.change_invoice(id, &other).unwrap_err(),
        Error::Storage(StorageError::Settled)
    ));
    let _undone = world.desk.undo_last().unwrap();
    assert_eq!(sheet(&world, id).invoice.state, InvoiceState::Approved);
}

#[test]
fn the_same_invoice_twice_is_seen_by_file_number_or_amount() {
    let (mut world, activity) = granted();
    let first = kept(&mut world, activity, "F-1", 300);
    let same_number = kept(&mut world, activity, "f-1", 250);
    let same_amount = kept(&mut world, activity, "F-9", 300);
    let other = kept(&mut world, activity, "F-7", 111);
    assert_eq!(sheet(&world, first).doubles, [same_number, same_amount]);
    assert_eq!(sheet(&world, other).doubles, []);
}

#[test]
fn an_invoice_that_does_not_hold_together_is_not_kept() {
    let (mut world, activity) = granted();
    let mut wrong = draft(&world, activity, "", 300);
    wrong.net = Cents(30_001);
    match world.desk.add_invoice(&wrong, None).unwrap_err() {
        Error::Invoice(problems) => {
            let faults: Vec<InvoiceFault> = problems.into_iter().map(|it| it.fault).collect();
            let computed = Cents(30_000);
            assert_eq!(
                faults,
                [
                    InvoiceFault::Missing,
                    InvoiceFault::DoesNotAddUp { computed }
                ]
            );
        }
        other => panic!("{other}"),
    }
    assert_eq!(world.desk.invoices_year(2026).unwrap().invoices, []);
    let mut elsewhere = draft(&world, activity, "F-1", 300);
    elsewhere.year = Some(2027);
    let year = InvoiceFault::OfAnotherYear { year: 2026 };
    assert_eq!(
        fault(world.desk.add_invoice(&elsewhere, None).unwrap_err()),
        year
    );
}
