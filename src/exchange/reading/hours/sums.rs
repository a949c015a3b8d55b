//! The totals that a list of hours states, held against what was read. A total is a check, never hours.

use super::cells::Reader;
use super::table::Table;
use super::times::{Distance, distance};
use super::words::Column;
use crate::domain::Cents;
use crate::domain::hours::{Metres, Minutes};
use crate::domain::read_hours::HoursDoubt;
use crate::domain::submission::Doubt;
use crate::exchange::grid::Position;
use crate::exchange::reading::fields;
use std::collections::BTreeMap;

/// Sums since the last total, of the table, and of the whole file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sum {
    part: i64,
    table: i64,
    file: i64,
}

impl Sum {
    fn add(&mut self, amount: i64) {
        self.part = self.part.saturating_add(amount);
        self.table = self.table.saturating_add(amount);
        self.file = self.file.saturating_add(amount);
    }

    fn agrees(&self, stated: i64) -> bool {
        [self.part, self.table, self.file].contains(&stated)
    }
}

/// What was read so far, by what it is a sum of.
#[derive(Debug, Default)]
pub struct Sums {
    columns: BTreeMap<u32, Sum>,
    /// The time of all columns together.
    time: Sum,
    distance: Sum,
    money: Sum,
    /// Something could not be read, so that no sum says anything.
    unsure: bool,
}

impl Sums {
    /// Another table begins; its columns may be others.
    pub fn begin_table(&mut self) {
        self.columns.clear();
        for sum in [&mut self.time, &mut self.distance, &mut self.money] {
            sum.part = 0;
            sum.table = 0;
        }
    }

    pub fn time(&mut self, column: u32, Minutes(minutes): Minutes) {
        self.columns.entry(column).or_default().add(minutes);
        self.time.add(minutes);
    }

    pub fn distance(&mut self, Metres(metres): Metres) {
        self.distance.add(metres);
    }

    pub fn money(&mut self, Cents(cents): Cents) {
        self.money.add(cents);
    }

    /// Something was not read.
    pub fn in_doubt(&mut self) {
        self.unsure = true;
    }

    /// Holds a row of totals against what was read.
    pub fn hold_against(&mut self, reader: &mut Reader<'_, '_>, table: &Table, row: u32) {
        if !self.unsure {
            self.times(reader, table, row);
            self.travel(reader, table, row);
        }
        for sum in self.columns.values_mut() {
            sum.part = 0;
        }
        for sum in [&mut self.time, &mut self.distance, &mut self.money] {
            sum.part = 0;
        }
    }

    fn times(&self, reader: &mut Reader<'_, '_>, table: &Table, row: u32) {
        let unit = table.times.first().map(|time| time.unit);
        let own = table
            .times
            .iter()
            .map(|time| (time.column, time.unit, self.columns.get(&time.column)));
        let all = table
            .column(Column::Total)
            .zip(unit)
            .map(|(column, unit)| (column, unit, Some(&self.time)));
        for (column, unit, sum) in own.chain(all) {
            let at = Position { row, column };
            let sum = sum.copied().unwrap_or_default();
            let Some(stated) = reader.stated_time(at, unit) else {
                continue;
            };
            if stated
                .iter()
                .any(|it| sum.agrees(it.0) || self.time.agrees(it.0))
            {
                continue;
            }
            let doubt = HoursDoubt::TimeTotalDiffers {
                stated: stated.first().copied().unwrap_or_default(),
                computed: Minutes(sum.part),
            };
            reader.notice(at, doubt);
        }
    }

    fn travel(&self, reader: &mut Reader<'_, '_>, table: &Table, row: u32) {
        if let Some(at) = table.cell(Column::Kilometres, row)
            && let Some(entry) = reader.page.entry(at)
            && let Distance::Certain(stated) = distance(&entry.value)
            && !self.distance.agrees(stated.0)
        {
            let computed = Metres(self.distance.part);
            reader.notice(at, HoursDoubt::DistanceTotalDiffers { stated, computed });
        }
        if let Some(at) = table.cell(Column::Transit, row) {
            let stated = fields::stated(&reader.page, at);
            let differs = !stated.iter().any(|it| self.money.agrees(it.0));
            if let Some(stated) = stated.first().copied().filter(|_| differs) {
                let computed = Cents(self.money.part);
                let (place, found) = (reader.page.at(at), reader.page.text(at));
                let doubt = Doubt::TotalDiffers { stated, computed };
                reader.findings.notice(place, found, doubt);
            }
        }
    }
}
