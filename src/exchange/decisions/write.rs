//! Writing the workbook with decisions.

use super::{
    ANSWER_COLUMNS, ANSWERS_SHEET, AnswerColumn, CHECKS_SHEET, COLUMNS, Column, DecisionBook,
    DecisionRow, HEADER_ROW, LINES_SHEET, PURPOSE, kind_name,
};
use crate::domain::decision::Outcome;
use crate::domain::verdict::{Answer, Verdict};
use crate::exchange::own_sheet::{HIDDEN_SHEET, MARK};
use crate::exchange::sheet_writer::{
    Looks, Put, WriteError, finish, lock_labels, new_book, print_on_a4, put, widths,
};
use crate::words::workbooks as labels;
use rust_xlsxwriter::{DataValidation, DataValidationRule, Format, Formula, Worksheet};

/// The bytes of the workbook; the same book gives the same bytes.
///
/// # Errors
/// [`WriteError`] when a text is longer than a cell can hold.
pub fn write(decisions: &DecisionBook) -> Result<Vec<u8>, WriteError> {
    let looks = Looks::new();
    let mut book = new_book(&format!("Besluiten {}", decisions.year))?;
    lines_sheet(book.add_worksheet(), decisions, &looks)?;
    answers_sheet(book.add_worksheet(), decisions, &looks)?;
    checks_sheet(book.add_worksheet(), decisions, &looks)?;
    hidden(book.add_worksheet(), decisions)?;
    finish(book)
}

fn lines_sheet(
    sheet: &mut Worksheet,
    book: &DecisionBook,
    looks: &Looks,
) -> Result<(), WriteError> {
    sheet.set_name(LINES_SHEET)?;
    let width = [
        8, 24, 14, 30, 14, 34, 14, 34, 34, 18, 46, 30, 17, 18, 14, 50,
    ];
    widths(sheet, &width)?;
    let title = format!("Besluiten {}", book.year);
    let note = "Vul de lichte vakken in. Een leeg oordeel betekent: zoals voorgesteld. Antwoorden op voorwaarden staan op het tweede blad.";
    opening(sheet, &title, note, looks)?;
    for (column, (_, titles)) in (0_u16..).zip(COLUMNS) {
        let title = titles.first().copied().unwrap_or_default();
        put(sheet, HEADER_ROW, column, &Put::Text(title), &looks.header)?;
    }
    for (row, line) in (HEADER_ROW + 1..).zip(&book.rows) {
        sheet.set_row_format(row, &looks.unlocked)?;
        line_row(sheet, row, line, book, looks)?;
    }
    sheet.set_column_hidden(0)?;
    let last = last_row(book.rows.len());
    sheet.autofilter(HEADER_ROW, 0, last, 15)?;
    sheet.set_freeze_panes(HEADER_ROW + 1, 4)?;
    validations(sheet, book, last)?;
    lock_labels(sheet, true);
    print_on_a4(sheet, HEADER_ROW, &title)
}

/// The last row with room for one line more than there are, so that an empty list has a valid range too.
fn last_row(rows: usize) -> u32 {
    HEADER_ROW + u32::try_from(rows).unwrap_or(u32::MAX / 2).max(1)
}

fn opening(
    sheet: &mut Worksheet,
    title: &str,
    note: &str,
    looks: &Looks,
) -> Result<(), WriteError> {
    // The first column is hidden.
    put(sheet, 0, 1, &Put::Text(title), &looks.title)?;
    put(sheet, 1, 1, &Put::Text(note), &Format::new())
}

