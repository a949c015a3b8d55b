//! `uren`: hours of internal trainers.

use super::args::{Call, Opt, Verb};
use super::{Ending, Failure, Output, uren_toon};

pub const VERB: Verb = Verb {
    name: "uren",
    summary: "toont de uren van interne trainers van een jaar",
    operands: Some("toon"),
    options: &[
        Opt::valued("jaar", "JJJJ", "het jaar waarin de activiteiten zijn"),
        Opt::many("partner", "NAAM", "alleen deze partners"),
    ],
    run,
};

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let operands = call.operands();
    let words: Vec<_> = operands.iter().filter_map(|it| it.to_str()).collect();
    match words.as_slice() {
        ["toon"] => uren_toon::run(call, output),
        _ => Err(Failure::Usage(
            "Geef wat er met de uren moet gebeuren: uren toon --jaar JJJJ. Uitleg: oto-register uren --help.".into(),
        )),
    }
}
