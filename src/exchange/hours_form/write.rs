//! Writing the hours form.

use super::{EXPLANATION_SHEET, HoursFormSpec, PREPARED_ROWS, PURPOSE, TABLE_SHEET, VERSION};
use crate::domain::hours::Phase;
use crate::exchange::own_sheet::{HIDDEN_SHEET, MARK};
use crate::exchange::sheet_writer::{
    Looks, Put, WriteError, finish, lock_labels, new_book, print_on_a4, put, widths,
};
use crate::words;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, Worksheet,
};

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Activity,
    Role,
    Mark,
    Name,
    Part,
    PaidTo,
    OwnInvoice,
    Date,
    Phase,
    Hours,
    Begin,
    Kilometres,
    Transit,
    Note,
    Id,
}

impl Column {
    const ALL: [Self; 15] = [
        Self::Activity,
        Self::Role,
        Self::Mark,
        Self::Name,
        Self::Part,
        Self::PaidTo,
        Self::OwnInvoice,
        Self::Date,
        Self::Phase,
        Self::Hours,
        Self::Begin,
        Self::Kilometres,
        Self::Transit,
        Self::Note,
        Self::Id,
    ];

    fn title(self) -> (&'static str, u32) {
        match self {
            Self::Activity => ("Activiteit *", 40),
            Self::Role => ("Rol of functie *", 24),
            Self::Mark => ("Volgnummer", 11),
            Self::Name => ("Naam medewerker", 22),
            Self::Part => ("Aandeel", 12),
            Self::PaidTo => ("Betaling aan", 12),
            Self::OwnInvoice => ("Factuur medewerker", 12),
            Self::Date => ("Datum *", 12),
            Self::Phase => ("Fase *", 24),
            Self::Hours => ("Uren *", 9),
            Self::Begin => ("Begintijd", 10),
            Self::Kilometres => ("Kilometers", 11),
            Self::Transit => ("OV (€)", 11),
            Self::Note => ("Opmerking", 32),
            Self::Id => ("Rij-id (niet wijzigen)", 10),
        }
    }
}

const HEADER_ROW: u32 = 5;
const FIRST_ROW: u32 = HEADER_ROW + 1;
const LAST_ROW: u32 = FIRST_ROW + PREPARED_ROWS - 1;
/// Rows of the hidden sheet before the activities.
const ACTIVITIES_FROM: u32 = 4;

/// The bytes of an empty form; the same specification gives the same bytes.
///
/// # Errors
/// [`WriteError`] when a name is longer than a cell can hold.
pub fn write(spec: &HoursFormSpec) -> Result<Vec<u8>, WriteError> {
    let looks = Looks::new();
    let title = format!("Urenverantwoording OTO {}", spec.year);
    let mut book = new_book(&title)?;
    let columns: Vec<Column> = Column::ALL
        .into_iter()
        .filter(|it| *it != Column::Name || spec.names)
        .collect();
    let sheet = book.add_worksheet();
    sheet.set_name(TABLE_SHEET)?;
    sheet.set_screen_gridlines(false);
    widths(
        sheet,
        &columns.iter().map(|it| it.title().1).collect::<Vec<_>>(),
    )?;
    head(sheet, spec, &title, &looks)?;
    table(sheet, &columns, &looks)?;
    validations(sheet, spec, &columns)?;
    lock_labels(sheet, false);
    sheet.set_freeze_panes(FIRST_ROW, 2)?;
    print_on_a4(sheet, HEADER_ROW, &title)?;
    let last = u16::try_from(columns.len().saturating_sub(2)).unwrap_or(0);
    sheet.set_print_area(0, 0, LAST_ROW, last)?;
    sheet.set_selection(FIRST_ROW, 0, FIRST_ROW, 0)?;
    explanation(book.add_worksheet(), spec, &looks)?;
    hidden(book.add_worksheet(), spec)?;
    finish(book)
}

