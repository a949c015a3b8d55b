//! Everything that is open in a year: what hours do not agree with, what is missing of consultations, where the decision
//! tree and the answers of a cost line differ. Nothing of it is stored.

use super::consultations::{cite, plan_remarks};
use super::rates::{RateBook, hours_rules};
use super::{ActivitySheet, ClaimSheet, Desk, Error, HoursYear, LineSheet, PlanSheet};
use crate::domain::consultation::CitedPassage;
use crate::domain::decision::Outcome;
use crate::domain::finding::{Finding, FindingFacts, FindingPlace, FoundActivity};
use crate::domain::hours::{HoursEntry, PhaseMinutes};
use crate::domain::plan::AnnualPlan;
use crate::domain::rate::Rate;
use crate::domain::verdict::Reason;
use crate::domain::{Cents, HoursClaimId, PlanId};
use crate::rules::edition::{Guide, HoursRules};
use crate::rules::hours_findings::{
    ActivityFacts, ClaimFacts, Deadline, HiredLine, HoursFacts, hours_findings,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A finding with its passages as they are named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingRow {
    pub finding: Finding,
    pub passages: Vec<CitedPassage>,
}

/// The hours of a year with everything that is found about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursReport {
    pub hours: HoursYear,
    /// The tariffs of the year, by kind and first day.
    pub rates: Vec<Rate>,
    /// About hours only.
    pub findings: Vec<Finding>,
}

impl HoursReport {
    /// What is found about one claim.
    pub fn findings_of(&self, claim: HoursClaimId) -> impl Iterator<Item = &Finding> {
        let about = move |it: &&Finding| it.claims.contains(&claim);
        self.findings.iter().filter(about)
    }

    /// Leaves the claims about other plans out, and what is found about them alone.
    pub fn retain_plans(&mut self, plans: &[PlanId]) {
        let claims = &mut self.hours.claims;
        claims.retain(|sheet| plans.contains(&sheet.about.plan.id));
        let left: Vec<HoursClaimId> = claims.iter().map(|sheet| sheet.claim.id).collect();
        let about = |finding: &Finding| finding.claims.iter().any(|id| left.contains(id));
        self.findings.retain(about);
    }

    /// What the claims come to together.
    pub fn totals(&self) -> HoursTotals {
        HoursTotals::of(&self.hours.claims)
    }
}

/// What claims come to together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HoursTotals {
    pub claims: usize,
    pub claimed: PhaseMinutes,
    pub accepted: PhaseMinutes,
    /// Of the lines that have a tariff.
    pub amount: Cents,
    pub accepted_amount: Cents,
    /// Lines that have none.
    pub unrated: usize,
}

impl HoursTotals {
    /// Of these claims.
    pub fn of(claims: &[ClaimSheet]) -> Self {
        let lines = || claims.iter().flat_map(|sheet| &sheet.lines);
        let counts = |line: &HoursEntry| Some((line.phase, line.accepted?.minutes));
        Self {
            claims: claims.len(),
            claimed: lines().map(|line| (line.phase, line.minutes)).collect(),
            accepted: lines().filter_map(counts).collect(),
            amount: claims.iter().map(ClaimSheet::amount_so_far).sum(),
            accepted_amount: claims.iter().map(ClaimSheet::accepted_amount).sum(),
            unrated: lines().filter(|line| line.amount().is_none()).count(),
        }
    }
}

impl Desk {
    /// Every open finding of a year, the heaviest first.
    ///
    /// # Errors
    /// What the register says.
    pub fn findings(&self, year: i32) -> Result<Vec<Finding>, Error> {
        // Laying out the plans is most of the work: once for every sort of finding.
        self.findings_with(year, &self.plan_sheets(year)?)
    }

    pub(super) fn findings_with(
        &self,
        year: i32,
        sheets: &[PlanSheet],
    ) -> Result<Vec<Finding>, Error> {
        let mut found = self.hours_findings_of(year, sheets)?;
        let policy = self.policy(year)?;
        for sheet in sheets {
            let (guide, rules) = by_edition(&sheet.plan)?;
            for remark in plan_remarks(sheet, guide, &policy) {
                let mut activities = sheet.activities.iter().map(|it| &it.activity);
                let activity = activities.find(|it| it.id == remark.activity);
                let passages = remark.passages.iter().map(|it| it.id.clone()).collect();
                let place = FindingPlace::Consultations(remark.activity);
                let facts = FindingFacts::Consultation(Box::new(remark));
                let finding = of_plan(sheet, rules, facts, place, passages);
                found.extend(finding.map(|it| Finding {
                    activity: activity.map(found_activity),
                    ..it
                }));
            }
            for activity in &sheet.activities {
                for line in &activity.lines {
                    found.extend(tree_differs(sheet, activity, line, rules));
                }
            }
        }
        found.sort_by_key(Finding::order);
        Ok(found)
    }

