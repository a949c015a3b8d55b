//! Why less or nothing is granted, and under which conditions: a paragraph per activity.

use super::Error;
use super::approval::{Work, unique};
use super::values::of_activity;
use crate::domain::Cents;
use crate::domain::origin::{About, Source};
use crate::letters::facts::{ActivityFacts, ActivityOutcome, Cited, LineFacts};
use crate::letters::letter::{Block, Text};
use crate::letters::texts::{Field, Sentence, Values};
use crate::words::euros;
use crate::words::letters::{list, quoted, section_in_sentence, whole_sentence, without_full_stop};
use std::collections::BTreeMap;

/// The motivation of every activity that needs one, and a word about the others.
pub(super) fn blocks(work: &Work) -> Result<Vec<Block>, Error> {
    let mut blocks = Vec::new();
    let mut silent = 0;
    let mut stated = Stated::new();
    for activity in &work.facts.activities {
        let own = of_one(work, activity, &mut stated)?;
        silent += usize::from(own.is_empty());
        blocks.extend(own);
    }
    if blocks.is_empty() {
        return Ok(blocks);
    }
    let others = match silent {
        0 => None,
        1 => Some(Sentence::OtherActivity),
        _ => Some(Sentence::OtherActivities),
    };
    if let Some(sentence) = others {
        let text = work.say(sentence)?.about(&About::Plan);
        blocks.push(Block::Paragraph(text));
    }
    let heading = work.say(Sentence::MotivationHeading)?.level();
    blocks.insert(0, Block::Heading(heading));
    Ok(blocks)
}

/// Conditions that the letter has stated, with the project number of the activity they were stated for.
type Stated = BTreeMap<Vec<String>, String>;

fn of_one(work: &Work, activity: &ActivityFacts, stated: &mut Stated) -> Result<Vec<Block>, Error> {
    let values = of_activity(activity, sections(work, &activity.cited));
    let mut said = reasons(work, activity, &values)?;
    let about = About::Activity(activity.id);
    let granted = activity.granted > Cents::ZERO;
    if granted && activity.trainers.is_some() {
        let known = |field| values.contains_key(&field);
        let sentence = match (known(Field::TrainerHours), known(Field::TrainerRate)) {
            (true, true) => Sentence::TrainersHoursRate,
            (false, true) => Sentence::TrainersRate,
            (true, false) => Sentence::TrainersHours,
            (false, false) => Sentence::TrainersNeither,
        };
        said.sentence(&work.say_of(sentence, &[&values])?.about(&about));
    }
    let mut conditions = if granted {
        conditions(work, activity, &values)?
    } else {
        Vec::new()
    };
    match conditions.as_slice() {
        [] => {}
        [one] => said.sentence(one),
        [..] => {
            let (sentence, own) = opening(work, activity, stated);
            said.sentence(&work.say_of(sentence, &[&values, &own])?.about(&about));
            if sentence == Sentence::ConditionsAsBefore {
                conditions.clear();
            }
        }
    }
    if said.is_blank() {
        return Ok(Vec::new());
    }
    let lead = work.say_of(Sentence::MotivationLead, &[&values])?;
    let mut text = lead.about(&about);
    text.sentence(&said);
    let mut blocks = vec![Block::Paragraph(text)];
    if conditions.len() > 1 {
        blocks.push(Block::Numbered(conditions));
    }
    Ok(blocks)
}

/// What stands above several conditions: a letter states the same ones once.
fn opening(work: &Work, activity: &ActivityFacts, stated: &mut Stated) -> (Sentence, Values) {
    if let Some(before) = stated.get(&activity.conditions) {
        let before = Values::from([(Field::ConditionsBefore, before.clone())]);
        return (Sentence::ConditionsAsBefore, before);
    }
    stated.insert(activity.conditions.clone(), activity.project_number.clone());
    let sections = sections(work, &activity.conditions_cited);
    if sections.is_empty() {
        return (Sentence::ConditionMore, Values::new());
    }
    let sections = Values::from([(Field::ConditionSections, sections)]);
    (Sentence::ConditionMoreWithGuide, sections)
}

