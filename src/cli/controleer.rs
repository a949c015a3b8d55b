//! `controleer`: every open finding of a year.

use super::args::{Call, Opt, Verb};
use super::{Ending, Failure, Output};
use crate::domain::finding::Finding;
use crate::domain::submission::Severity;
use crate::words::findings as words;
use serde::Serialize;

pub const VERB: Verb = Verb {
    name: "controleer",
    summary: "noemt alles wat in een jaar nog open is of niet klopt",
    operands: None,
    options: &[Opt::valued("jaar", "JJJJ", "het planjaar")],
    run,
};

#[derive(Serialize)]
struct Document {
    bevindingen: Vec<FindingDocument>,
}

/// A finding as the contract has it.
#[derive(Serialize)]
pub(super) struct FindingDocument {
    soort: &'static str,
    ernst: &'static str,
    partner: String,
    /// The name of the activity; null where it is about the plan as a whole.
    activiteit: Option<String>,
    projectnummer: Option<String>,
    melding: String,
    voorstel: String,
    passages: Vec<String>,
}

impl FindingDocument {
    pub(super) fn of(finding: &Finding) -> Self {
        let activity = finding.activity.as_ref();
        Self {
            soort: finding.kind().code(),
            ernst: finding.severity.code(),
            partner: finding.partner.clone(),
            activiteit: activity.map(|it| it.name.clone()),
            projectnummer: activity.map(|it| it.project_number.clone()),
            melding: words::message(finding),
            voorstel: words::proposal(finding),
            passages: finding.passages.iter().map(ToString::to_string).collect(),
        }
    }
}

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let year = call.year()?;
    let findings = call.desk()?.findings(year)?;
    tell(&findings, year, output);
    output.document(&Document {
        bevindingen: findings.iter().map(FindingDocument::of).collect(),
    });
    let wrong = |it: &Finding| it.severity == Severity::Error;
    if findings.iter().any(wrong) {
        return Err(Failure::Told);
    }
    Ok(Ending::Done)
}

/// By partner, in each the heaviest first.
fn tell(findings: &[Finding], year: i32, output: &Output) {
    if findings.is_empty() {
        output.line(&format!("Geen bevindingen in {year}."));
        return;
    }
    output.line(&format!(
        "Bevindingen in {year}: {}.",
        words::tally(findings.iter())
    ));
    let mut by_partner: Vec<&Finding> = findings.iter().collect();
    by_partner.sort_by_key(|it| it.partner.to_lowercase());
    let mut partner = None;
    for finding in by_partner {
        if partner != Some(&finding.partner) {
            output.line(&format!("\n{}", finding.partner));
            partner = Some(&finding.partner);
        }
        output.line(&format!(
            "  {:<7}{}: {}\n         {}",
            words::severity(finding.severity),
            words::activity(finding.activity.as_ref()),
            words::message(finding),
            words::proposal(finding)
        ));
    }
}
