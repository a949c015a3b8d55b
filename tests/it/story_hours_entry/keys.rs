//! With keys alone, counted: what is typed, and how often a key only moves on.

use super::{added, ready};
use crate::support::window::Window;
use crate::support::world::{World, day};
use oto_register::app::App;
use oto_register::domain::Cents;
use oto_register::domain::hours::{Metres, Minutes, Phase};

/// Keys that only move on, at most, for a line of which every cell but the amount is filled in.
const MOVES_PER_LINE: usize = 7;
/// And for a line of day, phase and hours.
const MOVES_PER_SHORT_LINE: usize = 3;

/// Counts what is pressed.
struct Counted<'a> {
    window: &'a mut Window<App>,
    letters: usize,
    moves: usize,
}

impl<'a> Counted<'a> {
    fn new(window: &'a mut Window<App>) -> Self {
        Self {
            window,
            letters: 0,
            moves: 0,
        }
    }

    /// Types cells with Tab between them, and goes on with `last`.
    fn line(&mut self, cells: &[&str], last: &str) -> usize {
        let before = self.moves;
        for (at, text) in cells.iter().enumerate() {
            if at > 0 {
                self.window.keys("Tab");
                self.moves += 1;
            }
            self.window.types(text);
            self.letters += text.chars().count();
        }
        self.window.keys(last);
        self.moves += 1;
        self.moves - before
    }
}

#[test]
fn six_lines_take_what_is_typed_and_few_moves_a_line() {
    let mut world = ready();
    world.window.sees("Toegekend voor uren € 1.800,00");
    let mut counted = Counted::new(&mut world.window);
    // The focus is in the role; Enter leads to the lines.
    let head = counted.line(&["SEH-verpleegkundige"], "Enter");
    assert_eq!(head, 1);
    assert_eq!(counted.window.value("uren-volgnummer"), "2");
    let lines: [(&[&str], &str); 6] = [
        (&["1-10", "v", "4"], "Enter"),
        (&["", "v", "2:30"], "Enter"),
        (&["8-10", "u", "8", "8.30", "34"], "Enter"),
        (&["", "u", "2u30", "", "", "12,50"], "Enter"),
        (&["15 okt", "e", "90m"], "Enter"),
        (&["", "e", "1,5", "13", "", "", "Nazorg"], "Ctrl+Enter"),
    ];
    for (cells, last) in lines {
        let moves = counted.line(cells, last);
        assert!(moves <= MOVES_PER_LINE, "{cells:?} takes {moves} moves");
        if cells.len() == 3 {
            assert_eq!(moves, MOVES_PER_SHORT_LINE);
        }
    }
    let (letters, moves) = (counted.letters, counted.moves);
    println!("6 lines: {letters} letters typed, {moves} moves, head included");
    assert!(moves <= 28, "{moves} moves for six lines");
    world
        .window
        .sees("Uren interne trainers")
        .sees("Uren bewaard: SEH-verpleegkundige 2, 6 regels, € 1.322,36.");
    world.afterwards(|desk| {
        let sheet = &added(desk)[0];
        assert_eq!(
            (sheet.claim.role.as_str(), sheet.claim.mark.as_str()),
            ("SEH-verpleegkundige", "2")
        );
        assert_eq!(sheet.claim.received_on, day("2026-11-21"));
        let lines: Vec<_> = sheet
            .lines
            .iter()
            .map(|it| (it.date.to_string(), it.phase, it.minutes.0))
            .collect();
        let expected = [
            ("2026-10-01", Phase::Preparation, 240),
            ("2026-10-01", Phase::Preparation, 150),
            ("2026-10-08", Phase::Delivery, 480),
            ("2026-10-08", Phase::Delivery, 150),
            ("2026-10-15", Phase::Evaluation, 90),
            ("2026-10-15", Phase::Evaluation, 90),
        ];
        let expected = expected.map(|(date, phase, minutes)| (date.to_owned(), phase, minutes));
        assert_eq!(lines, expected);
        assert_eq!(sheet.lines[2].begins_at, Some(8 * 60 + 30));
        assert_eq!(sheet.lines[2].metres, Metres(34_000));
        assert_eq!(sheet.lines[3].transit, Cents(1250));
        assert_eq!(sheet.lines[5].note, "Nazorg");
        // 20 h 00 at € 65,00, 34 km at € 0,29, and a ticket.
        assert_eq!(sheet.claimed().total(), Minutes(1200));
        assert_eq!(sheet.amount(), Some(Cents(130_000 + 986 + 1250)));
        // All of it is one operation, and nothing typed is left behind.
        let _undone = desk.undo_last().unwrap();
        assert!(added(desk).is_empty());
        assert!(desk.typed("uren/").is_empty());
    });
}

#[test]
fn arrows_stay_in_the_column_and_a_line_can_be_taken_over_removed_and_put_back() {
    let mut world = ready();
    let window = &mut world.window;
    window.types("Arts").keys("Enter");
    window
        .types("8-10")
        .keys("Tab")
        .types("u")
        .keys("Tab")
        .types("2,5");
    window.keys("Enter").keys("Ctrl+D");
    assert_eq!(window.value("uren-2-datum"), "08-10-2026");
    assert_eq!(window.value("uren-2-uren"), "2:30");
    window.keys("Tab").keys("Tab").types("3").keys("ArrowUp");
    assert_eq!(window.value("uren-2-uren"), "3");
    assert_eq!(window.focused_id(), Some("uren-1-uren".into()));
    window.keys("ArrowDown").types("4").keys("ArrowDown");
    assert_eq!(window.focused_id(), Some("uren-2-uren".into()));
    window.sees("6:30 uur");
    window.keys("ArrowUp").keys("Ctrl+Delete");
    assert_eq!(window.value("uren-1-uren"), "4");
    window.sees("4 uur").sees("Regel 1 terugzetten");
    window.press("Regel 1 terugzetten");
    assert_eq!(window.value("uren-1-uren"), "2:30");
    window.sees("6:30 uur");
    window.press_id("uren-2-weg").sees("2:30 uur");
    assert_eq!(window.focus_count(), 1);
}

