//! Sentences that the adviser uses again in motivations.

use super::{Act, Error, Store, found, is_taken};
use crate::domain::decision::Sentence;
use crate::domain::{CostKindId, SentenceId};
use rusqlite::params;

impl Store {
    /// All sentences: those for one kind first, each in the order they were kept.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn sentences(&self) -> Result<Vec<Sentence>, Error> {
        let mut statement = self.conn.prepare_cached(include_str!("select.sql"))?;
        let rows = statement.query_map([], |row| {
            let kind: CostKindId = row.get(2)?;
            Ok(Sentence {
                id: row.get(0)?,
                text: row.get(1)?,
                kind: (!kind.0.is_empty()).then_some(kind),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Act<'_> {
    /// Adds a sentence, for one kind or for all.
    ///
    /// # Errors
    /// [`Error::Taken`] when it is there already.
    pub fn add_sentence(&self, text: &str, kind: Option<&CostKindId>) -> Result<SentenceId, Error> {
        let kind = kind.map_or("", CostKindId::as_str);
        let added = self
            .conn
            .prepare_cached(include_str!("insert.sql"))?
            .execute(params![text, kind]);
        match added {
            Ok(_rows) => Ok(SentenceId(self.conn.last_insert_rowid())),
            Err(error) if is_taken(&error) => Err(Error::Taken(text.to_owned())),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes a sentence.
    ///
    /// # Errors
    /// [`Error::Missing`] when it is not there.
    pub fn remove_sentence(&self, id: SentenceId) -> Result<(), Error> {
        let rows = self
            .conn
            .execute("DELETE FROM motivation_sentence WHERE id = ?1", [id])?;
        found(rows, "sentence")
    }
}
