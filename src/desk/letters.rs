//! Letters of approval: where each stands and why, making them, sending them, correcting one that was sent.

mod as_printed;
mod facts;
mod issue;
mod show;
mod sign;
mod stand;

pub use as_printed::{SamplePage, SampleRequest, Shows};
pub use issue::{Extras, Issued, LetterFolder};
pub use show::{PagePicture, PageRegion};
pub use stand::{cannot_compose, print_fault};

use super::RateBook;
use super::judge::guide;
use super::{Desk, Error, PlanSheet, Progress};
use crate::domain::consultation::ConsultationRemark;
use crate::domain::letter::{LetterReason, LetterState, Mend};
use crate::domain::operation::{Deed, Op};
use crate::domain::plan::AnnualPlan;
use crate::domain::region::{Region, Signatory};
use crate::domain::{Cents, LetterId, PlanId};
use crate::letters::compose;
use crate::letters::letter::Letter;
use crate::letters::texts::Texts;
use crate::letters::{layout, pdf};
use crate::storage::{Act, LetterRow, NewLetter};
use chrono::NaiveDate;

/// The letter of one partner as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterSheet {
    pub plan: PlanId,
    pub partner: String,
    pub state: LetterState,
    pub reason: LetterReason,
    /// Where to go on with it; `None` where nothing is to be done.
    pub mend: Option<Mend>,
    /// What is granted now.
    pub granted: Cents,
    /// Who signs it; `None` when that is nobody yet.
    pub signatory: Option<Signatory>,
    /// The letter that counts, made or not; `None` until one has a number.
    pub letter: Option<LetterRow>,
    /// Consultations to look at before it goes out; they do not hold it up. None of a letter that was sent.
    pub remarks: Vec<ConsultationRemark>,
}

/// What to do after making: mark as sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    pub on: NaiveDate,
    /// `e-mail`, `post`.
    pub channel: String,
}

/// A letter that was made, or that stood ready.
#[derive(Debug, Clone, PartialEq)]
pub struct MadeLetter {
    pub sheet: LetterSheet,
    pub reference: String,
    pub pages: u32,
    pub pdf: Vec<u8>,
    pub sha256: String,
}

/// What letters of one year share.
struct Office {
    region: Region,
    /// Who may sign, the default one first.
    signatories: Vec<Signatory>,
    texts: Result<Texts, usize>,
    rates: RateBook,
}

impl Office {
    /// Who signs a letter: who was chosen for it, as long as that is somebody who may sign.
    fn signatory(&self, letter: Option<&LetterRow>) -> Option<&Signatory> {
        match letter.and_then(|row| row.signatory) {
            Some(chosen) => self.signatories.iter().find(|it| it.id == chosen),
            None => self.signatories.first(),
        }
    }
}

impl Desk {
    /// Where the letters of a year stand, by the name of the partner.
    ///
    /// # Errors
    /// What the register says.
    pub fn letter_sheets(&self, year: i32) -> Result<Vec<LetterSheet>, Error> {
        self.letter_sheets_of(&self.plan_sheets(year)?)
    }

    /// Where the letters of these plans stand.
    pub(super) fn letter_sheets_of(&self, sheets: &[PlanSheet]) -> Result<Vec<LetterSheet>, Error> {
        let office = self.office()?;
        sheets
            .iter()
            .map(|sheet| self.stand(sheet, &office))
            .collect()
    }

    /// Where the letter of one plan stands.
    ///
    /// # Errors
    /// What the register says.
    pub fn letter_sheet(&self, plan: PlanId) -> Result<LetterSheet, Error> {
        self.stand(&self.plan_sheet(plan)?, &self.office()?)
    }

    /// Makes the letter of a plan, or returns the one that stands. Before the ROAZ agreed it is made only as a
    /// concept. A letter that cannot be made returns its sheet instead.
    ///
    /// # Errors
    /// What the register or the PDF says.
    pub fn make_letter(
        &mut self,
        plan: PlanId,
        concept: bool,
    ) -> Result<Result<MadeLetter, LetterSheet>, Error> {
        let office = self.office()?;
        let sheet = self.plan_sheet(plan)?;
        let stand = self.stand(&sheet, &office)?;
        match stand.state {
            LetterState::Blocked => Ok(Err(stand)),
            LetterState::Concept if !concept => Ok(Err(stand)),
            LetterState::Sent => self.stored(stand).map(Ok),
            LetterState::Ready if matches!(stand.reason, LetterReason::Made { .. }) => {
                self.stored(stand).map(Ok)
            }
            LetterState::Concept | LetterState::Stale | LetterState::Ready => {
                match self.make(&sheet, &office, stand.letter.clone()) {
                    // One letter that cannot be put on paper does not keep the others from being made.
                    Err(Error::LayOut(error)) => Ok(Err(stand.not_printed(error))),
                    made => made.map(Ok),
                }
            }
        }
    }

