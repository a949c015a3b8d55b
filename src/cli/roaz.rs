//! `roaz`: the advice to the Bestuurlijk ROAZ, the list for its meeting, and its agreement.

use super::args::{Call, Opt, Verb};
use super::output::write_file;
use super::{Ending, Failure, Output};
use crate::desk::RoazRecord;
use crate::domain::roaz::RoazLeft;
use crate::words;
use chrono::NaiveDate;
use serde::Serialize;

pub const VERB: Verb = Verb {
    name: "roaz",
    summary: "legt advies aan en akkoord van het Bestuurlijk ROAZ vast, en maakt de lijst voor de vergadering",
    operands: None,
    options: &[
        Opt::valued("jaar", "JJJJ", "het planjaar"),
        Opt::valued("akkoord", "JJJJ-MM-DD", "de dag van het akkoord"),
        Opt::valued(
            "advies",
            "JJJJ-MM-DD",
            "de dag van het advies, voor plannen waarover geheel is besloten",
        ),
        Opt::valued("lijst", "BESTAND.pdf", "de lijst voor de vergadering"),
        Opt::many("partner", "NAAM", "alleen deze partners"),
    ],
    run,
};

#[derive(Serialize)]
struct Document {
    jaar: i32,
    advies: Option<String>,
    akkoord: Option<String>,
    /// How many plans something was recorded for, or how many stand in the list alone.
    plannen: usize,
    lijst: Option<String>,
    overgeslagen: Vec<Left>,
}

#[derive(Serialize)]
struct Left {
    partner: String,
    reden: String,
}

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let year = call.year()?;
    let (advice, agreement) = (call.date("advies")?, call.date("akkoord")?);
    let list = call.path("lijst");
    if advice.is_none() && agreement.is_none() && list.is_none() {
        return Err(Failure::Usage(
            "Er ontbreekt een datum. Geef --akkoord JJJJ-MM-DD of --advies JJJJ-MM-DD, of maak de lijst met --lijst BESTAND.pdf.".into(),
        ));
    }
    let mut desk = call.desk()?;
    let partners = call.texts("partner");
    let plans = desk.plans_for(year, &partners)?;
    let mut count = plans.len();
    let mut left: Vec<RoazLeft> = Vec::new();
    if let Some(path) = &list {
        let whole_year = partners.is_empty();
        let pdf = desk.roaz_advice(year, if whole_year { &[] } else { &plans })?;
        write_file(path, &pdf, call.has("overschrijf"))?;
        output.line(&format!("Lijst geschreven in {}.", path.display()));
    }
    let mut told = |what: &str, on: NaiveDate, record: RoazRecord| {
        let others = words::roaz::recorded(what, on, record.plans.len(), &[]);
        output.line(&others);
        if !record.left.is_empty() {
            let others = words::roaz::left(&record.left);
            output.problem(&format!("{what}: niet vastgelegd voor {others}."));
        }
        count = record.plans.len();
        left.extend(record.left);
    };
    if let Some(on) = advice {
        told("Advies", on, desk.advise(&plans, on)?);
    }
    if let Some(on) = agreement {
        told("Akkoord", on, desk.record_agreement(&plans, on)?);
    }
    output.document(&Document {
        jaar: year,
        advies: advice.map(|on| on.to_string()),
        akkoord: agreement.map(|on| on.to_string()),
        plannen: count,
        lijst: list.map(|path| path.display().to_string()),
        overgeslagen: left
            .into_iter()
            .map(|it| Left {
                reden: words::roaz::hurdle(it.why),
                partner: it.partner,
            })
            .collect(),
    });
    Ok(Ending::Done)
}
