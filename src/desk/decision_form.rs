//! The decision form (beslisformulier) of a walk through the tree, as a PDF. Needs no register.

use super::Error;
use crate::letters::facts::Cited;
use crate::letters::form_facts::{Answered, DecisionFormFacts, OwnDecision};
use crate::letters::letter::Labelled;
use crate::letters::pdf::{self, Meta};
use crate::letters::{compose, layout};
use crate::rules::edition::{Guide, TreeOutcome};
use crate::rules::tree::{Step, Walk, WalkEnd};
use crate::words;
use chrono::NaiveDate;

/// The colour of forms outside a register: the default house colour.
const COLOUR: [u8; 3] = [0x0e, 0x46, 0x5d];

/// What a decision form says besides the walk; what is empty is room to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionFormInput {
    /// The region's office; empty outside a register.
    pub office: String,
    /// House colour, red-green-blue.
    pub colour: [u8; 3],
    pub filled_in_by: String,
    /// The organisation or department.
    pub organisation: String,
    pub date: NaiveDate,
    /// What the employee is asked for.
    pub activity: String,
    pub own: OwnDecision,
}

impl DecisionFormInput {
    /// A form of this day with nothing else filled in.
    pub fn blank(date: NaiveDate) -> Self {
        Self {
            office: String::new(),
            colour: COLOUR,
            filled_in_by: String::new(),
            organisation: String::new(),
            date,
            activity: String::new(),
            own: OwnDecision::default(),
        }
    }
}

/// What the form of a walk that has ended says.
///
/// # Errors
/// [`Error::OpenTree`] while a question is open.
pub fn decision_form_facts(
    guide: &Guide,
    walk: &Walk<'_>,
    input: &DecisionFormInput,
) -> Result<DecisionFormFacts, Error> {
    let outcome = match walk.end {
        WalkEnd::Outcome(outcome) => outcome,
        WalkEnd::Ask(node) => {
            return Err(Error::OpenTree {
                node: node.id.clone(),
                question: node.question.clone(),
            });
        }
    };
    let tree = guide.tree();
    let edition = guide.edition();
    let answered = |step: &Step<'_>| Answered {
        id: step.node.id.clone(),
        question: step.node.question.clone(),
        answer: step.answer.label.clone(),
    };
    let derivation = tree.derivation.trim().lines().next().unwrap_or_default();
    Ok(DecisionFormFacts {
        office: input.office.clone(),
        colour: input.colour,
        tree_title: tree.title.clone(),
        guide_title: words::guide_title(&edition.title, &edition.adopted),
        derivation: derivation.to_owned(),
        fields: fields(guide, input),
        path: walk.path.iter().map(answered).collect(),
        verdict: verdict_label(guide, outcome).to_owned(),
        conclusion: outcome.conclusion.clone(),
        reason: outcome.reason.clone(),
        conditions: outcome.conditions.clone(),
        cited: cited(guide, walk),
        own: input.own.clone(),
    })
}

/// The guide's name for the verdict of an outcome.
pub fn verdict_label<'a>(guide: &'a Guide, outcome: &TreeOutcome) -> &'a str {
    guide
        .verdict_label(outcome.verdict)
        .map_or("", |label| &label.label)
}

/// The form as PDF; the same input gives the same bytes.
///
/// # Errors
/// [`Error::OpenTree`] while a question is open, [`Error::Form`] for a character that cannot be printed.
pub fn decision_form(
    guide: &Guide,
    walk: &Walk<'_>,
    input: &DecisionFormInput,
) -> Result<Vec<u8>, Error> {
    let form = compose::decision_form(&decision_form_facts(guide, walk, input)?);
    let pages = layout::lay_out(&form).map_err(Error::Form)?;
    let author = match input.office.as_str() {
        "" => input.filled_in_by.clone(),
        office => office.to_owned(),
    };
    let meta = Meta {
        title: form.title,
        author,
        date: input.date,
    };
    Ok(pdf::write(std::slice::from_ref(&pages), &meta)?)
}

/// The guide names the fields; an edition that asks for more leaves room for it.
fn fields(guide: &Guide, input: &DecisionFormInput) -> Vec<Labelled> {
    let values = [
        input.filled_in_by.clone(),
        input.organisation.clone(),
        words::long_date(input.date),
        input.activity.clone(),
    ];
    let values = values.into_iter().chain(std::iter::repeat(String::new()));
    let labels = guide.tree().form_fields.iter().cloned();
    labels
        .zip(values)
        .map(|(label, value)| Labelled { label, value })
        .collect()
}

fn cited(guide: &Guide, walk: &Walk<'_>) -> Vec<Cited> {
    let known = walk.passages.iter().filter_map(|id| guide.passage(id));
    known
        .map(|passage| Cited {
            id: passage.id.clone(),
            section: passage.section.clone(),
            title: passage.title.clone(),
            summary: passage.summary.clone(),
        })
        .collect()
}
