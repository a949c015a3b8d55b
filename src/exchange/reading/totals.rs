//! The file's own totals, held against the lines that were read. A total is a check, never a cost.

use super::fields;
use super::page::{Findings, Page};
use crate::domain::Cents;
use crate::domain::submission::{CellRef, Doubt};
use crate::exchange::grid::Position;

/// The totals that a file states, gathered while its lines are read.
#[derive(Debug, Default)]
pub struct Totals {
    claims: Vec<Claim>,
    /// The sum of all lines so far, over all sheets.
    read: Cents,
    lines: usize,
}

#[derive(Debug)]
struct Claim {
    at: CellRef,
    found: String,
    stated: Vec<Cents>,
    /// What it may rightly be the sum of, the likeliest first.
    parts: Vec<Cents>,
    /// It may also be the sum of everything.
    overall: bool,
    lines_before: usize,
}

impl Totals {
    /// A cost line was read.
    pub fn line(&mut self, amount: Cents) {
        self.read += amount;
        self.lines += 1;
    }

    /// The sum of all lines so far.
    pub fn so_far(&self) -> Cents {
        self.read
    }

    /// The file states a total in this cell. `overall` when its label may mean the whole plan.
    pub fn claim(&mut self, page: &Page<'_>, position: Position, parts: &[Cents], overall: bool) {
        let stated = fields::stated(page, position);
        if stated.is_empty() {
            return;
        }
        self.claims.push(Claim {
            at: page.at(position),
            found: page.text(position),
            stated,
            parts: parts.to_vec(),
            overall,
            lines_before: self.lines,
        });
    }

    /// Remarks on each total that no sum of ours agrees with.
    pub fn check(self, findings: &mut Findings) {
        let Self {
            claims,
            read,
            lines,
        } = self;
        for claim in claims {
            let agrees = claim
                .stated
                .iter()
                .any(|stated| claim.parts.contains(stated) || (claim.overall && *stated == read));
            let Some(stated) = claim.stated.first().copied().filter(|_| !agrees) else {
                continue;
            };
            let last = claim.overall && claim.lines_before == lines;
            let part = claim.parts.first().copied().filter(|_| !last);
            let computed = part.unwrap_or(read);
            findings.notice(
                claim.at,
                claim.found,
                Doubt::TotalDiffers { stated, computed },
            );
        }
    }
}
