//! What looking a register over can find.

/// Something in a register that is not in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// SQLite's own findings, in its words.
    Damage { detail: String },
    /// The chain over the operations is broken from this one on: something was changed from outside.
    BrokenChain { operation: i64 },
    /// A stored file no longer has its fingerprint.
    AlteredFile { sha256: String },
    /// A row is not as the last operation left it.
    AlteredRow { table: String, row: i64 },
    /// The bytes of a letter are gone.
    LetterLost { reference: String },
}

impl Problem {
    /// The code in JSON (`soort`).
    pub fn code(&self) -> &'static str {
        match self {
            Self::Damage { .. } => "beschadigd",
            Self::BrokenChain { .. } => "logboek",
            Self::AlteredFile { .. } => "bestand",
            Self::AlteredRow { .. } => "gegevens",
            Self::LetterLost { .. } => "brief",
        }
    }
}
