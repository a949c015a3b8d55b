//! What letters say: goldens of their text in reading order and of their pages, and the sentences
//! that hang on a fact.

use super::sample::*;
use crate::support::{golden_picture, golden_text};
use oto_register::domain::Cents;
use oto_register::letters::compose::{self, Error};
use oto_register::letters::facts::*;
use oto_register::letters::letter::Block;
use oto_register::letters::preview;
use oto_register::words::letters::*;

/// Pixels per point of the pictures: 80 dots per inch.
const SCALE: f32 = 80.0 / 72.0;

fn check_pages(name: &str, pdf: &[u8]) {
    for (at, page) in preview::pages(pdf, SCALE).unwrap().iter().enumerate() {
        let file = format!("letters/golden/{name}-{}.png", at + 1);
        golden_picture(&file, page.width, page.height, &page.rgba);
    }
}

fn concept() -> LetterFacts {
    let mut facts = facts("rav");
    facts.agreed_on = None;
    facts
}

fn correction() -> LetterFacts {
    let mut facts = facts("rav");
    facts.reference = "RH-OTO-2027-21".into();
    facts.replaces = Some(Replaced {
        reference: "RH-OTO-2027-14".into(),
        dated: "2026-11-21".parse().unwrap(),
    });
    facts
}

#[test]
fn every_case_says_what_its_golden_says() {
    for name in CASES {
        let text = letter(&facts(name)).text();
        golden_text(&format!("letters/golden/{name}.txt"), &text);
        keep(name, &bytes(&facts(name)));
    }
}

#[test]
fn the_letter_looks_like_the_reference() {
    let bytes = bytes(&with_logo(facts("rav")));
    keep("rav-met-logo", &bytes);
    check_pages("rav", &bytes);
}

#[test]
fn a_concept_says_so_on_paper() {
    let bytes = bytes(&concept());
    keep("concept", &bytes);
    let page = preview::page(&bytes, 0, SCALE).unwrap().unwrap();
    golden_picture(
        "letters/golden/concept-1.png",
        page.width,
        page.height,
        &page.rgba,
    );
}

#[test]
fn conditions_and_reductions_look_right() {
    check_pages("voorwaarden", &bytes(&facts("voorwaarden")));
}

#[test]
fn the_annex_begins_on_a_page_of_its_own() {
    let bytes = bytes(&facts("alles-afgewezen"));
    check_pages("alles-afgewezen", &bytes);
}

#[test]
fn a_concept_tells_that_the_board_has_not_agreed() {
    let text = letter(&concept()).text();
    assert!(text.starts_with("[CONCEPT]"));
    assert!(text.contains("heeft nog niet ingestemd"));
    assert!(!letter(&facts("rav")).text().contains("CONCEPT"));
}

#[test]
fn a_correction_names_the_letter_that_it_replaces() {
    let facts = correction();
    keep("correctie", &bytes(&facts));
    let text = letter(&facts).text().replace('\u{a0}', " ");
    assert!(text.contains(
        "Deze brief vervangt onze brief van 21 november 2026 met kenmerk RH-OTO-2027-14."
    ));
    assert!(text.contains("Ons kenmerk: RH-OTO-2027-21"));
}

#[test]
fn motivations_open_with_number_and_name_in_bold() {
    let letter = letter(&facts("rav"));
    let bold: Vec<String> = letter
        .body
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(text) => text.spans().first().filter(|it| it.bold),
            Block::Heading(_) | Block::Numbered(_) | Block::Table(_) | Block::Fields(_) => None,
        })
        .map(|span| span.text.clone())
        .collect();
    assert_eq!(
        bold,
        [
            "RU-27-03, regionale oefening grootschalige geneeskundige bijstand.",
            "RU-27-04, CBRN-training door interne trainers, 180 uur.",
            "RU-27-08, aanschaf zes portofoons.",
        ]
    );
}

#[test]
fn less_than_asked_without_a_reason_is_an_error() {
    let mut facts = facts("rav");
    facts.activities[2].lines[1].motivation = " ".into();
    let expected = Error::NoReason {
        project_number: "RU-27-03".into(),
        line: "Vacatiegeld deelnemers".into(),
    };
    assert_eq!(
        compose::approval(&facts, &standard()).unwrap_err(),
        expected
    );
    facts.activities[2].lines.clear();
    assert!(compose::approval(&facts, &standard()).is_err());
}

