//! Invoices: read, linked to what was granted, checked, judged, paid. The register proposes; the adviser decides.

mod enter;
mod judge;
mod look;
mod sheet;

pub use enter::{Attached, InvoiceDraft, InvoiceLineDraft};
pub use judge::{InvoiceOutcome, InvoiceVerdict};
pub use look::{InvoiceReading, LinkProposal};
pub use sheet::{InvoiceSheet, InvoicesYear, LineSum, Missing};
