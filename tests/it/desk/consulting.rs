//! Consultations: opened, answered, corrected, with a file; and what is missing or late before a letter goes out.

use super::world::{World, granted, in_consultation, reader, refused};
use chrono::NaiveDate;
use oto_register::clock::Clock;
use oto_register::desk::{
    AnswerChange, ConsultationDraft, ConsultationResult, ConsultationRow, Desk, Error, RowState,
};
use oto_register::domain::consultation::{ConsultationFault, NeedState};
use oto_register::domain::decision::{ConsultationOutcome, NamedFile};
use oto_register::domain::letter::LetterState;
use oto_register::domain::operation::Deed;
use oto_register::domain::verdict::Answer;
use oto_register::domain::{
    ActivityId, Cents, ConditionId, ConsultationId, CostKindId, CostLineId, PlanId,
};
use oto_register::storage::{AnswerSubject, fingerprint};
use oto_register::words;

/// A course abroad with three lines, an exercise with a hotel, and one without a day.
const PLAN: &str = "\
Nr;Activiteit;Soort;Datum;Aantal deelnemers;Kostenpost;Aangevraagd bedrag
1;Cursus Dublin;Opleiding;10-05-2027;4;Inschrijving;2.400,00
1;Cursus Dublin;Opleiding;10-05-2027;4;Vlucht;800,00
1;Cursus Dublin;Opleiding;10-05-2027;4;Hotel Dublin;600,00
2;Oefening Schokland;Oefening;03-03-2027;40;Hotel Schokland;900,00
2;Oefening Schokland;Oefening;03-03-2027;40;Catering;120,00
3;Oefening zonder dag;Oefening;voorjaar;12;Hotel Drenthe;450,00
";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

struct Case {
    world: World,
    plan: PlanId,
}

impl Case {
    /// Kinds chosen, nothing decided.
    fn new() -> Self {
        let mut world = World::with_region();
        let plan = world.read_in("Ziekenhuis De Vecht", PLAN);
        let mut case = Self { world, plan };
        for (text, kind) in [
            ("Inschrijving", "buitenland-inschrijving-boeken"),
            ("Vlucht", "buitenland-reiskosten-deelnemers"),
            ("Hotel Dublin", "buitenland-verblijf-deelnemers"),
            ("Hotel Schokland", "nl-verblijf-deelnemers"),
            ("Catering", "catering"),
            ("Hotel Drenthe", "nl-verblijf-deelnemers"),
        ] {
            let line = case.line(text);
            let kind = Some(CostKindId::from(kind));
            case.world.desk.choose_kinds(plan, &[(line, kind)]).unwrap();
        }
        case
    }

    fn line(&self, text: &str) -> CostLineId {
        self.world.line(self.plan, text)
    }

    fn activity(&self, name: &str) -> ActivityId {
        let sheet = self.world.sheet(self.plan);
        let activity = sheet
            .activities
            .iter()
            .find(|it| it.activity.name == name)
            .unwrap();
        activity.activity.id
    }

    fn answer(&mut self, text: &str, condition: &str, answer: Answer) {
        let change = AnswerChange {
            subject: AnswerSubject::Line(self.line(text)),
            condition: condition.into(),
            answer: Some(answer),
        };
        self.world
            .desk
            .record_answers(self.plan, &[change])
            .unwrap();
    }

    fn grant(&mut self, text: &str) {
        let line = self.line(text);
        let sheet = self.world.sheet(self.plan);
        let requested = sheet.lines().find(|it| it.line.id == line).unwrap();
        let request = granted(line, requested.line.requested);
        self.world
            .desk
            .record_decisions(self.plan, &[request])
            .unwrap();
    }

    /// `Hotel Schokland nl-verblijf-akkoord Missing`, in the order of the plan.
    fn needs(&self) -> Vec<String> {
        let sheet = self.world.sheet(self.plan);
        let text = |id| {
            let line = sheet.lines().find(|it| it.line.id == id).unwrap();
            line.line.text.clone()
        };
        let needs = self.world.desk.consultation_needs(self.plan).unwrap();
        needs
            .iter()
            .map(|need| {
                let condition = need.condition.as_ref().map_or("", ConditionId::as_str);
                format!("{} {condition} {:?}", text(need.line), need.state)
            })
            .collect()
    }

    fn state_of(&self, text: &str) -> NeedState {
        let line = self.line(text);
        let needs = self.world.desk.consultation_needs(self.plan).unwrap();
        needs.iter().find(|it| it.line == line).unwrap().state
    }

