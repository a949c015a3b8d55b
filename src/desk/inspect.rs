//! Looking a register over: is everything in it as it should be?

use super::{Desk, Error};
use crate::domain::inspection::Problem;
use crate::domain::{OperationId, PlanId};

impl Desk {
    /// Everything that is not in order; empty when the register is sound.
    ///
    /// # Errors
    /// When the register cannot even be looked over.
    pub fn inspect(&self) -> Result<Vec<Problem>, Error> {
        let store = &self.store;
        let mut found: Vec<Problem> = store
            .problems()?
            .into_iter()
            .map(|detail| Problem::Damage { detail })
            .collect();
        if let Some(OperationId(number)) = store.broken_link()? {
            found.push(Problem::BrokenChain { operation: number });
        }
        found.extend(
            store
                .altered_files()?
                .into_iter()
                .map(|sha256| Problem::AlteredFile { sha256 }),
        );
        let altered = store.altered_rows()?.into_iter();
        found.extend(altered.map(|row| Problem::AlteredRow {
            table: row.table,
            row: row.id,
        }));
        for (year, _edition) in store.plan_years()? {
            for plan in store.plans(year)? {
                found.extend(self.lost_letters(plan.id)?);
            }
        }
        Ok(found)
    }

    /// Letters of a plan whose bytes are gone, also those that a correction replaced.
    fn lost_letters(&self, plan: PlanId) -> Result<Vec<Problem>, Error> {
        let mut lost = Vec::new();
        let mut next = self.store.letter_of(plan)?;
        while let Some(letter) = next {
            if let Some(sha256) = &letter.pdf_sha256
                && self.store.file(sha256)?.is_none()
            {
                lost.push(Problem::LetterLost {
                    reference: letter.reference,
                });
            }
            next = letter
                .replaces
                .map(|id| self.store.letter(id))
                .transpose()?;
        }
        Ok(lost)
    }
}
