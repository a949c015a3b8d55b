//! A sheet as a partner sent it: its rows under its own heads, each with what is to be said about it.

use crate::desk::{SourceSheet, split_address};
use crate::domain::submission::CellRef;
use crate::ui;
use crate::ui::icon::Icon;
use crate::ui::list::{Ground, list};
use crate::ui::sheet::{self, Look};
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, card, text};
use iced::widget::{Row as Line, column, container, responsive, space};
use iced::{Alignment, Padding};

/// Width of the row number and of the mark, in px.
const LEAD: (f32, f32) = (40.0, 20.0);
/// Room at the right for the scroll bar, in px.
const TAIL: f32 = 10.0;

/// What is to be said of a row; the worst of its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// Not part of the plan.
    None,
    Read,
    Noted,
    New,
    Dropped,
    Changed,
    Asked,
    Wrong,
}

#[derive(Debug)]
struct Column {
    title: String,
    /// What its cells need on one line, in px.
    width: f32,
    /// What its cells need on two lines, in px: it never gets narrower.
    least: f32,
    figures: bool,
}

/// Says of a cell, by its address and words, how it looks and what stands there now.
pub(super) type Looks<'a> = &'a mut dyn FnMut(&str, &str) -> (Look, Option<String>);

/// A cell: its words, whether they are figures, and what is to be said about it.
pub(super) type Cell = (String, bool, Look);

#[derive(Debug)]
pub(super) struct Row {
    /// Empty for a row that is no longer in the file.
    pub number: String,
    pub mark: Mark,
    pub cells: Vec<Cell>,
    /// Said behind the cells of a row that is no longer in the file.
    pub note: String,
    /// It stands above the heads: its words run on, whatever the columns.
    pub above: bool,
}

/// The rows of one sheet, as they are shown.
#[derive(Debug, Default)]
pub(super) struct SourceTable {
    columns: Vec<Column>,
    rows: Vec<Row>,
    numbers: Vec<u32>,
}

/// How wide everything is drawn.
struct Fit {
    widths: Vec<f32>,
    all: f32,
    /// Some cell or head needs a second line.
    tall: bool,
}

impl SourceTable {
    /// A sheet with nothing to say about its cells. `header_row` is the row of its heads.
    pub fn plain(source: &SourceSheet, header_row: Option<u32>) -> Self {
        Self::of(
            source,
            header_row,
            &mut |_, _| (Look::Plain, None),
            &mut |_, _| Mark::None,
        )
    }

    /// A sheet; `look` says of a cell, by its address, how it looks and what stands there now, `mark` what is to be
    /// said of a row.
    pub fn of(
        source: &SourceSheet,
        header_row: Option<u32>,
        look: Looks<'_>,
        mark: &mut dyn FnMut(u32, &[Cell]) -> Mark,
    ) -> Self {
        let mut columns = columns(source, header_row);
        let (mut rows, mut numbers) = (Vec::new(), Vec::new());
        for line in &source.rows {
            let cells: Vec<Cell> = source
                .columns
                .iter()
                .map(|letters| {
                    let cell = line.cells.get(letters);
                    let words = cell.map_or("", |cell| cell.text.as_str());
                    let figures = cell.is_some_and(|cell| cell.figures);
                    let (look, now) = look(&format!("{letters}{}", line.number), words);
                    (now.unwrap_or_else(|| words.to_owned()), figures, look)
                })
                .collect();
            let mark = mark(line.number, &cells);
            // The heads stand above the table already.
            if header_row == Some(line.number) && mark < Mark::Asked {
                continue;
            }
            rows.push(Row {
                number: line.number.to_string(),
                mark,
                cells,
                note: String::new(),
                above: header_row.is_some_and(|header| line.number < header),
            });
            numbers.push(line.number);
        }
        make_room(&mut columns, &rows);
        Self {
            columns,
            rows,
            numbers,
        }
    }

    /// Rows at the end that are no longer in the file.
    pub fn push(&mut self, rows: impl IntoIterator<Item = Row>) {
        self.rows.extend(rows);
    }

