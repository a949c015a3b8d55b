//! Text to lines: the least ragged way to break it, ragged right. Nothing is ever wider than asked.

use super::hyphens;
use crate::domain::origin::Source;
use crate::letters::font::{MissingGlyph, Shaped, UNITS, Weight, clean, font};
use crate::letters::letter::{Span, Text};
use crate::letters::pages::Run;
use std::sync::Arc;

/// The hyphen at the end of a line: read aloud it vanishes.
pub const SOFT_HYPHEN: char = '\u{ad}';

/// What may happen after a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    No,
    /// Here with a hyphen that is not in the word.
    Soft,
    /// Here, after a hyphen or slash of the word's own, or in the middle of a word that is too long.
    Mark,
    Space,
}

/// How eager words are broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hyphens {
    Never,
    InText,
    /// Only where it saves a line in a narrow cell.
    InCells,
}

impl Hyphens {
    fn penalty(self) -> f32 {
        match self {
            Self::Never => 0.0,
            Self::InText => 300.0,
            Self::InCells => 9000.0,
        }
    }
}

/// A line of text; width in points, without the space at its end.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    pub runs: Vec<Run>,
    pub width: f32,
    /// Where its words come from, from left to right.
    pub origins: Vec<Stretch>,
}

/// A stretch of a line that comes from one place; points from where the line begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    pub from: f32,
    pub to: f32,
    pub words: String,
    pub source: Arc<Source>,
}

struct Piece {
    weight: Weight,
    text: String,
    after: Break,
    shaped: Arc<Shaped>,
    source: Option<Arc<Source>>,
}

/// Breaks text into lines of at most `width` points. Empty text has no lines.
///
/// # Errors
/// [`MissingGlyph`] for a character that cannot be written.
pub fn break_lines(
    text: &Text,
    base: Weight,
    size: f32,
    width: f32,
    hyphens: Hyphens,
) -> Result<Vec<Line>, MissingGlyph> {
    let most = width * UNITS / size;
    let pieces = fit(pieces(text, base, hyphens != Hyphens::Never)?, most)?;
    let cuts = best_cuts(&pieces, most, hyphens.penalty())?;
    let mut lines = Vec::with_capacity(cuts.len());
    let mut rest = pieces.as_slice();
    for count in cuts {
        let Some((here, later)) = rest.split_at_checked(count) else {
            break;
        };
        lines.push(line(here, size)?);
        rest = later;
    }
    Ok(lines)
}

/// Plain text on one line, however wide it becomes.
///
/// # Errors
/// [`MissingGlyph`] for a character that cannot be written.
pub fn one_line(text: &str, weight: Weight, size: f32) -> Result<Line, MissingGlyph> {
    all_on_one_line(&Text::plain(text), weight, size)
}

/// As [`one_line`], for text that comes from somewhere.
///
/// # Errors
/// [`MissingGlyph`] for a character that cannot be written.
pub fn all_on_one_line(text: &Text, weight: Weight, size: f32) -> Result<Line, MissingGlyph> {
    let lines = break_lines(text, weight, size, 1.0e6, Hyphens::Never)?;
    Ok(lines.into_iter().next().unwrap_or_default())
}

/// How wide the widest piece is that should not be broken, in points.
///
/// # Errors
/// [`MissingGlyph`] for a character that cannot be written.
pub fn widest_piece(text: &Text, weight: Weight, size: f32) -> Result<f32, MissingGlyph> {
    let pieces = pieces(text, weight, false)?;
    let widest = pieces.iter().map(|it| it.shaped.width).max();
    Ok(widest.unwrap_or_default() as f32 * size / UNITS)
}

fn pieces(text: &Text, base: Weight, hyphenate: bool) -> Result<Vec<Piece>, MissingGlyph> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut origins = Origins::of(text);
    for Span { text, bold } in text.spans() {
        let weight = if *bold { Weight::Bold } else { base };
        let text = hyphens::tie(&clean(text));
        for (at, word) in text.split(' ').enumerate() {
            if at > 0
                && let Some(last) = pieces.last_mut()
            {
                last.after = Break::Space;
            }
            if word.is_empty() {
                continue;
            }
            for (text, after) in hyphens::cut(word, hyphenate) {
                let shaped = font(weight).shape(&text)?;
                pieces.push(Piece {
                    source: origins.next(&text),
                    weight,
                    text,
                    after,
                    shaped,
                });
            }
        }
    }
    if let Some(last) = pieces.last_mut() {
        last.after = Break::No;
    }
    Ok(pieces)
}

