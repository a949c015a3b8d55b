//! What a year ends with, and what an adviser keeps beside it: realised amounts, own dates, calls, closing.

use super::{Act, Error, Store, found};
use crate::domain::request::{CallNote, OwnDeadline, Realised, YearStep};
use crate::domain::{CallNoteId, OwnDeadlineId, PartnerId};
use chrono::NaiveDateTime;
use rusqlite::types::Type;
use rusqlite::{Row, params};

/// How a moment stands in the register.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

impl Store {
    /// What the activities of a year cost in the end.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn realised(&self, year: i32) -> Result<Vec<Realised>, Error> {
        let mut statement = self.conn.prepare_cached(include_str!("realised.sql"))?;
        let rows = statement.query_map([year], |row| {
            Ok(Realised {
                activity: row.get(0)?,
                amount: row.get(1)?,
                reported_on: row.get(2)?,
                source: row.get(3)?,
                note: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The adviser's own dates of a year, the first day first.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn own_deadlines(&self, year: i32) -> Result<Vec<OwnDeadline>, Error> {
        let sql = "SELECT id, year, due_on, title, partner_id, note, done_on FROM own_deadline
             WHERE year = ?1 ORDER BY due_on, id";
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map([year], |row| {
            Ok(OwnDeadline {
                id: row.get(0)?,
                year: row.get(1)?,
                due_on: row.get(2)?,
                title: row.get(3)?,
                partner: row.get(4)?,
                note: row.get(5)?,
                done_on: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The calls of a partner, the newest first.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn call_notes(&self, partner: PartnerId) -> Result<Vec<CallNote>, Error> {
        let sql = "SELECT id, partner_id, at, with_whom, text FROM call_note
             WHERE partner_id = ?1 ORDER BY id DESC";
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map([partner], call)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What happened to a year, the oldest first; the last step counts.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn year_steps(&self, year: i32) -> Result<Vec<YearStep>, Error> {
        let sql =
            "SELECT year, step, on_date, by, reason FROM year_step WHERE year = ?1 ORDER BY id";
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map([year], |row| {
            Ok(YearStep {
                year: row.get(0)?,
                step: row.get(1)?,
                on: row.get(2)?,
                by: row.get(3)?,
                reason: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Act<'_> {
    /// Keeps what an activity cost in the end.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn save_realised(&self, realised: &Realised) -> Result<(), Error> {
        let _rows = self
            .conn
            .prepare_cached(include_str!("save_realised.sql"))?
            .execute(params![
                realised.activity,
                realised.amount,
                realised.reported_on,
                realised.source,
                realised.note
            ])?;
        Ok(())
    }

    /// Adds a date of the adviser's own; its id is ignored.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_own_deadline(&self, new: &OwnDeadline) -> Result<OwnDeadlineId, Error> {
        let sql = "INSERT INTO own_deadline (year, due_on, title, partner_id, note, done_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let _rows = self.conn.prepare_cached(sql)?.execute(params![
            new.year,
            new.due_on,
            new.title,
            new.partner,
            new.note,
            new.done_on
        ])?;
        Ok(OwnDeadlineId(self.conn.last_insert_rowid()))
    }

    /// Keeps a date of the adviser's own as it is now.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such date.
    pub fn save_own_deadline(&self, kept: &OwnDeadline) -> Result<(), Error> {
        let sql = "UPDATE own_deadline SET due_on = ?2, title = ?3, partner_id = ?4, note = ?5, done_on = ?6
             WHERE id = ?1";
        let rows = self.conn.prepare_cached(sql)?.execute(params![
            kept.id,
            kept.due_on,
            kept.title,
            kept.partner,
            kept.note,
            kept.done_on
        ])?;
        found(rows, "own deadline")
    }

    /// Adds a call; its id is ignored.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_call_note(&self, new: &CallNote) -> Result<CallNoteId, Error> {
        let sql = "INSERT INTO call_note (partner_id, at, with_whom, text) VALUES (?1, ?2, ?3, ?4)";
        let _rows = self.conn.prepare_cached(sql)?.execute(params![
            new.partner,
            new.at.format(MOMENT).to_string(),
            new.with_whom,
            new.text
        ])?;
        Ok(CallNoteId(self.conn.last_insert_rowid()))
    }

    /// Adds what happened to a year.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_year_step(&self, new: &YearStep) -> Result<(), Error> {
        let sql =
            "INSERT INTO year_step (year, step, on_date, by, reason) VALUES (?1, ?2, ?3, ?4, ?5)";
        let _rows = self
            .conn
            .prepare_cached(sql)?
            .execute(params![new.year, new.step, new.on, new.by, new.reason])?;
        Ok(())
    }
}

fn call(row: &Row<'_>) -> rusqlite::Result<CallNote> {
    let at: String = row.get(2)?;
    let moment = NaiveDateTime::parse_from_str(&at, MOMENT);
    Ok(CallNote {
        id: row.get(0)?,
        partner: row.get(1)?,
        at: moment.map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(2, Type::Text, error.into())
        })?,
        with_whom: row.get(3)?,
        text: row.get(4)?,
    })
}
