//! How the screen is laid out: the operations at the left, what one of them changed at the right.

use super::{FIELD, History, LIST, Message, PANES, Told};
use crate::domain::logged::Standing;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, card, chip, empty, field, frame, select, text};
use crate::words;
use iced::widget::text::Wrapping;
use iced::widget::{Column as Stack, column, container, row, space};
use iced::{Alignment, Length};

impl History {
    /// The screen without the window around it.
    pub(super) fn screen(&self, layout: Layout) -> Element<'_, Message> {
        let beside = match (&self.entries, self.all().last()) {
            (Some(all), Some(first)) => format!(
                "{}, sinds {}",
                words::counted(all.len(), "handeling", "handelingen"),
                first.when
            ),
            (Some(_) | None, _) => String::new(),
        };
        let head = container(card::screen_head("Logboek", beside, Vec::new()))
            .padding([theme::S16, theme::S24]);
        let notice = self
            .notice
            .as_ref()
            .map(|it| container(parts::notice(it, Message::NoticeClosed)).padding(theme::S16));
        let body: Element<'_, Message> = match &self.entries {
            None => space::vertical().into(),
            Some(all) if all.is_empty() => container(empty::empty(
                Icon::History,
                "Nog niets gedaan in dit register",
                "Elke handeling komt hier te staan, met wie haar deed en wat er veranderde.",
                None,
            ))
            .padding(theme::S32)
            .into(),
            Some(_) => frame::panes(vec![
                frame::pane(PANES[0], Length::Fill, self.operations(layout)),
                frame::pane(PANES[1], details_width(layout), self.details()),
            ]),
        };
        Stack::new()
            .push(head)
            .push(notice)
            .push(card::line())
            .push(body)
            .into()
    }

    fn operations(&self, layout: Layout) -> Element<'_, Message> {
        let shown = self.shown();
        let columns = columns(layout);
        let row_columns = columns.clone();
        let count = shown.len();
        let selected = shown
            .iter()
            .position(|it| Some(it.entry.operation.id) == self.selected);
        let foot = container(text::quiet(words::counted(
            count,
            "handeling",
            "handelingen",
        )))
        .padding([theme::S8, theme::S24]);
        let found: Element<'_, Message> = if count == 0 {
            container(text::quiet(
                "Geen handeling met deze woorden. Maak het veld leeg, of kies Alle handelingen.",
            ))
            .padding([theme::S16, theme::S24])
            .into()
        } else {
            let rows = list(LIST, count, move |at| match shown.get(at) {
                Some(told) => cells(&row_columns, told, selected == Some(at), layout),
                None => space::horizontal().into(),
            })
            .row_height(46.0)
            .selected(selected)
            .on_select(Message::RowPressed)
            .on_move(Message::RowPressed);
            table::table_wide(&columns, rows)
        };
        column![
            self.filters(),
            card::line(),
            container(found).height(Length::Fill),
            card::line(),
            foot
        ]
        .into()
    }

    fn filters(&self) -> Element<'_, Message> {
        let deeds = self.deeds();
        let names = std::iter::once("Alle handelingen")
            .chain(deeds.iter().map(|deed| words::operations::deed(*deed)));
        let chosen = self
            .deed
            .and_then(|deed| deeds.iter().position(|it| *it == deed));
        let deed = select::select(names, Some(chosen.map_or(0, |at| at + 1)), "")
            .id("logboek-soort")
            .name("Soort handeling")
            .width(Length::FillPortion(1))
            .on_choose(Message::DeedChosen);
        let find = field::field(FIELD, "", &self.filter)
            .placeholder("Zoek in het logboek")
            .icon(Icon::Search)
            .keys("Ctrl+F")
            .width(Length::FillPortion(1))
            .on_input(Message::FilterTyped)
            .on_submit(Message::FilterEntered);
        row![Element::from(find), Element::from(deed)]
            .spacing(theme::S8)
            .align_y(Alignment::Center)
            .padding([theme::S8, theme::S24])
            .into()
    }
}

/// How wide the pane with the changes is, in px.
fn details_width(layout: Layout) -> f32 {
    match layout {
        Layout::Wide => 480.0,
        Layout::Narrow => 384.0,
    }
}

/// Where there is little room, moment and name share the second line with what it was about.
fn columns(layout: Layout) -> Vec<Column> {
    match layout {
        Layout::Wide => vec![
            Column::words("Wat", Length::Fill),
            Column::words("Wanneer", 200),
            Column::words("Stand", 160),
        ],
        Layout::Narrow => vec![
            Column::words("Wat en wanneer", Length::Fill),
            Column::words("Stand", 160),
        ],
    }
}

fn cells<'a>(
    columns: &[Column],
    told: &'a Told,
    selected: bool,
    layout: Layout,
) -> Element<'a, Message> {
    let done = &told.entry.operation;
    let undone = told.entry.standing == Standing::TakenBack;
    let what: Element<'a, Message> = if undone {
        table::struck(told.what.as_str())
    } else {
        text::strong(&told.what).wrapping(Wrapping::None).into()
    };
    let state = standing(told.entry.standing, selected);
    let cells = match layout {
        Layout::Wide => {
            let two = column![what, table::one_line(text::label(&done.subject))];
            let when = column![
                text::body(&told.when).wrapping(Wrapping::None),
                text::label(&done.by).wrapping(Wrapping::None)
            ];
            vec![
                container(two).clip(true).into(),
                container(when).clip(true).into(),
                state,
            ]
        }
        Layout::Narrow => {
            let below = if done.subject.is_empty() {
                told.when.clone()
            } else {
                format!("{}, {}", done.subject, told.when)
            };
            let two = column![what, table::one_line(text::label(below))];
            vec![container(two).clip(true).into(), state]
        }
    };
    table::cells_wide(columns, cells)
}

/// Whether it can be taken back: filled for the one that is next.
pub(super) fn standing<'a>(standing: Standing, selected: bool) -> Element<'a, Message> {
    let word = words::logged::standing(standing);
    let (icon, tone) = match standing {
        Standing::Next => (Icon::UndoBold, Tone::Ok),
        Standing::After { .. } | Standing::History => return text::quiet("").into(),
        Standing::Sent | Standing::BeforeSent => (Icon::LockBold, Tone::Quiet),
        Standing::TakenBack => (Icon::UndoBold, Tone::Warn),
    };
    if selected {
        chip::filled(icon, word, tone)
    } else {
        chip::plain(icon, word, tone)
    }
}
