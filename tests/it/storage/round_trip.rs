//! Partners, plans, judgements and letters come out as they went in, also after the register was closed.

use super::{
    act, activity, consultation, day, decision, line, make_letter, new_partner, new_plan, nine, op,
};
use super::{reopened, tell_a_story};
use oto_register::domain::covenant::Covenant;
use oto_register::domain::decision::{Consultation, ConsultationOutcome, NamedFile, Outcome};
use oto_register::domain::operation::Deed;
use oto_register::domain::partner::{PartnerKind, Signer};
use oto_register::domain::plan::ActivityKind;
use oto_register::domain::verdict::{Answer, Verdict};
use oto_register::domain::{Cents, ConsultationId, LetterId};
use oto_register::storage::{
    Act, AnswerSubject, Error, KeptMapping, NewLetter, NewSubmission, Store, fingerprint,
};
use std::collections::BTreeMap;

#[test]
fn a_partner_comes_back_the_same() {
    reopened(tell_a_story, |store, sample| {
        let partner = store.partner(sample.partner).unwrap();
        assert_eq!(partner.code, "HL");
        assert_eq!(partner.kind, Some(PartnerKind::Hap));
        assert_eq!(partner.address.street, "Postbus 12");
        assert_eq!(partner.address.postcode, "3430 AA");
        assert_eq!(partner.address.city, "NIEUWEGEIN");
        assert_eq!(partner.contact.name, "mevrouw A. van den Berg");
        assert_eq!(partner.contact.salutation, "Geachte mevrouw Van den Berg");
        assert_eq!(partner.contact.email, "oto@haplekstroom.example");
        assert_eq!(partner.contact.phone, "030 000 00 00");
        assert_eq!(partner.notes, "Belt liever.");
        assert!(partner.active);
        assert_eq!(store.partners().unwrap(), std::slice::from_ref(&partner));
        assert_eq!(
            store.partner_named("hap  LEKSTROOM!").unwrap(),
            Some(partner)
        );
        assert_eq!(store.partner_named("Lekstroom").unwrap(), None);
    });
}

#[test]
fn every_kind_of_partner_can_be_kept() {
    let mut store = Store::in_memory("Noor").unwrap();
    let id = act(&mut store, |act| act.add_partner(&new_partner("RAV"), "RA"));
    let mut partner = store.partner(id).unwrap();
    for kind in PartnerKind::ALL.map(Some).into_iter().chain([None]) {
        partner.kind = kind;
        partner.code = "RAVX".to_owned();
        partner.name = "RAV 'Utrechtse' \"Waarden\"".to_owned();
        partner.active = false;
        act(&mut store, |act| act.save_partner(&partner));
        assert_eq!(store.partner(id).unwrap(), partner);
    }
}

#[test]
fn periods_and_signers_come_back_in_order_and_touch_only_what_changes() {
    let mut store = Store::in_memory("Noor").unwrap();
    let id = act(&mut store, |act| act.add_partner(&new_partner("RAV"), "RA"));
    let period = |from: &str, until: Option<&str>| Covenant {
        from: day(from),
        until: until.map(day),
    };
    let first = period("2018-01-01", Some("2019-12-31"));
    let periods = [first, period("2024-01-01", None)];
    let signer = |name: &str| Signer {
        name: name.to_owned(),
        function: String::new(),
    };
    let signers = [signer("Zoë"), signer("Adam")];
    let keep = |act: &Act<'_>, periods: &[Covenant]| {
        act.set_covenants(id, periods)?;
        act.set_signers(id, &signers)
    };
    act(&mut store, |act| keep(act, &periods));
    assert_eq!(store.covenants(id).unwrap(), periods);
    assert_eq!(store.signers(id).unwrap(), signers);
    let operations = store.operations(10).unwrap().len();
    act(&mut store, |act| keep(act, &periods));
    assert_eq!(store.operations(10).unwrap().len(), operations);
    act(&mut store, |act| keep(act, &periods[..1]));
    assert_eq!(store.covenants(id).unwrap(), [first]);
    assert!(!store.has_covenant(id, day("2024-01-01")).unwrap());
}

