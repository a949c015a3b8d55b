//! The activity's head and its cost lines with their verdicts.

use super::{Judge, LINES, Message, state};
use crate::desk::{ActivitySheet, LineSheet, guide_of};
use crate::domain::decision::Outcome;
use crate::domain::plan::AnnualPlan;
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, chip, text};
use crate::words;
use iced::widget::text::Wrapping;
use iced::widget::{Row, column, container, row, space};
use iced::{Alignment, Length};

impl Judge {
    /// Number, name, when and for whom; previous and next.
    pub(super) fn activity_head<'a>(&'a self, sheet: &'a ActivitySheet) -> Element<'a, Message> {
        let listed = self.listed();
        let at = listed
            .iter()
            .position(|it| it.activity.id == sheet.activity.id)
            .unwrap_or(0);
        let count = listed.len();
        let activity = &sheet.activity;
        let tags = row![
            chip::tag(activity.project_number.as_str(), Tone::Quiet),
            chip::tag(words::activity_kind(activity.kind), Tone::Quiet),
            space::horizontal(),
            text::label(format!("{} van {count}", at + 1)),
            button::icon(
                Icon::CaretLeft,
                "Vorige activiteit, Alt+←",
                (at > 0).then_some(Message::ActivityStepped(false))
            ),
            button::icon(
                Icon::CaretRight,
                "Volgende activiteit, Alt+→",
                (at + 1 < count).then_some(Message::ActivityStepped(true))
            )
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        let name = container(text::title(&activity.name).wrapping(Wrapping::None)).clip(true);
        column![tags, name, text::quiet(facts(sheet))]
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
            Some(line) => line_row(&row_columns, line, plan),
            None => space::horizontal().into(),
        })
        .row_height(46.0)
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
                words::plain_amount(sheet.granted()).into(),
            ],
        );
        column![table::table(&columns, rows), sum].into()
    }
}

/// `7 oktober 2027, 40 deelnemers`.
fn facts(sheet: &ActivitySheet) -> String {
    let activity = &sheet.activity;
    let when = activity
        .date
        .map(words::long_date)
        .or_else(|| activity.date_text.clone())
        .unwrap_or_else(|| "geen datum".to_owned());
    match activity.participants {
        Some(count) => {
            let count = words::counted(count as usize, "deelnemer", "deelnemers");
            format!("{when}, {count}")
        }
        None => when,
    }
}

fn columns() -> Vec<Column> {
    vec![
        Column::words("Kostenregel", Length::Fill),
        Column::figures("Gevraagd €", 90),
        Column::words("Oordeel", 166),
        Column::figures("Toegekend €", 102),
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
) -> Element<'a, Message> {
    let kind = plan.and_then(|plan| kind_name(line, plan));
    let below = match (kind, line.line.kind.is_some()) {
        (Some(kind), true) => kind.to_owned(),
        (Some(kind), false) => format!("Voorstel: {kind}"),
        (None, _) => "Nog geen kostensoort".to_owned(),
    };
    let cost = column![
        text::body(&line.line.text).wrapping(Wrapping::None),
        text::label(below).wrapping(Wrapping::None)
    ];
    let doubtful = line.is_open() && line.line.kind.is_some();
    table::cells(
        columns,
        vec![
            container(cost).clip(true).width(Length::Fill).into(),
            text::body(words::plain_amount(line.line.requested)).into(),
            state::verdict(line.outlook().verdict, doubtful),
            decided(line),
        ],
    )
}

/// What was granted; or that nothing was decided yet.
fn decided<'a>(line: &LineSheet) -> Element<'a, Message> {
    match &line.decision {
        Some(made) if made.stale => text::small("Opnieuw").color(theme::WARN).into(),
        Some(made) => match made.outcome {
            Outcome::Granted | Outcome::PartlyGranted | Outcome::Refused => {
                text::strong(words::plain_amount(made.granted)).into()
            }
            Outcome::InConsultation => text::small("In overleg").color(theme::ASK).into(),
        },
        None => Row::new().push(text::label("Open")).into(),
    }
}
