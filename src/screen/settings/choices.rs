//! Termijnen and Keuzes van de regio: what the guide leaves to the region, for every year or for one.

use super::form::{self, Edit, Place};
use super::{Message, Open, PANES, Part};
use crate::domain::PassageId;
use crate::rules::edition::{Deadline, Guide, Setting, SettingKind, SettingScope};
use crate::screen::Jump;
use crate::ui::icon::Icon;
use crate::ui::list::{self, list};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, choice, field, frame, table, text};
use crate::words::{self, region_settings};
use chrono::NaiveDate;
use iced::widget::{Column, Row, column, container, row, space};
use iced::{Alignment, Length};

/// Width of the column that says where a value comes from, in px.
const STATE: f32 = 118.0;

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whence {
    /// Chosen for the plan year.
    Year,
    /// Chosen for every year.
    Every,
    /// What the guide has when nothing is chosen.
    Guide,
    Nowhere,
}

/// Whether a setting is a date, and so stands among the terms.
pub(super) fn is_deadline(id: &str) -> bool {
    form::guide()
        .and_then(|guide| guide.setting(id))
        .is_some_and(is_date)
}

fn is_date(setting: &Setting) -> bool {
    matches!(setting.kind, SettingKind::Date | SettingKind::MonthDay)
}

/// The settings of a part, in the guide's order.
fn settings_of(part: Part) -> Vec<&'static Setting> {
    let all = form::guide().map_or(&[][..], Guide::settings);
    all.iter()
        .filter(|it| is_date(it) == (part == Part::Deadlines))
        .collect()
}

