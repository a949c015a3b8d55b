//! The page as it will be printed, drawn by the worker: one drawing at a time, the last wish wins.

use super::{Message, Open, PANES, Part, Settings};
use crate::desk::{SamplePage, SampleRequest, Shows};
use crate::domain::PlanId;
use crate::notice::Notice;
use crate::screen::ask;
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, card, chip, empty, field, frame, preview, select, text};
use crate::worker::Worker;
use iced::widget::{Column, column, container, image, row, space};
use iced::{Alignment, Length, Task};

/// How wide the pane is, in px.
pub(super) const WIDTHS: (f32, f32) = (500.0, 424.0);
/// How wide a page is drawn, in px; the narrow window shows it smaller.
const PAGE: f32 = 464.0;

/// The page beside the settings.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Whose letter; `None` is the example.
    pub plan: Option<PlanId>,
    drawing: bool,
    /// Something changed while it was being drawn.
    behind: bool,
    shown: Option<Shown>,
    /// Why there is no page.
    problem: Option<Notice>,
}

/// A page that was drawn.
#[derive(Debug)]
struct Shown {
    page: image::Handle,
    at: usize,
    of: usize,
    found: bool,
    partner: Option<String>,
}

impl Settings {
    /// Draws the page of the part that is open.
    pub(super) fn redraw(&mut self, worker: &Worker) -> Task<Message> {
        let (part, year) = (self.part, self.year);
        let Some(open) = &mut self.open else {
            return Task::none();
        };
        if !part.has_sheet() {
            return Task::none();
        }
        if open.sheet.drawing {
            open.sheet.behind = true;
            return Task::none();
        }
        open.sheet.drawing = true;
        let shows = match part {
            Part::Signatories => Shows::Sentence("slot.groet".to_owned()),
            Part::Texts => Shows::Sentence(open.sentence.clone()),
            Part::Office
            | Part::Letterhead
            | Part::Deadlines
            | Part::Choices
            | Part::Own
            | Part::Tools => Shows::FirstPage,
        };
        let request = SampleRequest {
            file: open.printable(),
            logo: open.logo.clone(),
            plan: open.sheet.plan,
            year,
            shows,
            width: PAGE * 1.5,
        };
        ask(
            worker,
            move |desk| Ok(Box::new(desk.sample_page(&request)?)),
            Message::Drawn,
        )
    }

    pub(super) fn drawn(
        &mut self,
        answer: Result<Box<SamplePage>, Notice>,
        worker: &Worker,
    ) -> Task<Message> {
        let Some(open) = &mut self.open else {
            return Task::none();
        };
        let sheet = &mut open.sheet;
        sheet.drawing = false;
        match answer {
            Ok(page) => {
                sheet.problem = None;
                let picture = page.picture;
                sheet.shown = Some(Shown {
                    page: image::Handle::from_rgba(picture.width, picture.height, picture.rgba),
                    at: page.at,
                    of: page.of,
                    found: page.found,
                    partner: page.partner,
                });
            }
            Err(notice) => sheet.problem = Some(notice),
        }
        if std::mem::take(&mut sheet.behind) {
            self.redraw(worker)
        } else {
            Task::none()
        }
    }
}

impl Open {
    /// The settings of the form, with what the register has where a sentence or the colour is wrong.
    fn printable(&self) -> crate::desk::RegionFile {
        let mut file = self.file.clone();
        for (id, text) in &mut file.sentences {
            if !crate::desk::sentence_problems(id, text).is_empty() {
                let kept = self.kept.sentences.get(id).map(String::as_str);
                *text = kept
                    .unwrap_or_else(|| super::keep::standard_text(id))
                    .to_owned();
            }
        }
        file
    }

    /// The page with its head, in a pane of its own.
    pub(super) fn sheet_pane(&self, layout: Layout) -> frame::Pane<'_, Message> {
        let width = match layout {
            Layout::Wide => WIDTHS.0,
            Layout::Narrow => WIDTHS.1,
        };
        let names = std::iter::once("Voorbeeldbrief")
            .chain(self.plans.iter().map(|(_, name)| name.as_str()));
        let chosen = self
            .plans
            .iter()
            .position(|(plan, _)| Some(*plan) == self.sheet.plan)
            .map_or(0, |at| at + 1);
        let whose = select::select(names.collect::<Vec<_>>(), Some(chosen), "")
            .id("voorbeeld-van")
            .on_choose(Message::SheetPlanChosen);
        let head = row![
            container(field::labelled("Zoals het wordt afgedrukt", whose)).width(Length::Fill),
            self.sheet_where()
        ]
        .spacing(theme::S16)
        .align_y(Alignment::End);
        let head = Column::new()
            .push(head)
            .push(self.sheet_remark())
            .spacing(theme::S8);
        let body: Element<'_, Message> = match (&self.sheet.shown, &self.sheet.problem) {
            (_, Some(problem)) => container(empty::empty(
                Icon::FileText,
                problem.what.as_str(),
                format!("{} {}", problem.why, problem.way_out),
                None,
            ))
            .padding(theme::S32)
            .height(Length::Fill)
            .into(),
            (Some(shown), None) => preview::page(&shown.page, PAGE.min(width - 36.0)),
            (None, None) => space::vertical().into(),
        };
        let content = column![
            container(head).padding([theme::S12, theme::S16]),
            card::line(),
            body
        ];
        frame::pane(PANES[2], width, content)
    }

    fn sheet_where(&self) -> Element<'_, Message> {
        match &self.sheet.shown {
            Some(shown) => container(text::quiet(format!(
                "bladzijde {} van {}",
                shown.at, shown.of
            )))
            .height(32)
            .align_y(Alignment::Center)
            .into(),
            None => space::horizontal().width(0).into(),
        }
    }

    /// What the reader must know of the page that is shown.
    fn sheet_remark(&self) -> Option<Element<'_, Message>> {
        let shown = self.sheet.shown.as_ref()?;
        let words = if !shown.found {
            "Deze zin staat niet zichtbaar op papier."
        } else if self.sheet.plan.is_some() && shown.partner.is_none() {
            "De brief van deze partner heeft dit niet; u ziet de voorbeeldbrief."
        } else {
            return None;
        };
        Some(chip::plain(Icon::Info, words, Tone::Quiet))
    }
}
