//! `besluiten`: decisions out as a workbook, and in again.

use super::args::{Call, Opt, Verb};
use super::inlezen::{RemarkDocument, tell};
use super::output::write_file;
use super::{Ending, Failure, Output};
use crate::desk::Error;
use crate::domain::sheet_remark::SheetRemark;
use crate::notice::Notice;
use crate::words;
use serde::Serialize;
use std::path::Path;

pub const VERB: Verb = Verb {
    name: "besluiten",
    summary: "zet besluiten in een werkblad, of neemt ze daaruit over",
    operands: None,
    options: &[
        Opt::valued("jaar", "JJJJ", "het planjaar"),
        Opt::valued("uit", "BESTAND.xlsx", "het werkblad dat wordt gemaakt"),
        Opt::valued("in", "BESTAND.xlsx", "het ingevulde werkblad"),
        Opt::flag("proef", "alleen laten zien, niets bewaren"),
    ],
    run,
};

#[derive(Serialize)]
struct Document {
    bestand: String,
    besluiten: usize,
    antwoorden: usize,
    meldingen: Vec<RemarkDocument>,
    overgenomen: bool,
}

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let year = call.year()?;
    match (call.path("uit"), call.path("in")) {
        (Some(path), None) => {
            call.no_rehearsal()?;
            let book = call.desk()?.decision_book(year)?;
            write_file(&path, &book, call.has("overschrijf"))?;
            output.line(&format!(
                "Besluiten {year} geschreven in {}.",
                path.display()
            ));
            output.document(&serde_json::json!({ "bestand": path.display().to_string() }));
            Ok(Ending::Done)
        }
        (None, Some(path)) => take(call, &path, year, output),
        (Some(_), Some(_)) => Err(Failure::Usage("Geef --uit of --in, niet allebei.".into())),
        (None, None) => Err(Failure::Usage(
            "Er ontbreekt --uit BESTAND.xlsx of --in BESTAND.xlsx.".into(),
        )),
    }
}

fn take(call: &Call, path: &Path, year: i32, output: &Output) -> Result<Ending, Failure> {
    let rehearsal = call.has("proef");
    let mut desk = call.desk_or_copy()?;
    let taken = desk.take_decision_book(path, year);
    let mut document = Document {
        bestand: path.display().to_string(),
        besluiten: 0,
        antwoorden: 0,
        meldingen: Vec::new(),
        overgenomen: false,
    };
    let ending = match taken {
        Ok(outcome) => {
            document.besluiten = outcome.decisions;
            document.antwoorden = outcome.answers;
            document.meldingen = outcome.remarks.iter().map(remark).collect();
            document.overgenomen = !rehearsal;
            let made = words::counted(outcome.decisions, "besluit", "besluiten");
            let answers = words::counted(outcome.answers, "antwoord", "antwoorden");
            let end = if rehearsal {
                "kunnen worden overgenomen"
            } else {
                "overgenomen"
            };
            output.line(&format!(
                "{made} en {answers} {end} uit {}.",
                path.display()
            ));
            Ok(Ending::Done)
        }
        Err(Error::SheetFaults { remarks, file }) => {
            document.meldingen = remarks.iter().map(remark).collect();
            let faults = words::counted(
                remarks.iter().filter(|it| it.holds_up()).count(),
                "fout",
                "fouten",
            );
            output.problem(&format!(
                "Niets overgenomen uit {file}: eerst {faults} oplossen."
            ));
            Err(Failure::Told)
        }
        Err(error) if output.json => {
            let notice = Notice::from(error);
            document.meldingen.push(whole_file(&notice));
            Err(Failure::Told)
        }
        Err(error) => Err(error.into()),
    };
    for remark in &document.meldingen {
        tell(remark, output);
    }
    output.document(&document);
    ending
}

/// A remark on a sheet of ours, for JSON and for people.
pub(super) fn remark(remark: &SheetRemark) -> RemarkDocument {
    RemarkDocument {
        ernst: remark.severity.code(),
        blad: remark.at.sheet.clone(),
        cel: remark.at.cell.clone(),
        gelezen: remark.found.clone(),
        melding: words::sheet_remarks::sheet_remark(remark),
        voorstel: None,
    }
}

fn whole_file(notice: &Notice) -> RemarkDocument {
    RemarkDocument {
        ernst: "fout",
        blad: None,
        cel: None,
        gelezen: None,
        melding: notice.sentence(),
        voorstel: None,
    }
}
