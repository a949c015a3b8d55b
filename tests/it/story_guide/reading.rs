//! From a verdict to its passage and back, from a passage to its cases, and to the region's own rules.

use super::decided;
use crate::support::world::{World, grant_all, know_partners};
use iced::advanced::widget::Id;
use oto_register::desk::ReadRequest;
use oto_register::domain::CostKindId;

#[test]
fn from_a_verdict_to_its_passage_and_back_with_keys_alone() {
    let mut world = decided();
    let window = &mut world.window;
    window.keys("Ctrl+PageDown").sees("Ziekenhuis De Vecht");
    window.keys("ArrowDown");
    let before = window.all_text();
    window.keys("Ctrl+K").types("offerte voor de uitvoering");
    window
        .sees("Gids 1a: Offerte vóór de uitvoering")
        .keys("Enter");
    window
        .sees("Een commerciële aanbieder levert zijn offerte in voordat de activiteit plaatsvindt.")
        .sees("Samenvatting van het netwerk, niet de tekst van de gids.")
        .sees("Kostensoorten die hierop rusten")
        .sees("Zaken die hierop rusten");
    window.keys("Ctrl+Backspace");
    assert_eq!(window.all_text(), before, "back at the same line");
}

#[test]
fn links_lead_on_through_the_guide_and_escape_leads_back() {
    let mut world = decided();
    let window = &mut world.window;
    window
        .press("Referentiegids")
        .sees("Wat een oordeel betekent");
    window.keys("Ctrl+F").types("slapwrap").keys("Enter");
    window.sees("Gewoon materiaal in een oefening: nee");
    // Enter on what is read goes to its first link.
    window.keys("Enter").keys("Enter");
    window
        .sees("Nee, tenzij")
        .sees("Voorwaarden; ja is gunstig");
    window
        .keys("Escape")
        .sees("Kostensoorten die hierop rusten");
    window.keys("Escape").does_not_see("Ctrl+Backspace");
}

#[test]
fn arrows_walk_through_the_contents_and_heads_fold() {
    let mut world = decided();
    let window = &mut world.window;
    window.press("Referentiegids");
    assert_eq!(window.focused_id(), Some(Id::new("gids-lijst")));
    window
        .keys("ArrowDown")
        .sees("Opdracht aan de ROAZ-regio's");
    window.sees("OTO-geld helpt zorginstellingen zich daarop voor te bereiden.");
    window
        .keys("ArrowDown")
        .sees("Het stimuleringsgeld dat in 2008 begon");
    window.keys("Home").keys("Enter");
    window
        .does_not_see("Instelling richt zelf in")
        .sees("Inleiding fig. 1");
    window.keys("Enter").sees("Instelling richt zelf in");
}

#[test]
fn our_own_rules_that_go_before_the_guide_stand_beside_it() {
    let mut world = decided();
    let window = &mut world.window;
    window.keys("Ctrl+K").types("catering");
    window.keys("Enter");
    window
        .sees("Regels van onze regio die hier voorgaan")
        .sees("Catering boven € 250")
        .sees("Oordeel hoogstens:")
        .sees("Vanaf 2026")
        .sees("1 eigen regel geldt in andere planjaren.");
    window
        .press("Sobere catering")
        .sees("Eigen passage van de regio");
    window.sees("Regionaal meerjarenplan");
    window
        .press("Eigen regels bij Instellingen")
        .sees("Instellingen");
    window
        .keys("Ctrl+Backspace")
        .sees("Eigen passage van de regio");
    window
        .press("Kostensoorten")
        .type_into("gids-zoek", "externe locatie");
    window
        .press("Externe locatie")
        .sees("De gids geldt zoals hij is.");
}

