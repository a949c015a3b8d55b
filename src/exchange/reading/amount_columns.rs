//! Which columns of a table hold what is asked, and what its other columns of amounts are.

use super::fields;
use super::page::Page;
use super::plain::plain;
use super::table::{AmountColumn, Costs, Header};
use crate::exchange::grid::Position;
use crate::exchange::headers::{self, Field, Match};

impl Header {
    /// Where the amounts of a table with this header stand.
    pub(super) fn costs(&mut self, page: &Page<'_>, body: (u32, u32)) -> Costs {
        let mut pure = self.amounts(|found| found.is_whole());
        let mut others = self.cost_columns(page, body);
        // Words for each line and one column of amounts, whatever else its header says.
        let only = pure.is_empty() && others.len() == 1 && !self.has(Field::Total);
        if self.has(Field::CostText) && only {
            pure.append(&mut others);
        }
        let lines = self.has(Field::CostText)
            && (!pure.is_empty() || (self.has(Field::Total) && others.is_empty()));
        let costs = if lines {
            let amounts = self.line_amounts(page, body, pure);
            Costs::Lines { amounts }
        } else if others.is_empty() && pure.len() > 1 {
            let amounts = self.line_amounts(page, body, pure);
            Costs::OneOf { amounts }
        } else {
            let amounts = self.column_amounts(page, body, pure.clone(), others);
            // The amount itself among others: either it is the whole, or they come beside it.
            let unclear = amounts.len() > 1 && amounts.iter().any(|amount| pure.contains(amount));
            if unclear {
                Costs::OneOf { amounts }
            } else {
                Costs::Columns { amounts }
            }
        };
        self.with_tax(costs)
    }

    /// An amount, the tax on it and the two together: the first or the last may be what is asked.
    fn with_tax(&self, costs: Costs) -> Costs {
        let taxed = |text: &String| {
            let text = plain(text);
            text.starts_with("btw") || text.ends_with("btw") && text.starts_with(char::is_numeric)
        };
        let total = self
            .fields
            .get(&Field::Total)
            .and_then(|column| self.amount_column(*column))
            .filter(|_| self.texts.values().any(taxed));
        let beside = |amounts: &[AmountColumn], total: AmountColumn| match amounts {
            [amount] if amount.column != total.column => Some(vec![amount.clone(), total]),
            _ => None,
        };
        match (costs, total) {
            (Costs::Lines { amounts }, Some(total)) => Costs::Lines {
                amounts: beside(&amounts, total).unwrap_or(amounts),
            },
            (Costs::Columns { amounts }, Some(total)) => match beside(&amounts, total) {
                Some(amounts) => Costs::OneOf { amounts },
                None => Costs::Columns { amounts },
            },
            (costs, _) => costs,
        }
    }

    fn amounts(&self, wanted: impl Fn(&Match) -> bool) -> Vec<AmountColumn> {
        self.matches
            .iter()
            .filter(|(_, found)| found.field == Field::Amount && wanted(found))
            .filter_map(|(column, _)| self.amount_column(*column))
            .collect()
    }

    fn amount_column(&self, column: u32) -> Option<AmountColumn> {
        Some(AmountColumn {
            column,
            header: self.texts.get(&column)?.clone(),
        })
    }

    /// Columns with amounts whose header is no known word, or says what for: `Kosten trainer`.
    fn cost_columns(&self, page: &Page<'_>, body: (u32, u32)) -> Vec<AmountColumn> {
        self.texts
            .keys()
            .filter(|column| match self.matches.get(column) {
                None => true,
                Some(found) => found.field == Field::Amount && !found.is_whole(),
            })
            .filter(|column| {
                page.column(**column, body)
                    .any(|position| fields::could_be_amount(page, position))
            })
            .filter_map(|column| self.amount_column(*column))
            .collect()
    }

    /// For a row a cost line: the column that most plainly is what is asked. Two stay when nothing chooses.
    fn line_amounts(
        &mut self,
        page: &Page<'_>,
        body: (u32, u32),
        pure: Vec<AmountColumn>,
    ) -> Vec<AmountColumn> {
        let total = self
            .fields
            .get(&Field::Total)
            .and_then(|column| self.amount_column(*column));
        let best = pure
            .iter()
            .map(|amount| headers::amount_rank(&amount.header))
            .max();
        let mut amounts: Vec<AmountColumn> = pure
            .into_iter()
            .filter(|amount| Some(headers::amount_rank(&amount.header)) == best)
            .collect();
        match (amounts.as_slice(), total) {
            ([], Some(total)) => vec![total],
            ([price], Some(total))
                if self.counts_pieces() && on_every_line(page, body, price, &total) =>
            {
                vec![total]
            }
            ([first, others @ ..], _) => {
                if others.iter().all(|other| agree(page, body, first, other)) {
                    amounts.truncate(1);
                }
                amounts
            }
            ([], None) => amounts,
        }
    }

    /// `Aantal` beside a price: then the total is what a line costs.
    fn counts_pieces(&self) -> bool {
        self.texts.values().any(|text| {
            let text = plain(text);
            text.starts_with("aantal")
                && headers::field(&text).is_some_and(|found| found.field == Field::Ignored)
                || matches!(text.as_str(), "uren" | "stuks")
        })
    }

    /// For a column a cost kind: a plain `Bedrag` beside them is their total.
    fn column_amounts(
        &mut self,
        page: &Page<'_>,
        body: (u32, u32),
        pure: Vec<AmountColumn>,
        others: Vec<AmountColumn>,
    ) -> Vec<AmountColumn> {
        let Some(amount) = pure
            .iter()
            .max_by_key(|amount| headers::amount_rank(&amount.header))
            .cloned()
        else {
            if others.is_empty() {
                let total = self.fields.get(&Field::Total).copied();
                return total
                    .and_then(|column| self.amount_column(column))
                    .into_iter()
                    .collect();
            }
            return others;
        };
        if others.is_empty() {
            return self.line_amounts(page, body, pure);
        }
        // One other column that is not the amount is a price or a number, not the only cost.
        if let [other] = others.as_slice()
            && !agree(page, body, other, &amount)
        {
            return if speaks_of_money(&other.header) {
                vec![amount, other.clone()]
            } else {
                vec![amount]
            };
        }
        self.fields.entry(Field::Total).or_insert(amount.column);
        others
    }
}

fn speaks_of_money(header: &str) -> bool {
    let header = plain(header);
    [
        "kost", "prijs", "huur", "bedrag", "subsidie", "bijdrage", "euro",
    ]
    .iter()
    .any(|word| header.contains(word))
}

fn agree(page: &Page<'_>, body: (u32, u32), one: &AmountColumn, other: &AmountColumn) -> bool {
    let same = |position: Position| {
        let text = |column| page.text(Position { column, ..position });
        text(one.column) == text(other.column)
    };
    page.column(one.column, body).all(same) && page.column(other.column, body).all(same)
}

fn on_every_line(
    page: &Page<'_>,
    body: (u32, u32),
    price: &AmountColumn,
    total: &AmountColumn,
) -> bool {
    page.column(price.column, body).all(|position| {
        let column = total.column;
        !page.is_empty(Position { column, ..position })
    })
}
