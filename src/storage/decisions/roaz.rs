//! What happened to plans at the Bestuurlijk ROAZ: the advice to it, and its agreement.

use super::{Act, Error, Store};
use crate::domain::{Cents, CostLineId, PlanId};
use chrono::NaiveDate;
use rusqlite::{Row, params};
use std::collections::BTreeMap;

/// An advice to the Bestuurlijk ROAZ, or its agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoazStep {
    pub on: NaiveDate,
    /// In the adviser's words; may be empty.
    pub note: String,
    /// What was granted per decided line at that moment; `None` where an earlier version of the program recorded it.
    pub grants: Option<BTreeMap<CostLineId, Cents>>,
}

/// How far a plan came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoazSteps {
    pub advised: Option<RoazStep>,
    pub agreed: Option<RoazStep>,
}

impl Store {
    /// How far the plans of a year came; a plan that was not advised about is not in it.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn roaz_steps(&self, year: i32) -> Result<BTreeMap<PlanId, RoazSteps>, Error> {
        let mut statement = self.conn.prepare_cached(include_str!("roaz_steps.sql"))?;
        let rows = statement.query_map([year], |row| {
            Ok((
                row.get::<_, PlanId>(0)?,
                row.get::<_, String>(1)?,
                step(row)?,
            ))
        })?;
        let mut found: BTreeMap<PlanId, RoazSteps> = BTreeMap::new();
        for row in rows {
            let (plan, name, step) = row?;
            let steps = found.entry(plan).or_default();
            match name.as_str() {
                "advised" => steps.advised = Some(step),
                _ => steps.agreed = Some(step),
            }
        }
        Ok(found)
    }
}

impl Act<'_> {
    /// Keeps when the ROAZ was advised about a plan, and what was granted at that moment.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn record_advice(&self, plan: PlanId, on: NaiveDate) -> Result<(), Error> {
        self.record_step(plan, "advised", on, "")
    }

    /// Keeps when the ROAZ agreed to a plan, and what was granted at that moment.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn record_agreement(&self, plan: PlanId, on: NaiveDate, note: &str) -> Result<(), Error> {
        self.record_step(plan, "agreed", on, note)
    }

    fn record_step(
        &self,
        plan: PlanId,
        step: &str,
        on: NaiveDate,
        note: &str,
    ) -> Result<(), Error> {
        let _rows = self
            .conn
            .prepare_cached(include_str!("save_roaz.sql"))?
            .execute(params![plan, step, on, note])?;
        Ok(())
    }
}

fn step(row: &Row<'_>) -> rusqlite::Result<RoazStep> {
    let grants: Option<String> = row.get(4)?;
    let grants = grants.map(|text| pairs(&text)).transpose()?;
    Ok(RoazStep {
        on: row.get(2)?,
        note: row.get(3)?,
        grants,
    })
}

fn pairs(text: &str) -> rusqlite::Result<BTreeMap<CostLineId, Cents>> {
    let pairs: Vec<(i64, i64)> = serde_json::from_str(text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(4, rusqlite::types::Type::Text, error.into())
    })?;
    Ok(pairs
        .into_iter()
        .map(|(line, cents)| (CostLineId(line), Cents(cents)))
        .collect())
}
