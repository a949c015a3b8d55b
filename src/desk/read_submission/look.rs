//! Looking at a file: opened at arm's length, recognised, compared. Keeps nothing.

use super::{ReadRequest, Reading, Receipt};
use crate::desk::compare::{self, Standing};
use crate::desk::partner_match::{PartnerMatch, Roll};
use crate::desk::source_sheet::split_address;
use crate::desk::{Desk, Error};
use crate::domain::change::{Change, Field};
use crate::domain::submission::{
    CellAnswer, CellRef, Doubt, Layout, Proposal, Remark, Severity, Submission,
};
use crate::exchange::grid::{Value, address};
use crate::exchange::intake_form::{self, FormOptions, KindChoice};
use crate::exchange::reading::{self, ReadOptions};
use crate::exchange::{Mapping, OpenedFile};
use crate::rules::edition::{self, Guide};
use std::path::Path;

/// What the file says, however it was laid out.
struct Content {
    submission: Submission,
    remarks: Vec<Remark>,
    receipt: Receipt,
    partner_code: Option<String>,
    mapping: Option<(String, Mapping)>,
}

impl Desk {
    /// Opens a file and reads it for preview.
    ///
    /// # Errors
    /// [`Error::CannotOpen`] when it is no workbook, is damaged, locked, too large or too slow.
    pub fn look_at(&self, path: &Path, request: ReadRequest) -> Result<Reading, Error> {
        let file_name = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned();
        let file = self.reader.open(path).map_err(|error| Error::CannotOpen {
            file: file_name.clone(),
            error,
        })?;
        self.look_again(
            file,
            ReadRequest {
                file_name,
                ..request
            },
        )
    }

    /// Reads a file that was opened before once more, with other answers, partner, year or mapping.
    ///
    /// # Errors
    /// [`Error::NoEdition`] for a year without a guide, or what the register says.
    pub fn look_again(&self, file: OpenedFile, request: ReadRequest) -> Result<Reading, Error> {
        let content = self.content(&file, &request)?;
        let partners = self.partner_roll()?;
        let (partner, partner_remarks) = recognise(&content, &request, &partners);
        let stated = content.submission.year.as_ref().map(|year| year.value);
        let year = request.year.or(stated);
        if let Some(year) = year
            && edition::edition_for_year(year).is_none()
        {
            return Err(Error::NoEdition { year });
        }
        let standing = match (&partner, year) {
            (PartnerMatch::Known(known), Some(year)) => self.store.plan_of(known.id, year)?,
            _ => None,
        };
        let rows = match &standing {
            Some(plan) => Standing {
                activities: self.store.activities(plan.id)?,
                lines: self.store.lines(plan.id)?,
                form_ids: self.store.form_ids(plan.id)?.into_iter().collect(),
            },
            None => Standing::default(),
        };
        let matching = compare::match_up(&rows, &content.submission.activities);
        let changes = match standing {
            Some(_) => {
                let found = compare::changes(&rows, &content.submission.activities, &matching);
                found
                    .into_iter()
                    .map(|it| at_its_words(it, &file))
                    .collect()
            }
            None => Vec::new(),
        };
        let mut remarks = content.remarks;
        // Whose plan it would be does not matter where no plan was found.
        if content.submission.layout != Layout::Unknown {
            remarks.extend(partner_remarks);
        }
        if content.submission.activities.is_empty() && !remarks.iter().any(Remark::holds_up) {
            remarks.push(Remark {
                severity: Severity::Error,
                ..notice(CellRef::default(), Doubt::NothingFilledIn)
            });
        }
        let asked_before = |remark: &Remark| matches!(remark.doubt, Doubt::OtherYear { .. });
        if !remarks.iter().any(asked_before) {
            remarks.extend(other_year(&content.submission, &request));
        }
        if !self.store.submissions_of_file(&file.sha256)?.is_empty() {
            remarks.push(notice(CellRef::default(), Doubt::SameFileAsBefore));
        }
        remarks.sort_by_key(|remark| remark.severity);
        Ok(Reading {
            receipt: content.receipt,
            mapping: content.mapping,
            submission: content.submission,
            request,
            file,
            remarks,
            partner,
            year,
            standing,
            changes,
            matching,
            titles: rows
                .activities
                .iter()
                .map(|it| (it.id, format!("{} {}", it.project_number, it.name)))
                .collect(),
            of_line: rows.lines.iter().map(|it| (it.id, it.activity)).collect(),
        })
    }

