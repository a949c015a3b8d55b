//! An electronic invoice looked at before it is kept: whose it is, and which activity each line seems to be about.

use super::enter::{Attached, InvoiceDraft, InvoiceLineDraft};
use crate::desk::partner_match::PartnerMatch;
use crate::desk::{Desk, Error};
use crate::domain::invoice::{InvoiceRemark, SubmittedInvoice};
use crate::domain::submission::Severity;
use crate::domain::{ActivityId, Cents, PartnerId};
use crate::exchange::ubl;
use crate::rules::invoice_checks::is_named;
use crate::storage::fingerprint;
use std::path::Path;

/// Basis points in a whole: 10,000 is 100%.
const WHOLE: i64 = 10_000;

/// An electronic invoice as it was read: nothing is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct InvoiceReading {
    /// As it is called, without its folder.
    pub file_name: String,
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in lower-case hexadecimals.
    pub sha256: String,
    /// `None` when a remark says why it cannot be read.
    pub invoice: Option<SubmittedInvoice>,
    /// Errors first, then notices.
    pub remarks: Vec<InvoiceRemark>,
    /// Who sends it, as the register knows them.
    pub partner: PartnerMatch,
    /// Activities that the invoice names by their number: the field for it first. Proposals.
    pub links: Vec<LinkProposal>,
    /// Invoices in the register that were read from the same bytes.
    pub same_file: usize,
}

/// An activity that an invoice seems to be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkProposal {
    pub activity: ActivityId,
    pub project_number: String,
    pub name: String,
    pub partner: PartnerId,
    pub year: i32,
    /// It stands in the field for it, and not only somewhere in the text.
    pub by_field: bool,
}

impl InvoiceReading {
    /// Whether nothing keeps it from being used.
    pub fn is_sound(&self) -> bool {
        let is_error = |remark: &InvoiceRemark| remark.severity == Severity::Error;
        self.invoice.is_some() && !self.remarks.iter().any(is_error)
    }

    /// The invoice as it would be kept, for the adviser to complete: lines are linked only where the field for the
    /// project number says so. `None` when it cannot be read, or the partner is not known.
    pub fn draft(&self) -> Option<InvoiceDraft> {
        let invoice = self.invoice.as_ref().filter(|_| self.is_sound())?;
        let by_field = self.links.iter().find(|link| link.by_field);
        let partner = match (&self.partner, by_field) {
            (PartnerMatch::Known(known), _) => known.id,
            (_, Some(link)) => link.partner,
            _ => return None,
        };
        let link = by_field.filter(|link| link.partner == partner);
        let attached = invoice.attachments.iter().map(|it| Attached {
            name: it.name.clone(),
            mime: it.mime.clone(),
            bytes: it.bytes.clone(),
        });
        Some(InvoiceDraft {
            year: link.map(|link| link.year),
            partner,
            kind: invoice.kind,
            number: invoice.number.clone(),
            issued_on: invoice.issued_on,
            received_on: None,
            due_on: invoice.due_on,
            seller: invoice.seller.name.clone(),
            from_employee: None,
            preceding: invoice.preceding.clone().unwrap_or_default(),
            net: invoice.net,
            vat: invoice.vat,
            note: invoice.notes.join("\n"),
            file: Some((self.file_name.clone(), self.bytes.clone())),
            attached: attached.collect(),
            lines: lines(invoice, link),
        })
    }
}

impl Desk {
    /// Reads an electronic invoice in UBL. Nothing is kept.
    ///
    /// # Errors
    /// [`Error::CannotOpen`] when the file cannot be opened, [`Error::Xml`] when it is no XML that can be read.
    pub fn look_at_invoice(&self, path: &Path) -> Result<InvoiceReading, Error> {
        let file_name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let opened = self.reader.open_xml(path).map_err(|error| {
            let file = file_name.clone();
            Error::CannotOpen { file, error }
        })?;
        let root = opened.root.map_err(|error| Error::Xml {
            file: file_name.clone(),
            error,
        })?;
        let (invoice, remarks) = ubl::read(&root);
        let seller = invoice.as_ref().map(|it| it.seller.name.as_str());
        Ok(InvoiceReading {
            partner: self.partner_roll()?.find(seller),
            links: match &invoice {
                Some(invoice) => self.links(invoice)?,
                None => Vec::new(),
            },
            same_file: self.store.invoices_from(&fingerprint(&opened.bytes))?.len(),
            file_name,
            bytes: opened.bytes,
            sha256: opened.sha256,
            invoice,
            remarks,
        })
    }

    fn links(&self, invoice: &SubmittedInvoice) -> Result<Vec<LinkProposal>, Error> {
        let by_field = invoice.project_reference.iter().map(|it| (it, true));
        let mentioned = invoice.project_mentions.iter().map(|(it, _)| (it, false));
        let mut links: Vec<LinkProposal> = Vec::new();
        for (number, by_field) in by_field.chain(mentioned) {
            let number = number.trim();
            let Some((activity, year, partner)) = self.store.activity_numbered(number)? else {
                continue;
            };
            if links.iter().any(|link| link.activity == activity) {
                continue;
            }
            let plan = self.store.plan_of_activity(activity)?;
            let all = self.store.activities(plan)?;
            let name = all.into_iter().find(|it| it.id == activity);
            links.push(LinkProposal {
                activity,
                project_number: number.to_owned(),
                name: name.map_or(String::new(), |it| it.name),
                partner,
                year,
                by_field,
            });
        }
        Ok(links)
    }
}

/// The lines with their part of the VAT: each by its own percentage; what rounding leaves over goes to the largest, so
/// that together they are what the invoice states. Discounts and charges on the whole become lines of their own.
fn lines(invoice: &SubmittedInvoice, link: Option<&LinkProposal>) -> Vec<InvoiceLineDraft> {
    let number = invoice.project_reference.clone().unwrap_or_default();
    let date = |own: Option<crate::domain::invoice::InvoicePeriod>| {
        let period = own.or(invoice.period);
        let one_day = period.filter(|it| it.from.is_some() && it.from == it.until);
        invoice
            .delivered_on
            .or(one_day.and_then(|period| period.from))
    };
    let named = |text: &str| {
        let name = link.map_or("", |link| link.name.as_str());
        let notes = invoice.notes.join(" ");
        if is_named(&format!("{text} {notes}"), name) {
            name.to_owned()
        } else {
            String::new()
        }
    };
    let mut lines: Vec<InvoiceLineDraft> = invoice
        .lines
        .iter()
        .map(|line| {
            let text = format!("{} {} {}", line.name, line.description, line.note);
            InvoiceLineDraft {
                activity: link.map(|link| link.activity),
                text: line.name.clone(),
                net: line.net,
                vat: line
                    .vat_basis_points
                    .and_then(|points| line.net.parts(points, WHOLE))
                    .unwrap_or_default(),
                stated_number: number.clone(),
                stated_name: named(&text),
                activity_date: date(line.period),
                at: line.at.clone(),
                ..InvoiceLineDraft::default()
            }
        })
        .collect();
    lines.extend(
        invoice
            .adjustments
            .iter()
            .map(|(reason, amount)| InvoiceLineDraft {
                activity: link.map(|link| link.activity),
                text: reason.clone(),
                net: *amount,
                stated_number: number.clone(),
                stated_name: named(reason),
                activity_date: date(None),
                ..InvoiceLineDraft::default()
            }),
    );
    let given: Cents = lines.iter().map(|line| line.vat).sum();
    let largest = lines.iter_mut().max_by_key(|line| line.net.0.abs());
    if let Some(largest) = largest {
        largest.vat += invoice.vat - given;
    }
    lines
}
