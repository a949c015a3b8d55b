//! `voorbeeld`: a whole example region, from handed-in files to letters, and the window on it.

use super::args::{Call, Opt, Verb, reader};
use super::inlezen::{RemarkDocument, describe_remark, tell};
use super::{Ending, Failure, Output};
use crate::clock::Clock;
use crate::desk::Error;
use crate::desk::example::{self, ExamplePlan, ExampleSpec, ExampleSummary, SizeFault};
use crate::domain::Cents;
use crate::domain::letter::LetterState;
use crate::notice::Notice;
use crate::{display, words};
use serde::Serialize;
use std::path::{Path, PathBuf};

pub const VERB: Verb = Verb {
    name: "voorbeeld",
    summary: "maakt een voorbeeldregister met brieven en opent het",
    operands: None,
    options: &[
        Opt::valued(
            "uit",
            "MAP",
            "de map voor het voorbeeld (anders ./voorbeeld)",
        ),
        Opt::valued("partners", "N", "zoveel partners in totaal"),
        Opt::valued("activiteiten", "M", "zoveel activiteiten in totaal"),
        Opt::valued("zaad", "Z", "een ander getal geeft een ander voorbeeld"),
        Opt::flag("zonder-venster", "het venster niet openen"),
    ],
    run,
};

#[derive(Serialize)]
struct Document {
    register: String,
    brieven: String,
    inzendingen: String,
    jaar: i32,
    partners: usize,
    activiteiten: usize,
    kostenregels: usize,
    aangevraagd_centen: i64,
    toegekend_centen: i64,
    brieven_gereed: usize,
    plannen: Vec<PlanDocument>,
    geweigerd: Vec<RefusedDocument>,
}

#[derive(Serialize)]
struct PlanDocument {
    partner: String,
    activiteiten: usize,
    kostenregels: usize,
    aangevraagd_centen: i64,
    toegekend_centen: i64,
    status: &'static str,
    bestand: Option<String>,
    paginas: u32,
}

#[derive(Serialize)]
struct RefusedDocument {
    bestand: String,
    meldingen: Vec<RemarkDocument>,
}

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let spec = spec(call)?;
    let summary = example::build(&spec, reader()?, &output.progress()).map_err(refused)?;
    show(&summary, output);
    output.document(&document(&summary));
    if call.has("zonder-venster") || output.json {
        return Ok(Ending::Done);
    }
    if !display::available() {
        output.line(&format!(
            "Er is geen grafische omgeving. Open het voorbeeld later met: {}",
            open_command(&summary.register)
        ));
        return Ok(Ending::Done);
    }
    Ok(Ending::OpenWindow(
        summary.register,
        Clock::Fixed(spec.today),
    ))
}

fn spec(call: &Call) -> Result<ExampleSpec, Failure> {
    let folder = call
        .path("uit")
        .unwrap_or_else(|| PathBuf::from("voorbeeld"));
    let number = |name: &str| -> Result<Option<usize>, Failure> {
        let given = call.has(name).then(|| call.number(name, 0)).transpose()?;
        Ok(given.map(|number| number as usize))
    };
    let mut spec = ExampleSpec::new(folder)
        .sized(number("partners")?, number("activiteiten")?)
        .map_err(|fault| Failure::Usage(wrong_size(fault)))?;
    spec.seed = u64::from(call.number("zaad", 1)?);
    spec.today = call.date("vandaag")?.unwrap_or(spec.today);
    spec.register = call.path("register").unwrap_or(spec.register);
    spec.replace = call.has("overschrijf");
    Ok(spec)
}

fn wrong_size(fault: SizeFault) -> String {
    match fault {
        SizeFault::Partners { most } => {
            format!(
                "Het voorbeeld heeft 1 tot {most} partners. Geef --partners een getal daartussen."
            )
        }
        SizeFault::Activities {
            partners,
            least,
            most,
        } if least == most => format!(
            "{} precies {}. Laat --activiteiten weg, of geef met --partners meer partners.",
            has(partners),
            words::counted(least, "activiteit", "activiteiten")
        ),
        SizeFault::Activities {
            partners,
            least,
            most,
        } => format!(
            "{} minstens {least} en hoogstens {most} activiteiten. Geef --activiteiten een getal daartussen, of geef --partners een ander getal.",
            has(partners)
        ),
    }
}

