//! Writing the intake form.

use super::{
    COLUMNS, Column, FIELDS, FIRST_FIELD_ROW, FIRST_ROW, Field, HEADER_ROW, IntakeFormSpec,
    LAST_ROW, PLAN_SHEET, PREPARED_ROWS, PURPOSE, TOTAL_ROW, VERSION,
};
use crate::domain::Cents;
use crate::domain::plan::ActivityKind;
use crate::exchange::grid::{Position, address};
use crate::exchange::own_sheet::{HIDDEN_SHEET, MARK};
use crate::exchange::sheet_writer::{
    Looks, Put, WriteError, finish, lock_labels, new_book, print_on_a4, put, widths,
};
use crate::words;
use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule,
    ExcelDateTime, Format, FormatAlign, Formula, Worksheet,
};

/// A text that stands in a locked cell, so that reading can see whether it was altered.
struct Fixed {
    at: Position,
    text: String,
}

/// The bytes of an empty form; the same specification gives the same bytes.
///
/// # Errors
/// [`WriteError`] when a name is longer than a cell can hold.
pub fn write(spec: &IntakeFormSpec) -> Result<Vec<u8>, WriteError> {
    let looks = Looks::new();
    let mut book = new_book(&format!("Jaarplan OTO {}", spec.year))?;
    let mut fixed = Vec::new();
    let plan = book.add_worksheet();
    plan.set_name(PLAN_SHEET)?;
    plan.set_screen_gridlines(false);
    widths(plan, &[9, 32, 17, 12, 18, 12, 36, 38, 14, 36, 10])?;
    head(plan, spec, &looks, &mut fixed)?;
    fields(plan, spec, &looks, &mut fixed)?;
    table(plan, &looks, &mut fixed)?;
    validations(plan, spec)?;
    marks(plan)?;
    lock_labels(plan, false);
    plan.set_freeze_panes(FIRST_ROW, 2)?;
    print_on_a4(plan, HEADER_ROW, &format!("Jaarplan OTO {}", spec.year))?;
    plan.set_print_area(0, 0, LAST_ROW, 9)?;
    plan.set_selection(FIRST_FIELD_ROW, 2, FIRST_FIELD_ROW, 2)?;
    explanation(book.add_worksheet(), spec, &looks)?;
    hidden(book.add_worksheet(), spec, &fixed)?;
    finish(book)
}

fn label(
    sheet: &mut Worksheet,
    at: (u32, u32),
    text: &str,
    look: &Format,
    fixed: &mut Vec<Fixed>,
) -> Result<(), WriteError> {
    put(sheet, at.0, narrow(at.1), &Put::Text(text), look)?;
    fixed.push(Fixed {
        at: Position {
            row: at.0,
            column: at.1,
        },
        text: text.to_owned(),
    });
    Ok(())
}

