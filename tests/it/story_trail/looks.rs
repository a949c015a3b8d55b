//! What Bronlijn looks like, kept as pictures at both sizes of the window.

use super::follow::judged;

#[test]
fn the_trail_of_a_reduction_looks_as_kept() {
    let mut world = judged();
    world
        .window
        .press_words("Voldoende voor dit jaar")
        .sees("Bronlijn");
    world.window.looks_like("screens/bronlijn-1440");
    world.window.resize(1024.0, 700.0);
    world.window.looks_like("screens/bronlijn-1024");
}

#[test]
fn the_trail_of_a_fixed_sentence_looks_as_kept() {
    let mut world = judged();
    world
        .window
        .press_words("Bestuurlijk ROAZ heeft")
        .sees("Bronlijn");
    world.window.looks_like("screens/bronlijn-zin-1440");
}

#[test]
fn the_trail_of_the_total_looks_as_kept() {
    let mut world = judged();
    world
        .window
        .press_words("kennen uw organisatie")
        .sees("Bronlijn");
    world.window.looks_like("screens/bronlijn-totaal-1440");
    world.window.resize(1024.0, 700.0);
    world.window.looks_like("screens/bronlijn-totaal-1024");
}
