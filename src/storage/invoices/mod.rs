//! Invoices with their lines, and files that prove something.

mod evidence;

use super::columns::{from_json_answers, from_json_list, json_answers, json_list};
use super::{Act, Error, Store, found};
use crate::domain::decision::NamedFile;
use crate::domain::invoice::{ElementPath, Invoice, InvoiceLine};
use crate::domain::{ActivityId, InvoiceId, InvoiceLineId, PartnerId, PassageId};
use rusqlite::{OptionalExtension, Row, params};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

impl Store {
    /// The invoices of some years, in the order they were kept.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn invoices(&self, years: RangeInclusive<i32>) -> Result<Vec<Invoice>, Error> {
        let mut statement = self.conn.prepare_cached(concat!(
            include_str!("invoices.sql"),
            "WHERE year BETWEEN ?1 AND ?2 ORDER BY id"
        ))?;
        let rows = statement.query_map([years.start(), years.end()], invoice)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One invoice.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such invoice.
    pub fn invoice(&self, id: InvoiceId) -> Result<Invoice, Error> {
        self.conn
            .prepare_cached(concat!(include_str!("invoices.sql"), "WHERE id = ?1"))?
            .query_row([id], invoice)
            .optional()?
            .ok_or(Error::Missing("invoice"))
    }

    /// The invoices that were read from a file with these bytes.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn invoices_from(&self, sha256: &str) -> Result<Vec<Invoice>, Error> {
        let mut statement = self.conn.prepare_cached(concat!(
            include_str!("invoices.sql"),
            "WHERE file_sha256 = ?1 ORDER BY id"
        ))?;
        let rows = statement.query_map([sha256], invoice)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The lines of one invoice, in their order.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn invoice_lines_of(&self, id: InvoiceId) -> Result<Vec<InvoiceLine>, Error> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("lines_of_invoice.sql"))?;
        let rows = statement.query_map([id], line)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The lines of all invoices of some years, by invoice, in their order.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn invoice_lines(
        &self,
        years: RangeInclusive<i32>,
    ) -> Result<BTreeMap<InvoiceId, Vec<InvoiceLine>>, Error> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("lines_of_years.sql"))?;
        let rows = statement.query_map([years.start(), years.end()], line)?;
        let mut by_invoice: BTreeMap<InvoiceId, Vec<InvoiceLine>> = BTreeMap::new();
        for row in rows {
            let line = row?;
            by_invoice.entry(line.invoice).or_default().push(line);
        }
        Ok(by_invoice)
    }

    /// The activity with this project number, with its year and partner; `None` when no plan has it now.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn activity_numbered(
        &self,
        project_number: &str,
    ) -> Result<Option<(ActivityId, i32, PartnerId)>, Error> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("activity_numbered.sql"))?;
        let found = statement.query_row([project_number], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        });
        Ok(found.optional()?)
    }
}

