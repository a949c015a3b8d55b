//! The trail (bronlijn): from what a letter says to the decision, the cost line, the cell in the
//! partner's own file, and the passage.

use super::judge::guide;
use super::source_sheet::sheet;
use super::{Desk, Error, LineSheet, PlanSheet, SourceSheet};
use crate::domain::origin::{About, Filled, Said, Source};
use crate::domain::plan::Activity;
use crate::domain::region::RegionPolicy;
use crate::domain::submission::CellRef;
use crate::domain::{Cents, CostLineId, PartnerId, PassageId, PlanId};
use crate::exchange::grid::{Value, Workbook, position};
use crate::exchange::reading::{Amount, amount};
use crate::letters::texts;
use crate::rules::edition::Guide;
use chrono::NaiveDate;

/// Where something comes from, as far as the register knows.
#[derive(Debug, Clone, PartialEq)]
pub struct Trail {
    pub plan: PlanId,
    pub year: i32,
    pub partner: PartnerId,
    pub partner_name: String,
    /// The letter text that the words are; `None` outside a letter, and for a value that stands alone.
    pub sentence: Option<TrailSentence>,
    /// What was filled in, and where that is kept.
    pub fields: Vec<FieldFrom>,
    /// The decisions it rests on, in the order of the plan.
    pub lines: Vec<TrailLine>,
    /// The passage that the letter explains.
    pub passage: Option<TrailPassage>,
}

/// A letter text as it is in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailSentence {
    /// `opening.akkoord`.
    pub id: String,
    /// Where and when it stands in a letter, in Dutch.
    pub when: String,
    /// With its fields not filled in.
    pub text: String,
    /// The region's own instead of ours.
    pub own: bool,
}

/// A value in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFrom {
    /// `plan.jaar`.
    pub field: String,
    pub value: String,
    pub home: FieldHome,
}

/// Where the value of a field is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldHome {
    /// The partner's name, address and contact.
    Partner,
    /// What was handed in, and when.
    Plan,
    /// The agreement of the Bestuurlijk ROAZ.
    Agreement,
    /// The decisions on the plan.
    Decisions,
    /// What the region set.
    Settings,
    /// The letter's own number and date, and that of the one it replaces.
    Letter,
    /// The guide or the region's own passages.
    Guide,
}

/// A cost line with the decision on it.
#[derive(Debug, Clone, PartialEq)]
pub struct TrailLine {
    pub activity: Activity,
    pub sheet: LineSheet,
    /// The name of the cost kind; `None` while none is chosen.
    pub kind_name: Option<String>,
    /// What the decision rests on; what the rules name while nothing is decided.
    pub passages: Vec<TrailPassage>,
}

/// A passage of the guide or of the region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailPassage {
    pub id: PassageId,
    pub section: String,
    pub title: String,
    /// In our own words.
    pub summary: String,
    /// The region's own.
    pub regional: bool,
}

/// A cell in the partner's own file.
#[derive(Debug, Clone, PartialEq)]
pub struct CellInFile {
    pub file_name: String,
    pub version: u32,
    pub received_on: NaiveDate,
    /// Where the amount stands.
    pub at: CellRef,
    /// The sheet of the cell; `None` when the file has no such sheet.
    pub sheet: Option<SourceSheet>,
    /// The cell says the amount that was asked; otherwise it was typed when the file was read in.
    pub agrees: bool,
}

impl Desk {
    /// Where something that a letter says comes from.
    ///
    /// # Errors
    /// What the register says.
    pub fn trail(&self, plan: PlanId, said: &Said) -> Result<Trail, Error> {
        let sheet = self.plan_sheet(plan)?;
        let wanted = |line: &LineSheet| match &said.source.about {
            About::Letter => false,
            About::Plan => true,
            About::Activity(activity) => line.line.activity == *activity,
            About::Lines(lines) => lines.contains(&line.line.id),
            About::Passage(passage) => {
                let made = line.decision.as_ref();
                made.is_some_and(|made| made.passages.contains(passage))
            }
        };
        let mut trail = self.resting_on(&sheet, wanted)?;
        trail.sentence = self.sentence(&said.source)?;
        trail.fields = said.source.filled.iter().map(field).collect();
        if let About::Passage(id) = &said.source.about {
            let policy = self.policy(sheet.plan.year)?;
            trail.passage = passage(id, guide(&sheet.plan.edition)?, &policy);
        }
        Ok(trail)
    }

    /// The trail of one cost line, or of all lines of a plan.
    ///
    /// # Errors
    /// What the register says.
    pub fn trail_of_line(&self, plan: PlanId, line: Option<CostLineId>) -> Result<Trail, Error> {
        let sheet = self.plan_sheet(plan)?;
        self.resting_on(&sheet, |it| line.is_none_or(|line| it.line.id == line))
    }

