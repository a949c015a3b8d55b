//! Partners, their covenant, who may sign for them, and which of them turned out to be one.

mod merging;
mod signing;

use super::{Act, Error, Store, found, is_taken};
use crate::domain::PartnerId;
use crate::domain::partner::{Address, Contact, NewPartner, Partner, name_key};
use rusqlite::{OptionalExtension, Row, params};

impl Store {
    /// All partners, by name, but for those that were merged into another.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn partners(&self) -> Result<Vec<Partner>, Error> {
        let sql = concat!(
            include_str!("select.sql"),
            "WHERE merged_into IS NULL ORDER BY name_key"
        );
        let mut statement = self.conn.prepare_cached(sql)?;
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

    /// The partner with this name, apart from case, accents and punctuation; where the one with that name was merged
    /// into another, that other.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn partner_named(&self, name: &str) -> Result<Option<Partner>, Error> {
        let id = self
            .conn
            .prepare_cached(include_str!("surviving.sql"))?
            .query_row([name_key(name)], |row| row.get(0))
            .optional()?;
        id.map(|id| self.partner(id)).transpose()
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
                new.kind_name,
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
                partner.kind_name,
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
        kind_name: row.get(4)?,
        address: Address {
            street: row.get(5)?,
            postcode: row.get(6)?,
            city: row.get(7)?,
        },
        contact: Contact {
            name: row.get(8)?,
            salutation: row.get(9)?,
            email: row.get(10)?,
            phone: row.get(11)?,
        },
        active: row.get(12)?,
        notes: row.get(13)?,
        merged_into: row.get(14)?,
    })
}
