//! Electronic invoices and credit notes in UBL 2.1 by EN 16931, as NLCIUS, SI-UBL 2.0 and Peppol BIS 3 write them.
//!
//! Every amount is read as it is written, in cents; what does not add up or is missing is said with its element.

mod sums;
mod values;

use super::xml::XmlElement;
use crate::domain::Cents;
use crate::domain::invoice::{
    Attachment, ElementPath, InvoiceDoubt, InvoiceKind, InvoiceParty, InvoicePeriod,
    InvoiceProfile, InvoiceRemark, SubmittedInvoice, SubmittedInvoiceLine,
};
use crate::domain::submission::Severity;
use values::Reading;

/// The namespaces of the two documents.
const INVOICE: &str = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
const CREDIT_NOTE: &str = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

/// What says that a document keeps to which rules, best known first.
const PROFILES: &[(&str, InvoiceProfile)] = &[
    ("urn:fdc:nen.nl:nlcius:v1.0", InvoiceProfile::Nlcius),
    (
        "urn:fdc:peppol.eu:2017:poacc:billing:3.0",
        InvoiceProfile::PeppolBis3,
    ),
    ("urn:cen.eu:en16931:2017", InvoiceProfile::En16931),
];
/// Types of ordinary invoices and credit notes.
const USUAL_TYPES: &[&str] = &["380", "381", "384", "389", "751"];
/// The type of a document that is a project, where a credit note has no field for it.
const PROJECT_DOCUMENT: &str = "50";

/// What an invoice says, and what is to be said about it. `None` with the reason when it is no invoice in UBL, or when
/// it lacks what every invoice has.
pub fn read(root: &XmlElement) -> (Option<SubmittedInvoice>, Vec<InvoiceRemark>) {
    let kind = match (root.namespace.as_str(), root.name.as_str()) {
        (INVOICE, "Invoice") => InvoiceKind::Invoice,
        (CREDIT_NOTE, "CreditNote") => InvoiceKind::CreditNote,
        _ => {
            let remark = InvoiceRemark {
                severity: Severity::Error,
                at: ElementPath(root.name.clone()),
                found: Some(root.name.clone()),
                doubt: InvoiceDoubt::NotAnInvoice,
            };
            return (None, vec![remark]);
        }
    };
    let mut reading = Reading::new(kind);
    let top = ElementPath(root.name.clone());
    let invoice = document(root, &top, kind, &mut reading);
    if let Some(invoice) = &invoice {
        sums::check(root, &top, invoice, &mut reading);
        hints(invoice, &top, &mut reading);
    }
    let mut remarks = reading.remarks;
    remarks.sort_by_key(|remark| remark.severity);
    let holds_up = remarks.iter().any(|it| it.severity == Severity::Error);
    (invoice.filter(|_| !holds_up), remarks)
}

fn document(
    root: &XmlElement,
    top: &ElementPath,
    kind: InvoiceKind,
    reading: &mut Reading,
) -> Option<SubmittedInvoice> {
    let currency = reading.text(root, top, "DocumentCurrencyCode");
    if let Some(currency) = currency.filter(|it| it != "EUR") {
        let at = top.child("DocumentCurrencyCode");
        reading.error(at, Some(currency), InvoiceDoubt::NotInEuro);
        // Every amount would say the same again.
        return None;
    }
    let number = reading.text(root, top, "ID");
    let issued_on = reading.required_date(root, top, "IssueDate");
    let due_on = reading.date(root, top, "DueDate");
    let profile = profile(root, top, reading);
    check_type(root, top, kind, reading);
    let seller = party(root, top, "AccountingSupplierParty", reading);
    let buyer = party(root, top, "AccountingCustomerParty", reading);
    let lines = lines(root, top, kind, reading);
    let totals = top.child("LegalMonetaryTotal");
    let amounts = root.first("LegalMonetaryTotal");
    if amounts.is_none() {
        reading.error(totals.clone(), None, InvoiceDoubt::Missing);
    }
    let none = XmlElement::default();
    let amounts = amounts.unwrap_or(&none);
    let net = reading.amount(amounts, &totals, "TaxExclusiveAmount");
    let gross = reading.amount(amounts, &totals, "TaxInclusiveAmount");
    let payable = reading.amount(amounts, &totals, "PayableAmount");
    let prepaid = reading.optional_amount(amounts, &totals, "PrepaidAmount");
    let rounding = reading.optional_amount(amounts, &totals, "PayableRoundingAmount");
    let vat = vat(root, top, reading);
    let delivered_on = root
        .first("Delivery")
        .and_then(|it| reading.date(it, &top.child("Delivery"), "ActualDeliveryDate"));
    Some(SubmittedInvoice {
        kind,
        profile,
        number: number?,
        issued_on: issued_on?,
        due_on,
        seller,
        buyer,
        project_reference: project_reference(root),
        project_mentions: project_mentions(root, top),
        buyer_reference: said(root, &["BuyerReference"]),
        order_reference: said(root, &["OrderReference", "ID"]),
        preceding: said(
            root,
            &["BillingReference", "InvoiceDocumentReference", "ID"],
        ),
        notes: root.all("Note").map(|note| plain(&note.text)).collect(),
        delivered_on,
        period: period(root, top, reading),
        lines,
        adjustments: adjustments(root, top, reading),
        net: net?,
        vat: vat?,
        gross: gross?,
        prepaid,
        rounding,
        payable: payable?,
        attachments: attachments(root, top, reading),
    })
}