fn line_row(
    sheet: &mut Worksheet,
    row: u32,
    line: &DecisionRow,
    book: &DecisionBook,
    looks: &Looks,
) -> Result<(), WriteError> {
    let decided = line.decided.as_ref();
    let suggestion = match (&line.kind, line.suggested_kinds.first()) {
        (None, Some(kind)) => format!("suggestie: {}", kind_name(kind, &book.kinds)),
        (Some(_), _) | (None, None) => String::new(),
    };
    let passages = join(line.passages.iter().map(|passage| passage.as_str()));
    // An oordeel that equals the proposal stays empty, so that it follows when answers change.
    let recorded = decided
        .map(|decided| decided.recorded)
        .filter(|recorded| *recorded != line.suggested)
        .map_or("", labels::verdict);
    for (column, (what, _)) in (0_u16..).zip(COLUMNS) {
        let (value, look) = match what {
            Column::Id => (Put::Number(line.line.0), &looks.number),
            Column::Partner => (Put::text(&line.partner), &looks.text),
            Column::Project => (Put::text(&line.project_number), &looks.text),
            Column::Activity => (Put::text(&line.activity), &looks.text),
            Column::ActivityKind => (
                Put::text(line.activity_kind.map_or("", labels::activity_kind)),
                &looks.text,
            ),
            Column::Text => (Put::text(&line.text), &looks.text),
            Column::Requested => (Put::Cents(line.requested), &looks.euros),
            Column::Kind => (
                Put::text(
                    line.kind
                        .as_ref()
                        .map_or("", |kind| kind_name(kind, &book.kinds)),
                ),
                &looks.input,
            ),
            Column::SuggestedKind => (Put::text(&suggestion), &looks.text),
            Column::SuggestedVerdict => (Put::Text(labels::verdict(line.suggested)), &looks.text),
            Column::Reason => (Put::text(&line.reason), &looks.text),
            Column::Passages => (Put::text(&passages), &looks.text),
            Column::Outcome => (
                Put::text(decided.map_or("", |decided| labels::outcome(decided.outcome))),
                &looks.input,
            ),
            Column::Recorded => (Put::text(recorded), &looks.input),
            Column::Granted => (
                decided.map_or(Put::Empty, |decided| Put::Cents(decided.granted)),
                &looks.input_euros,
            ),
            Column::Motivation => (
                Put::text(decided.map_or("", |decided| &decided.motivation)),
                &looks.input,
            ),
        };
        put(sheet, row, column, &value, look)?;
    }
    Ok(())
}

fn join<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

fn validations(sheet: &mut Worksheet, book: &DecisionBook, last: u32) -> Result<(), WriteError> {
    let first = HEADER_ROW + 1;
    if !book.kinds.is_empty() {
        let list = format!("={HIDDEN_SHEET}!$C$2:$C${}", book.kinds.len() + 1);
        let kind = DataValidation::new().allow_list_formula(Formula::new(list));
        sheet.add_data_validation(first, 7, last, 7, &kind)?;
    }
    let outcomes = Outcome::ALL.map(labels::outcome);
    let outcome = DataValidation::new().allow_list_strings(&outcomes)?;
    sheet.add_data_validation(first, 12, last, 12, &outcome)?;
    let verdicts = Verdict::ALL.map(labels::verdict);
    let verdict = DataValidation::new().allow_list_strings(&verdicts)?;
    sheet.add_data_validation(first, 13, last, 13, &verdict)?;
    let amount = DataValidation::new()
        .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
        .set_error_title("Bedrag")?
        .set_error_message("Vul een bedrag in euro’s in van nul of meer.")?;
    sheet.add_data_validation(first, 14, last, 14, &amount)?;
    Ok(())
}

/// One row of a sheet with answers.
struct AnswerRow<'a> {
    subject: Put<'a>,
    partner: &'a str,
    project: &'a str,
    activity: &'a str,
    text: &'a str,
    condition: &'a str,
    question: &'a str,
    asked_of: &'a str,
    answer: Option<Answer>,
}

fn answers_sheet(
    sheet: &mut Worksheet,
    book: &DecisionBook,
    looks: &Looks,
) -> Result<(), WriteError> {
    let rows: Vec<AnswerRow<'_>> = book
        .rows
        .iter()
        .flat_map(|line| {
            line.conditions.iter().map(|asked| AnswerRow {
                subject: Put::Number(line.line.0),
                partner: &line.partner,
                project: &line.project_number,
                activity: &line.activity,
                text: &line.text,
                condition: asked.id.as_str(),
                question: &asked.question,
                asked_of: if asked.adviser_decides {
                    "adviseur"
                } else {
                    "partner"
                },
                answer: asked.answer,
            })
        })
        .collect();
    let note = "Antwoorden per kostenregel: ja, nee of weet niet. Leeg is nog niet beantwoord.";
    answer_table(sheet, ANSWERS_SHEET, note, &rows, looks)
}

