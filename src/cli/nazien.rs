//! `nazien`: is everything in the register as it should be?

use super::args::{Call, Verb};
use super::{Ending, Failure, Output};
use crate::domain::inspection::Problem;
use crate::words;
use serde::Serialize;

pub const VERB: Verb = Verb {
    name: "nazien",
    summary: "kijkt na of het register in orde is",
    operands: None,
    options: &[],
    run,
};

#[derive(Serialize)]
struct Document {
    in_orde: bool,
    problemen: Vec<ProblemDocument>,
}

#[derive(Serialize)]
struct ProblemDocument {
    soort: &'static str,
    melding: String,
}

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let problems = call.desk()?.inspect()?;
    let describe = |problem: &Problem| ProblemDocument {
        soort: problem.code(),
        melding: words::inspection::problem(problem),
    };
    let document = Document {
        in_orde: problems.is_empty(),
        problemen: problems.iter().map(describe).collect(),
    };
    output.document(&document);
    if document.in_orde {
        output.line("Het register is in orde.");
        return Ok(Ending::Done);
    }
    if !output.json {
        for problem in &document.problemen {
            output.problem(&problem.melding);
        }
    }
    Err(Failure::Told)
}
