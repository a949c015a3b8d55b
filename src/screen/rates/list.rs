//! The left pane: what lacks a tariff, said plainly, and per kind the tariffs from the newest on.

use super::{Message, PANES, Rates, detail};
use crate::desk::{KindRates, LackingYear, RateRow, RateSheet};
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::{list, scroll};
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, frame, text};
use crate::words;
use chrono::NaiveDate;
use iced::Length;
use iced::widget::{Column as Stack, container, space};

/// Height of a row in px: two lines.
const ROW: f32 = 46.0;

/// The list of a kind, for focus.
pub(super) fn list_id(kind: &str) -> String {
    format!("tarieven-{kind}")
}

/// How wide the right pane is, in px.
fn work_width(layout: Layout) -> f32 {
    match layout {
        Layout::Wide => 456.0,
        Layout::Narrow => 408.0,
    }
}

impl Rates {
    /// The screen without the window around it.
    pub(super) fn screen(&self, layout: Layout) -> Element<'_, Message> {
        let new = button::secondary("Tarief toevoegen")
            .icon(Icon::Plus)
            .id("tarief-nieuw")
            .keys("Ctrl+N")
            .on_press(Message::NewPressed(None));
        let head = card::screen_head(
            "Tarieven",
            "Wat een uur en een kilometer kosten",
            vec![new.into()],
        );
        let notice = self.notice.as_ref().map(|it| {
            container(parts::notice(it, Message::NoticeClosed)).padding(iced::Padding {
                top: 0.0,
                ..theme::S24.into()
            })
        });
        let body: Element<'_, Message> = match &self.sheet {
            None => space::vertical().into(),
            Some(sheet) => {
                let work = match &self.form {
                    Some(form) => self.form(form),
                    None => self.detail(),
                };
                let work = frame::pane(PANES[1], work_width(layout), work);
                let work = match self.form_bar() {
                    Some(bar) => work.bar(bar),
                    None => work,
                };
                let left = frame::pane(PANES[0], Length::Fill, self.left(sheet)).on_ground();
                frame::panes(vec![left, work])
            }
        };
        Stack::new()
            .push(container(head).padding([theme::S16, theme::S24]))
            .push(notice)
            .push(card::line())
            .push(body)
            .into()
    }

    fn left<'a>(&'a self, sheet: &'a RateSheet) -> Element<'a, Message> {
        let lacking = sheet.lacking.iter().map(|it| lacking(sheet, it));
        let hint = sheet.next_year.and_then(|year| next_year(sheet, year));
        let said: Vec<Element<'a, Message>> = lacking.chain(hint).collect();
        // A stack of its own: the lists below keep their places, and with them the focus.
        let said = match said.is_empty() {
            true => Stack::new(),
            false => Stack::with_children(said)
                .spacing(theme::S16)
                .padding(iced::Padding::ZERO.bottom(theme::S16)),
        };
        let kinds = sheet.kinds.iter().enumerate();
        let kinds = kinds.map(|(at, kind)| self.kind(at, kind));
        let content = Stack::new()
            .push(said)
            .push(Stack::with_children(kinds).spacing(theme::S16))
            .padding(theme::S24);
        scroll(content).height(Length::Fill).into()
    }

    fn kind<'a>(&'a self, at: usize, kind: &'a KindRates) -> Element<'a, Message> {
        let columns = [
            Column::words("Geldt en bron", Length::Fill),
            Column::figures(format!("Per {} €", kind.unit), 96),
            Column::words("Stand", 124),
            Column::figures("Gebruikt", 96),
        ];
        let selected = self.selected.as_ref().and_then(|(of, from)| {
            let mut rows = kind.rows.iter();
            let row = rows.position(|row| row.rate.from == *from);
            row.filter(|_| *of == kind.kind)
        });
        let of_rows = columns.clone();
        let rows = list(
            list_id(&kind.kind),
            kind.rows.len(),
            move |row| match kind.rows.get(row) {
                Some(it) => cells(&of_rows, it, selected == Some(row)),
                None => space::horizontal().into(),
            },
        )
        .row_height(ROW)
        .height(Length::Shrink)
        .selected(selected)
        .on_select(move |row| Message::RowPressed(at, row))
        .on_move(move |row| Message::RowPressed(at, row))
        .on_open(move |row| Message::RowOpened(at, row));
        let head = card::head(kind.label.as_str(), space::horizontal().width(0));
        card::flush(Stack::new().push(head).push(table::table(&columns, rows)))
    }
}

