//! Rows of the journal in the terms of the trade: which one it is, and what its fields were and are.

use crate::desk::Error;
use crate::domain::decision::Outcome;
use crate::domain::logged::{Fate, Logged, LoggedChange, LoggedField, LoggedRow, LoggedThing};
use crate::domain::partner::PartnerKind;
use crate::domain::plan::ActivityKind;
use crate::domain::region::{RegionPassage, RegionRule, RegionSource, RuleEffect};
use crate::domain::verdict::{Answer, Verdict};
use crate::domain::{Cents, ConditionId, CostKindId, PassageId};
use crate::letters::texts;
use crate::rules::edition::{self, Guide};
use crate::storage::{Image, RowChange, Store};
use serde_json::Value;

/// How the value of a field is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// As it stands.
    Plain,
    Amount,
    YesNo,
    Year,
    Day,
    Verdict,
    Outcome,
    Answer,
    Source,
    /// Of an activity or of a partner.
    Kind,
    CostKind,
    Condition,
    List,
    /// A picture or a file.
    Bytes,
    /// The number of another row, and the column that names it.
    Row {
        table: &'static str,
        column: &'static str,
    },
}

/// Fields that do not stand as they are.
const SORTS: &[(Sort, &[LoggedField])] = {
    use LoggedField as F;
    &[
        (
            Sort::Amount,
            &[
                F::Above,
                F::Requested,
                F::Granted,
                F::Amount,
                F::Base,
                F::Transit,
                F::Travel,
                F::Accepted,
                F::AcceptedTravel,
                F::Net,
                F::Vat,
                F::Gross,
                F::Allowed,
                F::Asked,
                F::Approved,
            ],
        ),
        (
            Sort::YesNo,
            &[
                F::IsDefault,
                F::Retired,
                F::Active,
                F::SelfEvaluation,
                F::Stale,
                F::Concept,
                F::OwnInvoice,
                F::FromEmployee,
            ],
        ),
        (Sort::Year, &[F::Year]),
        (
            Sort::Day,
            &[
                F::FromDate,
                F::UntilDate,
                F::ReceivedOn,
                F::HeldOn,
                F::GivenOn,
                F::AnsweredOn,
                F::DecidedOn,
                F::AnswerDue,
                F::RecordedOn,
                F::OnDate,
                F::Dated,
                F::SentOn,
                F::ConfirmedOn,
                F::RatedOn,
                F::IssuedOn,
                F::DueOn,
                F::PaidOn,
                F::ActivityDate,
                F::AskedOn,
                F::LetterOn,
            ],
        ),
        (
            Sort::Verdict,
            &[
                F::AtBest,
                F::IfNo,
                F::IfUnknown,
                F::Suggested,
                F::Recorded,
                F::OwnVerdict,
            ],
        ),
        (Sort::Outcome, &[F::Outcome]),
        (Sort::Answer, &[F::Answer]),
        (Sort::Source, &[F::Source]),
        (Sort::Kind, &[F::Kind]),
        (Sort::CostKind, &[F::CostKind]),
        (Sort::Condition, &[F::Condition]),
        (
            Sort::List,
            &[F::Passages, F::CostKinds, F::ActivityKinds, F::PartnerKinds],
        ),
        (Sort::Bytes, &[F::Logo, F::File]),
        (
            Sort::Row {
                table: "signatory",
                column: "name",
            },
            &[F::Signatory],
        ),
        (
            Sort::Row {
                table: "letter",
                column: "reference",
            },
            &[F::Replaces],
        ),
        (
            Sort::Row {
                table: "partner",
                column: "name",
            },
            &[F::MergedInto],
        ),
        (
            Sort::Row {
                table: "tree_run",
                column: "dated",
            },
            &[F::CopiedFrom],
        ),
        (
            Sort::Row {
                table: "rate",
                column: "from_date",
            },
            &[F::Rate],
        ),
        (
            Sort::Row {
                table: "hours_entry",
                column: "on_date",
            },
            &[F::Corrects],
        ),
    ]
};

fn sort_of(field: LoggedField) -> Sort {
    SORTS
        .iter()
        .find(|(_, fields)| fields.contains(&field))
        .map_or(Sort::Plain, |(sort, _)| *sort)
}

/// Tells rows; knows what numbers and ids stand for.
pub(super) struct Teller<'a> {
    store: &'a Store,
    passages: Vec<RegionPassage>,
    rules: Vec<RegionRule>,
}

impl<'a> Teller<'a> {
    pub(super) fn of(store: &'a Store) -> Result<Self, Error> {
        Ok(Self {
            store,
            passages: store.region_passages()?,
            rules: store.region_rules()?,
        })
    }

