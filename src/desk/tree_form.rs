//! The decision form as a workbook: out to an institution, and what it answered back in as a run.

use super::tree_runs::tree_outcome;
use super::{Desk, Error, TreeSubject};
use crate::domain::EditionId;
use crate::domain::sheet_remark::{SheetDoubt, SheetRemark};
use crate::domain::submission::{CellRef, Severity};
use crate::domain::tree::{TreeAnswers, TreeRun};
use crate::domain::{ActivityId, TreeRunId};
use crate::exchange::Reader;
use crate::exchange::grid::position;
use crate::exchange::tree_form::{
    self, FormActivity, FormAnswer, FormQuestion, MadeFor, TreeFormReading, TreeFormSpec,
};
use crate::rules::edition::{self, Guide, LeadsTo, Tree};
use crate::rules::tree::{WalkEnd, walk};
use crate::rules::tree_known::{may_lead_to, on_path};
use crate::words;
use std::collections::BTreeMap;
use std::path::Path;

/// A decision form as it was read: against its edition, not yet against a register.
#[derive(Debug, Clone)]
pub struct TreeFormFile {
    /// The name of the file.
    pub file: String,
    pub guide: &'static Guide,
    pub made_for: MadeFor,
    pub reading: TreeFormReading,
    /// The answers of one path.
    pub answers: TreeAnswers,
    pub remarks: Vec<SheetRemark>,
}

/// What keeping a decision form would add to the register.
#[derive(Debug, Clone)]
pub struct TreeFormLook {
    pub file: String,
    pub guide: &'static Guide,
    /// Without an id. Its date is today's while the form has none that can be read.
    pub run: TreeRun,
    pub subject: Option<TreeSubject>,
    pub remarks: Vec<SheetRemark>,
}

impl TreeFormLook {
    /// Whether nothing holds it up.
    pub fn can_be_kept(&self) -> bool {
        !self.remarks.iter().any(SheetRemark::holds_up)
    }
}

/// Reads a decision form against the edition that it was made for. `wanted` is the only edition that will do.
///
/// # Errors
/// [`Error::CannotOpen`]; [`Error::SheetFaults`] for a workbook that is no decision form of a known edition.
pub fn read_tree_form(
    reader: &Reader,
    path: &Path,
    wanted: Option<&EditionId>,
) -> Result<TreeFormFile, Error> {
    let file = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let opened = reader.open(path).map_err(|error| Error::CannotOpen {
        file: file.clone(),
        error,
    })?;
    let faults = |remark| Error::SheetFaults {
        file: file.clone(),
        remarks: vec![remark],
    };
    let made_for = tree_form::made_for(&opened.workbook).map_err(|remark| faults(*remark))?;
    let guide = made_for
        .edition
        .as_ref()
        .filter(|id| wanted.is_none_or(|wanted| wanted == *id))
        .and_then(edition::guide)
        .ok_or_else(|| faults(other_edition(made_for.edition.as_ref(), wanted)))?;
    let questions = questions(guide.tree());
    let (reading, mut remarks) = tree_form::read(&opened.workbook, &made_for, &questions);
    let answers = sort_out(guide.tree(), &reading, &mut remarks);
    remarks.sort_by_key(|it| it.at.cell.as_deref().and_then(position));
    Ok(TreeFormFile {
        file,
        guide,
        made_for,
        reading,
        answers,
        remarks,
    })
}

fn other_edition(found: Option<&EditionId>, wanted: Option<&EditionId>) -> SheetRemark {
    let expected = match wanted {
        Some(wanted) => format!("editie {wanted}"),
        None => {
            let known: Vec<&str> = edition::editions()
                .iter()
                .map(|guide| guide.edition().id.as_str())
                .collect();
            format!("editie {}", known.join(" of "))
        }
    };
    SheetRemark {
        severity: Severity::Error,
        at: tree_form::edition_place(),
        found: Some(found.map_or_else(String::new, ToString::to_string)),
        doubt: SheetDoubt::OtherEdition { expected },
    }
}