fn profile(root: &XmlElement, top: &ElementPath, reading: &mut Reading) -> InvoiceProfile {
    let stated = said(root, &["CustomizationID"]).unwrap_or_default();
    let known = PROFILES.iter().find(|(id, _)| stated.contains(id));
    match known {
        Some((_, profile)) => *profile,
        None => {
            let found = (!stated.is_empty()).then_some(stated);
            let at = top.child("CustomizationID");
            reading.notice(at, found, InvoiceDoubt::UnknownProfile);
            InvoiceProfile::Other
        }
    }
}

fn check_type(root: &XmlElement, top: &ElementPath, kind: InvoiceKind, reading: &mut Reading) {
    let name = match kind {
        InvoiceKind::Invoice => "InvoiceTypeCode",
        InvoiceKind::CreditNote => "CreditNoteTypeCode",
    };
    let stated = said(root, &[name]);
    if stated
        .as_deref()
        .is_none_or(|code| !USUAL_TYPES.contains(&code))
    {
        reading.notice(top.child(name), stated, InvoiceDoubt::UnusualType);
    }
}

fn party(root: &XmlElement, top: &ElementPath, name: &str, reading: &mut Reading) -> InvoiceParty {
    let at = top.child(name).child("Party");
    let Some(party) = root.first(name).and_then(|it| it.first("Party")) else {
        reading.error(at, None, InvoiceDoubt::Missing);
        return InvoiceParty::default();
    };
    let legal = said(party, &["PartyLegalEntity", "RegistrationName"]);
    let trade = said(party, &["PartyName", "Name"]);
    let Some(name) = legal.or(trade) else {
        let at = at.child("PartyLegalEntity").child("RegistrationName");
        reading.error(at, None, InvoiceDoubt::Missing);
        return InvoiceParty::default();
    };
    InvoiceParty {
        name,
        registration: said(party, &["PartyLegalEntity", "CompanyID"]).unwrap_or_default(),
        vat_number: said(party, &["PartyTaxScheme", "CompanyID"]).unwrap_or_default(),
    }
}

fn lines(
    root: &XmlElement,
    top: &ElementPath,
    kind: InvoiceKind,
    reading: &mut Reading,
) -> Vec<SubmittedInvoiceLine> {
    let (name, quantity) = match kind {
        InvoiceKind::Invoice => ("InvoiceLine", "InvoicedQuantity"),
        InvoiceKind::CreditNote => ("CreditNoteLine", "CreditedQuantity"),
    };
    let mut lines = Vec::new();
    for (line, number) in root.all(name).zip(1_usize..) {
        let at = top.child(&format!("{name}[{number}]"));
        let none = XmlElement::default();
        let item = line.first("Item").unwrap_or(&none);
        let (id, net) = (
            reading.text(line, &at, "ID"),
            reading.amount(line, &at, "LineExtensionAmount"),
        );
        let vat = reading.percentage(item, &at.child("Item"), "ClassifiedTaxCategory");
        let period = period(line, &at, reading);
        let (Some(id), Some(net)) = (id, net) else {
            continue;
        };
        lines.push(SubmittedInvoiceLine {
            id,
            name: said(item, &["Name"]).unwrap_or_default(),
            description: said(item, &["Description"]).unwrap_or_default(),
            note: said(line, &["Note"]).unwrap_or_default(),
            quantity: line.first(quantity).map_or(String::new(), |it| {
                let unit = it.attribute("unitCode").unwrap_or_default();
                format!("{} {unit}", it.text.trim()).trim().to_owned()
            }),
            net,
            vat_basis_points: vat,
            period,
            at,
        });
    }
    if root.first(name).is_none() {
        reading.error(top.child(name), None, InvoiceDoubt::Missing);
    }
    lines
}

/// The VAT in euro: of the total that has parts, where the invoice also states one in another currency.
fn vat(root: &XmlElement, top: &ElementPath, reading: &mut Reading) -> Option<Cents> {
    let total = root
        .all("TaxTotal")
        .find(|it| it.first("TaxSubtotal").is_some())
        .or_else(|| root.first("TaxTotal"));
    match total {
        Some(total) => reading.amount(total, &top.child("TaxTotal"), "TaxAmount"),
        None => {
            let at = top.child("TaxTotal").child("TaxAmount");
            reading.error(at, None, InvoiceDoubt::Missing);
            None
        }
    }
}

