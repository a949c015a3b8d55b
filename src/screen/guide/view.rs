//! How the screen is laid out: three panes, or the table of contents with tabs beside it.

use super::{BODY, GuideBook, Message, PANES, Tab, Topic};
use crate::desk::guide_book::GuideShelf;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::scroll;
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, choice, frame, select, text};
use crate::words;
use iced::widget::{Column as Stack, column, container, row, space};
use iced::{Alignment, Length};
use std::borrow::Cow;

impl GuideBook {
    /// The screen without the window around it.
    pub(super) fn screen(&self, layout: Layout) -> Element<'_, Message> {
        let head = container(self.head()).padding([theme::S16, theme::S24]);
        let notice = self
            .notice
            .as_ref()
            .map(|it| container(parts::notice(it, Message::NoticeClosed)).padding(theme::S16));
        let panes: Element<'_, Message> = match &self.shelf {
            Some(shelf) => self.panes_for(shelf, layout),
            None => space::vertical().into(),
        };
        Stack::new()
            .push(head)
            .push(notice)
            .push(card::line())
            .push(panes)
            .into()
    }

    fn head(&self) -> Element<'_, Message> {
        let Some(shelf) = &self.shelf else {
            return card::screen_head("Referentiegids", "", Vec::new());
        };
        let edition = shelf.guide.edition();
        let beside = format!(
            "{}, voor planjaar {}",
            words::guide_title("Editie", &edition.adopted),
            self.year
        );
        card::screen_head("Referentiegids", beside, self.editions(shelf))
    }

    /// The other editions that plans of this register are judged by, where there are any.
    fn editions<'a>(&self, shelf: &'a GuideShelf) -> Vec<Element<'a, Message>> {
        if shelf.editions.len() < 2 {
            return Vec::new();
        }
        let names = shelf.editions.iter().map(|id| format!("Editie {id}"));
        let here = &shelf.guide.edition().id;
        let chosen = shelf.editions.iter().position(|id| id == here);
        let editions = select::select(names, chosen, "Kies een editie")
            .id("gids-editie")
            .name("Editie van de gids")
            .width(200)
            .on_choose(Message::EditionChosen);
        vec![editions.into()]
    }

    fn panes_for<'a>(&'a self, shelf: &'a GuideShelf, layout: Layout) -> Element<'a, Message> {
        match layout {
            Layout::Wide => frame::panes(vec![
                frame::pane(PANES[0], 336, self.contents(layout)),
                frame::pane(PANES[1], Length::Fill, self.read_pane(shelf)).on_ground(),
                frame::pane(PANES[2], 368, self.beside(shelf)),
            ]),
            Layout::Narrow => frame::panes(vec![
                frame::pane(PANES[0], 304, self.contents(layout)),
                frame::pane(PANES[1], Length::Fill, self.tabbed(shelf)),
            ]),
        }
    }

    fn read_pane<'a>(&'a self, shelf: &'a GuideShelf) -> Element<'a, Message> {
        scroll(
            container(self.body(shelf))
                .id(BODY)
                .padding([theme::S16, theme::S24]),
        )
        .height(Length::Fill)
        .into()
    }

    fn body<'a>(&'a self, shelf: &'a GuideShelf) -> Element<'a, Message> {
        match &self.topic {
            None => super::intro::view(shelf),
            Some(topic) if !shelf.has(topic) => not_here(shelf),
            Some(Topic::Passage(id)) => super::passage::view(shelf, id),
            Some(Topic::CostKind(id)) => super::kind::view(shelf, id),
        }
    }

    fn tabbed<'a>(&'a self, shelf: &'a GuideShelf) -> Element<'a, Message> {
        let what = match &self.topic {
            None => "Over de gids",
            Some(Topic::Passage(_)) => "Passage",
            Some(Topic::CostKind(_)) => "Kostensoort",
        };
        let labels = [
            what.to_owned(),
            format!("Onze regels {}", self.rules(shelf).len()),
            format!("Zaken {}", self.cases.len()),
        ];
        let at = Tab::ALL.iter().position(|it| *it == self.tab);
        let tabs = choice::tabs(labels, at.unwrap_or(0))
            .id("gids-tabs")
            .on_choose(Message::TabChosen);
        let body: Element<'a, Message> = match self.tab {
            Tab::Topic => container(self.read_pane(shelf)).style(ground).into(),
            Tab::Rules => scroll(
                container(self.own_rules(shelf))
                    .id(BODY)
                    .padding([theme::S12, theme::S16]),
            )
            .height(Length::Fill)
            .into(),
            Tab::Cases => container(self.case_list()).id(BODY).into(),
        };
        column![
            container(Element::from(tabs)).padding([0.0, theme::S16]),
            card::line(),
            container(body).height(Length::Fill)
        ]
        .into()
    }
}

