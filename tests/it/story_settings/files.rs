//! Hulpmiddelen: every file that the command line makes and takes, from the window.

use crate::support::world::{World, decide_all, know_partners};
use oto_register::desk::Desk;
use std::path::{Path, PathBuf};

fn at_tools(prepare: impl FnOnce(&mut Desk)) -> World {
    let mut world = World::after(prepare);
    world.window.press("Instellingen").press("Hulpmiddelen");
    world
}

fn is_workbook(path: &Path) -> bool {
    std::fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"PK"))
}

fn chosen(world: &mut World, name: &str) -> PathBuf {
    let path = world.folder().join(name);
    world.will_choose(std::slice::from_ref(&path));
    path
}

#[test]
fn an_intake_form_is_made_for_one_partner_or_for_anybody() {
    let mut world = at_tools(know_partners);
    let one = chosen(&mut world, "leeg.xlsx");
    world
        .window
        .keys("Ctrl+N")
        .sees("Geschreven: ")
        .press("Openen");
    assert!(is_workbook(&one));
    assert_eq!(world.shown(), [one]);
    let two = chosen(&mut world, "ggd.xlsx");
    world
        .window
        .press("Voor iedereen")
        .press("GGD Kromme Rijn")
        .press("Invulformulier maken");
    assert!(is_workbook(&two));
    assert_ne!(
        std::fs::read(&two).unwrap(),
        std::fs::read(world.folder().join("leeg.xlsx")).unwrap()
    );
}

#[test]
fn every_partner_gets_a_form_in_a_folder_and_forms_in_the_way_are_asked_about() {
    let mut world = at_tools(know_partners);
    let folder = chosen(&mut world, "formulieren");
    world
        .window
        .press("Voor alle partners")
        .sees("5 invulformulieren gemaakt.");
    let files = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(files, 5);
    chosen(&mut world, "formulieren");
    world
        .window
        .press("Voor alle partners")
        .sees("5 bestaande bestanden vervangen?")
        .press_id("doen")
        .sees("5 invulformulieren gemaakt.");
}

#[test]
fn decisions_go_out_and_come_in_after_a_look() {
    let mut world = at_tools(|desk| {
        decide_all(desk);
    });
    let path = chosen(&mut world, "besluiten.xlsx");
    world
        .window
        .press("Besluitenwerkblad maken")
        .sees("Geschreven: ");
    world.will_choose(std::slice::from_ref(&path));
    world
        .window
        .press("Werkblad overnemen")
        .sees("Het werkblad verandert niets.")
        .press("Annuleren");
    // The last plan loses its decisions; the workbook brings them back.
    world.window.keys("Ctrl+Z");
    world.will_choose(&[path]);
    world
        .window
        .press("Werkblad overnemen")
        .sees("worden overgenomen")
        .sees("Kostenregel")
        .sees("Ziekenhuis De Vecht")
        .press_id("doen")
        .sees("Besluiten uit besluiten.xlsx overgenomen.");
    world.afterwards(|desk| {
        let open = desk.open_tasks(2027).unwrap();
        assert_eq!(open.to_judge, 0);
    });
}

#[test]
fn a_workbook_with_faults_says_every_one_and_changes_nothing() {
    let mut world = at_tools(|desk| {
        decide_all(desk);
    });
    world.will_choose(&[crate::support::world::submission("ggd-kromme-rijn.xlsx")]);
    world
        .window
        .press("Werkblad overnemen")
        .sees("Er is niets overgenomen.")
        .press("Sluiten")
        .sees("Hulpmiddelen");
}

#[test]
fn a_year_and_the_partners_are_exported_and_a_file_in_the_way_is_asked_about() {
    let mut world = at_tools(|desk| {
        decide_all(desk);
    });
    let year = chosen(&mut world, "jaar.xlsx");
    std::fs::write(&year, "van een ander").unwrap();
    world
        .window
        .press("Jaar exporteren")
        .sees("Bestaand bestand vervangen?")
        .press("Annuleren");
    assert_eq!(std::fs::read(&year).unwrap(), b"van een ander");
    chosen(&mut world, "jaar.xlsx");
    world
        .window
        .press("Jaar exporteren")
        .press_id("doen")
        .sees("Geschreven: ");
    assert!(is_workbook(&year));
    let partners = chosen(&mut world, "partners.xlsx");
    world.window.press("Partnerlijst maken");
    assert!(is_workbook(&partners));
}

#[test]
fn settings_go_out_and_come_in_after_a_look() {
    let mut world = at_tools(|_desk| {});
    let path = chosen(&mut world, "instellingen.toml");
    world.window.press("Bewaren als bestand");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("voorzitter", "bestuurder")).unwrap();
    world.will_choose(&[path]);
    world
        .window
        .press("Uit een bestand overnemen")
        .sees("Instellingen uit instellingen.toml overnemen?")
        .sees("1 ondertekenaar")
        .press_id("doen")
        .sees("Instellingen opgeslagen.")
        .press("Ondertekenaars");
    assert_eq!(world.window.value("ondertekenaar-0-functie"), "bestuurder");
}

#[test]
fn a_settings_file_with_faults_is_told_and_changes_nothing() {
    let mut world = at_tools(|_desk| {});
    let path = chosen(&mut world, "fout.toml");
    std::fs::write(&path, "[regio]\nnaam = 3\n").unwrap();
    world
        .window
        .press("Uit een bestand overnemen")
        .sees("De instellingen zijn niet overgenomen.");
}

#[test]
fn a_backup_is_made_and_the_register_is_looked_over() {
    let mut world = at_tools(|_desk| {});
    let copy = chosen(&mut world, "kopie.oto");
    world
        .window
        .press("Reservekopie maken")
        .sees("Kopie geschreven en nagezien: ")
        .press("Register nazien")
        .sees("Het register is in orde.");
    let desk = Desk::open(
        &copy,
        crate::support::world::clock(),
        crate::support::world::reader(),
    )
    .unwrap();
    assert!(desk.inspect().unwrap().is_empty());
}
