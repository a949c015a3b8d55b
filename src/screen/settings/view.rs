//! How Instellingen looks: the parts at the left, the form, and the page or the form of one item at the right.

use super::{Message, Open, PANES, Part, Settings};
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::{self, list};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, frame, select, text};
use iced::widget::{Column, Row, container, row, space};
use iced::{Alignment, Length, Padding};

/// Width of the list of parts in px.
const PARTS: f32 = 216.0;

impl Settings {
    /// The screen without the window around it.
    pub(super) fn frame(&self, layout: Layout) -> Element<'_, Message> {
        let body: Element<'_, Message> = match &self.open {
            Some(open) => self.panes_of(open, layout),
            None => space::vertical().into(),
        };
        Column::new()
            .push(container(self.head(layout)).padding([theme::S16, theme::S24]))
            // Always there, so that what lies below it keeps its focus.
            .push(Column::new().push(self.strips()))
            .push(card::line())
            .push(body)
            .into()
    }

    fn head(&self, layout: Layout) -> Element<'_, Message> {
        let changed = self.open.as_ref().is_some_and(|open| open.is_changed());
        let mut acts: Vec<Element<'_, Message>> = Vec::new();
        if layout == Layout::Narrow {
            let part = select::select(Part::ALL.map(Part::name), Some(self.part.at()), "")
                .id("instellingen-deel")
                .width(232)
                .on_choose(Message::PartChosen);
            acts.push(part.into());
        }
        if changed {
            let discard = button::secondary("Weggooien").on_press(Message::DiscardPressed);
            acts.push(discard.into());
        }
        let save = button::primary("Opslaan")
            .icon(Icon::Disk)
            .keys("Ctrl+S")
            .id("opslaan");
        acts.push(if changed {
            save.on_press(Message::SavePressed).into()
        } else {
            save.into()
        });
        let beside = match (&self.open, changed) {
            (Some(_), true) => "Niet opgeslagen wijzigingen".to_owned(),
            (Some(_), false) => "Alles is opgeslagen".to_owned(),
            (None, _) => String::new(),
        };
        card::screen_head("Instellingen", beside, acts)
    }

    /// What went wrong, what is wrong, and what a letter still needs.
    fn strips(&self) -> Option<Element<'_, Message>> {
        let open = self.open.as_ref()?;
        let notice = self
            .notice
            .as_ref()
            .map(|it| parts::notice(it, Message::NoticeClosed));
        let wrong = (open.tried && !open.faults.is_empty()).then(|| wrong(open));
        let lacks = wrong.is_none().then(|| lacks(open)).flatten();
        if notice.is_none() && wrong.is_none() && lacks.is_none() {
            return None;
        }
        let all = Column::new().push(notice).push(wrong).push(lacks);
        let padding = Padding {
            top: 0.0,
            bottom: theme::S12,
            ..theme::S24.into()
        };
        Some(container(all.spacing(theme::S8)).padding(padding).into())
    }

    fn panes_of<'a>(&'a self, open: &'a Open, layout: Layout) -> Element<'a, Message> {
        let mut all = Vec::new();
        if layout == Layout::Wide {
            all.push(frame::pane(PANES[0], PARTS, self.part_list(open)));
        }
        let scrolled = |content: Element<'a, Message>| -> Element<'a, Message> {
            let inner = container(content).padding(theme::S24).max_width(760);
            list::scroll(inner).height(Length::Fill).into()
        };
        let work = match self.part {
            Part::Office => scrolled(open.office_view()),
            Part::Letterhead => scrolled(open.letterhead_view()),
            Part::Signatories => scrolled(open.signatories_view()),
            Part::Deadlines | Part::Choices => open.choices_view(self.part),
            Part::Own => open.own_view(),
            Part::Texts => open.texts_view(),
            Part::Tools => self.tools_view(open, layout),
        };
        all.push(frame::pane(PANES[1], Length::Fill, work));
        match self.part {
            Part::Office | Part::Letterhead | Part::Signatories | Part::Texts => {
                all.push(open.sheet_pane(layout));
            }
            Part::Deadlines | Part::Choices => all.extend(open.choice_pane(self.part, layout)),
            Part::Own => all.push(open.own_pane(layout)),
            Part::Tools => {}
        }
        frame::panes(all)
    }

    fn part_list<'a>(&'a self, open: &'a Open) -> Element<'a, Message> {
        let row = move |at: usize| -> Element<'a, Message> {
            let Some(part) = Part::ALL.get(at).copied() else {
                return space::horizontal().into();
            };
            let name = if part == self.part {
                text::strong(part.name())
            } else {
                text::body(part.name())
            };
            let lacks = open.lacks().iter().any(|it| Part::of(&it.place) == part);
            let wrong = open.tried && open.faults.iter().any(|it| Part::of(&it.at) == part);
            let mark = match (wrong, lacks) {
                (true, _) => Some(Icon::CrossCircleFilled.tinted(14.0, theme::STOP)),
                (false, true) => Some(Icon::WarningCircleFilled.tinted(14.0, theme::WARN)),
                (false, false) => None,
            };
            Row::new()
                .push(name.width(Length::Fill))
                .push(mark)
                .align_y(Alignment::Center)
                .padding([0.0, theme::S16])
                .into()
        };
        let rows = list("instellingen-lijst", Part::ALL.len(), row)
            .row_height(40.0)
            .selected(Some(self.part.at()))
            .on_select(Message::PartChosen)
            .on_move(Message::PartChosen);
        let keys = row![
            chip::key("Alt+←"),
            chip::key("Alt+→"),
            text::label("onderdeel")
        ]
        .spacing(theme::S4)
        .align_y(Alignment::Center);
        Column::new()
            .push(container(rows).height(Length::Fill))
            .push(container(keys).padding(theme::S16))
            .into()
    }
}

/// What is wrong, each with the way to it.
fn wrong(open: &Open) -> Element<'_, Message> {
    let faults = &open.faults;
    let title = match faults.len() {
        1 => "Nog niet opgeslagen: één veld klopt niet.".to_owned(),
        count => format!("Nog niet opgeslagen: {count} velden kloppen niet."),
    };
    let links = faults.iter().take(5).map(|fault| {
        let said = open.said(fault);
        let words = format!("{}: {said}", fault.at.name());
        button::link(words, Message::GoTo(fault.at.clone())).into()
    });
    parts::banner(
        Icon::CrossCircleFilled,
        Tone::Stop,
        Column::new()
            .push(text::strong(title))
            .push(Column::with_children(links)),
        space::horizontal().width(0),
    )
}

/// What a letter still needs, each with the way to it.
fn lacks(open: &Open) -> Option<Element<'_, Message>> {
    let lacks = open.lacks();
    if lacks.is_empty() {
        return None;
    }
    let mut links = Row::new()
        .push(
            container(text::strong("Nog nodig voor een brief:"))
                .height(28)
                .align_y(Alignment::Center),
        )
        .spacing(theme::S16);
    for lack in lacks {
        links = links.push(button::link(lack.what, Message::GoTo(lack.place)));
    }
    Some(parts::banner(
        Icon::WarningCircleFilled,
        Tone::Warn,
        links.wrap().vertical_spacing(0),
        space::horizontal().width(0),
    ))
}
