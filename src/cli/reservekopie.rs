//! `reservekopie` and `herstel`: a checked copy of the register, and back.

use super::args::{Call, Opt, Verb};
use super::{Ending, Failure, Output};
use crate::desk;
use serde_json::json;

pub const VERB: Verb = Verb {
    name: "reservekopie",
    summary: "maakt een gecontroleerde kopie van het register",
    operands: None,
    options: &[Opt::valued("uit", "BESTAND", "de kopie die wordt gemaakt")],
    run: back_up,
};

pub const RESTORE: Verb = Verb {
    name: "herstel",
    summary: "zet een kopie terug als register",
    operands: None,
    options: &[Opt::valued("uit-kopie", "BESTAND", "de kopie")],
    run: restore,
};

fn back_up(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let path = call.needed_path("uit", "BESTAND")?;
    call.desk()?.back_up(&path, call.has("overschrijf"))?;
    output.line(&format!(
        "Kopie geschreven en nagezien: {}.",
        path.display()
    ));
    output.document(&json!({ "bestand": path.display().to_string() }));
    Ok(Ending::Done)
}

fn restore(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let (copy, register) = (call.needed_path("uit-kopie", "BESTAND")?, call.register()?);
    let kept = desk::restore(&copy, &register, call.has("overschrijf"), call.clock()?)?;
    output.line(&format!(
        "{} is teruggezet als {}.",
        copy.display(),
        register.display()
    ));
    if let Some(kept) = &kept {
        output.line(&format!("Het vorige register staat in {}.", kept.display()));
    }
    output.document(&json!({
        "register": register.display().to_string(),
        "vorige": kept.map(|kept| kept.display().to_string()),
    }));
    Ok(Ending::Done)
}
