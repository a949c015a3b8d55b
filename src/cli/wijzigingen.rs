//! `wijzigingen`: what partners ask during the year, and what the adviser decides about it.

use super::args::{Call, Opt, Verb};
use super::{Ending, Failure, Output};
use crate::desk::{RequestDecision, RequestDraft, RequestRow};
use crate::domain::request::{RequestKind, RequestOutcome};
use crate::domain::{Cents, RequestId};
use crate::notice::Notice;
use crate::words;
use serde::Serialize;

pub const VERB: Verb = Verb {
    name: "wijzigingen",
    summary: "legt vast wat partners door het jaar vragen, en wat u besluit",
    operands: Some("toon | vastleggen | besluit"),
    options: &[
        Opt::valued("jaar", "JJJJ", "het jaar van de activiteiten"),
        Opt::valued("projectnummer", "NUMMER", "vastleggen: de activiteit"),
        Opt::valued(
            "soort",
            "SOORT",
            "andere_invulling, extra_activiteit, overschrijding, vervallen, annulering of no_show",
        ),
        Opt::valued("tekst", "TEKST", "vastleggen: wat de partner vraagt"),
        Opt::valued("bedrag", "BEDRAG", "het gevraagde of goedgekeurde bedrag"),
        Opt::valued(
            "gevraagd",
            "JJJJ-MM-DD",
            "vastleggen: de dag van de vraag (anders vandaag)",
        ),
        Opt::valued("nummer", "N", "besluit: het nummer uit wijzigingen toon"),
        Opt::valued(
            "uitkomst",
            "UITKOMST",
            "besluit: akkoord, niet_akkoord of ingetrokken",
        ),
        Opt::valued("motivering", "TEKST", "besluit: waarom"),
        Opt::valued(
            "op",
            "JJJJ-MM-DD",
            "besluit: de dag van het besluit (anders vandaag)",
        ),
        Opt::flag("proef", "niets bewaren, alleen laten zien"),
    ],
    run,
};

#[derive(Serialize)]
struct Document {
    wijzigingen: Vec<RequestDocument>,
}

#[derive(Serialize)]
struct RequestDocument {
    nummer: i64,
    partner: String,
    projectnummer: String,
    activiteit: String,
    soort: &'static str,
    gevraagd_op: String,
    tekst: String,
    gevraagd_centen: i64,
    uitkomst: Option<&'static str>,
    goedgekeurd_centen: i64,
    besloten_op: Option<String>,
    besloten_door: String,
    motivering: String,
    passages: Vec<String>,
}

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let operands = call.operands();
    let words: Vec<String> = operands.iter().map(|it| it.display().to_string()).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["toon"] => show(call, output),
        ["vastleggen"] => keep(call, output),
        ["besluit"] => decide(call, output),
        _ => Err(Failure::Usage(
            "Zeg wat er met de wijzigingen moet gebeuren: toon, vastleggen of besluit. Uitleg: oto-register wijzigingen --help."
                .to_owned(),
        )),
    }
}

fn show(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let rows = call.desk()?.request_rows(call.year()?)?;
    for row in &rows {
        let request = &row.request;
        output.line(&format!(
            "{}  {}  {} {}: {}, {} gevraagd, {}",
            request.id.0,
            row.partner,
            row.project_number,
            row.name,
            words::requests::kind(request.kind),
            words::euros(request.asked),
            words::requests::outcome(request.outcome).to_lowercase()
        ));
    }
    output.document(&Document {
        wijzigingen: rows.iter().map(document).collect(),
    });
    Ok(Ending::Done)
}

fn document(row: &RequestRow) -> RequestDocument {
    let request = &row.request;
    RequestDocument {
        nummer: request.id.0,
        partner: row.partner.clone(),
        projectnummer: row.project_number.clone(),
        activiteit: row.name.clone(),
        soort: request.kind.code(),
        gevraagd_op: request.asked_on.to_string(),
        tekst: request.text.clone(),
        gevraagd_centen: request.asked.0,
        uitkomst: request.outcome.map(RequestOutcome::code),
        goedgekeurd_centen: request.approved.0,
        besloten_op: request.decided_on.map(|day| day.to_string()),
        besloten_door: request.decided_by.clone(),
        motivering: request.motivation.clone(),
        passages: request.passages.iter().map(ToString::to_string).collect(),
    }
}

fn keep(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let mut desk = call.desk_or_copy()?;
    let number = call.text("projectnummer").unwrap_or_default();
    let found = desk.store().activity_numbered(&number);
    let Some((activity, _, _)) = found.map_err(crate::desk::Error::from)? else {
        return Err(Failure::Refused(Notice::new(
            format!("Er is geen activiteit met projectnummer “{number}”."),
            "Het nummer staat in geen jaarplan van dit register.",
            "Controleer het nummer en geef --projectnummer opnieuw.",
        )));
    };
    let kind = call.text("soort").unwrap_or_default();
    let Some(kind) = RequestKind::from_code(&kind) else {
        let known: Vec<&str> = RequestKind::ALL.iter().map(|it| it.code()).collect();
        return Err(Failure::Usage(format!(
            "Onbekende soort: “{kind}”. Er zijn: {}.",
            known.join(", ")
        )));
    };
    let id = desk.add_request(&RequestDraft {
        activity,
        kind,
        asked_on: call.date("gevraagd")?,
        text: call.text("tekst").unwrap_or_default(),
        asked: amount(call)?,
    })?;
    output.line(&format!("Vastgelegd als wijziging {}.", id.0));
    Ok(Ending::Done)
}

fn decide(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let mut desk = call.desk_or_copy()?;
    let number = call.number("nummer", 0)?;
    let typed = call.text("uitkomst").unwrap_or_default();
    let Some(outcome) = RequestOutcome::from_code(&typed) else {
        return Err(Failure::Usage(format!(
            "Onbekende uitkomst: “{typed}”. Er zijn: akkoord, niet_akkoord, ingetrokken."
        )));
    };
    let id = RequestId(i64::from(number));
    let decision = RequestDecision {
        outcome,
        approved: amount(call)?,
        on: call.date("op")?,
        motivation: call.text("motivering").unwrap_or_default(),
    };
    desk.decide_request(id, &decision)?;
    output.line(&format!(
        "Wijziging {number}: {}.",
        words::requests::outcome(Some(outcome)).to_lowercase()
    ));
    Ok(Ending::Done)
}

fn amount(call: &Call) -> Result<Cents, Failure> {
    let Some(typed) = call.text("bedrag") else {
        return Ok(Cents::ZERO);
    };
    words::amounts::amount(&typed).ok_or_else(|| {
        Failure::Usage(format!(
            "“{typed}” is geen bedrag. Geef een bedrag als 1.250,00."
        ))
    })
}