#[test]
fn who_was_merged_or_kept_apart_comes_back() {
    let mut store = Store::in_memory("Noor").unwrap();
    let add = |store: &mut Store, name: &str, code: &str| {
        act(store, |act| act.add_partner(&new_partner(name), code))
    };
    let (one, other) = (
        add(&mut store, "RAV", "RA"),
        add(&mut store, "Ambulance", "AM"),
    );
    act(&mut store, |act| act.keep_partners_apart(other, one));
    assert_eq!(store.partners_apart().unwrap(), [(one, other)]);
    act(&mut store, |act| act.merge_partner(other, one));
    assert_eq!(store.partners().unwrap().len(), 1);
    let gone = store.merged_partners().unwrap().remove(0);
    assert_eq!(
        (gone.id, gone.merged_into, gone.active),
        (other, Some(one), false)
    );
    assert_eq!(store.partner_named("ambulance").unwrap().unwrap().id, one);
}

#[test]
fn a_covenant_binds_from_its_first_day() {
    reopened(tell_a_story, |store, sample| {
        let bound = |on| store.has_covenant(sample.partner, day(on)).unwrap();
        assert!(!bound("2023-12-31"));
        assert!(bound("2024-01-01"));
        assert!(bound("2031-07-01"));
    });
}

#[test]
fn a_plan_comes_back_with_its_steps_and_its_version() {
    reopened(tell_a_story, |store, sample| {
        let plan = store.plan(sample.plan).unwrap();
        let new = new_plan(sample.partner);
        assert_eq!(
            (plan.partner, plan.year, &plan.edition),
            (new.partner, new.year, &new.edition)
        );
        assert_eq!(
            (plan.received_on, &plan.signed_by),
            (new.received_on, &new.signed_by)
        );
        assert_eq!(
            (plan.self_evaluation, &plan.reference),
            (true, &new.reference)
        );
        assert_eq!(plan.advised_on, Some(day("2026-11-10")));
        assert_eq!(plan.agreed_on, Some(day("2026-11-19")));
        assert_eq!(plan.version, 1);
        assert_eq!(store.plans(2027).unwrap(), std::slice::from_ref(&plan));
        assert_eq!(store.plans(2026).unwrap(), []);
        assert_eq!(store.plan_of(sample.partner, 2027).unwrap(), Some(plan));
        assert_eq!(store.plan_years().unwrap(), [(2027, "2025-11".into())]);
    });
}

#[test]
fn the_receipt_of_a_plan_can_change() {
    let mut store = Store::in_memory("Noor").unwrap();
    let sample = tell_a_story(&mut store);
    let mut plan = store.plan(sample.plan).unwrap();
    plan.received_on = day("2026-12-31");
    plan.signed_by = None;
    plan.self_evaluation = false;
    plan.reference = String::new();
    act(&mut store, |act| act.save_receipt(&plan));
    assert_eq!(store.plan(sample.plan).unwrap(), plan);
}

#[test]
fn an_open_year_keeps_its_edition() {
    let mut store = Store::in_memory("Noor").unwrap();
    let kept = act(&mut store, |act| {
        act.open_year(2027, &"2025-11".into())?;
        act.open_year(2027, &"2026-11".into())
    });
    assert_eq!(kept.as_str(), "2025-11");
    assert_eq!(store.plan_years().unwrap(), [(2027, "2025-11".into())]);
}

#[test]
fn a_submission_comes_back_with_the_file_itself() {
    reopened(tell_a_story, |store, sample| {
        let all = store.submissions(sample.plan).unwrap();
        let row = &all[0];
        assert_eq!(
            (row.plan, row.version, row.file_name.as_str()),
            (sample.plan, 1, "hap-lekstroom.xlsx")
        );
        assert_eq!(
            (row.layout.as_str(), row.received_on),
            ("lines", day("2026-10-12"))
        );
        assert_eq!(row.sha256, fingerprint(b"the workbook"));
        assert_eq!(store.submissions_of_file(&row.sha256).unwrap(), all);
        assert_eq!(store.file(&row.sha256).unwrap().unwrap(), b"the workbook");
        assert_eq!(store.file(&fingerprint(b"another")).unwrap(), None);
    });
}

#[test]
fn a_second_submission_is_the_next_version() {
    let mut store = Store::in_memory("Noor").unwrap();
    let sample = tell_a_story(&mut store);
    let again = |version| NewSubmission {
        plan: sample.plan,
        version,
        file_name: "tweede.csv",
        sha256: "",
        layout: "csv",
        received_on: day("2026-10-30"),
    };
    act(&mut store, |act| {
        let sha256 = act.keep_file(b"the workbook")?;
        act.add_submission(&NewSubmission {
            sha256: &sha256,
            ..again(2)
        })
    });
    assert_eq!(store.plan(sample.plan).unwrap().version, 2);
    let twice = store.act(&op(Deed::AcceptSubmission), nine(), |act| {
        let sha256 = act.keep_file(b"the workbook")?;
        act.add_submission(&NewSubmission {
            sha256: &sha256,
            ..again(2)
        })
    });
    assert!(twice.is_err());
}

