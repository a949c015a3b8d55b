//! One partner, with keys alone.
