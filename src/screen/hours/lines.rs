//! The lines of a claim, each amount with its tariff and its source; what was granted and what is left.

use super::{Hours, Message};
use crate::desk::ClaimSheet;
use crate::domain::hours::{HoursEntry, Metres, Minutes, Rated};
use crate::domain::{Cents, RateId};
use crate::ui::theme::{self};
use crate::ui::{Element, card, text};
use crate::words;
use iced::widget::{Column as Stack, column, container, row};
use iced::{Alignment, Length};

impl Hours {
    /// The lines in order, corrections under the line that they correct.
    pub(super) fn lines<'a>(&'a self, sheet: &'a ClaimSheet) -> Element<'a, Message> {
        let mut rows = Vec::new();
        for line in sheet.lines.iter().filter(|it| it.corrects.is_none()) {
            rows.push(self.line(line, false));
            let corrections = sheet.lines.iter();
            for correction in corrections.filter(|it| it.corrects == Some(line.id)) {
                rows.push(self.line(correction, true));
            }
        }
        let received = words::long_date(sheet.claim.received_on);
        let received = match &sheet.claim.source {
            Some(source) => format!("Ontvangen op {received}, uit {}", source.file_name),
            None => format!("Ontvangen op {received}"),
        };
        let note = (!sheet.claim.note.is_empty()).then(|| text::body(sheet.claim.note.as_str()));
        let head = row![
            text::strong("Urenregels").width(Length::Fill),
            text::label(received)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        column![head]
            .push(note)
            .push(Stack::with_children(rows))
            .push(totals(sheet))
            .spacing(theme::S8)
            .into()
    }

    fn line<'a>(&'a self, line: &'a HoursEntry, correction: bool) -> Element<'a, Message> {
        let phase = words::hours::phase(line.phase, self.third_is_development());
        let day = words::long_date(line.date);
        let title = if correction {
            format!("Correctie van {}", phase.to_lowercase())
        } else {
            format!("{day}, {}", phase.to_lowercase())
        };
        let mut parts = Stack::new().push(amount_row(title, line.amount(), true));
        if line.minutes != Minutes::ZERO {
            parts = parts.push(self.rated(
                &words::hours::hours(line.minutes),
                line.hours,
                "uur",
                Metres::ZERO != line.metres || line.transit != Cents::ZERO,
            ));
        }
        if line.metres != Metres::ZERO {
            let driven = format!("{}\u{a0}km", words::hours::kilometres(line.metres));
            parts = parts.push(self.rated(&driven, line.travel, "kilometer", true));
        }
        if line.transit != Cents::ZERO {
            let words = "Openbaar vervoer, zoals verantwoord".to_owned();
            parts = parts.push(amount_row(words, Some(line.transit), false));
        }
        if !line.note.is_empty() {
            parts = parts.push(text::label(line.note.as_str()));
        }
        let counts = line
            .accepted
            .filter(|it| it.minutes != line.minutes || Some(it.travel) != line.travel_amount());
        if let Some(counts) = counts {
            let words = format!(
                "Hiervan telt {}, {}",
                words::hours::hours(counts.minutes),
                words::euros(counts.total())
            );
            parts = parts.push(text::small_strong(words).color(theme::WARN));
        }
        let inset = if correction { theme::S16 } else { 0.0 };
        let inner = container(parts).padding(iced::Padding {
            left: inset,
            ..iced::Padding::from([theme::S8, 0.0])
        });
        column![card::line(), inner].into()
    }

    /// A quantity at its tariff, and what says that this is the tariff.
    fn rated<'a>(
        &'a self,
        quantity: &str,
        rated: Option<Rated>,
        per: &str,
        show_amount: bool,
    ) -> Element<'a, Message> {
        let rate = rated.and_then(|rated| self.rate(rated.rate));
        match (rated, rate) {
            (Some(rated), Some(rate)) => {
                let words = words::hours_judging::at_rate(quantity, rate);
                let amount = show_amount.then_some(rated.amount);
                let source = words::hours_judging::rate_source(rate);
                column![small_row(words, amount), text::label(source)].into()
            }
            (Some(rated), None) => small_row(quantity.to_owned(), Some(rated.amount)),
            (None, _) => text::small(format!(
                "{quantity}: er is nog geen definitief tarief per {per} voor deze dag"
            ))
            .color(theme::WARN)
            .into(),
        }
    }

    fn rate(&self, id: RateId) -> Option<&crate::domain::rate::Rate> {
        self.board.as_ref()?.hours.rates.rate(id)
    }
}

/// What it comes to, and what of the grant for hours is left.
fn totals<'a>(sheet: &ClaimSheet) -> Element<'a, Message> {
    let travel: Option<Cents> = sheet.travel();
    let amount = sheet.amount();
    let hours = amount.zip(travel).map(|(all, travel)| all - travel);
    let about = &sheet.about;
    let left = about.left();
    let rest = if left < Cents::ZERO {
        text::strong(words::plain_amount(left)).color(theme::STOP)
    } else {
        text::strong(words::plain_amount(left))
    };
    let rest = row![text::strong("Over").width(Length::Fill), rest];
    let claimed = words::hours::hours(sheet.claimed().total());
    column![
        card::line(),
        amount_row(format!("Uren, {claimed}"), hours, false),
        amount_row("Reiskosten".to_owned(), travel, false),
        amount_row("Bedrag".to_owned(), amount, true),
        card::line(),
        amount_row(
            "Toegekend voor uren".to_owned(),
            Some(about.granted_for_hours),
            false
        ),
        amount_row(
            "Al vergoed op deze activiteit".to_owned(),
            Some(about.accepted),
            false
        ),
        rest
    ]
    .spacing(theme::S4)
    .into()
}

/// Words with an amount at the right; without an amount it says so.
fn amount_row<'a>(words: String, amount: Option<Cents>, strong: bool) -> Element<'a, Message> {
    let of = |words: String| {
        if strong {
            text::strong(words)
        } else {
            text::body(words)
        }
    };
    let amount = match amount {
        Some(amount) => of(words::plain_amount(amount)),
        None => text::body("nog geen tarief").color(theme::WARN),
    };
    row![of(words).width(Length::Fill), amount]
        .spacing(theme::S8)
        .into()
}

fn small_row<'a>(words: String, amount: Option<Cents>) -> Element<'a, Message> {
    let amount = amount.map(|amount| text::small(words::plain_amount(amount)));
    row![text::small(words).width(Length::Fill)]
        .push(amount)
        .spacing(theme::S8)
        .into()
}
