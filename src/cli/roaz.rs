//! `roaz`: the agreement of the Bestuurlijk ROAZ.

use super::args::{Call, Opt, Verb};
use super::{Ending, Failure, Output};
use crate::words;
use serde::Serialize;

pub const VERB: Verb = Verb {
    name: "roaz",
    summary: "legt advies aan en akkoord van het Bestuurlijk ROAZ vast",
    operands: None,
    options: &[
        Opt::valued("jaar", "JJJJ", "het planjaar"),
        Opt::valued("akkoord", "JJJJ-MM-DD", "de dag van het akkoord"),
        Opt::valued("advies", "JJJJ-MM-DD", "de dag van het advies"),
        Opt::many("partner", "NAAM", "alleen deze partners"),
    ],
    run,
};

#[derive(Serialize)]
struct Document {
    jaar: i32,
    advies: Option<String>,
    akkoord: Option<String>,
    plannen: usize,
}

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let year = call.year()?;
    let (advice, agreement) = (call.date("advies")?, call.date("akkoord")?);
    if advice.is_none() && agreement.is_none() {
        return Err(Failure::Usage(
            "Er ontbreekt een datum. Geef --akkoord JJJJ-MM-DD of --advies JJJJ-MM-DD.".into(),
        ));
    }
    let mut desk = call.desk()?;
    let plans = desk.plans_for(year, &call.texts("partner"))?;
    let count = words::counted(plans.len(), "jaarplan", "jaarplannen");
    if let Some(on) = advice {
        desk.record_advice(&plans, on)?;
        output.line(&format!(
            "Advies van {} vastgelegd voor {count}.",
            words::long_date(on)
        ));
    }
    if let Some(on) = agreement {
        desk.record_agreement(&plans, on)?;
        output.line(&format!(
            "Akkoord van {} vastgelegd voor {count}.",
            words::long_date(on)
        ));
    }
    output.document(&Document {
        jaar: year,
        advies: advice.map(|on| on.to_string()),
        akkoord: agreement.map(|on| on.to_string()),
        plannen: plans.len(),
    });
    Ok(Ending::Done)
}
