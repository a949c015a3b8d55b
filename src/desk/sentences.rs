//! Sentences that the adviser uses again in motivations: kept in the register, offered by cost kind.

use super::{Desk, Error};
use crate::domain::decision::Sentence;
use crate::domain::operation::{Deed, Op};
use crate::domain::{CostKindId, SentenceId};

impl Desk {
    /// The sentences to offer with a cost kind: its own first, then those for every kind.
    ///
    /// # Errors
    /// What the register says.
    pub fn sentences(&self, kind: Option<&CostKindId>) -> Result<Vec<Sentence>, Error> {
        let mut all = self.store.sentences()?;
        all.retain(|it| it.kind.is_none() || it.kind.as_ref() == kind);
        Ok(all)
    }

    /// Keeps a sentence, for one kind or for all. A sentence that is there already stays as it is.
    ///
    /// # Errors
    /// What the register says.
    pub fn keep_sentence(&mut self, text: &str, kind: Option<&CostKindId>) -> Result<(), Error> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() || self.store.sentences()?.iter().any(|it| it.text == text) {
            return Ok(());
        }
        self.act(&Op::new(Deed::ChangeSentences, text.as_str()), |act| {
            let _id = act.add_sentence(&text, kind)?;
            Ok(())
        })
    }

    /// Removes a sentence.
    ///
    /// # Errors
    /// What the register says of a sentence that is gone already.
    pub fn remove_sentence(&mut self, id: SentenceId) -> Result<(), Error> {
        let all = self.store.sentences()?;
        let text = all.into_iter().find(|it| it.id == id).map(|it| it.text);
        self.act(
            &Op::new(Deed::ChangeSentences, text.unwrap_or_default()),
            |act| Ok(act.remove_sentence(id)?),
        )
    }
}