/// The background of the window, for cards to stand on.
fn ground(_theme: &iced::Theme) -> container::Style {
    container::Style {
        background: Some(theme::BG.into()),
        ..container::Style::default()
    }
}

fn not_here(shelf: &GuideShelf) -> Element<'_, Message> {
    let title = &shelf.guide.edition().title;
    let words = format!(
        "Dit staat niet in {}. Het kan bij een andere editie horen, of de regio heeft het geschrapt.",
        words::guide_title(title, &shelf.guide.edition().adopted)
    );
    parts::banner(
        Icon::Info,
        Tone::Quiet,
        text::body(words),
        space::horizontal().width(0),
    )
}

/// Tags, title and what stands below it, at the top of the work pane.
pub(super) fn top<'a>(
    tags: Vec<Element<'a, Message>>,
    title: impl Into<Cow<'a, str>>,
) -> Element<'a, Message> {
    let tags = iced::widget::Row::with_children(tags)
        .spacing(theme::S8)
        .align_y(Alignment::Center)
        .wrap()
        .vertical_spacing(theme::S4);
    column![tags, text::title(title.into())]
        .spacing(theme::S8)
        .into()
}

/// A card with a title and how many rows there are; nothing without rows.
pub(super) fn block<'a>(
    title: impl Into<Cow<'a, str>>,
    rows: Vec<Element<'a, Message>>,
) -> Option<Element<'a, Message>> {
    let count = rows.len();
    (count > 0).then(|| lines(title, Some(count), rows))
}

/// A card with a title, and rows with lines between them.
pub(super) fn lines<'a>(
    title: impl Into<Cow<'a, str>>,
    count: Option<usize>,
    rows: Vec<Element<'a, Message>>,
) -> Element<'a, Message> {
    let title = row![text::strong(title.into()), space::horizontal()]
        .push(count.map(|count| text::label(count.to_string())))
        .align_y(Alignment::Center)
        .padding([theme::S8, theme::S16]);
    let mut all = Stack::new().push(title);
    for row in rows {
        all = all.push(card::line()).push(
            container(row)
                .width(Length::Fill)
                .padding([theme::S8, theme::S16]),
        );
    }
    card::flush(all)
}

/// A link to another topic.
pub(super) fn link<'a>(name: impl Into<Cow<'a, str>>, topic: Topic) -> Element<'a, Message> {
    button::link(name, Message::TopicPressed(topic)).into()
}

/// A passage as a link: its tag, then its title. `None` when neither the edition nor the region has it.
pub(super) fn passage_link<'a>(
    shelf: &'a GuideShelf,
    id: &crate::domain::PassageId,
) -> Option<Element<'a, Message>> {
    let of_guide = shelf.guide.passage(id);
    let of_guide = of_guide.map(|it| (words::guide::section_tag(&it.section), &it.title));
    let own = shelf.policy.passages.iter().find(|it| it.id == *id);
    let (section, title) = of_guide.or(own.map(|it| (it.section.clone(), &it.title)))?;
    let inner = row![
        chip::tag(section, Tone::Accent),
        link(title.as_str(), Topic::Passage(id.clone()))
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center)
    .wrap();
    Some(inner.into())
}

/// Something to know, with an icon.
pub(super) fn hint<'a>(words: impl Into<Cow<'a, str>>) -> Element<'a, Message> {
    row![
        Icon::Info.tinted(14.0, theme::INK2),
        text::label(words.into()).width(Length::Fill)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center)
    .into()
}