fn cells<'a>(columns: &[Column], row: &'a RateRow, selected: bool) -> Element<'a, Message> {
    let rate = &row.rate;
    let used = match row.usage.lines {
        0 => text::quiet("–"),
        lines => text::body(words::counted(lines as usize, "regel", "regels")),
    };
    table::cells(
        columns,
        vec![
            parts::two_lines(
                text::strong(words::rates::short_period(rate)),
                text::label(rate.source.as_str()),
            ),
            text::body(words::plain_amount(rate.amount)).into(),
            detail::status(rate.status, selected),
            used.into(),
        ],
    )
}

fn unit<'a>(sheet: &'a RateSheet, kind: &str) -> &'a str {
    let found = sheet.kinds.iter().find(|it| it.kind == kind);
    found.map_or("", |it| it.unit.as_str())
}

/// A year whose hours wait for a tariff.
fn lacking<'a>(sheet: &'a RateSheet, it: &'a LackingYear) -> Element<'a, Message> {
    let title = format!(
        "{} heeft nog geen definitief tarief per {}",
        it.year,
        unit(sheet, &it.kind)
    );
    let lines = words::counted(it.lines, "urenregel wacht", "urenregels wachten");
    let said = format!(
        "{lines} op een bedrag: {}.{}",
        words::rates::quantity(it.minutes, it.metres),
        match it.provisional {
            Some(_) => " Het voorlopige tarief geeft geen bedragen; bevestig het.",
            None => "",
        }
    );
    let first = NaiveDate::from_ymd_opt(it.year, 1, 1);
    let from = match (it.provisional, first) {
        (None, Some(first)) if sheet.book.on(&it.kind, first).is_none() => first,
        _ => it.from,
    };
    let provisional = it.provisional.and_then(|id| {
        let kind = sheet.kinds.iter().position(|kind| kind.kind == it.kind)?;
        let mut rows = sheet.kinds.get(kind)?.rows.iter();
        Some((kind, rows.position(|row| row.rate.id == id)?))
    });
    let (label, message) = match provisional {
        Some((kind, row)) => ("Tarief bevestigen", Message::RowOpened(kind, row)),
        None => (
            "Tarief invoeren",
            Message::NewPressed(Some((it.kind.clone(), from))),
        ),
    };
    let act = button::secondary(label).small().on_press(message);
    let words = iced::widget::column![text::strong(title), text::body(said)];
    parts::banner(Icon::WarningFilled, Tone::Warn, words, Element::from(act))
}

/// In autumn: next year has no tariff yet. Where hours wait for one already, that is said instead.
fn next_year<'a>(sheet: &RateSheet, year: i32) -> Option<Element<'a, Message>> {
    let waits = |kind: &str| {
        let mut lacking = sheet.lacking.iter();
        lacking.any(|it| it.kind == kind && it.year == year)
    };
    let first = NaiveDate::from_ymd_opt(year, 1, 1);
    let missing: Vec<String> = sheet
        .kinds
        .iter()
        .filter(|kind| first.is_some_and(|day| sheet.book.on(&kind.kind, day).is_none()))
        .filter(|kind| !waits(&kind.kind))
        .map(|kind| format!("per {}", kind.unit))
        .collect();
    let words = format!(
        "Voor {year} is er nog geen tarief {}. Zodra het bekend is, legt u het hier vast; voorlopig kan ook.",
        missing.join(" en ")
    );
    let banner = parts::banner(
        Icon::Info,
        Tone::Quiet,
        text::body(words),
        space::horizontal().width(0),
    );
    (!missing.is_empty()).then_some(banner)
}
