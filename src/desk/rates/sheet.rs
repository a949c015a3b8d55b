//! Tariffs laid out: per kind with what they were used for, and the hours that no definite tariff covers.

use super::keep::is_of_guide;
use super::{RateBook, of_guide};
use crate::desk::{Desk, Error};
use crate::domain::hours::{HoursEntry, Metres, Minutes};
use crate::domain::rate::{Rate, RateStatus, RateUsage};
use crate::domain::{HoursClaimId, RateId};
use crate::rules::edition;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// From this month on, next year's tariff is missed: plans are agreed in autumn.
const AUTUMN: u32 = 10;

/// The years that hours can be of.
const ALL_YEARS: (i32, i32) = (1900, 2200);

/// All tariffs, and what lacks one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateSheet {
    /// In the order of the guide.
    pub kinds: Vec<KindRates>,
    /// Years in which hours lack a definite tariff, by year.
    pub lacking: Vec<LackingYear>,
    /// The claims whose lines lack a tariff.
    pub unrated: Vec<UnratedClaim>,
    /// Next year, when it is autumn and a kind has no tariff on its first day yet.
    pub next_year: Option<i32>,
    pub book: RateBook,
    pub today: NaiveDate,
}

/// The tariffs of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindRates {
    /// As the guide names it.
    pub kind: String,
    pub label: String,
    /// `uur`, `km`.
    pub unit: String,
    /// The newest first.
    pub rows: Vec<RateRow>,
}

/// A tariff with what it was used for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateRow {
    /// Number 0: the guide's own, never used.
    pub rate: Rate,
    pub usage: RateUsage,
    /// The guide fixes it.
    pub of_guide: bool,
}

impl RateRow {
    /// Whether it can be changed or removed: it is the region's own, and was never used.
    pub fn is_free(&self) -> bool {
        self.usage.last.is_none() && !self.of_guide
    }
}

/// A year in which lines of hours lack a definite tariff of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LackingYear {
    pub kind: String,
    pub year: i32,
    pub lines: usize,
    /// Of the lines that lack a tariff per hour.
    pub minutes: Minutes,
    /// Of the lines that lack a tariff per kilometre.
    pub metres: Metres,
    /// The first day that lacks one.
    pub from: NaiveDate,
    /// A provisional tariff holds on that day; amounts do not follow from it.
    pub provisional: Option<RateId>,
}

/// A claim whose lines lack a tariff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnratedClaim {
    pub id: HoursClaimId,
    pub partner: String,
    pub project_number: String,
    pub activity: String,
    /// Of the trainer.
    pub role: String,
    pub mark: String,
}

impl Desk {
    /// All tariffs, and what lacks one.
    ///
    /// # Errors
    /// What the register says.
    pub fn rate_sheet(&self) -> Result<RateSheet, Error> {
        let book = self.rate_book()?;
        let kinds = self.kinds(&book)?;
        let today = self.today();
        let (first, last) = ALL_YEARS;
        let days = NaiveDate::from_ymd_opt(first, 1, 1).zip(NaiveDate::from_ymd_opt(last, 12, 31));
        let (from, until) = days.unwrap_or((today, today));
        let lines = self.store.unrated_entries(from, until)?;
        let open: Vec<HoursEntry> = lines
            .into_iter()
            .filter(|line| line.accepted.is_none() && (no_hours(line) || no_travel(line)))
            .collect();
        let next = NaiveDate::from_ymd_opt(today.year() + 1, 1, 1);
        let missed = next.filter(|day| kinds.iter().any(|it| book.on(&it.kind, *day).is_none()));
        Ok(RateSheet {
            lacking: lacking(&book, &open),
            unrated: self.unrated(&open)?,
            next_year: missed
                .filter(|_| today.month() >= AUTUMN)
                .map(|day| day.year()),
            kinds,
            book,
            today,
        })
    }

