//! `facturen toon`: the invoices of a year, each with what was granted, what may be paid and what its checks say.

use super::args::Call;
use super::{Ending, Failure, Output};
use crate::desk::{InvoiceSheet, MoneySums};
use crate::domain::verdict::Answer;
use crate::words;
use serde::Serialize;

#[derive(Serialize)]
struct Document {
    jaar: i32,
    facturen: Vec<InvoiceDocument>,
    activiteiten: Vec<ActivityDocument>,
    totaal: SumsDocument,
}

#[derive(Serialize)]
struct InvoiceDocument {
    partner: String,
    soort: &'static str,
    nummer: String,
    datum: String,
    ontvangen_op: String,
    stand: &'static str,
    gefactureerd_centen: i64,
    mag_betaald_centen: i64,
    eigen_rekening_centen: i64,
    te_laat_goedgekeurd_centen: i64,
    betaalbaar_centen: i64,
    betaald_op: Option<String>,
    reden: String,
    passages: Vec<String>,
    regels: Vec<LineDocument>,
    controles: Vec<CheckDocument>,
    ontbreekt: Vec<MissingDocument>,
    lijkt_op: Vec<String>,
}

#[derive(Serialize)]
struct LineDocument {
    projectnummer: Option<String>,
    activiteit: Option<String>,
    omschrijving: String,
    netto_centen: i64,
    btw_centen: i64,
    telt_centen: i64,
    mag_betaald_centen: i64,
    betaalbaar_centen: Option<i64>,
    datum_activiteit: Option<String>,
}

#[derive(Serialize)]
struct CheckDocument {
    id: String,
    vraag: String,
    antwoord: Option<&'static str>,
    gevolg: &'static str,
    passages: Vec<String>,
}

#[derive(Serialize)]
struct MissingDocument {
    id: String,
    bewijsstuk: String,
}

#[derive(Serialize)]
struct ActivityDocument {
    partner: String,
    projectnummer: String,
    activiteit: String,
    #[serde(flatten)]
    bedragen: SumsDocument,
}

#[derive(Serialize)]
struct SumsDocument {
    toegekend_centen: i64,
    gewijzigd_centen: i64,
    gefactureerd_centen: i64,
    betaalbaar_centen: i64,
    betaald_centen: i64,
    uren_centen: i64,
    over_centen: i64,
}

pub(super) fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let year = call.year()?;
    let desk = call.desk()?;
    let found = desk.invoices_year(year)?;
    for sheet in &found.invoices {
        show(sheet, output);
    }
    let number = |id| {
        let all = found.invoices.iter();
        let of = all.clone().find(|it| it.invoice.id == id);
        of.map(|it| format!("{}, {}", it.partner_name, it.invoice.number))
    };
    output.document(&Document {
        jaar: year,
        facturen: found
            .invoices
            .iter()
            .map(|sheet| InvoiceDocument {
                lijkt_op: sheet.doubles.iter().filter_map(|id| number(*id)).collect(),
                ..invoice(sheet)
            })
            .collect(),
        activiteiten: found
            .money
            .activities
            .iter()
            .map(|it| ActivityDocument {
                partner: it.partner_name.clone(),
                projectnummer: it.activity.project_number.clone(),
                activiteit: it.activity.name.clone(),
                bedragen: sums(it.sums),
            })
            .collect(),
        totaal: sums(found.money.total()),
    });
    Ok(Ending::Done)
}

fn sums(of: MoneySums) -> SumsDocument {
    SumsDocument {
        toegekend_centen: of.granted.0,
        gewijzigd_centen: of.changed.0,
        gefactureerd_centen: of.invoiced.0,
        betaalbaar_centen: of.allowed.0,
        betaald_centen: of.paid.0,
        uren_centen: of.hours.0,
        over_centen: of.left().0,
    }
}

fn invoice(sheet: &InvoiceSheet) -> InvoiceDocument {
    let invoice = &sheet.invoice;
    let lines = sheet.lines.iter().zip(&sheet.sums);
    InvoiceDocument {
        partner: sheet.partner_name.clone(),
        soort: invoice.kind.code(),
        nummer: invoice.number.clone(),
        datum: invoice.issued_on.to_string(),
        ontvangen_op: invoice.received_on.to_string(),
        stand: invoice.state.code(),
        gefactureerd_centen: sheet.charged().0,
        mag_betaald_centen: sheet.may_pay().0,
        eigen_rekening_centen: sheet.over().0,
        te_laat_goedgekeurd_centen: sheet.approved_too_late.0,
        betaalbaar_centen: sheet.allowed().0,
        betaald_op: invoice.paid_on.map(|day| day.to_string()),
        reden: invoice.reason.clone(),
        passages: invoice.passages.iter().map(ToString::to_string).collect(),
        regels: lines
            .map(|(line, sum)| {
                let about = sheet
                    .activities
                    .iter()
                    .find(|it| Some(it.activity.id) == line.activity);
                LineDocument {
                    projectnummer: about.map(|it| it.activity.project_number.clone()),
                    activiteit: about.map(|it| it.activity.name.clone()),
                    omschrijving: line.text.clone(),
                    netto_centen: line.net.0,
                    btw_centen: line.vat.0,
                    telt_centen: sum.charged.0,
                    mag_betaald_centen: sum.may_pay.0,
                    betaalbaar_centen: line.allowed.map(|it| it.0),
                    datum_activiteit: line.activity_date.map(|day| day.to_string()),
                }
            })
            .collect(),
        controles: sheet
            .checks
            .iter()
            .map(|check| CheckDocument {
                id: check.id.to_string(),
                vraag: check.question.clone(),
                antwoord: check.answer.map(Answer::code),
                gevolg: check.effect_if_no.code(),
                passages: check.passages.iter().map(ToString::to_string).collect(),
            })
            .collect(),
        ontbreekt: sheet
            .missing
            .iter()
            .map(|it| MissingDocument {
                id: it.requirement.to_string(),
                bewijsstuk: it.label.clone(),
            })
            .collect(),
        lijkt_op: Vec::new(),
    }
}

fn show(sheet: &InvoiceSheet, output: &Output) {
    let invoice = &sheet.invoice;
    output.line(&format!(
        "{}  {} {} van {}: {} gefactureerd, {} mag betaald worden",
        words::invoices::state(invoice.state),
        words::invoices::kind(invoice.kind),
        invoice.number,
        sheet.partner_name,
        words::euros(sheet.charged()),
        words::euros(sheet.may_pay())
    ));
    let against = sheet
        .checks
        .iter()
        .filter(|it| it.answer == Some(Answer::No));
    for check in against {
        output.line(&format!(
            "  nee   {} {}",
            check.question, check.action_if_no
        ));
    }
    for missing in &sheet.missing {
        output.line(&format!("  mist  {}", missing.label));
    }
}
