//! Recognising a decision form that came back, and reading its fields and answers.

use super::{
    COLUMNS, Column, FIELDS, FIRST_FIELD_ROW, Field, FormActivity, FormQuestion, HEADER_ROW,
    INPUT_COLUMN, MadeFor, PURPOSE, TreeFormReading, activity_words,
};
use crate::domain::sheet_remark::{SheetDoubt, SheetRemark};
use crate::domain::submission::{CellRef, Severity, Sourced};
use crate::domain::{ActivityId, EditionId};
use crate::exchange::grid::{Position, Sheet, Value, Workbook, position};
use crate::exchange::own_sheet::{
    Header, find_table, hidden_sheet, place, plain, rows_below, shown,
};
use crate::exchange::own_values::{self, Day};
use std::collections::BTreeMap;

/// Columns without which there is nothing to read.
const NEEDED: [Column; 3] = [Column::Question, Column::Answer, Column::Node];

/// What a form was made for, by its hidden sheet.
///
/// # Errors
/// A remark when the workbook is no decision form, or its hidden sheet is gone.
pub fn made_for(workbook: &Workbook) -> Result<MadeFor, Box<SheetRemark>> {
    let fault = |doubt| {
        Box::new(SheetRemark {
            severity: Severity::Error,
            at: CellRef::default(),
            found: None,
            doubt,
        })
    };
    let table = find_table(workbook, &COLUMNS);
    let missing: Vec<&'static str> = COLUMNS
        .into_iter()
        .filter(|(column, _)| NEEDED.contains(column))
        .filter(|(column, _)| {
            let header = table.as_ref().map(|(_, header)| header);
            header.is_none_or(|header| !header.columns.contains_key(column))
        })
        .filter_map(|(_, titles)| titles.first().copied())
        .collect();
    let Some((sheet, header)) = table.filter(|_| missing.is_empty()) else {
        return Err(fault(SheetDoubt::MissingColumns { columns: missing }));
    };
    let marked = hidden_sheet(workbook, PURPOSE);
    let hidden = marked.and_then(|marked| {
        let mut sheets = workbook.sheets.iter();
        Some((sheets.position(|it| std::ptr::eq(it, marked))?, marked))
    });
    let Some((number, hidden)) = hidden else {
        return Err(fault(SheetDoubt::HiddenSheetGone));
    };
    let mut made = MadeFor {
        year: None,
        edition: None,
        activity: None,
        sheet,
        header: header.row,
        hidden: number,
    };
    for row in rows(hidden) {
        let text = |column| shown(hidden, Position { row, column }).unwrap_or_default();
        match text(0).as_str() {
            "jaar" => made.year = text(1).parse().ok(),
            "editie" => made.edition = Some(EditionId(text(1))).filter(|it| !it.0.is_empty()),
            "activiteit" => {
                made.activity = text(1).parse().ok().map(|id| FormActivity {
                    id: ActivityId(id),
                    project_number: text(2),
                    name: text(3),
                });
            }
            _ => {}
        }
    }
    Ok(made)
}

fn rows(sheet: &Sheet) -> Vec<u32> {
    let mut rows: Vec<u32> = sheet.cells.keys().map(|at| at.row).collect();
    rows.dedup();
    rows
}

/// Reads a form that [`made_for`] recognised, against the questions of its edition. What is in doubt is left out and
/// stands among the remarks.
pub fn read(
    workbook: &Workbook,
    made: &MadeFor,
    questions: &[FormQuestion],
) -> (TreeFormReading, Vec<SheetRemark>) {
    let none = Sheet::default();
    let sheet = workbook.sheets.get(made.sheet).unwrap_or(&none);
    let header = find_table(workbook, &COLUMNS).map(|(_, header)| header);
    let mut form = Form {
        sheet,
        header: header.unwrap_or(Header {
            row: made.header,
            columns: BTreeMap::new(),
        }),
        questions,
        reading: TreeFormReading::default(),
        asked: BTreeMap::new(),
        remarks: Vec::new(),
    };
    form.fields(made);
    for row in rows_below(sheet, form.header.row) {
        form.row(row);
    }
    if let Some(hidden) = workbook.sheets.get(made.hidden) {
        form.locked(hidden);
    }
    (form.reading, form.remarks)
}

