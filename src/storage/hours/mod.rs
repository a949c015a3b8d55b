//! Hours of internal trainers: claims, their lines, and names that can be erased.

use super::columns::{from_json_answers, from_json_list, json_answers, json_list};
use super::{Act, Error, Store, found};
use crate::domain::hours::{AcceptedHours, HoursClaim, HoursEntry, HoursSource, Rated};
use crate::domain::submission::CellRef;
use crate::domain::{ActivityId, HoursClaimId, HoursEntryId, PassageId, PersonId};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

impl Store {
    /// The claims of some years, in the order they were kept.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn hours_claims(&self, years: RangeInclusive<i32>) -> Result<Vec<HoursClaim>, Error> {
        let mut statement = self.conn.prepare_cached(concat!(
            include_str!("claims.sql"),
            "WHERE year BETWEEN ?1 AND ?2 ORDER BY id"
        ))?;
        let rows = statement.query_map([years.start(), years.end()], claim)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One claim.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such claim.
    pub fn hours_claim(&self, id: HoursClaimId) -> Result<HoursClaim, Error> {
        self.conn
            .prepare_cached(concat!(include_str!("claims.sql"), "WHERE id = ?1"))?
            .query_row([id], claim)
            .optional()?
            .ok_or(Error::Missing("hours claim"))
    }

