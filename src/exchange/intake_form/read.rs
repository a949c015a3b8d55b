//! Recognising a form that came back, and reading what stands above its table.

use super::activities::{self, Known};
use super::locked::{self, Made};
use super::{
    COLUMNS, Column, Field, FormExtra, FormOptions, FormReading, FormSheet, KindChoice, PLAN_SHEET,
    PURPOSE,
};
use crate::domain::Cents;
use crate::domain::submission::{
    CellAnswer, Doubt, Layout, Proposal, Remark, Severity, Sourced, Submission,
};
use crate::exchange::grid::{Position, Sheet, Value, Workbook};
use crate::exchange::own_sheet::{Header, find_header, hidden_sheet, place, plain, shown, written};
use crate::exchange::own_values::{self, Amount, Day};
use std::collections::BTreeMap;

/// How many columns the header needs before a workbook without the hidden sheet counts as the form.
const ENOUGH_WITHOUT_IDS: usize = 9;
/// With the hidden sheet, fewer will do: the others are taken where the form had them.
const ENOUGH_WITH_IDS: usize = 3;

/// The form in a workbook; `None` when it is another file.
pub fn recognise(workbook: &Workbook) -> Option<FormSheet> {
    let marked = hidden_sheet(workbook, PURPOSE);
    let hidden = marked.and_then(|marked| {
        workbook
            .sheets
            .iter()
            .position(|sheet| std::ptr::eq(sheet, marked))
    });
    let enough = if hidden.is_some() {
        ENOUGH_WITH_IDS
    } else {
        ENOUGH_WITHOUT_IDS
    };
    let mut best: Option<(usize, Header<Column>)> = None;
    for (number, sheet) in workbook.sheets.iter().enumerate() {
        let Some(header) = find_header(sheet, &COLUMNS) else {
            continue;
        };
        if header.columns.len() >= enough
            && best
                .as_ref()
                .is_none_or(|(_, best)| header.columns.len() > best.columns.len())
        {
            best = Some((number, header));
        }
    }
    let (plan, mut header) = best.or_else(|| {
        // The header is gone altogether, but the hidden sheet says what this was.
        let plan = workbook
            .sheets
            .iter()
            .position(|sheet| sheet.name.as_deref() == Some(PLAN_SHEET))?;
        let header = Header {
            row: super::HEADER_ROW,
            columns: BTreeMap::new(),
        };
        hidden.map(|_| (plan, header))
    })?;
    locked::complete(&mut header.columns);
    Some(FormSheet {
        plan,
        hidden,
        header,
    })
}

/// Reads a form that [`recognise`] found. Filled in right, it gives no questions.
pub fn read(workbook: &Workbook, form: &FormSheet, options: &FormOptions<'_>) -> FormReading {
    let none = Sheet::default();
    let plan = workbook.sheets.get(form.plan).unwrap_or(&none);
    let made = Made::from_hidden(form.hidden.and_then(|number| workbook.sheets.get(number)));
    let kinds: &[KindChoice] = if options.kinds.is_empty() {
        &made.kinds
    } else {
        options.kinds
    };
    let mut reader = Reader {
        plan,
        options,
        remarks: locked::altered(plan, form, &made),
    };
    if plan.hidden {
        reader.remark(
            Position { row: 0, column: 0 },
            Severity::Notice,
            Doubt::HiddenSheetRead,
        );
    }
    let inputs = locked::inputs(plan, form);
    let year = reader.year(&inputs, &made);
    let (mut extra, partner) = reader.fields(&inputs, &made);
    let known = Known {
        year: options.year.or(year.as_ref().map(|year| year.value)),
        kinds,
        old_names: &made.kinds,
    };
    let table = activities::read(&mut reader, &form.header, &known);
    extra.notes = table.notes;
    reader.total(
        form,
        table.sound,
        table.activities.iter().map(|it| it.requested()).sum(),
    );
    let mut remarks = reader.remarks;
    remarks.sort_by_key(|remark| {
        remark
            .at
            .cell
            .as_deref()
            .and_then(crate::exchange::grid::position)
    });
    FormReading {
        submission: Submission {
            layout: Layout::IntakeForm,
            first_sheet: plan.name.clone(),
            partner,
            year,
            activities: table.activities,
        },
        remarks,
        extra,
    }
}

/// The sheet with the user's answers laid over it, and what was found to say.
pub(super) struct Reader<'a> {
    pub(super) plan: &'a Sheet,
    options: &'a FormOptions<'a>,
    remarks: Vec<Remark>,
}

