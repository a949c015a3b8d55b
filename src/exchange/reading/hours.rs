//! What an institution's workbook says about hours of trainers, each value with its cell.
//! Cannot fail: whatever is in doubt becomes a remark, and is left out.

mod cells;
mod context;
mod rows;
mod sums;
mod table;
pub mod times;
mod trainers;
pub mod words;

use super::in_order;
use super::page::{Answers, Findings, Page};
use super::title::{self, Block, Title};
use crate::domain::read_hours::{HoursDoubt, HoursLayout, SubmittedHours, SubmittedLine};
use crate::domain::submission::{CellAnswer, CellRef, Doubt, Proposal, Remark, Severity, Sourced};
use crate::exchange::grid::{Position, Sheet, Workbook};
use crate::exchange::hours_form;
use crate::words::hours_remarks::LEAVE_OUT;
use crate::words::remarks as say;
use cells::Reader;
use context::Context;
use rows::Rows;
use std::collections::{BTreeMap, BTreeSet};
use sums::Sums;
use table::Table;

/// A title block is not longer than this where no table ends it.
const LONGEST_TITLE: u32 = 30;

/// What is known beside the file.
#[derive(Debug, Clone, Default)]
pub struct HoursOptions<'a> {
    /// The year that the hours are read in for.
    pub asked_year: Option<i32>,
    /// The user said which partner it is.
    pub partner_given: bool,
    /// Names of partners in the register.
    pub known_partners: &'a [String],
    /// Names of trainers are taken over.
    pub names: bool,
    /// Answers to remarks of an earlier reading, by cell.
    pub answers: Answers,
}

