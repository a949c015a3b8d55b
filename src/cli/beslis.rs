//! `beslis`: walks the decision tree for paying an internal employee; the form of it as PDF.

use super::args::{Call, Opt, Verb, reader};
use super::besluiten::remark;
use super::inlezen::{RemarkDocument, tell};
use super::output::write_file;
use super::{Ending, Failure, Output};
use crate::desk::{self, DecisionFormInput, Error, verdict_label};
use crate::domain::EditionId;
use crate::domain::sheet_remark::SheetRemark;
use crate::notice::Notice;
use crate::rules::edition::{self, Guide};
use crate::rules::tree::{Step, Walk, WalkEnd, walk};
use crate::rules::tree_advice::{Advice, Change, what_could};
use crate::words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

pub const VERB: Verb = Verb {
    name: "beslis",
    summary: "loopt de beslisboom voor inzet van een interne medewerker door",
    operands: None,
    options: &[
        Opt::valued(
            "antwoorden",
            "BESTAND",
            "de antwoorden: toml met [antwoorden] en KNOOP = \"antwoord\", of een ingevuld beslisformulier (xlsx)",
        ),
        Opt::valued(
            "gids",
            "ID",
            "de editie van de referentiegids (anders de nieuwste)",
        ),
        Opt::valued(
            "pdf",
            "BESTAND.pdf",
            "het beslisformulier dat wordt gemaakt",
        ),
    ],
    run,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerFile {
    antwoorden: BTreeMap<String, String>,
    #[serde(default)]
    formulier: FormTable,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct FormTable {
    ingevuld_door: String,
    organisatie: String,
    /// A date of TOML, or one in quotes.
    datum: Option<toml::Value>,
    activiteit: String,
}

#[derive(Serialize)]
struct Document {
    gids: String,
    uitkomst: Option<String>,
    uitkomst_id: Option<String>,
    volgende: Option<String>,
    pad: Vec<StepDocument>,
    conclusie: Option<String>,
    reden: Option<String>,
    voorwaarden: Vec<String>,
    passages: Vec<String>,
    wat_kan_wel: Vec<AdviceDocument>,
    /// Of a decision form as a workbook; else empty.
    meldingen: Vec<RemarkDocument>,
}

#[derive(Serialize)]
struct StepDocument {
    knoop: String,
    vraag: String,
    antwoord: String,
    antwoord_tekst: String,
}

#[derive(Serialize)]
struct AdviceDocument {
    wijzigingen: Vec<ChangeDocument>,
    daarna: Vec<StepDocument>,
    uitkomst_id: String,
}

#[derive(Serialize)]
struct ChangeDocument {
    knoop: String,
    vraag: String,
    antwoord_nu: String,
    antwoord_nodig: String,
    antwoord_nodig_tekst: String,
}

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let path = call.needed_path("antwoorden", "BESTAND")?;
    let ((guide, answers, form), remarks) = if is_workbook(&path) {
        of_workbook(call, &path, output)?
    } else {
        (of_toml(call, &path)?, Vec::new())
    };
    let walk = walk(guide.tree(), &answers).map_err(Error::from)?;
    let advice = what_could(guide.tree(), &walk);
    let pdf = call.path("pdf");
    if let Some(pdf) = &pdf {
        let bytes = desk::decision_form(guide, &walk, &form)?;
        write_file(pdf, &bytes, call.has("overschrijf"))?;
    }
    show_walk(output, guide, &walk);
    show_advice(output, &advice);
    if let Some(pdf) = &pdf {
        output.line(&format!(
            "\nBeslisformulier geschreven in {}.",
            pdf.display()
        ));
    }
    output.document(&Document {
        meldingen: remarks,
        ..document(guide, &walk, &advice)
    });
    Ok(Ending::Done)
}

/// The edition, the answers, and what the form says beside them.
type Given = (&'static Guide, BTreeMap<String, String>, DecisionFormInput);

fn is_workbook(path: &Path) -> bool {
    let ending = path
        .extension()
        .map(|it| it.to_string_lossy().to_lowercase());
    ending.is_some_and(|it| ["xlsx", "xlsm", "xls", "ods"].contains(&it.as_str()))
}

fn of_toml(call: &Call, path: &Path) -> Result<Given, Failure> {
    let guide = chosen_guide(call)?;
    let today = call.clock()?.today();
    let file = read(path)?;
    let form = input(file.formulier, path, today)?;
    Ok((guide, file.antwoorden, form))
}

/// A decision form that came back. What does not hold it up is told on the way.
fn of_workbook(
    call: &Call,
    path: &Path,
    output: &Output,
) -> Result<(Given, Vec<RemarkDocument>), Failure> {
    let wanted = call.text("gids").map(EditionId);
    let refused = |remarks: &[SheetRemark]| {
        // With --json too: there is no document to say it in.
        let said = Output {
            json: false,
            ..*output
        };
        output.problem(&format!("{} is niet gelezen.", path.display()));
        for it in remarks {
            tell(&remark(it), &said);
        }
        Failure::Told
    };
    let read = match desk::read_tree_form(&reader()?, path, wanted.as_ref()) {
        Ok(read) if read.remarks.iter().any(SheetRemark::holds_up) => {
            return Err(refused(&read.remarks));
        }
        Ok(read) => read,
        Err(Error::SheetFaults { remarks, .. }) => return Err(refused(&remarks)),
        Err(error) => return Err(error.into()),
    };
    let remarks: Vec<RemarkDocument> = read.remarks.iter().map(remark).collect();
    for remark in &remarks {
        tell(remark, output);
    }
    let dated = read.reading.dated.unwrap_or(call.clock()?.today());
    let form = DecisionFormInput {
        filled_in_by: read.reading.filled_in_by,
        organisation: read.reading.organisation,
        activity: read.reading.description,
        ..DecisionFormInput::blank(dated)
    };
    Ok(((read.guide, read.answers, form), remarks))
}

/// The edition that was named, or the newest.
fn chosen_guide(call: &Call) -> Result<&'static Guide, Failure> {
    let id = call.text("gids").map(EditionId);
    let guide = match &id {
        Some(id) => edition::guide(id),
        None => edition::editions().last(),
    };
    guide
        .ok_or_else(|| Error::UnknownEdition(id.unwrap_or_else(|| EditionId(String::new()))).into())
}

fn read(path: &Path) -> Result<AnswerFile, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Error::Input {
        path: path.to_owned(),
        error,
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let refused = |why: String| unreadable(path, why);
    let table: toml::Table = toml::from_str(text)
        .map_err(|error| refused(format!("Regel {} is geen TOML.", line_of(text, &error))))?;
    if !table.contains_key("antwoorden") {
        return Err(refused("De tabel [antwoorden] ontbreekt.".into()));
    }
    toml::from_str(text).map_err(|error| {
        let line = line_of(text, &error);
        refused(format!(
            "Regel {line} hoort er niet in, of heeft een andere vorm dan KNOOP = \"antwoord\"."
        ))
    })
}

fn unreadable(path: &Path, why: String) -> Failure {
    Failure::Refused(Notice::new(
        format!("{} is niet te lezen.", path.display()),
        why,
        "Verbeter het bestand; de vorm staat in de README bij beslis.",
    ))
}

fn line_of(text: &str, error: &toml::de::Error) -> usize {
    let before = error.span().and_then(|span| text.get(..span.start));
    before.unwrap_or_default().matches('\n').count() + 1
}

fn input(form: FormTable, path: &Path, today: NaiveDate) -> Result<DecisionFormInput, Failure> {
    let date = match &form.datum {
        None => today,
        Some(given) => {
            let text = match given {
                toml::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            text.parse().map_err(|_error| {
                let why =
                    format!("Bij datum staat {text}; dat is geen datum in de vorm JJJJ-MM-DD.");
                unreadable(path, why)
            })?
        }
    };
    Ok(DecisionFormInput {
        filled_in_by: form.ingevuld_door,
        organisation: form.organisatie,
        activity: form.activiteit,
        ..DecisionFormInput::blank(date)
    })
}

fn show_walk(output: &Output, guide: &Guide, walk: &Walk<'_>) {
    let edition = guide.edition();
    let title = words::guide_title(&edition.title, &edition.adopted);
    output.line(&format!("{}, {title}\n", guide.tree().title));
    for Step { node, answer } in &walk.path {
        output.line(&format!(
            "  {:<4}{} – {}",
            node.id, node.question, answer.label
        ));
    }
    match walk.end {
        WalkEnd::Ask(node) => {
            output.line(&format!("\nVolgende vraag: {}, {}", node.id, node.question));
            output.line(&format!("  {}", node.help));
            for answer in &node.answers {
                output.line(&format!(
                    "  {} = \"{}\"  {}",
                    node.id, answer.id, answer.label
                ));
            }
        }
        WalkEnd::Outcome(outcome) => {
            output.line(&format!("\n{}", verdict_label(guide, outcome)));
            output.line(&format!("  {}", outcome.conclusion));
            output.line(&format!("  Reden: {}", outcome.reason));
            if !outcome.conditions.is_empty() {
                output.line("\nDaarbij geldt:");
            }
            for condition in &outcome.conditions {
                output.line(&format!("  – {condition}"));
            }
        }
    }
    let passages = walk.passages.iter().filter_map(|id| guide.passage(id));
    for (at, passage) in passages.enumerate() {
        if at == 0 {
            output.line("\nWaarop dit rust:");
        }
        output.line(&format!(
            "  {}, {}: {}",
            passage.section, passage.title, passage.summary
        ));
    }
}

fn show_advice(output: &Output, advice: &[Advice<'_>]) {
    if !advice.is_empty() {
        output.line("\nWat zou wél kunnen:");
    }
    for (at, way) in advice.iter().enumerate() {
        for (place, change) in way.changes.iter().enumerate() {
            let number = if place == 0 {
                format!("{}.", at + 1)
            } else {
                String::new()
            };
            output.line(&format!(
                "  {number:<3}{}",
                words::tree::change(
                    &change.node.question,
                    &change.to.label,
                    (!change.from.is_not_known()).then_some(change.from.label.as_str()),
                )
            ));
        }
        if !way.then.is_empty() {
            output.line("     En dan moet ook gelden:");
        }
        for Step { node, answer } in &way.then {
            output.line(&format!(
                "     {:<4}{} – {}",
                node.id, node.question, answer.label
            ));
        }
    }
}

fn document(guide: &Guide, walk: &Walk<'_>, advice: &[Advice<'_>]) -> Document {
    let (next, outcome) = match walk.end {
        WalkEnd::Ask(node) => (Some(node.id.clone()), None),
        WalkEnd::Outcome(outcome) => (None, Some(outcome)),
    };
    Document {
        gids: guide.edition().id.to_string(),
        uitkomst: outcome
            .and_then(|it| guide.verdict_label(it.verdict))
            .map(|label| label.tree_code.clone()),
        uitkomst_id: outcome.map(|it| it.id.clone()),
        volgende: next,
        pad: walk.path.iter().map(step_document).collect(),
        conclusie: outcome.map(|it| it.conclusion.clone()),
        reden: outcome.map(|it| it.reason.clone()),
        voorwaarden: outcome.map(|it| it.conditions.clone()).unwrap_or_default(),
        passages: walk.passages.iter().map(ToString::to_string).collect(),
        wat_kan_wel: advice.iter().map(advice_document).collect(),
        meldingen: Vec::new(),
    }
}

fn step_document(step: &Step<'_>) -> StepDocument {
    StepDocument {
        knoop: step.node.id.clone(),
        vraag: step.node.question.clone(),
        antwoord: step.answer.id.clone(),
        antwoord_tekst: step.answer.label.clone(),
    }
}

fn advice_document(advice: &Advice<'_>) -> AdviceDocument {
    let change = |it: &Change<'_>| ChangeDocument {
        knoop: it.node.id.clone(),
        vraag: it.node.question.clone(),
        antwoord_nu: it.from.id.clone(),
        antwoord_nodig: it.to.id.clone(),
        antwoord_nodig_tekst: it.to.label.clone(),
    };
    AdviceDocument {
        wijzigingen: advice.changes.iter().map(change).collect(),
        daarna: advice.then.iter().map(step_document).collect(),
        uitkomst_id: advice.outcome.id.clone(),
    }
}
