//! What the page looks like, kept as pictures at both sizes of the window.

use super::{drop_files, on_hours};
use crate::hours_read::list;
use crate::support::world::World;

fn both(world: &mut World, name: &str) {
    world.window.looks_like(&format!("screens/{name}-1440"));
    world.window.resize(1024.0, 700.0);
    world.window.looks_like(&format!("screens/{name}-1024"));
    world.window.resize(1440.0, 900.0);
}

#[test]
fn reading_hours_looks_as_kept() {
    let mut world = on_hours(|_desk| {});
    drop_files(&mut world.window, &[list("regels-met-fase.xlsx")]);
    both(&mut world, "uren-inlezen");
    drop_files(&mut world.window, &[list("twijfel.xlsx")]);
    world.window.press("E5");
    both(&mut world, "uren-inlezen-vragen");
}

#[test]
fn beginning_to_read_hours_looks_as_kept() {
    let mut world = on_hours(|_desk| {});
    drop_files(&mut world.window, &[list("geen-uren.xlsx")]);
    world.window.press("Bestand weglaten");
    both(&mut world, "uren-inlezen-begin");
}
