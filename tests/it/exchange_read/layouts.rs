//! Layouts like the examples with other words, shifted, hidden, in other formats; and answers to their questions.

use super::{cell, cell_of, data, open, read};
use oto_register::domain::submission::{
    CellAnswer, CellRef, Doubt, Remark, Submission, SubmittedActivity,
};
use oto_register::exchange::reading::{self, Answers, ReadOptions};
use oto_register::words::remarks;
use serde_json::{Value as Json, json};

#[test]
fn each_layout_is_read_as_its_expected_reading_says() {
    let mut files: Vec<String> = std::fs::read_dir(data("exchange/layouts"))
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".expected.json").map(str::to_owned))
        .collect();
    files.sort();
    assert!(files.len() >= 12, "{files:?}");
    for file in files {
        let path = format!("exchange/layouts/{file}");
        let expected = std::fs::read(data(&format!("{path}.expected.json"))).unwrap();
        let expected: Json = serde_json::from_slice(&expected).unwrap();
        let (submission, found) = read(&path, &options());
        let json = as_json(&submission, &found);
        let pretty = |value: &Json| serde_json::to_string_pretty(value).unwrap();
        assert_eq!(pretty(&json), pretty(&expected), "{file}");
    }
}

#[derive(serde::Deserialize)]
struct Tables {
    case: Vec<Table>,
}

#[derive(serde::Deserialize)]
struct Table {
    name: String,
    text: String,
    reads: Vec<String>,
    remarks: Vec<String>,
}

#[test]
fn each_small_table_is_read_as_its_case_says() {
    let text = std::fs::read_to_string(data("exchange/tables.toml")).unwrap();
    let tables: Tables = toml::from_str(&text).unwrap();
    for case in tables.case {
        let workbook = oto_register::exchange::open::open(case.text.as_bytes()).unwrap();
        let (submission, found) = reading::read(&workbook, &ReadOptions::default());
        let reads: Vec<String> = submission.activities.iter().map(line).collect();
        assert_eq!(reads, case.reads, "{}", case.name);
        assert_eq!(in_short(&found), case.remarks, "{}: {found:?}", case.name);
        assert!(submission.partner.is_some(), "{}", case.name);
    }
}

fn line(activity: &SubmittedActivity) -> String {
    let number = activity
        .number
        .as_ref()
        .map(|number| format!("{} ", number.value));
    let kind = activity.kind.as_ref().map(|kind| kind.value.code());
    let date = activity.date.as_ref().map(|date| date.value.to_string());
    let period = activity.date_text.as_ref().map(|text| text.value.clone());
    let people = activity
        .participants
        .as_ref()
        .map(|number| number.value.to_string());
    let costs: Vec<String> = activity
        .costs
        .iter()
        .map(|cost| format!("{} {}", cost.text, cost.amount.0))
        .collect();
    format!(
        "{}{} | {} | {} | {}: {}",
        number.unwrap_or_default(),
        activity
            .name
            .as_ref()
            .map_or("", |name| name.value.as_str()),
        kind.unwrap_or_default(),
        date.or(period).unwrap_or_default(),
        people.unwrap_or_default(),
        costs.join(", ")
    )
}

fn in_short(found: &[Remark]) -> Vec<String> {
    found
        .iter()
        .map(|remark| format!("{} {}", remark.severity.code(), cell(&remark.at)))
        .collect()
}

