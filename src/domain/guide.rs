//! What can be wrong with the file of an edition of the guide; `words` says it in Dutch.

/// One fault in the file of an edition: where it stands, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideError {
    /// The table, as the file writes it: `cost_kind`, `tree.node`. Empty when the file as a whole is meant.
    pub table: &'static str,
    /// The id of the entry in that table, with the id of what it holds behind a `/`: `catering/oto-doel`.
    pub id: String,
    /// What is wrong there.
    pub fault: GuideFault,
}

/// What is wrong with one entry of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GuideFault {
    /// The text is not TOML, or not in the shape of a guide.
    Syntax {
        /// Counted from 1; `None` when the place is not known.
        line: Option<usize>,
        /// That line as it stands in the file.
        text: String,
        /// The reader's own explanation, in English, for the developer.
        detail: String,
    },
    /// Another entry of the same table has this id already.
    Duplicate,
    /// It names an entry that the other table does not have.
    Unknown { table: &'static str, id: String },
    /// A field holds something that has no meaning there.
    Value { field: &'static str, found: String },
    /// A condition or check with the same id says something else in this field.
    Differs { field: &'static str },
    /// The stance is not the one that follows from verdict and conditions.
    Stance {
        found: String,
        /// `None` when nothing follows from the data.
        follows: Option<&'static str>,
    },
    /// A kind that is left to the adviser has no condition that the adviser decides.
    NoAdviserCondition,
    /// The table lacks an entry that the program needs.
    Missing { id: String },
    /// An answer of the tree leads to a node and to an outcome, or to neither.
    NotOneWay,
    /// No path through the tree comes here.
    Unreachable,
    /// No answer of the tree leads to this outcome.
    Unused,
    /// A path through the tree comes back here.
    Cycle,
    /// Not knowing leads to an outcome that allows.
    UnknownAllows { outcome: String },
}
