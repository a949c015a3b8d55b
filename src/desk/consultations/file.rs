//! The file of a consultation: into the register with its fingerprint, and out of it to be looked at.

use super::{Desk, Error, NamedFile};
use crate::desk::output_names::safe;
use crate::desk::write_file;
use crate::domain::ConsultationId;
use crate::domain::consultation::ConsultationFault;
use crate::storage::Act;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Most bytes of a file that is kept with a consultation.
const MOST: u64 = 25 * 1024 * 1024;

/// What the program of the system may open. Anything else, such as a program, is shown in its folder.
const READABLE: [&str; 20] = [
    "pdf", "eml", "msg", "txt", "rtf", "doc", "docx", "odt", "xls", "xlsx", "ods", "csv", "ppt",
    "pptx", "odp", "png", "jpg", "jpeg", "tif", "tiff",
];

/// A file that was read and is to be kept.
pub(super) struct ReadFile {
    name: String,
    bytes: Vec<u8>,
}

impl ReadFile {
    /// Into the register.
    pub(super) fn keep(self, act: &Act<'_>) -> Result<NamedFile, Error> {
        let sha256 = act.keep_file(&self.bytes)?;
        Ok(NamedFile {
            name: self.name,
            sha256,
        })
    }
}

/// Reads a file of the user's.
///
/// # Errors
/// [`Error::Input`]; [`Error::Consultation`] when it is empty or too large.
pub(super) fn read(path: &Path) -> Result<ReadFile, Error> {
    let input = |error| Error::Input {
        path: path.to_owned(),
        error,
    };
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(input)?;
    let size = file.metadata().map_err(input)?.len();
    // One byte more, so that a file that grows meanwhile is found out.
    let _read = file.take(MOST + 1).read_to_end(&mut bytes).map_err(input)?;
    let size = size.max(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    if size > MOST {
        let fault = ConsultationFault::FileTooLarge { size, most: MOST };
        return Err(Error::Consultation(vec![fault]));
    }
    if bytes.is_empty() {
        return Err(Error::Consultation(vec![ConsultationFault::EmptyFile]));
    }
    let name = path.file_name().map(|name| name.to_string_lossy());
    Ok(ReadFile {
        name: name.unwrap_or_default().into_owned(),
        bytes,
    })
}

/// A file of a consultation, written out to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    pub path: PathBuf,
    /// What to open: the file, or its folder where the file is not one that is only read.
    pub show: PathBuf,
}

impl Desk {
    /// Writes the file of a consultation into a folder for files that are only looked at.
    ///
    /// # Errors
    /// What the register says when it has no file; [`Error::Output`] with what the disk says.
    pub fn consultation_file(&self, id: ConsultationId) -> Result<KeptFile, Error> {
        let missing = || crate::storage::Error::Missing("stored file");
        let file = self.store.consultation(id)?.file.ok_or_else(missing)?;
        let bytes = self.store.file(&file.sha256)?.ok_or_else(missing)?;
        // Two files of one name do not get in each other's way.
        let folder = std::env::temp_dir()
            .join("oto-register")
            .join(file.sha256.chars().take(16).collect::<String>());
        let name = safe(&file.name);
        let path = folder.join(if name.is_empty() { "bestand" } else { &name });
        write_file(&path, &bytes, true)?;
        let readable = path
            .extension()
            .and_then(|extension| extension.to_str())
            .is_some_and(|extension| {
                READABLE
                    .iter()
                    .any(|known| extension.eq_ignore_ascii_case(known))
            });
        let show = if readable { path.clone() } else { folder };
        Ok(KeptFile { path, show })
    }
}