    fn kinds(&self, book: &RateBook) -> Result<Vec<KindRates>, Error> {
        let mut kinds: Vec<KindRates> = Vec::new();
        for guide in edition::editions() {
            for of in guide.rates() {
                if !kinds.iter().any(|it| it.kind == of.kind) {
                    kinds.push(KindRates {
                        kind: of.kind.clone(),
                        label: of.label.clone(),
                        unit: of.unit.clone(),
                        rows: Vec::new(),
                    });
                }
            }
        }
        for kind in &mut kinds {
            let mut rates: Vec<Rate> = book
                .kept()
                .iter()
                .filter(|rate| rate.kind == kind.kind)
                .cloned()
                .collect();
            rates.extend(guides_own(book, &kind.kind));
            rates.sort_by_key(|rate| std::cmp::Reverse(rate.from));
            for rate in rates {
                kind.rows.push(RateRow {
                    usage: self.store.rate_usage(rate.id)?,
                    of_guide: is_of_guide(&rate),
                    rate,
                });
            }
        }
        Ok(kinds)
    }

    fn unrated(&self, open: &[HoursEntry]) -> Result<Vec<UnratedClaim>, Error> {
        let mut ids: Vec<HoursClaimId> = open.iter().map(|line| line.claim).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut years = Vec::new();
        for id in &ids {
            years.push(self.store.hours_claim(*id)?.year);
        }
        let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) else {
            return Ok(Vec::new());
        };
        let sheets = self.claim_sheets(*first..=*last)?;
        let of_them = sheets.into_iter().filter(|it| ids.contains(&it.claim.id));
        let claims = of_them.map(|sheet| UnratedClaim {
            id: sheet.claim.id,
            partner: sheet.about.partner_name,
            project_number: sheet.about.activity.project_number,
            activity: sheet.about.activity.name,
            role: sheet.claim.role,
            mark: sheet.claim.mark,
        });
        Ok(claims.collect())
    }
}

/// The guide's own tariffs of a kind that the register does not keep.
fn guides_own(book: &RateBook, kind: &str) -> Vec<Rate> {
    let mut years: Vec<i32> = edition::editions()
        .iter()
        .flat_map(|guide| guide.rates())
        .filter(|rate| rate.kind == kind)
        .map(|rate| rate.year)
        .collect();
    years.sort_unstable();
    years.dedup();
    let own = years.into_iter().filter_map(|year| {
        let from = of_guide(kind, year)?.from;
        book.on(kind, from).filter(|rate| rate.id == RateId(0))
    });
    own.collect()
}

fn no_hours(line: &HoursEntry) -> bool {
    line.hours.is_none() && line.minutes != Minutes::ZERO
}

fn no_travel(line: &HoursEntry) -> bool {
    line.travel.is_none() && line.metres != Metres::ZERO
}

fn lacking(book: &RateBook, open: &[HoursEntry]) -> Vec<LackingYear> {
    let mut years: BTreeMap<(i32, bool), LackingYear> = BTreeMap::new();
    for line in open {
        for (lacks, travel) in [(no_hours(line), false), (no_travel(line), true)] {
            if !lacks {
                continue;
            }
            let (day, kind) = (
                line.rated_on,
                if travel { &book.kilometre } else { &book.hour },
            );
            let provisional = |day| {
                let rate = book.on(kind, day)?;
                (rate.status == RateStatus::Provisional).then_some(rate.id)
            };
            let year = years
                .entry((day.year(), travel))
                .or_insert_with(|| LackingYear {
                    kind: kind.clone(),
                    year: day.year(),
                    lines: 0,
                    minutes: Minutes::ZERO,
                    metres: Metres::ZERO,
                    from: day,
                    provisional: None,
                });
            year.lines += 1;
            if travel {
                year.metres += line.metres;
            } else {
                year.minutes += line.minutes;
            }
            year.from = year.from.min(day);
            year.provisional = provisional(year.from);
        }
    }
    years.into_values().collect()
}