#[test]
fn a_plan_without_activities_has_no_letter() {
    let mut facts = facts("rav");
    facts.activities.clear();
    let error = compose::approval(&facts, &standard()).unwrap_err();
    assert_eq!(error, Error::NoActivities);
}

#[test]
fn a_region_that_does_not_share_the_guide_names_no_section() {
    let mut facts = facts("rav");
    facts.sharing = GuideSharing::Nothing;
    let text = letter(&facts).text();
    for section in [
        "fig. 1",
        "figuur 1",
        "bijlage 1",
        "afspraak 2",
        "Gids |",
        "| 1a",
    ] {
        assert!(!text.contains(section), "{section}");
    }
    keep("zonder-gids", &bytes(&facts));
}

#[test]
fn a_fingerprint_changes_with_every_fact_that_shows() {
    let base = letter(&facts("rav")).fingerprint();
    assert_eq!(base.len(), 64);
    assert_eq!(base, letter(&facts("rav")).fingerprint());
    let changes: [fn(&mut LetterFacts); 8] = [
        |it| {
            it.activities[0].requested = Cents(1_359_999);
            it.activities[0].granted = Cents(1_359_999);
        },
        |it| it.recipient.name.push('.'),
        |it| it.agreed_on = None,
        |it| it.region.letterhead.colour[0] += 1,
        |it| it.region.letterhead.logo_png = Some(vec![1]),
        |it| it.signatory.name.push('a'),
        |it| it.activities[7].lines[0].motivation.push('a'),
        |it| it.region.adviser.phone.push('1'),
    ];
    for (at, change) in changes.iter().enumerate() {
        let mut facts = facts("rav");
        change(&mut facts);
        assert_ne!(letter(&facts).fingerprint(), base, "change {at}");
    }
}

#[test]
fn outcomes_follow_from_amounts() {
    let of = |requested, granted, conditions| {
        ActivityOutcome::of(Cents(requested), Cents(granted), conditions)
    };
    assert_eq!(of(10, 10, false), ActivityOutcome::Granted);
    assert_eq!(of(10, 10, true), ActivityOutcome::Conditional);
    assert_eq!(of(10, 9, true), ActivityOutcome::Partly);
    assert_eq!(of(10, 0, true), ActivityOutcome::Refused);
}

#[test]
fn names_take_a_small_letter_only_where_that_is_right() {
    for (name, expected) in [
        ("Regionale oefening", "regionale oefening"),
        ("CBRN-training", "CBRN-training"),
        ("Vechtstreek oefent", "Vechtstreek oefent"),
        ("Training crisisteam", "training crisisteam"),
        ("ETS", "ETS"),
        ("", ""),
    ] {
        assert_eq!(name_in_sentence(name), expected);
    }
}

#[test]
fn sections_are_short_in_the_table_but_whole_in_a_sentence() {
    for (section, short, whole) in [
        ("Inleiding fig. 1", "fig. 1", "figuur 1"),
        ("1a", "1a", "paragraaf 1a"),
        (
            "Bijlage 3, vraag 7",
            "bijlage 3, vraag 7",
            "bijlage 3, vraag 7",
        ),
        ("Afspraak 2", "afspraak 2", "afspraak 2"),
        ("Inleiding", "inleiding", "inleiding"),
        (
            "Meerjarenplan 2025–2028, 3.2",
            "Meerjarenplan 2025–2028, 3.2",
            "Meerjarenplan 2025–2028, 3.2",
        ),
    ] {
        assert_eq!(short_section(section), short);
        assert_eq!(section_in_sentence(section), whole);
    }
}

#[test]
fn dutch_lists_and_hours_read_well() {
    let list_of =
        |items: &[&str]| list(&items.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
    assert_eq!(list_of(&["a"]), "a");
    assert_eq!(list_of(&["a", "b", "c"]), "a, b en c");
    assert_eq!(all_activities(2), "beide activiteiten");
    assert_eq!(activities(1), "één activiteit");
    assert_eq!(hours(10_800), "180\u{a0}uur");
    assert_eq!(hours(750), "12,5\u{a0}uur");
    assert_eq!(without_full_stop("dat mag niet."), "Dat mag niet");
    assert_eq!(whole_sentence("stuur een factuur"), "Stuur een factuur.");
}
