//! Forms that other programs filled in and saved; how they were made stands in `make_forms.py` beside them.

use super::intake_form::{lines, reading, spec};
use super::own_grid::grid;
use oto_register::exchange::intake_form::write;
use std::fs;
use std::path::PathBuf;

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/exchange_forms")
        .join(name)
}

/// Each form with its expected reading beside it.
fn check(name: &str) {
    let reading = reading(&grid(&fs::read(data(name)).unwrap()));
    let expected = fs::read_to_string(data(&format!("{name}.expected.json"))).unwrap();
    let expected: serde_json::Value = serde_json::from_str(&expected).unwrap();
    let submission = &reading.submission;
    let activities: Vec<_> = submission
        .activities
        .iter()
        .zip(lines(&reading))
        .map(|(activity, (name, costs))| {
            let costs: Vec<_> = costs
                .into_iter()
                .zip(&activity.costs)
                .map(|((what, cents, kind, id), cost)| {
                    serde_json::json!({"what": what, "cents": cents, "kind": kind, "row": id, "cell": cost.at.cell})
                })
                .collect();
            serde_json::json!({
                "number": activity.number.as_ref().map(|it| it.value.clone()),
                "name": name,
                "kind": activity.kind.as_ref().map(|it| it.value.code()),
                "date": activity.date.as_ref().map(|it| it.value.to_string()),
                "period": activity.date_text.as_ref().map(|it| it.value.clone()),
                "participants": activity.participants.as_ref().map(|it| it.value),
                "costs": costs,
            })
        })
        .collect();
    let remarks: Vec<_> = reading
        .remarks
        .iter()
        .map(|it| serde_json::json!({"severity": it.severity.code(), "cell": it.at.cell, "found": it.found}))
        .collect();
    let found = serde_json::json!({
        "partner": submission.partner.as_ref().map(|it| it.value.clone()),
        "partner_code": reading.extra.partner_code,
        "year": submission.year.as_ref().map(|it| it.value),
        "signed_by": reading.extra.signed_by.as_ref().map(|it| it.value.clone()),
        "self_evaluation": reading.extra.self_evaluation.as_ref().map(|it| it.value),
        "activities": activities,
        "total": submission.total().0,
        "remarks": remarks,
    });
    assert_eq!(
        found,
        expected,
        "{}",
        serde_json::to_string_pretty(&found).unwrap()
    );
}

#[test]
fn the_empty_form_is_the_one_that_was_filled_in() {
    let bytes = write(&spec()).unwrap();
    let path = data("empty-form.xlsx");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &bytes).unwrap();
    }
    assert!(
        bytes == fs::read(&path).unwrap(),
        "the form changed: run with UPDATE_GOLDEN=1 and then make_forms.py"
    );
}

#[test]
fn a_form_saved_by_openpyxl_comes_back_without_questions() {
    check("openpyxl.xlsx");
}

#[test]
fn a_form_with_rows_moved_in_openpyxl_comes_back_without_questions() {
    check("openpyxl-moved.xlsx");
}

#[test]
fn a_form_saved_by_libreoffice_comes_back_without_questions() {
    check("libreoffice.xlsx");
}

#[test]
fn a_form_saved_by_libreoffice_as_ods_and_back_comes_back_without_questions() {
    check("libreoffice-by-ods.xlsx");
}

#[test]
fn a_form_with_rows_moved_saved_by_libreoffice_comes_back_without_questions() {
    check("libreoffice-moved.xlsx");
}
