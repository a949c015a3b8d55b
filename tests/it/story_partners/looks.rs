//! What the screen looks like, kept as pictures at both sizes of the window.

use super::reading::list;
use super::{partners, with_a_double};
use crate::support::world::{World, decide_all, know_partners};
use oto_register::desk::Desk;
use oto_register::domain::partner::Signer;

fn both(world: &mut World, name: &str) {
    world.window.looks_like(&format!("screens/{name}-1440"));
    world.window.resize(1024.0, 700.0);
    world.window.looks_like(&format!("screens/{name}-1024"));
    world.window.resize(1440.0, 900.0);
}

fn lived_in(desk: &mut Desk) {
    decide_all(desk);
    with_a_double(desk);
    let id = desk.partner_id("Huisartsenpost Lekstroom").unwrap();
    let mut form = desk.partner_form(id).unwrap();
    form.signers = vec![Signer {
        name: "mr. J. de Vries".to_owned(),
        function: "bestuurder".to_owned(),
    }];
    form.contact.email = "a.vandenberg@lekstroom.example".to_owned();
    form.contact.phone = "030 123 45 67".to_owned();
    desk.save_partner(&form).unwrap();
}

#[test]
fn partners_looks_as_kept() {
    let mut world = partners(lived_in);
    world.window.press("Huisartsenpost Lekstroom");
    both(&mut world, "partners");
    let window = &mut world.window;
    window.type_into("partner-postcode", "399").keys("Tab");
    window.tab_to("Periode toevoegen").keys("Enter").keys("Tab");
    window.tab_to_id("partner-notities");
    both(&mut world, "partners-fouten");
}

#[test]
fn no_partners_looks_as_kept() {
    let mut world = partners(|_desk| {});
    both(&mut world, "partners-leeg");
}

#[test]
fn a_list_of_partners_looks_as_kept() {
    let mut world = partners(know_partners);
    let path = list(&world);
    world.opens(path);
    both(&mut world, "partners-lijst");
    world.window.press("Huisartsenpost Lekstroom");
    both(&mut world, "partners-lijst-gewijzigd");
}

#[test]
fn two_partners_beside_each_other_look_as_kept() {
    let mut world = partners(lived_in);
    world.window.press("Naast elkaar bekijken");
    both(&mut world, "partners-samenvoegen");
}
