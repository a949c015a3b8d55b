//! The list at the left: what is missing first, then what is open by its day, then what was held.

use super::{Consultations, Group, LIST, Message, PANES};
use crate::desk::{ConsultationRow, RowState};
use crate::domain::decision::ConsultationOutcome;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, choice, empty, field, frame, text};
use crate::words;
use chrono::NaiveDate;
use iced::widget::{Column as Stack, column, container, row, space};
use iced::{Alignment, Length};

/// How wide the thread is, in px.
fn thread_width(layout: Layout) -> f32 {
    match layout {
        Layout::Wide => 576.0,
        Layout::Narrow => 464.0,
    }
}

impl Consultations {
    /// The screen without the window around it.
    pub(super) fn screen(&self, layout: Layout) -> Element<'_, Message> {
        let head = container(self.head()).padding([theme::S16, theme::S24]);
        let notice = self.notice.as_ref().map(|it| {
            container(parts::notice(it, Message::NoticeClosed)).padding(iced::Padding {
                top: 0.0,
                ..theme::S24.into()
            })
        });
        let body: Element<'_, Message> = match &self.content {
            None => space::vertical().into(),
            Some(content) if content.places.is_empty() => self.nothing(),
            Some(_) => {
                let right = frame::pane(PANES[1], thread_width(layout), self.right(layout));
                let right = match self.form_bar() {
                    Some(bar) => right.bar(bar),
                    None => right,
                };
                frame::panes(vec![
                    frame::pane(PANES[0], Length::Fill, self.left(layout)),
                    right,
                ])
            }
        };
        Stack::new()
            .push(head)
            .push(notice)
            .push(card::line())
            .push(body)
            .into()
    }

    fn nothing(&self) -> Element<'_, Message> {
        container(empty::empty(
            Icon::Chat,
            format!("Nog geen overleg in {}", self.year),
            "Lees eerst jaarplannen in. Waar de gids overleg vraagt, staat het hier vanzelf.",
            None,
        ))
        .id(PANES[0])
        .padding(theme::S32)
        .into()
    }

    fn head(&self) -> Element<'_, Message> {
        let count = |wanted: &[RowState]| {
            let rows = self.rows().iter();
            rows.filter(|row| wanted.contains(&row.state)).count()
        };
        let mut beside: Vec<String> = Vec::new();
        let missing = count(&[RowState::Missing]);
        let late = count(&[RowState::Late, RowState::NotAgreed]);
        let open = count(&[RowState::Open]);
        if missing > 0 {
            beside.push(words::counted(missing, "ontbreekt", "ontbreken"));
        }
        if late > 0 {
            beside.push(format!("{late} niet in orde"));
        }
        if open > 0 {
            beside.push(words::counted(open, "staat open", "staan open"));
        }
        if beside.is_empty() && !self.rows().is_empty() {
            beside.push("alles is gehouden".to_owned());
        }
        // One primary button: while a form is open it is the form's.
        let new = if self.form.is_some() {
            button::secondary("Nieuw overleg")
        } else {
            button::primary("Nieuw overleg")
        };
        let new = new
            .icon(Icon::Plus)
            .keys("Ctrl+N")
            .on_press_or(if self.places().is_empty() {
                Err("Er zijn nog geen activiteiten")
            } else {
                Ok(Message::NewPressed)
            });
        card::screen_head("Overleg", beside.join(", "), vec![new.into()])
    }

    fn left(&self, layout: Layout) -> Element<'_, Message> {
        let shown = self.shown();
        let count = shown.len();
        let foot = container(text::quiet(words::counted(count, "overleg", "overleggen")))
            .padding([theme::S8, theme::S24]);
        let found: Element<'_, Message> = if self.rows().is_empty() {
            container(empty::empty(
                Icon::Chat,
                format!("Nog geen overleg in {}", self.year),
                "Waar de gids overleg vraagt, staat het hier zodra de kostensoort is gekozen. U kunt ook zelf een overleg beginnen.",
                Some(
                    button::secondary("Nieuw overleg")
                        .on_press(Message::NewPressed)
                        .into(),
                ),
            ))
            .padding(theme::S32)
            .into()
        } else if count == 0 {
            container(text::quiet("Geen overleg met deze stand of partner."))
                .padding(theme::S24)
                .into()
        } else {
            self.table(shown, layout)
        };
        column![
            self.filters(layout),
            card::line(),
            container(found).height(Length::Fill),
            card::line(),
            foot
        ]
        .into()
    }

    fn table<'a>(
        &'a self,
        shown: Vec<&'a ConsultationRow>,
        layout: Layout,
    ) -> Element<'a, Message> {
        let columns = columns(layout);
        let row_columns = columns.clone();
        let selected = shown.iter().position(|row| self.is_selected(row));
        let today = self.today();
        let rows = list(LIST, shown.len(), move |at| match shown.get(at) {
            Some(row) => cells(&row_columns, row, selected == Some(at), today, layout),
            None => space::horizontal().into(),
        })
        .row_height(46.0)
        .selected(selected)
        .on_select(Message::RowPressed)
        .on_move(Message::RowPressed)
        .on_open(Message::RowOpened);
        table::table_wide(&columns, rows)
    }

    fn filters(&self, layout: Layout) -> Element<'_, Message> {
        let label = |group: &Group| {
            let rows = self.rows().iter();
            let count = rows.filter(|row| group.holds(row.state)).count();
            let name = match group {
                Group::All => "Alles",
                Group::Missing => "Ontbreekt",
                Group::Open => "Open",
                Group::Held => "Gehouden",
            };
            format!("{name} {count}")
        };
        let groups = choice::segments(Group::ALL.iter().map(label), Some(self.group))
            .id("standen")
            .on_choose(Message::GroupChosen);
        let (placeholder, width) = match layout {
            Layout::Wide => ("Filter op partner", 200),
            Layout::Narrow => ("Partner", 136),
        };
        let filter = field::field("filter", "", &self.filter)
            .placeholder(placeholder)
            .width(width)
            .on_input(Message::FilterTyped);
        let filter = match layout {
            Layout::Wide => filter.icon(Icon::Funnel),
            Layout::Narrow => filter,
        };
        row![
            Element::from(groups),
            space::horizontal(),
            Element::from(filter)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center)
        .padding([theme::S8, theme::S24])
        .into()
    }
}