#[test]
fn an_answer_is_read_as_though_it_stood_in_the_cell() {
    let path = "exchange/layouts/verborgen-plan.xlsx";
    let sheet = Some("Plan");
    let put = |cell: &str, text: &str| (cell_of(sheet, cell), CellAnswer::Use(text.to_owned()));
    let confirm = |cell: &str| (cell_of(sheet, cell), CellAnswer::Confirm);
    let answers = Answers::from([
        put("F2", "0"),
        put("B3", "opleiding"),
        put("C3", "18-3-2027"),
        put("C4", "18-03-2027"),
        confirm("D4"),
        put("F4", "33,33"),
        put("B5", "training"),
        put("C5", "28-02-2027"),
        put("F5", "1.250,00"),
        put("B6", "oefening"),
        confirm("C6"),
        confirm("F6"),
        put("F7", "250"),
    ]);
    let options = ReadOptions {
        answers,
        ..options()
    };
    let (submission, found) = read(path, &options);
    assert!(!found.iter().any(Remark::holds_up), "{found:?}");
    let totals: Vec<i64> = submission
        .activities
        .iter()
        .map(|activity| activity.requested().0)
        .collect();
    assert_eq!(totals, [45000, 3333, 125_000, 2_500_000_000, 25000]);
}

#[test]
fn a_proposal_answers_its_own_remark() {
    let path = "exchange/layouts/verborgen-plan.xlsx";
    let workbook = open(path).workbook;
    let (_, before) = reading::read(&workbook, &options());
    let mut tried = 0;
    for remark in before {
        for proposal in &remark.proposals {
            let options = ReadOptions {
                answers: Answers::from([(remark.at.clone(), proposal.answer.clone())]),
                ..options()
            };
            let (_, after) = reading::read(&workbook, &options);
            assert!(!after.contains(&remark), "{remark:?} {proposal:?}");
            tried += 1;
        }
    }
    assert!(tried > 15, "{tried}");
}

#[test]
fn a_sheet_that_repeats_another_counts_only_when_the_user_says_so() {
    let path = "exchange/layouts/kopie-van-het-plan.xlsx";
    let (_, found) = read(path, &options());
    let question = found.iter().find(|remark| remark.holds_up()).unwrap();
    let sheet = question.at.clone();
    let counted = question.proposals.iter().map(|proposal| {
        let answers = Answers::from([(sheet.clone(), proposal.answer.clone())]);
        let (submission, found) = read(
            path,
            &ReadOptions {
                answers,
                ..options()
            },
        );
        assert_eq!(found, []);
        submission.total().0
    });
    assert_eq!(counted.collect::<Vec<_>>(), [130_000, 65_000]);
}

#[test]
fn the_right_amount_column_is_named_by_its_letter() {
    let path = "exchange/layouts/twee-bedragkolommen.xlsx";
    let header = cell_of(Some("Plan 2027"), "F3");
    for (answer, cents) in [("E", 100_000), ("F", 121_000)] {
        let answers = Answers::from([(header.clone(), CellAnswer::Use(answer.to_owned()))]);
        let (submission, found) = read(
            path,
            &ReadOptions {
                answers,
                ..options()
            },
        );
        assert_eq!(submission.total().0, cents);
        assert_eq!(found, []);
    }
}

#[test]
fn a_file_without_a_partner_asks_and_takes_the_answer() {
    let path = "submissions/rav-utrechtse-waarden.csv";
    let (submission, found) = read(path, &ReadOptions::default());
    assert_eq!(submission.partner, None);
    assert_eq!(found[0].doubt, Doubt::NoPartner);
    assert_eq!(found[0].at, CellRef::default());
    let answer = CellAnswer::Use("RAV Utrechtse Waarden".to_owned());
    let answers = Answers::from([(CellRef::default(), answer)]);
    let (submission, found) = read(
        path,
        &ReadOptions {
            answers,
            ..ReadOptions::default()
        },
    );
    assert_eq!(submission.partner.unwrap().value, "RAV Utrechtse Waarden");
    assert_eq!(found, []);
}

#[test]
fn a_plan_of_another_year_is_asked_about_once() {
    let path = "submissions/hap-lekstroom.xlsx";
    let asked = ReadOptions {
        asked_year: Some(2028),
        ..ReadOptions::default()
    };
    let (submission, found) = read(path, &asked);
    assert_eq!(submission.year.as_ref().unwrap().value, 2027);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        found[0].doubt,
        Doubt::OtherYear {
            stated: 2027,
            asked: 2028
        }
    );
    let answers = Answers::from([(found[0].at.clone(), found[0].proposals[0].answer.clone())]);
    let (_, found) = read(path, &ReadOptions { answers, ..asked });
    let outside = |remark: &Remark| matches!(remark.doubt, Doubt::DateOutsideYear { .. });
    assert!(found.iter().all(outside), "{found:?}");
    assert_eq!(found.len(), 3);
}

