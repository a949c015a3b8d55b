//! Hours of internal trainers: what institutions account for, what it comes to, and what of it counts.

mod compare;
mod enter;
mod judge;
mod message;
mod sheet;

pub use compare::HoursBoard;
pub use enter::{ClaimDraft, Correction, LineDraft};
pub use judge::HoursVerdict;
pub use sheet::{ActivityHours, ClaimSheet, HoursYear};