fn columns(layout: Layout) -> Vec<Column> {
    match layout {
        Layout::Wide => vec![
            Column::words("Partner en activiteit", Length::Fill),
            Column::words("Waarover en met wie", 196),
            Column::words("Stand", 152),
        ],
        Layout::Narrow => vec![
            Column::words("Partner, activiteit en onderwerp", Length::Fill),
            Column::words("Stand", 168),
        ],
    }
}

fn cells<'a>(
    columns: &[Column],
    row: &ConsultationRow,
    selected: bool,
    today: NaiveDate,
    layout: Layout,
) -> Element<'a, Message> {
    let activity = format!("{} {}", row.project_number, row.activity_name);
    let topic = topic(row);
    let with = row
        .consultation
        .as_ref()
        .map_or_else(String::new, |it| it.with_whom.clone());
    let partner = table::one_line(text::strong(row.partner.clone()));
    let stand = column![state(row, today, selected)].push(day(row, today));
    let cells = match layout {
        Layout::Wide => {
            let place = column![partner, table::one_line(text::label(activity))];
            let about = column![
                table::one_line(text::body(topic)),
                table::one_line(text::label(with))
            ];
            vec![place.into(), about.into(), stand.into()]
        }
        Layout::Narrow => {
            let place = format!("{} {topic}", row.project_number);
            let both = column![partner, table::one_line(text::label(place))];
            vec![both.into(), stand.into()]
        }
    };
    table::cells_wide(columns, cells)
}

/// What it is about: the topic of the edition, or the question.
fn topic(row: &ConsultationRow) -> String {
    match (&row.consultation, row.topic.as_str()) {
        (_, topic) if !topic.is_empty() => topic.to_owned(),
        (Some(consultation), _) => consultation.question.clone(),
        (None, _) => "Regel in overleg".to_owned(),
    }
}

/// Whether the answer should have been there.
pub(super) fn is_overdue(due: Option<NaiveDate>, today: NaiveDate) -> bool {
    due.is_some_and(|due| due < today)
}

fn state<'a>(row: &ConsultationRow, today: NaiveDate, selected: bool) -> Element<'a, Message> {
    let due = row.consultation.as_ref().and_then(|it| it.answer_due);
    let outcome = row.consultation.as_ref().and_then(|it| it.outcome);
    let (icon, word, tone, loud) = match row.state {
        RowState::Missing => (Icon::WarningBold, "Ontbreekt", Tone::Warn, true),
        RowState::Late => (Icon::WarningBold, "Na de activiteit", Tone::Warn, true),
        RowState::NotAgreed => (Icon::WarningBold, "Geen akkoord", Tone::Warn, true),
        RowState::Open if is_overdue(due, today) => {
            (Icon::HourglassBold, "Over tijd", Tone::Stop, true)
        }
        RowState::Open => (Icon::HourglassBold, "Open", Tone::Ask, false),
        RowState::Undated => (Icon::Question, "Niet te toetsen", Tone::Warn, false),
        RowState::Held | RowState::Lapsed => match outcome {
            Some(outcome) => {
                let (icon, tone) = outcome_look(outcome);
                (icon, words::consultations::outcome(outcome), tone, false)
            }
            None => (Icon::CheckBold, "Gehouden", Tone::Ok, false),
        },
    };
    if loud || selected {
        chip::filled(icon, word, tone)
    } else {
        chip::plain(icon, word, tone)
    }
}

/// The icon and tone of an outcome.
pub(super) fn outcome_look(outcome: ConsultationOutcome) -> (Icon, Tone) {
    match outcome {
        ConsultationOutcome::Agreed => (Icon::CheckBold, Tone::Ok),
        ConsultationOutcome::NotAgreed => (Icon::CrossBold, Tone::Stop),
        ConsultationOutcome::Lapsed => (Icon::MinusBold, Tone::Quiet),
    }
}

/// The day that counts: until when, or when it was held.
fn day<'a>(row: &ConsultationRow, today: NaiveDate) -> Option<Element<'a, Message>> {
    let consultation = row.consultation.as_ref()?;
    if consultation.is_open() {
        let due = consultation.answer_due?;
        let words = format!("voor {}", words::long_date(due));
        let said = text::label(words);
        let said = if is_overdue(Some(due), today) {
            said.color(theme::STOP)
        } else {
            said
        };
        return Some(table::one_line(said));
    }
    let held = consultation.held_on?;
    Some(table::one_line(text::label(words::long_date(held))))
}