#[test]
fn a_case_opens_beoordelen_at_its_line_and_the_way_back_leads_here() {
    let mut world = decided();
    let window = &mut world.window;
    window.keys("Ctrl+K").types("catering").keys("Enter");
    window
        .sees("Huisartsenpost Lekstroom, 2027")
        .sees("Toegekend");
    // From the contents over the links to the cases.
    window.keys("F6").keys("F6");
    while window.focused_id() != Some(Id::new("gids-zaken")) {
        window.keys("Tab");
    }
    let case = window.focused_words().join(" ");
    assert!(case.contains("Huisartsenpost Lekstroom, 2027"), "{case}");
    window.keys("Enter");
    window.sees("Waarom").sees("Huisartsenpost Lekstroom");
    assert_eq!(window.focused_id(), Some(Id::new("kostenregels")));
    let line = window.focused_words().join(" ");
    assert!(line.contains("Catering"), "{line}");
    window
        .keys("Ctrl+Backspace")
        .sees("Zaken die hierop rusten");
}

#[test]
fn a_case_of_another_year_takes_the_window_to_that_year_and_back() {
    let mut world = World::after(|desk| {
        know_partners(desk);
        let folder = tempfile::tempdir().unwrap();
        for year in [2027, 2028] {
            let path = folder.path().join(format!("jaarplan-{year}.csv"));
            std::fs::write(&path, plan_of(year)).unwrap();
            let request = ReadRequest {
                year: Some(year),
                partner: Some("Huisartsenpost Lekstroom".to_owned()),
                ..ReadRequest::default()
            };
            let reading = desk.look_at(&path, request).unwrap();
            let plan = desk.accept(&reading).unwrap().plan;
            let line = desk
                .plan_sheet(plan)
                .unwrap()
                .lines()
                .next()
                .unwrap()
                .line
                .id;
            let kind = Some(CostKindId::from("catering"));
            desk.choose_kinds(plan, &[(line, kind)]).unwrap();
            grant_all(desk, plan);
        }
    });
    let window = &mut world.window;
    window
        .sees("Jaar 2028")
        .keys("Ctrl+K")
        .types("catering")
        .keys("Enter");
    window.sees("Huisartsenpost Lekstroom, 2028");
    window.press("Huisartsenpost Lekstroom, 2027");
    window
        .sees("Jaar 2027")
        .sees("Waarom")
        .sees("Catering 2027");
    window.keys("Ctrl+Backspace").sees("Jaar 2028");
    window.sees("Zaken die hierop rusten");
}

/// A plan of one activity with one line.
fn plan_of(year: i32) -> String {
    format!(
        "Nr;Activiteit;Soort;Datum;Aantal deelnemers;Kostenpost;Aangevraagd bedrag\n1;Oefening {year};Oefening;01-03-{year};20;Catering {year};100,00\n"
    )
}

#[test]
fn an_activity_that_is_found_opens_beoordelen_at_it() {
    let mut world = decided();
    let window = &mut world.window;
    window.keys("Ctrl+K").types("LS-27-02");
    window.sees("Activiteit").keys("Enter");
    window.sees("LS-27-02").sees("2 van ").sees("Waarom");
}

#[test]
fn a_partner_without_a_plan_and_a_screen_are_found() {
    let mut world = World::after(know_partners);
    let window = &mut world.window;
    window.keys("Ctrl+K").types("vecht").sees("Partner");
    window.keys("Enter").sees("Partners");
    window
        .keys("Ctrl+K")
        .types("logb")
        .sees("Scherm")
        .keys("Enter");
    window.sees("handelingen, sinds");
    window.keys("Ctrl+K").types("qqq");
    window.sees("Niets gevonden in dit planjaar en in de gids.");
}

#[test]
fn a_region_without_rules_and_a_register_without_decisions_say_so() {
    let mut world = World::with_register();
    let window = &mut world.window;
    window.press("Referentiegids");
    window.sees("Voor 2027 heeft de regio geen eigen regel.");
    window.keys("ArrowDown").sees("Nog geen zaken");
    window.press("Eigen").sees("Nog geen eigen passages");
    window
        .press("Alles")
        .type_into("gids-zoek", "qqq")
        .sees("Niets gevonden");
}
