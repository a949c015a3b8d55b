//! Letters of approval: where each stands and why, making them, sending them, correcting one that was sent.

mod as_printed;
mod facts;
mod issue;
mod show;

pub use as_printed::{SamplePage, SampleRequest, Shows};
pub use issue::{Issued, LetterFolder};
pub use show::PagePicture;

use super::judge::guide;
use super::{Desk, Error, PlanSheet, Progress};
use crate::domain::letter::{LetterReason, LetterState, PrintFault};
use crate::domain::operation::{Deed, Op};
use crate::domain::plan::AnnualPlan;
use crate::domain::region::{Region, Signatory};
use crate::domain::verdict::{Answer, CheckEffect};
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
    /// What is granted now.
    pub granted: Cents,
    /// The letter that counts, made or not; `None` until one has a number.
    pub letter: Option<LetterRow>,
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
    signatory: Option<Signatory>,
    texts: Result<Texts, usize>,
}

impl Desk {
    /// Where the letters of a year stand, by the name of the partner.
    ///
    /// # Errors
    /// What the register says.
    pub fn letter_sheets(&self, year: i32) -> Result<Vec<LetterSheet>, Error> {
        let office = self.office()?;
        self.plan_sheets(year)?
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
                    Err(Error::LayOut(error)) => Ok(Err(LetterSheet {
                        state: LetterState::Blocked,
                        reason: LetterReason::CannotPrint(print_fault(error)),
                        ..stand
                    })),
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
            Ok(act.add_letter(&new)?)
        })
    }

    fn office(&self) -> Result<Office, Error> {
        Ok(Office {
            region: self.store.region()?,
            signatory: self.store.signatories()?.into_iter().next(),
            texts: Texts::with_overrides(&self.store.letter_texts()?)
                .map_err(|errors| errors.len()),
        })
    }

    fn stand(&self, sheet: &PlanSheet, office: &Office) -> Result<LetterSheet, Error> {
        let letter = self.store.letter_of(sheet.plan.id)?;
        let (state, reason) = self.state(sheet, office, letter.as_ref())?;
        Ok(LetterSheet {
            plan: sheet.plan.id,
            partner: sheet.partner.name.clone(),
            state,
            reason,
            granted: sheet.granted(),
            letter,
        })
    }

    fn state(
        &self,
        sheet: &PlanSheet,
        office: &Office,
        letter: Option<&LetterRow>,
    ) -> Result<(LetterState, LetterReason), Error> {
        if let Some((row, on)) = letter.and_then(|row| row.sent_on.map(|on| (row, on))) {
            let same = blocked(sheet, office).is_none()
                && self
                    .compose(sheet, office, row)
                    .is_ok_and(|now| now.fingerprint() == row.fingerprint);
            let channel = row.channel.clone();
            let reason = if same {
                LetterReason::Sent { on, channel }
            } else {
                LetterReason::SentAndChanged { on }
            };
            return Ok((LetterState::Sent, reason));
        }
        if let Some(reason) = blocked(sheet, office) {
            return Ok((LetterState::Blocked, reason));
        }
        let draft = letter
            .cloned()
            .unwrap_or_else(|| facts::unnumbered(sheet, self.today()));
        let now = match self.compose(sheet, office, &draft) {
            Ok(now) => now,
            Err(Error::Compose(error)) => {
                return Ok((LetterState::Blocked, cannot_compose(error)));
            }
            Err(other) => return Err(other),
        };
        Ok(
            match letter.filter(|row| row.pdf_sha256.is_some() && !row.concept) {
                _ if sheet.plan.agreed_on.is_none() => {
                    (LetterState::Concept, LetterReason::NotAgreed)
                }
                None => (LetterState::Ready, LetterReason::NotMade),
                Some(row) if row.fingerprint == now.fingerprint() => {
                    (LetterState::Ready, LetterReason::Made { on: row.dated })
                }
                Some(row) => (
                    LetterState::Stale,
                    LetterReason::ChangedSince { made: row.dated },
                ),
            },
        )
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
        let signatory = office.signatory.clone().unwrap_or_else(facts::nobody);
        let facts = facts::gather(&facts::Sources {
            sheet,
            region: &office.region,
            signatory,
            guide: guide(&sheet.plan.edition)?,
            policy: &policy,
            row,
            replaces: replaces.as_ref(),
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

/// Why a letter could not be composed, as the adviser can mend it.
pub fn cannot_compose(error: compose::Error) -> LetterReason {
    match error {
        compose::Error::Empty(empty) => LetterReason::EmptyField {
            sentence: empty.sentence.code().to_owned(),
            field: empty.field.code().to_owned(),
        },
        compose::Error::NoReason {
            project_number,
            line,
        } => LetterReason::NoReason {
            project_number,
            line,
        },
        compose::Error::NoActivities => LetterReason::NoActivities,
    }
}

/// Why pages could not be laid out, as the adviser can mend it.
pub fn print_fault(error: layout::Error) -> PrintFault {
    match error {
        layout::Error::MissingGlyph(missing) => PrintFault::Character {
            character: missing.character,
            text: missing.text,
        },
        layout::Error::Logo(_) => PrintFault::Logo,
        layout::Error::HeadTooLong => PrintFault::HeadTooLong,
    }
}

/// The first thing that is open.
fn blocked(sheet: &PlanSheet, office: &Office) -> Option<LetterReason> {
    let blocks = sheet.checks.iter().find(|check| {
        check.effect_if_no == CheckEffect::Blocks && check.answer == Some(Answer::No)
    });
    if let Some(check) = blocks {
        let (question, action) = (check.question.clone(), check.action_if_no.clone());
        return Some(LetterReason::CheckBlocks { question, action });
    }
    if sheet.lines().next().is_none() {
        return Some(LetterReason::NoActivities);
    }
    if let Some(reason) = open_lines(sheet) {
        return Some(reason);
    }
    if office.signatory.is_none() {
        return Some(LetterReason::NoSignatory);
    }
    office
        .texts
        .as_ref()
        .err()
        .map(|count| LetterReason::WrongTexts { count: *count })
}

/// Lines that keep the letter from being made: undecided first, then outdated, then in consultation.
fn open_lines(sheet: &PlanSheet) -> Option<LetterReason> {
    type IsOpen = fn(&super::LineSheet) -> bool;
    let undecided: IsOpen = |line| line.decision.is_none();
    let outdated: IsOpen = |line| line.decision.as_ref().is_some_and(|made| made.stale);
    let consulted: IsOpen = |line| line.settled().is_none();
    let first = |is_open: IsOpen| {
        let lines = sheet.lines().filter(|line| is_open(line)).count();
        let activity = sheet
            .activities
            .iter()
            .find(|activity| activity.lines.iter().any(is_open))?;
        Some((lines, activity.activity.name.clone()))
    };
    if let Some((lines, activity)) = first(undecided) {
        return Some(LetterReason::Undecided { lines, activity });
    }
    if let Some((lines, activity)) = first(outdated) {
        return Some(LetterReason::JudgeAgain { lines, activity });
    }
    first(consulted).map(|(lines, activity)| LetterReason::InConsultation { lines, activity })
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
