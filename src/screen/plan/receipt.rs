//! How and when a plan was handed in: shown, and changed in place.

use super::{Action, Content, Message, Plan, standing};
use crate::desk::PlanReceipt;
use crate::domain::PlanId;
use crate::domain::plan::AnnualPlan;
use crate::domain::verdict::{Answer, CheckEffect, CheckResult};
use crate::screen::{ask, parts};
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, check, field, text};
use crate::words;
use crate::worker::Worker;
use chrono::NaiveDate;
use iced::widget::{Column, Row, row};
use iced::{Alignment, Length, Task};
use std::collections::BTreeMap;

/// The fields as they stand on screen.
#[derive(Debug)]
pub(super) struct Form {
    received: String,
    signed_by: String,
    reference: String,
    self_evaluation: bool,
}

/// Under which key a field is kept while it is not recorded.
pub(super) fn draft_key(plan: PlanId, name: &str) -> String {
    format!("ontvangst/{}/{name}", plan.0)
}

const RECEIVED: &str = "ontvangen";
const SIGNED: &str = "ondertekend";
const REFERENCE: &str = "kenmerk";
const EVALUATION: &str = "zelfevaluatie";

impl Form {
    /// As the register has it, with what was typed before over it.
    pub fn of(plan: &AnnualPlan, typed: &BTreeMap<String, String>) -> Self {
        let field = |name: &str, now: String| typed.get(name).cloned().unwrap_or(now);
        let signed = plan.signed_by.clone().unwrap_or_default();
        Self {
            received: field(RECEIVED, parts::typed_day(plan.received_on)),
            signed_by: field(SIGNED, signed),
            reference: field(REFERENCE, plan.reference.clone()),
            self_evaluation: typed
                .get(EVALUATION)
                .map_or(plan.self_evaluation, |it| it == "ja"),
        }
    }

    fn fault(&self, today: NaiveDate) -> Option<String> {
        match parts::day(&self.received) {
            Some(day) if day > today => Some(format!(
                "{} moet nog komen. Vul de dag in waarop het plan is ontvangen.",
                words::long_date(day)
            )),
            Some(_) => None,
            None if self.received.trim().is_empty() => {
                Some("Vul in op welke dag het plan is ontvangen.".to_owned())
            }
            None => parts::day_fault(&self.received),
        }
    }

    fn said(&self) -> Option<PlanReceipt> {
        let signed = self.signed_by.trim();
        Some(PlanReceipt {
            received_on: parts::day(&self.received)?,
            signed_by: (!signed.is_empty()).then(|| signed.to_owned()),
            self_evaluation: self.self_evaluation,
            reference: self.reference.trim().to_owned(),
        })
    }
}

impl Plan {
    pub(super) fn receipt_said(&mut self, message: Message, worker: &Worker) -> Action {
        match message {
            Message::EditPressed => {
                let plan = self.content.as_ref().map(|it| &it.sheet.plan);
                self.form = plan.map(|plan| Form::of(plan, &BTreeMap::new()));
                return Action::Run(crate::ui::focus::on("ontvangen"));
            }
            Message::EditCancelled => {
                self.form = None;
                return Action::Run(self.forget(worker));
            }
            Message::SavePressed => return self.save(worker),
            Message::Saved(Ok(())) => {
                self.form = None;
                let tasks = [self.forget(worker), self.anew(worker)];
                return Action::Did("Ontvangst gewijzigd.".to_owned(), Task::batch(tasks));
            }
            Message::Saved(Err(notice)) | Message::DraftKept(Err(notice)) => {
                self.notice = Some(notice);
            }
            other => return self.typed(other, worker),
        }
        Action::None
    }

    fn typed(&mut self, message: Message, worker: &Worker) -> Action {
        let Some(form) = &mut self.form else {
            return Action::None;
        };
        let (name, text) = match message {
            Message::ReceivedTyped(text) => {
                form.received.clone_from(&text);
                (RECEIVED, text)
            }
            Message::SignedTyped(text) => {
                form.signed_by.clone_from(&text);
                (SIGNED, text)
            }
            Message::ReferenceTyped(text) => {
                form.reference.clone_from(&text);
                (REFERENCE, text)
            }
            Message::EvaluationToggled => {
                form.self_evaluation = !form.self_evaluation;
                let text = if form.self_evaluation { "ja" } else { "nee" };
                (EVALUATION, text.to_owned())
            }
            _ => return Action::None,
        };
        let key = draft_key(self.plan, name);
        Action::Run(ask(
            worker,
            move |desk| desk.keep_typed(&key, &text),
            Message::DraftKept,
        ))
    }

    fn forget(&self, worker: &Worker) -> Task<Message> {
        let plan = self.plan;
        ask(
            worker,
            move |desk| {
                for name in [RECEIVED, SIGNED, REFERENCE, EVALUATION] {
                    desk.keep_typed(&draft_key(plan, name), "")?;
                }
                Ok(())
            },
            Message::DraftKept,
        )
    }

