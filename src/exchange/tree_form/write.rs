//! Writing the decision form.

use super::{
    COLUMNS, Column, EDITION_ROW, FIELDS, FIRST_FIELD_ROW, FIRST_ROW, Field, FormQuestion,
    HEADER_ROW, INPUT_COLUMN, PURPOSE, SHEET, STATUS_ROW, TreeFormSpec, VERSION, activity_words,
    when,
};
use crate::exchange::grid::{Position, address};
use crate::exchange::own_sheet::{HIDDEN_SHEET, MARK};
use crate::exchange::sheet_writer::{
    Looks, Put, WriteError, finish, lock_labels, new_book, print_on_a4, put, widths,
};
use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, Format, FormatAlign, Formula, IgnoreError,
    Worksheet,
};

/// What stands in a locked cell, so that reading can see whether it was altered.
struct Fixed {
    at: Position,
    text: String,
}

/// Rows of the hidden sheet: five with facts, then the answers by question, then the locked cells.
const LISTS_FROM: u32 = 5;
/// The column with one where the answers so far lead to the question.
const REACHED: char = 'H';

/// The bytes of an empty form; the same specification gives the same bytes.
///
/// # Errors
/// [`WriteError`] when a text is longer than a cell can hold.
pub fn write(spec: &TreeFormSpec) -> Result<Vec<u8>, WriteError> {
    let looks = Looks::new();
    let title = format!("Beslisformulier inzet interne medewerker {}", spec.year);
    let mut book = new_book(&title)?;
    let mut fixed = Vec::new();
    let sheet = book.add_worksheet();
    sheet.set_name(SHEET)?;
    sheet.set_screen_gridlines(false);
    widths(sheet, &[5, 36, 46, 36, 32, 32, 12, 8])?;
    head(sheet, spec, &title, &looks, &mut fixed)?;
    fields(sheet, spec, &looks, &mut fixed)?;
    table(sheet, spec, &looks, &mut fixed)?;
    status(sheet, spec, &looks)?;
    answers(sheet, spec)?;
    marks(sheet, spec)?;
    sheet.set_column_hidden(6)?;
    sheet.set_column_hidden(7)?;
    lock_labels(sheet, false);
    sheet.set_freeze_panes(0, 2)?;
    sheet.ignore_error_range(
        FIRST_ROW,
        0,
        last_row(spec),
        0,
        IgnoreError::NumberStoredAsText,
    )?;
    print_on_a4(sheet, HEADER_ROW, &title)?;
    sheet.set_print_area(0, 0, last_row(spec), 5)?;
    sheet.set_selection(FIRST_FIELD_ROW, 2, FIRST_FIELD_ROW, 2)?;
    hidden(book.add_worksheet(), spec, &fixed)?;
    finish(book)
}

fn last_row(spec: &TreeFormSpec) -> u32 {
    FIRST_ROW + number(spec.questions.len()).max(1) - 1
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX / 2)
}

fn label(
    sheet: &mut Worksheet,
    (row, column): (u32, u32),
    text: &str,
    look: &Format,
    fixed: &mut Vec<Fixed>,
) -> Result<(), WriteError> {
    let narrow = u16::try_from(column).unwrap_or(u16::MAX);
    put(sheet, row, narrow, &Put::text(text), look)?;
    fixed.push(Fixed {
        at: Position { row, column },
        text: text.to_owned(),
    });
    Ok(())
}

fn head(
    sheet: &mut Worksheet,
    spec: &TreeFormSpec,
    title: &str,
    looks: &Looks,
    fixed: &mut Vec<Fixed>,
) -> Result<(), WriteError> {
    label(sheet, (0, 0), title, &looks.title, fixed)?;
    let office = match spec.office.as_str() {
        "" => "het netwerkbureau",
        office => office,
    };
    let lines = [
        format!(
            "Vul de lichte vakken in en stuur dit bestand terug naar {office}. Vakken met * zijn verplicht. Noem de medewerker niet bij naam."
        ),
        "Begin bij vraag 1. Uw antwoord bepaalt welke vraag daarna komt: in de meeste programma’s wordt die oranje. Laat de grijze vragen leeg. Weet u iets niet, kies dan “Weet ik niet”.".to_owned(),
        format!("Vragen volgens de {}.", spec.guide),
    ];
    for (row, line) in (1_u32..=EDITION_ROW).zip(&lines) {
        sheet.merge_range(row, 0, row, 5, "", &looks.note)?;
        label(sheet, (row, 0), line, &looks.note, fixed)?;
    }
    sheet.set_row_height(2, 32)?;
    Ok(())
}

