//! The list that goes to the meeting of the Bestuurlijk ROAZ, gathered from the register and made into a PDF.

use crate::desk::judge::guide;
use crate::desk::{ActivitySheet, Desk, Error, LineSheet, PlanSheet};
use crate::domain::decision::Consultation;
use crate::domain::region::RegionPolicy;
use crate::domain::roaz::{RoazHurdle, RoazRemark};
use crate::domain::{Cents, PassageId, PlanId};
use crate::letters::advice_facts::{
    AdviceFacts, AdvisedPlan, Departure, LessLine, NotJudged, OpenConsultation, Reserved,
};
use crate::letters::pdf::{self, Meta};
use crate::letters::{compose, layout};
use crate::rules::edition::Guide;
use crate::storage::RoazSteps;
use crate::words;

impl Desk {
    /// The list as PDF; the same register, plans and day give the same bytes. Without plans it is about the whole year.
    ///
    /// # Errors
    /// [`Error::NoPlan`] for a year without plans, [`Error::Form`] for a character that cannot be printed.
    pub fn roaz_advice(&self, year: i32, plans: &[PlanId]) -> Result<Vec<u8>, Error> {
        let facts = self.roaz_advice_facts(year, plans)?;
        let advice = compose::roaz_advice(&facts);
        let pages = layout::lay_out(&advice).map_err(Error::Form)?;
        let meta = Meta {
            title: advice.title,
            author: facts.office,
            date: facts.dated,
        };
        Ok(pdf::write(std::slice::from_ref(&pages), &meta)?)
    }

    /// What the list says. Without plans it is about the whole year.
    ///
    /// # Errors
    /// [`Error::NoPlan`] for a year without plans, or what the register says.
    pub fn roaz_advice_facts(&self, year: i32, plans: &[PlanId]) -> Result<AdviceFacts, Error> {
        let mut sheets = self.plan_sheets(year)?;
        if sheets.is_empty() {
            return Err(Error::NoPlan {
                partner: None,
                year,
            });
        }
        let whole_year = plans.is_empty();
        sheets.retain(|sheet| whole_year || plans.contains(&sheet.plan.id));
        let (region, policy) = (self.store.region()?, self.policy(year)?);
        let mut facts = AdviceFacts {
            office: region.office.clone(),
            colour: region.letterhead.colour,
            adviser: region.adviser.name,
            plan_year: year,
            dated: self.today(),
            own_sources: own_sources(&policy),
            reserved: reserved(&policy),
            ..AdviceFacts::default()
        };
        for sheet in &sheets {
            let guide = guide(&sheet.plan.edition)?;
            let edition = guide.edition();
            let title = words::guide_title(&edition.title, &edition.adopted);
            if !facts.guides.contains(&title) {
                facts.guides.push(title);
            }
            match super::rows::open(sheet, |_| false) {
                Some(RoazHurdle::Open { lines }) => facts.not_judged.push(NotJudged {
                    partner: sheet.partner.name.clone(),
                    requested: sheet.requested(),
                    lines,
                }),
                _ => facts.plans.push(self.advised(sheet, guide, &policy)?),
            }
        }
        if whole_year {
            let rows = self.partner_rows(year)?;
            let missing = rows.into_iter().filter(|row| row.plan.is_none());
            facts.missing = missing.map(|row| row.partner.name).collect();
        }
        Ok(facts)
    }

    fn advised(
        &self,
        sheet: &PlanSheet,
        guide: &Guide,
        policy: &RegionPolicy,
    ) -> Result<AdvisedPlan, Error> {
        let row = self.roaz_row(sheet, &RoazSteps::default())?;
        let mut plan = AdvisedPlan {
            partner: row.partner,
            covenant: sheet.covenant,
            requested: row.requested,
            granted: row.granted,
            in_consultation: row.in_consultation,
            shortcomings: shortcomings(&row.remarks),
            agreed_on: sheet.plan.agreed_on,
            ..AdvisedPlan::default()
        };
        for activity in &sheet.activities {
            let number = &activity.activity.project_number;
            let lines = || activity.lines.iter();
            plan.less
                .extend(lines().filter_map(|line| less(line, number, guide, policy)));
            plan.departures
                .extend(lines().filter_map(|line| departure(line, number)));
            plan.consultations.extend(consultations(activity));
        }
        Ok(plan)
    }
}

