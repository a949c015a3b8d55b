//! Letters as files in a folder of the adviser's choice.

use crate::desk::{
    Desk, Error, LetterSheet, Progress, letter_file_name, print_file_name, write_file,
};
use crate::domain::PlanId;
use std::path::{Path, PathBuf};

/// Where letters go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterFolder {
    pub folder: PathBuf,
    /// Files of the same name are replaced.
    pub replace: bool,
}

/// What was made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Issued {
    /// The files, in the order of the list.
    pub files: Vec<PathBuf>,
    /// How many letters are ready.
    pub letters: usize,
    /// Letters that cannot be made, with the reason.
    pub left: Vec<LetterSheet>,
    /// How many were asked for.
    pub of: usize,
    pub stopped: bool,
}

impl Desk {
    /// Files that making these letters would replace, by name.
    ///
    /// # Errors
    /// What the register says.
    pub fn letters_in_the_way(
        &self,
        plans: &[PlanId],
        folder: &Path,
    ) -> Result<Vec<String>, Error> {
        let mut names = Vec::new();
        for plan in plans {
            let sheet = self.letter_sheet(*plan)?;
            let Some(row) = &sheet.letter else { continue };
            let name = letter_file_name(&row.reference, &sheet.partner);
            let path = folder.join(&name);
            if path.exists() && self.letter_pdf(*plan)? != std::fs::read(&path).ok() {
                names.push(name);
            }
        }
        Ok(names)
    }

    /// Makes letters and writes each as a file at once, so that stopping leaves finished letters in place.
    ///
    /// # Errors
    /// What the register, the PDF or the disk says; what was finished stays.
    pub fn issue_letters(
        &mut self,
        plans: &[PlanId],
        concept: bool,
        to: &LetterFolder,
        progress: &Progress,
    ) -> Result<Issued, Error> {
        let mut issued = Issued {
            of: plans.len(),
            ..Issued::default()
        };
        for (at, plan) in plans.iter().enumerate() {
            if progress.stopped() {
                issued.stopped = true;
                break;
            }
            progress.step(at, plans.len(), &self.letter_sheet(*plan)?.partner);
            match self.make_letter(*plan, concept)? {
                Ok(made) => {
                    let name = letter_file_name(&made.reference, &made.sheet.partner);
                    let path = to.folder.join(name);
                    let same = std::fs::read(&path).is_ok_and(|bytes| bytes == made.pdf);
                    if !same {
                        write_file(&path, &made.pdf, to.replace)?;
                    }
                    issued.files.push(path);
                    issued.letters += 1;
                }
                Err(sheet) => issued.left.push(sheet),
            }
        }
        progress.step(issued.letters, plans.len(), "");
        Ok(issued)
    }

    /// Makes letters and writes them as one print file, in the order given.
    ///
    /// # Errors
    /// What the register, the PDF or the disk says; what was finished stays.
    pub fn issue_print_file(
        &mut self,
        year: i32,
        plans: &[PlanId],
        to: &LetterFolder,
        progress: &Progress,
    ) -> Result<Issued, Error> {
        let path = to.folder.join(print_file_name(year));
        if path.exists() && !to.replace {
            return Err(Error::OutputExists(path));
        }
        let made = self.make_letters(plans, false, progress)?;
        let mut issued = Issued {
            of: plans.len(),
            stopped: progress.stopped(),
            ..Issued::default()
        };
        let mut printed = Vec::new();
        for letter in made {
            match letter {
                Ok(letter) => printed.push(letter.sheet.plan),
                Err(sheet) => issued.left.push(sheet),
            }
        }
        issued.letters = printed.len();
        if !issued.stopped && !printed.is_empty() {
            write_file(&path, &self.print_file(&printed)?, to.replace)?;
            issued.files.push(path);
        }
        Ok(issued)
    }
}
