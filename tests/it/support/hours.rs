//! A year of hours: plans with trainers that were granted, and what institutions account for.

use super::data;
use oto_register::desk::{
    ClaimDraft, DecisionRequest, Desk, HoursVerdict, LineDraft, ReadRequest, Receipt,
};
use oto_register::domain::decision::Outcome;
use oto_register::domain::hours::{Metres, Minutes, Phase};
use oto_register::domain::operation::Deed;
use oto_register::domain::plan::Activity;
use oto_register::domain::verdict::Answers;
use oto_register::domain::{Cents, CostKindId, HoursClaimId, PlanId};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

pub const TRAINER: &str = "interne-trainer-eigen-organisatie";

#[derive(Debug, Deserialize)]
struct Year {
    claim: Vec<Claim>,
}

#[derive(Debug, Clone, Deserialize)]
struct Claim {
    partner: String,
    activity: String,
    sort: String,
    date: chrono::NaiveDate,
    participants: u32,
    /// In whole euros.
    asked: i64,
    role: String,
    hours: [i64; 3],
    #[serde(default)]
    km: i64,
    judged: Option<Judged>,
    #[serde(default)]
    reason: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Judged {
    Word(String),
    Hours([i64; 3]),
}

/// Reads a plan in for a year and grants its lines as hours of an internal trainer, with the consent of the board.
/// Rows: activity, kind, date, participants, whole euros.
pub fn granted_plan(
    desk: &mut Desk,
    partner: &str,
    year: i32,
    rows: &[(&str, &str, chrono::NaiveDate, u32, i64)],
) -> (PlanId, Vec<Activity>) {
    let mut csv =
        "Nr;Activiteit;Soort;Datum;Aantal deelnemers;Kostenpost;Aangevraagd bedrag\n".to_owned();
    for ((name, sort, date, participants, euros), nr) in rows.iter().zip(1..) {
        let date = date.format("%d-%m-%Y");
        writeln!(
            csv,
            "{nr};{name};{sort};{date};{participants};Uren interne trainer;{euros},00"
        )
        .unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.csv");
    std::fs::write(&path, csv).unwrap();
    let request = ReadRequest {
        year: Some(year),
        partner: Some(partner.to_owned()),
        receipt: Receipt {
            received_on: chrono::NaiveDate::from_ymd_opt(year - 1, 10, 1),
            signed_by: Some("de bestuurder".to_owned()),
            self_evaluation: Some(true),
            ..Receipt::default()
        },
        ..ReadRequest::default()
    };
    let reading = desk.look_at(&path, request).unwrap();
    let plan = desk.accept(&reading).unwrap().plan;
    let sheet = desk.plan_sheet(plan).unwrap();
    let lines: Vec<_> = sheet.lines().map(|line| line.line.clone()).collect();
    let kind = CostKindId::from(TRAINER);
    let choices: Vec<_> = lines
        .iter()
        .map(|line| (line.id, Some(kind.clone())))
        .collect();
    desk.choose_kinds(plan, &choices).unwrap();
    let decisions: Vec<_> = lines
        .iter()
        .map(|line| DecisionRequest {
            line: line.id,
            outcome: Outcome::Granted,
            granted: line.requested,
            recorded: None,
            motivation: String::new(),
        })
        .collect();
    desk.record_decisions(plan, &decisions).unwrap();
    let activities = sheet.activities.into_iter().map(|it| it.activity).collect();
    (plan, activities)
}

/// Whole hours per phase on one day; kilometres with the delivery.
pub fn lines(date: chrono::NaiveDate, hours: [i64; 3], km: i64) -> Vec<LineDraft> {
    let phases = Phase::ALL.iter().zip(hours).filter(|(_, hours)| *hours > 0);
    phases
        .map(|(phase, hours)| LineDraft {
            metres: if *phase == Phase::Delivery {
                Metres(km * 1000)
            } else {
                Metres::ZERO
            },
            ..LineDraft::new(date, *phase, Minutes(hours * 60))
        })
        .collect()
}

/// Everything of `tests/data/hours/year-2026.toml`; the claims in the order of the file.
pub fn year_2026(desk: &mut Desk) -> Vec<HoursClaimId> {
    let text = std::fs::read_to_string(data("hours/year-2026.toml")).unwrap();
    let year: Year = toml::from_str(&text).unwrap();
    let mut partners: Vec<&str> = year.claim.iter().map(|it| it.partner.as_str()).collect();
    partners.sort_unstable();
    partners.dedup();
    let mut activities = BTreeMap::new();
    for partner in partners {
        let of_partner: Vec<&Claim> = year
            .claim
            .iter()
            .filter(|it| it.partner == partner)
            .collect();
        let rows: Vec<_> = of_partner
            .iter()
            .map(|it| {
                (
                    it.activity.as_str(),
                    it.sort.as_str(),
                    it.date,
                    it.participants,
                    it.asked,
                )
            })
            .collect();
        let (_plan, made) = granted_plan(desk, partner, 2026, &rows);
        for activity in made {
            let _new = activities.insert((partner.to_owned(), activity.name.clone()), activity.id);
        }
    }
    year.claim
        .iter()
        .map(|claim| {
            let activity = activities[&(claim.partner.clone(), claim.activity.clone())];
            let draft = ClaimDraft {
                lines: lines(claim.date, claim.hours, claim.km),
                ..ClaimDraft::new(activity, claim.role.as_str())
            };
            let (ids, _operation) = desk
                .add_hours(&[draft], Deed::AddHours, &claim.partner, None)
                .unwrap();
            judge(desk, ids[0], claim);
            ids[0]
        })
        .collect()
}

fn judge(desk: &mut Desk, id: HoursClaimId, claim: &Claim) {
    let all = HoursVerdict::all(&desk.claim_sheet(id).unwrap());
    match &claim.judged {
        None => {}
        Some(Judged::Word(word)) if word == "overleg" => {
            desk.discuss_hours(id, "OTO-coördinator", &claim.reason, &Answers::new())
                .unwrap();
        }
        Some(Judged::Word(_)) => desk.accept_hours(id, &all).unwrap(),
        Some(Judged::Hours(hours)) => {
            let minutes = Phase::ALL
                .iter()
                .copied()
                .zip(hours.map(|it| Minutes(it * 60)));
            let verdict = HoursVerdict {
                minutes: minutes.collect(),
                reason: claim.reason.clone(),
                ..all
            };
            desk.accept_hours(id, &verdict).unwrap();
        }
    }
}

/// What the claims of a year come to, and what of it counts.
pub fn totals(desk: &Desk, year: i32) -> (Cents, Cents) {
    let sheets = desk.claim_sheets(year..=year).unwrap();
    let all = sheets.iter().map(|sheet| sheet.amount().unwrap()).sum();
    let counts = sheets.iter().map(|sheet| sheet.accepted_amount()).sum();
    (all, counts)
}
