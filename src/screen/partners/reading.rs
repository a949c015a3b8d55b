//! A list of partners that was read: what it would do row by row, and what to do with rows that are in doubt.

use super::{Message, Partners};
use crate::desk::{ListedPartner, PartnerChange, PartnerListReading, split_address};
use crate::domain::partner::NewPartner;
use crate::domain::sheet_remark::SheetRemark;
use crate::domain::submission::CellRef;
use crate::notice::Notice;
use crate::screen::{Action, ask};
use crate::ui::focus;
use crate::words;
use crate::worker::Worker;
use std::path::PathBuf;

/// The list of rows.
pub(super) const ROWS: &str = "partnerlijst";

/// What happened beside a list that was read.
#[derive(Debug, Clone)]
pub enum Said {
    GroupChosen(usize),
    RowPressed(usize),
    /// What to do with the row that is open.
    Chosen(usize),
    TakePressed,
    AgainPressed,
    Closed,
}

/// What to do with a row that is in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Leave the row out.
    Skip,
    /// Take it over without what is in doubt.
    Without,
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Added,
    Changed,
    Same,
    /// Something holds it up.
    Held,
    Skipped,
}

/// The filter, in its order.
pub(super) const GROUPS: [Option<Fate>; 5] = [
    None,
    Some(Fate::Added),
    Some(Fate::Changed),
    Some(Fate::Same),
    Some(Fate::Held),
];

/// One row of the sheet.
#[derive(Debug)]
pub struct Row {
    /// As the sheet numbers it, from 1; 0 for the file as a whole.
    pub number: u32,
    pub sheet: Option<String>,
    pub listed: Option<ListedPartner>,
    pub remarks: Vec<SheetRemark>,
    pub way: Option<Way>,
}

/// A list that was read and not taken over yet.
#[derive(Debug)]
pub struct Reading {
    pub file: String,
    pub rows: Vec<Row>,
    pub group: usize,
    /// The place of the row that is open, among all.
    pub at: usize,
}

impl Row {
    /// Whether something in it keeps it from being taken over as it stands.
    pub fn in_doubt(&self) -> bool {
        self.remarks.iter().any(SheetRemark::holds_up)
    }

    /// What becomes of it.
    pub fn fate(&self) -> Fate {
        match (self.way, &self.listed) {
            (Some(Way::Skip), _) => Fate::Skipped,
            (None, _) if self.in_doubt() => Fate::Held,
            (_, None) => Fate::Held,
            (_, Some(listed)) => match listed.change {
                PartnerChange::Added { .. } => Fate::Added,
                PartnerChange::Changed { .. } => Fate::Changed,
                PartnerChange::Same { .. } => Fate::Same,
            },
        }
    }

    /// The name of the partner, or what stands where it should.
    pub fn name(&self) -> &str {
        let found = || self.remarks.iter().find_map(|it| it.found.as_deref());
        match &self.listed {
            Some(listed) => &listed.new.name,
            None => found().unwrap_or("Geen naam"),
        }
    }

    /// What can be done with it while it is in doubt.
    pub fn ways(&self) -> &'static [Way] {
        match (&self.listed, self.in_doubt()) {
            (_, false) => &[],
            (Some(_), true) => &[Way::Without, Way::Skip],
            (None, true) => &[Way::Skip],
        }
    }
}

impl Reading {
    fn new(read: PartnerListReading) -> Self {
        let number = |at: &CellRef| {
            let cell = at.cell.as_deref().and_then(split_address);
            cell.map_or(0, |(_, row)| row)
        };
        let mut rows: Vec<Row> = read
            .rows
            .into_iter()
            .map(|listed| Row {
                number: number(&listed.at),
                sheet: listed.at.sheet.clone(),
                listed: Some(listed),
                remarks: Vec::new(),
                way: None,
            })
            .collect();
        for remark in read.remarks {
            let at = number(&remark.at);
            let same = |row: &&mut Row| row.number == at && row.sheet == remark.at.sheet;
            match rows.iter_mut().find(same) {
                Some(row) => row.remarks.push(remark),
                None => rows.push(Row {
                    number: at,
                    sheet: remark.at.sheet.clone(),
                    listed: None,
                    remarks: vec![remark],
                    way: None,
                }),
            }
        }
        rows.sort_by_key(|row| row.number);
        let at = rows
            .iter()
            .position(|row| row.fate() == Fate::Held)
            .unwrap_or(0);
        Self {
            file: read.file,
            rows,
            group: 0,
            at,
        }
    }