/// Walks along a text, so that each piece knows where it comes from. Counts what is seen and is no
/// space: whatever is done to spaces, the count stays.
struct Origins {
    /// Where each part ends, with its source.
    ends: Vec<(usize, Option<Arc<Source>>)>,
    at: usize,
}

impl Origins {
    fn of(text: &Text) -> Self {
        let words = text.words();
        let count = |to: usize| solid(words.get(..to).unwrap_or_default());
        let mut ends = Vec::with_capacity(text.parts().len() * 2);
        for part in text.parts() {
            ends.push((count(part.from), None));
            ends.push((count(part.to), Some(Arc::clone(&part.source))));
        }
        Self { ends, at: 0 }
    }

    fn next(&mut self, piece: &str) -> Option<Arc<Source>> {
        let here = self.ends.iter().find(|(end, _)| *end > self.at);
        let source = here.and_then(|(_, source)| source.clone());
        self.at += solid(piece);
        source
    }
}

/// How many characters are seen and are no space.
fn solid(text: &str) -> usize {
    let seen = clean(text);
    seen.chars().filter(|it| !it.is_whitespace()).count()
}

/// Cuts what is wider than a line: first at no-break spaces, then anywhere.
fn fit(pieces: Vec<Piece>, most: f32) -> Result<Vec<Piece>, MissingGlyph> {
    let mut fitting = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let hyphen = match piece.after {
            Break::Soft => font(piece.weight).single(SOFT_HYPHEN)?.advance,
            Break::No | Break::Mark | Break::Space => 0,
        };
        if (piece.shaped.width + hyphen) as f32 <= most {
            fitting.push(piece);
            continue;
        }
        let words: Vec<&str> = piece.text.split('\u{a0}').collect();
        let last = words.len().saturating_sub(1);
        for (at, word) in words.into_iter().enumerate() {
            let after = if at == last {
                piece.after
            } else {
                Break::Space
            };
            chop(word, &piece, after, most, &mut fitting)?;
        }
    }
    Ok(fitting)
}

/// Cuts a word anywhere, so that every part fits on a line.
fn chop(
    word: &str,
    of: &Piece,
    after: Break,
    most: f32,
    into: &mut Vec<Piece>,
) -> Result<(), MissingGlyph> {
    let weight = of.weight;
    let mut part = String::new();
    let mut finish = |text: &mut String, after| -> Result<(), MissingGlyph> {
        if !text.is_empty() {
            let text = std::mem::take(text);
            let shaped = font(weight).shape(&text)?;
            into.push(Piece {
                weight,
                text,
                after,
                shaped,
                source: of.source.clone(),
            });
        }
        Ok(())
    };
    let mut width = 0;
    for glyph in &font(weight).shape(word)?.glyphs {
        // Room is kept for a hyphen, and for kerning that falls away at the cut.
        let advance = glyph.advance.max(glyph.natural);
        if (width + advance) as f32 > most - 0.35 * UNITS {
            finish(&mut part, Break::Mark)?;
            width = 0;
        }
        part.push_str(&glyph.text);
        width += advance;
    }
    finish(&mut part, after)
}

/// How many pieces each line takes: a dynamic programme over the square of what stays empty.
fn best_cuts(pieces: &[Piece], most: f32, penalty: f32) -> Result<Vec<usize>, MissingGlyph> {
    let hyphen = font(Weight::Regular).single(SOFT_HYPHEN)?.advance as f32;
    let space = font(Weight::Regular).single(' ')?.advance as f32;
    // For every place between pieces: what it costs to get there, and how many pieces its line has.
    let mut best: Vec<(f32, usize)> = vec![(f32::INFINITY, 0); pieces.len() + 1];
    if let Some(start) = best.first_mut() {
        *start = (0.0, 0);
    }
    for from in 0..pieces.len() {
        let Some((cost, _)) = best.get(from).copied().filter(|it| it.0.is_finite()) else {
            continue;
        };
        let mut width = 0.0;
        for (at, piece) in pieces.iter().enumerate().skip(from) {
            width += piece.shaped.width as f32;
            if width > most && at > from {
                break;
            }
            let last = at + 1 == pieces.len();
            let soft = piece.after == Break::Soft;
            let whole = width + if soft { hyphen } else { 0.0 };
            if whole <= most || at == from {
                let slack = ((most - whole) / most * 100.0).max(0.0);
                let ragged = match (last, slack > 88.0) {
                    (true, true) => 300.0,
                    (true, false) => 0.0,
                    (false, _) => slack * slack,
                };
                let mark = match piece.after {
                    Break::Soft => penalty,
                    // Only where bold and plain parts of one word do not fit together.
                    Break::No if !last => 1.0e7,
                    Break::No | Break::Mark | Break::Space => 0.0,
                };
                let here = cost + ragged + mark + 1.0;
                if let Some(known) = best.get_mut(at + 1)
                    && here < known.0
                {
                    *known = (here, at + 1 - from);
                }
            }
            if piece.after == Break::Space {
                width += space;
            }
        }
    }
    let mut counts = Vec::new();
    let mut end = pieces.len();
    while let Some((_, count)) = best.get(end).copied().filter(|it| it.1 > 0) {
        counts.push(count);
        end -= count;
    }
    counts.reverse();
    Ok(counts)
}

