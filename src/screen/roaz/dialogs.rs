//! The dialogs of the screen: recording the advice or the agreement, and replacing a list.

use super::{Message, Roaz};
use crate::domain::Cents;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::modal::Layer;
use crate::ui::{Element, button, choice, dialog, field, text, theme};
use crate::words;
use iced::widget::{Column, row};
use iced::{Alignment, Length};
use std::path::{Path, PathBuf};

/// What is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Advice,
    Agreement,
}

/// For which plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Those that were marked.
    Chosen,
    /// All that are decided and not agreed to; for an advice only those that had none.
    AllReady,
}

/// A dialog that is open.
#[derive(Debug)]
pub enum Dialog {
    /// When was it, and for which plans?
    Record {
        step: Step,
        day: String,
        note: String,
        scope: Scope,
    },
    /// This file is in the way of the list.
    Replace { path: PathBuf },
}

impl Dialog {
    pub(super) fn layer<'a>(&'a self, roaz: &'a Roaz) -> Layer<'a, Message> {
        match self {
            Self::Record {
                step,
                day,
                note,
                scope,
            } => record(*step, day, note, *scope, roaz),
            Self::Replace { path } => replace(path),
        }
    }
}

fn cancel<'a>() -> Element<'a, Message> {
    button::secondary("Annuleren")
        .id("annuleren")
        .on_press(Message::Cancelled)
        .into()
}

fn record<'a>(
    step: Step,
    day: &'a str,
    note: &'a str,
    scope: Scope,
    roaz: &'a Roaz,
) -> Layer<'a, Message> {
    let (title, label, act, explanation) = match step {
        Step::Advice => (
            "Advies vastleggen",
            "Datum advies",
            "Advies vastleggen",
            "De dag waarop de adviseur de toekenningen aan het Bestuurlijk ROAZ voorlegt.",
        ),
        Step::Agreement => (
            "Akkoord van het Bestuurlijk ROAZ vastleggen",
            "Datum akkoord",
            "Akkoord vastleggen",
            "Pas na het akkoord kan een brief definitief worden. Wijzigde het bestuur een bedrag, kies dan Met wijziging.",
        ),
    };
    let (able, left) = roaz.sorted(step, scope);
    let fault = roaz.day_fault(day, able.iter().copied());
    let ready = fault.is_none() && parts::day(day).is_some() && !able.is_empty();
    let granted: Cents = able.iter().map(|row| row.granted).sum();
    let date = field::date("roaz-datum", label, day)
        .error(fault)
        .width(448)
        .on_input(Message::DayTyped)
        .on_submit(Message::Confirmed);
    let note = (step == Step::Agreement).then(|| {
        field::field("roaz-opmerking", "Opmerking", note)
            .placeholder("Bijvoorbeeld agendapunt 7")
            .on_input(Message::NoteTyped)
            .on_submit(Message::Confirmed)
    });
    let sum = text::strong(format!(
        "{}, samen {} toegekend",
        words::counted(able.len(), "jaarplan", "jaarplannen"),
        words::euros(granted)
    ));
    let content = Column::new()
        .push(text::body(explanation))
        .push(date)
        .push(note)
        .push(scopes(step, scope, roaz))
        .push(sum)
        .push(left_out(&left))
        .spacing(theme::S12);
    let mut confirm = button::primary(act).id("vastleggen");
    if ready {
        confirm = confirm.on_press(Message::Confirmed);
    }
    let mut buttons = vec![cancel()];
    if step == Step::Agreement {
        let some = !roaz.plans_for(step, scope).is_empty();
        let mut changes = button::secondary("Met wijziging").id("met-wijziging");
        if some {
            changes = changes.on_press(Message::WithChangesPressed);
        }
        buttons.push(changes.into());
    }
    buttons.push(confirm.into());
    dialog::form(title, content, buttons, Some("roaz-datum".into()))
}

/// The marked plans or all that are ready; no choice where nothing is marked.
fn scopes<'a>(step: Step, scope: Scope, roaz: &Roaz) -> Option<Element<'a, Message>> {
    if roaz.chosen.is_empty() {
        return None;
    }
    let all = roaz.plans_for(step, Scope::AllReady).len();
    let all = match step {
        Step::Advice => format!("Alle beoordeelde plannen zonder advies ({all})"),
        Step::Agreement => format!("Alle besloten plannen zonder akkoord ({all})"),
    };
    let chosen = format!("De gekozen plannen ({})", roaz.chosen.len());
    let options = choice::radio([chosen, all], Some(usize::from(scope == Scope::AllReady)))
        .id("roaz-voor")
        .on_choose(Message::ScopeChosen);
    Some(options.into())
}

/// Which plans stay as they are, and why.
fn left_out<'a>(left: &[crate::domain::roaz::RoazLeft]) -> Option<Element<'a, Message>> {
    if left.is_empty() {
        return None;
    }
    let words = format!("Niet voor {}.", words::roaz::left(left));
    let line = row![
        Icon::Warning.tinted(16.0, theme::WARN),
        text::body(words).width(Length::Fill)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Start);
    Some(line.into())
}

fn replace(path: &Path) -> Layer<'_, Message> {
    let words = format!(
        "{} bestaat al. Het bestand van nu verdwijnt; wat in het register staat, blijft.",
        path.display()
    );
    let buttons = vec![
        cancel(),
        button::danger("Vervangen")
            .on_press(Message::ReplaceConfirmed)
            .into(),
    ];
    dialog::question("Bestaande lijst vervangen?", words, buttons, "annuleren")
}