fn fields(
    sheet: &mut Worksheet,
    spec: &TreeFormSpec,
    looks: &Looks,
    fixed: &mut Vec<Fixed>,
) -> Result<(), WriteError> {
    let day = looks.input_date.clone().set_align(FormatAlign::Left);
    for (row, (field, text)) in (FIRST_FIELD_ROW..).zip(FIELDS) {
        sheet.merge_range(row, 0, row, 1, "", &looks.label)?;
        label(sheet, (row, 0), text, &looks.label, fixed)?;
        let input = match field {
            Field::Dated => &day,
            Field::Activity if spec.activity.is_some() => &looks.text,
            Field::Activity => &looks.input,
            Field::FilledInBy | Field::Organisation | Field::Role | Field::Description => {
                &looks.input_required
            }
        };
        sheet.merge_range(row, 2, row, 3, "", input)?;
        match (field, &spec.activity) {
            (Field::Activity, Some(activity)) => {
                let words = activity_words(activity);
                label(sheet, (row, INPUT_COLUMN), &words, input, fixed)?;
            }
            (Field::Organisation, _) => put(sheet, row, 2, &Put::text(&spec.organisation), input)?,
            (Field::Description, Some(activity)) => {
                put(sheet, row, 2, &Put::text(&activity.name), input)?;
            }
            (
                Field::FilledInBy
                | Field::Dated
                | Field::Activity
                | Field::Role
                | Field::Description,
                _,
            ) => put(sheet, row, 2, &Put::Empty, input)?,
        }
    }
    Ok(())
}

fn table(
    sheet: &mut Worksheet,
    spec: &TreeFormSpec,
    looks: &Looks,
    fixed: &mut Vec<Fixed>,
) -> Result<(), WriteError> {
    for (column, (_, titles)) in (0_u32..).zip(COLUMNS) {
        let title = titles.first().copied().unwrap_or_default();
        label(sheet, (HEADER_ROW, column), title, &looks.header, fixed)?;
    }
    for (row, (at, question)) in (FIRST_ROW..).zip(spec.questions.iter().enumerate()) {
        for (column, (what, _)) in (0_u32..).zip(COLUMNS) {
            let place = (row, column);
            match what {
                Column::Number => {
                    label(sheet, place, &(at + 1).to_string(), &looks.label, fixed)?;
                }
                Column::Question => label(sheet, place, &question.question, &looks.text, fixed)?,
                Column::Help => label(sheet, place, &question.help, &looks.text, fixed)?,
                Column::When => {
                    let words = when(question, &spec.questions);
                    label(sheet, place, &words, &looks.text, fixed)?;
                }
                Column::Answer => put(sheet, row, 4, &Put::Empty, &looks.input)?,
                Column::Note => put(sheet, row, 5, &Put::Empty, &looks.input)?,
                Column::Node => put(sheet, row, 6, &Put::Text(&question.node), &looks.text)?,
            }
        }
        let reached =
            Formula::new(reached(question, spec)).set_result(if at == 0 { "1" } else { "0" });
        sheet.write_formula_with_format(row, 7, reached, &looks.number)?;
    }
    Ok(())
}

/// One where the answers so far lead to the question, else nought; for the colours only, reading walks for itself.
fn reached(question: &FormQuestion, spec: &TreeFormSpec) -> String {
    let ways: Vec<String> = question
        .after
        .iter()
        .filter_map(|(from, answer)| {
            let label = &spec.questions.get(*from)?.answers.get(*answer)?.label;
            let row = FIRST_ROW + number(*from) + 1;
            let label = label.replace('"', "\"\"");
            Some(format!("AND({REACHED}{row}=1,E{row}=\"{label}\")"))
        })
        .collect();
    if ways.is_empty() {
        "=1".to_owned()
    } else {
        format!("=IF(OR({}),1,0)", ways.join(","))
    }
}

