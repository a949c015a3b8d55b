//! Judging with keys alone, counted where the bar is a number.

use crate::support::world::{GOOD, World, day, grant_all, know_partners, read_in};
use oto_register::app::Message;
use oto_register::desk::{Desk, PlanSheet, ReadRequest};
use oto_register::domain::decision::Outcome;
use oto_register::domain::letter::LetterState;
use oto_register::domain::verdict::Answer;
use oto_register::domain::{Cents, CostKindId};
use oto_register::ui::keys::Shortcut;

const HEAD: &str = "Nr;Activiteit;Soort;Datum;Aantal deelnemers;Kostenpost;Aangevraagd bedrag\n";

/// A window on Beoordelen with one plan of the lines `rows`, read from a file as a partner sends it.
pub fn judging(rows: &str) -> World {
    let rows = rows.to_owned();
    let mut world = World::after(move |desk| {
        know_partners(desk);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("jaarplan.csv");
        std::fs::write(&path, format!("{HEAD}{rows}")).unwrap();
        let request = ReadRequest {
            year: Some(2027),
            partner: Some("Huisartsenpost Lekstroom".to_owned()),
            ..ReadRequest::default()
        };
        let reading = desk.look_at(&path, request).unwrap();
        assert!(reading.can_be_accepted(), "{:?}", reading.remarks);
        desk.accept(&reading).unwrap();
    });
    world.window.keys("Ctrl+PageDown");
    world
}

/// Twelve activities of one line that the rules allow outright.
pub fn twelve() -> String {
    let row = |at: u32| {
        format!("{at};Oefening nummer {at};Oefening;{at:02}-03-2027;20;Catering;{at}00,00\n")
    };
    (1..=12).map(row).collect()
}

pub fn sheet(desk: &Desk) -> PlanSheet {
    desk.plan_sheets(2027).unwrap().remove(0)
}

#[test]
fn a_partner_is_judged_with_keys_alone_up_to_its_letter() {
    let mut world = World::after(|desk| {
        know_partners(desk);
        read_in(desk, "hap-lekstroom.xlsx", "Huisartsenpost Lekstroom");
    });
    let window = &mut world.window;
    window.keys("Ctrl+PageDown").sees("Nog te beoordelen (6)");
    for _ in 0..6 {
        window.keys("Enter").keys("Ctrl+J").keys("Ctrl+1");
        if window.can_see("de motivering ontbreekt") {
            window.types("Besproken met de partner").keys("Ctrl+1");
        }
    }
    window.sees("Nog te beoordelen (0)").sees("€ 7.255,00");
    window
        .keys("Ctrl+R")
        .sees("Akkoord ROAZ vastleggen")
        .keys("Enter");
    window.sees("Akkoord ROAZ 21 november 2026");
    for _ in 0..3 {
        window.keys("Ctrl+PageDown");
    }
    window.sees("Gereed");
    world.afterwards(|desk| {
        let letters = desk.letter_sheets(2027).unwrap();
        assert_eq!(letters[0].state, LetterState::Ready);
        let sheet = sheet(desk);
        assert_eq!(sheet.plan.agreed_on, Some(day("2026-11-21")));
        assert_eq!(sheet.granted(), Cents(725_500));
        for line in sheet.lines() {
            let made = line.decision.as_ref().unwrap();
            assert!(!made.passages.is_empty(), "{}", line.line.text);
            assert!(line.line.kind.is_some(), "{}", line.line.text);
        }
    });
}

#[test]
fn twelve_activities_in_order_take_at_most_thirty_keys() {
    let mut world = judging(&twelve());
    let window = &mut world.window;
    window.sees("Nog te beoordelen (12)");
    let mut pressed = 1; // the key to Beoordelen
    while !window.can_see("Nog te beoordelen (0)") {
        window.keys("Enter").keys("Ctrl+1");
        pressed += 2;
        assert!(pressed < 60);
    }
    window.keys("Ctrl+R").keys("Enter");
    pressed += 2;
    assert!(pressed <= 30, "{pressed} keys");
    world.afterwards(|desk| {
        let letters = desk.letter_sheets(2027).unwrap();
        assert_eq!(letters[0].state, LetterState::Ready);
    });
}