#[test]
fn activities_and_lines_come_back_in_their_order() {
    let mut store = Store::in_memory("Noor").unwrap();
    let sample = tell_a_story(&mut store);
    let mut second = activity(sample.plan, "HL-27-02", 2);
    second.kind = ActivityKind::CrisisEvaluation;
    second.date = None;
    second.date_text = Some("week 12".to_owned());
    second.participants = None;
    second.own_number = None;
    let mut bare = line(sample.activity, 1);
    bare.cell.sheet = None;
    bare.cell.cell = None;
    bare.kind = None;
    bare.requested = Cents(1);
    (second.id, bare.id) = act(&mut store, |act| {
        let id = act.add_activity(&second)?;
        bare.activity = id;
        Ok((id, act.add_line(&bare, Some("r-9"))?))
    });
    let mut first = activity(sample.plan, "HL-27-01", 1);
    first.id = sample.activity;
    assert_eq!(
        store.activities(sample.plan).unwrap(),
        [first, second.clone()]
    );
    let lines = [1, 2].map(|at| {
        let mut line = line(sample.activity, at);
        line.id = sample.lines[at as usize - 1];
        line
    });
    assert_eq!(
        store.lines(sample.plan).unwrap(),
        [lines[0].clone(), lines[1].clone(), bare.clone()]
    );
    assert_eq!(
        store.form_ids(sample.plan).unwrap(),
        [
            (sample.lines[0], "r-1".to_owned()),
            (bare.id, "r-9".to_owned())
        ]
    );
    second.name = "Evaluatie".to_owned();
    second.kind = ActivityKind::Other;
    second.participants = Some(7);
    second.position = 3;
    bare.text = "Trainer".to_owned();
    bare.kind = Some("trainer".into());
    bare.cell.cell = Some("B2".to_owned());
    act(&mut store, |act| {
        act.save_activity(&second)?;
        act.save_line(&bare)
    });
    assert_eq!(store.activities(sample.plan).unwrap()[1], second);
    assert_eq!(store.lines(sample.plan).unwrap()[2], bare);
}

#[test]
fn every_kind_of_activity_can_be_kept() {
    let mut store = Store::in_memory("Noor").unwrap();
    let sample = tell_a_story(&mut store);
    for kind in ActivityKind::ALL {
        let mut found = store.activities(sample.plan).unwrap().remove(0);
        found.kind = kind;
        act(&mut store, |act| act.save_activity(&found));
        assert_eq!(store.activities(sample.plan).unwrap(), [found]);
    }
}

#[test]
fn a_kind_can_be_chosen_and_taken_away() {
    let mut store = Store::in_memory("Noor").unwrap();
    let sample = tell_a_story(&mut store);
    act(&mut store, |act| {
        act.choose_kind(sample.lines[0], None)?;
        act.choose_kind(sample.lines[1], Some(&"trainer".into()))
    });
    let kinds: Vec<_> = store
        .lines(sample.plan)
        .unwrap()
        .into_iter()
        .map(|line| line.kind)
        .collect();
    assert_eq!(kinds, [None, Some("trainer".into())]);
}

#[test]
fn what_is_dropped_is_out_of_the_lists_and_keeps_its_number() {
    let mut store = Store::in_memory("Noor").unwrap();
    let sample = tell_a_story(&mut store);
    act(&mut store, |act| act.drop_line(sample.lines[0], 2));
    assert_eq!(store.lines(sample.plan).unwrap().len(), 1);
    assert_eq!(store.form_ids(sample.plan).unwrap(), []);
    assert_eq!(store.decisions(sample.plan).unwrap().len(), 1);
    act(&mut store, |act| act.drop_activity(sample.activity, 2));
    assert_eq!(store.activities(sample.plan).unwrap(), []);
    assert_eq!(store.lines(sample.plan).unwrap(), []);
    assert_eq!(store.project_numbers("HL-27-").unwrap(), ["HL-27-01"]);
    assert_eq!(store.project_numbers("HL-28-").unwrap(), [""; 0]);
    assert_eq!(store.project_numbers("").unwrap(), ["HL-27-01"]);
}

