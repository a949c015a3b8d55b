//! `roaz`: the list for the meeting, the advice, the agreement, and what stays as it is.

use super::program::Place;

/// Two plans: one decided, one open.
fn place() -> Place {
    let place = Place::with_register();
    std::fs::write(place.path("plan.csv"), crate::desk::PLAN).unwrap();
    place
        .run(&[
            "inlezen",
            "plan.csv",
            "--jaar",
            "2027",
            "--partner",
            "HAP Lekstroom",
        ])
        .ends_with(0);
    place
}

#[test]
fn the_list_is_a_pdf_that_is_not_overwritten_unasked() {
    let place = place();
    let list = ["roaz", "--jaar", "2027", "--lijst", "lijst.pdf", "--json"];
    let told = place.run(&list).ends_with(0).json();
    assert_eq!(told["lijst"], "lijst.pdf");
    assert_eq!(told["plannen"], 2);
    assert!(told["akkoord"].is_null());
    let first = std::fs::read(place.path("lijst.pdf")).unwrap();
    assert!(first.starts_with(b"%PDF"));
    let ran = place.run(&list).ends_with(1);
    assert!(ran.err.contains("bestaat al"), "{}", ran.err);
    let mut again = list.to_vec();
    again.push("--overschrijf");
    place.run(&again).ends_with(0);
    assert!(std::fs::read(place.path("lijst.pdf")).unwrap() == first);
}

#[test]
fn advice_on_what_is_not_decided_is_refused_with_names() {
    let place = place();
    let ran = place
        .run(&["roaz", "--jaar", "2027", "--advies", "2026-10-01"])
        .ends_with(1);
    for words in [
        "niets vastgelegd",
        "GGD Kromme Rijn",
        "4 kostenregels zonder besluit",
    ] {
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    }
    let ran = place
        .run(&["roaz", "--jaar", "2027", "--advies", "2026-10-02"])
        .ends_with(1);
    assert!(ran.err.contains("nog niet geweest"), "{}", ran.err);
}

#[test]
fn agreement_for_some_is_for_those_alone() {
    let place = place();
    let told = place
        .run(&[
            "roaz",
            "--jaar",
            "2027",
            "--akkoord",
            "2026-11-12",
            "--partner",
            "HAP Lekstroom",
            "--json",
        ])
        .ends_with(0)
        .json();
    assert_eq!(told["plannen"], 1);
    assert_eq!(told["akkoord"], "2026-11-12");
    assert_eq!(told["overgeslagen"].as_array().unwrap().len(), 0);
}
