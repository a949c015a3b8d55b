//! Running text: stretches in one weight, and beside them where each part of it comes from.

use crate::domain::origin::{About, Source};
use std::sync::Arc;

/// Running text, some of it bold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    spans: Vec<Span>,
    parts: Vec<Part>,
}

/// A stretch of text in one weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub bold: bool,
}

/// A stretch of text that comes from one place, such as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where it begins and ends, in bytes of [`Text::words`].
    pub from: usize,
    pub to: usize,
    pub source: Arc<Source>,
}

impl Text {
    /// Plain text in the usual weight.
    pub fn plain(text: impl Into<String>) -> Self {
        let mut made = Self::default();
        made.push(&text.into(), false);
        made
    }

    /// A value of the letter that stands alone, under the name of its field.
    pub fn value(field: &str, value: impl Into<String>) -> Self {
        let value = value.into();
        let source = Source::value(field, &value);
        Self::plain(value).sourced(Arc::new(source))
    }

    /// The stretches in order; neighbours differ in weight.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Where it comes from, in order; what comes from nowhere in particular is left out.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// True when nothing but white space is in it.
    pub fn is_blank(&self) -> bool {
        self.spans.iter().all(|span| span.text.trim().is_empty())
    }

    /// Adds text at the end.
    pub fn push(&mut self, text: &str, bold: bool) {
        if text.is_empty() {
            return;
        }
        match self.spans.last_mut().filter(|last| last.bold == bold) {
            Some(last) => last.text.push_str(text),
            None => self.spans.push(Span {
                text: text.to_owned(),
                bold,
            }),
        }
    }

    /// Adds a sentence, with a space before it where there already is text.
    pub fn sentence(&mut self, next: &Self) {
        if next.is_blank() {
            return;
        }
        if !self.spans.is_empty() {
            self.push(" ", false);
        }
        let start = self.len();
        for span in &next.spans {
            self.push(&span.text, span.bold);
        }
        self.parts.extend(next.parts.iter().map(|part| Part {
            from: part.from + start,
            to: part.to + start,
            source: Arc::clone(&part.source),
        }));
    }

    /// The same words, all from one place.
    pub fn sourced(mut self, source: Arc<Source>) -> Self {
        let to = self.len();
        self.parts = match to {
            0 => Vec::new(),
            to => vec![Part {
                from: 0,
                to,
                source,
            }],
        };
        self
    }

    /// The same words, resting on something else.
    pub fn about(mut self, about: &About) -> Self {
        for part in &mut self.parts {
            part.source = Arc::new(Source {
                about: about.clone(),
                ..Source::clone(&part.source)
            });
        }
        self
    }

    /// The same words in the usual weight.
    pub fn level(self) -> Self {
        let words = self.words();
        Self {
            parts: self.parts,
            ..Self::plain(words)
        }
    }

    /// The words without their weight.
    pub fn words(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    fn len(&self) -> usize {
        self.spans.iter().map(|span| span.text.len()).sum()
    }
}
