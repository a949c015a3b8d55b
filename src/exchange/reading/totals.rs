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

/// What a total may be the sum of, beside the parts it is claimed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Nothing else.
    Part,
    /// Perhaps the whole plan, but rather its part.
    PartOrAll,
    /// The whole plan, when it comes last.
    All,
}

#[derive(Debug)]
struct Claim {
    at: CellRef,
    found: String,
    stated: Vec<Cents>,
    /// What it may rightly be the sum of, the likeliest first.
    parts: Vec<Cents>,
    reach: Reach,
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

    /// The file states a total in this cell. `reach` tells what its label may mean.
    pub fn claim(&mut self, page: &Page<'_>, position: Position, parts: &[Cents], reach: Reach) {
        let (at, found) = (page.at(position), page.text(position));
        self.claim_stated(at, found, fields::stated(page, position), parts, reach);
    }

    /// The same for a total in the middle of a text; `stated` is what its amount can mean.
    pub fn claim_stated(
        &mut self,
        at: CellRef,
        found: String,
        stated: Vec<Cents>,
        parts: &[Cents],
        reach: Reach,
    ) {
        if stated.is_empty() {
            return;
        }
        self.claims.push(Claim {
            at,
            found,
            stated,
            parts: parts.to_vec(),
            reach,
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
            let agrees = claim.stated.iter().any(|stated| {
                claim.parts.contains(stated) || (claim.reach != Reach::Part && *stated == read)
            });
            let Some(stated) = claim.stated.first().copied().filter(|_| !agrees) else {
                continue;
            };
            let last = claim.reach == Reach::All && claim.lines_before == lines;
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
const HEADS: [&str; 16] = [
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
    "opgeteld",
    "totaalsom",
];

/// Words that may follow them.
const TAILS: [&str; 51] = [
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
    "aan",
    "der",
    "kostenposten",
    "ontvangen",
    "evaluaties",
    "planvorming",
    "scholingen",
];

/// A row's label that says it is a sum: `Subtotaal`, `Totaal aangevraagd 2027`, but not `Totaalpakket training`.
/// `names` are what may be summed, such as the activity's name.
pub fn is_total(label: &str, names: &[&str]) -> bool {
    let label = plain(label);
    let mut words = label.split(' ');
    if !begins_as_total(&label) {
        return false;
    }
    words.next();
    names.iter().any(|name| is_total_of(&label, name))
        || words.all(|word| TAILS.contains(&word) || word.chars().all(|sign| sign.is_ascii_digit()))
}

/// Whether a label says that it sums up what has this name: `Totaal Training A`.
pub fn is_total_of(label: &str, name: &str) -> bool {
    let (label, name) = (plain(label), plain(name));
    let before = label.strip_suffix(name.as_str());
    !name.is_empty()
        && begins_as_total(&label)
        && before.is_some_and(|before| before.ends_with(' '))
}

/// Whether a label's first word is that of a total, whatever follows it.
pub fn begins_as_total(label: &str) -> bool {
    plain(label)
        .split(' ')
        .next()
        .is_some_and(|head| HEADS.contains(&head))
}

/// Whether a total's label speaks of a part only.
pub fn is_subtotal(label: &str) -> bool {
    plain(label).starts_with("sub")
}
