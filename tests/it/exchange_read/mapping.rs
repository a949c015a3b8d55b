//! A layout that nobody knows is read with a mapping, which recognises the next file of its source.

use super::{open, read};
use oto_register::domain::submission::{Doubt, Layout};
use oto_register::exchange::reading::{self, Mapping, MappingError, ReadOptions};

const MAPPING: &str = r#"
blad = "Uitdraai 2027"
kop_rij = 4

[kolommen]
naam = "B"
soort = "C"
datum = "D"
deelnemers = "E"
omschrijving = "F"
bedrag = "G"
"#;

#[test]
fn an_unknown_layout_is_refused_without_a_mapping() {
    let (_, found) = read("exchange/eigen-uitdraai-2027.xlsx", &ReadOptions::default());
    assert_eq!(found[0].doubt, Doubt::NothingRecognised);
}

#[test]
fn a_mapping_reads_an_unknown_layout() {
    let mapping = Mapping::from_toml(MAPPING).unwrap();
    let (submission, found) = read("exchange/eigen-uitdraai-2027.xlsx", &with(&mapping));
    assert_eq!(found, []);
    assert_eq!(submission.layout, Layout::Mapped);
    assert_eq!(submission.activities.len(), 1);
    assert_eq!(submission.activities[0].costs[1].text, "Lunch");
    assert_eq!(submission.total().0, 431_075);
}

#[test]
fn the_next_file_of_a_source_has_the_same_signature() {
    let mapping = Mapping::from_toml(MAPPING).unwrap();
    let signature = |file: &str| mapping.signature(&open(file).workbook);
    let first = signature("exchange/eigen-uitdraai-2027.xlsx");
    assert!(first.is_some());
    assert_eq!(first, signature("exchange/eigen-uitdraai-2028.xlsx"));
    assert_ne!(first, signature("submissions/hap-lekstroom.xlsx"));
    let (submission, found) = read("exchange/eigen-uitdraai-2028.xlsx", &with(&mapping));
    assert_eq!((submission.total().0, found.len()), (99_000, 0));
}

#[test]
fn a_column_per_cost_kind_can_be_mapped() {
    let text = "kop_rij = 3\n[kolommen]\nnaam = \"A\"\nsoort = \"B\"\n[bedragkolommen]\n\"Inhuur\" = \"E\"\nEten = \"G\"\n";
    let mapping = Mapping::from_toml(text).unwrap();
    let (submission, _) = read("submissions/hap-lekstroom.xlsx", &with(&mapping));
    let first: Vec<(&str, i64)> = submission.activities[0]
        .costs
        .iter()
        .map(|cost| (cost.text.as_str(), cost.amount.0))
        .collect();
    assert_eq!(first, [("Inhuur", 240_000), ("Eten", 18_000)]);
}

#[test]
fn a_mapping_that_does_not_fit_says_where() {
    let cases = [
        ("blad = \"Uitdraai 2027\"", "blad = \"Plan\""),
        ("bedrag = \"G\"", "bedrag = \"Q\""),
        ("kop_rij = 4", "kop_rij = 40"),
    ];
    for (right, wrong) in cases {
        let mapping = Mapping::from_toml(&MAPPING.replace(right, wrong)).unwrap();
        let (submission, found) = read("exchange/eigen-uitdraai-2027.xlsx", &with(&mapping));
        assert!(submission.activities.is_empty());
        assert_eq!(
            found[0].doubt,
            Doubt::MappingDoesNotFit {
                detail: wrong.to_owned()
            }
        );
    }
}

#[test]
fn a_wrong_mapping_file_names_the_key_at_fault() {
    let error = |text: &str| Mapping::from_toml(text).unwrap_err();
    assert_eq!(
        error(&MAPPING.replace("naam = \"B\"", "")),
        MappingError::Missing { key: "naam" }
    );
    assert_eq!(
        error(&MAPPING.replace("bedrag = \"G\"", "")),
        MappingError::Missing { key: "bedrag" }
    );
    assert_eq!(
        error(&MAPPING.replace("kop_rij = 4", "kop_rij = 0")),
        MappingError::NoSuchRow
    );
    let not_a_column = MappingError::NotAColumn {
        key: "soort".to_owned(),
        given: "7".to_owned(),
    };
    assert_eq!(
        error(&MAPPING.replace("soort = \"C\"", "soort = \"7\"")),
        not_a_column
    );
    let unknown = MappingError::NotToml {
        line: 7,
        key: Some("vorm".to_owned()),
    };
    assert_eq!(error(&MAPPING.replace("soort", "vorm")), unknown);
}

#[test]
fn a_mapping_survives_being_kept_as_toml() {
    let mapping = Mapping::from_toml(MAPPING).unwrap();
    assert_eq!(Mapping::from_toml(&mapping.to_toml()).unwrap(), mapping);
}

#[test]
fn a_guess_names_the_columns_whose_words_are_known() {
    let guess =
        reading::guess_mapping(&open("submissions/ziekenhuis-de-vecht.xlsx").workbook).unwrap();
    assert_eq!(guess.header_row, 7);
    assert_eq!(guess.columns.amount.as_deref(), Some("G"));
    assert_eq!(guess.columns.name.as_deref(), Some("B"));
}

fn with(mapping: &Mapping) -> ReadOptions<'_> {
    ReadOptions {
        partner_given: true,
        mapping: Some(mapping),
        ..ReadOptions::default()
    }
}
