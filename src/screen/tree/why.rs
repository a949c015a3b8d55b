//! What the guide says here, what the tree is derived from, and earlier runs that are alike.

use super::begin::run_name;
use super::{Message, Open};
use crate::desk::LikeRun;
use crate::domain::PassageId;
use crate::rules::tree::{Walk, WalkEnd};
use crate::screen::parts;
use crate::ui::list::scroll;
use crate::ui::press::{Look, Press};
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, card, chip, text};
use crate::words;
use iced::widget::{Column as Stack, column, container, row};
use iced::{Alignment, Color, Length};

impl Open {
    /// The passages of the question in sight, or of the whole path at the conclusion.
    pub(super) fn passages(&self) -> Vec<PassageId> {
        match self.question() {
            Some(node) => node.passages.clone(),
            None => self.walk().map(deciding_first).unwrap_or_default(),
        }
    }
}

/// The passages of a walk, those of its outcome first.
fn deciding_first(walk: Walk<'_>) -> Vec<PassageId> {
    let of_outcome: &[PassageId] = match walk.end {
        WalkEnd::Outcome(outcome) => &outcome.passages,
        WalkEnd::Ask(_) => &[],
    };
    let mut passages = walk.passages;
    passages.sort_by_key(|id| !of_outcome.contains(id));
    passages
}

/// The pane at the right.
pub fn view(open: &Open) -> Element<'_, Message> {
    let title = if open.question().is_some() {
        "Uit de gids"
    } else {
        "Waarop dit rust"
    };
    column![
        container(text::heading(title)).padding([theme::S12, theme::S16]),
        card::line(),
        scroll(said(open)).height(Length::Fill)
    ]
    .into()
}

/// The same in a card, where there is no room for a pane.
pub fn below(open: &Open) -> Element<'_, Message> {
    card::flush(said(open))
}

fn said(open: &Open) -> Element<'_, Message> {
    let passages = open.passages().into_iter().enumerate();
    let passages = passages.filter_map(|(at, id)| passage(open, at, &id));
    let derived = open.guide.tree().derivation.trim().lines();
    let derived = derived.map(|line| text::label(line).into());
    let likes = open.likes.iter().enumerate().map(|(at, it)| like(at, it));
    let like_head = if open.likes.is_empty() {
        text::quiet("Nog geen eerdere beslisboom in dit register om mee te vergelijken.")
    } else {
        text::strong("Gelijke gevallen")
    };
    let likes = column![
        container(column![like_head].extend(likes).spacing(theme::S8))
            .padding([theme::S12, theme::S16]),
        card::line()
    ];
    let derived = container(Stack::with_children(derived).spacing(theme::S4))
        .padding([theme::S12, theme::S16]);
    let passages = Stack::with_children(passages);
    let all = if open.question().is_some() {
        column![passages, likes]
    } else {
        column![likes, passages]
    };
    all.push(derived).into()
}

fn passage<'a>(open: &'a Open, at: usize, id: &PassageId) -> Option<Element<'a, Message>> {
    let passage = open.guide.passage(id)?;
    let section = words::trail::passage_tag(&passage.section, false);
    let head = row![
        chip::tag(section, Tone::Accent),
        container(text::strong(passage.title.as_str())).width(Length::Fill)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    let words = column![
        head,
        text::body(passage.summary.as_str()),
        Element::from(button::link("Lees in de gids", Message::PassagePressed(at)))
    ]
    .spacing(theme::S4);
    Some(
        column![
            container(words).padding([theme::S12, theme::S16]),
            card::line()
        ]
        .into(),
    )
}

fn like<'a>(at: usize, like: &'a LikeRun) -> Element<'a, Message> {
    let verdict = like
        .row
        .verdict
        .map(|verdict| parts::verdict(verdict, false));
    let words = column![
        text::strong(run_name(&like.row)),
        row![text::label(words::tree::differs(like.same_role, like.differs)).width(Length::Fill)]
            .push(verdict)
            .align_y(Alignment::Center)
    ];
    Press::new(words)
        .on_press(Some(Message::LikePressed(at)))
        .width(Length::Fill)
        .padding(theme::S4)
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
