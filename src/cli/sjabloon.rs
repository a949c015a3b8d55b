//! `sjabloon`: the intake form to mail to a partner.

use super::args::{Call, Opt, Verb, reader};
use super::output::write_file;
use super::{Ending, Failure, Output};
use crate::desk::Desk;
use serde_json::json;

pub const VERB: Verb = Verb {
    name: "sjabloon",
    summary: "maakt een invulformulier voor het jaarplan van een partner",
    operands: None,
    options: &[
        Opt::valued("jaar", "JJJJ", "het planjaar"),
        Opt::valued("partner", "NAAM", "voor deze partner; anders voor iedereen"),
        Opt::valued("uit", "BESTAND.xlsx", "het formulier dat wordt gemaakt"),
    ],
    run,
};

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let (year, path) = (call.year()?, call.needed_path("uit", "BESTAND.xlsx")?);
    let register = call.register()?;
    // A form for anybody needs no register; one for a partner does.
    let desk = match call.has("partner") || register.exists() {
        true => call.desk()?,
        false => Desk::scratch(call.clock()?, reader()?)?,
    };
    let partner = match call.text("partner") {
        Some(name) => Some(
            desk.store()
                .partner(desk.partner_id(&name)?)
                .map_err(crate::desk::Error::from)?,
        ),
        None => None,
    };
    write_file(
        &path,
        &desk.intake_form(year, partner.as_ref())?,
        call.has("overschrijf"),
    )?;
    output.line(&format!(
        "Formulier {year} geschreven in {}.",
        path.display()
    ));
    output.document(&json!({ "bestand": path.display().to_string(), "jaar": year }));
    Ok(Ending::Done)
}
