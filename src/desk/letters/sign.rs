//! Who signs letters, and marking them as sent.

use super::{Sending, number};
use crate::desk::{Desk, Error};
use crate::domain::operation::{Deed, Op};
use crate::domain::region::Signatory;
use crate::domain::{PlanId, SignatoryId};

impl Desk {
    /// Who may sign letters, the default one first.
    ///
    /// # Errors
    /// What the register says.
    pub fn who_can_sign(&self) -> Result<Vec<Signatory>, Error> {
        Ok(self.store.signatories()?)
    }

    /// Says who signs these letters; `None`: who signs by default. Letters that were sent are left as they
    /// are. Answers for how many it was chosen.
    ///
    /// # Errors
    /// [`Error::Storage`] when nobody with this id may sign; what the register says.
    pub fn choose_signatory(
        &mut self,
        plans: &[PlanId],
        signatory: Option<SignatoryId>,
    ) -> Result<usize, Error> {
        let known = self.store.signatories()?;
        if signatory.is_some_and(|chosen| !known.iter().any(|it| it.id == chosen)) {
            return Err(crate::storage::Error::Missing("signatory").into());
        }
        let (region, today) = (self.store.region()?, self.today());
        let mut chosen = Vec::new();
        for plan in plans {
            let letter = self.store.letter_of(*plan)?;
            if letter.as_ref().is_none_or(|row| row.sent_on.is_none()) {
                chosen.push((self.store.plan(*plan)?, letter));
            }
        }
        let subject = match chosen.as_slice() {
            [(plan, _)] => self.store.partner(plan.partner)?.name,
            _ => String::new(),
        };
        self.act(&Op::new(Deed::ChooseSignatory, subject), |act| {
            for (plan, letter) in &chosen {
                let letter = match letter {
                    Some(row) => row.id,
                    None => number(act, plan, &region, today)?.id,
                };
                act.choose_signatory(letter, signatory)?;
            }
            Ok(chosen.len())
        })
    }

    /// Marks letters as sent, all or none: from then on they are frozen.
    ///
    /// # Errors
    /// As [`Desk::mark_sent`].
    pub fn mark_all_sent(&mut self, plans: &[PlanId], sending: &Sending) -> Result<usize, Error> {
        self.in_one_go(|desk| {
            for plan in plans {
                let _sheet = desk.mark_sent(*plan, sending)?;
            }
            Ok(plans.len())
        })
    }
}
