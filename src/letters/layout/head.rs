//! The head of the first page: logo and name, sender, address in the window, reference fields, subject.
//! Where something is longer than usual, what stands below moves down.

use super::canvas::{Canvas, DOCUMENT, Style};
use super::lines::{Hyphens, Line, break_lines};
use super::{BOTTOM, Error, GREY, INK, LEAD, LEFT, SIZE, WIDTH};
use crate::letters::font::Weight;
use crate::letters::letter::{Addressed, Letterhead, Reference, SenderLine, Text};
use crate::letters::logo::Bitmap;
use crate::letters::pages::{MM, NodeId, Op, Says, Tag};
use std::sync::Arc;

const LOGO_TOP: f32 = 15.0 * MM;
const LOGO_HEIGHT: f32 = 11.0 * MM;
const LOGO_WIDEST: f32 = 60.0 * MM;
const AFTER_LOGO: f32 = 4.0 * MM;
const RETURN_BASELINE: f32 = 48.6 * MM;
/// Middle of the window of an envelope.
const ADDRESS_MIDDLE: f32 = 63.5 * MM;
const ADDRESS_HIGHEST: f32 = 50.5 * MM;
/// The sender's column is the fourth of the reference fields.
const COLUMN: f32 = 35.0 * MM;
const SENDER_LEFT: f32 = LEFT + 3.0 * COLUMN;
const SENDER_BASELINE: f32 = 54.6 * MM;
const SENDER_LEAD: f32 = 3.5 * MM;
const SENDER_GAP: f32 = 1.6 * MM;
const REFERENCE_BASELINE: f32 = 98.0 * MM;
/// From a label to the value below it.
const LABEL_TO_VALUE: f32 = 4.1 * MM;
const FOLD_MARK: f32 = 107.0 * MM;
const SALUTATION_TOP: f32 = 120.0 * MM;
const SUBJECT_SIZE: f32 = 10.5;
const SMALL: f32 = 7.0;
const VALUE: f32 = 8.0;
const VALUE_LEAD: f32 = 10.4;

/// Draws the head and puts the pen below the salutation.
///
/// # Errors
/// A character that cannot be printed, or a head that is longer than a page.
pub fn draw(
    canvas: &mut Canvas,
    paper: &Letterhead,
    addressed: &Addressed,
    logo: Option<Arc<Bitmap>>,
) -> Result<(), Error> {
    let name_bottom = name(canvas, paper, logo)?;
    let down = (name_bottom - 45.0 * MM).max(0.0);
    let sender_bottom = sender(canvas, paper, down)?;
    let address_bottom = address(canvas, paper, addressed, down)?;
    let above = sender_bottom.max(address_bottom);
    let baseline = REFERENCE_BASELINE.max(above + 8.0 * MM);
    let references_bottom = references(canvas, &addressed.references, baseline)?;
    let subject_bottom = subject(canvas, &addressed.subject, references_bottom)?;
    let style = Style {
        size: SIZE,
        lead: LEAD,
        colour: INK,
    };
    let salutation = wrapped(&addressed.salutation, Weight::Regular, SIZE, WIDTH)?;
    let top = SALUTATION_TOP.max(subject_bottom);
    if top + style.height(salutation.len() + 3) > BOTTOM {
        return Err(Error::HeadTooLong);
    }
    canvas.rule(5.0 * MM, 8.5 * MM, FOLD_MARK, 0.3, GREY);
    let node = paragraph(canvas);
    canvas.content(node, |canvas| {
        canvas.stack(&salutation, LEFT, top, style);
    });
    canvas.begin_body(top + style.height(salutation.len()) + LEAD);
    Ok(())
}

fn paragraph(canvas: &mut Canvas) -> NodeId {
    canvas.node(DOCUMENT, Tag::Paragraph, Says::Nothing)
}

fn wrapped(text: &Text, weight: Weight, size: f32, width: f32) -> Result<Vec<Line>, Error> {
    Ok(break_lines(text, weight, size, width, Hyphens::Never)?)
}

/// Logo and name of the office; returns the bottom.
fn name(canvas: &mut Canvas, paper: &Letterhead, logo: Option<Arc<Bitmap>>) -> Result<f32, Error> {
    let mut left = LEFT;
    if let (Some(bitmap), Some(logo)) = (logo, &paper.logo) {
        let ratio = bitmap.width as f32 / bitmap.height.max(1) as f32;
        let width = (LOGO_HEIGHT * ratio).min(LOGO_WIDEST);
        let height = (width / ratio).min(LOGO_HEIGHT);
        let place = [left, LOGO_TOP, width, height];
        let alt = logo.alt.clone();
        let figure = canvas.node(DOCUMENT, Tag::Figure, Says::Shows { alt, place });
        canvas.content(figure, |canvas| {
            canvas.op(Op::Image {
                bitmap,
                left,
                top: LOGO_TOP,
                width,
                height,
            });
        });
        left += width + AFTER_LOGO;
    }
    let room = LEFT + WIDTH - left;
    let mut size = 12.5;
    let lines = loop {
        let mut lines = Vec::new();
        for line in &paper.wordmark {
            lines.extend(wrapped(&Text::plain(line), Weight::Bold, size, room)?);
        }
        if lines.len() <= 5 || size < 7.0 {
            break lines;
        }
        size -= 1.0;
    };
    let lead = 5.1 * MM * size / 12.5;
    let colour = canvas.house;
    let node = paragraph(canvas);
    let mut baseline = LOGO_TOP + 4.9 * MM;
    canvas.content(node, |canvas| {
        for line in &lines {
            canvas.text(line, left, baseline, size, colour);
            baseline += lead;
        }
    });
    Ok(baseline - lead)
}

