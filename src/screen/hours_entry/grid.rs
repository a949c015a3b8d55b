//! The grid itself: its columns, lines that are typed and lines that stand, the words below them, and what all comes to.

use super::form::{Checked, Form, capital};
use super::lines::{Column, Line, Row, reading};
use super::sums::{notes, totals};
use super::view::cell_id;
use super::{HoursEntry, Message};
use crate::desk::{HoursForm, LineAmount};
use crate::domain::Cents;
use crate::domain::hours::{HoursEntry as Entry, Metres, Minutes};
use crate::ui::grid::{self, CELL};
use crate::ui::icon::Icon;
use crate::ui::list::scroll;
use crate::ui::press::Press;
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, button, card, cut, text};
use crate::words;
use iced::widget::{Column as Stack, Row as Beside, container, mouse_area, row, space};
use iced::{Alignment, Length, Padding, mouse};

/// Height of a line without words below it, in px.
const ROW: f32 = 36.0;
/// Height of the words below a line, in px.
const WORDS: f32 = 20.0;
/// Width of the number before a line, in px.
const NUMBER: f32 = 32.0;
/// Width of what a line comes to, in px.
const AMOUNT: f32 = 96.0;
/// Width of the button behind a line, in px.
pub(super) const END: f32 = 28.0;
/// Room between cells, in px.
pub(super) const GAP: f32 = 4.0;

fn width(column: Column) -> Length {
    match column {
        Column::Date => Length::Fixed(108.0),
        Column::Phase => Length::Fixed(124.0),
        Column::Time | Column::Begin | Column::Km => Length::Fixed(72.0),
        Column::Transit => Length::Fixed(84.0),
        Column::Note => Length::Fill,
    }
}

pub(super) fn inset() -> Padding {
    Padding::ZERO.horizontal(theme::S16)
}

impl HoursEntry {
    /// The card with the lines, and what all comes to below it.
    pub(super) fn lines<'a>(
        &'a self,
        form: &'a Form,
        known: &'a HoursForm,
        checked: Checked,
        layout: Layout,
    ) -> Element<'a, Message> {
        let totals = totals(&checked, form);
        let notes = notes(&checked, form, known);
        let reads = self.reads(form, known, layout);
        let lines = form.lines.iter().enumerate().map(|(at, line)| {
            let words = checked.said_at(at).count() + checked.remarks_at(at).count();
            grid::Line {
                key: line.key(),
                height: ROW + WORDS * words as f32,
            }
        });
        let lines = lines.collect();
        let kept = form.cursor.and_then(|(key, _)| form.place(key));
        let rows = grid::rows(lines, kept, move |at| match form.lines.get(at) {
            Some(line) => self.line(at, line, form, known, &checked),
            None => space::horizontal().into(),
        });
        let inner = Stack::new()
            .push(header())
            .push(self.locked_banner(form))
            .push(scroll(rows).height(Length::Fill))
            .push(card::line())
            .push(reads)
            .push(totals)
            .push(notes);
        container(card::flush(container(inner).height(Length::Fill)))
            .id(super::PANES[1])
            .height(Length::Fill)
            .into()
    }

    fn locked_banner(&self, form: &Form) -> Option<Element<'_, Message>> {
        let locked = form.lines.iter().any(|line| line.row().is_none());
        let words = "Regels met een slot zijn beoordeeld en veranderen niet meer. Klopt er een niet, kies dan \
                     Corrigeren: er komt een regel bij, tegen het tarief van de regel zelf.";
        let inner = || {
            row![
                Icon::Lock.tinted(14.0, theme::INK2),
                text::label(words).width(Length::Fill)
            ]
            .spacing(theme::S8)
            .align_y(Alignment::Center)
        };
        locked.then(|| container(inner()).padding([theme::S4, theme::S16]).into())
    }

    /// How the cell with the focus is read, and what keys do; the line that was taken away.
    fn reads(&self, form: &Form, known: &HoursForm, layout: Layout) -> Element<'_, Message> {
        let cursor = form.cursor.and_then(|(key, column)| {
            let at = form.place(key)?;
            Some((at, form.row(at)?, column))
        });
        let words = cursor.map_or_else(String::new, |(at, row, column)| {
            reading(row, column, known, &form.proposal(at, known.year))
        });
        let back = self.removed.as_ref().map(|(at, _)| {
            let words = format!("Regel {} terugzetten", at + 1);
            button::link(words, Message::LinePutBack).id("uren-regel-terug")
        });
        let add = button::link("Regel toevoegen", Message::LineAdded).id("uren-regel-erbij");
        // Where there is no room for both, how the text is read comes before the keys.
        let keys = layout == Layout::Wide || words.is_empty();
        let keys = keys.then(|| {
            text::label(
                "Enter: volgende regel   ↑ ↓: zelfde kolom   Ctrl+D: zoals erboven   Ctrl+Delete: regel weg",
            )
        });
        Beside::new()
            .push(Element::from(add))
            .push(back.map(Element::from))
            .push(container(cut::cut(text::label(words))).width(Length::Fill))
            .push(keys)
            .spacing(theme::S16)
            .align_y(Alignment::Center)
            .height(32)
            .padding(inset())
            .into()
    }

    fn line<'a>(
        &'a self,
        at: usize,
        line: &'a Line,
        form: &'a Form,
        known: &'a HoursForm,
        checked: &Checked,
    ) -> Element<'a, Message> {
        let amount = checked.amounts.get(at).copied().flatten();
        let cells = match line {
            Line::Locked(_, entry) => locked(at, entry, form, known),
            Line::Typed(row) => typed(at, row, form, known, checked),
        };
        let end: Element<'a, Message> = match line {
            Line::Locked(..) => space::horizontal().width(END).into(),
            Line::Typed(row) => remove(at, row.key),
        };
        let proposal = form.proposal(at, known.year);
        let blank = line.row().is_some_and(|row| row.is_blank(&proposal));
        let cells = cells
            .push(comes_to(amount, blank))
            .push(end)
            .spacing(GAP)
            .align_y(Alignment::Center)
            .height(ROW)
            .padding(inset());
        let problems = checked.said_at(at).map(|problem| {
            let words = format!("{}: {}", problem.column.title(), problem.words);
            below(words, Icon::CrossCircleFilled, theme::STOP)
        });
        let remarks = checked
            .remarks_at(at)
            .map(|words| below(capital(words), Icon::WarningFilled, theme::WARN));
        Stack::new()
            .push(cells)
            .extend(problems)
            .extend(remarks)
            .into()
    }
}

