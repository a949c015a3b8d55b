//! Our drawing operations in the words of the PDF library. Points count from the bottom there.

use super::Images;
use super::fonts::{Subsets, resource};
use super::structure::tag_name;
use crate::letters::pages::{Artifact, Colour, Op, PAGE_HEIGHT, Page, TextOp};
use printpdf::matrix::CurTransMat;
use printpdf::{
    Codepoint, Color, DictItem, Line, LinePoint, Op as PdfOp, PdfFontHandle, Point, Pt, Rgb,
    TextItem, TextMatrix, XObjectTransform,
};
use std::collections::BTreeMap;

/// A page's operations for the library, with the glyph numbers of the subsets.
pub fn translate(page: &Page, subsets: &Subsets, images: &Images) -> Vec<PdfOp> {
    let mut drawn = Vec::with_capacity(page.ops.len() * 4);
    for op in &page.ops {
        match op {
            Op::Open { tag, number } => {
                let number = i64::try_from(*number).unwrap_or(i64::MAX);
                let mark = ("MCID".to_owned(), DictItem::Int(number));
                drawn.push(marked(tag_name(*tag), [mark]));
            }
            Op::OpenArtifact(kind) => drawn.push(marked("Artifact", artifact(*kind))),
            Op::Close => drawn.push(PdfOp::EndMarkedContent),
            Op::Text(line) => text(line, subsets, &mut drawn),
            Op::Rule {
                left,
                right,
                y,
                thickness,
                colour,
            } => {
                let point = |x: f32| LinePoint {
                    p: Point {
                        x: Pt(rounded(x)),
                        y: from_bottom(*y),
                    },
                    bezier: false,
                };
                drawn.extend([
                    PdfOp::SetOutlineColor {
                        col: color(*colour),
                    },
                    PdfOp::SetOutlineThickness { pt: Pt(*thickness) },
                    PdfOp::DrawLine {
                        line: Line {
                            points: vec![point(*left), point(*right)],
                            is_closed: false,
                        },
                    },
                ]);
            }
            Op::Image {
                bitmap,
                left,
                top,
                width,
                height,
            } => {
                let Pt(bottom) = from_bottom(top + height);
                let place = [*width, 0.0, 0.0, *height, *left, bottom].map(rounded);
                drawn.extend([
                    PdfOp::SaveGraphicsState,
                    PdfOp::SetTransformationMatrix {
                        matrix: CurTransMat::Raw(place),
                    },
                    PdfOp::UseXobject {
                        id: images.name(bitmap),
                        transform: XObjectTransform::default(),
                    },
                    PdfOp::RestoreGraphicsState,
                ]);
            }
        }
    }
    drawn
}

fn text(line: &TextOp, subsets: &Subsets, drawn: &mut Vec<PdfOp>) {
    let [sine, cosine] = line.turned.unwrap_or([0.0, 1.0]);
    let Pt(bottom) = from_bottom(line.baseline);
    let matrix = [cosine, sine, -sine, cosine, line.left, bottom].map(rounded);
    drawn.extend([
        PdfOp::StartTextSection,
        PdfOp::SetFillColor {
            col: color(line.colour),
        },
        PdfOp::SetTextMatrix {
            matrix: TextMatrix::Raw(matrix),
        },
    ]);
    for run in &line.runs {
        let Some(subset) = subsets.get(&run.weight) else {
            continue;
        };
        drawn.push(PdfOp::SetFont {
            font: PdfFontHandle::External(resource(run.weight)),
            size: Pt(line.size),
        });
        let glyphs = run.glyphs.iter().filter_map(|glyph| {
            let kerning = (glyph.natural - glyph.advance) as f32;
            let id = subset.get(glyph.id)?;
            Some(Codepoint::with_cid(id, kerning, glyph.text.clone()))
        });
        drawn.push(PdfOp::ShowText {
            items: vec![TextItem::GlyphIds(glyphs.collect())],
        });
    }
    drawn.push(PdfOp::EndTextSection);
}

fn marked(tag: &str, properties: impl IntoIterator<Item = (String, DictItem)>) -> PdfOp {
    PdfOp::BeginMarkedContentWithProperties {
        tag: tag.to_owned(),
        properties: DictItem::Dict {
            map: BTreeMap::from_iter(properties),
        },
    }
}

fn artifact(kind: Artifact) -> Vec<(String, DictItem)> {
    let entry = |key: &str, word: &str| (key.to_owned(), DictItem::Name(word.as_bytes().to_vec()));
    let on_every_page = |what: &str| vec![entry("Type", "Pagination"), entry("Subtype", what)];
    match kind {
        Artifact::Header => on_every_page("Header"),
        Artifact::Footer => on_every_page("Footer"),
        Artifact::Watermark => on_every_page("Watermark"),
        Artifact::Layout => vec![entry("Type", "Layout")],
    }
}

fn color([r, g, b]: Colour) -> Color {
    Color::Rgb(Rgb {
        r,
        g,
        b,
        icc_profile: None,
    })
}

fn from_bottom(y: f32) -> Pt {
    Pt(rounded(PAGE_HEIGHT - y))
}

/// Three decimals say enough and keep files small.
pub(super) fn rounded(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}
