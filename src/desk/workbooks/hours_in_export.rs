//! The rows with hours and findings in the workbook of a year.

use crate::desk::{ClaimSheet, HoursReport};
use crate::domain::finding::Finding;
use crate::domain::hours::HoursEntry;
use crate::exchange::export::{ExportedFinding, ExportedHours};
use crate::words::{findings as words, hours};

/// A row per line, in the order of the claims on the screen.
pub(super) fn lines(report: &HoursReport, third_is_development: bool) -> Vec<ExportedHours> {
    let of = |sheet| {
        let row = move |it| line(it, sheet, report, third_is_development);
        let sheet: &ClaimSheet = sheet;
        sheet.lines.iter().map(row)
    };
    report.hours.claims.iter().flat_map(of).collect()
}

fn line(
    line: &HoursEntry,
    sheet: &ClaimSheet,
    report: &HoursReport,
    third_is_development: bool,
) -> ExportedHours {
    let (claim, activity) = (&sheet.claim, &sheet.about.activity);
    let rate = line
        .hours
        .and_then(|rated| report.hours.rates.rate(rated.rate));
    ExportedHours {
        partner: sheet.about.partner_name.clone(),
        project_number: activity.project_number.clone(),
        activity: activity.name.clone(),
        role: claim.role.clone(),
        mark: claim.mark.clone(),
        part: hours::part(claim.part).to_owned(),
        date: line.date,
        begins_at: line.begins_at.map_or_else(String::new, hours::clock),
        phase: hours::phase(line.phase, third_is_development).to_owned(),
        minutes: line.minutes.0,
        metres: line.metres.0,
        transit: line.transit,
        rate: rate.map(|rate| rate.amount),
        source: rate.map_or_else(String::new, |rate| rate.source.clone()),
        amount: line.amount(),
        accepted_minutes: line.accepted.map(|counts| counts.minutes.0),
        accepted: line.accepted.map(|counts| counts.total()),
        state: hours::state(claim.state, sheet.is_partial()).to_owned(),
        reason: claim.reason.clone(),
        corrects: line.corrects.is_some(),
    }
}

pub(super) fn findings(all: &[Finding]) -> Vec<ExportedFinding> {
    all.iter()
        .map(|finding| {
            let activity = finding.activity.as_ref();
            ExportedFinding {
                severity: words::severity(finding.severity).to_owned(),
                kind: words::kind(finding.kind()).to_owned(),
                partner: finding.partner.clone(),
                project_number: activity.map_or_else(String::new, |it| it.project_number.clone()),
                activity: activity.map_or_else(String::new, |it| it.name.clone()),
                trainer: hours::trainer(&finding.role, &finding.mark),
                message: words::message(finding),
                proposal: words::proposal(finding),
                passages: finding.passages.iter().map(ToString::to_string).collect(),
            }
        })
        .collect()
}
