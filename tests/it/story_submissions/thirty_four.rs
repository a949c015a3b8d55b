//! J1, vierendertig bestanden: a folder with forms, partners' own sheets and what is no workbook, dropped at once.

use crate::support::data;
use crate::support::window::Window;
use crate::support::world::{World, submission};
use calamine::{Data, Reader, Xlsx};
use iced::{Event, window};
use oto_register::app::App;
use oto_register::desk::Desk;
use oto_register::domain::partner::NewPartner;
use rust_xlsxwriter::Workbook;
use std::io::Cursor;
use std::path::Path;

/// Partners that send our own form.
const FORMS: [&str; 26] = [
    "Amerbeek",
    "Bildstroom",
    "Cothenweg",
    "Dolderen",
    "Eemland",
    "Fortzicht",
    "Grebbe",
    "Hoogland",
    "IJsselvliet",
    "Jutphaas",
    "Kockengen",
    "Leersum",
    "Maarsbergen",
    "Nederhorst",
    "Odijk",
    "Polsbroek",
    "Querido",
    "Rhenen",
    "Schalkwijk",
    "Tienhoven",
    "Uithof",
    "Vinkeveen",
    "Wilnis",
    "Xaverius",
    "Ypenhof",
    "Zegveld",
];

/// Partners with a sheet of their own: file, partner, cost lines, cents.
const OWN: [(&str, &str, usize, i64); 6] = [
    ("ggd-kromme-rijn.xlsx", "GGD Kromme Rijn", 3, 1_340_000),
    ("hap-lekstroom.xlsx", "Huisartsenpost Lekstroom", 6, 725_500),
    (
        "sint-maarten-vvt.ods",
        "Stichting Sint Maarten VVT",
        4,
        394_560,
    ),
    (
        "ziekenhuis-de-vecht.xlsx",
        "Ziekenhuis De Vecht",
        10,
        2_387_200,
    ),
    ("wetering.csv", "Zorggroep De Wetering", 2, 172_500),
    ("heuvelrug.csv", "Medisch Centrum Heuvelrug", 2, 172_500),
];

const OWN_SHEET: &str = "Activiteit;Soort;Datum;Deelnemers;Omschrijving;Bedrag\n\
    Training crisisteam;Training;14-10-2027;6;Externe trainer;1.250,00\n\
    Oefening opschaling;Oefening;11-11-2027;12;Zaalhuur;475,00\n";

fn name(at: usize) -> String {
    let kind = ["Ziekenhuis", "Huisartsenpost", "GGZ", "Zorggroep"][at % 4];
    format!("{kind} {}", FORMS[at])
}

/// How many lines a partner's form has, and their cents; no two are the same.
fn lines(at: usize) -> Vec<i64> {
    (0..=(at % 4))
        .map(|line| 10_000 + 137 * at as i64 + 1_001 * line as i64)
        .collect()
}

fn partners(desk: &mut Desk) {
    let forms = (0..FORMS.len()).map(|at| (name(at), format!("F{}", char::from(b'A' + at as u8))));
    let own = OWN.iter().enumerate().map(|(at, (_, name, ..))| {
        (
            (*name).to_owned(),
            format!("E{}", char::from(b'A' + at as u8)),
        )
    });
    let all: Vec<NewPartner> = forms
        .chain(own)
        .map(|(name, code)| NewPartner {
            code,
            name,
            ..NewPartner::default()
        })
        .collect();
    desk.import_partners(&all).unwrap();
}

