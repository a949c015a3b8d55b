//! Files of others and for others: bytes in, values with their cells out; values in, bytes out.

pub mod child;
pub mod decisions;
pub mod delimited;
pub mod detect;
pub mod export;
pub mod grid;
mod header_words;
pub mod headers;
pub mod hours_form;
pub mod intake_form;
pub mod open;
mod own_sheet;
mod own_values;
pub mod partner_list;
pub mod reading;
pub mod region_file;
pub mod sending_list;
pub mod sheet_writer;
pub mod structure;
pub mod tree_form;
pub mod ubl;
pub mod workbook;
mod xls_structure;
pub mod xml;

pub use child::{OpenedFile, Reader};
pub use reading::Mapping;
