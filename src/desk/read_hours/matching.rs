//! Which activity of a plan a row of hours is about. A name that could be two is asked about, never chosen.

use crate::desk::ActivityHours;
use crate::domain::PartnerId;
use crate::domain::partner::name_key;
use crate::domain::read_hours::NamedActivity;

/// Most activities that are proposed because they are alike.
const MOST: usize = 4;
/// All of a plan are proposed when it has no more than these.
const FEW: usize = 6;

/// What a row's activity comes to; numbers are places among all activities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matched {
    One(usize),
    /// All have this name.
    Several(Vec<usize>),
    /// None; these are likely.
    Unknown(Vec<usize>),
    /// The number is that of the first, the name that of the second.
    Differ(usize, usize),
    /// It is another partner's; these of the partner itself are likely.
    OfOther(usize, Vec<usize>),
    /// The row names none.
    Unnamed(Vec<usize>),
}

/// The activity that a row names. `partner` is whose hours they are, where that is known.
pub fn activity(
    named: &NamedActivity,
    partner: Option<PartnerId>,
    all: &[ActivityHours],
) -> Matched {
    let own = |it: &ActivityHours| partner.is_none_or(|partner| it.partner == partner);
    let own: Vec<usize> = places(all, own);
    let name = named
        .name
        .as_ref()
        .map(|it| it.value.as_str())
        .unwrap_or_default();
    let number = named
        .number
        .as_ref()
        .map(|it| it.value.as_str())
        .unwrap_or_default();
    if name.is_empty() && number.is_empty() {
        let few = own.len() <= FEW;
        return Matched::Unnamed(if few { own } else { Vec::new() });
    }
    // A number in the name itself is what the user answered, or our own form says.
    let in_name = numbered(name, all);
    let by_number = in_name.or_else(|| numbered(number, all));
    let called = named_exactly(name, &own, all);
    if let Some(found) = by_number {
        if !own.contains(&found) {
            return Matched::OfOther(found, likely(name, &own, all));
        }
        return match called.as_slice() {
            [other]
                if in_name.is_none() && *other != found && called_otherwise(name, found, all) =>
            {
                Matched::Differ(found, *other)
            }
            _ => Matched::One(found),
        };
    }
    // A project number that does not exist says that something is wrong, whatever the name.
    let strange_number = number.contains('-') && number.chars().any(|sign| sign.is_ascii_digit());
    match called.as_slice() {
        [one] if !strange_number => Matched::One(*one),
        [] | [_] => {
            let mut proposals = called;
            let words = if name.is_empty() { number } else { name };
            for other in likely(words, &own, all) {
                if !proposals.contains(&other) {
                    proposals.push(other);
                }
            }
            Matched::Unknown(proposals)
        }
        _ => Matched::Several(called),
    }
}

fn places(all: &[ActivityHours], wanted: impl Fn(&ActivityHours) -> bool) -> Vec<usize> {
    let found = all.iter().enumerate().filter(|(_, it)| wanted(it));
    found.map(|(at, _)| at).collect()
}

/// The activity whose project number stands in a text as a word of its own.
fn numbered(text: &str, all: &[ActivityHours]) -> Option<usize> {
    let mut words = text.split(|sign: char| !(sign.is_alphanumeric() || sign == '-'));
    words.find_map(|word| {
        let same = |it: &ActivityHours| it.activity.project_number.eq_ignore_ascii_case(word);
        all.iter().position(|it| !word.is_empty() && same(it))
    })
}

fn named_exactly(name: &str, own: &[usize], all: &[ActivityHours]) -> Vec<usize> {
    let name = name_key(name);
    let called = |at: &&usize| {
        all.get(**at)
            .is_some_and(|it| !name.is_empty() && name_key(&it.activity.name) == name)
    };
    own.iter().filter(called).copied().collect()
}

fn called_otherwise(name: &str, at: usize, all: &[ActivityHours]) -> bool {
    all.get(at)
        .is_some_and(|it| name_key(&it.activity.name) != name_key(name))
}

/// Those whose names share most words with a text, best first; all of a small plan when none does.
fn likely(text: &str, own: &[usize], all: &[ActivityHours]) -> Vec<usize> {
    let words = |text: &str| -> Vec<String> {
        let key = name_key(text);
        key.split(' ')
            .filter(|word| word.len() > 2)
            .map(str::to_owned)
            .collect()
    };
    let wanted = words(text);
    let shared = |at: &usize| {
        let name = all
            .get(*at)
            .map(|it| words(&it.activity.name))
            .unwrap_or_default();
        let alike = |one: &str, other: &str| {
            one == other
                || (one.len() > 4
                    && other.len() > 4
                    && (one.starts_with(other) || other.starts_with(one)))
        };
        wanted
            .iter()
            .filter(|word| name.iter().any(|other| alike(word, other)))
            .count()
    };
    let mut ranked: Vec<(usize, usize)> = own
        .iter()
        .map(|at| (shared(at), *at))
        .filter(|(count, _)| *count > 0)
        .collect();
    ranked.sort_by_key(|(count, at)| (std::cmp::Reverse(*count), *at));
    if ranked.is_empty() && own.len() <= FEW {
        return own.to_vec();
    }
    ranked.into_iter().map(|(_, at)| at).take(MOST).collect()
}
