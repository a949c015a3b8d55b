//! The table of plans: partner, stand, amounts, remarks, and their sums.

use super::{GROUPS, LIST, Message, Roaz, group_of};
use crate::desk::RoazRow;
use crate::domain::Cents;
use crate::domain::roaz::{RoazRemark, RoazStand};
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, card, check, chip, choice, text};
use crate::words;
use iced::widget::{column, container, row, space};
use iced::{Alignment, Length};
use std::borrow::Cow;

impl Roaz {
    /// Filter, table and sums.
    pub(super) fn table(&self, layout: Layout) -> Element<'_, Message> {
        let shown = self.shown();
        let columns = columns(layout);
        let current = shown.iter().position(|row| Some(row.plan) == self.current);
        let count = shown.len();
        let sums = sums(&columns, &shown, layout);
        let row_columns = columns.clone();
        let rows = list(LIST, count, move |at| match shown.get(at) {
            Some(row) => {
                let chosen = self.chosen.contains(&row.plan);
                cells(&row_columns, row, at, chosen, layout)
            }
            None => space::horizontal().into(),
        })
        .row_height(46.0)
        .selected(current)
        .on_select(Message::RowAt)
        .on_move(Message::RowAt)
        .on_open(Message::RowOpened)
        .on_toggle(Message::RowToggled);
        let found: Element<'_, Message> = if count == 0 {
            container(text::quiet("Geen jaarplan met deze stand."))
                .padding(theme::S16)
                .height(Length::Fill)
                .into()
        } else {
            table::table(&columns, rows)
        };
        column![
            self.filters(),
            card::line(),
            container(found).height(Length::Fill),
            sums
        ]
        .height(Length::Fill)
        .into()
    }

    fn filters(&self) -> Element<'_, Message> {
        let options = GROUPS.iter().enumerate().map(|(group, name)| {
            let held = |row: &&RoazRow| group == 0 || group_of(row.stand) == group;
            format!("{name} {}", self.rows().iter().filter(held).count())
        });
        let groups = choice::segments(options.collect::<Vec<_>>(), Some(self.group))
            .id("roaz-standen")
            .on_choose(Message::GroupChosen);
        let ready = self.ready();
        let all = !ready.is_empty() && ready.iter().all(|plan| self.chosen.contains(plan));
        let press = (!ready.is_empty()).then_some(Message::AllReadyToggled);
        let words = match ready.len() {
            0 => "Geen plan is klaar".to_owned(),
            count => format!("Alle die klaar zijn ({count})"),
        };
        row![
            Element::from(groups),
            space::horizontal(),
            Element::from(check::checkbox(words, all, press).id("roaz-alle"))
        ]
        .align_y(Alignment::Center)
        .padding([theme::S8, theme::S16])
        .into()
    }
}

/// Where there is little room the remarks stand below the name.
fn columns(layout: Layout) -> Vec<Column> {
    let wide = layout == Layout::Wide;
    let figures = |title: &'static str| Column::figures(title, if wide { 114 } else { 102 });
    let mut columns = vec![
        Column::icon(if wide { 52 } else { 48 }),
        Column::words("Partner", Length::Fill),
        Column::words("Stand", 200),
        figures("Gevraagd €"),
        figures("Toegekend €"),
        figures("Verschil €"),
        figures("In overleg €"),
    ];
    if wide {
        columns.push(Column::words("Opmerkingen", 224));
    }
    columns
}

fn cells<'a>(
    columns: &[Column],
    row: &RoazRow,
    at: usize,
    chosen: bool,
    layout: Layout,
) -> Element<'a, Message> {
    let remarks = remarks(row);
    let name = table::one_line(text::strong(row.partner.clone()));
    let name: Element<'a, Message> = match layout {
        Layout::Wide => name,
        Layout::Narrow if remarks.is_empty() => name,
        Layout::Narrow => column![name, table::one_line(text::label(remarks.clone()))].into(),
    };
    let mut cells = vec![
        check::mark(chosen, Message::RowToggled(at)),
        name,
        stand(row.stand, chosen),
        text::body(words::plain_amount(row.requested)).into(),
        granted(row),
        difference(row),
        amount_or_dash(row.in_consultation),
    ];
    if layout == Layout::Wide {
        cells.push(text::label(remarks).into());
    }
    table::cells(columns, cells)
}

/// The remarks in a few words each; not that the letter went out where the stand says agreed and nothing is wrong.
fn remarks(row: &RoazRow) -> String {
    let mut said: Vec<String> = Vec::new();
    for remark in row.remarks.iter().map(words::roaz::remark_in_short) {
        if !said.contains(&remark) {
            said.push(remark);
        }
    }
    said.join(" · ")
}

fn granted<'a>(row: &RoazRow) -> Element<'a, Message> {
    let amount = words::plain_amount(row.granted);
    if row.still_open == Cents::ZERO {
        text::body(amount).into()
    } else {
        text::quiet(amount).into()
    }
}

fn difference<'a>(row: &RoazRow) -> Element<'a, Message> {
    match row.difference() {
        Some(Cents::ZERO) | None => text::quiet("–").into(),
        Some(amount) => text::body(words::roaz::difference(amount)).into(),
    }
}

fn amount_or_dash<'a>(amount: Cents) -> Element<'a, Message> {
    match amount {
        Cents::ZERO => text::quiet("–").into(),
        amount => text::body(words::plain_amount(amount)).into(),
    }
}

/// Loud where something is to be done, or the row is marked.
fn stand<'a>(stand: RoazStand, chosen: bool) -> Element<'a, Message> {
    let (icon, tone) = match stand {
        RoazStand::ToJudge { .. } => (Icon::CircleBold, Tone::Quiet),
        RoazStand::InConsultation { .. } => (Icon::DiamondBold, Tone::Ask),
        RoazStand::Judged => (Icon::CheckBold, Tone::Ok),
        RoazStand::Advised(_) => (Icon::PlaneBold, Tone::Accent),
        RoazStand::Agreed(_) => (Icon::CheckCircleFilled, Tone::Ok),
    };
    let words = words::roaz::stand(stand);
    if chosen {
        chip::filled(icon, words, tone)
    } else {
        chip::plain(icon, words, tone)
    }
}

/// The sums of the rows that are shown; the difference only of those that are decided.
fn sums<'a>(columns: &[Column], shown: &[&RoazRow], layout: Layout) -> Element<'a, Message> {
    let sum = |of: fn(&RoazRow) -> Cents| -> Cents { shown.iter().map(|row| of(row)).sum() };
    let mut words: Vec<Cow<'a, str>> = vec![
        "".into(),
        format!("Totaal, {}", words::counted(shown.len(), "plan", "plannen")).into(),
        "".into(),
        words::plain_amount(sum(|row| row.requested)).into(),
        words::plain_amount(sum(|row| row.granted)).into(),
        words::roaz::difference(sum(|row| row.difference().unwrap_or_default())).into(),
        words::plain_amount(sum(|row| row.in_consultation)).into(),
    ];
    if layout == Layout::Wide {
        words.push("".into());
    }
    table::sum(columns, words)
}

/// Whether a remark asks for something to be done.
pub(super) fn is_pressing(remark: &RoazRemark) -> bool {
    match remark {
        RoazRemark::ChangedAfterAdvice { .. } | RoazRemark::ChangedAfterAgreement { .. } => true,
        RoazRemark::Late { .. }
        | RoazRemark::Incomplete { .. }
        | RoazRemark::Departures { .. }
        | RoazRemark::UnlikeAdvice { .. }
        | RoazRemark::Sent(_) => false,
    }
}
