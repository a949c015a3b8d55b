//! The covenant of a partner, and who may sign for it.

use crate::domain::PartnerId;
use crate::domain::covenant::Covenant;
use crate::domain::partner::Signer;
use crate::storage::{Act, Error, Store};
use chrono::NaiveDate;
use rusqlite::params;

impl Store {
    /// Whether the covenant binds a partner on a day.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn has_covenant(&self, id: PartnerId, on: NaiveDate) -> Result<bool, Error> {
        Ok(self
            .conn
            .prepare_cached(include_str!("covenant.sql"))?
            .query_row(params![id, on], |row| row.get(0))?)
    }

    /// When the covenant bound a partner, the first period first.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn covenants(&self, id: PartnerId) -> Result<Vec<Covenant>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT from_date, until_date FROM partner_covenant WHERE partner_id = ?1 ORDER BY from_date, id",
        )?;
        let rows = statement.query_map([id], |row| {
            Ok(Covenant {
                from: row.get(0)?,
                until: row.get(1)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Who may sign for a partner, in the order in which they were given.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn signers(&self, id: PartnerId) -> Result<Vec<Signer>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT name, function FROM partner_signer WHERE partner_id = ?1 ORDER BY position",
        )?;
        let rows = statement.query_map([id], |row| {
            Ok(Signer {
                name: row.get(0)?,
                function: row.get(1)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Act<'_> {
    /// The covenant binds a partner from a day on.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_covenant(&self, id: PartnerId, from: NaiveDate) -> Result<(), Error> {
        self.add_period(id, &Covenant { from, until: None })
    }

    /// The periods of the covenant are these, and no others. A period that stays is not touched.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn set_covenants(&self, id: PartnerId, periods: &[Covenant]) -> Result<(), Error> {
        let known = self.covenants(id)?;
        for gone in known.iter().filter(|known| !periods.contains(known)) {
            let _rows = self
                .conn
                .prepare_cached(
                    "DELETE FROM partner_covenant WHERE partner_id = ?1 AND from_date = ?2 AND until_date IS ?3",
                )?
                .execute(params![id, gone.from, gone.until])?;
        }
        for new in periods.iter().filter(|new| !known.contains(new)) {
            self.add_period(id, new)?;
        }
        Ok(())
    }

    fn add_period(&self, id: PartnerId, period: &Covenant) -> Result<(), Error> {
        let _rows = self
            .conn
            .prepare_cached(
                "INSERT INTO partner_covenant (partner_id, from_date, until_date) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![id, period.from, period.until])?;
        Ok(())
    }

    /// Those who may sign for a partner are these, in this order.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn set_signers(&self, id: PartnerId, signers: &[Signer]) -> Result<(), Error> {
        if self.signers(id)? == signers {
            return Ok(());
        }
        let _rows = self
            .conn
            .prepare_cached("DELETE FROM partner_signer WHERE partner_id = ?1")?
            .execute([id])?;
        for (position, signer) in (1_i64..).zip(signers) {
            let _rows = self
                .conn
                .prepare_cached(
                    "INSERT INTO partner_signer (partner_id, name, function, position) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![id, signer.name, signer.function, position])?;
        }
        Ok(())
    }
}
