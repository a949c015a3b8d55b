//! The pages of the chosen letter: made, turned, and followed back to where their words come from.

use super::{Action, Letters, Message};
use crate::desk::{PagePicture, PageRegion};
use crate::domain::PlanId;
use crate::notice::Notice;
use crate::screen::{Jump, ask};
use crate::ui::focus;
use crate::ui::regions::Place;
use crate::worker::Worker;
use iced::Task;
use iced::widget::image;

/// The places on the page, for focus.
pub(super) const PLACES: &str = "brief-plaatsen";

/// What stands in the preview.
#[derive(Debug, Default)]
pub(super) enum Shown {
    #[default]
    Nothing,
    /// The pages of this plan's letter are being made.
    Waiting(PlanId),
    Pages {
        pages: Vec<Sheet>,
        at: usize,
    },
    /// No pages can be made; the list says why.
    Blocked,
}

/// A page of the letter.
#[derive(Debug)]
pub(super) struct Sheet {
    pub picture: image::Handle,
    regions: Vec<PageRegion>,
}

impl Sheet {
    fn of(page: PagePicture) -> Self {
        Self {
            picture: image::Handle::from_rgba(page.width, page.height, page.rgba),
            regions: page.regions,
        }
    }

    /// What stands on it, each a place that can be opened.
    pub fn places(&self) -> Vec<Place<'_>> {
        let place = |it: &'_ PageRegion| Place {
            words: it.said.words.clone().into(),
            areas: it.areas.clone(),
        };
        self.regions.iter().map(place).collect()
    }
}

impl Letters {
    /// Draws another width of page, as when the window changed.
    pub fn set_width(&mut self, width: f32, worker: &Worker) -> Task<Message> {
        if (self.width - width).abs() < 1.0 {
            return Task::none();
        }
        self.width = width;
        self.show(worker)
    }

    pub(super) fn show(&mut self, worker: &Worker) -> Task<Message> {
        let Some(plan) = self.selected else {
            self.shown = Shown::Nothing;
            return Task::none();
        };
        self.shown = Shown::Waiting(plan);
        let width = self.width;
        ask(
            worker,
            move |desk| Ok(desk.letter_pages(plan, width)?.ok()),
            move |answer| Message::PagesMade(plan, answer),
        )
    }

    pub(super) fn pages_made(
        &mut self,
        plan: PlanId,
        answer: Result<Option<Vec<PagePicture>>, Notice>,
    ) {
        let Shown::Waiting(wanted) = self.shown else {
            return;
        };
        if wanted != plan {
            return;
        }
        self.shown = match answer {
            Ok(Some(pages)) => Shown::Pages {
                pages: pages.into_iter().map(Sheet::of).collect(),
                at: 0,
            },
            Ok(None) => Shown::Blocked,
            Err(notice) => {
                self.notice = Some(notice);
                Shown::Nothing
            }
        };
    }

    pub(super) fn turn(&mut self, on: bool) {
        if let Shown::Pages { pages, at } = &mut self.shown {
            let last = pages.len().saturating_sub(1);
            *at = if on {
                (*at + 1).min(last)
            } else {
                at.saturating_sub(1)
            };
        }
    }

    /// Where the words at a place of the page come from.
    pub(super) fn follow(&self, at: usize) -> Action {
        let (Some(plan), Shown::Pages { pages, at: page }) = (self.selected, &self.shown) else {
            return Action::None;
        };
        let region = pages.get(*page).and_then(|page| page.regions.get(at));
        match region {
            Some(region) => Action::Go(Jump::Said(plan, Box::new(region.said.clone()), None)),
            None => Action::None,
        }
    }

    /// Scrolls the place with the keyboard into sight.
    pub(super) fn show_place() -> Action {
        Action::Run(focus::show(PLACES))
    }
}
