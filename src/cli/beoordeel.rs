//! `beoordeel`: what the rules make of a plan in the register, or of cases in a JSON file.

use super::args::{Call, Opt, Verb};
use super::{Ending, Failure, Output};
use crate::desk::{Error, PlanSheet, guide_of};
use crate::domain::plan::ActivityKind;
use crate::domain::region::RegionPolicy;
use crate::domain::verdict::{Answer, Answers, CheckResult, Judgement};
use crate::domain::{Cents, ConditionId, CostKindId, EditionId};
use crate::notice::Notice;
use crate::rules::checks;
use crate::rules::edition::{self, Guide};
use crate::rules::suggest;
use crate::rules::verdict::{self, LineCase};
use crate::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

pub const VERB: Verb = Verb {
    name: "beoordeel",
    summary: "toont het oordeel per kostenregel met reden en passages",
    operands: Some("[BESTAND.json]"),
    options: &[
        Opt::valued("jaar", "JJJJ", "het planjaar"),
        Opt::valued("partner", "NAAM", "alleen deze partner"),
        Opt::valued("gids", "ID", "de editie van de referentiegids"),
    ],
    run,
};

/// Answers as the file has them; `null` is unanswered.
type GivenAnswers = BTreeMap<String, Option<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    jaar: i32,
    #[serde(default)]
    antwoorden: GivenAnswers,
    #[serde(default)]
    activiteiten: Vec<ActivityCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActivityCase {
    #[serde(default)]
    naam: String,
    #[serde(default)]
    soort: Option<String>,
    #[serde(default)]
    antwoorden: GivenAnswers,
    #[serde(default)]
    kosten: Vec<CostCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CostCase {
    #[serde(default)]
    omschrijving: String,
    #[serde(default)]
    kostensoort: Option<String>,
    #[serde(default)]
    bedrag_centen: i64,
    #[serde(default)]
    antwoorden: GivenAnswers,
}

#[derive(Serialize)]
struct Document {
    gids: String,
    regels: Vec<LineDocument>,
    controles: Vec<CheckDocument>,
}

#[derive(Serialize)]
struct LineDocument {
    activiteit: String,
    omschrijving: String,
    kostensoort: Option<String>,
    voorstel_kostensoort: Vec<String>,
    oordeel: &'static str,
    reden: String,
    voorwaarden: Vec<ConditionDocument>,
    passages: Vec<String>,
    bewijsstukken: Vec<String>,
}

#[derive(Serialize)]
struct ConditionDocument {
    id: String,
    vraag: String,
    antwoord: Option<&'static str>,
}

#[derive(Serialize)]
struct CheckDocument {
    activiteit: Option<String>,
    id: String,
    vraag: String,
    antwoord: Option<&'static str>,
    gevolg: &'static str,
    passages: Vec<String>,
}

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let operands = call.operands();
    let document = match operands.as_slice() {
        [] => from_register(call)?,
        [file] => from_file(call, file)?,
        _ => {
            return Err(Failure::Usage(
                "Er staan meer bestanden. Geef er één: beoordeel BESTAND.json.".into(),
            ));
        }
    };
    for line in &document.regels {
        let passages = line.passages.join(", ");
        output.line(&format!(
            "{} – {}: {}",
            line.activiteit, line.omschrijving, line.oordeel
        ));
        output.line(&format!("    {} [{passages}]", line.reden));
    }
    output.document(&document);
    Ok(Ending::Done)
}

/// The edition that was named, or the one for the year.
fn chosen_guide(call: &Call, year: i32) -> Result<&'static Guide, Failure> {
    let guide = match call.text("gids") {
        Some(id) => {
            let id = EditionId(id);
            edition::guide(&id).ok_or(Error::UnknownEdition(id))?
        }
        None => edition::edition_for_year(year).ok_or(Error::NoEdition { year })?,
    };
    Ok(guide)
}

fn from_register(call: &Call) -> Result<Document, Failure> {
    let year = call.year()?;
    let desk = call.desk()?;
    let plans = desk.plans_for(year, &call.text("partner").into_iter().collect::<Vec<_>>())?;
    let mut document = Document {
        gids: String::new(),
        regels: Vec::new(),
        controles: Vec::new(),
    };
    for plan in plans {
        let sheet = desk.plan_sheet(plan)?;
        document.gids = guide_of(&sheet.plan)?.edition().id.to_string();
        add_sheet(&mut document, &sheet);
    }
    Ok(document)
}

fn add_sheet(document: &mut Document, sheet: &PlanSheet) {
    document
        .controles
        .extend(sheet.checks.iter().map(|check| check_document(None, check)));
    for activity in &sheet.activities {
        let name = &activity.activity.name;
        document.controles.extend(
            activity
                .checks
                .iter()
                .map(|check| check_document(Some(name), check)),
        );
        for line in &activity.lines {
            let kind = line.line.kind.as_ref();
            let text = &line.line.text;
            document.regels.push(line_document(
                name,
                text,
                kind,
                &line.suggested_kinds,
                &line.judgement,
            ));
        }
    }
}