/// Words below a line.
fn below<'a>(words: String, icon: Icon, color: iced::Color) -> Element<'a, Message> {
    row![
        icon.tinted(12.0, color),
        cut::cut(text::small(words).color(color))
    ]
    .spacing(theme::S4)
    .align_y(Alignment::Center)
    .height(WORDS)
    .padding(Padding {
        left: theme::S16 + NUMBER + GAP,
        right: theme::S16,
        bottom: theme::S4,
        ..Padding::ZERO
    })
    .into()
}

fn header<'a>() -> Element<'a, Message> {
    let title = |words: &'static str| text::small_strong(words).color(theme::INK2);
    let mut titles = Beside::new().push(container(title("")).width(NUMBER));
    for column in Column::ALL {
        let side = if column.is_figures() {
            Alignment::End
        } else {
            Alignment::Start
        };
        let inner = container(title(column.title()))
            .width(width(column))
            .padding(Padding::ZERO.horizontal(theme::S8))
            .align_x(side);
        titles = titles.push(inner);
    }
    let titles = titles
        .push(
            container(title("Bedrag €"))
                .width(AMOUNT)
                .align_x(Alignment::End),
        )
        .push(space::horizontal().width(END))
        .spacing(GAP)
        .align_y(Alignment::Center)
        .height(31)
        .padding(inset());
    Stack::new().push(titles).push(card::line()).into()
}

/// The cells of a line that is typed.
fn typed<'a>(
    at: usize,
    line: &'a Row,
    form: &'a Form,
    known: &'a HoursForm,
    checked: &Checked,
) -> Beside<'a, Message> {
    let proposal = form.proposal(at, known.year);
    let mut cells = Beside::new().push(number(at, None));
    for column in Column::ALL {
        let key = line.key;
        let wrong = checked.said_at(at).any(|problem| problem.column == column);
        let name = format!("Regel {}, {}", at + 1, column.title());
        let mut cell = grid::cell(cell_id(at, column), name, line.text(column))
            .wrong(wrong)
            .width(width(column))
            .on_input(move |text| Message::Typed(key, column, text))
            .on_key(move |pressed| Message::CellKey(key, column, pressed))
            .on_enter(Message::Entered(key, column))
            .on_leave(Message::Left(key, column));
        if column == Column::Date {
            cell = cell.placeholder(proposal.clone());
        }
        if column.is_figures() {
            cell = cell.figures();
        }
        cells = cells.push(Element::from(cell));
    }
    cells
}

