//! One plan as it stands: its activities with their cost lines, and the files it came in.

use super::{Jump, ask, parts};
use crate::desk::{ActivitySheet, LineSheet, PlanSheet, PlanVersion};
use crate::domain::PlanId;
use crate::notice::Notice;
use crate::ui::icon::Icon;
use crate::ui::keys::Shortcut;
use crate::ui::list::list;
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, button, card, text};
use crate::words;
use crate::worker::Worker;
use iced::advanced::widget::Id;
use iced::widget::{Column as Stack, Row, column, container, space};
use iced::{Length, Padding, Task};

/// The screen.
#[derive(Debug)]
pub struct Plan {
    plan: PlanId,
    content: Option<Content>,
    notice: Option<Notice>,
}

/// What the desk tells of a plan.
#[derive(Debug, Clone)]
pub struct Content {
    sheet: PlanSheet,
    versions: Vec<PlanVersion>,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Box<Content>, Notice>),
    BackPressed,
    LetterPressed,
    NoticeClosed,
    Pressed(Shortcut),
}

/// What only the window can do.
pub enum Action {
    None,
    /// Back to the list, with this plan marked.
    Back(PlanId),
    /// Another place that has to do with this plan.
    Go(Jump),
    /// Let the user choose files to read in.
    PickFiles,
}

/// A row of the table.
enum Line<'a> {
    Activity(&'a ActivitySheet),
    Cost(&'a LineSheet),
}

impl Message {
    /// What went wrong, when that is what it tells.
    pub fn notice(&self) -> Option<&Notice> {
        match self {
            Self::Loaded(answer) => answer.as_ref().err(),
            Self::BackPressed | Self::LetterPressed | Self::NoticeClosed | Self::Pressed(_) => None,
        }
    }
}

impl Plan {
    /// One plan.
    pub fn new(worker: &Worker, plan: PlanId) -> (Self, Task<Message>) {
        let screen = Self {
            plan,
            content: None,
            notice: None,
        };
        let load = ask(
            worker,
            move |desk| {
                Ok(Box::new(Content {
                    sheet: desk.plan_sheet(plan)?,
                    versions: desk.plan_versions(plan)?,
                }))
            },
            Message::Loaded,
        );
        (screen, load)
    }

    /// The plan that is shown.
    pub fn plan(&self) -> PlanId {
        self.plan
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Loaded(Ok(content)) => self.content = Some(*content),
            Message::Loaded(Err(notice)) => self.notice = Some(notice),
            Message::BackPressed | Message::Pressed(Shortcut::Cancel | Shortcut::Back) => {
                return Action::Back(self.plan);
            }
            Message::LetterPressed => return Action::Go(Jump::Letters(Some(self.plan))),
            Message::NoticeClosed => self.notice = None,
            Message::Pressed(Shortcut::Open) => return Action::PickFiles,
            Message::Pressed(_) => {}
        }
        Action::None
    }

    /// The panes, for F6.
    pub fn panes(&self) -> Vec<Id> {
        vec![Id::new("jaarplan")]
    }

    /// The screen without the window around it.
    pub fn view(&self, layout: Layout) -> Element<'_, Message> {
        let notice = self
            .notice
            .as_ref()
            .map(|it| parts::notice(it, Message::NoticeClosed));
        let content = self.content.as_ref().map(|it| content(it, layout));
        let inner = Stack::new().push(notice).push(content).spacing(theme::S16);
        container(inner)
            .id("jaarplan")
            .padding(Padding {
                top: theme::S8,
                ..theme::S24.into()
            })
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }
}

fn content(content: &Content, layout: Layout) -> Element<'_, Message> {
    let sheet = &content.sheet;
    let trail = card::breadcrumb(
        vec![("Inzendingen".into(), Message::BackPressed)],
        sheet.partner.name.as_str(),
    );
    let letter = button::secondary("Brief bekijken")
        .icon(Icon::Envelope)
        .on_press(Message::LetterPressed);
    let head = card::screen_head(
        format!("Jaarplan {}", sheet.partner.name),
        format!("{}, versie {}", sheet.plan.year, sheet.plan.version),
        vec![letter.into()],
    );
    column![
        column![trail, head],
        card::card(facts(sheet)),
        card::flush(lines(sheet, layout)),
        card::card(versions(&content.versions))
    ]
    .spacing(theme::S16)
    .into()
}

