//! What was typed or answered and not recorded yet: kept beside the register, so that leaving or a crash costs nothing.

use super::{Desk, Error, ReadRequest, Receipt, write_file};
use crate::domain::ActivityId;
use crate::domain::submission::{CellAnswer, CellRef};
use crate::exchange::Mapping;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Drafts by the SHA-256 of the file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Drafts {
    bestanden: BTreeMap<String, Draft>,
    /// What was typed in a field of a screen, by a key that the screen gives it.
    velden: BTreeMap<String, String>,
}

impl Drafts {
    fn is_empty(&self) -> bool {
        self.bestanden.is_empty() && self.velden.is_empty()
    }
}

impl Desk {
    /// Keeps what was typed in a field of a screen under a key such as `motivering/12`; an empty text forgets it.
    /// A register in memory keeps nothing.
    ///
    /// # Errors
    /// [`Error::Output`] with what the disk says.
    pub fn keep_typed(&self, key: &str, text: &str) -> Result<(), Error> {
        let Some(register) = self.store.path() else {
            return Ok(());
        };
        let mut drafts = load(register);
        let was = if text.is_empty() {
            drafts.velden.remove(key)
        } else {
            drafts.velden.insert(key.to_owned(), text.to_owned())
        };
        if was.as_deref().unwrap_or_default() == text {
            return Ok(());
        }
        keep_or_remove(register, &drafts)
    }

    /// What was typed under keys that begin with `prefix`, without the prefix.
    pub fn typed(&self, prefix: &str) -> BTreeMap<String, String> {
        let drafts = self.store.path().map(load).unwrap_or_default();
        drafts
            .velden
            .into_iter()
            .filter_map(|(key, text)| Some((key.strip_prefix(prefix)?.to_owned(), text)))
            .collect()
    }
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Draft {
    jaar: Option<i32>,
    partner: Option<String>,
    koppeling: Option<String>,
    ontvangen: Option<NaiveDate>,
    ondertekend_door: Option<String>,
    zelfevaluatie: Option<bool>,
    kenmerk: Option<String>,
    antwoorden: Vec<Answer>,
    /// Activities that stay as they stand.
    behouden: Vec<i64>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Answer {
    blad: Option<String>,
    cel: Option<String>,
    /// `None`: it is right as it stands.
    lees: Option<String>,
}

/// Where the drafts of a register are kept.
pub fn draft_file(register: &Path) -> PathBuf {
    register.with_extension("concept.json")
}

/// What was said before about the file with this SHA-256; nothing when the drafts cannot be read.
pub fn draft(register: &Path, sha256: &str) -> Option<ReadRequest> {
    let mut drafts = load(register);
    drafts.bestanden.remove(sha256).map(ReadRequest::from)
}

/// Keeps what was said about a file.
///
/// # Errors
/// [`Error::Output`] with what the disk says.
pub fn keep_draft(register: &Path, sha256: &str, request: &ReadRequest) -> Result<(), Error> {
    let mut drafts = load(register);
    drafts
        .bestanden
        .insert(sha256.to_owned(), Draft::from(request));
    store(register, &drafts)
}

/// Forgets what was said about a file.
///
/// # Errors
/// [`Error::Output`] with what the disk says.
pub fn drop_draft(register: &Path, sha256: &str) -> Result<(), Error> {
    let mut drafts = load(register);
    if drafts.bestanden.remove(sha256).is_none() {
        return Ok(());
    }
    keep_or_remove(register, &drafts)
}

fn keep_or_remove(register: &Path, drafts: &Drafts) -> Result<(), Error> {
    if drafts.is_empty() {
        let path = draft_file(register);
        return std::fs::remove_file(&path).map_err(|error| Error::Output { path, error });
    }
    store(register, drafts)
}

fn load(register: &Path) -> Drafts {
    std::fs::read(draft_file(register))
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

fn store(register: &Path, drafts: &Drafts) -> Result<(), Error> {
    let bytes = serde_json::to_vec_pretty(drafts).unwrap_or_default();
    write_file(&draft_file(register), &bytes, true)
}

impl From<&ReadRequest> for Draft {
    fn from(request: &ReadRequest) -> Self {
        let receipt = &request.receipt;
        let answer = |(at, answer): (&CellRef, &CellAnswer)| Answer {
            blad: at.sheet.clone(),
            cel: at.cell.clone(),
            lees: match answer {
                CellAnswer::Use(text) => Some(text.clone()),
                CellAnswer::Confirm => None,
            },
        };
        Self {
            jaar: request.year,
            partner: request.partner.clone(),
            koppeling: request.mapping.as_ref().map(Mapping::to_toml),
            ontvangen: receipt.received_on,
            ondertekend_door: receipt.signed_by.clone(),
            zelfevaluatie: receipt.self_evaluation,
            kenmerk: receipt.reference.clone(),
            antwoorden: request.answers.iter().map(answer).collect(),
            behouden: request.keep.iter().map(|it| it.0).collect(),
        }
    }
}

impl From<Draft> for ReadRequest {
    fn from(draft: Draft) -> Self {
        let answer = |answer: Answer| {
            let at = CellRef {
                sheet: answer.blad,
                cell: answer.cel,
            };
            (at, answer.lees.map_or(CellAnswer::Confirm, CellAnswer::Use))
        };
        Self {
            file_name: String::new(),
            year: draft.jaar,
            partner: draft.partner,
            mapping: draft
                .koppeling
                .and_then(|toml| Mapping::from_toml(&toml).ok()),
            answers: draft.antwoorden.into_iter().map(answer).collect(),
            receipt: Receipt {
                received_on: draft.ontvangen,
                signed_by: draft.ondertekend_door,
                self_evaluation: draft.zelfevaluatie,
                reference: draft.kenmerk,
            },
            keep: draft.behouden.into_iter().map(ActivityId).collect(),
        }
    }
}
