//! `inlezen`: partners' files, one by one, each wholly or not at all.

use super::args::{Call, Opt, Verb};
use super::{Ending, Failure, Output};
use crate::desk::partner_match::PartnerMatch;
use crate::desk::{Accepted, Desk, Error, ReadRequest, Reading, Receipt};
use crate::domain::submission::{CellRef, Severity, SubmittedActivity, SubmittedCost};
use crate::exchange::Mapping;
use crate::notice::Notice;
use crate::words;
use serde::Serialize;
use std::path::Path;

pub const VERB: Verb = Verb {
    name: "inlezen",
    summary: "leest jaarplannen van partners in (xlsx, xls, ods, csv)",
    operands: Some("BESTAND…"),
    options: &[
        Opt::valued("jaar", "JJJJ", "het planjaar"),
        Opt::valued(
            "partner",
            "NAAM",
            "de partner, als het bestand die niet noemt",
        ),
        Opt::valued("koppeling", "BESTAND.toml", "welke kolom wat is"),
        Opt::valued(
            "ontvangen",
            "JJJJ-MM-DD",
            "de dag van ontvangst (anders vandaag)",
        ),
        Opt::valued(
            "ondertekend-door",
            "NAAM",
            "de bestuurder of gemandateerde die tekende",
        ),
        Opt::flag("zelfevaluatie", "de zelfevaluatie is bijgevoegd"),
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
    activiteiten: Vec<ActivityDocument>,
    totaal_centen: i64,
    meldingen: Vec<RemarkDocument>,
    wijzigingen: Vec<String>,
    kan_worden_ingelezen: bool,
    ingelezen: bool,
}

#[derive(Serialize)]
pub(super) struct PartnerDocument {
    pub naam: Option<String>,
    pub herkend: bool,
}

impl PartnerDocument {
    /// The name that a file gives, and whether the register knows it.
    pub fn of(partner: &PartnerMatch) -> Self {
        let (naam, herkend) = match partner {
            PartnerMatch::Known(known) => (Some(known.name.clone()), true),
            PartnerMatch::Resembles { name, .. } | PartnerMatch::New { name } => {
                (Some(name.clone()), false)
            }
            PartnerMatch::Unnamed => (None, false),
        };
        Self { naam, herkend }
    }
}

#[derive(Serialize)]
struct ActivityDocument {
    blad: Option<String>,
    nummer: Option<String>,
    naam: Option<String>,
    soort: Option<&'static str>,
    datum: Option<String>,
    datum_tekst: Option<String>,
    deelnemers: Option<u32>,
    kosten: Vec<CostDocument>,
    aangevraagd_centen: i64,
}

#[derive(Serialize)]
struct CostDocument {
    blad: Option<String>,
    cel: Option<String>,
    omschrijving: String,
    kostensoort: Option<String>,
    bedrag_centen: i64,
}

#[derive(Serialize)]
pub(super) struct RemarkDocument {
    pub ernst: &'static str,
    pub blad: Option<String>,
    pub cel: Option<String>,
    pub gelezen: Option<String>,
    pub melding: String,
    pub voorstel: Option<String>,
}

impl RemarkDocument {
    /// That nothing can be done with a file as a whole.
    pub fn of_file(notice: &Notice) -> Self {
        Self {
            ernst: Severity::Error.code(),
            blad: None,
            cel: None,
            gelezen: None,
            melding: notice.sentence(),
            voorstel: None,
        }
    }
}

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let files = call.operands();
    if files.is_empty() {
        return Err(Failure::Usage("Er is geen bestand genoemd. Geef één of meer bestanden: inlezen BESTAND … --jaar 2027.".into()));
    }
    let request = ReadRequest {
        year: Some(call.year()?),
        partner: call.text("partner"),
        mapping: call
            .path("koppeling")
            .map(|path| mapping(&path))
            .transpose()?,
        receipt: Receipt {
            received_on: call.date("ontvangen")?,
            signed_by: call.text("ondertekend-door"),
            self_evaluation: call.has("zelfevaluatie").then_some(true),
            reference: None,
        },
        ..ReadRequest::default()
    };
    let mut desk = call.desk_or_new()?;
    let keep = !call.has("proef");
    let mut document = Document {
        bestanden: Vec::new(),
    };
    for file in &files {
        // What cannot be done with one file is told at that file; the others are still read.
        let read = read(&mut desk, file, request.clone(), keep)
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

fn mapping(path: &Path) -> Result<Mapping, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Error::Input {
        path: path.to_owned(),
        error,
    })?;
    Ok(Mapping::from_toml(text.trim_start_matches('\u{feff}')).map_err(Error::Mapping)?)
}

