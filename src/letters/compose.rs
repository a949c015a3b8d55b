//! Facts and sentences become a letter. One file per kind of document.

mod approval;
mod decision_form;
mod motivation;
mod paper;
mod roaz_advice;
mod values;

pub use approval::approval;
pub use decision_form::decision_form;
pub use roaz_advice::roaz_advice;

use crate::letters::texts::EmptyField;

/// Why a letter cannot be composed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A sentence asks for something that this letter does not have.
    #[error(transparent)]
    Empty(#[from] EmptyField),
    /// Less than asked is granted, and nothing says why.
    #[error("no reason for {line:?} of {project_number}")]
    NoReason {
        project_number: String,
        line: String,
    },
    /// There is nothing to decide on.
    #[error("the plan has no activities")]
    NoActivities,
}
