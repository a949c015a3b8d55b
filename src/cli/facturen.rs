//! `facturen`: electronic invoices as institutions send them, read in and held against what was granted.

use super::args::{Call, Opt, Verb};
use super::inlezen::PartnerDocument;
use super::{Ending, Failure, Output, facturen_besluit, facturen_toon};
use crate::desk::{Desk, InvoiceReading};
use crate::domain::OperationId;
use crate::domain::invoice::{
    InvoicePeriod, InvoiceRemark, SubmittedInvoice, SubmittedInvoiceLine,
};
use crate::domain::submission::Severity;
use crate::notice::Notice;
use crate::words;
use serde::Serialize;
use std::path::Path;

pub const VERB: Verb = Verb {
    name: "facturen",
    summary: "leest UBL-facturen in, toont ze, en legt uw besluit vast",
    operands: Some("inlezen BESTAND… | toon | besluit | betaald"),
    options: &[
        Opt::valued(
            "jaar",
            "JJJJ",
            "toon, besluit, betaald: het jaar van de activiteiten",
        ),
        Opt::valued(
            "partner",
            "NAAM",
            "besluit, betaald: de partner, als een nummer vaker voorkomt",
        ),
        Opt::valued("nummer", "NUMMER", "besluit, betaald: het factuurnummer"),
        Opt::valued(
            "uitkomst",
            "UITKOMST",
            "besluit: betalen, deels, aanhouden, terugsturen of afwijzen",
        ),
        Opt::valued(
            "bedrag",
            "BEDRAG",
            "besluit: wat er van de factuur wordt betaald",
        ),
        Opt::valued("reden", "TEKST", "besluit: waarom"),
        Opt::valued(
            "op",
            "JJJJ-MM-DD",
            "betaald: de dag van betaling (anders vandaag)",
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
    partner: PartnerDocument,
    factuur: Option<InvoiceDocument>,
    meldingen: Vec<RemarkDocument>,
    kan_worden_ingelezen: bool,
    ingelezen: bool,
}

#[derive(Serialize)]
struct InvoiceDocument {
    soort: &'static str,
    profiel: &'static str,
    nummer: String,
    datum: String,
    vervaldatum: Option<String>,
    leverancier: PartyDocument,
    afnemer: PartyDocument,
    projectnummer: Option<String>,
    voorstel_projectnummers: Vec<MentionDocument>,
    factuur_waarop: Option<String>,
    leverdatum: Option<String>,
    periode: Option<PeriodDocument>,
    toelichting: Vec<String>,
    regels: Vec<LineDocument>,
    toeslagen_en_kortingen_centen: i64,
    netto_centen: i64,
    btw_centen: i64,
    bruto_centen: i64,
    vooruitbetaald_centen: i64,
    afronding_centen: i64,
    te_betalen_centen: i64,
    bijlagen: Vec<AttachmentDocument>,
}

#[derive(Serialize)]
struct PartyDocument {
    naam: String,
    kvk: String,
    btw_nummer: String,
}

#[derive(Serialize)]
struct MentionDocument {
    projectnummer: String,
    element: String,
}

#[derive(Serialize)]
struct PeriodDocument {
    van: Option<String>,
    tot: Option<String>,
}

#[derive(Serialize)]
struct LineDocument {
    element: String,
    nummer: String,
    naam: String,
    omschrijving: String,
    toelichting: String,
    aantal: String,
    netto_centen: i64,
    btw_honderdste_procent: Option<i64>,
    periode: Option<PeriodDocument>,
}

#[derive(Serialize)]
struct AttachmentDocument {
    naam: String,
    soort: String,
    bytes: usize,
}

#[derive(Serialize)]
struct RemarkDocument {
    ernst: &'static str,
    element: Option<String>,
    gelezen: Option<String>,
    melding: String,
}

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let operands = call.operands();
    let what = operands.first().map(|it| it.to_string_lossy().into_owned());
    match (what.as_deref(), operands.len()) {
        (Some("inlezen"), 2..) => read_in(call, output),
        (Some("toon"), 1) => facturen_toon::run(call, output),
        (Some("besluit"), 1) => facturen_besluit::decide(call, output),
        (Some("betaald"), 1) => facturen_besluit::pay(call, output),
        _ => Err(Failure::Usage(
            "Zeg wat er met de facturen moet gebeuren: facturen inlezen BESTAND …, of toon, besluit, betaald. Uitleg: oto-register facturen --help."
                .to_owned(),
        )),
    }
}

fn read_in(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let keep = !call.has("proef");
    // To look at an invoice no register is needed.
    let mut desk = if keep || call.register()?.exists() {
        call.desk_or_copy()?
    } else {
        call.desk_or_new()?
    };
    let mut first = None;
    let mut document = Document {
        bestanden: Vec::new(),
    };
    for file in call.operands().iter().skip(1) {
        // What cannot be done with one file is told at that file; the others are still read.
        let read = read(&mut desk, file, keep, &mut first);
        show(&read, output);
        document.bestanden.push(read);
    }
    output.document(&document);
    if document.bestanden.iter().all(|it| it.kan_worden_ingelezen) {
        Ok(Ending::Done)
    } else {
        Err(Failure::Told)
    }
}

/// Reads one file, and keeps it when nothing holds it up; all files of one call are taken back together.
fn read(desk: &mut Desk, path: &Path, keep: bool, first: &mut Option<OperationId>) -> FileDocument {
    let reading = match desk.look_at_invoice(path) {
        Ok(reading) => reading,
        Err(error) => return refused(path, error.into()),
    };
    let mut document = describe(path, &reading);
    let draft = reading.draft();
    if reading.same_file > 0 {
        document.hold("Dit bestand is al ingelezen. Lees het niet nog eens in.");
    } else if reading.is_sound() && draft.is_none() {
        document.hold(
            "De afzender is geen partner in dit register en de factuur noemt geen projectnummer. Voeg de partner toe, of vraag om het projectnummer.",
        );
    }
    if let (true, true, Some(draft)) = (keep, document.kan_worden_ingelezen, draft) {
        match desk.add_invoice(&draft, *first) {
            Ok((_, operation)) => {
                let _first = first.get_or_insert(operation);
                document.ingelezen = true;
            }
            Err(error) => document.hold(&Notice::from(error).sentence()),
        }
    }
    document
}

impl FileDocument {
    /// Something keeps it from being read in.
    fn hold(&mut self, why: &str) {
        self.kan_worden_ingelezen = false;
        self.meldingen.push(RemarkDocument {
            ernst: Severity::Error.code(),
            element: None,
            gelezen: None,
            melding: why.to_owned(),
        });
    }
}

fn refused(path: &Path, notice: Notice) -> FileDocument {
    FileDocument {
        bestand: path.display().to_string(),
        partner: PartnerDocument {
            naam: None,
            herkend: false,
        },
        factuur: None,
        meldingen: vec![RemarkDocument {
            ernst: Severity::Error.code(),
            element: None,
            gelezen: None,
            melding: notice.sentence(),
        }],
        kan_worden_ingelezen: false,
        ingelezen: false,
    }
}

fn describe(path: &Path, reading: &InvoiceReading) -> FileDocument {
    FileDocument {
        bestand: path.display().to_string(),
        partner: PartnerDocument::of(&reading.partner),
        factuur: reading.invoice.as_ref().map(invoice),
        meldingen: reading.remarks.iter().map(remark).collect(),
        kan_worden_ingelezen: reading.is_sound(),
        ingelezen: false,
    }
}

fn invoice(read: &SubmittedInvoice) -> InvoiceDocument {
    let party = |it: &crate::domain::invoice::InvoiceParty| PartyDocument {
        naam: it.name.clone(),
        kvk: it.registration.clone(),
        btw_nummer: it.vat_number.clone(),
    };
    let mentions = read.project_mentions.iter();
    let attachments = read.attachments.iter();
    let adjusted: crate::domain::Cents = read.adjustments.iter().map(|(_, it)| *it).sum();
    InvoiceDocument {
        soort: read.kind.code(),
        profiel: read.profile.code(),
        nummer: read.number.clone(),
        datum: read.issued_on.to_string(),
        vervaldatum: read.due_on.map(|day| day.to_string()),
        leverancier: party(&read.seller),
        afnemer: party(&read.buyer),
        projectnummer: read.project_reference.clone(),
        voorstel_projectnummers: mentions
            .map(|(number, at)| MentionDocument {
                projectnummer: number.clone(),
                element: at.0.clone(),
            })
            .collect(),
        factuur_waarop: read.preceding.clone(),
        leverdatum: read.delivered_on.map(|day| day.to_string()),
        periode: read.period.map(period),
        toelichting: read.notes.clone(),
        regels: read.lines.iter().map(line).collect(),
        toeslagen_en_kortingen_centen: adjusted.0,
        netto_centen: read.net.0,
        btw_centen: read.vat.0,
        bruto_centen: read.gross.0,
        vooruitbetaald_centen: read.prepaid.0,
        afronding_centen: read.rounding.0,
        te_betalen_centen: read.payable.0,
        bijlagen: attachments
            .map(|it| AttachmentDocument {
                naam: it.name.clone(),
                soort: it.mime.clone(),
                bytes: it.bytes.len(),
            })
            .collect(),
    }
}

fn line(read: &SubmittedInvoiceLine) -> LineDocument {
    LineDocument {
        element: read.at.0.clone(),
        nummer: read.id.clone(),
        naam: read.name.clone(),
        omschrijving: read.description.clone(),
        toelichting: read.note.clone(),
        aantal: read.quantity.clone(),
        netto_centen: read.net.0,
        btw_honderdste_procent: read.vat_basis_points,
        periode: read.period.map(period),
    }
}

fn period(read: InvoicePeriod) -> PeriodDocument {
    PeriodDocument {
        van: read.from.map(|day| day.to_string()),
        tot: read.until.map(|day| day.to_string()),
    }
}

fn remark(of: &InvoiceRemark) -> RemarkDocument {
    RemarkDocument {
        ernst: of.severity.code(),
        element: Some(of.at.0.clone()),
        gelezen: of.found.clone(),
        melding: words::invoices::remark(of),
    }
}

fn show(file: &FileDocument, output: &Output) {
    match &file.factuur {
        Some(read) => {
            let payable = words::euros(crate::domain::Cents(read.te_betalen_centen));
            let count = words::counted(read.regels.len(), "regel", "regels");
            let end = match (file.ingelezen, file.kan_worden_ingelezen) {
                (true, _) => "ingelezen",
                (false, true) => "kan worden ingelezen",
                (false, false) => "niet ingelezen",
            };
            output.line(&format!(
                "{}: {} {} van {}, {}, {count}, {payable}, {end}",
                file.bestand, read.soort, read.nummer, read.leverancier.naam, read.datum
            ));
            match &read.projectnummer {
                Some(number) => output.line(&format!("  projectnummer  {number}")),
                None => {
                    for found in &read.voorstel_projectnummers {
                        output.line(&format!(
                            "  misschien      {} ({})",
                            found.projectnummer, found.element
                        ));
                    }
                }
            }
            for line in &read.regels {
                let amount = words::euros(crate::domain::Cents(line.netto_centen));
                output.line(&format!("  {amount:>14}  {}", line.naam));
            }
        }
        None => output.line(&format!("{}: niet te lezen", file.bestand)),
    }
    for remark in &file.meldingen {
        if output.json || (output.quiet && remark.ernst == Severity::Notice.code()) {
            continue;
        }
        let word = if remark.ernst == Severity::Error.code() {
            "fout"
        } else {
            "let op"
        };
        let at = remark.element.as_ref();
        let at = at.map_or(String::new(), |at| format!("{at}: "));
        output.problem(&format!("  {word:<7}{at}{}", remark.melding));
    }
}
