//! The fonts: what can be written, and what says that it cannot.

use super::sample::*;
use oto_register::letters::font::{Weight, clean, font};
use oto_register::letters::layout::{self, Error};

fn missing(name: &str) -> char {
    let mut facts = facts("rav");
    facts.recipient.name = name.into();
    match layout::lay_out(&letter(&facts)) {
        Err(Error::MissingGlyph(missing)) => {
            assert!(name.contains(&missing.text) || missing.text.contains(missing.character));
            missing.character
        }
        other => panic!("{name} gave {:?}", other.map(|it| it.pages.len())),
    }
}

#[test]
fn a_character_without_a_glyph_is_an_error_that_names_it() {
    assert_eq!(missing("Ziekenhuis 医院"), '医');
    assert_eq!(missing("Huisarts 🏥 Noord"), '🏥');
    assert_eq!(missing("מרפאה"), 'מ');
    assert_eq!(missing("अस्पताल"), 'अ');
}

#[test]
fn letters_with_marks_are_written_whichever_way_they_are_typed() {
    for weight in Weight::ALL {
        let composed = font(weight).shape("Özdemir-Daniëls").unwrap();
        let decomposed = font(weight).shape("O\u{308}zdemir-Danie\u{308}ls").unwrap();
        assert_eq!(composed, decomposed);
        assert!(composed.glyphs.iter().all(|it| it.id != 0));
    }
}

#[test]
fn every_glyph_reads_as_one_character() {
    let shaped = font(Weight::Regular)
        .shape("financiële\u{a0}affaire")
        .unwrap();
    let read: String = shaped.glyphs.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(read, "financiële affaire");
}

#[test]
fn line_ends_tabs_and_unseen_characters_do_no_harm() {
    assert_eq!(clean("a\tb\nc\u{200b}d\u{ad}e\u{feff}"), "a b cde");
    let mut facts = facts("rav");
    facts.activities[0].name = "Oefening\u{200b}\r\nmet\tmeldkamer\u{7}".into();
    layout::lay_out(&letter(&facts)).unwrap();
}
