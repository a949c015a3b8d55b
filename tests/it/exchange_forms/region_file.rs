//! The settings of a region as a file.

use oto_register::domain::partner::PartnerKind;
use oto_register::domain::plan::ActivityKind;
use oto_register::domain::region::{
    Adviser, RegionPassage, RegionRule, RegionSource, RuleEffect, RuleScope,
};
use oto_register::domain::sheet_remark::{Expected, RegionFileFault};
use oto_register::domain::verdict::Verdict;
use oto_register::domain::{Cents, CostKindId, PassageId};
use oto_register::exchange::region_file::{LetterheadFile, RegionFile, SignatoryFile, read, write};
use oto_register::words::region_file::region_file_error;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

const FULL: &str = include_str!("../../data/exchange_forms/regio.toml");

fn rijn() -> RegionFile {
    RegionFile {
        name: "Rijn & Heuvelrug".to_owned(),
        office: "Netwerkbureau Rijn & Heuvelrug".to_owned(),
        code: "RH".to_owned(),
        letterhead: LetterheadFile {
            return_address: "Postbus 8042, 3503 RA  UTRECHT".to_owned(),
            visiting_address: vec!["Rijnsweerd 12".to_owned(), "3584 CE Utrecht".to_owned()],
            phone: "030 555 01 20".to_owned(),
            email: "oto@rijnheuvelrug.example".to_owned(),
            footer: "KvK 12345678".to_owned(),
            colour: [0x0E, 0x46, 0x5D],
            logo: Some("logo.png".to_owned()),
        },
        adviser: Adviser {
            name: "Marieke Jansen".to_owned(),
            title: "adviseur".to_owned(),
            phone: "030 555 01 21".to_owned(),
            email: "m.jansen@rijnheuvelrug.example".to_owned(),
            available: String::new(),
        },
        signatories: vec![SignatoryFile {
            name: "dr. P. de Wit".to_owned(),
            function: "voorzitter".to_owned(),
            default: true,
        }],
        choices: [
            ("ondertekening-verplicht", "true"),
            ("geschenk-grens", "2500"),
            ("aanvraagprocedure", "Per \"mail\"\nen op tijd"),
        ]
        .map(|(id, value)| (id.to_owned(), value.to_owned()))
        .into(),
        choices_by_year: [(
            2027,
            [("factuurdeadline".to_owned(), "2028-02-01".to_owned())].into(),
        )]
        .into(),
        passages: vec![RegionPassage {
            id: "rh-catering".into(),
            section: "Meerjarenplan 2025–2028, 3.2".to_owned(),
            title: "Catering".to_owned(),
            summary: "Ten hoogste € 15 per persoon.".to_owned(),
            source: RegionSource::MultiYearPlan,
        }],
        rules: rules(),
        sentences: [(
            "brief.opening".to_owned(),
            "Regel één\nRegel \\ twee".to_owned(),
        )]
        .into(),
    }
}

fn rules() -> Vec<RegionRule> {
    vec![
        RegionRule {
            id: "rh-1".to_owned(),
            title: "Catering in overleg".to_owned(),
            reason: "De regio wil sober zijn.".to_owned(),
            applies: RuleScope {
                cost_kinds: vec!["catering".into()],
                activity_kinds: vec![ActivityKind::Training],
                partner_kinds: vec![PartnerKind::Hospital],
                above: Some(Cents(250_000)),
                from_year: Some(2026),
                until_year: Some(2028),
            },
            effect: RuleEffect::AtBest(Verdict::Consult),
            passages: vec!["rh-catering".into()],
        },
        RegionRule {
            id: "rh-2".to_owned(),
            title: "Offerte".to_owned(),
            reason: "Vooraf een offerte.".to_owned(),
            applies: RuleScope::default(),
            effect: RuleEffect::Condition {
                id: "rh-offerte".into(),
                question: "Is er een offerte?".to_owned(),
                if_no: Verdict::NotAllowed,
                if_unknown: Verdict::Consult,
            },
            passages: vec!["rh-catering".into()],
        },
    ]
}

#[test]
fn the_file_reads_well_and_is_as_it_was() {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/data/exchange_forms/regio.toml"
        );
        std::fs::write(path, write(&rijn())).unwrap();
        return;
    }
    assert_eq!(write(&rijn()), FULL);
}

#[test]
fn what_was_written_is_read_back() {
    assert_eq!(read(FULL), Ok(rijn()));
}

#[test]
fn a_file_with_windows_line_ends_and_a_mark_is_read() {
    let windows = format!("\u{feff}{}", FULL.replace('\n', "\r\n"));
    let read = read(&windows).unwrap();
    assert_eq!(read.name, "Rijn & Heuvelrug");
    assert_eq!(read.rules.len(), 2);
}

