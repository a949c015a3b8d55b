//! `uren`: hours of internal trainers; workbooks of institutions are read in, one by one, each wholly or not at all.

use super::args::{Call, Opt, Verb};
use super::inlezen::{PartnerDocument, RemarkDocument, describe_remark, tell};
use super::{Ending, Failure, Output, uren_toon};
use crate::desk::{Desk, Error, HoursReading, HoursRequest, LineDraft, ReadClaim};
use crate::domain::hours::{Minutes, Phase, PhaseMinutes};
use crate::domain::{Cents, OperationId};
use crate::notice::Notice;
use crate::words;
use serde::Serialize;
use std::path::Path;

pub const VERB: Verb = Verb {
    name: "uren",
    summary: "leest uren van interne trainers in, en toont die van een jaar",
    operands: Some("inlezen BESTAND… | toon"),
    options: &[
        Opt::valued("jaar", "JJJJ", "het jaar van de activiteiten"),
        Opt::valued(
            "partner",
            "NAAM",
            "inlezen: de instelling, als het bestand die niet noemt; toon: alleen deze",
        ),
        Opt::valued(
            "ontvangen",
            "JJJJ-MM-DD",
            "de dag van ontvangst (anders vandaag)",
        ),
        Opt::flag("proef", "alleen laten zien, niets bewaren"),
    ],
    run,
};

#[derive(Serialize)]
struct Document {
    bestanden: Vec<FileDocument>,
}

#[derive(Serialize)]
struct FileDocument {
    bestand: String,
    blad: Option<String>,
    indeling: &'static str,
    partner: PartnerDocument,
    jaar: Option<i32>,
    registraties: Vec<ClaimDocument>,
    minuten: PhaseDocument,
    bedrag_centen: Option<i64>,
    meldingen: Vec<RemarkDocument>,
    kan_worden_ingelezen: bool,
    ingelezen: bool,
}

#[derive(Serialize)]
struct ClaimDocument {
    projectnummer: String,
    activiteit: String,
    partner: String,
    rol: String,
    volgnummer: String,
    aandeel: &'static str,
    betaling_aan: Option<&'static str>,
    factuur_medewerker: Option<bool>,
    regels: Vec<LineDocument>,
    minuten: PhaseDocument,
    bedrag_centen: Option<i64>,
}

#[derive(Serialize)]
struct LineDocument {
    blad: Option<String>,
    cel: Option<String>,
    datum: String,
    fase: &'static str,
    minuten: i64,
    begin: Option<String>,
    meters: i64,
    ov_centen: i64,
    bedrag_centen: Option<i64>,
}

#[derive(Serialize)]
struct PhaseDocument {
    voorbereiding: i64,
    uitvoering: i64,
    evaluatie: i64,
}

impl From<PhaseMinutes> for PhaseDocument {
    fn from(minutes: PhaseMinutes) -> Self {
        Self {
            voorbereiding: minutes.of(Phase::Preparation).0,
            uitvoering: minutes.of(Phase::Delivery).0,
            evaluatie: minutes.of(Phase::Evaluation).0,
        }
    }
}

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let operands = call.operands();
    let what = operands.first().map(|it| it.to_string_lossy().into_owned());
    match what.as_deref() {
        Some("inlezen") => read_in(call, output),
        Some("toon") if operands.len() == 1 => uren_toon::run(call, output),
        Some(other) => Err(Failure::Usage(format!(
            "Onbekend na uren: {other}. Gebruik: uren inlezen BESTAND … --jaar 2026, of uren toon --jaar 2026."
        ))),
        None => Err(Failure::Usage(
            "Zeg wat er met de uren moet gebeuren: uren inlezen BESTAND … --jaar 2026, of uren toon --jaar 2026.".to_owned(),
        )),
    }
}

fn read_in(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let files: Vec<_> = call.operands().into_iter().skip(1).collect();
    if files.is_empty() {
        return Err(Failure::Usage(
            "Er is geen bestand genoemd. Geef één of meer bestanden: uren inlezen BESTAND … --jaar 2026."
                .to_owned(),
        ));
    }
    let request = HoursRequest {
        year: call.year()?,
        partner: call.text("partner"),
        received_on: call.date("ontvangen")?,
        ..HoursRequest::default()
    };
    let mut desk = call.desk_or_copy()?;
    let keep = !call.has("proef");
    let mut document = Document {
        bestanden: Vec::new(),
    };
    let mut first = None;
    for file in &files {
        // What cannot be done with one file is told at that file; the others are still read.
        let read = read(&mut desk, file, request.clone(), keep, &mut first)
            .unwrap_or_else(|error| refused(file, &Notice::from(error)));
        show(&read, output);
        document.bestanden.push(read);
    }
    output.document(&document);
    if document
        .bestanden
        .iter()
        .all(|file| file.kan_worden_ingelezen)
    {
        Ok(Ending::Done)
    } else {
        Err(Failure::Told)
    }
}

