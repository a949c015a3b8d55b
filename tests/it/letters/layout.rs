//! Pages: nothing leaves them, nothing is lost, what belongs together stays together.

use super::sample::*;
use oto_register::domain::Cents;
use oto_register::letters::facts::{ActivityOutcome, LetterFacts};
use oto_register::letters::layout;
use oto_register::letters::letter::{Letter, Paper, Text};
use oto_register::letters::pages::{Artifact, MM, Op, PAGE_HEIGHT, Page, Pages, TextOp};
use proptest::prelude::*;

const RIGHT: f32 = 175.0 * MM;
const BODY_BOTTOM: f32 = 270.0 * MM;

/// Text operations of a page with whether they are content.
fn texts(page: &Page) -> Vec<(&TextOp, bool)> {
    let mut content = false;
    let mut found = Vec::new();
    for op in &page.ops {
        match op {
            Op::Open { .. } => content = true,
            Op::OpenArtifact(_) | Op::Close => content = false,
            Op::Text(text) => found.push((text, content)),
            Op::Rule { .. } | Op::Image { .. } => {}
        }
    }
    found
}

fn words(text: &TextOp) -> String {
    let glyphs = text.runs.iter().flat_map(|it| &it.glyphs);
    glyphs.map(|it| it.text.as_str()).collect()
}

fn right_edge(text: &TextOp) -> f32 {
    let glyphs: Vec<_> = text.runs.iter().flat_map(|it| &it.glyphs).collect();
    let all: i32 = glyphs.iter().map(|it| it.advance).sum();
    let last = glyphs.last().filter(|it| it.text == " ");
    text.left + (all - last.map_or(0, |it| it.advance)) as f32 * text.size / 1000.0
}

/// Fails when a word is outside the margins of its page.
pub fn check_inside(pages: &Pages) {
    for (at, page) in pages.pages.iter().enumerate() {
        for (text, content) in texts(page) {
            let what = format!("page {}: {:?}", at + 1, words(text));
            if text.turned.is_some() {
                continue;
            }
            assert!(
                text.left >= 35.0 * MM - 0.1,
                "{what} begins left of the text"
            );
            assert!(
                right_edge(text) <= RIGHT + 0.5,
                "{what} ends right of the text"
            );
            assert!(text.baseline >= 5.0 * MM, "{what} is above the page");
            let bottom = if content {
                BODY_BOTTOM
            } else {
                PAGE_HEIGHT - 5.0 * MM
            };
            assert!(text.baseline <= bottom + 0.1, "{what} is too low");
        }
    }
}

/// The letters of all content, without white space and hyphens.
pub fn content(pages: &Pages) -> String {
    let all = pages.pages.iter().flat_map(texts);
    let content = all
        .filter(|(_, content)| *content)
        .map(|(text, _)| words(text));
    content
        .collect::<String>()
        .chars()
        .filter(|it| solid(*it))
        .collect()
}

fn solid(letter: char) -> bool {
    !letter.is_whitespace() && letter != '\u{ad}'
}

fn check_said(pages: &Pages, what: &str) {
    let wanted: String = what.chars().filter(|it| solid(*it)).collect();
    assert!(content(pages).contains(&wanted), "{what:?} is not on paper");
}

fn page_of(pages: &Pages, what: &str) -> usize {
    let has = |page: &Page| {
        texts(page)
            .iter()
            .any(|(text, _)| words(text).contains(what))
    };
    pages.pages.iter().position(has).unwrap()
}

#[test]
fn every_case_stays_inside_its_pages() {
    for name in CASES {
        check_inside(&pages(&facts(name)));
    }
}

#[test]
fn forty_activities_go_over_pages_with_the_header_on_each() {
    let facts = with_activities("rav", 40);
    keep("veertig", &bytes(&facts));
    let pages = pages(&facts);
    check_inside(&pages);
    for activity in &facts.activities {
        check_said(&pages, &activity.project_number);
    }
    let of_table: Vec<usize> = (1..=40)
        .map(|at| page_of(&pages, &format!("RU-27-{at:02} ")))
        .collect();
    let last = *of_table.iter().max().unwrap();
    assert!(last > 0);
    for page in 0..=last {
        let heads = texts(&pages.pages[page]);
        assert!(
            heads
                .iter()
                .any(|(text, _)| words(text).starts_with("Projectnr."))
        );
    }
    assert_eq!(page_of(&pages, "Totaal"), last);
}

