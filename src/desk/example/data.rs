//! What the example is made of: the bundled files of `assets/example`, as data.

use crate::domain::decision::Outcome;
use crate::domain::partner::{Address, Contact, NewPartner, PartnerKind};
use crate::domain::plan::{ActivityKind, CostLine};
use crate::domain::verdict::{Answer, Answers};
use crate::domain::{Cents, ConditionId, CostKindId};
use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The settings of the region, as a file that people edit.
pub const SETTINGS: &str = include_str!("../../../assets/example/instellingen.toml");
/// The logo that the settings name.
pub const LOGO: &[u8] = include_bytes!("../../../assets/letters/voorbeeld-logo.png");

macro_rules! submissions {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../../assets/example/submissions/", $name)))),*]
    };
}

/// The files that partners handed in, by name.
const SUBMISSIONS: &[(&str, &[u8])] = submissions![
    "ziekenhuis-de-vecht.xlsx",
    "hap-lekstroom.xlsx",
    "rav-utrechtse-waarden.csv",
    "ggd-kromme-rijn.xlsx",
    "sint-maarten-vvt.ods",
    "ziekenhuis-eemdal-met-fouten.xlsx",
];

/// All data of the example.
pub static EXAMPLE: LazyLock<Example> = LazyLock::new(|| {
    let partners: Partners = bundled(include_str!("../../../assets/example/partners.toml"));
    let activities: Activities = bundled(include_str!("../../../assets/example/activiteiten.toml"));
    Example {
        story: bundled(include_str!("../../../assets/example/voorbeeld.toml")),
        partners: partners.partner,
        activities: activities.activity,
        judging: bundled(include_str!("../../../assets/example/besluiten.toml")),
    }
});

#[expect(
    clippy::expect_used,
    reason = "the files are part of the program; a test reads them"
)]
fn bundled<T: DeserializeOwned>(text: &str) -> T {
    toml::from_str(text).expect("a bundled file of the example is in its form")
}

/// The example as its files tell it.
pub struct Example {
    pub story: Story,
    /// Those of the given submissions first.
    pub partners: Vec<PartnerEntry>,
    pub activities: Vec<ActivityModel>,
    pub judging: Judging,
}

/// Days, given files, and the forms of files that are written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    pub year: i32,
    pub today: Day,
    pub advised_on: Day,
    pub agreed_on: Day,
    pub decided_on: Vec<Day>,
    pub received_on: Vec<Day>,
    /// Activities of an extra partner, unless a total is asked.
    pub usual: usize,
    /// Activities of an extra partner at most.
    pub most: usize,
    /// Name of an activity that is done again: `{naam}`, `{nummer}`.
    pub again: String,
    pub signed_by: String,
    pub submission: Vec<GivenFile>,
    pub layout: Vec<LayoutStyle>,
}

/// A file that is there as it was handed in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenFile {
    pub file: String,
    /// `None` where nothing of it can be read in.
    pub partner: Option<String>,
    #[serde(default)]
    pub activities: usize,
    pub received_on: Day,
    pub signed_by: Option<String>,
    pub self_evaluation: Option<bool>,
    #[serde(default)]
    pub reference: String,
    /// The file itself names no partner.
    #[serde(default)]
    pub tell_partner: bool,
}

impl GivenFile {
    /// Exactly as it was handed in.
    pub fn bytes(&self) -> &'static [u8] {
        SUBMISSIONS
            .iter()
            .find(|(name, _)| *name == self.file)
            .map_or(&[], |(_, bytes)| bytes)
    }
}

/// How an office writes its plan down as text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayoutStyle {
    pub shape: Shape,
    pub separator: char,
    pub title: Vec<String>,
    pub head: Vec<String>,
    /// As chrono formats dates.
    pub date: String,
    /// What stands before amounts.
    pub currency: String,
}

/// What a row is.
#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A cost line.
    Lines,
    /// An activity, with a column for each cost.
    Columns,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Partners {
    partner: Vec<PartnerEntry>,
}

/// A partner as the region's list has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartnerEntry {
    pub name: String,
    kind: String,
    code: String,
    street: String,
    postcode: String,
    city: String,
    contact: String,
    salutation: String,
    email: String,
    phone: String,
    covenant_from: Day,
}

impl PartnerEntry {
    /// What sort of organisation.
    pub fn kind(&self) -> Option<PartnerKind> {
        PartnerKind::from_code(&self.kind)
    }

