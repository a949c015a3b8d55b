//! A version of a plan as it came in: its file's sheet, and the activities as they were then.

use super::{Action, Message, Plan, Version};
use crate::desk::VersionContent;
use crate::domain::Cents;
use crate::domain::plan::{Activity, CostLine};
use crate::screen::ask;
use crate::screen::source_table::{Mark, SourceTable};
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, button, card, choice, select, text};
use crate::words;
use crate::worker::Worker;
use iced::widget::{Row, column, container, row, space};
use iced::{Alignment, Length, Padding};

impl Plan {
    pub(super) fn version_said(&mut self, message: Message, worker: &Worker) -> Action {
        let plan = self.plan;
        match message {
            Message::VersionPressed(version) => {
                return Action::Run(ask(
                    worker,
                    move |desk| Ok(Box::new(desk.version_content(plan, version)?)),
                    Message::VersionLoaded,
                ));
            }
            Message::VersionLoaded(Ok(content)) => {
                let on_sheet = false;
                let first = content.sheets.iter().position(|sheet| !sheet.hidden);
                let sheet = first.unwrap_or(0);
                let table = table_of(&content, sheet);
                self.version = Some(Version {
                    content: *content,
                    sheet,
                    table,
                    on_sheet,
                });
            }
            Message::VersionClosed => self.version = None,
            Message::FilePressed(version) => {
                return Action::Run(ask(
                    worker,
                    move |desk| desk.put_out_version(plan, version),
                    Message::FilePutOut,
                ));
            }
            Message::FilePutOut(Ok(path)) => return Action::Show(path),
            Message::VersionLoaded(Err(notice)) | Message::FilePutOut(Err(notice)) => {
                self.notice = Some(notice);
            }
            Message::SheetChosen(at) => {
                if let Some(version) = &mut self.version {
                    version.sheet = at;
                    version.table = table_of(&version.content, at);
                }
            }
            Message::SideChosen(at) => {
                if let Some(version) = &mut self.version {
                    version.on_sheet = at == 1;
                }
            }
            _ => {}
        }
        Action::None
    }
}

fn table_of(content: &VersionContent, sheet: usize) -> SourceTable {
    match content.sheets.get(sheet) {
        Some(sheet) => SourceTable::plain(sheet, None),
        None => SourceTable::default(),
    }
}

/// A row of the activities as they were.
enum Then<'a> {
    Activity(&'a Activity, Cents),
    Cost(&'a CostLine),
}

impl Version {
    /// What is said beside the name of the plan.
    pub(super) fn beside(&self) -> String {
        let version = &self.content.version;
        format!(
            "versie {}, ontvangen op {}",
            version.version,
            words::long_date(version.received_on)
        )
    }

    /// The activities and the sheet, side by side or in turn.
    pub(super) fn view(&self, layout: Layout) -> Element<'_, Message> {
        let activities = container(self.activities())
            .id("versie-activiteiten")
            .width(Length::FillPortion(5))
            .height(Length::Fill);
        let sheet = container(self.sheet_card())
            .id("versie-blad")
            .width(Length::FillPortion(6))
            .height(Length::Fill);
        match layout {
            Layout::Wide => row![activities, sheet].spacing(theme::S16).into(),
            Layout::Narrow => {
                let side = choice::segments(
                    ["Zoals het was ingelezen", "Het bestand zelf"],
                    Some(usize::from(self.on_sheet)),
                )
                .id("versie-kant")
                .on_choose(Message::SideChosen);
                let shown = if self.on_sheet { sheet } else { activities };
                column![Element::from(side), shown]
                    .spacing(theme::S12)
                    .into()
            }
        }
    }

    fn activities(&self) -> Element<'_, Message> {
        let columns = vec![
            Column::words("Projectnummer", 112),
            Column::words("Activiteit en kosten", Length::Fill),
            Column::words("Cel", 56),
            Column::figures("Gevraagd €", 104),
        ];
        let then: Vec<Then<'_>> = self
            .content
            .activities
            .iter()
            .flat_map(|(activity, lines)| {
                let asked = lines.iter().map(|line| line.requested).sum();
                std::iter::once(Then::Activity(activity, asked)).chain(lines.iter().map(Then::Cost))
            })
            .collect();
        let all = self.content.activities.iter();
        let total: Cents = all
            .flat_map(|(_, lines)| lines.iter().map(|line| line.requested))
            .sum();
        let row_columns = columns.clone();
        let rows = list("toen", then.len(), move |at| match then.get(at) {
            Some(row) => cells(&row_columns, row),
            None => space::horizontal().into(),
        })
        .row_height(32.0);
        let count = words::counted(self.content.activities.len(), "activiteit", "activiteiten");
        card::flush(column![
            card::head(
                "Zoals het was ingelezen",
                text::quiet(format!("{count}, {}", words::euros(total)))
            ),
            container(table::table(&columns, rows)).height(Length::Fill)
        ])
    }

    fn sheet_card(&self) -> Element<'_, Message> {
        let version = &self.content.version;
        let names: Vec<String> = self
            .content
            .sheets
            .iter()
            .map(|sheet| sheet.name.clone().unwrap_or_default())
            .collect();
        let sheets = (names.len() > 1).then(|| {
            Element::from(
                select::select(names, Some(self.sheet), "")
                    .id("versie-bladen")
                    .name("Blad")
                    .width(180)
                    .height(28.0)
                    .on_choose(Message::SheetChosen),
            )
        });
        let open = button::secondary("Bestand openen")
            .small()
            .icon(Icon::ArrowOut)
            .id("bestand-openen")
            .on_press(Message::FilePressed(version.version));
        let acts = Row::new()
            .push(sheets)
            .push(open)
            .spacing(theme::S8)
            .align_y(Alignment::Center);
        card::flush(column![
            card::head(version.file_name.as_str(), acts),
            container(self.table.view(
                "versie-rijen",
                |_mark: Mark| true,
                None,
                Message::SourceRowPressed
            ))
            .height(Length::Fill)
        ])
    }
}

fn cells<'a>(columns: &[Column], row: &Then<'a>) -> Element<'a, Message> {
    match row {
        Then::Activity(activity, asked) => table::cells(
            columns,
            vec![
                table::words(activity.project_number.as_str()),
                table::one_line(text::strong(activity.name.as_str())),
                text::body("").into(),
                text::strong(words::plain_amount(*asked)).into(),
            ],
        ),
        Then::Cost(line) => table::cells(
            columns,
            vec![
                text::body("").into(),
                container(table::words(line.text.as_str()))
                    .padding(Padding::ZERO.left(theme::S16))
                    .into(),
                text::quiet(line.cell.cell.as_deref().unwrap_or("–")).into(),
                text::body(words::plain_amount(line.requested)).into(),
            ],
        ),
    }
}
