//! The two fonts of letters: shaping of words, with a cache that all letters share.
//! A character without a glyph is an error here, never a box on paper.

use rustybuzz::ttf_parser::{GlyphId, Tag};
use rustybuzz::{Direction, Face, Feature, UnicodeBuffer};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Units per em of both fonts; widths are counted in them. The PDF depends on it being 1000.
pub const UNITS: f32 = 1000.0;

/// Words kept per font; a year of letters stays far below it.
const MOST_CACHED: usize = 50_000;

/// A weight of the letter's typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    Regular,
    Bold,
}

impl Weight {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Regular, Self::Bold];
}

/// A character that the fonts do not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no glyph for {character:?} in {text:?}")]
pub struct MissingGlyph {
    pub character: char,
    /// The word it stands in.
    pub text: String,
}

/// A glyph in place. Widths in 1/1000 em.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph {
    /// Of the whole font, not of a subset.
    pub id: u16,
    /// How far the pen moves, kerning included.
    pub advance: i32,
    /// How far it would move by the font's own width.
    pub natural: i32,
    /// What it stands for.
    pub text: String,
}

/// A shaped word. Width in 1/1000 em.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shaped {
    pub glyphs: Vec<Glyph>,
    pub width: i32,
}

/// One font, from the program itself.
pub struct Font {
    pub postscript_name: &'static str,
    pub bytes: &'static [u8],
    face: Face<'static>,
    /// The lowest character of each glyph, so that a glyph reads the same in every letter.
    characters: HashMap<u16, char>,
    words: Mutex<HashMap<String, Arc<Shaped>>>,
}

static REGULAR: LazyLock<Font> = LazyLock::new(|| {
    let bytes = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
    Font::load("NotoSans-Regular", bytes)
});
static BOLD: LazyLock<Font> = LazyLock::new(|| {
    let bytes = include_bytes!("../../assets/fonts/NotoSans-Bold.ttf");
    Font::load("NotoSans-Bold", bytes)
});

/// The font of this weight; loaded once.
pub fn font(weight: Weight) -> &'static Font {
    match weight {
        Weight::Regular => &REGULAR,
        Weight::Bold => &BOLD,
    }
}

impl Font {
    #[expect(
        clippy::expect_used,
        reason = "the font is part of the program; every test of letters loads it"
    )]
    fn load(postscript_name: &'static str, bytes: &'static [u8]) -> Self {
        let face = Face::from_slice(bytes, 0).expect("a bundled font is a font");
        let characters = characters(&face);
        Self {
            postscript_name,
            bytes,
            face,
            characters,
            words: Mutex::default(),
        }
    }

    /// The tables of the font, for embedding.
    pub fn face(&self) -> &Face<'static> {
        &self.face
    }

    /// The font's own width of a glyph, in 1/1000 em.
    pub fn natural_width(&self, id: u16) -> u16 {
        self.face.glyph_hor_advance(GlyphId(id)).unwrap_or_default()
    }

    /// Shapes a word of cleaned text; no-break spaces may be in it.
    ///
    /// # Errors
    /// [`MissingGlyph`] for a character that the font does not have or that needs more than Latin shaping.
    pub fn shape(&self, word: &str) -> Result<Arc<Shaped>, MissingGlyph> {
        let lock = || self.words.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(word) {
            return Ok(Arc::clone(known));
        }
        let shaped = Arc::new(self.shape_new(word)?);
        let mut words = lock();
        if words.len() >= MOST_CACHED {
            words.clear();
        }
        words.insert(word.to_owned(), Arc::clone(&shaped));
        Ok(shaped)
    }

    /// The glyph of one character as it is: a space, or the soft hyphen that shaping would hide.
    ///
    /// # Errors
    /// [`MissingGlyph`] when the font does not have it.
    pub fn single(&self, character: char) -> Result<Glyph, MissingGlyph> {
        let missing = || MissingGlyph {
            character,
            text: character.to_string(),
        };
        let GlyphId(id) = self.face.glyph_index(character).ok_or_else(missing)?;
        let width = i32::from(self.natural_width(id));
        Ok(Glyph {
            id,
            advance: width,
            natural: width,
            text: character.to_string(),
        })
    }

    fn shape_new(&self, word: &str) -> Result<Shaped, MissingGlyph> {
        let missing = |character| MissingGlyph {
            character,
            text: word.to_owned(),
        };
        if let Some(strange) = word.chars().find(|it| !self.can_write(*it)) {
            return Err(missing(strange));
        }
        // One glyph has one text in a PDF, so both spaces read as a space.
        let clean = word.replace('\u{a0}', " ");
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&clean);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        if let Ok(dutch) = "nl".parse() {
            buffer.set_language(dutch);
        }
        let without = |tag: &[u8; 4]| Feature::new(Tag::from_bytes(tag), 0, ..);
        let features = [without(b"liga"), without(b"clig"), without(b"dlig")];
        let shaped = rustybuzz::shape(&self.face, &features, buffer);
        let mut glyphs = Vec::with_capacity(shaped.len());
        let places = shaped.glyph_positions();
        for (info, place) in shaped.glyph_infos().iter().zip(places) {
            let source = clean
                .get(info.cluster as usize..)
                .and_then(|rest| rest.chars().next())
                .unwrap_or_default();
            let id = u16::try_from(info.glyph_id).unwrap_or_default();
            // A mark that must be moved onto its letter is more than a line of glyphs can say.
            if id == 0 || place.x_offset != 0 || place.y_offset != 0 {
                return Err(missing(source));
            }
            let character = self.characters.get(&id).copied().unwrap_or(source);
            glyphs.push(Glyph {
                id,
                advance: place.x_advance,
                natural: i32::from(self.natural_width(id)),
                text: character.to_string(),
            });
        }
        let width = glyphs.iter().map(|it| it.advance).sum();
        Ok(Shaped { glyphs, width })
    }

    fn can_write(&self, character: char) -> bool {
        // Latin, Greek, Cyrillic, combining marks, punctuation and symbols; not scripts that reorder.
        let simple = matches!(character, '\u{20}'..'\u{530}' | '\u{1e00}'..'\u{2c00}');
        simple && (is_mark(character) || self.face.glyph_index(character).is_some())
    }
}

/// A combining mark may have no glyph of its own and still join its letter.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..'\u{370}')
}

fn characters(face: &Face) -> HashMap<u16, char> {
    let mut lowest: HashMap<u16, char> = HashMap::new();
    let tables = face.tables().cmap.into_iter();
    for table in tables.flat_map(|cmap| cmap.subtables) {
        if !table.is_unicode() {
            continue;
        }
        table.codepoints(|code| {
            let glyph = table.glyph_index(code);
            if let (Some(GlyphId(id)), Some(character)) = (glyph, char::from_u32(code)) {
                lowest
                    .entry(id)
                    .and_modify(|known| *known = character.min(*known))
                    .or_insert(character);
            }
        });
    }
    lowest
}

/// Makes text fit for shaping: every white space is a space or a no-break space, and characters
/// that nobody can see are gone.
pub fn clean(text: &str) -> String {
    let visible = |it: &char| !matches!(it, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}');
    let plain = |it: char| match it {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => '\u{a0}',
        other if other.is_whitespace() || other.is_control() => ' ',
        other => other,
    };
    text.chars().filter(visible).map(plain).collect()
}
