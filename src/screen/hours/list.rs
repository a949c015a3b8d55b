//! The claims of the year: one row each, the sum below, and what the colours mean.

use super::place::Show;
use super::{FIND, Hours, LIST, Message};
use crate::desk::ClaimSheet;
use crate::domain::Cents;
use crate::domain::hours::{ClaimState, Metres, Phase, PhaseMinutes};
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, card, chip, choice, field, ratio, text};
use crate::words;
use crate::words::hours_judging::Counts;
use iced::widget::{Row, column, container, row, space};
use iced::{Alignment, Length};

/// Height of a bar in a row, in px.
const BAR: f32 = 10.0;

fn columns(layout: Layout) -> Vec<Column> {
    let name = Column::words("Trainer en activiteit", Length::Fill);
    match layout {
        Layout::Wide => vec![
            name,
            Column::figures("V", 40),
            Column::figures("U", 40),
            Column::figures("E", 36),
            Column::figures("Uren", 52),
            Column::words("Verhouding", 108),
            Column::figures("Km", 44),
            Column::figures("Bedrag €", 88),
            Column::words("Oordeel", 158),
        ],
        Layout::Narrow => vec![
            name,
            Column::figures("Uren", 52),
            Column::words("V U E", 76),
            Column::figures("Bedrag €", 88),
            Column::words("Oordeel", 142),
        ],
    }
}

/// What all lines of a claim drive.
fn metres(sheet: &ClaimSheet) -> Metres {
    sheet.lines.iter().map(|line| line.metres).sum()
}

fn kilometres(sheet: &ClaimSheet) -> String {
    let transit: Cents = sheet.lines.iter().map(|line| line.transit).sum();
    match metres(sheet) {
        Metres::ZERO if transit != Cents::ZERO => "OV".to_owned(),
        Metres::ZERO => "–".to_owned(),
        driven => words::hours::kilometres(driven),
    }
}

/// How much of a claim counts.
pub(super) fn counts(sheet: &ClaimSheet) -> Counts {
    match (sheet.is_partial(), sheet.accepted_amount()) {
        (false, _) => Counts::All,
        (true, Cents::ZERO) => Counts::Nothing,
        (true, _) => Counts::Part,
    }
}

/// The stand of a claim: filled where something is to be done, or was less than asked.
pub(super) fn state_chip<'a>(
    sheet: &ClaimSheet,
    filled: bool,
    layout: Layout,
) -> Element<'a, Message> {
    let counts = counts(sheet);
    let (icon, tone, loud) = match (sheet.claim.state, counts) {
        (ClaimState::Entered, _) => (Icon::CircleBold, Tone::Quiet, true),
        (ClaimState::InDiscussion, _) => (Icon::DiamondBold, Tone::Ask, true),
        (ClaimState::Accepted, Counts::Nothing) => (Icon::CrossBold, Tone::Stop, true),
        (ClaimState::Accepted, Counts::Part) => (Icon::Half, Tone::Warn, true),
        (ClaimState::Accepted, Counts::All) => (Icon::CheckBold, Tone::Ok, false),
        (ClaimState::Returned, _) => (Icon::UndoBold, Tone::Warn, true),
    };
    let word = match layout {
        Layout::Wide => words::hours_judging::stand(sheet.claim.state, counts),
        Layout::Narrow => words::hours_judging::short_stand(sheet.claim.state, counts),
    };
    if loud || filled {
        chip::filled(icon, word, tone)
    } else {
        chip::plain(icon, word, tone)
    }
}

/// The minutes per phase as the parts of a bar.
pub(super) fn bar_parts(minutes: &PhaseMinutes) -> [i64; 3] {
    [
        minutes.preparation.0,
        minutes.delivery.0,
        minutes.evaluation.0,
    ]
}

/// The trainer: by name where the region keeps names, else by role and mark.
pub(super) fn trainer(sheet: &ClaimSheet) -> String {
    let called = || words::hours::trainer(&sheet.claim.role, &sheet.claim.mark);
    sheet.name.clone().unwrap_or_else(called)
}

