//! How the letters screen looks: the list at the left, the pages of one letter at the right.

use super::pages::PLACES;
use super::{GROUPS, Letters, Message, PANES, Shown, can_be_sent, has_pdf, work};
use crate::desk::LetterSheet;
use crate::domain::letter::{LetterState, Mend};
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, choice, empty, frame, preview, progress, text};
use crate::words;
use iced::widget::{Column as Stack, Row, column, container, row, space};
use iced::{Alignment, Length};

/// How wide the pane with the pages is, in px.
pub fn pane_width(layout: Layout) -> f32 {
    match layout {
        Layout::Wide => 592.0,
        Layout::Narrow => 440.0,
    }
}

/// How wide a page is drawn, in px.
pub fn page_width(layout: Layout) -> f32 {
    pane_width(layout) - 88.0
}

impl Letters {
    /// The screen without the window around it.
    pub fn view(&self, layout: Layout) -> Element<'_, Message> {
        let head = container(self.head(layout)).padding([theme::S16, theme::S24]);
        let strips = self.strips();
        let panes = match &self.rows {
            Some(rows) if rows.is_empty() => container(empty::empty(
                Icon::Envelope,
                format!("Nog geen brieven voor {}", self.year),
                "Een brief ontstaat zodra het jaarplan van een partner is ingelezen.",
                Some(parts::to_submissions(Message::SubmissionsPressed)),
            ))
            .padding(theme::S32)
            .into(),
            Some(_) => frame::panes(vec![
                frame::pane(PANES[0], Length::Fill, self.list(layout)),
                frame::pane(PANES[1], pane_width(layout), self.pages(layout)),
            ]),
            None => Element::from(space::vertical()),
        };
        Stack::new()
            .push(head)
            .push(strips)
            .push(card::line())
            .push(panes)
            .into()
    }

    fn head(&self, layout: Layout) -> Element<'_, Message> {
        let ready = self
            .with_state(&[LetterState::Ready, LetterState::Sent])
            .len();
        let beside = match &self.rows {
            Some(rows) => format!(
                "{ready} van {} gereed{}",
                rows.len(),
                self.days_left(layout)
            ),
            None => String::new(),
        };
        let mut acts: Vec<Element<'_, Message>> = Vec::new();
        if self.work.is_none() && !self.ready().is_empty() {
            let label = match layout {
                Layout::Wide => "Eén printbestand",
                Layout::Narrow => "Printbestand",
            };
            let print = button::secondary(label)
                .icon(Icon::Printer)
                .on_press(Message::PrintPressed);
            acts.push(print.into());
        }
        let sendable = self.to_send().len();
        if self.work.is_none() && sendable > 1 {
            let label = match layout {
                Layout::Wide => "Als verstuurd melden",
                Layout::Narrow => "Verstuurd melden",
            };
            let sent = button::secondary(format!("{label} ({sendable})"))
                .id("alle-verstuurd")
                .icon(Icon::Plane)
                .on_press(Message::SendAllPressed);
            acts.push(sent.into());
        }
        acts.push(self.make_all(layout));
        card::screen_head("Brieven", beside, acts)
    }

    fn make_all(&self, layout: Layout) -> Element<'_, Message> {
        let plans = self.all_to_make();
        let label = if self.are_concepts(&plans) {
            format!("Conceptbrieven maken ({})", plans.len())
        } else {
            let label = match layout {
                Layout::Wide => "Alle gerede brieven maken",
                Layout::Narrow => "Gerede brieven maken",
            };
            format!("{label} ({})", plans.len())
        };
        let press = if self.work.is_some() {
            Err("Er worden al brieven gemaakt")
        } else if plans.is_empty() {
            Err("Geen brief kan nu worden gemaakt")
        } else {
            Ok(Message::MakeAllPressed)
        };
        button::primary(label)
            .id("alle-brieven")
            .icon(Icon::Files)
            .keys("Ctrl+B")
            .on_press_or(press)
            .into()
    }

    /// `, nog 10 dagen tot 1 december 2026`, while that day is to come; without the day where room is short.
    fn days_left(&self, layout: Layout) -> String {
        let Some(deadline) = self.deadline else {
            return String::new();
        };
        let until = match layout {
            Layout::Wide => format!(" tot {}", words::long_date(deadline)),
            Layout::Narrow => String::new(),
        };
        match (deadline - self.today).num_days() {
            0 => format!(", vandaag is het {}", words::long_date(deadline)),
            1 => format!(", nog 1 dag{until}"),
            days if days > 1 => format!(", nog {days} dagen{until}"),
            _ => format!(", {} is voorbij", words::long_date(deadline)),
        }
    }

    /// What goes on, what was made, what went wrong.
    fn strips(&self) -> Option<Element<'_, Message>> {
        let progress = self.work.as_ref().map(|work| {
            let title = if work.stopping {
                "Stoppen na deze brief"
            } else {
                "Brieven maken"
            };
            let step = &work.step;
            let stop = (!work.stopping).then_some(Message::StopPressed);
            card::card(progress::progress(
                title,
                step.done,
                step.of,
                step.what.as_str(),
                stop,
            ))
        });
        let done = self.done.as_ref().map(|issued| {
            let folder = self.folder.display();
            let where_to = match issued.files.len() {
                1 => "De brief staat in",
                _ => "Ze staan in",
            };
            let words = text::body(format!("{} {where_to} {folder}.", work::made(issued)));
            let acts = row![
                button::secondary("Map openen")
                    .small()
                    .on_press(Message::FolderPressed),
                button::icon(Icon::Cross, "Melding sluiten", Some(Message::NoticeClosed))
            ]
            .spacing(theme::S8);
            parts::banner(Icon::CheckCircleFilled, Tone::Ok, words, acts)
        });
        let notice = self
            .notice
            .as_ref()
            .map(|it| parts::notice(it, Message::NoticeClosed));
        if progress.is_none() && done.is_none() && notice.is_none() {
            return None;
        }
        let all = Stack::new().push(notice).push(progress).push(done);
        let padding = iced::Padding {
            top: 0.0,
            ..theme::S24.into()
        };
        Some(container(all.spacing(theme::S8)).padding(padding).into())
    }

    fn list(&self, layout: Layout) -> Element<'_, Message> {
        let listed = self.listed();
        let columns = columns(layout);
        let row_columns = columns.clone();
        let selected = listed
            .iter()
            .position(|row| Some(row.plan) == self.selected);
        let count = listed.len();
        let two_lines = listed.iter().any(|row| !row.remarks.is_empty());
        let rows = list("brieven", count, move |at| match listed.get(at) {
            Some(row) => cells(&row_columns, row, selected == Some(at), layout),
            None => space::horizontal().into(),
        })
        .row_height(match layout {
            Layout::Wide if !two_lines => 40.0,
            Layout::Wide | Layout::Narrow => 46.0,
        })
        .selected(selected)
        .on_select(Message::RowPressed)
        .on_move(Message::RowPressed)
        .on_open(Message::RowOpened);
        let foot = row![
            text::quiet(words::counted(count, "brief", "brieven")).width(Length::Fill),
            chip::key("Enter"),
            text::label("naar wat een brief ophoudt")
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        let foot = container(foot).padding([theme::S8, theme::S24]);
        column![
            self.groups(layout),
            card::line(),
            container(table::table_wide(&columns, rows)).height(Length::Fill),
            card::line(),
            foot
        ]
        .into()
    }

    fn groups(&self, layout: Layout) -> Element<'_, Message> {
        let label = |state: &Option<LetterState>| {
            let count = match state {
                Some(state) => self.with_state(&[*state]).len(),
                None => self.rows().len(),
            };
            let name = state.map_or("Alle", words::letter_state::state);
            format!("{name} {count}")
        };
        // A narrow pane has no room for all of them: they stand in two rows.
        let at = match layout {
            Layout::Wide => GROUPS.len(),
            Layout::Narrow => 3,
        };
        let (first, second) = GROUPS.split_at(at);
        let chosen = self.group;
        let one = choice::segments(first.iter().map(label), (chosen < at).then_some(chosen))
            .id("standen")
            .on_choose(Message::GroupChosen);
        let two = (!second.is_empty()).then(|| {
            choice::segments(second.iter().map(label), chosen.checked_sub(at))
                .id("standen-meer")
                .on_choose(move |group| Message::GroupChosen(group + at))
        });
        let two = two.map(Element::from);
        container(
            Stack::new()
                .push(Element::from(one))
                .push(two)
                .spacing(theme::S4),
        )
        .padding([theme::S8, theme::S24])
        .into()
    }

    fn pages(&self, layout: Layout) -> Element<'_, Message> {
        let Some(row) = self.current() else {
            return space::vertical().into();
        };
        let body: Element<'_, Message> = match &self.shown {
            Shown::Nothing => space::vertical().into(),
            Shown::Waiting(_) => ground(text::quiet("De pagina’s worden gemaakt").into()),
            Shown::Pages { pages, at } => match pages.get(*at) {
                Some(page) => preview::page_with(
                    &page.picture,
                    page_width(layout),
                    PLACES,
                    page.places(),
                    Message::PlacePressed,
                    |_at| Message::PlaceReached,
                ),
                None => space::vertical().into(),
            },
            Shown::Blocked => ground(empty::empty(
                Icon::Lock,
                "Deze brief kan nog niet worden gemaakt",
                format!("{}.", words::letter_state::reason(&row.reason)),
                self.mend_button(row),
            )),
        };
        let why = match row.state {
            LetterState::Blocked => None,
            LetterState::Concept | LetterState::Stale | LetterState::Sent | LetterState::Ready => {
                Some(self.under_head(row))
            }
        };
        let line = why.is_some().then(card::line);
        Stack::new()
            .push(self.page_head(row, layout))
            .push(card::line())
            .push(why)
            .push(line)
            .push(parts::consultation_remarks(
                &row.remarks,
                Message::ConsultationPressed,
            ))
            .push(body)
            .into()
    }

    /// The way to what holds the letter up.
    fn mend_button<'a>(&'a self, row: &LetterSheet) -> Option<Element<'a, Message>> {
        let mend = row.mend.filter(|_| self.work.is_none())?;
        let label = words::letter_state::mend(mend);
        let button = button::secondary(label)
            .id("oplossen")
            .keys("Enter")
            .on_press(Message::MendPressed);
        Some(button.into())
    }

    /// Why the letter stands as it does, and who signs it.
    fn under_head<'a>(&'a self, row: &'a LetterSheet) -> Element<'a, Message> {
        let reason = match row.state {
            LetterState::Concept | LetterState::Stale | LetterState::Sent => {
                let reason = words::letter_state::reason(&row.reason);
                Some(text::quiet(format!("{reason}.")).width(Length::Fill))
            }
            LetterState::Blocked | LetterState::Ready => None,
        };
        let elsewhere = match row.mend {
            Some(mend @ Mend::Agreement) => {
                let label = words::letter_state::mend(mend);
                Some(button::link_to(label, Message::MendPressed).id("oplossen"))
            }
            Some(_) | None => None,
        };
        let why = reason.map(|reason| {
            Row::new()
                .push(reason)
                .push(elsewhere)
                .spacing(theme::S12)
                .align_y(Alignment::Center)
        });
        let name = row.signatory.as_ref().map_or("niemand", |it| &it.name);
        let name = table::one_line(text::quiet(format!("Ondertekend door {name}")));
        let change = (row.state != LetterState::Sent && self.work.is_none()).then(|| {
            button::link("Wijzigen", Message::SignatoryPressed).id("ondertekenaar-kiezen")
        });
        let signs = Row::new()
            .push(container(name).width(Length::Fill))
            .push(change)
            .spacing(theme::S12)
            .align_y(Alignment::Center);
        container(Stack::new().push(why).push(signs))
            .padding([theme::S4, theme::S16])
            .into()
    }

    fn page_head<'a>(&'a self, row: &'a LetterSheet, layout: Layout) -> Element<'a, Message> {
        let pager = match &self.shown {
            Shown::Pages { pages, at } => Some(preview::pager(
                at + 1,
                pages.len(),
                ("Vorige pagina, Alt+←", "Volgende pagina, Alt+→"),
                (*at > 0).then_some(Message::PageTurned(false)),
                (at + 1 < pages.len()).then_some(Message::PageTurned(true)),
            )),
            Shown::Nothing | Shown::Waiting(_) | Shown::Blocked => None,
        };
        let name = crate::ui::cut::cut(text::strong(&row.partner));
        let acts = Row::with_children(self.acts(row)).spacing(theme::S8);
        let first = Row::new()
            .push(container(name).width(Length::Fill))
            .push(pager)
            .spacing(theme::S8)
            .align_y(Alignment::Center);
        let inner: Element<'_, Message> = match layout {
            Layout::Wide => first.push(acts).into(),
            Layout::Narrow => column![first, acts].spacing(theme::S8).into(),
        };
        container(inner).padding([theme::S8, theme::S16]).into()
    }

    fn acts<'a>(&'a self, row: &LetterSheet) -> Vec<Element<'a, Message>> {
        let free = self.work.is_none();
        let mut acts: Vec<Element<'_, Message>> = Vec::new();
        if has_pdf(row) {
            let open = button::secondary("PDF openen")
                .icon(Icon::Pdf)
                .on_press(Message::OpenPressed);
            acts.push(open.into());
        }
        if can_be_sent(row) {
            let sent = button::secondary("Als verstuurd melden").on_press(Message::SendPressed);
            acts.push(sent.into());
        } else if free {
            let act = match row.state {
                LetterState::Ready | LetterState::Stale | LetterState::Concept => {
                    Some(("Brief maken", Message::MakePressed))
                }
                LetterState::Sent => Some(("Correctie maken", Message::CorrectPressed)),
                LetterState::Blocked => None,
            };
            let act = act.map(|(label, message)| button::secondary(label).on_press(message).into());
            acts.extend(act);
        }
        acts
    }
}

