//! What is typed survives the program, per activity and per claim, until it is kept or thrown away.

use super::{activity_of, change, enter, with_year};

/// What stands, in grey, in the field of a role that is not filled in.
const EMPTY_ROLE: &str = "Bijvoorbeeld SEH-verpleegkundige";

#[test]
fn what_is_typed_is_there_again_after_a_restart() {
    let (world, claims) = with_year();
    let (mut world, activity) = activity_of(world, claims[0]);
    enter(&mut world, activity).types("Arts").keys("Enter");
    world
        .window
        .types("8-10")
        .keys("Tab")
        .types("u")
        .keys("Tab")
        .types("2,5")
        .keys("Enter");
    world
        .window
        .keys("Tab")
        .types("e")
        .keys("Tab")
        .types("1.250");
    let mut world = world.restarted();
    enter(&mut world, activity).sees("Verder met wat u eerder typte");
    let window = &mut world.window;
    assert_eq!(window.value("uren-rol"), "Arts");
    assert_eq!(window.value("uren-1-uren"), "2:30");
    assert_eq!(window.value("uren-2-datum"), "08-10-2026");
    assert_eq!(window.value("uren-2-uren"), "1.250");
    window.sees("kan 1250 uur zijn en 1,250 uur").sees("162,50");
    // Another activity has nothing of it.
    let (mut world, other) = activity_of(world, claims[1]);
    enter(&mut world, other);
    assert_eq!(world.window.value("uren-rol"), EMPTY_ROLE);
    enter(&mut world, activity)
        .press("Leegmaken")
        .sees("Weggooien wat u typte?");
    world.window.press("Annuleren");
    assert_eq!(world.window.value("uren-rol"), "Arts");
    world.window.press("Leegmaken").press("Weggooien");
    assert_eq!(world.window.value("uren-rol"), EMPTY_ROLE);
    world.afterwards(|desk| assert!(desk.typed("uren/").is_empty()));
}

#[test]
fn a_change_that_was_not_kept_stands_beside_the_claim_until_it_is() {
    let (mut world, claims) = with_year();
    change(&mut world, claims[0])
        .type_into("uren-1-uren", "12")
        .keys("Tab");
    let mut world = world.restarted();
    change(&mut world, claims[1]).does_not_see("Wijzigingen weggooien");
    change(&mut world, claims[0]).sees("Verder met wat u eerder typte");
    assert_eq!(world.window.value("uren-1-uren"), "12");
    world
        .window
        .keys("Ctrl+Enter")
        .sees("Uren bewaard: SEH-verpleegkundige, 3 regels, € 1.560,00.");
    world.afterwards(|desk| {
        assert!(desk.typed("uren/").is_empty());
        let sheet = desk.claim_sheet(claims[0]).unwrap();
        assert_eq!(sheet.lines[0].minutes.0, 12 * 60);
        assert_eq!(sheet.lines.len(), 3);
    });
}

#[test]
fn leaving_asks_when_what_is_typed_could_not_be_kept_beside_the_register() {
    let mut world = super::ready();
    // Where the draft would go stands something else.
    std::fs::create_dir(world.folder().join("register.concept.json")).unwrap();
    let window = &mut world.window;
    window.types("Arts").keys("Escape");
    window.sees("Weggaan zonder te bewaren?").keys("Escape");
    assert_eq!(window.value("uren-rol"), "Arts");
    window.keys("Escape").press("Weggaan");
    window.does_not_see("Uren toevoegen");
}

#[test]
fn the_third_phase_is_called_as_the_region_calls_it() {
    let (world, claims) = super::with_year_and(|desk| {
        let (mut file, logo) = desk.region_file("logo.png").unwrap();
        let third = "ontwikkeling-en-evaluatie".to_owned();
        let _before = file.choices.insert("uren-derde-fase".to_owned(), third);
        desk.change_region(&file, logo).unwrap();
    });
    let (mut world, activity) = activity_of(world, claims[0]);
    let window = enter(&mut world, activity).types("Arts").keys("Enter");
    window
        .types("8-10")
        .keys("Tab")
        .types("o")
        .sees("gelezen als ontwikkeling en evaluatie");
    window
        .keys("Tab")
        .types("2")
        .sees("E ontwikkeling en evaluatie");
    assert_eq!(window.value("uren-1-fase"), "Ontw. en eval.");
    window.keys("Ctrl+Enter").sees("1 regel, € 130,00");
}
