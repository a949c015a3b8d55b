//! Workbooks that go out: the intake form for a partner, and a year with its grants.

mod hours_in_export;

use super::read_submission::kind_choices;
use super::{ActivitySheet, Desk, Error, LetterSheet, LineSheet, PlanSheet};
use crate::domain::decision::Decision;
use crate::domain::partner::{NewPartner, Partner};
use crate::exchange::export::{
    self, ExportedActivity, ExportedDecision, ExportedLine, ExportedPartner, YearExport,
};
use crate::exchange::intake_form::{self, FormPartner, IntakeFormSpec};
use crate::exchange::partner_list;
use crate::rules::edition;
use crate::words;

impl Desk {
    /// The intake form of a year, for one partner or for anybody.
    ///
    /// # Errors
    /// [`Error::NoEdition`] when no guide is for that year.
    pub fn intake_form(&self, year: i32, partner: Option<&Partner>) -> Result<Vec<u8>, Error> {
        let guide = edition::edition_for_year(year).ok_or(Error::NoEdition { year })?;
        let spec = IntakeFormSpec {
            year,
            partner: partner.map(|it| FormPartner {
                name: it.name.clone(),
                code: it.code.clone(),
            }),
            office: self.store.region()?.office,
            kinds: kind_choices(guide),
            hand_in_before: self.store.settings(year)?.date("indiendatum-jaarplan"),
        };
        intake_form::write(&spec).map_err(|error| Error::Workbook(error.to_string()))
    }

    /// The partners as a workbook that people fill in and give back.
    ///
    /// # Errors
    /// What the register says.
    pub fn partner_book(&self) -> Result<Vec<u8>, Error> {
        let list: Vec<NewPartner> = self.store.partners()?.into_iter().map(as_listed).collect();
        partner_list::write(&list).map_err(|error| Error::Workbook(error.to_string()))
    }

    /// A year as a workbook: plans, lines, decisions and grants, hours and findings.
    ///
    /// # Errors
    /// [`Error::NoPlan`] when nothing was read in for that year.
    pub fn year_export(&self, year: i32) -> Result<Vec<u8>, Error> {
        let sheets = self.plan_sheets(year)?;
        if sheets.is_empty() {
            return Err(Error::NoPlan {
                partner: None,
                year,
            });
        }
        let letters = self.letter_sheets_of(&sheets)?;
        let report = self.hours_report_of(year, &sheets)?;
        let export = YearExport {
            year,
            activities: sheets.iter().flat_map(activities).collect(),
            lines: sheets.iter().flat_map(lines).collect(),
            partners: sheets
                .iter()
                .zip(&letters)
                .map(|(sheet, letter)| partner(sheet, letter))
                .collect(),
            hours: hours_in_export::lines(&report, self.third_is_development()?),
            findings: hours_in_export::findings(&self.findings_with(year, &sheets)?),
        };
        export::write(&export).map_err(|error| Error::Workbook(error.to_string()))
    }
}

/// A partner as the list has it. The covenant is left out: an empty cell leaves what the register knows.
fn as_listed(partner: Partner) -> NewPartner {
    NewPartner {
        code: partner.code,
        name: partner.name,
        kind: partner.kind,
        kind_name: partner.kind_name,
        address: partner.address,
        contact: partner.contact,
        covenant_from: None,
        notes: partner.notes,
    }
}

fn activities(sheet: &PlanSheet) -> impl Iterator<Item = ExportedActivity> {
    sheet.activities.iter().map(move |it| ExportedActivity {
        partner: sheet.partner.name.clone(),
        project_number: it.activity.project_number.clone(),
        name: it.activity.name.clone(),
        kind: it.activity.kind,
        date: it.activity.date,
        date_text: it.activity.date_text.clone().unwrap_or_default(),
        participants: it.activity.participants,
        requested: it.requested(),
        granted: decided(it).then(|| it.granted()),
        state: words::activity_state(decided(it)).to_owned(),
    })
}

fn decided(sheet: &ActivitySheet) -> bool {
    sheet.lines.iter().all(|line| line.settled().is_some())
}

fn lines(sheet: &PlanSheet) -> impl Iterator<Item = ExportedLine> {
    let kind_name = |line: &LineSheet| {
        let guide = edition::guide(&sheet.plan.edition)?;
        Some(guide.cost_kind(line.line.kind.as_ref()?)?.name.clone())
    };
    sheet.activities.iter().flat_map(move |activity| {
        activity.lines.iter().map(move |line| ExportedLine {
            partner: sheet.partner.name.clone(),
            project_number: activity.activity.project_number.clone(),
            activity: activity.activity.name.clone(),
            text: line.line.text.clone(),
            kind: kind_name(line).unwrap_or_default(),
            requested: line.line.requested,
            verdict: line
                .decision
                .as_ref()
                .map_or(line.judgement.verdict, |made| made.recorded),
            decision: line.decision.as_ref().map(decision),
            source: line.line.cell.clone(),
        })
    })
}

fn decision(made: &Decision) -> ExportedDecision {
    ExportedDecision {
        outcome: made.outcome,
        granted: made.granted,
        motivation: made.motivation.clone(),
        passages: made.passages.iter().map(ToString::to_string).collect(),
        edition: made.edition.to_string(),
        decided_on: made.decided_on,
        decided_by: made.decided_by.clone(),
    }
}

fn partner(sheet: &PlanSheet, letter: &LetterSheet) -> ExportedPartner {
    let kind = sheet
        .partner
        .kind
        .map(words::workbooks::partner_kind)
        .unwrap_or_default();
    ExportedPartner {
        code: sheet.partner.code.clone(),
        name: sheet.partner.name.clone(),
        kind: kind.to_owned(),
        activities: sheet.activities.len(),
        requested: sheet.requested(),
        granted: sheet.granted(),
        state: words::letter_state::state(letter.state).to_owned(),
    }
}
