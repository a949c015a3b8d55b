//! The settings of a region as a file that people edit: TOML with Dutch keys.
//! Whether ids are the guide's is for the desk to check; here only the form counts.

mod read;
mod section;
mod write;

use crate::domain::partner::PartnerKind;
use crate::domain::region::{Adviser, RegionPassage, RegionRule};
use std::collections::BTreeMap;

pub use read::read;
pub use write::write;

/// All that the file holds. What it leaves out becomes empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegionFile {
    /// `Rijn & Heuvelrug`; never empty.
    pub name: String,
    /// `Netwerkbureau Rijn & Heuvelrug`; never empty.
    pub office: String,
    /// Start of letter references; never empty.
    pub code: String,
    pub letterhead: LetterheadFile,
    pub adviser: Adviser,
    pub signatories: Vec<SignatoryFile>,
    /// Values of the guide's settings by id, as the register keeps them.
    pub choices: BTreeMap<String, String>,
    /// The same for settings that hold for one year.
    pub choices_by_year: BTreeMap<i32, BTreeMap<String, String>>,
    pub passages: Vec<RegionPassage>,
    pub rules: Vec<RegionRule>,
    /// Letter sentences by id.
    pub sentences: BTreeMap<String, String>,
}

/// The letterhead; the logo is still a file beside this one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LetterheadFile {
    pub return_address: String,
    pub visiting_address: Vec<String>,
    pub phone: String,
    pub email: String,
    pub footer: String,
    /// Red-green-blue.
    pub colour: [u8; 3],
    /// Path of a PNG, relative to the settings file; `None` is no logo.
    pub logo: Option<String>,
}

/// Someone who signs letters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignatoryFile {
    pub name: String,
    pub function: String,
    /// Signs unless another is chosen; at most one of the list.
    pub default: bool,
}

/// The kind of partner as the file writes it; reading knows the register's ids too.
fn partner_word(kind: PartnerKind) -> &'static str {
    match kind {
        PartnerKind::Hospital => "ziekenhuis",
        PartnerKind::Hap => "hap",
        PartnerKind::Rav => "rav",
        PartnerKind::Ggd => "ggd",
        PartnerKind::Ghor => "ghor",
        PartnerKind::Vvt => "vvt",
        PartnerKind::Ggz => "ggz",
        PartnerKind::Midwifery => "verloskunde",
        PartnerKind::Other => "overig",
    }
}
