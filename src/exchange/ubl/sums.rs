//! Whether an invoice adds up, by the rules of EN 16931: BR-CO-10, 13, 14, 15 and 16.

use super::values::Reading;
use crate::domain::Cents;
use crate::domain::invoice::{ElementPath, InvoiceDoubt, SubmittedInvoice};
use crate::exchange::xml::XmlElement;

/// Says of each total that is not what it should be what it comes to.
pub fn check(
    root: &XmlElement,
    top: &ElementPath,
    invoice: &SubmittedInvoice,
    reading: &mut Reading,
) {
    let totals = top.child("LegalMonetaryTotal");
    let amounts = root.first("LegalMonetaryTotal");
    let lines: Cents = invoice.lines.iter().map(|line| line.net).sum();
    let adjusted: Cents = invoice.adjustments.iter().map(|(_, amount)| *amount).sum();
    let none = XmlElement::default();
    let amounts = amounts.unwrap_or(&none);
    if let Some(stated) = reading.amount(amounts, &totals, "LineExtensionAmount") {
        compare(stated, lines, totals.child("LineExtensionAmount"), reading);
    }
    let due = invoice.gross - invoice.prepaid + invoice.rounding;
    for (stated, computed, name) in [
        (invoice.net, lines + adjusted, "TaxExclusiveAmount"),
        (
            invoice.gross,
            invoice.net + invoice.vat,
            "TaxInclusiveAmount",
        ),
        (invoice.payable, due, "PayableAmount"),
    ] {
        compare(stated, computed, totals.child(name), reading);
    }
    vat_parts(root, top, invoice, reading);
}

fn vat_parts(
    root: &XmlElement,
    top: &ElementPath,
    invoice: &SubmittedInvoice,
    reading: &mut Reading,
) {
    let with_parts = |it: &&XmlElement| it.first("TaxSubtotal").is_some();
    let Some(total) = root.all("TaxTotal").find(with_parts) else {
        return;
    };
    let at = top.child("TaxTotal");
    let mut sum = Cents::ZERO;
    for (part, number) in total.all("TaxSubtotal").zip(1_usize..) {
        let part_at = at.child(&format!("TaxSubtotal[{number}]"));
        match reading.amount(part, &part_at, "TaxAmount") {
            Some(amount) => sum += amount,
            None => return,
        }
    }
    compare(invoice.vat, sum, at.child("TaxAmount"), reading);
}

fn compare(stated: Cents, computed: Cents, at: ElementPath, reading: &mut Reading) {
    if stated != computed {
        let doubt = InvoiceDoubt::DoesNotAddUp { computed };
        reading.error(at, Some(stated.0.to_string()), doubt);
    }
}
