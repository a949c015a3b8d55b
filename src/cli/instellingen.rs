//! `instellingen`: the region's settings out to a file, and in from it.

use super::args::{Call, Opt, Verb};
use super::{Ending, Failure, Output};
use crate::desk::Desk;
use serde_json::json;
use std::path::Path;

pub const VERB: Verb = Verb {
    name: "instellingen",
    summary: "zet de instellingen van de regio in een bestand, of neemt ze over",
    operands: None,
    options: &[
        Opt::valued("uit", "BESTAND.toml", "het bestand dat wordt gemaakt"),
        Opt::valued("in", "BESTAND.toml", "het ingevulde bestand"),
        Opt::flag("proef", "alleen nakijken, niets bewaren"),
    ],
    run,
};

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    match (call.path("uit"), call.path("in")) {
        (Some(path), None) => {
            call.no_rehearsal()?;
            call.desk_or_new()?
                .write_region_file(&path, call.has("overschrijf"))?;
            output.line(&format!("Instellingen geschreven in {}.", path.display()));
            output.document(&json!({ "bestand": path.display().to_string() }));
            Ok(Ending::Done)
        }
        (None, Some(path)) => take(call, &path, output),
        (Some(_), Some(_)) => Err(Failure::Usage("Geef --uit of --in, niet allebei.".into())),
        (None, None) => Err(Failure::Usage(
            "Er ontbreekt --uit BESTAND.toml of --in BESTAND.toml.".into(),
        )),
    }
}

fn take(call: &Call, path: &Path, output: &Output) -> Result<Ending, Failure> {
    let (file, logo) = Desk::read_region_file(path)?;
    call.desk_or_new()?.change_region(&file, logo)?;
    let kept = !call.has("proef");
    let end = if kept {
        "overgenomen"
    } else {
        "in orde, niet overgenomen (proef)"
    };
    output.line(&format!("Instellingen van {}: {end}.", file.name));
    output.document(
        &json!({ "bestand": path.display().to_string(), "regio": file.name, "overgenomen": kept }),
    );
    Ok(Ending::Done)
}
