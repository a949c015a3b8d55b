//! `controleer` and `uren toon`: what they say, in which keys, and what they never print.

use super::program::{Place, Ran};
use super::promises::check_keys;
use crate::desk::world::{day, reader};
use crate::support::hours::{granted_plan, lines, totals, year_2026};
use oto_register::clock::Clock;
use oto_register::desk::{ClaimDraft, Desk};
use oto_register::domain::operation::Deed;
use serde_json::Value;

fn place_with(work: impl FnOnce(&mut Desk)) -> Place {
    let place = Place::new();
    let clock = Clock::Fixed(day("2026-10-01"));
    let mut desk = Desk::create(&place.path("register.oto"), clock, reader()).unwrap();
    work(&mut desk);
    place
}

fn findings(ran: &Ran) -> Vec<Value> {
    ran.json()["bevindingen"].as_array().unwrap().clone()
}

#[test]
fn a_year_with_a_mistake_ends_with_one_and_says_all_of_it() {
    let place = place_with(|desk| {
        let _ids = year_2026(desk);
    });
    let ran = place.run(&["controleer", "--jaar", "2026", "--json"]);
    let ran = ran.ends_with(1);
    assert_eq!(ran.err, "");
    check_keys("controleer", &ran.json());
    let all = findings(&ran);
    assert_eq!(all.len(), 20);
    assert_eq!(all[0]["soort"], "meer_dan_24_uur");
    assert_eq!(all[0]["ernst"], "fout");
    assert_eq!(all[0]["activiteit"], "Evacuatieoefening");
    let weights: Vec<&str> = all.iter().map(|it| it["ernst"].as_str().unwrap()).collect();
    assert_eq!(weights.iter().filter(|it| **it == "fout").count(), 2);
    // For people: by partner.
    let ran = place.run(&["controleer", "--jaar", "2026"]).ends_with(1);
    assert!(
        ran.out
            .starts_with("Bevindingen in 2026: 2 fouten en 18 vragen."),
        "{}",
        ran.out
    );
    let vecht = ran.out.matches("\nZiekenhuis De Vecht\n").count();
    assert_eq!(vecht, 1, "{}", ran.out);
    place
        .run(&["controleer", "--jaar", "2026", "--stil"])
        .ends_with(1);
}

#[test]
fn a_year_with_questions_alone_ends_with_nought() {
    let place = place_with(|desk| {
        let date = day("2026-03-12");
        let row = ("Oefening", "Oefening", date, 8, 900);
        let (_plan, activities) = granted_plan(desk, "HAP Lekstroom", 2026, &[row]);
        let draft = ClaimDraft {
            lines: lines(date, [1, 4, 1], 0),
            ..ClaimDraft::new(activities[0].id, "Huisarts")
        };
        let _kept = desk.add_hours(&[draft], Deed::AddHours, "", None).unwrap();
    });
    let ran = place.run(&["controleer", "--jaar", "2026", "--json"]);
    assert_eq!(findings(&ran.ends_with(0)).len(), 2);
    let ran = place.run(&["controleer", "--jaar", "2027"]).ends_with(0);
    assert_eq!(ran.out, "Geen bevindingen in 2027.\n");
    place.run(&["controleer"]).ends_with(2);
}