/// Reads one file; files that are kept together are taken back together.
fn read(
    desk: &mut Desk,
    path: &Path,
    request: HoursRequest,
    keep: bool,
    first: &mut Option<OperationId>,
) -> Result<FileDocument, Error> {
    let reading = desk.look_at_hours(path, request)?;
    let kept = reading.can_be_accepted() && keep;
    if kept {
        let accepted = desk.read_hours(&reading, *first)?;
        let _first = first.get_or_insert(accepted.operation);
    }
    Ok(describe(path, &reading, kept))
}

fn refused(path: &Path, notice: &Notice) -> FileDocument {
    FileDocument {
        bestand: path.display().to_string(),
        blad: None,
        indeling: "onbekend",
        partner: PartnerDocument {
            naam: None,
            herkend: false,
        },
        jaar: None,
        registraties: Vec::new(),
        minuten: PhaseMinutes::default().into(),
        bedrag_centen: Some(0),
        meldingen: vec![RemarkDocument::of_file(notice)],
        kan_worden_ingelezen: false,
        ingelezen: false,
    }
}

fn describe(path: &Path, reading: &HoursReading, kept: bool) -> FileDocument {
    FileDocument {
        bestand: path.display().to_string(),
        blad: reading.hours.first_sheet.clone(),
        indeling: reading.hours.layout.code(),
        partner: PartnerDocument::of(&reading.partner),
        jaar: reading.hours.year.as_ref().map(|year| year.value),
        registraties: reading.claims.iter().map(claim).collect(),
        minuten: reading.minutes().into(),
        bedrag_centen: reading.amount().map(|amount| amount.0),
        meldingen: reading.remarks.iter().map(describe_remark).collect(),
        kan_worden_ingelezen: reading.can_be_accepted(),
        ingelezen: kept,
    }
}

fn claim(read: &ReadClaim) -> ClaimDocument {
    let draft = &read.draft;
    let lines = draft.lines.iter().zip(&read.amounts);
    ClaimDocument {
        projectnummer: read.about.activity.project_number.clone(),
        activiteit: read.about.activity.name.clone(),
        partner: read.about.partner_name.clone(),
        rol: draft.role.clone(),
        volgnummer: draft.mark.clone(),
        aandeel: draft.part.code(),
        betaling_aan: draft.paid_to.map(|to| to.code()),
        factuur_medewerker: draft.own_invoice,
        regels: lines.map(|(it, amount)| line(it, *amount)).collect(),
        minuten: read.minutes().into(),
        bedrag_centen: read.amount().map(|amount| amount.0),
    }
}

fn line(line: &LineDraft, amount: Option<Cents>) -> LineDocument {
    LineDocument {
        blad: line.cell.sheet.clone(),
        cel: line.cell.cell.clone(),
        datum: line.date.to_string(),
        fase: line.phase.code(),
        minuten: line.minutes.0,
        begin: line.begins_at.map(words::hours::clock),
        meters: line.metres.0,
        ov_centen: line.transit.0,
        bedrag_centen: amount.map(|amount| amount.0),
    }
}

fn show(file: &FileDocument, output: &Output) {
    let claims = words::counted(file.registraties.len(), "registratie", "registraties");
    let minutes = &file.minuten;
    let all = Minutes(minutes.voorbereiding + minutes.uitvoering + minutes.evaluatie);
    let amount = match file.bedrag_centen {
        Some(cents) => words::euros(Cents(cents)),
        None => "nog geen bedrag".to_owned(),
    };
    let end = match (file.ingelezen, file.kan_worden_ingelezen) {
        (true, _) => "ingelezen",
        (false, true) => "kan worden ingelezen",
        (false, false) => "niet ingelezen",
    };
    let partner = file.partner.naam.as_deref().unwrap_or("partner onbekend");
    output.line(&format!(
        "{}: {partner}, {claims}, {}, {amount}, {end}",
        file.bestand,
        words::hours::hours(all)
    ));
    for remark in &file.meldingen {
        tell(remark, output);
    }
}