/// Reads a workbook as hours. Never fails: doubts stand among the remarks.
pub fn read_hours(
    workbook: &Workbook,
    options: &HoursOptions<'_>,
) -> (SubmittedHours, Vec<Remark>) {
    let form = hours_form::made(workbook);
    let read = |sheet: &&Sheet| form.as_ref().is_none_or(|form| form.is_table(sheet));
    let sheets: Vec<(Page<'_>, Vec<Table>)> = workbook
        .sheets
        .iter()
        .filter(read)
        .map(|sheet| Page::new(sheet, &options.answers))
        .map(|page| (page, table::tables(&page)))
        .filter(|(_, tables)| !tables.is_empty())
        .collect();
    if sheets.is_empty() {
        return unread(workbook, HoursDoubt::NothingRecognised);
    }
    let mut findings = Findings::default();
    let title = heading(workbook, &sheets, options);
    let stated = form
        .as_ref()
        .and_then(|form| form.year(workbook))
        .or_else(|| title.year.clone());
    findings.year = year(stated.as_ref(), options, &mut findings);
    let mut lines = lines_of(&sheets, options, &mut findings);
    let names = trainers::tell_apart(&mut lines, options.names);
    if !options.names {
        names_left_out(&sheets, &names, &mut findings);
        trainers::without_names(&mut lines, &mut findings.remarks, &names);
    }
    let left_out =
        |answer: &CellAnswer| matches!(answer, CellAnswer::Use(text) if text == LEAVE_OUT);
    let some_left_out = options.answers.values().any(left_out);
    if lines.is_empty() && !some_left_out && !findings.remarks.iter().any(Remark::holds_up) {
        findings.error(
            CellRef::default(),
            String::new(),
            Doubt::Hours(HoursDoubt::NothingFilledIn),
        );
    }
    let first = sheets.first();
    let by_phase = first.is_some_and(|(_, tables)| tables.iter().any(Table::has_phase_columns));
    let hours = SubmittedHours {
        layout: match (&form, by_phase) {
            (Some(_), _) => HoursLayout::OwnForm,
            (None, true) => HoursLayout::PhaseColumns,
            (None, false) => HoursLayout::Rows,
        },
        first_sheet: first.and_then(|(page, _)| page.sheet.name.clone()),
        partner: partner(&title, form.as_ref(), options),
        partner_code: form.as_ref().and_then(|form| form.partner_code.clone()),
        year: stated,
        lines,
    };
    if hours.partner.is_none() && hours.partner_code.is_none() && !options.partner_given {
        no_partner(&hours.lines, options, &mut findings);
    }
    (hours, in_order(findings.remarks, workbook))
}

/// The lines of all tables, in the order of the file.
fn lines_of(
    sheets: &[(Page<'_>, Vec<Table>)],
    options: &HoursOptions<'_>,
    findings: &mut Findings,
) -> Vec<SubmittedLine> {
    let (mut sums, mut roles) = (Sums::default(), BTreeMap::new());
    let mut lines: Vec<SubmittedLine> = Vec::new();
    for (page, tables) in sheets {
        let before = lines.len();
        let mut context = Context::above(page, tables.first().map_or(0, |table| table.header_row));
        for table in tables {
            let reader = Reader {
                page: *page,
                answers: &options.answers,
                findings,
            };
            let mut rows = Rows::new(reader, table, context, &mut sums, &mut roles);
            rows.read();
            context = rows.context;
            lines.extend(rows.lines);
        }
        mark_hidden(page, lines.len() > before, findings);
    }
    lines
}

fn unread(workbook: &Workbook, doubt: HoursDoubt) -> (SubmittedHours, Vec<Remark>) {
    let visible = workbook.sheets.iter().find(|sheet| !sheet.hidden);
    let sheet = visible.and_then(|sheet| sheet.name.clone());
    let hours = SubmittedHours {
        layout: HoursLayout::Unknown,
        first_sheet: sheet.clone(),
        partner: None,
        partner_code: None,
        year: None,
        lines: Vec::new(),
    };
    let mut findings = Findings::default();
    findings.error(
        CellRef { sheet, cell: None },
        String::new(),
        Doubt::Hours(doubt),
    );
    (hours, findings.remarks)
}

/// Partner and year from what stands above the tables.
fn heading(
    workbook: &Workbook,
    sheets: &[(Page<'_>, Vec<Table>)],
    options: &HoursOptions<'_>,
) -> Title {
    let until = |sheet: &Sheet| {
        let of_sheet = sheets
            .iter()
            .find(|(page, _)| page.sheet.name == sheet.name);
        let first = of_sheet.and_then(|(_, tables)| tables.first());
        first.map_or(LONGEST_TITLE, |table| table.header_row)
    };
    let visible = workbook.sheets.iter().filter(|sheet| !sheet.hidden);
    let blocks: Vec<Block<'_>> = visible
        .map(|sheet| Block {
            page: Page::new(sheet, &options.answers),
            until: until(sheet),
        })
        .collect();
    title::read(&blocks, options.known_partners)
}

/// The year that dates are held against. Another year than the asked one is a question.
fn year(
    stated: Option<&Sourced<i32>>,
    options: &HoursOptions<'_>,
    findings: &mut Findings,
) -> Option<i32> {
    let Some(stated) = stated else {
        return options.asked_year;
    };
    let Some(asked) = options.asked_year.filter(|asked| *asked != stated.value) else {
        return Some(stated.value);
    };
    if options.answers.get(&stated.at) == Some(&CellAnswer::Confirm) {
        return Some(asked);
    }
    let proposals = vec![Proposal {
        label: say::for_year(asked),
        answer: CellAnswer::Confirm,
    }];
    let doubt = Doubt::Hours(HoursDoubt::OtherYear {
        stated: stated.value,
        asked,
    });
    let found = Some(stated.value.to_string());
    findings.add(
        Severity::Question,
        stated.at.clone(),
        found,
        doubt,
        proposals,
    );
    // Until that is answered no date is outside the year.
    None
}

fn partner(
    title: &Title,
    form: Option<&hours_form::Made>,
    options: &HoursOptions<'_>,
) -> Option<Sourced<String>> {
    let of_form = form.and_then(|form| form.partner_name.clone());
    let anywhere = |value| Sourced {
        value,
        at: CellRef::default(),
    };
    let titled = || {
        let stated = title.partner.as_ref()?;
        let known = known_in(&stated.value, options.known_partners);
        Some(Sourced {
            value: known.unwrap_or_else(|| stated.value.clone()),
            at: stated.at.clone(),
        })
    };
    let perhaps = || {
        let mut known = title
            .perhaps
            .iter()
            .filter_map(|text| known_in(text, options.known_partners));
        known.next().map(anywhere)
    };
    of_form.map(anywhere).or_else(titled).or_else(perhaps)
}

/// The known partner that a title names, among the words about hours: `Urenlijst RAV Waarden`.
fn known_in(title: &str, known: &[String]) -> Option<String> {
    const ABOUT: [&str; 18] = [
        "uren",
        "urenlijst",
        "urenverantwoording",
        "verantwoording",
        "urenregistratie",
        "registratie",
        "overzicht",
        "urenformulier",
        "specificatie",
        "interne",
        "trainers",
        "oto",
        "van",
        "voor",
        "ingezette",
        "bestede",
        "gemaakte",
        "urenoverzicht",
    ];
    title.split([',', ';', '|']).find_map(|part| {
        let part = context::key(part);
        let about =
            |word: &&str| ABOUT.contains(word) || word.chars().all(|it| it.is_ascii_digit());
        let mut words: Vec<&str> = part.split(' ').skip_while(about).collect();
        while words.last().is_some_and(about) {
            let _about = words.pop();
        }
        let name = words.join(" ");
        known.iter().find(|it| context::key(it) == name).cloned()
    })
}

/// Nobody says whose hours these are: neither a title nor every row.
fn no_partner(lines: &[SubmittedLine], options: &HoursOptions<'_>, findings: &mut Findings) {
    let by_row = |line: &SubmittedLine| line.partner.is_some() || line.activity.number.is_some();
    let answered = matches!(
        options.answers.get(&CellRef::default()),
        Some(CellAnswer::Use(_))
    );
    if answered || lines.is_empty() || lines.iter().all(by_row) {
        return;
    }
    let doubt = Doubt::Hours(HoursDoubt::NoPartner);
    findings.add(
        Severity::Question,
        CellRef::default(),
        None,
        doubt,
        Vec::new(),
    );
}

fn mark_hidden(page: &Page<'_>, read: bool, findings: &mut Findings) {
    if read && page.sheet.hidden {
        let sheet = page.sheet.name.clone();
        let at = CellRef {
            sheet: sheet.clone(),
            cell: None,
        };
        findings.notice(at, sheet.unwrap_or_default(), Doubt::HiddenSheetRead);
    }
}

/// Says at the head of the column with names that these were not taken over.
fn names_left_out(
    sheets: &[(Page<'_>, Vec<Table>)],
    names: &BTreeSet<String>,
    findings: &mut Findings,
) {
    if names.is_empty() {
        return;
    }
    let mut heads = sheets.iter().flat_map(|(page, tables)| {
        tables.iter().filter_map(|table| {
            let column = *table.names.first()?;
            let row = table.header_row;
            Some(page.at(Position { row, column }))
        })
    });
    let at = heads.next().unwrap_or_else(|| CellRef {
        sheet: sheets.first().and_then(|(page, _)| page.sheet.name.clone()),
        cell: None,
    });
    let distinct: BTreeSet<String> = names.iter().map(|name| context::key(name)).collect();
    let trainers = distinct.len();
    findings.notice(
        at,
        String::new(),
        Doubt::Hours(HoursDoubt::NamesLeftOut { trainers }),
    );
}
