//! The hours form for one partner.

use crate::desk::{ActivityHours, Desk, Error};
use crate::domain::Cents;
use crate::domain::partner::Partner;
use crate::exchange::hours_form::{self, HoursFormSpec};
use crate::exchange::intake_form::FormPartner;

impl Desk {
    /// The form in which a partner accounts for the hours of a year: for the activities that something was granted for,
    /// or for all while nothing was decided.
    ///
    /// # Errors
    /// [`Error::NoPlan`] when the partner has no plan of that year.
    pub fn hours_workbook(&self, year: i32, partner: &Partner) -> Result<Vec<u8>, Error> {
        let all = self.hours_activities(year)?;
        let own: Vec<ActivityHours> = all
            .into_iter()
            .filter(|it| it.partner == partner.id)
            .collect();
        if own.is_empty() {
            return Err(Error::NoPlan {
                partner: Some(partner.name.clone()),
                year,
            });
        }
        let granted = |it: &&ActivityHours| it.granted > Cents::ZERO;
        let nothing = !own.iter().any(|it| granted(&it));
        let offered = own.iter().filter(|it| nothing || granted(it));
        let spec = HoursFormSpec {
            year,
            partner: FormPartner {
                name: partner.name.clone(),
                code: partner.code.clone(),
            },
            office: self.store.region()?.office,
            activities: offered
                .map(|it| (it.activity.project_number.clone(), it.activity.name.clone()))
                .collect(),
            names: self.keeps_names()?,
            third_is_development: self.third_is_development()?,
        };
        hours_form::write(&spec).map_err(|error| Error::Workbook(error.to_string()))
    }

    /// The partners with a plan of a year, by name.
    ///
    /// # Errors
    /// What the register says.
    pub fn partners_with_hours(&self, year: i32) -> Result<Vec<String>, Error> {
        let mut names = Vec::new();
        for plan in self.store.plans(year)? {
            names.push(self.store.partner(plan.partner)?.name);
        }
        names.sort();
        Ok(names)
    }
}