#[test]
fn a_repeated_header_is_no_content() {
    let pages = pages(&with_activities("rav", 40));
    let heads = pages.pages.iter().flat_map(texts);
    let tagged = heads.filter(|(text, content)| *content && words(text).starts_with("Projectnr."));
    assert_eq!(tagged.count(), 1);
}

#[test]
fn the_signature_keeps_the_last_paragraph() {
    for count in 1..=24 {
        let pages = pages(&with_activities("rav", count));
        let name = page_of(&pages, "drs. M.E. van Loenen");
        assert_eq!(page_of(&pages, "Hebt u vragen"), name, "{count} activities");
        assert_eq!(page_of(&pages, "voorzitter"), name, "{count} activities");
    }
}

#[test]
fn a_heading_never_stands_alone_at_the_foot_of_a_page() {
    let pairs = [
        ("Besluit per activiteit", "Wij hebben elke"),
        ("Wijzigingen en overschrijdingen", "Het bedrag is per"),
        ("Facturen", "Wij betalen op"),
    ];
    for count in 1..=24 {
        let pages = pages(&with_activities("rav", count));
        for (heading, text) in pairs {
            assert_eq!(
                page_of(&pages, heading),
                page_of(&pages, text),
                "{count}: {heading}"
            );
        }
    }
}

#[test]
fn a_concept_has_its_mark_first_on_every_page() {
    let mut facts = with_activities("rav", 30);
    facts.agreed_on = None;
    let pages = pages(&facts);
    assert!(pages.pages.len() > 2);
    for page in &pages.pages {
        assert!(matches!(page.ops[0], Op::OpenArtifact(Artifact::Watermark)));
        let Op::Text(mark) = &page.ops[1] else {
            panic!("no text")
        };
        assert_eq!(words(mark).trim(), "CONCEPT");
    }
}

#[test]
fn a_word_that_is_too_long_breaks_anywhere() {
    let mut facts = facts("rav");
    let word = "Rampenbestrijdingsoefeningsvoorbereidingscommissievergadering".repeat(4);
    facts.activities[0].name = word.clone();
    facts.activities[0].project_number = "RUVWABCDEFGHIJKLMNOP-27-01".into();
    facts.recipient.name = word.clone();
    facts.region.letterhead.email = format!("{word}@voorbeeld.example").to_lowercase();
    facts.region.office = word.clone();
    facts.reference = word.clone();
    facts.activities[2].granted = Cents(987_654_321_098);
    facts.activities[2].requested = Cents(987_654_321_099);
    let pages = pages(&facts);
    check_inside(&pages);
    check_said(&pages, &word);
    check_said(&pages, "RUVWABCDEFGHIJKLMNOP-27-01");
    keep("lange-woorden", &bytes(&facts));
}

#[test]
fn a_row_that_is_higher_than_a_page_is_spread() {
    let mut facts = facts("rav");
    facts.activities[1].name = "slachtoffers ".repeat(400);
    let pages = pages(&facts);
    check_inside(&pages);
    let said = content(&pages).matches("slachtoffers").count();
    assert_eq!(said, 400);
    keep("hoge-rij", &bytes(&facts));
}

#[test]
fn a_head_beyond_all_measure_is_an_error() {
    let mut facts = facts("rav");
    facts.recipient.name = "ziekenhuis ".repeat(600);
    let error = layout::lay_out(&letter(&facts)).unwrap_err();
    assert_eq!(error, layout::Error::HeadTooLong);
}

#[test]
fn without_an_address_only_the_name_stands_in_the_window() {
    let letter: Letter = letter(&facts("een-activiteit"));
    let Paper::Letterhead(_, addressed) = &letter.paper else {
        panic!("{:?}", letter.paper)
    };
    let addressee: Vec<String> = addressed.addressee.iter().map(Text::words).collect();
    assert_eq!(addressee, ["Verpleeghuis ’t Hoge Veld"]);
    assert_eq!(addressed.salutation.words(), "Geachte heer, mevrouw,");
}

#[test]
fn a_trema_is_never_orphaned_by_a_hyphen() {
    let mut facts = facts("rav");
    let motivation = "De crisiscoördinatoren en geïnteresseerde beëdigde vertalers reïntegreren ";
    facts.activities[7].lines[0].motivation = motivation.repeat(12);
    for page in &pages(&facts).pages {
        for pair in texts(page).windows(2) {
            let (before, after) = (words(pair[0].0), words(pair[1].0));
            let trema = after.starts_with(['ë', 'ï', 'ö', 'ü']);
            assert!(!(before.ends_with('\u{ad}') && trema), "{before} {after}");
        }
    }
}

