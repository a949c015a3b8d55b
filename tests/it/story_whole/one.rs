//! One partner with keys alone, from Welkom to a printed letter: nothing is pressed with a mouse.

use super::{Presses, begin, fill_in_region};
use crate::support::window::Window;
use crate::support::world::submission;
use oto_register::app::App;
use oto_register::domain::decision::{ConsultationOutcome, Outcome};
use oto_register::domain::letter::LetterState;

/// Key presses from Welkom to the sent letter, every typed letter among them.
const MOST_KEYS: u32 = 340;

#[test]
fn one_partner_with_keys_alone_from_welkom_to_a_printed_letter() {
    let mut presses = Presses::default();
    let mut world = begin(&mut presses);
    let p = &mut presses;
    // What is missing first, then the partner.
    fill_in_region(p, &mut world.window);
    let window = &mut world.window;
    make_partner(p, window);

    // Its file.
    p.go(window, "Ctrl+PageDown", "0 van 1 jaarplannen ontvangen");
    world.will_choose(&[submission("rav-utrechtse-waarden.csv")]);
    let window = &mut world.window;
    p.keys(window, &["Ctrl+O"]);
    window.sees("Het bestand noemt geen partner.");
    p.tab_to(window, "partner-kiezen");
    p.keys(window, &["Enter", "ArrowDown", "Enter", "Ctrl+Enter"]);
    window.sees("Jaarplan RAV Utrechtse Waarden versie 1 ingelezen: 2 activiteiten.");

    judge(p, window);
    the_answer_comes(p, window);
    agree_and_send(p, window);
    println!("{} key presses, {MOST_KEYS} at most", p.0);
    assert!(p.0 <= MOST_KEYS, "{} key presses", p.0);

    let printed = world.shown();
    assert_eq!(printed.len(), 1);
    assert!(std::fs::read(&printed[0]).unwrap().starts_with(b"%PDF"));
    world.afterwards(|desk| {
        let letter = desk.letter_sheets(2027).unwrap().remove(0);
        assert_eq!(letter.state, LetterState::Sent);
        let sheet = desk.plan_sheet(letter.plan).unwrap();
        let decided: Vec<(Outcome, i64)> = sheet
            .lines()
            .map(|line| line.settled().unwrap())
            .map(|made| (made.outcome, made.granted.0))
            .collect();
        assert_eq!(
            decided,
            [
                (Outcome::Granted, 1_280_000),
                (Outcome::Granted, 96_000),
                (Outcome::Granted, 1_975_050),
                (Outcome::Refused, 0),
            ]
        );
        let talk = &sheet.activities[0].consultations[0];
        assert_eq!(talk.outcome, Some(ConsultationOutcome::Agreed));
        assert_eq!(letter.letter.unwrap().granted.0, 3_351_050);
    });
}

/// A partner with its address.
fn make_partner(p: &mut Presses, window: &mut Window<App>) {
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
}

/// Every line decided; the stay is talked over first.
fn judge(p: &mut Presses, window: &mut Window<App>) {
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
}

/// The answer of the partner is recorded at Overleg, and then the line is decided.
fn the_answer_comes(p: &mut Presses, window: &mut Window<App>) {
    p.go(window, "Ctrl+PageDown", "1 staat open");
    p.keys(window, &["Enter"]);
    window.sees("Uitkomst vastleggen");
    p.tab_to(window, "overleg-uitkomst");
    p.keys(window, &["Home"]);
    p.tab_to(window, "overleg-afspraak");
    p.types(window, "Eén nacht is in orde.");
    p.keys(window, &["Ctrl+Enter"]);
    window.sees("Uitkomst van het overleg vastgelegd");
    window.sees("alles is gehouden");
    p.tab_to_words(window, "Verblijfskosten");
    p.keys(window, &["Enter"]);
    window.sees("Is de reis zo lang dat overnachten te verdedigen is?");
    p.keys(window, &["Ctrl+J", "Ctrl+1"]);
    window.sees("In overleg 0").does_not_see("Nog 1 van");
}

/// The Bestuurlijk ROAZ, and the letter: made, looked at, and marked as sent.
fn agree_and_send(p: &mut Presses, window: &mut Window<App>) {
    p.go(window, "Ctrl+PageDown", "0 van 1 akkoord");
    p.keys(window, &["Space", "Ctrl+R", "Enter"]);
    window.sees("1 van 1 akkoord");
    p.go(window, "Ctrl+PageDown", "1 van 1 gereed");
    p.keys(window, &["Ctrl+B"]);
    p.tab_to(window, "maken");
    p.keys(window, &["Enter"]);
    window.sees("1 brief gemaakt.");
    p.keys(window, &["Ctrl+P"]);
    p.tab_to_words(window, "Als verstuurd melden");
    p.keys(window, &["Enter"]);
    p.tab_to(window, "melden");
    p.keys(window, &["Enter"]);
    window.sees("Verstuurd 1");
}
