//! Tables: columns as wide as they need, rows that hold together, a header on every page.

use super::canvas::{Canvas, DOCUMENT, Style};
use super::lines::{Hyphens, Line, all_on_one_line, break_lines, widest_piece};
use super::{BOTTOM, Error, GREY, HAIRLINE, INK, LATER_TOP, LEAD, LEFT, WIDTH};
use crate::letters::font::Weight;
use crate::letters::letter::{Table, Text, Width};
use crate::letters::pages::{Artifact, MM, NodeId, Says, Tag};

const CELL: Style = Style {
    size: 8.3,
    lead: 11.6,
    colour: INK,
};
const HEAD: Style = Style {
    size: 7.3,
    lead: 11.6,
    colour: GREY,
};
/// Above and below the lines of a row.
const PAD: f32 = 2.6;
/// Between columns.
const GAP: f32 = 2.0 * MM;
/// Between columns of amounts, and before the first.
const NARROW_GAP: f32 = 1.0 * MM;
/// A table of names stays readable, whatever the other columns ask.
const LEAST_REST: f32 = 28.0 * MM;
const HEAVY: f32 = 0.7;
const LIGHT: f32 = 0.3;
/// Between the last row and the total.
const TOTAL_GAP: f32 = 1.5;

/// A table with its lines broken.
pub struct Grid {
    columns: Vec<Place>,
    head: Vec<Vec<Line>>,
    rows: Vec<Vec<Vec<Line>>>,
    total: Option<ReadyTotal>,
}

struct ReadyTotal {
    label: Line,
    label_column: usize,
    amounts: Vec<Line>,
}

/// Where a column stands, from the left edge of the text.
#[derive(Debug, Clone, Copy)]
struct Place {
    left: f32,
    width: f32,
    right: bool,
}

impl Place {
    fn at(self, line: &Line) -> f32 {
        let inside = if self.right {
            self.width - line.width
        } else {
            0.0
        };
        LEFT + self.left + inside
    }
}

impl Grid {
    /// Header and two rows.
    pub fn least(&self) -> f32 {
        let rows = self.rows.iter().take(2).map(|row| height(row));
        let most = BOTTOM - LATER_TOP;
        (1.0 + height(&self.head) + rows.sum::<f32>()).min(most)
    }

    fn total_height(&self) -> f32 {
        match self.total {
            Some(_) => TOTAL_GAP + CELL.lead + 2.0 * PAD,
            None => 0.0,
        }
    }
}

fn height(row: &[Vec<Line>]) -> f32 {
    let lines = row.iter().map(Vec::len).max().unwrap_or(1);
    CELL.height(lines.max(1)) + 2.0 * PAD
}

/// Measures the columns and breaks the cells.
///
/// # Errors
/// A character that cannot be printed.
pub fn prepare(table: &Table) -> Result<Grid, Error> {
    let columns = places(table)?;
    let cells = |row: &[Text], weight, size| -> Result<Vec<Vec<Line>>, Error> {
        let mut broken = Vec::with_capacity(columns.len());
        for (place, text) in columns.iter().zip(row) {
            let hyphens = if place.right {
                Hyphens::Never
            } else {
                Hyphens::InCells
            };
            broken.push(break_lines(text, weight, size, place.width, hyphens)?);
        }
        Ok(broken)
    };
    let heads: Vec<Text> = table.columns.iter().map(|it| it.head.clone()).collect();
    let head = cells(&heads, Weight::Bold, HEAD.size)?;
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        rows.push(cells(row, Weight::Regular, CELL.size)?);
    }
    let total = match &table.total {
        Some(total) => Some(ReadyTotal {
            label: all_on_one_line(&total.label, Weight::Bold, CELL.size)?,
            label_column: total.label_column,
            amounts: total
                .amounts
                .iter()
                .map(|it| all_on_one_line(it, Weight::Bold, CELL.size))
                .collect::<Result<_, _>>()?,
        }),
        None => None,
    };
    Ok(Grid {
        columns,
        head,
        rows,
        total,
    })
}

