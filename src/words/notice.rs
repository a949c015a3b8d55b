//! A notice: what the person at the screen is told when something went wrong.

/// Three short sentences: what happened, why, and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub what: String,
    pub why: String,
    pub way_out: String,
}

impl Notice {
    /// A notice of its three sentences.
    pub fn new(
        what: impl Into<String>,
        why: impl Into<String>,
        way_out: impl Into<String>,
    ) -> Self {
        Self {
            what: what.into(),
            why: why.into(),
            way_out: way_out.into(),
        }
    }

    /// The three sentences after each other.
    pub fn sentence(&self) -> String {
        [&self.what, &self.why, &self.way_out]
            .into_iter()
            .filter(|sentence| !sentence.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    }
}
