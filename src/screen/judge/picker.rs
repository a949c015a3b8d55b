//! Taking plans in turn: which ones count, finding one by name, and going to the next.

use super::dialogs::Dialog;
use super::{Action, Judge, LINES, Message, PlanShow};
use crate::desk::{LineSheet, PlanSheet};
use crate::domain::partner::name_key;
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::modal::Layer;
use crate::ui::{Element, card, chip, choice, dialog, field, focus, text, theme};
use crate::words;
use crate::worker::Worker;
use iced::widget::{column, container, row, space};
use iced::{Alignment, Length, Task};

/// The field for the name.
const NAME: &str = "plan-naam";
/// Most plans in sight at once.
const SHOWN: usize = 10;
/// Height of a plan in px.
const ROW: f32 = 36.0;

impl PlanShow {
    /// What it is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::All => "Alle",
            Self::Open => "Te beoordelen",
            Self::InConsultation => "In overleg",
            Self::Again => "Opnieuw",
        }
    }

    /// Whether it lets a plan through.
    pub(super) fn shows(self, sheet: &PlanSheet) -> bool {
        match self {
            Self::All => true,
            Self::Open => sheet.lines().any(LineSheet::is_open),
            Self::InConsultation => sheet.lines().any(LineSheet::in_consultation),
            Self::Again => sheet.to_judge_again(),
        }
    }
}

impl Judge {
    /// The plans that are taken in turn, by their place among all.
    pub(super) fn in_turn(&self) -> Vec<usize> {
        let all = self.all_plans().iter().enumerate();
        all.filter(|(_, sheet)| self.plan_show.shows(sheet))
            .map(|(at, _)| at)
            .collect()
    }

    /// The plan that is taken after or before this one; it need not be in turn itself.
    pub(super) fn neighbour(&self, on: bool) -> Option<usize> {
        let here = self.plan_at()?;
        let turn = self.in_turn();
        if on {
            turn.into_iter().find(|at| *at > here)
        } else {
            turn.into_iter().rev().find(|at| *at < here)
        }
    }

    pub(super) fn step_plan(&mut self, on: bool, worker: &Worker) -> Action {
        self.neighbour(on)
            .map_or(Action::None, |at| self.enter(at, worker))
    }

    /// Opens the list of plans.
    pub(super) fn look_for_plan(&mut self) {
        if self.all_plans().is_empty() {
            return;
        }
        let at = self
            .plan_at()
            .and_then(|here| self.in_turn().iter().position(|it| *it == here));
        self.dialog = Some(Dialog::Plans {
            query: String::new(),
            at: at.unwrap_or(0),
        });
    }

    pub(super) fn plan_typed(&mut self, typed: String) {
        if let Some(Dialog::Plans { query, at }) = &mut self.dialog {
            *query = typed;
            *at = 0;
        }
    }

    pub(super) fn plan_filter_chosen(&mut self, at: usize) {
        self.plan_show = PlanShow::ALL.get(at).copied().unwrap_or(self.plan_show);
        if let Some(Dialog::Plans { at, .. }) = &mut self.dialog {
            *at = 0;
        }
    }

    pub(super) fn point_at_plan(&mut self, on: bool) {
        let count = self.found_plans().len();
        if let Some(Dialog::Plans { at, .. }) = &mut self.dialog {
            *at = if on {
                (*at + 1).min(count.saturating_sub(1))
            } else {
                at.saturating_sub(1)
            };
        }
    }

    /// The plans in turn whose partner's name has the typed words, by their place among all.
    fn found_plans(&self) -> Vec<usize> {
        let query = match &self.dialog {
            Some(Dialog::Plans { query, .. }) => name_key(query),
            _ => String::new(),
        };
        let mut found = self.in_turn();
        found.retain(|at| {
            self.all_plans()
                .get(*at)
                .is_some_and(|sheet| name_key(&sheet.partner.name).contains(&query))
        });
        found
    }

    /// Goes to the plan at a place of the list.
    pub(super) fn choose_plan(&mut self, at: usize, worker: &Worker) -> Action {
        let Some(at) = self.found_plans().get(at).copied() else {
            return Action::None;
        };
        self.dialog = None;
        self.enter(at, worker)
    }

    /// Goes to the plan at a place among all.
    fn enter(&mut self, at: usize, worker: &Worker) -> Action {
        let Some(plan) = self.all_plans().get(at).map(|sheet| sheet.plan.id) else {
            return Action::None;
        };
        self.leave_line();
        self.line = None;
        self.plan = Some(plan);
        self.enter_plan();
        let fresh = self.refresh(worker);
        Action::Run(Task::batch([fresh, self.arrive(worker), focus::on(LINES)]))
    }
}

/// The list of plans over the screen.
pub(super) fn layer<'a>(query: &'a str, at: usize, judge: &'a Judge) -> Layer<'a, Message> {
    let found = judge.found_plans();
    let mut name = field::field(NAME, "", query)
        .placeholder("Typ een deel van de naam")
        .icon(Icon::Search)
        .keys("Esc")
        .on_input(Message::PlanTyped);
    if at < found.len() {
        name = name.on_submit(Message::PlanChosen(at));
    }
    let labels = PlanShow::ALL.map(|show| {
        let count = judge.all_plans().iter().filter(|it| show.shows(it)).count();
        format!("{} {count}", show.name())
    });
    let chosen = PlanShow::ALL.iter().position(|it| *it == judge.plan_show);
    let filter = choice::segments(labels, chosen)
        .id("plan-filter")
        .on_choose(Message::PlanFilterChosen);
    let height = ROW * found.len().clamp(1, SHOWN) as f32;
    let plans: Element<'_, Message> = if found.is_empty() {
        container(text::quiet(
            "Geen jaarplan voldoet hieraan. Kies Alle, of typ minder.",
        ))
        .padding([theme::S8, theme::S16])
        .into()
    } else {
        let count = found.len();
        list("plannen", count, move |at| {
            let sheet = found.get(at).and_then(|at| judge.all_plans().get(*at));
            sheet.map_or_else(|| space::horizontal().into(), plan_row)
        })
        .row_height(ROW)
        .height(Length::Fixed(height))
        .selected(Some(at))
        .on_select(Message::PlanChosen)
        .into()
    };
    let hint = row![
        chip::key("Alt+↓"),
        text::label("opent daarna steeds het volgende plan van deze lijst")
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    let inner = column![
        container(column![Element::from(name), Element::from(filter)].spacing(theme::S12))
            .padding(theme::S12),
        card::line(),
        plans,
        card::line(),
        container(hint).padding([theme::S8, theme::S16])
    ];
    let panel = dialog::boxed(container(inner).padding(1)).width(640);
    Layer::at_top(panel, Some(NAME.into()))
}

fn plan_row(sheet: &PlanSheet) -> Element<'_, Message> {
    let name = crate::ui::cut::cut(text::strong(&sheet.partner.name));
    row![
        container(name).width(Length::Fill),
        container(super::state::plan(sheet)).width(176),
        container(text::body(words::plain_amount(sheet.requested())))
            .width(96)
            .align_x(Alignment::End)
    ]
    .spacing(theme::S12)
    .align_y(Alignment::Center)
    .padding([0.0, theme::S16])
    .into()
}
