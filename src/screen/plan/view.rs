//! How a plan looks: how it was handed in, its lines, and the versions it came in.

use super::{Content, Line, Message, Plan};
use crate::desk::{ActivitySheet, LineSheet, PlanVersion};
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::{list, scroll};
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, text};
use crate::words;
use iced::widget::{Column as Stack, Row, column, container, row, space};
use iced::{Alignment, Length, Padding};

impl Plan {
    /// The screen without the window around it.
    pub fn view(&self, layout: Layout) -> Element<'_, Message> {
        let notice = self
            .notice
            .as_ref()
            .map(|it| parts::notice(it, Message::NoticeClosed));
        let content = self.content.as_ref().map(|it| self.content(it, layout));
        let inner = Stack::new().push(notice).push(content).spacing(theme::S16);
        container(inner)
            .padding(Padding {
                top: theme::S8,
                ..theme::S24.into()
            })
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    fn content<'a>(&'a self, content: &'a Content, layout: Layout) -> Element<'a, Message> {
        let sheet = &content.sheet;
        let trail = card::breadcrumb(
            vec![("Inzendingen".into(), Message::BackPressed)],
            sheet.partner.name.as_str(),
        );
        let title = format!("Jaarplan {}", sheet.partner.name);
        if let Some(version) = &self.version {
            let back = button::secondary(format!("Terug naar versie {}", sheet.plan.version))
                .icon(Icon::ArrowLeft)
                .keys("Esc")
                .on_press(Message::VersionClosed);
            let head = card::screen_head(title, version.beside(), vec![back.into()]);
            return column![column![trail, head], version.view(layout)]
                .spacing(theme::S16)
                .into();
        }
        let judge = button::primary("Beoordelen")
            .icon(Icon::Checklist)
            .keys("Ctrl+Enter")
            .on_press(Message::JudgePressed);
        let letter = button::secondary("Brief bekijken")
            .icon(Icon::Envelope)
            .on_press(Message::LetterPressed);
        let partner = button::secondary("Partner")
            .icon(Icon::Buildings)
            .id("naar-partner")
            .on_press(Message::PartnerPressed);
        let head = card::screen_head(
            title,
            format!("{}, versie {}", sheet.plan.year, sheet.plan.version),
            vec![partner.into(), letter.into(), judge.into()],
        );
        column![
            column![trail, head],
            container(card::card(self.receipt_card(content))).id("jaarplan-ontvangst"),
            container(card::flush(self.table(content, layout))).id("jaarplan"),
            container(card::card(versions(content))).id("jaarplan-versies")
        ]
        .spacing(theme::S16)
        .into()
    }

    fn table<'a>(&'a self, content: &'a Content, layout: Layout) -> Element<'a, Message> {
        let columns = columns(layout);
        let lines = self.lines();
        let count = lines.len();
        let row_columns = columns.clone();
        let rows = list("regels", count, move |at| match lines.get(at) {
            Some(Line::Activity(activity)) => {
                let kept = content.kept.get(&activity.activity.id).copied();
                activity_row(&row_columns, activity, kept)
            }
            Some(Line::Cost(_, line)) => cost_row(&row_columns, line),
            None => space::horizontal().into(),
        })
        .row_height(32.0)
        .selected((count > 0).then_some(self.selected))
        .on_select(Message::RowMoved)
        .on_move(Message::RowMoved)
        .on_open(Message::RowOpened);
        column![
            container(table::table(&columns, rows)).height(Length::Fill),
            card::line(),
            self.selected_bar()
        ]
        .height(Length::Fill)
        .into()
    }