impl Open {
    /// The settings of a part with what holds now.
    pub(super) fn choices_view(&self, part: Part) -> Element<'_, Message> {
        let settings = settings_of(part);
        let chosen = self.chosen(part).map(|it| it.id.clone());
        let selected = settings
            .iter()
            .position(|it| Some(&it.id) == chosen.as_ref());
        let ids: Vec<String> = settings.iter().map(|it| it.id.clone()).collect();
        let also = ids.clone();
        let id_at = |ids: &[String], at: usize| ids.get(at).cloned().unwrap_or_default();
        let rows = list("keuzes", settings.len(), move |at| match settings.get(at) {
            Some(setting) => self.choice_row(setting),
            None => space::horizontal().into(),
        })
        .row_height(54.0)
        .selected(selected)
        .on_select(move |at| Message::ChoiceChosen(id_at(&ids, at)))
        .on_move(move |at| Message::ChoiceChosen(id_at(&also, at)));
        let rows = match part {
            Part::Deadlines => rows.height(Length::Shrink),
            _ => rows,
        };
        let words = match part {
            Part::Deadlines => {
                "Data die de regio kiest. Hieronder staan de data die de gids zelf noemt."
            }
            _ => "Wat de referentiegids aan de regio laat. Zonder keuze geldt de gids.",
        };
        let rates = (part == Part::Choices)
            .then(|| button::link_to("Tarieven", Message::Jumped(Jump::Rates)).id("naar-tarieven"));
        let title = row![text::heading(part.name()).width(Length::Fill)]
            .push(rates)
            .align_y(Alignment::Center);
        let head = column![title, text::quiet(words)];
        Column::new()
            .push(container(head).padding(iced::Padding::new(theme::S16)))
            .push(card::line())
            .push(rows)
            .push((part == Part::Deadlines).then(|| self.guide_deadlines()))
            .into()
    }

    /// The setting that is open: the one chosen, or the first of the part.
    fn chosen(&self, part: Part) -> Option<&'static Setting> {
        let all = settings_of(part);
        let chosen = all.iter().find(|it| Some(&it.id) == self.choice.as_ref());
        chosen.or(all.first()).copied()
    }

    fn choice_row(&self, setting: &'static Setting) -> Element<'_, Message> {
        let (value, whence) = self.in_force(setting);
        let state: Element<'_, Message> = match whence {
            Whence::Year => chip::plain(Icon::CheckBold, format!("Voor {}", self.year), Tone::Ok),
            Whence::Every => chip::plain(Icon::CheckBold, "Elk jaar", Tone::Ok),
            Whence::Guide => chip::plain(Icon::Book, "Zoals de gids", Tone::Quiet),
            Whence::Nowhere => chip::plain(Icon::CircleBold, "Niet ingesteld", Tone::Quiet),
        };
        let words = column![
            table::one_line(text::strong(&setting.label)),
            table::one_line(text::quiet(value))
        ]
        .width(Length::Fill);
        Row::new()
            .push(words)
            .push(container(state).width(STATE))
            .spacing(theme::S8)
            .align_y(Alignment::Center)
            .padding([0.0, theme::S16])
            .into()
    }

    /// What holds for the plan year, and whence.
    fn in_force(&self, setting: &Setting) -> (String, Whence) {
        let own = self.form.choice(&setting.id, self.year);
        let every = self.form.choice(&setting.id, 0);
        if !own.is_empty() {
            (in_words(setting, own), Whence::Year)
        } else if !every.is_empty() {
            (in_words(setting, every), Whence::Every)
        } else if !setting.default.is_empty() {
            let standard = form::typed(&setting.id, &setting.default);
            (in_words(setting, &standard), Whence::Guide)
        } else {
            ("–".to_owned(), Whence::Nowhere)
        }
    }

    /// The form of the setting that is open.
    pub(super) fn choice_pane(
        &self,
        part: Part,
        layout: Layout,
    ) -> Option<frame::Pane<'_, Message>> {
        let setting = self.chosen(part)?;
        let every = self
            .every_year
            .unwrap_or(setting.scope == SettingScope::Region);
        let year = if every { 0 } else { self.year };
        let this_year = format!("Alleen {}", self.year);
        let when = choice::segments(
            ["Elk jaar".to_owned(), this_year],
            Some(usize::from(!every)),
        )
        .id("keuze-geldt")
        .on_choose(|at| Message::EveryYearChosen(at == 0));
        let (value, whence) = self.in_force(setting);
        let now = match whence {
            Whence::Year => format!("Nu geldt voor {}: {value}.", self.year),
            Whence::Every => format!("Nu geldt elk jaar: {value}."),
            Whence::Guide => format!("Niets gekozen: zoals de gids, {}.", value.to_lowercase()),
            Whence::Nowhere => format!("Nog niets gekozen voor {}.", self.year),
        };
        let content = Column::new()
            .push(text::heading(&setting.label))
            .push((!setting.help.is_empty()).then(|| text::body(&setting.help)))
            .push(field::labelled("Geldt voor", when))
            .push(self.choice_control(setting, year))
            .push(text::quiet(now))
            .push(card::line())
            .push(column![
                text::label("Wat dit verandert"),
                text::body(region_settings::effect(&setting.id))
            ])
            .push(passage(&setting.passage))
            .spacing(theme::S16)
            .padding(theme::S16);
        let width = match layout {
            Layout::Wide => 456,
            Layout::Narrow => 400,
        };
        Some(frame::pane(
            PANES[2],
            width,
            list::scroll(content).height(Length::Fill),
        ))
    }

    fn choice_control(&self, setting: &'static Setting, year: i32) -> Element<'_, Message> {
        let place = Place::Choice(setting.id.clone(), year);
        let value = self.form.choice(&setting.id, year);
        let id = setting.id.as_str();
        let fault = self.fault_at(&place);
        let typed = move |text| Message::Edited(Edit::Choice(id.to_owned(), year, text));
        let left = Message::Left(place.clone());
        let picked = |options: Vec<(String, String)>| {
            let chosen = options.iter().position(|(_, code)| code == value);
            let codes: Vec<String> = options.iter().map(|(_, code)| code.clone()).collect();
            let names: Vec<String> = options.into_iter().map(|(name, _)| name).collect();
            let control = choice::segments(names, chosen)
                .id(place.id())
                .on_choose(move |at| typed(codes.get(at).cloned().unwrap_or_default()));
            field::labelled("Keuze", control)
        };
        match setting.kind {
            SettingKind::Bool => picked(vec![
                ("Niet ingesteld".to_owned(), String::new()),
                ("Ja".to_owned(), "true".to_owned()),
                ("Nee".to_owned(), "false".to_owned()),
            ]),
            SettingKind::Choice => {
                let none = ("Niet ingesteld".to_owned(), String::new());
                let all = setting.choices.iter();
                let all = all.map(|it| (words::letters::capitalised(it), it.clone()));
                picked(std::iter::once(none).chain(all).collect())
            }
            SettingKind::Date => field::date(place.id(), "Datum", value)
                .width(Length::Fill)
                .error(fault)
                .on_input(typed)
                .on_blur(left)
                .into(),
            SettingKind::MonthDay => field::field(place.id(), "Maand en dag", value)
                .hint("Zoals 09-15 voor 15 september.")
                .error(fault)
                .on_input(typed)
                .on_blur(left)
                .into(),
            SettingKind::MoneyCents => field::amount(place.id(), "Bedrag €", value)
                .width(Length::Fill)
                .error(fault)
                .on_input(typed)
                .on_blur(left)
                .into(),
            SettingKind::Text => field::field(place.id(), "Tekst", value)
                .error(fault)
                .on_input(typed)
                .on_blur(left)
                .into(),
            SettingKind::List => {
                let at = place.clone();
                let area = field::area(
                    place.id(),
                    self.editor(&place),
                    116.0,
                    move |action| Message::Wrote(at.clone(), action),
                    Some(left),
                );
                field::labelled("Eén per regel", area)
            }
        }
    }

    /// The dates that the guide itself fixes, for the plan year.
    fn guide_deadlines(&self) -> Element<'_, Message> {
        let all = form::guide().map_or(&[][..], Guide::deadlines);
        let fixed = all
            .iter()
            .filter_map(|it| Some((it, self.day_of(it)?)))
            .map(|(it, day)| {
                Row::new()
                    .push(text::body(&it.label).width(Length::Fill))
                    .push(text::body(words::long_date(day)))
                    .push(button::link(
                        format!("Gids {}", section(&it.passage)),
                        Message::Jumped(Jump::Passage(it.passage.clone())),
                    ))
                    .spacing(theme::S16)
                    .align_y(Alignment::Center)
                    .into()
            });
        let head = text::label(format!("Uit de gids, voor planjaar {}", self.year));
        let rows = Column::with_children(fixed).spacing(theme::S4);
        container(column![head, rows].spacing(theme::S8))
            .padding(theme::S16)
            .into()
    }

    fn day_of(&self, deadline: &Deadline) -> Option<NaiveDate> {
        let year = self.year + deadline.year_offset;
        let day = NaiveDate::from_ymd_opt(year, deadline.month?, deadline.day?);
        day.filter(|_| deadline.setting.is_none())
    }
}

