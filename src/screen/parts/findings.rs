//! Findings as screens show them: how heavy, what is the matter, what to do, on what it rests, and the way there.

use crate::desk::FindingRow;
use crate::domain::PassageId;
use crate::domain::consultation::CitedPassage;
use crate::domain::finding::{Finding, FindingPlace};
use crate::domain::submission::Severity;
use crate::screen::Jump;
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, chip, text};
use crate::words;
use iced::widget::{Column, column, container, row};
use iced::{Alignment, Length};

/// The glyph and the tone of a weight.
pub fn look(severity: Severity) -> (Icon, Tone) {
    match severity {
        Severity::Error => (Icon::CrossCircleFilled, Tone::Stop),
        Severity::Question => (Icon::Question, Tone::Ask),
        Severity::Notice => (Icon::WarningBold, Tone::Warn),
    }
}

/// The chip of a weight: filled where it is wrong, or selected.
pub fn severity<'a, Message: 'a>(severity: Severity, selected: bool) -> Element<'a, Message> {
    let (icon, tone) = look(severity);
    let word = words::findings::severity(severity);
    if selected || severity == Severity::Error {
        chip::filled(icon, word, tone)
    } else {
        chip::plain(icon, word, tone)
    }
}

/// Where a finding is mended.
pub fn way(finding: &Finding) -> Jump {
    match finding.place {
        FindingPlace::Hours(claim) => Jump::Hours(Some(claim)),
        FindingPlace::Tree(activity, run) => Jump::Tree {
            activity: Some(activity),
            run,
        },
        FindingPlace::Judge(activity, line) => Jump::Judge {
            plan: Some(finding.plan),
            activity: Some(activity),
            line,
        },
        FindingPlace::Rates => Jump::Rates,
        FindingPlace::Roaz => Jump::Roaz,
        FindingPlace::Letter => Jump::Letters(Some(finding.plan)),
        FindingPlace::Consultations(activity) => Jump::Consultations(Some(activity)),
    }
}

/// A passage by its tag and title, with the way to it.
pub fn passage<'a, Message: Clone + 'a>(
    cited: &'a CitedPassage,
    on_press: impl Fn(PassageId) -> Message,
) -> Element<'a, Message> {
    let link = button::link_to("Passage", on_press(cited.id.clone()));
    row![
        chip::tag(words::consultations::section(cited), Tone::Accent),
        container(text::body(&cited.title)).width(Length::Fill),
        link
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center)
    .into()
}

/// What is found about one claim, beside its judgement; nothing where all is in order. `on_way` is asked with the
/// place of a finding in `rows`.
pub fn findings_of_claim<'a, Message: Clone + 'a>(
    rows: &'a [FindingRow],
    on_way: impl Fn(usize) -> Message,
    on_passage: impl Fn(PassageId) -> Message,
) -> Option<Element<'a, Message>> {
    if rows.is_empty() {
        return None;
    }
    let each = rows.iter().enumerate().map(|(at, found)| {
        let finding = &found.finding;
        let (icon, tone) = look(finding.severity);
        let head = row![
            icon.tinted(16.0, tone.ink()),
            text::strong(words::findings::severity(finding.severity)).color(tone.ink()),
            container(text::strong(words::findings::kind(finding.kind()))).width(Length::Fill)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        let tags = found.passages.iter().map(|cited| {
            let tag = words::consultations::section(cited);
            button::link(tag, on_passage(cited.id.clone())).into()
        });
        let way = button::link_to(words::findings::way(&finding.place), on_way(at));
        column![
            head,
            text::body(words::findings::message(finding)),
            text::label(words::findings::proposal(finding)),
            row![
                row(tags).spacing(theme::S12).width(Length::Fill).wrap(),
                way
            ]
            .spacing(theme::S8)
            .align_y(Alignment::Center)
        ]
        .spacing(theme::S4)
        .into()
    });
    let title = text::heading("Bevindingen");
    Some(
        Column::with_children(std::iter::once(title.into()).chain(each))
            .spacing(theme::S12)
            .into(),
    )
}
