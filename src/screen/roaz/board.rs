//! What the board changed: amounts per cost line with their reason, before the agreement is recorded.

use super::deeds::NOTE;
use super::{Action, Message as Screen, Roaz};
use crate::desk::{Agreement, BoardChange, LineSheet, PlanSheet};
use crate::domain::{Cents, CostLineId, PlanId};
use crate::screen::parts;
use crate::ui::focus;
use crate::ui::keys::Shortcut;
use crate::words;
use crate::worker::Worker;
use std::collections::BTreeMap;

/// The ids of the list and of the fields.
pub(super) const LINES: &str = "roaz-regels";
pub(super) const AMOUNT: &str = "roaz-bedrag";
pub(super) const REASON: &str = "roaz-reden";

/// The form.
#[derive(Debug)]
pub struct Board {
    sheets: Vec<PlanSheet>,
    /// Which of the plans is shown.
    pub(super) plan: usize,
    /// Which of its lines is shown, in order over all activities.
    pub(super) line: usize,
    typed: BTreeMap<CostLineId, Typed>,
    pub(super) day: String,
    pub(super) note: String,
    /// Recording was asked for, so that what is missing is said.
    pub(super) checked: bool,
}

/// What was typed for one line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) amount: String,
    pub(super) reason: String,
}

/// What happened in the form.
#[derive(Debug, Clone)]
pub enum Message {
    PlanChosen(usize),
    LineAt(usize),
    LineOpened(usize),
    AmountTyped(String),
    AmountEntered,
    ReasonTyped(String),
    ReasonEntered,
    DayTyped(String),
    NoteTyped(String),
    ForgetPressed,
    RecordPressed,
    CancelPressed,
}

impl Board {
    /// The plans that it is about.
    pub(super) fn plans(&self) -> Vec<PlanId> {
        self.sheets.iter().map(|sheet| sheet.plan.id).collect()
    }

    pub(super) fn sheets(&self) -> &[PlanSheet] {
        &self.sheets
    }

    pub(super) fn sheet(&self) -> Option<&PlanSheet> {
        self.sheets.get(self.plan)
    }

    /// The line that is shown, with the name of its activity.
    pub(super) fn current(&self) -> Option<(&str, &LineSheet)> {
        lines_of(self.sheet()?).nth(self.line)
    }

    /// What was typed for a line.
    pub(super) fn typed(&self, line: CostLineId) -> Typed {
        self.typed.get(&line).cloned().unwrap_or_default()
    }

    /// The amount and the reason as they were typed for a line.
    pub(super) fn typed_of(&self, line: CostLineId) -> (&str, &str) {
        self.typed
            .get(&line)
            .map_or(("", ""), |it| (it.amount.as_str(), it.reason.as_str()))
    }

    /// What is wrong with the amount that was typed for a line.
    pub(super) fn amount_fault(&self, line: &LineSheet) -> Option<String> {
        let typed = self.typed(line.line.id).amount;
        if typed.trim().is_empty() {
            return None;
        }
        match parts::amount(&typed) {
            None => Some(format!(
                "“{}” is niet als bedrag te lezen. Typ bijvoorbeeld 1.250,00.",
                typed.trim()
            )),
            Some(amount) if amount > line.line.requested => Some(format!(
                "Dat is meer dan gevraagd. Vul ten hoogste {} in.",
                words::plain_amount(line.line.requested)
            )),
            Some(_) => None,
        }
    }

    /// What is wrong with the reason, once recording was asked for.
    pub(super) fn reason_fault(&self, line: &LineSheet) -> Option<&'static str> {
        let missing = self.changed(line).is_some()
            && self.checked
            && self.typed(line.line.id).reason.trim().is_empty();
        missing.then_some("De reden ontbreekt. Schrijf waarom het bestuur het bedrag wijzigde.")
    }

    /// The amount that the board granted, where that is another than was proposed.
    pub(super) fn changed(&self, line: &LineSheet) -> Option<Cents> {
        let amount = parts::amount(&self.typed.get(&line.line.id)?.amount)?;
        let proposed = line.settled().map(|made| made.granted);
        (proposed != Some(amount) && amount <= line.line.requested).then_some(amount)
    }

    /// What is granted of a plan, with the changes.
    pub(super) fn granted(&self, sheet: &PlanSheet) -> Cents {
        sheet
            .lines()
            .filter_map(|line| {
                let proposed = line.settled().map(|made| made.granted);
                self.changed(line).or(proposed)
            })
            .sum()
    }

    /// How many lines of a plan are changed.
    pub(super) fn changes_in(&self, sheet: &PlanSheet) -> usize {
        sheet
            .lines()
            .filter(|line| self.changed(line).is_some())
            .count()
    }

    fn changes(&self) -> Vec<BoardChange> {
        let change = |line: &LineSheet| {
            Some(BoardChange {
                line: line.line.id,
                granted: self.changed(line)?,
                reason: self.typed(line.line.id).reason,
            })
        };
        self.sheets
            .iter()
            .flat_map(PlanSheet::lines)
            .filter_map(change)
            .collect()
    }

    /// Shows the first line that keeps the agreement from being recorded.
    fn show_fault(&mut self) -> bool {
        for (plan, sheet) in self.sheets.iter().enumerate() {
            let fault = |line: &LineSheet| {
                self.amount_fault(line).is_some() || self.reason_fault(line).is_some()
            };
            if let Some(line) = sheet.lines().position(fault) {
                (self.plan, self.line) = (plan, line);
                return true;
            }
        }
        false
    }

    fn step_plan(&mut self, on: bool) {
        let last = self.sheets.len().saturating_sub(1);
        let to = if on {
            (self.plan + 1).min(last)
        } else {
            self.plan.saturating_sub(1)
        };
        if to != self.plan {
            (self.plan, self.line) = (to, 0);
        }
    }
}