    /// What can be done with the row that the user is at.
    fn selected_bar(&self) -> Element<'_, Message> {
        let lines = self.lines();
        let (words, cell) = match lines.get(self.selected) {
            Some(Line::Activity(sheet)) => (
                format!("{} {}", sheet.activity.project_number, sheet.activity.name),
                None,
            ),
            Some(Line::Cost(sheet, line)) => (
                format!("{} {}", sheet.activity.project_number, line.line.text),
                line.line.cell.cell.clone(),
            ),
            None => (String::new(), None),
        };
        let cell = cell.map(|cell| {
            button::secondary(format!("Cel {cell} bekijken"))
                .small()
                .icon(Icon::Excel)
                .keys("Enter")
                .id("naar-cel")
                .on_press(Message::CellPressed)
        });
        let judge = button::secondary("Hier beoordelen")
            .small()
            .icon(Icon::Checklist)
            .id("hier-beoordelen")
            .on_press(Message::JudgePressed);
        let name = container(table::words(words)).width(Length::Fill);
        Row::new()
            .push(name)
            .push(cell)
            .push(judge)
            .spacing(theme::S8)
            .align_y(Alignment::Center)
            .padding([theme::S8, theme::S16])
            .into()
    }
}

fn columns(layout: Layout) -> Vec<Column> {
    let (number, kind, date, cell, asked) = match layout {
        Layout::Wide => (120, 128, 168, 64, 112),
        Layout::Narrow => (106, 88, 136, 56, 100),
    };
    vec![
        Column::words("Projectnummer", number),
        Column::words("Activiteit en kosten", Length::Fill),
        Column::words("Soort", kind),
        Column::words("Datum", date),
        Column::figures("Deelnemers", 88),
        Column::words("Cel", cell),
        Column::figures("Gevraagd €", asked),
    ]
}

fn activity_row<'a>(
    columns: &[Column],
    sheet: &'a ActivitySheet,
    kept: Option<u32>,
) -> Element<'a, Message> {
    let activity = &sheet.activity;
    let when = activity
        .date
        .map(words::long_date)
        .or_else(|| activity.date_text.clone())
        .unwrap_or_else(|| "–".to_owned());
    let count = activity.participants.map(|count| count.to_string());
    let asked = text::strong(words::plain_amount(sheet.requested()));
    let kept = kept.map(|version| chip::tag(format!("behouden uit versie {version}"), Tone::Warn));
    let name = Row::new()
        .push(kept)
        .push(table::one_line(text::strong(&activity.name)))
        .spacing(theme::S8)
        .align_y(Alignment::Center);
    table::cells(
        columns,
        vec![
            table::words(activity.project_number.as_str()),
            name.into(),
            table::words(words::activity_kind(activity.kind)),
            table::words(when),
            text::body(count.unwrap_or_else(|| "–".to_owned())).into(),
            text::body("").into(),
            asked.into(),
        ],
    )
}

fn cost_row<'a>(columns: &[Column], line: &'a LineSheet) -> Element<'a, Message> {
    let stale = line.decision.as_ref().is_some_and(|made| made.stale);
    let again = stale.then(|| chip::plain(Icon::UndoBold, "opnieuw beoordelen", Tone::Warn));
    let line = &line.line;
    let cost = Row::new()
        .push(table::words(line.text.as_str()))
        .push(again)
        .spacing(theme::S12)
        .align_y(Alignment::Center)
        .padding(Padding::ZERO.left(theme::S16));
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

fn versions(content: &Content) -> Element<'_, Message> {
    let versions = &content.versions;
    let height = 32.0 * versions.len().min(3) as f32;
    let rows = versions.iter().rev().map(version_row);
    column![
        text::label("Bestanden, bewaard zoals ze binnenkwamen"),
        scroll(Stack::with_children(rows)).height(height)
    ]
    .spacing(theme::S4)
    .into()
}

fn version_row(version: &PlanVersion) -> Element<'_, Message> {
    let at = version.version;
    let look = button::secondary("Bekijken")
        .small()
        .id(format!("versie-{at}"))
        .on_press(Message::VersionPressed(at));
    let open = button::secondary("Bestand openen")
        .small()
        .icon(Icon::ArrowOut)
        .id(format!("bestand-{at}"))
        .on_press(Message::FilePressed(at));
    row![
        text::strong(format!("Versie {at}")).width(72),
        container(table::words(version.file_name.as_str())).width(Length::Fill),
        text::quiet(format!(
            "ontvangen op {}",
            words::long_date(version.received_on)
        )),
        Element::from(look),
        Element::from(open)
    ]
    .spacing(theme::S12)
    .align_y(Alignment::Center)
    .height(32)
    .into()
}