/// The cells of a line that stands as it is.
fn locked<'a>(
    at: usize,
    line: &'a Entry,
    form: &'a Form,
    known: &'a HoursForm,
) -> Beside<'a, Message> {
    let or_none = |is: bool, words: String| if is { words } else { "–".to_owned() };
    let words = |column| match column {
        Column::Date => crate::screen::parts::typed_day(line.date),
        Column::Phase => {
            words::hours::short_phase(line.phase, known.third_is_development).to_owned()
        }
        Column::Time => or_none(
            line.minutes != Minutes::ZERO,
            words::hours::time(line.minutes),
        ),
        Column::Begin => line
            .begins_at
            .map_or_else(|| "–".to_owned(), words::hours::clock),
        Column::Km => or_none(
            line.metres != Metres::ZERO,
            words::hours::kilometres(line.metres),
        ),
        Column::Transit => or_none(
            line.transit != Cents::ZERO,
            words::plain_amount(line.transit),
        ),
        Column::Note => line.note.clone(),
    };
    let mut cells = Beside::new().push(number(at, Some(why_locked(line))));
    for column in Column::ALL {
        let side = if column.is_figures() {
            Alignment::End
        } else {
            Alignment::Start
        };
        let inner = if column == Column::Note {
            note_of_locked(at, line, words(column), form)
        } else {
            container(cut::cut(text::body(words(column))))
                .align_x(side)
                .into()
        };
        let inner = container(inner)
            .width(width(column))
            .height(CELL)
            .padding(Padding::ZERO.horizontal(theme::S8))
            .align_x(side)
            .align_y(Alignment::Center);
        cells = cells.push(inner);
    }
    cells
}

/// The note of a line that stands, and the way to correct it.
fn note_of_locked<'a>(at: usize, line: &Entry, note: String, form: &Form) -> Element<'a, Message> {
    let corrected = line.corrects.and_then(|id| {
        form.lines.iter().position(|it| match it {
            Line::Locked(_, other) => other.id == id,
            Line::Typed(_) => false,
        })
    });
    let words = match corrected {
        Some(of) => format!("Corrigeert regel {}: {note}", of + 1),
        None => note,
    };
    let correct = line.corrects.is_none().then(|| {
        let label = "Corrigeren";
        Element::from(
            button::link(label, Message::CorrectPressed(at))
                .name(format!("Regel {} corrigeren", at + 1)),
        )
    });
    Beside::new()
        .push(container(cut::cut(text::body(words))).width(Length::Fill))
        .push(correct)
        .spacing(theme::S8)
        .align_y(Alignment::Center)
        .into()
}

fn why_locked(line: &Entry) -> &'static str {
    if line.accepted.is_some() {
        "Beoordeeld: deze regel staat vast"
    } else {
        "Correctie: deze regel staat vast"
    }
}

/// The number of a line, with a lock where it stands as it is.
fn number<'a>(at: usize, locked: Option<&'static str>) -> Element<'a, Message> {
    let lock = locked.map(|why| {
        let lock: Press<'a, Message> = Press::new(Icon::Lock.tinted(12.0, theme::INK2)).name(why);
        Element::from(lock)
    });
    let inner = Beside::new()
        .push(text::label((at + 1).to_string()))
        .push(lock)
        .spacing(theme::S4)
        .align_y(Alignment::Center);
    container(inner).width(NUMBER).into()
}

/// What a line comes to.
fn comes_to<'a>(amount: Option<LineAmount>, blank: bool) -> Element<'a, Message> {
    let words = match amount {
        Some(LineAmount::Is(amount)) => text::body(words::plain_amount(amount)),
        Some(LineAmount::Provisional(_)) => text::body("voorlopig").color(theme::WARN),
        Some(LineAmount::NoRate) => text::body("geen tarief").color(theme::WARN),
        None if blank => text::quiet(""),
        None => text::quiet("–"),
    };
    container(words)
        .width(AMOUNT)
        .align_x(Alignment::End)
        .into()
}

/// Takes a line away with the mouse; the keyboard has Ctrl+Delete, so Tab does not stop here.
fn remove<'a>(at: usize, key: u64) -> Element<'a, Message> {
    let face = container(Icon::Cross.tinted(14.0, theme::INK2))
        .id(format!("uren-{}-weg", at + 1))
        .width(END)
        .height(END)
        .align_x(Alignment::Center)
        .align_y(Alignment::Center);
    mouse_area(face)
        .on_press(Message::LineRemoved(key))
        .interaction(mouse::Interaction::Pointer)
        .into()
}
