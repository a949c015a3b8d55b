//! Interprets an edition of the guide: which verdict, which passages. Knows no clock, no file, no SQL.

pub mod checks;
pub mod consultation;
pub mod edition;
pub mod hours;
pub mod hours_checks;
pub mod hours_compare;
pub mod hours_findings;
pub mod invoice_checks;
pub mod rates;
pub mod spending;
pub mod suggest;
pub mod tree;
pub mod tree_advice;
pub mod tree_known;
pub mod tree_verdict;
pub mod verdict;