#[test]
fn the_hours_of_a_year_are_printed_as_the_screen_has_them() {
    let mut sums = None;
    let place = place_with(|desk| {
        let _ids = year_2026(desk);
        sums = Some(totals(desk, 2026));
    });
    let (claimed, counted) = sums.unwrap();
    let shown = place.run(&["uren", "toon", "--jaar", "2026", "--json"]);
    let shown = shown.ends_with(0).json();
    check_keys("uren_toon", &shown);
    let total = &shown["totaal"];
    assert_eq!(total["bedrag_centen"], claimed.0);
    assert_eq!(total["geaccepteerd_centen"], counted.0);
    assert_eq!(total["registraties"], 13);
    assert_eq!(
        total["minuten"]["voorbereiding"],
        (14 + 16 + 6 + 2 + 9 + 12 + 6 + 10 + 8 + 3 + 4 + 5 + 6) * 60
    );
    let claims = shown["registraties"].as_array().unwrap();
    let sum = |key: &str| -> i64 { claims.iter().map(|it| it[key].as_i64().unwrap()).sum() };
    assert_eq!(sum("bedrag_centen"), claimed.0);
    assert_eq!(sum("geaccepteerd_centen"), counted.0);
    let of_lines = claims
        .iter()
        .flat_map(|it| it["regels"].as_array().unwrap());
    let of_lines: i64 = of_lines
        .map(|it| it["bedrag_centen"].as_i64().unwrap())
        .sum();
    assert_eq!(of_lines, claimed.0);
    let rate = &shown["tarieven"][0];
    assert_eq!(rate["bedrag_centen"], 6500);
    assert_eq!(rate["vanaf"], "2026-01-01");
    assert_eq!(rate["tot"], "2026-12-31");
    // One partner alone.
    let one = [
        "uren",
        "toon",
        "--jaar",
        "2026",
        "--partner",
        "Ziekenhuis De Vecht",
        "--json",
    ];
    let one = place.run(&one).ends_with(0).json();
    assert_eq!(one["totaal"]["registraties"], 2);
    assert_eq!(one["totaal"]["bedrag_centen"], (26 + 22) * 6500 + 48 * 29);
    let told = place.run(&["uren", "toon", "--jaar", "2026"]).ends_with(0);
    assert!(told.out.contains("Totaal 13 registraties"), "{}", told.out);
    place
        .run(&["uren", "toon", "--jaar", "2026", "--partner", "Niemand"])
        .ends_with(1);
    place.run(&["uren", "tonen", "--jaar", "2026"]).ends_with(2);
    place.run(&["uren", "--jaar", "2026"]).ends_with(2);
}

#[test]
fn the_name_of_a_trainer_is_never_printed_and_never_exported() {
    let place = place_with(|desk| {
        let path = std::env::temp_dir().join("oto-findings-names.toml");
        let text = std::fs::read_to_string(crate::support::data("desk/regio.toml")).unwrap();
        let named = format!("{text}\n[keuzes]\ntrainers-bij-naam = true\n");
        std::fs::write(&path, named).unwrap();
        let (file, logo) = Desk::read_region_file(&path).unwrap();
        desk.change_region(&file, logo).unwrap();
        let date = day("2026-03-12");
        let row = ("Oefening", "Oefening", date, 8, 900);
        let (_plan, activities) = granted_plan(desk, "HAP Lekstroom", 2026, &[row]);
        let draft = ClaimDraft {
            name: Some("Wilhelmina Naamdrager".to_owned()),
            lines: lines(date, [20, 14, 0], 0),
            ..ClaimDraft::new(activities[0].id, "Huisarts")
        };
        let (ids, _operation) = desk.add_hours(&[draft], Deed::AddHours, "", None).unwrap();
        let sheet = desk.claim_sheet(ids[0]).unwrap();
        assert_eq!(sheet.name.as_deref(), Some("Wilhelmina Naamdrager"));
        let book = desk.year_export(2026).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
        for at in 0..archive.len() {
            let mut text = String::new();
            let mut part = archive.by_index(at).unwrap();
            let _read = std::io::Read::read_to_string(&mut part, &mut text).unwrap();
            assert!(!text.contains("Naamdrager"), "{at}");
        }
    });
    for (arguments, exit) in [
        (vec!["controleer", "--jaar", "2026"], 1),
        (vec!["controleer", "--jaar", "2026", "--json"], 1),
        (vec!["uren", "toon", "--jaar", "2026"], 0),
        (vec!["uren", "toon", "--jaar", "2026", "--json"], 0),
    ] {
        let ran = place.run(&arguments).ends_with(exit);
        assert!(ran.out.contains("Huisarts"), "{}", ran.out);
        let all = format!("{}{}", ran.out, ran.err);
        assert!(!all.contains("Naamdrager"), "{arguments:?}");
    }
}
