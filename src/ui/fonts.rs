//! The fonts of the window, bundled so that no installed font is needed.

use iced::Font;
use iced::font::{Family, Weight};
use std::borrow::Cow;

const ICON_FILE: &[u8] = include_bytes!("../../assets/fonts/oto-icons.ttf");

/// Running text and figures; its default figures have equal widths.
pub const REGULAR: Font = Font::with_name("Open Sans");

/// Titles, buttons, chips and sums.
pub const SEMIBOLD: Font = Font {
    weight: Weight::Semibold,
    ..Font::with_name("Open Sans")
};

/// The icon font; see [`super::icon`].
pub const ICONS: Font = Font {
    family: Family::Name("OTO Icons"),
    ..Font::DEFAULT
};

/// The bytes of every font the window uses; hand each to `application.font(..)`.
pub fn all() -> [Cow<'static, [u8]>; 3] {
    [
        Cow::Borrowed(include_bytes!("../../assets/fonts/OpenSans-Regular.ttf")),
        Cow::Borrowed(include_bytes!("../../assets/fonts/OpenSans-Semibold.ttf")),
        with_postscript_name(ICON_FILE, "OTO-Icons").map_or(Cow::Borrowed(ICON_FILE), Cow::Owned),
    ]
}

/// The font with a PostScript name added.
///
/// The icon file has none, and the font database skips such files (fontdb issue 85). The file stays
/// as it was delivered: a longer name table is put behind it, and the directory points there.
/// Nothing when the file is no font of the simple kind this knows.
fn with_postscript_name(font: &[u8], name: &str) -> Option<Vec<u8>> {
    const DIRECTORY: usize = 12;
    const ENTRY: usize = 16;
    let tables = usize::from(u16_at(font, 4)?);
    let entry = (0..tables)
        .map(|table| DIRECTORY + table * ENTRY)
        .find(|at| font.get(*at..at + 4) == Some(b"name".as_slice()))?;
    let start = u32_at(font, entry + 8)? as usize;
    let length = u32_at(font, entry + 12)? as usize;
    let longer = longer_name_table(font.get(start..start + length)?, name)?;

    let mut bytes = font.to_vec();
    bytes.resize(bytes.len().next_multiple_of(4), 0);
    let place = u32::try_from(bytes.len()).ok()?;
    let size = u32::try_from(longer.len()).ok()?;
    bytes.extend(longer);
    bytes
        .get_mut(entry + 8..entry + 12)?
        .copy_from_slice(&place.to_be_bytes());
    bytes
        .get_mut(entry + 12..entry + 16)?
        .copy_from_slice(&size.to_be_bytes());
    Some(bytes)
}

/// A name table with record 6, the PostScript name, in the Windows Unicode encoding.
fn longer_name_table(table: &[u8], name: &str) -> Option<Vec<u8>> {
    const HEADER: usize = 6;
    const RECORD: u16 = 12;
    let count = u16_at(table, 2)?;
    let strings_at = u16_at(table, 4)?;
    let records = table.get(HEADER..HEADER + usize::from(count) * usize::from(RECORD))?;
    let strings = table.get(usize::from(strings_at)..)?;
    let text: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let record = [
        3,
        1,
        0x409,
        6,
        u16::try_from(text.len()).ok()?,
        u16::try_from(strings.len()).ok()?,
    ];

    let mut longer = Vec::new();
    for value in [
        0,
        count + 1,
        u16::try_from(HEADER).ok()? + RECORD * (count + 1),
    ] {
        longer.extend(value.to_be_bytes());
    }
    longer.extend(records);
    longer.extend(record.into_iter().flat_map(u16::to_be_bytes));
    longer.extend(strings);
    longer.extend(text);
    Some(longer)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
