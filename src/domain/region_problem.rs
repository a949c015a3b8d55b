//! What can be wrong with a region's settings, apart from their form.

use super::sheet_remark::RegionFileFault;

/// What is wrong with one field of the settings on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldFault {
    /// The form of what was typed.
    Form(RegionFileFault),
    /// It does not fit the guide, the letter, or the rest of the settings.
    Region(RegionProblem),
}

/// A choice, rule or sentence of the region that does not fit the guide or the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegionProblem {
    /// The guide has no such setting.
    UnknownSetting { id: String },
    /// The value is not what the setting holds.
    WrongValue {
        id: String,
        value: String,
        choices: Vec<String>,
    },
    /// An own passage has the id of one of the guide's.
    PassageTaken { id: String },
    /// A rule rests on a passage that neither the guide nor the region has.
    UnknownPassage { rule: String, id: String },
    /// A rule is about a cost kind that the guide does not have.
    UnknownCostKind { rule: String, id: String },
    /// A rule asks a question under an id that the guide uses already.
    ConditionTaken { rule: String, id: String },
    /// A sentence of the letter is wrong, at this character.
    Sentence {
        id: String,
        at: usize,
        fault: SentenceFault,
        known: Vec<String>,
    },
    /// The logo is not a PNG picture that can be printed.
    BadLogo { path: String },
}

/// What a region still lacks before its letters can go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegionLack {
    Name,
    Office,
    Code,
    ReturnAddress,
    /// Neither a telephone number nor an e-mail address.
    Reach,
    Adviser,
    Signatory,
}

/// What is wrong with a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SentenceFault {
    UnknownSentence,
    UnknownField { field: String },
    FieldNotHere { field: String },
    UnclosedBrace,
    StrayBrace,
    UnclosedBold,
    Empty,
}
