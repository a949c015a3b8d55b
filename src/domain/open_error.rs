//! Why a partner's file cannot be opened. What stands in it is not judged here.

/// A file that could not be opened as a workbook.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// There is no such file.
    #[error("the file does not exist")]
    Missing,
    /// The operating system refuses.
    #[error("the file cannot be read: {reason}")]
    Unreadable {
        /// What the operating system says; for a log, not for the screen.
        reason: String,
    },
    /// No bytes, or nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// More bytes than anyone's plan.
    #[error("the file is larger than {megabytes} MB")]
    TooLarge { megabytes: u64 },
    /// Encrypted with a password.
    #[error("the workbook has a password")]
    PasswordProtected,
    /// Something else than a workbook, whatever its name says.
    #[error("not a workbook but {looks_like:?}")]
    NotASpreadsheet { looks_like: LooksLike },
    /// Unpacks to far more than it should: a zip bomb.
    #[error("the file unpacks to too many bytes")]
    TooBigInside,
    /// More cells or sheets than a plan has.
    #[error("more than {limit} cells or sheets")]
    TooManyCells { limit: u64 },
    /// A workbook by its first bytes, but its inside does not hold together.
    #[error("the workbook is damaged")]
    Damaged,
    /// Reading took longer than allowed.
    #[error("reading took longer than {seconds} s")]
    TimedOut { seconds: u64 },
    /// The reading child died, or ran out of memory.
    #[error("the reading process died")]
    Crashed,
    /// The reading child could not be started at all.
    #[error("the reading process cannot be started: {reason}")]
    NoReader {
        /// What the operating system says; for a log, not for the screen.
        reason: String,
    },
}

/// What a file that is no workbook looks like by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LooksLike {
    Pdf,
    /// A text document: docx, doc, odt, rtf.
    TextDocument,
    Presentation,
    Picture,
    /// A web page, also one that calls itself `.xls`.
    WebPage,
    /// Excel's XML format of 2003.
    XmlSpreadsheet,
    /// Other XML, such as an invoice.
    Xml,
    /// A zip or other archive with files in it.
    Archive,
    /// Nothing that is known here.
    Unknown,
}

impl LooksLike {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Pdf,
        Self::TextDocument,
        Self::Presentation,
        Self::Picture,
        Self::WebPage,
        Self::XmlSpreadsheet,
        Self::Xml,
        Self::Archive,
        Self::Unknown,
    ];
}