fn read(
    desk: &mut Desk,
    path: &Path,
    request: ReadRequest,
    keep: bool,
) -> Result<FileDocument, Error> {
    let reading = desk.look_at(path, request)?;
    let accepted = match reading.can_be_accepted() && keep {
        true => Some(desk.accept(&reading)?),
        false => None,
    };
    Ok(describe(path, &reading, accepted.as_ref()))
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
        activiteiten: Vec::new(),
        totaal_centen: 0,
        meldingen: vec![RemarkDocument::of_file(notice)],
        wijzigingen: Vec::new(),
        kan_worden_ingelezen: false,
        ingelezen: false,
    }
}

fn describe(path: &Path, reading: &Reading, accepted: Option<&Accepted>) -> FileDocument {
    let submission = &reading.submission;
    FileDocument {
        bestand: path.display().to_string(),
        blad: submission.first_sheet.clone(),
        indeling: submission.layout.code(),
        partner: PartnerDocument::of(&reading.partner),
        jaar: submission.year.as_ref().map(|year| year.value),
        activiteiten: submission.activities.iter().map(activity).collect(),
        totaal_centen: submission.total().0,
        meldingen: reading.remarks.iter().map(describe_remark).collect(),
        wijzigingen: reading.changes.iter().map(words::changes::change).collect(),
        kan_worden_ingelezen: reading.can_be_accepted(),
        ingelezen: accepted.is_some(),
    }
}

fn activity(activity: &SubmittedActivity) -> ActivityDocument {
    ActivityDocument {
        blad: activity.sheet.clone(),
        nummer: activity.number.as_ref().map(|number| number.value.clone()),
        naam: activity.name.as_ref().map(|name| name.value.clone()),
        soort: activity.kind.as_ref().map(|kind| kind.value.code()),
        datum: activity.date.as_ref().map(|date| date.value.to_string()),
        datum_tekst: activity.date_text.as_ref().map(|text| text.value.clone()),
        deelnemers: activity.participants.as_ref().map(|count| count.value),
        kosten: activity.costs.iter().map(cost).collect(),
        aangevraagd_centen: activity.requested().0,
    }
}

fn cost(cost: &SubmittedCost) -> CostDocument {
    let CellRef { sheet, cell } = cost.at.clone();
    CostDocument {
        blad: sheet,
        cel: cell,
        omschrijving: cost.text.clone(),
        kostensoort: cost.kind.as_ref().map(ToString::to_string),
        bedrag_centen: cost.amount.0,
    }
}

pub(super) fn describe_remark(remark: &crate::domain::submission::Remark) -> RemarkDocument {
    RemarkDocument {
        ernst: remark.severity.code(),
        blad: remark.at.sheet.clone(),
        cel: remark.at.cell.clone(),
        gelezen: remark.found.clone(),
        melding: words::remarks::remark(remark),
        voorstel: Some(words::remarks::proposals(remark)).filter(|text| !text.is_empty()),
    }
}

fn show(file: &FileDocument, output: &Output) {
    let total = words::euros(crate::domain::Cents(file.totaal_centen));
    let count = words::counted(file.activiteiten.len(), "activiteit", "activiteiten");
    let end = match (file.ingelezen, file.kan_worden_ingelezen) {
        (true, _) => "ingelezen",
        (false, true) => "kan worden ingelezen",
        (false, false) => "niet ingelezen",
    };
    let partner = file.partner.naam.as_deref().unwrap_or("partner onbekend");
    output.line(&format!(
        "{}: {partner}, {count}, {total}, {end}",
        file.bestand
    ));
    for change in &file.wijzigingen {
        output.line(&format!("  gewijzigd  {change}"));
    }
    for remark in &file.meldingen {
        tell(remark, output);
    }
}

/// One remark on standard error, with its cell.
pub(super) fn tell(remark: &RemarkDocument, output: &Output) {
    if output.json || (output.quiet && remark.ernst == Severity::Notice.code()) {
        return;
    }
    let place = match (&remark.blad, &remark.cel) {
        (Some(sheet), Some(cell)) => format!("{sheet}, {cell}: "),
        (None, Some(cell)) => format!("{cell}: "),
        (_, None) => String::new(),
    };
    let word = match remark.ernst {
        "fout" => "fout",
        "vraag" => "vraag",
        _ => "let op",
    };
    output.problem(&format!("  {word:<7}{place}{}", remark.melding));
}
