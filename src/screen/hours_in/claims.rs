//! What was read: per claim its lines, each with the cell it stands in and what it comes to.

use super::{HoursIn, Message, ROWS};
use crate::desk::{HoursReading, LineDraft, ReadClaim};
use crate::domain::Cents;
use crate::domain::hours::{Metres, Minutes, Part, Phase, PhaseMinutes};
use crate::ui::list::list;
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, chip, text};
use crate::words;
use iced::widget::{container, row, space};
use iced::{Alignment, Length};

/// A row of the list.
enum Row<'a> {
    Claim(&'a ReadClaim),
    Line(&'a LineDraft, Option<Cents>),
}

impl HoursIn {
    pub(super) fn claims<'a>(
        &'a self,
        reading: &'a HoursReading,
        layout: Layout,
    ) -> Element<'a, Message> {
        let rows: Vec<Row<'a>> = reading
            .claims
            .iter()
            .flat_map(|claim| {
                let lines = claim.draft.lines.iter().zip(&claim.amounts);
                std::iter::once(Row::Claim(claim))
                    .chain(lines.map(|(line, amount)| Row::Line(line, *amount)))
            })
            .collect();
        if rows.is_empty() {
            return container(text::quiet("Er kon nog geen urenregel worden gelezen."))
                .padding(theme::S16)
                .height(Length::Fill)
                .into();
        }
        let columns = columns(layout);
        let (of_rows, count) = (columns.clone(), rows.len());
        let third = reading.third_is_development;
        let lines = list(ROWS, count, move |at| match rows.get(at) {
            Some(Row::Claim(claim)) => head(claim, layout),
            Some(Row::Line(line, amount)) => {
                table::cells(&of_rows, cells(line, *amount, third, layout))
            }
            None => space::horizontal().into(),
        })
        .row_height(46.0)
        .selected(self.pointed)
        .on_select(Message::LinePressed)
        .on_move(Message::LinePressed);
        table::table(&columns, lines)
    }
}

fn columns(layout: Layout) -> Vec<Column> {
    let mut columns = vec![
        Column::words("Cel", 56),
        Column::words("Datum", Length::Fill),
        Column::words("Fase", 112),
        Column::figures("Uren", 64),
        Column::figures("Km", 64),
        Column::figures("OV €", 72),
        Column::figures("Bedrag €", 96),
    ];
    if layout == Layout::Wide {
        columns.insert(4, Column::figures("Begin", 72));
    }
    columns
}

fn cells<'a>(
    line: &'a LineDraft,
    amount: Option<Cents>,
    third_is_development: bool,
    layout: Layout,
) -> Vec<Element<'a, Message>> {
    let or_dash = |words: String, nothing: bool| if nothing { "–".to_owned() } else { words };
    let cell = line.cell.cell.clone().unwrap_or_default();
    let figure = |words: String| Element::from(text::body(words));
    let mut cells: Vec<Element<'a, Message>> = vec![
        text::label(cell).into(),
        table::one_line(text::body(words::long_date(line.date))),
        text::body(words::hours::phase(line.phase, third_is_development)).into(),
        figure(or_dash(
            words::hours::time(line.minutes),
            line.minutes == Minutes::ZERO,
        )),
        figure(or_dash(
            words::hours::kilometres(line.metres),
            line.metres == Metres::ZERO,
        )),
        figure(or_dash(
            words::plain_amount(line.transit),
            line.transit == Cents::ZERO,
        )),
        match amount {
            Some(amount) => figure(words::plain_amount(amount)),
            None => text::quiet("geen tarief").into(),
        },
    ];
    if layout == Layout::Wide {
        let begins = line
            .begins_at
            .map_or_else(|| "–".to_owned(), words::hours::clock);
        cells.insert(4, figure(begins));
    }
    cells
}

/// Whose hours they are, for which activity, and what they come to, under the columns of the lines.
fn head(claim: &ReadClaim, layout: Layout) -> Element<'_, Message> {
    let draft = &claim.draft;
    let trainer = match &draft.name {
        Some(name) => format!("{name}, {}", draft.role),
        None => words::hours::trainer(&draft.role, &draft.mark),
    };
    let activity = format!(
        "{} {}",
        claim.about.activity.project_number, claim.about.activity.name
    );
    let both = crate::screen::parts::two_lines(text::strong(trainer), text::label(activity));
    let taking_part =
        (draft.part == Part::Participation).then(|| chip::tag("Deelname", Tone::Warn));
    let phases = (layout == Layout::Wide).then(|| text::quiet(split(&claim.minutes())));
    let whose = row![container(both).width(Length::Fill)]
        .push(taking_part)
        .push(phases)
        .spacing(theme::S12)
        .align_y(Alignment::Center);
    let metres: Metres = draft.lines.iter().map(|line| line.metres).sum();
    let transit: Cents = draft.lines.iter().map(|line| line.transit).sum();
    let figure = |words: String, nothing: bool| -> Element<'_, Message> {
        text::strong(if nothing { String::new() } else { words }).into()
    };
    let amount = match claim.amount() {
        Some(amount) => text::strong(words::plain_amount(amount)).into(),
        None => text::quiet("geen tarief").into(),
    };
    // The cell, the day and the phase of the lines below are one column here.
    let columns: Vec<Column> = std::iter::once(Column::words("", Length::Fill))
        .chain(columns(layout).into_iter().skip(3))
        .collect();
    let mut cells: Vec<Element<'_, Message>> = vec![
        whose.into(),
        figure(words::hours::time(claim.minutes().total()), false),
        figure(words::hours::kilometres(metres), metres == Metres::ZERO),
        figure(words::plain_amount(transit), transit == Cents::ZERO),
        amount,
    ];
    if layout == Layout::Wide {
        cells.insert(2, space::horizontal().width(0).into());
    }
    container(table::cells(&columns, cells))
        .width(Length::Fill)
        .height(Length::Fill)
        .align_y(Alignment::Center)
        .style(|_| container::Style {
            background: Some(theme::BG.into()),
            ..container::Style::default()
        })
        .into()
}

/// `V 5, U 4, E 1:30`: what there is of each phase.
pub(super) fn split(minutes: &PhaseMinutes) -> String {
    let parts = Phase::ALL
        .iter()
        .filter(|phase| minutes.of(**phase) != Minutes::ZERO);
    let parts: Vec<String> = parts
        .map(|phase| {
            format!(
                "{} {}",
                words::hours::phase_letter(*phase),
                words::hours::time(minutes.of(*phase))
            )
        })
        .collect();
    parts.join(", ")
}
