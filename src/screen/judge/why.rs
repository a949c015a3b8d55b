//! Why: the passages that a line rests on, and what was decided earlier on the same kind.

use super::{Judge, Message, state};
use crate::desk::{Earlier, guide_of};
use crate::domain::PassageId;
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, card, chip, text};
use crate::words;
use iced::widget::text::Wrapping;
use iced::widget::{Column as Stack, column, container, row, space};
use iced::{Alignment, Length};

/// A passage as it is shown: section, title, summary in our own words.
type Cited<'a> = (String, &'a str, &'a str);

impl Judge {
    /// The passages of the selected line.
    pub(super) fn passages(&self) -> Element<'_, Message> {
        let passages = self.cited().into_iter().map(|(section, title, summary)| {
            let head = row![
                chip::tag(section, Tone::Accent),
                container(text::strong(title)).width(Length::Fill)
            ]
            .spacing(theme::S8)
            .align_y(Alignment::Center);
            column![
                container(column![head, text::body(summary)].spacing(theme::S4))
                    .padding([theme::S12, theme::S16]),
                card::line()
            ]
            .into()
        });
        Stack::with_children(passages).into()
    }

    pub(super) fn cited(&self) -> Vec<Cited<'_>> {
        let Some(line) = self.current() else {
            return Vec::new();
        };
        let passages = &line.outlook().passages;
        passages.iter().filter_map(|id| self.cite(id)).collect()
    }

    fn cite(&self, id: &PassageId) -> Option<Cited<'_>> {
        let guide = self.sheet().and_then(|sheet| guide_of(&sheet.plan).ok())?;
        if let Some(passage) = guide.passage(id) {
            let section = if passage.section.starts_with("Bijlage") {
                passage.section.clone()
            } else {
                format!("Gids {}", passage.section)
            };
            return Some((section, &passage.title, &passage.summary));
        }
        let own = self.policy.passages.iter().find(|it| it.id == *id)?;
        Some((own.section.clone(), &own.title, &own.summary))
    }

    /// Earlier decisions on the same kind.
    pub(super) fn decided_earlier(&self) -> Element<'_, Message> {
        if self.earlier.is_empty() {
            return text::quiet(
                "Over deze kostensoort is in dit register nog niet besloten in een ander jaarplan.",
            )
            .into();
        }
        Stack::with_children(self.earlier.iter().map(earlier_row))
            .spacing(theme::S8)
            .into()
    }

    /// What must be shown, by the guide.
    pub(super) fn evidence(&self) -> Option<Element<'_, Message>> {
        let line = self.current()?;
        let guide = self.sheet().and_then(|sheet| guide_of(&sheet.plan).ok())?;
        let wanted = line.outlook().evidence.iter();
        let labels: Vec<&str> = wanted
            .filter_map(|id| Some(guide.evidence(id)?.label.as_str()))
            .collect();
        if labels.is_empty() {
            return None;
        }
        let rows = labels.into_iter().map(|label| {
            row![
                Icon::Paperclip.tinted(14.0, theme::INK2),
                text::body(label).width(Length::Fill)
            ]
            .spacing(theme::S8)
            .into()
        });
        let all = column![text::strong("Bewijsstukken")]
            .extend(rows)
            .spacing(theme::S4);
        let all = container(all).padding([theme::S12, theme::S16]);
        Some(column![all, card::line()].into())
    }

    /// Passages above, earlier decisions below.
    pub(super) fn why(&self) -> Element<'_, Message> {
        let earlier =
            column![text::strong("Eerder besloten"), self.decided_earlier()].spacing(theme::S8);
        column![
            self.passages(),
            self.evidence(),
            container(earlier).padding([theme::S12, theme::S16])
        ]
        .into()
    }
}

fn earlier_row(earlier: &Earlier) -> Element<'_, Message> {
    let who = if earlier.same_partner {
        format!("Dezelfde partner, {}", earlier.year)
    } else {
        format!("{}, {}", earlier.partner, earlier.year)
    };
    let clipped = |words: iced::widget::Text<'static>| -> Element<'static, Message> {
        container(words.wrapping(Wrapping::None))
            .clip(true)
            .width(Length::Fill)
            .into()
    };
    column![
        row![
            clipped(text::strong(who)),
            space::horizontal().width(theme::S8),
            state::outcome(earlier.outcome)
        ]
        .align_y(Alignment::Center),
        row![
            clipped(text::label(earlier.text.clone())),
            space::horizontal().width(theme::S8),
            text::small(words::plain_amount(earlier.granted))
        ]
    ]
    .into()
}