    /// The place of a cell's row.
    pub fn row_of(&self, at: &CellRef) -> Option<usize> {
        let (_, row) = split_address(at.cell.as_deref()?)?;
        self.numbers.iter().position(|number| *number == row)
    }

    /// How many rows pass.
    pub fn count(&self, passes: impl Fn(Mark) -> bool) -> usize {
        self.rows.iter().filter(|row| passes(row.mark)).count()
    }

    /// The rows that pass, with one of them pointed at.
    pub fn view<'a, Message: Clone + 'a>(
        &'a self,
        id: &'static str,
        passes: impl Fn(Mark) -> bool,
        pointed: Option<usize>,
        on_select: impl Fn(usize) -> Message + Copy + 'a,
    ) -> Element<'a, Message> {
        let shown: Vec<&Row> = self.rows.iter().filter(|row| passes(row.mark)).collect();
        if shown.is_empty() {
            return container(text::quiet("Geen rijen om te tonen."))
                .padding(theme::S16)
                .into();
        }
        responsive(move |size| {
            let fit = self.fit(size.width);
            let (all, tall) = (fit.all, fit.tall);
            let head = self.head(&fit);
            let shown = shown.clone();
            let grounds: Vec<Ground> = shown.iter().map(|row| row.mark.ground()).collect();
            let rows = list(id, shown.len(), move |at| match shown.get(at) {
                Some(row) => self.row(row, &fit),
                None => space::horizontal().into(),
            })
            .row_height(if tall { sheet::TALL_ROW } else { sheet::ROW })
            .ground(move |at| grounds.get(at).copied().unwrap_or(Ground::Plain))
            .selected(pointed)
            .on_select(on_select);
            let table = column![head, card::line(), Element::from(rows)];
            if all <= size.width {
                table.into()
            } else {
                ui::list::scroll_sideways(table.width(all)).into()
            }
        })
        .into()
    }

    /// Columns of words give way when there is too little room, and take what is left when there is too much.
    fn fit(&self, room: f32) -> Fit {
        let room = (room - LEAD.0 - LEAD.1 - TAIL).max(0.0);
        let widths_at = |most: f32| -> Vec<f32> {
            let width = |column: &Column| column.width.min(most.max(column.least));
            self.columns.iter().map(width).collect()
        };
        let natural: f32 = self.columns.iter().map(|column| column.width).sum();
        let mut widths = widths_at(f32::INFINITY);
        if natural > room {
            let widest = widths.iter().copied().fold(0.0, f32::max);
            let (mut low, mut high) = (0.0, widest);
            for _ in 0..12 {
                let middle = f32::midpoint(low, high);
                let needed: f32 = widths_at(middle).iter().sum();
                if needed > room {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            widths = widths_at(low);
        } else if let Some(widest) = self.widest()
            && let Some(width) = widths.get_mut(widest)
        {
            *width += room - natural;
        }
        let needed: f32 = widths.iter().sum();
        Fit {
            all: needed.max(room) + LEAD.0 + LEAD.1 + TAIL,
            tall: self.needs_two_lines(&widths),
            widths,
        }
    }

    /// The widest column of words.
    fn widest(&self) -> Option<usize> {
        let words = self
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| !column.figures);
        words
            .max_by(|(_, one), (_, other)| one.width.total_cmp(&other.width))
            .map(|(at, _)| at)
    }

    fn needs_two_lines(&self, widths: &[f32]) -> bool {
        let mut heads = self.columns.iter().zip(widths);
        let head = heads.any(|(column, width)| head_room(column.title.chars().count()) > *width);
        let rows = self
            .rows
            .iter()
            .filter(|row| !row.above && row.alone().is_none());
        let mut cells = rows.flat_map(|row| row.cells.iter().zip(widths));
        head || cells.any(|((words, _, look), width)| {
            let needed = match look {
                Look::Changed(before) => room_for(words) + room_for(before) - 9.0,
                Look::Plain | Look::Wrong | Look::Asked | Look::Noted => room_for(words),
            };
            needed > *width + 2.0
        })
    }

    fn head<'a, Message: 'a>(&'a self, fit: &Fit) -> Element<'a, Message> {
        let lead = [
            sheet::head("Rij", LEAD.0, false),
            sheet::head("", LEAD.1, false),
        ];
        let columns = self.columns.iter().zip(&fit.widths).map(|(column, width)| {
            let title = column.title.as_str();
            match fit.tall {
                true => sheet::tall_head(title, *width, column.figures),
                false => sheet::head(title, *width, column.figures),
            }
        });
        Line::with_children(lead.into_iter().chain(columns))
            .align_y(Alignment::Center)
            .height(if fit.tall { sheet::TALL_ROW } else { 31.0 })
            .into()
    }

    fn row<'a, Message: Clone + 'a>(&'a self, row: &'a Row, fit: &Fit) -> Element<'a, Message> {
        let height = if fit.tall {
            sheet::TALL_ROW
        } else {
            sheet::ROW
        };
        let number = container(text::label(&row.number))
            .width(LEAD.0)
            .padding(Padding::ZERO.left(theme::S16));
        let mark = container(row.mark.icon())
            .width(LEAD.1)
            .align_x(Alignment::Center);
        let lead: [Element<'_, Message>; 2] = [number.into(), mark.into()];
        let line = |cells: Vec<Element<'a, Message>>| {
            Line::with_children(lead.into_iter().chain(cells))
                .align_y(Alignment::Center)
                .height(height)
                .into()
        };
        if !row.note.is_empty() {
            return line(gone(row, fit.all - LEAD.0 - LEAD.1 - TAIL));
        }
        if let Some((at, (words, _, look))) = row.alone() {
            // A title above the table: it may run on over the empty cells beside it.
            let before: f32 = fit.widths.iter().take(at).sum();
            // Its remark stands below; a tint across the whole table would say too much.
            let look = if *look == Look::Noted {
                &Look::Plain
            } else {
                look
            };
            let room = fit.all - LEAD.0 - LEAD.1 - TAIL - before;
            let title = sheet::cell(words.as_str(), room, false, look);
            return line(vec![space::horizontal().width(before).into(), title]);
        }
        if row.above {
            return line(running_on(row, fit));
        }
        let cells = self.columns.iter().zip(&fit.widths).zip(&row.cells);
        let cells = cells.map(|((column, width), (words, figures, look))| {
            let (words, figures) = (words.as_str(), *figures || column.figures);
            match fit.tall {
                true => sheet::tall_cell(words, *width, figures, look),
                false => sheet::cell(words, *width, figures, look),
            }
        });
        line(cells.collect())
    }
}