/// The form that the program makes for a partner, filled in by another program.
fn filled_in(desk: &Desk, at: usize) -> Vec<u8> {
    let id = desk.partner_id(&name(at)).unwrap();
    let partner = desk.store().partner(id).unwrap();
    let form = desk.intake_form(2027, Some(&partner)).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(form)).unwrap();
    let mut saved = Workbook::new();
    for (number, sheet_name) in book.sheet_names().into_iter().enumerate() {
        let sheet = saved.add_worksheet().set_name(&sheet_name).unwrap();
        let range = book.worksheet_range(&sheet_name).unwrap();
        for (row, column, cell) in range.used_cells() {
            let (top, left) = range.start().unwrap();
            let (row, column) = (top + row as u32, (left as usize + column) as u16);
            let _sheet = match cell {
                Data::Float(value) => sheet.write(row, column, *value).unwrap(),
                text => sheet.write(row, column, text.to_string()).unwrap(),
            };
        }
        if number > 0 {
            continue;
        }
        for (cell, words) in [
            ("C7", "mr. J. Visser"),
            ("H8", "Ja"),
            ("A11", "1"),
            ("B11", "Training crisisteam"),
            ("C11", "Training"),
            ("D11", "14-10-2027"),
        ] {
            let (row, column) = place(cell);
            let _sheet = sheet.write(row, column, words).unwrap();
        }
        for (line, cents) in (11..).zip(lines(at)) {
            let (row, column) = place(&format!("G{line}"));
            let _sheet = sheet.write(row, column, format!("Trainer {line}")).unwrap();
            let _sheet = sheet.write(row, column + 2, cents as f64 / 100.0).unwrap();
        }
    }
    saved.save_to_buffer().unwrap()
}

/// Row and column from 0 of an address with one letter.
fn place(cell: &str) -> (u32, u16) {
    let column = u16::from(cell.as_bytes()[0] - b'A');
    (cell[1..].parse::<u32>().unwrap() - 1, column)
}

fn folder(desk: &Desk, folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    for at in 0..FORMS.len() {
        let file = format!("formulier-{:02}.xlsx", at + 1);
        std::fs::write(folder.join(file), filled_in(desk, at)).unwrap();
    }
    for (file, partner, ..) in OWN {
        let bytes = match submission(file) {
            path if path.exists() => std::fs::read(path).unwrap(),
            _ => format!("Jaarplan OTO 2027;;;;;\nOrganisatie;{partner};;;;\n;;;;;\n{OWN_SHEET}")
                .into_bytes(),
        };
        std::fs::write(folder.join(file), bytes).unwrap();
    }
    std::fs::write(
        folder.join("plan.xls"),
        b"<html><body><table><tr><td>Training</td></tr></table></body></html>",
    )
    .unwrap();
    let locked = data("exchange/hostile/wachtwoord.xlsx");
    let _bytes = std::fs::copy(locked, folder.join("wachtwoord.xlsx")).unwrap();
}

fn world() -> World {
    let mut at = None;
    let mut world = World::after(|desk| {
        partners(desk);
        let made = desk.store().path().unwrap().with_file_name("inzendingen");
        folder(desk, &made);
        at = Some(made);
    });
    let event = Event::Window(window::Event::FileDropped(at.unwrap()));
    let message = App::heard(&event, iced::event::Status::Ignored).unwrap();
    world.window.send(message);
    world
}

/// Presses and counts.
fn click(window: &mut Window<App>, clicks: &mut u32, label: &str) {
    *clicks += 1;
    window.press(label);
}

#[test]
fn a_folder_of_thirty_four_files_is_read_in_with_one_click_for_the_twenty_six() {
    let mut world = world();
    let window = &mut world.window;
    let mut clicks = 0;
    window
        .sees("34 bestanden")
        .sees("26 klaar, 6 te bekijken, 2 niet te lezen");
    click(window, &mut clicks, "26 jaarplannen inlezen");
    window
        .sees("26 jaarplannen ingelezen.")
        .sees("6 te bekijken, 2 niet te lezen");
    assert!(clicks <= 4, "{clicks} clicks for the 26");
    world.afterwards(|desk| {
        let plans = desk.store().plans(2027).unwrap();
        assert_eq!(plans.len(), 26, "nothing is half read");
        for at in 0..FORMS.len() {
            let id = desk.partner_id(&name(at)).unwrap();
            let plan = desk.plan_of(id, 2027).unwrap();
            let sheet = desk.plan_sheet(plan.id).unwrap();
            let cents: Vec<i64> = sheet.lines().map(|it| it.line.requested.0).collect();
            assert_eq!(cents, lines(at), "{}", name(at));
            assert_eq!(plan.signed_by.as_deref(), Some("mr. J. Visser"));
            assert!(plan.self_evaluation);
        }
    });
}