#[test]
fn how_each_text_is_read_is_said_while_it_is_typed() {
    let mut world = ready();
    let window = &mut world.window;
    window
        .types("Arts")
        .keys("F6")
        .sees("Datum: typ 8-10 of 8 okt");
    window
        .types("8 okt")
        .sees("gelezen als donderdag 8 oktober 2026");
    window
        .keys("Tab")
        .types("v")
        .sees("gelezen als voorbereiding");
    window
        .keys("Tab")
        .types("2,5")
        .sees("gelezen als 2 uur en 30 minuten");
    window.keys("Tab").types("930").sees("gelezen als 09:30");
    window.keys("Tab").types("12,5").sees("gelezen als 12,5 km");
    window.keys("Tab").types("€ 3").sees("gelezen als € 3,00");
    window.keys("Tab");
    let values: Vec<String> = [
        "uren-1-datum",
        "uren-1-fase",
        "uren-1-uren",
        "uren-1-begin",
        "uren-1-km",
        "uren-1-ov",
    ]
    .map(|id| window.value(id))
    .into();
    let expected = [
        "08-10-2026",
        "Voorbereiding",
        "2:30",
        "09:30",
        "12,5",
        "3,00",
    ];
    assert_eq!(values, expected);
    assert_eq!(
        window.focused_words().first().map(String::as_str),
        Some("Regel 1, Opmerking")
    );
    // On to the next line: the day above is there as a proposal, grey until one goes on.
    window
        .keys("Enter")
        .sees("Datum: 08-10-2026 van de regel erboven");
    window.keys("Tab").keys("Shift+Tab");
    window.sees("gelezen als donderdag 8 oktober 2026");
    assert_eq!(window.value("uren-2-datum"), "08-10-2026");
}

#[test]
fn the_next_trainer_of_the_same_activity_begins_with_one_key() {
    let mut world = ready();
    let window = &mut world.window;
    window.types("Verpleegkundige").keys("Enter");
    window
        .types("8-10")
        .keys("Tab")
        .types("u")
        .keys("Tab")
        .types("8")
        .keys("Ctrl+N");
    window
        .sees("Uren bewaard: Verpleegkundige, 1 regel, € 520,00.")
        .sees("Uren toevoegen");
    assert_eq!(window.value("uren-rol"), "Verpleegkundige");
    assert_eq!(window.value("uren-volgnummer"), "2");
    assert_eq!(window.value("uren-1-datum"), "");
    // The role is selected: typing replaces it, and then there is no other.
    window.types("Arts");
    assert_eq!(window.value("uren-volgnummer"), "");
    window
        .keys("Enter")
        .types("8-10")
        .keys("Tab")
        .types("u")
        .keys("Tab")
        .types("2");
    window
        .keys("Ctrl+Enter")
        .sees("Uren bewaard: Arts, 1 regel, € 130,00.");
    world.afterwards(|desk| {
        let roles: Vec<_> = added(desk).iter().map(|it| it.claim.role.clone()).collect();
        assert_eq!(roles, ["Verpleegkundige", "Arts"]);
    });
}

#[test]
fn an_activity_is_found_by_parts_of_its_name_and_roles_are_those_used_before() {
    let (mut world, _claims) = super::with_year();
    super::open(
        &mut world,
        oto_register::screen::Jump::EnterHours {
            activity: None,
            claim: None,
        },
    );
    let window = &mut world.window;
    window.sees("Van welke activiteit zijn de uren?");
    window
        .types("kromme table")
        .sees("Table-top infectieziekte")
        .does_not_see("ETS-training");
    window
        .keys("Enter")
        .sees("Uren toevoegen")
        .sees("GGD Kromme Rijn");
    window
        .tab_to_id("uren-rol-eerder")
        .keys("Enter")
        .sees("Arts infectieziekten");
    window.keys("Enter");
    assert_eq!(window.value("uren-rol"), "Arts infectieziekten");
    assert_eq!(window.value("uren-volgnummer"), "2");
    // Another activity after all: what is typed goes along.
    window
        .keys("Ctrl+F")
        .types("poortteam")
        .keys("Enter")
        .sees("Ziekenhuis De Vecht");
    assert_eq!(window.value("uren-rol"), "Arts infectieziekten");
    assert_eq!(window.value("uren-volgnummer"), "");
    window.keys("Escape").does_not_see("Uren toevoegen");
    world.afterwards(|desk| {
        assert_eq!(desk.typed("uren/").len(), 1);
        assert!(added(desk).is_empty());
    });
}

#[test]
fn escape_leaves_at_once_and_nothing_typed_is_lost() {
    let mut world: World = ready();
    world
        .window
        .types("Arts")
        .keys("Enter")
        .types("8-1")
        .keys("Escape");
    world
        .window
        .does_not_see("Uren toevoegen")
        .does_not_see("Weggaan");
    world.afterwards(|desk| {
        let typed = desk.typed("uren/");
        assert_eq!(typed.len(), 1);
        assert!(typed.values().all(|text| text.contains("8-1")));
    });
}
