//! `sjabloon`: the intake form, the form for hours, or the decision form, to mail to a partner.

use super::args::{Call, Opt, Verb, reader};
use super::output::write_file;
use super::{Ending, Failure, Output};
use crate::desk::Desk;
use chrono::Datelike;
use serde_json::json;
use std::path::Path;

pub const VERB: Verb = Verb {
    name: "sjabloon",
    summary: "maakt een invulformulier voor het jaarplan, de uren of de beslisboom",
    operands: None,
    options: &[
        Opt::valued("jaar", "JJJJ", "het planjaar"),
        Opt::valued("partner", "NAAM", "voor deze partner; anders voor iedereen"),
        Opt::flag(
            "uren",
            "een urenformulier, met de activiteiten van de partner",
        ),
        Opt::flag(
            "beslisboom",
            "het beslisformulier voor inzet van een interne medewerker",
        ),
        Opt::valued(
            "activiteit",
            "PROJECTNUMMER",
            "het beslisformulier over deze activiteit; anders over een willekeurige",
        ),
        Opt::valued("uit", "BESTAND.xlsx", "het formulier dat wordt gemaakt"),
    ],
    run,
};

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    if call.has("beslisboom") {
        return decision_form(call, output);
    }
    if call.has("activiteit") {
        return Err(Failure::Usage(
            "--activiteit hoort bij --beslisboom.".to_owned(),
        ));
    }
    let (year, path) = (call.year()?, call.needed_path("uit", "BESTAND.xlsx")?);
    if call.has("uren") {
        return hours_form(call, output, year, &path);
    }
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

/// A form for hours is for one partner: its activities stand in it.
fn hours_form(call: &Call, output: &Output, year: i32, path: &Path) -> Result<Ending, Failure> {
    let Some(name) = call.text("partner") else {
        return Err(Failure::Usage(
            "Een urenformulier is voor één partner. Geef ook --partner NAAM.".to_owned(),
        ));
    };
    let desk = call.desk()?;
    let id = desk.partner_id(&name)?;
    let partner = desk.store().partner(id).map_err(crate::desk::Error::from)?;
    write_file(
        path,
        &desk.hours_workbook(year, &partner)?,
        call.has("overschrijf"),
    )?;
    output.line(&format!(
        "Urenformulier {year} van {} geschreven in {}.",
        partner.name,
        path.display()
    ));
    output.document(
        &json!({ "bestand": path.display().to_string(), "jaar": year, "partner": partner.name }),
    );
    Ok(Ending::Done)
}

/// The decision form; of the coming year unless one is given.
fn decision_form(call: &Call, output: &Output) -> Result<Ending, Failure> {
    if call.has("partner") {
        return Err(Failure::Usage(
            "--partner hoort niet bij --beslisboom; geef --activiteit PROJECTNUMMER.".to_owned(),
        ));
    }
    let path = call.needed_path("uit", "BESTAND.xlsx")?;
    let year = match call.has("jaar") {
        true => call.year()?,
        false => call.clock()?.today().year() + 1,
    };
    let number = call.text("activiteit");
    let register = call.register()?;
    let desk = match number.is_some() || register.exists() {
        true => call.desk()?,
        false => Desk::scratch(call.clock()?, reader()?)?,
    };
    let about = match &number {
        Some(number) => Some(desk.tree_subject_of(year, number)?),
        None => None,
    };
    let form = desk.tree_form(year, about.as_ref().map(|it| it.activity))?;
    write_file(&path, &form, call.has("overschrijf"))?;
    output.line(&format!(
        "Beslisformulier {year} geschreven in {}.",
        path.display()
    ));
    output.document(&json!({
        "bestand": path.display().to_string(),
        "jaar": year,
        "activiteit": about.map(|it| it.project_number),
    }));
    Ok(Ending::Done)
}
