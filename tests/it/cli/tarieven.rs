//! `tarieven` as it is started: what stands, a tariff from a percentage, a rehearsal, and what is refused.

use super::program::{Place, Ran};
use serde_json::{Value, json};

const HOUR: &str = "interne-trainer-uur";

fn kept(place: &Place, more: &[&str]) -> Ran {
    let start = [
        "tarieven",
        "zetten",
        "--soort",
        HOUR,
        "--vanaf",
        "2027-01-01",
    ];
    place.run(&[&start, more].concat())
}

fn shown(place: &Place) -> Value {
    place
        .run(&["tarieven", "toon", "--json"])
        .ends_with(0)
        .json()
}

#[test]
fn the_guides_tariffs_stand_without_anything_kept() {
    let place = Place::with_register();
    let shown = shown(&place);
    let all = shown["tarieven"].as_array().unwrap();
    assert_eq!(all.len(), 2);
    assert_eq!(
        all[0],
        json!({
            "soort": HOUR,
            "omschrijving": "Uurtarief interne trainer, OTO-functionaris of expert",
            "eenheid": "uur",
            "vanaf": "2026-01-01",
            "tot_en_met": "2026-12-31",
            "bedrag_centen": 6500,
            "stand": "definitief",
            "bron": "Referentiegids OTO-gelden 2025-11, 1a",
            "uit_gids": true,
            "uitgangsbedrag_centen": null,
            "procent": null,
            "bevestigd_op": "2026-01-01",
            "bevestigd_door": "",
            "urenregels": 0,
            "gebruikt_tot_en_met": null
        })
    );
    assert_eq!(shown["zonder_tarief"], json!([]));
    let table = place.run(&["tarieven", "toon"]).ends_with(0).out;
    assert!(table.contains("Heel 2026"), "{table}");
    assert!(table.contains("€\u{a0}65,00"), "{table}");
}

#[test]
fn a_percentage_is_rehearsed_first_and_then_kept() {
    let place = Place::with_register();
    let more = ["--procent", "3,33", "--bron", "NZa 2027"];
    let rehearsed = kept(&place, &[&more[..], &["--proef"]].concat()).ends_with(0);
    assert!(
        rehearsed.out.contains("onafgerond €\u{a0}67,1645"),
        "{rehearsed:?}"
    );
    assert!(
        rehearsed.out.contains("Proef, niets gewijzigd."),
        "{rehearsed:?}"
    );
    assert_eq!(shown(&place)["tarieven"].as_array().unwrap().len(), 2);
    let made = kept(&place, &[&more[..], &["--json"]].concat()).ends_with(0);
    assert_eq!(
        made.json(),
        json!({
            "soort": HOUR,
            "vanaf": "2027-01-01",
            "tot_en_met": "2027-12-31",
            "bedrag_centen": 6716,
            "onafgerond": "67,1645",
            "stand": "definitief",
            "bron": "NZa 2027",
            "urenregels": 0,
            "urenregels_centen": 0,
            "vastgelegd": true
        })
    );
    let first = &shown(&place)["tarieven"][0];
    assert_eq!(
        (&first["bedrag_centen"], &first["procent"]),
        (&json!(6716), &json!("3,33"))
    );
    assert_eq!(first["uitgangsbedrag_centen"], json!(6500));
    assert_eq!(first["bevestigd_op"], json!("2026-10-01"));
}

#[test]
fn a_provisional_tariff_is_replaced_by_the_definite_one() {
    let place = Place::with_register();
    let provisional = ["--procent=-0,5", "--bron", "Raming", "--voorlopig"];
    let _made = kept(&place, &provisional).ends_with(0);
    let first = shown(&place)["tarieven"][0].clone();
    assert_eq!(
        (&first["stand"], &first["bedrag_centen"]),
        (&json!("voorlopig"), &json!(6468))
    );
    assert_eq!(
        (&first["procent"], &first["bevestigd_op"]),
        (&json!("-0,5"), &Value::Null)
    );
    let _made = kept(&place, &["--bedrag", "67,08", "--bron", "NZa"]).ends_with(0);
    let all = shown(&place)["tarieven"].clone();
    assert_eq!(all.as_array().unwrap().len(), 3);
    assert_eq!(
        (&all[0]["stand"], &all[0]["bedrag_centen"]),
        (&json!("definitief"), &json!(6708))
    );
}

#[test]
fn what_cannot_be_kept_is_refused_in_words_and_changes_nothing() {
    let place = Place::with_register();
    for (more, exit, says) in [
        (
            &["--bron", "NZa"][..],
            2,
            "Er ontbreekt --bedrag BEDRAG of --procent PROCENT.",
        ),
        (&["--bedrag", "67,08"], 2, "Er ontbreekt --bron TEKST."),
        (
            &["--bedrag", "veel", "--bron", "NZa"],
            2,
            "“veel” is geen bedrag.",
        ),
        (
            &["--procent", "3,255", "--bron", "NZa"],
            2,
            "“3,255” is geen percentage.",
        ),
        (
            &["--bedrag", "1", "--procent", "3", "--bron", "NZa"],
            2,
            "--bedrag en --procent gaan niet samen.",
        ),
        (
            &["--bedrag", "0", "--bron", "NZa"],
            1,
            "Dit is geen bedrag boven nul.",
        ),
        (
            &["--bedrag", "67,08", "--bron", " "],
            1,
            "De bron ontbreekt.",
        ),
    ] {
        let ran = kept(&place, more).ends_with(exit);
        assert!(ran.err.contains(says), "{more:?}: {}", ran.err);
        assert_eq!(ran.out, "");
    }
    let start = ["tarieven", "zetten", "--bedrag", "70", "--bron", "Wij"];
    for (more, says) in [
        (
            ["--soort", HOUR, "--vanaf", "2026-01-01"],
            "De gids stelt het tarief vanaf 1 januari 2026 vast.",
        ),
        (
            ["--soort", "lunch", "--vanaf", "2027-01-01"],
            "De gids kent geen tarief “lunch”.",
        ),
    ] {
        let ran = place.run(&[&start[..], &more[..]].concat()).ends_with(1);
        assert!(ran.err.contains(says), "{}", ran.err);
    }
    for wrong in [
        &["tarieven"][..],
        &["tarieven", "wis"],
        &["tarieven", "toon", "--bron", "x"],
    ] {
        let _ran = place.run(wrong).ends_with(2);
    }
    assert_eq!(shown(&place)["tarieven"].as_array().unwrap().len(), 2);
}