    /// The claims about one activity.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn hours_claims_of(&self, activity: ActivityId) -> Result<Vec<HoursClaim>, Error> {
        let mut statement = self.conn.prepare_cached(concat!(
            include_str!("claims.sql"),
            "WHERE activity_id = ?1 ORDER BY id"
        ))?;
        let rows = statement.query_map([activity], claim)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The claims that were read from a file with these bytes.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn hours_claims_from(&self, sha256: &str) -> Result<Vec<HoursClaim>, Error> {
        if sha256.is_empty() {
            return Ok(Vec::new());
        }
        let mut statement = self.conn.prepare_cached(concat!(
            include_str!("claims.sql"),
            "WHERE source_sha256 = ?1 AND source_sha256 <> '' ORDER BY id"
        ))?;
        let rows = statement.query_map([sha256], claim)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The lines of all claims of some years, by claim, in their order.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn hours_entries(
        &self,
        years: RangeInclusive<i32>,
    ) -> Result<BTreeMap<HoursClaimId, Vec<HoursEntry>>, Error> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("entries_of_years.sql"))?;
        let rows = statement.query_map([years.start(), years.end()], entry)?;
        let mut by_claim: BTreeMap<HoursClaimId, Vec<HoursEntry>> = BTreeMap::new();
        for row in rows {
            let entry = row?;
            by_claim.entry(entry.claim).or_default().push(entry);
        }
        Ok(by_claim)
    }

    /// The lines of one claim, in their order.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn hours_entries_of(&self, claim: HoursClaimId) -> Result<Vec<HoursEntry>, Error> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("entries_of_claim.sql"))?;
        let rows = statement.query_map([claim], entry)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The claim that a line belongs to.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such line.
    pub fn claim_of_entry(&self, line: HoursEntryId) -> Result<HoursClaimId, Error> {
        let sql = "SELECT claim_id FROM hours_entry WHERE id = ?1";
        let found = self
            .conn
            .prepare_cached(sql)?
            .query_row([line], |row| row.get(0))
            .optional()?;
        found.ok_or(Error::Missing("hours entry"))
    }

    /// Lines that lack a tariff, for hours or for kilometres, and whose tariff is that of a day between these two.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn unrated_entries(
        &self,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<Vec<HoursEntry>, Error> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("unrated_entries.sql"))?;
        let rows = statement.query_map([from, until], entry)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The names that the register keeps of trainers; those that were erased are not among them.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn trainer_names(&self) -> Result<BTreeMap<PersonId, String>, Error> {
        let sql = "SELECT id, name FROM trainer_person WHERE name IS NOT NULL";
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Act<'_> {
    /// Adds a claim; its id is ignored.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_hours_claim(&self, new: &HoursClaim) -> Result<HoursClaimId, Error> {
        let source = new.source.as_ref();
        let _rows = self
            .conn
            .prepare_cached(include_str!("insert_claim.sql"))?
            .execute(params![
                new.year,
                new.activity,
                new.role,
                new.mark,
                new.person,
                new.part,
                new.received_on,
                new.paid_to,
                new.own_invoice,
                new.note,
                source.map_or("", |source| source.file_name.as_str()),
                source.map_or("", |source| source.sha256.as_str()),
                new.state,
                json_answers(&new.answers),
                new.reason,
                json_list(new.passages.iter().map(PassageId::as_str)),
                new.edition,
                new.decided_on,
                new.decided_by
            ])?;
        Ok(HoursClaimId(self.conn.last_insert_rowid()))
    }

    /// Keeps a claim as it is now. Its activity, year, edition and file stay as they were.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such claim.
    pub fn save_hours_claim(&self, claim: &HoursClaim) -> Result<(), Error> {
        let rows = self
            .conn
            .prepare_cached(include_str!("update_claim.sql"))?
            .execute(params![
                claim.id,
                claim.role,
                claim.mark,
                claim.person,
                claim.part,
                claim.received_on,
                claim.paid_to,
                claim.own_invoice,
                claim.note,
                claim.state,
                json_answers(&claim.answers),
                claim.reason,
                json_list(claim.passages.iter().map(PassageId::as_str)),
                claim.decided_on,
                claim.decided_by
            ])?;
        found(rows, "hours claim")
    }

    /// Removes a claim without lines.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is no such claim; what SQLite says of one that has lines.
    pub fn remove_hours_claim(&self, id: HoursClaimId) -> Result<(), Error> {
        let sql = "DELETE FROM hours_claim WHERE id = ?1";
        let rows = self.conn.prepare_cached(sql)?.execute([id])?;
        found(rows, "hours claim")
    }

    /// Adds a line; its id is ignored.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_hours_entry(&self, new: &HoursEntry) -> Result<HoursEntryId, Error> {
        let accepted = new.accepted;
        let _rows = self
            .conn
            .prepare_cached(include_str!("insert_entry.sql"))?
            .execute(params![
                new.claim,
                new.date,
                new.phase,
                new.minutes,
                new.begins_at,
                new.metres,
                new.transit,
                new.note,
                new.cell.sheet,
                new.cell.cell,
                new.corrects,
                new.rated_on,
                new.hours.map(|rated| rated.rate),
                new.hours.map(|rated| rated.amount),
                new.travel.map(|rated| rated.rate),
                new.travel.map(|rated| rated.amount),
                accepted.map(|accepted| accepted.minutes),
                accepted.map(|accepted| accepted.amount),
                accepted.map(|accepted| accepted.travel),
                new.position
            ])?;
        Ok(HoursEntryId(self.conn.last_insert_rowid()))
    }

    /// Keeps a line as it is now. Its claim, cell, place and what it corrects stay as they were.
    ///
    /// # Errors
    /// [`Error::Settled`] when it was judged and anything but its judgement would change; [`Error::Missing`].
    pub fn save_hours_entry(&self, entry: &HoursEntry) -> Result<(), Error> {
        let accepted = entry.accepted;
        let rows = self
            .conn
            .prepare_cached(include_str!("update_entry.sql"))?
            .execute(params![
                entry.id,
                entry.date,
                entry.phase,
                entry.minutes,
                entry.begins_at,
                entry.metres,
                entry.transit,
                entry.note,
                entry.rated_on,
                entry.hours.map(|rated| rated.rate),
                entry.hours.map(|rated| rated.amount),
                entry.travel.map(|rated| rated.rate),
                entry.travel.map(|rated| rated.amount),
                accepted.map(|accepted| accepted.minutes),
                accepted.map(|accepted| accepted.amount),
                accepted.map(|accepted| accepted.travel)
            ])?;
        found(rows, "hours entry")
    }

    /// Removes a line that was not judged.
    ///
    /// # Errors
    /// [`Error::Settled`] when it was judged; [`Error::Missing`].
    pub fn remove_hours_entry(&self, id: HoursEntryId) -> Result<(), Error> {
        let sql = "DELETE FROM hours_entry WHERE id = ?1";
        let rows = self.conn.prepare_cached(sql)?.execute([id])?;
        found(rows, "hours entry")
    }

    /// Keeps the name of a trainer; the number of one who has that name already, when there is one.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn keep_trainer_name(&self, name: &str) -> Result<PersonId, Error> {
        let sql = "SELECT id FROM trainer_person WHERE name = ?1";
        let known = self
            .conn
            .prepare_cached(sql)?
            .query_row([name], |row| row.get(0))
            .optional()?;
        if let Some(id) = known {
            return Ok(id);
        }
        let sql = "INSERT INTO trainer_person (name) VALUES (?1)";
        let _rows = self.conn.prepare_cached(sql)?.execute([name])?;
        Ok(PersonId(self.conn.last_insert_rowid()))
    }

    /// Erases the names of trainers for good: no history has them, and undo does not bring them back.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn erase_trainer_names(&self, who: &[PersonId], on: NaiveDate) -> Result<usize, Error> {
        let sql = "UPDATE trainer_person SET name = NULL, erased_on = ?2 WHERE id = ?1 AND name IS NOT NULL";
        let mut erased = 0;
        for id in who {
            erased += self.conn.prepare_cached(sql)?.execute(params![id, on])?;
        }
        Ok(erased)
    }

    /// Erases the names of trainers that no claim has any more, as after a claim was taken back.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn erase_names_without_hours(&self, on: NaiveDate) -> Result<usize, Error> {
        let sql = "UPDATE trainer_person SET name = NULL, erased_on = ?1 WHERE name IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM hours_claim WHERE person_id = trainer_person.id)";
        Ok(self.conn.prepare_cached(sql)?.execute([on])?)
    }
}

