//! Plans of extra partners: which activities, when, for how many, at what price.

use super::data::{ActivityModel, EXAMPLE, PartnerEntry};
use super::random::Random;
use crate::domain::Cents;
use crate::domain::plan::ActivityKind;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// An activity as a partner asks for it.
pub struct PlannedActivity {
    pub name: String,
    pub kind: ActivityKind,
    pub date: NaiveDate,
    pub participants: u32,
    /// Words and amounts.
    pub lines: Vec<(String, Cents)>,
}

/// Divides activities over partners: at least one each, never more than `most`.
pub fn divide(activities: usize, partners: usize, most: usize, random: &mut Random) -> Vec<usize> {
    let Some(each) = activities.checked_div(partners) else {
        return Vec::new();
    };
    let left = activities % partners;
    let mut counts: Vec<usize> = (0..partners)
        .map(|at| each + usize::from(at < left))
        .collect();
    // Some partners have larger plans than others.
    let places: Vec<usize> = (0..partners).collect();
    for from in 0..partners {
        let to = random.pick(&places).copied().unwrap_or(from);
        let moved = random.between(0, 3) as usize;
        let can_give = counts.get(from).is_some_and(|count| *count > moved);
        let can_take = counts.get(to).is_some_and(|count| count + moved <= most);
        if from != to && can_give && can_take {
            if let Some(count) = counts.get_mut(from) {
                *count -= moved;
            }
            if let Some(count) = counts.get_mut(to) {
                *count += moved;
            }
        }
    }
    counts
}

/// The plan of one partner, in the order of its days.
pub fn plan(partner: &PartnerEntry, count: usize, random: &mut Random) -> Vec<PlannedActivity> {
    let mut models: Vec<&ActivityModel> = EXAMPLE
        .activities
        .iter()
        .filter(|model| model.suits(partner.kind()))
        .collect();
    random.shuffle(&mut models);
    let rounds = 1..;
    let mut plan: Vec<PlannedActivity> = rounds
        .flat_map(|round: usize| models.iter().map(move |model| (round, *model)))
        .take(count)
        .map(|(round, model)| planned(model, round, random))
        .collect();
    plan.sort_by(|a, b| (a.date, &a.name).cmp(&(b.date, &b.name)));
    plan
}

fn planned(model: &ActivityModel, round: usize, random: &mut Random) -> PlannedActivity {
    let name = match round {
        1 => model.name.clone(),
        more => EXAMPLE
            .story
            .again
            .replace("{naam}", &model.name)
            .replace("{nummer}", &more.to_string()),
    };
    let (least, most) = model.participants;
    let price = |random: &mut Random, least: u32, most: u32, step: u32| {
        let steps = most.saturating_sub(least) / step.max(1);
        Cents(i64::from(least + random.between(0, steps) * step) * 100)
    };
    PlannedActivity {
        name,
        kind: model.kind,
        date: working_day(EXAMPLE.story.year, random),
        participants: random.between(least, most),
        lines: model
            .line
            .iter()
            .map(|(text, least, most, step)| (text.clone(), price(random, *least, *most, *step)))
            .collect(),
    }
}

/// A day from half January until half December, never in a weekend.
fn working_day(year: i32, random: &mut Random) -> NaiveDate {
    let day = NaiveDate::from_yo_opt(year, random.between(13, 345)).unwrap_or_default();
    let later = match day.weekday() {
        Weekday::Sat => 3,
        Weekday::Sun => 2,
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => 0,
    };
    day.checked_add_days(Days::new(later)).unwrap_or(day)
}
