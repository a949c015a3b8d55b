//! The table of contents: heads that fold, entries below them, and the field that filters.

use super::{Action, BODY, FIELD, GuideBook, LIST, Message, Show, Topic};
use crate::desk::guide_book::GuideEntry;
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, card, choice, empty, field, focus, text};
use crate::words;
use crate::worker::Worker;
use iced::advanced::widget::Id;
use iced::widget::text::Wrapping;
use iced::widget::{column, container, row, space};
use iced::{Alignment, Length, Padding};

/// Height of a row in px: two lines.
const ROW: f32 = 46.0;

/// A row of the table of contents.
pub(super) enum Row<'a> {
    /// A head, how many entries it has, and whether they are hidden.
    Head(String, usize, bool),
    Entry(&'a GuideEntry),
}

impl GuideBook {
    fn shown(&self) -> Vec<&GuideEntry> {
        let in_part = |entry: &&GuideEntry| holds(self.show, entry);
        let entries = self.entries.iter().filter(in_part);
        entries.filter(|it| it.matches(&self.filter)).collect()
    }

    /// The rows as they stand. What was searched for is never hidden under a head.
    pub(super) fn rows(&self) -> Vec<Row<'_>> {
        let mut parts: Vec<(String, Vec<&GuideEntry>)> = Vec::new();
        for entry in self.shown() {
            let head = head(entry);
            match parts.iter_mut().find(|(name, _)| *name == head) {
                Some((_, entries)) => entries.push(entry),
                None => parts.push((head, vec![entry])),
            }
        }
        let mut rows = Vec::new();
        for (head, entries) in parts {
            let folded = self.filter.is_empty() && self.folded.contains(&head);
            rows.push(Row::Head(head, entries.len(), folded));
            if !folded {
                rows.extend(entries.into_iter().map(Row::Entry));
            }
        }
        rows
    }

    /// The row of what is read.
    fn selected(&self, rows: &[Row<'_>]) -> Option<usize> {
        let topic = self.topic.as_ref()?;
        rows.iter()
            .position(|row| matches!(row, Row::Entry(entry) if entry.topic == *topic))
    }

    fn topic_at(&self, at: usize) -> Option<Topic> {
        match self.rows().get(at) {
            Some(Row::Entry(entry)) => Some(entry.topic.clone()),
            Some(Row::Head(..)) | None => None,
        }
    }

    fn fold(&mut self, at: usize) {
        let rows = self.rows();
        let Some(Row::Head(head, _, _)) = rows.get(at) else {
            return;
        };
        let head = head.clone();
        if !self.folded.remove(&head) {
            self.folded.insert(head);
        }
    }

    pub(super) fn press_row(&mut self, at: usize, worker: &Worker) -> Action<Message> {
        match self.topic_at(at) {
            Some(topic) => self.read(topic, worker),
            None => {
                self.fold(at);
                Action::None
            }
        }
    }

    pub(super) fn reach_row(&mut self, at: usize, worker: &Worker) -> Action<Message> {
        match self.topic_at(at) {
            Some(topic) => self.read(topic, worker),
            None => Action::None,
        }
    }

    /// Enter: a head folds; what is read already gives the keyboard to its first link.
    pub(super) fn open_row(&mut self, at: usize, worker: &Worker) -> Action<Message> {
        match self.topic_at(at) {
            Some(topic) if self.topic.as_ref() == Some(&topic) => {
                Action::Run(focus::pane(vec![Id::new(BODY)], focus::Step::Next))
            }
            Some(_) | None => self.press_row(at, worker),
        }
    }

    /// The next or previous entry, for arrows that no control took.
    pub(super) fn step(&mut self, on: bool, worker: &Worker) -> Action<Message> {
        let topics: Vec<Topic> = self
            .rows()
            .iter()
            .filter_map(|row| match row {
                Row::Entry(entry) => Some(entry.topic.clone()),
                Row::Head(..) => None,
            })
            .collect();
        let here = topics.iter().position(|it| Some(it) == self.topic.as_ref());
        let next = match (here, on) {
            (Some(at), true) => at + 1,
            (Some(at), false) => at.saturating_sub(1),
            (None, _) => 0,
        };
        match topics.into_iter().nth(next) {
            Some(topic) => self.read(topic, worker),
            None => Action::None,
        }
    }

    /// Enter in the field: the keyboard goes to the list, and to its first entry unless one of them is read.
    pub(super) fn take_first(&mut self, worker: &Worker) -> Action<Message> {
        let rows = self.rows();
        let first = rows.iter().find_map(|row| match row {
            Row::Entry(entry) => Some(entry.topic.clone()),
            Row::Head(..) => None,
        });
        let to_list = focus::on(LIST);
        match first.filter(|_| self.selected(&rows).is_none()) {
            Some(topic) => match self.read(topic, worker) {
                Action::Run(task) => Action::Run(iced::Task::batch([task, to_list])),
                other => other,
            },
            None => Action::Run(to_list),
        }
    }

    /// The pane at the left.
    pub(super) fn contents(&self, layout: Layout) -> Element<'_, Message> {
        let find = field::field(FIELD, "", &self.filter)
            .placeholder("Zoek in de gids")
            .icon(Icon::Search)
            .keys("Ctrl+F")
            .on_input(Message::FilterTyped)
            .on_submit(Message::FilterEntered);
        let parts = choice::segments(
            Show::ALL.map(show_name),
            Show::ALL.iter().position(|it| *it == self.show),
        )
        .id("gids-delen")
        .on_choose(Message::ShowChosen);
        let top = column![Element::from(find), Element::from(parts)]
            .spacing(theme::S8)
            .padding([theme::S12, theme::S16]);
        let rows = self.rows();
        let body: Element<'_, Message> = if rows.is_empty() && self.shelf.is_some() {
            container(self.nothing()).padding(theme::S16).into()
        } else {
            self.table(rows, layout)
        };
        let count = self.shown().len();
        let foot = container(text::label(words::counted(
            count,
            "passage of kostensoort",
            "passages en kostensoorten",
        )))
        .padding([theme::S8, theme::S16]);
        column![
            top,
            card::line(),
            container(body).height(Length::Fill),
            card::line(),
            foot
        ]
        .into()
    }

    fn table<'a>(&'a self, rows: Vec<Row<'a>>, layout: Layout) -> Element<'a, Message> {
        let selected = self.selected(&rows);
        let count = rows.len();
        let rows = list(LIST, count, move |at| match rows.get(at) {
            Some(Row::Head(name, count, folded)) => head_row(name, *count, *folded),
            Some(Row::Entry(entry)) => self.entry_row(entry, selected == Some(at), layout),
            None => space::horizontal().into(),
        })
        .row_height(ROW)
        .selected(selected)
        .on_select(Message::RowPressed)
        .on_move(Message::RowReached)
        .on_open(Message::RowOpened);
        rows.into()
    }

    fn nothing(&self) -> Element<'_, Message> {
        if self.filter.is_empty() {
            return empty::empty(
                Icon::Book,
                "Nog geen eigen passages",
                "Een passage van de regio legt u vast bij Instellingen.",
                None,
            );
        }
        empty::empty(
            Icon::Search,
            "Niets gevonden",
            "Probeer een ander woord, of kies Alles.",
            None,
        )
    }

    fn entry_row<'a>(
        &'a self,
        entry: &'a GuideEntry,
        selected: bool,
        layout: Layout,
    ) -> Element<'a, Message> {
        let title = if selected {
            text::strong(&entry.title)
        } else {
            text::body(&entry.title)
        };
        // What does not fit on one line takes the second line as well.
        let one_line = match layout {
            Layout::Wide => 44,
            Layout::Narrow => 38,
        };
        let below = self.below(entry);
        let inner: Element<'a, Message> =
            if entry.title.chars().count() > one_line || below.is_empty() {
                title.into()
            } else {
                column![
                    title.wrapping(Wrapping::None),
                    text::label(below).wrapping(Wrapping::None)
                ]
                .into()
            };
        container(inner)
            .padding(Padding {
                left: theme::S24 + theme::S4,
                right: theme::S12,
                ..Padding::ZERO
            })
            .into()
    }

    /// The second line of an entry.
    fn below(&self, entry: &GuideEntry) -> String {
        let kind = match &entry.topic {
            Topic::CostKind(id) => self.shelf.as_ref().and_then(|it| it.guide.cost_kind(id)),
            Topic::Passage(_) => None,
        };
        if let Some(kind) = kind {
            return words::guide::stance(kind.stance).to_owned();
        }
        let tag = words::guide::section_tag(&entry.place);
        if entry.own || words::guide::part(&entry.place) != tag {
            return tag;
        }
        entry.heading.clone()
    }
}

