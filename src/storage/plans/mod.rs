//! Year plans, the files they came in, their activities and cost lines.

mod activities;
mod submissions;
mod versions;

pub use submissions::{KeptMapping, NewSubmission, SubmissionRow};

use super::{Act, Error, Store, found};
use crate::domain::plan::AnnualPlan;
use crate::domain::{EditionId, PartnerId, PlanId};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

/// A plan that is not in the register yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlan {
    pub partner: PartnerId,
    pub year: i32,
    pub edition: EditionId,
    pub received_on: NaiveDate,
    pub signed_by: Option<String>,
    pub self_evaluation: bool,
    pub reference: String,
}

impl Store {
    /// The plan years of the register with their edition, newest first.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn plan_years(&self) -> Result<Vec<(i32, EditionId)>, Error> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT year, edition FROM plan_year ORDER BY year DESC")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The plans of a year, by the name of the partner.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn plans(&self, year: i32) -> Result<Vec<AnnualPlan>, Error> {
        let sql = concat!(
            include_str!("select.sql"),
            "WHERE annual_plan.year = ?1 ORDER BY partner.name_key"
        );
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map([year], plan)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The plans of a partner, newest year first.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn plans_of(&self, partner: PartnerId) -> Result<Vec<AnnualPlan>, Error> {
        let sql = concat!(
            include_str!("select.sql"),
            "WHERE partner_id = ?1 ORDER BY annual_plan.year DESC"
        );
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map([partner], plan)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One plan.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none with this id.
    pub fn plan(&self, id: PlanId) -> Result<AnnualPlan, Error> {
        self.conn
            .prepare_cached(concat!(
                include_str!("select.sql"),
                "WHERE annual_plan.id = ?1"
            ))?
            .query_row([id], plan)
            .optional()?
            .ok_or(Error::Missing("plan"))
    }

    /// The plan of a partner for a year, if it was handed in.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn plan_of(&self, partner: PartnerId, year: i32) -> Result<Option<AnnualPlan>, Error> {
        let sql = concat!(
            include_str!("select.sql"),
            "WHERE partner_id = ?1 AND annual_plan.year = ?2"
        );
        Ok(self
            .conn
            .prepare_cached(sql)?
            .query_row(params![partner, year], plan)
            .optional()?)
    }
}

impl Act<'_> {
    /// Opens a plan year under an edition; a year that is open keeps the edition it has.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn open_year(&self, year: i32, edition: &EditionId) -> Result<EditionId, Error> {
        let kept = self
            .conn
            .prepare_cached("SELECT edition FROM plan_year WHERE year = ?1")?
            .query_row([year], |row| row.get(0))
            .optional()?;
        if let Some(kept) = kept {
            return Ok(kept);
        }
        let _rows = self
            .conn
            .prepare_cached("INSERT INTO plan_year (year, edition) VALUES (?1, ?2)")?
            .execute(params![year, edition])?;
        Ok(edition.clone())
    }

    /// Adds a plan.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_plan(&self, new: &NewPlan) -> Result<PlanId, Error> {
        let _rows = self
            .conn
            .prepare_cached(include_str!("insert.sql"))?
            .execute(params![
                new.partner,
                new.year,
                new.edition,
                new.received_on,
                new.signed_by,
                new.self_evaluation,
                new.reference
            ])?;
        Ok(PlanId(self.conn.last_insert_rowid()))
    }

    /// Keeps when and by whom a plan was handed in.
    ///
    /// # Errors
    /// [`Error::Missing`] when the plan is not there.
    pub fn save_receipt(&self, plan: &AnnualPlan) -> Result<(), Error> {
        let rows = self
            .conn
            .prepare_cached(include_str!("save_receipt.sql"))?
            .execute(params![
                plan.id,
                plan.received_on,
                plan.signed_by,
                plan.self_evaluation,
                plan.reference
            ])?;
        found(rows, "plan")
    }
}

fn plan(row: &Row<'_>) -> rusqlite::Result<AnnualPlan> {
    Ok(AnnualPlan {
        id: row.get(0)?,
        partner: row.get(1)?,
        year: row.get(2)?,
        edition: row.get(3)?,
        received_on: row.get(4)?,
        signed_by: row.get(5)?,
        self_evaluation: row.get(6)?,
        reference: row.get(7)?,
        advised_on: row.get(8)?,
        agreed_on: row.get(9)?,
        version: row.get(10)?,
    })
}
