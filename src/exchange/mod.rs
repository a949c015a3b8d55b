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
pub mod decisions;
pub mod export;
pub mod intake_form;
mod own_sheet;
mod own_values;
pub mod partner_list;
pub mod region_file;
pub mod sheet_writer;
