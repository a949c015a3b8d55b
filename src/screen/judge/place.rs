//! Where one is: which plan, activity and line, and what comes next.

use super::message::{Beside, Content};
use super::{Action, HEAD, Judge, LINES, Message, Show};
use crate::desk::{ActivitySheet, LineSheet, PlanSheet};
use crate::domain::{ActivityId, CostLineId, PlanId};
use crate::notice::Notice;
use crate::screen::ask;
use crate::ui::focus;
use crate::worker::Worker;
use iced::Task;
use iced::widget::text_editor;

/// A line with where it stands.
type Spot = (PlanId, ActivityId, CostLineId);

impl Judge {
    pub(super) fn all_plans(&self) -> &[PlanSheet] {
        self.plans.as_deref().unwrap_or_default()
    }

    /// The plan that is judged.
    pub(super) fn sheet(&self) -> Option<&PlanSheet> {
        let plan = self.plan?;
        self.all_plans().iter().find(|it| it.plan.id == plan)
    }

    pub(super) fn plan_at(&self) -> Option<usize> {
        let plan = self.plan?;
        self.all_plans().iter().position(|it| it.plan.id == plan)
    }

    /// The activity that is judged.
    pub(super) fn current_activity(&self) -> Option<&ActivitySheet> {
        let activity = self.activity?;
        self.sheet()?
            .activities
            .iter()
            .find(|it| it.activity.id == activity)
    }

    /// The cost line that is judged.
    pub(super) fn current(&self) -> Option<&LineSheet> {
        let line = self.line?;
        self.current_activity()?
            .lines
            .iter()
            .find(|it| it.line.id == line)
    }

    /// The activities that the list shows.
    pub(super) fn listed(&self) -> Vec<&ActivitySheet> {
        let sheets = self.sheet().map_or(&[][..], |sheet| &sheet.activities);
        sheets
            .iter()
            .filter(|it| shows(self.show, it) || Some(it.activity.id) == self.activity)
            .collect()
    }

    pub(super) fn loaded(
        &mut self,
        answer: Result<Box<Content>, Notice>,
        worker: &Worker,
    ) -> Action {
        self.busy = false;
        let content = match answer {
            Ok(content) => *content,
            Err(notice) => {
                self.notice = Some(notice);
                return Action::None;
            }
        };
        let first_time = self.plans.is_none();
        if !first_time {
            self.note_typed();
        }
        self.plans = Some(content.plans);
        self.policy = content.policy;
        self.know_drafts(content.drafts);
        for (key, text) in content.talk_drafts {
            let _typed_since = self.talk_drafts.entry(key).or_insert(text);
        }
        if first_time {
            self.enter_wanted();
        } else if self.current().is_none() && !self.whole {
            self.enter_first();
        }
        let arrived = self.arrive(worker);
        Action::Run(Task::batch([arrived, focus::on(LINES)]))
    }

    /// Opens the line that was asked for, or else its activity, or else its plan, decided or not.
    fn enter_wanted(&mut self) {
        let (line, activity) = (self.line.take(), self.activity.take());
        let all: Vec<(Spot, bool)> = self.all_plans().iter().flat_map(spots).collect();
        let of_line = all.iter().find(|((_, _, it), _)| Some(*it) == line);
        let of_activity = || {
            let here = |spot: &&(Spot, bool)| Some(spot.0.1) == activity;
            let open = all.iter().filter(here).find(|(_, open)| *open);
            open.or_else(|| all.iter().find(here))
        };
        match of_line.or_else(of_activity) {
            Some((spot, _)) => self.put(*spot),
            None => self.enter_first(),
        }
    }

    /// Opens the plan that was asked for, or else the first with open lines.
    fn enter_first(&mut self) {
        if self.sheet().is_none() {
            let open = |sheet: &&PlanSheet| sheet.lines().any(LineSheet::is_open);
            let plans = self.all_plans();
            let start = plans.iter().find(open).or(plans.first());
            self.plan = start.map(|sheet| sheet.plan.id);
        }
        self.enter_plan();
    }

