//! Activities and cost lines. Nothing is removed: what a later version no longer has is dropped, and stays.

use crate::domain::plan::{Activity, ActivityKind, CostLine};
use crate::domain::submission::CellRef;
use crate::domain::{ActivityId, CostKindId, CostLineId, PlanId};
use crate::storage::{Act, Error, Store, found};
use rusqlite::{OptionalExtension, Row, params};

impl Store {
    /// The activities of a plan that stand, in order.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn activities(&self, plan: PlanId) -> Result<Vec<Activity>, Error> {
        let mut statement = self.conn.prepare_cached(include_str!("activities.sql"))?;
        let rows = statement.query_map([plan], activity)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One activity, also one that was dropped.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such activity.
    pub fn activity(&self, id: ActivityId) -> Result<Activity, Error> {
        self.conn
            .prepare_cached(include_str!("activity.sql"))?
            .query_row([id], activity)
            .optional()?
            .ok_or(Error::Missing("activity"))
    }

    /// The plan that an activity belongs to, also one that was dropped.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such activity.
    pub fn plan_of_activity(&self, activity: ActivityId) -> Result<PlanId, Error> {
        let found = self
            .conn
            .prepare_cached("SELECT plan_id FROM activity WHERE id = ?1")?
            .query_row([activity], |row| row.get(0))
            .optional()?;
        found.ok_or(Error::Missing("activity"))
    }

