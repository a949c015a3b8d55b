//! Keeping invoices: from a file or by hand, with their attachments as evidence.

use crate::desk::{Desk, Error};
use crate::domain::decision::NamedFile;
use crate::domain::invoice::{
    ElementPath, EvidenceItem, Invoice, InvoiceFault, InvoiceField, InvoiceKind, InvoiceLine,
    InvoiceProblem, InvoiceState,
};
use crate::domain::operation::{Deed, Op};
use crate::domain::verdict::Answers;
use crate::domain::{
    ActivityId, Cents, CostLineId, EvidenceItemId, InvoiceId, InvoiceLineId, OperationId, PartnerId,
};
use crate::rules::edition;
use crate::storage::Act;
use chrono::{Datelike, NaiveDate};

/// An invoice as it is read or typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceDraft {
    /// The year of the activities; `None` takes that of the linked activities, or of the invoice itself.
    pub year: Option<i32>,
    pub partner: PartnerId,
    pub kind: InvoiceKind,
    pub number: String,
    pub issued_on: NaiveDate,
    /// `None` is today.
    pub received_on: Option<NaiveDate>,
    pub due_on: Option<NaiveDate>,
    pub seller: String,
    pub from_employee: Option<bool>,
    pub preceding: String,
    /// As the invoice states it, without VAT.
    pub net: Cents,
    /// As the invoice states it.
    pub vat: Cents,
    pub note: String,
    /// The electronic invoice: name and bytes.
    pub file: Option<(String, Vec<u8>)>,
    /// Files inside it, kept as evidence.
    pub attached: Vec<Attached>,
    pub lines: Vec<InvoiceLineDraft>,
}

/// A file that comes with an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    pub name: String,
    pub mime: String,
    pub bytes: Vec<u8>,
}

/// A line as it is read or typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InvoiceLineDraft {
    /// The line that it changes; `None` for a new one.
    pub id: Option<InvoiceLineId>,
    pub activity: Option<ActivityId>,
    pub cost_line: Option<CostLineId>,
    pub text: String,
    pub net: Cents,
    pub vat: Cents,
    pub stated_number: String,
    pub stated_name: String,
    pub activity_date: Option<NaiveDate>,
    pub at: ElementPath,
}

impl Desk {
    /// Keeps an invoice with its lines and attachments as one operation.
    ///
    /// # Errors
    /// [`Error::Invoice`] with everything that does not hold together; nothing is kept then.
    pub fn add_invoice(
        &mut self,
        draft: &InvoiceDraft,
        with: Option<OperationId>,
    ) -> Result<(InvoiceId, OperationId), Error> {
        refuse(self.invoice_faults(draft)?)?;
        let invoice = self.new_invoice(draft)?;
        let subject = format!(
            "{}, {}",
            self.store.partner(draft.partner)?.name,
            draft.number
        );
        let today = self.today();
        self.act(&Op::new(Deed::AddInvoice, subject).with(with), |act| {
            let mut invoice = invoice.clone();
            invoice.file = match &draft.file {
                Some((name, bytes)) => Some(NamedFile {
                    name: name.clone(),
                    sha256: act.keep_file(bytes)?,
                }),
                None => None,
            };
            let id = act.add_invoice(&invoice)?;
            for (line, position) in draft.lines.iter().zip(1..) {
                let _line = act.add_invoice_line(&new_line(id, line, position))?;
            }
            for attached in &draft.attached {
                let _item = keep(act, draft, id, attached, today)?;
            }
            Ok((id, act.operation()))
        })
    }

