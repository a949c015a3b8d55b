//! The pane at the left: the plan, its activities, and its sums.

use super::place::shows;
use super::{Judge, Message, Show, state};
use crate::desk::{ActivitySheet, Desk, LineSheet, PlanSheet};
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::theme;
use crate::ui::{Element, button, card, choice, select, text};
use crate::words;
use iced::widget::text::Wrapping;
use iced::widget::{Column as Stack, Row, column, container, row, space};
use iced::{Alignment, Length};

impl Judge {
    /// The plan, the filter, the activities.
    pub(super) fn plan_list(&self) -> Element<'_, Message> {
        let Some(sheet) = self.sheet() else {
            return space::vertical().into();
        };
        let head =
            column![self.switch(sheet), self.beside(sheet), self.filter(sheet)].spacing(theme::S8);
        let listed = self.listed();
        let selected = listed
            .iter()
            .position(|it| Some(it.activity.id) == self.activity);
        let rows = list("activiteiten", listed.len(), move |at| {
            match listed.get(at) {
                Some(sheet) => activity_row(sheet),
                None => space::horizontal().into(),
            }
        })
        .row_height(52.0)
        .selected(selected)
        .on_select(Message::ActivityPressed)
        .on_move(Message::ActivityPressed);
        column![
            container(head).padding([theme::S12, theme::S16]),
            card::line(),
            container(Element::from(rows)).height(Length::Fill)
        ]
        .into()
    }

    /// The partner's name, behind which the other plans are.
    fn switch<'a>(&'a self, sheet: &'a PlanSheet) -> Element<'a, Message> {
        let name = text::heading(&sheet.partner.name).wrapping(Wrapping::None);
        let face = row![
            container(name).clip(true).width(Length::Fill),
            Icon::CaretDown.sized(14.0)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        let options = self.all_plans().iter().map(|it| {
            let open = it.lines().filter(|line| line.is_open()).count();
            let state = match open {
                0 => "besloten".to_owned(),
                open => format!("{open} open"),
            };
            format!("{} ({state})", it.partner.name)
        });
        select::behind(face, options, self.plan_at(), 32.0)
            .id("plan")
            .name("Jaarplan kiezen")
            .on_choose(Message::PlanChosen)
            .into()
    }

    fn beside<'a>(&'a self, sheet: &'a PlanSheet) -> Element<'a, Message> {
        let at = self.plan_at().unwrap_or(0);
        let count = self.all_plans().len();
        let words = format!("Plan {} van {count}, versie {}", at + 1, sheet.plan.version);
        row![
            text::label(words).width(Length::Fill),
            button::icon(
                Icon::CaretLeft,
                "Vorig jaarplan, Alt+↑",
                (at > 0).then_some(Message::PlanStepped(false))
            ),
            button::icon(
                Icon::CaretRight,
                "Volgend jaarplan, Alt+↓",
                (at + 1 < count).then_some(Message::PlanStepped(true))
            )
        ]
        .spacing(theme::S4)
        .align_y(Alignment::Center)
        .into()
    }

    fn filter<'a>(&'a self, sheet: &'a PlanSheet) -> Element<'a, Message> {
        let labels = Show::ALL.map(|show| {
            let count = sheet.activities.iter().filter(|it| shows(show, it)).count();
            let name = match show {
                Show::All => "Alle",
                Show::Open => "Open",
                Show::InConsultation => "In overleg",
            };
            format!("{name} {count}")
        });
        let chosen = Show::ALL.iter().position(|it| *it == self.show);
        choice::segments(labels, chosen)
            .id("filter")
            .on_choose(Message::ShowChosen)
            .into()
    }

    /// What is asked, granted, in consultation and open; and what can be done with the whole plan.
    pub(super) fn sums(&self) -> Element<'_, Message> {
        let Some(sheet) = self.sheet() else {
            return space::vertical().height(0).into();
        };
        let open = sheet.lines().filter(|line| line.is_open()).count();
        let sums = [
            ("Gevraagd".to_owned(), sheet.requested()),
            ("Toegekend".to_owned(), sheet.granted()),
            ("In overleg".to_owned(), sheet.in_consultation()),
            (format!("Nog te beoordelen ({open})"), sheet.still_open()),
        ];
        let sums = sums.map(|(label, amount)| {
            row![
                text::quiet(label).width(Length::Fill),
                text::strong(words::euros(amount))
            ]
            .into()
        });
        let all = Stack::new()
            .push(Stack::with_children(sums))
            .push(self.whole_plan(sheet))
            .spacing(theme::S8);
        container(all).padding([theme::S12, theme::S16]).into()
    }

    /// Grant all that is in order, record the agreement, go to the letter.
    fn whole_plan<'a>(&'a self, sheet: &'a PlanSheet) -> Element<'a, Message> {
        let proposed = Desk::as_proposed(&sheet.with_suggestions()).len();
        let grant = (proposed > 0).then(|| {
            Element::from(
                button::secondary(format!("Zoals voorgesteld ({proposed})"))
                    .small()
                    .keys("Ctrl+G")
                    .width(Length::Fill)
                    .on_press(Message::GrantAllPressed),
            )
        });
        let waits = sheet.plan.agreed_on.is_none() || !self.to_agree().is_empty();
        let agree = waits.then(|| {
            Element::from(
                button::secondary("Akkoord ROAZ")
                    .small()
                    .keys("Ctrl+R")
                    .width(Length::Fill)
                    .on_press(Message::AgreementPressed),
            )
        });
        let agreed = sheet.plan.agreed_on.map(|day| {
            row![
                text::label(format!("Akkoord ROAZ {}", words::long_date(day))).width(Length::Fill),
                button::link_to("Brief", Message::LetterPressed)
            ]
            .align_y(Alignment::Center)
        });
        Stack::new()
            .push(grant)
            .push(agree)
            .push(agreed)
            .spacing(theme::S8)
            .into()
    }
}

fn activity_row<'a>(sheet: &'a ActivitySheet) -> Element<'a, Message> {
    let name = text::strong(&sheet.activity.name).wrapping(Wrapping::None);
    let below = Row::new()
        .push(state::activity(sheet))
        .push(space::horizontal())
        .push(text::small(words::plain_amount(sheet.requested())))
        .align_y(Alignment::Center);
    container(column![container(name).clip(true), below].spacing(2))
        .padding([0.0, theme::S16])
        .width(Length::Fill)
        .into()
}

/// `4 van 5`: how many questions of a line are answered.
pub(super) fn answered(line: &LineSheet) -> (usize, usize) {
    let questions = line.questions();
    let done = questions.iter().filter(|it| it.answer.is_some()).count();
    (done, questions.len())
}
