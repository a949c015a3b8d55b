//! `uren toon`: what the screen Uren shows, with every finding. Names of trainers are never printed.

use super::args::Call;
use super::controleer::FindingDocument;
use super::{Ending, Failure, Output};
use crate::desk::{ClaimSheet, HoursReport, HoursTotals, RateBook};
use crate::domain::hours::{HoursEntry, PhaseMinutes};
use crate::domain::rate::Rate;
use crate::words::findings::{message, severity};
use crate::words::hours::{hours, state, time, trainer};
use crate::words::{counted, euros};
use serde::Serialize;

#[derive(Serialize)]
struct Document {
    jaar: i32,
    tarieven: Vec<RateDocument>,
    registraties: Vec<ClaimDocument>,
    totaal: TotalDocument,
}

#[derive(Serialize)]
struct RateDocument {
    soort: String,
    vanaf: String,
    tot: Option<String>,
    bedrag_centen: i64,
    status: &'static str,
    bron: String,
}

#[derive(Serialize)]
struct PhasesDocument {
    voorbereiding: i64,
    uitvoering: i64,
    evaluatie: i64,
}

#[derive(Serialize)]
struct ClaimDocument {
    partner: String,
    projectnummer: String,
    activiteit: String,
    rol: String,
    volgnummer: String,
    aandeel: &'static str,
    stand: &'static str,
    ontvangen_op: String,
    minuten: PhasesDocument,
    geaccepteerde_minuten: PhasesDocument,
    meters: i64,
    ov_centen: i64,
    /// Null while a line has no tariff.
    bedrag_centen: Option<i64>,
    geaccepteerd_centen: i64,
    toegekend_voor_uren_centen: i64,
    /// What is left of it for the activity; below zero when more was accepted.
    over_centen: i64,
    reden: String,
    passages: Vec<String>,
    regels: Vec<LineDocument>,
    bevindingen: Vec<FindingDocument>,
}

#[derive(Serialize)]
struct LineDocument {
    datum: String,
    fase: &'static str,
    minuten: i64,
    begin: Option<String>,
    meters: i64,
    ov_centen: i64,
    tarief_centen: Option<i64>,
    bron: Option<String>,
    bedrag_centen: Option<i64>,
    geaccepteerde_minuten: Option<i64>,
    geaccepteerd_centen: Option<i64>,
    /// The line that it corrects, counted from 1.
    verbetert: Option<usize>,
}

#[derive(Serialize)]
struct TotalDocument {
    registraties: usize,
    minuten: PhasesDocument,
    geaccepteerde_minuten: PhasesDocument,
    /// Of the lines that have a tariff.
    bedrag_centen: i64,
    geaccepteerd_centen: i64,
    regels_zonder_tarief: usize,
    bevindingen: usize,
}

pub(super) fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let (year, partners) = (call.year()?, call.texts("partner"));
    let desk = call.desk()?;
    let plans = match partners.as_slice() {
        [] => None,
        named => Some(desk.plans_for(year, named)?),
    };
    let mut report = desk.hours_report(year)?;
    if let Some(plans) = plans {
        report.retain_plans(&plans);
    }
    tell(&report, output);
    output.document(&document(&report));
    Ok(Ending::Done)
}

fn document(report: &HoursReport) -> Document {
    let totals = report.totals();
    let claims = report.hours.claims.iter();
    Document {
        jaar: report.hours.year,
        tarieven: report.rates.iter().map(rate).collect(),
        registraties: claims.map(|sheet| claim(sheet, report)).collect(),
        totaal: total(&totals, report.findings.len()),
    }
}

fn rate(rate: &Rate) -> RateDocument {
    RateDocument {
        soort: rate.kind.clone(),
        vanaf: rate.from.to_string(),
        tot: rate.until.map(|day| day.to_string()),
        bedrag_centen: rate.amount.0,
        status: rate.status.code(),
        bron: rate.source.clone(),
    }
}

fn phases(minutes: &PhaseMinutes) -> PhasesDocument {
    PhasesDocument {
        voorbereiding: minutes.preparation.0,
        uitvoering: minutes.delivery.0,
        evaluatie: minutes.evaluation.0,
    }
}

