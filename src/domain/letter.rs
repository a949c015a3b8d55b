//! Where a letter (goedkeuringsbrief) stands.

/// The state (stand) of a partner's letter; the first that holds, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterState {
    /// Verstuurd: stored and immutable.
    Sent,
    /// Geblokkeerd: something in it is open.
    Blocked,
    /// Concept: all decided, the ROAZ has not agreed.
    Concept,
    /// Verouderd: made, and the data changed since.
    Stale,
    /// Gereed.
    Ready,
}

impl LetterState {
    /// The code in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sent => "verstuurd",
            Self::Blocked => "geblokkeerd",
            Self::Concept => "concept",
            Self::Stale => "verouderd",
            Self::Ready => "gereed",
        }
    }
}
