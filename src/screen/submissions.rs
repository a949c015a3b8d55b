//! Inzendingen: which plans are in, from whom, and how to read in another.

mod begin;

use super::{Jump, ask, parts};
use crate::desk::{Desk, PartnerRow, PlanRow, region_lacks};
use crate::domain::PlanId;
use crate::domain::partner::{PartnerKind, name_key};
use crate::notice::Notice;
use crate::ui::focus;
use crate::ui::icon::Icon;
use crate::ui::keys::Shortcut;
use crate::ui::list::list;
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, choice, field, text};
use crate::words;
use crate::worker::Worker;
use chrono::NaiveDate;
use iced::advanced::widget::Id;
use iced::widget::{Column as Stack, column, container, row, space};
use iced::{Alignment, Length, Task};

/// The id of the list of plans.
const LIST: &str = "inzendingen";

/// The screen.
#[derive(Debug)]
pub struct Submissions {
    year: i32,
    today: NaiveDate,
    rows: Option<Vec<PartnerRow>>,
    /// The region has all that a letter needs.
    filled_in: bool,
    group: usize,
    filter: String,
    /// The plan that was read in or looked at last.
    selected: Option<PlanId>,
    notice: Option<Notice>,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<(Vec<PartnerRow>, bool), Notice>),
    ReadPressed,
    GroupChosen(usize),
    FilterTyped(String),
    RowPressed(usize),
    PartnersPressed,
    SettingsPressed,
    NoticeClosed,
    Pressed(Shortcut),
}

/// What only the window can do.
pub enum Action {
    None,
    Run(Task<Message>),
    /// Let the user choose files to read in.
    PickFiles,
    OpenPlan(PlanId),
    /// Another place of the window.
    Go(Jump),
}

/// Partners under one button of the filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    All,
    One(PartnerKind),
    Rest,
}

const GROUPS: [Group; 6] = [
    Group::All,
    Group::One(PartnerKind::Hospital),
    Group::One(PartnerKind::Hap),
    Group::One(PartnerKind::Rav),
    Group::One(PartnerKind::Ggd),
    Group::Rest,
];

impl Message {
    /// What went wrong, when that is what it tells.
    pub fn notice(&self) -> Option<&Notice> {
        match self {
            Self::Loaded(answer) => answer.as_ref().err(),
            Self::ReadPressed
            | Self::GroupChosen(_)
            | Self::FilterTyped(_)
            | Self::RowPressed(_)
            | Self::PartnersPressed
            | Self::SettingsPressed
            | Self::NoticeClosed
            | Self::Pressed(_) => None,
        }
    }
}

impl Submissions {
    /// The plans of a year, with one of them marked.
    pub fn new(
        worker: &Worker,
        year: i32,
        today: NaiveDate,
        selected: Option<PlanId>,
    ) -> (Self, Task<Message>) {
        let screen = Self {
            year,
            today,
            rows: None,
            filled_in: true,
            group: 0,
            filter: String::new(),
            selected,
            notice: None,
        };
        let look = move |desk: &mut Desk| {
            let (region, _logo) = desk.region_file("")?;
            Ok((desk.partner_rows(year)?, region_lacks(&region).is_empty()))
        };
        let load = ask(worker, look, Message::Loaded);
        (screen, load)
    }