    /// Changes an invoice that was not paid, and its lines; what was decided about it must be decided again.
    ///
    /// # Errors
    /// [`Error::Invoice`]; what the register says of one that was paid.
    pub fn change_invoice(&mut self, id: InvoiceId, draft: &InvoiceDraft) -> Result<(), Error> {
        refuse(self.invoice_faults(draft)?)?;
        let was = self.store.invoice(id)?;
        if was.state == InvoiceState::Paid {
            return Err(crate::storage::Error::Settled.into());
        }
        let lines = self.store.invoice_lines_of(id)?;
        let fresh = self.new_invoice(draft)?;
        let subject = format!(
            "{}, {}",
            self.store.partner(was.partner)?.name,
            draft.number
        );
        self.act(&Op::new(Deed::ChangeInvoice, subject), |act| {
            act.save_invoice(&Invoice {
                id,
                answers: was.answers.clone(),
                partner: was.partner,
                file: was.file.clone(),
                edition: was.edition.clone(),
                received_on: draft.received_on.unwrap_or(was.received_on),
                ..fresh.clone()
            })?;
            for line in &lines {
                if !draft.lines.iter().any(|it| it.id == Some(line.id)) {
                    act.remove_invoice_line(line.id)?;
                }
            }
            let mut last = lines.iter().map(|line| line.position).max().unwrap_or(0);
            for line in &draft.lines {
                match lines.iter().find(|was| Some(was.id) == line.id) {
                    Some(was) => {
                        let mut changed = new_line(id, line, was.position);
                        changed.id = was.id;
                        act.save_invoice_line(&changed)?;
                    }
                    None => {
                        last += 1;
                        let _line = act.add_invoice_line(&new_line(id, line, last))?;
                    }
                }
            }
            Ok(())
        })
    }

    /// Removes an invoice on which nothing was decided, with its lines; its evidence stays with the partner.
    ///
    /// # Errors
    /// [`Error::Invoice`] when it was decided on.
    pub fn remove_invoice(&mut self, id: InvoiceId) -> Result<(), Error> {
        let invoice = self.store.invoice(id)?;
        if !invoice.state.is_open() {
            return Err(Error::Invoice(vec![problem(
                None,
                InvoiceField::State,
                InvoiceFault::Decided,
            )]));
        }
        let lines = self.store.invoice_lines_of(id)?;
        let evidence = self.store.evidence_of_invoice(id)?;
        let subject = format!(
            "{}, {}",
            self.store.partner(invoice.partner)?.name,
            invoice.number
        );
        self.act(&Op::new(Deed::ChangeInvoice, subject), |act| {
            for item in &evidence {
                act.save_evidence(&EvidenceItem {
                    invoice: None,
                    invoice_line: None,
                    ..item.clone()
                })?;
            }
            for line in &lines {
                act.remove_invoice_line(line.id)?;
            }
            Ok(act.remove_invoice(id)?)
        })
    }

    fn new_invoice(&self, draft: &InvoiceDraft) -> Result<Invoice, Error> {
        let mut year = draft.year;
        for line in &draft.lines {
            if let (None, Some(activity)) = (year, line.activity) {
                year = Some(
                    self.store
                        .plan(self.store.plan_of_activity(activity)?)?
                        .year,
                );
            }
        }
        let year = year.unwrap_or(draft.issued_on.year());
        let edition = match self.store.plan_of(draft.partner, year)? {
            Some(plan) => plan.edition,
            None => {
                let guide = edition::edition_for_year(year).ok_or(Error::NoEdition { year })?;
                guide.edition().id.clone()
            }
        };
        Ok(Invoice {
            id: InvoiceId(0),
            year,
            partner: draft.partner,
            kind: draft.kind,
            number: draft.number.trim().to_owned(),
            issued_on: draft.issued_on,
            received_on: draft.received_on.unwrap_or(self.today()),
            due_on: draft.due_on,
            seller: draft.seller.trim().to_owned(),
            from_employee: draft.from_employee,
            preceding: draft.preceding.trim().to_owned(),
            net: draft.net,
            vat: draft.vat,
            note: draft.note.trim().to_owned(),
            file: None,
            state: InvoiceState::Received,
            answers: Answers::new(),
            reason: String::new(),
            passages: Vec::new(),
            edition,
            decided_on: None,
            decided_by: String::new(),
            paid_on: None,
        })
    }

