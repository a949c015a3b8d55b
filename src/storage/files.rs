//! Stored files: bytes that are kept once, by their fingerprint, and never change.

use super::{Act, Error, Store};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 of some bytes, in hexadecimal.
pub fn fingerprint(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

impl Act<'_> {
    /// Keeps bytes and returns their SHA-256.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn keep_file(&self, bytes: &[u8]) -> Result<String, Error> {
        let sha256 = fingerprint(bytes);
        let _rows = self
            .conn
            .prepare_cached("INSERT INTO stored_file (sha256, size, bytes) VALUES (?1, ?2, ?3)")?
            .execute(params![
                sha256,
                i64::try_from(bytes.len()).unwrap_or(i64::MAX),
                bytes
            ])?;
        Ok(sha256)
    }
}

impl Store {
    /// The bytes behind a fingerprint.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn file(&self, sha256: &str) -> Result<Option<Vec<u8>>, Error> {
        Ok(self
            .conn
            .prepare_cached("SELECT bytes FROM stored_file WHERE sha256 = ?1")?
            .query_row([sha256], |row| row.get(0))
            .optional()?)
    }

    /// Stored files whose bytes no longer have their fingerprint.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn altered_files(&self) -> Result<Vec<String>, Error> {
        altered(&self.conn)
    }
}

/// Stored files whose bytes no longer have their fingerprint.
pub(super) fn altered(conn: &Connection) -> Result<Vec<String>, Error> {
    let mut statement = conn.prepare("SELECT sha256, bytes FROM stored_file ORDER BY sha256")?;
    let mut rows = statement.query([])?;
    let mut altered = Vec::new();
    while let Some(row) = rows.next()? {
        let sha256: String = row.get(0)?;
        if fingerprint(row.get_ref(1)?.as_blob().unwrap_or_default()) != sha256 {
            altered.push(sha256);
        }
    }
    Ok(altered)
}
