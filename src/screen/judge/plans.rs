//! The pane at the left: the plan, its activities, and its sums.

use super::place::shows;
use super::{Judge, Message, PlanShow, Show, state};
use crate::desk::{ActivitySheet, LineSheet, PlanSheet};
use crate::domain::Cents;
use crate::ui::cut::cut;
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::press::{Look, Press, Ring};
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, card, chip, choice, text};
use crate::words;
use iced::widget::text::Wrapping;
use iced::widget::{Column as Stack, Row, column, container, row, space};
use iced::{Alignment, Border, Color, Length, Padding};

impl Judge {
    /// The plan, the filter, the activities.
    pub(super) fn plan_list(&self) -> Element<'_, Message> {
        let Some(sheet) = self.sheet() else {
            return space::vertical().into();
        };
        let head = column![self.switch(sheet), self.beside(sheet), self.filter(sheet)]
            .push(held_up(sheet))
            .spacing(theme::S8);
        let listed = self.listed();
        let rows = list("activiteiten", listed.len() + 1, move |at| {
            let activity = at.checked_sub(1).and_then(|at| listed.get(at));
            match (at, activity) {
                (0, _) => whole_row(sheet),
                (_, Some(activity)) => activity_row(activity),
                (_, None) => space::horizontal().into(),
            }
        })
        .row_height(52.0)
        .selected(self.listed_at())
        .on_select(Message::ListPressed)
        .on_move(Message::ListPressed);
        column![
            container(head).padding([theme::S12, theme::S16]),
            card::line(),
            container(Element::from(rows)).height(Length::Fill)
        ]
        .into()
    }

    /// The partner's name, behind which the other plans are.
    fn switch<'a>(&'a self, sheet: &'a PlanSheet) -> Element<'a, Message> {
        let name = cut(text::heading(&sheet.partner.name));
        let face = row![
            container(name).width(Length::Fill),
            Icon::CaretDown.sized(14.0)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        Press::new(face)
            .id("plan")
            .name("Jaarplan kiezen")
            .on_press(Some(Message::PlansPressed))
            .width(Length::Fill)
            .height(32.0)
            .padding(Padding::ZERO.horizontal(theme::S4))
            .ring(Ring::Inside)
            .style(|status| Look {
                fill: if status.hovered {
                    theme::HOVER
                } else {
                    Color::TRANSPARENT
                },
                edge: Color::TRANSPARENT,
                ink: theme::INK,
                radius: theme::RADIUS,
            })
            .into()
    }

    fn beside<'a>(&'a self, sheet: &'a PlanSheet) -> Element<'a, Message> {
        let turn = self.in_turn();
        let here = self.plan_at();
        let of_turn = match self.plan_show {
            PlanShow::All => String::new(),
            other => format!(" {}", other.name().to_lowercase()),
        };
        let count = turn.len();
        let words = match turn.iter().position(|it| Some(*it) == here) {
            Some(at) => format!(
                "Plan {} van {count}{of_turn}, versie {}",
                at + 1,
                sheet.plan.version
            ),
            None => format!("Versie {}; {count} plannen{of_turn}", sheet.plan.version),
        };
        row![
            text::label(words).width(Length::Fill),
            chip::key("Ctrl+F"),
            button::icon(
                Icon::CaretLeft,
                "Vorig jaarplan, Alt+↑",
                self.neighbour(false).map(|_| Message::PlanStepped(false))
            ),
            button::icon(
                Icon::CaretRight,
                "Volgend jaarplan, Alt+↓",
                self.neighbour(true).map(|_| Message::PlanStepped(true))
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

    /// What is asked, granted, in consultation and open, the room that is left, and what can be done with the plan.
    pub(super) fn sums(&self) -> Element<'_, Message> {
        let Some(sheet) = self.sheet() else {
            return space::vertical().height(0).into();
        };
        let open = sheet.lines().filter(|line| line.is_open()).count();
        let room = row![
            text::label("Ruimte, hoogstens nog").width(Length::Fill),
            text::strong(words::euros(sheet.room()))
        ]
        .align_y(Alignment::Center);
        let sums = column![
            pair(
                ("Gevraagd".to_owned(), sheet.requested()),
                ("Toegekend".to_owned(), sheet.granted())
            ),
            pair(
                ("In overleg".to_owned(), sheet.in_consultation()),
                (format!("Nog te beoordelen ({open})"), sheet.still_open())
            ),
            bar(sheet),
            room
        ]
        .spacing(theme::S4);
        let all = Stack::new()
            .push(sums)
            .push(self.whole_plan(sheet))
            .spacing(theme::S8);
        container(all).padding([theme::S12, theme::S16]).into()
    }

    /// Grant all that is in order, record the agreement, go to the letter.
    fn whole_plan<'a>(&'a self, sheet: &'a PlanSheet) -> Element<'a, Message> {
        let proposed = sheet.proposals();
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

/// What holds the whole plan up, where nobody can miss it.
fn held_up(sheet: &PlanSheet) -> Option<Element<'_, Message>> {
    let check = sheet.held_up_by().next()?;
    let words = row![
        Icon::CrossCircleFilled.tinted(16.0, theme::STOP),
        text::small_strong(&check.question)
            .color(theme::STOP)
            .width(Length::Fill),
        text::small_strong("Nee").color(theme::STOP)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    let strip = Press::new(words)
        .on_press(Some(Message::WholePressed))
        .width(Length::Fill)
        .padding([theme::S8, theme::S8])
        .style(|_| Look {
            fill: Tone::Stop.tint(),
            edge: Tone::Stop.line(),
            ink: theme::STOP,
            radius: theme::RADIUS,
        });
    Some(strip.into())
}

/// Two amounts beside each other, each under its label.
fn pair<'a>(one: (String, Cents), other: (String, Cents)) -> Element<'a, Message> {
    let figure = |(label, amount): (String, Cents), width: Length| {
        column![
            text::label(label).wrapping(Wrapping::None),
            text::strong(words::euros(amount)).wrapping(Wrapping::None)
        ]
        .width(width)
    };
    row![
        figure(one, Length::Fixed(112.0)),
        figure(other, Length::Fill)
    ]
    .spacing(theme::S8)
    .into()
}

/// Granted, in consultation, and open, as parts of what is asked; the figures stand above it.
fn bar<'a>(sheet: &PlanSheet) -> Element<'a, Message> {
    let parts = [
        (sheet.granted(), theme::ACCENT),
        (sheet.in_consultation(), theme::RESERVED),
        (sheet.still_open(), theme::SURFACE),
    ];
    let gone = sheet.requested() - sheet.granted() - sheet.room();
    let shares = parts.into_iter().chain([(gone, theme::MUTED_LINE)]);
    let shares = shares.filter(|(amount, _)| *amount > Cents::ZERO);
    let cells = shares.map(|(Cents(cents), color)| {
        // In euros, so that the portions stay within what the layout counts with.
        let portion = u16::try_from((cents / 10_000).clamp(1, i64::from(u16::MAX))).unwrap_or(1);
        container(space::horizontal().height(6))
            .width(Length::FillPortion(portion))
            .style(move |_| container::Style {
                background: Some(color.into()),
                ..container::Style::default()
            })
            .into()
    });
    container(Row::with_children(cells).spacing(1))
        .width(Length::Fill)
        .padding(1)
        .style(|_| container::Style {
            border: Border {
                color: theme::EDGE,
                width: 1.0,
                radius: theme::RADIUS_BAR.into(),
            },
            ..container::Style::default()
        })
        .into()
}

/// The first row: the plan as a whole.
fn whole_row<'a>(sheet: &'a PlanSheet) -> Element<'a, Message> {
    let below = Row::new()
        .push(state::completeness(sheet))
        .push(space::horizontal())
        .push(text::small(words::plain_amount(sheet.requested())))
        .align_y(Alignment::Center);
    container(column![text::strong("Het hele plan"), below].spacing(2))
        .padding([0.0, theme::S16])
        .width(Length::Fill)
        .into()
}

fn activity_row<'a>(sheet: &'a ActivitySheet) -> Element<'a, Message> {
    let name = cut(text::strong(&sheet.activity.name));
    let below = Row::new()
        .push(state::activity(sheet))
        .push(space::horizontal())
        .push(text::small(words::plain_amount(sheet.requested())))
        .align_y(Alignment::Center);
    container(column![name, below].spacing(2))
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
