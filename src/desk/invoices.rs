//! Invoices as institutions send them: looked at, with what does not hold together.

use super::partner_match::PartnerMatch;
use super::{Desk, Error};
use crate::domain::invoice::{InvoiceRemark, SubmittedInvoice};
use crate::domain::submission::Severity;
use crate::exchange::ubl;
use std::path::Path;

/// An electronic invoice as it was read: nothing is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct InvoiceReading {
    /// As it is called, without its folder.
    pub file_name: String,
    /// SHA-256 of the bytes, in lower-case hexadecimals.
    pub sha256: String,
    /// `None` when a remark says why it cannot be read.
    pub invoice: Option<SubmittedInvoice>,
    /// Errors first, then notices.
    pub remarks: Vec<InvoiceRemark>,
    /// Who sends it, as the register knows them.
    pub partner: PartnerMatch,
}

impl InvoiceReading {
    /// Whether nothing keeps it from being used.
    pub fn is_sound(&self) -> bool {
        let is_error = |remark: &InvoiceRemark| remark.severity == Severity::Error;
        self.invoice.is_some() && !self.remarks.iter().any(is_error)
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
            file_name,
            sha256: opened.sha256,
            invoice,
            remarks,
        })
    }
}
