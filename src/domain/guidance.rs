//! What can be filled in in a region's settings, for people who edit the file.

/// Everything that a settings file can hold beyond what it holds now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guidance {
    /// Nobody signs yet: show how.
    pub without_signatory: bool,
    pub settings: Vec<SettingHint>,
    pub sentences: Vec<SentenceHint>,
}

/// A choice that the guide leaves to the region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingHint {
    pub id: String,
    pub label: String,
    /// How its value is written: `true`, `2027-09-15`.
    pub example: String,
    /// Holds for one year.
    pub yearly: bool,
}

/// A sentence of the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentenceHint {
    pub id: String,
    pub text: String,
}
