//! What a file is, by its content and never by its name.

use crate::domain::open_error::{LooksLike, OpenError};
use std::io::Cursor;
use zip::ZipArchive;

/// A kind of file that can be opened here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// xlsx, xlsm: XML in a zip.
    Xlsx,
    /// xlsb: records in a zip.
    Xlsb,
    /// xls: records in a compound file.
    Xls,
    /// ods: OpenDocument.
    Ods,
    /// csv or txt, in whatever encoding.
    Text,
}

/// What unpacked parts may weigh together.
const LARGEST_INSIDE: u64 = 400 * 1024 * 1024;
/// Above this weight a part that shrank more than [`STRONGEST_RATIO`] times is a bomb.
const RATIO_COUNTS_FROM: u64 = 30 * 1024 * 1024;
const STRONGEST_RATIO: u64 = 250;
const MOST_PARTS: usize = 20_000;

/// The format of these bytes.
///
/// # Errors
/// [`OpenError::Empty`], [`OpenError::PasswordProtected`], [`OpenError::TooBigInside`],
/// [`OpenError::Damaged`], or [`OpenError::NotASpreadsheet`] with what it looks like instead.
pub fn format(bytes: &[u8]) -> Result<Format, OpenError> {
    if bytes
        .iter()
        .all(|byte| byte.is_ascii_whitespace() || *byte == 0)
    {
        return Err(OpenError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return inside_zip(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return inside_compound_file(bytes);
    }
    match by_first_bytes(bytes) {
        Some(looks_like) => Err(OpenError::NotASpreadsheet { looks_like }),
        None => Ok(Format::Text),
    }
}

fn inside_zip(bytes: &[u8]) -> Result<Format, OpenError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| OpenError::Damaged)?;
    weigh(&mut archive)?;
    let names: Vec<String> = archive
        .file_names()
        .filter_map(Result::ok)
        .map(|name| name.to_ascii_lowercase())
        .collect();
    let holds = |name: &str| names.iter().any(|other| other == name);
    let below = |folder: &str| names.iter().any(|other| other.starts_with(folder));
    if holds("xl/workbook.bin") {
        return Ok(Format::Xlsb);
    }
    if below("xl/") {
        return Ok(Format::Xlsx);
    }
    let looks_like = match first_text(&mut archive, "mimetype").as_deref() {
        Some(mime) if mime.starts_with("application/vnd.oasis.opendocument.spreadsheet") => {
            return Ok(Format::Ods);
        }
        Some(mime) if mime.contains("presentation") => LooksLike::Presentation,
        Some(mime) if mime.contains("opendocument") => LooksLike::TextDocument,
        _ if below("word/") => LooksLike::TextDocument,
        _ if below("ppt/") => LooksLike::Presentation,
        _ => LooksLike::Archive,
    };
    Err(OpenError::NotASpreadsheet { looks_like })
}

/// Reads only the zip's directory: what it says it unpacks to.
fn weigh(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), OpenError> {
    if archive.len() > MOST_PARTS {
        return Err(OpenError::TooBigInside);
    }
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let part = archive
            .by_index_raw(index)
            .map_err(|_| OpenError::Damaged)?;
        let (size, packed) = (part.size(), part.compressed_size().max(1));
        total = total.saturating_add(size);
        if total > LARGEST_INSIDE || (size > RATIO_COUNTS_FROM && size / packed > STRONGEST_RATIO) {
            return Err(OpenError::TooBigInside);
        }
    }
    Ok(())
}

fn first_text(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    use std::io::Read;
    let mut text = String::new();
    archive
        .by_name(name)
        .ok()?
        .take(200)
        .read_to_string(&mut text)
        .ok()?;
    Some(text)
}

fn inside_compound_file(bytes: &[u8]) -> Result<Format, OpenError> {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &wide)
    };
    if holds("EncryptedPackage") {
        return Err(OpenError::PasswordProtected);
    }
    if holds("WordDocument") {
        return Err(OpenError::NotASpreadsheet {
            looks_like: LooksLike::TextDocument,
        });
    }
    if holds("PowerPoint Document") {
        return Err(OpenError::NotASpreadsheet {
            looks_like: LooksLike::Presentation,
        });
    }
    if holds("Workbook") || holds("Book") {
        return Ok(Format::Xls);
    }
    Err(OpenError::Damaged)
}

fn contains(bytes: &[u8], sought: &[u8]) -> bool {
    let Some(first) = sought.first() else {
        return false;
    };
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| byte == first) {
        let Some(from) = rest.get(at..) else {
            return false;
        };
        if from.starts_with(sought) {
            return true;
        }
        rest = from.get(1..).unwrap_or_default();
    }
    false
}

fn by_first_bytes(bytes: &[u8]) -> Option<LooksLike> {
    const SIGNS: [(&[u8], LooksLike); 13] = [
        (b"\x89PNG", LooksLike::Picture),
        (b"\xFF\xD8\xFF", LooksLike::Picture),
        (b"GIF8", LooksLike::Picture),
        (b"BM", LooksLike::Picture),
        (b"II*\0", LooksLike::Picture),
        (b"MM\0*", LooksLike::Picture),
        (b"RIFF", LooksLike::Picture),
        (b"{\\rtf", LooksLike::TextDocument),
        (b"7z\xBC\xAF", LooksLike::Archive),
        (b"Rar!", LooksLike::Archive),
        (b"\x1F\x8B", LooksLike::Archive),
        (b"\x7FELF", LooksLike::Unknown),
        (b"MZ\x90", LooksLike::Unknown),
    ];
    let head = bytes.get(..2048.min(bytes.len())).unwrap_or_default();
    if contains(head, b"%PDF-") {
        return Some(LooksLike::Pdf);
    }
    let text = super::delimited::decode(head);
    if let Some((_, looks_like)) = SIGNS
        .iter()
        .find(|(sign, _)| bytes.starts_with(sign) && (*sign != b"BM" || head.contains(&0)))
    {
        return Some(*looks_like);
    }
    let binary = text
        .chars()
        .any(|sign| sign == '\0' || ('\u{1}'..'\u{9}').contains(&sign));
    if binary {
        return Some(LooksLike::Unknown);
    }
    marked_up(&text.trim_start().to_ascii_lowercase())
}

fn marked_up(text: &str) -> Option<LooksLike> {
    const PAGE: [&str; 8] = [
        "<!doctype html",
        "<html",
        "<head",
        "<meta",
        "<table",
        "<body",
        "<style",
        "mime-version:",
    ];
    if PAGE.iter().any(|start| text.starts_with(start)) {
        return Some(LooksLike::WebPage);
    }
    if !text.starts_with("<?xml") && !text.starts_with("<workbook") {
        return None;
    }
    Some(
        if text.contains("schemas-microsoft-com:office:spreadsheet") || text.contains("excel.sheet")
        {
            LooksLike::XmlSpreadsheet
        } else if text.contains("<html") {
            LooksLike::WebPage
        } else {
            LooksLike::Xml
        },
    )
}