#[test]
fn a_whole_plan_is_granted_as_proposed_after_a_look_and_taken_back() {
    let mut world = judging(&twelve());
    let window = &mut world.window;
    window
        .keys("Ctrl+G")
        .sees("12 kostenregels toekennen zoals voorgesteld?")
        .sees("€ 7.800,00")
        .keys("Escape")
        .sees("Nog te beoordelen (12)");
    window
        .keys("Ctrl+G")
        .keys("Enter")
        .sees("Nog te beoordelen (0)")
        .sees("12 kostenregels toegekend zoals voorgesteld.");
    window
        .press("Ongedaan maken")
        .sees("Nog te beoordelen (12)");
    world.afterwards(|desk| {
        for line in sheet(desk).lines() {
            assert_eq!((&line.decision, &line.line.kind), (&None, &None));
        }
    });
}

#[test]
fn granting_as_proposed_leaves_what_is_not_allowed_outright() {
    let mut world = judging(
        "1;Training;Training;01-03-2027;20;Catering;100,00\n1;Training;Training;01-03-2027;20;Externe trainer;900,00\n",
    );
    world
        .window
        .keys("Ctrl+G")
        .sees("1 kostenregel toekennen zoals voorgesteld?")
        .sees("Eén andere regel blijft open")
        .keys("Enter")
        .sees("Nog te beoordelen (1)");
}

#[test]
fn a_suggested_kind_is_only_chosen_when_it_is_confirmed() {
    let mut world = judging(&twelve());
    let window = &mut world.window;
    window
        .sees("Voorstel: Catering")
        .keys("Ctrl+1")
        .sees("De kostensoort is nog niet bevestigd.")
        .sees("Nog te beoordelen (12)");
    window.keys("Enter").does_not_see("Voorstel: Catering");
    world.afterwards(|desk| {
        let sheet = sheet(desk);
        let chosen: Vec<_> = sheet.lines().filter(|it| it.line.kind.is_some()).collect();
        assert_eq!(chosen.len(), 1);
        assert_eq!(chosen[0].line.kind, Some(CostKindId::from("catering")));
        assert_eq!(chosen[0].decision, None);
    });
}

#[test]
fn a_departure_from_the_rules_asks_for_its_reason() {
    let mut world = judging(&twelve());
    let window = &mut world.window;
    window.keys("Enter").keys("Ctrl+4");
    window
        .sees("de motivering ontbreekt")
        .sees("Nog te beoordelen (12)");
    window.types("Al betaald door de gemeente").keys("Ctrl+4");
    window.sees("Nog te beoordelen (11)");
    window.keys("Ctrl+Z").sees("Nog te beoordelen (12)");
    window.press("Oefening nummer 1").keys("Ctrl+4");
    window.types("Al betaald door de gemeente").keys("Ctrl+4");
    world.afterwards(|desk| {
        let sheet = sheet(desk);
        let made = sheet.lines().next().unwrap().decision.clone().unwrap();
        assert_eq!(made.outcome, Outcome::Refused);
        assert_eq!(made.motivation, "Al betaald door de gemeente");
    });
}

#[test]
fn a_part_asks_for_its_amount_and_its_reason() {
    let mut world = judging(&twelve());
    let window = &mut world.window;
    window.keys("Enter").keys("Ctrl+2");
    window.types("veel").keys("Enter");
    window.sees("“veel” is niet als bedrag te lezen.");
    window.keys("Ctrl+A").types("150,00").keys("Enter");
    window.sees("past niet bij het besluit");
    window.keys("Ctrl+A").types("62,5").keys("Enter");
    window.sees("de motivering ontbreekt");
    window
        .types("De helft hoort bij een ander plan")
        .keys("Ctrl+2");
    window.sees("Nog te beoordelen (11)").sees("€ 62,50");
}

#[test]
fn what_is_in_consultation_is_counted_apart() {
    let mut world = judging(&twelve());
    world
        .window
        .keys("Enter")
        .keys("Ctrl+3")
        .types("Kan het ook in de eigen zaal?")
        .press("Overleg vastleggen")
        .sees("Nog te beoordelen (11)")
        .sees("In overleg 1");
}

