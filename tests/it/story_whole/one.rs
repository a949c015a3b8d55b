//! One partner with keys alone, from Welkom to a printed letter: nothing is pressed with a mouse.

use super::{Presses, begin, fill_in_region};
use crate::support::world::submission;
use oto_register::domain::decision::{ConsultationOutcome, Outcome};
use oto_register::domain::letter::LetterState;

#[test]
fn one_partner_with_keys_alone_from_welkom_to_a_printed_letter() {
    let mut presses = Presses::default();
    let mut world = begin(&mut presses);
    let p = &mut presses;
    // What is missing first, then the partner.
    p.go(
        &mut world.window,
        "Ctrl+PageUp",
        "Nog nodig voor een brief:",
    );
    fill_in_region(p, &mut world.window);
    let window = &mut world.window;
    p.go(window, "Ctrl+PageUp", "Nieuwe partner");
    p.keys(window, &["Ctrl+N"]);
    p.types(window, "RAV Utrechtse Waarden");
    for words in [
        "",
        "",
        "Waardseweg 14",
        "3990KR",
        "Houten",
        "de heer R. Bos",
    ] {
        p.keys(window, &["Tab"]);
        p.types(window, words);
    }
    p.keys(window, &["Ctrl+S"]);
    window.sees("RAV Utrechtse Waarden toegevoegd.");

    // Its file.
    p.go(window, "Ctrl+PageDown", "0 van 1 jaarplannen ontvangen");
    world.will_choose(&[submission("rav-utrechtse-waarden.csv")]);
    let window = &mut world.window;
    p.keys(window, &["Ctrl+O"]);
    window.sees("Het bestand noemt geen partner.");
    p.tab_to(window, "partner-kiezen");
    p.keys(window, &["Enter", "ArrowDown", "Enter", "Ctrl+Enter"]);
    window.sees("Jaarplan RAV Utrechtse Waarden versie 1 ingelezen: 2 activiteiten.");

    // Every line decided; the stay is talked over first.
    p.go(window, "Ctrl+PageDown", "Nog te beoordelen (4)");
    p.keys(window, &["Enter"]);
    window.sees("Cursusgeld");
    p.keys(window, &["Ctrl+J", "Ctrl+1"]);
    window.sees("Nog te beoordelen (3)");
    p.keys(window, &["Enter"]);
    window.sees("Overleg ontbreekt voor “Verblijfskosten”");
    p.keys(window, &["Ctrl+3"]);
    assert_eq!(window.value("overleg-met"), "de heer R. Bos");
    p.keys(window, &["Enter"]);
    window.sees("Nog te beoordelen (2)").sees("In overleg 1");
    p.keys(window, &["Enter", "Ctrl+J", "Ctrl+1"]);
    window.sees("Nog te beoordelen (1)");
    p.keys(window, &["Enter", "Ctrl+4"]);
    window.sees("Nog te beoordelen (0)");

    // The answer comes: recorded at Overleg, and then the line is decided.
    p.go(window, "Ctrl+PageDown", "1 staat open");
    p.keys(window, &["Enter"]);
    window.sees("Uitkomst vastleggen");
    println!("{:?}", window.focused_words());
    p.tab_to(window, "overleg-uitkomst");
    p.keys(window, &["Home"]);
    p.tab_to(window, "overleg-afspraak");
    p.types(window, "Eén nacht is in orde.");
    p.keys(window, &["Ctrl+Enter"]);
    window.sees("Uitkomst van het overleg vastgelegd");
    println!("{}", window.all_text());
    p.go(window, "Ctrl+PageUp", "Nog te beoordelen (0)");
    println!("{}", window.all_text());
}
