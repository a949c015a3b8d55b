//! What became of the money of a year: granted, changed, invoiced, allowed, paid and left, per activity. Screens, letters,
//! workbooks and commands take their sums from here.

use super::{Desk, Error};
use crate::domain::invoice::{Invoice, InvoiceLine, InvoiceState};
use crate::domain::plan::{Activity, AnnualPlan, CostLine};
use crate::domain::request::Request;
use crate::domain::{ActivityId, Cents, CostLineId, PartnerId};
use crate::rules::spending::Room;
use std::iter::Sum;
use std::ops::Add;

/// Which amount of an invoice counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VatRule {
    /// Grants are meant with VAT.
    Included,
    /// Grants are meant without VAT.
    Excluded,
}

impl VatRule {
    /// What counts of an invoice line.
    pub fn counts(self, line: &InvoiceLine) -> Cents {
        match self {
            Self::Included => line.gross(),
            Self::Excluded => line.net,
        }
    }
}

/// The sums of an activity, a partner or a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MoneySums {
    /// By the letter.
    pub granted: Cents,
    /// Approved on top, less what fell free by a request.
    pub changed: Cents,
    /// On invoices that were not rejected or sent back.
    pub invoiced: Cents,
    /// What of invoices is paid or will be.
    pub allowed: Cents,
    /// What was paid.
    pub paid: Cents,
    /// Accepted hours and travel of internal trainers; part of what invoices then charge.
    pub hours: Cents,
}

impl MoneySums {
    /// What may be spent.
    pub fn ceiling(&self) -> Cents {
        self.granted + self.changed
    }

    /// What may still be spent.
    pub fn left(&self) -> Cents {
        self.ceiling() - self.allowed
    }
}

impl Add for MoneySums {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            granted: self.granted + other.granted,
            changed: self.changed + other.changed,
            invoiced: self.invoiced + other.invoiced,
            allowed: self.allowed + other.allowed,
            paid: self.paid + other.paid,
            hours: self.hours + other.hours,
        }
    }
}

impl Sum for MoneySums {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

/// A cost line with what was invoiced for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineMoney {
    pub line: CostLine,
    pub granted: Cents,
    pub invoiced: Cents,
    pub allowed: Cents,
}

/// An activity with everything that was spent on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityMoney {
    pub activity: Activity,
    pub plan: AnnualPlan,
    pub partner: PartnerId,
    pub partner_name: String,
    pub lines: Vec<LineMoney>,
    pub requests: Vec<Request>,
    /// What may be spent, and by when it was approved.
    pub room: Room,
    pub sums: MoneySums,
}

/// The money of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearMoney {
    pub year: i32,
    pub vat: VatRule,
    /// By partner, in the order of their plans.
    pub activities: Vec<ActivityMoney>,
}

impl YearMoney {
    /// One activity.
    pub fn activity(&self, id: ActivityId) -> Option<&ActivityMoney> {
        self.activities.iter().find(|it| it.activity.id == id)
    }

    /// The sums of one partner.
    pub fn of_partner(&self, partner: PartnerId) -> MoneySums {
        let own = self.activities.iter().filter(|it| it.partner == partner);
        own.map(|it| it.sums).sum()
    }

    /// The sums of the year.
    pub fn total(&self) -> MoneySums {
        self.activities.iter().map(|it| it.sums).sum()
    }
}

/// Invoices of a year with their lines.
type Bills = Vec<(Invoice, Vec<InvoiceLine>)>;

