//! Fonts in a PDF: only the glyphs in use, under fixed names.

use super::{Error, digest};
use crate::letters::font::{Weight, font};
use crate::letters::pages::{Op, Pages};
use printpdf::font::PdfFontMetricsStub;
use printpdf::{FontId, FontMetrics, ParsedFont, PdfDocument, PdfFont};
use std::collections::{BTreeMap, BTreeSet};
use subsetter::GlyphRemapper;

/// The new number of every glyph in use, by weight.
pub type Subsets = BTreeMap<Weight, GlyphRemapper>;

/// The name of a font in page resources. `F1` and its like are taken by the library.
pub fn resource(weight: Weight) -> FontId {
    FontId(
        match weight {
            Weight::Regular => "NR",
            Weight::Bold => "NB",
        }
        .to_owned(),
    )
}

/// Reduces the fonts to what the pages use and puts them in the document.
///
/// # Errors
/// [`Error::Font`] when a font cannot be reduced.
pub fn embed(document: &mut PdfDocument, letters: &[Pages]) -> Result<Subsets, Error> {
    let mut subsets = Subsets::new();
    for (weight, glyphs) in used(letters) {
        let glyphs: Vec<u16> = glyphs.into_iter().collect();
        let mapping = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
        let parsed = reduced(weight, &glyphs, &mapping)?;
        let fonts = &mut document.resources.fonts.map;
        fonts.insert(resource(weight), PdfFont::new(parsed));
        subsets.insert(weight, mapping);
    }
    Ok(subsets)
}

fn used(letters: &[Pages]) -> BTreeMap<Weight, BTreeSet<u16>> {
    let mut used: BTreeMap<Weight, BTreeSet<u16>> = BTreeMap::new();
    let ops = letters
        .iter()
        .flat_map(|it| &it.pages)
        .flat_map(|it| &it.ops);
    for op in ops {
        if let Op::Text(text) = op {
            for run in &text.runs {
                let glyphs = run.glyphs.iter().map(|it| it.id);
                used.entry(run.weight).or_default().extend(glyphs);
            }
        }
    }
    used
}

fn reduced(weight: Weight, glyphs: &[u16], mapping: &GlyphRemapper) -> Result<ParsedFont, Error> {
    let font = font(weight);
    let bytes = subsetter::subset(font.bytes, 0, mapping).map_err(|error| Error::Font {
        font: font.postscript_name,
        reason: error.to_string(),
    })?;
    let widths = mapping
        .remapped_gids()
        .enumerate()
        .filter_map(|(new, old)| Some((u16::try_from(new).ok()?, font.natural_width(old))))
        .collect();
    let face = font.face();
    let metrics = FontMetrics {
        ascent: face.ascender(),
        descent: face.descender(),
    };
    let name = format!(
        "{}+{}",
        subset_tag(font.postscript_name, glyphs),
        font.postscript_name
    );
    let mut parsed =
        ParsedFont::with_glyph_data(bytes, 0, Some(name), BTreeMap::new(), widths, 1000, metrics);
    let bounds = face.global_bounding_box();
    parsed.pdf_font_metrics = PdfFontMetricsStub {
        units_per_em: 1000,
        x_min: bounds.x_min,
        y_min: bounds.y_min,
        x_max: bounds.x_max,
        y_max: bounds.y_max,
        us_weight_class: face.weight().to_number(),
        ..Default::default()
    };
    Ok(parsed)
}

/// Six capitals that tell one subset from another.
fn subset_tag(name: &str, glyphs: &[u16]) -> String {
    let glyphs: Vec<u8> = glyphs.iter().flat_map(|it| it.to_be_bytes()).collect();
    digest(&[name.as_bytes(), &glyphs])
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}
