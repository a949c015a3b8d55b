//! Tests of letters: what they say, how they look, what their PDF promises.

mod decision_form;
mod fonts;
mod layout;
mod pdf;
mod roaz_advice;
mod sample;
mod says;
mod texts;