    /// A row, or `None` when nothing of it is told.
    pub(super) fn row(&self, change: &RowChange) -> Result<Option<LoggedRow>, Error> {
        let Some(thing) = LoggedThing::from_code(&change.table) else {
            return Ok(None);
        };
        let (fate, image) = match (&change.before, &change.after) {
            (None, Some(after)) => (Fate::Added, after),
            (Some(_), Some(after)) => (Fate::Changed, after),
            (Some(before), None) => (Fate::Removed, before),
            (None, None) => return Ok(None),
        };
        let changes = self.changes(thing, change)?;
        if changes.is_empty() && fate == Fate::Changed {
            return Ok(None);
        }
        Ok(Some(LoggedRow {
            thing,
            fate,
            name: self.name(thing, image)?,
            changes,
        }))
    }

    fn changes(&self, thing: LoggedThing, change: &RowChange) -> Result<Vec<LoggedChange>, Error> {
        let empty = Image::new();
        let before = change.before.as_ref().unwrap_or(&empty);
        let after = change.after.as_ref().unwrap_or(&empty);
        let mut changes = Vec::new();
        for field in LoggedField::ALL {
            let (was, is) = (before.get(field.code()), after.get(field.code()));
            if was == is || is_its_name(thing, *field) && was.is_none() {
                continue;
            }
            let (was, is) = (
                self.value(thing, *field, was)?,
                self.value(thing, *field, is)?,
            );
            // A new row is told by what is filled in.
            let blank = |value: &Logged| matches!(value, Logged::Empty | Logged::YesNo(false));
            if was != is && !(blank(&was) && blank(&is)) {
                changes.push(LoggedChange {
                    field: *field,
                    before: was,
                    after: is,
                });
            }
        }
        Ok(changes)
    }

    /// Which one a row is.
    fn name(&self, thing: LoggedThing, image: &Image) -> Result<String, Error> {
        Ok(match thing {
            LoggedThing::Region => String::new(),
            LoggedThing::Signatory | LoggedThing::Partner => text(image, "name"),
            LoggedThing::Setting => setting(image),
            LoggedThing::RegionPassage | LoggedThing::RegionRule => text(image, "title"),
            LoggedThing::LetterText => sentence(&text(image, "sentence")),
            LoggedThing::Covenant | LoggedThing::Signer => {
                let partner = self.partner(image)?;
                joined(&[partner, text(image, "name")])
            }
            LoggedThing::PlanYear => number(image, "year"),
            LoggedThing::Plan => format!("{} {}", self.partner(image)?, number(image, "year")),
            LoggedThing::Submission => joined(&[
                self.plan(image)?,
                format!("versie {}", number(image, "version")),
            ]),
            LoggedThing::TreeRun => joined(&[text(image, "description"), text(image, "role")]),
            LoggedThing::Rate => joined(&[text(image, "kind"), text(image, "from_date")]),
            LoggedThing::HoursClaim => joined(&[self.about(image)?, trainer(image)]),
            LoggedThing::HoursEntry => {
                let claim = self.seen("hours_claim", image, "claim_id")?;
                joined(&[self.about(&claim)?, trainer(&claim)])
            }
            LoggedThing::Invoice => joined(&[self.partner(image)?, text(image, "number")]),
            LoggedThing::InvoiceLine => {
                let invoice = self.seen("invoice", image, "invoice_id")?;
                joined(&[text(&invoice, "number"), text(image, "text")])
            }
            LoggedThing::Evidence => joined(&[self.partner(image)?, text(image, "file_name")]),
            LoggedThing::Request => joined(&[self.about(image)?, text(image, "text")]),
            LoggedThing::Apart => self.partner(image)?,
            LoggedThing::Mapping => text(image, "file_name"),
            LoggedThing::Activity => activity(image),
            LoggedThing::CostLine => {
                let activity = self.seen("activity", image, "activity_id")?;
                joined(&[text(&activity, "project_number"), text(image, "text")])
            }
            LoggedThing::Answer => {
                let question = self.question(&ConditionId(text(image, "condition")));
                joined(&[self.about(image)?, question])
            }
            LoggedThing::Decision | LoggedThing::Consultation => self.about(image)?,
            LoggedThing::MotivationSentence => text(image, "text"),
            LoggedThing::RoazStep => self.plan(image)?,
            LoggedThing::Letter => joined(&[self.plan(image)?, text(image, "reference")]),
        })
    }

