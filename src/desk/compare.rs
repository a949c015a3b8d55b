//! What a later version of a plan changes: matched by meaning, not by place in the file.

use crate::domain::change::{Change, Field};
use crate::domain::partner::name_key;
use crate::domain::plan::{Activity, CostLine};
use crate::domain::submission::{CellRef, SubmittedActivity, SubmittedCost};
use crate::domain::{ActivityId, Cents, CostLineId};
use std::collections::{BTreeMap, BTreeSet};

/// The plan as the register has it.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    pub activities: Vec<Activity>,
    pub lines: Vec<CostLine>,
    /// Hidden ids of our own intake form, by line.
    pub form_ids: BTreeMap<CostLineId, String>,
}

/// Which activity and line of the register each one of the file is; `None` is new.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matching {
    /// By position in the submission: the activity, and its lines by position.
    pub activities: Vec<(Option<ActivityId>, Vec<Option<CostLineId>>)>,
}

/// A sign that an activity of the register is one of the file.
type SameActivity<'a> = &'a dyn Fn(&Activity, &SubmittedActivity) -> bool;
/// A sign that a line of the register is one of the file.
type SameLine<'a> = &'a dyn Fn(&CostLine, &SubmittedCost) -> bool;

/// Finds what is what. Activities go by project number, by name with what else they share, by their own number,
/// by what they hold; lines of an activity go by hidden id, by text and amount, by text, by amount.
pub fn match_up(standing: &Standing, submitted: &[SubmittedActivity]) -> Matching {
    let activities = match_activities(standing, submitted);
    let mut used = BTreeSet::new();
    let lines = submitted
        .iter()
        .zip(&activities)
        .map(|(new, old)| {
            let own: Vec<&CostLine> = old.map_or_else(Vec::new, |old| lines_of(standing, old));
            match_lines(standing, &own, &new.costs, &mut used)
        })
        .collect::<Vec<_>>();
    Matching {
        activities: activities.into_iter().zip(lines).collect(),
    }
}

/// The differences, in the order of the file; what is dropped comes last.
pub fn changes(
    standing: &Standing,
    submitted: &[SubmittedActivity],
    matching: &Matching,
) -> Vec<Change> {
    let mut changes = Vec::new();
    let (mut activities, mut lines) = (BTreeSet::new(), BTreeSet::new());
    for (new, (old, new_lines)) in submitted.iter().zip(&matching.activities) {
        let Some(old) = old.and_then(|id| {
            standing
                .activities
                .iter()
                .find(|activity| activity.id == id)
        }) else {
            changes.push(added(new));
            continue;
        };
        activities.insert(old.id);
        changes.extend(activity_changes(old, new));
        for (cost, line) in new.costs.iter().zip(new_lines) {
            match line.and_then(|id| standing.lines.iter().find(|line| line.id == id)) {
                Some(line) => {
                    lines.insert(line.id);
                    changes.extend(line_changes(&old.project_number, line, cost));
                }
                None => changes.push(Change::LineAdded {
                    activity: old.id,
                    project_number: old.project_number.clone(),
                    text: cost.text.clone(),
                    requested: cost.amount,
                    at: cost.at.clone(),
                }),
            }
        }
    }
    changes.extend(dropped(standing, &activities, &lines));
    changes
}

fn lines_of(standing: &Standing, activity: ActivityId) -> Vec<&CostLine> {
    standing
        .lines
        .iter()
        .filter(|line| line.activity == activity)
        .collect()
}

fn match_activities(
    standing: &Standing,
    submitted: &[SubmittedActivity],
) -> Vec<Option<ActivityId>> {
    let mut found: Vec<Option<ActivityId>> = vec![None; submitted.len()];
    let mut free: Vec<&Activity> = standing.activities.iter().collect();
    let numbered = |old: &Activity, new: &SubmittedActivity| {
        let number = new.number.as_ref().map(|number| number.value.as_str());
        number.is_some() && number == old.own_number.as_deref()
    };
    let named = |old: &Activity, new: &SubmittedActivity| {
        let name = new.name.as_ref().map(|name| name_key(&name.value));
        name == Some(name_key(&old.name))
    };
    // The surest sign first: activities may share a name, and a partner may count anew after a row in between.
    let rounds: [SameActivity<'_>; 8] = [
        &|old, new| {
            new.number
                .as_ref()
                .is_some_and(|number| number.value == old.project_number)
        },
        &|old, new| named(old, new) && numbered(old, new) && same_lines(standing, old, new),
        &|old, new| named(old, new) && same_lines(standing, old, new),
        &|old, new| named(old, new) && numbered(old, new),
        &|old, new| named(old, new) && alike(standing, old, new) > 0,
        &named,
        &|old, new| numbered(old, new) && alike(standing, old, new) > 0,
        &|old, new| {
            alike(standing, old, new) * 2 > new.costs.len().max(lines_of(standing, old.id).len())
        },
    ];
    for same in rounds {
        for (place, new) in found.iter_mut().zip(submitted) {
            if place.is_none()
                && let Some(at) = free.iter().position(|old| same(old, new))
            {
                *place = Some(free.remove(at).id);
            }
        }
    }
    found
}

