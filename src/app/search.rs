//! Search everything: partners, plans, letters and activities of the year, the guide, and the pages of the window.

use super::{Message, Place};
use crate::desk::{self, Find, Found};
use crate::domain::partner::name_key;
use crate::screen::Jump;
use crate::ui::icon::Icon;
use crate::ui::modal::Layer;
use crate::ui::palette::{self, Hit};
use crate::words;

/// What the field of the search says while it is empty.
pub const PLACEHOLDER: &str = "Zoek een partner, activiteit, brief of passage";

/// Most finds that are shown.
const MOST: usize = 30;

/// The search that is open.
#[derive(Debug, Default)]
pub struct Search {
    query: String,
    all: Vec<Find>,
    found: Vec<Target>,
    hits: Vec<Hit>,
    selected: usize,
}

/// Where a find leads.
#[derive(Debug, Clone)]
pub enum Target {
    /// A page, as from the navigation.
    Page(Place),
    /// A place; the way back to this one stays.
    Jump(Jump),
}

impl Search {
    /// What can be found has come in.
    pub fn know(&mut self, all: Vec<Find>) {
        self.all = all;
        self.search();
    }

    /// The user typed.
    pub fn type_in(&mut self, query: String) {
        self.query = query;
        self.search();
    }

    /// Another find becomes the chosen one.
    pub fn step(&mut self, on: bool) {
        let last = self.hits.len().saturating_sub(1);
        self.selected = if on {
            (self.selected + 1).min(last)
        } else {
            self.selected.saturating_sub(1)
        };
    }

    /// Where the find at a place of the list leads.
    pub fn at(&self, at: usize) -> Option<&Target> {
        self.found.get(at)
    }

    fn search(&mut self) {
        self.selected = 0;
        let wanted = name_key(&self.query);
        let pages = Place::ALL
            .into_iter()
            .filter(|place| !wanted.is_empty() && name_key(place.name()).starts_with(&wanted))
            .map(|place| (Target::Page(place), page_hit(place)));
        let finds = desk::best(&self.all, &self.query, MOST).into_iter();
        let finds = finds.map(|find| (Target::Jump(jump(&find.found)), hit(find)));
        (self.found, self.hits) = pages.chain(finds).unzip();
    }

    /// The palette.
    pub fn layer(&self) -> Layer<'_, Message> {
        palette::palette(
            PLACEHOLDER,
            &self.query,
            &self.hits,
            self.selected,
            "Niets gevonden in dit planjaar en in de gids. Probeer een ander woord.",
            Message::SearchTyped,
            Message::SearchChosen,
        )
    }
}

fn jump(found: &Found) -> Jump {
    match found {
        Found::Partner(partner) => Jump::Partners(Some(*partner)),
        Found::Plan(plan) => Jump::Plan(*plan),
        Found::Letter(plan) => Jump::Letters(Some(*plan)),
        Found::Activity(plan, activity) => Jump::Judge {
            plan: Some(*plan),
            activity: Some(*activity),
            line: None,
        },
        Found::Passage(passage) => Jump::Passage(passage.clone()),
        Found::CostKind(kind) => Jump::CostKind(kind.clone()),
    }
}

fn page_hit(place: Place) -> Hit {
    Hit {
        icon: place.icon(),
        name: place.name().to_owned(),
        kind: "Scherm",
    }
}

fn hit(find: &Find) -> Hit {
    let (icon, kind) = match find.found {
        Found::Partner(_) => (Icon::Buildings, "Partner"),
        Found::Plan(_) => (Icon::Tray, "Inzending"),
        Found::Activity(..) => (Icon::Checklist, "Activiteit"),
        Found::Letter(_) => (Icon::Envelope, "Brief"),
        Found::Passage(_) => (Icon::Book, "Passage"),
        Found::CostKind(_) => (Icon::Receipt, "Kostensoort"),
    };
    let name = if find.place.is_empty() {
        find.name.clone()
    } else {
        format!("{}: {}", words::guide::section_tag(&find.place), find.name)
    };
    Hit { icon, name, kind }
}
