//! Files that prove something: which requirement, and of what.

use crate::domain::decision::NamedFile;
use crate::domain::invoice::EvidenceItem;
use crate::domain::{ActivityId, EvidenceId, EvidenceItemId, InvoiceId, PartnerId};
use crate::storage::{Act, Error, Store, found};
use rusqlite::{Row, ToSql, params};

impl Store {
    /// The evidence of a partner, in the order it was kept.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn evidence_of(&self, partner: PartnerId) -> Result<Vec<EvidenceItem>, Error> {
        let sql = concat!(
            include_str!("evidence.sql"),
            "WHERE partner_id = ?1 ORDER BY id"
        );
        self.evidence(sql, &partner)
    }

    /// The evidence that hangs on an invoice.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn evidence_of_invoice(&self, invoice: InvoiceId) -> Result<Vec<EvidenceItem>, Error> {
        let sql = concat!(
            include_str!("evidence.sql"),
            "WHERE invoice_id = ?1 ORDER BY id"
        );
        self.evidence(sql, &invoice)
    }

    /// The evidence that hangs on an activity.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn evidence_of_activity(&self, activity: ActivityId) -> Result<Vec<EvidenceItem>, Error> {
        let sql = concat!(
            include_str!("evidence.sql"),
            "WHERE activity_id = ?1 ORDER BY id"
        );
        self.evidence(sql, &activity)
    }

    /// Where the same bytes serve as evidence.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn evidence_with(&self, sha256: &str) -> Result<Vec<EvidenceItem>, Error> {
        let sql = concat!(
            include_str!("evidence.sql"),
            "WHERE file_sha256 = ?1 ORDER BY id"
        );
        self.evidence(sql, &sha256)
    }

    fn evidence(&self, sql: &str, by: &dyn ToSql) -> Result<Vec<EvidenceItem>, Error> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map([by], item)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Act<'_> {
    /// Adds evidence, whose bytes are kept already; its id is ignored.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_evidence(&self, new: &EvidenceItem) -> Result<EvidenceItemId, Error> {
        let _rows = self
            .conn
            .prepare_cached(include_str!("insert_evidence.sql"))?
            .execute(params![
                new.partner,
                new.file.name,
                new.file.sha256,
                new.mime,
                new.requirement.as_ref().map_or("", EvidenceId::as_str),
                new.activity,
                new.cost_line,
                new.invoice,
                new.invoice_line,
                new.dated,
                new.received_on,
                new.note
            ])?;
        Ok(EvidenceItemId(self.conn.last_insert_rowid()))
    }

    /// Keeps what evidence is about as it is now; the file itself never changes.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such evidence.
    pub fn save_evidence(&self, item: &EvidenceItem) -> Result<(), Error> {
        let rows = self
            .conn
            .prepare_cached(include_str!("update_evidence.sql"))?
            .execute(params![
                item.id,
                item.requirement.as_ref().map_or("", EvidenceId::as_str),
                item.activity,
                item.cost_line,
                item.invoice,
                item.invoice_line,
                item.dated,
                item.note
            ])?;
        found(rows, "evidence")
    }

    /// Takes evidence away from what it was about; the bytes stay.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such evidence.
    pub fn remove_evidence(&self, id: EvidenceItemId) -> Result<(), Error> {
        let sql = "DELETE FROM evidence WHERE id = ?1";
        let rows = self.conn.prepare_cached(sql)?.execute([id])?;
        found(rows, "evidence")
    }
}

fn item(row: &Row<'_>) -> rusqlite::Result<EvidenceItem> {
    let requirement: String = row.get(5)?;
    Ok(EvidenceItem {
        id: row.get(0)?,
        partner: row.get(1)?,
        file: NamedFile {
            name: row.get(2)?,
            sha256: row.get(3)?,
        },
        mime: row.get(4)?,
        requirement: (!requirement.is_empty()).then_some(EvidenceId(requirement)),
        activity: row.get(6)?,
        cost_line: row.get(7)?,
        invoice: row.get(8)?,
        invoice_line: row.get(9)?,
        dated: row.get(10)?,
        received_on: row.get(11)?,
        note: row.get(12)?,
    })
}
