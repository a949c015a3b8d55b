//! What the hidden sheet of a form says, and whether the locked cells still say it.

use super::{Column, FIELDS, Field, FormSheet, HEADER_ROW, KindChoice};
use crate::domain::CostKindId;
use crate::domain::submission::{Doubt, Remark, Severity};
use crate::exchange::grid::{Position, Sheet, position};
use crate::exchange::own_sheet::{place, plain, shown};
use std::collections::{BTreeMap, BTreeSet};

/// What the form said of itself when it was made.
#[derive(Debug, Default)]
pub(super) struct Made {
    pub(super) year: Option<i32>,
    pub(super) partner: Option<(String, String)>,
    pub(super) kinds: Vec<KindChoice>,
    /// The texts of locked cells.
    pub(super) fixed: BTreeMap<Position, String>,
}

impl Made {
    /// From the hidden sheet; all empty when another program dropped it.
    pub(super) fn from_hidden(sheet: Option<&Sheet>) -> Self {
        let mut made = Self::default();
        let Some(sheet) = sheet else {
            return made;
        };
        let rows: BTreeSet<u32> = sheet.cells.keys().map(|at| at.row).collect();
        for row in rows {
            let text = |column| shown(sheet, Position { row, column }).unwrap_or_default();
            match text(0).as_str() {
                "jaar" => made.year = text(1).parse().ok(),
                "partner" if !text(2).is_empty() => made.partner = Some((text(1), text(2))),
                "kostensoort" => made.kinds.push(KindChoice {
                    id: CostKindId(text(1)),
                    name: text(2),
                    group: text(3),
                }),
                "vast" => {
                    if let Some(at) = position(&text(1)) {
                        made.fixed.insert(at, text(2));
                    }
                }
                _ => {}
            }
        }
        made
    }
}

/// Where each input field stands: beside its label, or where it was when the label is gone.
pub(super) fn inputs(plan: &Sheet, form: &FormSheet) -> BTreeMap<Field, Position> {
    let labels: Vec<(Position, String)> = plan
        .cells
        .keys()
        .take_while(|at| at.row < form.header.row)
        .filter_map(|at| Some((*at, plain(&shown(plan, *at)?))))
        .collect();
    FIELDS
        .into_iter()
        .map(|(field, text, down, label_column, input_column)| {
            let shift = form.header.row.saturating_sub(HEADER_ROW);
            let label = labels
                .iter()
                .find(|(_, found)| *found == plain(text))
                .map_or(
                    Position {
                        row: super::FIRST_FIELD_ROW + down + shift,
                        column: label_column,
                    },
                    |(at, _)| *at,
                );
            let input = Position {
                row: label.row,
                column: label.column + (input_column - label_column),
            };
            (field, input)
        })
        .collect()
}

/// One remark for each locked cell that no longer says what it said.
/// A text that merely stands elsewhere, because rows were added above it or columns were swapped, was not altered.
pub(super) fn altered(plan: &Sheet, form: &FormSheet, made: &Made) -> Vec<Remark> {
    let header_texts: BTreeSet<String> = form
        .header
        .columns
        .values()
        .filter_map(|column| {
            let at = Position {
                row: form.header.row,
                column: *column,
            };
            shown(plan, at).map(|text| plain(&text))
        })
        .collect();
    made.fixed
        .iter()
        .filter_map(|(at, expected)| {
            let now = if at.row == HEADER_ROW {
                if header_texts.contains(&plain(expected)) {
                    return None;
                }
                Position {
                    row: form.header.row,
                    ..*at
                }
            } else {
                *at
            };
            let found = shown(plan, now);
            let same = |text: &str| plain(text) == plain(expected);
            if found.as_deref().is_some_and(same) || stands_elsewhere(plan, form, *at, &same) {
                return None;
            }
            Some(Remark {
                severity: Severity::Notice,
                at: place(plan, now),
                found,
                doubt: Doubt::LockedCellAltered {
                    expected: expected.clone(),
                },
                proposals: Vec::new(),
            })
        })
        .collect()
}

fn stands_elsewhere(
    plan: &Sheet,
    form: &FormSheet,
    at: Position,
    same: &impl Fn(&str) -> bool,
) -> bool {
    form.header.row != HEADER_ROW
        && plan
            .cells
            .keys()
            .take_while(|other| other.row < form.header.row)
            .filter(|other| other.column == at.column)
            .any(|other| shown(plan, *other).as_deref().is_some_and(same))
}

/// The columns that a damaged header row no longer names, taken where the form had them.
pub(super) fn complete(columns: &mut BTreeMap<Column, u32>) {
    let taken: BTreeSet<u32> = columns.values().copied().collect();
    for (number, (column, _)) in (0_u32..).zip(super::COLUMNS) {
        if !taken.contains(&number) {
            columns.entry(column).or_insert(number);
        }
    }
}
