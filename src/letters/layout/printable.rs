//! Whether a letter can be printed, seen without laying it out.

use crate::domain::origin::Source;
use crate::letters::font::{MissingGlyph, Weight, clean, font};
use crate::letters::letter::{Letter, Text};
use std::sync::Arc;

/// The first character of a letter that cannot be printed, with where its words come from.
pub fn first_unprintable(letter: &Letter) -> Option<(MissingGlyph, Option<Arc<Source>>)> {
    letter.texts().into_iter().find_map(in_text)
}

fn in_text(text: &Text) -> Option<(MissingGlyph, Option<Arc<Source>>)> {
    let mut at = 0;
    for span in text.spans() {
        let weight = match span.bold {
            true => Weight::Bold,
            false => Weight::Regular,
        };
        for word in span.text.split_inclusive(' ') {
            if let Err(missing) = font(weight).shape(clean(word).trim()) {
                let here = text.parts().iter().find(|it| it.from <= at && at < it.to);
                return Some((missing, here.map(|it| Arc::clone(&it.source))));
            }
            at += word.len();
        }
    }
    None
}