    /// Opens the partner's file at the cell of a cost line: the last version that says its amount there.
    ///
    /// # Errors
    /// [`Error::CannotOpen`]; what the register says.
    pub fn cell_in_file(
        &self,
        plan: PlanId,
        line: CostLineId,
    ) -> Result<Option<CellInFile>, Error> {
        let lines = self.store.lines(plan)?;
        let Some(line) = lines.into_iter().find(|it| it.id == line) else {
            return Ok(None);
        };
        let mut newest = None;
        for reading in self.store.submissions(plan)?.into_iter().rev() {
            let Some(bytes) = self.store.file(&reading.sha256)? else {
                continue;
            };
            let opened = self.reader.open_bytes(&bytes);
            let workbook = opened.map_err(|error| Error::CannotOpen {
                file: reading.file_name.clone(),
                error,
            })?;
            let (shown, value) = at_cell(&workbook, &line.cell);
            let agrees = value.is_some_and(|value| says(value, line.requested));
            let cell = CellInFile {
                file_name: reading.file_name,
                version: reading.version,
                received_on: reading.received_on,
                at: line.cell.clone(),
                sheet: shown,
                agrees,
            };
            if agrees {
                return Ok(Some(cell));
            }
            newest = newest.or(Some(cell));
        }
        Ok(newest)
    }

    fn resting_on(
        &self,
        sheet: &PlanSheet,
        wanted: impl Fn(&LineSheet) -> bool,
    ) -> Result<Trail, Error> {
        let policy = self.policy(sheet.plan.year)?;
        let guide = guide(&sheet.plan.edition)?;
        let lines = sheet.activities.iter().flat_map(|activity| {
            let lines = activity.lines.iter().filter(|line| wanted(line));
            lines.map(|line| trail_line(&activity.activity, line, guide, &policy))
        });
        Ok(Trail {
            plan: sheet.plan.id,
            year: sheet.plan.year,
            partner: sheet.partner.id,
            partner_name: sheet.partner.name.clone(),
            sentence: None,
            fields: Vec::new(),
            lines: lines.collect(),
            passage: None,
        })
    }

    fn sentence(&self, source: &Source) -> Result<Option<TrailSentence>, Error> {
        let Some(id) = &source.sentence else {
            return Ok(None);
        };
        let mut given = texts::defaults().iter();
        let Some(given) = given.find(|it| it.sentence.code() == id) else {
            return Ok(None);
        };
        let own = self.store.letter_texts()?.remove(id);
        Ok(Some(TrailSentence {
            id: id.clone(),
            when: given.when.clone(),
            own: own.is_some(),
            text: own.unwrap_or_else(|| given.text.clone()),
        }))
    }
}

fn trail_line(
    activity: &Activity,
    line: &LineSheet,
    guide: &Guide,
    policy: &RegionPolicy,
) -> TrailLine {
    let kind = line.line.kind.as_ref();
    let rests_on = match &line.decision {
        Some(made) => &made.passages,
        None => &line.outlook().passages,
    };
    let passages = rests_on.iter().filter_map(|id| passage(id, guide, policy));
    TrailLine {
        activity: activity.clone(),
        kind_name: kind.map(|kind| match guide.cost_kind(kind) {
            Some(known) => known.name.clone(),
            None => kind.to_string(),
        }),
        passages: passages.collect(),
        sheet: line.clone(),
    }
}

fn passage(id: &PassageId, guide: &Guide, policy: &RegionPolicy) -> Option<TrailPassage> {
    if let Some(found) = guide.passage(id) {
        return Some(TrailPassage {
            id: id.clone(),
            section: found.section.clone(),
            title: found.title.clone(),
            summary: found.summary.clone(),
            regional: false,
        });
    }
    let own = policy.passages.iter().find(|own| own.id == *id)?;
    Some(TrailPassage {
        id: id.clone(),
        section: own.section.clone(),
        title: own.title.clone(),
        summary: own.summary.clone(),
        regional: true,
    })
}

fn field(filled: &Filled) -> FieldFrom {
    let group = filled.field.split('.').next().unwrap_or_default();
    let home = match (group, filled.field.as_str()) {
        (_, "plan.akkoord") => FieldHome::Agreement,
        ("partner", _) => FieldHome::Partner,
        ("plan", _) => FieldHome::Plan,
        ("brief" | "vervangt" | "pagina", _) => FieldHome::Letter,
        ("gids" | "onderdeel", _) => FieldHome::Guide,
        ("bedrag" | "aantal" | "activiteit" | "regels" | "trainers" | "voorwaarde", _) => {
            FieldHome::Decisions
        }
        (_, _) => FieldHome::Settings,
    };
    FieldFrom {
        field: filled.field.clone(),
        value: filled.value.clone(),
        home,
    }
}

/// The sheet of a cell, and what stands in the cell.
fn at_cell<'a>(workbook: &'a Workbook, at: &CellRef) -> (Option<SourceSheet>, Option<&'a Value>) {
    let named = workbook.sheets.iter().find(|it| it.name == at.sheet);
    let Some(found) = named else {
        return (None, None);
    };
    let cell = at.cell.as_deref().and_then(position);
    let value = cell.and_then(|at| found.cells.get(&at));
    (Some(sheet(found)), value.map(|cell| &cell.value))
}

/// Whether a cell can be read as this amount.
fn says(value: &Value, asked: Cents) -> bool {
    match amount(value) {
        Amount::Certain(read) | Amount::Noise(read) => read == asked,
        Amount::TwoWays {
            thousands,
            decimals,
        } => thousands == asked || decimals == Some(asked),
        Amount::TooManyDecimals { below, above } => below == asked || above == asked,
        Amount::Empty | Amount::Unreadable | Amount::Error => false,
    }
}