/// A column while the table is measured; `None` is the one that gets the rest.
struct Measure {
    width: Option<f32>,
    least: f32,
    gap: f32,
    right: bool,
}

/// Every column gets what its widest piece needs within its bounds; the rest goes to one of them.
fn places(table: &Table) -> Result<Vec<Place>, Error> {
    let mut measures = Vec::with_capacity(table.columns.len());
    for (at, column) in table.columns.iter().enumerate() {
        let gap = match table.columns.get(at + 1) {
            Some(next) if next.right => NARROW_GAP,
            Some(_) => GAP,
            None => 0.0,
        };
        let tenths = |it: u16| f32::from(it) / 10.0 * MM;
        let (width, least) = match column.width {
            Width::Rest => (None, LEAST_REST),
            Width::Between { least, most } => {
                let needed = needed(table, at)?.clamp(tenths(least), tenths(most));
                (Some(needed), tenths(least))
            }
        };
        let right = column.right;
        measures.push(Measure {
            width,
            least,
            gap,
            right,
        });
    }
    // Words give way before amounts do.
    give_way(&mut measures, |it| !it.right);
    give_way(&mut measures, |it| it.right);
    let rest = WIDTH - taken(&measures);
    let mut left = 0.0;
    let mut places = Vec::with_capacity(measures.len());
    for measure in measures {
        let (width, right) = (measure.width.unwrap_or(rest), measure.right);
        places.push(Place { left, width, right });
        left += width + measure.gap;
    }
    Ok(places)
}

/// What the widest piece of a column needs.
fn needed(table: &Table, column: usize) -> Result<f32, Error> {
    let mut needed = match table.columns.get(column) {
        Some(column) => widest_piece(&column.head, Weight::Bold, HEAD.size)?,
        None => 0.0,
    };
    for cell in table.rows.iter().filter_map(|row| row.get(column)) {
        needed = needed.max(widest_piece(cell, Weight::Regular, CELL.size)?);
    }
    let after = table.columns.len().saturating_sub(column + 1);
    let total = table.total.iter();
    for amount in total.filter_map(|it| it.amounts.iter().rev().nth(after)) {
        needed = needed.max(widest_piece(amount, Weight::Bold, CELL.size)?);
    }
    Ok(needed + 0.5)
}

fn taken(measures: &[Measure]) -> f32 {
    let widths = measures
        .iter()
        .map(|it| it.width.unwrap_or_default() + it.gap);
    widths.sum()
}

/// Narrows some columns, each by the same part of what it has to spare, until the rest has enough.
fn give_way(measures: &mut [Measure], which: impl Fn(&Measure) -> bool) {
    let short = taken(measures) + LEAST_REST - WIDTH;
    let spare = |it: &Measure| it.width.map_or(0.0, |width| width - it.least).max(0.0);
    let all: f32 = measures.iter().filter(|it| which(it)).map(spare).sum();
    if short <= 0.0 || all <= 0.0 {
        return;
    }
    let part = (short / all).min(1.0);
    for measure in measures.iter_mut().filter(|it| which(it)) {
        let less = spare(measure) * part;
        measure.width = measure.width.map(|width| width - less);
    }
}

/// Draws a table from the pen on.
///
/// # Errors
/// A character that cannot be printed.
pub fn draw(canvas: &mut Canvas, grid: &Grid) -> Result<(), Error> {
    canvas.y += 1.0;
    let table = canvas.node(DOCUMENT, Tag::Table, Says::Nothing);
    let head = canvas.node(table, Tag::TableHead, Says::Nothing);
    let row = canvas.node(head, Tag::Row, Says::Nothing);
    header(canvas, grid, Some(row));
    let body = canvas.node(table, Tag::TableBody, Says::Nothing);
    let mut rest = grid.rows.as_slice();
    while let Some((row, after)) = rest.split_first() {
        let last = after.is_empty();
        let with_total = if last { grid.total_height() } else { 0.0 };
        let whole = height(row) + with_total;
        let fresh = BOTTOM - LATER_TOP - height(&grid.head);
        if canvas.room() < whole && whole <= fresh {
            turn(canvas, grid);
        }
        draw_row(canvas, grid, body, row);
        let (thickness, colour) = if last {
            (HEAVY, canvas.house)
        } else {
            (LIGHT, HAIRLINE)
        };
        canvas.rule(LEFT, LEFT + WIDTH, canvas.y, thickness, colour);
        rest = after;
    }
    if let Some(total) = &grid.total {
        if canvas.room() < grid.total_height() {
            turn(canvas, grid);
        }
        draw_total(canvas, grid, body, total);
    }
    canvas.y += LEAD * 0.6;
    Ok(())
}

