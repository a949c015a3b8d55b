//! Keeping what was read of a file with hours: all claims in one operation, or nothing.

use super::{HoursAccepted, HoursReading, HoursRequest};
use crate::desk::hours::ClaimDraft;
use crate::desk::{Desk, Error, ReadRequest, draft, drop_draft, keep_draft};
use crate::domain::OperationId;
use crate::domain::operation::Deed;
use crate::domain::submission::Remark;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Desk {
    /// Keeps the hours of a file that was looked at; `first` is the operation of another file that it is taken back
    /// together with.
    ///
    /// # Errors
    /// [`Error::HeldUp`] when something is open; [`Error::Overtaken`] when the register changed since the look, so
    /// that other hours would be kept than were shown. The register is then untouched.
    pub fn read_hours(
        &mut self,
        reading: &HoursReading,
        first: Option<OperationId>,
    ) -> Result<HoursAccepted, Error> {
        let now = self.look_again_at_hours(reading.file.clone(), reading.request.clone())?;
        if !now.can_be_accepted() {
            return Err(Error::HeldUp {
                file: reading.request.file_name.clone(),
                remarks: now.remarks.into_iter().filter(Remark::holds_up).collect(),
            });
        }
        if now.claims != reading.claims {
            return Err(Error::Overtaken {
                file: reading.request.file_name.clone(),
            });
        }
        let drafts: Vec<ClaimDraft> = now.claims.iter().map(|it| it.draft.clone()).collect();
        let partners: BTreeSet<&str> = now
            .claims
            .iter()
            .map(|it| it.about.partner_name.as_str())
            .collect();
        let partner = partners.into_iter().collect::<Vec<_>>().join(", ");
        let (claims, operation) = self.add_hours(&drafts, Deed::ReadHours, &partner, first)?;
        Ok(HoursAccepted {
            claims,
            partner,
            lines: drafts.iter().map(|draft| draft.lines.len()).sum(),
            operation,
        })
    }

    /// Keeps the hours of several files that were looked at, all or none; they are taken back together.
    ///
    /// # Errors
    /// As [`Desk::read_hours`], also when a file says what one before it says. The register is then untouched.
    pub fn read_hours_together(
        &mut self,
        readings: &[Arc<HoursReading>],
    ) -> Result<Vec<HoursAccepted>, Error> {
        let all = self.in_one_go(|desk| {
            let mut all: Vec<HoursAccepted> = Vec::new();
            for reading in readings {
                let first = all.first().map(|it| it.operation);
                all.push(desk.read_hours(reading, first)?);
            }
            Ok(all)
        })?;
        for reading in readings {
            self.drop_hours_answers(&reading.file.sha256)?;
        }
        Ok(all)
    }

    /// Keeps what was answered about a file with hours beside the register, until it is read in.
    ///
    /// # Errors
    /// [`Error::Output`] with what the disk says.
    pub fn keep_hours_answers(&self, sha256: &str, said: &HoursRequest) -> Result<(), Error> {
        let Some(register) = self.store.path() else {
            return Ok(());
        };
        if said.answers.is_empty() && said.partner.is_none() {
            return drop_draft(register, sha256);
        }
        let request = ReadRequest {
            year: Some(said.year),
            partner: said.partner.clone(),
            answers: said.answers.clone(),
            ..ReadRequest::default()
        };
        keep_draft(register, sha256, &request)
    }

    /// A request with what was answered before about the file with this SHA-256.
    pub fn with_hours_answers(&self, sha256: &str, request: HoursRequest) -> HoursRequest {
        let kept = self
            .store
            .path()
            .and_then(|register| draft(register, sha256));
        match kept {
            Some(kept) if kept.year == Some(request.year) => HoursRequest {
                partner: request.partner.or(kept.partner),
                answers: kept.answers,
                ..request
            },
            Some(_) | None => request,
        }
    }

    /// Forgets what was answered about a file with hours.
    ///
    /// # Errors
    /// [`Error::Output`] with what the disk says.
    pub fn drop_hours_answers(&self, sha256: &str) -> Result<(), Error> {
        match self.store.path() {
            Some(register) => drop_draft(register, sha256),
            None => Ok(()),
        }
    }
}
