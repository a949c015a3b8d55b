//! Filling in a region, from nothing to a letter: by keyboard, with faults at their field, drafts and undo.

use crate::support::world::{World, day, decide_all};
use oto_register::domain::letter::LetterState;
use oto_register::domain::region::RuleEffect;
use oto_register::domain::verdict::Verdict;

fn open_at(part: &str) -> World {
    let mut world = World::with_register();
    world.window.press("Instellingen").press(part);
    world
}

#[test]
fn an_empty_region_is_filled_in_by_keyboard_alone() {
    let mut world = World::with_empty_register();
    let window = &mut world.window;
    window
        .press("Instellingen")
        .sees("Nog nodig voor een brief:")
        .tab_to_id("regio-naam")
        .types("Noordrand")
        .keys("Ctrl+S");
    window
        .sees("Nog niet opgeslagen: 2 velden kloppen niet.")
        .sees("Dit ontbreekt. Vul het in.");
    assert_eq!(window.focused_id(), Some("regio-kantoor".into()));
    window.types("Netwerkbureau Noordrand");
    window.keys("Shift+Tab").types("NR");
    window
        .tab_to_id("regio-retouradres")
        .types("Postbus 1, 1234 AB  STAD");
    window
        .keys("Tab")
        .types("Plein 2")
        .keys("Enter")
        .types("1234 AB Stad");
    window.keys("Tab").types("030 123 45 67").keys("Tab");
    window.types("oto@noordrand.example").keys("Tab");
    window.types("Kim de Boer").keys("Tab").types("adviseur");
    window
        .does_not_see("Naam van de adviseur:")
        .keys("Alt+ArrowRight")
        .keys("Alt+ArrowRight")
        .sees("Nog niemand tekent");
    window.keys("Ctrl+N").types("mr. A. Bos").keys("Tab");
    window.types("voorzitter").keys("Ctrl+S");
    window
        .sees("Instellingen opgeslagen.")
        .sees("Alles is opgeslagen")
        .does_not_see("Nog nodig voor een brief:");
    world.afterwards(|desk| {
        let (file, _) = desk.region_file("logo.png").unwrap();
        assert_eq!(
            (file.name.as_str(), file.office.as_str(), file.code.as_str()),
            ("Noordrand", "Netwerkbureau Noordrand", "NR")
        );
        assert_eq!(
            file.letterhead.visiting_address,
            ["Plein 2", "1234 AB Stad"]
        );
        assert_eq!(file.adviser.name, "Kim de Boer");
        let signer = &file.signatories[0];
        assert_eq!((signer.name.as_str(), signer.default), ("mr. A. Bos", true));
    });
}

#[test]
fn saving_is_one_operation_that_can_be_undone() {
    let mut world = open_at("Regio en bureau");
    let window = &mut world.window;
    window
        .type_into("regio-telefoon", "030 999 99 99")
        .type_into("adviseur-naam", "Kim de Boer")
        .sees("Niet opgeslagen wijzigingen")
        .press("Opslaan")
        .sees("Instellingen opgeslagen.");
    window.press("Ongedaan maken");
    assert_eq!(window.value("regio-telefoon"), "030 555 01 20");
    assert_eq!(window.value("adviseur-naam"), "Sanne Verhoef");
    window.sees("Alles is opgeslagen");
}

#[test]
fn a_choice_and_a_term_are_kept_for_the_year_they_are_for() {
    let mut world = open_at("Keuzes van de regio");
    let window = &mut world.window;
    window
        .press("Zelfevaluatie bij de aanvraag verplicht")
        .sees("Staat dit aan, dan houdt een ontbrekende zelfevaluatie de brief tegen.")
        .press("Ja")
        .sees("Nu geldt voor 2027: Ja.");
    window
        .press("Handtekening van bestuurder of gemandateerde verplicht")
        .press_id("keuze-0")
        .keys("Home")
        .keys("ArrowRight")
        .sees("Nu geldt elk jaar: Ja.");
    window
        .press("Grens voor een geschenk")
        .type_into("keuze-0", "25 euro")
        .press("Termijnen");
    window.press("Laatste dag voor facturen");
    window.type_into("keuze-2027", "31-02-2028").keys("Tab");
    window
        .sees("Datum bestaat niet: 31-02-2028.")
        .keys("Ctrl+S");
    window
        .sees("Nog niet opgeslagen: 2 velden kloppen niet.")
        .sees("Grens voor een geschenk: “25 euro” past niet.");
    window
        .type_into("keuze-0", "25,00")
        .press("Termijnen")
        .press("Laatste dag voor facturen")
        .type_into("keuze-2027", "1-2-2028")
        .keys("Ctrl+S");
    window.sees("Instellingen opgeslagen.");
    world.afterwards(|desk| {
        let year = desk.policy(2027).unwrap().settings;
        let other = desk.policy(2028).unwrap().settings;
        assert!(year.is_on("zelfevaluatie-verplicht"));
        assert!(!other.is_on("zelfevaluatie-verplicht"));
        assert!(other.is_on("ondertekening-verplicht"));
        assert_eq!(year.date("factuurdeadline"), Some(day("2028-02-01")));
        assert_eq!(year.cents("geschenk-grens").unwrap().0, 2500);
    });
}

