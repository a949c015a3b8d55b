//! The guide's conditions, which are questions there, as what a partner must do.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    voorwaarden: BTreeMap<String, String>,
    samen: Vec<Together>,
}

/// Conditions that make one sentence when all of them are open.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Together {
    voorwaarden: Vec<String>,
    tekst: String,
}

static CONDITIONS: LazyLock<File> = LazyLock::new(read);

#[expect(
    clippy::expect_used,
    reason = "the file is part of the program; a test reads it"
)]
fn read() -> File {
    let text = include_str!("../../../assets/letters/voorwaarden.toml");
    toml::from_str(text).expect("the bundled conditions are TOML")
}

/// A condition of the guide, by its id, as a sentence that binds the partner. `None` for what the
/// adviser decides and for conditions of the region: use their question then.
pub fn condition_in_words(id: &str) -> Option<&'static str> {
    CONDITIONS.voorwaarden.get(id).map(String::as_str)
}

/// The sentence for conditions that are open together, with the ids that it covers; the first that fits.
pub fn conditions_together(open: &[&str]) -> Option<(&'static str, &'static [String])> {
    let all_open = |it: &&Together| it.voorwaarden.iter().all(|id| open.contains(&id.as_str()));
    let found = CONDITIONS.samen.iter().find(all_open)?;
    Some((&found.tekst, &found.voorwaarden))
}

/// The ids of the conditions that have words.
pub fn conditions_with_words() -> impl Iterator<Item = &'static str> {
    CONDITIONS.voorwaarden.keys().map(String::as_str)
}
