//! Files of others and for others: bytes in, values with their cells out; values in, bytes out.

pub mod child;
pub mod delimited;
pub mod detect;
pub mod grid;
pub mod headers;
pub mod open;
pub mod reading;
pub mod structure;
pub mod workbook;
