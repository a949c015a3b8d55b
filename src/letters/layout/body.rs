//! The body: headings, paragraphs, counted lists and tables below each other.

use super::canvas::{Canvas, DOCUMENT, Style};
use super::form::{self, Fields};
use super::lines::{Hyphens, Line, break_lines, one_line};
use super::table::{self, Grid};
use super::{Error, INK, LEAD, LEFT, SIZE, WIDTH};
use crate::letters::font::Weight;
use crate::letters::letter::{Block, Text};
use crate::letters::pages::{MM, Says, Tag};

/// Running text.
pub const TEXT: Style = Style {
    size: SIZE,
    lead: LEAD,
    colour: INK,
};
const HEADING_SIZE: f32 = 10.0;
const INDENT: f32 = 6.5 * MM;

/// A block with its lines broken, so that what follows can be weighed before it is drawn.
enum Ready {
    Heading(Vec<Line>),
    Paragraph(Vec<Line>),
    Numbered(Vec<Vec<Line>>),
    Table(Grid),
    Fields(Fields),
}

/// Draws the blocks from the pen on.
///
/// # Errors
/// A character that cannot be printed.
pub fn draw(canvas: &mut Canvas, blocks: &[Block]) -> Result<(), Error> {
    let ready: Result<Vec<Ready>, Error> = blocks.iter().map(prepare).collect();
    let ready = ready?;
    let mut rest = ready.as_slice();
    while let Some((block, after)) = rest.split_first() {
        let before_list = matches!(after.first(), Some(Ready::Numbered(_)));
        let space = match block {
            Ready::Heading(_) => LEAD * 0.5,
            Ready::Paragraph(_) | Ready::Numbered(_) | Ready::Table(_) | Ready::Fields(_) => 0.0,
        };
        if canvas.room() < space + least(block, after) && !canvas.at_top() {
            canvas.new_page();
        } else {
            canvas.skip(space);
        }
        match block {
            Ready::Heading(lines) => heading(canvas, lines),
            Ready::Paragraph(lines) => {
                let node = canvas.node(DOCUMENT, Tag::Paragraph, Says::Nothing);
                canvas.flow(node, lines, LEFT, TEXT);
                canvas.y += LEAD * if before_list { 0.35 } else { 0.7 };
            }
            Ready::Numbered(items) => numbered(canvas, items)?,
            Ready::Table(grid) => table::draw(canvas, grid)?,
            Ready::Fields(fields) => form::draw(canvas, fields),
        }
        rest = after;
    }
    Ok(())
}

/// Lines of running text over the full width.
///
/// # Errors
/// A character that cannot be printed.
pub fn paragraph(text: &Text) -> Result<Vec<Line>, Error> {
    Ok(break_lines(
        text,
        Weight::Regular,
        SIZE,
        WIDTH,
        Hyphens::InText,
    )?)
}

fn prepare(block: &Block) -> Result<Ready, Error> {
    Ok(match block {
        Block::Heading(text) => Ready::Heading(break_lines(
            text,
            Weight::Bold,
            HEADING_SIZE,
            WIDTH,
            Hyphens::Never,
        )?),
        Block::Paragraph(text) => Ready::Paragraph(paragraph(text)?),
        Block::Numbered(items) => {
            let lines = |item: &Text| {
                break_lines(item, Weight::Regular, SIZE, WIDTH - INDENT, Hyphens::InText)
            };
            Ready::Numbered(items.iter().map(lines).collect::<Result<_, _>>()?)
        }
        Block::Table(table) => Ready::Table(table::prepare(table)?),
        Block::Fields(rows) => Ready::Fields(form::prepare(rows)?),
    })
}

/// The height that a block cannot do without on the page where it begins.
fn least(block: &Ready, after: &[Ready]) -> f32 {
    let next = || match after.split_first() {
        Some((next, after)) => least(next, after),
        None => 0.0,
    };
    match block {
        Ready::Heading(lines) => TEXT.height(lines.len()) + LEAD * 0.25 + next(),
        // An opening stays with its list or its fields.
        Ready::Paragraph(lines)
            if matches!(after.first(), Some(Ready::Numbered(_) | Ready::Fields(_))) =>
        {
            TEXT.height(lines.len()) + LEAD * 0.35 + next()
        }
        Ready::Paragraph(lines) => TEXT.height(lines.len().min(2)),
        Ready::Numbered(items) => {
            let first = items.first().map_or(0, |it| it.len().min(2));
            let second = items.get(1).map_or(0, |it| it.len().min(2));
            TEXT.height(first + second) + LEAD * 0.25
        }
        Ready::Table(grid) => grid.least(),
        Ready::Fields(fields) => fields.height(),
    }
}

fn heading(canvas: &mut Canvas, lines: &[Line]) {
    let style = Style {
        size: HEADING_SIZE,
        lead: LEAD,
        colour: canvas.house,
    };
    let node = canvas.node(DOCUMENT, Tag::Heading2, Says::Nothing);
    canvas.flow(node, lines, LEFT, style);
    canvas.y += LEAD * 0.25;
}

fn numbered(canvas: &mut Canvas, items: &[Vec<Line>]) -> Result<(), Error> {
    let list = canvas.node(DOCUMENT, Tag::List, Says::Counts);
    for (at, lines) in items.iter().enumerate() {
        canvas.need(TEXT.height(if lines.len() == 3 {
            3
        } else {
            lines.len().min(2)
        }));
        let item = canvas.node(list, Tag::ListItem, Says::Nothing);
        let label = canvas.node(item, Tag::Label, Says::Nothing);
        let number = one_line(&format!("{}.", at + 1), Weight::Regular, SIZE)?;
        let baseline = TEXT.baseline(canvas.y);
        canvas.content(label, |canvas| {
            canvas.text(&number, LEFT, baseline, SIZE, INK);
        });
        let body = canvas.node(item, Tag::ListBody, Says::Nothing);
        canvas.flow(body, lines, LEFT + INDENT, TEXT);
        canvas.y += LEAD * 0.25;
    }
    canvas.y += LEAD * 0.45;
    Ok(())
}
