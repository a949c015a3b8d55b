//! The file's own totals, held against the lines that were read. A total is a check, never a cost.

use super::fields;
use super::page::{Findings, Page};
use super::plain::plain;
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

/// Words that a total's label begins with.
const HEADS: [&str; 14] = [
    "totaal",
    "subtotaal",
    "eindtotaal",
    "totalen",
    "som",
    "total",
    "totaalbedrag",
    "totale",
    "sub",
    "subtotalen",
    "eindtotalen",
    "totaalkosten",
    "subtot",
    "tot",
];

/// Words that may follow them.
const TAILS: [&str; 44] = [
    "totaal",
    "kosten",
    "bedrag",
    "bedragen",
    "activiteit",
    "activiteiten",
    "euro",
    "eur",
    "gevraagd",
    "aangevraagd",
    "aanvraag",
    "generaal",
    "per",
    "alle",
    "van",
    "voor",
    "de",
    "het",
    "plan",
    "jaarplan",
    "begroting",
    "begroot",
    "incl",
    "excl",
    "btw",
    "inclusief",
    "exclusief",
    "oto",
    "deze",
    "dit",
    "te",
    "vragen",
    "subsidie",
    "gelden",
    "project",
    "projecten",
    "jaar",
    "in",
    "en",
    "opleidingen",
    "trainingen",
    "oefeningen",
    "overig",
    "nr",
];

/// A row's label that says it is a sum: `Subtotaal`, `Totaal aangevraagd 2027`, but not `Totaalpakket training`.
/// `names` are what may be summed, such as the activity's name.
pub fn is_total(label: &str, names: &[&str]) -> bool {
    let label = plain(label);
    let mut words = label.split(' ');
    if !words.next().is_some_and(|head| HEADS.contains(&head)) {
        return false;
    }
    let named: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let rest = words.clone().collect::<Vec<_>>().join(" ");
    let of_name = |rest: &str| {
        named
            .iter()
            .any(|name| !name.is_empty() && rest.ends_with(name.as_str()))
    };
    of_name(&rest)
        || words.all(|word| TAILS.contains(&word) || word.chars().all(|sign| sign.is_ascii_digit()))
}

/// Whether a total's label speaks of a part only.
pub fn is_subtotal(label: &str) -> bool {
    plain(label).starts_with("sub")
}
