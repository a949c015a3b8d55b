//! Thirty-four partners with their list, and the intake forms as they fill them in.

use calamine::{Data, Reader, Xlsx};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use oto_register::domain::Cents;
use oto_register::domain::partner::{Address, Contact, NewPartner, PartnerKind};
use oto_register::exchange::partner_list;
use rust_xlsxwriter::Workbook;
use std::path::Path;

pub const PARTNERS: usize = 34;
pub const ACTIVITIES: usize = 400;

/// An activity of a plan, with what it costs.
pub struct Planned {
    pub name: String,
    pub kind: &'static str,
    pub day: NaiveDate,
    pub participants: u32,
    pub lines: Vec<(String, Cents)>,
}

fn table(text: &str, key: &str) -> Vec<toml::Table> {
    let file: toml::Table = text.parse().unwrap();
    let rows = file[key].as_array().unwrap();
    rows.iter()
        .map(|row| row.as_table().unwrap().clone())
        .collect()
}

/// The partners of the region, from the list that the example has.
pub fn partners() -> Vec<NewPartner> {
    let text = include_str!("../../../assets/example/partners.toml");
    let rows = table(text, "partner").into_iter().take(PARTNERS);
    rows.map(|row| {
        let word = |key: &str| row[key].as_str().unwrap().to_owned();
        NewPartner {
            code: word("code"),
            name: word("name"),
            kind: PartnerKind::from_code(&word("kind")),
            address: Address {
                street: word("street"),
                postcode: word("postcode"),
                city: word("city"),
            },
            contact: Contact {
                name: word("contact"),
                salutation: word("salutation"),
                email: word("email"),
                phone: word("phone"),
            },
            covenant_from: Some("2020-01-01".parse().unwrap()),
            ..NewPartner::default()
        }
    })
    .collect()
}

/// The list as a workbook.
pub fn list(path: &Path) {
    std::fs::write(path, partner_list::write(&partners()).unwrap()).unwrap();
}

/// What each partner plans: eleven or twelve activities, four hundred together.
pub fn plans() -> Vec<(NewPartner, Vec<Planned>)> {
    let models = table(
        include_str!("../../../assets/example/activiteiten.toml"),
        "activity",
    );
    let planned = |at: usize, partner: &NewPartner| {
        let count = ACTIVITIES / PARTNERS + usize::from(at < ACTIVITIES % PARTNERS);
        let code = partner.kind.map(PartnerKind::code);
        let suits = |model: &&toml::Table| match model.get("partners") {
            None => true,
            Some(kinds) => kinds
                .as_array()
                .unwrap()
                .iter()
                .any(|kind| kind.as_str() == code),
        };
        let fitting: Vec<&toml::Table> = models.iter().filter(suits).collect();
        (0..count)
            .map(|nr| activity(fitting[(at * 5 + nr) % fitting.len()], at, nr))
            .collect()
    };
    partners()
        .into_iter()
        .enumerate()
        .map(|(at, partner)| {
            let planned = planned(at, &partner);
            (partner, planned)
        })
        .collect()
}

fn activity(model: &toml::Table, at: usize, nr: usize) -> Planned {
    let kind = match model["kind"].as_str().unwrap() {
        "opleiding" => "Opleiding",
        "training" => "Training",
        "oefening" => "Oefening",
        "evaluatie" => "Evaluatie",
        "planvorming" => "Planvorming",
        "overig" => "Overig",
        other => panic!("{other}"),
    };
    // One line, or in every second activity all that its model has.
    let most = if nr.is_multiple_of(2) { 3 } else { 1 };
    let lines = model["line"].as_array().unwrap().iter();
    let lines = lines.take(most).enumerate();
    Planned {
        name: model["name"].as_str().unwrap().to_owned(),
        kind,
        day: working_day(20 + (at * 7 + nr * 23) as u64 % 300),
        participants: u32::try_from(8 + (at + nr) % 17).unwrap(),
        lines: lines
            .map(|(line, it)| {
                let it = it.as_array().unwrap();
                let least = it[1].as_integer().unwrap();
                let odd = i64::try_from(at * 37 + nr * 11 + line * 3).unwrap() % 100;
                (
                    it[0].as_str().unwrap().to_owned(),
                    Cents(least * 100 + odd * 101),
                )
            })
            .collect(),
    }
}

fn working_day(after: u64) -> NaiveDate {
    let first: NaiveDate = "2027-01-01".parse().unwrap();
    let day = first.checked_add_days(Days::new(after)).unwrap();
    let later = match day.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        _ => 0,
    };
    day.checked_add_days(Days::new(later)).unwrap()
}

/// Fills in the form that the program made, with another program, as the partner would.
pub fn fill_in(form: &Path, filled: &Path, plan: &[Planned]) {
    let mut book: Xlsx<_> = calamine::open_workbook(form).unwrap();
    let mut saved = Workbook::new();
    for (number, sheet_name) in book.sheet_names().into_iter().enumerate() {
        let sheet = saved.add_worksheet().set_name(&sheet_name).unwrap();
        let range = book.worksheet_range(&sheet_name).unwrap();
        let (top, left) = range.start().unwrap();
        for (row, column, cell) in range.used_cells() {
            let (row, column) = (top + row as u32, (left as usize + column) as u16);
            let _sheet = match cell {
                Data::Float(value) => sheet.write(row, column, *value).unwrap(),
                text => sheet.write(row, column, text.to_string()).unwrap(),
            };
        }
        if number > 0 {
            continue;
        }
        let _sheet = sheet.write(6, 2, "mr. J. Visser").unwrap();
        let _sheet = sheet.write(7, 7, "Ja").unwrap();
        let mut row = 10;
        for (nr, activity) in (1_u32..).zip(plan) {
            let day = activity.day.format("%d-%m-%Y").to_string();
            let _sheet = sheet.write(row, 0, nr).unwrap();
            let _sheet = sheet.write(row, 1, &activity.name).unwrap();
            let _sheet = sheet.write(row, 2, activity.kind).unwrap();
            let _sheet = sheet.write(row, 3, day).unwrap();
            let _sheet = sheet.write(row, 5, activity.participants).unwrap();
            for (text, amount) in &activity.lines {
                let _sheet = sheet.write(row, 6, text).unwrap();
                let _sheet = sheet.write(row, 8, amount.0 as f64 / 100.0).unwrap();
                row += 1;
            }
        }
    }
    saved.save(filled).unwrap();
}
