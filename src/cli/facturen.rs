//! `facturen`: electronic invoices as institutions send them.

use super::args::{Call, Opt, Verb};
use super::{Ending, Failure, Output};
use crate::desk::partner_match::PartnerMatch;
use crate::desk::{Desk, InvoiceReading};
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
    summary: "leest UBL-facturen en laat zien wat erin staat (facturen inlezen --proef)",
    operands: Some("inlezen BESTAND…"),
    options: &[Opt::flag("proef", "alleen laten zien, niets bewaren")],
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
struct PartnerDocument {
    naam: Option<String>,
    herkend: bool,
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
    let (what, files) = match operands.split_first() {
        Some((what, files)) => (what.to_string_lossy().into_owned(), files),
        None => (String::new(), &[][..]),
    };
    if what != "inlezen" || files.is_empty() {
        return Err(Failure::Usage(
            "Geef op wat er moet gebeuren: facturen inlezen BESTAND … --proef.".into(),
        ));
    }
    if !call.has("proef") {
        return Err(Failure::Refused(Notice::new(
            "De facturen zijn niet bewaard.",
            "Deze versie kan facturen lezen en laten zien, maar nog niet in het register bewaren.",
            "Geef --proef om te zien wat erin staat.",
        )));
    }
    let desk = call.desk_or_new()?;
    let document = Document {
        bestanden: files.iter().map(|file| read(&desk, file)).collect(),
    };
    for file in &document.bestanden {
        show(file, output);
    }
    output.document(&document);
    if document.bestanden.iter().all(|it| it.kan_worden_ingelezen) {
        Ok(Ending::Done)
    } else {
        Err(Failure::Told)
    }
}

fn read(desk: &Desk, path: &Path) -> FileDocument {
    match desk.look_at_invoice(path) {
        Ok(reading) => describe(path, &reading),
        Err(error) => FileDocument {
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
                melding: Notice::from(error).sentence(),
            }],
            kan_worden_ingelezen: false,
            ingelezen: false,
        },
    }
}

fn describe(path: &Path, reading: &InvoiceReading) -> FileDocument {
    let (name, known) = match &reading.partner {
        PartnerMatch::Known(known) => (Some(known.name.clone()), true),
        PartnerMatch::Resembles { name, .. } | PartnerMatch::New { name } => {
            (Some(name.clone()), false)
        }
        PartnerMatch::Unnamed => (None, false),
    };
    FileDocument {
        bestand: path.display().to_string(),
        partner: PartnerDocument {
            naam: name,
            herkend: known,
        },
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
            output.line(&format!(
                "{}: {} {} van {}, {}, {count}, {payable}",
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
