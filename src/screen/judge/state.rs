//! How far a line and an activity are, as chips.

use crate::desk::{ActivitySheet, LineSheet, PlanSheet};
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
        Verdict::Conditional => (Icon::Half, Tone::Warn),
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
        Outcome::PartlyGranted => (Icon::Half, Tone::Warn),
        Outcome::InConsultation => (Icon::DiamondBold, Tone::Ask),
        Outcome::Refused => (Icon::CrossBold, Tone::Stop),
    };
    chip::plain(icon, words::verdicts::outcome(outcome), tone)
}

/// The chip of a plan: what is to be done with it.
pub(super) fn plan<'a, Message: 'a>(sheet: &PlanSheet) -> Element<'a, Message> {
    let open = sheet.lines().filter(|line| line.is_open()).count();
    if sheet.to_judge_again() {
        return chip::plain(Icon::UndoBold, "Opnieuw te beoordelen", Tone::Warn);
    }
    if open > 0 {
        return chip::plain(Icon::CircleBold, format!("{open} open"), Tone::Quiet);
    }
    if sheet.lines().any(LineSheet::in_consultation) {
        return outcome(Outcome::InConsultation);
    }
    chip::plain(Icon::CheckBold, "Besloten", Tone::Ok)
}

/// The chip of the plan as a whole: what holds it up, or what is still asked.
pub(super) fn completeness<'a, Message: 'a>(sheet: &PlanSheet) -> Element<'a, Message> {
    let held = sheet.held_up_by().count();
    let open = sheet.own_checks().filter(|(_, it)| it.answer.is_none());
    match (held, open.count()) {
        (0, 0) => chip::plain(Icon::CheckBold, "Vragen beantwoord", Tone::Ok),
        (0, open) => {
            let words = words::counted(open, "vraag open", "vragen open");
            chip::plain(Icon::CircleBold, words, Tone::Quiet)
        }
        (_, _) => chip::filled(Icon::CrossBold, "Houdt tegen", Tone::Stop),
    }
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
