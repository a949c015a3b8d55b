//! Internal trainers: runs of the decision tree.

use super::columns::{from_json_map, json_map};
use super::{Act, Error, Store, found};
use crate::domain::TreeRunId;
use crate::domain::tree::{OwnVerdict, TreeRun};
use crate::domain::verdict::Verdict;
use rusqlite::{OptionalExtension, Row, params};
use std::ops::RangeInclusive;

impl Store {
    /// The runs of the tree of some years, the newest first.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn tree_runs(&self, years: RangeInclusive<i32>) -> Result<Vec<TreeRun>, Error> {
        let mut statement = self.conn.prepare_cached(concat!(
            include_str!("select_runs.sql"),
            "WHERE year BETWEEN ?1 AND ?2 ORDER BY dated DESC, id DESC"
        ))?;
        let rows = statement.query_map([years.start(), years.end()], run)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One run of the tree.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such run.
    pub fn tree_run(&self, id: TreeRunId) -> Result<TreeRun, Error> {
        let found = self
            .conn
            .prepare_cached(concat!(include_str!("select_runs.sql"), "WHERE id = ?1"))?
            .query_row([id], run)
            .optional()?;
        found.ok_or(Error::Missing("tree run"))
    }
}

impl Act<'_> {
    /// Adds a run; its id is ignored.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_tree_run(&self, new: &TreeRun) -> Result<TreeRunId, Error> {
        let own = new.own.as_ref();
        let _rows = self
            .conn
            .prepare_cached(include_str!("insert_run.sql"))?
            .execute(params![
                new.year,
                new.edition,
                new.activity,
                new.role,
                new.filled_in_by,
                new.organisation,
                new.dated,
                new.description,
                json_map(&new.answers),
                json_map(&new.notes),
                own.map(|own| own.verdict),
                own.map_or("", |own| own.reason.as_str()),
                new.copied_from
            ])?;
        Ok(TreeRunId(self.conn.last_insert_rowid()))
    }

    /// Keeps a run as it is now. Its edition, year and origin stay as they were.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such run.
    pub fn save_tree_run(&self, run: &TreeRun) -> Result<(), Error> {
        let own = run.own.as_ref();
        let rows = self
            .conn
            .prepare_cached(include_str!("update_run.sql"))?
            .execute(params![
                run.id,
                run.activity,
                run.role,
                run.filled_in_by,
                run.organisation,
                run.dated,
                run.description,
                json_map(&run.answers),
                json_map(&run.notes),
                own.map(|own| own.verdict),
                own.map_or("", |own| own.reason.as_str())
            ])?;
        found(rows, "tree run")
    }
}

fn run(row: &Row<'_>) -> rusqlite::Result<TreeRun> {
    let answers: String = row.get(9)?;
    let notes: String = row.get(10)?;
    let verdict: Option<Verdict> = row.get(11)?;
    let reason: String = row.get(12)?;
    Ok(TreeRun {
        id: row.get(0)?,
        year: row.get(1)?,
        edition: row.get(2)?,
        activity: row.get(3)?,
        role: row.get(4)?,
        filled_in_by: row.get(5)?,
        organisation: row.get(6)?,
        dated: row.get(7)?,
        description: row.get(8)?,
        answers: from_json_map(&answers)?,
        notes: from_json_map(&notes)?,
        own: verdict.map(|verdict| OwnVerdict { verdict, reason }),
        copied_from: row.get(13)?,
    })
}
