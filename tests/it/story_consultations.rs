//! Overleg in the window: from what is missing to what was agreed, with keyboard and mouse, and what it looks like.

mod looks;
mod talk;

use crate::support::world::{World, day, know_partners};
use oto_register::desk::{
    AnswerChange, ConsultationDraft, ConsultationResult, DecisionRequest, Desk, ReadRequest,
};
use oto_register::domain::decision::{ConsultationOutcome, Outcome};
use oto_register::domain::verdict::Answer;
use oto_register::domain::{ActivityId, CostKindId, CostLineId, PlanId};
use oto_register::storage::AnswerSubject;

const DE_VECHT: &str = "\
Nr;Activiteit;Soort;Datum;Aantal deelnemers;Kostenpost;Aangevraagd bedrag
1;Cursus crisisleiding in Dublin;Opleiding;10-05-2027;4;Inschrijving cursus;2.400,00
1;Cursus crisisleiding in Dublin;Opleiding;10-05-2027;4;Vlucht Dublin;800,00
1;Cursus crisisleiding in Dublin;Opleiding;10-05-2027;4;Hotel Dublin;600,00
2;Regionale oefening Schokland;Oefening;03-03-2027;40;Hotel Schokland;900,00
2;Regionale oefening Schokland;Oefening;03-03-2027;40;Catering;120,00
";

const LEKSTROOM: &str = "\
Nr;Activiteit;Soort;Datum;Aantal deelnemers;Kostenpost;Aangevraagd bedrag
1;Herziening crisisplan;Planvorming;01-09-2027;6;Schrijven crisisplan;4.500,00
2;Oefening nachtdienst;Oefening;voorjaar;12;Hotel Drenthe;450,00
";

/// The plan of a partner, read in from a file of its own.
fn read(desk: &mut Desk, partner: &str, text: &str) -> PlanId {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.csv");
    std::fs::write(&path, text).unwrap();
    let request = ReadRequest {
        year: Some(2027),
        partner: Some(partner.to_owned()),
        ..ReadRequest::default()
    };
    let reading = desk.look_at(&path, request).unwrap();
    assert!(reading.can_be_accepted(), "{:?}", reading.remarks);
    desk.accept(&reading).unwrap().plan
}

fn line(desk: &Desk, plan: PlanId, text: &str) -> (ActivityId, CostLineId) {
    let sheet = desk.plan_sheet(plan).unwrap();
    let line = sheet.lines().find(|it| it.line.text == text).unwrap();
    (line.line.activity, line.line.id)
}

fn choose(desk: &mut Desk, plan: PlanId, text: &str, kind: &str) {
    let (_, id) = line(desk, plan, text);
    let kind = Some(CostKindId::from(kind));
    desk.choose_kinds(plan, &[(id, kind)]).unwrap();
}

/// Two plans of which the guide wants five talks: abroad and its stay, a stay, a plan, and a stay that is granted.
fn prepare(desk: &mut Desk) -> [PlanId; 2] {
    know_partners(desk);
    let vecht = read(desk, "Ziekenhuis De Vecht", DE_VECHT);
    let lekstroom = read(desk, "Huisartsenpost Lekstroom", LEKSTROOM);
    for (text, kind) in [
        ("Inschrijving cursus", "buitenland-inschrijving-boeken"),
        ("Vlucht Dublin", "buitenland-reiskosten-deelnemers"),
        ("Hotel Dublin", "buitenland-verblijf-deelnemers"),
        ("Hotel Schokland", "nl-verblijf-deelnemers"),
        ("Catering", "catering"),
    ] {
        choose(desk, vecht, text, kind);
    }
    choose(
        desk,
        lekstroom,
        "Schrijven crisisplan",
        "planvorming-eenmalig",
    );
    choose(desk, lekstroom, "Hotel Drenthe", "nl-verblijf-deelnemers");
    let (_, hotel) = line(desk, vecht, "Hotel Schokland");
    let change = AnswerChange {
        subject: AnswerSubject::Line(hotel),
        condition: "reis-rechtvaardigt-verblijf".into(),
        answer: Some(Answer::Yes),
    };
    desk.record_answers(vecht, &[change]).unwrap();
    let (_, hotel) = line(desk, lekstroom, "Hotel Drenthe");
    let sheet = desk.plan_sheet(lekstroom).unwrap();
    let requested = sheet.lines().find(|it| it.line.id == hotel).unwrap();
    let granted = DecisionRequest {
        line: hotel,
        outcome: Outcome::Granted,
        granted: requested.line.requested,
        recorded: None,
        motivation: "De dienst eindigt om twee uur.".to_owned(),
    };
    desk.record_decisions(lekstroom, &[granted]).unwrap();
    [vecht, lekstroom]
}

/// With one question that is overdue, one that is out, and one talk that was held.
fn prepare_more(desk: &mut Desk) {
    let [vecht, lekstroom] = prepare(desk);
    let draft = |at: (ActivityId, CostLineId), question: &str| ConsultationDraft {
        activity: at.0,
        line: Some(at.1),
        condition: None,
        with_whom: "mevrouw Jansen, OTO-coördinator".to_owned(),
        question: question.to_owned(),
        answer_due: None,
    };
    let plan = ConsultationDraft {
        with_whom: "de heer Van Dijk".to_owned(),
        answer_due: Some(day("2026-11-21")),
        ..draft(
            line(desk, lekstroom, "Schrijven crisisplan"),
            "Waarom kan dit plan niet met eigen mensen worden gemaakt, en wie gaat het schrijven?",
        )
    };
    desk.open_consultation(&plan, None, None).unwrap();
    let drenthe = draft(
        line(desk, lekstroom, "Hotel Drenthe"),
        "Waarom is overnachten nodig?",
    );
    let agreed = ConsultationResult {
        outcome: ConsultationOutcome::Agreed,
        held_on: Some(day("2026-11-12")),
        agreed: "Eén nacht voor twaalf deelnemers, omdat de oefening om twee uur eindigt."
            .to_owned(),
    };
    desk.open_consultation(&drenthe, Some(&agreed), None)
        .unwrap();
    let abroad = ConsultationDraft {
        condition: Some("buitenland-akkoord".into()),
        line: None,
        ..draft(
            line(desk, vecht, "Vlucht Dublin"),
            "Waarom is er in Nederland niets passends op tijd te volgen?",
        )
    };
    let agreed = ConsultationResult {
        agreed: "De cursus wordt in Nederland pas in 2028 gegeven. Vier deelnemers, economy."
            .to_owned(),
        ..agreed
    };
    desk.open_consultation(&abroad, Some(&agreed), None)
        .unwrap();
}
