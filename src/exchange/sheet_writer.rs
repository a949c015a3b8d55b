//! Writing workbooks: one look for all, text never becomes a formula, and the same values give the same bytes.

use crate::domain::Cents;
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

/// Why a workbook could not be made.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A text is longer than a cell can hold (32 767 characters).
    #[error("a text is longer than a cell can hold")]
    TextTooLong,
    /// A sheet would have more rows than a workbook can hold, or a list more than fits.
    #[error("the workbook cannot hold this: {0}")]
    DoesNotFit(String),
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::MaxStringLengthExceeded => Self::TextTooLong,
            other => Self::DoesNotFit(other.to_string()),
        }
    }
}

/// What is put in a cell.
#[derive(Debug, Clone)]
pub(super) enum Put<'a> {
    Empty,
    Text(&'a str),
    Number(i64),
    Cents(Cents),
    Date(NaiveDate),
    /// A sum with its outcome, so that programs that don't compute show it too.
    Sum(String, Cents),
}

impl<'a> Put<'a> {
    /// The text, or an empty cell.
    pub(super) fn text(text: &'a str) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }
}

/// How cells look.
pub(super) struct Looks {
    pub(super) title: Format,
    pub(super) note: Format,
    pub(super) header: Format,
    pub(super) label: Format,
    pub(super) text: Format,
    pub(super) number: Format,
    pub(super) euros: Format,
    pub(super) date: Format,
    pub(super) total: Format,
    pub(super) total_label: Format,
    pub(super) input: Format,
    pub(super) input_required: Format,
    pub(super) input_number: Format,
    pub(super) input_euros: Format,
    pub(super) input_date: Format,
    pub(super) unlocked: Format,
}

const PETROL: Color = Color::RGB(0x0E_46_5D);
const PALE: Color = Color::RGB(0xE8_EF_F2);
const LINE: Color = Color::RGB(0xB8_C4_CA);
const INPUT: Color = Color::RGB(0xFF_FD_F0);
const REQUIRED: Color = Color::RGB(0xFF_F3_C4);
const EURO_FORMAT: &str = "\"€\"\u{a0}#,##0.00";
const DATE_FORMAT: &str = "d-m-yyyy";

impl Looks {
    pub(super) fn new() -> Self {
        let boxed = || {
            Format::new()
                .set_border(FormatBorder::Thin)
                .set_border_color(LINE)
                .set_align(FormatAlign::Top)
        };
        let input = || boxed().set_unlocked().set_background_color(INPUT);
        Self {
            title: Format::new()
                .set_bold()
                .set_font_size(16)
                .set_font_color(PETROL),
            note: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            header: boxed()
                .set_bold()
                .set_text_wrap()
                .set_font_color(Color::White)
                .set_background_color(PETROL),
            label: boxed()
                .set_bold()
                .set_text_wrap()
                .set_background_color(PALE),
            text: boxed().set_text_wrap(),
            number: boxed().set_num_format("0"),
            euros: boxed().set_num_format(EURO_FORMAT),
            date: boxed().set_num_format(DATE_FORMAT),
            total: boxed()
                .set_bold()
                .set_num_format(EURO_FORMAT)
                .set_background_color(PALE),
            total_label: boxed().set_bold().set_background_color(PALE),
            input: input().set_text_wrap(),
            input_required: input().set_text_wrap().set_background_color(REQUIRED),
            input_number: input().set_num_format("0"),
            input_euros: input().set_num_format(EURO_FORMAT),
            input_date: input().set_num_format(DATE_FORMAT),
            unlocked: Format::new().set_unlocked(),
        }
    }
}

/// A new workbook with a title; its creation date is fixed, so that the bytes depend on the content only.
pub(super) fn new_book(title: &str) -> Result<Workbook, WriteError> {
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_title(title)
        .set_author("OTO-register")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?);
    book.set_properties(&properties);
    Ok(book)
}

/// The bytes of the workbook.
pub(super) fn finish(mut book: Workbook) -> Result<Vec<u8>, WriteError> {
    Ok(book.save_to_buffer()?)
}

/// Puts a value in a cell. Text is always text, whatever it begins with.
pub(super) fn put(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Put<'_>,
    look: &Format,
) -> Result<(), WriteError> {
    match value {
        Put::Empty => sheet.write_blank(row, column, look)?,
        Put::Text(text) => sheet.write_string_with_format(row, column, *text, look)?,
        Put::Number(number) => {
            let number = i32::try_from(*number)
                .map_err(|_| WriteError::DoesNotFit(format!("the number {number}")))?;
            sheet.write_number_with_format(row, column, number, look)?
        }
        Put::Cents(amount) => {
            sheet.write_number_with_format(row, column, spreadsheet_number(*amount), look)?
        }
        Put::Date(day) => {
            let written = ExcelDateTime::from_ymd(
                u16::try_from(day.year()).unwrap_or_default(),
                u8::try_from(day.month()).unwrap_or_default(),
                u8::try_from(day.day()).unwrap_or_default(),
            )?;
            sheet.write_datetime_with_format(row, column, &written, look)?
        }
        Put::Sum(formula, outcome) => {
            let formula =
                Formula::new(formula).set_result(spreadsheet_number(*outcome).to_string());
            sheet.write_formula_with_format(row, column, formula, look)?
        }
    };
    Ok(())
}

/// A workbook knows only floats. This is the one place where an amount becomes one; an i64 of cents below
/// ninety thousand milliard euro gives the float whose shortest decimal text is the amount itself.
#[expect(
    clippy::cast_precision_loss,
    reason = "exact below 2^53 cents; the division gives the nearest float"
)]
fn spreadsheet_number(Cents(cents): Cents) -> f64 {
    cents as f64 / 100.0
}

/// Locks the labels of a sheet without a password; rows can still be added, removed and made wider.
pub(super) fn lock_labels(sheet: &mut Worksheet, filters: bool) {
    let mut options = ProtectionOptions::new();
    options.format_cells = true;
    options.format_columns = true;
    options.format_rows = true;
    options.insert_rows = true;
    options.delete_rows = true;
    options.sort = filters;
    options.use_autofilter = filters;
    sheet.protect_with_options(&options);
}

/// A4 on its side, one page wide, with page numbers and the header row on each page.
pub(super) fn print_on_a4(
    sheet: &mut Worksheet,
    header_row: u32,
    footer: &str,
) -> Result<(), WriteError> {
    sheet.set_paper_size(9);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    sheet.set_repeat_rows(header_row, header_row)?;
    // An ampersand is a code in a footer; twice it is itself.
    let footer = footer.replace('&', "&&");
    sheet.set_footer(format!("&L{footer}&RPagina &P van &N"));
    Ok(())
}

/// The widths of columns, in characters.
pub(super) fn widths(sheet: &mut Worksheet, widths: &[u32]) -> Result<(), WriteError> {
    for (column, width) in (0_u16..).zip(widths) {
        sheet.set_column_width(column, f64::from(*width))?;
    }
    Ok(())
}