    /// The plan that is marked.
    pub fn selected(&self) -> Option<PlanId> {
        self.selected
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Loaded(Ok((rows, filled_in))) => {
                let begins = rows.is_empty();
                (self.rows, self.filled_in) = (Some(rows), filled_in);
                // One who begins is led on with Enter.
                if begins {
                    return Action::Run(focus::on(self.first_step()));
                }
            }
            Message::Loaded(Err(notice)) => self.notice = Some(notice),
            Message::ReadPressed | Message::Pressed(Shortcut::Open) => return Action::PickFiles,
            Message::GroupChosen(group) => self.group = group,
            Message::FilterTyped(filter) => self.filter = filter,
            Message::RowPressed(at) => return self.open(at),
            Message::PartnersPressed => return Action::Go(Jump::Partners(None)),
            Message::SettingsPressed => return Action::Go(Jump::Settings),
            Message::NoticeClosed => self.notice = None,
            Message::Pressed(_) => {}
        }
        Action::None
    }

    fn open(&self, at: usize) -> Action {
        let plan = self
            .shown()
            .get(at)
            .and_then(|row| row.plan.as_ref())
            .map(|row| row.plan.id);
        plan.map_or(Action::None, Action::OpenPlan)
    }

    /// The panes, for F6.
    pub fn panes(&self) -> Vec<Id> {
        vec![Id::new("inzendingen-vak")]
    }

    fn rows(&self) -> &[PartnerRow] {
        self.rows.as_deref().unwrap_or_default()
    }

    fn shown(&self) -> Vec<&PartnerRow> {
        let group = GROUPS.get(self.group).copied().unwrap_or(Group::All);
        let wanted = name_key(&self.filter);
        self.rows()
            .iter()
            .filter(|row| group.holds(row.partner.kind))
            .filter(|row| name_key(&row.partner.name).contains(&wanted))
            .collect()
    }

    /// The screen without the window around it.
    pub fn view(&self, layout: Layout) -> Element<'_, Message> {
        let rows = self.rows();
        let received = rows.iter().filter(|row| row.plan.is_some()).count();
        let beside = match self.rows {
            None => String::new(),
            Some(_) if rows.is_empty() => self.year.to_string(),
            Some(_) => format!("{received} van {} jaarplannen ontvangen", rows.len()),
        };
        let read = button::primary("Excelbestand inlezen")
            .icon(Icon::Excel)
            .keys("Ctrl+O")
            .on_press(Message::ReadPressed);
        let head = card::screen_head("Inzendingen", beside, vec![read.into()]);
        let notice = self
            .notice
            .as_ref()
            .map(|it| parts::notice(it, Message::NoticeClosed));
        let body: Option<Element<'_, Message>> = match &self.rows {
            None => None,
            Some(rows) if rows.is_empty() => Some(self.nothing()),
            Some(rows) => Some(self.body(rows, layout)),
        };
        let inner = Stack::new()
            .push(head)
            .push(notice)
            .push(body)
            .spacing(theme::S16);
        container(inner)
            .id("inzendingen-vak")
            .padding(theme::S24)
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    /// While no plan is in, what to do comes first.
    fn body(&self, rows: &[PartnerRow], layout: Layout) -> Element<'_, Message> {
        let steps = rows
            .iter()
            .all(|row| row.plan.is_none())
            .then(|| self.nothing());
        Stack::new()
            .push(steps)
            .push(self.table(layout))
            .spacing(theme::S16)
            .into()
    }

    fn table(&self, layout: Layout) -> Element<'_, Message> {
        let shown = self.shown();
        let columns = columns(layout);
        let selected = shown.iter().position(|row| {
            let plan = row.plan.as_ref().map(|row| row.plan.id);
            plan.is_some() && plan == self.selected
        });
        let count = shown.len();
        let today = self.today;
        let row_columns = columns.clone();
        let rows = list(LIST, count, move |at| match shown.get(at) {
            Some(row) => cells(&row_columns, row, selected == Some(at), today, layout),
            None => space::horizontal().into(),
        })
        .row_height(48.0)
        .selected(selected)
        .on_select(Message::RowPressed);
        let found: Element<'_, Message> = if count == 0 {
            container(text::quiet("Geen partner met deze naam of soort."))
                .padding(theme::S16)
                .height(Length::Fill)
                .into()
        } else {
            table::table(&columns, rows)
        };
        let foot = container(text::quiet(words::counted(count, "partner", "partners")))
            .padding([theme::S8, theme::S16]);
        card::flush(
            column![
                self.filters(),
                card::line(),
                container(found).height(Length::Fill),
                card::line(),
                foot
            ]
            .height(Length::Fill),
        )
    }

    fn filters(&self) -> Element<'_, Message> {
        let options: Vec<String> = GROUPS
            .iter()
            .map(|group| self.group_label(*group))
            .collect();
        let groups = choice::segments(options, Some(self.group))
            .id("soorten")
            .on_choose(Message::GroupChosen);
        let filter = field::field("filter", "", &self.filter)
            .placeholder("Filter op partner")
            .icon(Icon::Funnel)
            .width(240)
            .on_input(Message::FilterTyped);
        row![
            Element::from(groups),
            space::horizontal(),
            Element::from(filter)
        ]
        .align_y(Alignment::Center)
        .padding([theme::S8, theme::S16])
        .into()
    }

    fn group_label(&self, group: Group) -> String {
        let count = self
            .rows()
            .iter()
            .filter(|row| group.holds(row.partner.kind))
            .count();
        let name = match group {
            Group::All => "Alle",
            Group::One(kind) => words::workbooks::short_partner_kind(kind),
            Group::Rest => "Overig",
        };
        format!("{name} {count}")
    }
}