/// Replaces one piece of the file; the faults with their lines.
fn faults(from: &str, to: &str) -> Vec<(usize, String, RegionFileFault)> {
    assert!(FULL.contains(from), "{from}");
    let broken = FULL.replacen(from, to, 1);
    let errors = read(&broken).unwrap_err();
    for error in &errors {
        assert!(region_file_error(error).starts_with("Regel "));
    }
    let all = errors.into_iter();
    all.map(|it| (it.line, it.field, it.fault)).collect()
}

fn line_of(text: &str) -> usize {
    FULL.lines().position(|line| line.contains(text)).unwrap() + 1
}

/// One fault, at the line where `from` stood, at this field.
fn one(from: &str, to: &str, field: &str, check: impl Fn(&RegionFileFault) -> bool) {
    let found = faults(from, to);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0, found[0].1.as_str()), (line_of(from), field));
    assert!(check(&found[0].2), "{found:?}");
}

#[test]
fn faults_name_their_line_with_their_key() {
    let wrong =
        |expected| move |it: &RegionFileFault| *it == RegionFileFault::WrongType { expected };
    let unknown = |it: &RegionFileFault| matches!(it, RegionFileFault::UnknownKey { .. });
    let missing = |it: &RegionFileFault| *it == RegionFileFault::Missing;
    one(
        "code = \"RH\"",
        "cod = \"RH\"\ncode = \"RH\"",
        "regio.cod",
        unknown,
    );
    one(
        "code = \"RH\"",
        "code = 12",
        "regio.code",
        wrong(Expected::Text),
    );
    one("code = \"RH\"", "code = \" \"", "regio.code", missing);
    one(
        "[[ondertekenaar]]",
        "[[ondertekenaars]]",
        "ondertekenaars",
        unknown,
    );
    one(
        "standaard = true",
        "standaard = \"ja\"",
        "ondertekenaar 1.standaard",
        wrong(Expected::YesNo),
    );
    one(
        "huiskleur = \"#0E465D\"",
        "huiskleur = \"petrol\"",
        "briefhoofd.huiskleur",
        wrong(Expected::Colour),
    );
    one(
        "bezoekadres = [",
        "bezoekadres = [1, ",
        "briefhoofd.bezoekadres",
        wrong(Expected::TextList),
    );
}

#[test]
fn faults_in_choices_or_rules_name_their_line() {
    let wrong =
        |expected| move |it: &RegionFileFault| *it == RegionFileFault::WrongType { expected };
    let word = |it: &RegionFileFault| matches!(it, RegionFileFault::UnknownWord { .. });
    one(
        "partnersoorten = [\"ziekenhuis\"]",
        "partnersoorten = [\"apotheek\"]",
        "regel 1.partnersoorten",
        word,
    );
    one(
        "vanaf_jaar = 2026",
        "vanaf_jaar = 26",
        "regel 1.vanaf_jaar",
        wrong(Expected::Year),
    );
    one(
        "boven_euro = \"2.500,00\"",
        "boven_euro = 2500.0",
        "regel 1.boven_euro",
        wrong(Expected::Euros),
    );
    one(
        "boven_euro = \"2.500,00\"",
        "boven_euro = \"2.500\"",
        "regel 1.boven_euro",
        wrong(Expected::Euros),
    );
    one(
        "hoogstens = \"in_overleg\"",
        "hoogstens = \"misschien\"",
        "regel 1.hoogstens",
        word,
    );
    one(
        "bron = \"meerjarenplan\"",
        "bron = \"krant\"",
        "passage 1.bron",
        word,
    );
    one(
        "activiteitsoorten = [\"training\"]",
        "activiteitsoorten = [\"feest\"]",
        "regel 1.activiteitsoorten",
        word,
    );
    one(
        "bij_nee = \"niet_toegestaan\"",
        "bij_nee = \"nee\"",
        "regel 2.voorwaarde.bij_nee",
        word,
    );
    one(
        "geschenk-grens = 2500",
        "geschenk-grens = 25.5",
        "keuzes.geschenk-grens",
        wrong(Expected::SettingValue),
    );
    one(
        "[keuzes.2027]",
        "[keuzes.volgend]",
        "keuzes.volgend",
        wrong(Expected::Year),
    );
    one("id = \"rh-2\"", "id = \"rh-1\"", "regel 2.id rh-1", |it| {
        *it == RegionFileFault::Twice
    });
}

#[test]
fn kinds_of_partners_are_known_by_their_ids_too() {
    let file = read(&FULL.replace("\"ziekenhuis\"", "\"hospital\", \"hap\"")).unwrap();
    let kinds = &file.rules[0].applies.partner_kinds;
    assert_eq!(*kinds, [PartnerKind::Hospital, PartnerKind::Hap]);
}

#[test]
fn what_is_left_out_is_named() {
    let found = faults("titel = \"Offerte\"\n", "");
    assert_eq!(found[0].1, "regel 2.titel");
    assert_eq!(found[0].2, RegionFileFault::Missing);
    let found = faults("[regio]", "[streek]");
    let fields: Vec<_> = found.iter().map(|it| it.1.as_str()).collect();
    assert!(fields.contains(&"regio") && fields.contains(&"streek"));
}

