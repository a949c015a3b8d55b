//! What stands in the margins of every page, known only when all pages are there: running head,
//! page numbers, footer and the mark of a concept. All of it is for the eye.

use super::canvas::text_op;
use super::lines::{Hyphens, Line, break_lines, one_line};
use super::{Error, GREY, HAIRLINE, HALF_LETTER, LEFT, WIDTH};
use crate::letters::font::Weight;
use crate::letters::letter::{Letter, PAGE_NUMBER, PAGE_TOTAL, Paper, Text};
use crate::letters::pages::{
    Artifact, Colour, MM, Op, PAGE_HEIGHT, PAGE_WIDTH, Page, Pages, TextOp,
};

const HEAD_BASELINE: f32 = 20.0 * MM;
const HEAD_RULE: f32 = 22.6 * MM;
const FOOT_BASELINE: f32 = 283.0 * MM;
const SMALL: f32 = 7.5;
const FOOTER: f32 = 6.5;
const WATERMARK: f32 = 104.0;
/// The length of a watermark along its slope that stays on the page.
const WATERMARK_LONGEST: f32 = 240.0 * MM;
const PALE: Colour = [0.935, 0.94, 0.945];
/// Sine and cosine of 55 degrees.
const SLOPE: [f32; 2] = [0.819_152, 0.573_576_4];

/// Draws the margins of all pages.
///
/// # Errors
/// A character that cannot be printed.
pub fn draw(pages: &mut Pages, letter: &Letter) -> Result<(), Error> {
    let mark = match &letter.watermark {
        Some(text) => watermark(text)?,
        None => Vec::new(),
    };
    let total = pages.pages.len();
    for (at, page) in pages.pages.iter_mut().enumerate() {
        // Behind all that is said.
        page.ops.splice(0..0, mark.iter().cloned());
        match (&letter.paper, at) {
            (Paper::Letterhead(head, _), 0) => footer(page, &head.footer)?,
            (Paper::Form(_), 0) => page_number(page, letter, at + 1, total)?,
            (Paper::Letterhead(..) | Paper::Form(_), _) => {
                running_head(page, letter)?;
                page_number(page, letter, at + 1, total)?;
            }
        }
    }
    Ok(())
}

fn artifact(page: &mut Page, kind: Artifact, ops: impl IntoIterator<Item = Op>) {
    page.ops.push(Op::OpenArtifact(kind));
    page.ops.extend(ops);
    page.ops.push(Op::Close);
}

/// Lines that grow upwards from their last baseline.
fn upwards(
    lines: &[Line],
    left: impl Fn(&Line) -> f32,
    baseline: f32,
    size: f32,
    colour: Colour,
) -> Vec<Op> {
    let lead = size * 1.3;
    let first = baseline - lead * lines.len().saturating_sub(1) as f32;
    lines
        .iter()
        .enumerate()
        .map(|(at, line)| text_op(line, left(line), first + lead * at as f32, size, colour))
        .collect()
}

/// Breaks text; a text of more than four lines is set smaller.
fn small_lines(
    text: &str,
    weight: Weight,
    size: f32,
    width: f32,
) -> Result<(Vec<Line>, f32), Error> {
    let mut size = size;
    loop {
        let lines = break_lines(&Text::plain(text), weight, size, width, Hyphens::Never)?;
        if lines.len() <= 4 || size < 2.0 {
            return Ok((lines, size));
        }
        size *= 0.8;
    }
}

fn footer(page: &mut Page, text: &str) -> Result<(), Error> {
    let (lines, size) = small_lines(text, Weight::Regular, FOOTER, WIDTH)?;
    let ops = upwards(&lines, |_| LEFT, FOOT_BASELINE, size, GREY);
    artifact(page, Artifact::Footer, ops);
    Ok(())
}

fn running_head(page: &mut Page, letter: &Letter) -> Result<(), Error> {
    let running = letter.paper.running();
    let half = WIDTH / 2.0 - 3.0 * MM;
    let house = letter.paper.colour().map(|it| f32::from(it) / 255.0);
    let (name, size) = small_lines(&running.name, Weight::Bold, SMALL, half)?;
    let mut ops = upwards(&name, |_| LEFT, HEAD_BASELINE, size, house);
    let (reference, size) = small_lines(&running.reference, Weight::Regular, SMALL, half)?;
    let right = |line: &Line| LEFT + WIDTH - line.width;
    ops.extend(upwards(&reference, right, HEAD_BASELINE, size, GREY));
    ops.push(Op::Rule {
        left: LEFT,
        right: LEFT + WIDTH,
        y: HEAD_RULE,
        thickness: 0.3,
        colour: HAIRLINE,
    });
    artifact(page, Artifact::Header, ops);
    Ok(())
}

fn page_number(page: &mut Page, letter: &Letter, number: usize, total: usize) -> Result<(), Error> {
    let text = letter
        .paper
        .running()
        .page_label
        .replace(PAGE_NUMBER, &number.to_string())
        .replace(PAGE_TOTAL, &total.to_string());
    let (lines, size) = small_lines(&text, Weight::Regular, SMALL, WIDTH)?;
    let right = |line: &Line| LEFT + WIDTH - line.width;
    let ops = upwards(&lines, right, FOOT_BASELINE, size, GREY);
    artifact(page, Artifact::Footer, ops);
    Ok(())
}

/// Large pale letters along the diagonal of a page.
fn watermark(text: &str) -> Result<Vec<Op>, Error> {
    let natural = one_line(text, Weight::Bold, WATERMARK)?;
    let size = WATERMARK * (WATERMARK_LONGEST / natural.width.max(1.0)).min(1.0);
    let line = one_line(text, Weight::Bold, size)?;
    let [sine, cosine] = SLOPE;
    let (along, up) = (line.width / 2.0, size * HALF_LETTER);
    Ok(vec![
        Op::OpenArtifact(Artifact::Watermark),
        Op::Text(TextOp {
            left: PAGE_WIDTH / 2.0 - along * cosine + up * sine,
            baseline: PAGE_HEIGHT / 2.0 + along * sine + up * cosine,
            size,
            colour: PALE,
            runs: line.runs,
            turned: Some(SLOPE),
        }),
        Op::Close,
    ])
}