#[test]
fn answers_come_back_where_they_were_given() {
    reopened(tell_a_story, |store, sample| {
        let condition = |answer| BTreeMap::from([("binnen-nederland".into(), answer)]);
        let expected = BTreeMap::from([
            (AnswerSubject::Plan(sample.plan), condition(Answer::Yes)),
            (
                AnswerSubject::Activity(sample.activity),
                condition(Answer::No),
            ),
            (
                AnswerSubject::Line(sample.lines[0]),
                condition(Answer::Unknown),
            ),
        ]);
        assert_eq!(store.answers(sample.plan).unwrap(), expected);
    });
}

#[test]
fn an_answer_can_change_and_go() {
    let mut store = Store::in_memory("Noor").unwrap();
    let sample = tell_a_story(&mut store);
    let subject = AnswerSubject::Line(sample.lines[0]);
    for answer in [
        Some(Answer::Yes),
        Some(Answer::No),
        None,
        None,
        Some(Answer::Unknown),
    ] {
        act(&mut store, |act| {
            act.save_answer(subject, &"nodig".into(), answer, day("2026-11-03"))
        });
        let answers = store.answers(sample.plan).unwrap();
        assert_eq!(answers[&subject].get(&"nodig".into()).copied(), answer);
    }
}

#[test]
fn a_decision_comes_back_the_same() {
    reopened(tell_a_story, |store, sample| {
        let decisions = store.decisions(sample.plan).unwrap();
        assert_eq!(decisions[&sample.lines[0]], decision(sample.lines[0]));
        assert_eq!(decisions.len(), 2);
    });
}

#[test]
fn a_decision_takes_the_place_of_the_one_before() {
    let mut store = Store::in_memory("Noor").unwrap();
    let sample = tell_a_story(&mut store);
    for (outcome, verdict) in Outcome::ALL.into_iter().zip(Verdict::ALL) {
        let mut next = decision(sample.lines[0]);
        next.outcome = outcome;
        next.granted = match outcome {
            Outcome::Granted | Outcome::PartlyGranted => Cents(125_000),
            Outcome::InConsultation | Outcome::Refused => Cents::ZERO,
        };
        next.suggested = verdict;
        next.recorded = verdict;
        act(&mut store, |act| act.save_decision(&next));
        assert_eq!(
            store.decisions(sample.plan).unwrap()[&sample.lines[0]],
            next
        );
    }
}

#[test]
fn a_stale_decision_is_fresh_again_when_it_is_taken_again() {
    let mut store = Store::in_memory("Noor").unwrap();
    let sample = tell_a_story(&mut store);
    let stale = |store: &Store| store.decisions(sample.plan).unwrap()[&sample.lines[1]].stale;
    act(&mut store, |act| act.mark_stale(sample.lines[1]));
    assert!(stale(&store));
    act(&mut store, |act| {
        act.save_decision(&decision(sample.lines[1]))
    });
    assert!(!stale(&store));
}

#[test]
fn consultations_come_back_the_same() {
    let mut store = Store::in_memory("Noor").unwrap();
    let sample = tell_a_story(&mut store);
    let mut open = Consultation::open(sample.activity, None, "HAP", "Mag het?", day("2026-11-03"));
    open.id = act(&mut store, |act| act.add_consultation(&open));
    let mut first = consultation(sample.activity, Some(sample.lines[0]));
    first.id = ConsultationId(1);
    assert_eq!(
        store.consultations(sample.plan).unwrap(),
        [first, open.clone()]
    );
    for outcome in ConsultationOutcome::ALL {
        act(&mut store, |act| {
            let sha256 = act.keep_file(outcome.code().as_bytes())?;
            open.outcome = Some(outcome);
            open.held_on = Some(day("2026-11-05"));
            open.agreed = "Ja.".to_owned();
            open.file = Some(NamedFile {
                name: "mail.eml".to_owned(),
                sha256,
            });
            act.save_consultation(&open)
        });
        assert_eq!(store.consultation(open.id).unwrap(), open);
    }
    let nobody = ConsultationId(99);
    assert!(matches!(
        store.consultation(nobody),
        Err(Error::Missing("consultation"))
    ));
}

#[test]
fn a_step_at_the_roaz_can_be_dated_again() {
    let mut store = Store::in_memory("Noor").unwrap();
    let sample = tell_a_story(&mut store);
    act(&mut store, |act| {
        act.record_advice(sample.plan, day("2026-11-11"))?;
        act.record_agreement(sample.plan, day("2026-11-23"), "")
    });
    let plan = store.plan(sample.plan).unwrap();
    assert_eq!(
        (plan.advised_on, plan.agreed_on),
        (Some(day("2026-11-11")), Some(day("2026-11-23")))
    );
}