fn head(
    sheet: &mut Worksheet,
    spec: &HoursFormSpec,
    title: &str,
    looks: &Looks,
) -> Result<(), WriteError> {
    put(sheet, 0, 0, &Put::Text(title), &looks.title)?;
    let office = if spec.office.is_empty() {
        "het netwerkbureau"
    } else {
        &spec.office
    };
    let lines = [
        format!("Vul de lichte vakken in en stuur dit bestand terug naar {office}. Kolommen met * zijn verplicht."),
        "Gebruik één rij per dag en fase. Laat activiteit, rol en volgnummer leeg als de rij bij dezelfde trainer en activiteit hoort als de rij erboven.".to_owned(),
    ];
    for (row, line) in (1_u32..).zip(&lines) {
        sheet.merge_range(row, 0, row, 9, line, &looks.note)?;
        sheet.set_row_height(row, 32)?;
    }
    put(sheet, 3, 0, &Put::Text("Organisatie"), &looks.label)?;
    put(sheet, 3, 1, &Put::text(&spec.partner.name), &looks.text)
}

fn table(sheet: &mut Worksheet, columns: &[Column], looks: &Looks) -> Result<(), WriteError> {
    let general = input();
    let clock = input().set_num_format("hh:mm");
    let distance = input().set_num_format("0.0##");
    for (number, column) in (0_u16..).zip(columns) {
        put(
            sheet,
            HEADER_ROW,
            number,
            &Put::Text(column.title().0),
            &looks.header,
        )?;
        if *column == Column::Id {
            sheet.set_column_hidden(number)?;
        }
    }
    sheet.set_row_height(HEADER_ROW, 34)?;
    for row in FIRST_ROW..=LAST_ROW {
        // Excel deletes a row of a locked sheet only when the whole row is open.
        sheet.set_row_format(row, &looks.unlocked)?;
        for (number, column) in (0_u16..).zip(columns) {
            let look = match column {
                Column::Activity | Column::Role | Column::Phase => &looks.input_required,
                Column::Mark
                | Column::Name
                | Column::Part
                | Column::PaidTo
                | Column::OwnInvoice
                | Column::Note => &looks.input,
                Column::Date => &looks.input_date,
                // Without a format of its own, 2:30 stays a time and 2,5 a number.
                Column::Hours => &general,
                Column::Begin => &clock,
                Column::Kilometres => &distance,
                Column::Transit => &looks.input_euros,
                Column::Id => &looks.unlocked,
            };
            let id = format!("r{:03}", row - FIRST_ROW + 1);
            let value = if *column == Column::Id {
                Put::Text(&id)
            } else {
                Put::Empty
            };
            put(sheet, row, number, &value, look)?;
        }
    }
    Ok(())
}

fn input() -> Format {
    Format::new()
        .set_unlocked()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Top)
}

fn validations(
    sheet: &mut Worksheet,
    spec: &HoursFormSpec,
    columns: &[Column],
) -> Result<(), WriteError> {
    for (number, column) in (0_u16..).zip(columns) {
        let rule = match column {
            Column::Activity if spec.activities.is_empty() => continue,
            Column::Activity => {
                let until = ACTIVITIES_FROM + u32::try_from(spec.activities.len()).unwrap_or(1);
                let list = format!("={HIDDEN_SHEET}!$C${}:$C${until}", ACTIVITIES_FROM + 1);
                DataValidation::new()
                    .allow_list_formula(Formula::new(list))
                    .set_error_title("Activiteit")?
                    .set_error_message("Kies een activiteit uit de lijst.")?
            }
            Column::Phase => {
                let phases = Phase::ALL
                    .iter()
                    .map(|it| words::hours::phase(*it, spec.third_is_development));
                DataValidation::new()
                    .allow_list_strings(&phases.collect::<Vec<_>>())?
                    .set_error_title("Fase")?
                    .set_error_message("Kies een fase uit de lijst.")?
            }
            Column::Part => one_of("Aandeel", &["Uitvoering", "Deelname"])?,
            Column::PaidTo => one_of("Betaling aan", &["Instelling", "Persoon"])?,
            Column::OwnInvoice => one_of("Factuur medewerker", &["Ja", "Nee"])?,
            Column::Date => day(spec.year)?,
            Column::Hours => DataValidation::new()
                .allow_decimal_number(DataValidationRule::GreaterThan(0.0))
                .set_input_message("Uren, zoals 2,5 of 2:30.")?
                .set_error_title("Uren")?
                .set_error_message("Vul de uren in, zoals 2,5 of 2:30.")?,
            Column::Kilometres | Column::Transit => DataValidation::new()
                .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
                .set_error_title("Reiskosten")?
                .set_error_message("Vul een getal in van nul of meer.")?,
            Column::Role
            | Column::Mark
            | Column::Name
            | Column::Begin
            | Column::Note
            | Column::Id => continue,
        };
        sheet.add_data_validation(FIRST_ROW, number, LAST_ROW, number, &rule)?;
    }
    Ok(())
}

