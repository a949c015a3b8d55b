//! Invoices laid out: what was granted, what is charged, what the checks say, what may be paid, what is missing.

use crate::desk::money::{ActivityMoney, VatRule, YearMoney};
use crate::desk::{Desk, Error};
use crate::domain::invoice::{EvidenceItem, Invoice, InvoiceLine};
use crate::domain::verdict::{Answer, CheckEffect, CheckResult};
use crate::domain::{ActivityId, Cents, EvidenceId, InvoiceId, InvoiceLineId};
use crate::rules::edition::{EvidenceMoment, Guide};
use crate::rules::invoice_checks::{self, ActivityFacts, InvoiceFacts, LineFacts};
use crate::rules::spending::Room;
use std::collections::BTreeMap;

/// A requirement of the guide for which no file is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    pub requirement: EvidenceId,
    /// In the guide's words.
    pub label: String,
    pub line: InvoiceLineId,
}

/// What a line comes to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LineSum {
    /// What counts of it, with or without VAT as the region wants.
    pub charged: Cents,
    /// What may be paid by what was granted and approved in time: a proposal.
    pub may_pay: Cents,
}

/// An invoice with all that its judgement needs.
#[derive(Debug, Clone, PartialEq)]
pub struct InvoiceSheet {
    pub invoice: Invoice,
    pub partner_name: String,
    pub lines: Vec<InvoiceLine>,
    /// One for each line, in the same order.
    pub sums: Vec<LineSum>,
    /// The activities it is about, each once.
    pub activities: Vec<ActivityMoney>,
    pub checks: Vec<CheckResult>,
    pub evidence: Vec<EvidenceItem>,
    pub missing: Vec<Missing>,
    /// Other invoices that look like this one: the same file, or number and partner, or amount and date.
    pub doubles: Vec<InvoiceId>,
    /// Approved on top for its activities, but after the cost was made: does not cover it.
    pub approved_too_late: Cents,
}

impl InvoiceSheet {
    /// What counts of it.
    pub fn charged(&self) -> Cents {
        self.sums.iter().map(|sum| sum.charged).sum()
    }

    /// What may be paid: a proposal.
    pub fn may_pay(&self) -> Cents {
        self.sums.iter().map(|sum| sum.may_pay).sum()
    }

    /// For the account of the institution (`overschrijding-eigen-rekening`).
    pub fn over(&self) -> Cents {
        self.charged() - self.may_pay()
    }

    /// What of it is paid or will be.
    pub fn allowed(&self) -> Cents {
        let counts = self.invoice.state.counts();
        let allowed = self.lines.iter().filter_map(|line| line.allowed);
        if counts { allowed.sum() } else { Cents::ZERO }
    }

    /// Checks that keep it from being paid.
    pub fn blocking(&self) -> impl Iterator<Item = &CheckResult> {
        let blocks = |it: &&CheckResult| {
            it.answer == Some(Answer::No) && it.effect_if_no == CheckEffect::Blocks
        };
        self.checks.iter().filter(blocks)
    }
}

/// The invoices of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct InvoicesYear {
    pub year: i32,
    /// Those that wait first, then the newest.
    pub invoices: Vec<InvoiceSheet>,
    pub money: YearMoney,
}

impl Desk {
    /// The invoices of a year, each with what the register knows of it.
    ///
    /// # Errors
    /// What the register says.
    pub fn invoices_year(&self, year: i32) -> Result<InvoicesYear, Error> {
        let money = self.year_money(year)?;
        let mut lines = self.store.invoice_lines(year..=year)?;
        let all = self.store.invoices(year - 1..=year + 1)?;
        let settings = self.store.settings(year)?;
        let mut names = BTreeMap::new();
        let mut invoices = Vec::new();
        for invoice in all.iter().filter(|it| it.year == year) {
            let name = match names.get(&invoice.partner) {
                Some(name) => name,
                None => names
                    .entry(invoice.partner)
                    .or_insert(self.store.partner(invoice.partner)?.name),
            };
            let own = lines.remove(&invoice.id).unwrap_or_default();
            let laid_out = LayOut {
                money: &money,
                all: &all,
                settings: &settings,
                today: self.today(),
                guide: crate::desk::judge::guide(&invoice.edition)?,
            };
            let evidence = self.evidence_for(invoice, &own)?;
            invoices.push(laid_out.sheet(invoice.clone(), name.clone(), own, evidence));
        }
        invoices.sort_by_key(|sheet| {
            let issued = std::cmp::Reverse((sheet.invoice.issued_on, sheet.invoice.id));
            (!sheet.invoice.state.is_open(), issued)
        });
        Ok(InvoicesYear {
            year,
            invoices,
            money,
        })
    }