    /// Everything that is wrong with an invoice before it is kept.
    fn invoice_faults(&self, draft: &InvoiceDraft) -> Result<Vec<InvoiceProblem>, Error> {
        let mut found = Vec::new();
        if draft.number.trim().is_empty() {
            found.push(problem(None, InvoiceField::Number, InvoiceFault::Missing));
        }
        if draft.lines.is_empty() {
            found.push(problem(None, InvoiceField::Lines, InvoiceFault::Missing));
        }
        let net: Cents = draft.lines.iter().map(|line| line.net).sum();
        let vat: Cents = draft.lines.iter().map(|line| line.vat).sum();
        for (stated, computed, field) in [
            (draft.net, net, InvoiceField::Net),
            (draft.vat, vat, InvoiceField::Vat),
        ] {
            if stated != computed {
                found.push(problem(
                    None,
                    field,
                    InvoiceFault::DoesNotAddUp { computed },
                ));
            }
        }
        for (line, number) in draft.lines.iter().zip(1..) {
            let Some(activity) = line.activity else {
                continue;
            };
            let plan = self.store.plan(self.store.plan_of_activity(activity)?)?;
            if plan.partner != draft.partner {
                let fault = InvoiceFault::OfAnotherPartner;
                found.push(problem(Some(number), InvoiceField::Activity, fault));
            }
            if draft.year.is_some_and(|year| year != plan.year) {
                let fault = InvoiceFault::OfAnotherYear { year: plan.year };
                found.push(problem(Some(number), InvoiceField::Activity, fault));
            }
            let of_activity = |id: CostLineId| -> Result<bool, Error> {
                let lines = self.store.lines(plan.id)?;
                Ok(lines
                    .iter()
                    .any(|it| it.id == id && it.activity == activity))
            };
            if let Some(cost_line) = line.cost_line
                && !of_activity(cost_line)?
            {
                let fault = InvoiceFault::OfAnotherActivity;
                found.push(problem(Some(number), InvoiceField::CostLine, fault));
            }
        }
        Ok(found)
    }
}

fn refuse(problems: Vec<InvoiceProblem>) -> Result<(), Error> {
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invoice(problems))
    }
}

pub(super) fn problem(
    line: Option<usize>,
    field: InvoiceField,
    fault: InvoiceFault,
) -> InvoiceProblem {
    InvoiceProblem { line, field, fault }
}

fn new_line(invoice: InvoiceId, draft: &InvoiceLineDraft, position: u32) -> InvoiceLine {
    InvoiceLine {
        id: InvoiceLineId(0),
        invoice,
        activity: draft.activity,
        cost_line: draft.cost_line.filter(|_| draft.activity.is_some()),
        text: draft.text.trim().to_owned(),
        net: draft.net,
        vat: draft.vat,
        stated_number: draft.stated_number.trim().to_owned(),
        stated_name: draft.stated_name.trim().to_owned(),
        activity_date: draft.activity_date,
        at: draft.at.clone(),
        allowed: None,
        position,
    }
}

fn keep(
    act: &Act<'_>,
    draft: &InvoiceDraft,
    invoice: InvoiceId,
    attached: &Attached,
    today: NaiveDate,
) -> Result<EvidenceItemId, Error> {
    let name = match attached.name.trim() {
        "" => draft.number.trim(),
        name => name,
    };
    Ok(act.add_evidence(&EvidenceItem {
        id: EvidenceItemId(0),
        partner: draft.partner,
        file: NamedFile {
            name: name.to_owned(),
            sha256: act.keep_file(&attached.bytes)?,
        },
        mime: attached.mime.clone(),
        requirement: None,
        activity: None,
        cost_line: None,
        invoice: Some(invoice),
        invoice_line: None,
        dated: None,
        received_on: draft.received_on.unwrap_or(today),
        note: String::new(),
    })?)
}
