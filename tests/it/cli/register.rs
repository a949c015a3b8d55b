//! Copies of the register, putting one back, and looking a damaged one over.

use super::misuse::is_dutch;
use super::program::Place;
use super::promises::check_keys;

#[test]
fn nazien_tells_that_all_is_well() {
    let place = Place::with_register();
    let document = place.run(&["nazien", "--json"]).ends_with(0).json();
    check_keys("nazien", &document);
    assert_eq!(document["in_orde"], true);
    let ran = place.run(&["nazien"]).ends_with(0);
    assert!(ran.out.contains("in orde"), "{}", ran.out);
}

/// Bytes of the register with something wrong.
fn damaged() -> Vec<(&'static str, Vec<u8>)> {
    let place = Place::with_register();
    let sound = std::fs::read(place.path("register.oto")).unwrap();
    let half = sound[..sound.len() / 2].to_vec();
    let mut page = sound.clone();
    for at in (4096..sound.len() - 200).step_by(4096).skip(3) {
        page[at..at + 100].fill(0xAA);
    }
    let mut header = sound.clone();
    header[..20].fill(0);
    let raw_path = place.path("raw.oto");
    std::fs::write(&raw_path, &sound).unwrap();
    let raw = rusqlite::Connection::open(&raw_path).unwrap();
    raw.execute("UPDATE cost_line SET requested_cents = 1 WHERE id = 1", [])
        .unwrap();
    drop(raw);
    vec![
        ("cut in half", half),
        ("pages overwritten", page),
        ("no header", header),
        (
            "an amount changed from outside",
            std::fs::read(&raw_path).unwrap(),
        ),
        ("text", b"geen register".to_vec()),
    ]
}

#[test]
fn nazien_finds_every_damage_and_says_what_to_do() {
    for (what, bytes) in damaged() {
        let place = Place::new();
        std::fs::write(place.path("register.oto"), &bytes).unwrap();
        let ran = place.run(&["nazien", "--json"]).ends_with(1);
        let document = ran.json();
        check_keys("nazien_beschadigd", &document);
        assert_eq!(document["in_orde"], false, "{what}");
        let ran = place.run(&["nazien"]).ends_with(1);
        assert!(ran.err.contains("reservekopie"), "{what}: {}", ran.err);
        assert_eq!(ran.out, "", "{what}");
    }
}

#[test]
fn a_damaged_register_is_never_a_crash() {
    for (what, bytes) in damaged() {
        let place = Place::new();
        for verb in [
            &["beoordeel", "--jaar", "2027"][..],
            &["besluiten", "--jaar", "2027", "--uit", "b.xlsx"],
            &["roaz", "--jaar", "2027", "--akkoord", "2026-11-12"],
            &["brieven", "--jaar", "2027", "--uit", "brieven"],
            &["exporteer", "--jaar", "2027", "--uit", "e.xlsx"],
        ] {
            std::fs::write(place.path("register.oto"), &bytes).unwrap();
            let ran = place.run(verb);
            assert!(matches!(ran.exit, 0 | 1), "{what} {verb:?}: {ran:?}");
            is_dutch(&ran, what);
        }
    }
}

#[test]
fn a_copy_is_made_and_put_back() {
    let place = Place::with_register();
    place
        .run(&["reservekopie", "--uit", "kopie.oto"])
        .ends_with(0);
    place
        .run(&["roaz", "--jaar", "2027", "--akkoord", "2026-11-12"])
        .ends_with(0);
    let changed = std::fs::read(place.path("register.oto")).unwrap();

    let ran = place
        .run(&["herstel", "--uit-kopie", "kopie.oto"])
        .ends_with(1);
    assert!(ran.err.contains("--overschrijf"), "{}", ran.err);
    assert_eq!(std::fs::read(place.path("register.oto")).unwrap(), changed);

    let put = [
        "herstel",
        "--uit-kopie",
        "kopie.oto",
        "--overschrijf",
        "--json",
    ];
    let document = place.run(&put).ends_with(0).json();
    let kept = document["vorige"].as_str().unwrap();
    assert_eq!(std::fs::read(place.path(kept)).unwrap(), changed);
    assert_eq!(
        place.run(&["nazien", "--json"]).ends_with(0).json()["in_orde"],
        true
    );
    let checks = place
        .run(&["beoordeel", "--jaar", "2027", "--json"])
        .ends_with(0)
        .json();
    let agreed = checks["controles"].as_array().unwrap().iter();
    let mut agreed = agreed.filter(|it| it["id"] == "plan-roaz-advies");
    assert!(agreed.next().unwrap()["antwoord"].is_null());
}

#[test]
fn a_damaged_copy_is_not_put_back() {
    for (what, bytes) in damaged() {
        let place = Place::with_register();
        let before = std::fs::read(place.path("register.oto")).unwrap();
        std::fs::write(place.path("kopie.oto"), bytes).unwrap();
        let put = ["herstel", "--uit-kopie", "kopie.oto", "--overschrijf"];
        let ran = place.run(&put).ends_with(1);
        is_dutch(&ran, what);
        assert_eq!(
            std::fs::read(place.path("register.oto")).unwrap(),
            before,
            "{what}"
        );
    }
}

#[test]
fn a_damaged_register_is_mended_with_a_copy() {
    for (what, bytes) in damaged() {
        let place = Place::with_register();
        place
            .run(&["reservekopie", "--uit", "kopie.oto"])
            .ends_with(0);
        std::fs::write(place.path("register.oto"), &bytes).unwrap();
        let put = ["herstel", "--uit-kopie", "kopie.oto", "--overschrijf"];
        place.run(&put).ends_with(0);
        let sound = place.run(&["nazien", "--json"]).ends_with(0).json();
        assert_eq!(sound["in_orde"], true, "{what}");
    }
}