    /// As it is taken over into the register.
    pub fn as_new(&self) -> NewPartner {
        NewPartner {
            code: self.code.clone(),
            name: self.name.clone(),
            kind: self.kind(),
            kind_name: String::new(),
            address: Address {
                street: self.street.clone(),
                postcode: self.postcode.clone(),
                city: self.city.clone(),
            },
            contact: Contact {
                name: self.contact.clone(),
                salutation: self.salutation.clone(),
                email: self.email.clone(),
                phone: self.phone.clone(),
            },
            covenant_from: Some(self.covenant_from.0),
            notes: String::new(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Activities {
    activity: Vec<ActivityModel>,
}

/// An activity that partners ask for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityModel {
    pub name: String,
    #[serde(deserialize_with = "code")]
    pub kind: ActivityKind,
    /// From and until, both included.
    pub participants: (u32, u32),
    #[serde(default)]
    partners: Vec<String>,
    /// Words; from and until how many whole euros, in steps of how many.
    pub line: Vec<(String, u32, u32, u32)>,
}

impl ActivityModel {
    /// Whether this sort of partner does it.
    pub fn suits(&self, kind: Option<PartnerKind>) -> bool {
        let named = |code: &String| kind.is_some_and(|kind| kind.code() == code);
        self.partners.is_empty() || self.partners.iter().any(named)
    }
}

/// What the adviser answers and decides.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judging {
    pub plan_answers: AnswerTable,
    pub activity_answers: AnswerTable,
    pub ruling: Vec<Ruling>,
}

/// What is decided about lines that fit.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    partner: Option<String>,
    activity: Option<String>,
    line: Option<String>,
    kind: Option<String>,
    /// Only lines that ask more cents than this.
    above: Option<i64>,
    /// Holds in so many of a hundred cases.
    pub chance: Option<u32>,
    #[serde(default)]
    pub answers: AnswerTable,
    #[serde(default, deserialize_with = "outcome")]
    pub outcome: Option<Outcome>,
    /// Cents that are granted.
    granted: Option<i64>,
    /// Hundredth parts that are granted, in whole tens of euros.
    share: Option<i64>,
    /// Cents that are granted for each participant at most.
    per_participant: Option<i64>,
    #[serde(default)]
    pub motivation: String,
}

impl Ruling {
    /// Whether it is about such a line.
    pub fn is_about(
        &self,
        partner: &str,
        activity: &str,
        line: &CostLine,
        kind: &CostKindId,
    ) -> bool {
        let fits = |asked: &Option<String>, is: &str| asked.as_ref().is_none_or(|it| it == is);
        fits(&self.partner, partner)
            && fits(&self.activity, activity)
            && fits(&self.line, &line.text)
            && fits(&self.kind, kind.as_str())
            && self.above.is_none_or(|above| line.requested.0 > above)
    }

    /// What it grants of an amount; `None` where it names no amount.
    pub fn grants(&self, requested: Cents, participants: Option<u32>) -> Option<Cents> {
        const TEN_EUROS: i64 = 1000;
        let per_participant = || {
            let each = self.per_participant?;
            let most = |count: u32| Cents(each.saturating_mul(i64::from(count)));
            Some(participants.map_or(requested, most))
        };
        let share = |part: i64| requested.0.saturating_mul(part) / 100 / TEN_EUROS * TEN_EUROS;
        let granted = self
            .granted
            .map(Cents)
            .or_else(|| self.share.map(|part| Cents(share(part))))
            .or_else(per_participant)?;
        Some(granted.min(requested))
    }
}

/// Answers by question, as the files write them.
#[derive(Deserialize, Default)]
#[serde(try_from = "BTreeMap<String, String>")]
pub struct AnswerTable(pub Answers);

impl TryFrom<BTreeMap<String, String>> for AnswerTable {
    type Error = String;

    fn try_from(table: BTreeMap<String, String>) -> Result<Self, String> {
        let read = |(id, answer): (String, String)| {
            let answer = Answer::from_code(&answer).ok_or(answer)?;
            Ok((ConditionId(id), answer))
        };
        table
            .into_iter()
            .map(read)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

/// A day, written `JJJJ-MM-DD`.
#[derive(Deserialize, Clone, Copy)]
#[serde(try_from = "String")]
pub struct Day(pub NaiveDate);

impl TryFrom<String> for Day {
    type Error = chrono::ParseError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

fn code<'de, D: serde::Deserializer<'de>>(from: D) -> Result<ActivityKind, D::Error> {
    let code = String::deserialize(from)?;
    ActivityKind::from_code(&code).ok_or_else(|| serde::de::Error::custom(code))
}

fn outcome<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Outcome>, D::Error> {
    let code = String::deserialize(from)?;
    let outcome = Outcome::from_code(&code).ok_or_else(|| serde::de::Error::custom(code))?;
    Ok(Some(outcome))
}
