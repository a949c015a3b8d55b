//! The conclusion: what the tree says, its conditions, what would make it possible, the adviser's own judgement and
//! the form.

use super::deeds::OWN;
use super::{Entry, Message, Open, REASON, question, why};
use crate::domain::verdict::Verdict;
use crate::rules::edition::{Tree, TreeOutcome};
use crate::rules::tree_advice::{Advice, what_could};
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::scroll;
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, button, card, field, select, text};
use crate::words;
use iced::widget::{Column as Stack, column, container, row};
use iced::{Alignment, Border, Length};

/// The work pane when nothing is left to ask.
pub fn view(open: &Open, layout: Layout) -> Element<'_, Message> {
    let Some(outcome) = open.outcome() else {
        return text::quiet("Deze beslisboom past niet meer bij zijn editie.").into();
    };
    let inner = Stack::new()
        .push(question::about(open))
        .push(conclusion(outcome, open.guide.tree()))
        .push(possible(open))
        .push(own(open))
        .push(form(open))
        .push((layout == Layout::Narrow).then(|| why::below(open)))
        .spacing(theme::S16);
    scroll(container(inner).padding(theme::S24))
        .height(Length::Fill)
        .into()
}

fn conclusion<'a>(outcome: &'a TreeOutcome, tree: &'a Tree) -> Element<'a, Message> {
    let conditions = outcome.conditions.iter().map(|condition| {
        row![
            Icon::Half.tinted(14.0, theme::WARN),
            text::body(condition.as_str()).width(Length::Fill)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center)
        .into()
    });
    let (icon, tone) = parts::verdict_look(outcome.verdict);
    let verdict = words::verdicts::verdict(outcome.verdict);
    let mut inner = column![
        text::label("Conclusie van de beslisboom"),
        row![
            icon.tinted(20.0, tone.ink()),
            text::title(verdict).color(tone.ink())
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center),
        text::strong(outcome.conclusion.as_str()),
        text::body(outcome.reason.as_str())
    ]
    .spacing(theme::S8);
    if !outcome.conditions.is_empty() {
        inner = inner
            .push(text::strong("Voorwaarden"))
            .push(Stack::with_children(conditions).spacing(theme::S4));
    }
    let derived = tree.derivation.trim().lines().next();
    inner = inner.push(derived.map(text::label));
    container(inner)
        .padding(theme::S16)
        .width(Length::Fill)
        .style(move |_| container::Style {
            background: Some(theme::SURFACE.into()),
            border: Border {
                color: tone.ink(),
                width: 2.0,
                radius: theme::RADIUS_CARD.into(),
            },
            ..container::Style::default()
        })
        .into()
}

/// The smallest changes that would make it fundable; for the adviser, not for the letter.
fn possible(open: &Open) -> Option<Element<'_, Message>> {
    let walk = open.walk()?;
    let ways = what_could(open.guide.tree(), &walk);
    if ways.is_empty() {
        return None;
    }
    let rows = ways.iter().enumerate().map(|(at, way)| way_row(at, way));
    Some(card::flush(
        column![card::head(
            "Wat zou wél kunnen",
            text::label("alleen voor uzelf")
        )]
        .extend(rows),
    ))
}

fn way_row<'a>(at: usize, way: &Advice<'_>) -> Element<'a, Message> {
    let changes = way.changes.iter().map(|change| {
        let from = (!change.from.is_not_known()).then_some(change.from.label.as_str());
        let words = words::tree::change(&change.node.question, &change.to.label, from);
        text::body(words).into()
    });
    let lines = Stack::with_children(changes)
        .spacing(theme::S4)
        .width(Length::Fill);
    container(
        row![
            text::strong(format!("{}.", at + 1)).width(20),
            lines,
            parts::verdict(way.outcome.verdict, false)
        ]
        .spacing(theme::S8),
    )
    .padding([theme::S8, theme::S16])
    .into()
}

/// The adviser's own judgement; it never rewrites the tree's.
fn own(open: &Open) -> Element<'_, Message> {
    let labels = OWN.map(|own| match own {
        None => "Volgt de boom".to_owned(),
        Some(verdict) => words::verdicts::verdict(verdict).to_owned(),
    });
    let choice = select::select(labels, Some(open.own), "Volgt de boom")
        .id("eigen-oordeel")
        .name("Uw eigen oordeel")
        .width(240)
        .on_choose(Message::OwnChosen);
    let fault = match &open.fault {
        Some((REASON, words)) => Some(field::error(words.as_str())),
        Some(_) | None => None,
    };
    let reason = (open.own > 0).then(|| {
        column![field::labelled(
            "Reden, verplicht",
            field::area(REASON, &open.reason, 58.0, Message::Reasoned, None)
        )]
        .push(fault)
        .spacing(theme::S4)
    });
    card::card(
        column![
            text::strong("Uw eigen oordeel"),
            text::label("De uitkomst van de boom blijft staan; dit komt ernaast."),
            Element::from(choice)
        ]
        .push(reason)
        .spacing(theme::S8),
    )
}

fn form(open: &Open) -> Element<'_, Message> {
    let run = &open.row.run;
    let entry = |id: &'static str, label: &'static str, value, entry: Entry| {
        Element::from(
            field::field(id, label, value)
                .on_input(move |typed| Message::Typed(entry, typed))
                .on_submit(Message::KeepPressed),
        )
    };
    let fault = match &open.fault {
        Some(("datum", words)) => Some(words.as_str()),
        Some(_) | None => None,
    };
    let dated = field::date("datum", "Datum", &open.dated)
        .on_input(|typed| Message::Typed(Entry::Dated, typed))
        .on_submit(Message::KeepPressed)
        .error(fault);
    card::card(
        column![
            text::strong("Formulier"),
            row![
                entry(
                    "invuller",
                    "Naam invuller",
                    &run.filled_in_by,
                    Entry::FilledInBy
                ),
                entry(
                    "organisatie",
                    "Organisatie of afdeling",
                    &run.organisation,
                    Entry::Organisation
                )
            ]
            .spacing(theme::S12),
            row![
                Element::from(dated),
                entry("rol", "Rol van de medewerker", &run.role, Entry::Role)
            ]
            .spacing(theme::S12),
            entry(
                "omschrijving",
                "Omschrijving van de activiteit",
                &run.description,
                Entry::Description
            )
        ]
        .spacing(theme::S12),
    )
}

/// What can be done with a run that ended.
pub fn acts(open: &Open) -> Option<Element<'_, Message>> {
    let outcome = open.outcome().filter(|_| open.question().is_none())?;
    let mut all = row![
        Element::from(
            button::primary("Formulier als PDF")
                .icon(Icon::Pdf)
                .keys("Ctrl+P")
                .on_press(Message::FormPressed)
        ),
        Element::from(button::secondary("Bewaren").on_press(Message::KeepPressed)),
    ];
    if outcome.verdict == Verdict::Consult {
        all = all.push(Element::from(
            button::secondary("Mail aan de instelling").on_press(Message::MailPressed),
        ));
    }
    if open.row.subject.is_some() {
        all = all.push(Element::from(
            button::secondary("Naar Beoordelen").on_press(Message::JudgePressed),
        ));
    }
    all = all.push(Element::from(
        button::secondary(format!("Kopie voor {}", open.row.run.year + 1))
            .on_press(Message::AgainPressed),
    ));
    let all = all.spacing(theme::S8).wrap().vertical_spacing(theme::S8);
    Some(container(all).padding([theme::S12, theme::S24]).into())
}
