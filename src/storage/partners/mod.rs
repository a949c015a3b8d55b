//! Partners and their covenant.

use super::{Act, Error, Store, found, is_taken};
use crate::domain::PartnerId;
use crate::domain::partner::{Address, Contact, NewPartner, Partner, name_key};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

impl Store {
    /// All partners, by name.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn partners(&self) -> Result<Vec<Partner>, Error> {
        let mut statement = self
            .conn
            .prepare_cached(concat!(include_str!("select.sql"), "ORDER BY name_key"))?;
        let rows = statement.query_map([], partner)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One partner.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none with this id.
    pub fn partner(&self, id: PartnerId) -> Result<Partner, Error> {
        self.conn
            .prepare_cached(concat!(include_str!("select.sql"), "WHERE id = ?1"))?
            .query_row([id], partner)
            .optional()?
            .ok_or(Error::Missing("partner"))
    }

    /// The partner with this name, apart from case, accents and punctuation.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn partner_named(&self, name: &str) -> Result<Option<Partner>, Error> {
        Ok(self
            .conn
            .prepare_cached(concat!(include_str!("select.sql"), "WHERE name_key = ?1"))?
            .query_row([name_key(name)], partner)
            .optional()?)
    }

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
}

impl Act<'_> {
    /// Adds a partner under a code that is free.
    ///
    /// # Errors
    /// [`Error::Taken`] when the code or the name is there already.
    pub fn add_partner(&self, new: &NewPartner, code: &str) -> Result<PartnerId, Error> {
        let outcome = self
            .conn
            .prepare_cached(include_str!("insert.sql"))?
            .execute(params![
                code,
                new.name,
                name_key(&new.name),
                new.kind,
                new.address.street,
                new.address.postcode,
                new.address.city,
                new.contact.name,
                new.contact.salutation,
                new.contact.email,
                new.contact.phone,
                new.notes
            ]);
        let _rows = outcome.map_err(|error| taken(error, code, &new.name))?;
        let id = PartnerId(self.conn.last_insert_rowid());
        if let Some(from) = new.covenant_from {
            self.add_covenant(id, from)?;
        }
        Ok(id)
    }

    /// Keeps what is known of a partner now.
    ///
    /// # Errors
    /// [`Error::Taken`] when another partner has the code or the name; [`Error::Missing`].
    pub fn save_partner(&self, partner: &Partner) -> Result<(), Error> {
        let outcome = self
            .conn
            .prepare_cached(include_str!("update.sql"))?
            .execute(params![
                partner.id,
                partner.code,
                partner.name,
                name_key(&partner.name),
                partner.kind,
                partner.address.street,
                partner.address.postcode,
                partner.address.city,
                partner.contact.name,
                partner.contact.salutation,
                partner.contact.email,
                partner.contact.phone,
                partner.active,
                partner.notes
            ]);
        let rows = outcome.map_err(|error| taken(error, &partner.code, &partner.name))?;
        found(rows, "partner")
    }

    /// The covenant binds a partner from a day on.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_covenant(&self, id: PartnerId, from: NaiveDate) -> Result<(), Error> {
        let _rows = self
            .conn
            .prepare_cached("INSERT INTO partner_covenant (partner_id, from_date) VALUES (?1, ?2)")?
            .execute(params![id, from])?;
        Ok(())
    }
}

/// Which of the two is there already.
fn taken(error: rusqlite::Error, code: &str, name: &str) -> Error {
    if !is_taken(&error) {
        return error.into();
    }
    let of_code = error.to_string().contains("partner.code");
    Error::Taken(if of_code { code } else { name }.to_owned())
}

fn partner(row: &Row<'_>) -> rusqlite::Result<Partner> {
    Ok(Partner {
        id: row.get(0)?,
        code: row.get(1)?,
        name: row.get(2)?,
        kind: row.get(3)?,
        address: Address {
            street: row.get(4)?,
            postcode: row.get(5)?,
            city: row.get(6)?,
        },
        contact: Contact {
            name: row.get(7)?,
            salutation: row.get(8)?,
            email: row.get(9)?,
            phone: row.get(10)?,
        },
        active: row.get(11)?,
        notes: row.get(12)?,
    })
}
