//! The guide's conditions, which are questions there, as what a partner must do.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    voorwaarden: BTreeMap<String, String>,
}

static CONDITIONS: LazyLock<BTreeMap<String, String>> = LazyLock::new(read);

#[expect(
    clippy::expect_used,
    reason = "the file is part of the program; a test reads it"
)]
fn read() -> BTreeMap<String, String> {
    let text = include_str!("../../../assets/letters/voorwaarden.toml");
    let file: File = toml::from_str(text).expect("the bundled conditions are TOML");
    file.voorwaarden
}

/// A condition of the guide, by its id, as a sentence that binds the partner. `None` for what the
/// adviser decides and for conditions of the region: use their question then.
pub fn condition_in_words(id: &str) -> Option<&'static str> {
    CONDITIONS.get(id).map(String::as_str)
}

/// The ids of the conditions that have words.
pub fn conditions_with_words() -> impl Iterator<Item = &'static str> {
    CONDITIONS.keys().map(String::as_str)
}