fn one_of(title: &str, words: &[&str]) -> Result<DataValidation, WriteError> {
    Ok(DataValidation::new()
        .allow_list_strings(words)?
        .set_error_title(title)?
        .set_error_message(format!("Kies {}.", words.join(" of ").to_lowercase()))?)
}

fn day(year: i32) -> Result<DataValidation, WriteError> {
    let year = u16::try_from(year).unwrap_or_default();
    Ok(DataValidation::new()
        .allow_date(DataValidationRule::Between(
            ExcelDateTime::from_ymd(year, 1, 1)?,
            ExcelDateTime::from_ymd(year, 12, 31)?,
        ))
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("Datum")?
        .set_error_message(format!(
            "Vul de dag in waarop de uren zijn gemaakt, in {year}."
        ))?)
}

const EXPLANATION: [&str; 8] = [
    "Kies bij elke trainer de activiteit uit de lijst; alleen activiteiten waarvoor iets is toegekend staan erin.",
    "Rol of functie: wat de medewerker in het dagelijks werk doet, zoals SEH-verpleegkundige. Twee medewerkers met dezelfde rol krijgen een eigen volgnummer.",
    "Aandeel: uitvoering als de medewerker de training gaf of voorbereidde, deelname als hij eraan deelnam. Deelname wordt niet vergoed.",
    "Uren: 2,5 of 2:30. Gebruik één rij per dag en per fase.",
    "Reiskosten: kilometers met eigen vervoer, of het bedrag van openbaar vervoer.",
    "Rijen mogen worden ingevoegd, verplaatst, gekopieerd en verwijderd.",
    "Zet geen namen in opmerkingen, rollen of de naam van het bestand.",
    "Hieronder staan de activiteiten waaruit u kunt kiezen.",
];

fn explanation(
    sheet: &mut Worksheet,
    spec: &HoursFormSpec,
    looks: &Looks,
) -> Result<(), WriteError> {
    sheet.set_name(EXPLANATION_SHEET)?;
    widths(sheet, &[18, 90])?;
    put(sheet, 0, 0, &Put::Text("Uitleg"), &looks.title)?;
    for (row, line) in (1_u32..).zip(EXPLANATION) {
        sheet.merge_range(row, 0, row, 1, line, &looks.note)?;
    }
    put(sheet, 10, 0, &Put::Text("Projectnummer"), &looks.header)?;
    put(sheet, 10, 1, &Put::Text("Activiteit"), &looks.header)?;
    for (row, (number, name)) in (11_u32..).zip(&spec.activities) {
        put(sheet, row, 0, &Put::text(number), &looks.text)?;
        put(sheet, row, 1, &Put::text(name), &looks.text)?;
    }
    lock_labels(sheet, true);
    print_on_a4(sheet, 10, "Uitleg bij de urenverantwoording")
}

fn hidden(sheet: &mut Worksheet, spec: &HoursFormSpec) -> Result<(), WriteError> {
    sheet.set_name(HIDDEN_SHEET)?;
    let plain = Format::new();
    let year = spec.year.to_string();
    let rows = PREPARED_ROWS.to_string();
    let mut lines: Vec<[String; 3]> = [
        [MARK, PURPOSE, VERSION],
        ["jaar", &year, ""],
        ["partner", &spec.partner.code, &spec.partner.name],
        ["rijen", &rows, ""],
    ]
    .map(|line| line.map(str::to_owned))
    .into();
    lines.extend(spec.activities.iter().map(|(number, name)| {
        [
            "activiteit".to_owned(),
            number.clone(),
            format!("{number} {name}"),
        ]
    }));
    for (row, line) in (0_u32..).zip(&lines) {
        for (column, text) in (0_u16..).zip(line) {
            if !text.is_empty() {
                put(sheet, row, column, &Put::Text(text), &plain)?;
            }
        }
    }
    sheet.protect();
    sheet.set_hidden(true);
    Ok(())
}