    /// The plan, activity or cost line that a row is about.
    fn about(&self, image: &Image) -> Result<String, Error> {
        if image.get("line_id").is_some_and(Value::is_number) {
            let line = self.seen("cost_line", image, "line_id")?;
            let activity = self.seen("activity", &line, "activity_id")?;
            return Ok(joined(&[
                text(&activity, "project_number"),
                text(&line, "text"),
            ]));
        }
        if image.get("activity_id").is_some_and(Value::is_number) {
            return Ok(activity(&self.seen("activity", image, "activity_id")?));
        }
        self.plan(image)
    }

    fn plan(&self, image: &Image) -> Result<String, Error> {
        self.partner(&self.seen("annual_plan", image, "plan_id")?)
    }

    fn partner(&self, image: &Image) -> Result<String, Error> {
        Ok(text(&self.seen("partner", image, "partner_id")?, "name"))
    }

    /// The row that a column leads to, as it was last seen; empty when it leads nowhere.
    fn seen(&self, table: &str, image: &Image, column: &str) -> Result<Image, Error> {
        let Some(id) = image.get(column).and_then(Value::as_i64) else {
            return Ok(Image::new());
        };
        Ok(self.store.last_seen(table, id)?.unwrap_or_default())
    }

    fn value(
        &self,
        thing: LoggedThing,
        field: LoggedField,
        value: Option<&Value>,
    ) -> Result<Logged, Error> {
        let Some(value) = value.filter(|it| !it.is_null()) else {
            return Ok(Logged::Empty);
        };
        if let Some(number) = value.as_i64() {
            return self.number_value(field, number);
        }
        let text = value.as_str().unwrap_or_default();
        Ok(if text.is_empty() {
            Logged::Empty
        } else {
            self.text_value(thing, field, text)
        })
    }

    fn number_value(&self, field: LoggedField, number: i64) -> Result<Logged, Error> {
        let named = |table: &str, column: &str| -> Result<Logged, Error> {
            let row = self.store.last_seen(table, number)?.unwrap_or_default();
            Ok(Logged::Text(text(&row, column)))
        };
        Ok(match sort_of(field) {
            Sort::Amount => Logged::Amount(Cents(number)),
            Sort::YesNo => Logged::YesNo(number != 0),
            Sort::Row { table, column } => named(table, column)?,
            // Year 0 holds for every year.
            Sort::Year if number == 0 => Logged::Empty,
            Sort::Year
            | Sort::Plain
            | Sort::Day
            | Sort::Verdict
            | Sort::Outcome
            | Sort::Answer
            | Sort::Source
            | Sort::Kind
            | Sort::CostKind
            | Sort::Condition
            | Sort::List
            | Sort::Bytes => Logged::Count(number),
        })
    }

    fn text_value(&self, thing: LoggedThing, field: LoggedField, text: &str) -> Logged {
        let own = || Logged::Text(text.to_owned());
        match sort_of(field) {
            Sort::Bytes => Logged::There,
            Sort::Day => text.parse().map_or_else(|_| own(), Logged::Day),
            Sort::Verdict => Verdict::from_code(text).map_or_else(own, Logged::Verdict),
            Sort::Outcome => Outcome::from_code(text).map_or_else(own, Logged::Outcome),
            Sort::Answer => Answer::from_code(text).map_or_else(own, Logged::Answer),
            Sort::Source => RegionSource::from_code(text).map_or_else(own, Logged::Source),
            Sort::Kind if thing == LoggedThing::Activity => {
                ActivityKind::from_code(text).map_or_else(own, Logged::ActivityKind)
            }
            Sort::Kind => PartnerKind::from_code(text).map_or_else(own, Logged::PartnerKind),
            Sort::CostKind => Logged::Text(kind(text)),
            Sort::Condition => Logged::Text(self.question(&ConditionId::from(text))),
            Sort::List => self.list(field, text),
            Sort::Plain | Sort::Amount | Sort::YesNo | Sort::Year | Sort::Row { .. } => own(),
        }
    }

    fn list(&self, field: LoggedField, text: &str) -> Logged {
        let items: Vec<String> = serde_json::from_str(text).unwrap_or_default();
        if items.is_empty() {
            return Logged::Empty;
        }
        let own = |text: &str| Logged::Text(text.to_owned());
        let told = items.iter().map(|item| {
            if field == LoggedField::ActivityKinds {
                ActivityKind::from_code(item).map_or_else(|| own(item), Logged::ActivityKind)
            } else if field == LoggedField::PartnerKinds {
                PartnerKind::from_code(item).map_or_else(|| own(item), Logged::PartnerKind)
            } else if field == LoggedField::CostKinds {
                Logged::Text(kind(item))
            } else {
                Logged::Text(self.section(&PassageId::from(item.as_str())))
            }
        });
        let mut list: Vec<Logged> = Vec::new();
        for item in told {
            if !list.contains(&item) {
                list.push(item);
            }
        }
        Logged::List(list)
    }