fn adjustments(
    root: &XmlElement,
    top: &ElementPath,
    reading: &mut Reading,
) -> Vec<(String, Cents)> {
    let mut all = Vec::new();
    for (it, number) in root.all("AllowanceCharge").zip(1_usize..) {
        let at = top.child(&format!("AllowanceCharge[{number}]"));
        let charge = said(it, &["ChargeIndicator"]).as_deref() == Some("true");
        let reason = said(it, &["AllowanceChargeReason"]).unwrap_or_default();
        if let Some(amount) = reading.amount(it, &at, "Amount") {
            all.push((reason, if charge { amount } else { -amount }));
        }
    }
    all
}

fn period(root: &XmlElement, top: &ElementPath, reading: &mut Reading) -> Option<InvoicePeriod> {
    let period = root.first("InvoicePeriod")?;
    let at = top.child("InvoicePeriod");
    let found = InvoicePeriod {
        from: reading.date(period, &at, "StartDate"),
        until: reading.date(period, &at, "EndDate"),
    };
    (found != InvoicePeriod::default()).then_some(found)
}

fn attachments(root: &XmlElement, top: &ElementPath, reading: &mut Reading) -> Vec<Attachment> {
    let mut all = Vec::new();
    for (document, number) in root.all("AdditionalDocumentReference").zip(1_usize..) {
        let at = top
            .child(&format!("AdditionalDocumentReference[{number}]"))
            .child("Attachment");
        let Some(attachment) = document.first("Attachment") else {
            continue;
        };
        let Some(inside) = attachment.first("EmbeddedDocumentBinaryObject") else {
            let elsewhere = said(attachment, &["ExternalReference", "URI"]);
            reading.notice(at, elsewhere, InvoiceDoubt::AttachmentElsewhere);
            continue;
        };
        let at = at.child("EmbeddedDocumentBinaryObject");
        match values::base64(&inside.text) {
            Some(bytes) => all.push(Attachment {
                name: inside.attribute("filename").unwrap_or_default().to_owned(),
                mime: inside.attribute("mimeCode").unwrap_or_default().to_owned(),
                bytes,
            }),
            None => reading.error(at, None, InvoiceDoubt::NotBase64),
        }
    }
    all
}

/// The project number in the field for it; a credit note writes it as a document of type 50.
fn project_reference(root: &XmlElement) -> Option<String> {
    said(root, &["ProjectReference", "ID"]).or_else(|| {
        let is_project =
            |it: &&XmlElement| said(it, &["DocumentTypeCode"]).as_deref() == Some(PROJECT_DOCUMENT);
        let document = root.all("AdditionalDocumentReference").find(is_project)?;
        said(document, &["ID"])
    })
}

/// Numbers in the form of a project number in notes, references and lines.
fn project_mentions(root: &XmlElement, top: &ElementPath) -> Vec<(String, ElementPath)> {
    let mut found = Vec::new();
    let mut look = |element: Option<&XmlElement>, at: ElementPath| {
        for number in element
            .iter()
            .flat_map(|it| values::project_numbers(&it.text))
        {
            if !found.iter().any(|(known, _)| *known == number) {
                found.push((number, at.clone()));
            }
        }
    };
    for note in root.all("Note") {
        look(Some(note), top.child("Note"));
    }
    look(root.first("BuyerReference"), top.child("BuyerReference"));
    let order = root.first("OrderReference").and_then(|it| it.first("ID"));
    look(order, top.child("OrderReference").child("ID"));
    for name in ["InvoiceLine", "CreditNoteLine"] {
        for (line, number) in root.all(name).zip(1_usize..) {
            let at = top.child(&format!("{name}[{number}]"));
            look(line.first("Note"), at.child("Note"));
            let item = line.first("Item");
            for part in ["Name", "Description"] {
                let of_item = item.and_then(|it| it.first(part));
                look(of_item, at.child("Item").child(part));
            }
        }
    }
    found
}

fn hints(invoice: &SubmittedInvoice, top: &ElementPath, reading: &mut Reading) {
    if invoice.project_reference.is_none() {
        let at = match invoice.kind {
            InvoiceKind::Invoice => top.child("ProjectReference").child("ID"),
            InvoiceKind::CreditNote => top.child("AdditionalDocumentReference"),
        };
        reading.notice(at, None, InvoiceDoubt::NoProjectReference);
    }
    let has_period = |it: &SubmittedInvoiceLine| it.period.is_some();
    let dated = invoice.delivered_on.is_some()
        || invoice.period.is_some()
        || invoice.lines.iter().any(has_period);
    if !dated {
        let at = top.child("Delivery").child("ActualDeliveryDate");
        reading.notice(at, None, InvoiceDoubt::NoActivityDate);
    }
}

/// The text of an element some steps down; `None` when it is not there or blank.
fn said(from: &XmlElement, path: &[&str]) -> Option<String> {
    let mut element = from;
    for step in path {
        element = element.first(step)?;
    }
    let text = plain(&element.text);
    (!text.is_empty()).then_some(text)
}

/// Text on one line, as it is meant.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
