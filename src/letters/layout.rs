//! A letter becomes pages: A4 with the address in the window of the envelope, or with the title of a form.
//! Knows blocks and measures; not what a letter is about, and not what a PDF is.

mod body;
mod canvas;
mod closing;
mod form;
mod head;
mod hyphens;
mod lines;
mod margins;
mod printable;
mod table;

pub use printable::first_unprintable;

use super::font::MissingGlyph;
use super::letter::{Letter, Paper};
use super::logo::{self, LogoError};
use super::pages::{Colour, MM, Pages};
use canvas::Canvas;

/// Left edge of all text.
const LEFT: f32 = 35.0 * MM;
/// Width of the body.
const WIDTH: f32 = 140.0 * MM;
/// Where the body ends.
const BOTTOM: f32 = 270.0 * MM;
/// Where the body begins on later pages.
const LATER_TOP: f32 = 33.0 * MM;
/// Size of the body's text.
const SIZE: f32 = 9.5;
/// From line to line.
const LEAD: f32 = 14.0;
/// Half the height of a small letter: puts a baseline so that text stands in the middle of its line.
const HALF_LETTER: f32 = 0.357;

const INK: Colour = [0.10, 0.10, 0.11];
const GREY: Colour = [0.36, 0.38, 0.40];
const HAIRLINE: Colour = [0.78, 0.80, 0.81];

/// Why a letter cannot be laid out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A character that cannot be printed.
    #[error(transparent)]
    MissingGlyph(#[from] MissingGlyph),
    /// The region's logo cannot be used.
    #[error(transparent)]
    Logo(#[from] LogoError),
    /// Address, sender, reference fields and subject are too long for a first page.
    #[error("the head of the letter does not fit on a page")]
    HeadTooLong,
}

/// Lays a letter out. The same letter always gives the same pages.
///
/// # Errors
/// [`Error`] for a character or a logo that cannot be printed, or a head beyond all measure.
pub fn lay_out(letter: &Letter) -> Result<Pages, Error> {
    let mut canvas = Canvas::new(letter.paper.colour());
    match &letter.paper {
        Paper::Letterhead(head, addressed) => {
            let bitmap = match &head.logo {
                Some(logo) => Some(logo::read(&logo.png)?),
                None => None,
            };
            head::draw(&mut canvas, head, addressed, bitmap)?;
        }
        Paper::Form(head) => form::head(&mut canvas, head)?,
    }
    body::draw(&mut canvas, &letter.body)?;
    if let Some(closing) = &letter.closing {
        closing::draw(&mut canvas, closing)?;
    }
    for annex in &letter.annexes {
        canvas.new_page();
        body::draw(&mut canvas, annex)?;
    }
    let mut pages = canvas.finish();
    margins::draw(&mut pages, letter)?;
    Ok(pages)
}