#[test]
fn a_setting_leads_to_the_passage_it_rests_on_and_back() {
    let mut world = open_at("Keuzes van de regio");
    world
        .window
        .press("Passage openen")
        .does_not_see("Alles is opgeslagen")
        .keys("Ctrl+Backspace")
        .sees("Alles is opgeslagen");
}

#[test]
fn a_passage_and_a_rule_that_rests_on_it_narrow_the_guide() {
    let mut world = open_at("Eigen passages en regels");
    let window = &mut world.window;
    window
        .sees("nooit ruimer")
        .keys("Ctrl+N")
        .types("Sobere catering");
    window
        .type_into("passage-vindplaats", "Meerjarenplan, 3.2")
        .type_into("passage-samenvatting", "Catering alleen na overleg.")
        .press("Regel toevoegen")
        .types("Catering in overleg");
    window
        .press("Kies er een of meer")
        .press("Meerjarenplan, 3.2 · Sobere catering")
        .press("Alle kostensoorten")
        .keys("ArrowDown")
        .keys("Enter")
        .type_into("regel-boven", "500,00")
        .keys("Ctrl+S");
    window
        .sees("Nog niet opgeslagen: één veld klopt niet.")
        .type_into("regel-reden", "De regio houdt catering sober.")
        .keys("Ctrl+S")
        .sees("Instellingen opgeslagen.");
    // Under another id the rule still rests on it.
    window
        .press("Sobere catering")
        .type_into("passage-id", "noord-catering")
        .sees("1 regel rust op deze passage.")
        .keys("Ctrl+S");
    world.afterwards(|desk| {
        let policy = desk.policy(2027).unwrap();
        let rule = &policy.rules[0];
        assert_eq!(policy.passages[0].id.as_str(), "noord-catering");
        assert_eq!(rule.passages, [policy.passages[0].id.clone()]);
        assert_eq!(rule.effect, RuleEffect::AtBest(Verdict::Consult));
        assert_eq!(rule.applies.above.unwrap().0, 50_000);
        assert_eq!(rule.applies.cost_kinds.len(), 1);
    });
}

#[test]
fn a_passage_with_the_id_of_the_guide_is_refused_in_the_words_of_the_file() {
    let mut world = open_at("Eigen passages en regels");
    let window = &mut world.window;
    window
        .keys("Ctrl+N")
        .types("Dubbel")
        .type_into("passage-vindplaats", "1")
        .type_into("passage-samenvatting", "Dubbel.")
        .type_into("passage-id", "eisen-ondertekening")
        .keys("Tab")
        .sees("De referentiegids gebruikt die id al. Kies een andere.");
}

#[test]
fn removing_asks_and_says_what_rests_on_it() {
    let mut world = open_at("Eigen passages en regels");
    let window = &mut world.window;
    window
        .keys("Ctrl+N")
        .types("Weg")
        .press("Verwijderen")
        .sees("Passage “Weg” verwijderen?")
        .keys("Escape")
        .sees("Weg");
    window
        .press("Verwijderen")
        .press_id("doen")
        .sees("Nog geen eigen passage")
        .sees("Alles is opgeslagen");
}

