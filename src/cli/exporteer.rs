//! `exporteer`: a year as a workbook.

use super::args::{Call, Opt, Verb};
use super::output::write_file;
use super::{Ending, Failure, Output};
use serde_json::json;

pub const VERB: Verb = Verb {
    name: "exporteer",
    summary: "zet een jaar met plannen en toekenningen in een werkblad",
    operands: None,
    options: &[
        Opt::valued("jaar", "JJJJ", "het planjaar"),
        Opt::valued("uit", "BESTAND.xlsx", "het werkblad dat wordt gemaakt"),
    ],
    run,
};

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let (year, path) = (call.year()?, call.needed_path("uit", "BESTAND.xlsx")?);
    write_file(
        &path,
        &call.desk()?.year_export(year)?,
        call.has("overschrijf"),
    )?;
    output.line(&format!("Jaar {year} geschreven in {}.", path.display()));
    output.document(&json!({ "bestand": path.display().to_string(), "jaar": year }));
    Ok(Ending::Done)
}
