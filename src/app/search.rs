//! Search over a year: partners' plans, letters and activities by name.

use super::Message;
use crate::desk::{Find, FindKind};
use crate::domain::partner::name_key;
use crate::ui::icon::Icon;
use crate::ui::modal::Layer;
use crate::ui::palette::{self, Hit};

/// Most finds that are shown.
const MOST: usize = 30;

/// The search that is open.
#[derive(Debug, Default)]
pub struct Search {
    query: String,
    all: Vec<Find>,
    found: Vec<Find>,
    hits: Vec<Hit>,
    selected: usize,
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

    /// The find at a place of the list.
    pub fn at(&self, at: usize) -> Option<&Find> {
        self.found.get(at)
    }

    fn search(&mut self) {
        let wanted = name_key(&self.query);
        self.selected = 0;
        self.found = if wanted.is_empty() {
            Vec::new()
        } else {
            self.all
                .iter()
                .filter(|find| name_key(&find.name).contains(&wanted))
                .take(MOST)
                .cloned()
                .collect()
        };
        self.hits = self.found.iter().map(hit).collect();
    }

    /// The palette.
    pub fn layer(&self) -> Layer<'_, Message> {
        palette::palette(
            "Zoek een partner, activiteit of brief",
            &self.query,
            &self.hits,
            self.selected,
            "Niets gevonden in dit jaar.",
            Message::SearchTyped,
            Message::SearchChosen,
        )
    }
}

fn hit(find: &Find) -> Hit {
    let (icon, kind) = match find.kind {
        FindKind::Plan => (Icon::Tray, "Inzending"),
        FindKind::Activity => (Icon::FileText, "Activiteit"),
        FindKind::Letter => (Icon::Envelope, "Brief"),
    };
    Hit {
        icon,
        name: find.name.clone(),
        kind,
    }
}