/// A value as people read it.
fn in_words(setting: &Setting, value: &str) -> String {
    match (setting.kind, value) {
        (SettingKind::Bool, "true") => "Ja".to_owned(),
        (SettingKind::Bool, _) => "Nee".to_owned(),
        (SettingKind::MoneyCents, value) => format!("€\u{a0}{value}"),
        (SettingKind::List, value) => value.lines().collect::<Vec<_>>().join("; "),
        (SettingKind::Choice, value) => words::letters::capitalised(value),
        (SettingKind::Date | SettingKind::MonthDay | SettingKind::Text, value) => value.to_owned(),
    }
}

/// Where a passage stands: `1a`.
fn section(id: &PassageId) -> String {
    form::guide()
        .and_then(|guide| guide.passage(id))
        .map_or_else(|| id.to_string(), |it| it.section.clone())
}

/// The passage that something rests on, with the way to it.
fn passage<'a>(id: &PassageId) -> Option<Element<'a, Message>> {
    let passage = form::guide()?.passage(id)?;
    let tag = row![
        chip::tag(passage.section.as_str(), Tone::Accent),
        text::strong(&passage.title)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    let link = button::link_to("Passage openen", Message::Jumped(Jump::Passage(id.clone())));
    Some(
        column![
            text::label("Rust op"),
            tag,
            text::body(&passage.summary),
            Element::from(link)
        ]
        .spacing(theme::S4)
        .into(),
    )
}