    fn draft(&self, activity: &str, line: Option<&str>) -> ConsultationDraft {
        ConsultationDraft {
            activity: self.activity(activity),
            line: line.map(|text| self.line(text)),
            condition: None,
            with_whom: "mevrouw Jansen".to_owned(),
            question: "Waarom is overnachten nodig?".to_owned(),
            answer_due: None,
        }
    }

    fn open(&mut self, draft: &ConsultationDraft) -> ConsultationId {
        self.world
            .desk
            .open_consultation(draft, None, None)
            .unwrap()
    }

    fn agree(&mut self, id: ConsultationId, on: &str) {
        let result = agreed(on);
        self.world.desk.record_outcome(id, &result, None).unwrap();
    }

    /// Closes the register and opens it on a later day.
    fn on(self, today: &str) -> Self {
        let world = self.world.again_on(today);
        Self { world, ..self }
    }

    fn rows(&self) -> Vec<ConsultationRow> {
        self.world.desk.consultation_rows(2027).unwrap()
    }

    fn tasks(&self) -> usize {
        self.world.desk.open_tasks(2027).unwrap().consultations
    }

    fn remarks(&self) -> Vec<String> {
        let sheet = self.world.desk.letter_sheet(self.plan).unwrap();
        sheet
            .remarks
            .iter()
            .map(words::consultations::remark)
            .collect()
    }
}

fn agreed(on: &str) -> ConsultationResult {
    ConsultationResult {
        outcome: ConsultationOutcome::Agreed,
        held_on: Some(day(on)),
        agreed: "Eén nacht, omdat de oefening om 7 uur begint.".to_owned(),
    }
}

