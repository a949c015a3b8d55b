//! One tariff: what it is, where it comes from, what it was used for, what can be done with it; what the guide says.

use super::{Message, Rates, guide};
use crate::desk::{KindRates, RateRow};
use crate::domain::PassageId;
use crate::domain::rate::RateStatus;
use crate::rules::edition::Indexation;
use crate::rules::rates;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::scroll;
use crate::ui::press::{Look, Press, Ring};
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, card, chip, text};
use crate::words;
use iced::widget::{Column as Stack, column, container, row, space};
use iced::{Alignment, Color, Length};

/// The chip of a tariff's status.
pub(super) fn status<'a>(status: RateStatus, loud: bool) -> Element<'a, Message> {
    let word = words::rates::status(status);
    match (status, loud) {
        (RateStatus::Provisional, _) => chip::filled(Icon::HourglassBold, word, Tone::Warn),
        (RateStatus::Final, true) => chip::filled(Icon::CheckBold, word, Tone::Ok),
        (RateStatus::Final, false) => chip::plain(Icon::CheckBold, word, Tone::Ok),
    }
}

impl Rates {
    /// The right pane while nothing is filled in.
    pub(super) fn detail(&self) -> Element<'_, Message> {
        let open = self.open().map(|(kind, row)| one(kind, row));
        let content = Stack::new().push(open).push(self.of_guide());
        scroll(content).height(Length::Fill).into()
    }

    /// What the guide says about this kind, each with its passage.
    fn of_guide(&self) -> Element<'_, Message> {
        let kind = self.open().map(|(kind, _)| kind.kind.as_str());
        let indexation = guide().map(|guide| guide.indexation());
        let indexed = indexation.filter(|it| Some(it.rate.as_str()) == kind);
        let passages = self.cited().into_iter().filter_map(passage);
        let head = container(text::strong("Wat de gids zegt")).padding([theme::S12, theme::S16]);
        let how = match indexed {
            Some(indexed) => container(index(indexed)),
            None => container(text::quiet(
                "De gids noemt bij dit tarief geen indexatie. Een volgend jaar krijgt een tarief als u het vastlegt.",
            )),
        };
        column![
            card::line(),
            head,
            how.padding([0.0, theme::S16]),
            space::vertical().height(theme::S8),
            card::line()
        ]
        .extend(passages)
        .into()
    }
}

fn one<'a>(kind: &'a KindRates, row: &'a RateRow) -> Element<'a, Message> {
    let rate = &row.rate;
    let head = row![
        text::heading(words::rates::per(rate, &kind.unit)).width(Length::Fill),
        status(rate.status, true)
    ]
    .align_y(Alignment::Center);
    let mut facts = Stack::new().spacing(theme::S8);
    facts = facts.push(parts::fact("Geldt", words::rates::period(rate)));
    facts = facts.push(parts::fact("Bron", rate.source.as_str()));
    if let Some(step) = rate.step {
        let exactly = rates::next(step).map(words::rates::unrounded);
        facts = facts.push(parts::fact(
            "Volgt uit",
            format!(
                "{}: onafgerond €\u{a0}{}",
                words::rates::step(step),
                exactly.unwrap_or_default()
            ),
        ));
    }
    let confirmed = match (rate.confirmed_on, row.of_guide) {
        (_, true) => "De gids stelt het vast".to_owned(),
        (Some(day), false) => format!("{} door {}", words::long_date(day), rate.confirmed_by),
        (None, false) => "Nog niet: er volgen geen bedragen uit".to_owned(),
    };
    facts = facts.push(parts::fact("Bevestigd", confirmed));
    let used = match row.usage.last {
        Some(last) => format!(
            "Voor {}, tot en met {}. Een gebruikt tarief verandert niet; er kan een ander op volgen.",
            words::counted(row.usage.lines as usize, "urenregel", "urenregels"),
            words::long_date(last)
        ),
        None => "Nog voor geen urenregel".to_owned(),
    };
    facts = facts.push(parts::fact("Gebruikt", used));
    container(column![text::label(kind.label.as_str()), head, facts, acts(row)].spacing(theme::S12))
        .padding(theme::S16)
        .into()
}

fn acts<'a>(row: &RateRow) -> Element<'a, Message> {
    let free = row.is_free();
    let provisional = row.rate.status == RateStatus::Provisional;
    let confirm = (free && provisional).then(|| {
        button::primary("Tarief bevestigen")
            .id("tarief-bevestigen")
            .keys("Enter")
            .on_press(Message::ConfirmPressed)
    });
    let follow = button::secondary("Volgend tarief invoeren")
        .id("tarief-volgend")
        .on_press(Message::FollowPressed);
    let change = free.then(|| {
        button::secondary("Tarief wijzigen")
            .id("tarief-wijzigen")
            .on_press(Message::ChangePressed)
    });
    let remove = free.then(|| {
        button::danger("Tarief verwijderen")
            .id("tarief-verwijderen")
            .keys("Delete")
            .on_press(Message::RemovePressed)
    });
    let first = row![]
        .push(confirm.map(Element::from))
        .push(Element::from(follow))
        .spacing(theme::S8);
    let second = row![]
        .push(change.map(Element::from))
        .push(remove.map(Element::from))
        .spacing(theme::S8);
    Stack::new()
        .push(first.wrap())
        .push(free.then(|| second.wrap()))
        .spacing(theme::S8)
        .into()
}

/// How the guide has a tariff go up, and what it leaves open.
fn index(it: &Indexation) -> Element<'_, Message> {
    let line = |label: &'static str, value: String| {
        row![
            container(text::label(label)).width(96),
            text::body(value).width(Length::Fill)
        ]
        .into()
    };
    Stack::with_children([
        line("Indexatie", words::letters::capitalised(&it.frequency)),
        line("Grondslag", it.basis.clone()),
        line("Of", it.alternative_basis.clone()),
        line("Afronding", words::letters::capitalised(&it.rounding)),
        line("Bevestigt", words::letters::capitalised(&it.confirmed_by)),
    ])
    .spacing(theme::S4)
    .into()
}

fn passage<'a>(id: PassageId) -> Option<Element<'a, Message>> {
    let passage = guide()?.passage(&id)?;
    let head = row![
        chip::tag(
            words::trail::passage_tag(&passage.section, false),
            Tone::Accent
        ),
        container(text::strong(passage.title.as_str())).width(Length::Fill)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    let words = column![head, text::body(passage.summary.as_str())]
        .spacing(theme::S4)
        .width(Length::Fill);
    let press = Press::new(words)
        .on_press(Some(Message::PassagePressed(id)))
        .width(Length::Fill)
        .ring(Ring::Inside)
        .style(|status| Look {
            fill: if status.hovered {
                theme::HOVER
            } else {
                Color::TRANSPARENT
            },
            edge: Color::TRANSPARENT,
            ink: theme::INK,
            radius: 0.0,
        })
        .padding([theme::S12, theme::S16]);
    Some(column![press, card::line()].into())
}