/// The words of a row above the heads, one after another, from the column of the first.
fn running_on<'a, Message: 'a>(row: &'a Row, fit: &Fit) -> Vec<Element<'a, Message>> {
    let filled = |(words, ..): &Cell| !words.is_empty();
    let first = row.cells.iter().position(filled).unwrap_or(0);
    let before: f32 = fit.widths.iter().take(first).sum();
    let words = row.cells.iter().filter(|cell| filled(cell));
    let words = words
        .map(|(words, figures, look)| sheet::cell(words.as_str(), room_for(words), *figures, look));
    let gap = space::horizontal().width(before).into();
    std::iter::once(gap).chain(words).collect()
}

/// A row that is no longer in the file: its words struck through, and what that means.
fn gone<'a, Message: 'a>(row: &'a Row, room: f32) -> Vec<Element<'a, Message>> {
    let struck = row.cells.iter().map(|(words, _, _)| {
        container(ui::table::struck(words.as_str()))
            .padding(Padding::ZERO.horizontal(theme::S8))
            .into()
    });
    let note = text::quiet(row.note.as_str()).wrapping(iced::widget::text::Wrapping::None);
    let words = Line::with_children(struck)
        .push(note)
        .align_y(Alignment::Center);
    vec![container(words).width(room).clip(true).into()]
}

impl Row {
    /// The only cell of words in the row, with its place.
    fn alone(&self) -> Option<(usize, &Cell)> {
        let mut filled = self
            .cells
            .iter()
            .enumerate()
            .filter(|(_, (words, _, look))| !words.is_empty() || *look != Look::Plain);
        filled
            .next()
            .filter(|(_, (_, figures, _))| !figures && filled.next().is_none())
    }
}

impl Mark {
    fn ground(self) -> Ground {
        match self {
            Self::New => Ground::New,
            Self::Dropped => Ground::Gone,
            Self::None | Self::Read | Self::Noted | Self::Changed | Self::Asked | Self::Wrong => {
                Ground::Plain
            }
        }
    }

    fn icon<'a, Message: 'a>(self) -> Element<'a, Message> {
        let (icon, tone) = match self {
            Self::None => return space::horizontal().into(),
            Self::Read => (Icon::Check, Tone::Ok),
            Self::Noted => (Icon::Info, Tone::Quiet),
            Self::New => (Icon::Plus, Tone::Ok),
            Self::Dropped => (Icon::Minus, Tone::Quiet),
            Self::Changed => (Icon::ArrowsLeftRight, Tone::Warn),
            Self::Asked => (Icon::Question, Tone::Ask),
            Self::Wrong => (Icon::CrossCircleFilled, Tone::Stop),
        };
        ui::table::row_mark(icon, tone)
    }
}

/// A cell that changed shows the old value and the new one.
fn make_room(columns: &mut [Column], rows: &[Row]) {
    for (at, column) in columns.iter_mut().enumerate() {
        for (words, _, look) in rows.iter().filter_map(|row| row.cells.get(at)) {
            if let Look::Changed(before) = look {
                let both = room_for(words) + room_for(before);
                column.width = column.width.max(both).min(420.0);
                let one = room_for(words).max(room_for(before)).min(240.0);
                column.least = column.least.max(one);
            }
        }
    }
}

/// Room for one line of words with the space around it, in px.
fn room_for(words: &str) -> f32 {
    room(words.chars().count())
}

fn room(signs: usize) -> f32 {
    (signs as f32).mul_add(6.8, 17.0)
}

/// Room for a line of a head, which is smaller but bold, in px.
fn head_room(signs: usize) -> f32 {
    (signs as f32).mul_add(7.0, 17.0)
}

/// The width in signs of words on two lines, each word whole.
fn on_two_lines(title: &str) -> usize {
    let words: Vec<usize> = title.split(' ').map(|word| word.chars().count()).collect();
    let line = |words: &[usize]| words.iter().sum::<usize>() + words.len().saturating_sub(1);
    (0..=words.len())
        .map(|at| {
            let (first, second) = words.split_at(at);
            line(first).max(line(second))
        })
        .min()
        .unwrap_or(0)
}

fn columns(source: &SourceSheet, header_row: Option<u32>) -> Vec<Column> {
    let header = source
        .rows
        .iter()
        .find(|row| Some(row.number) == header_row);
    let column = |letters: &String| {
        let words = header.and_then(|row| row.cells.get(letters));
        let title = match words {
            Some(words) => format!("{letters} {}", words.text),
            None => letters.clone(),
        };
        // The longest line of the table decides; a title above it all does not.
        let body = source
            .rows
            .iter()
            .filter(|row| row.cells.len() > 1 || source.columns.len() == 1)
            .filter(|row| header.is_none_or(|header| header.number < row.number));
        let cells: Vec<_> = body.filter_map(|row| row.cells.get(letters)).collect();
        let signs = |text: &str| text.chars().count();
        let longest = cells.iter().map(|cell| signs(&cell.text)).max();
        let halved = cells.iter().map(|cell| on_two_lines(&cell.text)).max();
        let figures = cells.iter().filter(|cell| cell.figures).count() * 2 > cells.len();
        let head = head_room(on_two_lines(&title));
        let least = room(halved.unwrap_or(0).min(28)).max(head).max(40.0);
        let all_in_one = head_room(signs(&title)).min(140.0);
        Column {
            title,
            width: room(longest.unwrap_or(0).min(48))
                .max(least)
                .max(all_in_one),
            least,
            figures,
        }
    };
    source.columns.iter().map(column).collect()
}
