//! What can be wrong in the files of the program's own kind: decisions, the list of partners, the region's settings.

use super::Cents;
use super::decision::DecisionFault;
use super::submission::{CellRef, Severity};

/// Something to say about a cell of a workbook that is not a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRemark {
    pub severity: Severity,
    pub at: CellRef,
    /// What stands there, as written.
    pub found: Option<String>,
    pub doubt: SheetDoubt,
}

impl SheetRemark {
    /// Whether this keeps the file from being read in.
    pub fn holds_up(&self) -> bool {
        match self.severity {
            Severity::Error | Severity::Question => true,
            Severity::Notice => false,
        }
    }
}

/// What the doubt is. `words` gives it its Dutch sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetDoubt {
    /// No sheet has a header row with these columns.
    MissingColumns { columns: Vec<&'static str> },
    /// A row with input whose hidden id is gone.
    NoLineId,
    /// The id is not that of a line (or activity, or plan) of this year.
    UnknownLine,
    /// The same line stands there twice.
    LineTwice { first: CellRef },
    /// The amount that was asked is not the one in the register.
    RequestedDiffers { expected: Cents },
    /// A cell that is only there to read was altered.
    ReadOnlyAltered { expected: String },
    /// Not one of the words that this column knows.
    UnknownWord { known: Vec<String> },
    /// The question is not one that this line or activity asks.
    UnknownQuestion,
    /// Not an amount in whole cents, or one that can be read in two ways.
    NotAnAmount,
    /// A negative amount.
    NegativeAmount,
    /// `#REF!` and its like.
    ErrorCell,
    /// A sheet has more rows of a partner: the name stands there twice.
    NameTwice { first: CellRef },
    /// Another row is of the same partner, under another of its names.
    SamePartner { partner: String, first: CellRef },
    /// The name resembles that of a partner in the register.
    NameResembles { existing: String },
    /// Another partner in the register has this code, or had it before it was merged.
    CodeTaken { by: String },
    /// Another row gives this code.
    CodeTwice { first: CellRef },
    /// A row with details but without a name.
    MissingName,
    /// Not a Dutch postcode.
    NotAPostcode,
    /// Not an e-mail address.
    NotAnEmail,
    /// Two to four capitals are needed.
    NotACode,
    /// Not ja, nee or a date.
    NotADate,
    /// Ja without the date since when.
    CovenantWithoutDate,
    /// The decision in this row does not hold together.
    Decision { fault: DecisionFault },
    /// A row that a filter or somebody hid was read.
    HiddenRowRead,
    /// The hidden sheet with the ids is gone.
    HiddenSheetGone,
    /// A field that should be filled in is empty.
    FieldEmpty { field: String },
    /// No day, or one that can be read in two ways.
    NotAFormDate,
    /// A decision form was made for this activity, but says another.
    OtherActivity { expected: String },
    /// The activity that a decision form was made for does not stand in this register.
    NoSuchActivity,
    /// A decision form of an edition that this program does not have, or that does not hold here; the one that does.
    OtherEdition { expected: String },
    /// A row of a decision form with a question that the edition does not ask.
    NoSuchQuestion,
    /// The words of a question that was answered are not those that went out.
    QuestionAltered { expected: String },
    /// The same question is answered twice, and otherwise.
    AnswerTwice { first: CellRef },
    /// A question that the other answers lead to has none; `blocks` when answers behind it wait for it.
    AnswerMissing { question: String, blocks: bool },
    /// An answer to a question that the other answers do not lead to.
    AnswerNotAsked { question: String },
    /// A run with the same activity, role, day and answers is kept already.
    SameRunKept,
}

/// Something wrong in a file with a region's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionFileError {
    /// Counts from 1.
    pub line: usize,
    /// Where: `briefhoofd.huiskleur`, `regel 2, titel`. Empty for the file as a whole.
    pub field: String,
    pub fault: RegionFileFault,
}

/// What is wrong with a field of a settings file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegionFileFault {
    /// Not TOML: quotes, brackets or equals signs are amiss.
    Syntax,
    /// A key that does not exist here.
    UnknownKey { known: Vec<&'static str> },
    /// An obligatory key, or a whole section, is not there or is empty.
    Missing,
    /// Something else was expected than what stands there.
    WrongType { expected: Expected },
    /// The same id stands there twice.
    Twice,
    /// Not one of the words that this key knows.
    UnknownWord {
        found: String,
        known: Vec<&'static str>,
    },
    /// Neither `hoogstens` nor `[regel.voorwaarde]`, or both.
    NeedsOneEffect,
    /// More than one signatory is the standard one.
    TwoDefaults,
}

/// What a key of a settings file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    Text,
    TextList,
    YesNo,
    Year,
    /// `"2.500,00"`.
    Euros,
    /// `"#0E465D"`.
    Colour,
    Section,
    SectionList,
    /// Text, a number, true or false, or a date.
    SettingValue,
}