    /// Chooses the first open line of the plan, or its first line.
    pub(super) fn enter_plan(&mut self) {
        self.whole = false;
        let spots: Vec<(Spot, bool)> = self.sheet().map(spots).unwrap_or_default();
        let open = spots.iter().find(|(_, open)| *open).or(spots.first());
        match open {
            Some((spot, _)) => self.put(*spot),
            None => {
                let first = self.sheet().and_then(|sheet| sheet.activities.first());
                self.activity = first.map(|it| it.activity.id);
                self.leave_line();
                self.line = None;
            }
        }
    }

    fn put(&mut self, (plan, activity, line): Spot) {
        if self.line != Some(line) {
            self.leave_line();
        }
        self.plan = Some(plan);
        self.whole = false;
        self.activity = Some(activity);
        self.line = Some(line);
    }

    /// Keeps what was typed for the line that is left.
    pub(super) fn leave_line(&mut self) {
        self.note_typed();
        self.amount = None;
        self.fault = None;
    }

    /// Asks for the plan anew: what was chosen elsewhere may suggest something else here. Keys wait for it.
    pub(super) fn refresh(&mut self, worker: &Worker) -> Task<Message> {
        let Some(plan) = self.plan else {
            return Task::none();
        };
        self.busy = true;
        ask(
            worker,
            move |desk| desk.plan_sheet(plan).map(Box::new),
            Message::Refreshed,
        )
    }

    pub(super) fn refreshed(&mut self, answer: Result<Box<PlanSheet>, Notice>) {
        self.busy = false;
        match answer {
            Ok(sheet) => self.put_sheet(*sheet),
            Err(notice) => self.notice = Some(notice),
        }
    }

    /// Shows what belongs to the chosen line: its motivation, earlier decisions, and sentences to use.
    pub(super) fn arrive(&mut self, worker: &Worker) -> Task<Message> {
        self.earlier.clear();
        self.sentences.clear();
        let Some((line, kind, made)) = self.current().map(|it| {
            let made = it.decision.as_ref().map(|made| made.motivation.clone());
            (it.line.id, it.outlook().kind.clone(), made)
        }) else {
            self.motivation = text_editor::Content::new();
            return Task::none();
        };
        let words = self.drafts.get(&line).cloned().or(made);
        self.motivation = text_editor::Content::with_text(words.as_deref().unwrap_or_default());
        let end = text_editor::Motion::DocumentEnd;
        self.motivation.perform(text_editor::Action::Move(end));
        let activity = self.current_activity().map(|it| it.activity.kind);
        let (Some(plan), Some(activity)) = (self.plan, activity) else {
            return Task::none();
        };
        let head = if std::mem::replace(&mut self.shown, self.activity) == self.activity {
            Task::none()
        } else {
            focus::show(HEAD)
        };
        let beside = ask(
            worker,
            move |desk| {
                Ok(Beside {
                    earlier: match &kind {
                        Some(kind) => desk.earlier(plan, kind, activity)?,
                        None => Vec::new(),
                    },
                    sentences: desk.sentences(kind.as_ref())?,
                })
            },
            move |answer| Message::BesideFound(line, answer),
        );
        Task::batch([head, beside])
    }

    pub(super) fn found_beside(&mut self, line: CostLineId, answer: Result<Beside, Notice>) {
        match answer {
            Ok(found) if self.line == Some(line) => {
                self.earlier = found.earlier;
                self.sentences = found.sentences;
            }
            Ok(_) => {}
            Err(notice) => self.notice = Some(notice),
        }
    }

    pub(super) fn choose_show(&mut self, at: usize) {
        self.show = Show::ALL.get(at).copied().unwrap_or(self.show);
    }

    /// Looks at the plan as a whole.
    pub(super) fn choose_whole(&mut self) -> Action {
        self.leave_line();
        self.whole = true;
        self.activity = None;
        self.line = None;
        self.earlier.clear();
        self.motivation = text_editor::Content::new();
        Action::None
    }

    /// A row of the list at the left: the plan as a whole, then its activities.
    pub(super) fn choose_listed(&mut self, at: usize, worker: &Worker) -> Action {
        match at.checked_sub(1) {
            None => self.choose_whole(),
            Some(at) => self.choose_activity(at, worker),
        }
    }

