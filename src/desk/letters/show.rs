//! A letter as pictures of its pages: as it was made, or as it would be made now.

use super::facts;
use crate::desk::{Desk, Error, LetterSheet};
use crate::domain::PlanId;
use crate::domain::letter::LetterState;
use crate::letters::{layout, pdf, preview};

/// A page as pixels: red, green, blue and alpha, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePicture {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
}

/// Width of a page at 72 dots per inch.
const A4_WIDTH: f32 = 595.276;

impl Desk {
    /// The pages of a plan's letter, `width` pixels wide: the letter as it was made while that still holds,
    /// or else as it would be made now. A letter that is blocked returns its sheet instead.
    ///
    /// # Errors
    /// What the register or the PDF says.
    pub fn letter_pages(
        &self,
        plan: PlanId,
        width: f32,
    ) -> Result<Result<Vec<PagePicture>, LetterSheet>, Error> {
        let stand = self.letter_sheet(plan)?;
        let bytes = match (stand.state, self.pdf_of(&stand)?) {
            (LetterState::Blocked, _) => return Ok(Err(stand)),
            (LetterState::Sent | LetterState::Ready, Some(made)) => made,
            (LetterState::Concept | LetterState::Stale, _)
            | (LetterState::Sent | LetterState::Ready, None) => {
                self.as_it_would_be(plan, &stand)?
            }
        };
        let pages = preview::pages(&bytes, width / A4_WIDTH)?;
        Ok(Ok(pages
            .into_iter()
            .map(|page| PagePicture {
                width: page.width,
                height: page.height,
                rgba: page.rgba,
            })
            .collect()))
    }

    /// The PDF of a plan's letter as it was made; `None` when it was not made.
    ///
    /// # Errors
    /// What the register says.
    pub fn letter_pdf(&self, plan: PlanId) -> Result<Option<Vec<u8>>, Error> {
        self.pdf_of(&self.letter_sheet(plan)?)
    }

    fn pdf_of(&self, stand: &LetterSheet) -> Result<Option<Vec<u8>>, Error> {
        match stand
            .letter
            .as_ref()
            .and_then(|row| row.pdf_sha256.as_ref())
        {
            Some(sha256) => Ok(self.store.file(sha256)?),
            None => Ok(None),
        }
    }

    fn as_it_would_be(&self, plan: PlanId, stand: &LetterSheet) -> Result<Vec<u8>, Error> {
        let office = self.office()?;
        let sheet = self.plan_sheet(plan)?;
        let row = stand
            .letter
            .clone()
            .unwrap_or_else(|| facts::unnumbered(&sheet, self.today()));
        let letter = self.compose(&sheet, &office, &row)?;
        let meta = facts::letter_meta(&letter, &office.region, row.dated);
        Ok(pdf::write(&[layout::lay_out(&letter)?], &meta)?)
    }
}
