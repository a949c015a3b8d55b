//! Which sheets hold the plan, which only repeat it, and which are title, lists or notes.

use super::page::{Answers, Findings, Page};
use super::plain::plain;
use super::table::{self, Costs, Table};
use super::title::{self, Block, Title};
use super::totals::{Totals, is_total};
use super::{ReadOptions, cost_columns, cost_lines, form_sheets};
use crate::domain::Cents;
use crate::domain::submission::{CellRef, Doubt, Layout, Sourced, SubmittedActivity};
use crate::exchange::grid::Workbook;
use crate::exchange::headers::Field;
use std::collections::{BTreeMap, BTreeSet};

/// A title block is not longer than this where no table ends it.
const LONGEST_TITLE: u32 = 30;

/// A sheet with what was recognised on it.
pub struct ReadSheet<'a> {
    pub page: Page<'a>,
    pub content: Content,
}

/// What a sheet holds.
pub enum Content {
    Tables(Vec<Table>),
    Forms(form_sheets::Forms),
}

impl ReadSheet<'_> {
    pub fn layout(&self) -> Layout {
        match &self.content {
            Content::Forms(_) => Layout::SheetPerActivity,
            Content::Tables(tables) => match tables.first().map(|table| &table.costs) {
                Some(Costs::Columns { .. }) => Layout::CostColumns,
                Some(Costs::Lines { .. }) | None => Layout::CostLines,
            },
        }
    }

    pub fn read(&self, totals: &mut Totals, findings: &mut Findings) -> Vec<SubmittedActivity> {
        match &self.content {
            Content::Forms(forms) => forms.read(&self.page, totals, findings),
            Content::Tables(tables) => tables
                .iter()
                .flat_map(|table| match &table.costs {
                    Costs::Lines { amounts } => {
                        cost_lines::read(&self.page, table, amounts, totals, findings)
                    }
                    Costs::Columns { amounts } => {
                        cost_columns::read(&self.page, table, amounts, totals, findings)
                    }
                })
                .collect(),
        }
    }

    /// Says that a hidden sheet was read.
    pub fn mark_hidden(&self, read: bool, findings: &mut Findings) {
        if read && self.page.sheet.hidden {
            let at = CellRef {
                sheet: self.page.sheet.name.clone(),
                cell: None,
            };
            let name = self.page.sheet.name.clone().unwrap_or_default();
            findings.notice(at, name, Doubt::HiddenSheetRead);
        }
    }

    fn first_row(&self) -> u32 {
        match &self.content {
            Content::Tables(tables) => tables.first().map_or(0, |table| table.header_row),
            Content::Forms(forms) => forms.first_row(),
        }
    }
}

/// The sheets that hold activities.
pub fn contents<'a>(workbook: &'a Workbook, answers: &'a Answers) -> Vec<ReadSheet<'a>> {
    workbook
        .sheets
        .iter()
        .filter_map(|sheet| {
            let page = Page::new(sheet, answers);
            let tables = table::activity_tables(&page);
            let content = if tables.is_empty() {
                Content::Forms(form_sheets::find(&page)?)
            } else {
                Content::Tables(tables)
            };
            Some(ReadSheet { page, content })
        })
        .collect()
}

/// Partner and year from what stands above and beside the plan.
pub fn title(workbook: &Workbook, contents: &[ReadSheet<'_>], options: &ReadOptions<'_>) -> Title {
    let blocks: Vec<Block<'_>> = workbook
        .sheets
        .iter()
        .filter(|sheet| !sheet.hidden)
        .map(|sheet| {
            let of_sheet = contents
                .iter()
                .find(|content| content.page.sheet.name == sheet.name);
            Block {
                page: Page::new(sheet, &options.answers),
                until: of_sheet.map_or(LONGEST_TITLE, ReadSheet::first_row),
            }
        })
        .collect();
    let mut title = title::read(&blocks, options.known_partners);
    if title.partner.is_none() {
        let names = in_column(contents, Field::Partner);
        match names.as_slice() {
            [name] => title.partner = Some(name.clone()),
            names => title
                .perhaps
                .extend(names.iter().map(|name| name.value.clone())),
        }
    }
    if title.year.is_none()
        && let [year] = in_column(contents, Field::Year).as_slice()
    {
        title.year = title::year_in(&year.value).map(|value| Sourced {
            value,
            at: year.at.clone(),
        });
    }
    title
}

/// The different texts in a column, such as the organisation in an export.
fn in_column(contents: &[ReadSheet<'_>], field: Field) -> Vec<Sourced<String>> {
    let mut found: BTreeMap<String, Sourced<String>> = BTreeMap::new();
    for sheet in contents {
        let Content::Tables(tables) = &sheet.content else {
            continue;
        };
        for table in tables {
            let column = table.column(field).into_iter();
            let cells = column.flat_map(|column| sheet.page.column(column, table.body));
            let texts = cells.filter_map(|position| sheet.page.sourced(position));
            for text in texts.filter(|text| !is_total(&text.value, &[])) {
                found.entry(plain(&text.value)).or_insert(text);
            }
        }
    }
    found.into_values().collect()
}

/// Leaves out sheets that only sum up what other sheets tell in more detail, so that nothing counts twice.
pub fn without_overviews<'s, 'a>(
    contents: &'s [ReadSheet<'a>],
    year: Option<i32>,
) -> Vec<&'s ReadSheet<'a>> {
    let gists: Vec<Gist> = contents.iter().map(|sheet| Gist::of(sheet, year)).collect();
    let repeats = |index: usize, gist: &Gist| {
        let others: Vec<&Gist> = gists
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index)
            .map(|(_, gist)| gist)
            .collect();
        let names: BTreeSet<&String> = others.iter().flat_map(|other| &other.names).collect();
        let lines: usize = others
            .iter()
            .filter(|other| !other.names.is_disjoint(&gist.names))
            .map(|other| other.lines)
            .sum();
        let total: Cents = others
            .iter()
            .filter(|other| !other.names.is_disjoint(&gist.names))
            .map(|other| other.total)
            .sum();
        let all = !gist.names.is_empty() && gist.names.iter().all(|name| names.contains(name));
        all && lines > gist.lines && total == gist.total
    };
    contents
        .iter()
        .zip(&gists)
        .enumerate()
        .filter(|(index, (_, gist))| !repeats(*index, gist))
        .map(|(_, (sheet, _))| sheet)
        .collect()
}

/// What a sheet tells, in short.
struct Gist {
    names: BTreeSet<String>,
    lines: usize,
    total: Cents,
}

impl Gist {
    fn of(sheet: &ReadSheet<'_>, year: Option<i32>) -> Self {
        let mut unheard = Findings {
            year,
            ..Findings::default()
        };
        let activities = sheet.read(&mut Totals::default(), &mut unheard);
        Self {
            names: activities
                .iter()
                .filter_map(|activity| Some(plain(&activity.name.as_ref()?.value)))
                .collect(),
            lines: activities.iter().map(|activity| activity.costs.len()).sum(),
            total: activities.iter().map(SubmittedActivity::requested).sum(),
        }
    }
}
