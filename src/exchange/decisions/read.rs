//! Reading the workbook with decisions back, line by line, wherever the rows went.

use super::answers::{self, Answered};
use super::{
    COLUMNS, Column, DecisionBook, DecisionInput, DecisionMade, DecisionRow, DecisionSheet,
};
use crate::domain::decision::Outcome;
use crate::domain::sheet_remark::{SheetDoubt, SheetRemark};
use crate::domain::submission::{CellRef, Severity, Sourced};
use crate::domain::verdict::Verdict;
use crate::domain::{Cents, CostKindId, CostLineId};
use crate::exchange::grid::{Position, Sheet, Workbook};
use crate::exchange::intake_form::kind_choice;
use crate::exchange::own_sheet::{Header, find_table, place, plain, rows_below, shown};
use crate::exchange::own_values::{self, Amount};
use crate::words::workbooks as labels;
use std::collections::BTreeMap;

/// Columns without which there is nothing to read back.
const NEEDED: [Column; 6] = [
    Column::Id,
    Column::Kind,
    Column::Outcome,
    Column::Recorded,
    Column::Granted,
    Column::Motivation,
];

/// Compares the workbook with what the register has now, and tells what it decides.
/// A row in doubt is left out and stands among the remarks.
pub fn read(workbook: &Workbook, book: &DecisionBook) -> (DecisionSheet, Vec<SheetRemark>) {
    let mut remarks = Vec::new();
    let found = find_table(workbook, &COLUMNS);
    let table = found.and_then(|(number, header)| Some((workbook.sheets.get(number)?, header)));
    let missing = missing(table.as_ref().map(|(_, header)| header));
    let Some((sheet, header)) = table.filter(|_| missing.is_empty()) else {
        remarks.push(SheetRemark {
            severity: Severity::Error,
            at: CellRef::default(),
            found: None,
            doubt: SheetDoubt::MissingColumns { columns: missing },
        });
        return (DecisionSheet::default(), remarks);
    };
    let answered = answers::read(workbook, sheet, book, &mut remarks);
    let mut rows = Rows {
        sheet,
        header: &header,
        book,
        known: book.rows.iter().map(|row| (row.line, row)).collect(),
        seen: BTreeMap::new(),
        remarks,
    };
    let decisions = rows_below(sheet, header.row)
        .into_iter()
        .filter_map(|row| rows.row(row, &answered))
        .collect();
    let decisions = rows.with_answers_elsewhere(decisions, &answered);
    let sheet = DecisionSheet {
        decisions,
        checks: answered.checks,
    };
    (sheet, rows.remarks)
}

fn missing(header: Option<&Header<Column>>) -> Vec<&'static str> {
    COLUMNS
        .into_iter()
        .filter(|(column, _)| NEEDED.contains(column))
        .filter(|(column, _)| header.is_none_or(|header| !header.columns.contains_key(column)))
        .filter_map(|(_, titles)| titles.first().copied())
        .collect()
}

struct Rows<'a> {
    sheet: &'a Sheet,
    header: &'a Header<Column>,
    book: &'a DecisionBook,
    known: BTreeMap<CostLineId, &'a DecisionRow>,
    seen: BTreeMap<CostLineId, CellRef>,
    remarks: Vec<SheetRemark>,
}

impl<'a> Rows<'a> {
    fn at(&self, row: u32, column: Column) -> Option<Position> {
        let column = *self.header.columns.get(&column)?;
        Some(Position { row, column })
    }

    fn text(&self, row: u32, column: Column) -> Option<String> {
        shown(self.sheet, self.at(row, column)?)
    }

    fn place(&self, row: u32, column: Column) -> CellRef {
        self.at(row, column)
            .map_or_else(CellRef::default, |at| place(self.sheet, at))
    }

    fn say(&mut self, row: u32, column: Column, severity: Severity, doubt: SheetDoubt) {
        self.remarks.push(SheetRemark {
            severity,
            at: self.place(row, column),
            found: self.text(row, column),
            doubt,
        });
    }

    fn row(&mut self, row: u32, answered: &Answered) -> Option<DecisionInput> {
        let line = self.line(row)?;
        let at = self.place(row, Column::Id);
        if self.sheet.hidden_rows.contains(&row) {
            self.say(row, Column::Id, Severity::Notice, SheetDoubt::HiddenRowRead);
        }
        if let Some(first) = self.seen.insert(line.line, at.clone()) {
            let doubt = SheetDoubt::LineTwice { first };
            self.say(row, Column::Id, Severity::Error, doubt);
            return None;
        }
        let said_before = self.remarks.len();
        self.read_only(row, line);
        let kind = self.kind(row);
        let decision = self.decision(row, line);
        let errors = self
            .remarks
            .iter()
            .skip(said_before)
            .any(SheetRemark::holds_up);
        if errors {
            return None;
        }
        let answers = answered.lines.get(&line.line).cloned().unwrap_or_default();
        let unchanged = kind.value == line.kind
            && answers::unchanged(&answers, line)
            && as_before(decision.as_ref(), line);
        Some(DecisionInput {
            line: line.line,
            at,
            kind,
            answers,
            decision,
            unchanged,
        })
    }

