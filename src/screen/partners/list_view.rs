//! How the list of partners looks, and the screen around it.

use super::form_view::nobody;
use super::{Group, LIST, Message, PANES, Partners};
use crate::desk::ListRow;
use crate::domain::partner::PartnerKind;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, empty, field, frame, select, text};
use crate::words;
use iced::widget::text::Wrapping;
use iced::widget::{Column as Stack, column, container, row, space};
use iced::{Alignment, Length};

/// How wide the pane with the form is, in px.
const FORM: f32 = 480.0;

impl Partners {
    /// The screen without the window around it.
    pub(super) fn page(&self, layout: Layout) -> Element<'_, Message> {
        if let Some(reading) = &self.reading {
            return self.reading_page(reading, layout);
        }
        if let Some(merging) = &self.merging {
            return self.merge_page(merging, layout);
        }
        let none = self.list.as_ref().is_some_and(|list| list.rows.is_empty());
        let body: Element<'_, Message> = match (&self.list, &self.form) {
            (None, _) => space::vertical().into(),
            (Some(_), None) if none => container(card::card(nothing())).padding(theme::S24).into(),
            (Some(_), form) => {
                let pane = match form {
                    Some(form) => {
                        let (content, bar) = self.form_pane(form);
                        frame::pane(PANES[1], FORM, content).bar(bar)
                    }
                    None => frame::pane(PANES[1], FORM, nobody()),
                };
                frame::panes(vec![
                    frame::pane(PANES[0], Length::Fill, self.list_pane(layout)),
                    pane,
                ])
            }
        };
        Stack::new()
            .push(container(self.head()).padding([theme::S16, theme::S24]))
            .push(self.strips())
            .push(card::line())
            .push(body)
            .into()
    }

    fn head(&self) -> Element<'_, Message> {
        let rows = self.rows();
        let bound = rows.iter().filter(|row| row.covenant).count();
        let beside = match rows.len() {
            0 => String::new(),
            all => format!("{bound} van {all} convenantpartner in {}", self.year),
        };
        let acts = vec![
            button::secondary("Partnerlijst inlezen")
                .icon(Icon::Excel)
                .keys("Ctrl+O")
                .on_press(Message::ReadPressed)
                .into(),
            button::secondary("Nieuwe partner")
                .icon(Icon::Plus)
                .keys("Ctrl+N")
                .on_press(Message::NewPressed)
                .into(),
        ];
        card::screen_head("Partners", beside, acts)
    }

    /// What went wrong, and who may be one.
    pub(super) fn strips(&self) -> Option<Element<'_, Message>> {
        let notice = self
            .notice
            .as_ref()
            .map(|it| parts::notice(it, Message::NoticeClosed));
        let double = self.double_strip();
        let opening = self.opening.then(|| {
            row![
                Icon::Hourglass.tinted(16.0, theme::INK2),
                text::quiet("Het bestand wordt gelezen")
            ]
            .spacing(theme::S8)
            .align_y(Alignment::Center)
        });
        if notice.is_none() && double.is_none() && opening.is_none() {
            return None;
        }
        let padding = iced::Padding {
            top: 0.0,
            bottom: theme::S16,
            ..theme::S24.into()
        };
        let all = Stack::new()
            .push(opening)
            .push(notice)
            .push(double)
            .spacing(theme::S8);
        Some(container(all).padding(padding).into())
    }

    fn double_strip(&self) -> Option<Element<'_, Message>> {
        let list = self.list.as_ref()?;
        let (one, other) = list.doubles.first()?;
        let name = |id| {
            let row = list.rows.iter().find(|row| row.partner.id == id)?;
            Some(row.partner.name.as_str())
        };
        let more = match list.doubles.len() - 1 {
            0 => String::new(),
            1 => " Er is nog één zo’n paar.".to_owned(),
            more => format!(" Er zijn nog {more} zulke paren."),
        };
        let words = column![
            text::strong(format!(
                "Mogelijk dezelfde: {} en {}",
                name(*one)?,
                name(*other)?
            )),
            text::body(format!(
                "Hun namen lijken op elkaar. Bekijk ze naast elkaar voor u ze samenvoegt.{more}"
            ))
        ];
        let acts = row![
            Element::from(button::secondary("Niet dezelfde").on_press(Message::Apart)),
            Element::from(
                button::secondary("Naast elkaar bekijken")
                    .icon(Icon::ArrowsLeftRight)
                    .on_press(Message::DoublePressed)
            )
        ]
        .spacing(theme::S8);
        Some(parts::banner(Icon::Users, Tone::Ask, words, acts))
    }

    fn list_pane(&self, layout: Layout) -> Element<'_, Message> {
        let shown = self.shown();
        let count = shown.len();
        let selected = shown
            .iter()
            .position(|row| Some(row.partner.id) == self.selected);
        let columns = columns(layout, self.year);
        let row_columns = columns.clone();
        let rows = list(LIST, count, move |at| match shown.get(at) {
            Some(row) => cells(&row_columns, row, layout),
            None => space::horizontal().into(),
        })
        .row_height(46.0)
        .selected(selected)
        .on_select(Message::RowPressed)
        .on_move(Message::RowPressed)
        .on_open(Message::RowOpened);
        let found: Element<'_, Message> = if count == 0 {
            let none = if self.rows().is_empty() {
                "Nog geen partners. De eerste vult u hiernaast in."
            } else {
                "Geen partner met deze naam of soort."
            };
            container(text::quiet(none))
                .padding(theme::S16)
                .height(Length::Fill)
                .into()
        } else {
            table::table(&columns, rows)
        };
        let foot = container(text::quiet(words::counted(count, "partner", "partners")))
            .padding([theme::S8, theme::S16]);
        column![
            self.filters(),
            card::line(),
            container(found).height(Length::Fill),
            card::line(),
            foot
        ]
        .height(Length::Fill)
        .into()
    }

    fn filters(&self) -> Element<'_, Message> {
        let filter = field::field("partners-filter", "", &self.filter)
            .placeholder("Filter op naam, code of plaats")
            .icon(Icon::Funnel)
            .on_input(Message::FilterTyped);
        let groups = self.groups();
        let chosen = groups.iter().position(|group| *group == self.kind);
        let options: Vec<String> = groups.iter().map(|group| self.group_label(group)).collect();
        let kinds = select::select(options, chosen, "Alle soorten")
            .id("partners-soorten")
            .name("Soort")
            .width(192)
            .on_choose(Message::GroupChosen);
        row![Element::from(filter), Element::from(kinds)]
            .spacing(theme::S8)
            .align_y(Alignment::Center)
            .padding([theme::S8, theme::S16])
            .into()
    }

    /// The kinds that there are, those of the region last.
    pub(super) fn groups(&self) -> Vec<Group> {
        let mut groups = vec![Group::All];
        groups.extend(PartnerKind::ALL.map(Group::One));
        groups.extend(self.own_kinds().into_iter().map(Group::Own));
        groups.push(Group::Unknown);
        groups.retain(|group| {
            *group == self.kind
                || *group == Group::All
                || self.rows().iter().any(|row| group.holds(row))
        });
        groups
    }

    fn group_label(&self, group: &Group) -> String {
        let count = self.rows().iter().filter(|row| group.holds(row)).count();
        let name = match group {
            Group::All => "Alle soorten",
            Group::One(kind) => words::workbooks::short_partner_kind(*kind),
            Group::Own(name) => name,
            Group::Unknown => "Soort onbekend",
        };
        format!("{name} {count}")
    }
}