/// Whether two activities have the very same lines, in any order.
fn same_lines(standing: &Standing, old: &Activity, new: &SubmittedActivity) -> bool {
    let mut before: Vec<(String, Cents)> = lines_of(standing, old.id)
        .iter()
        .map(|line| (name_key(&line.text), line.requested))
        .collect();
    let mut after: Vec<(String, Cents)> = new
        .costs
        .iter()
        .map(|cost| (name_key(&cost.text), cost.amount))
        .collect();
    before.sort();
    after.sort();
    before == after
}

/// How many lines two activities have in common, by text.
fn alike(standing: &Standing, old: &Activity, new: &SubmittedActivity) -> usize {
    let mut texts: Vec<String> = lines_of(standing, old.id)
        .iter()
        .map(|line| name_key(&line.text))
        .collect();
    let same =
        |cost: &&SubmittedCost| match texts.iter().position(|text| *text == name_key(&cost.text)) {
            Some(at) => {
                let _found = texts.swap_remove(at);
                true
            }
            None => false,
        };
    new.costs.iter().filter(same).count()
}

fn match_lines(
    standing: &Standing,
    own: &[&CostLine],
    costs: &[SubmittedCost],
    used: &mut BTreeSet<CostLineId>,
) -> Vec<Option<CostLineId>> {
    let mut found: Vec<Option<CostLineId>> = vec![None; costs.len()];
    let same_text =
        |old: &CostLine, new: &SubmittedCost| name_key(&old.text) == name_key(&new.text);
    let by_id = |old: &CostLine, new: &SubmittedCost| {
        new.form_id.is_some() && standing.form_ids.get(&old.id) == new.form_id.as_ref()
    };
    let rounds: [SameLine<'_>; 4] = [
        &by_id,
        &|old, new| same_text(old, new) && old.requested == new.amount,
        &same_text,
        &|old, new| old.requested == new.amount,
    ];
    // Only within its own activity: money that moves to another is a line less here and a line more there.
    for same in rounds {
        for (place, new) in found.iter_mut().zip(costs) {
            if place.is_none()
                && let Some(old) = own
                    .iter()
                    .find(|old| !used.contains(&old.id) && same(old, new))
            {
                used.insert(old.id);
                *place = Some(old.id);
            }
        }
    }
    found
}

fn added(new: &SubmittedActivity) -> Change {
    let name = new.name.as_ref();
    Change::ActivityAdded {
        name: name.map(|name| name.value.clone()).unwrap_or_default(),
        requested: new.requested(),
        at: name.map(|name| name.at.clone()).unwrap_or_default(),
    }
}

fn activity_changes(old: &Activity, new: &SubmittedActivity) -> Vec<Change> {
    let mut fields: Vec<(Field, Field, CellRef)> = Vec::new();
    let here = new
        .name
        .as_ref()
        .map(|name| name.at.clone())
        .unwrap_or_default();
    if let Some(name) = &new.name {
        fields.push((
            Field::Name(old.name.clone()),
            Field::Name(name.value.clone()),
            name.at.clone(),
        ));
    }
    if let Some(kind) = &new.kind {
        fields.push((
            Field::Kind(old.kind),
            Field::Kind(kind.value),
            kind.at.clone(),
        ));
    }
    let date = new.date.as_ref();
    let at = date.map_or_else(|| here.clone(), |date| date.at.clone());
    fields.push((
        Field::Date(old.date),
        Field::Date(date.map(|date| date.value)),
        at,
    ));
    let period = new.date_text.as_ref();
    let at = period.map_or_else(|| here.clone(), |period| period.at.clone());
    let text = period.map(|period| period.value.clone());
    fields.push((
        Field::Period(old.date_text.clone()),
        Field::Period(text),
        at,
    ));
    let count = new.participants.as_ref();
    let at = count.map_or(here, |count| count.at.clone());
    fields.push((
        Field::Participants(old.participants),
        Field::Participants(count.map(|count| count.value)),
        at,
    ));
    fields
        .into_iter()
        .filter(|(before, after, _)| before != after)
        .map(|(before, after, at)| Change::ActivityChanged {
            activity: old.id,
            project_number: old.project_number.clone(),
            before,
            after,
            at,
        })
        .collect()
}

fn line_changes(project_number: &str, old: &CostLine, new: &SubmittedCost) -> Vec<Change> {
    [
        (Field::Text(old.text.clone()), Field::Text(new.text.clone())),
        (Field::Amount(old.requested), Field::Amount(new.amount)),
    ]
    .into_iter()
    .filter(|(before, after)| before != after)
    .map(|(before, after)| Change::LineChanged {
        line: old.id,
        project_number: project_number.to_owned(),
        before,
        after,
        at: new.at.clone(),
    })
    .collect()
}

fn dropped(
    standing: &Standing,
    activities: &BTreeSet<ActivityId>,
    lines: &BTreeSet<CostLineId>,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for old in &standing.activities {
        if !activities.contains(&old.id) {
            changes.push(Change::ActivityDropped {
                activity: old.id,
                project_number: old.project_number.clone(),
                name: old.name.clone(),
                requested: lines_of(standing, old.id)
                    .iter()
                    .map(|line| line.requested)
                    .sum(),
            });
            continue;
        }
        for line in lines_of(standing, old.id)
            .into_iter()
            .filter(|line| !lines.contains(&line.id))
        {
            changes.push(Change::LineDropped {
                line: line.id,
                project_number: old.project_number.clone(),
                text: line.text.clone(),
                requested: line.requested,
            });
        }
    }
    changes
}
