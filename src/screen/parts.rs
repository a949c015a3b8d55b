//! Parts that several screens show: a notice, the state of a letter, days as they are typed.

use crate::domain::ActivityId;
pub mod findings;

use crate::domain::consultation::ConsultationRemark;
use crate::domain::decision::Outcome;
use crate::domain::letter::LetterState;
use crate::domain::verdict::Verdict;
use crate::notice::Notice;
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, chip, text};
use crate::words;
use chrono::NaiveDate;
use iced::widget::{column, container, row};
use iced::{Alignment, Border, Length};
use std::borrow::Cow;

pub use crate::words::amounts::amount;

/// What went wrong, on the screen where it did: what, then why and the way out.
pub fn notice<'a, Message: Clone + 'a>(
    notice: &'a Notice,
    on_close: Message,
) -> Element<'a, Message> {
    let more = [notice.why.as_str(), notice.way_out.as_str()]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let mut words = column![text::strong(&notice.what)].width(Length::Fill);
    if !more.is_empty() {
        words = words.push(text::body(more));
    }
    banner(
        Icon::CrossCircleFilled,
        Tone::Stop,
        words,
        button::icon(Icon::Cross, "Melding sluiten", Some(on_close)),
    )
}

/// A strip across the screen that says something in a tone, with an act at its right.
pub fn banner<'a, Message: 'a>(
    icon: Icon,
    tone: Tone,
    words: impl Into<Element<'a, Message>>,
    act: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let inner = row![
        icon.tinted(18.0, tone.ink()),
        container(words).width(Length::Fill),
        act.into()
    ]
    .spacing(theme::S12)
    .align_y(Alignment::Center);
    container(inner)
        .width(Length::Fill)
        .padding([theme::S8, theme::S16])
        .style(move |_| container::Style {
            background: Some(tone.tint().into()),
            border: Border {
                color: tone.line(),
                width: 1.0,
                radius: theme::RADIUS_CARD.into(),
            },
            ..container::Style::default()
        })
        .into()
}

/// The state of a letter: filled where something is to be done, or in the selected row.
pub fn letter_state<'a, Message: 'a>(state: LetterState, selected: bool) -> Element<'a, Message> {
    let (icon, tone, loud) = match state {
        LetterState::Sent => (Icon::PlaneBold, Tone::Accent, false),
        LetterState::Blocked => (Icon::LockBold, Tone::Stop, true),
        LetterState::Concept => (Icon::PencilBold, Tone::Quiet, false),
        LetterState::Stale => (Icon::UndoBold, Tone::Warn, true),
        LetterState::Ready => (Icon::CheckCircleFilled, Tone::Ok, false),
    };
    let word = words::letter_state::state(state);
    if loud || selected {
        chip::filled(icon, word, tone)
    } else {
        chip::plain(icon, word, tone)
    }
}

/// The chip of a verdict: filled where it is doubtful or selected.
pub fn verdict<'a, Message: 'a>(verdict: Verdict, filled: bool) -> Element<'a, Message> {
    let (icon, tone) = verdict_look(verdict);
    let word = words::verdicts::verdict(verdict);
    if filled {
        chip::filled(icon, word, tone)
    } else {
        chip::plain(icon, word, tone)
    }
}

/// The glyph and the tone of a verdict.
pub fn verdict_look(verdict: Verdict) -> (Icon, Tone) {
    match verdict {
        Verdict::Allowed => (Icon::CheckBold, Tone::Ok),
        Verdict::Conditional => (Icon::Half, Tone::Warn),
        Verdict::Consult => (Icon::DiamondBold, Tone::Ask),
        Verdict::NotAllowed => (Icon::CrossBold, Tone::Stop),
    }
}

/// The glyph and the tone of a decision.
pub fn outcome_look(outcome: Outcome) -> (Icon, Tone) {
    match outcome {
        Outcome::Granted => (Icon::CheckBold, Tone::Ok),
        Outcome::PartlyGranted => (Icon::Half, Tone::Warn),
        Outcome::InConsultation => (Icon::DiamondBold, Tone::Ask),
        Outcome::Refused => (Icon::CrossBold, Tone::Stop),
    }
}