fn from_file(call: &Call, path: &Path) -> Result<Document, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Error::Input {
        path: path.to_owned(),
        error,
    })?;
    let cases: Cases = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        Failure::Refused(Notice::new(
            format!("{} is niet te lezen.", path.display()),
            format!(
                "Het is geen JSON in de vorm die beoordeel verwacht (regel {}, teken {}).",
                error.line(),
                error.column()
            ),
            "Controleer het bestand op die plaats; de vorm staat in de handleiding bij beoordeel.",
        ))
    })?;
    let guide = chosen_guide(call, cases.jaar)?;
    let region = RegionPolicy::default();
    let plan_answers = answers(&cases.antwoorden, guide, &region)?;
    let mut document = Document {
        gids: guide.edition().id.to_string(),
        regels: Vec::new(),
        controles: checks::plan_checks(None, &plan_answers, guide, &region)
            .iter()
            .map(|check| check_document(None, check))
            .collect(),
    };
    for activity in &cases.activiteiten {
        add_case(&mut document, activity, cases.jaar, guide, &region)?;
    }
    Ok(document)
}

fn add_case(
    document: &mut Document,
    activity: &ActivityCase,
    year: i32,
    guide: &Guide,
    region: &RegionPolicy,
) -> Result<(), Failure> {
    let shared = answers(&activity.antwoorden, guide, region)?;
    let activity_kind = activity.soort.as_deref().map(activity_kind).transpose()?;
    let checks = checks::activity_checks(&shared, guide);
    document.controles.extend(
        checks
            .iter()
            .map(|check| check_document(Some(&activity.naam), check)),
    );
    for cost in &activity.kosten {
        let own = answers(&cost.antwoorden, guide, region)?;
        let kind = cost.kostensoort.clone().map(CostKindId);
        let judgement = verdict::judge(
            &LineCase {
                kind: kind.as_ref(),
                requested: Cents(cost.bedrag_centen),
                answers: &own,
                activity_answers: &shared,
                activity_kind,
                partner_kind: None,
                year,
                tree: &[],
            },
            guide,
            region,
        );
        let suggested = suggest::kinds(&cost.omschrijving, activity_kind, &activity.naam, guide);
        let line = line_document(
            &activity.naam,
            &cost.omschrijving,
            kind.as_ref(),
            &suggested,
            &judgement,
        );
        document.regels.push(line);
    }
    Ok(())
}

fn activity_kind(code: &str) -> Result<ActivityKind, Failure> {
    ActivityKind::from_code(code).ok_or_else(|| {
        let known: Vec<&str> = ActivityKind::ALL.iter().map(|kind| kind.code()).collect();
        Failure::Refused(Notice::new(
            format!("Onbekende soort activiteit: “{code}”."),
            format!("Er zijn: {}.", known.join(", ")),
            "Verbeter de soort in het bestand.",
        ))
    })
}

fn answers(given: &GivenAnswers, guide: &Guide, region: &RegionPolicy) -> Result<Answers, Failure> {
    let mut found = Answers::new();
    for (id, answer) in given {
        let id = ConditionId(id.clone());
        let asked = Answers::from([(id.clone(), Answer::Yes)]);
        let unknown = verdict::unknown_answers(&asked, guide, region);
        if !unknown.is_empty() {
            return Err(Error::UnknownQuestions(unknown).into());
        }
        let Some(code) = answer else { continue };
        let answer = Answer::from_code(code).ok_or_else(|| {
            Failure::Refused(Notice::new(
                format!("Onbekend antwoord bij {id}: “{code}”."),
                "Er zijn: ja, nee, onbekend, of null voor onbeantwoord.",
                "Verbeter het antwoord in het bestand.",
            ))
        })?;
        found.insert(id, answer);
    }
    Ok(found)
}

fn line_document(
    activity: &str,
    text: &str,
    kind: Option<&CostKindId>,
    suggested: &[CostKindId],
    judgement: &Judgement,
) -> LineDocument {
    LineDocument {
        activiteit: activity.to_owned(),
        omschrijving: text.to_owned(),
        kostensoort: kind.map(ToString::to_string),
        voorstel_kostensoort: suggested.iter().map(ToString::to_string).collect(),
        oordeel: judgement.verdict.code(),
        reden: words::verdicts::reasons(judgement),
        voorwaarden: judgement
            .conditions
            .iter()
            .map(|asked| ConditionDocument {
                id: asked.id.to_string(),
                vraag: asked.question.clone(),
                antwoord: asked.answer.map(Answer::code),
            })
            .collect(),
        passages: judgement.passages.iter().map(ToString::to_string).collect(),
        bewijsstukken: judgement.evidence.iter().map(ToString::to_string).collect(),
    }
}

fn check_document(activity: Option<&String>, check: &CheckResult) -> CheckDocument {
    CheckDocument {
        activiteit: activity.cloned(),
        id: check.id.to_string(),
        vraag: check.question.clone(),
        antwoord: check.answer.map(Answer::code),
        gevolg: check.effect_if_no.code(),
        passages: check.passages.iter().map(ToString::to_string).collect(),
    }
}
