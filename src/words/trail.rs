//! Where something comes from, in Dutch: cells of files and tags of passages.

use crate::domain::submission::CellRef;

/// `Cel G12 van blad Plan`.
pub fn cell(at: &CellRef) -> String {
    let cell = match &at.cell {
        Some(cell) => format!("Cel {cell}"),
        None => "Het bestand als geheel".to_owned(),
    };
    match &at.sheet {
        Some(sheet) => format!("{cell} van blad {sheet}"),
        None => cell,
    }
}

/// A section as a tag: `Gids 1a`, `Bijlage 3, vraag 2`; the region's own as the region writes it.
pub fn passage_tag(section: &str, regional: bool) -> String {
    if regional || section.starts_with("Bijlage") {
        section.to_owned()
    } else {
        format!("Gids {section}")
    }
}
