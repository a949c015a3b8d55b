//! Hours of internal trainers: what institutions account for, what it comes to, and what of it counts.

mod compare;
mod correct;
mod enter;
mod form;
mod judge;
mod message;
mod sheet;

pub use compare::HoursBoard;
pub use correct::{Correction, CorrectionLook, Standing};
pub use enter::{ClaimDraft, LineDraft};
pub use form::{FormActivity, HoursForm, LineAmount, RoleRun, Trainer};
pub use judge::HoursVerdict;
pub use sheet::{ActivityHours, ClaimSheet, HoursYear};
