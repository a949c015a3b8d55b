//! What a later version of a plan changes, as cases in a file.

use oto_register::desk::compare::{Standing, changes, match_up};
use oto_register::domain::change::{Change, Field};
use oto_register::domain::plan::{Activity, ActivityKind, CostLine};
use oto_register::domain::submission::{CellRef, Sourced, SubmittedActivity, SubmittedCost};
use oto_register::domain::{ActivityId, Cents, CostLineId, PlanId};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    plan: Vec<Given>,
    file: Vec<Given>,
    expected: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    #[serde(default)]
    number: String,
    own: Option<String>,
    name: String,
    lines: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Plain(String, i64),
    WithId(String, i64, String),
}

impl Line {
    fn parts(&self) -> (String, Cents, Option<String>) {
        match self {
            Self::Plain(text, cents) => (text.clone(), Cents(*cents), None),
            Self::WithId(text, cents, id) => (text.clone(), Cents(*cents), Some(id.clone())),
        }
    }
}

fn standing(plan: &[Given]) -> Standing {
    let mut standing = Standing::default();
    for (at, given) in (1..).zip(plan) {
        standing.activities.push(Activity {
            id: ActivityId(at),
            plan: PlanId(1),
            project_number: given.number.clone(),
            name: given.name.clone(),
            kind: ActivityKind::Training,
            date: None,
            date_text: None,
            participants: None,
            position: at as u32,
            own_number: given.own.clone(),
        });
        for line in &given.lines {
            let (text, requested, form_id) = line.parts();
            let id = CostLineId(standing.lines.len() as i64 + 1);
            standing.form_ids.extend(form_id.map(|it| (id, it)));
            standing.lines.push(CostLine {
                id,
                activity: ActivityId(at),
                text,
                requested,
                cell: CellRef::default(),
                kind: None,
                position: 1,
            });
        }
    }
    standing
}

fn sourced<T>(value: T) -> Sourced<T> {
    let at = CellRef::default();
    Sourced { value, at }
}

fn submitted(file: &[Given]) -> Vec<SubmittedActivity> {
    let cost = |line: &Line| {
        let (text, amount, form_id) = line.parts();
        SubmittedCost {
            text,
            amount,
            at: CellRef::default(),
            kind: None,
            form_id,
        }
    };
    file.iter()
        .map(|given| SubmittedActivity {
            sheet: None,
            number: given.own.clone().map(sourced),
            name: Some(sourced(given.name.clone())),
            kind: Some(sourced(ActivityKind::Training)),
            date: None,
            date_text: None,
            participants: None,
            costs: given.lines.iter().map(cost).collect(),
            form_id: None,
        })
        .collect()
}

pub fn short(change: &Change) -> String {
    match change {
        Change::ActivityAdded { name, .. } => format!("+activiteit {name}"),
        Change::ActivityDropped { project_number, .. } => format!("-activiteit {project_number}"),
        Change::ActivityChanged {
            project_number,
            after,
            ..
        } => format!("~activiteit {project_number} {}", field(after)),
        Change::LineAdded {
            project_number,
            text,
            ..
        } => format!("+regel {project_number} {text}"),
        Change::LineDropped {
            project_number,
            text,
            ..
        } => format!("-regel {project_number} {text}"),
        Change::LineChanged {
            project_number,
            before,
            after,
            ..
        } => {
            let (before, after) = (
                value(before),
                format!("{}: {{}} → {}", field(after), value(after)),
            );
            format!("~regel {project_number} {}", after.replace("{}", &before))
        }
    }
}

fn field(field: &Field) -> &'static str {
    match field {
        Field::Name(_) => "naam",
        Field::Kind(_) => "soort",
        Field::Date(_) => "datum",
        Field::Period(_) => "periode",
        Field::Participants(_) => "deelnemers",
        Field::Text(_) => "tekst",
        Field::Amount(_) => "bedrag",
    }
}

fn value(field: &Field) -> String {
    match field {
        Field::Text(text) => text.clone(),
        Field::Amount(Cents(cents)) => cents.to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn a_later_version_changes_exactly_what_it_changes() {
    let text = std::fs::read_to_string(crate::support::data("desk/changes.toml")).unwrap();
    let cases: Cases = toml::from_str(&text).unwrap();
    for case in cases.case {
        let (plan, file) = (standing(&case.plan), submitted(&case.file));
        let matching = match_up(&plan, &file);
        let found: Vec<String> = changes(&plan, &file, &matching).iter().map(short).collect();
        assert_eq!(found, case.expected, "{}", case.name);
    }
}

#[test]
fn no_line_of_the_register_is_matched_twice() {
    let text = std::fs::read_to_string(crate::support::data("desk/changes.toml")).unwrap();
    let cases: Cases = toml::from_str(&text).unwrap();
    for case in cases.case {
        let matching = match_up(&standing(&case.plan), &submitted(&case.file));
        let mut lines: Vec<_> = matching
            .activities
            .iter()
            .flat_map(|it| it.1.iter().flatten())
            .collect();
        let mut activities: Vec<_> = matching.activities.iter().filter_map(|it| it.0).collect();
        let (many, most) = (lines.len(), activities.len());
        lines.sort();
        lines.dedup();
        activities.sort();
        activities.dedup();
        assert_eq!(
            (lines.len(), activities.len()),
            (many, most),
            "{}",
            case.name
        );
    }
}
