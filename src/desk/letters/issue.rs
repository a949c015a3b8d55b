//! Letters as files in a folder of the adviser's choice.

use crate::desk::{
    Desk, Error, LetterSheet, Progress, letter_file_name, print_file_name, sending_list_name,
    write_file,
};
use crate::domain::PlanId;
use crate::exchange::sending_list::{self, ListedLetter, SendingList};
use std::path::{Path, PathBuf};

/// Where letters go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterFolder {
    pub folder: PathBuf,
    /// Files of the same name are replaced.
    pub replace: bool,
}

/// What is made beside the letters themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extras {
    /// All letters below each other in one file, to print.
    pub print_file: bool,
    /// The list of what goes to whom.
    pub sending_list: bool,
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
        year: i32,
        plans: &[PlanId],
        extras: Extras,
        folder: &Path,
    ) -> Result<Vec<String>, Error> {
        let beside = [
            (extras.print_file, print_file_name(year)),
            (extras.sending_list, sending_list_name(year)),
        ];
        let mut names: Vec<String> = beside
            .into_iter()
            .filter(|(asked, name)| *asked && folder.join(name).exists())
            .map(|(_, name)| name)
            .collect();
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

    /// Makes letters, writes each as a file, and beside them what else is asked, in the order given.
    ///
    /// # Errors
    /// As [`Desk::issue_letters`].
    pub fn issue_all(
        &mut self,
        year: i32,
        plans: &[PlanId],
        extras: Extras,
        to: &LetterFolder,
        progress: &Progress,
    ) -> Result<Issued, Error> {
        let mut issued = self.issue_letters(plans, false, to, progress)?;
        if issued.stopped || issued.letters == 0 {
            return Ok(issued);
        }
        let left: Vec<PlanId> = issued.left.iter().map(|sheet| sheet.plan).collect();
        let mut made = plans.to_vec();
        made.retain(|plan| !left.contains(plan));
        if extras.print_file {
            let path = to.folder.join(print_file_name(year));
            write_file(&path, &self.print_file(&made)?, to.replace)?;
            issued.files.push(path);
        }
        if extras.sending_list {
            let path = to.folder.join(sending_list_name(year));
            write_file(&path, &self.sending_list(year, &made)?, to.replace)?;
            issued.files.push(path);
        }
        Ok(issued)
    }

    /// The list of what goes to whom, as a workbook: letters that were made, in the order given.
    ///
    /// # Errors
    /// [`Error::NotMade`], or what the register says.
    pub fn sending_list(&self, year: i32, plans: &[PlanId]) -> Result<Vec<u8>, Error> {
        let mut letters = Vec::with_capacity(plans.len());
        let mut first_page = 1;
        for plan in plans {
            let sheet = self.letter_sheet(*plan)?;
            let partner = self.store.partner(self.store.plan(*plan)?.partner)?;
            let Some(row) = sheet.letter.filter(|row| row.pdf_sha256.is_some()) else {
                return Err(Error::NotMade {
                    partner: partner.name,
                });
            };
            let replaces = row.replaces.map(|id| self.store.letter(id)).transpose()?;
            letters.push(ListedLetter {
                file: letter_file_name(&row.reference, &partner.name),
                partner: partner.name,
                contact: partner.contact,
                address: partner.address,
                reference: row.reference,
                dated: row.dated,
                signed_by: sheet.signatory.map(|it| it.name).unwrap_or_default(),
                granted: row.granted,
                pages: row.pages,
                first_page,
                replaces: replaces.map(|it| it.reference).unwrap_or_default(),
            });
            first_page += row.pages;
        }
        let list = SendingList { year, letters };
        sending_list::write(&list).map_err(|error| Error::Workbook(error.to_string()))
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