#[test]
fn lines_of_an_activity_share_the_answers_they_both_ask_for() {
    let mut world = judging(
        "1;Training;Training;01-03-2027;20;Externe trainer ochtend;800,00\n1;Training;Training;01-03-2027;20;Externe trainer middag;900,00\n",
    );
    let window = &mut world.window;
    window
        .sees("Geldt voor 2 kostenregels van deze activiteit")
        .keys("Enter")
        .keys("1")
        .keys("2")
        .keys("ArrowDown")
        .keys("Enter")
        .keys("Ctrl+J");
    world.afterwards(|desk| {
        let sheet = sheet(desk);
        let given: Vec<Vec<_>> = sheet
            .lines()
            .map(|line| {
                line.judgement
                    .conditions
                    .iter()
                    .map(|it| it.answer)
                    .collect()
            })
            .collect();
        let (yes, no) = (Some(Answer::Yes), Some(Answer::No));
        assert_eq!(given, vec![vec![yes, no, yes, yes]; 2]);
        assert!(sheet.lines().all(|line| line.answers.is_empty()));
    });
}

#[test]
fn backspace_takes_the_last_answer_back() {
    let mut world = judging("1;Training;Training;01-03-2027;20;Externe trainer;800,00\n");
    let window = &mut world.window;
    window.keys("Enter").keys("1").keys("2").keys("Backspace");
    world.afterwards(|desk| {
        let sheet = sheet(desk);
        let answers: Vec<_> = sheet.activities[0].answers.values().copied().collect();
        assert_eq!(answers, [Answer::Yes]);
    });
}

#[test]
fn the_next_open_line_is_one_key_away_also_in_another_plan() {
    let mut world = World::after(|desk| {
        know_partners(desk);
        read_in(desk, "ggd-kromme-rijn.xlsx", "GGD Kromme Rijn");
        read_in(desk, "hap-lekstroom.xlsx", "Huisartsenpost Lekstroom");
    });
    let window = &mut world.window;
    window.keys("Ctrl+PageDown").sees("Plan 1 van 2");
    window.keys("Alt+ArrowDown").sees("Plan 2 van 2");
    for _ in 0..6 {
        window.keys("Enter").keys("Ctrl+J").keys("Ctrl+1");
        if window.can_see("de motivering ontbreekt") {
            window.types("Besproken met de partner").keys("Ctrl+1");
        }
    }
    window.sees("Plan 1 van 2");
}

#[test]
fn the_agreement_is_recorded_for_every_plan_that_is_decided() {
    let mut world = World::after(|desk| {
        know_partners(desk);
        for (file, partner) in GOOD {
            let plan = read_in(desk, file, partner);
            if partner != "Huisartsenpost Lekstroom" {
                grant_all(desk, plan);
            }
        }
    });
    let window = &mut world.window;
    window.press("Beoordelen").sees("Huisartsenpost Lekstroom");
    window
        .keys("Ctrl+R")
        .sees("Dit plan heeft nog regels zonder besluit.")
        .type_into("akkoorddatum", "31-02-2026")
        .sees("Datum bestaat niet")
        .keys("Enter")
        .sees("Akkoord ROAZ vastleggen");
    window
        .type_into("akkoorddatum", "25-11-2026")
        .keys("Tab")
        .keys("ArrowDown")
        .press("Akkoord vastleggen")
        .sees("Akkoord ROAZ op 25 november 2026 vastgelegd voor 4 jaarplannen.");
    world.afterwards(|desk| {
        for sheet in desk.plan_sheets(2027).unwrap() {
            let agreed = (sheet.partner.code != "LS").then(|| day("2026-11-25"));
            assert_eq!(sheet.plan.agreed_on, agreed, "{}", sheet.partner.name);
        }
    });
}

#[test]
fn keys_pressed_while_the_register_works_wait_for_their_turn() {
    let mut world = judging(&twelve());
    let window = &mut world.window;
    let mut press = |key| window.app.update(Message::Pressed(key));
    let working = press(Shortcut::Enter);
    let waiting = [press(Shortcut::Decide(1)), press(Shortcut::Enter)];
    window.sees("Nog te beoordelen (12)");
    window.perform(working);
    for task in waiting {
        window.perform(task);
    }
    window.sees("Nog te beoordelen (11)");
    world.afterwards(|desk| {
        let kinds = sheet(desk)
            .lines()
            .filter(|it| it.line.kind.is_some())
            .count();
        assert_eq!(kinds, 2);
    });
}
