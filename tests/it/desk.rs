//! Tests of desk.
