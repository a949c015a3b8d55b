//! A plan as one of its versions left it, read back from the journal.

use super::super::journal;
use crate::domain::plan::{Activity, CostLine};
use crate::domain::submission::CellRef;
use crate::domain::{ActivityId, CostKindId, PlanId};
use crate::storage::{Error, Store};
use rusqlite::{Row, params};
use std::collections::BTreeMap;

impl Store {
    /// The activities of a plan with their lines, as reading in this version left them.
    ///
    /// # Errors
    /// [`Error::Missing`] when the plan has no such version.
    pub fn plan_as_of(
        &self,
        plan: PlanId,
        version: u32,
    ) -> Result<Vec<(Activity, Vec<CostLine>)>, Error> {
        let operation = journal::read_in_by(&self.conn, plan, version)?;
        let mut statement = self
            .conn
            .prepare_cached(include_str!("activities_as_of.sql"))?;
        let rows = statement.query_map(params![operation, plan], activity)?;
        let activities: Vec<Activity> = rows.collect::<Result<_, _>>()?;
        let mut statement = self.conn.prepare_cached(include_str!("lines_as_of.sql"))?;
        let mut found = Vec::new();
        for activity in activities {
            let rows = statement.query_map(params![operation, activity.id], line)?;
            found.push((activity, rows.collect::<Result<_, _>>()?));
        }
        Ok(found)
    }

    /// Activities that the adviser kept against a later version, with the version they are from.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn kept_activities(&self, plan: PlanId) -> Result<BTreeMap<ActivityId, u32>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, kept_from FROM activity
             WHERE plan_id = ?1 AND kept_from IS NOT NULL AND dropped_in IS NULL",
        )?;
        let rows = statement.query_map([plan], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn activity(row: &Row<'_>) -> rusqlite::Result<Activity> {
    Ok(Activity {
        id: row.get("id")?,
        plan: row.get("plan_id")?,
        project_number: row.get("project_number")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        date: row.get("held_on")?,
        date_text: row.get("date_text")?,
        participants: row.get("participants")?,
        position: row.get("position")?,
        own_number: row.get("own_number")?,
    })
}

fn line(row: &Row<'_>) -> rusqlite::Result<CostLine> {
    Ok(CostLine {
        id: row.get("id")?,
        activity: row.get("activity_id")?,
        text: row.get("text")?,
        requested: row.get("requested_cents")?,
        cell: CellRef {
            sheet: row.get("sheet")?,
            cell: row.get("cell")?,
        },
        kind: row.get::<_, Option<CostKindId>>("cost_kind")?,
        position: row.get("position")?,
    })
}
