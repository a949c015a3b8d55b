//! The question in sight: what the register knows already, large answers with their keys, and what may still come.

use super::{Entry, Message, NOTE, Open, why};
use crate::domain::verdict::Verdict;
use crate::rules::edition::{LeadsTo, Node, TreeAnswer};
use crate::rules::tree::ahead;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::scroll;
use crate::ui::press::{Look, Press};
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, button, card, chip, field, text};
use crate::words;
use iced::widget::{Column as Stack, Row, column, container, row};
use iced::{Alignment, Length};

/// The work pane while a question is open.
pub fn view<'a>(open: &'a Open, node: &'a Node, layout: Layout) -> Element<'a, Message> {
    let inner = if open.known.is_empty() {
        column![about(open), asked(open, node), open_ends(open, node)]
    } else {
        column![about(open), role(open), known(open)]
    };
    let below = (layout == Layout::Narrow).then(|| why::below(open));
    let inner = inner.push(below);
    scroll(container(inner.spacing(theme::S16)).padding(theme::S24))
        .height(Length::Fill)
        .into()
}

/// What the run is about, in one line.
pub fn about(open: &Open) -> Element<'_, Message> {
    let run = &open.row.run;
    let (tag, words) = match &open.row.subject {
        Some(subject) => (
            subject.project_number.clone(),
            format!("{}, {}", subject.name, subject.partner),
        ),
        None => ("Snelle toets".to_owned(), run.description.clone()),
    };
    let words = match run.role.as_str() {
        "" => words,
        role => format!("{words}, {role}"),
    };
    row![
        chip::tag(tag, theme::Tone::Quiet),
        text::quiet(words).width(Length::Fill)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center)
    .into()
}

fn role(open: &Open) -> Element<'_, Message> {
    field::field(
        "rol",
        "Rol van de medewerker, zonder naam",
        &open.row.run.role,
    )
    .placeholder("Bijvoorbeeld SEH-verpleegkundige")
    .on_input(|typed| Message::Typed(Entry::Role, typed))
    .on_submit(Message::KnownConfirmed)
    .into()
}

/// What the register knows already, to be confirmed together.
fn known(open: &Open) -> Element<'_, Message> {
    let tree = open.guide.tree();
    let rows = open.known.iter().filter_map(|known| {
        let node = tree.node(&known.node)?;
        let answer = node.answers.iter().find(|it| it.id == known.answer)?;
        let words = column![
            text::body(node.question.as_str()),
            text::label(words::tree::basis(known.basis))
        ]
        .width(Length::Fill);
        let row = row![words, text::strong(answer.label.as_str()).width(200)]
            .spacing(theme::S12)
            .align_y(Alignment::Center);
        Some(
            column![
                container(row).padding([theme::S8, theme::S16]),
                card::line()
            ]
            .into(),
        )
    });
    let buttons = row![
        Element::from(
            button::primary("Klopt, neem over")
                .keys("Enter")
                .id("bekend")
                .on_press(Message::KnownConfirmed)
        ),
        Element::from(button::secondary("Zelf beantwoorden").on_press(Message::KnownPassed))
    ]
    .push(open.row.subject.is_some().then(|| {
        Element::from(
            button::secondary("Formulier voor de instelling").on_press(Message::FormHerePressed),
        )
    }))
    .spacing(theme::S8)
    .wrap();
    card::flush(
        column![
            card::head(
                "Dit weet het register al",
                text::label(words::counted(open.known.len(), "antwoord", "antwoorden"))
            ),
            card::line()
        ]
        .push(Stack::with_children(rows))
        .push(container(buttons).padding(theme::S16)),
    )
}

fn asked<'a>(open: &'a Open, node: &'a Node) -> Element<'a, Message> {
    let number = match &open.again {
        Some(again) => open.steps().iter().position(|step| step.node.id == *again),
        None => Some(open.steps().len()),
    };
    let given = open.pool.get(&node.id);
    let mut key = 0_u8;
    let answers = node.answers.iter().enumerate().map(|(at, answer)| {
        let shown = if answer.is_not_known() {
            0
        } else {
            key += 1;
            key
        };
        answer_card(open, at, answer, shown, given == Some(&answer.id))
    });
    let note = field::area(NOTE, &open.note, 58.0, Message::Noted, None);
    column![
        text::label(format!("Vraag {}", number.unwrap_or(0) + 1)),
        text::title(node.question.as_str()),
        text::quiet(node.help.as_str())
    ]
    .push(Stack::with_children(answers).spacing(theme::S12))
    .push(field::labelled(
        "Onderbouwing bij dit antwoord, mag leeg blijven",
        note,
    ))
    .spacing(theme::S12)
    .into()
}

fn answer_card<'a>(
    open: &'a Open,
    at: usize,
    answer: &'a TreeAnswer,
    key: u8,
    given: bool,
) -> Element<'a, Message> {
    let label = if answer.is_not_known() {
        "Weet niet"
    } else {
        answer.label.as_str()
    };
    let leads: Element<'a, Message> = match &answer.leads_to {
        LeadsTo::Outcome(id) => match open.guide.tree().outcome(id) {
            Some(outcome) => parts::verdict(outcome.verdict, true),
            None => text::label("").into(),
        },
        LeadsTo::Node(_) => text::label("verder").into(),
    };
    let mark = given.then(|| Icon::CheckBold.tinted(14.0, theme::ACCENT));
    let face = row![chip::key(key.to_string())]
        .push(mark)
        .push(text::large_strong(label).width(Length::Fill))
        .push(leads)
        .spacing(theme::S12)
        .align_y(Alignment::Center);
    Press::new(face)
        .name(label)
        .on_press(Some(Message::Answered(at)))
        .width(Length::Fill)
        .height(56.0)
        .padding([0.0, theme::S16])
        .style(move |status| Look {
            fill: if given {
                theme::SELECTED
            } else if status.hovered {
                theme::HOVER
            } else {
                theme::SURFACE
            },
            edge: if given { theme::ACCENT } else { theme::EDGE },
            ink: theme::INK,
            radius: theme::RADIUS_CARD,
        })
        .into()
}

/// What is still open, and which outcomes remain.
fn open_ends<'a>(open: &'a Open, node: &'a Node) -> Element<'a, Message> {
    let ahead = ahead(open.guide.tree(), node, &open.pool);
    let chips = ahead
        .verdicts
        .iter()
        .map(|verdict: &Verdict| parts::verdict(*verdict, true));
    let words = words::tree::ahead(ahead.fewest, ahead.most);
    let inner = column![
        text::body(words),
        Row::with_children(chips).spacing(theme::S8).wrap()
    ]
    .spacing(theme::S8);
    card::flush(column![
        card::head("Conclusie tot nu toe", text::label("nog niet bekend")),
        container(inner).padding(theme::S16)
    ])
}
