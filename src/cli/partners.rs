//! `partners`: a list of partners taken over from a workbook.

use super::args::{Call, Opt, Verb, reader};
use super::besluiten::remark;
use super::inlezen::{RemarkDocument, tell};
use super::output::write_file;
use super::{Ending, Failure, Output};
use crate::desk::{Error, PartnerChange};
use crate::domain::partner::NewPartner;
use crate::domain::sheet_remark::SheetRemark;
use serde::Serialize;

pub const VERB: Verb = Verb {
    name: "partners",
    summary: "neemt een lijst van partners over uit een werkblad, of schrijft die",
    operands: None,
    options: &[
        Opt::valued("in", "BESTAND.xlsx", "het werkblad met de partners"),
        Opt::valued(
            "uit",
            "BESTAND.xlsx",
            "de partners van het register als werkblad, om aan te vullen",
        ),
        Opt::flag("proef", "alleen laten zien, niets bewaren"),
    ],
    run,
};

#[derive(Serialize)]
struct Document {
    bestand: String,
    partners: Vec<PartnerDocument>,
    meldingen: Vec<RemarkDocument>,
    overgenomen: bool,
}

#[derive(Serialize)]
struct PartnerDocument {
    naam: String,
    wijziging: &'static str,
}

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    if let Some(path) = call.path("uit") {
        let book = call.desk_or_new()?.partner_book()?;
        write_file(&path, &book, call.has("overschrijf"))?;
        output.line(&format!("Partners geschreven in {}.", path.display()));
        output.document(&serde_json::json!({ "bestand": path.display().to_string() }));
        return Ok(Ending::Done);
    }
    let path = call.needed_path("in", "BESTAND.xlsx")?;
    let file = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let opened = reader()?.open(&path).map_err(|error| Error::CannotOpen {
        file: file.clone(),
        error,
    })?;
    let mut desk = call.desk_or_new()?;
    let reading = desk.read_partners(file, &opened.workbook)?;
    let list: Vec<NewPartner> = reading.rows.into_iter().map(|row| row.new).collect();
    let remarks = reading.remarks;
    let held_up = remarks.iter().any(SheetRemark::holds_up);
    let changes = if held_up {
        desk.compare_partners(&list)?
    } else {
        desk.import_partners(&list)?
    };
    let document = Document {
        bestand: path.display().to_string(),
        partners: changes.iter().map(describe).collect(),
        meldingen: remarks.iter().map(remark).collect(),
        overgenomen: !held_up && !call.has("proef"),
    };
    for partner in &document.partners {
        output.line(&format!("{:<10}{}", partner.wijziging, partner.naam));
    }
    for remark in &document.meldingen {
        tell(remark, output);
    }
    output.document(&document);
    if held_up {
        output.problem("Niets overgenomen: los eerst de meldingen op.");
        return Err(Failure::Told);
    }
    Ok(Ending::Done)
}

fn describe(change: &PartnerChange) -> PartnerDocument {
    let (name, what) = match change {
        PartnerChange::Added { name } => (name, "nieuw"),
        PartnerChange::Changed { name, .. } => (name, "gewijzigd"),
        PartnerChange::Same { name } => (name, "gelijk"),
    };
    PartnerDocument {
        naam: name.clone(),
        wijziging: what,
    }
}
