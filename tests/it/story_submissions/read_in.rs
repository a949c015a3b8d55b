//! One file: checked, read in, handed in again, taken back.

use crate::support::data;
use crate::support::world::{GOOD, World, know_partners, read_in, submission};
use oto_register::desk::Desk;
use oto_register::domain::Cents;
use oto_register::words;

/// What a submission must come to.
fn expected(file: &str) -> serde_json::Value {
    let path = data("submissions").join(format!("{file}.expected.json"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn the_five_good_files_are_read_in_to_the_cent() {
    let mut world = World::after(know_partners);
    for (file, partner) in GOOD {
        world.opens(submission(file));
        if world.window.can_see("Het bestand noemt geen partner") {
            world.window.press("Kies een partner").press(partner);
        }
        let cents = Cents(expected(file)["cents"].as_i64().unwrap());
        world.window.sees(&words::euros(cents)).press("Inlezen");
        world
            .window
            .sees(&format!("Jaarplan {partner} versie 1 ingelezen"));
        world.window.sees(&words::plain_amount(cents));
    }
    world.window.sees("5 van 5 jaarplannen ontvangen");
    world.afterwards(|desk| {
        for (file, partner) in GOOD {
            let expected = expected(file);
            let id = desk.partner_id(partner).unwrap();
            let plan = desk.plan_of(id, 2027).unwrap();
            let sheet = desk.plan_sheet(plan.id).unwrap();
            assert_eq!(sheet.requested().0, expected["cents"].as_i64().unwrap());
            for (activity, wanted) in sheet
                .activities
                .iter()
                .zip(expected["activities"].as_array().unwrap())
            {
                assert_eq!(activity.activity.name, wanted["name"].as_str().unwrap());
                assert_eq!(activity.requested().0, wanted["cents"].as_i64().unwrap());
            }
        }
    });
}

#[test]
fn a_faulty_file_is_refused_with_each_cell_named() {
    let file = "ziekenhuis-eemdal-met-fouten.xlsx";
    let mut world = World::with_register();
    world.opens(submission(file));
    world
        .window
        .sees("Alles of niets: los eerst de 5 fouten en de 4 vragen op.");
    world.window.press_in_vain("Inlezen");
    let expected = expected(file);
    for cell in expected["must_report"].as_array().unwrap() {
        let cell = cell.as_str().unwrap();
        assert!(world.window.built(cell) > 0, "{cell} is not named");
    }
    world.window.press("Naar de eerste fout").press("Annuleren");
    world.window.sees("Nog geen jaarplannen 2027");
}

#[test]
fn reading_in_is_undone_from_the_toast() {
    let mut world = World::with_register();
    world
        .opens(submission("hap-lekstroom.xlsx"))
        .press("Inlezen");
    world.window.sees("3 activiteiten.").press("Ongedaan maken");
    world
        .window
        .sees("Ongedaan gemaakt: Jaarplan ingelezen: Huisartsenpost Lekstroom.");
    world.window.does_not_see("7.255,00");
}

#[test]
fn reading_in_is_undone_with_the_keyboard() {
    let mut world = World::with_register();
    world
        .opens(submission("hap-lekstroom.xlsx"))
        .press("Inlezen");
    world
        .window
        .sees("7.255,00")
        .keys("Ctrl+Z")
        .does_not_see("7.255,00");
}

/// The second version: an amount changed, an activity gone, a new one.
pub fn second_version() -> Vec<u8> {
    let first = std::fs::read(submission("rav-utrechtse-waarden.csv")).unwrap();
    let rows: Vec<&[u8]> = first.split(|byte| *byte == b'\n').collect();
    let mut second: Vec<Vec<u8>> = rows.iter().take(3).map(|row| row.to_vec()).collect();
    second[1] = second[1]
        .iter()
        .map(|byte| if *byte == b'8' { b'9' } else { *byte })
        .collect();
    second.push(
        b"Training crisiscommunicatie;Training;14-10-2027;6;Externe trainer;1.450,00".to_vec(),
    );
    second.join(&b'\n')
}

#[test]
fn a_second_version_shows_exactly_what_changed() {
    let mut world = World::after(|desk| {
        know_partners(desk);
        read_in(desk, "rav-utrechtse-waarden.csv", "RAV Utrechtse Waarden");
    });
    let path = world.folder().join("rav-versie-2.csv");
    std::fs::write(&path, second_version()).unwrap();
    world
        .opens(path)
        .press("Kies een partner")
        .press("RAV Utrechtse Waarden");
    let window = &mut world.window;
    window
        .sees("2027, versie 2")
        .sees("vergeleken met versie 1");
    window.sees("0").sees("gelijk");
    window.sees("12.800,00").sees("Verschillen 3");
    window.sees("Staat niet meer in deze versie");
    window.sees("Regionale oefening grootschalige geneeskundige bijstand");
    window
        .press("Verschillen 3")
        .does_not_see("Verblijfskosten");
    window
        .press("Inlezen")
        .sees("versie 2 ingelezen: 2 activiteiten, 1 vervallen.");
}

#[test]
fn a_plan_shows_its_lines_with_the_cells_they_came_from() {
    let mut world = World::after(|desk| {
        know_partners(desk);
        read_in(desk, "ziekenhuis-de-vecht.xlsx", "Ziekenhuis De Vecht");
    });
    let window = &mut world.window;
    window.press("Ziekenhuis De Vecht");
    window
        .sees("DV-27-02")
        .sees("Zaalhuur oefenstaf")
        .sees("G15")
        .sees("ziekenhuis-de-vecht.xlsx");
    window.keys("Escape").sees("1 van 5 jaarplannen ontvangen");
}

#[test]
fn one_partner_is_read_in_with_the_keyboard_alone() {
    let mut world = World::with_register();
    world.opens(submission("hap-lekstroom.xlsx"));
    let window = &mut world.window;
    window
        .tab_to_id("ondertekend")
        .types("mr. J. Visser, bestuurder");
    window.tab_to("Zelfevaluatie bijgevoegd").keys("Space");
    window.tab_to("Inlezen").keys("Enter");
    window.sees("Jaarplan Huisartsenpost Lekstroom versie 1 ingelezen");
    window.tab_to_id("inzendingen").keys("Enter");
    window.sees("mr. J. Visser, bestuurder").sees("bijgevoegd");
}

#[test]
fn a_file_that_is_no_workbook_says_what_it_is() {
    let mut world = World::with_register();
    let path = world.folder().join("plan.xlsx");
    std::fs::write(&path, b"%PDF-1.7\n").unwrap();
    world.opens(path);
    world
        .window
        .sees("plan.xlsx is niet gelezen.")
        .sees("een pdf");
    world.window.press_in_vain("Inlezen");
}

#[test]
fn the_years_of_the_register_can_be_chosen() {
    let mut world = World::after(|desk: &mut Desk| {
        desk.begin("Netwerkbureau Rijn & Heuvelrug", 2028).unwrap();
    });
    world
        .window
        .sees("Jaar 2028")
        .press_id("jaar")
        .press("Jaar 2027");
    world.window.sees("Nog geen jaarplannen 2027");
}
