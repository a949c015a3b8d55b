//! Names of trainers: no field where the region keeps none; with a plain sentence where it does.

use super::{activity_of, added, enter, ready, with_year_and};
use oto_register::desk::Desk;

fn keep_names(desk: &mut Desk) {
    let (mut file, logo) = desk.region_file("logo.png").unwrap();
    let _before = file
        .choices
        .insert("trainers-bij-naam".to_owned(), "true".to_owned());
    desk.change_region(&file, logo).unwrap();
}

#[test]
fn without_the_regions_choice_there_is_no_place_for_a_name() {
    let mut world = ready();
    world
        .window
        .does_not_see("Naam (mag leeg)")
        .does_not_see("persoonsgegeven");
}

#[test]
fn a_name_is_kept_apart_and_is_nowhere_in_the_history() {
    let (world, claims) = with_year_and(keep_names);
    let (mut world, activity) = activity_of(world, claims[0]);
    let window = enter(&mut world, activity);
    window.sees("De naam van een trainer is een persoonsgegeven.");
    window
        .types("SEH-verpleegkundige")
        .keys("Tab")
        .keys("Tab")
        .keys("Tab");
    assert_eq!(window.focused_id(), Some("uren-naam".into()));
    window.types("M. van Dijk").keys("Enter");
    window
        .types("8-10")
        .keys("Tab")
        .types("u")
        .keys("Tab")
        .types("2")
        .keys("Ctrl+Enter");
    window
        .sees("Uren bewaard: SEH-verpleegkundige 2")
        .does_not_see("van Dijk, ");
    world.afterwards(|desk| {
        let sheet = &added(desk)[0];
        assert_eq!(sheet.name.as_deref(), Some("M. van Dijk"));
        assert!(desk.typed("uren/").is_empty());
        let told = format!("{:?}", desk.store().operations(50).unwrap());
        assert!(!told.contains("van Dijk"));
    });
}