#[test]
fn a_known_partner_in_a_title_needs_no_word_for_an_organisation() {
    let text = "De Brug\nActiviteit;Soort;Bedrag\nLes;Training;12,50\n";
    let workbook = oto_register::exchange::open::open(text.as_bytes()).unwrap();
    let (submission, found) = reading::read(&workbook, &ReadOptions::default());
    assert_eq!(submission.partner, None);
    assert_eq!(found[0].proposals[0].label, "De Brug");
    let known = ["De Brug".to_owned()];
    let options = ReadOptions {
        known_partners: &known,
        ..ReadOptions::default()
    };
    let (submission, _) = reading::read(&workbook, &options);
    assert_eq!(submission.partner.unwrap().value, "De Brug");
}

#[test]
fn a_file_without_a_plan_is_one_error() {
    let workbook = oto_register::exchange::open::open(b"boodschappen\nmelk;2\nbrood;1\n").unwrap();
    let (submission, found) = reading::read(&workbook, &ReadOptions::default());
    assert!(submission.activities.is_empty());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].doubt, Doubt::NothingRecognised);
}

#[test]
fn an_ambiguous_amount_is_asked_in_words() {
    let (_, found) = read("submissions/ziekenhuis-eemdal-met-fouten.xlsx", &options());
    let remark = found
        .iter()
        .find(|remark| cell(&remark.at) == "G5")
        .unwrap();
    assert_eq!(
        remarks::remark(remark),
        "Het bedrag is op twee manieren te lezen: “1.250”. Bedoelt u €\u{a0}1.250,00 of €\u{a0}1,25?"
    );
    assert_eq!(remarks::proposals(remark), "€\u{a0}1.250,00 of €\u{a0}1,25");
}

#[test]
fn every_remark_has_its_own_words() {
    let mut words = Vec::new();
    for file in [
        "submissions/ziekenhuis-eemdal-met-fouten.xlsx",
        "exchange/layouts/verborgen-plan.xlsx",
    ] {
        let (_, found) = read(file, &options());
        words.extend(found.iter().map(remarks::remark));
    }
    assert!(
        words
            .iter()
            .all(|text| text.len() > 25 && text.ends_with(['.', '?'])),
        "{words:?}"
    );
}

fn options() -> ReadOptions<'static> {
    ReadOptions {
        asked_year: Some(2027),
        ..ReadOptions::default()
    }
}

fn as_json(submission: &Submission, found: &[Remark]) -> Json {
    let remarks = in_short(found);
    json!({
        "layout": submission.layout.code(),
        "partner": submission.partner.as_ref().map(|name| &name.value),
        "year": submission.year.as_ref().map(|year| year.value),
        "activities": submission.activities.iter().map(activity).collect::<Vec<_>>(),
        "remarks": remarks,
    })
}

fn activity(activity: &SubmittedActivity) -> Json {
    let costs: Vec<Json> = activity
        .costs
        .iter()
        .map(|cost| json!({"cell": cell(&cost.at), "text": cost.text, "cents": cost.amount.0}))
        .collect();
    json!({
        "number": activity.number.as_ref().map(|number| &number.value),
        "name": activity.name.as_ref().map(|name| &name.value),
        "kind": activity.kind.as_ref().map(|kind| kind.value.code()),
        "date": activity.date.as_ref().map(|date| date.value.to_string()),
        "date_text": activity.date_text.as_ref().map(|text| &text.value),
        "participants": activity.participants.as_ref().map(|number| number.value),
        "costs": costs,
    })
}
