//! Who a row is about, and for which activity; what it leaves blank the row above may tell.

use super::Rows;
use crate::domain::hours::{PaidTo, Part};
use crate::domain::read_hours::{HoursDoubt, NamedActivity};
use crate::exchange::grid::Position;
use crate::exchange::reading::hours::cells::Read;
use crate::exchange::reading::hours::context::key;
use crate::exchange::reading::hours::words::Column;

/// What a row that goes on about the same leaves blank.
#[derive(Debug, Clone, Default)]
pub(super) struct Previous {
    pub(super) activity: Option<NamedActivity>,
    pub(super) role: Option<String>,
    pub(super) name: Option<String>,
    pub(super) mark: String,
    pub(super) part: Option<Part>,
    pub(super) paid_to: Option<PaidTo>,
    pub(super) own_invoice: Option<bool>,
}

impl Rows<'_, '_, '_> {
    pub(super) fn activity(&mut self, row: u32) -> NamedActivity {
        let (number, name) = (
            self.own(Column::Number, row),
            self.own(Column::Activity, row),
        );
        if number.is_none()
            && name.is_none()
            && let Some(previous) = &self.previous.activity
        {
            return previous.clone();
        }
        let above = number.is_none() && name.is_none();
        let of = |column| {
            if above {
                self.context.cell(column)
            } else {
                None
            }
        };
        let (number, name) = (number.or(of(Column::Number)), name.or(of(Column::Activity)));
        if let Some(at) = name.or(number) {
            return NamedActivity {
                number: number.and_then(|at| self.sourced(at)),
                name: name.and_then(|at| self.sourced(at)),
                at: self.reader.at(at),
            };
        }
        // The table tells no activity: asked once, beside its header.
        let named = self
            .table
            .column(Column::Activity)
            .or(self.table.column(Column::Number));
        let at = match named {
            Some(column) => Position { row, column },
            None => self.beside(Column::Activity, self.table.header_row, 0),
        };
        NamedActivity {
            number: None,
            name: self.sourced(at).filter(|_| self.reader.is_answered(at)),
            at: self.reader.at(at),
        }
    }

    fn name(&mut self, row: u32) -> Option<String> {
        let columns = self.table.names.clone();
        let cells = columns.into_iter().map(|column| Position { row, column });
        let cells: Vec<Position> = cells.filter_map(|at| self.filled(at)).collect();
        let words: Vec<String> = cells
            .into_iter()
            .map(|at| self.reader.page.text(at))
            .collect();
        if !words.is_empty() {
            return Some(words.join(" "));
        }
        let above = self.context.cell(Column::Name)?;
        self.sourced(above).map(|it| it.value)
    }

    /// Who it was, for which activity; and whether it is clear what the trainer did there.
    pub(super) fn who(&mut self, row: u32) -> (Previous, bool) {
        let goes_on = [Column::Number, Column::Activity, Column::Role]
            .iter()
            .all(|column| self.own(*column, row).is_none());
        let own_name = self.name(row);
        let goes_on = goes_on && own_name.is_none();
        let before = self.previous.clone();
        let activity = self.activity(row);
        let name = own_name.or_else(|| before.name.clone().filter(|_| goes_on));
        let role = self.role(
            row,
            name.as_deref(),
            before.role.clone().filter(|_| goes_on),
        );
        let mark = self
            .told(Column::Mark, row)
            .and_then(|at| self.reader.words(at));
        let part = match self.table.cell(Column::Part, row) {
            Some(at) => self.reader.part(at),
            None => Read::Nothing,
        };
        let paid_to = match self.table.cell(Column::PaidTo, row) {
            Some(at) => self.reader.paid_to(at),
            None => Read::Nothing,
        };
        let own_invoice = match self.table.cell(Column::OwnInvoice, row) {
            Some(at) => self.reader.own_invoice(at),
            None => Read::Nothing,
        };
        let now = Previous {
            activity: Some(activity),
            role,
            name,
            mark: mark.unwrap_or_else(|| {
                if goes_on {
                    before.mark.clone()
                } else {
                    String::new()
                }
            }),
            part: carried(part, before.part, goes_on),
            paid_to: carried(paid_to, before.paid_to, goes_on),
            own_invoice: carried(own_invoice, before.own_invoice, goes_on),
        };
        self.previous = now.clone();
        (now, part != Read::InDoubt)
    }

    /// The role that the row tells, that the same person had before, or that the row above tells when this one goes on
    /// about it.
    fn role(&mut self, row: u32, name: Option<&str>, before: Option<String>) -> Option<String> {
        let person = name.map(key).unwrap_or_default();
        let told = self
            .told(Column::Role, row)
            .and_then(|at| self.sourced(at))
            .map(|it| it.value);
        let told = told.or_else(|| {
            self.roles
                .get(&person)
                .filter(|_| !person.is_empty())
                .cloned()
        });
        if let Some(role) = told.or(before) {
            if !person.is_empty() {
                let _first = self.roles.entry(person).or_insert_with(|| role.clone());
            }
            return Some(role);
        }
        let one_for_all = name.is_none() && self.table.column(Column::Role).is_none();
        let asked_in = if one_for_all {
            self.table.header_row
        } else {
            row
        };
        let at = self.beside(Column::Role, asked_in, 1);
        if self.reader.is_answered(at) {
            let role = self.sourced(at).map(|it| it.value);
            if let (Some(role), false) = (&role, person.is_empty()) {
                let _first = self.roles.insert(person, role.clone());
            }
            return role;
        }
        let whose = if person.is_empty() {
            format!("{at:?}")
        } else {
            person
        };
        if self.asked.insert(whose) {
            self.reader.ask(at, HoursDoubt::MissingRole, Vec::new());
        }
        None
    }
}

/// What a row says, or what the row above says when this one goes on about it.
fn carried<T>(read: Read<T>, before: Option<T>, goes_on: bool) -> Option<T> {
    match read {
        Read::Is(value) => Some(value),
        Read::Nothing if goes_on => before,
        Read::Nothing | Read::InDoubt | Read::LeftOut => None,
    }
}
