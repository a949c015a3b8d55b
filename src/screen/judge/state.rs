//! How far a line and an activity are, as chips.

use crate::desk::{ActivitySheet, LineSheet, PlanSheet};
pub(super) use crate::screen::parts::{outcome, verdict};

use crate::domain::decision::Outcome;
use crate::ui::icon::Icon;
use crate::ui::theme::Tone;
use crate::ui::{Element, chip};
use crate::words;

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
