//! Trainers told apart by role and number. A name is only a way to tell them apart, unless names are kept.

use super::context::key;
use crate::domain::read_hours::SubmittedLine;
use crate::domain::submission::Remark;
use crate::words::hours_remarks as say;
use std::collections::{BTreeMap, BTreeSet};

/// Gives each trainer a number within his role, by first appearance, and one spelling to each role. Takes the names
/// away unless they are kept. The names that were read.
pub fn tell_apart(lines: &mut [SubmittedLine], keep: bool) -> BTreeSet<String> {
    let mut roles: BTreeMap<String, String> = BTreeMap::new();
    let mut numbers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut names = BTreeSet::new();
    for line in lines.iter_mut() {
        if let Some(role) = &mut line.role {
            *role = roles
                .entry(key(role))
                .or_insert_with(|| role.clone())
                .clone();
        }
        let Some(name) = line.name.clone() else {
            continue;
        };
        let _known = names.insert(name.clone());
        if let (Some(role), true) = (&line.role, line.mark.is_empty()) {
            let of_role = numbers.entry(key(role)).or_default();
            let name = key(&name);
            let at = of_role
                .iter()
                .position(|other| *other == name)
                .unwrap_or_else(|| {
                    of_role.push(name);
                    of_role.len() - 1
                });
            line.mark = (at + 1).to_string();
        }
        if !keep {
            line.name = None;
        }
    }
    names
}

/// Takes names out of what else was read: notes, roles, and what stands in doubtful cells.
pub fn without_names(
    lines: &mut [SubmittedLine],
    remarks: &mut [Remark],
    names: &BTreeSet<String>,
) {
    if names.is_empty() {
        return;
    }
    for line in lines {
        line.note = masked(&line.note, names);
        line.role = line.role.as_deref().map(|role| masked(role, names));
    }
    for remark in remarks {
        remark.found = remark.found.as_deref().map(|found| masked(found, names));
    }
}

/// A text with every name in it replaced. A surname alone counts as well; particles and initials do not.
fn masked(text: &str, names: &BTreeSet<String>) -> String {
    let mut text = text.to_owned();
    for name in names {
        text = replaced(&text, name);
        let parts = name
            .split([' ', ',', '-'])
            .filter(|part| part.chars().count() >= 4);
        for part in parts.filter(|part| part.starts_with(char::is_uppercase)) {
            text = replaced(&text, part);
        }
    }
    text
}

/// Whole words only, whatever their case.
fn replaced(text: &str, name: &str) -> String {
    let (lower, name) = (text.to_lowercase(), name.to_lowercase());
    // Letters whose small form is longer would shift the places; such a text is left whole or taken whole.
    if lower.len() != text.len() {
        return if lower.contains(&name) {
            say::instead_of_a_name().to_owned()
        } else {
            text.to_owned()
        };
    }
    let is_letter = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for (at, found) in lower.match_indices(&name) {
        let before = lower.get(..at).unwrap_or_default().chars().next_back();
        let after = lower
            .get(at + found.len()..)
            .unwrap_or_default()
            .chars()
            .next();
        if is_letter(before) || is_letter(after) {
            continue;
        }
        kept.push_str(text.get(from..at).unwrap_or_default());
        kept.push_str(say::instead_of_a_name());
        from = at + found.len();
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    kept
}