fn shortcomings(remarks: &[RoazRemark]) -> Vec<String> {
    let told = |remark: &&RoazRemark| match remark {
        RoazRemark::Late { .. } | RoazRemark::Incomplete { .. } => true,
        RoazRemark::Departures { .. }
        | RoazRemark::ChangedAfterAdvice { .. }
        | RoazRemark::ChangedAfterAgreement { .. }
        | RoazRemark::UnlikeAdvice { .. }
        | RoazRemark::Sent(_) => false,
    };
    remarks
        .iter()
        .filter(told)
        .map(words::roaz::remark)
        .collect()
}

fn less(line: &LineSheet, number: &str, guide: &Guide, policy: &RegionPolicy) -> Option<LessLine> {
    let made = line
        .settled()
        .filter(|made| made.granted < line.line.requested)?;
    let reason = match made.motivation.trim() {
        "" => made.reason.trim(),
        own => own,
    };
    Some(LessLine {
        project_number: number.to_owned(),
        line: line.line.text.clone(),
        requested: line.line.requested,
        granted: made.granted,
        reason: reason.to_owned(),
        sections: sections(&made.passages, guide, policy),
    })
}

fn departure(line: &LineSheet, number: &str) -> Option<Departure> {
    let made = line
        .settled()
        .filter(|made| made.recorded != made.suggested)?;
    Some(Departure {
        project_number: number.to_owned(),
        line: line.line.text.clone(),
        suggested: made.suggested,
        recorded: made.recorded,
        motivation: made.motivation.clone(),
    })
}

/// Lines in consultation with their question, then questions that are open about anything else.
fn consultations(sheet: &ActivitySheet) -> Vec<OpenConsultation> {
    let number = &sheet.activity.project_number;
    let open = || sheet.consultations.iter().filter(|it| it.held_on.is_none());
    let told =
        |about: &str, requested: Option<Cents>, asked: Option<&Consultation>| OpenConsultation {
            project_number: number.clone(),
            about: about.to_owned(),
            requested,
            with_whom: asked.map(|it| it.with_whom.clone()).unwrap_or_default(),
            question: asked.map(|it| it.question.clone()).unwrap_or_default(),
            answer_due: asked.and_then(|it| it.answer_due),
        };
    let mut found = Vec::new();
    for line in sheet.lines.iter().filter(|line| line.in_consultation()) {
        let own = open().find(|it| it.line == Some(line.line.id));
        let asked = own.or_else(|| open().find(|it| it.line.is_none()));
        let motivation = line.decision.as_ref().map(|made| made.motivation.trim());
        let mut told = told(&line.line.text, Some(line.line.requested), asked);
        if told.question.trim().is_empty() {
            told.question = motivation.unwrap_or_default().to_owned();
        }
        found.push(told);
    }
    let nothing_waits = found.is_empty();
    for asked in open() {
        let line = asked
            .line
            .and_then(|id| sheet.lines.iter().find(|line| line.line.id == id));
        match line {
            Some(line) if !line.in_consultation() => {
                found.push(told(&line.line.text, None, Some(asked)));
            }
            None if nothing_waits => {
                found.push(told(&sheet.activity.name, None, Some(asked)));
            }
            Some(_) | None => {}
        }
    }
    found
}

/// The sections of passages, each once.
fn sections(passages: &[PassageId], guide: &Guide, policy: &RegionPolicy) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for id in passages {
        let own = || policy.passages.iter().find(|own| own.id == *id);
        let section = match guide.passage(id) {
            Some(passage) => Some(passage.section.clone()),
            None => own().map(|own| own.section.clone()),
        };
        if let Some(section) = section.filter(|it| !found.contains(it)) {
            found.push(section);
        }
    }
    found
}

/// The region's own passages, as the list names them.
fn own_sources(policy: &RegionPolicy) -> Vec<String> {
    policy
        .passages
        .iter()
        .map(|own| format!("{} ({})", own.title, own.section))
        .collect()
}

fn reserved(policy: &RegionPolicy) -> Option<Reserved> {
    let amount = policy
        .settings
        .cents("reservering-niet-convenantpartners-bedrag");
    let reserves = policy.settings.is_on("reservering-niet-convenantpartners");
    (reserves || amount.is_some()).then_some(Reserved { amount })
}