fn line(pieces: &[Piece], size: f32) -> Result<Line, MissingGlyph> {
    let mut runs: Vec<Run> = Vec::new();
    let mut word = String::new();
    let count = pieces.len();
    let mut measure = Measure::default();
    for (at, piece) in pieces.iter().enumerate() {
        let fresh = runs.last().is_none_or(|run| run.weight != piece.weight);
        if fresh {
            let (weight, glyphs) = (piece.weight, Vec::new());
            runs.push(Run { weight, glyphs });
        }
        if word.is_empty() {
            measure.source = piece.source.clone();
        }
        word.push_str(&piece.text);
        let next = pieces.get(at + 1);
        let joined = next.is_some_and(|it| it.weight == piece.weight);
        if joined && piece.after != Break::Space {
            continue;
        }
        let Some(run) = runs.last_mut() else {
            continue;
        };
        // Shaped again as a whole, so that kerning crosses the places where it did not break.
        let shaped = font(piece.weight).shape(&word)?;
        run.glyphs.extend(shaped.glyphs.iter().cloned());
        let width: i32 = shaped.glyphs.iter().map(|glyph| glyph.advance).sum();
        measure.word(&word, width);
        word.clear();
        let ends_line = at + 1 == count;
        let added = match piece.after {
            Break::Soft if ends_line => Some(SOFT_HYPHEN),
            // The space at the end of a line keeps words apart for those who listen.
            Break::Space => Some(' '),
            Break::No if ends_line => Some(' '),
            Break::No | Break::Soft | Break::Mark => None,
        };
        if let Some(added) = added {
            let glyph = font(piece.weight).single(added)?;
            measure.skip(added, glyph.advance);
            run.glyphs.push(glyph);
        }
    }
    let last = runs.last().and_then(|run| run.glyphs.last());
    let trailing = last.filter(|it| it.text == " ").map_or(0, |it| it.advance);
    Ok(Line {
        runs,
        width: (measure.at - trailing) as f32 * size / UNITS,
        origins: measure.stretches(size),
    })
}

/// How far a line is, and where its words so far come from; in units of the font.
#[derive(Default)]
struct Measure {
    at: i32,
    source: Option<Arc<Source>>,
    done: Vec<(i32, i32, String, Arc<Source>)>,
}

impl Measure {
    fn word(&mut self, word: &str, width: i32) {
        let (from, to) = (self.at, self.at + width);
        self.at = to;
        let Some(source) = &self.source else {
            return;
        };
        match self.done.last_mut() {
            Some((_, end, words, before)) if Arc::ptr_eq(before, source) => {
                *end = to;
                words.push_str(word);
            }
            Some(_) | None => {
                let new = (from, to, word.to_owned(), Arc::clone(source));
                self.done.push(new);
            }
        }
    }

    /// A sign that no word has: a space, or a hyphen at the end.
    fn skip(&mut self, sign: char, width: i32) {
        self.at += width;
        if let Some((_, _, words, _)) = self.done.last_mut() {
            words.push(sign);
        }
    }

    fn stretches(self, size: f32) -> Vec<Stretch> {
        let points = |units: i32| units as f32 * size / UNITS;
        let stretch = |(from, to, words, source)| Stretch {
            from: points(from),
            to: points(to),
            words,
            source,
        };
        self.done.into_iter().map(stretch).collect()
    }
}
