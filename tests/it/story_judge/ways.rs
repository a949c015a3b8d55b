//! From a line to the guide, to its cell and to its thread, and back to the same line.

use super::keys::judging;

const LINES: &str = "1;Training;Training;01-03-2027;20;Catering;100,00\n1;Training;Training;01-03-2027;20;Externe trainer;900,00\n";

#[test]
fn a_line_leads_to_the_guide_and_back_to_itself_also_when_it_is_decided() {
    let mut world = judging(LINES);
    let window = &mut world.window;
    window.keys("Enter").keys("Ctrl+1").sees("Regel 2");
    window.keys("ArrowUp").sees("Regel 1");
    for key in ["F2", "F3"] {
        window.keys(key).does_not_see("Ctrl + cijfer");
        window.sees("Terug naar waar u was");
        window.keys("Ctrl+Backspace");
        window.sees("Regel 1").sees("€ 100,00");
    }
    window.press("Bron").sees("Terug naar waar u was");
    window.press("Terug naar waar u was").sees("Regel 1");
    window.press("Gids").sees("Terug naar waar u was");
}

#[test]
fn why_tells_of_one_line_or_of_all_lines_of_the_activity() {
    let mut world = judging(LINES);
    let window = &mut world.window;
    window.sees("Onderliggende facturen als bewijs");
    window.does_not_see("Offerte in drie fasen");
    window
        .press("Alle regels")
        .sees("Onderliggende facturen als bewijs")
        .sees("Offerte in drie fasen");
}

#[test]
fn what_is_asked_granted_talked_over_and_left_is_always_in_sight() {
    let mut world = judging(LINES);
    let window = &mut world.window;
    let sums = [
        "Gevraagd",
        "Toegekend",
        "In overleg",
        "Ruimte, hoogstens nog",
    ];
    for (width, height) in [(1440.0, 900.0), (1024.0, 700.0)] {
        window.resize(width, height);
        for label in sums {
            window.sees(label);
        }
        window.sees("Nog te beoordelen (2)").sees("€ 1.000,00");
    }
    window.keys("Enter").keys("Ctrl+4");
    window.types("Al betaald").keys("Ctrl+4");
    window.sees("Nog te beoordelen (1)").sees("€ 900,00");
}
