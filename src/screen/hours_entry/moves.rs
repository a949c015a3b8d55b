//! What keys and the mouse do in the grid: on to the next line, up and down a column, as the line above, away with it.

use super::form::Form;
use super::lines::{Column, Line, Row};
use super::view::cell_id;
use super::{HoursEntry, Message};
use crate::ui::focus;
use crate::ui::grid::Key;
use crate::worker::Worker;
use iced::Task;

impl HoursEntry {
    /// A text was typed in a cell.
    pub(super) fn cell_typed(
        &mut self,
        key: u64,
        column: Column,
        text: String,
        worker: &Worker,
    ) -> Task<Message> {
        if let Some(row) = self.form.as_mut().and_then(|form| form.row_mut(key)) {
            row.put(column, text);
        }
        self.keep_draft(worker)
    }

    /// The focus came into a cell: a day that the line above proposed is confirmed by going on.
    pub(super) fn entered(&mut self, key: u64, column: Column, worker: &Worker) -> Task<Message> {
        let (Some(form), Some(known)) = (&mut self.form, &self.known) else {
            return Task::none();
        };
        form.cursor = Some((key, column));
        for line in &mut form.lines {
            if let Line::Typed(row) = line
                && row.key != key
            {
                row.gone_from |= row.texts().iter().any(|text| !text.trim().is_empty());
            }
        }
        let Some(at) = form.place(key).filter(|_| column != Column::Date) else {
            return Task::none();
        };
        let proposal = form.proposal(at, known.year);
        match form.row_mut(key) {
            Some(row) if row.text(Column::Date).trim().is_empty() && !proposal.is_empty() => {
                row.put(Column::Date, proposal);
                self.keep_draft(worker)
            }
            Some(_) | None => Task::none(),
        }
    }

    /// The focus went out of a cell: what was read is written as the program writes it.
    pub(super) fn left(&mut self, key: u64, column: Column, worker: &Worker) -> Task<Message> {
        let (Some(form), Some(known)) = (&mut self.form, &self.known) else {
            return Task::none();
        };
        if form.cursor == Some((key, column)) {
            form.cursor = None;
            let gone = form.row_mut(key);
            if let Some(row) = gone {
                row.gone_from |=
                    column == Column::Note && row.texts().iter().any(|it| !it.is_empty());
            }
        }
        let Some(row) = form.row_mut(key) else {
            return Task::none();
        };
        let before = row.text(column).to_owned();
        row.settle(column, known);
        if row.text(column) == before {
            return Task::none();
        }
        self.keep_draft(worker)
    }

    /// A key that the cell left to the grid.
    pub(super) fn grid_key(
        &mut self,
        key: u64,
        column: Column,
        pressed: Key,
        worker: &Worker,
    ) -> Task<Message> {
        match pressed {
            Key::Next => self.next_line(key),
            Key::Up => self.step(key, column, false),
            Key::Down => self.step(key, column, true),
            Key::Above => self.as_above(key, worker),
            Key::Remove => self.remove_line(key, worker),
        }
    }

    /// To the next line's first cell; after the last line comes a new one, unless the last is blank.
    fn next_line(&mut self, key: u64) -> Task<Message> {
        let year = self.year;
        let Some(form) = &mut self.form else {
            return Task::none();
        };
        let Some(at) = form.place(key) else {
            return Task::none();
        };
        let after = form.lines.iter().enumerate().skip(at + 1);
        let next = after.clone().find(|(_, line)| line.row().is_some());
        if let Some((next, _)) = next {
            return to_cell(form, next, Column::Date);
        }
        let proposal = form.proposal(at, year);
        if form.row(at).is_none_or(|row| row.is_blank(&proposal)) {
            return to_cell(form, at, Column::Date);
        }
        self.add_line()
    }

    /// A new line at the end, with the focus in it.
    pub(super) fn add_line(&mut self) -> Task<Message> {
        let Some(form) = &mut self.form else {
            return Task::none();
        };
        let key = form.key();
        form.lines.push(Line::Typed(Box::new(Row::new(key))));
        let last = form.lines.len() - 1;
        to_cell(form, last, Column::Date)
    }