/// The questions of a tree as a form asks them.
fn questions(tree: &Tree) -> Vec<FormQuestion> {
    let leads_to = |node: &str| {
        let mut after = Vec::new();
        for (from, asked) in tree.nodes.iter().enumerate() {
            for (at, answer) in asked.answers.iter().enumerate() {
                if matches!(&answer.leads_to, LeadsTo::Node(next) if next == node) {
                    after.push((from, at));
                }
            }
        }
        after
    };
    tree.nodes
        .iter()
        .map(|node| FormQuestion {
            node: node.id.clone(),
            question: node.question.clone(),
            help: node.help.clone(),
            answers: node
                .answers
                .iter()
                .map(|answer| FormAnswer {
                    id: answer.id.clone(),
                    label: answer.label.clone(),
                })
                .collect(),
            after: leads_to(&node.id),
        })
        .collect()
}

/// The answers of the path, and what there is to say of the others. An answer that the path does not come to is left
/// out; a question on the path without an answer is never passed over.
fn sort_out(tree: &Tree, reading: &TreeFormReading, remarks: &mut Vec<SheetRemark>) -> TreeAnswers {
    let given: TreeAnswers = reading
        .answers
        .iter()
        .map(|(node, answer)| (node.clone(), answer.value.clone()))
        .collect();
    let path = on_path(tree, &given);
    let open = match walk(tree, &path).map(|walk| walk.end) {
        Ok(WalkEnd::Ask(node)) => Some(node),
        Ok(WalkEnd::Outcome(_)) | Err(_) => None,
    };
    let behind = open.map(|node| may_lead_to(tree, &node.id));
    let waits = |node: &str| behind.as_ref().is_some_and(|behind| behind.contains(node));
    let mut blocks = false;
    for (node, answer) in &reading.answers {
        if path.contains_key(node) {
            continue;
        }
        if waits(node) {
            blocks = true;
            continue;
        }
        let asked = tree.node(node);
        let given = asked.and_then(|it| it.answers.iter().find(|one| one.id == answer.value));
        remarks.push(SheetRemark {
            severity: Severity::Notice,
            at: answer.at.clone(),
            found: given.map(|it| it.label.clone()),
            doubt: SheetDoubt::AnswerNotAsked {
                question: asked.map_or_else(String::new, |it| it.question.clone()),
            },
        });
    }
    if let Some(open) = open.filter(|node| !reading.unread.contains(&node.id)) {
        remarks.push(SheetRemark {
            severity: if blocks {
                Severity::Error
            } else {
                Severity::Notice
            },
            at: reading.places.get(&open.id).cloned().unwrap_or_default(),
            found: None,
            doubt: SheetDoubt::AnswerMissing {
                question: open.question.clone(),
                blocks,
            },
        });
    }
    path
}

impl Desk {
    /// A decision form for an institution to fill in: about an activity of a year, or about any.
    ///
    /// # Errors
    /// [`Error::NoEdition`] when no edition holds for the year.
    pub fn tree_form(&self, year: i32, about: Option<ActivityId>) -> Result<Vec<u8>, Error> {
        let (row, _known) = self.new_tree_run(year, about)?;
        let guide = super::judge::guide(&row.run.edition)?;
        let edition = guide.edition();
        let spec = TreeFormSpec {
            year: row.run.year,
            edition: edition.id.clone(),
            guide: words::guide_title(&edition.title, &edition.adopted),
            office: self.store.region()?.office,
            organisation: row.run.organisation,
            activity: row.subject.map(|it| FormActivity {
                id: it.activity,
                project_number: it.project_number,
                name: it.name,
            }),
            questions: questions(guide.tree()),
        };
        tree_form::write(&spec).map_err(|error| Error::Workbook(error.to_string()))
    }

    /// What keeping a decision form that came back would add; nothing is kept. `year` is for a form that names none.
    ///
    /// # Errors
    /// As [`read_tree_form`]; what the register says.
    pub fn look_at_tree_form(&self, path: &Path, year: i32) -> Result<TreeFormLook, Error> {
        let read = read_tree_form(&self.reader, path, None)?;
        let mut remarks = read.remarks;
        let year = read.made_for.year.unwrap_or(year);
        let subject = self.subject_of(&read.made_for, &read.reading, year, &mut remarks)?;
        if let Some(subject) = &subject {
            let holds = self.store.plan(subject.plan)?.edition;
            if holds != read.guide.edition().id {
                remarks.push(other_edition(read.made_for.edition.as_ref(), Some(&holds)));
            }
        }
        let run = self.run_of(
            read.reading,
            subject.as_ref(),
            year,
            read.guide,
            read.answers,
        );
        let same = |kept: &TreeRun| {
            (kept.activity, kept.dated, &kept.answers) == (run.activity, run.dated, &run.answers)
                && kept.role.trim() == run.role.trim()
        };
        if self.store.tree_runs(year..=year)?.iter().any(same) {
            remarks.push(SheetRemark {
                severity: Severity::Notice,
                at: CellRef::default(),
                found: None,
                doubt: SheetDoubt::SameRunKept,
            });
        }
        Ok(TreeFormLook {
            file: read.file,
            guide: read.guide,
            run,
            subject,
            remarks,
        })
    }