/// The lines of a plan, each with the name of its activity.
pub(super) fn lines_of(sheet: &PlanSheet) -> impl Iterator<Item = (&str, &LineSheet)> {
    sheet.activities.iter().flat_map(|activity| {
        let name = activity.activity.name.as_str();
        activity.lines.iter().map(move |line| (name, line))
    })
}

fn field(line: CostLineId, part: &str) -> String {
    format!("regel/{}/{part}", line.0)
}

impl Roaz {
    /// Takes the plans up, with what was typed for their lines before.
    pub(super) fn board_opened(&mut self, sheets: Vec<PlanSheet>) -> Action<Screen> {
        let (day, note) = match (&self.dialog, &self.board) {
            (Some(super::Dialog::Record { day, note, .. }), _) => (day.clone(), note.clone()),
            (_, Some(board)) => (board.day.clone(), board.note.clone()),
            (_, None) => (parts::typed_day(self.today), String::new()),
        };
        self.dialog = None;
        let kept = |line: CostLineId, part| self.typed.get(&field(line, part)).cloned();
        let typed = sheets
            .iter()
            .flat_map(PlanSheet::lines)
            .map(|line| {
                let id = line.line.id;
                let amount = kept(id, "bedrag").unwrap_or_default();
                let reason = kept(id, "reden").unwrap_or_default();
                (id, Typed { amount, reason })
            })
            .collect();
        let place = self.board.as_ref().map(|board| (board.plan, board.line));
        let (plan, line) = place.unwrap_or_default();
        self.board = Some(Board {
            plan: plan.min(sheets.len().saturating_sub(1)),
            line,
            sheets,
            typed,
            day,
            note,
            checked: false,
        });
        Action::Run(focus::on(LINES))
    }

    pub(super) fn board_key(&mut self, key: Shortcut, worker: &Worker) -> Action<Screen> {
        let Some(board) = &mut self.board else {
            return Action::None;
        };
        match key {
            Shortcut::Cancel => return self.close_board(),
            Shortcut::NextPlan => board.step_plan(true),
            Shortcut::PreviousPlan => board.step_plan(false),
            Shortcut::Agreement => return self.record_changes(worker),
            _ => {}
        }
        Action::None
    }

    pub(super) fn board_said(&mut self, message: Message, worker: &Worker) -> Action<Screen> {
        let Some(board) = &mut self.board else {
            return Action::None;
        };
        match message {
            Message::PlanChosen(at) => (board.plan, board.line) = (at, 0),
            Message::LineAt(at) => board.line = at,
            Message::LineOpened(at) => {
                board.line = at;
                return Action::Run(focus::on(AMOUNT));
            }
            Message::AmountTyped(text) => return self.line_typed("bedrag", text, worker),
            Message::AmountEntered => return Action::Run(focus::on(REASON)),
            Message::ReasonTyped(text) => return self.line_typed("reden", text, worker),
            Message::ReasonEntered => return Action::Run(focus::on(LINES)),
            Message::DayTyped(text) => board.day = text,
            Message::NoteTyped(text) => {
                board.note.clone_from(&text);
                return self.keep(NOTE, text, worker);
            }
            Message::ForgetPressed => {
                let tasks =
                    ["bedrag", "reden"].map(|part| self.line_typed(part, String::new(), worker));
                let tasks = tasks.into_iter().filter_map(|action| match action {
                    Action::Run(task) => Some(task),
                    _ => None,
                });
                return Action::Run(iced::Task::batch(tasks).chain(focus::on(LINES)));
            }
            Message::RecordPressed => return self.record_changes(worker),
            Message::CancelPressed => return self.close_board(),
        }
        Action::None
    }

    fn close_board(&mut self) -> Action<Screen> {
        self.board = None;
        self.notice = None;
        Action::Run(focus::on(super::LIST))
    }

    /// Keeps what is typed for the line that is shown.
    fn line_typed(&mut self, part: &str, text: String, worker: &Worker) -> Action<Screen> {
        let Some(board) = &mut self.board else {
            return Action::None;
        };
        let Some(id) = board.current().map(|(_, line)| line.line.id) else {
            return Action::None;
        };
        let typed = board.typed.entry(id).or_default();
        match part {
            "bedrag" => typed.amount.clone_from(&text),
            _ => typed.reason.clone_from(&text),
        }
        self.keep(&field(id, part), text, worker)
    }

    /// Records the agreement with its changes, or shows what keeps it.
    fn record_changes(&mut self, worker: &Worker) -> Action<Screen> {
        let fault = self.board_day_fault();
        let Some(board) = &mut self.board else {
            return Action::None;
        };
        board.checked = true;
        if board.show_fault() {
            let at = board
                .current()
                .is_some_and(|(_, line)| board.amount_fault(line).is_some());
            return Action::Run(focus::on(if at { AMOUNT } else { REASON }));
        }
        let (Some(on), None) = (parts::day(&board.day), fault) else {
            return Action::Run(focus::on("roaz-wijziging-datum"));
        };
        let agreement = Agreement {
            plans: board.plans(),
            on,
            note: board.note.clone(),
            changes: board.changes(),
        };
        self.agree(agreement, worker)
    }

    /// What is wrong with the day of the agreement.
    pub(super) fn board_day_fault(&self) -> Option<String> {
        let board = self.board.as_ref()?;
        let plans = board.plans();
        let rows = plans.iter().filter_map(|plan| self.row(*plan));
        if board.checked && board.day.trim().is_empty() {
            return Some("De dag ontbreekt. Typ dag-maand-jaar, zoals 01-12-2026.".to_owned());
        }
        self.day_fault(&board.day, rows)
    }
}
