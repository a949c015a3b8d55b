//! What the adviser fills in about a claim: hours per phase, travel, the reason, answers.

use super::checks::{ANSWER, ANSWERS};
use super::{Action, Hours, Message};
use crate::desk::ClaimSheet;
use crate::domain::Cents;
use crate::domain::ConditionId;
use crate::domain::hours::{ClaimState, HoursField, HoursProblem, Phase, PhaseMinutes};
use crate::domain::verdict::{Answer, Answers};
use crate::screen::parts;
use crate::ui::focus;
use crate::words::{self, typed};
use crate::worker::Worker;
use iced::Task;
use iced::widget::text_editor;

/// A field of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    Minutes(Phase),
    Travel,
}

impl Entry {
    pub(super) const ALL: [Self; 4] = [
        Self::Minutes(Phase::Preparation),
        Self::Minutes(Phase::Delivery),
        Self::Minutes(Phase::Evaluation),
        Self::Travel,
    ];

    /// The name of its field.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Minutes(Phase::Preparation) => "uren-v",
            Self::Minutes(Phase::Delivery) => "uren-u",
            Self::Minutes(Phase::Evaluation) => "uren-e",
            Self::Travel => "uren-reis",
        }
    }

    /// What stands in it before anything is typed: what is claimed, or what counts of it.
    fn known(self, sheet: &ClaimSheet) -> String {
        let judged = sheet.lines.iter().any(|line| line.accepted.is_some()) && !sheet.is_open();
        match self {
            Self::Minutes(phase) if judged => words::hours::time(sheet.accepted().of(phase)),
            Self::Minutes(phase) => words::hours::time(sheet.claimed().of(phase)),
            Self::Travel if judged => {
                let lines = sheet.lines.iter();
                let counts = lines.filter_map(|line| Some(line.accepted?.travel)).sum();
                words::plain_amount(counts)
            }
            Self::Travel => words::plain_amount(sheet.travel().unwrap_or_default()),
        }
    }
}

/// What is filled in.
#[derive(Debug, Default)]
pub(super) struct Form {
    entries: [String; 4],
    pub(super) reason: text_editor::Content,
    pub(super) answers: Answers,
    /// The check that is looked at; `None`: the first that is open.
    pub(super) check: Option<usize>,
    pub(super) fault: Option<Fault>,
}

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: FaultAt,
    pub(super) words: String,
}

/// A place in the bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FaultAt {
    Entry(Entry),
    Reason,
    Claim,
}

impl Form {
    /// What stands in a field.
    pub(super) fn entry(&self, entry: Entry) -> &str {
        let at = Entry::ALL.iter().position(|it| *it == entry);
        at.and_then(|at| self.entries.get(at))
            .map_or("", String::as_str)
    }

    fn put(&mut self, entry: Entry, typed: String) {
        let at = Entry::ALL.iter().position(|it| *it == entry);
        if let Some(place) = at.and_then(|at| self.entries.get_mut(at)) {
            *place = typed;
        }
    }

    /// What is typed as hours; the first field that is no time is in the way.
    pub(super) fn minutes(&self) -> Result<PhaseMinutes, Fault> {
        Phase::ALL
            .iter()
            .map(|phase| {
                let entry = Entry::Minutes(*phase);
                let minutes = typed::minutes(self.entry(entry)).map_err(|fault| Fault {
                    at: FaultAt::Entry(entry),
                    words: typed::fault(&fault),
                })?;
                Ok((*phase, minutes.unwrap_or_default()))
            })
            .collect()
    }

    /// What is typed as travel.
    pub(super) fn travel(&self) -> Result<Cents, Fault> {
        let typed = self.entry(Entry::Travel);
        if typed.trim().is_empty() {
            return Ok(Cents::ZERO);
        }
        parts::amount(typed).ok_or_else(|| Fault {
            at: FaultAt::Entry(Entry::Travel),
            words: format!(
                "Dit is geen bedrag: {}. Typ euro’s zoals 12,50.",
                typed.trim()
            ),
        })
    }
}

impl Fault {
    /// What the desk finds wrong, at its field.
    pub(super) fn of(problem: &HoursProblem) -> Self {
        let at = match problem.field {
            HoursField::Minutes | HoursField::Phase => {
                FaultAt::Entry(Entry::Minutes(Phase::Preparation))
            }
            HoursField::Kilometres | HoursField::Transit => FaultAt::Entry(Entry::Travel),
            HoursField::Reason => FaultAt::Reason,
            HoursField::Activity
            | HoursField::Role
            | HoursField::Name
            | HoursField::Date
            | HoursField::BeginsAt
            | HoursField::ReceivedOn
            | HoursField::Lines => FaultAt::Claim,
        };
        Self {
            at,
            words: words::hours::problem(problem),
        }
    }
}

/// Under which name an answer is kept while it is not decided.
fn answer_field(check: &ConditionId) -> String {
    format!("antwoord/{check}")
}

impl Hours {
    /// Fills the form in for the claim that is looked at: what is known, and over it what was typed before.
    pub(super) fn fill(&mut self) {
        let Some(sheet) = self.claim() else {
            self.form = Form::default();
            return;
        };
        let mut form = Form {
            answers: sheet.claim.answers.clone(),
            ..Form::default()
        };
        for entry in Entry::ALL {
            let typed = self.draft(entry.id());
            form.put(entry, typed.unwrap_or_else(|| entry.known(sheet)));
        }
        // What was asked of the institution is no reason of a decision.
        let known = match sheet.claim.state {
            ClaimState::Entered | ClaimState::Accepted => sheet.claim.reason.clone(),
            ClaimState::InDiscussion | ClaimState::Returned => String::new(),
        };
        let reason = self.draft(super::REASON).unwrap_or(known);
        form.reason = text_editor::Content::with_text(&reason);
        for (check, _) in self.checks() {
            let typed = self.draft(&answer_field(&check.id));
            if let Some(answer) = typed.and_then(|code| Answer::from_code(&code)) {
                let _old = form.answers.insert(check.id.clone(), answer);
            }
        }
        self.form = form;
    }

    pub(super) fn typed(
        &mut self,
        entry: Entry,
        typed: String,
        worker: &Worker,
    ) -> Action<Message> {
        let known = self.claim().map(|sheet| entry.known(sheet));
        self.form.put(entry, typed.clone());
        self.form.fault = None;
        let kept = if Some(&typed) == known.as_ref() {
            String::new()
        } else {
            typed
        };
        Action::Run(self.keep(entry.id(), kept, worker))
    }

    pub(super) fn reasoned(
        &mut self,
        action: text_editor::Action,
        worker: &Worker,
    ) -> Action<Message> {
        let edit = action.is_edit();
        self.form.reason.perform(action);
        if !edit {
            return Action::None;
        }
        self.form.fault = None;
        let typed = self.form.reason.text().trim_end().to_owned();
        Action::Run(self.keep(super::REASON, typed, worker))
    }

    /// Answers a check; what is asked next comes into sight.
    pub(super) fn answer(
        &mut self,
        check: usize,
        option: usize,
        worker: &Worker,
    ) -> Action<Message> {
        let id = self.checks().get(check).map(|(it, _)| it.id.clone());
        let (Some(id), Some(answer)) = (id, ANSWERS.get(option)) else {
            return Action::None;
        };
        let _old = self.form.answers.insert(id.clone(), *answer);
        self.form.check = None;
        let kept = self.keep(&answer_field(&id), answer.code().to_owned(), worker);
        Action::Run(Task::batch([kept, focus::show(ANSWER)]))
    }
}
