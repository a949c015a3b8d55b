//! Where one is: which plan, activity and line, and what comes next.

use super::{Action, Content, Judge, LINES, Message, Show};
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
        self.plans = Some(content.plans);
        self.policy = content.policy;
        if self.sheet().is_none() {
            let open = |sheet: &&PlanSheet| sheet.lines().any(LineSheet::is_open);
            let plans = self.all_plans();
            let start = plans.iter().find(open).or(plans.first());
            self.plan = start.map(|sheet| sheet.plan.id);
        }
        if self.current().is_none() {
            self.enter_activity(first_time);
        }
        Action::Run(Task::batch([self.arrive(worker), focus::on(LINES)]))
    }

    /// Chooses a line of the activity that was asked for, or else of the plan.
    fn enter_activity(&mut self, asked: bool) {
        let lines = self
            .current_activity()
            .filter(|_| asked)
            .map(|it| &it.lines);
        let open = lines.and_then(|all| all.iter().find(|line| line.is_open()));
        let line = open.or_else(|| lines.and_then(|all| all.first()));
        match line.map(|line| line.line.id) {
            Some(line) => self.line = Some(line),
            None => self.enter_plan(),
        }
    }

    /// Chooses the first open line of the plan, or its first line.
    fn enter_plan(&mut self) {
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
        self.activity = Some(activity);
        self.line = Some(line);
    }

    /// Keeps what was typed for the line that is left.
    fn leave_line(&mut self) {
        if let Some(line) = self.line {
            let typed = self.motivation.text().trim().to_owned();
            self.drafts.insert(line, typed);
        }
        self.amount = None;
        self.fault = None;
    }

    /// Shows what belongs to the chosen line: its motivation and earlier decisions.
    fn arrive(&mut self, worker: &Worker) -> Task<Message> {
        self.earlier.clear();
        let Some((line, kind, made)) = self.current().map(|it| {
            let made = it.decision.as_ref().map(|made| made.motivation.clone());
            (it.line.id, it.outlook().kind.clone(), made)
        }) else {
            self.motivation = text_editor::Content::new();
            return Task::none();
        };
        let draft = self.drafts.remove(&line);
        let words = draft.filter(|it| !it.is_empty()).or(made);
        self.motivation = text_editor::Content::with_text(words.as_deref().unwrap_or_default());
        let (Some(plan), Some(kind)) = (self.plan, kind) else {
            return Task::none();
        };
        ask(
            worker,
            move |desk| desk.earlier(plan, &kind),
            move |answer| Message::EarlierFound(line, answer),
        )
    }

    pub(super) fn found_earlier(
        &mut self,
        line: CostLineId,
        answer: Result<Vec<crate::desk::Earlier>, Notice>,
    ) {
        match answer {
            Ok(found) if self.line == Some(line) => self.earlier = found,
            Ok(_) => {}
            Err(notice) => self.notice = Some(notice),
        }
    }

    pub(super) fn choose_plan(&mut self, at: usize, worker: &Worker) -> Action {
        let Some(plan) = self.all_plans().get(at).map(|sheet| sheet.plan.id) else {
            return Action::None;
        };
        self.leave_line();
        self.line = None;
        self.plan = Some(plan);
        self.enter_plan();
        Action::Run(Task::batch([self.arrive(worker), focus::on(LINES)]))
    }

    pub(super) fn step_plan(&mut self, on: bool, worker: &Worker) -> Action {
        match self.plan_at().and_then(|at| stepped(at, on)) {
            Some(at) => self.choose_plan(at, worker),
            None => Action::None,
        }
    }

    pub(super) fn choose_show(&mut self, at: usize) {
        self.show = Show::ALL.get(at).copied().unwrap_or(self.show);
    }

    pub(super) fn choose_activity(&mut self, at: usize, worker: &Worker) -> Action {
        let found = self.listed().get(at).map(|it| {
            let open = it.lines.iter().find(|line| line.is_open());
            let line = open.or(it.lines.first()).map(|line| line.line.id);
            (it.activity.id, line)
        });
        let Some((activity, line)) = found else {
            return Action::None;
        };
        self.leave_line();
        self.activity = Some(activity);
        self.line = line;
        Action::Run(self.arrive(worker))
    }

    pub(super) fn step_activity(&mut self, on: bool, worker: &Worker) -> Action {
        let listed = self.listed();
        let at = listed
            .iter()
            .position(|it| Some(it.activity.id) == self.activity);
        match at.and_then(|at| stepped(at, on)) {
            Some(at) => self.choose_activity(at, worker),
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
        if let Some(spot) = next {
            self.put(spot);
        }
        Action::Run(Task::batch([self.arrive(worker), focus::on(LINES)]))
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