fn claim(sheet: &ClaimSheet, report: &HoursReport) -> ClaimDocument {
    let (claim, about) = (&sheet.claim, &sheet.about);
    ClaimDocument {
        partner: about.partner_name.clone(),
        projectnummer: about.activity.project_number.clone(),
        activiteit: about.activity.name.clone(),
        rol: claim.role.clone(),
        volgnummer: claim.mark.clone(),
        aandeel: claim.part.code(),
        stand: claim.state.code(),
        ontvangen_op: claim.received_on.to_string(),
        minuten: phases(&sheet.claimed()),
        geaccepteerde_minuten: phases(&sheet.accepted()),
        meters: sheet.lines.iter().map(|line| line.metres.0).sum(),
        ov_centen: sheet.lines.iter().map(|line| line.transit.0).sum(),
        bedrag_centen: sheet.amount().map(|amount| amount.0),
        geaccepteerd_centen: sheet.accepted_amount().0,
        toegekend_voor_uren_centen: about.granted_for_hours.0,
        over_centen: about.left().0,
        reden: claim.reason.clone(),
        passages: claim.passages.iter().map(ToString::to_string).collect(),
        regels: sheet
            .lines
            .iter()
            .map(|it| line(it, sheet, &report.hours.rates))
            .collect(),
        bevindingen: report
            .findings_of(claim.id)
            .map(FindingDocument::of)
            .collect(),
    }
}

fn line(line: &HoursEntry, sheet: &ClaimSheet, rates: &RateBook) -> LineDocument {
    let rate = line.hours.and_then(|rated| rates.rate(rated.rate));
    let corrected = line.corrects;
    LineDocument {
        datum: line.date.to_string(),
        fase: line.phase.code(),
        minuten: line.minutes.0,
        begin: line.begins_at.map(crate::words::hours::clock),
        meters: line.metres.0,
        ov_centen: line.transit.0,
        tarief_centen: rate.map(|rate| rate.amount.0),
        bron: rate.map(|rate| rate.source.clone()),
        bedrag_centen: line.amount().map(|amount| amount.0),
        geaccepteerde_minuten: line.accepted.map(|counts| counts.minutes.0),
        geaccepteerd_centen: line.accepted.map(|counts| counts.total().0),
        verbetert: corrected.and_then(|id| {
            let at = sheet.lines.iter().position(|it| it.id == id);
            at.map(|at| at + 1)
        }),
    }
}

fn total(totals: &HoursTotals, findings: usize) -> TotalDocument {
    TotalDocument {
        registraties: totals.claims,
        minuten: phases(&totals.claimed),
        geaccepteerde_minuten: phases(&totals.accepted),
        bedrag_centen: totals.amount.0,
        geaccepteerd_centen: totals.accepted_amount.0,
        regels_zonder_tarief: totals.unrated,
        bevindingen: findings,
    }
}

/// `6 + 14 + 2 = 22 uur`.
fn split(minutes: &PhaseMinutes) -> String {
    format!(
        "{} + {} + {} = {}",
        time(minutes.preparation),
        time(minutes.delivery),
        time(minutes.evaluation),
        hours(minutes.total())
    )
}

fn tell(report: &HoursReport, output: &Output) {
    let totals = report.totals();
    if totals.claims == 0 {
        output.line(&format!("Geen uren in {}.", report.hours.year));
        return;
    }
    output.line(&format!(
        "Uren in {}, voorbereiding + uitvoering + evaluatie:",
        report.hours.year
    ));
    for sheet in &report.hours.claims {
        let (claim, about) = (&sheet.claim, &sheet.about);
        let amount = sheet.amount().map_or("nog geen tarief".to_owned(), euros);
        output.line(&format!(
            "\n{}, {} {}\n  {}: {}, {amount}\n  {}; vergoed {} van {} toegekend voor uren",
            about.partner_name,
            about.activity.project_number,
            about.activity.name,
            trainer(&claim.role, &claim.mark),
            split(&sheet.claimed()),
            state(claim.state, sheet.is_partial()),
            euros(sheet.accepted_amount()),
            euros(about.granted_for_hours),
        ));
        for finding in report.findings_of(claim.id) {
            output.line(&format!(
                "  {}: {}",
                severity(finding.severity),
                message(finding)
            ));
        }
    }
    let unrated = match totals.unrated {
        0 => String::new(),
        lines => format!(
            "; {} nog geen tarief",
            counted(lines, "regel heeft", "regels hebben")
        ),
    };
    output.line(&format!(
        "\nTotaal {}: {}, {}{unrated}; vergoed {}, {}",
        counted(totals.claims, "registratie", "registraties"),
        split(&totals.claimed),
        euros(totals.amount),
        hours(totals.accepted.total()),
        euros(totals.accepted_amount)
    ));
}
