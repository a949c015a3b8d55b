//! Tariffs from a day on.

use super::{Act, Error, Store, found, is_taken};
use crate::domain::RateId;
use crate::domain::rate::{Rate, RateStep, RateUsage};
use rusqlite::{Row, params};

impl Store {
    /// All tariffs, by kind and first day. The guide's own are among them only once they were used.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn rates(&self) -> Result<Vec<Rate>, Error> {
        let mut statement = self.conn.prepare_cached(include_str!("select.sql"))?;
        let rows = statement.query_map([], rate)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What a tariff was used for.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn rate_usage(&self, id: RateId) -> Result<RateUsage, Error> {
        let mut statement = self.conn.prepare_cached(include_str!("usage.sql"))?;
        let usage = statement.query_row([id], |row| {
            Ok(RateUsage {
                lines: row.get(0)?,
                last: row.get(1)?,
            })
        })?;
        Ok(usage)
    }
}

impl Act<'_> {
    /// Adds a tariff; its id is ignored.
    ///
    /// # Errors
    /// [`Error::Taken`] when one of its kind begins on the same day.
    pub fn add_rate(&self, new: &Rate) -> Result<RateId, Error> {
        let outcome = self
            .conn
            .prepare_cached(include_str!("insert.sql"))?
            .execute(params![
                new.kind,
                new.from,
                new.until,
                new.amount,
                new.status,
                new.source,
                new.step.map(|step| step.base),
                new.step.map(|step| step.basis_points),
                new.confirmed_on,
                new.confirmed_by
            ]);
        match outcome {
            Ok(_rows) => Ok(RateId(self.conn.last_insert_rowid())),
            Err(error) if is_taken(&error) => Err(Error::Taken(new.from.to_string())),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps a tariff as it is now; its kind stays.
    ///
    /// # Errors
    /// [`Error::Settled`] when amounts follow from it that would change; [`Error::Taken`], [`Error::Missing`].
    pub fn save_rate(&self, rate: &Rate) -> Result<(), Error> {
        let outcome = self
            .conn
            .prepare_cached(include_str!("update.sql"))?
            .execute(params![
                rate.id,
                rate.from,
                rate.until,
                rate.amount,
                rate.status,
                rate.source,
                rate.step.map(|step| step.base),
                rate.step.map(|step| step.basis_points),
                rate.confirmed_on,
                rate.confirmed_by
            ]);
        match outcome {
            Ok(rows) => found(rows, "rate"),
            Err(error) if is_taken(&error) => Err(Error::Taken(rate.from.to_string())),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes a tariff that was never used.
    ///
    /// # Errors
    /// What SQLite says of one that was used; [`Error::Missing`].
    pub fn remove_rate(&self, id: RateId) -> Result<(), Error> {
        let sql = "DELETE FROM rate WHERE id = ?1";
        let rows = self.conn.prepare_cached(sql)?.execute([id])?;
        found(rows, "rate")
    }
}

fn rate(row: &Row<'_>) -> rusqlite::Result<Rate> {
    let (base, basis_points) = (row.get::<_, Option<_>>(7)?, row.get::<_, Option<_>>(8)?);
    Ok(Rate {
        id: row.get(0)?,
        kind: row.get(1)?,
        from: row.get(2)?,
        until: row.get(3)?,
        amount: row.get(4)?,
        status: row.get(5)?,
        source: row.get(6)?,
        step: base
            .zip(basis_points)
            .map(|(base, basis_points)| RateStep { base, basis_points }),
        confirmed_on: row.get(9)?,
        confirmed_by: row.get(10)?,
    })
}
