//! Judging with keys alone.