    /// One invoice laid out.
    ///
    /// # Errors
    /// What the register says.
    pub fn invoice_sheet(&self, id: InvoiceId) -> Result<InvoiceSheet, Error> {
        let year = self.store.invoice(id)?.year;
        let all = self.invoices_year(year)?.invoices;
        let sheet = all.into_iter().find(|sheet| sheet.invoice.id == id);
        sheet.ok_or_else(|| crate::storage::Error::Missing("invoice").into())
    }

    /// What hangs on an invoice itself, and on the activities of its lines.
    fn evidence_for(
        &self,
        invoice: &Invoice,
        lines: &[InvoiceLine],
    ) -> Result<Vec<EvidenceItem>, Error> {
        let mut found = self.store.evidence_of_invoice(invoice.id)?;
        let mut activities: Vec<ActivityId> = lines.iter().filter_map(|it| it.activity).collect();
        activities.sort_unstable();
        activities.dedup();
        for activity in activities {
            for item in self.store.evidence_of_activity(activity)? {
                if item.invoice.is_none() {
                    found.push(item);
                }
            }
        }
        Ok(found)
    }
}

/// What an invoice is held against.
struct LayOut<'a> {
    money: &'a YearMoney,
    all: &'a [Invoice],
    settings: &'a crate::domain::region::Settings,
    today: chrono::NaiveDate,
    guide: &'a Guide,
}