    /// Every open finding of a year with its passages as they are named, the heaviest first.
    ///
    /// # Errors
    /// What the register says.
    pub fn finding_rows(&self, year: i32) -> Result<Vec<FindingRow>, Error> {
        let sheets = self.plan_sheets(year)?;
        let found = self.findings_with(year, &sheets)?;
        self.with_passages(year, found, &sheets)
    }

    /// What is found about each claim of a year, with its passages as they are named.
    ///
    /// # Errors
    /// What the register says.
    pub fn finding_rows_by_claim(
        &self,
        year: i32,
    ) -> Result<BTreeMap<HoursClaimId, Vec<FindingRow>>, Error> {
        let sheets = self.plan_sheets(year)?;
        let found = self.hours_findings_of(year, &sheets)?;
        let mut by_claim: BTreeMap<HoursClaimId, Vec<FindingRow>> = BTreeMap::new();
        for row in self.with_passages(year, found, &sheets)? {
            for claim in &row.finding.claims {
                by_claim.entry(*claim).or_default().push(row.clone());
            }
        }
        Ok(by_claim)
    }

    fn with_passages(
        &self,
        year: i32,
        found: Vec<Finding>,
        sheets: &[PlanSheet],
    ) -> Result<Vec<FindingRow>, Error> {
        let policy = self.policy(year)?;
        let row = |finding: Finding| {
            let sheet = sheets.iter().find(|it| it.plan.id == finding.plan);
            let sheet = sheet.ok_or(crate::storage::Error::Missing("plan"))?;
            let guide = super::judge::guide(&sheet.plan.edition)?;
            let passages = cite(&finding.passages, guide, &policy);
            Ok(FindingRow { finding, passages })
        };
        found.into_iter().map(row).collect()
    }

    /// What is found about one claim, the heaviest first.
    ///
    /// # Errors
    /// What the register says.
    pub fn findings_of(&self, claim: HoursClaimId) -> Result<Vec<Finding>, Error> {
        let year = self.store.hours_claim(claim)?.year;
        let mut found = self.hours_findings_of(year, &self.plan_sheets(year)?)?;
        found.retain(|it| it.claims.contains(&claim));
        Ok(found)
    }

    /// The hours of a year with everything that is found about them.
    ///
    /// # Errors
    /// What the register says.
    pub fn hours_report(&self, year: i32) -> Result<HoursReport, Error> {
        self.hours_report_of(year, &self.plan_sheets(year)?)
    }

    pub(super) fn hours_report_of(
        &self,
        year: i32,
        sheets: &[PlanSheet],
    ) -> Result<HoursReport, Error> {
        let hours = self.hours_year(year)?;
        Ok(HoursReport {
            rates: rates_in(&hours.rates, year)?,
            findings: self.hours_findings_of(year, sheets)?,
            hours,
        })
    }

    fn hours_findings_of(&self, year: i32, sheets: &[PlanSheet]) -> Result<Vec<Finding>, Error> {
        let claims = self.claim_sheets(year.saturating_sub(1)..=year.saturating_add(1))?;
        let runs = self.store.tree_runs(year..=year)?;
        let book = self.rate_book()?;
        let mut sent = BTreeMap::new();
        for sheet in sheets {
            let _new = sent.insert(sheet.plan.id, self.first_sent(sheet.plan.id)?);
        }
        let abouts = claims
            .iter()
            .map(|claim| activity_facts(claim, sheets, &sent))
            .collect::<Result<Vec<_>, _>>()?;
        let facts = claims.iter().zip(&abouts).map(|(sheet, about)| ClaimFacts {
            claim: &sheet.claim,
            lines: &sheet.lines,
            about,
        });
        Ok(hours_findings(&HoursFacts {
            year,
            claims: facts.collect(),
            runs: &runs,
            deadline: self.hours_deadline(year)?,
            rate: &|kind, day| book.on(kind, day).map(|rate| (rate.status, rate.amount)),
        }))
    }

    /// The last day for hours of a year: that of the region for hours, or else that for invoices.
    fn hours_deadline(&self, year: i32) -> Result<Option<Deadline>, Error> {
        let settings = self.store.settings(year)?;
        let day = |setting, of_invoices| {
            let day = settings.date(setting)?;
            Some(Deadline { day, of_invoices })
        };
        Ok(day("uren-sluitdatum", false).or_else(|| day("factuurdeadline", true)))
    }

    /// The first day on which a letter of a plan was sent; a correction does not make it later.
    fn first_sent(&self, plan: PlanId) -> Result<Option<NaiveDate>, Error> {
        let mut letter = self.store.letter_of(plan)?;
        let mut first = None;
        while let Some(row) = letter {
            first = row.sent_on.or(first);
            letter = match row.replaces {
                Some(earlier) => Some(self.store.letter(earlier)?),
                None => None,
            };
        }
        Ok(first)
    }
}

