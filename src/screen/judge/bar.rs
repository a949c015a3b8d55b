//! The decision bar: motivation, amount of a part, and the four decisions. It never scrolls away.

use super::{AMOUNT, Fault, Judge, MOTIVATION, Message, state};
use crate::desk::LineSheet;
use crate::domain::consultation::NeedState;
use crate::domain::decision::Outcome;
use crate::domain::verdict::Verdict;
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, button, chip, field, text};
use crate::words;
use iced::widget::text::Wrapping;
use iced::widget::{Column as Stack, Row, column, container, row, space};
use iced::{Alignment, Length};

impl Judge {
    /// The bar under the last pane.
    pub(super) fn decision_bar(&self, layout: Layout) -> Element<'_, Message> {
        let Some(line) = self.current() else {
            return space::vertical().height(0).into();
        };
        let height = match layout {
            Layout::Wide => 84.0,
            Layout::Narrow => 58.0,
        };
        let area = field::area(MOTIVATION, &self.motivation, height, Message::Wrote, None);
        let fault = match &self.fault {
            Some(Fault::Motivation(words)) => Some(field::error(words.as_str())),
            Some(Fault::Amount(_)) | None => None,
        };
        let all = Stack::new()
            .push(made(line))
            .push(self.part_field(line))
            .push(
                row![
                    text::strong("Motivering").width(Length::Fill),
                    button::link("Reden overnemen", Message::ReasonTaken),
                    button::link("Vaste zin", Message::SentencesPressed),
                    chip::key("Ctrl+M")
                ]
                .spacing(theme::S12)
                .align_y(Alignment::Center),
            )
            .push(area)
            .push(fault)
            .push(buttons(line, self.waits_for_talk(line), layout))
            .push(self.foot(layout))
            .spacing(theme::S8);
        container(all).padding([theme::S12, theme::S16]).into()
    }

    /// Whether the guide wants a consultation on the line that nobody opened yet.
    fn waits_for_talk(&self, line: &LineSheet) -> bool {
        let talks = self.sheet().map(|sheet| sheet.talks_needed(line));
        let mut talks = talks.into_iter().flatten();
        line.is_open() && talks.any(|talk| talk.state == NeedState::Missing)
    }

    /// How much is granted, while a part is asked for.
    fn part_field<'a>(&'a self, line: &'a LineSheet) -> Option<Element<'a, Message>> {
        let typed = self.amount.as_ref()?;
        let fault = match &self.fault {
            Some(Fault::Amount(words)) => Some(words.as_str()),
            Some(Fault::Motivation(_)) | None => None,
        };
        let amount = field::amount(AMOUNT, "Toe te kennen bedrag", typed)
            .on_input(Message::AmountTyped)
            .on_submit(Message::DecidePressed(Outcome::PartlyGranted));
        let beside = row![
            Element::from(amount),
            text::quiet(format!("van {}", words::euros(line.line.requested))).width(Length::Fill),
            button::link("Annuleren", Message::PartCancelled)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::End);
        Some(
            column![beside]
                .push(fault.map(field::error))
                .spacing(theme::S4)
                .into(),
        )
    }
}

impl Judge {
    /// What was decided last, with the way back; or else which keys decide.
    fn foot(&self, layout: Layout) -> Element<'_, Message> {
        let height = match layout {
            Layout::Wide => 44,
            Layout::Narrow => 28,
        };
        let Some(said) = &self.said else {
            return container(keys(layout))
                .height(height)
                .align_y(Alignment::Center)
                .into();
        };
        let words = match layout {
            Layout::Wide => text::small(said),
            Layout::Narrow => text::small(said).wrapping(Wrapping::None),
        };
        let words = row![
            Icon::CheckCircleFilled.tinted(16.0, theme::OK),
            container(words).clip(true).width(Length::Fill)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        let back = row![
            button::link("Ongedaan maken", Message::UndoPressed),
            chip::key("Ctrl+Z")
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        match layout {
            Layout::Wide => column![words, back].into(),
            Layout::Narrow => row![words, back]
                .spacing(theme::S8)
                .align_y(Alignment::Center)
                .into(),
        }
    }
}

fn keys<'a>(layout: Layout) -> Element<'a, Message> {
    let hint = |key, words| {
        row![chip::key(key), text::label(words)]
            .spacing(theme::S8)
            .align_y(Alignment::Center)
    };
    let decide = hint("Ctrl", "+ cijfer legt vast en opent de volgende");
    match layout {
        Layout::Wide => column![decide, hint("F4", "motivering")]
            .spacing(theme::S4)
            .into(),
        Layout::Narrow => row![
            decide,
            space::horizontal(),
            hint("1 2 3", "ja, nee, weet niet"),
            hint("Ctrl+J", "alles ja")
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center)
        .into(),
    }
}

/// What was decided before, when something was.
fn made<'a>(line: &LineSheet) -> Option<Element<'a, Message>> {
    let made = line.decision.as_ref()?;
    let words = if made.stale {
        "De regel is gewijzigd; besloten was:"
    } else {
        "Besloten:"
    };
    let day = words::long_date(made.decided_on);
    let on = match made.outcome {
        Outcome::InConsultation => format!("sinds {day}"),
        Outcome::Granted | Outcome::PartlyGranted | Outcome::Refused => {
            format!("{} op {day}", words::euros(made.granted))
        }
    };
    Some(
        row![
            text::label(words),
            state::outcome(made.outcome),
            text::label(on)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center)
        .into(),
    )
}

fn buttons<'a>(line: &LineSheet, talk: bool, layout: Layout) -> Element<'a, Message> {
    let likely = match line.outlook().verdict {
        _ if talk => Some(Outcome::InConsultation),
        Verdict::Allowed | Verdict::Conditional => Some(Outcome::Granted),
        Verdict::Consult => Some(Outcome::InConsultation),
        Verdict::NotAllowed => None,
    };
    let one = |outcome: Outcome| -> Element<'a, Message> {
        let (label, key) = match outcome {
            Outcome::Granted => ("Toekennen", "1"),
            Outcome::PartlyGranted => ("Deels toekennen", "2"),
            Outcome::InConsultation => ("In overleg", "3"),
            Outcome::Refused => ("Afwijzen", "4"),
        };
        let button = if outcome == Outcome::Refused {
            button::danger(label)
        } else if likely == Some(outcome) {
            button::primary(label)
        } else {
            button::secondary(label)
        };
        button
            .keys(key)
            .width(match (layout, outcome) {
                (Layout::Narrow, Outcome::PartlyGranted) => Length::FillPortion(6),
                (Layout::Narrow, _) => Length::FillPortion(5),
                (Layout::Wide, _) => Length::Fill,
            })
            .on_press(Message::DecidePressed(outcome))
            .into()
    };
    let [grant, part, consult, refuse] = Outcome::ALL.map(one);
    match layout {
        Layout::Wide => column![
            row![grant, part].spacing(theme::S8),
            row![consult, refuse].spacing(theme::S8)
        ]
        .spacing(theme::S8)
        .into(),
        Layout::Narrow => Row::with_children([grant, part, consult, refuse])
            .spacing(theme::S8)
            .into(),
    }
}
