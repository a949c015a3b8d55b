//! The form of one partner: with keys alone, errors at the field, drafts, covenant by year, links.

use super::partners;
use crate::support::world::{World, day, know_partners, read_in, submission};
use oto_register::domain::operation::Deed;
use oto_register::domain::partner::PartnerKind;

#[test]
fn a_partner_is_made_with_keys_alone_and_undone() {
    let mut world = World::with_register();
    let window = &mut world.window;
    for _ in 0..6 {
        window.keys("Ctrl+PageDown");
    }
    window
        .sees("Nog geen partners")
        .keys("Ctrl+N")
        .sees("Nieuwe partner")
        .types("GGD Kromme Rijn")
        .keys("Tab");
    assert_eq!(window.value("partner-code"), "KR");
    window.keys("Tab").keys("Enter");
    for _ in 0..3 {
        window.keys("ArrowDown");
    }
    window.keys("Enter").sees("GGD");
    for words in ["Kade 4", "3994ab", "Houten", "mevrouw A. Bakker"] {
        window.keys("Tab").types(words);
    }
    window.tab_to_id("partner-convenant").keys("Home");
    assert_eq!(window.value("partner-van-0"), "01-01-2027");
    window
        .tab_to("Ondertekenaar toevoegen")
        .keys("Enter")
        .types("J. de Vries")
        .keys("Tab")
        .types("bestuurder")
        .sees("Nog niet bewaard")
        .keys("Ctrl+S")
        .sees("GGD Kromme Rijn toegevoegd.")
        .sees("1 van 1 convenantpartner in 2027")
        .sees("Alles is bewaard");
    assert_eq!(window.value("partner-postcode"), "3994 AB");
    window.keys("Ctrl+Z").sees("Nog geen partners");
    window.keys("Ctrl+Shift+Z").sees("Alles is bewaard");
    world.afterwards(|desk| {
        let id = desk.partner_id("ggd kromme rijn").unwrap();
        let kept = desk.partner_form(id).unwrap();
        assert_eq!(kept.kind, Some(PartnerKind::Ggd));
        assert_eq!(kept.signers[0].function, "bestuurder");
        assert_eq!(kept.contact.name, "mevrouw A. Bakker");
        assert_eq!(kept.covenants[0].from, day("2027-01-01"));
        assert_eq!(desk.typed("partner/").len(), 0, "no draft is left");
    });
}

#[test]
fn what_cannot_be_stands_below_its_field_on_leaving_and_holds_up_the_save() {
    let mut world = partners(know_partners);
    let window = &mut world.window;
    window.press("Huisartsenpost Lekstroom");
    window
        .type_into("partner-e-mail", "lekstroom")
        .does_not_see("Dit is geen e-mailadres");
    window.keys("Tab").sees("Dit is geen e-mailadres");
    window.type_into("partner-code", "RU").keys("Tab");
    window
        .sees("Deze code is al van RAV Utrechtse Waarden.")
        .sees("2 velden op te lossen")
        .keys("Ctrl+S")
        .does_not_see("bewaard.");
    assert_eq!(
        window.focused_id(),
        Some(iced::advanced::widget::Id::new("partner-code"))
    );
    window
        .type_into("partner-code", "hap")
        .type_into("partner-e-mail", "oto@lekstroom.example")
        .keys("Enter")
        .sees("Huisartsenpost Lekstroom bewaard.")
        .sees("HAP");
    world.afterwards(|desk| {
        let id = desk.partner_id("Huisartsenpost Lekstroom").unwrap();
        let kept = desk.partner_form(id).unwrap();
        assert_eq!(
            (kept.code.as_str(), kept.contact.email.as_str()),
            ("HAP", "oto@lekstroom.example")
        );
        let last = desk.store().operations(1).unwrap().remove(0);
        assert_eq!(last.deed, Deed::ChangePartner);
    });
}

#[test]
fn typing_that_was_not_recorded_is_there_again_after_leaving_and_can_be_dropped() {
    let mut world = partners(know_partners);
    let window = &mut world.window;
    window.press("GGD Kromme Rijn");
    window.type_into("partner-telefoon", "030 608 60 86");
    window.press("Ziekenhuis De Vecht");
    assert_eq!(window.value("partner-telefoon"), "");
    window.press("Brieven").press("Partners");
    window.press("GGD Kromme Rijn");
    assert_eq!(window.value("partner-telefoon"), "030 608 60 86");
    window
        .sees("Hier staat wat u eerder typte en nog niet bewaarde.")
        .press("Verwerpen")
        .sees("Alles is bewaard");
    assert_eq!(window.value("partner-telefoon"), "");
    window.press("Brieven").press("Partners");
    window.press("GGD Kromme Rijn").sees("Alles is bewaard");
    window.keys("Ctrl+N").types("Nieuw Ziekenhuis");
    window.press("Brieven").press("Partners");
    assert_eq!(window.value("partner-naam"), "Nieuw Ziekenhuis");
    world.afterwards(|desk| {
        assert_eq!(
            desk.store().partners().unwrap().len(),
            5,
            "nothing was recorded"
        );
    });
}

