//! The example submissions are read to the cent, and every amount comes from the cell it names.

use super::{cell, data, open, read};
use oto_register::domain::submission::{Layout, Remark, Submission};
use oto_register::exchange::grid::{Value, Workbook, position};
use oto_register::exchange::reading::{self, Amount, ReadOptions};
use serde_json::Value as Json;

#[test]
fn each_submission_is_read_as_its_expected_reading_says() {
    let mut seen = 0;
    for path in expectations() {
        check(&path);
        seen += 1;
    }
    assert_eq!(seen, 6);
}

#[test]
fn layouts_are_told_apart() {
    let layouts = [
        ("ziekenhuis-de-vecht.xlsx", Layout::CostLines),
        ("hap-lekstroom.xlsx", Layout::CostColumns),
        ("rav-utrechtse-waarden.csv", Layout::CostLines),
        ("ggd-kromme-rijn.xlsx", Layout::SheetPerActivity),
        ("sint-maarten-vvt.ods", Layout::CostLines),
    ];
    for (file, layout) in layouts {
        let (submission, _) = read(&format!("submissions/{file}"), &ReadOptions::default());
        assert_eq!(submission.layout, layout, "{file}");
    }
}

fn expectations() -> Vec<String> {
    let mut files: Vec<String> = std::fs::read_dir(data("submissions"))
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".expected.json").map(str::to_owned))
        .collect();
    files.sort();
    files
}

fn check(file: &str) {
    let path = format!("submissions/{file}");
    let expected: Json =
        serde_json::from_slice(&std::fs::read(data(&format!("{path}.expected.json"))).unwrap())
            .unwrap();
    let opened = open(&path);
    let names_partner = !file.ends_with(".csv");
    let options = ReadOptions {
        asked_year: Some(2027),
        partner_given: !names_partner,
        ..ReadOptions::default()
    };
    let (submission, remarks) = reading::read(&opened.workbook, &options);
    let partner = submission.partner.as_ref().map(|name| name.value.as_str());
    let named = expected["partner"].as_str().filter(|_| names_partner);
    assert_eq!(partner, named, "{file}: partner");
    let year = submission.year.as_ref().map(|year| i64::from(year.value));
    assert_eq!(year, expected["year"].as_i64(), "{file}: year");
    let reported: Vec<String> = remarks.iter().map(|remark| cell(&remark.at)).collect();
    for must in expected["must_report"].as_array().unwrap() {
        assert!(
            reported.contains(&must.as_str().unwrap().to_owned()),
            "{file}: {must} in {reported:?}"
        );
    }
    let held_up = remarks.iter().any(Remark::holds_up);
    assert_eq!(
        held_up,
        expected["reject"].as_bool().unwrap(),
        "{file}: {remarks:?}"
    );
    if !held_up {
        assert_eq!(as_expected(&submission), expected["activities"], "{file}");
        assert_eq!(
            submission.total().0,
            expected["cents"].as_i64().unwrap(),
            "{file}"
        );
        assert_eq!(
            remarks.len(),
            expected["must_report"].as_array().unwrap().len(),
            "{file}: {remarks:?}"
        );
    }
    every_amount_stands_in_its_cell(&submission, &opened.workbook);
}

fn as_expected(submission: &Submission) -> Json {
    let activities = submission.activities.iter().map(|activity| {
        let costs: Vec<Json> = activity
            .costs
            .iter()
            .map(|cost| serde_json::json!({"text": cost.text, "cents": cost.amount.0}))
            .collect();
        serde_json::json!({
            "name": activity.name.as_ref().map(|name| name.value.clone()),
            "kind": activity.kind.as_ref().map(|kind| kind.value.code()),
            "date": activity.date.as_ref().map(|date| date.value.to_string()),
            "participants": activity.participants.as_ref().map(|number| number.value),
            "costs": costs,
            "cents": activity.requested().0,
        })
    });
    Json::Array(activities.collect())
}

fn every_amount_stands_in_its_cell(submission: &Submission, workbook: &Workbook) {
    for cost in submission
        .activities
        .iter()
        .flat_map(|activity| &activity.costs)
    {
        let sheet = workbook
            .sheets
            .iter()
            .find(|sheet| sheet.name == cost.at.sheet)
            .unwrap();
        let value: &Value = &sheet.cells[&position(&cell(&cost.at)).unwrap()].value;
        assert_eq!(
            reading::amount(value),
            Amount::Certain(cost.amount),
            "{:?}",
            cost.at
        );
    }
}
