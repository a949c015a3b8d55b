//! The sentences of letters: a default set, a region's own instead, checked field by field.
//! Says which fields a sentence may use; knows nothing of when it is used.

mod conditions;
mod fields;
mod template;

use crate::letters::letter::Text;
pub use conditions::{condition_in_words, conditions_together, conditions_with_words};
pub use fields::{Field, Scope, Sentence};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use template::Template;

/// Values for the fields of one letter, or of one part of it.
pub type Values = BTreeMap<Field, String>;

/// All sentences of the letter of approval, ready to be filled.
#[derive(Debug, Clone)]
pub struct Texts {
    sentences: BTreeMap<Sentence, Template>,
}

/// A sentence as it comes with the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefaultSentence {
    pub sentence: Sentence,
    pub scope: Scope,
    /// Where and when it stands in the letter, in Dutch, for someone who edits it.
    pub when: String,
    pub text: String,
    /// May be empty; it is left out then.
    pub may_be_empty: bool,
}

/// What is wrong with a sentence, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("sentence {sentence}, character {at}: {problem:?}")]
pub struct TextError {
    /// The id of the sentence as it was given.
    pub sentence: String,
    /// The character at fault, counted from 1.
    pub at: usize,
    pub problem: TextProblem,
    /// The fields that this sentence may use, or the sentences there are when the sentence is unknown.
    pub known: Vec<&'static str>,
}

/// A kind of fault in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextProblem {
    /// No sentence has this id.
    UnknownSentence,
    /// No sentence knows this field.
    UnknownField { field: String },
    /// The field exists, but not for this sentence.
    FieldNotHere { field: String },
    /// A `{` without its `}`.
    UnclosedBrace,
    /// A `}` without its `{`.
    StrayBrace,
    /// An odd number of `*`.
    UnclosedBold,
    /// The sentence is empty, and the letter cannot do without it.
    Empty,
}

/// A field without a value for this letter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("sentence {} has no value for {}", sentence.code(), field.code())]
pub struct EmptyField {
    pub sentence: Sentence,
    pub field: Field,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    zin: Vec<FileSentence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileSentence {
    id: String,
    over: String,
    wanneer: String,
    tekst: String,
    #[serde(default)]
    mag_leeg: bool,
}

static DEFAULTS: LazyLock<Vec<DefaultSentence>> = LazyLock::new(read_defaults);

#[expect(
    clippy::expect_used,
    reason = "the file is part of the program; a test reads it"
)]
fn read_defaults() -> Vec<DefaultSentence> {
    let file: File = toml::from_str(include_str!("../../assets/letters/goedkeuringsbrief.toml"))
        .expect("the bundled sentences are TOML");
    let read = |it: FileSentence| DefaultSentence {
        sentence: Sentence::from_code(&it.id).expect("a bundled sentence is one of ours"),
        scope: Scope::from_code(&it.over).expect("a bundled sentence is about something"),
        when: it.wanneer,
        text: it.tekst,
        may_be_empty: it.mag_leeg,
    };
    file.zin.into_iter().map(read).collect()
}

/// The sentences that come with the program, in the order of the letter.
pub fn defaults() -> &'static [DefaultSentence] {
    &DEFAULTS
}

/// The codes of the fields that this sentence may use.
pub fn fields_of(sentence: Sentence) -> Vec<&'static str> {
    default_of(sentence)
        .map(|it| it.scope.fields().map(Field::code).collect())
        .unwrap_or_default()
}

fn default_of(sentence: Sentence) -> Option<&'static DefaultSentence> {
    DEFAULTS.iter().find(|it| it.sentence == sentence)
}

impl Texts {
    /// The default set.
    ///
    /// # Errors
    /// Never for the set that comes with the program; a test holds that.
    pub fn standard() -> Result<Self, Vec<TextError>> {
        Self::with_overrides(&BTreeMap::new())
    }

    /// The default set with the region's own sentences, by id, instead of ours.
    ///
    /// # Errors
    /// Everything that is wrong with the region's sentences, in the order of their ids.
    pub fn with_overrides(own: &BTreeMap<String, String>) -> Result<Self, Vec<TextError>> {
        let mut errors: Vec<TextError> = own
            .keys()
            .filter(|id| Sentence::from_code(id).is_none())
            .map(|id| TextError {
                sentence: id.clone(),
                at: 1,
                problem: TextProblem::UnknownSentence,
                known: Sentence::ALL.iter().map(|it| it.code()).collect(),
            })
            .collect();
        let mut sentences = BTreeMap::new();
        for given in DEFAULTS.iter() {
            let text = own
                .get(given.sentence.code())
                .map_or(given.text.as_str(), String::as_str);
            match Self::check(given.sentence, text) {
                Ok(template) => {
                    sentences.insert(given.sentence, template);
                }
                Err(mut found) => errors.append(&mut found),
            }
        }
        if errors.is_empty() {
            Ok(Self { sentences })
        } else {
            Err(errors)
        }
    }

    /// Reads one sentence as a region may have written it; for an editor that shows what is wrong.
    ///
    /// # Errors
    /// Everything that is wrong with it, from left to right.
    pub fn check(sentence: Sentence, text: &str) -> Result<Template, Vec<TextError>> {
        let Some(given) = default_of(sentence) else {
            return Ok(Template::default());
        };
        if text.trim().is_empty() && !given.may_be_empty {
            return Err(vec![TextError {
                sentence: sentence.code().to_owned(),
                at: 1,
                problem: TextProblem::Empty,
                known: fields_of(sentence),
            }]);
        }
        let (template, faults) = template::read(text, given.scope);
        if faults.is_empty() {
            return Ok(template);
        }
        let error = |(at, problem)| TextError {
            sentence: sentence.code().to_owned(),
            at,
            problem,
            known: fields_of(sentence),
        };
        Err(faults.into_iter().map(error).collect())
    }

    /// The sentence with its fields filled in. Later values go before earlier ones.
    ///
    /// # Errors
    /// [`EmptyField`] for a field that has no value or an empty one: a letter has no holes.
    pub fn fill(&self, sentence: Sentence, values: &[&Values]) -> Result<Text, EmptyField> {
        match self.sentences.get(&sentence) {
            Some(template) => template
                .fill(sentence, values)
                .map_err(|field| EmptyField { sentence, field }),
            None => Ok(Text::default()),
        }
    }
}
