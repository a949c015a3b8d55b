//! Files that the region makes itself: its settings, and the intake forms for its partners.

use crate::desk::{Desk, Error, Progress, output_names, write_file};
use crate::exchange::region_file;
use crate::words;
use std::path::{Path, PathBuf};

/// Intake forms that were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormsMade {
    /// The files, by the name of the partner.
    pub files: Vec<PathBuf>,
    /// How many partners there are.
    pub of: usize,
    pub stopped: bool,
}

impl Desk {
    /// Writes the region's settings as a file that people edit, with what else can be filled in as comments, and
    /// the logo beside it. An existing file is replaced only when that is asked.
    ///
    /// # Errors
    /// [`Error::OutputExists`], what the register says, or what the disk says.
    pub fn write_region_file(&self, path: &Path, replace: bool) -> Result<(), Error> {
        let logo_path = path.with_extension("logo.png");
        let logo_name = logo_path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let (file, logo) = self.region_file(&logo_name)?;
        if logo.is_some() && logo_path.exists() && !replace {
            return Err(Error::OutputExists(logo_path));
        }
        let help = words::region_help::appendix(&self.region_guidance()?);
        let text = region_file::write(&file) + &help;
        write_file(path, text.as_bytes(), replace)?;
        match logo {
            Some(logo) => write_file(&logo_path, &logo, replace),
            None => Ok(()),
        }
    }

    /// Which intake forms for the partners of a year stand in a folder already, by name.
    ///
    /// # Errors
    /// What the register says.
    pub fn forms_in_the_way(&self, year: i32, folder: &Path) -> Result<Vec<String>, Error> {
        let partners = self.store.partners()?.into_iter();
        Ok(partners
            .map(|partner| output_names::intake_form_name(year, &partner.name))
            .filter(|name| folder.join(name).exists())
            .collect())
    }

    /// Makes the intake form of a year for every partner, each a file of its own in a folder.
    ///
    /// # Errors
    /// [`Error::NoEdition`], [`Error::OutputExists`], what the register or the disk says; what was finished stays.
    pub fn issue_intake_forms(
        &self,
        year: i32,
        folder: &Path,
        replace: bool,
        progress: &Progress,
    ) -> Result<FormsMade, Error> {
        let partners = self.store.partners()?;
        let mut made = FormsMade {
            of: partners.len(),
            ..FormsMade::default()
        };
        for partner in &partners {
            if progress.stopped() {
                made.stopped = true;
                break;
            }
            progress.step(made.files.len(), partners.len(), &partner.name);
            let path = folder.join(output_names::intake_form_name(year, &partner.name));
            write_file(&path, &self.intake_form(year, Some(partner))?, replace)?;
            made.files.push(path);
        }
        progress.step(made.files.len(), partners.len(), "");
        Ok(made)
    }
}