    fn content(&self, file: &OpenedFile, request: &ReadRequest) -> Result<Content, Error> {
        let guide = request
            .year
            .and_then(edition::edition_for_year)
            .or_else(|| edition::editions().last());
        let kinds = guide.map(kind_choices).unwrap_or_default();
        if request.mapping.is_none()
            && let Some(form) = intake_form::recognise(&file.workbook)
        {
            let options = FormOptions {
                year: request.year,
                answers: &request.answers,
                kinds: &kinds,
            };
            return Ok(of_form(intake_form::read(&file.workbook, &form, &options)));
        }
        let mapping = match &request.mapping {
            Some(given) => given
                .signature(&file.workbook)
                .map(|signature| (signature, given.clone())),
            None => self.kept_mapping(file)?,
        };
        let given = request
            .mapping
            .as_ref()
            .or(mapping.as_ref().map(|(_, kept)| kept));
        let known_partners: Vec<String> = self.partner_roll()?.names().map(str::to_owned).collect();
        let (submission, remarks) = reading::read(
            &file.workbook,
            &ReadOptions {
                asked_year: request.year,
                partner_given: named(request).is_some(),
                known_partners: &known_partners,
                mapping: given,
                answers: request.answers.clone(),
            },
        );
        Ok(Content {
            submission,
            remarks,
            receipt: request.receipt.clone(),
            partner_code: None,
            mapping,
        })
    }

    /// The mapping that was remembered for the source of this file.
    fn kept_mapping(&self, file: &OpenedFile) -> Result<Option<(String, Mapping)>, Error> {
        for kept in self.store.mappings()? {
            let Ok(mapping) = Mapping::from_toml(&kept.mapping) else {
                continue;
            };
            if mapping.signature(&file.workbook).as_ref() == Some(&kept.signature) {
                return Ok(Some((kept.signature, mapping)));
            }
        }
        Ok(None)
    }
}

/// A line knows the cell of its amount; that its words changed is said at the cell with those words.
fn at_its_words(mut change: Change, file: &OpenedFile) -> Change {
    if let Change::LineChanged {
        after: Field::Text(text),
        at,
        ..
    } = &mut change
        && let Some(cell) = cell_with(file, at, text)
    {
        at.cell = Some(cell);
    }
    change
}

/// The one cell in the row of `at` that holds these words.
fn cell_with(file: &OpenedFile, at: &CellRef, words: &str) -> Option<String> {
    let (_, row) = split_address(at.cell.as_deref()?)?;
    let mut sheets = file.workbook.sheets.iter();
    let sheet = sheets.find(|sheet| sheet.name == at.sheet)?;
    let mut found = sheet.cells.iter().filter(|(position, cell)| {
        position.row.checked_add(1) == Some(row)
            && matches!(&cell.value, Value::Text(text) if text.trim() == words.trim())
    });
    let (position, _) = found.next()?;
    found.next().is_none().then(|| address(*position))
}

/// The cost kinds of an edition as forms and workbooks offer them.
pub fn kind_choices(guide: &Guide) -> Vec<KindChoice> {
    let group = |id: &str| {
        guide
            .cost_groups()
            .iter()
            .find(|group| group.id == id)
            .map(|group| group.name.clone())
    };
    let choice = |kind: &edition::CostKind| KindChoice {
        id: kind.id.clone(),
        name: kind.name.clone(),
        group: group(&kind.group).unwrap_or_default(),
    };
    guide.cost_kinds().iter().map(choice).collect()
}

fn of_form(form: intake_form::FormReading) -> Content {
    let extra = form.extra;
    Content {
        submission: form.submission,
        remarks: form.remarks,
        receipt: Receipt {
            received_on: None,
            signed_by: extra.signed_by.map(|signed| signed.value),
            self_evaluation: extra.self_evaluation.map(|enclosed| enclosed.value),
            reference: extra.reference.map(|reference| reference.value),
        },
        partner_code: extra.partner_code,
        mapping: None,
    }
}

