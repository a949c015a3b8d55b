//! How the screen is laid out: three panes, or a list and work with tabs.

use super::{Judge, Message, PANES, Tab, plans};
use crate::desk::{ActivitySheet, PlanSheet};
use crate::screen::Jump;
use crate::screen::parts::{self, to_submissions};
use crate::ui::icon::Icon;
use crate::ui::list::scroll;
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, choice, empty, frame, text};
use crate::words;
use iced::widget::{Column as Stack, Row, column, container, row, space};
use iced::{Alignment, Length};

/// Keys that help on this screen, and what they do.
const HINTS: [(&str, &str); 7] = [
    ("Enter", "soort bevestigen"),
    ("1 2 3", "ja, nee, weet niet"),
    ("Ctrl+J", "alles ja"),
    ("Backspace", "antwoord terug"),
    ("Ctrl+Enter", "volgende"),
    ("F2", "gids"),
    ("F3", "bron"),
];

impl Judge {
    /// The screen without the window around it.
    pub fn view(&self, layout: Layout) -> Element<'_, Message> {
        let notice = self
            .notice
            .as_ref()
            .map(|it| container(parts::notice(it, Message::NoticeClosed)).padding(theme::S16));
        let content = match &self.plans {
            None => Element::from(space::vertical()),
            Some(plans) if plans.is_empty() => container(empty::empty(
                Icon::Checklist,
                format!("Nog niets te beoordelen voor {}", self.year),
                "Zodra een jaarplan is ingelezen, staan de kostenregels hier.",
                Some(to_submissions(Message::JumpPressed(Jump::Submissions(
                    None,
                )))),
            ))
            .padding(theme::S32)
            .into(),
            Some(_) => self.panes_for(layout),
        };
        Stack::new().push(notice).push(content).into()
    }

    fn panes_for(&self, layout: Layout) -> Element<'_, Message> {
        let list = frame::pane(PANES[0], 288, self.plan_list()).bar(self.sums());
        if let (true, Some(plan)) = (self.whole, self.sheet()) {
            return self.whole_panes(plan, list, layout);
        }
        let Some(sheet) = self.current_activity() else {
            let none = empty::empty(
                Icon::Checklist,
                "Dit jaarplan heeft geen activiteiten",
                "Lees een verbeterde versie in bij Inzendingen.",
                None,
            );
            return frame::panes(vec![list, frame::pane(PANES[1], Length::Fill, none)]);
        };
        match layout {
            Layout::Wide => frame::panes(vec![
                list,
                frame::pane(PANES[1], Length::Fill, self.work(sheet))
                    .on_ground()
                    .bar(hints()),
                frame::pane(PANES[2], 368, self.reasons()).bar(self.decision_bar(layout)),
            ]),
            Layout::Narrow => frame::panes(vec![
                list,
                frame::pane(PANES[1], Length::Fill, self.tabbed(sheet))
                    .bar(self.decision_bar(layout)),
            ]),
        }
    }

    fn whole_panes<'a>(
        &'a self,
        plan: &'a PlanSheet,
        list: frame::Pane<'a, Message>,
        layout: Layout,
    ) -> Element<'a, Message> {
        let work = frame::pane(PANES[1], Length::Fill, self.whole_work(plan))
            .on_ground()
            .bar(hints());
        match layout {
            Layout::Wide => {
                let head = container(text::heading("Waarom")).padding([theme::S12, theme::S16]);
                let why = scroll(self.whole_why(plan)).height(Length::Fill);
                let why = column![head, card::line(), why];
                frame::panes(vec![list, work, frame::pane(PANES[2], 368, why)])
            }
            Layout::Narrow => frame::panes(vec![list, work]),
        }
    }

    fn work<'a>(&'a self, sheet: &'a ActivitySheet) -> Element<'a, Message> {
        let inner = column![
            self.activity_head(sheet, Layout::Wide),
            card::flush(self.lines(sheet)),
            card::flush(self.questions(sheet))
        ]
        .spacing(theme::S16);
        scroll(container(inner).padding([theme::S16, theme::S24]))
            .height(Length::Fill)
            .into()
    }

    fn reasons(&self) -> Element<'_, Message> {
        let at = self.current_activity().and_then(|sheet| {
            let mut ids = sheet.lines.iter().map(|it| Some(it.line.id));
            ids.position(|it| it == self.line)
        });
        let labels = [
            format!("Regel {}", at.unwrap_or(0) + 1),
            "Alle regels".to_owned(),
        ];
        let scope = choice::segments(labels, Some(usize::from(self.why_of_all)))
            .id("waarom-van")
            .on_choose(Message::ScopeOfWhyChosen);
        let head = row![
            text::heading("Waarom").width(Length::Fill),
            Element::from(scope)
        ]
        .align_y(Alignment::Center);
        let head = container(head).padding([theme::S8, theme::S16]);
        column![head, card::line(), scroll(self.why()).height(Length::Fill)].into()
    }

    fn tabbed<'a>(&'a self, sheet: &'a ActivitySheet) -> Element<'a, Message> {
        let (done, all) = self.current().map_or((0, 0), plans::answered);
        let labels = Tab::ALL.map(|tab| match tab {
            Tab::Costs => "Kosten".to_owned(),
            Tab::Questions => format!("Voorwaarden {done} van {all}"),
            Tab::Why => format!("Waarom {}", self.cited().len()),
            Tab::Earlier => format!("Eerder besloten {}", self.earlier.len()),
        });
        let at = Tab::ALL.iter().position(|it| *it == self.tab);
        let tabs = choice::tabs(labels, at.unwrap_or(0))
            .id("tabbladen")
            .on_choose(Message::TabChosen);
        let body = match self.tab {
            Tab::Costs => column![self.lines(sheet), self.short_reason()].into(),
            Tab::Questions => self.questions(sheet),
            Tab::Why => column![self.tree_said(), self.passages(), self.evidence()].into(),
            Tab::Earlier => column![
                self.thread(),
                container(self.decided_earlier()).padding([theme::S12, theme::S16])
            ]
            .into(),
        };
        let head = container(column![
            self.activity_head(sheet, Layout::Narrow),
            Element::from(tabs)
        ])
        .padding(iced::Padding {
            bottom: 0.0,
            ..theme::S16.into()
        });
        column![head, card::line(), scroll(body).height(Length::Fill)].into()
    }
}

impl Judge {
    /// Why the verdict of the selected line is what it is, under the lines of the narrow window.
    fn short_reason(&self) -> Option<Element<'_, Message>> {
        let line = self.current()?;
        let tag = self
            .cited()
            .first()
            .and_then(|id| self.cite(id))
            .map(|(section, ..)| chip::tag(section, Tone::Accent));
        let why = Tab::ALL.iter().position(|it| *it == Tab::Why);
        let inner = Row::new()
            .push(tag)
            .push(text::body(words::verdicts::reasons(line.outlook())).width(Length::Fill))
            .push(why.map(|at| button::link_to("Waarom", Message::TabChosen(at))))
            .spacing(theme::S8)
            .align_y(Alignment::Center);
        Some(container(inner).padding([theme::S8, theme::S16]).into())
    }
}

fn hints<'a>() -> Element<'a, Message> {
    let hints = HINTS.map(|(keys, words)| {
        row![chip::key(keys), text::label(words)]
            .spacing(theme::S4)
            .align_y(Alignment::Center)
            .into()
    });
    container(
        Row::with_children(hints)
            .spacing(theme::S12)
            .wrap()
            .vertical_spacing(theme::S4),
    )
    .padding([theme::S8, theme::S24])
    .into()
}