    /// The same column of the next or previous line that is typed into.
    fn step(&mut self, key: u64, column: Column, on: bool) -> Task<Message> {
        let Some(form) = &mut self.form else {
            return Task::none();
        };
        let Some(at) = form.place(key) else {
            return Task::none();
        };
        let typed = |it: &usize| form.row(*it).is_some();
        let to = if on {
            (at + 1..form.lines.len()).find(typed)
        } else {
            (0..at).rev().find(typed)
        };
        to.map_or_else(Task::none, |to| to_cell(form, to, column))
    }

    /// Fills what is empty in a line with what the line above has.
    fn as_above(&mut self, key: u64, worker: &Worker) -> Task<Message> {
        let (Some(form), Some(known)) = (&mut self.form, &self.known) else {
            return Task::none();
        };
        let above = form.place(key).and_then(|at| at.checked_sub(1));
        let above = above
            .and_then(|at| form.lines.get(at))
            .map(|line| match line {
                Line::Typed(row) => row.as_ref().clone(),
                Line::Locked(key, line) => Row::of(*key, line, known),
            });
        if let (Some(above), Some(row)) = (above, form.row_mut(key)) {
            for column in Column::ALL {
                if row.text(column).trim().is_empty() {
                    row.put(column, above.text(column).to_owned());
                }
            }
        }
        self.keep_draft(worker)
    }

    /// Takes a line away; it can be put back until the next one goes.
    pub(super) fn remove_line(&mut self, key: u64, worker: &Worker) -> Task<Message> {
        let Some(form) = &mut self.form else {
            return Task::none();
        };
        let Some(at) = form.place(key).filter(|at| form.row(*at).is_some()) else {
            return Task::none();
        };
        let column = form.cursor.map_or(Column::Date, |(_, column)| column);
        if let Line::Typed(row) = form.lines.remove(at) {
            let blank = row.texts().iter().all(|text| text.trim().is_empty());
            self.removed = (!blank).then_some((at, row));
        }
        form.end_with_a_row();
        let typed = |it: &usize| form.row(*it).is_some();
        let next = (at..form.lines.len()).find(typed);
        let next = next.or_else(|| (0..at).rev().find(typed)).unwrap_or(0);
        let focus = to_cell(form, next, column);
        Task::batch([self.keep_draft(worker), focus])
    }

    /// Puts the line back that was taken away last.
    pub(super) fn put_back(&mut self, worker: &Worker) -> Task<Message> {
        let (Some(form), Some((at, row))) = (&mut self.form, self.removed.take()) else {
            return Task::none();
        };
        let at = at.min(form.lines.len());
        form.lines.insert(at, Line::Typed(row));
        let focus = to_cell(form, at, Column::Date);
        Task::batch([self.keep_draft(worker), focus])
    }

    /// To the first line that still can be typed in and is blank, or to the last.
    pub(super) fn focus_lines(&mut self) -> Task<Message> {
        let year = self.year;
        let Some(form) = &mut self.form else {
            return Task::none();
        };
        let blank = |at: &usize| {
            let proposal = form.proposal(*at, year);
            form.row(*at).is_some_and(|row| row.is_blank(&proposal))
        };
        let typed = |at: &usize| form.row(*at).is_some();
        let at = (0..form.lines.len()).find(blank);
        let at = at.or_else(|| (0..form.lines.len()).rev().find(typed));
        at.map_or_else(Task::none, |at| to_cell(form, at, Column::Date))
    }
}

/// Puts the focus in a cell; the line is built before the focus comes to it.
pub(super) fn to_cell(form: &mut Form, at: usize, column: Column) -> Task<Message> {
    if let Some(line) = form.lines.get(at) {
        form.cursor = Some((line.key(), column));
    }
    focus::into(cell_id(at, column))
}