    /// The row of the list that is chosen.
    pub(super) fn listed_at(&self) -> Option<usize> {
        if self.whole {
            return Some(0);
        }
        let listed = self.listed();
        let mut ids = listed.iter().map(|it| Some(it.activity.id));
        let at = ids.position(|it| it == self.activity);
        at.map(|at| at + 1)
    }

    fn choose_activity(&mut self, at: usize, worker: &Worker) -> Action {
        let found = self.listed().get(at).map(|it| {
            let open = it.lines.iter().find(|line| line.is_open());
            let line = open.or(it.lines.first()).map(|line| line.line.id);
            (it.activity.id, line)
        });
        let Some((activity, line)) = found else {
            return Action::None;
        };
        self.leave_line();
        self.whole = false;
        self.activity = Some(activity);
        self.line = line;
        Action::Run(self.arrive(worker))
    }

    pub(super) fn step_activity(&mut self, on: bool, worker: &Worker) -> Action {
        match self.listed_at().and_then(|at| stepped(at, on)) {
            Some(at) => self.choose_listed(at, worker),
            None => Action::None,
        }
    }

    pub(super) fn choose_line(&mut self, at: usize, worker: &Worker) -> Action {
        let line = self
            .current_activity()
            .and_then(|it| it.lines.get(at))
            .map(|line| line.line.id);
        if line.is_none() || line == self.line {
            return Action::None;
        }
        self.leave_line();
        self.line = line;
        Action::Run(self.arrive(worker))
    }

    pub(super) fn step_line(&mut self, on: bool, worker: &Worker) -> Action {
        let at = self.current_activity().and_then(|it| {
            it.lines
                .iter()
                .position(|line| Some(line.line.id) == self.line)
        });
        match at.and_then(|at| stepped(at, on)) {
            Some(at) => self.choose_line(at, worker),
            None => Action::None,
        }
    }

    /// Goes to the next open line: in this plan first, then in the plans after it.
    pub(super) fn next_open(&mut self, worker: &Worker) -> Action {
        let plans = self.all_plans();
        let here = self.plan_at().unwrap_or(0);
        let (before, after) = plans.split_at(here.min(plans.len()));
        let all: Vec<(Spot, bool)> = after.iter().chain(before).flat_map(spots).collect();
        let at = all
            .iter()
            .position(|((_, _, line), _)| Some(*line) == self.line)
            .unwrap_or(0);
        // What was skipped in this plan comes before other plans.
        let of_plan = |spot: &&(Spot, bool)| Some(spot.0.0) == self.plan;
        let next = all
            .iter()
            .skip(at + 1)
            .filter(of_plan)
            .chain(all.iter().filter(of_plan))
            .chain(all.iter())
            .find(|(_, open)| *open)
            .map(|(spot, _)| *spot);
        let Some(spot) = next else {
            self.said = Some(match &self.said {
                Some(said) => format!("{said} Nu is overal over besloten."),
                None => "Over alle regels van alle jaarplannen is besloten.".to_owned(),
            });
            let arrived = self.arrive(worker);
            return Action::Run(Task::batch([arrived, focus::on(LINES)]));
        };
        let other_plan = Some(spot.0) != self.plan;
        self.put(spot);
        let fresh = if other_plan {
            self.refresh(worker)
        } else {
            Task::none()
        };
        let arrived = self.arrive(worker);
        Action::Run(Task::batch([fresh, arrived, focus::on(LINES)]))
    }
}

/// Whether the filter lets an activity through.
pub(super) fn shows(show: Show, sheet: &ActivitySheet) -> bool {
    match show {
        Show::All => true,
        Show::Open => sheet.lines.iter().any(LineSheet::is_open),
        Show::InConsultation => sheet.lines.iter().any(LineSheet::in_consultation),
    }
}

/// The lines of a plan, and whether each is open.
fn spots(sheet: &PlanSheet) -> Vec<(Spot, bool)> {
    let plan = sheet.plan.id;
    sheet
        .lines()
        .map(|line| ((plan, line.line.activity, line.line.id), line.is_open()))
        .collect()
}

fn stepped(at: usize, on: bool) -> Option<usize> {
    if on { Some(at + 1) } else { at.checked_sub(1) }
}
