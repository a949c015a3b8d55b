//! What a partner's workbook says: activities, kinds, dates and amounts, each with its cell.
//! Cannot fail: whatever is in doubt becomes a remark, and is left out.

mod amount_columns;
mod amounts;
mod cost_columns;
mod cost_lines;
mod dates;
mod fields;
mod form_sheets;
mod heads;
mod hours;
mod kinds;
mod mapping;
mod names;
mod overviews;
mod page;
mod participants;
pub(super) mod plain;
mod sheets;
mod table;
mod title;
mod totals;

pub use amounts::{Amount, amount};
pub use dates::{When, when};
pub use hours::{HoursOptions, read_hours, times as hours_times};
pub use kinds::{Kind, kind};
pub use mapping::{Columns, Mapping, MappingError, guess as guess_mapping};
pub use page::Answers;
pub use participants::{Participants, participants};

use crate::domain::submission::{
    CellAnswer, CellRef, Doubt, Layout, Proposal, Remark, Severity, Sourced, Submission,
};
use crate::exchange::grid::Workbook;
use crate::words::remarks as words;
use page::{Findings, Page};
use sheets::{Content, ReadSheet};
use title::Title;
use totals::Totals;

/// What is known beside the file.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions<'a> {
    /// The year that the plan is read in for.
    pub asked_year: Option<i32>,
    /// The user said which partner it is; then the file need not name one.
    pub partner_given: bool,
    /// Names of partners in the register: sure to be names when they stand in a title.
    pub known_partners: &'a [String],
    /// The user's mapping, for a layout that is not recognised by its words.
    pub mapping: Option<&'a Mapping>,
    /// Answers to remarks of an earlier reading, by cell.
    pub answers: Answers,
}

/// Reads a workbook as a year plan. Never fails: doubts stand among the remarks.
pub fn read(workbook: &Workbook, options: &ReadOptions<'_>) -> (Submission, Vec<Remark>) {
    let contents = match options.mapping.map(|mapping| mapping.table(workbook)) {
        Some(Ok((sheet, table))) => vec![ReadSheet {
            page: Page::new(sheet, &options.answers),
            content: Content::Tables(vec![table]),
        }],
        Some(Err(detail)) => return unread(workbook, Doubt::MappingDoesNotFit { detail }),
        None => sheets::contents(workbook, &options.answers),
    };
    let mut findings = Findings::default();
    let mut blocks = sheets::title_blocks(workbook, &contents, &options.answers);
    let contents =
        overviews::of_asked_year(contents, &mut blocks, options.asked_year, &mut findings);
    let title = sheets::title(&blocks, &contents, options.known_partners);
    findings.year = year(&title, options, &mut findings);
    let mut totals = Totals::default();
    let chosen = overviews::choose(&contents, &options.answers, &mut findings);
    let mut activities = Vec::new();
    let mut first_sheet = None;
    for sheet in &chosen {
        let before = totals.so_far();
        let read = sheet.read(&mut totals, &mut findings);
        let own = totals.so_far() - before;
        for block in blocks.iter().filter(|block| block.is_of(&sheet.page)) {
            title::claim_totals(block, &[own], &mut totals);
        }
        if !read.is_empty() && first_sheet.is_none() {
            first_sheet = Some(sheet);
        }
        sheet.mark_hidden(!read.is_empty(), &mut findings);
        activities.extend(read);
    }
    let Some(first) = first_sheet else {
        return unread(workbook, Doubt::NothingRecognised);
    };
    let is_chosen = |block: &&title::Block<'_>| chosen.iter().any(|sheet| block.is_of(&sheet.page));
    for block in blocks.iter().filter(|block| !is_chosen(block)) {
        title::claim_totals(block, &[], &mut totals);
    }
    totals.check(&mut findings);
    let partner = partner(&title, options, &mut findings);
    let submission = Submission {
        layout: options.mapping.map_or(first.layout(), |_| Layout::Mapped),
        first_sheet: first.page.sheet.name.clone(),
        partner,
        year: title.year,
        activities,
    };
    (submission, in_order(findings.remarks, workbook))
}

fn unread(workbook: &Workbook, doubt: Doubt) -> (Submission, Vec<Remark>) {
    let visible = workbook.sheets.iter().find(|sheet| !sheet.hidden);
    let sheet = visible.and_then(|sheet| sheet.name.clone());
    let submission = Submission {
        layout: Layout::Unknown,
        first_sheet: sheet.clone(),
        partner: None,
        year: None,
        activities: Vec::new(),
    };
    let mut findings = Findings::default();
    findings.error(CellRef { sheet, cell: None }, String::new(), doubt);
    (submission, findings.remarks)
}

/// The year that dates are held against. Another year than the asked one is a question.
fn year(title: &Title, options: &ReadOptions<'_>, findings: &mut Findings) -> Option<i32> {
    let Some(stated) = &title.year else {
        return options.asked_year;
    };
    let Some(asked) = options.asked_year.filter(|asked| *asked != stated.value) else {
        return Some(stated.value);
    };
    if options.answers.get(&stated.at) == Some(&CellAnswer::Confirm) {
        return Some(asked);
    }
    let proposals = vec![Proposal {
        label: words::for_year(asked),
        answer: CellAnswer::Confirm,
    }];
    let doubt = Doubt::OtherYear {
        stated: stated.value,
        asked,
    };
    findings.add(
        Severity::Question,
        stated.at.clone(),
        Some(stated.value.to_string()),
        doubt,
        proposals,
    );
    Some(stated.value)
}

/// The partner: the user's answer for the file as a whole, or what the file says.
fn partner(
    title: &Title,
    options: &ReadOptions<'_>,
    findings: &mut Findings,
) -> Option<Sourced<String>> {
    let answered = options.answers.get(&CellRef::default());
    if let Some(CellAnswer::Use(name)) = answered
        && !name.trim().is_empty()
    {
        return Some(Sourced {
            value: name.trim().to_owned(),
            at: CellRef::default(),
        });
    }
    if title.partner.is_none() && !options.partner_given {
        let proposals = title
            .perhaps
            .iter()
            .map(|name| Proposal {
                label: name.clone(),
                answer: CellAnswer::Use(name.clone()),
            })
            .collect();
        findings.add(
            Severity::Question,
            CellRef::default(),
            None,
            Doubt::NoPartner,
            proposals,
        );
    }
    title.partner.clone()
}

/// Remarks in the order of the file: whole file first, then by sheet, row and column.
fn in_order(mut remarks: Vec<Remark>, workbook: &Workbook) -> Vec<Remark> {
    remarks.sort_by_key(|remark| {
        let sheet = remark.at.sheet.as_ref().map(|name| {
            workbook
                .sheets
                .iter()
                .position(|sheet| sheet.name.as_ref() == Some(name))
        });
        let cell = remark.at.cell.as_deref().and_then(super::grid::position);
        (sheet, cell.map(|at| (at.row, at.column)), remark.severity)
    });
    remarks
}