impl Reader<'_> {
    /// What stands in a cell, or what the user said to read instead. Blank text is nothing.
    pub(super) fn value(&self, at: Position) -> Option<Value> {
        let value = match self.options.answers.get(&place(self.plan, at)) {
            Some(CellAnswer::Use(text)) => Value::Text(text.clone()),
            Some(CellAnswer::Confirm) | None => self.plan.cells.get(&at)?.value.clone(),
        };
        written(&value).map(|_| value)
    }

    /// The same as text.
    pub(super) fn text(&self, at: Position) -> Option<String> {
        self.value(at).as_ref().and_then(written)
    }

    pub(super) fn sourced<T>(&self, at: Position, value: T) -> Sourced<T> {
        Sourced {
            value,
            at: place(self.plan, at),
        }
    }

    /// Whether the user said that this cell is right as it stands.
    pub(super) fn confirmed(&self, at: Position) -> bool {
        self.options.answers.get(&place(self.plan, at)) == Some(&CellAnswer::Confirm)
    }

    pub(super) fn remark(&mut self, at: Position, severity: Severity, doubt: Doubt) {
        self.ask(at, severity, doubt, Vec::new());
    }

    pub(super) fn ask(
        &mut self,
        at: Position,
        severity: Severity,
        doubt: Doubt,
        proposals: Vec<Proposal>,
    ) {
        self.remarks.push(Remark {
            severity,
            at: place(self.plan, at),
            found: self.text(at),
            doubt,
            proposals,
        });
    }

    /// A text without error values; an error cell is said and left out.
    pub(super) fn clean_text(&mut self, at: Position) -> Option<String> {
        if let Some(Value::Error(_)) = self.value(at) {
            self.remark(at, Severity::Error, Doubt::ErrorCell);
            return None;
        }
        self.text(at)
    }

    /// The year on the form; when it was wiped, the year that it was made for.
    fn year(&self, inputs: &BTreeMap<Field, Position>, made: &Made) -> Option<Sourced<i32>> {
        let at = *inputs.get(&Field::Year)?;
        let stated = self
            .text(at)
            .and_then(|text| text.parse::<i32>().ok())
            .filter(|year| (2000..2200).contains(year));
        stated.or(made.year).map(|year| self.sourced(at, year))
    }

    fn fields(
        &mut self,
        inputs: &BTreeMap<Field, Position>,
        made: &Made,
    ) -> (FormExtra, Option<Sourced<String>>) {
        let mut read = |field| {
            let at = *inputs.get(&field)?;
            self.clean_text(at).map(|text| self.sourced(at, text))
        };
        let mut partner = read(Field::Organisation);
        let mut extra = FormExtra {
            contact: read(Field::Contact),
            email: read(Field::Email),
            phone: read(Field::Phone),
            reference: read(Field::Reference),
            signed_by: read(Field::SignedBy),
            signed_function: read(Field::SignedFunction),
            ..FormExtra::default()
        };
        if let Some((code, name)) = &made.partner {
            let here = inputs.get(&Field::Organisation);
            if partner.is_none()
                && let Some(at) = here
            {
                partner = Some(self.sourced(*at, name.clone()));
            }
            let same = |it: &Sourced<String>| plain(&it.value) == plain(name);
            if partner.as_ref().is_some_and(same) {
                extra.partner_code = Some(code.clone()).filter(|code| !code.is_empty());
            }
        }
        if let Some(at) = inputs.get(&Field::SignedOn) {
            extra.signed_on = self.signed_on(*at);
        }
        if let Some(at) = inputs.get(&Field::SelfEvaluation) {
            let stated = self.text(*at).and_then(|text| yes_no(&text));
            extra.self_evaluation = stated.map(|stated| self.sourced(*at, stated));
        }
        (extra, partner)
    }

    fn signed_on(&mut self, at: Position) -> Option<Sourced<chrono::NaiveDate>> {
        match own_values::day(&self.value(at)?) {
            Day::Is(day) => Some(self.sourced(at, day)),
            Day::Several(days) => {
                self.ask(
                    at,
                    Severity::Question,
                    Doubt::AmbiguousDate,
                    activities::day_proposals(&days),
                );
                None
            }
            Day::Period(_) | Day::None => {
                self.remark(at, Severity::Error, Doubt::NoSuchDate);
                None
            }
        }
    }

    /// The form's own total against the lines, once every line could be read.
    fn total(&mut self, form: &FormSheet, sound: bool, computed: Cents) {
        let Some(amount_column) = form.header.columns.get(&Column::Amount) else {
            return;
        };
        let label = self.plan.cells.keys().find(|at| {
            at.row < form.header.row
                && shown(self.plan, **at).is_some_and(|text| plain(&text) == "totaalaangevraagd")
        });
        let Some(label) = label else { return };
        let at = Position {
            row: label.row,
            column: *amount_column,
        };
        let Some(cell) = self.plan.cells.get(&at) else {
            return;
        };
        match own_values::amount(&cell.value) {
            // A program that does not compute leaves the nought of the empty form behind, or nothing.
            Amount::Is(Cents::ZERO) | Amount::None if cell.formula => {}
            Amount::Is(stated) if sound && stated != computed => {
                self.remark(
                    at,
                    Severity::Notice,
                    Doubt::TotalDiffers { stated, computed },
                );
            }
            Amount::Is(_) => {}
            Amount::Two { .. }
            | Amount::TooManyDecimals
            | Amount::Negative(_)
            | Amount::Error
            | Amount::None => {
                self.remark(
                    at,
                    Severity::Notice,
                    Doubt::LockedCellAltered {
                        expected: crate::words::euros(computed),
                    },
                );
            }
        }
    }
}

/// Ja or nee, in the ways people write it.
fn yes_no(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "ja" | "j" | "x" | "true" | "waar" => Some(true),
        "nee" | "n" | "false" | "onwaar" => Some(false),
        _ => None,
    }
}