fn has(partners: usize) -> String {
    let verb = if partners == 1 { "heeft" } else { "hebben" };
    format!(
        "In het voorbeeld {verb} {}",
        words::counted(partners, "partner", "partners")
    )
}

/// The first command that people try is tried twice: then it says how to go on.
fn refused(error: Error) -> Failure {
    match error {
        Error::OutputExists(path) if path.extension().is_some_and(|it| it == "oto") => {
            Failure::Refused(Notice::new(
                format!("Het voorbeeld staat er al: {}.", path.display()),
                "Daarin kan werk van u staan, dus het is niet vervangen.",
                format!(
                    "Open het met: {}. Of maak het opnieuw met --overschrijf.",
                    open_command(&path)
                ),
            ))
        }
        other => other.into(),
    }
}

fn open_command(register: &Path) -> String {
    format!("oto-register --register \"{}\"", register.display())
}

fn show(summary: &ExampleSummary, output: &Output) {
    let wide = summary
        .plans
        .iter()
        .map(|plan| plan.partner.chars().count());
    let wide = wide.max().unwrap_or(0).max("Partner".len());
    output.line(&format!(
        "{:<wide$}  {:>12}  {:>16}  {:>16}  Brief",
        "Partner", "Activiteiten", "Gevraagd", "Toegekend"
    ));
    for plan in &summary.plans {
        let amounts = [plan.requested, plan.granted];
        let text = row(&plan.partner, plan.activities, amounts, wide);
        output.line(&(text + plan.letter.code()));
    }
    let totals = [
        |plan: &ExamplePlan| plan.requested,
        |plan: &ExamplePlan| plan.granted,
    ]
    .map(|amount| summary.plans.iter().map(amount).sum());
    let activities = summary.plans.iter().map(|plan| plan.activities).sum();
    let ready = words::counted(ready(summary), "brief gereed", "brieven gereed");
    output.line(&(row("Totaal", activities, totals, wide) + &ready));
    for file in &summary.refused {
        output.problem(&format!(
            "{} is niet ingelezen: {}. Dit bestand bevat met opzet fouten.",
            file.file,
            words::counted(file.remarks.len(), "melding", "meldingen")
        ));
        for remark in &file.remarks {
            tell(&describe_remark(remark), output);
        }
    }
    output.line(&format!("\nRegister: {}", summary.register.display()));
    output.line(&format!("Brieven:  {}", summary.letters.display()));
}

fn row(name: &str, activities: usize, [requested, granted]: [Cents; 2], wide: usize) -> String {
    let (requested, granted) = (words::euros(requested), words::euros(granted));
    format!("{name:<wide$}  {activities:>12}  {requested:>16}  {granted:>16}  ")
}

fn ready(summary: &ExampleSummary) -> usize {
    let is_ready = |plan: &&ExamplePlan| plan.letter == LetterState::Ready;
    summary.plans.iter().filter(is_ready).count()
}

fn document(summary: &ExampleSummary) -> Document {
    let plans = &summary.plans;
    Document {
        register: summary.register.display().to_string(),
        brieven: summary.letters.display().to_string(),
        inzendingen: summary.submissions.display().to_string(),
        jaar: summary.year,
        partners: plans.len(),
        activiteiten: plans.iter().map(|plan| plan.activities).sum(),
        kostenregels: plans.iter().map(|plan| plan.lines).sum(),
        aangevraagd_centen: plans.iter().map(|plan| plan.requested.0).sum(),
        toegekend_centen: plans.iter().map(|plan| plan.granted.0).sum(),
        brieven_gereed: ready(summary),
        plannen: plans.iter().map(plan).collect(),
        geweigerd: summary
            .refused
            .iter()
            .map(|file| RefusedDocument {
                bestand: file.file.clone(),
                meldingen: file.remarks.iter().map(describe_remark).collect(),
            })
            .collect(),
    }
}

fn plan(plan: &ExamplePlan) -> PlanDocument {
    PlanDocument {
        partner: plan.partner.clone(),
        activiteiten: plan.activities,
        kostenregels: plan.lines,
        aangevraagd_centen: plan.requested.0,
        toegekend_centen: plan.granted.0,
        status: plan.letter.code(),
        bestand: plan.file.as_ref().map(|path| path.display().to_string()),
        paginas: plan.pages,
    }
}
