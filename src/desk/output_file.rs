//! Files for others on disk: whole or not at all.

use super::Error;
use std::io::Write;
use std::path::Path;

/// Writes a file whole or not at all. An existing one is replaced only when that is asked.
///
/// # Errors
/// [`Error::OutputExists`], or [`Error::Output`] with what the disk says.
pub fn write_file(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Error> {
    if path.exists() && !replace {
        return Err(Error::OutputExists(path.to_owned()));
    }
    let failed = |error| Error::Output {
        path: path.to_owned(),
        error,
    };
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(failed)?;
    let mut file = for_others(tempfile::Builder::new().prefix(".oto-"))
        .tempfile_in(folder)
        .map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    let _file = file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// A letter or workbook is for whoever may read the folder, not only for who made it.
#[cfg(unix)]
fn for_others<'a, 'b>(
    builder: &'a mut tempfile::Builder<'b, 'b>,
) -> &'a mut tempfile::Builder<'b, 'b> {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn for_others<'a, 'b>(
    builder: &'a mut tempfile::Builder<'b, 'b>,
) -> &'a mut tempfile::Builder<'b, 'b> {
    builder
}
