//! Lists of a thousand rows.
