//! Pages become a PDF: PDF/A-2a and PDF/UA-1, the same bytes for the same pages.
//! The only place that names the PDF crates; knows nothing of letters.

mod fonts;
mod metadata;
mod ops;
mod profile;
mod structure;

use super::logo::Bitmap;
use super::pages::{Op, PAGE_HEIGHT, PAGE_WIDTH, Pages};
use chrono::NaiveDate;
use lopdf::{Document, Object, ObjectId};
use printpdf::{
    ExternalStream, ExternalXObject, Mm, PdfDocument, PdfPage, PdfSaveOptions, XObject, XObjectId,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a PDF says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    pub title: String,
    /// The office that sends it.
    pub author: String,
    /// The date of the letter; the only date in the file.
    pub date: NaiveDate,
}

/// Why no PDF could be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing to write.
    #[error("no pages")]
    Empty,
    /// The font could not be reduced to the glyphs in use.
    #[error("subsetting {font}: {reason}")]
    Font { font: &'static str, reason: String },
    /// The PDF library saw something that it would leave out.
    #[error("the PDF library warns: {0}")]
    Warning(String),
    /// The PDF could not be put together.
    #[error(transparent)]
    Pdf(#[from] lopdf::Error),
    /// The bytes could not be written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// Writes one letter, or several below each other as one print file.
///
/// # Errors
/// [`Error::Empty`] without pages; the others only when the PDF crates refuse what we give them.
pub fn write(letters: &[Pages], meta: &Meta) -> Result<Vec<u8>, Error> {
    if letters.iter().all(|it| it.pages.is_empty()) {
        return Err(Error::Empty);
    }
    let mut document = PdfDocument::new(&meta.title);
    let subsets = fonts::embed(&mut document, letters)?;
    let images = Images::collect(letters);
    images.embed(&mut document);
    for page in letters.iter().flat_map(|it| &it.pages) {
        let drawn = ops::translate(page, &subsets, &images);
        document
            .pages
            .push(PdfPage::new(Mm(210.0), Mm(297.0), drawn));
    }
    let options = PdfSaveOptions {
        optimize: true,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    let mut warnings = Vec::new();
    let mut pdf = document.to_lopdf_document(&options, &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(Error::Warning(format!("{warning:?}")));
    }
    finish(&mut pdf, letters, meta)?;
    pdf.compress();
    let mut bytes = Vec::new();
    pdf.save_modern(&mut bytes)?;
    Ok(bytes)
}

/// Puts in what the PDF library cannot say: tags, language, metadata, colour profile, fixed ids.
fn finish(pdf: &mut Document, letters: &[Pages], meta: &Meta) -> Result<(), Error> {
    pdf.version = "1.7".into();
    let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    for (at, id) in pages.iter().enumerate() {
        let page = pdf.get_dictionary_mut(*id)?;
        for unwanted in [&b"Annots"[..], b"TrimBox", b"CropBox"] {
            page.remove(unwanted);
        }
        let corner = [0.into(), 0.into()];
        let size = [Object::Real(PAGE_WIDTH), Object::Real(PAGE_HEIGHT)];
        page.set("MediaBox", [corner, size].concat());
        page.set("StructParents", number(at));
        page.set("Tabs", name("S"));
    }
    let root = structure::write(pdf, letters, &pages);
    metadata::write(pdf, root, meta)?;
    for object in pdf.objects.values_mut() {
        if let Object::Dictionary(descriptor) = object
            && descriptor.has_type(b"FontDescriptor")
        {
            // The library writes the height of the tallest letter with its accent.
            descriptor.set("CapHeight", 714);
        }
    }
    metadata::fix_id(pdf, meta);
    Ok(())
}

fn name(text: &str) -> Object {
    Object::Name(text.as_bytes().to_vec())
}

fn number(count: usize) -> Object {
    Object::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Text for people, in the encoding that holds every character.
fn text(words: &str) -> Object {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}

fn digest(parts: &[&[u8]]) -> Vec<u8> {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().to_vec()
}

/// The pictures in use, each once, under names that do not depend on chance.
struct Images {
    by_content: BTreeMap<Vec<u8>, (String, Arc<Bitmap>)>,
}

impl Images {
    fn collect(letters: &[Pages]) -> Self {
        let mut by_content = BTreeMap::new();
        let ops = letters
            .iter()
            .flat_map(|it| &it.pages)
            .flat_map(|it| &it.ops);
        for op in ops {
            if let Op::Image { bitmap, .. } = op {
                let next = format!("IM{}", by_content.len());
                by_content
                    .entry(Self::key(bitmap))
                    .or_insert_with(|| (next, Arc::clone(bitmap)));
            }
        }
        Self { by_content }
    }

    fn key(bitmap: &Bitmap) -> Vec<u8> {
        let size = [bitmap.width.to_be_bytes(), bitmap.height.to_be_bytes()].concat();
        digest(&[&size, &bitmap.rgb])
    }

    fn name(&self, bitmap: &Bitmap) -> XObjectId {
        let known = self.by_content.get(&Self::key(bitmap));
        XObjectId(known.map(|(name, _)| name.clone()).unwrap_or_default())
    }

    fn embed(&self, document: &mut PdfDocument) {
        use printpdf::DictItem::{Int, Name};
        let word = |text: &str| Name(text.as_bytes().to_vec());
        for (name, bitmap) in self.by_content.values() {
            let dict = BTreeMap::from([
                ("Type".to_owned(), word("XObject")),
                ("Subtype".to_owned(), word("Image")),
                ("Width".to_owned(), Int(bitmap.width.into())),
                ("Height".to_owned(), Int(bitmap.height.into())),
                ("ColorSpace".to_owned(), word("DeviceRGB")),
                ("BitsPerComponent".to_owned(), Int(8)),
            ]);
            let stream = ExternalStream {
                dict,
                content: bitmap.rgb.clone(),
                compress: true,
            };
            let image = XObject::External(ExternalXObject {
                stream,
                width: None,
                height: None,
                dpi: None,
            });
            let images = &mut document.resources.xobjects.map;
            images.insert(XObjectId(name.clone()), image);
        }
    }
}