impl Group {
    fn holds(self, kind: Option<PartnerKind>) -> bool {
        match self {
            Self::All => true,
            Self::One(wanted) => kind == Some(wanted),
            Self::Rest => !GROUPS
                .iter()
                .any(|group| matches!(group, Self::One(one) if kind == Some(*one))),
        }
    }
}

/// Each row has two lines, so that a narrow window tells as much as a wide one.
fn columns(layout: Layout) -> Vec<Column> {
    let mut columns = vec![Column::words("Partner en bestand", Length::Fill)];
    if layout == Layout::Wide {
        columns.push(Column::words("Soort", 112));
    }
    columns.push(Column::figures("Versie", 56));
    columns.push(Column::words("Ontvangen op", 164));
    if layout == Layout::Wide {
        columns.push(Column::figures("Activiteiten", 92));
    }
    let (signed, state) = match layout {
        Layout::Wide => (216, 168),
        Layout::Narrow => (168, 132),
    };
    columns.extend([
        Column::figures("Gevraagd €", 112),
        Column::words("Ondertekend door", signed),
        Column::words("Stand", state),
    ]);
    columns
}

fn cells<'a>(
    columns: &[Column],
    row: &PartnerRow,
    selected: bool,
    today: NaiveDate,
    layout: Layout,
) -> Element<'a, Message> {
    let kind = row.partner.kind.map(words::workbooks::short_partner_kind);
    let file = row.plan.as_ref().map(|plan| plan.file_name.clone());
    let beneath = match (layout, kind, file) {
        (Layout::Narrow, Some(kind), Some(file)) => format!("{kind} · {file}"),
        (Layout::Narrow, Some(kind), None) => kind.to_owned(),
        (_, _, file) => file.unwrap_or_default(),
    };
    let name = text::strong(row.partner.name.clone());
    let mut cells = vec![match beneath.as_str() {
        "" => table::one_line(name),
        _ => parts::two_lines(name, text::label(beneath)),
    }];
    if layout == Layout::Wide {
        cells.push(text::quiet(kind.unwrap_or("–")).into());
    }
    match &row.plan {
        Some(plan) => cells.extend(plan_cells(plan, selected, today, layout)),
        None => {
            let (empty, words) = match layout {
                Layout::Wide => (5, "Nog niet ontvangen"),
                Layout::Narrow => (4, "Ontbreekt nog"),
            };
            cells.extend((0..empty).map(|_| text::quiet("–").into()));
            cells.push(chip::filled(Icon::HourglassBold, words, Tone::Warn));
        }
    }
    table::cells(columns, cells)
}

fn plan_cells<'a>(
    row: &PlanRow,
    selected: bool,
    today: NaiveDate,
    layout: Layout,
) -> Vec<Element<'a, Message>> {
    let (icon, tone, signed) = match &row.plan.signed_by {
        Some(name) => (Icon::Check, Tone::Ok, name.clone()),
        None => (Icon::Cross, Tone::Stop, "Niet ondertekend".to_owned()),
    };
    let evaluation = match row.plan.self_evaluation {
        true => "met zelfevaluatie",
        false => "zonder zelfevaluatie",
    };
    let signed = row![
        icon.tinted(14.0, tone.ink()),
        parts::two_lines(text::body(signed), text::label(evaluation))
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    let state = if selected {
        chip::filled(Icon::CheckBold, "Ingelezen", Tone::Ok)
    } else {
        chip::plain(Icon::CheckBold, "Ingelezen", Tone::Ok)
    };
    let at = row.read_in.map(|at| {
        if at.date() == today {
            format!("ingelezen vandaag, {}", at.format("%H:%M"))
        } else {
            format!("ingelezen {}", at.format("%d-%m-%Y"))
        }
    });
    let asked = text::body(words::plain_amount(row.requested));
    let mut cells = vec![
        text::body(row.plan.version.to_string()).into(),
        parts::two_lines(
            text::body(words::long_date(row.plan.received_on)),
            text::label(at.unwrap_or_default()),
        ),
    ];
    match layout {
        Layout::Wide => {
            cells.extend([text::body(row.activities.to_string()).into(), asked.into()]);
        }
        Layout::Narrow => {
            let count = words::counted(row.activities, "activiteit", "activiteiten");
            let both = column![asked, text::label(count)].align_x(Alignment::End);
            cells.push(both.into());
        }
    }
    cells.extend([container(signed).clip(true).into(), state]);
    cells
}