fn claim(row: &Row<'_>) -> rusqlite::Result<HoursClaim> {
    let file_name: String = row.get(11)?;
    let sha256: String = row.get(12)?;
    let answers: String = row.get(14)?;
    let passages: String = row.get(16)?;
    Ok(HoursClaim {
        id: row.get(0)?,
        year: row.get(1)?,
        activity: row.get(2)?,
        role: row.get(3)?,
        mark: row.get(4)?,
        person: row.get(5)?,
        part: row.get(6)?,
        received_on: row.get(7)?,
        paid_to: row.get(8)?,
        own_invoice: row.get(9)?,
        note: row.get(10)?,
        source: (!file_name.is_empty()).then_some(HoursSource { file_name, sha256 }),
        state: row.get(13)?,
        answers: from_json_answers(&answers)?,
        reason: row.get(15)?,
        passages: from_json_list(&passages)?
            .into_iter()
            .map(PassageId)
            .collect(),
        edition: row.get(17)?,
        decided_on: row.get(18)?,
        decided_by: row.get(19)?,
    })
}

fn entry(row: &Row<'_>) -> rusqlite::Result<HoursEntry> {
    let rated = |rate, amount| -> rusqlite::Result<Option<Rated>> {
        let (rate, amount) = (
            row.get::<_, Option<_>>(rate)?,
            row.get::<_, Option<_>>(amount)?,
        );
        Ok(rate
            .zip(amount)
            .map(|(rate, amount)| Rated { rate, amount }))
    };
    let accepted = match row.get(17)? {
        Some(minutes) => Some(AcceptedHours {
            minutes,
            amount: row.get(18)?,
            travel: row.get(19)?,
        }),
        None => None,
    };
    Ok(HoursEntry {
        id: row.get(0)?,
        claim: row.get(1)?,
        date: row.get(2)?,
        phase: row.get(3)?,
        minutes: row.get(4)?,
        begins_at: row.get(5)?,
        metres: row.get(6)?,
        transit: row.get(7)?,
        note: row.get(8)?,
        cell: CellRef {
            sheet: row.get(9)?,
            cell: row.get(10)?,
        },
        corrects: row.get(11)?,
        rated_on: row.get(12)?,
        hours: rated(13, 14)?,
        travel: rated(15, 16)?,
        accepted,
        position: row.get(20)?,
    })
}