    /// Makes several letters, one operation each, so that stopping leaves finished letters in place.
    ///
    /// # Errors
    /// As [`Desk::make_letter`].
    pub fn make_letters(
        &mut self,
        plans: &[PlanId],
        concept: bool,
        progress: &Progress,
    ) -> Result<Vec<Result<MadeLetter, LetterSheet>>, Error> {
        let mut made = Vec::with_capacity(plans.len());
        for plan in plans {
            if progress.stopped() {
                break;
            }
            let partner = self.store.partner(self.store.plan(*plan)?.partner)?.name;
            progress.step(made.len(), plans.len(), &partner);
            made.push(self.make_letter(*plan, concept)?);
        }
        progress.step(made.len(), plans.len(), "");
        Ok(made)
    }

    /// One print file of letters that were made, in the order given, as they were made.
    ///
    /// # Errors
    /// [`Error::NotMade`]; [`Error::NotAsMade`] for one that would now say something else; what the register or the
    /// PDF says.
    pub fn print_file(&self, plans: &[PlanId]) -> Result<Vec<u8>, Error> {
        let office = self.office()?;
        let mut pages = Vec::with_capacity(plans.len());
        for plan in plans {
            let sheet = self.plan_sheet(*plan)?;
            let partner = || sheet.partner.name.clone();
            let row = self.store.letter_of(*plan)?;
            let Some(row) = row.filter(|row| row.pdf_sha256.is_some()) else {
                return Err(Error::NotMade { partner: partner() });
            };
            let letter = self.compose(&sheet, &office, &row)?;
            if letter.fingerprint() != row.fingerprint {
                return Err(Error::NotAsMade { partner: partner() });
            }
            pages.push(layout::lay_out(&letter)?);
        }
        Ok(pdf::write(
            &pages,
            &facts::print_file_meta(&office.region, self.today()),
        )?)
    }

    /// Marks a letter as sent: from then on it is frozen.
    ///
    /// # Errors
    /// [`Error::NotMade`] when it was not made or is no longer as it was made; that it is frozen when it was sent
    /// before.
    pub fn mark_sent(&mut self, plan: PlanId, sending: &Sending) -> Result<LetterSheet, Error> {
        let sheet = self.letter_sheet(plan)?;
        if sheet.state == LetterState::Sent {
            return Err(crate::storage::Error::Frozen.into());
        }
        let ready = matches!(sheet.reason, LetterReason::Made { .. });
        let Some(row) = sheet.letter.filter(|_| ready) else {
            return Err(Error::NotMade {
                partner: sheet.partner,
            });
        };
        self.act(&Op::new(Deed::SendLetter, sheet.partner), |act| {
            Ok(act.mark_sent(row.id, sending.on, &sending.channel)?)
        })?;
        self.letter_sheet(plan)
    }

    /// Starts a letter that corrects the one that was sent.
    ///
    /// # Errors
    /// [`Error::NothingToCorrect`] when none was sent.
    pub fn start_correction(&mut self, plan: PlanId) -> Result<LetterId, Error> {
        let sheet = self.letter_sheet(plan)?;
        let Some(sent) = sheet.letter.filter(|row| row.sent_on.is_some()) else {
            return Err(Error::NothingToCorrect {
                partner: sheet.partner,
            });
        };
        let today = self.today();
        let region = self.store.region()?;
        let year = self.store.plan(plan)?.year;
        self.act(&Op::new(Deed::StartCorrection, sheet.partner), |act| {
            let reference = next_reference(act, &region, year)?;
            let new = NewLetter {
                plan,
                reference: &reference,
                dated: today,
                replaces: Some(sent.id),
            };
            let letter = act.add_letter(&new)?;
            act.choose_signatory(letter, sent.signatory)?;
            Ok(letter)
        })
    }

