//! The form in pieces that are kept as drafts: a piece that was not touched follows the register.

use super::RegionForm;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The keys of the pieces.
const PIECES: [&str; 7] = [
    "regio",
    "logo",
    "ondertekenaars",
    "keuzes",
    "passages",
    "regels",
    "zinnen",
];

impl RegionForm {
    /// The pieces that differ from what is kept, as text; those that do not differ are empty.
    pub fn drafts(&self, kept: &Self) -> Vec<(&'static str, String)> {
        let piece = |key| {
            let now = self.piece(key);
            let text = if now == kept.piece(key) {
                String::new()
            } else {
                now
            };
            (key, text)
        };
        PIECES.into_iter().map(piece).collect()
    }

    /// Takes up a piece that was kept as a draft. A piece that cannot be read is left as it is.
    pub fn take_up(&mut self, key: &str, text: &str) {
        match key {
            "regio" => {
                // Fields that are new since the draft was made keep what the register has.
                if let Some(texts) = parsed::<std::collections::BTreeMap<_, _>>(text) {
                    self.texts.extend(texts);
                }
            }
            "logo" => put(&mut self.logo, text),
            "ondertekenaars" => put(&mut self.signatories, text),
            "keuzes" => put(&mut self.choices, text),
            "passages" => put(&mut self.passages, text),
            "regels" => put(&mut self.rules, text),
            "zinnen" => put(&mut self.sentences, text),
            _ => {}
        }
    }

    fn piece(&self, key: &str) -> String {
        match key {
            "regio" => as_text(&self.texts),
            "logo" => as_text(&self.logo),
            "ondertekenaars" => as_text(&self.signatories),
            "keuzes" => as_text(&self.choices),
            "passages" => as_text(&self.passages),
            "regels" => as_text(&self.rules),
            _ => as_text(&self.sentences),
        }
    }
}

fn as_text(piece: &impl Serialize) -> String {
    serde_json::to_string(piece).unwrap_or_default()
}

fn parsed<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

fn put<T: DeserializeOwned>(place: &mut T, text: &str) {
    if let Some(piece) = parsed(text) {
        *place = piece;
    }
}