fn narrow(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

fn head(
    sheet: &mut Worksheet,
    spec: &IntakeFormSpec,
    looks: &Looks,
    fixed: &mut Vec<Fixed>,
) -> Result<(), WriteError> {
    let until = spec.hand_in_before.map_or_else(String::new, |day| {
        format!(" Inleveren kan tot en met {}.", words::long_date(day))
    });
    label(
        sheet,
        (0, 0),
        &format!("Jaarplan OTO {}", spec.year),
        &looks.title,
        fixed,
    )?;
    let lines = [
        format!(
            "Vul de lichte vakken in en stuur dit bestand terug naar {}.{until} Donkergele vakken en kolommen met * zijn verplicht.",
            if spec.office.is_empty() { "het netwerkbureau" } else { &spec.office }
        ),
        "Gebruik één rij per kostenregel. Herhaal het nummer of de naam van de activiteit, of laat beide leeg als de rij bij de activiteit erboven hoort. Meer uitleg staat op het tweede blad.".to_owned(),
    ];
    for (row, line) in (1_u32..).zip(&lines) {
        sheet.merge_range(row, 0, row, 9, "", &looks.note)?;
        sheet.set_row_height(row, 32)?;
        label(sheet, (row, 0), line, &looks.note, fixed)?;
    }
    Ok(())
}

fn fields(
    sheet: &mut Worksheet,
    spec: &IntakeFormSpec,
    looks: &Looks,
    fixed: &mut Vec<Fixed>,
) -> Result<(), WriteError> {
    let signed_on = looks.input_date.clone().set_align(FormatAlign::Left);
    let year = looks.number.clone().set_align(FormatAlign::Left);
    // Two labels here need two lines.
    sheet.set_row_height(FIRST_FIELD_ROW + 3, 32)?;
    for (field, text, down, label_column, input_column) in FIELDS {
        let row = FIRST_FIELD_ROW + down;
        if label_column == 0 {
            sheet.merge_range(row, 0, row, 1, "", &looks.label)?;
        }
        label(sheet, (row, label_column), text, &looks.label, fixed)?;
        let input = if field == Field::SignedOn {
            &signed_on
        } else if text.ends_with('*') {
            &looks.input_required
        } else {
            &looks.input
        };
        if input_column == 2 {
            sheet.merge_range(row, 2, row, 5, "", input)?;
        }
        match (field, &spec.partner) {
            (Field::Year, _) => {
                put(
                    sheet,
                    row,
                    narrow(input_column),
                    &Put::Number(i64::from(spec.year)),
                    &year,
                )?;
                fixed.push(Fixed {
                    at: Position {
                        row,
                        column: input_column,
                    },
                    text: spec.year.to_string(),
                });
            }
            (Field::Organisation, Some(partner)) => {
                label(
                    sheet,
                    (row, input_column),
                    &partner.name,
                    &looks.text,
                    fixed,
                )?;
            }
            _ => put(sheet, row, narrow(input_column), &Put::Empty, input)?,
        }
    }
    label(
        sheet,
        (TOTAL_ROW, 7),
        "Totaal aangevraagd",
        &looks.total_label,
        fixed,
    )?;
    let sum = format!("=SUM(I{}:I{})", FIRST_ROW + 1, LAST_ROW + 1);
    put(
        sheet,
        TOTAL_ROW,
        8,
        &Put::Sum(sum, Cents::ZERO),
        &looks.total,
    )
}

fn table(sheet: &mut Worksheet, looks: &Looks, fixed: &mut Vec<Fixed>) -> Result<(), WriteError> {
    for (column, (_, titles)) in (0_u32..).zip(COLUMNS) {
        let title = titles.first().copied().unwrap_or_default();
        label(sheet, (HEADER_ROW, column), title, &looks.header, fixed)?;
    }
    sheet.set_row_height(HEADER_ROW, 34)?;
    for row in FIRST_ROW..=LAST_ROW {
        // Excel deletes a row of a locked sheet only when the whole row is open.
        sheet.set_row_format(row, &looks.unlocked)?;
        for (number, (column, _)) in (0_u16..).zip(COLUMNS) {
            let look = match column {
                Column::Number
                | Column::Period
                | Column::CostKind
                | Column::Note
                | Column::Name
                | Column::Kind
                | Column::Text => &looks.input,
                Column::Date => &looks.input_date,
                Column::Participants => &looks.input_number,
                Column::Amount => &looks.input_euros,
                Column::Id => &looks.unlocked,
            };
            if column == Column::Id {
                let id = format!("r{:03}", row - FIRST_ROW + 1);
                put(sheet, row, number, &Put::Text(&id), look)?;
            } else {
                put(sheet, row, number, &Put::Empty, look)?;
            }
        }
    }
    sheet.set_column_hidden(10)?;
    Ok(())
}

/// Rows of the hidden sheet: five with facts, then the kinds of activity, then the cost kinds, then the locked cells.
const LISTS_FROM: u32 = 5;

fn list(from: u32, length: usize) -> Formula {
    let until = from + u32::try_from(length).unwrap_or(1);
    Formula::new(format!("={HIDDEN_SHEET}!$C${}:$C${until}", from + 1))
}

fn validations(sheet: &mut Worksheet, spec: &IntakeFormSpec) -> Result<(), WriteError> {
    let kinds = u32::try_from(ActivityKind::ALL.len()).unwrap_or(0);
    let yes_no = DataValidation::new()
        .allow_list_strings(&["Ja", "Nee"])?
        .set_error_title("Ja of nee")?
        .set_error_message("Kies ja of nee.")?;
    sheet.add_data_validation(FIRST_FIELD_ROW + 4, 7, FIRST_FIELD_ROW + 4, 7, &yes_no)?;
    let kind = DataValidation::new()
        .allow_list_formula(list(LISTS_FROM, ActivityKind::ALL.len()))
        .set_error_title("Soort activiteit")?
        .set_error_message("Kies een soort uit de lijst.")?;
    sheet.add_data_validation(FIRST_ROW, 2, LAST_ROW, 2, &kind)?;
    if !spec.kinds.is_empty() {
        let cost_kind = DataValidation::new()
            .allow_list_formula(list(LISTS_FROM + kinds, spec.kinds.len()))
            .set_error_title("Kostensoort")?
            .set_error_message(
                "Kies een kostensoort uit de lijst, of laat de cel leeg als er geen past.",
            )?;
        sheet.add_data_validation(FIRST_ROW, 7, LAST_ROW, 7, &cost_kind)?;
    }
    let year = u16::try_from(spec.year).unwrap_or_default();
    let date = DataValidation::new()
        .allow_date(DataValidationRule::Between(
            ExcelDateTime::from_ymd(year, 1, 1)?,
            ExcelDateTime::from_ymd(year, 12, 31)?,
        ))
        .set_input_message(
            "Datum van de activiteit, zoals 11-2-2027. Nog geen datum: vul een periode in.",
        )?
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("Datum")?
        .set_error_message(format!("Vul een datum in {} in.", spec.year))?;
    sheet.add_data_validation(FIRST_ROW, 3, LAST_ROW, 3, &date)?;
    let participants = DataValidation::new()
        .allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
        .set_error_title("Deelnemers")?
        .set_error_message("Vul een heel getal in.")?;
    sheet.add_data_validation(FIRST_ROW, 5, LAST_ROW, 5, &participants)?;
    let amount = DataValidation::new()
        .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
        .set_error_title("Bedrag")?
        .set_error_message("Vul een bedrag in euro’s in van nul of meer, zonder tekst erbij.")?;
    sheet.add_data_validation(FIRST_ROW, 8, LAST_ROW, 8, &amount)?;
    Ok(())
}

/// Shows what is still missing in a row that was begun.
fn marks(sheet: &mut Worksheet) -> Result<(), WriteError> {
    let missing = Format::new().set_background_color(Color::RGB(0xFF_D9_A0));
    let first = FIRST_ROW + 1;
    let rules = [
        (
            2,
            format!(
                "=AND($B{first}<>\"\",$C{first}=\"\",COUNTIF($B${first}:$B{first},$B{first})=1)"
            ),
        ),
        (
            6,
            format!("=AND($I{first}<>\"\",$G{first}=\"\",$H{first}=\"\")"),
        ),
        (
            8,
            format!("=AND(OR($G{first}<>\"\",$H{first}<>\"\"),$I{first}=\"\")"),
        ),
    ];
    for (column, rule) in rules {
        let mark = ConditionalFormatFormula::new()
            .set_rule(rule.as_str())
            .set_format(&missing);
        sheet.add_conditional_format(FIRST_ROW, column, LAST_ROW, column, &mark)?;
    }
    Ok(())
}

const EXPLANATION: [&str; 6] = [
    "Rijen mogen worden ingevoegd, verplaatst, gekopieerd en verwijderd.",
    "Vul bedragen in euro’s in, bijvoorbeeld 1250,50. Het totaal wordt voor u opgeteld.",
    "Weet u de datum nog niet, laat die dan leeg en vul een periode in, zoals maart of kwartaal 2.",
    "Kies de kostensoort die het best past. Past er geen, laat de cel dan leeg; de omschrijving is genoeg.",
    "Een oranje vak in een rij die u bent begonnen, moet nog worden ingevuld.",
    "Hieronder staan alle kostensoorten waaruit u kunt kiezen.",
];

/// A sheet to read: how to fill it in, and all cost kinds by group.
fn explanation(
    sheet: &mut Worksheet,
    spec: &IntakeFormSpec,
    looks: &Looks,
) -> Result<(), WriteError> {
    sheet.set_name("Uitleg")?;
    widths(sheet, &[34, 72])?;
    put(sheet, 0, 0, &Put::Text("Uitleg"), &looks.title)?;
    for (row, line) in (1_u32..).zip(EXPLANATION) {
        sheet.merge_range(row, 0, row, 1, line, &looks.note)?;
    }
    put(sheet, 8, 0, &Put::Text("Groep"), &looks.header)?;
    put(sheet, 8, 1, &Put::Text("Kostensoort"), &looks.header)?;
    for (row, kind) in (9_u32..).zip(&spec.kinds) {
        put(sheet, row, 0, &Put::text(&kind.group), &looks.text)?;
        put(sheet, row, 1, &Put::text(&kind.name), &looks.text)?;
    }
    lock_labels(sheet, true);
    print_on_a4(sheet, 8, "Uitleg bij het jaarplan")
}

fn hidden(sheet: &mut Worksheet, spec: &IntakeFormSpec, fixed: &[Fixed]) -> Result<(), WriteError> {
    sheet.set_name(HIDDEN_SHEET)?;
    let plain = Format::new();
    let year = spec.year.to_string();
    let rows = PREPARED_ROWS.to_string();
    let (name, code) = spec
        .partner
        .as_ref()
        .map_or(("", ""), |partner| (&partner.name, &partner.code));
    let form = format!(
        "sjabloon-{year}-{}",
        if code.is_empty() { "algemeen" } else { code }
    );
    let mut lines: Vec<[String; 4]> = [
        [MARK, PURPOSE, VERSION, ""],
        ["formulier", &form, "", ""],
        ["jaar", &year, "", ""],
        ["partner", code, name, ""],
        ["rijen", &rows, "", ""],
    ]
    .map(|line| line.map(str::to_owned))
    .into();
    lines.extend(ActivityKind::ALL.map(|kind| {
        [
            "soort",
            kind.code(),
            words::workbooks::activity_kind(kind),
            "",
        ]
        .map(str::to_owned)
    }));
    lines.extend(
        spec.kinds.iter().map(|kind| {
            ["kostensoort", kind.id.as_str(), &kind.name, &kind.group].map(str::to_owned)
        }),
    );
    lines.extend(
        fixed
            .iter()
            .map(|fixed| ["vast", &address(fixed.at), &fixed.text, ""].map(str::to_owned)),
    );
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
