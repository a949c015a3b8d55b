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
    /// The region's own word for a partner of another kind; empty: the kind's own word.
    pub kind_name: String,
    pub address: Address,
    pub contact: Contact,
    pub active: bool,
    pub notes: String,
    /// The partner that this one turned out to be; it no longer stands in lists.
    pub merged_into: Option<PartnerId>,
}

/// A partner that is not in the register yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPartner {
    /// Empty: the register proposes one.
    pub code: String,
    pub name: String,
    pub kind: Option<PartnerKind>,
    /// As [`Partner::kind_name`].
    pub kind_name: String,
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

/// Who may sign for a partner: a bestuurder or a gemandateerde.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signer {
    pub name: String,
    /// May be empty.
    pub function: String,
}

/// A detail of a partner, as forms and previews name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartnerField {
    Code,
    Name,
    Kind,
    /// The region's own word for the kind.
    KindName,
    Street,
    Postcode,
    City,
    Contact,
    Salutation,
    Email,
    Phone,
    Notes,
    /// The period of the covenant at this place, from 0.
    Covenant(usize),
    /// Who may sign, at this place, from 0.
    Signer(usize),
}

/// What is wrong with a detail of a partner. `words` gives it its Dutch sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartnerFault {
    NameMissing,
    /// Another partner has this name, apart from case, accents and punctuation.
    NameTaken {
        by: String,
    },
    /// A partner that was merged into `into` had this name.
    NameMerged {
        into: String,
    },
    /// Two to four capitals are needed.
    NotACode,
    CodeTaken {
        by: String,
    },
    /// A partner that was merged into `into` had this code; it is on project numbers.
    CodeMerged {
        into: String,
    },
    NotAPostcode,
    NotAnEmail,
    /// The covenant ends before it begins.
    EndsBeforeItBegins,
    /// The covenant holds twice on the same day.
    PeriodsOverlap,
    /// A function without a name.
    SignerWithoutName,
}

/// Whether this can be a code: two to four capitals.
pub fn is_code(code: &str) -> bool {
    (2..=4).contains(&code.len()) && code.chars().all(|it| it.is_ascii_uppercase())
}

/// `1234AB` becomes `1234 AB`; `None` for what is no Dutch postcode.
pub fn postcode(written: &str) -> Option<String> {
    let bare: String = written
        .chars()
        .filter(|it| !it.is_whitespace())
        .flat_map(char::to_uppercase)
        .collect();
    let (digits, letters) = bare.split_at_checked(4)?;
    let fits = digits.chars().all(|it| it.is_ascii_digit())
        && !digits.starts_with('0')
        && letters.len() == 2
        && letters.chars().all(|it| it.is_ascii_uppercase());
    fits.then(|| format!("{digits} {letters}"))
}

/// Whether this has the shape of an e-mail address.
pub fn is_email(written: &str) -> bool {
    written.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !host.contains('@')
            && !written.contains(char::is_whitespace)
    })
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
