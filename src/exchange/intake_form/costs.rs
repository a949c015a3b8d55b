//! The cost line of a row: what for, which kind, how much.

use super::activities::Rows;
use super::{Column, kind_choice};
use crate::domain::submission::{CellAnswer, Doubt, Proposal, Severity, SubmittedCost};
use crate::domain::{Cents, CostKindId};
use crate::exchange::grid::{Position, Value};
use crate::exchange::own_values::{self, Amount};
use crate::words;

impl Rows<'_, '_> {
    /// The cost line of a row; a row without costs, or with a nought, has none.
    pub(super) fn cost(&mut self, row: u32, id: Option<String>) -> Option<SubmittedCost> {
        let text_at = self.at(row, Column::Text);
        let kind_at = self.at(row, Column::CostKind);
        let amount_at = self.at(row, Column::Amount);
        let text = self.reader.clean_text(text_at);
        let (kind, kind_name) = match self.cost_kind(kind_at) {
            Some((kind, name)) => (Some(kind), Some(name)),
            None => (None, None),
        };
        let says_something = text.is_some() || self.reader.text(kind_at).is_some();
        let Some(value) = self.reader.value(amount_at) else {
            if says_something {
                self.table.sound = false;
                self.reader
                    .remark(amount_at, Severity::Error, Doubt::MissingAmount);
            }
            return None;
        };
        let amount = self.amount(amount_at, &value)?;
        if amount == Cents::ZERO {
            return None;
        }
        let Some(text) = text.or(kind_name) else {
            self.table.sound = false;
            self.reader
                .remark(text_at, Severity::Question, Doubt::MissingDescription);
            return None;
        };
        Some(SubmittedCost {
            text,
            amount,
            at: self.reader.sourced(amount_at, ()).at,
            kind,
            form_id: id,
        })
    }

    fn cost_kind(&mut self, at: Position) -> Option<(CostKindId, String)> {
        let text = self.reader.clean_text(at)?;
        let known = self.known;
        let by_old_name = || {
            let old = kind_choice(&text, known.old_names)?;
            known.kinds.iter().find(|kind| kind.id == old.id)
        };
        match kind_choice(&text, known.kinds).or_else(by_old_name) {
            Some(kind) => Some((kind.id.clone(), kind.name.clone())),
            None => {
                if !self.reader.confirmed(at) {
                    self.reader
                        .remark(at, Severity::Question, Doubt::UnknownCostKind);
                }
                None
            }
        }
    }

    fn amount(&mut self, at: Position, value: &Value) -> Option<Cents> {
        let (severity, doubt, proposals) = match own_values::amount(value) {
            Amount::Is(amount) if amount <= Cents::LARGEST_CERTAIN || self.reader.confirmed(at) => {
                return Some(amount);
            }
            Amount::Is(amount) => (
                Severity::Question,
                Doubt::VeryLargeAmount { amount },
                vec![Proposal {
                    label: words::euros(amount),
                    answer: CellAnswer::Confirm,
                }],
            ),
            Amount::Two {
                thousands,
                decimals,
            } => (
                Severity::Question,
                Doubt::AmbiguousAmount {
                    thousands,
                    decimals,
                },
                std::iter::once(thousands)
                    .chain(decimals)
                    .map(amount_proposal)
                    .collect(),
            ),
            Amount::TooManyDecimals => (Severity::Question, Doubt::TooManyDecimals, Vec::new()),
            Amount::Negative(amount) => (
                Severity::Error,
                Doubt::NegativeAmount { amount },
                Vec::new(),
            ),
            Amount::Error => (Severity::Error, Doubt::ErrorCell, Vec::new()),
            Amount::None => (Severity::Error, Doubt::NotAnAmount, Vec::new()),
        };
        self.table.sound = false;
        self.reader.ask(at, severity, doubt, proposals);
        None
    }
}

fn amount_proposal(amount: Cents) -> Proposal {
    Proposal {
        label: words::euros(amount),
        answer: CellAnswer::Use(words::plain_amount(amount)),
    }
}
