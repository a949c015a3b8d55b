//! Looking a register over: is everything in it as it should be?

use super::{Desk, Error};
use crate::domain::OperationId;
use crate::domain::inspection::Problem;

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
        let rows = store.altered_rows()?.into_iter();
        found.extend(rows.map(|row| Problem::AlteredRow {
            table: row.table,
            id: row.id,
        }));
        for (year, _edition) in store.plan_years()? {
            for sheet in self.plan_sheets(year)? {
                let Some(letter) = store.letter_of(sheet.plan.id)? else {
                    continue;
                };
                let lost = match &letter.pdf_sha256 {
                    Some(sha256) => store.file(sha256)?.is_none(),
                    None => false,
                };
                if lost {
                    found.push(Problem::LetterLost {
                        reference: letter.reference,
                    });
                }
            }
        }
        Ok(found)
    }
}