    /// The line of a row by its hidden id. A row without id and without input is no line at all.
    fn line(&mut self, row: u32) -> Option<&'a DecisionRow> {
        let Some(id) = self.text(row, Column::Id) else {
            let inputs = [
                Column::Kind,
                Column::Outcome,
                Column::Recorded,
                Column::Granted,
            ];
            if inputs.into_iter().any(|it| self.text(row, it).is_some()) {
                self.say(row, Column::Id, Severity::Error, SheetDoubt::NoLineId);
            }
            return None;
        };
        let line = id.parse().ok().map(CostLineId);
        let known = line.and_then(|line| self.known.get(&line).copied());
        if known.is_none() {
            self.say(row, Column::Id, Severity::Error, SheetDoubt::UnknownLine);
        }
        known
    }

    /// Cells that are only there to read: a changed amount is an error, changed words a notice.
    fn read_only(&mut self, row: u32, line: &DecisionRow) {
        let requested = self
            .at(row, Column::Requested)
            .and_then(|at| self.sheet.cells.get(&at))
            .map(|cell| own_values::amount(&cell.value));
        if requested.is_some_and(|stated| stated != Amount::Is(line.requested)) {
            let doubt = SheetDoubt::RequestedDiffers {
                expected: line.requested,
            };
            self.say(row, Column::Requested, Severity::Error, doubt);
        }
        let texts = [
            (Column::Partner, &line.partner),
            (Column::Project, &line.project_number),
            (Column::Activity, &line.activity),
            (Column::Text, &line.text),
        ];
        for (column, expected) in texts {
            let differs = self
                .text(row, column)
                .is_some_and(|text| plain(&text) != plain(expected));
            if differs {
                let doubt = SheetDoubt::ReadOnlyAltered {
                    expected: expected.clone(),
                };
                self.say(row, column, Severity::Notice, doubt);
            }
        }
    }

    fn kind(&mut self, row: u32) -> Sourced<Option<CostKindId>> {
        let text = self.text(row, Column::Kind);
        let kind = text
            .as_deref()
            .and_then(|text| kind_choice(text, &self.book.kinds));
        if text.is_some() && kind.is_none() {
            let known = self
                .book
                .kinds
                .iter()
                .map(|kind| kind.name.clone())
                .collect();
            self.say(
                row,
                Column::Kind,
                Severity::Error,
                SheetDoubt::UnknownWord { known },
            );
        }
        Sourced {
            value: kind.map(|kind| kind.id.clone()),
            at: self.place(row, Column::Kind),
        }
    }

    fn decision(&mut self, row: u32, line: &DecisionRow) -> Option<DecisionMade> {
        let outcome = self.word(row, Column::Outcome, &Outcome::ALL, |it| {
            (it.code(), labels::outcome(it))
        });
        let recorded = self.word(row, Column::Recorded, &Verdict::ALL, |it| {
            (it.code(), labels::verdict(it))
        });
        let granted = self.granted(row);
        let outcome = outcome.or_else(|| {
            let granted = granted.as_ref()?;
            let value = if granted.value == line.requested {
                Outcome::Granted
            } else if granted.value == Cents::ZERO {
                Outcome::Refused
            } else {
                Outcome::PartlyGranted
            };
            Some(Sourced {
                value,
                at: granted.at.clone(),
            })
        });
        Some(DecisionMade {
            outcome: outcome?,
            recorded,
            granted,
            motivation: Sourced {
                value: self.text(row, Column::Motivation).unwrap_or_default(),
                at: self.place(row, Column::Motivation),
            },
        })
    }

    fn word<T: Copy>(
        &mut self,
        row: u32,
        column: Column,
        all: &[T],
        words: impl Fn(T) -> (&'static str, &'static str),
    ) -> Option<Sourced<T>> {
        let text = plain(&self.text(row, column)?);
        let found = all.iter().copied().find(|it| {
            let (code, label) = words(*it);
            plain(code) == text || plain(label) == text
        });
        if found.is_none() {
            let known = all.iter().map(|it| words(*it).1.to_owned()).collect();
            self.say(
                row,
                column,
                Severity::Error,
                SheetDoubt::UnknownWord { known },
            );
        }
        found.map(|value| Sourced {
            value,
            at: self.place(row, column),
        })
    }

    fn granted(&mut self, row: u32) -> Option<Sourced<Cents>> {
        self.text(row, Column::Granted)?;
        let cell = self.sheet.cells.get(&self.at(row, Column::Granted)?)?;
        let doubt = match own_values::amount(&cell.value) {
            Amount::Is(value) => {
                return Some(Sourced {
                    value,
                    at: self.place(row, Column::Granted),
                });
            }
            Amount::Negative(_) => SheetDoubt::NegativeAmount,
            Amount::Error => SheetDoubt::ErrorCell,
            Amount::Two { .. } | Amount::TooManyDecimals | Amount::None => SheetDoubt::NotAnAmount,
        };
        self.say(row, Column::Granted, Severity::Error, doubt);
        None
    }

    /// Lines whose row was removed, but whose answers still stand on the other sheet.
    fn with_answers_elsewhere(
        &self,
        mut decisions: Vec<DecisionInput>,
        answered: &Answered,
    ) -> Vec<DecisionInput> {
        for (id, answers) in &answered.lines {
            let line = self.known.get(id).filter(|_| !self.seen.contains_key(id));
            if let (Some(line), Some(first)) = (line, answers.values().next()) {
                decisions.push(DecisionInput {
                    line: *id,
                    at: first.at.clone(),
                    kind: Sourced {
                        value: line.kind.clone(),
                        at: first.at.clone(),
                    },
                    answers: answers.clone(),
                    decision: None,
                    unchanged: answers::unchanged(answers, line),
                });
            }
        }
        decisions
    }
}

/// Whether a row still has the decision that went out with it.
fn as_before(made: Option<&DecisionMade>, line: &DecisionRow) -> bool {
    match (made, &line.decided) {
        (None, None) => true,
        (Some(made), Some(before)) => {
            let recorded = made.recorded.as_ref().map_or(line.suggested, |it| it.value);
            made.outcome.value == before.outcome
                && recorded == before.recorded
                && made.granted.as_ref().map(|it| it.value) == Some(before.granted)
                && made.motivation.value == before.motivation.trim()
        }
        (Some(_), None) | (None, Some(_)) => false,
    }
}