fn columns(layout: Layout, year: i32) -> Vec<Column> {
    let partner = match layout {
        Layout::Wide => "Partner en contactpersoon",
        Layout::Narrow => "Partner, soort en plaats",
    };
    let mut columns = vec![
        Column::words("Code", 72),
        Column::words(partner, Length::Fill),
    ];
    if layout == Layout::Wide {
        columns.extend([Column::words("Soort", 112), Column::words("Plaats", 120)]);
    }
    columns.push(Column::words(format!("Convenant {year}"), 124));
    if layout == Layout::Wide {
        columns.push(Column::words("Actief", 76));
    }
    columns
}

/// Where there is little room, kind and place stand below the name, and who is not active says so there.
fn cells<'a>(columns: &[Column], row: &ListRow, layout: Layout) -> Element<'a, Message> {
    let partner = &row.partner;
    let kind = words::partners::short_kind(partner.kind, &partner.kind_name);
    let dash = |text: &str| match text {
        "" => "–".to_owned(),
        text => text.to_owned(),
    };
    let below = match layout {
        Layout::Wide => partner.contact.name.clone(),
        Layout::Narrow => {
            let inactive = if partner.active { "" } else { "niet actief" };
            let known = [kind.as_str(), &partner.address.city, inactive];
            known
                .into_iter()
                .filter(|text| !text.is_empty() && *text != "–")
                .collect::<Vec<_>>()
                .join(", ")
        }
    };
    let below = if below.is_empty() {
        match layout {
            Layout::Wide => "Nog geen contactpersoon".to_owned(),
            Layout::Narrow => "Soort en plaats nog niet bekend".to_owned(),
        }
    } else {
        below
    };
    let name = column![
        table::one_line(text::strong(partner.name.clone())),
        table::one_line(text::label(below))
    ];
    let code = text::quiet(partner.code.clone()).wrapping(Wrapping::None);
    let bound = if row.covenant {
        chip::plain(Icon::CheckBold, "Ja", Tone::Ok)
    } else {
        chip::plain(Icon::MinusBold, "Nee", Tone::Quiet)
    };
    let mut cells: Vec<Element<'_, Message>> = vec![code.into(), name.into()];
    if layout == Layout::Wide {
        cells.push(table::one_line(text::quiet(kind)));
        cells.push(table::one_line(text::quiet(dash(&partner.address.city))));
    }
    cells.push(bound);
    if layout == Layout::Wide {
        let active = if partner.active { "Ja" } else { "Nee" };
        cells.push(text::quiet(active).into());
    }
    table::cells(columns, cells)
}

fn nothing<'a>() -> Element<'a, Message> {
    let acts = row![
        Element::from(
            button::secondary("Partnerlijst inlezen")
                .icon(Icon::Excel)
                .on_press(Message::ReadPressed)
        ),
        Element::from(
            button::secondary("Nieuwe partner")
                .icon(Icon::Plus)
                .on_press(Message::NewPressed)
        )
    ]
    .spacing(theme::S8);
    empty::empty(
        Icon::Buildings,
        "Nog geen partners",
        "Lees de lijst van uw regio in uit een Excelbestand, of voeg partners één voor één toe. Een partner ontstaat ook vanzelf als u een jaarplan inleest.",
        Some(acts.into()),
    )
}
