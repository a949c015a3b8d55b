//! A form: its head with the title, and its fields with a value or with room to write one by hand.

use super::body::TEXT;
use super::canvas::{Canvas, DOCUMENT, Style};
use super::lines::{Hyphens, Line, break_lines};
use super::{BOTTOM, Error, GREY, HAIRLINE, INK, LATER_TOP, LEAD, LEFT, SIZE, WIDTH};
use crate::letters::font::Weight;
use crate::letters::letter::{FormField, FormHead, Room, Text};
use crate::letters::pages::{Colour, MM, NodeId, Says, Tag};

const HEAD_TOP: f32 = 20.0 * MM;
const OWNER: Style = Style {
    size: 9.0,
    lead: 13.0,
    colour: INK,
};
const TITLE: Style = Style {
    size: 16.0,
    lead: 21.0,
    colour: INK,
};
const AFTER_TITLE: f32 = 5.0 * MM;
const LABEL: Style = Style {
    size: 7.5,
    lead: 11.0,
    colour: GREY,
};
/// Between fields next to each other.
const GAP: f32 = 6.0 * MM;
/// Between a value and the rule below it.
const PAD: f32 = 1.6;
const AFTER_ROW: f32 = 2.2 * MM;
/// From one ruled line to the next.
const HAND_LEAD: f32 = 7.5 * MM;
const SIGNATURE: f32 = 17.0 * MM;
const RULE: f32 = 0.4;

/// Draws the head and puts the pen below it.
///
/// # Errors
/// A character that cannot be printed, or a head that is longer than a page.
pub fn head(canvas: &mut Canvas, head: &FormHead) -> Result<(), Error> {
    let owner = wrapped(&head.owner, Weight::Bold, OWNER.size, WIDTH)?;
    let title = wrapped(&head.title, Weight::Bold, TITLE.size, WIDTH)?;
    let title_top = HEAD_TOP + OWNER.height(owner.len());
    let bottom = title_top + TITLE.height(title.len());
    if bottom + AFTER_TITLE + TEXT.height(3) > BOTTOM {
        return Err(Error::HeadTooLong);
    }
    let owner_style = Style {
        colour: canvas.house,
        ..OWNER
    };
    if !owner.is_empty() {
        let node = canvas.node(DOCUMENT, Tag::Paragraph, Says::Nothing);
        canvas.content(node, |canvas| {
            canvas.stack(&owner, LEFT, HEAD_TOP, owner_style);
        });
    }
    let node = canvas.node(DOCUMENT, Tag::Heading1, Says::Nothing);
    canvas.content(node, |canvas| {
        canvas.stack(&title, LEFT, title_top, TITLE);
    });
    canvas.begin_body(bottom + AFTER_TITLE);
    Ok(())
}

fn wrapped(text: &str, weight: Weight, size: f32, width: f32) -> Result<Vec<Line>, Error> {
    let text = Text::plain(text);
    Ok(break_lines(&text, weight, size, width, Hyphens::Never)?)
}

/// Fields with their lines broken.
pub struct Fields(Vec<Vec<Ready>>);

struct Ready {
    left: f32,
    width: f32,
    label: Vec<Line>,
    value: Vec<Line>,
    room: Room,
}

impl Ready {
    fn height(&self) -> f32 {
        let inside = match (self.value.len(), self.room) {
            (0, Room::Lines(count)) => HAND_LEAD * f32::from(count.max(1)),
            (0, Room::Signature) => SIGNATURE,
            (lines, Room::Lines(_) | Room::Signature) => TEXT.height(lines) + PAD,
        };
        LABEL.height(self.label.len()) + inside
    }
}

fn height(row: &[Ready]) -> f32 {
    row.iter().map(Ready::height).fold(0.0, f32::max) + AFTER_ROW
}

impl Fields {
    /// Of all of them, or of a page when that is less.
    pub fn height(&self) -> f32 {
        let all: f32 = self.0.iter().map(|row| height(row)).sum();
        all.min(BOTTOM - LATER_TOP)
    }
}

/// Breaks the lines; fields of a row share its width evenly.
///
/// # Errors
/// A character that cannot be printed.
pub fn prepare(rows: &[Vec<FormField>]) -> Result<Fields, Error> {
    let mut ready = Vec::with_capacity(rows.len());
    for row in rows {
        let count = row.len().max(1) as f32;
        let width = (WIDTH - GAP * (count - 1.0)) / count;
        let mut fields = Vec::with_capacity(row.len());
        for (at, field) in row.iter().enumerate() {
            fields.push(Ready {
                left: LEFT + (width + GAP) * at as f32,
                width,
                label: wrapped(&field.label, Weight::Regular, LABEL.size, width)?,
                value: wrapped(&field.value, Weight::Regular, SIZE, width)?,
                room: field.room,
            });
        }
        ready.push(fields);
    }
    Ok(Fields(ready))
}

/// Draws the fields from the pen on.
pub fn draw(canvas: &mut Canvas, fields: &Fields) {
    for row in &fields.0 {
        let whole = height(row);
        if whole > BOTTOM - LATER_TOP {
            // Beyond a page they cannot stand next to each other.
            row.iter().for_each(|field| draw_long(canvas, field));
            continue;
        }
        canvas.need(whole);
        let top = canvas.y;
        for field in row {
            draw_field(canvas, field, top, top + whole - AFTER_ROW);
        }
        canvas.y = top + whole;
    }
    canvas.y += LEAD * 0.5;
}

/// A field whose last rule stands at `bottom`, so that rules of a row are level.
fn draw_field(canvas: &mut Canvas, field: &Ready, top: f32, bottom: f32) {
    let node = paragraph(canvas);
    canvas.content(node, |canvas| {
        let below = canvas.stack(&field.label, field.left, top, LABEL);
        canvas.stack(&field.value, field.left, below, TEXT);
    });
    let rules = match (field.value.len(), field.room) {
        (0, Room::Lines(count)) => count.max(1),
        (0, Room::Signature) | (_, Room::Lines(_) | Room::Signature) => 1,
    };
    let colour = match field.value.is_empty() {
        true => GREY,
        false => HAIRLINE,
    };
    for up in 0..rules {
        rule(canvas, field, bottom - HAND_LEAD * f32::from(up), colour);
    }
}

fn draw_long(canvas: &mut Canvas, field: &Ready) {
    let node = paragraph(canvas);
    canvas.flow(node, &field.label, field.left, LABEL);
    canvas.flow(node, &field.value, field.left, TEXT);
    rule(canvas, field, canvas.y + PAD, HAIRLINE);
    canvas.y += PAD + AFTER_ROW;
}

fn paragraph(canvas: &mut Canvas) -> NodeId {
    canvas.node(DOCUMENT, Tag::Paragraph, Says::Nothing)
}

fn rule(canvas: &mut Canvas, field: &Ready, y: f32, colour: Colour) {
    canvas.rule(field.left, field.left + field.width, y, RULE, colour);
}