impl LayOut<'_> {
    fn sheet(
        &self,
        invoice: Invoice,
        partner_name: String,
        lines: Vec<InvoiceLine>,
        evidence: Vec<EvidenceItem>,
    ) -> InvoiceSheet {
        let vat = self.money.vat;
        let mut activities: Vec<ActivityMoney> = Vec::new();
        for id in lines.iter().filter_map(|line| line.activity) {
            if let Some(money) = self.money.activity(id)
                && !activities.iter().any(|it| it.activity.id == id)
            {
                activities.push(money.clone());
            }
        }
        let missing = self.missing(&lines, &evidence);
        let rooms = rooms(&invoice, &lines, &activities);
        let sums = sums(&lines, rooms.clone(), vat);
        let facts = InvoiceFacts {
            received_on: invoice.received_on,
            today: self.today,
            from_employee: invoice.from_employee,
            lines: lines
                .iter()
                .map(|line| self.line_facts(line, &lines, &activities, &rooms, &missing, vat))
                .collect(),
        };
        let late = lines.iter().filter_map(|line| {
            let room = rooms.get(&line.activity?)?;
            Some((line.activity?, room.too_late(line.activity_date?)))
        });
        let late: BTreeMap<ActivityId, Cents> = late.collect();
        InvoiceSheet {
            checks: invoice_checks::invoice_checks(
                &facts,
                &invoice.answers,
                self.guide,
                self.settings,
            ),
            doubles: self.doubles(&invoice),
            approved_too_late: late.into_values().sum(),
            invoice,
            partner_name,
            lines,
            sums,
            activities,
            evidence,
            missing,
        }
    }

    fn line_facts(
        &self,
        line: &InvoiceLine,
        lines: &[InvoiceLine],
        activities: &[ActivityMoney],
        rooms: &BTreeMap<ActivityId, Room>,
        missing: &[Missing],
        vat: VatRule,
    ) -> LineFacts {
        let money = activities
            .iter()
            .find(|it| Some(it.activity.id) == line.activity);
        let charged = lines.iter().filter(|it| it.activity == line.activity);
        let charged: Cents = charged.map(|it| vat.counts(it)).sum();
        let activity = money.map(|money| {
            let room = rooms.get(&money.activity.id).cloned().unwrap_or_default();
            ActivityFacts {
                project_number: money.activity.project_number.clone(),
                name: money.activity.name.clone(),
                held_on: money.activity.date,
                granted: money.sums.granted > Cents::ZERO,
                left: room.ceiling(line.activity_date) - room.spent,
                charged,
                change_open: money.requests.iter().any(|request| {
                    request.kind == crate::domain::request::RequestKind::ContentChange
                        && request.outcome != Some(crate::domain::request::RequestOutcome::Agreed)
                }),
            }
        });
        LineFacts {
            activity,
            stated_number: line.stated_number.clone(),
            stated_name: line.stated_name.clone(),
            activity_date: line.activity_date,
            missing_evidence: missing.iter().filter(|it| it.line == line.id).count(),
            needs_evidence: !self.required(line).is_empty(),
        }
    }

    /// What the guide asks with an invoice for the cost kind of a line, apart from the invoice itself.
    fn required(&self, line: &InvoiceLine) -> Vec<(EvidenceId, String)> {
        let of_line = self
            .money
            .activities
            .iter()
            .flat_map(|it| &it.lines)
            .find(|it| Some(it.line.id) == line.cost_line);
        let kind = of_line.and_then(|it| it.line.kind.as_ref());
        let Some(kind) = kind.and_then(|kind| self.guide.cost_kind(kind)) else {
            return Vec::new();
        };
        kind.evidence
            .iter()
            .filter_map(|id| self.guide.evidence(id))
            .filter(|it| it.moment == EvidenceMoment::Invoice)
            .filter(|it| {
                !["factuur-projectgegevens", "factuur-regionale-eisen"].contains(&it.id.as_str())
            })
            .map(|it| (it.id.clone(), it.label.clone()))
            .collect()
    }

    fn missing(&self, lines: &[InvoiceLine], evidence: &[EvidenceItem]) -> Vec<Missing> {
        let mut missing = Vec::new();
        for line in lines {
            for (requirement, label) in self.required(line) {
                let proves = |item: &EvidenceItem| {
                    item.requirement.as_ref() == Some(&requirement)
                        && item.invoice_line.is_none_or(|it| it == line.id)
                        && item.cost_line.is_none_or(|it| Some(it) == line.cost_line)
                };
                if !evidence.iter().any(proves) {
                    missing.push(Missing {
                        requirement,
                        label,
                        line: line.id,
                    });
                }
            }
        }
        missing
    }

    /// Invoices with the same file, the same number of the same partner, or the same amount on the same day.
    fn doubles(&self, invoice: &Invoice) -> Vec<InvoiceId> {
        let file = |it: &Invoice| it.file.as_ref().map(|file| file.sha256.clone());
        let same = |it: &&Invoice| {
            let same_file = file(it).is_some() && file(it) == file(invoice);
            let same_number =
                it.partner == invoice.partner && it.number.eq_ignore_ascii_case(&invoice.number);
            let same_bill = it.gross() == invoice.gross() && it.issued_on == invoice.issued_on;
            it.id != invoice.id
                && it.kind == invoice.kind
                && (same_file || same_number || same_bill)
        };
        self.all.iter().filter(same).map(|it| it.id).collect()
    }
}

/// What may be spent per activity, without what this invoice itself was allowed.
fn rooms(
    invoice: &Invoice,
    lines: &[InvoiceLine],
    activities: &[ActivityMoney],
) -> BTreeMap<ActivityId, Room> {
    activities
        .iter()
        .map(|money| {
            let mut room = money.room.clone();
            if invoice.state.counts() {
                let own = lines
                    .iter()
                    .filter(|it| it.activity == Some(money.activity.id));
                let own: Cents = own.filter_map(|it| it.allowed).sum();
                room.spent = room.spent - own;
            }
            (money.activity.id, room)
        })
        .collect()
}

/// What may be paid per line, in their order: each takes from what the ones before it left. What is taken off the bill
/// comes first, as a discount makes the lines it is about cheaper.
fn sums(
    lines: &[InvoiceLine],
    mut rooms: BTreeMap<ActivityId, Room>,
    vat: VatRule,
) -> Vec<LineSum> {
    let mut sums = vec![LineSum::default(); lines.len()];
    for credits in [true, false] {
        for (line, sum) in lines.iter().zip(&mut sums) {
            let charged = vat.counts(line);
            if (charged < Cents::ZERO) != credits {
                continue;
            }
            let room = line.activity.and_then(|id| rooms.get_mut(&id));
            let may_pay = room.map_or(Cents::ZERO, |room| {
                let may_pay = room.may_pay(charged, line.activity_date);
                room.spent += may_pay;
                may_pay
            });
            *sum = LineSum { charged, may_pay };
        }
    }
    sums
}
