//! How far a line and an activity are, as chips.

pub(super) use crate::screen::parts::{outcome, verdict};

use crate::desk::{ActivitySheet, LineSheet};
use crate::domain::decision::Outcome;
use crate::ui::icon::Icon;
use crate::ui::theme::Tone;
use crate::ui::{Element, chip};

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
