//! From what is missing to what was agreed.
