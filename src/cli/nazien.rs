//! `nazien`: is everything in the register as it should be?

use super::args::{Call, Verb, reader};
use super::{Ending, Failure, Output};
use crate::desk::Desk;
use crate::domain::inspection::Problem;
use crate::notice::Notice;
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
    let (register, clock) = (call.register()?, call.clock()?);
    let problemen = match Desk::open(&register, clock, reader()?).and_then(|desk| desk.inspect()) {
        Ok(problems) => problems.iter().map(describe).collect(),
        // Too damaged to look into is a finding too.
        Err(error) if error.is_damage() => vec![unreadable(&Notice::from(error))],
        Err(error) => return Err(error.into()),
    };
    let document = Document {
        in_orde: problemen.is_empty(),
        problemen,
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

fn describe(problem: &Problem) -> ProblemDocument {
    ProblemDocument {
        soort: problem.code(),
        melding: words::inspection::problem(problem),
    }
}

fn unreadable(notice: &Notice) -> ProblemDocument {
    ProblemDocument {
        soort: "onleesbaar",
        melding: notice.sentence(),
    }
}
