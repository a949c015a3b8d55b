//! What partners ask during the year.

use super::columns::{from_json_answers, from_json_list, json_answers, json_list};
use super::{Act, Error, Store, found};
use crate::domain::request::Request;
use crate::domain::{PassageId, PlanId, RequestId};
use rusqlite::{OptionalExtension, Row, params};

impl Store {
    /// The requests of a year, in the order they were kept.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn requests(&self, year: i32) -> Result<Vec<Request>, Error> {
        let mut statement = self.conn.prepare_cached(concat!(
            include_str!("select.sql"),
            "WHERE annual_plan.year = ?1 ORDER BY request.id"
        ))?;
        let rows = statement.query_map([year], request)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The requests about one plan, in the order they were kept.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn requests_of(&self, plan: PlanId) -> Result<Vec<Request>, Error> {
        let mut statement = self.conn.prepare_cached(concat!(
            include_str!("select.sql"),
            "WHERE annual_plan.id = ?1 ORDER BY request.id"
        ))?;
        let rows = statement.query_map([plan], request)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One request.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such request.
    pub fn request(&self, id: RequestId) -> Result<Request, Error> {
        self.conn
            .prepare_cached(concat!(include_str!("select.sql"), "WHERE request.id = ?1"))?
            .query_row([id], request)
            .optional()?
            .ok_or(Error::Missing("request"))
    }
}

impl Act<'_> {
    /// Adds a request; its id is ignored.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_request(&self, new: &Request) -> Result<RequestId, Error> {
        let letter = new.letter.as_ref();
        let _rows = self
            .conn
            .prepare_cached(include_str!("insert.sql"))?
            .execute(params![
                new.plan,
                new.activity,
                new.cost_line,
                new.kind,
                new.asked_on,
                new.text,
                new.asked,
                json_answers(&new.answers),
                new.outcome,
                new.approved,
                new.decided_on,
                new.decided_by,
                new.motivation,
                json_list(new.passages.iter().map(PassageId::as_str)),
                new.edition,
                letter.map(|(sha256, _)| sha256.as_str()),
                letter.map(|(_, on)| *on)
            ])?;
        Ok(RequestId(self.conn.last_insert_rowid()))
    }

    /// Keeps a request as it is now; its plan and edition stay as they were.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such request.
    pub fn save_request(&self, request: &Request) -> Result<(), Error> {
        let letter = request.letter.as_ref();
        let rows = self
            .conn
            .prepare_cached(include_str!("update.sql"))?
            .execute(params![
                request.id,
                request.activity,
                request.cost_line,
                request.kind,
                request.asked_on,
                request.text,
                request.asked,
                json_answers(&request.answers),
                request.outcome,
                request.approved,
                request.decided_on,
                request.decided_by,
                request.motivation,
                json_list(request.passages.iter().map(PassageId::as_str)),
                letter.map(|(sha256, _)| sha256.as_str()),
                letter.map(|(_, on)| *on)
            ])?;
        found(rows, "request")
    }
}

fn request(row: &Row<'_>) -> rusqlite::Result<Request> {
    let answers: String = row.get(8)?;
    let passages: String = row.get(14)?;
    let (sha256, on) = (row.get::<_, Option<_>>(16)?, row.get::<_, Option<_>>(17)?);
    Ok(Request {
        id: row.get(0)?,
        plan: row.get(1)?,
        activity: row.get(2)?,
        cost_line: row.get(3)?,
        kind: row.get(4)?,
        asked_on: row.get(5)?,
        text: row.get(6)?,
        asked: row.get(7)?,
        answers: from_json_answers(&answers)?,
        outcome: row.get(9)?,
        approved: row.get(10)?,
        decided_on: row.get(11)?,
        decided_by: row.get(12)?,
        motivation: row.get(13)?,
        passages: from_json_list(&passages)?
            .into_iter()
            .map(PassageId)
            .collect(),
        edition: row.get(15)?,
        letter: sha256.zip(on),
    })
}
