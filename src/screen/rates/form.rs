//! What is filled in for a tariff: an amount, or a percentage of an earlier one. Typing is kept as a draft.

use crate::desk::{KindRates, RateBook, RateDraft, RatePrice};
use crate::domain::rate::{NextRate, Rate, RateFault, RateField, RateStatus, RateStep};
use crate::domain::{Cents, RateId};
use crate::rules::edition::Indexation;
use crate::rules::rates;
use crate::screen::parts;
use crate::words::{self, amounts};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How the amount is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Amount,
    Percentage,
}

impl Way {
    pub(super) const ALL: [Self; 2] = [Self::Amount, Self::Percentage];

    fn code(self) -> &'static str {
        match self {
            Self::Amount => "bedrag",
            Self::Percentage => "procent",
        }
    }
}

/// A tariff that is being filled in.
#[derive(Debug)]
pub(super) struct Form {
    /// The tariff that it changes.
    pub(super) id: Option<RateId>,
    /// The place of its kind in the list of kinds.
    pub(super) kind: usize,
    pub(super) from: String,
    pub(super) way: Way,
    pub(super) amount: String,
    /// Empty: the tariff of the day before.
    pub(super) base: String,
    pub(super) percentage: String,
    pub(super) source: String,
    pub(super) status: RateStatus,
    /// Keeping was tried: from then on everything that is wrong is said.
    pub(super) tried: bool,
    /// The fields that were left.
    left: Vec<RateField>,
}

/// What happened in the form.
#[derive(Debug, Clone)]
pub enum Message {
    KindChosen(usize),
    FromTyped(String),
    WayChosen(usize),
    AmountTyped(String),
    BaseTyped(String),
    PercentageTyped(String),
    SourceTyped(String),
    StatusChosen(usize),
    Left(RateField),
}

/// What is wrong, by field.
pub(super) type Faults = BTreeMap<RateField, String>;

impl Form {
    /// A new tariff of a kind.
    pub(super) fn new(kind: usize, from: Option<NaiveDate>, way: Way) -> Self {
        Self {
            id: None,
            kind,
            from: from.map(parts::typed_day).unwrap_or_default(),
            way,
            amount: String::new(),
            base: String::new(),
            percentage: String::new(),
            source: String::new(),
            status: RateStatus::Provisional,
            tried: false,
            left: Vec::new(),
        }
    }

    /// The way in which a kind usually goes up: with a percentage where the guide indexes it.
    pub(super) fn usual_way(kind: &str, indexation: Option<&Indexation>) -> Way {
        match indexation {
            Some(it) if it.rate == kind => Way::Percentage,
            Some(_) | None => Way::Amount,
        }
    }

    /// A kept tariff, to be changed.
    pub(super) fn of(kind: usize, rate: &Rate) -> Self {
        let mut form = Self::new(kind, Some(rate.from), Way::Amount);
        form.id = Some(rate.id);
        form.amount = words::plain_amount(rate.amount);
        form.source.clone_from(&rate.source);
        form.status = rate.status;
        if let Some(step) = rate.step {
            form.way = Way::Percentage;
            form.base = words::plain_amount(step.base);
            let points = words::rates::percentage(step.basis_points);
            points
                .trim_end_matches('%')
                .clone_into(&mut form.percentage);
        }
        form
    }

    /// The form that was left with something typed in it.
    pub(super) fn again(typed: &BTreeMap<String, String>, kinds: &[KindRates]) -> Option<Self> {
        let wanted = typed.get("soort")?;
        let kind = kinds.iter().position(|it| it.kind == *wanted)?;
        let text = |field: &str| typed.get(field).cloned().unwrap_or_default();
        let way = if text("manier") == Way::Percentage.code() {
            Way::Percentage
        } else {
            Way::Amount
        };
        Some(Self {
            id: text("wijzigt").parse().ok().map(RateId),
            from: text("vanaf"),
            amount: text("bedrag"),
            base: text("uitgangsbedrag"),
            percentage: text("procent"),
            source: text("bron"),
            status: RateStatus::from_code(&text("stand")).unwrap_or(RateStatus::Provisional),
            ..Self::new(kind, None, way)
        })
    }

    /// Everything that is filled in, by field, to be kept as a draft.
    pub(super) fn typed(&self, kinds: &[KindRates]) -> Vec<(&'static str, String)> {
        let kind = kinds.get(self.kind).map(|it| it.kind.clone());
        let id = self.id.map(|id| id.0.to_string());
        vec![
            ("soort", kind.unwrap_or_default()),
            ("wijzigt", id.unwrap_or_default()),
            ("vanaf", self.from.clone()),
            ("manier", self.way.code().to_owned()),
            ("bedrag", self.amount.clone()),
            ("uitgangsbedrag", self.base.clone()),
            ("procent", self.percentage.clone()),
            ("bron", self.source.clone()),
            ("stand", self.status.code().to_owned()),
        ]
    }