/// The sender's own column; returns the bottom.
fn sender(canvas: &mut Canvas, paper: &Letterhead, down: f32) -> Result<f32, Error> {
    let mut baseline = SENDER_BASELINE + down;
    let mut placed: Vec<(Line, f32)> = Vec::new();
    for line in &paper.sender {
        let (text, weight) = match line {
            SenderLine::Label(text) => (text, Weight::Bold),
            SenderLine::Line(text) => (text, Weight::Regular),
            SenderLine::Gap => {
                baseline += SENDER_GAP;
                continue;
            }
        };
        for line in wrapped(text, weight, SMALL, COLUMN)? {
            placed.push((line, baseline));
            baseline += SENDER_LEAD;
        }
    }
    if placed.is_empty() {
        return Ok(0.0);
    }
    let node = paragraph(canvas);
    canvas.content(node, |canvas| {
        for (line, baseline) in &placed {
            canvas.text(line, SENDER_LEFT, *baseline, SMALL, GREY);
        }
    });
    Ok(baseline - SENDER_LEAD)
}

/// Return address and address block; returns the bottom.
fn address(
    canvas: &mut Canvas,
    paper: &Letterhead,
    addressed: &Addressed,
    down: f32,
) -> Result<f32, Error> {
    let width = 3.0 * COLUMN - 4.0 * MM;
    let from = wrapped(&paper.return_address, Weight::Regular, 6.5, width)?;
    if !from.is_empty() {
        let node = paragraph(canvas);
        // More lines grow upwards, away from the address.
        let mut baseline = RETURN_BASELINE + down - 3.0 * MM * (from.len() - 1) as f32;
        canvas.content(node, |canvas| {
            for line in &from {
                canvas.text(line, LEFT, baseline, 6.5, GREY);
                baseline += 3.0 * MM;
            }
        });
    }
    let style = Style {
        size: SIZE,
        lead: 13.6,
        colour: INK,
    };
    let mut lines = Vec::new();
    for line in &addressed.addressee {
        lines.extend(wrapped(line, Weight::Regular, SIZE, width)?);
    }
    let centred = ADDRESS_MIDDLE - style.height(lines.len()) / 2.0;
    let top = centred.max(ADDRESS_HIGHEST) + down;
    let node = paragraph(canvas);
    canvas.content(node, |canvas| {
        canvas.stack(&lines, LEFT, top, style);
    });
    Ok(top + style.height(lines.len()))
}

/// The reference fields next to each other; returns the bottom.
fn references(canvas: &mut Canvas, fields: &[Reference], baseline: f32) -> Result<f32, Error> {
    let mut bottom = baseline + LABEL_TO_VALUE;
    for (at, field) in fields.iter().take(4).enumerate() {
        let left = LEFT + COLUMN * at as f32;
        let width = COLUMN - 2.0 * MM;
        let labels = wrapped(&field.label, Weight::Regular, SMALL, width)?;
        let values = wrapped(&field.value, Weight::Regular, VALUE, width)?;
        let node = paragraph(canvas);
        canvas.content(node, |canvas| {
            let mut y = baseline - VALUE_LEAD * labels.len().saturating_sub(1) as f32;
            for line in &labels {
                canvas.text(line, left, y, SMALL, GREY);
                y += VALUE_LEAD;
            }
            let mut y = baseline + LABEL_TO_VALUE;
            for line in &values {
                canvas.text(line, left, y, VALUE, INK);
                bottom = bottom.max(y);
                y += VALUE_LEAD;
            }
        });
    }
    Ok(bottom)
}

/// The subject, the one heading of the first order; returns where the salutation can begin.
fn subject(canvas: &mut Canvas, field: &Reference, above: f32) -> Result<f32, Error> {
    let label = wrapped(&field.label, Weight::Regular, SMALL, WIDTH)?;
    let lines = wrapped(&field.value, Weight::Bold, SUBJECT_SIZE, WIDTH)?;
    let mut baseline = above + 7.5 * MM;
    let node = canvas.node(DOCUMENT, Tag::Heading1, Says::Nothing);
    canvas.content(node, |canvas| {
        for line in &label {
            canvas.text(line, LEFT, baseline, SMALL, GREY);
            baseline += VALUE_LEAD;
        }
        baseline += 4.6 * MM - VALUE_LEAD;
        for line in &lines {
            canvas.text(line, LEFT, baseline, SUBJECT_SIZE, INK);
            baseline += LEAD;
        }
    });
    Ok(baseline - LEAD + 5.8 * MM)
}