#[test]
fn a_broken_logo_is_an_error() {
    let mut facts = facts("rav");
    facts.region.letterhead.logo_png = Some(b"GIF89a".to_vec());
    let error = layout::lay_out(&letter(&facts)).unwrap_err();
    assert!(matches!(error, layout::Error::Logo(_)));
}

/// Names as people and spreadsheets make them.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z][a-zëïöüé]{1,12}( [A-Za-zëïöüé’&.()-]{1,20}){0,8}",
        "[a-zA-Z0-9@._/-]{1,160}",
        "[ -~¡-ſ‘’“”–—€]{1,120}",
    ]
}

fn arbitrary() -> impl Strategy<Value = LetterFacts> {
    let activity = (name(), 0_i64..100_000_000_000, 0_i64..=100, name());
    let activities = prop::collection::vec(activity, 1..14);
    let head = (name(), name(), name(), name(), name(), name());
    (head, activities, any::<bool>()).prop_map(|(head, activities, concept)| {
        let mut facts = facts("rav");
        let model = facts.activities[2].clone();
        let (partner, contact, office, email, reference, footer) = head;
        facts.recipient.name = partner;
        facts.recipient.contact.name = contact;
        facts.region.office = format!("N{office}");
        facts.region.letterhead.email = email;
        facts.region.letterhead.footer = footer;
        facts.partner_reference = reference;
        facts.agreed_on = facts.agreed_on.filter(|_| !concept);
        facts.activities = activities
            .into_iter()
            .enumerate()
            .map(|(at, (name, requested, percent, motivation))| {
                let mut activity = model.clone();
                activity.project_number = format!("RU-27-{at:02}");
                activity.name = format!("x{name}");
                activity.requested = Cents(requested);
                activity.granted = Cents(requested / 100 * percent);
                let (asked, got) = (activity.requested, activity.granted);
                activity.outcome = ActivityOutcome::of(asked, got, false);
                activity.lines.truncate(1);
                activity.lines[0].requested = asked;
                activity.lines[0].granted = got;
                activity.lines[0].motivation = format!("x{motivation}");
                activity
            })
            .collect();
        facts
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_leaves_the_page(mut facts in arbitrary()) {
        if facts.recipient.name.trim().is_empty() {
            facts.recipient.name = "x".into();
        }
        let letter = letter(&facts);
        let pages = layout::lay_out(&letter).unwrap();
        check_inside(&pages);
        let said = content(&pages);
        for activity in &facts.activities {
            let wanted: String = activity.name.chars().filter(|it| solid(*it)).collect();
            prop_assert!(said.contains(&wanted), "{} is lost", activity.name);
        }
        prop_assert!(pages.pages.len() < 20);
    }
}

/// Except for the office's own name and the numbers of a list, every word can be followed back.
#[test]
fn every_word_of_a_letter_knows_where_it_comes_from() {
    for name in CASES {
        let pages = pages(&facts(name));
        let regions = pages.pages.iter().flat_map(|it| &it.regions);
        let known: String = regions.map(|it| it.words.as_str()).collect();
        let known: Vec<char> = known.chars().filter(|it| solid(*it)).collect();
        let mut next = 0;
        let mut left = String::new();
        for letter in content(&pages).chars() {
            if known.get(next) == Some(&letter) {
                next += 1;
            } else {
                left.push(letter);
            }
        }
        assert_eq!(next, known.len(), "{name}: out of order");
        let numbers = left.trim_start_matches("NetwerkbureauRijn&Heuvelrug");
        assert!(
            numbers.chars().all(|it| it.is_ascii_digit() || it == '.'),
            "{name}: {left}"
        );
    }
}

#[test]
fn regions_lie_on_their_words() {
    let pages = pages(&facts("rav"));
    for page in &pages.pages {
        for region in &page.regions {
            assert!(!region.areas.is_empty(), "{}", region.words);
            for [left, top, width, height] in &region.areas {
                assert!(*left >= 35.0 * MM - 0.1 && left + width <= RIGHT + 0.5);
                assert!(*top > 0.0 && top + height < PAGE_HEIGHT && *width > 0.0);
            }
        }
    }
}