    /// Takes what happened.
    pub(super) fn update(&mut self, message: Message) {
        match message {
            Message::KindChosen(kind) => self.kind = kind,
            Message::FromTyped(text) => self.write(RateField::From, |form| &mut form.from, text),
            Message::WayChosen(at) => {
                if let Some(way) = Way::ALL.get(at) {
                    self.way = *way;
                }
            }
            Message::AmountTyped(text) => {
                self.write(RateField::Amount, |form| &mut form.amount, text);
            }
            Message::BaseTyped(text) => self.write(RateField::Base, |form| &mut form.base, text),
            Message::PercentageTyped(text) => {
                self.write(RateField::Amount, |form| &mut form.percentage, text);
            }
            Message::SourceTyped(text) => {
                self.write(RateField::Source, |form| &mut form.source, text);
            }
            Message::StatusChosen(at) => {
                if let Some(status) = RateStatus::ALL.get(at) {
                    self.status = *status;
                }
            }
            Message::Left(field) => self.left.push(field),
        }
    }

    fn write(&mut self, field: RateField, of: fn(&mut Self) -> &mut String, text: String) {
        *of(self) = text;
        self.left.retain(|left| *left != field);
    }

    /// The tariff of the day before, which a percentage is usually of.
    pub(super) fn before(&self, kinds: &[KindRates], book: &RateBook) -> Option<Cents> {
        let kind = kinds.get(self.kind)?;
        let before = parts::day(&self.from)?.pred_opt()?;
        book.on(&kind.kind, before).map(|rate| rate.amount)
    }

    /// What the percentage makes of the earlier amount, as it is typed now.
    pub(super) fn next(&self, kinds: &[KindRates], book: &RateBook) -> Option<NextRate> {
        if self.way != Way::Percentage {
            return None;
        }
        let base = match self.base.trim() {
            "" => self.before(kinds, book)?,
            typed => amounts::amount(typed)?,
        };
        let basis_points = amounts::percentage(&self.percentage)?;
        rates::next(RateStep { base, basis_points })
    }

    /// What the fields come to, when they can be read. A source that is still missing is said at its field.
    pub(super) fn draft(&self, kinds: &[KindRates]) -> Option<RateDraft> {
        let price = match self.way {
            Way::Amount => RatePrice::Given(amounts::amount(&self.amount)?),
            Way::Percentage => {
                let base = self.base.trim();
                let base = if base.is_empty() {
                    None
                } else {
                    Some(amounts::amount(base)?)
                };
                let basis_points = amounts::percentage(&self.percentage)?;
                RatePrice::Next { base, basis_points }
            }
        };
        Some(RateDraft {
            id: self.id,
            kind: kinds.get(self.kind)?.kind.clone(),
            from: parts::day(&self.from)?,
            price,
            source: self.source.trim().to_owned(),
            status: self.status,
        })
    }

    /// What is wrong with each field: what cannot be read, and what the desk says of the rest.
    pub(super) fn faults(&self, looked: &[RateFault]) -> Faults {
        let mut faults = Faults::new();
        if parts::day(&self.from).is_none() {
            let fault = parts::day_fault(&self.from);
            let words = fault.unwrap_or_else(|| "De eerste dag ontbreekt. Vul hem in.".to_owned());
            let _none = faults.insert(RateField::From, words);
        }
        match self.way {
            Way::Amount if amounts::amount(&self.amount).is_none() => {
                let words = "Dit is geen bedrag. Typ het in euro's, zoals 67,08.";
                let _none = faults.insert(RateField::Amount, words.to_owned());
            }
            Way::Percentage => {
                if amounts::percentage(&self.percentage).is_none() {
                    let words =
                        "Dit is geen percentage. Typ het met hoogstens twee decimalen, zoals 3,2.";
                    let _none = faults.insert(RateField::Amount, words.to_owned());
                }
                if !self.base.trim().is_empty() && amounts::amount(&self.base).is_none() {
                    let words =
                        "Dit is geen bedrag. Typ het in euro's, zoals 65,00, of laat het leeg.";
                    let _none = faults.insert(RateField::Base, words.to_owned());
                }
            }
            Way::Amount => {}
        }
        if self.source.trim().is_empty() {
            let words = words::rates::fault(&RateFault::SourceMissing);
            let _none = faults.insert(RateField::Source, words);
        }
        for fault in looked {
            let words = words::rates::fault(fault);
            let _first = faults.entry(fault.field()).or_insert(words);
        }
        faults
    }

    /// The faults that may be said already: of fields that were left, or all once keeping was tried.
    pub(super) fn said(&self, looked: &[RateFault]) -> Faults {
        let mut faults = self.faults(looked);
        let typed = |field: RateField| match field {
            RateField::Kind => true,
            RateField::From => !self.from.is_empty(),
            RateField::Amount => match self.way {
                Way::Amount => !self.amount.is_empty(),
                Way::Percentage => !self.percentage.is_empty(),
            },
            RateField::Base => true,
            RateField::Source => false,
        };
        faults.retain(|field, _| self.tried || (self.left.contains(field) && typed(*field)));
        faults
    }
}
