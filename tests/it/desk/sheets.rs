//! A workbook of ours as a person has it on screen: opened, typed in, and saved by another program.

use calamine::{Data, Reader, Xlsx};
use oto_register::exchange::grid::position;
use oto_register::rules::edition::editions;
use rust_xlsxwriter::Workbook;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

/// Sheets of rows of cells.
pub type Book = Vec<(String, Vec<Vec<Data>>)>;

pub fn open(bytes: Vec<u8>) -> Book {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = workbook.sheet_names();
    names
        .into_iter()
        .map(|name| {
            let range = workbook.worksheet_range(&name).unwrap();
            let end = range.end().unwrap_or_default();
            let all = range.range((0, 0), end);
            (name, all.rows().map(<[Data]>::to_vec).collect())
        })
        .collect()
}

/// Saves the sheets as another program would: values only.
pub fn save(book: &Book, path: &Path) {
    let mut workbook = Workbook::new();
    for (name, rows) in book {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Data::Float(number) => drop(sheet.write(row, column, *number).unwrap()),
                    Data::Int(number) => drop(sheet.write(row, column, *number as f64).unwrap()),
                    Data::Empty => {}
                    text => drop(sheet.write(row, column, text.to_string()).unwrap()),
                }
            }
        }
    }
    workbook.save(path).unwrap();
}

/// Types in every row of the sheet `Besluiten` that has this text, under a header; an empty text is every line.
pub fn type_in(book: &mut Book, text: &str, header: &str, value: Data) {
    let sheet = book.iter_mut().find(|(name, _)| name == "Besluiten");
    let rows = &mut sheet.unwrap().1;
    let head = rows.iter().position(|row| row.iter().any(is("Regel-id")));
    let head = head.unwrap();
    let column = rows[head].iter().position(is(header));
    let column = column.unwrap_or_else(|| panic!("{header}: {:?}", rows[head]));
    let mut found = 0;
    for row in rows.iter_mut().skip(head + 1) {
        if row.iter().any(is(text)) || (text.is_empty() && row[0] != Data::Empty) {
            row.resize(row.len().max(column + 1), Data::Empty);
            row[column] = value.clone();
            found += 1;
        }
    }
    assert!(found > 0, "no row {text}");
}

fn is(wanted: &str) -> impl Fn(&Data) -> bool {
    move |it| *it.to_string() == *wanted
}

/// Types in a cell of a sheet, `E13`; an empty text clears it.
pub fn put(book: &mut Book, sheet: &str, cell: &str, text: &str) {
    let at = position(cell).unwrap();
    let (row, column) = (at.row as usize, at.column as usize);
    let sheet = book.iter_mut().find(|(name, _)| name == sheet).unwrap();
    let rows = &mut sheet.1;
    rows.resize(rows.len().max(row + 1), Vec::new());
    let width = rows[row].len().max(column + 1);
    rows[row].resize(width, Data::Empty);
    rows[row][column] = match text {
        "" => Data::Empty,
        text => Data::String(text.to_owned()),
    };
}

/// Types the answers of a path in a decision form, each in the row of its question.
pub fn answer_tree(book: &mut Book, path: &BTreeMap<String, String>) {
    let tree = editions().last().unwrap().tree();
    for (node, answer) in path {
        let row = tree.nodes.iter().position(|it| it.id == *node).unwrap();
        let answers = &tree.nodes[row].answers;
        let label = &answers.iter().find(|it| it.id == *answer).unwrap().label;
        put(book, "Beslisformulier", &format!("E{}", row + 13), label);
    }
}