struct Form<'a> {
    sheet: &'a Sheet,
    header: Header<Column>,
    questions: &'a [FormQuestion],
    reading: TreeFormReading,
    /// The row of each question that was found.
    asked: BTreeMap<String, u32>,
    remarks: Vec<SheetRemark>,
}

impl Form<'_> {
    fn say(&mut self, at: Position, severity: Severity, doubt: SheetDoubt) {
        self.remarks.push(SheetRemark {
            severity,
            at: place(self.sheet, at),
            found: shown(self.sheet, at),
            doubt,
        });
    }

    /// Where the input of a field stands: beside its label, or where it was when the label is gone.
    fn input(&self, field: Field) -> Position {
        let (down, label) = (0_u32..)
            .zip(FIELDS)
            .find(|(_, (it, _))| *it == field)
            .map_or((0, ""), |(down, (_, label))| (down, label));
        let above = self.sheet.cells.keys();
        let found = above
            .take_while(|at| at.row < self.header.row)
            .find(|at| shown(self.sheet, **at).is_some_and(|text| plain(&text) == plain(label)));
        let shift = self.header.row.saturating_sub(HEADER_ROW);
        Position {
            row: found.map_or(FIRST_FIELD_ROW + down + shift, |at| at.row),
            column: INPUT_COLUMN,
        }
    }

    fn fields(&mut self, made: &MadeFor) {
        for (field, label) in FIELDS {
            let at = self.input(field);
            let text = match self.sheet.cells.get(&at).map(|cell| &cell.value) {
                Some(Value::Error(_)) => {
                    self.say(at, Severity::Error, SheetDoubt::ErrorCell);
                    continue;
                }
                Some(_) | None => shown(self.sheet, at),
            };
            let needed = label.ends_with('*') && field != Field::Dated;
            if needed && text.is_none() {
                let doubt = SheetDoubt::FieldEmpty {
                    field: label.trim_end_matches([' ', '*']).to_owned(),
                };
                self.say(at, Severity::Notice, doubt);
            }
            let text = text.unwrap_or_default();
            match field {
                Field::FilledInBy => self.reading.filled_in_by = text,
                Field::Organisation => self.reading.organisation = text,
                Field::Role => self.reading.role = text,
                Field::Description => self.reading.description = text,
                Field::Dated => self.dated(at),
                Field::Activity => self.about(at, text, made.activity.as_ref()),
            }
        }
    }

    /// The day; never guessed.
    fn dated(&mut self, at: Position) {
        let read = self
            .sheet
            .cells
            .get(&at)
            .map(|cell| own_values::day(&cell.value));
        match read {
            Some(Day::Is(day)) => self.reading.dated = Some(day),
            Some(Day::Several(_) | Day::Period(_) | Day::None) | None => {
                self.say(at, Severity::Error, SheetDoubt::NotAFormDate);
            }
        }
    }

    /// The activity. A form that was made for one says so in a locked cell; when that says otherwise it is not known
    /// which is meant.
    fn about(&mut self, at: Position, text: String, made: Option<&FormActivity>) {
        if let Some(made) = made {
            let words = activity_words(made);
            if plain(&text) != plain(&words) {
                let doubt = SheetDoubt::OtherActivity { expected: words };
                self.say(at, Severity::Error, doubt);
            }
        }
        self.reading.activity = (!text.is_empty()).then(|| Sourced {
            value: text,
            at: place(self.sheet, at),
        });
    }

    fn at(&self, row: u32, column: Column) -> Position {
        let columns = &self.header.columns;
        Position {
            row,
            column: columns.get(&column).copied().unwrap_or(u32::MAX),
        }
    }

    fn row(&mut self, row: u32) {
        let answer_at = self.at(row, Column::Answer);
        let answer = shown(self.sheet, answer_at);
        let id = shown(self.sheet, self.at(row, Column::Node));
        let question = id
            .as_ref()
            .and_then(|id| self.questions.iter().find(|it| it.node == *id));
        let Some(question) = question else {
            if answer.is_some() {
                let doubt = match id {
                    Some(_) => SheetDoubt::NoSuchQuestion,
                    None => SheetDoubt::NoLineId,
                };
                self.say(self.at(row, Column::Node), Severity::Error, doubt);
            }
            return;
        };
        if let Some(first) = self.asked.get(&question.node).copied() {
            self.twice(question, first, row);
            return;
        }
        let _new = self.asked.insert(question.node.clone(), row);
        let at = place(self.sheet, answer_at);
        let _new = self.reading.places.insert(question.node.clone(), at);
        if let Some(note) = shown(self.sheet, self.at(row, Column::Note)) {
            let _new = self.reading.notes.insert(question.node.clone(), note);
        }
        if answer.is_some() {
            self.answered(question, row);
        }
    }

    /// An answer under its question, in the words of the list. A question that was altered is another question.
    fn answered(&mut self, question: &FormQuestion, row: u32) {
        let (at, asked_at) = (self.at(row, Column::Answer), self.at(row, Column::Question));
        let text = shown(self.sheet, at).unwrap_or_default();
        let same = |text: &String| plain(text) == plain(&question.question);
        if !shown(self.sheet, asked_at).as_ref().is_some_and(same) {
            let doubt = SheetDoubt::QuestionAltered {
                expected: question.question.clone(),
            };
            self.say(asked_at, Severity::Error, doubt);
            self.reading.unread.push(question.node.clone());
            return;
        }
        let answer = question
            .answers
            .iter()
            .find(|answer| plain(&answer.label) == plain(&text));
        match answer {
            Some(answer) => {
                let sourced = Sourced {
                    value: answer.id.clone(),
                    at: place(self.sheet, at),
                };
                let _new = self.reading.answers.insert(question.node.clone(), sourced);
            }
            None => {
                let known = question.answers.iter().map(|it| it.label.clone());
                let doubt = SheetDoubt::UnknownWord {
                    known: known.collect(),
                };
                self.say(at, Severity::Error, doubt);
                self.reading.unread.push(question.node.clone());
            }
        }
    }

    /// The same question again: as long as it says the same, or nothing, it is only a copy.
    fn twice(&mut self, question: &FormQuestion, first: u32, row: u32) {
        let answer = |row| {
            let text = shown(self.sheet, self.at(row, Column::Answer));
            text.map(|text| plain(&text))
        };
        if answer(row).is_none() || answer(row) == answer(first) {
            return;
        }
        let at = self.at(row, Column::Answer);
        let doubt = SheetDoubt::AnswerTwice {
            first: place(self.sheet, self.at(first, Column::Answer)),
        };
        self.say(at, Severity::Error, doubt);
        let _in_doubt = self.reading.answers.remove(&question.node);
        self.reading.unread.push(question.node.clone());
    }

    /// One remark for each locked cell that says something else than it did, as far as that was not said yet. A row
    /// that was moved is looked for where it is now.
    fn locked(&mut self, hidden: &Sheet) {
        let now: std::collections::BTreeSet<String> = self
            .sheet
            .cells
            .keys()
            .filter_map(|at| shown(self.sheet, *at))
            .map(|text| plain(&text))
            .collect();
        for row in rows(hidden) {
            let text = |column| shown(hidden, Position { row, column }).unwrap_or_default();
            if text(0) != "vast" {
                continue;
            }
            let Some(at) = position(&text(1)) else {
                continue;
            };
            let expected = text(2);
            let said = |it: &SheetRemark| it.at == place(self.sheet, at);
            let stands = now.contains(&plain(&expected));
            if expected.is_empty() || stands || self.remarks.iter().any(said) {
                continue;
            }
            let doubt = SheetDoubt::ReadOnlyAltered { expected };
            self.say(at, Severity::Notice, doubt);
        }
    }
}
