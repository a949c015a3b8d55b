//! Cases (zaken): decisions of all years, found again from what they rest on.

use super::{Desk, Error};
use crate::domain::decision::Decision;
use crate::domain::plan::{Activity, AnnualPlan, CostLine};
use crate::domain::{CostKindId, PassageId};

/// A decision with the place where it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The name of the partner.
    pub partner: String,
    pub plan: AnnualPlan,
    pub activity: Activity,
    pub line: CostLine,
    pub decision: Decision,
}

impl Desk {
    /// Every decision of the register whose passages hold this one: the newest year first, by the name of the
    /// partner. What a later version of a plan dropped is left out.
    ///
    /// # Errors
    /// What the register says.
    pub fn cases_resting_on(&self, passage: &PassageId) -> Result<Vec<Case>, Error> {
        self.cases(|_line, made| made.passages.contains(passage))
    }

    /// Every decision of the register on a line of this cost kind, in the same order.
    ///
    /// # Errors
    /// What the register says.
    pub fn cases_of_kind(&self, kind: &CostKindId) -> Result<Vec<Case>, Error> {
        self.cases(|line, _made| line.kind.as_ref() == Some(kind))
    }

    fn cases(&self, wanted: impl Fn(&CostLine, &Decision) -> bool) -> Result<Vec<Case>, Error> {
        let mut cases = Vec::new();
        for (year, _edition) in self.store.plan_years()? {
            for plan in self.store.plans(year)? {
                let decisions = self.store.decisions(plan.id)?;
                let mut found = self.store.lines(plan.id)?;
                found.retain(|line| {
                    let made = decisions.get(&line.id);
                    made.is_some_and(|made| wanted(line, made))
                });
                if found.is_empty() {
                    continue;
                }
                let partner = self.store.partner(plan.partner)?.name;
                let activities = self.store.activities(plan.id)?;
                cases.extend(found.into_iter().filter_map(|line| {
                    let activity = activities.iter().find(|it| it.id == line.activity)?;
                    Some(Case {
                        partner: partner.clone(),
                        plan: plan.clone(),
                        activity: activity.clone(),
                        decision: decisions.get(&line.id)?.clone(),
                        line,
                    })
                }));
            }
        }
        Ok(cases)
    }
}