/// The chip of a decision.
pub fn outcome<'a, Message: 'a>(outcome: Outcome) -> Element<'a, Message> {
    let (icon, tone) = outcome_look(outcome);
    chip::plain(icon, words::verdicts::outcome(outcome), tone)
}

/// How many remarks about consultations are said in full.
const SAID: usize = 2;

/// What is to be said of consultations before a letter goes out: amber, each with its passage and the way to its
/// thread. Nothing when all is in order. It does not hold the letter up.
pub fn consultation_remarks<'a, Message: Clone + 'a>(
    remarks: &'a [ConsultationRemark],
    on_press: impl Fn(ActivityId) -> Message,
) -> Option<Element<'a, Message>> {
    if remarks.is_empty() {
        return None;
    }
    // The page must stay in sight: the first few, and the way to all of them.
    let more = remarks.len().saturating_sub(SAID);
    let lines = remarks.iter().take(SAID).map(|remark| {
        row![
            text::body(words::consultations::remark(remark)).width(Length::Fill),
            button::link_to("Overleg", on_press(remark.activity)).id("naar-overleg")
        ]
        .spacing(theme::S12)
        .align_y(Alignment::Center)
        .into()
    });
    let title =
        text::strong("Kijk eerst naar het overleg; de brief wordt er niet door tegengehouden");
    let more = (more > 0).then(|| text::quiet(format!("En nog {more} bij deze brief.")));
    let words = column![title].extend(lines).push(more).spacing(theme::S4);
    let nothing = iced::widget::space::horizontal().width(0);
    let strip = banner(Icon::WarningFilled, Tone::Warn, words, nothing);
    Some(container(strip).padding([theme::S8, theme::S16]).into())
}

/// The mark of a letter in a list whose consultations are to be looked at; nothing when all is in order.
pub fn consultation_mark<'a, Message: 'a>(
    remarks: &[ConsultationRemark],
) -> Option<Element<'a, Message>> {
    let mark = || chip::plain(Icon::WarningBold, "Overleg", Tone::Warn);
    (!remarks.is_empty()).then(mark)
}

/// A key figure's label with its value, in running size.
pub fn fact<'a, Message: 'a>(
    label: impl Into<Cow<'a, str>>,
    value: impl Into<Cow<'a, str>>,
) -> Element<'a, Message> {
    column![text::label(label.into()), text::body(value.into())].into()
}

/// A day as it is typed: `1-12-2026`, also `2026-12-01`.
pub fn day(typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim();
    ["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(typed, form).ok())
        .filter(|day| (2000..2100).contains(&chrono::Datelike::year(day)))
}

/// A day as a field shows it: `01-12-2026`.
pub fn typed_day(day: NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}

/// What is wrong with a day that was typed; `None` when it is one, or nothing was typed.
pub fn day_fault(typed: &str) -> Option<String> {
    let wrong = !typed.trim().is_empty() && day(typed).is_none();
    wrong.then(|| {
        format!(
            "Datum bestaat niet: {}. Typ dag-maand-jaar, zoals 01-12-2026.",
            typed.trim()
        )
    })
}

/// Two lines in a cell of a table, each on one line.
pub fn two_lines<'a, Message: 'a>(
    first: iced::widget::Text<'a>,
    second: iced::widget::Text<'a>,
) -> Element<'a, Message> {
    column![
        crate::ui::table::one_line(first),
        crate::ui::table::one_line(second)
    ]
    .into()
}

/// The way out of a screen that stays empty until a plan is read in.
pub(super) fn to_submissions<'a, Message: Clone + 'a>(message: Message) -> Element<'a, Message> {
    button::secondary("Naar Inzendingen")
        .id("naar-inzendingen")
        .on_press(message)
        .into()
}