#[test]
fn a_rule_does_one_thing() {
    let found = faults("hoogstens = \"in_overleg\"\n", "");
    assert_eq!(found[0].1, "regel 1");
    assert_eq!(found[0].2, RegionFileFault::NeedsOneEffect);
}

#[test]
fn only_one_signatory_is_the_standard_one() {
    let second =
        "standaard = true\n\n[[ondertekenaar]]\nnaam = \"A\"\nfunctie = \"b\"\nstandaard = true";
    let found = faults("standaard = true", second);
    assert_eq!(found[0].2, RegionFileFault::TwoDefaults);
}

#[test]
fn broken_toml_names_its_line() {
    let found = faults("code = \"RH\"", "code = \"RH");
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].0, &found[0].2),
        (line_of("code = \"RH\""), &RegionFileFault::Syntax)
    );
}

#[test]
fn all_faults_come_at_once() {
    let broken = FULL
        .replace("code = \"RH\"", "code = 1")
        .replace("vanaf_jaar = 2026", "vanaf_jaar = 1");
    assert_eq!(read(&broken).unwrap_err().len(), 2);
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z é€\"'\\\\\n\r\t#=\\[\\]{}]{0,12}", any::<String>()]
}

fn some_text() -> impl Strategy<Value = String> {
    any_text().prop_map(|text| format!("x{text}"))
}

fn any_rule() -> impl Strategy<Value = RegionRule> {
    let verdict = || proptest::sample::select(Verdict::ALL.to_vec());
    let effect = prop_oneof![
        verdict().prop_map(RuleEffect::AtBest),
        (some_text(), some_text(), verdict(), verdict()).prop_map(
            |(id, question, if_no, if_unknown)| RuleEffect::Condition {
                id: id.into(),
                question,
                if_no,
                if_unknown
            }
        ),
    ];
    let scope = (
        vec(any_text(), 0..3),
        proptest::sample::subsequence(ActivityKind::ALL.to_vec(), 0..6),
        proptest::sample::subsequence(PartnerKind::ALL.to_vec(), 0..9),
        proptest::option::of(0..=i64::from(i32::MAX)),
        proptest::option::of(2000..2200),
        proptest::option::of(2000..2200),
    )
        .prop_map(
            |(cost, activity_kinds, partner_kinds, above, from_year, until_year)| RuleScope {
                cost_kinds: cost.into_iter().map(CostKindId).collect(),
                activity_kinds,
                partner_kinds,
                above: above.map(Cents),
                from_year,
                until_year,
            },
        );
    (
        some_text(),
        some_text(),
        scope,
        effect,
        vec(any_text(), 1..3),
    )
        .prop_map(|(title, reason, applies, effect, passages)| RegionRule {
            id: String::new(),
            title,
            reason,
            applies,
            effect,
            passages: passages.into_iter().map(PassageId).collect(),
        })
}

fn any_value() -> impl Strategy<Value = String> {
    prop_oneof![
        any_text(),
        "true|false|-?[0-9]{1,5}|2027-0[1-9]-1[0-9]|\\+5|-0"
    ]
}

prop_compose! {
    fn any_file()(
        name in some_text(), office in some_text(), code in some_text(),
        lines in vec(any_text(), 0..3), footer in any_text(), colour in any::<[u8; 3]>(),
        logo in proptest::option::of(some_text()), adviser in any_text(),
        signatory in some_text(), default in any::<bool>(),
        choices in btree_map(any_text(), any_value(), 0..4),
        by_year in btree_map(2000..2200, btree_map(any_text(), any_value(), 1..3), 0..3),
        passage in (some_text(), proptest::sample::select(RegionSource::ALL.to_vec())),
        rules in vec(any_rule(), 0..3),
        sentences in btree_map(any_text(), any_text(), 0..3),
    ) -> RegionFile {
        let mut file = RegionFile { name, office, code, ..RegionFile::default() };
        file.letterhead.visiting_address = lines;
        file.letterhead.footer = footer;
        file.letterhead.colour = colour;
        file.letterhead.logo = logo;
        file.adviser.name = adviser;
        file.signatories = vec![SignatoryFile { name: signatory.clone(), function: signatory, default }];
        file.choices = choices.into_iter().filter(|(id, _)| id.parse::<i32>().is_err()).collect();
        file.choices_by_year = by_year;
        let (text, source) = passage;
        file.passages = vec![RegionPassage {
            id: text.clone().into(), section: text.clone(), title: text.clone(), summary: text, source,
        }];
        file.rules = rules;
        for (number, rule) in file.rules.iter_mut().enumerate() {
            rule.id = format!("regel-{number}");
        }
        file.sentences = sentences;
        file
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn any_settings_survive_writing_then_reading(file in any_file()) {
        prop_assert_eq!(read(&write(&file)), Ok(file));
    }

    #[test]
    fn no_text_makes_reading_panic(text in any::<String>()) {
        let _ = read(&text);
    }
}
