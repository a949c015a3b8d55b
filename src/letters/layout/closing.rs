//! The end: last paragraph, greeting, room for a signature, name and function. It stays together.

use super::body::{TEXT, paragraph};
use super::canvas::{Canvas, DOCUMENT, Style};
use super::lines::{Hyphens, Line, break_lines};
use super::{Error, GREY, INK, LEAD, LEFT, SIZE, WIDTH};
use crate::letters::font::Weight;
use crate::letters::letter::{Closing, Text};
use crate::letters::pages::{MM, NodeId, Says, Tag};

/// Room for a signature.
const SIGNATURE: f32 = 21.0 * MM;
/// Lists of enclosures stand next to each other.
const NOTE_WIDTH: f32 = 70.0 * MM;
const NOTE_LABEL: Style = Style {
    size: 7.0,
    lead: 11.5,
    colour: GREY,
};
const NOTE: Style = Style {
    size: 8.0,
    lead: 11.5,
    colour: INK,
};

/// Draws the end of the letter from the pen on.
///
/// # Errors
/// A character that cannot be printed.
pub fn draw(canvas: &mut Canvas, closing: &Closing) -> Result<(), Error> {
    let last = paragraph(&closing.last)?;
    let mut greeting = Vec::new();
    for line in &closing.greeting {
        greeting.push(wrapped(line, Weight::Regular, SIZE, WIDTH)?);
    }
    let name = wrapped(&closing.name, Weight::Bold, SIZE, WIDTH)?;
    let function = wrapped(&closing.function, Weight::Regular, SIZE, WIDTH)?;
    let notes = notes(closing)?;
    let below = notes.iter().map(|it| it.height()).fold(0.0, f32::max);
    let lines = greeting.iter().map(Vec::len).sum::<usize>() + name.len() + function.len();
    let signature = TEXT.height(lines) + SIGNATURE + below;
    canvas.need(TEXT.height(last.len()) + LEAD * 0.7 + signature);

    let node = canvas.node(DOCUMENT, Tag::Paragraph, Says::Nothing);
    canvas.flow(node, &last, LEFT, TEXT);
    canvas.y += LEAD * 0.7;
    canvas.need(signature);
    let section = canvas.node(DOCUMENT, Tag::Section, Says::Nothing);
    for lines in &greeting {
        part(canvas, section, lines, TEXT);
    }
    canvas.y += SIGNATURE;
    part(canvas, section, &name, TEXT);
    let grey = Style {
        colour: GREY,
        ..TEXT
    };
    part(canvas, section, &function, grey);
    draw_notes(canvas, &notes);
    Ok(())
}

fn wrapped(text: &Text, weight: Weight, size: f32, width: f32) -> Result<Vec<Line>, Error> {
    Ok(break_lines(text, weight, size, width, Hyphens::Never)?)
}

fn part(canvas: &mut Canvas, section: NodeId, lines: &[Line], style: Style) {
    if !lines.is_empty() {
        let node = canvas.node(section, Tag::Paragraph, Says::Nothing);
        canvas.flow(node, lines, LEFT, style);
    }
}

struct ReadyNote {
    label: Vec<Line>,
    items: Vec<Vec<Line>>,
}

impl ReadyNote {
    fn height(&self) -> f32 {
        let items = self.items.iter().map(Vec::len).sum::<usize>();
        LEAD * 1.5 + NOTE_LABEL.height(self.label.len()) + NOTE.height(items)
    }
}

fn notes(closing: &Closing) -> Result<Vec<ReadyNote>, Error> {
    let width = NOTE_WIDTH - 4.0 * MM;
    let mut notes = Vec::new();
    for note in closing.notes.iter().take(2) {
        let mut items = Vec::new();
        for item in &note.items {
            items.push(wrapped(item, Weight::Regular, NOTE.size, width)?);
        }
        notes.push(ReadyNote {
            label: wrapped(&note.label, Weight::Regular, NOTE_LABEL.size, width)?,
            items,
        });
    }
    Ok(notes)
}

fn draw_notes(canvas: &mut Canvas, notes: &[ReadyNote]) {
    let top = canvas.y + LEAD * 1.5;
    for (at, note) in notes.iter().enumerate() {
        let left = LEFT + NOTE_WIDTH * at as f32;
        let section = canvas.node(DOCUMENT, Tag::Section, Says::Nothing);
        let mut y = top;
        let label = canvas.node(section, Tag::Paragraph, Says::Nothing);
        canvas.content(label, |canvas| {
            y = canvas.stack(&note.label, left, y, NOTE_LABEL);
        });
        for item in &note.items {
            let node = canvas.node(section, Tag::Paragraph, Says::Nothing);
            canvas.content(node, |canvas| {
                y = canvas.stack(item, left, y, NOTE);
            });
        }
    }
}
