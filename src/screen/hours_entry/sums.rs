//! Below the lines: what all comes to, and what is to be known of it.

use super::Message;
use super::form::{Checked, Form};
use super::grid::{END, GAP, inset};
use crate::desk::HoursForm;
use crate::domain::Cents;
use crate::domain::hours::{Metres, Part, Phase};
use crate::ui::icon::Icon;
use crate::ui::{Element, button, text, theme};
use crate::words;
use iced::widget::{Row as Beside, container, row, space};
use iced::{Alignment, Length};

/// What all lines come to: time per phase, travel, amount.
pub(super) fn totals<'a>(checked: &Checked, form: &Form) -> Element<'a, Message> {
    let totals = &checked.totals;
    let count = checked.amounts.iter().zip(&form.lines);
    let count = count.filter(|(amount, line)| amount.is_some() || line.row().is_none());
    let mut facts = Beside::new()
        .push(text::strong("Totaal"))
        .push(text::label(words::counted(
            count.count(),
            "regel",
            "regels",
        )))
        .spacing(theme::S16)
        .align_y(Alignment::Center);
    for phase in Phase::ALL {
        let time = words::hours::time(totals.minutes.of(*phase));
        let letter = words::hours::phase_letter(*phase);
        facts = facts.push(
            row![text::label(letter), text::strong(time)]
                .spacing(theme::S4)
                .align_y(Alignment::Center),
        );
    }
    let km = (totals.metres != Metres::ZERO)
        .then(|| text::body(format!("{} km", words::hours::kilometres(totals.metres))));
    let transit = (totals.transit != Cents::ZERO)
        .then(|| text::body(format!("OV {}", words::euros(totals.transit))));
    facts = facts
        .push(text::strong(words::hours::hours(totals.time())))
        .push(km)
        .push(transit);
    let facts = Beside::new()
        .push(container(facts).width(Length::Fill))
        .push(text::strong(words::euros(totals.amount)))
        .push(space::horizontal().width(END))
        .spacing(GAP)
        .align_y(Alignment::Center)
        .height(36)
        .padding(inset());
    container(facts)
        .width(Length::Fill)
        .style(|_| container::Style {
            background: Some(theme::BG.into()),
            ..container::Style::default()
        })
        .into()
}

/// What is to be known of the sum: lines without a tariff, more than is left, taking part.
pub(super) fn notes<'a>(
    checked: &Checked,
    form: &Form,
    known: &HoursForm,
) -> Option<Element<'a, Message>> {
    let totals = &checked.totals;
    let mut notes: Vec<String> = Vec::new();
    if totals.unread > 0 {
        notes.push(format!(
            "{} nog niet te lezen en niet meegeteld.",
            words::counted(totals.unread, "regel is", "regels zijn")
        ));
    }
    let (count, sum) = totals.provisional;
    if count > 0 {
        notes.push(format!(
            "{} een voorlopig tarief ({} samen) en {} pas mee als het tarief definitief is.",
            words::counted(count, "regel heeft", "regels hebben"),
            words::euros(sum),
            if count == 1 { "telt" } else { "tellen" }
        ));
    }
    if totals.no_rate > 0 {
        notes.push(format!(
            "{} geen tarief: leg het vast bij Tarieven. De uren worden wel bewaard.",
            words::counted(totals.no_rate, "regel heeft", "regels hebben")
        ));
    }
    let about = known.activity(form.activity).map(|it| &it.about);
    if let Some(about) = about.filter(|it| it.granted_for_hours > Cents::ZERO) {
        let after = about.left() - totals.to_judge;
        if after < Cents::ZERO {
            notes.push(format!(
                "Dit is {} meer dan er voor uren over is.",
                words::euros(-after)
            ));
        }
    }
    if form.part == Part::Participation {
        notes.push("Deelname wordt nooit vergoed.".to_owned());
    }
    let rates = totals.no_rate + count > 0;
    let rates = rates.then(|| {
        Element::from(button::link_to("Tarieven", Message::RatesPressed).id("uren-naar-tarieven"))
    });
    (!notes.is_empty()).then(|| {
        Beside::new()
            .push(Icon::WarningFilled.tinted(14.0, theme::WARN))
            .push(
                text::small(notes.join(" "))
                    .color(theme::WARN)
                    .width(Length::Fill),
            )
            .push(rates)
            .spacing(theme::S8)
            .align_y(Alignment::Center)
            .padding([theme::S4, theme::S16])
            .into()
    })
}