fn turn(canvas: &mut Canvas, grid: &Grid) {
    canvas.new_page();
    header(canvas, grid, None);
}

/// The header: tagged the first time, for the eye on later pages.
fn header(canvas: &mut Canvas, grid: &Grid, row: Option<NodeId>) {
    let top = canvas.y;
    for (place, lines) in grid.columns.iter().zip(&grid.head) {
        let draw = |canvas: &mut Canvas| draw_cell(canvas, *place, lines, top, HEAD);
        match row {
            Some(row) => {
                let cell = canvas.node(row, Tag::HeaderCell, Says::HeadsColumn);
                canvas.content(cell, draw);
            }
            None => canvas.artifact(Artifact::Header, draw),
        }
    }
    canvas.y = top + height(&grid.head);
    let house = canvas.house;
    canvas.rule(LEFT, LEFT + WIDTH, canvas.y, HEAVY, house);
}

fn draw_cell(canvas: &mut Canvas, place: Place, lines: &[Line], top: f32, style: Style) {
    let mut y = top + PAD;
    for line in lines {
        let left = place.at(line);
        canvas.text(line, left, style.baseline(y), style.size, style.colour);
        y += style.lead;
    }
}

/// A row; only one that is higher than a page is spread over several.
fn draw_row(canvas: &mut Canvas, grid: &Grid, body: NodeId, cells: &[Vec<Line>]) {
    let row = canvas.node(body, Tag::Row, Says::Nothing);
    let nodes: Vec<NodeId> = cells
        .iter()
        .map(|_| canvas.node(row, Tag::Cell, Says::Nothing))
        .collect();
    let lines = cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let mut from = 0;
    while from < lines {
        let fit = ((canvas.room() - 2.0 * PAD + 0.01) / CELL.lead).floor();
        let fit = (fit.max(0.0) as usize).min(lines - from);
        if fit == 0 {
            turn(canvas, grid);
            continue;
        }
        let top = canvas.y;
        for ((place, cell), node) in grid.columns.iter().zip(cells).zip(&nodes) {
            let here: Vec<Line> = cell.iter().skip(from).take(fit).cloned().collect();
            if !here.is_empty() || from == 0 {
                canvas.content(*node, |canvas| {
                    draw_cell(canvas, *place, &here, top, CELL);
                });
            }
        }
        canvas.y = top + CELL.height(fit) + 2.0 * PAD;
        from += fit;
        if from < lines {
            turn(canvas, grid);
        }
    }
}

fn draw_total(canvas: &mut Canvas, grid: &Grid, body: NodeId, total: &ReadyTotal) {
    canvas.y += TOTAL_GAP;
    let top = canvas.y;
    let row = canvas.node(body, Tag::Row, Says::Nothing);
    let before = grid.columns.len().saturating_sub(total.amounts.len());
    let label = canvas.node(row, Tag::HeaderCell, Says::HeadsRow { columns: before });
    let place = grid.columns.get(total.label_column);
    canvas.content(label, |canvas| {
        if let Some(place) = place {
            draw_cell(
                canvas,
                *place,
                std::slice::from_ref(&total.label),
                top,
                CELL,
            );
        }
    });
    for (place, amount) in grid.columns.iter().skip(before).zip(&total.amounts) {
        let cell = canvas.node(row, Tag::Cell, Says::Nothing);
        canvas.content(cell, |canvas| {
            draw_cell(canvas, *place, std::slice::from_ref(amount), top, CELL);
        });
    }
    canvas.y = top + CELL.lead + 2.0 * PAD;
}
