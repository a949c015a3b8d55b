//! What judging in a window needs beside a plan's sheet: what is open, granting as proposed, earlier decisions.

use super::{Desk, Error, LineSheet, PlanSheet};
use crate::domain::decision::{Decision, Outcome};
use crate::domain::operation::{Deed, Op};
use crate::domain::verdict::{Judgement, Verdict};
use crate::domain::{Cents, CostKindId, CostLineId, PlanId};

/// Most earlier decisions that are told.
const MOST: usize = 9;

/// A decision on the same cost kind in another plan of this register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    pub partner: String,
    /// It was made for the partner of the plan that is judged.
    pub same_partner: bool,
    pub year: i32,
    /// The cost line as that partner wrote it.
    pub text: String,
    pub outcome: Outcome,
    /// The verdict that the adviser recorded.
    pub recorded: Verdict,
    pub granted: Cents,
}

impl LineSheet {
    /// Whether it waits for a decision: none was made, or a later version of the plan outdated it.
    pub fn is_open(&self) -> bool {
        is_open(self.decision.as_ref())
    }

    /// Whether it was decided to talk it over first.
    pub fn in_consultation(&self) -> bool {
        self.decision
            .as_ref()
            .is_some_and(|made| !made.stale && made.outcome == Outcome::InConsultation)
    }

    /// What the rules make of it: by the chosen kind, or by the suggested one while none is chosen.
    pub fn outlook(&self) -> &Judgement {
        match (&self.line.kind, &self.as_suggested) {
            (None, Some(suggested)) => suggested,
            (Some(_), _) | (None, None) => &self.judgement,
        }
    }
}

impl PlanSheet {
    /// What is asked in lines that wait for a decision.
    pub fn still_open(&self) -> Cents {
        self.lines()
            .filter(|line| line.is_open())
            .map(|line| line.line.requested)
            .sum()
    }

    /// The plan as if every suggested kind of an open line were chosen. Only for looking.
    pub fn with_suggestions(&self) -> Self {
        let mut sheet = self.clone();
        let lines = sheet
            .activities
            .iter_mut()
            .flat_map(|activity| &mut activity.lines);
        for line in lines.filter(|line| line.is_open()) {
            if let (None, Some(judgement)) = (&line.line.kind, line.as_suggested.take()) {
                line.line.kind = judgement.kind.clone();
                line.judgement = judgement;
            }
        }
        sheet
    }
}

impl Desk {
    /// Grants lines that the rules allow outright, and confirms their suggested kinds with it; one operation.
    /// Answers how many were granted.
    ///
    /// # Errors
    /// [`Error::Overtaken`] when one of the lines is no longer open and allowed.
    pub fn grant_proposed(&mut self, plan: PlanId, lines: &[CostLineId]) -> Result<usize, Error> {
        let now = self.plan_sheet(plan)?;
        let sheet = now.with_suggestions();
        let mut requests = Self::as_proposed(&sheet);
        requests.retain(|request| lines.contains(&request.line));
        if requests.len() != lines.len() {
            return Err(Error::Overtaken {
                file: sheet.partner.name,
            });
        }
        let decisions = requests
            .iter()
            .map(|request| self.weigh(&sheet, request))
            .collect::<Result<Vec<_>, _>>()?;
        let kinds: Vec<(CostLineId, CostKindId)> = now
            .lines()
            .filter(|line| line.line.kind.is_none() && lines.contains(&line.line.id))
            .filter_map(|line| Some((line.line.id, line.outlook().kind.clone()?)))
            .collect();
        self.act(&Op::new(Deed::RecordDecisions, sheet.partner.name), |act| {
            for (line, kind) in &kinds {
                act.choose_kind(*line, Some(kind))?;
            }
            for decision in &decisions {
                act.save_decision(decision)?;
            }
            Ok(())
        })?;
        Ok(decisions.len())
    }

    /// Decisions on lines of a cost kind in other plans, those of the same partner first, then the newest.
    ///
    /// # Errors
    /// What the register says.
    pub fn earlier(&self, plan: PlanId, kind: &CostKindId) -> Result<Vec<Earlier>, Error> {
        let partner = self.store.plan(plan)?.partner;
        let mut found = Vec::new();
        for (year, _) in self.store.plan_years()? {
            for other in self.store.plans(year)? {
                if other.id == plan {
                    continue;
                }
                let decisions = self.store.decisions(other.id)?;
                let name = self.store.partner(other.partner)?.name;
                for line in self.store.lines(other.id)? {
                    let Some(made) = decisions.get(&line.id) else {
                        continue;
                    };
                    if line.kind.as_ref() == Some(kind) && !made.stale {
                        found.push(Earlier {
                            partner: name.clone(),
                            same_partner: other.partner == partner,
                            year,
                            text: line.text,
                            outcome: made.outcome,
                            recorded: made.recorded,
                            granted: made.granted,
                        });
                    }
                }
            }
        }
        found.sort_by_key(|it| (!it.same_partner, -it.year));
        found.truncate(MOST);
        Ok(found)
    }

    /// How many plans of a year have lines that wait for a decision.
    ///
    /// # Errors
    /// What the register says.
    pub fn plans_to_judge(&self, year: i32) -> Result<usize, Error> {
        let mut count = 0;
        for plan in self.store.plans(year)? {
            let decisions = self.store.decisions(plan.id)?;
            let lines = self.store.lines(plan.id)?;
            if lines.iter().any(|line| is_open(decisions.get(&line.id))) {
                count += 1;
            }
        }
        Ok(count)
    }
}

fn is_open(decision: Option<&Decision>) -> bool {
    decision.is_none_or(|made| made.stale)
}
