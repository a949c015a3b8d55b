//! Verdicts, answers, outcomes and reasons in Dutch, for screens and letters; and faults in an edition.
