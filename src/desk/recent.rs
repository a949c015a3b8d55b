//! Registers that were used lately, remembered in the user's data folder.

use super::{Error, write_file};
use std::path::{Path, PathBuf};

/// Most registers that are remembered.
const MOST: usize = 5;

fn list(folder: &Path) -> PathBuf {
    folder.join("laatst-gebruikt.txt")
}

/// The registers that were used lately and still exist, last one first.
pub fn recent_registers(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_to_string(list(folder))
        .unwrap_or_default()
        .lines()
        .map(PathBuf::from)
        .filter(|path| path.is_file())
        .collect()
}

/// Remembers a register as the one used last.
///
/// # Errors
/// [`Error::Output`] with what the disk says.
pub fn remember_register(folder: &Path, register: &Path) -> Result<(), Error> {
    let mut all = recent_registers(folder);
    all.retain(|path| path != register);
    all.insert(0, register.to_owned());
    let lines: String = all
        .iter()
        .take(MOST)
        .map(|path| format!("{}\n", path.display()))
        .collect();
    write_file(&list(folder), lines.as_bytes(), true)
}