#[test]
fn the_six_own_sheets_show_how_they_would_be_read_and_are_confirmed() {
    let mut world = world();
    let window = &mut world.window;
    window.press("Bekijken 6");
    window
        .sees("Kolommen bevestigen")
        .sees("B naam, C soort, D datum, E deelnemers, F omschrijving, G bedrag")
        .sees("Een blad per activiteit");
    window.press("ziekenhuis-de-vecht.xlsx");
    window
        .sees("Voorstel: zo is het bestand gelezen. Inlezen bevestigt deze kolommen.")
        .sees("€ 23.872,00");
    window
        .press("Inlezen")
        .sees("Jaarplan Ziekenhuis De Vecht versie 1 ingelezen")
        .sees("34 bestanden");
    window
        .press("5 voorstellen bevestigen")
        .press("31 jaarplannen inlezen")
        .sees("31 jaarplannen ingelezen.");
    world.afterwards(|desk| {
        assert_eq!(desk.store().plans(2027).unwrap().len(), 32);
        for (file, partner, lines, cents) in OWN {
            let id = desk.partner_id(partner).unwrap();
            let plan = desk.plan_of(id, 2027).unwrap();
            let sheet = desk.plan_sheet(plan.id).unwrap();
            assert_eq!(sheet.lines().count(), lines, "{file}");
            assert_eq!(sheet.requested().0, cents, "{file}");
        }
    });
}

#[test]
fn what_cannot_be_read_says_why_and_has_a_reply_to_the_partner() {
    let mut world = world();
    let window = &mut world.window;
    window
        .sees("2 bestanden zijn niet gelezen")
        .sees("Dit is geen werkblad maar een webpagina, ook al heet het misschien xls.")
        .sees("Het bestand is beveiligd met een wachtwoord.");
    window.press_id("antwoord-29").sees("Gekopieerd");
    let mail = window.copied().unwrap().to_owned();
    crate::support::golden_text("screens/antwoord-webpagina.txt", &mail);
    window.press_id("antwoord-31");
    let mail = window.copied().unwrap().to_owned();
    crate::support::golden_text("screens/antwoord-wachtwoord.txt", &mail);
}

#[test]
fn one_undo_removes_the_whole_reading_and_one_redo_brings_it_back() {
    let mut world = world();
    let window = &mut world.window;
    window.press("26 jaarplannen inlezen").keys("Ctrl+Z");
    window
        .sees("Ongedaan gemaakt: 26 jaarplannen ingelezen.")
        .sees("26 klaar, 6 te bekijken, 2 niet te lezen");
    window.keys("Ctrl+Shift+Z");
    window
        .sees("Opnieuw gedaan: 26 jaarplannen ingelezen.")
        .sees("32 te bekijken, 2 niet te lezen");
    window.keys("Ctrl+Z").keys("Escape");
    window.sees("0 van 32 jaarplannen ontvangen");
    world.afterwards(|desk| {
        assert_eq!(desk.store().plans(2027).unwrap(), []);
        assert_eq!(desk.store().broken_link().unwrap(), None);
    });
}

#[test]
fn a_stop_leaves_the_files_that_are_in() {
    use oto_register::app::Message;
    use oto_register::screen::batch;
    let mut world = world();
    // The stop is asked before the first file is in: at most that one is read.
    let window = &mut world.window;
    window.stops_during(
        Message::Batch(batch::Message::AcceptAllPressed),
        Message::Batch(batch::Message::StopPressed),
    );
    window
        .sees("1 jaarplan ingelezen, 25 niet: u hebt gestopt.")
        .sees("25 klaar");
    world.afterwards(|desk| assert_eq!(desk.store().plans(2027).unwrap().len(), 1));
}

#[test]
fn thirty_four_files_look_as_kept() {
    let mut world = world();
    world.window.looks_like("screens/bestanden-34-1440");
    world.window.resize(1024.0, 700.0);
    world.window.looks_like("screens/bestanden-34-1024");
}
