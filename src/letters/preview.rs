//! Bytes of a PDF become pictures of its pages, for the screen and for tests.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// A page as pixels: red, green, blue and alpha, 8 bits each, row by row; opaque on white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
}

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The bytes are no PDF.
    #[error("not a readable PDF: {0}")]
    NotPdf(String),
}

/// Pictures of all pages. A scale of 1 is 72 dots per inch, 595 × 842 for A4.
///
/// # Errors
/// [`Error::NotPdf`] when the bytes cannot be read.
pub fn pages(pdf: &[u8], scale: f32) -> Result<Vec<Picture>, Error> {
    draw(pdf, scale, 0, usize::MAX)
}

/// A picture of one page, counted from 0; `None` when there is no such page.
///
/// # Errors
/// [`Error::NotPdf`] when the bytes cannot be read.
pub fn page(pdf: &[u8], number: usize, scale: f32) -> Result<Option<Picture>, Error> {
    Ok(draw(pdf, scale, number, 1)?.into_iter().next())
}

/// How many pages there are.
///
/// # Errors
/// [`Error::NotPdf`] when the bytes cannot be read.
pub fn count(pdf: &[u8]) -> Result<usize, Error> {
    Ok(load(pdf)?.pages().len())
}

fn load(bytes: &[u8]) -> Result<Pdf, Error> {
    Pdf::new(bytes.to_vec()).map_err(|error: LoadPdfError| Error::NotPdf(format!("{error:?}")))
}

fn draw(bytes: &[u8], scale: f32, from: usize, count: usize) -> Result<Vec<Picture>, Error> {
    let pdf = load(bytes)?;
    let cache = RenderCache::new();
    let drawing = RenderSettings {
        hinting: false,
        ..Default::default()
    };
    let pixels = PixmapSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
    };
    let settings = InterpreterSettings::default();
    let pages = pdf.pages();
    let wanted = pages.iter().skip(from).take(count);
    Ok(wanted
        .map(|page| {
            let drawn = render(page, &cache, &settings, &drawing, &pixels);
            Picture {
                width: drawn.width().into(),
                height: drawn.height().into(),
                rgba: drawn.data_as_u8_slice().to_vec(),
            }
        })
        .collect())
}
