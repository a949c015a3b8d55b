//! Partners of the region.

use super::PartnerId;
use chrono::NaiveDate;

/// A partner (ketenpartner).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    pub id: PartnerId,
    /// Two to four capitals, unique: the start of project numbers.
    pub code: String,
    pub name: String,
    /// What sort of organisation; `None` until somebody says so.
    pub kind: Option<PartnerKind>,
    pub address: Address,
    pub contact: Contact,
    pub active: bool,
    pub notes: String,
}

/// A partner that is not in the register yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPartner {
    /// Empty: the register proposes one.
    pub code: String,
    pub name: String,
    pub kind: Option<PartnerKind>,
    pub address: Address,
    pub contact: Contact,
    /// Since when the covenant (convenant) holds.
    pub covenant_from: Option<NaiveDate>,
    pub notes: String,
}

/// What sort of organisation a partner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartnerKind {
    Hospital,
    Hap,
    Rav,
    Ggd,
    Ghor,
    Vvt,
    Ggz,
    Midwifery,
    Other,
}

impl PartnerKind {
    /// All kinds, in the order lists show them.
    pub const ALL: [Self; 9] = [
        Self::Hospital,
        Self::Hap,
        Self::Rav,
        Self::Ggd,
        Self::Ghor,
        Self::Vvt,
        Self::Ggz,
        Self::Midwifery,
        Self::Other,
    ];

    /// The id in the register.
    pub fn code(self) -> &'static str {
        match self {
            Self::Hospital => "hospital",
            Self::Hap => "hap",
            Self::Rav => "rav",
            Self::Ggd => "ggd",
            Self::Ghor => "ghor",
            Self::Vvt => "vvt",
            Self::Ggz => "ggz",
            Self::Midwifery => "midwifery",
            Self::Other => "other",
        }
    }

    /// The kind with this id.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A postal address; empty lines where nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// Street with number, or a PO box.
    pub street: String,
    /// `1234 AB`.
    pub postcode: String,
    pub city: String,
}

/// Whom a letter is addressed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// As on the envelope: `mevrouw A. van den Berg`.
    pub name: String,
    /// As in the salutation: `Geachte mevrouw Van den Berg`. Empty: a neutral one.
    pub salutation: String,
    pub email: String,
    pub phone: String,
}

/// The name without case, accents, punctuation and double spaces: two partners never share it.
pub fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match plain_letter(letter) {
            Some(letter) => key.push(letter),
            None if !key.ends_with(' ') && !key.is_empty() => key.push(' '),
            None => {}
        }
    }
    key.trim_end().to_owned()
}

/// A lower-case letter without its accent, or a digit; `None` for anything that separates words.
fn plain_letter(letter: char) -> Option<char> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        'ý' | 'ÿ' => 'y',
        other if other.is_alphanumeric() => other,
        _ => return None,
    })
}