fn faults(answer: Result<impl std::fmt::Debug, Error>) -> Vec<ConsultationFault> {
    match answer {
        Err(Error::Consultation(faults)) => faults,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_the_guide_wants_to_be_talked_over_is_missing_until_it_is() {
    let mut case = Case::new();
    case.answer(
        "Hotel Schokland",
        "reis-rechtvaardigt-verblijf",
        Answer::Yes,
    );
    assert_eq!(
        case.needs(),
        [
            "Inschrijving buitenland-akkoord Missing",
            "Vlucht buitenland-akkoord Missing",
            "Hotel Dublin buitenland-akkoord Missing",
            "Hotel Dublin buitenland-verblijf-vooroverleg Missing",
            "Hotel Schokland nl-verblijf-akkoord Missing",
        ]
    );
    // Three lines of one course abroad are one talk.
    assert_eq!(case.tasks(), 3);
    let mut draft = case.draft("Cursus Dublin", None);
    draft.condition = Some("buitenland-akkoord".into());
    draft.answer_due = Some(day("2026-10-20"));
    let id = case.open(&draft);
    let open = NeedState::Open {
        due: Some(day("2026-10-20")),
    };
    assert_eq!(case.state_of("Vlucht"), open);
    assert_eq!(case.tasks(), 3);
    case.agree(id, "2026-10-01");
    let held = NeedState::Held {
        held_on: Some(day("2026-10-01")),
    };
    assert_eq!(case.state_of("Vlucht"), held);
    assert_eq!(case.tasks(), 2);
}

#[test]
fn a_talk_after_the_activity_is_late_and_says_so_before_the_letter_with_its_passage() {
    let mut case = Case::new();
    case.grant("Hotel Schokland");
    let remark = case.remarks();
    let stay = remark.iter().find(|it| it.contains("Schokland")).unwrap();
    assert!(
        stay.contains("Overleg ontbreekt voor “Hotel Schokland”"),
        "{stay}"
    );
    assert!(stay.contains("Gids 1a"), "{stay}");
    let mut case = case.on("2027-04-01");
    let draft = case.draft("Oefening Schokland", Some("Hotel Schokland"));
    let id = case.open(&draft);
    case.agree(id, "2027-03-04");
    assert_eq!(
        case.state_of("Hotel Schokland"),
        NeedState::Late {
            held_on: day("2027-03-04"),
            activity: day("2027-03-03"),
        }
    );
    let late = case
        .rows()
        .into_iter()
        .find(|row| row.state == RowState::Late);
    assert_eq!(late.unwrap().consultation.unwrap().id, id);
    let remarks = case.remarks();
    let stay = remarks.iter().find(|it| it.contains("Schokland")).unwrap();
    assert!(
        stay.contains("Overleg van 4 maart 2027 over “Hotel Schokland” is van na de activiteit"),
        "{stay}"
    );
}

#[test]
fn without_a_day_of_the_activity_it_is_said_that_it_cannot_be_judged() {
    let mut case = Case::new().on("2027-02-01");
    case.grant("Hotel Drenthe");
    let draft = case.draft("Oefening zonder dag", Some("Hotel Drenthe"));
    let id = case.open(&draft);
    case.agree(id, "2027-01-15");
    let undated = NeedState::Undated {
        held_on: day("2027-01-15"),
    };
    assert_eq!(case.state_of("Hotel Drenthe"), undated);
    assert!(
        case.remarks()
            .iter()
            .any(|it| it.contains("datum activiteit niet bekend")),
    );
    // The year before is before every activity of the plan.
    let result = agreed("2026-12-30");
    case.world.desk.record_outcome(id, &result, None).unwrap();
    let held = NeedState::Held {
        held_on: Some(day("2026-12-30")),
    };
    assert_eq!(case.state_of("Hotel Drenthe"), held);
}

#[test]
fn remarks_about_consultation_do_not_hold_a_letter_up() {
    let mut case = Case::new();
    for text in [
        "Inschrijving",
        "Vlucht",
        "Hotel Dublin",
        "Hotel Schokland",
        "Catering",
        "Hotel Drenthe",
    ] {
        case.grant(text);
    }
    let before = case.world.desk.letter_sheet(case.plan).unwrap();
    assert_eq!(before.state, LetterState::Concept);
    // Abroad, its stay, Schokland and Drenthe.
    assert_eq!(before.remarks.len(), 4, "{:#?}", before.remarks);
    assert!(before.remarks.iter().all(|it| !it.passages.is_empty()));
    case.world
        .desk
        .record_agreement(&[case.plan], day("2026-10-01"))
        .unwrap();
    let made = case
        .world
        .desk
        .make_letter(case.plan, false)
        .unwrap()
        .unwrap();
    // A talk on record changes nothing in the letter.
    let mut draft = case.draft("Cursus Dublin", None);
    draft.condition = Some("buitenland-akkoord".into());
    let id = case.open(&draft);
    case.agree(id, "2026-10-01");
    let after = case.world.desk.letter_sheet(case.plan).unwrap();
    assert_eq!(after.state, made.sheet.state);
    assert_eq!(after.remarks.len(), 3);
}

#[test]
fn refused_lines_need_no_talk_and_what_the_adviser_put_in_consultation_needs_one() {
    let mut case = Case::new();
    let (catering, flight) = (case.line("Catering"), case.line("Vlucht"));
    let requests = [in_consultation(catering), refused(flight)];
    case.world
        .desk
        .record_decisions(case.plan, &requests)
        .unwrap();
    let needs = case.needs();
    assert!(needs.contains(&"Catering  Missing".to_owned()), "{needs:?}");
    assert!(
        !needs.iter().any(|it| it.starts_with("Vlucht")),
        "{needs:?}"
    );
    let draft = case.draft("Oefening Schokland", Some("Catering"));
    case.open(&draft);
    assert_eq!(case.state_of("Catering"), NeedState::Open { due: None });
}

#[test]
fn the_list_of_a_year_begins_with_what_is_missing_and_ends_with_what_was_held() {
    let mut case = Case::new();
    let mut stay = case.draft("Oefening Schokland", Some("Hotel Schokland"));
    stay.answer_due = Some(day("2026-11-01"));
    let late_answer = case.open(&stay);
    stay.answer_due = Some(day("2026-10-05"));
    let soon_answer = case.open(&stay);
    stay.answer_due = None;
    let no_day = case.open(&stay);
    let held = case.open(&stay);
    case.agree(held, "2026-09-30");
    let lapsed = case.open(&stay);
    let lapse = ConsultationResult {
        outcome: ConsultationOutcome::Lapsed,
        held_on: None,
        agreed: String::new(),
    };
    case.world
        .desk
        .record_outcome(lapsed, &lapse, None)
        .unwrap();
    let rows = case.rows();
    let seen: Vec<(RowState, Option<ConsultationId>)> = rows
        .iter()
        .map(|row| (row.state, row.consultation.as_ref().map(|it| it.id)))
        .collect();
    assert_eq!(
        seen,
        [
            (RowState::Missing, None),
            (RowState::Missing, None),
            (RowState::Open, Some(soon_answer)),
            (RowState::Open, Some(late_answer)),
            (RowState::Open, Some(no_day)),
            (RowState::Held, Some(held)),
            (RowState::Lapsed, Some(lapsed)),
        ]
    );
    assert_eq!(rows[0].topic, "Opleiding in het buitenland");
    assert_eq!(rows[0].lines.len(), 3);
    assert_eq!(rows[0].requested, Cents(380_000));
    assert_eq!(rows[1].topic, "Overnachten in het buitenland");
    assert_eq!(rows[1].requested, Cents(60_000));
}

#[test]
fn what_does_not_hold_together_is_refused_with_everything_that_is_wrong() {
    let mut case = Case::new();
    let mut draft = case.draft("Oefening Schokland", None);
    draft.with_whom = "  ".to_owned();
    draft.question = String::new();
    draft.answer_due = Some(day("2026-09-30"));
    let refusal = faults(case.world.desk.open_consultation(&draft, None, None));
    assert_eq!(
        refusal,
        [
            ConsultationFault::WithWhomMissing,
            ConsultationFault::QuestionMissing,
            ConsultationFault::DueBeforeAsked {
                due: day("2026-09-30"),
                asked: day("2026-10-01"),
            },
        ]
    );
    let draft = case.draft("Oefening Schokland", None);
    let id = case.open(&draft);
    let wrong = ConsultationResult {
        held_on: Some(day("2026-10-02")),
        agreed: " ".to_owned(),
        ..agreed("2026-10-02")
    };
    let refusal = faults(case.world.desk.record_outcome(id, &wrong, None));
    assert_eq!(
        refusal,
        [
            ConsultationFault::DayInFuture(day("2026-10-02")),
            ConsultationFault::AgreedMissing,
        ]
    );
    let undated = ConsultationResult {
        held_on: None,
        ..agreed("2026-10-01")
    };
    let refusal = faults(case.world.desk.record_outcome(id, &undated, None));
    assert_eq!(refusal, [ConsultationFault::DayMissing]);
    // A line of another activity is none of its business.
    let mut elsewhere = case.draft("Oefening Schokland", Some("Vlucht"));
    assert!(
        case.world
            .desk
            .open_consultation(&elsewhere, None, None)
            .is_err()
    );
    elsewhere.line = None;
    elsewhere.activity = ActivityId(999);
    assert!(
        case.world
            .desk
            .open_consultation(&elsewhere, None, None)
            .is_err()
    );
}

#[test]
fn every_deed_is_one_operation_that_can_be_taken_back_and_a_correction_is_named_as_one() {
    let mut case = Case::new();
    let path = case.world.file("mail van mevrouw Jansen.eml");
    std::fs::write(&path, "Akkoord, met groet").unwrap();
    let mut draft = case.draft("Oefening Schokland", Some("Hotel Schokland"));
    let id = case.open(&draft);
    draft.with_whom = "de heer Bakker".to_owned();
    case.world.desk.change_consultation(id, &draft).unwrap();
    case.agree(id, "2026-09-20");
    case.world.desk.attach_to_consultation(id, &path).unwrap();
    case.agree(id, "2026-09-21");
    let found = case.world.desk.store().consultation(id).unwrap();
    assert_eq!(found.with_whom, "de heer Bakker");
    assert_eq!(found.held_on, Some(day("2026-09-21")));
    let file = found.file.clone().unwrap();
    assert_eq!(
        file,
        NamedFile {
            name: "mail van mevrouw Jansen.eml".to_owned(),
            sha256: fingerprint(b"Akkoord, met groet"),
        }
    );
    let mut undone = Vec::new();
    for _ in 0..5 {
        let operation = case.world.desk.undo_last().unwrap();
        assert!(operation.subject.starts_with("Ziekenhuis De Vecht, "));
        undone.push(operation.deed);
    }
    assert_eq!(
        undone,
        [
            Deed::CorrectConsultation,
            Deed::AttachToConsultation,
            Deed::RecordConsultation,
            Deed::ChangeConsultation,
            Deed::OpenConsultation,
        ]
    );
    assert!(case.world.desk.store().consultation(id).is_err());
    // The bytes stay: a stored file is never removed.
    let kept = case.world.desk.store().file(&file.sha256).unwrap();
    assert_eq!(kept.as_deref(), Some(&b"Akkoord, met groet"[..]));
}

#[test]
fn a_file_comes_back_as_it_went_in_and_a_program_is_never_opened() {
    let mut case = Case::new();
    let draft = case.draft("Oefening Schokland", None);
    for (name, opens) in [("gespreksverslag.PDF", true), ("..bijlage.exe", false)] {
        let path = case.world.file(name);
        std::fs::write(&path, name).unwrap();
        let desk = &mut case.world.desk;
        let id = desk
            .open_consultation(&draft, Some(&agreed("2026-10-01")), Some(&path))
            .unwrap();
        let kept = desk.consultation_file(id).unwrap();
        assert_eq!(std::fs::read(&kept.path).unwrap(), name.as_bytes());
        if opens {
            assert_eq!(kept.show, kept.path);
        } else {
            assert_eq!(Some(kept.show.as_path()), kept.path.parent());
        }
    }
    let empty = case.world.file("leeg.pdf");
    std::fs::write(&empty, "").unwrap();
    let desk = &mut case.world.desk;
    let refusal = faults(desk.open_consultation(&draft, None, Some(&empty)));
    assert_eq!(refusal, [ConsultationFault::EmptyFile]);
    let large = case.world.file("groot.pdf");
    let file = std::fs::File::create(&large).unwrap();
    file.set_len(25 * 1024 * 1024 + 1).unwrap();
    let desk = &mut case.world.desk;
    assert!(matches!(
        faults(desk.open_consultation(&draft, None, Some(&large))).as_slice(),
        [ConsultationFault::FileTooLarge { .. }]
    ));
    let gone = case.world.file("weg.pdf");
    let desk = &mut case.world.desk;
    assert!(matches!(
        desk.open_consultation(&draft, None, Some(&gone)),
        Err(Error::Input { .. })
    ));
}

#[test]
fn the_mail_to_the_institution_names_activity_amounts_question_and_the_day_to_answer() {
    let mut case = Case::new();
    let mut draft = case.draft("Cursus Dublin", None);
    draft.condition = Some("buitenland-akkoord".into());
    draft.question = "Waarom is er in Nederland niets passends?".to_owned();
    draft.answer_due = Some(day("2026-10-20"));
    let id = case.open(&draft);
    let mail = words::consultations::mail(&case.world.desk.consultation_mail(id).unwrap());
    let mail = mail.replace('\u{A0}', " ");
    for words in [
        "Cursus Dublin",
        "10 mei 2027",
        "- Inschrijving: € 2.400,00",
        "- Vlucht: € 800,00",
        "- Hotel Dublin: € 600,00",
        "Waarom is er in Nederland niets passends?",
        "onderdeel 1a van de referentiegids",
        "uiterlijk 20 oktober 2026",
        "Maakt u ze dus nog niet.",
    ] {
        assert!(mail.contains(words), "{words}: {mail}");
    }
    // A region that does not share the guide names no section of it.
    case.world.region("[keuzes]\ngids-delen = \"niet\"\n");
    let mail = words::consultations::mail(&case.world.desk.consultation_mail(id).unwrap());
    assert!(!mail.contains("referentiegids"), "{mail}");
}

#[test]
fn a_thread_holds_everything_about_one_activity_in_order_of_date() {
    let mut case = Case::new();
    let mut draft = case.draft("Cursus Dublin", None);
    let asked = case.open(&draft);
    draft.question = "Hoe lang duurt de reis?".to_owned();
    let told = case
        .world
        .desk
        .open_consultation(&draft, Some(&agreed("2026-09-01")), None)
        .unwrap();
    let other = case.draft("Oefening Schokland", None);
    case.open(&other);
    let thread = case
        .world
        .desk
        .consultation_thread(case.activity("Cursus Dublin"))
        .unwrap();
    let order: Vec<ConsultationId> = thread.entries.iter().map(|it| it.id).collect();
    assert_eq!(order, [told, asked]);
    assert_eq!(thread.partner, "Ziekenhuis De Vecht");
    assert_eq!(thread.lines.len(), 3);
    let topics: Vec<&str> = thread.needs.iter().map(|it| it.topic.as_str()).collect();
    assert_eq!(
        topics,
        [
            "Opleiding in het buitenland",
            "Overnachten in het buitenland"
        ]
    );
    assert!(thread.needs.iter().all(|need| {
        let question = thread
            .questions
            .iter()
            .find(|(id, _)| Some(id) == need.condition.as_ref());
        question.is_some_and(|(_, text)| text.ends_with('?'))
    }));
}

#[test]
fn consultations_stand_when_the_register_is_opened_again() {
    let mut case = Case::new();
    let draft = case.draft("Oefening Schokland", Some("Hotel Schokland"));
    let id = case.open(&draft);
    case.agree(id, "2026-10-01");
    let rows = case.rows();
    let path = case.world.register();
    let World { folder, desk, .. } = case.world;
    drop(desk);
    let clock = Clock::Fixed(day("2026-10-02"));
    let desk = Desk::open(&path, clock, reader()).unwrap();
    assert_eq!(desk.consultation_rows(2027).unwrap(), rows);
    drop(folder);
}