/// What a claim is held against; of another year only what the claim itself brings along.
fn activity_facts<'a>(
    claim: &'a ClaimSheet,
    sheets: &'a [PlanSheet],
    sent: &BTreeMap<PlanId, Option<NaiveDate>>,
) -> Result<ActivityFacts<'a>, Error> {
    let about = &claim.about;
    let (guide, rules) = by_edition(&about.plan)?;
    let sheet = sheets.iter().find(|it| it.plan.id == about.plan.id);
    let of_year = sheet.and_then(|sheet| {
        let mut all = sheet.activities.iter();
        all.find(|it| it.activity.id == about.activity.id)
    });
    let lines = of_year.map_or(&[][..], |it| it.lines.as_slice());
    let pays = |line: &&LineSheet| {
        let kind = line.outlook().kind.as_ref();
        let kind = kind.and_then(|kind| guide.cost_kind(kind));
        kind.is_some_and(|kind| kind.uses_tree)
    };
    Ok(ActivityFacts {
        activity: &about.activity,
        plan: &about.plan,
        partner: &about.partner_name,
        guide,
        rules,
        sent_on: sent.get(&about.plan.id).copied().flatten(),
        granted: about.granted,
        granted_for_hours: about.granted_for_hours,
        accepted: about.accepted,
        undecided: lines.iter().any(|it| it.is_open() || it.in_consultation()),
        hours_lines: lines.iter().filter(pays).map(|it| it.line.id).collect(),
        hired: lines.iter().filter_map(|it| hired(it, rules)).collect(),
        consultations: of_year.map_or(&[], |it| it.consultations.as_slice()),
    })
}

fn by_edition(plan: &AnnualPlan) -> Result<(&'static Guide, &'static HoursRules), Error> {
    let guide = super::judge::guide(&plan.edition)?;
    Ok((guide, guide.hours().map_or_else(hours_rules, Ok)?))
}

fn hired(line: &LineSheet, rules: &HoursRules) -> Option<HiredLine> {
    let decision = line.decision.as_ref().filter(|made| !made.stale)?;
    let granted = match decision.outcome {
        Outcome::Granted | Outcome::PartlyGranted => decision.granted,
        Outcome::InConsultation | Outcome::Refused => return None,
    };
    let kind = line.line.kind.as_ref()?;
    (rules.external.contains(kind) && granted > Cents::ZERO).then(|| HiredLine {
        line: line.line.id,
        text: line.line.text.clone(),
        granted,
    })
}

fn found_activity(activity: &crate::domain::plan::Activity) -> FoundActivity {
    FoundActivity {
        id: activity.id,
        project_number: activity.project_number.clone(),
        name: activity.name.clone(),
    }
}

/// A line that waits for its decision while the tree and its answers differ. Who decided it saw the difference.
fn tree_differs(
    sheet: &PlanSheet,
    activity: &ActivitySheet,
    line: &LineSheet,
    rules: &HoursRules,
) -> Option<Finding> {
    if !line.is_open() && !line.in_consultation() {
        return None;
    }
    let judgement = line.outlook();
    let (tree, conditions) = judgement.reasons.iter().find_map(|reason| {
        if let Reason::TreeDiffers { tree, conditions } = reason {
            Some((*tree, *conditions))
        } else {
            None
        }
    })?;
    let facts = FindingFacts::TreeDiffers {
        line: line.line.text.clone(),
        tree,
        conditions,
    };
    let place = FindingPlace::Judge(activity.activity.id, Some(line.line.id));
    let finding = of_plan(sheet, rules, facts, place, Vec::new())?;
    Some(Finding {
        activity: Some(found_activity(&activity.activity)),
        ..finding
    })
}

/// A finding that is about no hours.
fn of_plan(
    sheet: &PlanSheet,
    rules: &HoursRules,
    facts: FindingFacts,
    place: FindingPlace,
    mut passages: Vec<crate::domain::PassageId>,
) -> Option<Finding> {
    let rule = rules.finding(facts.kind())?;
    for id in &rule.passages {
        if !passages.contains(id) {
            passages.push(id.clone());
        }
    }
    Some(Finding {
        severity: rule.severity,
        facts,
        partner: sheet.partner.name.clone(),
        plan: sheet.plan.id,
        activity: None,
        role: String::new(),
        mark: String::new(),
        claims: Vec::new(),
        place,
        passages,
    })
}

/// The tariffs that hold on a day of a year, by kind and first day.
fn rates_in(book: &RateBook, year: i32) -> Result<Vec<Rate>, Error> {
    let rules = hours_rules()?;
    let (first, last) = (
        NaiveDate::from_ymd_opt(year, 1, 1),
        NaiveDate::from_ymd_opt(year, 12, 31),
    );
    let (Some(first), Some(last)) = (first, last) else {
        return Ok(Vec::new());
    };
    let mut found: BTreeMap<(String, NaiveDate), Rate> = BTreeMap::new();
    for kind in [&rules.rate, &rules.travel_rate] {
        for day in first.iter_days().take_while(|day| *day <= last) {
            if let Some(rate) = book.on(kind, day) {
                let _same = found.entry((kind.clone(), rate.from)).or_insert(rate);
            }
        }
    }
    Ok(found.into_values().collect())
}
