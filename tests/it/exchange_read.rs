//! Reading files of others: what is recognised, what is asked, and what is refused.

mod hostile;
mod layouts;
mod mapping;
mod submissions;
mod values;

use oto_register::domain::submission::{CellRef, Remark, Submission};
use oto_register::exchange::child::{Limits, OpenedFile, Reader};
use oto_register::exchange::reading::{self, ReadOptions};
use std::path::{Path, PathBuf};

/// The reading child is the program under test itself.
fn reader() -> Reader {
    Reader {
        program: PathBuf::from(env!("CARGO_BIN_EXE_oto-register")),
        limits: Limits::default(),
    }
}

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(path)
}

fn open(path: &str) -> OpenedFile {
    reader()
        .open(&data(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn read(path: &str, options: &ReadOptions<'_>) -> (Submission, Vec<Remark>) {
    reading::read(&open(path).workbook, options)
}

fn cell(at: &CellRef) -> String {
    at.cell.clone().unwrap_or_default()
}

fn cell_of(sheet: Option<&str>, cell: &str) -> CellRef {
    CellRef {
        sheet: sheet.map(str::to_owned),
        cell: Some(cell.to_owned()),
    }
}
