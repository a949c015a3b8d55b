//! A new register gets its office and its first plan year.

use super::{Desk, Error};
use crate::domain::operation::{Deed, Op};
use crate::rules::edition;

impl Desk {
    /// Names the office that sends the letters, and opens a plan year under the guide that holds for it.
    ///
    /// # Errors
    /// [`Error::NoEdition`] when no guide holds for that year.
    pub fn begin(&mut self, office: &str, year: i32) -> Result<(), Error> {
        let guide = edition::edition_for_year(year).ok_or(Error::NoEdition { year })?;
        self.act(&Op::new(Deed::ChangeRegion, office), |act| {
            let mut region = act.region()?;
            office.clone_into(&mut region.office);
            if region.name.is_empty() {
                let name = office.trim_start_matches("Netwerkbureau").trim();
                name.clone_into(&mut region.name);
            }
            act.save_region(&region)?;
            let _edition = act.open_year(year, &guide.edition().id)?;
            Ok(())
        })
    }
}