fn facts(sheet: &PlanSheet) -> Element<'_, Message> {
    let plan = &sheet.plan;
    let lines = sheet.lines().count();
    let agreed = plan.agreed_on.map(words::long_date);
    Row::new()
        .push(parts::fact("Gevraagd", words::euros(sheet.requested())))
        .push(parts::fact(
            "Activiteiten",
            sheet.activities.len().to_string(),
        ))
        .push(parts::fact("Kostenregels", lines.to_string()))
        .push(parts::fact(
            "Ontvangen op",
            words::long_date(plan.received_on),
        ))
        .push(parts::fact(
            "Ondertekend door",
            plan.signed_by.as_deref().unwrap_or("nog niet ondertekend"),
        ))
        .push(parts::fact(
            "Zelfevaluatie",
            if plan.self_evaluation {
                "bijgevoegd"
            } else {
                "niet bijgevoegd"
            },
        ))
        .push(parts::fact(
            "Akkoord ROAZ",
            agreed.unwrap_or_else(|| "nog niet".to_owned()),
        ))
        .spacing(theme::S32)
        .wrap()
        .vertical_spacing(theme::S8)
        .into()
}

fn columns(layout: Layout) -> Vec<Column> {
    let (number, kind, date) = match layout {
        Layout::Wide => (120, 128, 168),
        Layout::Narrow => (112, 104, 152),
    };
    vec![
        Column::words("Projectnummer", number),
        Column::words("Activiteit en kosten", Length::Fill),
        Column::words("Soort", kind),
        Column::words("Datum", date),
        Column::figures("Deelnemers", 88),
        Column::words("Cel", 88),
        Column::figures("Gevraagd €", 120),
    ]
}

fn lines(sheet: &PlanSheet, layout: Layout) -> Element<'_, Message> {
    let columns = columns(layout);
    let lines: Vec<Line<'_>> = sheet
        .activities
        .iter()
        .flat_map(|activity| {
            std::iter::once(Line::Activity(activity)).chain(activity.lines.iter().map(Line::Cost))
        })
        .collect();
    let row_columns = columns.clone();
    let rows = list("regels", lines.len(), move |at| match lines.get(at) {
        Some(Line::Activity(activity)) => activity_row(&row_columns, activity),
        Some(Line::Cost(line)) => cost_row(&row_columns, line),
        None => space::horizontal().into(),
    })
    .row_height(32.0);
    container(table::table(&columns, rows))
        .height(Length::Fill)
        .into()
}

fn activity_row<'a>(columns: &[Column], sheet: &'a ActivitySheet) -> Element<'a, Message> {
    let activity = &sheet.activity;
    let when = activity
        .date
        .map(words::long_date)
        .or_else(|| activity.date_text.clone())
        .unwrap_or_else(|| "–".to_owned());
    let count = activity.participants.map(|count| count.to_string());
    let asked = text::strong(words::plain_amount(sheet.requested()));
    table::cells(
        columns,
        vec![
            table::words(activity.project_number.as_str()),
            table::one_line(text::strong(&activity.name)),
            table::words(words::activity_kind(activity.kind)),
            table::words(when),
            text::body(count.unwrap_or_else(|| "–".to_owned())).into(),
            text::body("").into(),
            asked.into(),
        ],
    )
}

fn cost_row<'a>(columns: &[Column], line: &'a LineSheet) -> Element<'a, Message> {
    let line = &line.line;
    let cost = container(table::words(line.text.as_str())).padding(Padding::ZERO.left(theme::S16));
    let cell = line.cell.cell.as_deref().unwrap_or("–");
    table::cells(
        columns,
        vec![
            text::body("").into(),
            cost.into(),
            text::body("").into(),
            text::body("").into(),
            text::body("").into(),
            text::quiet(cell).into(),
            text::body(words::plain_amount(line.requested)).into(),
        ],
    )
}

fn versions(versions: &[PlanVersion]) -> Element<'_, Message> {
    let rows = versions.iter().map(|version| {
        iced::widget::row![
            text::strong(format!("Versie {}", version.version)).width(72),
            text::body(&version.file_name).width(Length::Fill),
            text::quiet(format!(
                "ontvangen op {}",
                words::long_date(version.received_on)
            ))
        ]
        .spacing(theme::S12)
        .into()
    });
    column![text::label("Bestanden, bewaard zoals ze binnenkwamen")]
        .extend(rows)
        .spacing(theme::S4)
        .into()
}