/// Whether a question is still to be answered, for programs that compute.
fn status(sheet: &mut Worksheet, spec: &TreeFormSpec, looks: &Looks) -> Result<(), WriteError> {
    let open = "Nog te beantwoorden: de oranje vraag.";
    let (first, last) = (FIRST_ROW + 1, last_row(spec) + 1);
    let formula = format!(
        "=IF(SUMPRODUCT(({REACHED}{first}:{REACHED}{last}=1)*(E{first}:E{last}=\"\"))=0,\"Alle vragen zijn beantwoord.\",\"{open}\")"
    );
    sheet.merge_range(STATUS_ROW, 0, STATUS_ROW, 5, "", &looks.note)?;
    let formula = Formula::new(formula).set_result(open);
    sheet.write_formula_with_format(STATUS_ROW, 0, formula, &looks.note)?;
    Ok(())
}

fn answers(sheet: &mut Worksheet, spec: &TreeFormSpec) -> Result<(), WriteError> {
    let mut from = LISTS_FROM;
    for (row, question) in (FIRST_ROW..).zip(&spec.questions) {
        let until = from + number(question.answers.len());
        let list = Formula::new(format!("={HIDDEN_SHEET}!$C${}:$C${until}", from + 1));
        let choice = DataValidation::new()
            .allow_list_formula(list)
            .set_error_title("Antwoord")?
            .set_error_message("Kies een antwoord uit de lijst, of laat de cel leeg.")?;
        sheet.add_data_validation(row, 4, row, 4, &choice)?;
        from = until;
    }
    Ok(())
}

/// Colours: the question to answer now, those that are not asked, and answers that do not belong.
fn marks(sheet: &mut Worksheet, spec: &TreeFormSpec) -> Result<(), WriteError> {
    let now = Format::new().set_background_color(Color::RGB(0xFF_D9_A0));
    let aside = Format::new().set_font_color(Color::RGB(0x9A_A5_AB));
    let stray = Format::new().set_background_color(Color::RGB(0xF6_CF_CB));
    let first = FIRST_ROW + 1;
    let last = last_row(spec);
    let rules = [
        (
            4,
            4,
            format!("=AND(${REACHED}{first}=1,$E{first}=\"\")"),
            now,
        ),
        (
            4,
            4,
            format!("=AND(${REACHED}{first}=0,$E{first}<>\"\")"),
            stray,
        ),
        (0, 3, format!("=${REACHED}{first}=0"), aside),
    ];
    for (from, to, rule, look) in rules {
        let mark = ConditionalFormatFormula::new()
            .set_rule(rule.as_str())
            .set_format(&look);
        sheet.add_conditional_format(FIRST_ROW, from, last, to, &mark)?;
    }
    Ok(())
}

fn hidden(sheet: &mut Worksheet, spec: &TreeFormSpec, fixed: &[Fixed]) -> Result<(), WriteError> {
    sheet.set_name(HIDDEN_SHEET)?;
    let plain = Format::new();
    let year = spec.year.to_string();
    let (id, project_number, name) = match &spec.activity {
        Some(it) => (it.id.0.to_string(), it.project_number.as_str(), &it.name),
        None => (String::new(), "", &String::new()),
    };
    let about = if project_number.is_empty() {
        "algemeen"
    } else {
        project_number
    };
    let form = format!("{PURPOSE}-{year}-{about}");
    let mut lines: Vec<[String; 4]> = [
        [MARK, PURPOSE, VERSION, ""],
        ["formulier", &form, "", ""],
        ["jaar", &year, "", ""],
        ["editie", spec.edition.as_str(), "", ""],
        ["activiteit", &id, project_number, name],
    ]
    .map(|line| line.map(str::to_owned))
    .into();
    for question in &spec.questions {
        lines.extend(question.answers.iter().map(|answer| {
            ["antwoord", &question.node, &answer.label, &answer.id].map(str::to_owned)
        }));
    }
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
