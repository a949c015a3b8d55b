//! What of a file may say who somebody is: its name and those of its sheets, where the register keeps no names.

use crate::domain::partner::name_key;
use crate::exchange::grid::Workbook;
use crate::words::hours_remarks as say;
use std::collections::BTreeSet;
use std::path::Path;

/// Words that sheets are called after, and nobody is.
const SHEET_WORDS: [&str; 66] = [
    "uren",
    "urenverantwoording",
    "verantwoording",
    "urenlijst",
    "urenregistratie",
    "registratie",
    "blad",
    "sheet",
    "tabel",
    "totaal",
    "overzicht",
    "trainers",
    "trainer",
    "interne",
    "invoer",
    "data",
    "gegevens",
    "formulier",
    "toelichting",
    "uitleg",
    "lijst",
    "lijsten",
    "oto",
    "en",
    "van",
    "per",
    "de",
    "het",
    "in",
    "jaar",
    "maand",
    "kwartaal",
    "week",
    "q",
    "q1",
    "q2",
    "q3",
    "q4",
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "jan",
    "feb",
    "mrt",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
    "voorbereiding",
    "uitvoering",
    "evaluatie",
    "reiskosten",
    "import",
];

/// Calls every sheet whose name could be a person's by its number. `known` are names that are no person's.
pub fn call_sheets_by_number(workbook: &mut Workbook, known: &[&str]) {
    let mut words: BTreeSet<String> = SHEET_WORDS.map(str::to_owned).into();
    for name in known {
        words.extend(name_key(name).split(' ').map(str::to_owned));
    }
    let harmless = |name: &str| {
        name_key(name)
            .split(' ')
            .all(|word| words.contains(word) || word.chars().all(|sign| sign.is_ascii_digit()))
    };
    for (sheet, number) in workbook.sheets.iter_mut().zip(1..) {
        if sheet.name.as_deref().is_some_and(|name| !harmless(name)) {
            sheet.name = Some(say::neutral_sheet(number));
        }
    }
}

/// What a file is called in the register where no names are kept: only its ending is its own.
pub fn file_name(name: &str) -> String {
    const ENDINGS: [&str; 7] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "txt"];
    let ending = Path::new(name)
        .extension()
        .map(|it| it.to_string_lossy().to_lowercase());
    let ending = ending
        .filter(|it| ENDINGS.contains(&it.as_str()))
        .unwrap_or_default();
    say::neutral_file_name(&ending)
}