    /// Keeps what a form says as a run; one operation.
    ///
    /// # Errors
    /// [`Error::SheetFaults`] while a remark holds it up; as [`Desk::keep_tree_run`].
    pub fn keep_tree_form(&mut self, look: &TreeFormLook) -> Result<TreeRunId, Error> {
        if !look.can_be_kept() {
            return Err(Error::SheetFaults {
                file: look.file.clone(),
                remarks: look.remarks.clone(),
            });
        }
        self.keep_tree_run(&look.run)
    }

    /// What a form is about: the activity that it was made for, or the one whose project number was written down.
    fn subject_of(
        &self,
        made_for: &MadeFor,
        reading: &TreeFormReading,
        year: i32,
        remarks: &mut Vec<SheetRemark>,
    ) -> Result<Option<TreeSubject>, Error> {
        let number = |text: &str| {
            let first = text.split_whitespace().next().unwrap_or_default();
            first.trim_end_matches([',', ':', ';']).to_uppercase()
        };
        let subjects = self.tree_subjects(year)?;
        let Some(made) = &made_for.activity else {
            let written = reading.activity.as_ref().map(|it| number(&it.value));
            let named = |it: &TreeSubject| Some(it.project_number.to_uppercase()) == written;
            return Ok(subjects.into_iter().find(named));
        };
        // Another register can have another activity under the same id.
        let same =
            |it: &TreeSubject| it.activity == made.id && it.project_number == made.project_number;
        let found = subjects.into_iter().find(same);
        if found.is_none() {
            remarks.push(SheetRemark {
                severity: Severity::Error,
                at: reading
                    .activity
                    .as_ref()
                    .map_or_else(CellRef::default, |it| it.at.clone()),
                found: Some(format!("{} {}", made.project_number, made.name)),
                doubt: SheetDoubt::NoSuchActivity,
            });
        }
        Ok(found)
    }

    fn run_of(
        &self,
        reading: TreeFormReading,
        subject: Option<&TreeSubject>,
        year: i32,
        guide: &Guide,
        answers: TreeAnswers,
    ) -> TreeRun {
        let dated = reading.dated.unwrap_or_else(|| self.today());
        let notes: BTreeMap<String, String> = answers
            .keys()
            .map(|node| {
                let own = reading.notes.get(node).map_or("", String::as_str);
                let by = (
                    reading.filled_in_by.as_str(),
                    reading.organisation.as_str(),
                    dated,
                );
                (node.clone(), words::tree::by_form(own, by))
            })
            .collect();
        let written = reading.activity.map(|it| it.value).unwrap_or_default();
        let description = match (subject, written.as_str()) {
            (Some(_), _) | (None, "") => reading.description,
            (None, written) if reading.description.is_empty() => written.to_owned(),
            (None, written) => format!("{written}: {}", reading.description),
        };
        TreeRun {
            id: TreeRunId(0),
            year,
            edition: guide.edition().id.clone(),
            activity: subject.map(|it| it.activity),
            role: reading.role,
            filled_in_by: reading.filled_in_by,
            organisation: reading.organisation,
            dated,
            description,
            answers,
            notes,
            own: None,
            copied_from: None,
        }
    }
}

impl TreeFormLook {
    /// Where the answers end; `None` while a question is open.
    ///
    /// # Errors
    /// [`Error::Tree`] never: the answers are those of one path.
    pub fn outcome(&self) -> Result<Option<&'static edition::TreeOutcome>, Error> {
        tree_outcome(self.guide, &self.run)
    }
}
