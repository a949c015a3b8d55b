//! How the screen looks: its head with the deeds, the table, and the details of the current plan.

use super::table::is_pressing;
use super::{Message, Roaz, to_judge};
use crate::desk::RoazRow;
use crate::screen::{Jump, parts};
use crate::ui::icon::Icon;
use crate::ui::list::scroll;
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, empty, text};
use crate::words;
use iced::widget::{Column, column, container, row};
use iced::{Alignment, Length};

impl Roaz {
    pub(super) fn screen(&self, layout: Layout) -> Element<'_, Message> {
        if let Some(board) = &self.board {
            return self.board_view(board, layout);
        }
        let notice = self
            .notice
            .as_ref()
            .map(|it| parts::notice(it, Message::NoticeClosed));
        let body: Option<Element<'_, Message>> = match &self.rows {
            None => None,
            Some(rows) if rows.is_empty() => Some(self.nothing()),
            Some(_) => {
                let details = self.current.and_then(|plan| self.row(plan)).map(details);
                let all = Column::new()
                    .push(self.table(layout))
                    .push(details.map(|it| column![card::line(), it]));
                Some(card::flush(all.height(Length::Fill)))
            }
        };
        // What comes and goes stands in a column of its own, so that the table keeps its focus.
        let above = Column::new()
            .push(self.head(layout))
            .push(notice)
            .push(self.printed())
            .spacing(theme::S16);
        let inner = Column::new().push(above).push(body).spacing(theme::S16);
        container(inner)
            .id("roaz-vak")
            .padding(theme::S24)
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    fn head(&self, layout: Layout) -> Element<'_, Message> {
        let rows = self.rows();
        if rows.is_empty() {
            return card::screen_head("Bestuurlijk ROAZ", self.year.to_string(), Vec::new());
        }
        let agreed = rows.iter().filter(|row| row.agreed_on.is_some()).count();
        let beside = match (layout, self.chosen.len()) {
            (_, 0) => format!("{agreed} van {} akkoord", rows.len()),
            (_, chosen) => format!("{chosen} gekozen"),
        };
        let print = if self.printing {
            button::secondary("Lijst wordt gemaakt").icon(Icon::Printer)
        } else {
            button::secondary("Lijst afdrukken")
                .icon(Icon::Printer)
                .keys("Ctrl+P")
                .on_press(Message::PrintPressed)
        };
        let advice = button::secondary("Advies vastleggen").on_press(Message::AdvicePressed);
        let agree = button::primary("Akkoord vastleggen")
            .keys("Ctrl+R")
            .on_press(Message::AgreementPressed);
        let acts = vec![
            print.id("lijst").into(),
            advice.id("advies").into(),
            agree.id("akkoord").into(),
        ];
        card::screen_head("Bestuurlijk ROAZ", beside, acts)
    }

    /// Where the list went.
    fn printed(&self) -> Option<Element<'_, Message>> {
        let path = self.printed.as_ref()?;
        let words = text::body(format!("De lijst staat in {}.", path.display()));
        Some(parts::banner(
            Icon::CheckCircleFilled,
            Tone::Ok,
            words,
            button::secondary("Openen")
                .small()
                .on_press(Message::ShowPressed),
        ))
    }

    fn nothing(&self) -> Element<'_, Message> {
        let act = button::secondary("Naar Inzendingen")
            .on_press(Message::JumpPressed(Jump::Submissions(None)));
        card::card(empty::empty(
            Icon::Users,
            format!("Nog geen jaarplannen {}", self.year),
            "Zodra plannen zijn ingelezen en beoordeeld, gaan ze vanaf hier naar het Bestuurlijk ROAZ.",
            Some(act.into()),
        ))
    }
}

/// What is to be known of a plan, in whole sentences, with the ways to it.
fn details<'a>(row: &RoazRow) -> Element<'a, Message> {
    let mut said: Vec<Element<'a, Message>> = Vec::new();
    if let Some(hurdle) = row.hurdle {
        said.push(quiet_line(
            Icon::Info,
            Tone::Quiet,
            words::letters::whole_sentence(&words::roaz::hurdle(hurdle)),
        ));
    }
    if !row.note.is_empty() {
        said.push(quiet_line(
            Icon::Info,
            Tone::Quiet,
            format!("Bij het akkoord: {}", row.note),
        ));
    }
    let sent = |remark: &&crate::domain::roaz::RoazRemark| {
        !matches!(remark, crate::domain::roaz::RoazRemark::Sent(_))
    };
    said.extend(row.remarks.iter().filter(sent).map(|remark| {
        let tone = if is_pressing(remark) {
            Tone::Warn
        } else {
            Tone::Quiet
        };
        quiet_line(Icon::Warning, tone, words::roaz::remark(remark))
    }));
    if said.is_empty() {
        said.push(text::quiet("Geen opmerkingen.").into());
    }
    let links = row![
        button::secondary("Beoordelen")
            .small()
            .keys("Enter")
            .id("naar-beoordelen")
            .on_press(Message::JumpPressed(to_judge(row.plan))),
        button::secondary("Partner")
            .small()
            .id("naar-partner")
            .on_press(Message::JumpPressed(Jump::Partners(Some(row.partner_id)))),
        button::secondary("Brief")
            .small()
            .id("naar-brief")
            .on_press(Message::JumpPressed(Jump::Letters(Some(row.plan))))
    ]
    .spacing(theme::S8);
    let head = row![
        text::strong(row.partner.clone()).width(Length::Fill),
        chip::key("Spatie"),
        text::label("kiezen"),
        links
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    let said = scroll(Column::with_children(said).spacing(theme::S4)).height(Length::Fill);
    container(column![head, said].spacing(theme::S8))
        .height(128)
        .padding([theme::S12, theme::S16])
        .into()
}

fn quiet_line<'a>(icon: Icon, tone: Tone, words: String) -> Element<'a, Message> {
    row![
        icon.tinted(14.0, tone.ink()),
        text::body(words).width(Length::Fill)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center)
    .into()
}
