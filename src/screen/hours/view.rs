//! How the screen is laid out: the claims at the left, the one that is looked at at the right.

use super::{Hours, Message, PANES, Tab};
use crate::desk::{ClaimSheet, HoursBoard};
use crate::domain::rate::Rate;
use crate::screen::{Jump, parts};
use crate::ui::icon::Icon;
use crate::ui::list::scroll;
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, button, card, choice, empty, frame};
use crate::words;
use chrono::NaiveDate;
use iced::widget::{Column as Stack, Row, column, container, row, space};
use iced::{Alignment, Length};

/// Width of the pane of a claim, in px.
const SIDE: f32 = 368.0;

impl Hours {
    /// Everything but a notice.
    pub(super) fn content(&self, layout: Layout) -> Element<'_, Message> {
        let Some(board) = &self.board else {
            return space::vertical().into();
        };
        let head = self.top(board, layout);
        if board.hours.claims.is_empty() {
            let none = container(self.nothing(board)).padding(theme::S32);
            return frame::panes(vec![
                frame::pane(PANES[0], Length::Fill, column![head, card::line(), none]).on_ground(),
            ]);
        }
        let list = column![head, self.table(layout)];
        let list = frame::pane(PANES[0], Length::Fill, list).on_ground();
        let side = match self.claim() {
            Some(sheet) => self.side(sheet, layout),
            None => frame::pane(
                PANES[1],
                SIDE,
                container(empty::empty(
                    Icon::Clock,
                    "Geen registratie gekozen",
                    "Geen enkele past bij dit filter. Kies een ander filter of wis de zoekwoorden.",
                    None,
                ))
                .padding(theme::S24),
            ),
        };
        frame::panes(vec![list, side])
    }

    /// Title, counts, tariffs, and the ways from here.
    fn top<'a>(&'a self, board: &'a HoursBoard, layout: Layout) -> Element<'a, Message> {
        let claims = &board.hours.claims;
        let open = claims.iter().filter(|it| it.is_open()).count();
        let counted = match claims.len() {
            0 => String::new(),
            all => format!(
                "{}, {open} te beoordelen",
                words::counted(all, "registratie", "registraties")
            ),
        };
        let enter = Jump::EnterHours {
            activity: None,
            claim: None,
        };
        let add = button::secondary("Uren toevoegen")
            .keys("Ctrl+N")
            .on_press(Message::Went(enter));
        let acts = vec![
            match layout {
                Layout::Wide => add.icon(Icon::Plus).into(),
                Layout::Narrow => add.into(),
            },
            button::secondary("Uren inlezen")
                .keys("Ctrl+O")
                .on_press(Message::Went(Jump::ReadHours))
                .into(),
        ];
        let rates = self.rates(board);
        let ways = row![
            button::link_to("Tarieven", Message::Went(Jump::Rates)).id("naar-tarieven"),
            button::link_to("Bevindingen", Message::Went(Jump::Findings)).id("naar-bevindingen")
        ]
        .spacing(theme::S16);
        let inner = match layout {
            Layout::Wide => column![
                card::screen_head("Uren interne trainers", counted, acts),
                row![rates, space::horizontal(), ways].align_y(Alignment::End)
            ],
            Layout::Narrow => column![
                card::screen_head("Uren interne trainers", counted, Vec::new()),
                row![
                    Row::with_children(acts).spacing(theme::S8),
                    space::horizontal(),
                    ways
                ]
                .align_y(Alignment::Center),
                rates
            ],
        };
        let inset = match layout {
            Layout::Wide => theme::S24,
            Layout::Narrow => theme::S16,
        };
        container(inner.spacing(theme::S12))
            .padding(iced::Padding {
                top: inset,
                bottom: theme::S16,
                left: theme::S24,
                right: theme::S24,
            })
            .into()
    }

    /// The tariffs of the year, and next year's as far as it is known.
    fn rates<'a>(&'a self, board: &'a HoursBoard) -> Element<'a, Message> {
        let year = self.year;
        let day = NaiveDate::from_ymd_opt(year, 1, 1);
        let next = NaiveDate::from_ymd_opt(year + 1, 1, 1);
        let book = &board.hours.rates;
        let label = |name: String, rate: &Option<Rate>| match rate {
            Some(rate) => format!("{name}, {}", words::hours_judging::rate_status(rate.status)),
            None => name,
        };
        let block = |label: String, figure: Option<String>| match figure {
            Some(figure) => card::key_figure(label, figure),
            None => card::key_figure(label, "Nog geen tarief"),
        };
        let hour = day.and_then(|day| book.hour(day));
        let kilometre = day.and_then(|day| book.kilometre(day));
        let per_hour = |rate: &Rate| words::hours_judging::per_hour(rate.amount);
        let mut blocks = vec![
            block(
                label(format!("Tarief {year}"), &hour),
                hour.as_ref().map(per_hour),
            ),
            block(
                label("Reiskosten".to_owned(), &kilometre),
                kilometre
                    .as_ref()
                    .map(|rate| words::hours_judging::per_kilometre(rate.amount)),
            ),
        ];
        let following = next.and_then(|day| book.hour(day));
        if following.is_some() || board.wants_next_rate {
            blocks.push(block(
                label(format!("Tarief {}", year + 1), &following),
                following.as_ref().map(per_hour),
            ));
        }
        let mut all = Row::new().spacing(theme::S24).height(40);
        for (at, block) in blocks.into_iter().enumerate() {
            if at > 0 {
                all = all.push(card::line_down());
            }
            all = all.push(block);
        }
        all.into()
    }

    /// That the year has no hours, and where they are or how they come.
    fn nothing<'a>(&'a self, board: &'a HoursBoard) -> Element<'a, Message> {
        let what = format!("Nog geen uren voor {}", self.year);
        let (how, label, way) = match board.elsewhere {
            Some(year) => (
                format!(
                    "Uren horen bij het jaar dat wordt uitgevoerd. {year} is dat nu, en daarvan staat al iets in dit register."
                ),
                format!("Naar de uren van {year}"),
                Jump::InYear(year, Box::new(Jump::Hours(None))),
            ),
            None => (
                "Voer uren van een trainer in, of lees het bestand van een instelling in."
                    .to_owned(),
                "Uren van een trainer invoeren".to_owned(),
                Jump::EnterHours {
                    activity: None,
                    claim: None,
                },
            ),
        };
        let act = button::secondary(label)
            .id("uren-verder")
            .on_press(Message::Went(way));
        empty::empty(Icon::Clock, what, how, Some(act.into()))
    }

    /// What does not agree about a claim, with the way to where it is mended.
    fn found<'a>(&'a self, sheet: &'a ClaimSheet) -> Option<Element<'a, Message>> {
        let rows = self.findings.get(&sheet.claim.id)?;
        let way = |at: usize| match rows.get(at) {
            Some(row) => Message::Went(parts::findings::way(&row.finding)),
            None => Message::Went(Jump::Findings),
        };
        parts::findings::findings_of_claim(rows, way, |id| Message::passage(&id))
    }

    fn side<'a>(&'a self, sheet: &'a ClaimSheet, layout: Layout) -> frame::Pane<'a, Message> {
        let section =
            |inner: Element<'a, Message>| container(inner).padding([theme::S8, theme::S16]);
        let head = self.head(sheet);
        let content: Element<'_, Message> = match layout {
            Layout::Wide => scroll(
                Stack::new()
                    .push(head)
                    .push(card::line())
                    .push(section(self.ratio(sheet)))
                    .push(card::line())
                    .push(section(self.checks_view(sheet)))
                    .push(card::line())
                    .push(section(self.lines(sheet)))
                    .push(
                        self.found(sheet)
                            .map(|it| column![card::line(), section(it)]),
                    ),
            )
            .height(Length::Fill)
            .into(),
            Layout::Narrow => {
                let (done, all) = self.answered();
                let labels = Tab::ALL.map(|tab| match tab {
                    Tab::Ratio => "Verhouding".to_owned(),
                    Tab::Checks => format!("Toetsen {done} van {all}"),
                    Tab::Lines => format!("Regels {}", sheet.lines.len()),
                });
                let at = Tab::ALL.iter().position(|it| *it == self.tab);
                let tabs = choice::tabs(labels, at.unwrap_or(0))
                    .id("uren-tabbladen")
                    .on_choose(Message::TabChosen);
                let body = match self.tab {
                    Tab::Ratio => self.ratio(sheet),
                    Tab::Checks => self.checks_view(sheet),
                    Tab::Lines => Stack::new()
                        .push(self.lines(sheet))
                        .push(self.found(sheet))
                        .spacing(theme::S12)
                        .into(),
                };
                let tabs = container(Element::from(tabs))
                    .padding(iced::Padding::ZERO.horizontal(theme::S16));
                let body = Stack::new()
                    .push(head)
                    .push(tabs)
                    .push(card::line())
                    .push(section(body));
                scroll(body).height(Length::Fill).into()
            }
        };
        frame::pane(PANES[1], SIDE, content).bar(self.bar(sheet))
    }
}
