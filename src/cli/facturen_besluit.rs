//! `facturen besluit` and `facturen betaald`: what the adviser decides about an invoice, and that it was paid.

use super::args::Call;
use super::{Ending, Failure, Output};
use crate::desk::{Desk, InvoiceOutcome, InvoiceSheet, InvoiceVerdict};
use crate::domain::Cents;
use crate::notice::Notice;
use crate::words;

/// The outcomes as they are typed.
const OUTCOMES: [(&str, InvoiceOutcome); 5] = [
    ("betalen", InvoiceOutcome::Pay),
    ("deels", InvoiceOutcome::PayInPart),
    ("aanhouden", InvoiceOutcome::Hold),
    ("terugsturen", InvoiceOutcome::Return),
    ("afwijzen", InvoiceOutcome::Reject),
];

pub(super) fn decide(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let mut desk = call.desk_or_copy()?;
    let sheet = wanted(call, &desk)?;
    let typed = call.text("uitkomst").unwrap_or_default();
    let outcome = OUTCOMES.iter().find(|(word, _)| *word == typed);
    let Some((_, outcome)) = outcome else {
        let known: Vec<&str> = OUTCOMES.iter().map(|(word, _)| *word).collect();
        return Err(Failure::Usage(format!(
            "Onbekende uitkomst: “{typed}”. Er zijn: {}.",
            known.join(", ")
        )));
    };
    let verdict = InvoiceVerdict {
        outcome: *outcome,
        allowed: allowed(call, &sheet)?,
        reason: call.text("reden").unwrap_or_default(),
        answers: sheet.invoice.answers.clone(),
    };
    desk.judge_invoice(sheet.invoice.id, &verdict)?;
    let after = desk.invoice_sheet(sheet.invoice.id)?;
    output.line(&format!(
        "{} {}: {}, {} betaalbaar.",
        words::invoices::kind(after.invoice.kind),
        after.invoice.number,
        words::invoices::state(after.invoice.state),
        words::euros(after.allowed())
    ));
    Ok(Ending::Done)
}

pub(super) fn pay(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let mut desk = call.desk_or_copy()?;
    let sheet = wanted(call, &desk)?;
    let on = call.date("op")?.unwrap_or(desk.today());
    desk.pay_invoice(sheet.invoice.id, on)?;
    output.line(&format!(
        "{} is betaald op {}.",
        sheet.invoice.number,
        words::long_date(on)
    ));
    Ok(Ending::Done)
}

/// What is paid per line: as proposed, or an amount that is taken from the lines in their order.
fn allowed(call: &Call, sheet: &InvoiceSheet) -> Result<Vec<Cents>, Failure> {
    let Some(typed) = call.text("bedrag") else {
        return Ok(sheet.sums.iter().map(|sum| sum.may_pay).collect());
    };
    let mut left = words::amounts::amount(&typed).ok_or_else(|| {
        Failure::Usage(format!(
            "“{typed}” is geen bedrag. Geef een bedrag als 1.250,00."
        ))
    })?;
    let mut all = Vec::new();
    for sum in &sheet.sums {
        let part = sum.charged.min(left).max(Cents::ZERO);
        left = left - part;
        all.push(part);
    }
    if left > Cents::ZERO {
        return Err(Failure::Refused(Notice::new(
            "De factuur is niet beoordeeld.",
            format!(
                "Het bedrag is {} meer dan er is gefactureerd.",
                words::euros(left)
            ),
            "Geef een kleiner bedrag.",
        )));
    }
    Ok(all)
}

/// The one invoice with this number, of this partner where one is named.
fn wanted(call: &Call, desk: &Desk) -> Result<InvoiceSheet, Failure> {
    let (year, number) = (call.year()?, call.text("nummer").unwrap_or_default());
    let partner = call.text("partner");
    let mut found: Vec<InvoiceSheet> = desk
        .invoices_year(year)?
        .invoices
        .into_iter()
        .filter(|it| it.invoice.number.eq_ignore_ascii_case(number.trim()))
        .filter(|it| partner.as_ref().is_none_or(|name| it.partner_name == *name))
        .collect();
    match (found.pop(), found.len()) {
        (Some(sheet), 0) => Ok(sheet),
        (None, _) => Err(Failure::Refused(Notice::new(
            format!("Er is geen factuur “{number}” in {year}."),
            "Het nummer moet gelijk zijn aan dat op de factuur.",
            "Kijk met facturen toon welke er zijn.",
        ))),
        (Some(_), more) => Err(Failure::Refused(Notice::new(
            format!("Er zijn {} facturen met nummer “{number}”.", more + 1),
            "Het is niet zeker welke u bedoelt.",
            "Geef ook --partner NAAM.",
        ))),
    }
}