    fn office(&self) -> Result<Office, Error> {
        Ok(Office {
            region: self.store.region()?,
            signatories: self.store.signatories()?,
            texts: Texts::with_overrides(&self.store.letter_texts()?)
                .map_err(|errors| errors.len()),
            rates: self.rate_book()?,
        })
    }

    /// The letter as the register has it now, under the number and date of `row`.
    fn compose(
        &self,
        sheet: &PlanSheet,
        office: &Office,
        row: &LetterRow,
    ) -> Result<Letter, Error> {
        let texts = office
            .texts
            .as_ref()
            .map_err(|_count| Error::Texts(Vec::new()))?;
        let replaces = row.replaces.map(|id| self.store.letter(id)).transpose()?;
        let policy = self.policy(sheet.plan.year)?;
        let signatory = office.signatory(Some(row)).cloned();
        let signatory = signatory.unwrap_or_else(facts::nobody);
        let facts = facts::gather(&facts::Sources {
            sheet,
            region: &office.region,
            signatory,
            guide: guide(&sheet.plan.edition)?,
            policy: &policy,
            row,
            replaces: replaces.as_ref(),
            rates: &office.rates,
        });
        Ok(compose::approval(&facts, texts)?)
    }

    fn make(
        &mut self,
        sheet: &PlanSheet,
        office: &Office,
        row: Option<LetterRow>,
    ) -> Result<MadeLetter, Error> {
        let today = self.today();
        let op = Op::new(Deed::MakeLetter, sheet.partner.name.clone());
        let row = match row {
            Some(row) => row,
            None => self.act(&op, |act| number(act, &sheet.plan, &office.region, today))?,
        };
        let mut row = LetterRow {
            dated: today,
            ..row
        };
        let letter = self.compose(sheet, office, &row)?;
        let pages = layout::lay_out(&letter)?;
        row.fingerprint = letter.fingerprint();
        row.concept = sheet.plan.agreed_on.is_none();
        row.pages = u32::try_from(pages.pages.len()).unwrap_or(u32::MAX);
        row.granted = sheet.granted();
        let meta = facts::letter_meta(&letter, &office.region, row.dated);
        let bytes = pdf::write(std::slice::from_ref(&pages), &meta)?;
        let sha256 = self.act(&op, |act| Ok(act.save_made_letter(&row, &bytes)?))?;
        let stand = self.stand(sheet, office)?;
        Ok(MadeLetter {
            reference: row.reference,
            pages: row.pages,
            sheet: stand,
            pdf: bytes,
            sha256,
        })
    }

    /// The letter as it was made, from the register.
    fn stored(&self, sheet: LetterSheet) -> Result<MadeLetter, Error> {
        let row = sheet
            .letter
            .clone()
            .ok_or(crate::storage::Error::Missing("letter"))?;
        let sha256 = row
            .pdf_sha256
            .ok_or(crate::storage::Error::Missing("letter"))?;
        let bytes = self
            .store
            .file(&sha256)?
            .ok_or(crate::storage::Error::Missing("stored file"))?;
        Ok(MadeLetter {
            reference: row.reference,
            pages: row.pages,
            sheet,
            pdf: bytes,
            sha256,
        })
    }
}

/// Gives the letter of a plan its number.
fn number(
    act: &Act<'_>,
    plan: &AnnualPlan,
    region: &Region,
    today: NaiveDate,
) -> Result<LetterRow, Error> {
    let reference = next_reference(act, region, plan.year)?;
    let new = NewLetter {
        plan: plan.id,
        reference: &reference,
        dated: today,
        replaces: None,
    };
    Ok(act.letter(act.add_letter(&new)?)?)
}

/// The next free reference (ons kenmerk) of a year: `RH-OTO-2027-14`.
fn next_reference(act: &Act<'_>, region: &Region, year: i32) -> Result<String, Error> {
    let beginning = match region.code.as_str() {
        "" => format!("OTO-{year}-"),
        code => format!("{code}-OTO-{year}-"),
    };
    let taken = act.references(&beginning)?;
    let number = |reference: &String| reference.strip_prefix(&beginning)?.parse::<u32>().ok();
    let next = taken.iter().filter_map(number).max().unwrap_or(0) + 1;
    Ok(format!("{beginning}{next:02}"))
}