fn show_name(show: Show) -> &'static str {
    match show {
        Show::All => "Alles",
        Show::Passages => "Passages",
        Show::CostKinds => "Kostensoorten",
        Show::Own => "Eigen",
    }
}

fn holds(show: Show, entry: &GuideEntry) -> bool {
    match show {
        Show::All => true,
        Show::Passages => !entry.own && matches!(entry.topic, Topic::Passage(_)),
        Show::CostKinds => matches!(entry.topic, Topic::CostKind(_)),
        Show::Own => entry.own,
    }
}

/// Under which head an entry stands.
fn head(entry: &GuideEntry) -> String {
    match &entry.topic {
        Topic::Passage(_) if entry.own => words::guide::OWN_PART.to_owned(),
        Topic::Passage(_) => words::guide::part(&entry.place),
        Topic::CostKind(_) => format!("Kostensoorten: {}", entry.place.to_lowercase()),
    }
}

fn head_row<'a>(name: &str, count: usize, folded: bool) -> Element<'a, Message> {
    let caret = if folded {
        Icon::CaretRightBold
    } else {
        Icon::CaretDownBold
    };
    row![
        caret.tinted(12.0, theme::INK2),
        container(crate::ui::cut::cut(text::strong(name.to_owned()))).width(Length::Fill),
        text::label(count.to_string())
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center)
    .padding(Padding {
        left: theme::S8,
        right: theme::S16,
        ..Padding::ZERO
    })
    .into()
}
