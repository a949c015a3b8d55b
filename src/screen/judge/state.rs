//! How far a line and an activity are, as chips.

use crate::desk::{ActivitySheet, LineSheet};
use crate::domain::decision::Outcome;
use crate::domain::verdict::Verdict;
use crate::ui::icon::Icon;
use crate::ui::theme::Tone;
use crate::ui::{Element, chip};
use crate::words;

/// The chip of a verdict: filled where it is doubtful or selected.
pub(super) fn verdict<'a, Message: 'a>(verdict: Verdict, filled: bool) -> Element<'a, Message> {
    let (icon, tone) = match verdict {
        Verdict::Allowed => (Icon::CheckBold, Tone::Ok),
        Verdict::Conditional => (Icon::CircleHalfBold, Tone::Warn),
        Verdict::Consult => (Icon::DiamondBold, Tone::Ask),
        Verdict::NotAllowed => (Icon::CrossBold, Tone::Stop),
    };
    let word = words::verdicts::verdict(verdict);
    if filled {
        chip::filled(icon, word, tone)
    } else {
        chip::plain(icon, word, tone)
    }
}

/// The chip of a decision.
pub(super) fn outcome<'a, Message: 'a>(outcome: Outcome) -> Element<'a, Message> {
    let (icon, tone) = match outcome {
        Outcome::Granted => (Icon::CheckBold, Tone::Ok),
        Outcome::PartlyGranted => (Icon::CircleHalfBold, Tone::Warn),
        Outcome::InConsultation => (Icon::DiamondBold, Tone::Ask),
        Outcome::Refused => (Icon::CrossBold, Tone::Stop),
    };
    chip::plain(icon, words::verdicts::outcome(outcome), tone)
}

/// The chip of an activity: what its lines come down to, once none is open.
pub(super) fn activity<'a, Message: 'a>(sheet: &ActivitySheet) -> Element<'a, Message> {
    let open = sheet.lines.iter().filter(|line| line.is_open()).count();
    if open > 0 {
        let word = if open == sheet.lines.len() {
            "Nog geen besluit".to_owned()
        } else {
            format!("Nog {open} van {}", sheet.lines.len())
        };
        return chip::plain(Icon::CircleBold, word, Tone::Quiet);
    }
    if sheet.lines.iter().any(LineSheet::in_consultation) {
        return outcome(Outcome::InConsultation);
    }
    let outcomes = sheet
        .lines
        .iter()
        .filter_map(|line| line.decision.as_ref().map(|made| made.outcome));
    let all = |wanted: Outcome| outcomes.clone().all(|it| it == wanted);
    if sheet.lines.is_empty() {
        chip::plain(Icon::CircleBold, "Geen kostenregels", Tone::Quiet)
    } else if all(Outcome::Granted) {
        outcome(Outcome::Granted)
    } else if all(Outcome::Refused) {
        outcome(Outcome::Refused)
    } else {
        outcome(Outcome::PartlyGranted)
    }
}
