//! The list of what goes to whom: a row a letter, to hand to whoever puts them in envelopes or mails them.

use super::sheet_writer::{Looks, Put, WriteError, finish, new_book, print_on_a4, put, widths};
use crate::domain::Cents;
use crate::domain::partner::{Address, Contact};
use crate::exchange::grid::column_letters;
use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Worksheet};

/// The letters of a year that go out together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendingList {
    pub year: i32,
    /// In the order of the print file.
    pub letters: Vec<ListedLetter>,
}

/// A letter that goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedLetter {
    pub partner: String,
    pub contact: Contact,
    pub address: Address,
    /// Ons kenmerk.
    pub reference: String,
    pub dated: NaiveDate,
    pub signed_by: String,
    pub granted: Cents,
    pub pages: u32,
    /// Page of the print file on which it begins, from 1.
    pub first_page: u32,
    /// The name of its own file.
    pub file: String,
    /// The reference of the letter that it replaces; empty when there is none.
    pub replaces: String,
}

/// Title, and width in characters.
const COLUMNS: [(&str, u32); 15] = [
    ("Nr", 5),
    ("Partner", 34),
    ("Ter attentie van", 26),
    ("Adres", 26),
    ("Postcode", 10),
    ("Plaats", 18),
    ("E-mail", 30),
    ("Ons kenmerk", 17),
    ("Datum brief", 12),
    ("Ondertekend door", 26),
    ("Toegekend (€)", 15),
    ("Bladzijden", 11),
    ("Vanaf blad in printbestand", 13),
    ("Bestand", 44),
    ("Vervangt", 17),
];
/// The column of the amounts, from 0.
const GRANTED: u16 = 10;

/// The bytes of the workbook; the same letters give the same bytes.
///
/// # Errors
/// [`WriteError`] when a text is longer than a cell can hold.
pub fn write(list: &SendingList) -> Result<Vec<u8>, WriteError> {
    let looks = Looks::new();
    let mut book = new_book(&format!("Verzendlijst {}", list.year))?;
    let sheet = book.add_worksheet();
    sheet.set_name("Verzendlijst")?;
    let wide: Vec<u32> = COLUMNS.iter().map(|(_, width)| *width).collect();
    widths(sheet, &wide)?;
    for (column, (title, _)) in (0_u16..).zip(&COLUMNS) {
        put(sheet, 0, column, &Put::Text(title), &looks.header)?;
    }
    for (row, letter) in (1_u32..).zip(&list.letters) {
        one(sheet, row, letter, &looks)?;
    }
    total(sheet, list, &looks)?;
    sheet.set_freeze_panes(1, 2)?;
    print_on_a4(sheet, 0, &format!("Verzendlijst {}", list.year))?;
    finish(book)
}

fn one(
    sheet: &mut Worksheet,
    row: u32,
    letter: &ListedLetter,
    looks: &Looks,
) -> Result<(), WriteError> {
    let count = |number: u32| (Put::Number(i64::from(number)), &looks.number);
    let words = |text| (Put::text(text), &looks.text);
    let cells: [(Put<'_>, &Format); 15] = [
        count(row),
        words(&letter.partner),
        words(&letter.contact.name),
        words(&letter.address.street),
        words(&letter.address.postcode),
        words(&letter.address.city),
        words(&letter.contact.email),
        words(&letter.reference),
        (Put::Date(letter.dated), &looks.date),
        words(&letter.signed_by),
        (Put::Cents(letter.granted), &looks.euros),
        count(letter.pages),
        count(letter.first_page),
        words(&letter.file),
        words(&letter.replaces),
    ];
    for (column, (value, look)) in (0_u16..).zip(&cells) {
        put(sheet, row, column, value, look)?;
    }
    Ok(())
}

fn total(sheet: &mut Worksheet, list: &SendingList, looks: &Looks) -> Result<(), WriteError> {
    let last = u32::try_from(list.letters.len()).unwrap_or(u32::MAX / 2);
    let sum: Cents = list.letters.iter().map(|it| it.granted).sum();
    let letters = column_letters(u32::from(GRANTED));
    let formula = format!("=SUM({letters}2:{letters}{})", last.max(1) + 1);
    put(sheet, last + 2, 1, &Put::Text("Totaal"), &looks.total_label)?;
    let sum = Put::Sum(formula, sum);
    put(sheet, last + 2, GRANTED, &sum, &looks.total)
}
