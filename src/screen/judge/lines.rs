//! The activity's head and its cost lines with their verdicts.

use super::{HEAD, Judge, LINES, Message, state};
use crate::desk::{ActivitySheet, LineSheet, guide_of};
use crate::domain::Cents;
use crate::domain::decision::Outcome;
use crate::domain::plan::AnnualPlan;
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, text};
use crate::words;
use iced::widget::{Row, column, row, space};
use iced::{Alignment, Length};

impl Judge {
    /// Number, name, when and for whom; previous and next; and in the wide window its sums.
    pub(super) fn activity_head<'a>(
        &'a self,
        sheet: &'a ActivitySheet,
        layout: Layout,
    ) -> Element<'a, Message> {
        let count = self.listed().len();
        let at = self.listed_at().unwrap_or(0);
        let activity = &sheet.activity;
        let tags = row![
            chip::tag(activity.project_number.as_str(), Tone::Quiet),
            chip::tag(words::activity_kind(activity.kind), Tone::Quiet),
            space::horizontal(),
            text::label(format!("{at} van {count}")),
            button::icon_with_id(
                Icon::CaretLeft,
                "Vorige activiteit, Alt+←",
                Some(HEAD.into()),
                (at > 0).then_some(Message::ActivityStepped(false))
            ),
            button::icon(
                Icon::CaretRight,
                "Volgende activiteit, Alt+→",
                (at < count).then_some(Message::ActivityStepped(true))
            )
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        let name = text::title(&activity.name);
        let figures = (layout == Layout::Wide).then(|| figures(sheet));
        column![tags, name, text::quiet(facts(sheet))]
            .push(figures)
            .spacing(theme::S4)
            .into()
    }

    /// The cost lines with their sum.
    pub(super) fn lines<'a>(&'a self, sheet: &'a ActivitySheet) -> Element<'a, Message> {
        let columns = columns();
        let row_columns = columns.clone();
        let plan = self.sheet().map(|it| &it.plan);
        let lines = &sheet.lines;
        let selected = lines
            .iter()
            .position(|line| Some(line.line.id) == self.line);
        let rows = list(LINES, lines.len(), move |at| match lines.get(at) {
            Some(line) => line_row(&row_columns, line, plan, selected == Some(at)),
            None => space::horizontal().into(),
        })
        .row_height(48.0)
        .height(Length::Shrink)
        .selected(selected)
        .on_select(Message::LinePressed)
        .on_move(Message::LinePressed)
        .on_open(|_| Message::KindConfirmed);
        let sum = table::sum(
            &columns,
            vec![
                "Totaal".into(),
                words::plain_amount(sheet.requested()).into(),
                "".into(),
                words::plain_amount(proposed(sheet)).into(),
            ],
        );
        column![table::table(&columns, rows), sum].into()
    }
}

/// What would be granted for the activity as it stands.
fn proposed(sheet: &ActivitySheet) -> Cents {
    sheet.lines.iter().filter_map(LineSheet::proposed).sum()
}

/// Asked, proposed, to be talked over where there is any, and the rest.
fn figures<'a>(sheet: &ActivitySheet) -> Element<'a, Message> {
    let talked = sheet.lines.iter().filter(|it| it.proposed().is_none());
    let talked: Cents = talked.map(|it| it.line.requested).sum();
    let (asked, proposed) = (sheet.requested(), proposed(sheet));
    let mut figures = Row::new()
        .push(card::key_figure("Gevraagd", words::euros(asked)))
        .push(card::line_down())
        .push(card::key_figure("Voorstel", words::euros(proposed)));
    if talked > Cents::ZERO {
        figures = figures
            .push(card::line_down())
            .push(card::key_figure("In overleg", words::euros(talked)));
    }
    figures
        .push(card::line_down())
        .push(card::key_figure(
            "Niet vergoed",
            words::euros(asked - proposed - talked),
        ))
        .spacing(theme::S16)
        .height(44)
        .into()
}

/// `7 oktober 2027, 40 deelnemers, nummer 3 bij de partner`.
fn facts(sheet: &ActivitySheet) -> String {
    let activity = &sheet.activity;
    let when = activity
        .date
        .map(words::long_date)
        .or_else(|| activity.date_text.clone())
        .unwrap_or_else(|| "geen datum".to_owned());
    let count = activity
        .participants
        .map(|count| words::counted(count as usize, "deelnemer", "deelnemers"));
    let own = activity.own_number.as_ref();
    let own = own
        .filter(|number| **number != activity.position.to_string())
        .map(|number| format!("nummer {number} bij de partner"));
    let parts = [Some(when), count, own];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn columns() -> Vec<Column> {
    vec![
        Column::words("Kostenregel", Length::Fill),
        Column::figures("Gevraagd €", 84),
        Column::words("Oordeel", 160),
        Column::figures("Voorstel €", 92),
    ]
}

/// The name of the line's kind; of the suggested one while none is chosen.
pub(super) fn kind_name<'a>(line: &LineSheet, plan: &AnnualPlan) -> Option<&'a str> {
    let kind = line.outlook().kind.as_ref()?;
    let guide = guide_of(plan).ok()?;
    Some(guide.cost_kind(kind)?.name.as_str())
}

fn line_row<'a>(
    columns: &[Column],
    line: &'a LineSheet,
    plan: Option<&AnnualPlan>,
    selected: bool,
) -> Element<'a, Message> {
    let kind = plan.and_then(|plan| kind_name(line, plan));
    let below = match (kind, line.line.kind.is_some(), line.learned) {
        (Some(kind), true, _) => kind.to_owned(),
        (Some(kind), false, true) => format!("Voorstel, eerder zo gekozen: {kind}"),
        (Some(kind), false, false) => format!("Voorstel: {kind}"),
        (None, _, _) => "Nog geen kostensoort".to_owned(),
    };
    let doubtful = line.is_open() && (selected || line.line.kind.is_some());
    let amount = match (line.proposed(), line.settled()) {
        (Some(amount), Some(_)) => text::strong(words::plain_amount(amount)),
        (Some(amount), None) => text::body(words::plain_amount(amount)),
        (None, _) => text::quiet("–"),
    };
    let cells = table::cells(
        columns,
        vec![
            table::words(&line.line.text),
            text::body(words::plain_amount(line.line.requested)).into(),
            state::verdict(line.outlook().verdict, doubtful),
            amount.into(),
        ],
    );
    let below = row![
        table::one_line(text::label(below)),
        space::horizontal(),
        decided(line)
    ]
    .spacing(theme::S8)
    .padding([0.0, theme::S16]);
    column![cells, below].width(Length::Fill).into()
}

/// What was decided; or that it is a proposal still.
fn decided<'a>(line: &LineSheet) -> Element<'a, Message> {
    match &line.decision {
        Some(made) if made.stale => text::small("opnieuw te beoordelen")
            .color(theme::WARN)
            .into(),
        Some(made) => {
            let word = words::verdicts::outcome(made.outcome).to_lowercase();
            let color = match made.outcome {
                Outcome::Granted | Outcome::PartlyGranted => theme::INK,
                Outcome::InConsultation => theme::ASK,
                Outcome::Refused => theme::STOP,
            };
            text::small_strong(word).color(color).into()
        }
        None => text::label("voorstel").into(),
    }
}
