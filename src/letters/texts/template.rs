//! One sentence, taken apart in words and fields, and put together again with values.

use super::fields::{Field, Scope, Sentence};
use super::{TextProblem, Values};
use crate::domain::origin::{About, Filled, Source};
use crate::letters::letter::Text;
use std::sync::Arc;

/// A sentence that was read and found right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Template {
    parts: Vec<(Part, bool)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Words(String),
    Field(Field),
}

/// Reads a sentence; the faults with the character at which each stands, counted from 1.
pub fn read(text: &str, scope: Scope) -> (Template, Vec<(usize, TextProblem)>) {
    let mut reader = Reader {
        scope,
        parts: Vec::new(),
        words: String::new(),
        bold: false,
        bold_since: 0,
        faults: Vec::new(),
    };
    let letters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while let Some(letter) = letters.get(at).copied() {
        let next = letters.get(at + 1).copied();
        at += match (letter, next) {
            ('{', Some('{')) | ('}', Some('}')) | ('*', Some('*')) => {
                reader.words.push(letter);
                2
            }
            ('{', _) => reader.field(at, letters.get(at + 1..).unwrap_or_default()),
            ('}', _) => {
                reader.faults.push((at + 1, TextProblem::StrayBrace));
                1
            }
            ('*', _) => {
                reader.turn_weight(at);
                1
            }
            _ => {
                reader.words.push(letter);
                1
            }
        };
    }
    if reader.bold {
        let fault = (reader.bold_since, TextProblem::UnclosedBold);
        reader.faults.push(fault);
    }
    reader.finish_words();
    (
        Template {
            parts: reader.parts,
        },
        reader.faults,
    )
}

struct Reader {
    scope: Scope,
    parts: Vec<(Part, bool)>,
    words: String,
    bold: bool,
    bold_since: usize,
    faults: Vec<(usize, TextProblem)>,
}

impl Reader {
    /// Reads a field of which the `{` stands at `at`; returns how many characters it takes.
    fn field(&mut self, at: usize, after: &[char]) -> usize {
        let end = after.iter().position(|it| matches!(it, '}' | '{'));
        let Some((end, '}')) = end.and_then(|end| after.get(end).map(|it| (end, *it))) else {
            self.faults.push((at + 1, TextProblem::UnclosedBrace));
            return 1;
        };
        let code: String = after.iter().take(end).collect();
        match Field::from_code(code.trim()) {
            Some(field) if self.scope.has(field) => {
                self.finish_words();
                self.parts.push((Part::Field(field), self.bold));
            }
            Some(_) => self
                .faults
                .push((at + 1, TextProblem::FieldNotHere { field: code })),
            None => self
                .faults
                .push((at + 1, TextProblem::UnknownField { field: code })),
        }
        end + 2
    }

    fn turn_weight(&mut self, at: usize) {
        self.finish_words();
        self.bold = !self.bold;
        self.bold_since = at + 1;
    }

    fn finish_words(&mut self) {
        if !self.words.is_empty() {
            let words = std::mem::take(&mut self.words);
            self.parts.push((Part::Words(words), self.bold));
        }
    }
}

impl Template {
    /// Fills the fields in; later values go before earlier ones. The text knows what was filled in.
    ///
    /// # Errors
    /// The first field without a value, or with an empty one.
    pub fn fill(&self, sentence: Sentence, values: &[&Values]) -> Result<Text, Field> {
        let mut text = Text::default();
        let mut filled: Vec<Filled> = Vec::new();
        for (part, bold) in &self.parts {
            match part {
                Part::Words(words) => text.push(words, *bold),
                Part::Field(field) => {
                    let value = values
                        .iter()
                        .rev()
                        .find_map(|layer| layer.get(field))
                        .filter(|value| !value.trim().is_empty())
                        .ok_or(*field)?;
                    text.push(value, *bold);
                    filled.push(Filled {
                        field: field.code().to_owned(),
                        value: value.clone(),
                    });
                }
            }
        }
        Ok(text.sourced(Arc::new(Source {
            sentence: Some(sentence.code().to_owned()),
            filled,
            about: About::Letter,
        })))
    }
}