impl Hours {
    /// The table with its head, its sum and its legend.
    pub(super) fn table(&self, layout: Layout) -> Element<'_, Message> {
        let shown = self.shown();
        let count = shown.len();
        let selected = self.at();
        let rows = shown.clone();
        let list = list(LIST, count, move |at| match rows.get(at) {
            Some(sheet) => self.row(sheet, layout),
            None => space::horizontal().into(),
        })
        .row_height(46.0)
        .selected(selected)
        .on_select(Message::RowPressed)
        .on_move(Message::RowPressed)
        .on_open(Message::RowOpened);
        let table = container(table::table_wide(&columns(layout), list))
            .height(Length::Fill)
            .style(|_| container::Style {
                background: Some(theme::SURFACE.into()),
                ..container::Style::default()
            });
        column![
            self.narrowing(),
            card::line(),
            table,
            self.sum(&shown, layout),
            self.legend()
        ]
        .into()
    }

    /// Filter and search field, where there are many.
    fn narrowing(&self) -> Option<Element<'_, Message>> {
        if !self.is_long() {
            return None;
        }
        let at = Show::ALL.iter().position(|it| *it == self.show);
        let filter = choice::segments(Show::ALL.map(Show::label), at)
            .id("uren-filter")
            .on_choose(Message::ShowChosen);
        let find = field::field(FIND, "", &self.query)
            .placeholder("Zoek trainer, partner of activiteit")
            .icon(Icon::Search)
            .keys("Ctrl+F")
            .on_input(Message::QueryTyped);
        let inner = row![Element::from(filter), Element::from(find)]
            .spacing(theme::S16)
            .align_y(Alignment::Center);
        Some(
            container(inner)
                .padding(iced::Padding {
                    bottom: theme::S12,
                    ..iced::Padding::ZERO.horizontal(theme::S24)
                })
                .into(),
        )
    }

    fn row<'a>(&'a self, sheet: &'a ClaimSheet, layout: Layout) -> Element<'a, Message> {
        let claimed = sheet.claimed();
        let about = &sheet.about;
        let first = row![
            text::strong(trainer(sheet)).wrapping(iced::widget::text::Wrapping::None),
            container(table::one_line(text::quiet(about.partner_name.as_str())))
                .width(Length::Fill)
        ]
        .spacing(theme::S4);
        let name = column![
            first,
            table::one_line(text::small(about.activity.name.as_str()))
        ];
        let hours = |phase| figure(words::hours::time(claimed.of(phase)));
        let total = text::strong(words::hours::time(claimed.total())).into();
        let usual = self
            .board
            .as_ref()
            .and_then(|board| board.beside.get(&sheet.claim.id)?.usual());
        let tick = usual.and_then(|usual| Some(usual.shares?.of(Phase::Preparation)));
        let parts = bar_parts(&claimed);
        let bar = |width: f32| ratio::with_tick(parts, tick, width, BAR);
        let amount: Element<'_, Message> = match sheet.amount() {
            Some(amount) => figure(words::plain_amount(amount)),
            None => text::small("geen tarief").color(theme::WARN).into(),
        };
        let state = state_chip(sheet, Some(sheet.claim.id) == self.selected, layout);
        let cells = match layout {
            Layout::Wide => vec![
                name.into(),
                hours(Phase::Preparation),
                hours(Phase::Delivery),
                hours(Phase::Evaluation),
                total,
                bar(92.0),
                figure(kilometres(sheet)),
                amount,
                state,
            ],
            Layout::Narrow => vec![name.into(), total, bar(60.0), amount, state],
        };
        table::cells_wide(&columns(layout), cells)
    }

    fn sum<'a>(&'a self, shown: &[&ClaimSheet], layout: Layout) -> Element<'a, Message> {
        let mut all = PhaseMinutes::default();
        for sheet in shown {
            let claimed = sheet.claimed();
            for phase in Phase::ALL {
                all.add(*phase, claimed.of(*phase));
            }
        }
        let driven: Metres = shown.iter().map(|sheet| metres(sheet)).sum();
        let amount: Cents = shown.iter().map(|sheet| sheet.amount_so_far()).sum();
        let unrated = shown.iter().filter(|it| it.amount().is_none()).count();
        let name = if unrated > 0 {
            format!("Totaal, zonder {unrated} met een regel zonder tarief")
        } else {
            "Totaal".to_owned()
        };
        let strong = |words: String| -> Element<'_, Message> { text::strong(words).into() };
        let hours = |phase| strong(words::hours::time(all.of(phase)));
        let total = strong(words::hours::time(all.total()));
        let bar = |width: f32| ratio::with_tick(bar_parts(&all), None, width, BAR);
        let amount = strong(words::plain_amount(amount));
        let none = || space::horizontal().width(0).into();
        let name = table::one_line(text::strong(name));
        let cells = match layout {
            Layout::Wide => vec![
                name,
                hours(Phase::Preparation),
                hours(Phase::Delivery),
                hours(Phase::Evaluation),
                total,
                bar(92.0),
                strong(words::hours::kilometres(driven)),
                amount,
                none(),
            ],
            Layout::Narrow => vec![name, total, bar(60.0), amount, none()],
        };
        let inner = container(table::cells_wide(&columns(layout), cells))
            .height(48)
            .align_y(Alignment::Center);
        column![card::line(), inner].into()
    }

    /// What the colours and the tick mean.
    fn legend(&self) -> Element<'_, Message> {
        let third = self.third_is_development();
        let phases = Phase::ALL.iter().enumerate().map(|(at, phase)| {
            let name = words::hours::phase(*phase, third).to_lowercase();
            let letter = words::hours::phase_letter(*phase);
            row![ratio::dot(at), text::label(format!("{letter} {name}"))]
                .spacing(theme::S8)
                .align_y(Alignment::Center)
                .into()
        });
        let tick = row![
            ratio::tick(),
            text::label("Gangbaar einde van de voorbereiding")
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        let inner = row![
            Row::with_children(phases).spacing(theme::S16),
            space::horizontal(),
            tick
        ]
        .align_y(Alignment::Center)
        .height(39)
        .padding(iced::Padding::ZERO.horizontal(theme::S24));
        column![card::line(), inner].into()
    }
}

fn figure<'a>(words: String) -> Element<'a, Message> {
    text::body(words).into()
}
