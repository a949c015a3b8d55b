//! Partners that turned out to be one, and those that only look alike.

use super::partner;
use crate::domain::partner::Partner;
use crate::domain::{PartnerId, PlanId};
use crate::storage::{Act, Error, Store, found};
use rusqlite::params;

impl Store {
    /// Partners that were merged into another, by name.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn merged_partners(&self) -> Result<Vec<Partner>, Error> {
        let sql = concat!(
            include_str!("select.sql"),
            "WHERE merged_into IS NOT NULL ORDER BY name_key"
        );
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map([], partner)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Pairs of partners that look alike and are not the same, the lower number first.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn partners_apart(&self) -> Result<Vec<(PartnerId, PartnerId)>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT partner_id, other_id FROM partner_apart ORDER BY partner_id, other_id",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Act<'_> {
    /// A plan belongs to another partner from now on.
    ///
    /// # Errors
    /// [`Error::Missing`]; what SQLite says when that partner has a plan of the same year.
    pub fn move_plan(&self, plan: PlanId, to: PartnerId) -> Result<(), Error> {
        let rows = self
            .conn
            .prepare_cached("UPDATE annual_plan SET partner_id = ?2 WHERE id = ?1")?
            .execute(params![plan, to])?;
        found(rows, "plan")
    }

    /// A partner turned out to be another: it stays, inactive, and no longer stands in lists.
    ///
    /// # Errors
    /// [`Error::Missing`] when it is not there.
    pub fn merge_partner(&self, gone: PartnerId, into: PartnerId) -> Result<(), Error> {
        let rows = self
            .conn
            .prepare_cached("UPDATE partner SET merged_into = ?2, active = 0 WHERE id = ?1")?
            .execute(params![gone, into])?;
        found(rows, "partner")
    }

    /// Two partners look alike and are not the same.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn keep_partners_apart(&self, one: PartnerId, other: PartnerId) -> Result<(), Error> {
        let (first, second) = (one.min(other), one.max(other));
        let _rows = self
            .conn
            .prepare_cached(
                "INSERT INTO partner_apart (partner_id, other_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            )?
            .execute(params![first, second])?;
        Ok(())
    }
}