fn checks_sheet(
    sheet: &mut Worksheet,
    book: &DecisionBook,
    looks: &Looks,
) -> Result<(), WriteError> {
    let codes: Vec<String> = book.checks.iter().map(|row| row.subject.code()).collect();
    let rows: Vec<AnswerRow<'_>> = book
        .checks
        .iter()
        .zip(&codes)
        .map(|(row, code)| AnswerRow {
            subject: Put::Text(code),
            partner: &row.partner,
            project: &row.project_number,
            activity: &row.activity,
            text: "",
            condition: row.check.id.as_str(),
            question: &row.check.question,
            asked_of: "",
            answer: row.check.answer,
        })
        .collect();
    let note = "Antwoorden per activiteit en per jaarplan: ja, nee of weet niet. Zij gelden voor al hun kostenregels.";
    answer_table(sheet, CHECKS_SHEET, note, &rows, looks)
}

fn answer_table(
    sheet: &mut Worksheet,
    name: &str,
    note: &str,
    rows: &[AnswerRow<'_>],
    looks: &Looks,
) -> Result<(), WriteError> {
    sheet.set_name(name)?;
    widths(sheet, &[8, 24, 14, 30, 30, 26, 70, 12, 12])?;
    opening(sheet, name, note, looks)?;
    for (column, (_, titles)) in (0_u16..).zip(ANSWER_COLUMNS) {
        let title = titles.first().copied().unwrap_or_default();
        put(sheet, HEADER_ROW, column, &Put::Text(title), &looks.header)?;
    }
    for (row, line) in (HEADER_ROW + 1..).zip(rows) {
        sheet.set_row_format(row, &looks.unlocked)?;
        for (column, (what, _)) in (0_u16..).zip(ANSWER_COLUMNS) {
            let (value, look) = match what {
                AnswerColumn::Subject => (line.subject.clone(), &looks.text),
                AnswerColumn::Partner => (Put::text(line.partner), &looks.text),
                AnswerColumn::Project => (Put::text(line.project), &looks.text),
                AnswerColumn::Activity => (Put::text(line.activity), &looks.text),
                AnswerColumn::Text => (Put::text(line.text), &looks.text),
                AnswerColumn::Condition => (Put::text(line.condition), &looks.text),
                AnswerColumn::Question => (Put::text(line.question), &looks.text),
                AnswerColumn::AskedOf => (Put::text(line.asked_of), &looks.text),
                AnswerColumn::Answer => (
                    Put::text(line.answer.map_or("", labels::answer)),
                    &looks.input,
                ),
            };
            put(sheet, row, column, &value, look)?;
        }
    }
    sheet.set_column_hidden(0)?;
    let last = last_row(rows.len());
    sheet.autofilter(HEADER_ROW, 0, last, 8)?;
    sheet.set_freeze_panes(HEADER_ROW + 1, 0)?;
    let words = [Answer::Yes, Answer::No, Answer::Unknown].map(labels::answer);
    let answer = DataValidation::new().allow_list_strings(&words)?;
    sheet.add_data_validation(HEADER_ROW + 1, 8, last, 8, &answer)?;
    lock_labels(sheet, true);
    print_on_a4(sheet, HEADER_ROW, name)
}

fn hidden(sheet: &mut Worksheet, book: &DecisionBook) -> Result<(), WriteError> {
    sheet.set_name(HIDDEN_SHEET)?;
    let plain = Format::new();
    let year = book.year.to_string();
    for (column, text) in (0_u16..).zip([MARK, PURPOSE, &year]) {
        put(sheet, 0, column, &Put::Text(text), &plain)?;
    }
    for (row, kind) in (1_u32..).zip(&book.kinds) {
        let texts = ["kostensoort", kind.id.as_str(), &kind.name];
        for (column, text) in (0_u16..).zip(texts) {
            put(sheet, row, column, &Put::Text(text), &plain)?;
        }
    }
    sheet.protect();
    sheet.set_hidden(true);
    Ok(())
}
