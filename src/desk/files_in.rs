//! Files that come in together: those in a folder too.

use super::Error;
use std::path::{Path, PathBuf};

/// The files themselves, and for a folder the files in it, by name. What the system keeps there for itself, and
/// what a spreadsheet program leaves while a file is open, is left out; folders in it too.
///
/// # Errors
/// [`Error::Input`] when a folder cannot be read.
pub fn files_in(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let of_folder = |error| Error::Input {
            path: path.clone(),
            error,
        };
        let mut found = Vec::new();
        for entry in std::fs::read_dir(path).map_err(of_folder)? {
            let file = entry.map_err(of_folder)?.path();
            if file.is_file() && !is_of_the_system(&file) {
                found.push(file);
            }
        }
        found.sort();
        files.extend(found);
    }
    Ok(files)
}

fn is_of_the_system(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let begins = [".", "~$"].iter().any(|sign| name.starts_with(sign));
    let known = ["thumbs.db", "desktop.ini"];
    begins || known.contains(&name.to_lowercase().as_str())
}
