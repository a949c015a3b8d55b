//! The decision bar: hours per phase and travel, what they come to, the reason, and the four decisions.

use super::deeds::Decision;
use super::form::{Entry, FaultAt};
use super::{Hours, Message, REASON};
use crate::desk::ClaimSheet;
use crate::domain::Cents;
use crate::domain::hours::{ClaimState, Part, Phase, PhaseMinutes};
use crate::ui::icon::Icon;
use crate::ui::theme;
use crate::ui::{Element, button, chip, field, text};
use crate::words;
use iced::widget::{Column as Stack, Row, column, container, row};
use iced::{Alignment, Length};

/// Height of the room for the reason, in px.
const ROOM: f32 = 48.0;

impl Hours {
    /// The bar under the last pane.
    pub(super) fn bar<'a>(&'a self, sheet: &'a ClaimSheet) -> Element<'a, Message> {
        let fault = self.form.fault.as_ref();
        let of_entries = fault.filter(|it| it.at != FaultAt::Reason);
        let of_reason = fault.filter(|it| it.at == FaultAt::Reason);
        // What a decision rests on stands beside its reason.
        let tags = sheet.grounds().map_or_else(Vec::new, |grounds| {
            let all = [&grounds.reduced, &grounds.returned];
            self.sections(&all.map(Vec::as_slice).concat())
        });
        let reason = row![text::strong("Reden").width(Length::Fill)]
            .extend(tags)
            .push(chip::key("F4"))
            .spacing(theme::S8)
            .align_y(Alignment::Center);
        let area = field::area(REASON, &self.form.reason, ROOM, Message::Reasoned, None);
        let all = Stack::new()
            .push(self.amount(sheet))
            .push(self.entries(sheet))
            .push(of_entries.map(|it| field::error(it.words.as_str())))
            .push(column![reason, area].spacing(theme::S4))
            .push(of_reason.map(|it| field::error(it.words.as_str())))
            .push(self.buttons(sheet))
            .push(self.foot())
            .spacing(theme::S8);
        container(all).padding(theme::S12).into()
    }

    /// What is paid as it is typed now.
    fn amount<'a>(&'a self, sheet: &'a ClaimSheet) -> Element<'a, Message> {
        let minutes = self.form.minutes().ok();
        let travel = self.form.travel().ok();
        let amount = self.board.as_ref().and_then(|board| {
            let rates = &board.hours.rates;
            sheet.would_come_to(&minutes?, travel?, rates)
        });
        let of = minutes.map(|minutes: PhaseMinutes| {
            format!(
                "{} van {}",
                words::hours::time(minutes.total()),
                words::hours::hours(sheet.claimed().total())
            )
        });
        let amount = match amount {
            Some(amount) => text::heading(words::euros(amount)),
            None => text::heading("€\u{a0}–"),
        };
        row![
            text::strong("Vergoeden"),
            text::quiet(of.unwrap_or_default()).width(Length::Fill),
            amount
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center)
        .into()
    }

    fn entries<'a>(&'a self, sheet: &'a ClaimSheet) -> Element<'a, Message> {
        let wrong = self.form.fault.as_ref().map(|it| it.at);
        let one = |entry: Entry| {
            let (label, width) = match entry {
                Entry::Minutes(phase) => (words::hours::phase_letter(phase), 54.0),
                Entry::Travel => ("Reis €", 78.0),
            };
            let field = field::amount(entry.id(), "", self.form.entry(entry))
                .width(width)
                .wrong(wrong == Some(FaultAt::Entry(entry)))
                .on_input(move |typed| Message::Typed(entry, typed))
                .on_submit(Message::DecidePressed(Decision::Part));
            row![text::quiet(label), Element::from(field)]
                .spacing(theme::S4)
                .align_y(Alignment::Center)
                .into()
        };
        let travels = sheet.travel() != Some(Cents::ZERO);
        let entries = Phase::ALL.iter().map(|phase| Entry::Minutes(*phase));
        let entries = entries.chain(travels.then_some(Entry::Travel));
        Row::with_children(entries.map(one))
            .spacing(theme::S8)
            .into()
    }

    /// Which decision the figures point to while there is none; it is the primary button.
    fn likely(&self, sheet: &ClaimSheet) -> Option<Decision> {
        if sheet.claim.state == ClaimState::Accepted {
            return None;
        }
        if sheet.claim.part == Part::Participation {
            return Some(Decision::Part);
        }
        let usual = self.comparison()?.usual()?;
        let fits = usual.stands_out.is_empty() && !usual.total_stands_out;
        Some(if fits {
            Decision::All
        } else {
            Decision::Discuss
        })
    }

    fn buttons<'a>(&'a self, sheet: &'a ClaimSheet) -> Element<'a, Message> {
        let likely = self.likely(sheet);
        let one = |decision: Decision| -> Element<'a, Message> {
            let (label, key) = match decision {
                Decision::All => ("Passend en redelijk", "1"),
                Decision::Part => ("Deels vergoeden", "2"),
                Decision::Discuss => ("In overleg", "3"),
                Decision::Return => ("Terugsturen", "4"),
            };
            let button = if likely == Some(decision) {
                button::primary(label)
            } else {
                button::secondary(label)
            };
            button
                .keys(key)
                .width(match decision {
                    Decision::All | Decision::Discuss => Length::FillPortion(53),
                    Decision::Part | Decision::Return => Length::FillPortion(47),
                })
                .on_press(Message::DecidePressed(decision))
                .into()
        };
        let [all, part, discuss, back] = Decision::ALL.map(one);
        column![
            row![all, part].spacing(theme::S4),
            row![discuss, back].spacing(theme::S4)
        ]
        .spacing(theme::S8)
        .into()
    }

    /// Which keys decide; after a decision, the message to the institution.
    fn foot(&self) -> Element<'_, Message> {
        if let Some(said) = &self.said {
            return row![
                Icon::CheckCircleFilled.tinted(16.0, theme::OK),
                text::small(said.as_str()).width(Length::Fill)
            ]
            .spacing(theme::S8)
            .height(28)
            .align_y(Alignment::Center)
            .into();
        }
        if let Some(told) = self.to_tell() {
            let number = &told.about.activity.project_number;
            return row![
                button::link(
                    format!("Bericht aan de instelling over {number}"),
                    Message::MailPressed
                )
                .id("bericht"),
                chip::key("Ctrl+M")
            ]
            .spacing(theme::S8)
            .align_y(Alignment::Center)
            .into();
        }
        row![
            chip::key("Ctrl"),
            text::label("+ cijfer legt vast en opent de volgende")
        ]
        .spacing(theme::S8)
        .height(28)
        .align_y(Alignment::Center)
        .into()
    }
}