    /// How many rows come to this.
    pub fn count(&self, fate: Fate) -> usize {
        self.rows.iter().filter(|row| row.fate() == fate).count()
    }

    /// The rows that the filter leaves, with their place among all.
    pub fn shown(&self) -> Vec<(usize, &Row)> {
        let group = GROUPS.get(self.group).copied().flatten();
        self.rows
            .iter()
            .enumerate()
            .filter(|(_, row)| group.is_none_or(|fate| row.fate() == fate))
            .collect()
    }

    /// What would be taken over.
    fn list(&self) -> Vec<NewPartner> {
        let taken = |row: &&Row| match row.fate() {
            Fate::Added | Fate::Changed => true,
            Fate::Same | Fate::Held | Fate::Skipped => false,
        };
        self.rows
            .iter()
            .filter(taken)
            .filter_map(|row| row.listed.as_ref())
            .map(|listed| listed.new.clone())
            .collect()
    }

    /// Why it cannot be taken over yet; `None` when it can.
    pub fn held_up(&self) -> Option<String> {
        match self.count(Fate::Held) {
            0 if self.list().is_empty() => Some("Er is niets over te nemen".to_owned()),
            0 => None,
            1 => Some("Kies eerst wat er met 1 rij gebeurt".to_owned()),
            held => Some(format!("Kies eerst wat er met {held} rijen gebeurt")),
        }
    }
}

impl Partners {
    /// Opens a list of partners for a look.
    pub(super) fn read(&mut self, path: PathBuf, worker: &Worker) -> Action<Message> {
        self.notice = None;
        self.opening = true;
        Action::Run(ask(
            worker,
            move |desk| Ok(Box::new(desk.look_at_partners(&path)?)),
            Message::ListRead,
        ))
    }

    pub(super) fn list_read(
        &mut self,
        answer: Result<Box<PartnerListReading>, Notice>,
    ) -> Action<Message> {
        self.opening = false;
        match answer {
            Ok(read) => {
                self.reading = Some(Reading::new(*read));
                Action::Run(focus::on(ROWS))
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::None
            }
        }
    }

    pub(super) fn reading_said(&mut self, said: Said) -> Action<Message> {
        let Some(reading) = &mut self.reading else {
            return Action::None;
        };
        match said {
            Said::GroupChosen(group) => reading.group = group,
            Said::RowPressed(at) => {
                if let Some((place, _)) = reading.shown().get(at) {
                    reading.at = *place;
                }
            }
            Said::Chosen(at) => {
                if let Some(row) = reading.rows.get_mut(reading.at) {
                    row.way = row.ways().get(at).copied();
                }
            }
            Said::AgainPressed => return Action::Pick(crate::screen::Wanted::Workbook),
            Said::Closed => {
                self.reading = None;
                self.notice = None;
            }
            Said::TakePressed => {}
        }
        Action::None
    }

    /// Takes the list over, as one operation.
    pub(super) fn take_over(&mut self, worker: &Worker) -> Action<Message> {
        let Some(reading) = &self.reading else {
            return Action::None;
        };
        if self.busy || reading.held_up().is_some() {
            return Action::None;
        }
        self.busy = true;
        let list = reading.list();
        Action::Run(ask(
            worker,
            move |desk| Ok(desk.import_partners(&list)?.len()),
            Message::TakenOver,
        ))
    }

    pub(super) fn taken_over(
        &mut self,
        answer: Result<usize, Notice>,
        worker: &Worker,
    ) -> Action<Message> {
        self.busy = false;
        match answer {
            Ok(count) => {
                self.reading = None;
                self.notice = None;
                let words = format!("{}.", words::partners::taken_over(count));
                Action::Did(words, self.load_all(worker))
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::None
            }
        }
    }
}