    /// The cost lines of a plan that stand, in the order of activities and lines.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn lines(&self, plan: PlanId) -> Result<Vec<CostLine>, Error> {
        let mut statement = self.conn.prepare_cached(include_str!("lines.sql"))?;
        let rows = statement.query_map([plan], line)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The cost kind that was chosen for a line.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such line.
    pub fn line_kind(&self, id: CostLineId) -> Result<Option<CostKindId>, Error> {
        self.conn
            .prepare_cached("SELECT cost_kind FROM cost_line WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?
            .ok_or(Error::Missing("cost line"))
    }

    /// Hidden ids of our own intake form: of an activity, and of each of its lines.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn form_ids(&self, plan: PlanId) -> Result<Vec<(CostLineId, String)>, Error> {
        let mut statement = self.conn.prepare_cached(include_str!("form_ids.sql"))?;
        let rows = statement.query_map([plan], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// All project numbers that begin with this, also those of dropped activities.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn project_numbers(&self, beginning: &str) -> Result<Vec<String>, Error> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("project_numbers.sql"))?;
        let rows = statement.query_map([beginning], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// All project numbers that begin with this and were ever given, also by an operation that was taken back.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn project_numbers_ever(&self, beginning: &str) -> Result<Vec<String>, Error> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("project_numbers_ever.sql"))?;
        let rows = statement.query_map([beginning], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Store {
    /// The kinds that were chosen in plans of a year and later: the words of the line, the sort of activity, the kind, and how often.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn chosen_kinds(
        &self,
        since: i32,
    ) -> Result<Vec<(String, ActivityKind, CostKindId, usize)>, Error> {
        let mut statement = self.conn.prepare_cached(include_str!("chosen_kinds.sql"))?;
        let rows = statement.query_map([since], |row| {
            let count: u32 = row.get(3)?;
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, count as usize))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Act<'_> {
    /// Adds an activity; its id is ignored.
    ///
    /// # Errors
    /// Only what SQLite says, such as a project number that is taken.
    pub fn add_activity(&self, new: &Activity) -> Result<ActivityId, Error> {
        let _rows = self
            .conn
            .prepare_cached(include_str!("insert_activity.sql"))?
            .execute(params![
                new.plan,
                new.project_number,
                new.name,
                new.kind,
                new.date,
                new.date_text,
                new.participants,
                new.position,
                new.own_number
            ])?;
        Ok(ActivityId(self.conn.last_insert_rowid()))
    }

    /// Keeps an activity as it now is.
    ///
    /// # Errors
    /// [`Error::Missing`] when the activity is not there.
    pub fn save_activity(&self, activity: &Activity) -> Result<(), Error> {
        let rows = self
            .conn
            .prepare_cached(include_str!("update_activity.sql"))?
            .execute(params![
                activity.id,
                activity.name,
                activity.kind,
                activity.date,
                activity.date_text,
                activity.participants,
                activity.position,
                activity.own_number
            ])?;
        found(rows, "activity")
    }

    /// Leaves an activity as it stands against a later version; remembers which version it is from.
    ///
    /// # Errors
    /// [`Error::Missing`] when the activity is not there.
    pub fn keep_activity(&self, id: ActivityId, version: u32) -> Result<(), Error> {
        let rows = self
            .conn
            .prepare_cached(
                "UPDATE activity SET kept_from = coalesce(kept_from, ?2) WHERE id = ?1",
            )?
            .execute(params![id, version])?;
        found(rows, "activity")
    }

    /// Drops an activity: a later version of the plan no longer has it.
    ///
    /// # Errors
    /// [`Error::Missing`] when the activity is not there.
    pub fn drop_activity(&self, id: ActivityId, version: u32) -> Result<(), Error> {
        let rows = self.conn.execute(
            "UPDATE activity SET dropped_in = ?2 WHERE id = ?1",
            params![id, version],
        )?;
        found(rows, "activity")
    }

    /// Adds a cost line; its id is ignored.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_line(&self, new: &CostLine, form_id: Option<&str>) -> Result<CostLineId, Error> {
        let _rows = self
            .conn
            .prepare_cached(include_str!("insert_line.sql"))?
            .execute(params![
                new.activity,
                new.text,
                new.requested,
                new.cell.sheet,
                new.cell.cell,
                new.kind,
                new.position,
                form_id
            ])?;
        Ok(CostLineId(self.conn.last_insert_rowid()))
    }

    /// Keeps a cost line as it now is.
    ///
    /// # Errors
    /// [`Error::Missing`] when the line is not there.
    pub fn save_line(&self, line: &CostLine) -> Result<(), Error> {
        let rows = self
            .conn
            .prepare_cached(include_str!("update_line.sql"))?
            .execute(params![
                line.id,
                line.activity,
                line.text,
                line.requested,
                line.cell.sheet,
                line.cell.cell,
                line.kind,
                line.position
            ])?;
        found(rows, "cost line")
    }

    /// Keeps the cost kind that was chosen for a line.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn choose_kind(&self, id: CostLineId, kind: Option<&CostKindId>) -> Result<(), Error> {
        let sql = "UPDATE cost_line SET cost_kind = ?2 WHERE id = ?1 AND cost_kind IS NOT ?2";
        let _rows = self.conn.prepare_cached(sql)?.execute(params![id, kind])?;
        Ok(())
    }

    /// Drops a cost line: a later version of the plan no longer has it.
    ///
    /// # Errors
    /// [`Error::Missing`] when the line is not there.
    pub fn drop_line(&self, id: CostLineId, version: u32) -> Result<(), Error> {
        let rows = self.conn.execute(
            "UPDATE cost_line SET dropped_in = ?2 WHERE id = ?1",
            params![id, version],
        )?;
        found(rows, "cost line")
    }
}

fn activity(row: &Row<'_>) -> rusqlite::Result<Activity> {
    Ok(Activity {
        id: row.get(0)?,
        plan: row.get(1)?,
        project_number: row.get(2)?,
        name: row.get(3)?,
        kind: row.get(4)?,
        date: row.get(5)?,
        date_text: row.get(6)?,
        participants: row.get(7)?,
        position: row.get(8)?,
        own_number: row.get(9)?,
    })
}

fn line(row: &Row<'_>) -> rusqlite::Result<CostLine> {
    Ok(CostLine {
        id: row.get(0)?,
        activity: row.get(1)?,
        text: row.get(2)?,
        requested: row.get(3)?,
        cell: CellRef {
            sheet: row.get(4)?,
            cell: row.get(5)?,
        },
        kind: row.get(6)?,
        position: row.get(7)?,
    })
}
