//! What an institution is told about its hours.

use crate::desk::{Desk, Error};
use crate::domain::HoursClaimId;
use crate::letters::facts::GuideSharing;
use crate::words;
use crate::words::hours_message::HoursMessage;

impl Desk {
    /// A mail to the institution about a claim as it stands: what of it counts, what is asked, or what is to be mended.
    /// Passages as far as the region shares the guide (`gids-delen`); never a trainer's name.
    ///
    /// # Errors
    /// What the register says.
    pub fn hours_mail(&self, id: HoursClaimId) -> Result<String, Error> {
        let sheet = self.claim_sheet(id)?;
        let claim = &sheet.claim;
        let guide = crate::desk::judge::guide(&claim.edition)?;
        let settings = self.store.settings(claim.year)?;
        let sharing = GuideSharing::from_setting(settings.text("gids-delen"));
        let mut passages: Vec<(String, Option<String>)> = Vec::new();
        for passage in claim.passages.iter().filter_map(|id| guide.passage(id)) {
            let shared = match sharing {
                GuideSharing::Nothing => continue,
                GuideSharing::Sections => None,
                GuideSharing::Summaries => Some(passage.summary.clone()),
            };
            let section = words::trail::passage_tag(&passage.section, false);
            match passages.iter_mut().find(|(it, _)| *it == section) {
                Some((_, told)) => {
                    let both = told.take().zip(shared);
                    *told = both.map(|(one, other)| format!("{one} {other}"));
                }
                None => passages.push((section, shared)),
            }
        }
        let region = self.store.region()?;
        let adviser = region.adviser;
        let reach = [&adviser.phone, &adviser.email];
        let reach: Vec<&str> = reach
            .into_iter()
            .map(String::as_str)
            .filter(|it| !it.is_empty())
            .collect();
        let sender = [adviser.name.clone(), adviser.title.clone(), region.office];
        Ok(words::hours_message::mail(&HoursMessage {
            salutation: self.store.partner(sheet.about.partner)?.contact.salutation,
            project_number: sheet.about.activity.project_number.clone(),
            activity: sheet.about.activity.name.clone(),
            day: sheet.about.activity.date,
            trainer: words::hours::trainer(&claim.role, &claim.mark),
            state: claim.state,
            claimed: sheet.claimed(),
            accepted: sheet.accepted(),
            claimed_travel: sheet.travel().unwrap_or_default(),
            accepted_travel: sheet.accepted_amount()
                - sheet
                    .lines
                    .iter()
                    .filter_map(|line| Some(line.accepted?.amount))
                    .sum(),
            claimed_amount: sheet.amount(),
            accepted_amount: sheet.accepted_amount(),
            reason: claim.reason.clone(),
            passages,
            sender: sender.into_iter().filter(|it| !it.is_empty()).collect(),
            reach: reach.join(" of "),
            third_is_development: self.third_is_development()?,
        }))
    }

    /// With whom hours are talked over: who answers for the partner, else the partner itself.
    ///
    /// # Errors
    /// What the register says.
    pub fn hours_contact(&self, id: HoursClaimId) -> Result<String, Error> {
        let sheet = self.claim_sheet(id)?;
        let contact = self.store.partner(sheet.about.partner)?.contact.name;
        Ok(if contact.trim().is_empty() {
            sheet.about.partner_name
        } else {
            contact
        })
    }
}
