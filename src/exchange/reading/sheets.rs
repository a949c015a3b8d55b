//! Which sheets hold the plan, which only repeat it, and which are title, lists or notes.

use super::page::{Answers, Findings, Page};
use super::plain::plain;
use super::table::{self, Costs, Table};
use super::title::{self, Block, Title};
use super::totals::{Totals, is_total};
use super::{cost_columns, cost_lines, form_sheets};
use crate::domain::submission::{CellRef, Doubt, Layout, Sourced, SubmittedActivity};
use crate::exchange::grid::Workbook;
use crate::exchange::headers::Field;
use std::collections::BTreeMap;

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
    /// Lists of activities without amounts.
    Lists(Vec<Table>),
}

impl ReadSheet<'_> {
    pub fn layout(&self) -> Layout {
        match &self.content {
            Content::Forms(_) => Layout::SheetPerActivity,
            Content::Tables(tables) => match tables.first().map(|table| &table.costs) {
                Some(Costs::Columns { .. } | Costs::OneOf { .. }) => Layout::CostColumns,
                Some(Costs::Lines { .. }) | None => Layout::CostLines,
            },
            Content::Lists(_) => Layout::CostColumns,
        }
    }

    pub fn read(&self, totals: &mut Totals, findings: &mut Findings) -> Vec<SubmittedActivity> {
        match &self.content {
            Content::Forms(forms) => forms.read(&self.page, totals, findings),
            Content::Tables(tables) | Content::Lists(tables) => tables
                .iter()
                .flat_map(|table| match &table.costs {
                    Costs::Lines { amounts } => {
                        cost_lines::read(&self.page, table, amounts, totals, findings)
                    }
                    Costs::OneOf { amounts } => {
                        let amount = cost_lines::the_amount(&self.page, table, amounts, findings);
                        cost_columns::read(&self.page, table, amount.as_slice(), totals, findings)
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

    /// What stands above the plan on this sheet.
    pub fn title_block(&self) -> Block<'_> {
        Block {
            page: self.page,
            until: self.first_row(),
        }
    }

    fn first_row(&self) -> u32 {
        match &self.content {
            Content::Tables(tables) | Content::Lists(tables) => {
                tables.first().map_or(0, |table| table.header_row)
            }
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
                match form_sheets::find(&page) {
                    Some(forms) => Content::Forms(forms),
                    None => Content::Lists(table::activity_lists(&page)),
                }
            } else {
                Content::Tables(tables)
            };
            let nothing = matches!(&content, Content::Lists(tables) if tables.is_empty());
            (!nothing).then_some(ReadSheet { page, content })
        })
        .collect()
}

/// What stands above the plan on each visible sheet.
pub fn title_blocks<'a>(
    workbook: &'a Workbook,
    contents: &[ReadSheet<'_>],
    answers: &'a Answers,
) -> Vec<Block<'a>> {
    workbook
        .sheets
        .iter()
        .filter(|sheet| !sheet.hidden)
        .map(|sheet| {
            let of_sheet = contents
                .iter()
                .find(|content| content.page.sheet.name == sheet.name);
            Block {
                page: Page::new(sheet, answers),
                until: of_sheet.map_or(LONGEST_TITLE, ReadSheet::first_row),
            }
        })
        .collect()
}

/// Partner and year from what stands above and beside the plan.
pub fn title(blocks: &[Block<'_>], contents: &[ReadSheet<'_>], known: &[String]) -> Title {
    let mut title = title::read(blocks, known);
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
