//! Something wrong: said at its cell once it is left, and nothing is kept.

use super::{added, ready};
use crate::support::world::World;

/// A form with a role, the focus in the first line.
fn in_the_lines() -> World {
    let mut world = ready();
    world.window.types("Arts").keys("Enter");
    world
}

#[test]
fn each_wrong_cell_says_what_is_wrong_after_leaving_and_nothing_is_kept() {
    let cases = [
        (
            "datum",
            "31-2",
            "Datum: Datum bestaat niet: 31-2. Februari 2026 heeft 28 dagen.",
        ),
        ("datum", "straks", "Datum: “straks” is geen dag."),
        (
            "fase",
            "x",
            "Fase: “x” is geen fase. Typ v (voorbereiding), u (uitvoering) of e (evaluatie).",
        ),
        (
            "uren",
            "1.250",
            "Uren: “1.250” kan 1250 uur zijn en 1,250 uur.",
        ),
        ("uren", "2.30", "Uren: “2.30” kan 2:30 zijn en 2,3 uur."),
        (
            "uren",
            "2,33",
            "Uren: “2,33” uur is geen heel aantal minuten. Typ 2:20 als u dat bedoelt.",
        ),
        ("uren", "-2", "Uren: “-2” is minder dan nul."),
        ("begin", "25:00", "Begin: “25:00” is geen begintijd."),
        (
            "km",
            "1.250",
            "Km: “1.250” kan 1250 kilometer zijn en 1,250 kilometer.",
        ),
        (
            "ov",
            "1.250",
            "OV €: “1.250” kan 1250 euro zijn en 1,250 euro.",
        ),
        ("ov", "tien", "OV €: “tien” is geen bedrag."),
    ];
    let mut world = in_the_lines();
    let window = &mut world.window;
    window
        .types("8-10")
        .keys("Tab")
        .types("u")
        .keys("Tab")
        .types("2")
        .keys("ArrowDown");
    for (column, text, says) in cases {
        let id: &'static str = Box::leak(format!("uren-1-{column}").into_boxed_str());
        let before = window.value(id);
        window.type_into(id, text);
        assert!(
            !window.can_see(says),
            "{text:?} is judged while it is typed"
        );
        window.keys("Tab").sees(says);
        window.keys("Ctrl+Enter").sees("Uren toevoegen").sees(says);
        assert_eq!(
            window.focused_id(),
            Some(id.into()),
            "the focus goes to what is wrong"
        );
        window.type_into(id, &before).keys("Tab").does_not_see(says);
    }
    world.afterwards(|desk| assert!(added(desk).is_empty()));
}

#[test]
fn a_line_that_lacks_something_says_so_once_it_is_left() {
    let mut world = in_the_lines();
    let window = &mut world.window;
    window.types("8-10").keys("Tab").keys("Tab").types("2");
    window.does_not_see("hier is nog niets ingevuld");
    window
        .keys("Enter")
        .sees("Fase: hier is nog niets ingevuld. Vul het in.");
    window
        .keys("ArrowUp")
        .keys("Tab")
        .types("u")
        .keys("Tab")
        .keys("Ctrl+A")
        .keys("Backspace");
    window
        .keys("ArrowDown")
        .sees("Uren: er staan geen uren en geen reiskosten.");
    window
        .type_into("uren-1-km", "10")
        .keys("Tab")
        .types("5")
        .keys("Tab");
    window.sees("OV €: kilometers en openbaar vervoer staan in één regel.");
    window
        .type_into("uren-rol", "")
        .keys("Ctrl+Enter")
        .sees("Hier is nog niets ingevuld");
    assert_eq!(window.focused_id(), Some("uren-rol".into()));
    window.type_into("uren-ontvangen", "31-11-2026").keys("Tab");
    window.sees("November 2026 heeft 30 dagen");
    world.afterwards(|desk| assert!(added(desk).is_empty()));
}

#[test]
fn what_is_unusual_is_remarked_and_holds_nothing_up() {
    let mut world = in_the_lines();
    let window = &mut world.window;
    window
        .types("8-10-2025")
        .keys("Tab")
        .types("u")
        .keys("Tab")
        .types("26")
        .keys("Enter");
    window
        .sees("Deze dag valt buiten 2026, het jaar van de activiteit.")
        .sees("Dit is meer dan 24 uur op één dag.")
        .sees("geen tarief")
        .sees("1 regel heeft geen tarief");
    window
        .types("1-12")
        .keys("Tab")
        .types("e")
        .keys("Tab")
        .types("40")
        .keys("Enter");
    window
        .sees("Deze dag moet nog komen.")
        .sees("Dit is € 800,00 meer dan er voor uren over is.");
    window
        .keys("Ctrl+Enter")
        .sees("Uren bewaard: Arts, 2 regels, € 2.600,00.");
    world.afterwards(|desk| {
        let sheet = &added(desk)[0];
        assert_eq!(sheet.amount(), None);
        assert_eq!(sheet.lines[0].amount(), None);
    });
}

#[test]
fn an_empty_form_is_not_kept() {
    let mut world = in_the_lines();
    let window = &mut world.window;
    window
        .keys("Ctrl+Enter")
        .sees("er is nog geen regel met uren. Vul een regel in.");
    assert_eq!(window.focused_id(), Some("uren-1-datum".into()));
    world.afterwards(|desk| assert!(added(desk).is_empty()));
}
