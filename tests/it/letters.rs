//! Tests of letters: what they say, how they look, what their PDF promises.

mod fonts;
mod layout;
mod pdf;
mod sample;
mod says;
mod texts;
