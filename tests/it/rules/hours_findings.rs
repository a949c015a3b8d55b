//! What hours do not agree with, against cases in a data file; and the rules of findings in the file of the edition.

use super::{data, guide, read};
use chrono::NaiveDate;
use oto_register::domain::decision::{Consultation, ConsultationOutcome};
use oto_register::domain::finding::{Finding, FindingKind, FindingPlace};
use oto_register::domain::guide::GuideFault;
use oto_register::domain::hours::{
    AcceptedHours, ClaimState, HoursClaim, HoursEntry, Metres, Minutes, PaidTo, Part, Phase, Rated,
};
use oto_register::domain::plan::{Activity, ActivityKind, AnnualPlan};
use oto_register::domain::rate::RateStatus;
use oto_register::domain::tree::{OwnVerdict, TreeRun};
use oto_register::domain::verdict::{Answer, Verdict};
use oto_register::domain::{
    ActivityId, Cents, ConditionId, ConsultationId, CostLineId, HoursClaimId, HoursEntryId,
    PartnerId, PersonId, PlanId, RateId, TreeRunId,
};
use oto_register::rules::edition::{Guide, editions};
use oto_register::rules::hours::hours_amount;
use oto_register::rules::hours_findings::{
    ActivityFacts, ClaimFacts, Deadline, HiredLine, HoursFacts, hours_findings,
};
use oto_register::rules::tree_known::on_path;
use oto_register::words::findings::{message, proposal};
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    plan: Plan,
    activity: Option<Vec<About>>,
    claim: Option<Vec<Claim>>,
    run: Option<Vec<Run>>,
    #[serde(default)]
    talk: Vec<Talk>,
    deadline: Option<NaiveDate>,
    /// `geen` or `voorlopig`: the tariff of days without an amount.
    rate: Option<String>,
    expected: Vec<String>,
    /// Part of what the first finding says.
    says: Option<String>,
    /// Passages that the first finding begins with.
    passages: Option<Vec<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Plan {
    not_agreed: bool,
    not_sent: bool,
    agreed: Option<NaiveDate>,
    sent: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct About {
    kind: String,
    granted: i64,
    for_hours: i64,
    accepted: i64,
    undecided: bool,
    hired: Option<i64>,
}

impl Default for About {
    fn default() -> Self {
        Self {
            kind: "training".to_owned(),
            granted: 2000,
            for_hours: 2000,
            accepted: 0,
            undecided: false,
            hired: None,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Claim {
    activity: usize,
    role: String,
    mark: String,
    person: Option<i64>,
    part: String,
    received: NaiveDate,
    paid_to: String,
    own_invoice: bool,
    state: String,
    year: i32,
    answers: BTreeMap<String, String>,
    lines: Vec<String>,
}

impl Default for Claim {
    fn default() -> Self {
        Self {
            activity: 1,
            role: "SEH-verpleegkundige".to_owned(),
            mark: String::new(),
            person: None,
            part: "uitvoering".to_owned(),
            received: day("2026-06-01"),
            paid_to: "instelling".to_owned(),
            own_invoice: false,
            state: "ingevoerd".to_owned(),
            year: 2026,
            answers: BTreeMap::new(),
            lines: ["2026-03-02 V 240", "2026-03-03 U 480", "2026-03-04 E 60"]
                .map(str::to_owned)
                .to_vec(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Run {
    activity: usize,
    role: String,
    answers: BTreeMap<String, String>,
    own: Option<String>,
}

impl Default for Run {
    fn default() -> Self {
        Self {
            activity: 1,
            role: String::new(),
            answers: BTreeMap::new(),
            own: None,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Talk {
    line: Option<i64>,
    condition: Option<String>,
    held: Option<NaiveDate>,
    outcome: Option<String>,
}

/// Twice a year, not in the profile, paid to the institution: allowed on conditions.
const ALLOWED: [(&str, &str); 15] = [
    ("N0", "nee"),
    ("N2", "ja"),
    ("N3", "uitvoering"),
    ("N4", "eigen"),
    ("N6", "nee"),
    ("N7", "nee"),
    ("N8", "nee"),
    ("N9", "ja"),
    ("N10", "nee"),
    ("N12", "nee"),
    ("N13", "instelling"),
    ("N14", "nee"),
    ("N15", "ja"),
    ("N16", "ja"),
    ("N17", "1-2"),
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn annual_plan(plan: &Plan) -> AnnualPlan {
    AnnualPlan {
        id: PlanId(1),
        partner: PartnerId(1),
        year: 2026,
        edition: guide().edition().id.clone(),
        received_on: day("2025-10-01"),
        signed_by: None,
        self_evaluation: true,
        reference: String::new(),
        advised_on: None,
        agreed_on: (!plan.not_agreed).then_some(plan.agreed.unwrap_or(day("2025-11-20"))),
        version: 1,
    }
}

fn activity(number: usize, about: &About) -> Activity {
    Activity {
        id: ActivityId(i64::try_from(number).unwrap()),
        plan: PlanId(1),
        project_number: format!("ZV-26-{number:02}"),
        name: "ETS-training".to_owned(),
        kind: ActivityKind::from_code(&about.kind).unwrap(),
        date: None,
        date_text: None,
        participants: None,
        position: 1,
        own_number: None,
    }
}

fn claim(number: usize, of: &Claim) -> HoursClaim {
    HoursClaim {
        id: HoursClaimId(i64::try_from(number).unwrap()),
        year: of.year,
        activity: ActivityId(i64::try_from(of.activity).unwrap()),
        role: of.role.clone(),
        mark: of.mark.clone(),
        person: of.person.map(PersonId),
        part: Part::from_code(&of.part).unwrap(),
        received_on: of.received,
        paid_to: PaidTo::from_code(&of.paid_to),
        own_invoice: Some(of.own_invoice),
        note: String::new(),
        source: None,
        state: ClaimState::from_code(&of.state).unwrap(),
        answers: of
            .answers
            .iter()
            .map(|(id, answer)| {
                (
                    ConditionId::from(id.as_str()),
                    Answer::from_code(answer).unwrap(),
                )
            })
            .collect(),
        reason: String::new(),
        passages: Vec::new(),
        edition: guide().edition().id.clone(),
        decided_on: None,
        decided_by: String::new(),
    }
}

/// `2026-03-02 V 240 09:00 vergoed=120 verbetert=1 km=40`; a time without amount where `rated` is false.
fn line(claim: &HoursClaim, number: usize, text: &str, rated: bool) -> HoursEntry {
    let mut words = text.split(' ');
    let date = day(words.next().unwrap());
    let phase = match words.next().unwrap() {
        "V" => Phase::Preparation,
        "U" => Phase::Delivery,
        _ => Phase::Evaluation,
    };
    let minutes = Minutes(words.next().unwrap().parse().unwrap());
    let id = |at: i64| HoursEntryId(claim.id.0 * 1000 + at);
    let amount = |minutes| hours_amount(Cents(6500), minutes).unwrap();
    let rate = |amount| Rated {
        rate: RateId(1),
        amount,
    };
    let mut entry = HoursEntry {
        id: id(i64::try_from(number).unwrap()),
        claim: claim.id,
        date,
        phase,
        minutes,
        begins_at: None,
        metres: Metres::ZERO,
        transit: Cents::ZERO,
        note: String::new(),
        cell: oto_register::domain::submission::CellRef::default(),
        corrects: None,
        rated_on: date,
        hours: (rated && minutes != Minutes::ZERO).then(|| rate(amount(minutes))),
        travel: None,
        accepted: None,
        position: u32::try_from(number).unwrap(),
    };
    for word in words {
        match word.split_once('=') {
            Some(("vergoed", counts)) => {
                let minutes = Minutes(counts.parse().unwrap());
                entry.accepted = Some(AcceptedHours {
                    minutes,
                    amount: amount(minutes),
                    travel: Cents::ZERO,
                });
            }
            Some(("verbetert", at)) => entry.corrects = Some(id(at.parse().unwrap())),
            Some(("km", km)) => entry.metres = Metres(km.parse::<i64>().unwrap() * 1000),
            _ => {
                let (hour, minute) = word.split_once(':').unwrap();
                let begins = hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap();
                entry.begins_at = Some(begins);
            }
        }
    }
    entry
}

fn run(number: usize, of: &Run) -> TreeRun {
    let mut answers: BTreeMap<String, String> = ALLOWED
        .iter()
        .map(|(node, answer)| ((*node).to_owned(), (*answer).to_owned()))
        .collect();
    for (node, answer) in &of.answers {
        if answer.is_empty() {
            let _open = answers.remove(node);
        } else {
            let _other = answers.insert(node.clone(), answer.clone());
        }
    }
    TreeRun {
        id: TreeRunId(i64::try_from(number).unwrap()),
        year: 2026,
        edition: guide().edition().id.clone(),
        activity: Some(ActivityId(i64::try_from(of.activity).unwrap())),
        role: of.role.clone(),
        filled_in_by: String::new(),
        organisation: String::new(),
        dated: day("2025-10-20"),
        description: String::new(),
        answers: on_path(guide().tree(), &answers),
        notes: BTreeMap::new(),
        own: of.own.as_deref().map(|code| OwnVerdict {
            verdict: Verdict::from_code(code).unwrap(),
            reason: "Het is een proef van één jaar".to_owned(),
        }),
        copied_from: None,
    }
}

fn talk(number: usize, of: &Talk) -> Consultation {
    Consultation {
        id: ConsultationId(i64::try_from(number).unwrap()),
        condition: of.condition.as_deref().map(ConditionId::from),
        held_on: of.held,
        outcome: of
            .outcome
            .as_deref()
            .map(|code| ConsultationOutcome::from_code(code).unwrap()),
        ..Consultation::open(
            ActivityId(1),
            of.line.map(CostLineId),
            "OTO-coördinator",
            "Kan dit?",
            day("2025-11-01"),
        )
    }
}

/// What is known of the activities of a case.
fn facts<'a>(
    case: &Case,
    activities: &'a [Activity],
    plan: &'a AnnualPlan,
    talks: &'a [Consultation],
) -> Vec<ActivityFacts<'a>> {
    let guide: &'static Guide = guide();
    let sent = case.plan.sent.unwrap_or(day("2025-11-28"));
    let default = [About::default()];
    let abouts = case.activity.as_deref().unwrap_or(&default);
    let hired = |about: &About| {
        about.hired.map(|euros| HiredLine {
            line: CostLineId(2),
            text: "Trainingsbureau".to_owned(),
            granted: Cents(euros * 100),
        })
    };
    activities
        .iter()
        .zip(abouts)
        .map(|(activity, about)| ActivityFacts {
            activity,
            plan,
            partner: "Ziekenhuis De Vecht",
            guide,
            rules: guide.hours().unwrap(),
            sent_on: (!case.plan.not_sent).then_some(sent),
            granted: Cents(about.granted * 100),
            granted_for_hours: Cents(about.for_hours * 100),
            accepted: Cents(about.accepted * 100),
            undecided: about.undecided,
            hours_lines: vec![CostLineId(1)],
            hired: hired(about).into_iter().collect(),
            consultations: talks,
        })
        .collect()
}

fn found(case: &Case) -> Vec<Finding> {
    let plan = annual_plan(&case.plan);
    let default = [About::default()];
    let abouts = case.activity.as_deref().unwrap_or(&default);
    let activities: Vec<Activity> = (1..).zip(abouts).map(|(n, it)| activity(n, it)).collect();
    let talks: Vec<Consultation> = (1..).zip(&case.talk).map(|(n, it)| talk(n, it)).collect();
    let facts = facts(case, &activities, &plan, &talks);
    let default = [Claim::default()];
    let given = case.claim.as_deref().unwrap_or(&default);
    let claims: Vec<(HoursClaim, Vec<HoursEntry>)> = (1..)
        .zip(given)
        .map(|(number, of)| {
            let claim = claim(number, of);
            let rated = case.rate.is_none();
            let lines = (1..)
                .zip(&of.lines)
                .map(|(n, it)| line(&claim, n, it, rated));
            let lines = lines.collect();
            (claim, lines)
        })
        .collect();
    let default = [Run::default()];
    let given = case.run.as_deref().unwrap_or(&default);
    let runs: Vec<TreeRun> = (1..).zip(given).map(|(n, it)| run(n, it)).collect();
    let claims = claims.iter().map(|(claim, lines)| ClaimFacts {
        claim,
        lines,
        about: &facts[usize::try_from(claim.activity.0).unwrap() - 1],
    });
    hours_findings(&HoursFacts {
        year: 2026,
        claims: claims.collect(),
        runs: &runs,
        deadline: case.deadline.map(|day| Deadline {
            day,
            of_invoices: false,
        }),
        rate: &|_kind, _day| match case.rate.as_deref() {
            Some("voorlopig") => Some((RateStatus::Provisional, Cents(6700))),
            Some(_) => None,
            None => Some((RateStatus::Final, Cents(6500))),
        },
    })
}

/// The kinds that the desk finds, not these rules.
const OF_THE_DESK: [FindingKind; 6] = [
    FindingKind::TreeDiffers,
    FindingKind::ConsultationMissing,
    FindingKind::ConsultationOpen,
    FindingKind::ConsultationLate,
    FindingKind::ConsultationNotAgreed,
    FindingKind::ConsultationUndated,
];

#[test]
fn every_case_of_hours_has_its_findings_and_no_others() {
    let cases: Cases = read(&data("hours-findings.toml"));
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for case in &cases.case {
        let found = found(case);
        let mut kinds: Vec<&str> = found.iter().map(|it| it.kind().code()).collect();
        seen.extend(found.iter().map(Finding::kind));
        let mut expected: Vec<&str> = case.expected.iter().map(String::as_str).collect();
        kinds.sort_unstable();
        expected.sort_unstable();
        if kinds != expected {
            wrong.push(format!(
                "{}\n  found {kinds:?}\n  not   {expected:?}",
                case.name
            ));
        }
        let first = found.first();
        if let Some(says) = &case.says {
            let words = first.map(message).unwrap_or_default();
            if !words.replace('\u{a0}', " ").contains(says) {
                wrong.push(format!("{}\n  says {words}", case.name));
            }
        }
        if let Some(passages) = &case.passages {
            let cited = first.map(|it| it.passages.iter().map(ToString::to_string));
            let cited: Vec<String> = cited.into_iter().flatten().take(passages.len()).collect();
            if cited != *passages {
                wrong.push(format!("{}\n  cites {cited:?}", case.name));
            }
        }
        for finding in &found {
            assert!(!finding.passages.is_empty(), "{}", case.name);
            assert!(
                message(finding).ends_with(['.', '?']),
                "{}",
                message(finding)
            );
            assert!(proposal(finding).ends_with('.'), "{}", proposal(finding));
            assert!(!finding.claims.is_empty(), "{}", case.name);
            if let FindingPlace::Hours(claim) = finding.place {
                assert_eq!(finding.claims[0], claim, "{}", case.name);
            }
        }
        let weights: Vec<_> = found.iter().map(|it| it.severity).collect();
        assert!(weights.is_sorted(), "{}", case.name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let missing: Vec<_> = FindingKind::ALL
        .iter()
        .filter(|kind| !seen.contains(kind) && !OF_THE_DESK.contains(kind))
        .collect();
    assert!(missing.is_empty(), "no case has {missing:?}");
}

/// The edition's own file about hours, with one text in the place of another.
fn broken(was: &str, now: &str) -> Vec<GuideFault> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/guides/");
    let text = |name: &str| std::fs::read_to_string(format!("{folder}{name}")).unwrap();
    let hours = text("2025-11-uren.toml");
    assert!(hours.contains(was), "{was}");
    let faults = Guide::parse(&text("2025-11.toml"))
        .and_then(|guide| guide.with_consultations(&text("2025-11-overleg.toml")))
        .unwrap()
        .with_hours(&hours.replacen(was, now, 1))
        .unwrap_err();
    faults.into_iter().map(|it| it.fault).collect()
}

#[test]
fn an_edition_names_every_kind_of_finding_once_with_passages_that_exist() {
    for guide in editions() {
        assert_eq!(
            guide.hours().unwrap().findings.len(),
            FindingKind::ALL.len()
        );
    }
    let twice = broken("id = \"deelname\"", "id = \"zelfde_tijd\"");
    assert!(twice.contains(&GuideFault::Duplicate), "{twice:?}");
    let id = "deelname".to_owned();
    assert!(twice.contains(&GuideFault::Missing { id }), "{twice:?}");
    for (was, now) in [
        ("[\"bijlage1-frequentie\"]", "[\"bijlage9\"]"),
        ("check = \"uren-drie-fasen\"", "check = \"oto-doel\""),
        (
            "consent = \"overschrijding-akkoord\"",
            "consent = \"catering-akkoord\"",
        ),
        ("\"training-extern\"", "\"training-elders\""),
    ] {
        let faults = broken(was, now);
        let unknown = |fault: &GuideFault| matches!(fault, GuideFault::Unknown { .. });
        assert!(faults.iter().any(unknown), "{now}: {faults:?}");
    }
    for (was, now) in [
        ("severity = \"vraag\"", "severity = \"raar\""),
        ("months = 12", "months = 13"),
        ("id = \"deelname\"", "id = \"meedoen\""),
    ] {
        let faults = broken(was, now);
        let value = |fault: &GuideFault| matches!(fault, GuideFault::Value { .. });
        assert!(faults.iter().any(value), "{now}: {faults:?}");
    }
}

/// Lines of one trainer: day in March, begin and length in minutes.
type Lines = Vec<(u32, u32, i64)>;

/// A case of claims of trainers 1 and 2, each with all phases on a day of its own, so that only the clock speaks.
fn by_the_clock(claims: &[(u8, Lines)]) -> Case {
    let claim = |(mark, lines): &(u8, Lines)| Claim {
        mark: mark.to_string(),
        answers: BTreeMap::from([("uren-drie-fasen".to_owned(), "ja".to_owned())]),
        lines: lines
            .iter()
            .map(|(day, begins, minutes)| {
                let (hour, minute) = (begins / 60, begins % 60);
                format!("2026-03-{day:02} V {minutes} {hour:02}:{minute:02}")
            })
            .collect(),
        ..Claim::default()
    };
    Case {
        name: String::new(),
        plan: Plan::default(),
        activity: None,
        claim: Some(claims.iter().map(claim).collect()),
        run: None,
        talk: Vec::new(),
        deadline: None,
        rate: None,
        expected: Vec::new(),
        says: None,
        passages: None,
    }
}

/// How often each minute of March is worked by each trainer, minute by minute.
fn worked(claims: &[(u8, Lines)]) -> BTreeMap<(u8, i64), usize> {
    let mut minutes = BTreeMap::new();
    for (mark, lines) in claims {
        for (day, begins, length) in lines {
            let from = i64::from(*day) * 1440 + i64::from(*begins);
            for minute in from..from + length {
                *minutes.entry((*mark, minute)).or_default() += 1;
            }
        }
    }
    minutes
}

proptest! {
    #[test]
    fn the_clock_finds_what_counting_minute_by_minute_finds(
        claims in prop::collection::vec(
            (1_u8..3, prop::collection::vec((1_u32..5, 0_u32..1440, 1_i64..900), 1..5)),
            1..4,
        )
    ) {
        let minutes = worked(&claims);
        let twice = minutes.values().any(|times| *times > 1);
        let mut days: BTreeMap<(u8, i64), usize> = BTreeMap::new();
        for ((mark, minute), times) in &minutes {
            *days.entry((*mark, minute / 1440)).or_default() += times;
        }
        let too_long = days.values().filter(|length| **length > 1440).count();
        let found = found(&by_the_clock(&claims));
        let count = |kind| found.iter().filter(|it| it.kind() == kind).count();
        prop_assert_eq!(count(FindingKind::SameTime) > 0, twice);
        prop_assert_eq!(count(FindingKind::LongDay), too_long);
        prop_assert_eq!(count(FindingKind::SameTimeByRole) + count(FindingKind::LongDayByRole), 0);
        // Whatever came in first, the same is found.
        let turned: Vec<(u8, Lines)> = claims.iter().rev().cloned().collect();
        let mut kinds: Vec<_> = found.iter().map(Finding::kind).collect();
        let mut others: Vec<_> = self::found(&by_the_clock(&turned)).iter().map(Finding::kind).collect();
        kinds.sort_unstable();
        others.sort_unstable();
        prop_assert_eq!(kinds, others);
    }
}