/// What is said about the lines that got less than they asked.
fn reasons(work: &Work, activity: &ActivityFacts, values: &Values) -> Result<Text, Error> {
    let mut said = Text::default();
    let mut reduced = 0;
    for group in groups(activity)? {
        reduced += group.lines.len();
        let own = group.values(work);
        let about = About::Lines(group.lines.iter().map(|line| line.id).collect());
        let whole_activity = group.lines.len() == activity.lines.len();
        let nothing = group.granted() == Cents::ZERO;
        let opening = match (nothing, whole_activity) {
            (true, true) => None,
            (true, false) => Some(Sentence::LinesNothing),
            (false, _) => Some(Sentence::LinesLess),
        };
        if let Some(sentence) = opening {
            said.sentence(&work.say_of(sentence, &[values, &own])?.about(&about));
        }
        let reason = if own.contains_key(&Field::LinesSections) {
            Sentence::LinesReasonWithGuide
        } else {
            Sentence::LinesReason
        };
        said.sentence(&work.say_of(reason, &[values, &own])?.about(&about));
    }
    let rest_is_paid = match activity.outcome {
        ActivityOutcome::Partly => reduced > 0 && reduced < activity.lines.len(),
        ActivityOutcome::Granted | ActivityOutcome::Conditional | ActivityOutcome::Refused => false,
    };
    if rest_is_paid {
        let text = work.say_of(Sentence::OtherCosts, &[values])?;
        said.sentence(&text.about(&About::Activity(activity.id)));
    }
    Ok(said)
}

/// Lines that got less for the same reason, so that it is said once.
struct Group<'a> {
    lines: Vec<&'a LineFacts>,
    reason: &'a str,
}

fn groups(activity: &ActivityFacts) -> Result<Vec<Group<'_>>, Error> {
    let mut groups: Vec<Group> = Vec::new();
    for line in activity.lines.iter().filter(|it| it.granted < it.requested) {
        let reason = match line.motivation.trim() {
            "" => line.reason.trim(),
            motivation => motivation,
        };
        if reason.is_empty() {
            return Err(Error::NoReason {
                project_number: activity.project_number.clone(),
                line: line.text.clone(),
            });
        }
        let nothing = line.granted == Cents::ZERO;
        let like = groups.iter_mut().find(|group| {
            group.reason == reason
                && group
                    .lines
                    .iter()
                    .all(|other| (other.granted == Cents::ZERO) == nothing)
        });
        match like {
            Some(group) => group.lines.push(line),
            None => groups.push(Group {
                lines: vec![line],
                reason,
            }),
        }
    }
    if groups.is_empty() && activity.granted < activity.requested {
        return Err(Error::NoReason {
            project_number: activity.project_number.clone(),
            line: activity.name.clone(),
        });
    }
    Ok(groups)
}

impl Group<'_> {
    fn granted(&self) -> Cents {
        self.lines.iter().map(|it| it.granted).sum()
    }

    fn values(&self, work: &Work) -> Values {
        let names: Vec<String> = self.lines.iter().map(|it| quoted(&it.text)).collect();
        let requested = self.lines.iter().map(|it| it.requested).sum();
        let cited: Vec<Cited> = self
            .lines
            .iter()
            .flat_map(|it| it.cited.iter().cloned())
            .collect();
        let mut values = Values::from([
            (Field::LinesText, list(&names)),
            (Field::LinesRequested, euros(requested)),
            (Field::LinesGranted, euros(self.granted())),
            (Field::LinesMotivation, without_full_stop(self.reason)),
        ]);
        let sections = sections(work, &cited);
        if !sections.is_empty() {
            values.insert(Field::LinesSections, sections);
        }
        values
    }
}

/// The conditions as sentences. A single one comes with its opening.
fn conditions(work: &Work, activity: &ActivityFacts, values: &Values) -> Result<Vec<Text>, Error> {
    let known: Vec<&str> = activity
        .conditions
        .iter()
        .map(|it| it.trim())
        .filter(|it| !it.is_empty())
        .collect();
    let about = About::Activity(activity.id);
    let mut texts = Vec::new();
    for condition in &known {
        let mut own = Values::from([(Field::Condition, whole_sentence(condition))]);
        if condition.ends_with('?') {
            let asked = work.say_of(Sentence::ConditionQuestion, &[values, &own])?;
            own.insert(Field::Condition, asked.words());
        }
        let sections = sections(work, &activity.conditions_cited);
        let single = match (known.len(), sections.is_empty()) {
            (1, true) => Some(Sentence::ConditionOne),
            (1, false) => {
                own.insert(Field::ConditionSections, sections);
                Some(Sentence::ConditionOneWithGuide)
            }
            _ => None,
        };
        texts.push(match single {
            Some(sentence) => work.say_of(sentence, &[values, &own])?.about(&about),
            None => {
                let words = own.remove(&Field::Condition).unwrap_or_default();
                Text::plain(words).sourced(Source::activity(activity.id).into())
            }
        });
    }
    Ok(texts)
}

/// The sections inside a sentence; empty when the region does not share the guide.
fn sections(work: &Work, cited: &[Cited]) -> String {
    if !work.names_sections() {
        return String::new();
    }
    let tied = |section: &str| section_in_sentence(section).replace(' ', "\u{a0}");
    list(&unique(cited.iter().map(|it| tied(&it.section))))
}