    fn save(&mut self, worker: &Worker) -> Action {
        let (Some(form), Some(content)) = (&self.form, &self.content) else {
            return Action::None;
        };
        let Some(receipt) = form.said().filter(|_| form.fault(self.today).is_none()) else {
            return Action::None;
        };
        if receipt == standing(&content.sheet.plan) {
            self.form = None;
            return Action::Run(self.forget(worker));
        }
        let plan = self.plan;
        Action::Run(ask(
            worker,
            move |desk| desk.change_receipt(plan, &receipt),
            Message::Saved,
        ))
    }

    /// The figures of the plan, or the form that changes how it was handed in.
    pub(super) fn receipt_card<'a>(&'a self, content: &'a Content) -> Element<'a, Message> {
        let inner: Element<'_, Message> = match &self.form {
            Some(form) => self.form_fields(form),
            None => facts(content),
        };
        let checks = content
            .sheet
            .checks
            .iter()
            .filter(|check| check.answer == Some(Answer::No))
            .map(failed);
        Column::new()
            .push(inner)
            .extend(checks)
            .spacing(theme::S8)
            .into()
    }

    fn form_fields<'a>(&'a self, form: &'a Form) -> Element<'a, Message> {
        let fault = form.fault(self.today);
        let received = field::date(RECEIVED, "Ontvangen op", &form.received)
            .error(fault.clone())
            .on_input(Message::ReceivedTyped)
            .on_submit(Message::SavePressed)
            .width(200);
        let signed = field::field(SIGNED, "Ondertekend door", &form.signed_by)
            .placeholder("Bestuurder of gemandateerde")
            .on_input(Message::SignedTyped)
            .on_submit(Message::SavePressed)
            .width(240);
        let reference = field::field(REFERENCE, "Kenmerk van de partner", &form.reference)
            .on_input(Message::ReferenceTyped)
            .on_submit(Message::SavePressed)
            .width(180);
        let evaluation = check::checkbox(
            "Zelfevaluatie bijgevoegd",
            form.self_evaluation,
            Some(Message::EvaluationToggled),
        );
        let mut save = button::primary("Ontvangst opslaan").id("ontvangst-opslaan");
        if fault.is_none() {
            save = save.on_press(Message::SavePressed);
        }
        let cancel = button::secondary("Annuleren").on_press(Message::EditCancelled);
        let fields = Row::new()
            .push(received)
            .push(signed)
            .push(reference)
            .spacing(theme::S16);
        let acts = row![
            Element::from(evaluation),
            Element::from(save),
            Element::from(cancel)
        ]
        .spacing(theme::S16)
        .align_y(Alignment::Center);
        Column::new()
            .push(fields)
            .push(acts)
            .spacing(theme::S12)
            .into()
    }
}

fn facts(content: &Content) -> Element<'_, Message> {
    let sheet = &content.sheet;
    let plan = &sheet.plan;
    let lines = sheet.lines().count();
    let agreed = plan.agreed_on.map(words::long_date);
    let evaluation = match plan.self_evaluation {
        true => "bijgevoegd",
        false => "niet bijgevoegd",
    };
    let facts = [
        ("Gevraagd", words::euros(sheet.requested())),
        (
            "Activiteiten",
            format!("{} met {lines} kostenregels", sheet.activities.len()),
        ),
        ("Ontvangen op", words::long_date(plan.received_on)),
        (
            "Ondertekend door",
            plan.signed_by
                .clone()
                .unwrap_or_else(|| "nog niet ondertekend".to_owned()),
        ),
        ("Zelfevaluatie", evaluation.to_owned()),
        ("Kenmerk", plan.reference.clone()),
        (
            "Akkoord ROAZ",
            agreed.unwrap_or_else(|| "nog niet".to_owned()),
        ),
    ];
    let facts = facts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| parts::fact(label, value));
    let edit = button::secondary("Ontvangst wijzigen")
        .small()
        .icon(Icon::Pencil)
        .id("ontvangst-wijzigen")
        .on_press(Message::EditPressed);
    let facts = Row::with_children(facts)
        .spacing(theme::S24)
        .wrap()
        .vertical_spacing(theme::S8);
    row![
        iced::widget::container(facts).width(Length::Fill),
        Element::from(edit)
    ]
    .spacing(theme::S16)
    .into()
}

/// A check on the plan that says no.
fn failed(check: &CheckResult) -> Element<'_, Message> {
    let (icon, tone) = match check.effect_if_no {
        CheckEffect::Blocks => (Icon::CrossCircleFilled, Tone::Stop),
        CheckEffect::Consult | CheckEffect::Warns => (Icon::Warning, Tone::Warn),
    };
    row![
        icon.tinted(16.0, tone.ink()),
        text::body(format!("{} Nee.", check.question)),
        text::quiet(&check.action_if_no).width(Length::Fill)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center)
    .into()
}
