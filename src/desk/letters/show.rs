//! A letter as pictures of its pages: as it was made, or as it would be made now.

use super::{Office, facts};
use crate::desk::{Desk, Error, LetterSheet, PlanSheet};
use crate::domain::PlanId;
use crate::domain::letter::LetterState;
use crate::domain::origin::{Said, Source};
use crate::letters::pages::{PAGE_WIDTH, Page, Pages, Region};
use crate::letters::{layout, pdf, preview};

/// A page as pixels: red, green, blue and alpha, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct PagePicture {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
    /// What stands where and where it comes from, in reading order. Empty for a letter that was sent and
    /// would now say something else.
    pub regions: Vec<PageRegion>,
}

/// A stretch of a page that can be followed back.
#[derive(Debug, Clone, PartialEq)]
pub struct PageRegion {
    pub said: Said,
    /// One per line: left, top, width and height, as parts of the page's width.
    pub areas: Vec<[f32; 4]>,
}

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
        let (office, sheet) = (self.office()?, self.plan_sheet(plan)?);
        let stand = self.stand(&sheet, &office)?;
        if stand.state == LetterState::Blocked {
            return Ok(Err(stand));
        }
        let (bytes, regions) = match (stand.state, self.pdf_of(&stand)?) {
            (LetterState::Sent | LetterState::Ready, Some(made)) => {
                (made, self.regions_of(&sheet, &office, &stand)?)
            }
            (LetterState::Blocked | LetterState::Concept | LetterState::Stale, _)
            | (LetterState::Sent | LetterState::Ready, None) => {
                match self.as_it_would_be(&sheet, &office, &stand) {
                    Err(Error::LayOut(error)) => return Ok(Err(stand.not_printed(error))),
                    drawn => drawn?,
                }
            }
        };
        let pages = preview::pages(&bytes, width / PAGE_WIDTH)?;
        let mut regions = regions.into_iter();
        Ok(Ok(pages
            .into_iter()
            .map(|page| PagePicture {
                width: page.width,
                height: page.height,
                rgba: page.rgba,
                regions: regions.next().unwrap_or_default(),
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

    /// Where everything comes from on the pages as they were made.
    fn regions_of(
        &self,
        sheet: &PlanSheet,
        office: &Office,
        stand: &LetterSheet,
    ) -> Result<Vec<Vec<PageRegion>>, Error> {
        let row = stand.letter.as_ref();
        let Some(row) = row.filter(|row| self.says_as_made(sheet, office, row)) else {
            return Ok(Vec::new());
        };
        let letter = self.compose(sheet, office, row)?;
        Ok(regions(&layout::lay_out(&letter)?))
    }

    fn as_it_would_be(
        &self,
        sheet: &PlanSheet,
        office: &Office,
        stand: &LetterSheet,
    ) -> Result<(Vec<u8>, Vec<Vec<PageRegion>>), Error> {
        let row = stand
            .letter
            .clone()
            .unwrap_or_else(|| facts::unnumbered(sheet, self.today()));
        let letter = self.compose(sheet, office, &row)?;
        let meta = facts::letter_meta(&letter, &office.region, row.dated);
        let pages = layout::lay_out(&letter)?;
        let regions = regions(&pages);
        Ok((pdf::write(&[pages], &meta)?, regions))
    }
}

fn regions(pages: &Pages) -> Vec<Vec<PageRegion>> {
    let of_width = |points: f32| points / PAGE_WIDTH;
    let region = |it: &Region| PageRegion {
        said: Said {
            words: it.words.trim_end().to_owned(),
            source: Source::clone(&it.source),
        },
        areas: it.areas.iter().map(|area| area.map(of_width)).collect(),
    };
    let page = |it: &Page| it.regions.iter().map(region).collect();
    pages.pages.iter().map(page).collect()
}
