//! Readings of files, and mappings that are remembered for a source.

use crate::domain::{PlanId, SubmissionId};
use crate::storage::{Act, Error, Store, found};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

/// A reading that is not in the register yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSubmission<'a> {
    pub plan: PlanId,
    pub version: u32,
    pub file_name: &'a str,
    pub sha256: &'a str,
    /// Code of the layout.
    pub layout: &'a str,
    pub received_on: NaiveDate,
}

/// A reading of a file for a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionRow {
    pub id: SubmissionId,
    pub plan: PlanId,
    pub version: u32,
    pub file_name: String,
    pub sha256: String,
    pub layout: String,
    pub received_on: NaiveDate,
}

/// A mapping that was remembered for a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMapping {
    pub signature: String,
    /// As the room `exchange` writes it.
    pub mapping: String,
    /// The file it was first given for.
    pub file_name: String,
    pub given_on: NaiveDate,
}

impl Store {
    /// The readings for a plan, first version first.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn submissions(&self, plan: PlanId) -> Result<Vec<SubmissionRow>, Error> {
        self.submissions_where(include_str!("submissions_of_plan.sql"), &plan)
    }

    /// The readings of a file with this fingerprint.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn submissions_of_file(&self, sha256: &str) -> Result<Vec<SubmissionRow>, Error> {
        self.submissions_where(include_str!("submissions_of_file.sql"), &sha256)
    }

    fn submissions_where(
        &self,
        sql: &str,
        key: &dyn rusqlite::ToSql,
    ) -> Result<Vec<SubmissionRow>, Error> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map([key], |row| {
            Ok(SubmissionRow {
                id: row.get(0)?,
                plan: row.get(1)?,
                version: row.get(2)?,
                file_name: row.get(3)?,
                sha256: row.get(4)?,
                layout: row.get(5)?,
                received_on: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// All mappings that were remembered, the newest first.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn mappings(&self) -> Result<Vec<KeptMapping>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT signature, mapping, file_name, given_on FROM mapping ORDER BY id DESC",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(KeptMapping {
                signature: row.get(0)?,
                mapping: row.get(1)?,
                file_name: row.get(2)?,
                given_on: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The mapping that was remembered for a source.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn mapping(&self, signature: &str) -> Result<Option<KeptMapping>, Error> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT signature, mapping, file_name, given_on FROM mapping WHERE signature = ?1",
            )?
            .query_row([signature], |row| {
                Ok(KeptMapping {
                    signature: row.get(0)?,
                    mapping: row.get(1)?,
                    file_name: row.get(2)?,
                    given_on: row.get(3)?,
                })
            })
            .optional()?)
    }
}

impl Act<'_> {
    /// Adds a reading.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_submission(&self, new: &NewSubmission<'_>) -> Result<SubmissionId, Error> {
        let _rows = self
            .conn
            .prepare_cached(include_str!("insert_submission.sql"))?
            .execute(params![
                new.plan,
                new.version,
                new.file_name,
                new.sha256,
                new.layout,
                new.received_on
            ])?;
        Ok(SubmissionId(self.conn.last_insert_rowid()))
    }

    /// Keeps on which day a version came in.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such version.
    pub fn save_version_day(
        &self,
        plan: PlanId,
        version: u32,
        received_on: NaiveDate,
    ) -> Result<(), Error> {
        let rows = self
            .conn
            .prepare_cached(
                "UPDATE submission SET received_on = ?3 WHERE plan_id = ?1 AND version = ?2",
            )?
            .execute(params![plan, version, received_on])?;
        found(rows, "submission")
    }

    /// Remembers a mapping for its source, in the place of an older one.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn keep_mapping(&self, kept: &KeptMapping) -> Result<(), Error> {
        let _rows = self
            .conn
            .prepare_cached(include_str!("keep_mapping.sql"))?
            .execute(params![
                kept.signature,
                kept.mapping,
                kept.file_name,
                kept.given_on
            ])?;
        Ok(())
    }
}
