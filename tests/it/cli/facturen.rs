//! `facturen` as it is started.

use super::program::Place;
use crate::support::data;
use serde_json::json;

#[test]
fn an_electronic_invoice_is_shown_and_nothing_is_kept() {
    let place = Place::new();
    let file = data("invoices/nlcius.xml").display().to_string();
    let shown = place
        .run(&["facturen", "inlezen", &file, "--proef", "--json"])
        .ends_with(0)
        .json();
    assert!(!place.path("register.oto").exists());
    let read = &shown["bestanden"][0];
    assert_eq!(read["kan_worden_ingelezen"], json!(true));
    assert_eq!(read["factuur"]["projectnummer"], json!("VE-26-01"));
    assert_eq!(read["factuur"]["te_betalen_centen"], json!(480_000));
    assert_eq!(read["factuur"]["regels"][1]["netto_centen"], json!(30_680));
    assert_eq!(read["factuur"]["bijlagen"][0]["bytes"], json!(22));
}

#[test]
fn a_file_that_is_no_invoice_is_told_with_its_name_and_ends_with_one() {
    let place = Place::new();
    let file = data("submissions/rav-utrechtse-waarden.csv")
        .display()
        .to_string();
    let ran = place
        .run(&["facturen", "inlezen", &file, "--proef"])
        .ends_with(1);
    let said = format!("{}{}", ran.out, ran.err);
    assert!(
        said.contains("rav-utrechtse-waarden.csv is niet gelezen"),
        "{said}"
    );
}
