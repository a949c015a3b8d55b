//! Letters as they were made and sent.

use super::{Act, Error, Store, found};
use crate::domain::{Cents, LetterId, PlanId, SignatoryId};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

/// A letter in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRow {
    pub id: LetterId,
    pub plan: PlanId,
    /// Ons kenmerk.
    pub reference: String,
    pub dated: NaiveDate,
    /// What it said when it was made; empty when it has not been made yet.
    pub fingerprint: String,
    /// It says CONCEPT.
    pub concept: bool,
    /// SHA-256 of the PDF; the bytes are a stored file.
    pub pdf_sha256: Option<String>,
    pub pages: u32,
    pub granted: Cents,
    pub sent_on: Option<NaiveDate>,
    pub channel: String,
    /// The sent letter that this one corrects.
    pub replaces: Option<LetterId>,
    /// Who was chosen to sign it; `None`: who signs by default.
    pub signatory: Option<SignatoryId>,
}

/// A letter that gets its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLetter<'a> {
    pub plan: PlanId,
    pub reference: &'a str,
    pub dated: NaiveDate,
    pub replaces: Option<LetterId>,
}

impl Store {
    /// The last letter of a plan: the one that counts.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn letter_of(&self, plan: PlanId) -> Result<Option<LetterRow>, Error> {
        let sql = concat!(
            include_str!("select.sql"),
            "WHERE plan_id = ?1 ORDER BY id DESC LIMIT 1"
        );
        Ok(self
            .conn
            .prepare_cached(sql)?
            .query_row([plan], letter)
            .optional()?)
    }

    /// One letter.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none with this id.
    pub fn letter(&self, id: LetterId) -> Result<LetterRow, Error> {
        self.conn
            .prepare_cached(concat!(include_str!("select.sql"), "WHERE id = ?1"))?
            .query_row([id], letter)
            .optional()?
            .ok_or(Error::Missing("letter"))
    }

    /// All references of letters that begin with this.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn references(&self, beginning: &str) -> Result<Vec<String>, Error> {
        let mut statement = self.conn.prepare_cached(include_str!("references.sql"))?;
        let rows = statement.query_map([beginning], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Act<'_> {
    /// Gives a letter its number.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_letter(&self, new: &NewLetter<'_>) -> Result<LetterId, Error> {
        let _rows = self
            .conn
            .prepare_cached("INSERT INTO letter (plan_id, reference, dated, replaces_id) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![new.plan, new.reference, new.dated, new.replaces])?;
        Ok(LetterId(self.conn.last_insert_rowid()))
    }

    /// Keeps a letter as it was made, with its bytes.
    ///
    /// # Errors
    /// [`Error::Frozen`] when it was sent; [`Error::Missing`].
    pub fn save_made_letter(&self, letter: &LetterRow, pdf: &[u8]) -> Result<String, Error> {
        let sha256 = self.keep_file(pdf)?;
        let rows = self
            .conn
            .prepare_cached(include_str!("made.sql"))?
            .execute(params![
                letter.id,
                letter.dated,
                letter.fingerprint,
                letter.concept,
                sha256,
                letter.pages,
                letter.granted
            ])?;
        found(rows, "letter")?;
        Ok(sha256)
    }

    /// Says who signs a letter; `None`: who signs by default.
    ///
    /// # Errors
    /// [`Error::Frozen`] when it was sent; [`Error::Missing`].
    pub fn choose_signatory(
        &self,
        id: LetterId,
        signatory: Option<SignatoryId>,
    ) -> Result<(), Error> {
        let rows = self
            .conn
            .prepare_cached("UPDATE letter SET signatory_id = ?2 WHERE id = ?1")?
            .execute(params![id, signatory])?;
        found(rows, "letter")
    }

    /// Freezes a letter: it was sent.
    ///
    /// # Errors
    /// [`Error::Frozen`] when it was sent before; [`Error::Missing`].
    pub fn mark_sent(&self, id: LetterId, on: NaiveDate, channel: &str) -> Result<(), Error> {
        let rows = self
            .conn
            .prepare_cached("UPDATE letter SET sent_on = ?2, channel = ?3 WHERE id = ?1")?
            .execute(params![id, on, channel])?;
        found(rows, "letter")
    }
}

fn letter(row: &Row<'_>) -> rusqlite::Result<LetterRow> {
    Ok(LetterRow {
        id: row.get(0)?,
        plan: row.get(1)?,
        reference: row.get(2)?,
        dated: row.get(3)?,
        fingerprint: row.get(4)?,
        concept: row.get(5)?,
        pdf_sha256: row.get(6)?,
        pages: row.get(7)?,
        granted: row.get(8)?,
        sent_on: row.get(9)?,
        channel: row.get(10)?,
        replaces: row.get(11)?,
        signatory: row.get(12)?,
    })
}