    /// Where a passage stands; its id when no edition has it.
    fn section(&self, id: &PassageId) -> String {
        let of_guide = guides().find_map(|it| it.passage(id)).map(|it| &it.section);
        let own = self.passages.iter().find(|it| it.id == *id);
        let section = of_guide.or(own.map(|it| &it.section));
        section.map_or_else(|| id.to_string(), Clone::clone)
    }

    /// What a condition or check asks; its id when nothing asks it.
    fn question(&self, id: &ConditionId) -> String {
        let of_guide = guides().find_map(|guide| {
            let condition = guide.condition(id).map(|it| &it.text);
            condition.or_else(|| guide.check(id).map(|it| &it.question))
        });
        let own = self.rules.iter().find_map(|rule| match &rule.effect {
            RuleEffect::Condition {
                id: asked,
                question,
                ..
            } if asked == id => Some(question),
            RuleEffect::Condition { .. } | RuleEffect::AtBest(_) => None,
        });
        let question = of_guide.or(own);
        question.map_or_else(|| id.to_string(), Clone::clone)
    }
}

/// Editions of the guide, the newest first.
fn guides() -> impl Iterator<Item = &'static Guide> {
    edition::editions().iter().rev()
}

/// Whether a field is already told by the name of a new or removed row.
fn is_its_name(thing: LoggedThing, field: LoggedField) -> bool {
    use LoggedField as F;
    match thing {
        LoggedThing::Signatory | LoggedThing::Partner | LoggedThing::Signer => field == F::Name,
        LoggedThing::Setting => matches!(field, F::Name | F::Year),
        LoggedThing::RegionPassage | LoggedThing::RegionRule => field == F::Title,
        LoggedThing::PlanYear | LoggedThing::Plan => field == F::Year,
        LoggedThing::Submission => field == F::Version,
        LoggedThing::Mapping => field == F::FileName,
        LoggedThing::Activity => matches!(field, F::Name | F::ProjectNumber),
        LoggedThing::CostLine | LoggedThing::MotivationSentence => field == F::Text,
        LoggedThing::Answer => field == F::Condition,
        LoggedThing::Letter => field == F::Reference,
        LoggedThing::TreeRun => matches!(field, F::Description | F::Role),
        LoggedThing::Rate => matches!(field, F::Kind | F::FromDate),
        LoggedThing::HoursClaim => matches!(field, F::Role | F::Mark),
        LoggedThing::Invoice => field == F::Number,
        LoggedThing::InvoiceLine | LoggedThing::Request => field == F::Text,
        LoggedThing::Evidence => field == F::FileName,
        LoggedThing::HoursEntry => false,
        LoggedThing::Region
        | LoggedThing::LetterText
        | LoggedThing::Covenant
        | LoggedThing::Decision
        | LoggedThing::Consultation
        | LoggedThing::RoazStep
        | LoggedThing::Apart => false,
    }
}

fn text(image: &Image, column: &str) -> String {
    let value = image.get(column).and_then(Value::as_str);
    value.unwrap_or_default().to_owned()
}

fn number(image: &Image, column: &str) -> String {
    let value = image.get(column).and_then(Value::as_i64);
    value.map(|it| it.to_string()).unwrap_or_default()
}

fn activity(image: &Image) -> String {
    let name = [text(image, "project_number"), text(image, "name")];
    name.join(" ").trim().to_owned()
}

/// A trainer without a name: the role and what tells those with the same role apart.
fn trainer(image: &Image) -> String {
    format!("{} {}", text(image, "role"), text(image, "mark"))
        .trim()
        .to_owned()
}

fn joined(parts: &[String]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    parts.join(", ")
}

/// What the guide calls a choice of the region, with its year when it is for one.
fn setting(image: &Image) -> String {
    let id = text(image, "name");
    let label = guides().find_map(|it| it.setting(&id));
    let label = label.map_or_else(|| id.clone(), |it| it.label.clone());
    match image.get("year").and_then(Value::as_i64) {
        Some(year) if year != 0 => format!("{label}, {year}"),
        _ => label,
    }
}

/// Where a sentence stands in the letter.
fn sentence(id: &str) -> String {
    let known = texts::defaults().iter().find(|it| it.sentence.code() == id);
    known.map_or_else(|| id.to_owned(), |it| it.when.clone())
}

fn kind(id: &str) -> String {
    let found = guides().find_map(|it| it.cost_kind(&CostKindId::from(id)));
    found.map_or_else(|| id.to_owned(), |it| it.name.clone())
}
