//! Why a letter cannot be made, as its reason.

use crate::domain::letter::LetterReason;
use crate::letters::{compose, layout};

impl From<compose::Error> for LetterReason {
    fn from(error: compose::Error) -> Self {
        match error {
            compose::Error::Empty(empty) => Self::EmptyField {
                sentence: empty.sentence.code().to_owned(),
                field: empty.field.code().to_owned(),
            },
            compose::Error::NoReason {
                project_number,
                line,
            } => Self::NoReason {
                project_number,
                line,
            },
            compose::Error::NoActivities => Self::NoActivities,
        }
    }
}

impl From<layout::Error> for LetterReason {
    fn from(error: layout::Error) -> Self {
        match error {
            layout::Error::MissingGlyph(missing) => Self::MissingGlyph {
                character: missing.character,
                text: missing.text,
            },
            layout::Error::Logo(_) => Self::BadLogo,
            layout::Error::HeadTooLong => Self::HeadTooLong,
        }
    }
}