#[test]
fn yes_or_no_for_the_plan_year_ends_the_covenant_and_the_judgement_follows() {
    let mut world = partners(|desk| {
        know_partners(desk);
        read_in(desk, "hap-lekstroom.xlsx", "Huisartsenpost Lekstroom");
    });
    let window = &mut world.window;
    window
        .sees("5 van 5 convenantpartner in 2027")
        .press("Huisartsenpost Lekstroom");
    window.scroll_over("Nee", 0.0);
    window.tab_to_id("partner-convenant").keys("End");
    assert_eq!(window.value("partner-tot-0"), "31-12-2026");
    window
        .keys("Ctrl+S")
        .sees("4 van 5 convenantpartner in 2027");
    world.afterwards(|desk| {
        let id = desk.partner_id("Huisartsenpost Lekstroom").unwrap();
        let plan = desk.plan_of(id, 2027).unwrap().id;
        assert!(!desk.plan_sheet(plan).unwrap().covenant);
    });
}

#[test]
fn a_kind_of_the_regions_own_is_offered_to_the_next_partner() {
    let mut world = partners(know_partners);
    let window = &mut world.window;
    window.press("Stichting Sint Maarten VVT");
    window.press_id("partner-soort").press("Overig");
    window
        .type_into("partner-eigen-soort", "Revalidatie")
        .keys("Ctrl+S")
        .sees("bewaard.");
    window.press("GGD Kromme Rijn");
    window.press_id("partner-soort");
    window.types("Rev").keys("Enter");
    window.keys("Ctrl+S").sees("GGD Kromme Rijn bewaard.");
    window.press_id("partners-soorten").press("Revalidatie 2");
    window.sees("2 partners");
    world.afterwards(|desk| {
        let id = desk.partner_id("GGD Kromme Rijn").unwrap();
        let kept = desk.partner_form(id).unwrap();
        assert_eq!(kept.kind, Some(PartnerKind::Other));
        assert_eq!(kept.kind_name, "Revalidatie");
    });
}

#[test]
fn from_a_partner_to_its_plan_its_letter_and_back() {
    let mut world = partners(|desk| {
        know_partners(desk);
        read_in(desk, "hap-lekstroom.xlsx", "Huisartsenpost Lekstroom");
    });
    let window = &mut world.window;
    window
        .press("GGD Kromme Rijn")
        .sees("Nog geen jaarplan 2027 ontvangen.");
    window.press("Huisartsenpost Lekstroom");
    window.press("Jaarplan 2027").does_not_see("Nieuwe partner");
    window.keys("Ctrl+Backspace").sees("Nieuwe partner");
    assert_eq!(window.value("partner-naam"), "Huisartsenpost Lekstroom");
    window
        .press("Brief")
        .sees("Geen brief kan nu worden gemaakt");
}

#[test]
fn a_list_of_a_thousand_partners_builds_only_what_is_in_sight() {
    let mut world = partners(|desk| {
        let list: Vec<_> = (0..1000)
            .map(|number| oto_register::domain::partner::NewPartner {
                name: format!("Instelling {number}"),
                ..Default::default()
            })
            .collect();
        desk.import_partners(&list).unwrap();
    });
    let window = &mut world.window;
    window.sees("1000 partners");
    assert!(window.built("Instelling ") < 60);
    window.type_into("partners-filter", "instelling 999");
    window.sees("1 partner").sees("Instelling 999");
}

#[test]
fn who_may_sign_is_offered_where_a_plan_is_read_in() {
    let mut world = World::after(|desk| {
        know_partners(desk);
        let id = desk.partner_id("Stichting Sint Maarten VVT").unwrap();
        let mut form = desk.partner_form(id).unwrap();
        form.signers.push(oto_register::domain::partner::Signer {
            name: "mr. J. de Vries".to_owned(),
            function: "bestuurder".to_owned(),
        });
        desk.save_partner(&form).unwrap();
    });
    let window = world.opens(submission("sint-maarten-vvt.ods"));
    window.press("mr. J. de Vries, bestuurder");
    assert_eq!(window.value("ondertekend"), "mr. J. de Vries, bestuurder");
}