#[test]
fn a_letter_comes_back_the_same() {
    reopened(tell_a_story, |store, sample| {
        let letter = store.letter_of(sample.plan).unwrap().unwrap();
        assert_eq!(letter, store.letter(sample.letter).unwrap());
        assert_eq!(
            (letter.id, letter.plan, letter.reference.as_str()),
            (sample.letter, sample.plan, "RH-2026-001")
        );
        assert_eq!(
            (letter.dated, letter.sent_on),
            (day("2026-11-24"), Some(day("2026-11-24")))
        );
        assert_eq!(
            (letter.fingerprint.as_str(), letter.channel.as_str()),
            ("what RH-2026-001 says", "e-mail")
        );
        assert_eq!(
            (letter.concept, letter.pages, letter.granted),
            (false, 2, Cents(200_000))
        );
        assert_eq!(letter.pdf_sha256, Some(fingerprint(b"%PDF of RH-2026-001")));
        assert_eq!(letter.replaces, None);
        assert_eq!(
            store.file(&letter.pdf_sha256.unwrap()).unwrap().unwrap(),
            b"%PDF of RH-2026-001"
        );
    });
}

#[test]
fn a_correction_names_the_letter_that_it_replaces() {
    let mut store = Store::in_memory("Noor").unwrap();
    let sample = tell_a_story(&mut store);
    let id = act(&mut store, |act| {
        act.add_letter(&NewLetter {
            plan: sample.plan,
            reference: "RH-2026-002",
            dated: day("2026-12-01"),
            replaces: Some(sample.letter),
        })
    });
    let letter = store.letter_of(sample.plan).unwrap().unwrap();
    assert_eq!(
        (letter.id, letter.replaces, letter.sent_on),
        (id, Some(sample.letter), None)
    );
    act(&mut store, |act| {
        make_letter(act, sample.plan, "AB-2026-001")
    });
    assert_eq!(
        store.references("RH-2026-").unwrap(),
        ["RH-2026-001", "RH-2026-002"]
    );
    let missing = store.letter(LetterId(99));
    assert!(matches!(
        missing,
        Err(oto_register::storage::Error::Missing("letter"))
    ));
}

#[test]
fn a_mapping_takes_the_place_of_the_one_before() {
    let mut mapping = KeptMapping {
        signature: "kolommen:abc".to_owned(),
        mapping: "{\"bedrag\":\"G\"}".to_owned(),
        file_name: "tweede.xlsx".to_owned(),
        given_on: day("2026-10-30"),
    };
    let mut store = Store::in_memory("Noor").unwrap();
    tell_a_story(&mut store);
    act(&mut store, |act| act.keep_mapping(&mapping));
    assert_eq!(
        store.mapping("kolommen:abc").unwrap(),
        Some(mapping.clone())
    );
    mapping.signature = "andere".to_owned();
    assert_eq!(store.mapping("andere").unwrap(), None);
}

#[test]
fn sentences_come_back_in_their_order_and_none_twice() {
    let mut store = Store::in_memory("Noor").unwrap();
    let catering = oto_register::domain::CostKindId::from("catering");
    act(&mut store, |act| act.add_sentence("Voor alles.", None));
    let id = act(&mut store, |act| {
        act.add_sentence("Bij eten.", Some(&catering))
    });
    let told = |store: &Store| -> Vec<(String, bool)> {
        let all = store.sentences().unwrap();
        all.into_iter()
            .map(|it| (it.text, it.kind.is_some()))
            .collect()
    };
    let both = [
        ("Bij eten.".to_owned(), true),
        ("Voor alles.".to_owned(), false),
    ];
    assert_eq!(told(&store), both);
    let again = store.act(&op(Deed::ChangeSentences), nine(), |act| {
        act.add_sentence("Voor alles.", None)
    });
    assert!(matches!(
        again,
        Err(oto_register::storage::Error::Taken(text)) if text == "Voor alles."
    ));
    act(&mut store, |act| act.remove_sentence(id));
    assert_eq!(told(&store), both[1..]);
    let gone = store.act(&op(Deed::ChangeSentences), nine(), |act| {
        act.remove_sentence(id)
    });
    assert!(matches!(
        gone,
        Err(oto_register::storage::Error::Missing(_))
    ));
}
