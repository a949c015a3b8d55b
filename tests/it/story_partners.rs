//! Partners in the window: the list and the form, a list that is read in, two that turn out to be one.

mod form;
mod looks;
mod merging;
mod reading;

use crate::support::world::{World, know_partners};
use oto_register::desk::{Desk, PartnerForm};

/// The window on Partners, after something was done at the desk.
fn partners(prepare: impl FnOnce(&mut Desk)) -> World {
    let mut world = World::after(prepare);
    world.window.press("Partners");
    world
}

/// The partners of the submissions, and `HAP Lekstroom` beside `Huisartsenpost Lekstroom`.
fn with_a_double(desk: &mut Desk) {
    know_partners(desk);
    let mut form = PartnerForm {
        code: "HL".to_owned(),
        name: "HAP Lekstroom".to_owned(),
        ..PartnerForm::new()
    };
    form.contact.name = "de heer P. Smit".to_owned();
    form.address.city = "IJsselstein".to_owned();
    desk.save_partner(&form).unwrap();
}