impl Act<'_> {
    /// Adds an invoice; its id is ignored.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_invoice(&self, new: &Invoice) -> Result<InvoiceId, Error> {
        let file = new.file.as_ref();
        let _rows = self
            .conn
            .prepare_cached(include_str!("insert_invoice.sql"))?
            .execute(params![
                new.year,
                new.partner,
                new.kind,
                new.number,
                new.issued_on,
                new.received_on,
                new.due_on,
                new.seller,
                new.from_employee,
                new.preceding,
                new.net,
                new.vat,
                new.note,
                file.map_or("", |file| file.name.as_str()),
                file.map(|file| file.sha256.as_str()),
                new.state,
                json_answers(&new.answers),
                new.reason,
                json_list(new.passages.iter().map(PassageId::as_str)),
                new.edition,
                new.decided_on,
                new.decided_by,
                new.paid_on
            ])?;
        Ok(InvoiceId(self.conn.last_insert_rowid()))
    }

    /// Keeps an invoice as it is now. Its partner, file and edition stay as they were.
    ///
    /// # Errors
    /// [`Error::Settled`] when it was paid and its amounts would change; [`Error::Missing`].
    pub fn save_invoice(&self, invoice: &Invoice) -> Result<(), Error> {
        let rows = self
            .conn
            .prepare_cached(include_str!("update_invoice.sql"))?
            .execute(params![
                invoice.id,
                invoice.year,
                invoice.kind,
                invoice.number,
                invoice.issued_on,
                invoice.received_on,
                invoice.due_on,
                invoice.seller,
                invoice.from_employee,
                invoice.preceding,
                invoice.net,
                invoice.vat,
                invoice.note,
                invoice.state,
                json_answers(&invoice.answers),
                invoice.reason,
                json_list(invoice.passages.iter().map(PassageId::as_str)),
                invoice.decided_on,
                invoice.decided_by,
                invoice.paid_on
            ])?;
        found(rows, "invoice")
    }

    /// Removes an invoice without lines.
    ///
    /// # Errors
    /// [`Error::Missing`]; what SQLite says of one that something hangs on.
    pub fn remove_invoice(&self, id: InvoiceId) -> Result<(), Error> {
        let sql = "DELETE FROM invoice WHERE id = ?1";
        let rows = self.conn.prepare_cached(sql)?.execute([id])?;
        found(rows, "invoice")
    }

    /// Adds a line; its id is ignored.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_invoice_line(&self, new: &InvoiceLine) -> Result<InvoiceLineId, Error> {
        let _rows = self
            .conn
            .prepare_cached(include_str!("insert_line.sql"))?
            .execute(params![
                new.invoice,
                new.activity,
                new.cost_line,
                new.text,
                new.net,
                new.vat,
                new.stated_number,
                new.stated_name,
                new.activity_date,
                new.at.0,
                new.allowed,
                new.position
            ])?;
        Ok(InvoiceLineId(self.conn.last_insert_rowid()))
    }

    /// Keeps a line as it is now. Its invoice, element and place stay as they were.
    ///
    /// # Errors
    /// [`Error::Settled`] when the invoice was paid; [`Error::Missing`].
    pub fn save_invoice_line(&self, line: &InvoiceLine) -> Result<(), Error> {
        let rows = self
            .conn
            .prepare_cached(include_str!("update_line.sql"))?
            .execute(params![
                line.id,
                line.activity,
                line.cost_line,
                line.text,
                line.net,
                line.vat,
                line.stated_number,
                line.stated_name,
                line.activity_date,
                line.allowed
            ])?;
        found(rows, "invoice line")
    }

    /// Removes a line of an invoice that was not paid.
    ///
    /// # Errors
    /// [`Error::Settled`], [`Error::Missing`].
    pub fn remove_invoice_line(&self, id: InvoiceLineId) -> Result<(), Error> {
        let sql = "DELETE FROM invoice_line WHERE id = ?1";
        let rows = self.conn.prepare_cached(sql)?.execute([id])?;
        found(rows, "invoice line")
    }
}

fn invoice(row: &Row<'_>) -> rusqlite::Result<Invoice> {
    let name: String = row.get(14)?;
    let sha256: Option<String> = row.get(15)?;
    let answers: String = row.get(17)?;
    let passages: String = row.get(19)?;
    Ok(Invoice {
        id: row.get(0)?,
        year: row.get(1)?,
        partner: row.get(2)?,
        kind: row.get(3)?,
        number: row.get(4)?,
        issued_on: row.get(5)?,
        received_on: row.get(6)?,
        due_on: row.get(7)?,
        seller: row.get(8)?,
        from_employee: row.get(9)?,
        preceding: row.get(10)?,
        net: row.get(11)?,
        vat: row.get(12)?,
        note: row.get(13)?,
        file: sha256.map(|sha256| NamedFile { name, sha256 }),
        state: row.get(16)?,
        answers: from_json_answers(&answers)?,
        reason: row.get(18)?,
        passages: from_json_list(&passages)?
            .into_iter()
            .map(PassageId)
            .collect(),
        edition: row.get(20)?,
        decided_on: row.get(21)?,
        decided_by: row.get(22)?,
        paid_on: row.get(23)?,
    })
}

fn line(row: &Row<'_>) -> rusqlite::Result<InvoiceLine> {
    Ok(InvoiceLine {
        id: row.get(0)?,
        invoice: row.get(1)?,
        activity: row.get(2)?,
        cost_line: row.get(3)?,
        text: row.get(4)?,
        net: row.get(5)?,
        vat: row.get(6)?,
        stated_number: row.get(7)?,
        stated_name: row.get(8)?,
        activity_date: row.get(9)?,
        at: ElementPath(row.get(10)?),
        allowed: row.get(11)?,
        position: row.get(12)?,
    })
}