impl Desk {
    /// What became of the money of a year.
    ///
    /// # Errors
    /// What the register says.
    pub fn year_money(&self, year: i32) -> Result<YearMoney, Error> {
        let vat = self.vat_rule()?;
        let mut lines = self.store.invoice_lines(year..=year)?;
        let bills: Bills = self
            .store
            .invoices(year..=year)?
            .into_iter()
            .map(|invoice| {
                let lines = lines.remove(&invoice.id).unwrap_or_default();
                (invoice, lines)
            })
            .collect();
        let requests = self.store.requests(year)?;
        let mut activities = Vec::new();
        for plan in self.store.plans(year)? {
            let partner = self.store.partner(plan.partner)?;
            let decisions = self.store.decisions(plan.id)?;
            let cost_lines = self.store.lines(plan.id)?;
            for activity in self.store.activities(plan.id)? {
                let granted = |line: &CostLine| {
                    decisions
                        .get(&line.id)
                        .filter(|made| made.is_settled())
                        .map_or(Cents::ZERO, |made| made.granted)
                };
                let own = cost_lines.iter().filter(|it| it.activity == activity.id);
                let lines = own
                    .map(|line| line_money(line, granted(line), &bills, vat))
                    .collect();
                let of_activity = |it: &&Request| it.activity == Some(activity.id);
                activities.push(activity_money(
                    ActivityMoney {
                        requests: requests.iter().filter(of_activity).cloned().collect(),
                        room: Room::default(),
                        sums: MoneySums {
                            hours: self.accepted_for(activity.id)?,
                            ..MoneySums::default()
                        },
                        lines,
                        partner: partner.id,
                        partner_name: partner.name.clone(),
                        plan: plan.clone(),
                        activity,
                    },
                    &bills,
                    vat,
                ));
            }
        }
        Ok(YearMoney {
            year,
            vat,
            activities,
        })
    }

    /// Which amount of an invoice counts in this region.
    ///
    /// # Errors
    /// What the register says.
    pub fn vat_rule(&self) -> Result<VatRule, Error> {
        Ok(match self.store.settings(0)?.text("factuur-btw") {
            Some("exclusief") => VatRule::Excluded,
            Some(_) | None => VatRule::Included,
        })
    }
}

/// Whether an invoice still asks for money.
fn asks(invoice: &Invoice) -> bool {
    !matches!(
        invoice.state,
        InvoiceState::Rejected | InvoiceState::Returned
    )
}

fn spent_on<'a>(
    bills: &'a Bills,
    which: impl Fn(&InvoiceLine) -> bool + 'a,
) -> impl Iterator<Item = (&'a Invoice, &'a InvoiceLine)> {
    bills
        .iter()
        .flat_map(|(invoice, lines)| lines.iter().map(move |line| (invoice, line)))
        .filter(move |(_, line)| which(line))
}

fn line_money(line: &CostLine, granted: Cents, bills: &Bills, vat: VatRule) -> LineMoney {
    let id: CostLineId = line.id;
    let (mut invoiced, mut allowed) = (Cents::ZERO, Cents::ZERO);
    for (invoice, billed) in spent_on(bills, move |it| it.cost_line == Some(id)) {
        if asks(invoice) {
            invoiced += vat.counts(billed);
        }
        if invoice.state.counts() {
            allowed += billed.allowed.unwrap_or_default();
        }
    }
    LineMoney {
        line: line.clone(),
        granted,
        invoiced,
        allowed,
    }
}

fn activity_money(mut money: ActivityMoney, bills: &Bills, vat: VatRule) -> ActivityMoney {
    let id = money.activity.id;
    let granted = money.lines.iter().map(|line| line.granted).sum();
    let mut room = Room::new(granted, &money.requests);
    let sums = &mut money.sums;
    sums.granted = granted;
    sums.changed = room.on_top() - room.freed;
    for (invoice, billed) in spent_on(bills, move |it| it.activity == Some(id)) {
        if asks(invoice) {
            sums.invoiced += vat.counts(billed);
        }
        if invoice.state.counts() {
            sums.allowed += billed.allowed.unwrap_or_default();
        }
        if invoice.state == InvoiceState::Paid {
            sums.paid += billed.allowed.unwrap_or_default();
        }
    }
    room.spent = sums.allowed;
    money.room = room;
    money
}
