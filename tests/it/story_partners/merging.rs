//! Two partners that look alike: proposed, looked at, made one, brought back, kept apart.

use super::{partners, with_a_double};
use crate::support::world::read_in;

#[test]
fn doubles_are_merged_with_keys_and_brought_back_with_one() {
    let mut world = partners(|desk| {
        with_a_double(desk);
        read_in(desk, "hap-lekstroom.xlsx", "HAP Lekstroom");
    });
    let window = &mut world.window;
    window
        .sees("Mogelijk dezelfde: Huisartsenpost Lekstroom en HAP Lekstroom")
        .tab_to("Naast elkaar bekijken")
        .keys("Enter")
        .sees("Zijn dit dezelfde?")
        .sees("Van Huisartsenpost Lekstroom gaan geen jaarplannen over.")
        .does_not_see("Nieuwe partner");
    // The plan hangs on the short name; the adviser wants the long one to stay, with the address of the other.
    window.press_id("blijft-eerste");
    window
        .sees("Het jaarplan van HAP Lekstroom gaat over naar Huisartsenpost Lekstroom")
        .sees("De naam HAP Lekstroom leidt voortaan naar Huisartsenpost Lekstroom");
    window.press_id("Adres-1").keys("Ctrl+S");
    window
        .sees("HAP Lekstroom samengevoegd met Huisartsenpost Lekstroom.")
        .does_not_see("Mogelijk dezelfde")
        .sees("Ook bekend als HAP Lekstroom.")
        .sees("5 partners");
    assert_eq!(window.value("partner-plaats"), "IJsselstein");
    window
        .press("Inzendingen")
        .sees("1 van 5 jaarplannen ontvangen")
        .press("Partners");
    window
        .keys("Ctrl+Z")
        .sees("Mogelijk dezelfde")
        .sees("6 partners");
    world.afterwards(|desk| {
        let id = desk.partner_id("HAP Lekstroom").unwrap();
        assert!(desk.plan_of(id, 2027).is_ok());
        let other = desk.partner_id("Huisartsenpost Lekstroom").unwrap();
        assert!(desk.plan_of(other, 2027).is_err());
        assert_eq!(desk.partner_form(other).unwrap().address.city, "Nieuwegein");
    });
}

#[test]
fn two_plans_of_one_year_say_why_they_cannot_be_merged() {
    let mut world = partners(|desk| {
        with_a_double(desk);
        read_in(desk, "hap-lekstroom.xlsx", "HAP Lekstroom");
        read_in(desk, "ggd-kromme-rijn.xlsx", "Huisartsenpost Lekstroom");
    });
    let window = &mut world.window;
    window
        .press("Naast elkaar bekijken")
        .sees("Deze twee kunnen niet worden samengevoegd.")
        .sees("Beide hebben een jaarplan 2027, en een partner heeft er per jaar één.")
        .press_in_vain("Samenvoegen");
    window.keys("Ctrl+S").sees("Zijn dit dezelfde?");
    window
        .keys("Escape")
        .sees("Nieuwe partner")
        .sees("6 partners");
}

#[test]
fn a_pair_that_is_not_one_is_not_proposed_again() {
    let mut world = partners(with_a_double);
    let window = &mut world.window;
    window
        .press("Niet dezelfde")
        .sees("Huisartsenpost Lekstroom en HAP Lekstroom blijven apart.")
        .does_not_see("Mogelijk dezelfde");
    window.press("Brieven").press("Partners");
    window.does_not_see("Mogelijk dezelfde");
    window.keys("Ctrl+Z").sees("Mogelijk dezelfde");
}

#[test]
fn a_double_that_no_name_betrays_is_merged_from_the_form() {
    let mut world = partners(with_a_double);
    let window = &mut world.window;
    window.press("GGD Kromme Rijn");
    window
        .tab_to_id("partner-dezelfde")
        .keys("Enter")
        .types("Ziek")
        .keys("Enter")
        .sees("Zijn dit dezelfde?");
    window
        .keys("Ctrl+S")
        .sees("samengevoegd met")
        .sees("5 partners");
}