#[test]
fn a_letter_text_with_a_wrong_field_is_said_below_it_and_a_right_one_makes_letters_stale() {
    let mut world = World::after(|desk| {
        let plans = decide_all(desk);
        desk.record_agreement(&plans, day("2026-11-17")).unwrap();
        for plan in plans {
            desk.make_letter(plan, false).unwrap().unwrap();
        }
    });
    let window = &mut world.window;
    window
        .press("Instellingen")
        .press("Briefteksten")
        .type_into("zinnen-zoek", "slot.groet")
        .keys("Tab");
    let row = oto_register::letters::texts::defaults()
        .iter()
        .find(|it| it.sentence.code() == "slot.groet")
        .unwrap();
    window
        .press(&row.when)
        .sees("worden Verouderd")
        .sees("bladzijde 3 van 3");
    window
        .type_into("zin", "Met groet uit {plan.jar},")
        .sees("Teken 15: het veld {plan.jar} bestaat niet. Bedoelt u {plan.jaar}?")
        .sees("Klopt niet")
        .sees("Zolang dit niet klopt, houdt de brief de vorige tekst.")
        .keys("Ctrl+S")
        .sees("Nog niet opgeslagen: één veld klopt niet.");
    window
        .type_into("zin", "Met groet uit ")
        .press("Veld invoegen")
        .press("{plan.jaar}")
        .sees("Eigen tekst");
    window
        .types(",")
        .does_not_see("bestaat niet.")
        .keys("Ctrl+S")
        .sees("Instellingen opgeslagen.");
    world.afterwards(|desk| {
        let texts = desk.store().letter_texts().unwrap();
        assert_eq!(texts["slot.groet"], "Met groet uit {plan.jaar},");
        let sheets = desk.letter_sheets(2027).unwrap();
        assert!(sheets.iter().all(|it| it.state == LetterState::Stale));
    });
}

#[test]
fn the_standard_text_comes_back() {
    let mut world = open_at("Briefteksten");
    let window = &mut world.window;
    window
        .type_into("zin", "Iets anders")
        .press("Standaardtekst terugzetten")
        .sees("Alles is opgeslagen")
        .does_not_see("Standaardtekst terugzetten");
}

#[test]
fn what_was_typed_is_there_again_after_leaving_and_after_a_restart() {
    let mut world = open_at("Regio en bureau");
    let window = &mut world.window;
    window
        .type_into("regio-telefoon", "030 777 77 77")
        .press("Ondertekenaars")
        .keys("Ctrl+N")
        .types("mr. A. Bos");
    window.press("Brieven").press("Instellingen");
    window.sees("Niet opgeslagen wijzigingen");
    assert_eq!(window.value("regio-telefoon"), "030 777 77 77");
    let mut world = world.restarted();
    let window = &mut world.window;
    window.press("Instellingen").press("Ondertekenaars");
    assert_eq!(window.value("ondertekenaar-1-naam"), "mr. A. Bos");
    window
        .press("Weggooien")
        .sees("Niet opgeslagen wijzigingen weggooien?")
        .press_id("doen")
        .sees("Alles is opgeslagen")
        .press("Regio en bureau");
    assert_eq!(window.value("regio-telefoon"), "030 555 01 20");
    let mut world = world.restarted();
    world
        .window
        .press("Instellingen")
        .sees("Alles is opgeslagen");
}

#[test]
fn who_stops_signing_can_sign_again() {
    let mut world = open_at("Ondertekenaars");
    let window = &mut world.window;
    window
        .press("Tekent niet meer")
        .sees("Nog niemand tekent")
        .sees("dr. P. de Wit, voorzitter")
        .keys("Ctrl+S")
        .sees("Instellingen opgeslagen.");
    window
        .sees("Nog nodig voor een brief:")
        .press("Weer laten tekenen")
        .keys("Ctrl+S")
        .does_not_see("Nog nodig voor een brief:");
    assert_eq!(window.value("ondertekenaar-0-naam"), "dr. P. de Wit");
}

#[test]
fn a_logo_is_chosen_refused_and_taken_away() {
    let mut world = open_at("Briefpapier");
    let wrong = world.folder().join("logo.png");
    std::fs::write(&wrong, "geen plaatje").unwrap();
    world.will_choose(&[wrong]);
    world
        .window
        .press("Logo kiezen")
        .sees("geen PNG- of JPEG-afbeelding die kan worden afgedrukt.");
    world.will_choose(&[crate::support::data("desk/logo.jpg")]);
    world
        .window
        .press("Logo kiezen")
        .sees("Ander logo kiezen")
        .does_not_see("geen PNG- of JPEG-afbeelding")
        .keys("Ctrl+S")
        .sees("Instellingen opgeslagen.");
    world
        .window
        .type_into("regio-kleur", "#FFEE88")
        .sees("Slecht leesbaar op wit papier");
    world
        .window
        .type_into("regio-kleur", "groen")
        .keys("Tab")
        .sees("Dit is geen kleur.");
    world
        .window
        .type_into("regio-kleur", "#0E465D")
        .press("Logo weghalen")
        .keys("Ctrl+S")
        .sees("Geen logo");
    world.afterwards(|desk| {
        assert_eq!(desk.region_file("logo.png").unwrap().1, None);
        desk.undo_last().unwrap();
        assert!(desk.region_file("logo.png").unwrap().1.is_some());
    });
}
