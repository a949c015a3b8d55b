//! What search can find: partners, what is in for a year, and the guide.

use super::guide_book::{GuideEntry, Topic};
use super::{Desk, Error};
use crate::domain::partner::name_key;
use crate::domain::{ActivityId, CostKindId, PartnerId, PassageId, PlanId};

/// What was found, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    Partner(PartnerId),
    /// A partner's plan of the year.
    Plan(PlanId),
    /// The letter about a plan.
    Letter(PlanId),
    Activity(PlanId, ActivityId),
    /// Of the guide or of the region.
    Passage(PassageId),
    CostKind(CostKindId),
}

/// Something that search can find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    pub found: Found,
    /// As it is shown.
    pub name: String,
    /// Where a passage stands; empty for the rest.
    pub place: String,
    /// The name without case and accents.
    key: String,
    /// What else it is found by, without case and accents.
    more: String,
}

/// How well something fits a query; the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The name begins with it.
    Begins,
    /// A word of the name begins with it.
    Word,
    /// It stands in the name.
    Inside,
    /// All its words stand in the name.
    Words,
    /// All its words stand in the name and what else it is found by.
    More,
}

impl Find {
    fn new(found: Found, name: String) -> Self {
        Self {
            key: name_key(&name),
            found,
            name,
            place: String::new(),
            more: String::new(),
        }
    }

    fn in_guide(entry: GuideEntry) -> Self {
        let more = entry.key().to_owned();
        let place = match entry.topic {
            Topic::Passage(_) => entry.place,
            Topic::CostKind(_) => String::new(),
        };
        let found = match entry.topic {
            Topic::Passage(id) => Found::Passage(id),
            Topic::CostKind(id) => Found::CostKind(id),
        };
        Self {
            place,
            more,
            ..Self::new(found, entry.title)
        }
    }

    /// How well it fits a query that is without case and accents; `None` when it does not.
    fn fit(&self, query: &str) -> Option<Fit> {
        if self.key.starts_with(query) {
            return Some(Fit::Begins);
        }
        if self.key.contains(&format!(" {query}")) {
            return Some(Fit::Word);
        }
        if self.key.contains(query) {
            return Some(Fit::Inside);
        }
        if query.split(' ').all(|word| self.key.contains(word)) {
            return Some(Fit::Words);
        }
        let everywhere = |word: &str| self.key.contains(word) || self.more.contains(word);
        query.split(' ').all(everywhere).then_some(Fit::More)
    }
}

/// Those that fit a query, the best first, at most `most`. Nothing for an empty query.
pub fn best<'a>(all: &'a [Find], query: &str, most: usize) -> Vec<&'a Find> {
    let query = name_key(query);
    if query.is_empty() {
        return Vec::new();
    }
    let mut fitting: Vec<(Fit, &Find)> = all
        .iter()
        .filter_map(|find| Some((find.fit(&query)?, find)))
        .collect();
    fitting.sort_by_key(|(fit, _)| *fit);
    let best = fitting.into_iter().take(most);
    best.map(|(_, find)| find).collect()
}

impl Desk {
    /// Everything that search can find: all partners, the plans, letters and activities of a year, and the guide
    /// for that year with the region's own passages.
    ///
    /// # Errors
    /// What the register says.
    pub fn finds(&self, year: i32) -> Result<Vec<Find>, Error> {
        let partners = self.store.partners()?;
        let mut finds: Vec<Find> = partners
            .iter()
            .map(|it| Find::new(Found::Partner(it.id), it.name.clone()))
            .collect();
        let mut letters = Vec::new();
        let mut activities = Vec::new();
        for plan in self.store.plans(year)? {
            let partner = partners.iter().find(|it| it.id == plan.partner);
            let name = partner.map(|it| it.name.clone()).unwrap_or_default();
            finds.push(Find::new(Found::Plan(plan.id), name.clone()));
            letters.push(Find::new(Found::Letter(plan.id), name.clone()));
            for activity in self.store.activities(plan.id)? {
                let title = format!("{} {}", activity.project_number, activity.name);
                activities.push(Find {
                    more: name_key(&name),
                    ..Find::new(Found::Activity(plan.id, activity.id), title)
                });
            }
        }
        finds.extend(letters);
        finds.extend(activities);
        let shelf = self.guide_shelf(year, None)?;
        let (kinds, passages): (Vec<GuideEntry>, Vec<GuideEntry>) = shelf
            .entries()
            .into_iter()
            .partition(|it| matches!(it.topic, Topic::CostKind(_)));
        finds.extend(kinds.into_iter().chain(passages).map(Find::in_guide));
        Ok(finds)
    }
}
