//! Tests of other_programs.
