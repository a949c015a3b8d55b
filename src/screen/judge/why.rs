//! Why: the passages that a line rests on, with whom it is talked over, and what was decided earlier.

use super::{Judge, Message, state};
use crate::desk::{ActivitySheet, Earlier, guide_of};
use crate::domain::PassageId;
use crate::domain::decision::{Consultation, ConsultationOutcome};
use crate::screen::Jump;
use crate::ui::icon::Icon;
use crate::ui::press::{Look, Press, Ring};
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, card, chip, text};
use crate::words;
use iced::widget::{Column as Stack, column, container, row, space};
use iced::{Alignment, Color, Length};

/// A passage as it is shown: section, title, summary in our own words.
pub(super) type Cited<'a> = (String, &'a str, &'a str);

impl Judge {
    /// The passages of the selected line, or of all lines of the activity.
    pub(super) fn passages(&self) -> Element<'_, Message> {
        let passages = self
            .cited()
            .into_iter()
            .filter_map(|id| Some(passage(id, self.cite(id)?)));
        Stack::with_children(passages).into()
    }

    pub(super) fn cited(&self) -> Vec<&PassageId> {
        if !self.why_of_all {
            return self
                .current()
                .map(|line| line.outlook().passages.iter().collect())
                .unwrap_or_default();
        }
        let lines = self.current_activity().map_or(&[][..], |it| &it.lines);
        let mut all: Vec<&PassageId> = Vec::new();
        for id in lines.iter().flat_map(|line| &line.outlook().passages) {
            if !all.contains(&id) {
                all.push(id);
            }
        }
        all
    }

    pub(super) fn cite(&self, id: &PassageId) -> Option<Cited<'_>> {
        let guide = self.sheet().and_then(|sheet| guide_of(&sheet.plan).ok())?;
        if let Some(passage) = guide.passage(id) {
            let section = words::trail::passage_tag(&passage.section, false);
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
            .spacing(theme::S4)
            .into()
    }

    /// With whom the activity is or was talked over.
    pub(super) fn thread(&self) -> Option<Element<'_, Message>> {
        let sheet = self.current_activity()?;
        if sheet.consultations.is_empty() {
            return None;
        }
        let thread = Jump::Consultations(Some(sheet.activity.id));
        let head = row![
            text::strong("Overleg").width(Length::Fill),
            button::link_to("Overlegdraad", Message::JumpPressed(thread))
        ]
        .align_y(Alignment::Center);
        let rows = sheet
            .consultations
            .iter()
            .rev()
            .map(|it| talked_over(it, sheet));
        let all = column![head].extend(rows).spacing(theme::S8);
        let all = container(all).padding([theme::S12, theme::S16]);
        Some(column![all, card::line()].into())
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

    /// Passages above, consultation, evidence, and earlier decisions below.
    pub(super) fn why(&self) -> Element<'_, Message> {
        let earlier =
            column![text::strong("Eerder besloten"), self.decided_earlier()].spacing(theme::S8);
        column![
            self.tree_said(),
            self.passages(),
            self.thread(),
            self.evidence(),
            container(earlier).padding([theme::S12, theme::S16])
        ]
        .into()
    }
}

/// A passage, to be opened in the guide.
pub(super) fn passage<'a>(
    id: &PassageId,
    (section, title, summary): Cited<'a>,
) -> Element<'a, Message> {
    let head = row![
        chip::tag(section, Tone::Accent),
        container(text::strong(title)).width(Length::Fill)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    let words = column![head, text::body(summary)]
        .spacing(theme::S4)
        .width(Length::Fill);
    let leads = leads(words, Message::passage(id)).padding([theme::S12, theme::S16]);
    column![leads, card::line()].into()
}

/// Something that is pressed as one, and leads elsewhere.
pub(super) fn leads<'a>(
    content: impl Into<Element<'a, Message>>,
    message: Message,
) -> Press<'a, Message> {
    Press::new(content)
        .on_press(Some(message))
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
}

pub(super) fn clipped<'a>(words: iced::widget::Text<'a>) -> Element<'a, Message> {
    container(crate::ui::cut::cut(words))
        .width(Length::Fill)
        .into()
}

fn earlier_row(earlier: &Earlier) -> Element<'_, Message> {
    let who = if earlier.same_partner {
        format!("Dezelfde partner, {}", earlier.year)
    } else {
        format!("{}, {}", earlier.partner, earlier.year)
    };
    let what = format!("{}: {}", earlier.activity_name, earlier.text);
    let words = column![
        row![
            clipped(text::strong(who)),
            space::horizontal().width(theme::S8),
            state::outcome(earlier.outcome)
        ]
        .align_y(Alignment::Center),
        row![
            clipped(text::label(what)),
            space::horizontal().width(theme::S8),
            text::small(words::plain_amount(earlier.granted))
        ]
    ];
    leads(
        words,
        Message::JumpPressed(Jump::Judge {
            plan: Some(earlier.plan),
            activity: Some(earlier.activity),
            line: Some(earlier.line),
        }),
    )
    .into()
}

/// A consultation: with whom and when, about what, and what came of it.
fn talked_over<'a>(talk: &'a Consultation, sheet: &'a ActivitySheet) -> Element<'a, Message> {
    let (icon, tone) = match talk.outcome {
        None => (Icon::DiamondBold, Tone::Ask),
        Some(ConsultationOutcome::Agreed) => (Icon::CheckBold, Tone::Ok),
        Some(ConsultationOutcome::NotAgreed) => (Icon::CrossBold, Tone::Stop),
        Some(ConsultationOutcome::Lapsed) => (Icon::CircleBold, Tone::Quiet),
    };
    let word = talk.outcome.map_or("Open", words::consultations::outcome);
    let when = match (talk.held_on, talk.answer_due) {
        (Some(held), _) => words::long_date(held),
        (None, Some(due)) => format!("antwoord uiterlijk {}", words::long_date(due)),
        (None, None) => "nog niet gehouden".to_owned(),
    };
    let line = sheet.lines.iter().find(|it| Some(it.line.id) == talk.line);
    let about = line.map_or("De hele activiteit", |it| it.line.text.as_str());
    let agreed = (!talk.agreed.is_empty()).then(|| text::small(&talk.agreed));
    let words = column![
        row![
            clipped(text::strong(&talk.with_whom)),
            space::horizontal().width(theme::S8),
            chip::plain(icon, word, tone)
        ]
        .align_y(Alignment::Center),
        text::label(format!("{about}: {when}")),
        text::small(&talk.question)
    ]
    .push(agreed);
    let thread = Jump::Consultations(Some(talk.activity));
    leads(words, Message::JumpPressed(thread)).into()
}
