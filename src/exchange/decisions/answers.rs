//! The sheets with answers: per cost line, and per activity or plan.

use super::{
    ANSWER_COLUMNS, AnswerColumn, CHECKS_SHEET, CheckInput, CheckRow, DecisionBook, DecisionRow,
};
use crate::domain::sheet_remark::{SheetDoubt, SheetRemark};
use crate::domain::submission::{CellRef, Severity, Sourced};
use crate::domain::verdict::Answer;
use crate::domain::{ConditionId, CostLineId};
use crate::exchange::grid::{Position, Sheet, Workbook};
use crate::exchange::own_sheet::{Header, find_header, place, plain, rows_below, shown};
use crate::words::workbooks as labels;
use std::collections::BTreeMap;

/// The answers of one line.
pub(super) type LineAnswers = BTreeMap<ConditionId, Sourced<Option<Answer>>>;

/// All answers that the workbook has.
#[derive(Default)]
pub(super) struct Answered {
    pub(super) lines: BTreeMap<CostLineId, LineAnswers>,
    pub(super) checks: Vec<CheckInput>,
}

/// Whether these answers are those that went out.
pub(super) fn unchanged(answers: &LineAnswers, line: &DecisionRow) -> bool {
    answers.iter().all(|(id, answer)| {
        line.conditions
            .iter()
            .find(|asked| asked.id == *id)
            .is_some_and(|asked| asked.answer == answer.value)
    })
}

/// Reads every sheet that has a column for questions and one for answers.
pub(super) fn read(
    workbook: &Workbook,
    lines: &Sheet,
    book: &DecisionBook,
    remarks: &mut Vec<SheetRemark>,
) -> Answered {
    let mut answered = Answered::default();
    for sheet in &workbook.sheets {
        if std::ptr::eq(sheet, lines) {
            continue;
        }
        let needed = [
            AnswerColumn::Subject,
            AnswerColumn::Condition,
            AnswerColumn::Answer,
        ];
        let header = find_header(sheet, &ANSWER_COLUMNS)
            .filter(|header| needed.iter().all(|it| header.columns.contains_key(it)));
        if let Some(header) = header {
            let mut table = Table {
                sheet,
                header,
                book,
                remarks,
            };
            for row in rows_below(sheet, table.header.row) {
                table.row(row, &mut answered);
            }
        } else if sheet.name.as_deref() == Some(super::ANSWERS_SHEET)
            || sheet.name.as_deref() == Some(CHECKS_SHEET)
        {
            let columns = ANSWER_COLUMNS
                .into_iter()
                .filter(|(column, _)| needed.contains(column))
                .filter_map(|(_, titles)| titles.first().copied())
                .collect();
            remarks.push(SheetRemark {
                severity: Severity::Error,
                at: CellRef {
                    sheet: sheet.name.clone(),
                    cell: None,
                },
                found: None,
                doubt: SheetDoubt::MissingColumns { columns },
            });
        }
    }
    answered
}

struct Table<'a> {
    sheet: &'a Sheet,
    header: Header<AnswerColumn>,
    book: &'a DecisionBook,
    remarks: &'a mut Vec<SheetRemark>,
}

impl Table<'_> {
    fn cell(&self, row: u32, column: AnswerColumn) -> (CellRef, Option<String>) {
        let at = Position {
            row,
            column: self
                .header
                .columns
                .get(&column)
                .copied()
                .unwrap_or(u32::MAX),
        };
        (place(self.sheet, at), shown(self.sheet, at))
    }

    fn say(&mut self, at: CellRef, found: Option<String>, doubt: SheetDoubt) {
        self.remarks.push(SheetRemark {
            severity: Severity::Error,
            at,
            found,
            doubt,
        });
    }

    fn row(&mut self, row: u32, answered: &mut Answered) {
        let (subject_at, subject) = self.cell(row, AnswerColumn::Subject);
        let (condition_at, condition) = self.cell(row, AnswerColumn::Condition);
        let (answer_at, written) = self.cell(row, AnswerColumn::Answer);
        let Some(subject) = subject else {
            if written.is_some() {
                self.say(subject_at, None, SheetDoubt::NoLineId);
            }
            return;
        };
        let Some(condition) = condition.map(ConditionId) else {
            if written.is_some() {
                self.say(condition_at, None, SheetDoubt::UnknownQuestion);
            }
            return;
        };
        let answer = match written.as_deref().map(answer_word) {
            None => None,
            Some(Some(answer)) => Some(answer),
            Some(None) => {
                let known = [Answer::Yes, Answer::No, Answer::Unknown]
                    .map(|answer| labels::answer(answer).to_owned())
                    .to_vec();
                self.say(answer_at, written, SheetDoubt::UnknownWord { known });
                return;
            }
        };
        let answer = Sourced {
            value: answer,
            at: answer_at,
        };
        if let Ok(line) = subject.parse::<i64>() {
            self.line(
                CostLineId(line),
                (subject_at, subject),
                (condition_at, condition),
                answer,
                answered,
            );
        } else {
            self.check(
                (subject_at, subject),
                (condition_at, condition),
                answer,
                answered,
            );
        }
    }

    fn line(
        &mut self,
        id: CostLineId,
        subject: (CellRef, String),
        condition: (CellRef, ConditionId),
        answer: Sourced<Option<Answer>>,
        answered: &mut Answered,
    ) {
        if !self.book.rows.iter().any(|row| row.line == id) {
            self.say(subject.0, Some(subject.1), SheetDoubt::UnknownLine);
            return;
        }
        let answers = answered.lines.entry(id).or_default();
        let before = answers.get(&condition.1);
        // A copied row says the same twice; only when it says something else it is in doubt.
        if let Some(before) = before.filter(|before| before.value != answer.value) {
            let first = before.at.clone();
            self.say(answer.at, Some(subject.1), SheetDoubt::LineTwice { first });
            return;
        }
        answers.insert(condition.1, answer);
    }

    fn check(
        &mut self,
        subject: (CellRef, String),
        condition: (CellRef, ConditionId),
        answer: Sourced<Option<Answer>>,
        answered: &mut Answered,
    ) {
        let known: Vec<&CheckRow> = self
            .book
            .checks
            .iter()
            .filter(|row| row.subject.code() == subject.1)
            .collect();
        let Some(about) = known.first().map(|row| row.subject) else {
            self.say(subject.0, Some(subject.1), SheetDoubt::UnknownLine);
            return;
        };
        if !known.iter().any(|row| row.check.id == condition.1) {
            self.say(
                condition.0,
                Some(condition.1.0),
                SheetDoubt::UnknownQuestion,
            );
            return;
        }
        answered.checks.push(CheckInput {
            subject: about,
            check: condition.1,
            answer,
        });
    }
}

/// Ja, nee, weet niet; the codes of the command line too.
fn answer_word(text: &str) -> Option<Answer> {
    let text = plain(text);
    [Answer::Yes, Answer::No, Answer::Unknown]
        .into_iter()
        .find(|answer| plain(answer.code()) == text || plain(labels::answer(*answer)) == text)
}