/// The partner as the user named it: on the command line, or in answer to a question about the whole file.
fn named(request: &ReadRequest) -> Option<&str> {
    match request.answers.get(&CellRef::default()) {
        Some(CellAnswer::Use(name)) => Some(name),
        Some(CellAnswer::Confirm) | None => request.partner.as_deref(),
    }
}

fn recognise(
    content: &Content,
    request: &ReadRequest,
    partners: &Roll,
) -> (PartnerMatch, Vec<Remark>) {
    let by_code = |code: &String| partners.coded(code).map(|holder| holder.partner);
    if let Some(known) = content.partner_code.as_ref().and_then(by_code)
        && request.partner.is_none()
    {
        return (PartnerMatch::Known(Box::new(known.clone())), Vec::new());
    }
    let in_file = content.submission.partner.as_ref();
    let (name, at) = match (named(request), in_file) {
        (Some(name), _) => (Some(name), CellRef::default()),
        (None, Some(name)) => (Some(name.value.as_str()), name.at.clone()),
        (None, None) => (None, CellRef::default()),
    };
    let answer = request.answers.get(&at);
    let name = match answer {
        Some(CellAnswer::Use(other)) => Some(other.as_str()),
        Some(CellAnswer::Confirm) | None => name,
    };
    match partners.find(name) {
        PartnerMatch::Resembles { name, .. } if answer == Some(&CellAnswer::Confirm) => {
            let remark = notice(at, Doubt::NewPartner { name: name.clone() });
            (PartnerMatch::New { name }, vec![remark])
        }
        PartnerMatch::Resembles { name, existing } => {
            let remark = resembling(at, &name, &existing.name);
            (PartnerMatch::Resembles { name, existing }, vec![remark])
        }
        PartnerMatch::New { name } => {
            let remark = notice(at, Doubt::NewPartner { name: name.clone() });
            (PartnerMatch::New { name }, vec![remark])
        }
        PartnerMatch::Unnamed => (PartnerMatch::Unnamed, no_name(content)),
        known @ PartnerMatch::Known(_) => (known, Vec::new()),
    }
}

/// Asks for the partner, unless the reading did so already.
fn no_name(content: &Content) -> Vec<Remark> {
    if content
        .remarks
        .iter()
        .any(|remark| remark.doubt == Doubt::NoPartner)
    {
        return Vec::new();
    }
    vec![Remark {
        severity: Severity::Question,
        at: CellRef::default(),
        found: None,
        doubt: Doubt::NoPartner,
        proposals: Vec::new(),
    }]
}

fn resembling(at: CellRef, name: &str, existing: &str) -> Remark {
    Remark {
        severity: Severity::Question,
        at,
        found: Some(name.to_owned()),
        doubt: Doubt::PartnerResembles {
            existing: existing.to_owned(),
        },
        proposals: vec![
            Proposal {
                label: existing.to_owned(),
                answer: CellAnswer::Use(existing.to_owned()),
            },
            Proposal {
                label: name.to_owned(),
                answer: CellAnswer::Confirm,
            },
        ],
    }
}

fn other_year(submission: &Submission, request: &ReadRequest) -> Option<Remark> {
    let stated = submission.year.as_ref()?;
    let asked = request.year.filter(|asked| *asked != stated.value)?;
    if request.answers.get(&stated.at) == Some(&CellAnswer::Confirm) {
        return None;
    }
    Some(Remark {
        severity: Severity::Question,
        at: stated.at.clone(),
        found: Some(stated.value.to_string()),
        doubt: Doubt::OtherYear {
            stated: stated.value,
            asked,
        },
        proposals: vec![Proposal {
            label: asked.to_string(),
            answer: CellAnswer::Confirm,
        }],
    })
}

fn notice(at: CellRef, doubt: Doubt) -> Remark {
    Remark {
        severity: Severity::Notice,
        at,
        found: None,
        doubt,
        proposals: Vec::new(),
    }
}
