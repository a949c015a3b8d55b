//! `facturen` as it is started.

use super::program::Place;
use crate::support::data;
use crate::support::hours::granted_plan;
use crate::support::world::{day, reader};
use oto_register::clock::Clock;
use oto_register::desk::Desk;
use serde_json::{Value, json};

/// A register in which Ziekenhuis De Vecht was granted € 4.000,00 for a training on 18 March 2026.
fn granted(place: &Place) {
    let clock = Clock::Fixed(day("2025-11-20"));
    let mut desk = Desk::create(&place.path("register.oto"), clock, reader()).unwrap();
    let rows = [(
        "Training crisisteam",
        "Training",
        day("2026-03-18"),
        24,
        4000,
    )];
    let _plan = granted_plan(&mut desk, "Ziekenhuis De Vecht", 2026, &rows);
}

/// Says that it went well, on that day.
fn does(place: &Place, today: &str, arguments: &[&str]) -> String {
    let all = [arguments, &["--vandaag", today]].concat();
    place.run(&all).ends_with(0).out
}

fn shown(place: &Place) -> Value {
    let arguments = [
        "facturen",
        "toon",
        "--jaar",
        "2026",
        "--vandaag",
        "2026-09-01",
        "--json",
    ];
    place.run(&arguments).ends_with(0).json()
}

#[test]
fn an_electronic_invoice_is_shown_and_nothing_is_kept() {
    let place = Place::new();
    let file = data("invoices/nlcius.xml").display().to_string();
    let arguments = ["facturen", "inlezen", &file, "--proef", "--json"];
    // In a register that knows nobody it cannot be kept; what stands in it is told all the same.
    let shown = place.run(&arguments).ends_with(1).json();
    assert!(!place.path("register.oto").exists());
    let read = &shown["bestanden"][0];
    assert_eq!(read["kan_worden_ingelezen"], json!(false));
    let why = read["meldingen"][0]["melding"].as_str().unwrap();
    assert!(why.contains("geen partner in dit register"), "{why}");
    assert_eq!(read["factuur"]["projectnummer"], json!("VE-26-01"));
    assert_eq!(read["factuur"]["te_betalen_centen"], json!(480_000));
    assert_eq!(read["factuur"]["regels"][1]["netto_centen"], json!(30_680));
    assert_eq!(read["factuur"]["bijlagen"][0]["bytes"], json!(22));
    granted(&place);
    let shown = place.run(&arguments).ends_with(0).json();
    assert_eq!(shown["bestanden"][0]["kan_worden_ingelezen"], json!(true));
    assert_eq!(shown["bestanden"][0]["ingelezen"], json!(false));
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

#[test]
fn an_overrun_approved_in_time_is_paid_and_the_rest_is_for_the_institution() {
    let place = Place::new();
    granted(&place);
    let asked = [
        "wijzigingen",
        "vastleggen",
        "--projectnummer",
        "VE-26-01",
        "--soort",
        "overschrijding",
        "--bedrag",
        "500",
        "--tekst",
        "De zaal is duurder.",
    ];
    does(&place, "2026-02-01", &asked);
    let decided = [
        "wijzigingen",
        "besluit",
        "--nummer",
        "1",
        "--uitkomst",
        "akkoord",
        "--bedrag",
        "500",
        "--motivering",
        "Er was geen andere zaal.",
    ];
    does(&place, "2026-02-20", &decided);
    let file = data("invoices/nlcius.xml").display().to_string();
    let read = does(&place, "2026-06-20", &["facturen", "inlezen", &file]);
    assert!(read.contains("ingelezen"), "{read}");
    let again = ["facturen", "inlezen", &file, "--vandaag", "2026-06-21"];
    assert!(place.run(&again).ends_with(1).err.contains("al ingelezen"));
    let before = shown(&place);
    let invoice = &before["facturen"][0];
    assert_eq!(invoice["gefactureerd_centen"], json!(482_654));
    assert_eq!(invoice["mag_betaald_centen"], json!(450_000));
    assert_eq!(invoice["eigen_rekening_centen"], json!(32_654));
    let within = invoice["controles"].as_array().unwrap().iter();
    let within = within
        .clone()
        .find(|it| it["id"] == "factuur-binnen-toekenning")
        .unwrap();
    assert_eq!(within["antwoord"], json!("nee"));
    let which = ["--jaar", "2026", "--nummer", "2026-0417"];
    let part = [&["facturen", "besluit", "--uitkomst", "deels"][..], &which].concat();
    let refused = place.run(&[&part[..], &["--vandaag", "2026-07-01"]].concat());
    assert!(refused.ends_with(1).err.contains("de reden ontbreekt"));
    let part = [
        &part[..],
        &[
            "--reden",
            "Boven de toekenning en de goedgekeurde overschrijding.",
        ],
    ]
    .concat();
    does(&place, "2026-07-01", &part);
    does(
        &place,
        "2026-07-15",
        &[&["facturen", "betaald"][..], &which].concat(),
    );
    let after = shown(&place);
    assert_eq!(after["facturen"][0]["stand"], json!("betaald"));
    for key in ["betaalbaar_centen", "betaald_centen"] {
        assert_eq!(after["totaal"][key], json!(450_000), "{key}");
        assert_eq!(after["activiteiten"][0][key], json!(450_000), "{key}");
    }
    assert_eq!(after["totaal"]["over_centen"], json!(0));
}