fn ground(content: Element<'_, Message>) -> Element<'_, Message> {
    container(content)
        .width(Length::Fill)
        .height(Length::Fill)
        .padding(theme::S32)
        .into()
}

fn columns(layout: Layout) -> Vec<Column> {
    match layout {
        Layout::Wide => vec![
            Column::words("Partner", 240),
            Column::figures("Toegekend €", 96),
            Column::words("Stand", 120),
            Column::words("Wacht op of gereed sinds", Length::Fill),
        ],
        Layout::Narrow => vec![
            Column::words("Partner, wacht op", Length::Fill),
            Column::figures("Toegekend €", 104),
            Column::words("Stand", 136),
        ],
    }
}

fn cells<'a>(
    columns: &[Column],
    row: &LetterSheet,
    selected: bool,
    layout: Layout,
) -> Element<'a, Message> {
    let name = text::strong(row.partner.clone());
    let granted = text::body(words::plain_amount(row.granted)).into();
    let state = column![parts::letter_state(row.state, selected)]
        .push(parts::consultation_mark(&row.remarks))
        .into();
    let reason = words::letter_state::since(&row.reason);
    let cells = match layout {
        Layout::Wide => {
            let reason = table::one_line(text::quiet(reason));
            vec![table::one_line(name), granted, state, reason]
        }
        Layout::Narrow => {
            let both = column![table::one_line(name), table::one_line(text::label(reason))];
            vec![both.into(), granted, state]
        }
    };
    table::cells_wide(columns, cells)
}
