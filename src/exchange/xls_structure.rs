//! Which rows and columns of an old xls are hidden; what opens xls files does not tell.
//! Reads no more of the compound file and its records than that takes. What cannot be found is not hidden.

use super::structure::Structure;
use std::collections::BTreeSet;

/// Sector numbers from here on mean the end of a chain, or none.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
const DIRECTORY_ENTRY: usize = 128;

/// Hidden rows and columns, per sheet.
pub fn of_xls(bytes: &[u8]) -> Structure {
    let mut structure = Structure::default();
    let Some(stream) = workbook_stream(bytes) else {
        return structure;
    };
    for (kind, data) in Records::new(&stream, 0) {
        if kind == BOUND_SHEET
            && let (Some(from), Some(name)) = (long(data, 0), sheet_name(data))
        {
            let (rows, columns) = hidden_in(&stream, from as usize);
            structure.hide(name, rows, columns);
        }
    }
    structure
}

const END_OF_FILE: u16 = 0x000A;
const COLUMN_INFO: u16 = 0x007D;
const BOUND_SHEET: u16 = 0x0085;
const ROW: u16 = 0x0208;
const BEGIN_OF_FILE: u16 = 0x0809;

fn hidden_in(stream: &[u8], from: usize) -> (BTreeSet<u32>, BTreeSet<u32>) {
    let (mut rows, mut columns) = (BTreeSet::new(), BTreeSet::new());
    for (kind, data) in Records::new(stream, from) {
        match kind {
            ROW if short(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                rows.extend(short(data, 0).map(u32::from));
            }
            COLUMN_INFO if short(data, 8).is_some_and(|flags| flags & 1 != 0) => {
                if let (Some(first), Some(last)) = (short(data, 0), short(data, 2)) {
                    columns.extend(u32::from(first)..=u32::from(last.min(256)));
                }
            }
            _ => {}
        }
    }
    (rows, columns)
}

/// The records from an offset to the end of their part; charts inside it are stepped over.
struct Records<'a> {
    stream: &'a [u8],
    at: usize,
    depth: u32,
}

impl<'a> Records<'a> {
    fn new(stream: &'a [u8], at: usize) -> Self {
        Self {
            stream,
            at,
            depth: 0,
        }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let kind = short(self.stream, self.at)?;
            let from = self.at.checked_add(4)?;
            let to = from.checked_add(usize::from(short(self.stream, self.at + 2)?))?;
            let data = self.stream.get(from..to)?;
            self.at = to;
            match kind {
                BEGIN_OF_FILE => self.depth += 1,
                END_OF_FILE => {
                    self.depth = self.depth.checked_sub(1)?;
                    if self.depth == 0 {
                        return None;
                    }
                }
                _ if self.depth == 1 => return Some((kind, data)),
                _ => {}
            }
        }
    }
}

/// The name in a record of a sheet: letters of one byte or of two, as its flag says.
fn sheet_name(data: &[u8]) -> Option<String> {
    let length = usize::from(*data.get(6)?);
    let letters = data.get(8..)?;
    if data.get(7)? & 1 == 0 {
        let letters = letters.get(..length)?;
        return Some(letters.iter().map(|letter| char::from(*letter)).collect());
    }
    let letters = letters.get(..length * 2)?;
    utf16(letters)
}

fn utf16(bytes: &[u8]) -> Option<String> {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .filter_map(|pair| short(pair, 0))
        .collect();
    String::from_utf16(&units).ok()
}

/// The stream that holds the workbook, out of the compound file around it.
fn workbook_stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let sector = 1_usize.checked_shl(u32::from(short(bytes, 30)?))?;
    if !(64..=65_536).contains(&sector) {
        return None;
    }
    let file = Sectors {
        bytes: bytes.get(sector.max(512)..)?,
        size: sector,
    };
    let fat = fat(bytes, &file)?;
    let directory = file.chain(&fat, long(bytes, 48)?)?;
    let entry = |wanted: &[&str]| {
        directory
            .chunks_exact(DIRECTORY_ENTRY)
            .find(|entry| entry_name(entry).is_some_and(|name| wanted.contains(&name.as_str())))
    };
    let workbook = entry(&["Workbook", "Book"])?;
    let (start, size) = (long(workbook, 116)?, long(workbook, 120)?);
    let smallest = long(bytes, 56)?;
    let mut stream = if size >= smallest {
        file.chain(&fat, start)?
    } else {
        let small = file.chain(&fat, long(entry(&["Root Entry"])?, 116)?)?;
        let small_fat = numbers(&file.chain(&fat, long(bytes, 60)?)?);
        let small_file = Sectors {
            bytes: &small,
            size: 64,
        };
        small_file.chain(&small_fat, start)?
    };
    stream.truncate(size as usize);
    Some(stream)
}

fn entry_name(entry: &[u8]) -> Option<String> {
    let length = usize::from(short(entry, 64)?).checked_sub(2)?;
    utf16(entry.get(..length.min(62))?)
}

/// Which sector follows each sector.
fn fat(bytes: &[u8], file: &Sectors<'_>) -> Option<Vec<u32>> {
    let mut listed = numbers(bytes.get(76..512)?);
    let mut next = long(bytes, 68)?;
    let mut left = bytes.len() / file.size;
    while next < NO_SECTOR && left > 0 {
        let mut more = numbers(file.get(next)?);
        next = more.pop()?;
        listed.extend(more);
        left -= 1;
    }
    let mut fat = Vec::new();
    for sector in listed.into_iter().filter(|sector| *sector < NO_SECTOR) {
        fat.extend(numbers(file.get(sector)?));
        // More entries than the file has bytes point in circles.
        if fat.len() > bytes.len() {
            return None;
        }
    }
    Some(fat)
}

struct Sectors<'a> {
    bytes: &'a [u8],
    size: usize,
}

impl<'a> Sectors<'a> {
    fn get(&self, sector: u32) -> Option<&'a [u8]> {
        let from = (sector as usize).checked_mul(self.size)?;
        let to = from.checked_add(self.size)?.min(self.bytes.len());
        self.bytes.get(from..to)
    }

    /// What stands in a chain of sectors; `None` when it turns in a circle or leaves the file.
    fn chain(&self, fat: &[u32], start: u32) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        let mut sector = start;
        while sector < NO_SECTOR {
            if content.len() > self.bytes.len() {
                return None;
            }
            content.extend_from_slice(self.get(sector)?);
            sector = *fat.get(sector as usize)?;
        }
        Some(content)
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes
        .chunks_exact(4)
        .filter_map(|four| long(four, 0))
        .collect()
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    two.try_into().ok().map(u16::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    four.try_into().ok().map(u32::from_le_bytes)
}
