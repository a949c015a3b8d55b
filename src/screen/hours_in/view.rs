//! How the page looks: what was read at the left, what is to be answered at the right, and what it comes to below.

use super::claims::split;
use super::{File, HoursIn, Message, PANES, Read, Shows};
use crate::desk::HoursReading;
use crate::domain::read_hours::HoursLayout;
use crate::notice::Notice;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, button, card, choice, empty, field, frame, select, text};
use crate::words;
use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Length, Padding};

impl HoursIn {
    pub(super) fn page(&self, layout: Layout) -> Element<'_, Message> {
        let notice = self.notice.as_ref().map(|it| {
            container(parts::notice(it, Message::NoticeClosed))
                .padding(Padding::from(theme::S24).top(0.0).bottom(theme::S16))
        });
        let head = Column::new()
            .push(container(self.head()).padding([theme::S16, theme::S24]))
            .push(notice)
            .push(card::line());
        let Some(file) = self.file() else {
            return column![head, self.begin()].into();
        };
        let body = match &file.read {
            None => quiet_words("Het bestand wordt gelezen."),
            Some(Read::Not { notice, .. }) => self.cannot_be_read(file, notice, layout),
            Some(Read::Hours { reading, .. }) => self.work(file, reading, layout),
        };
        column![
            head,
            container(body).height(Length::Fill),
            card::line(),
            self.foot(layout)
        ]
        .into()
    }

    fn head(&self) -> Element<'_, Message> {
        let here = "Uren inlezen".to_owned();
        let trail = card::breadcrumb(vec![("Uren".into(), Message::CancelPressed)], here);
        let mut acts: Vec<Element<'_, Message>> = Vec::new();
        if self.files.len() > 1 {
            let names: Vec<String> = self.files.iter().map(file_label).collect();
            acts.push(
                select::select(names, Some(self.at), "")
                    .id("uren-bestand")
                    .name("Bestand")
                    .width(240)
                    .on_choose(Message::FileChosen)
                    .into(),
            );
        }
        if !self.files.is_empty() {
            let add = button::secondary("Bestand toevoegen")
                .icon(Icon::FolderOpen)
                .keys("Ctrl+O");
            acts.push(
                button::secondary("Bestand weglaten")
                    .on_press(Message::FileDropped)
                    .into(),
            );
            acts.push(add.on_press(Message::PickPressed).into());
        }
        let about = self.file().map(about).unwrap_or_default();
        column![
            trail,
            card::screen_head("Uren inlezen", format!("{}", self.year), acts),
            text::quiet(about)
        ]
        .into()
    }

    /// Nothing is open yet: where files come from, and the form to send out.
    fn begin(&self) -> Element<'_, Message> {
        let pick = button::primary("Bestand kiezen")
            .icon(Icon::FolderOpen)
            .keys("Ctrl+O")
            .on_press(Message::PickPressed);
        let zone = empty::drop_zone(
            "Sleep hier urenlijsten van instellingen heen (xlsx, xls, ods, csv)",
            false,
            Element::from(pick),
        );
        let done = self.done.map(|_| {
            let to = button::secondary("Naar Uren")
                .id("naar-uren")
                .on_press(Message::ToHoursPressed);
            let words = text::body("De uren zijn ingelezen en staan bij Uren om te beoordelen.");
            row![words, Element::from(to)]
                .spacing(theme::S12)
                .align_y(Alignment::Center)
        });
        let inner = Column::new()
            .push(done)
            .push(zone)
            .push(self.form_card())
            .spacing(theme::S24)
            .max_width(760);
        container(inner)
            .id(PANES[0])
            .padding(theme::S24)
            .height(Length::Fill)
            .into()
    }

    fn form_card(&self) -> Element<'_, Message> {
        let partner = select::select(self.partners.clone(), self.form_for, "Kies een partner")
            .id("formulier-partner")
            .name("Partner")
            .width(280)
            .on_choose(Message::FormForChosen);
        let make = match self.form_for {
            Some(_) => Ok(Message::FormPressed),
            None => Err("Kies eerst een partner".to_owned()),
        };
        let make = button::secondary("Urenformulier maken")
            .icon(Icon::Excel)
            .id("formulier-maken")
            .on_press_or(make);
        let words = if self.partners.is_empty() {
            format!(
                "Er is nog geen jaarplan {} ingelezen; een urenformulier heeft activiteiten nodig.",
                self.year
            )
        } else {
            "Een werkblad voor één instelling, met haar toegekende activiteiten als keuzelijst. Het komt ingevuld hier terug.".to_owned()
        };
        let fields = row![field::labelled("Partner", partner), Element::from(make)]
            .spacing(theme::S12)
            .align_y(Alignment::End);
        let all = Column::new()
            .push(text::heading("Urenformulier"))
            .push(text::quiet(words))
            .push((!self.partners.is_empty()).then_some(fields))
            .spacing(theme::S12);
        card::card(all)
    }

    fn cannot_be_read<'a>(
        &'a self,
        file: &'a File,
        notice: &'a Notice,
        layout: Layout,
    ) -> Element<'a, Message> {
        let words = Column::new()
            .push(text::strong(&notice.what))
            .push(text::body(&notice.why))
            .push(text::body(&notice.way_out))
            .push(self.copy_act(file, layout))
            .spacing(theme::S8);
        container(card::card(words))
            .id(PANES[0])
            .padding(theme::S24)
            .into()
    }

    fn work<'a>(
        &'a self,
        file: &'a File,
        reading: &'a HoursReading,
        layout: Layout,
    ) -> Element<'a, Message> {
        let shown = match self.shows {
            Shows::Claims => 0,
            Shows::Sheet => 1,
        };
        let claims = words::counted(reading.claims.len(), "registratie", "registraties");
        let tabs = choice::segments([claims, "Het blad zelf".to_owned()], Some(shown))
            .id("uren-inlezen-toont")
            .on_choose(Message::ShowsChosen);
        let names: Vec<String> = file
            .source()
            .iter()
            .map(|sheet| sheet.name.clone().unwrap_or_default())
            .collect();
        let sheets = (names.len() > 1 && self.shows == Shows::Sheet).then(|| {
            Element::from(
                select::select(names, Some(self.sheet), "")
                    .id("uren-blad")
                    .name("Blad")
                    .width(200)
                    .height(28.0)
                    .on_choose(Message::SheetChosen),
            )
        });
        let bar = Row::new()
            .push(Element::from(tabs))
            .push(sheets)
            .spacing(theme::S12)
            .align_y(Alignment::Center)
            .padding([theme::S8, theme::S16]);
        let content = match self.shows {
            Shows::Claims => self.claims(reading, layout),
            Shows::Sheet => self.table.view(
                "uren-inlezen-rijen",
                |_| true,
                self.pointed,
                Message::SheetRowPressed,
            ),
        };
        let left = column![bar, card::line(), container(content).height(Length::Fill)];
        let right = match layout {
            Layout::Wide => 440.0,
            Layout::Narrow => 340.0,
        };
        frame::panes(vec![
            frame::pane(PANES[0], Length::Fill, left),
            frame::pane(PANES[1], right, self.remark_pane(file, reading, layout)),
        ])
    }

    fn foot(&self, layout: Layout) -> Element<'_, Message> {
        let reading = self.file().and_then(File::reading);
        let sum = reading.map(|reading| {
            let minutes = reading.minutes();
            let amount = match reading.amount() {
                Some(amount) => words::euros(amount),
                None => "nog geen bedrag".to_owned(),
            };
            let phases = (layout == Layout::Wide).then(|| text::quiet(split(&minutes)));
            Row::new()
                .push(text::strong(words::hours::hours(minutes.total())))
                .push(phases)
                .push(text::strong(amount))
                .spacing(theme::S16)
                .align_y(Alignment::Center)
        });
        let held_up = self.held_up();
        let accept = match &held_up {
            None => button::primary("Inlezen")
                .keys("Ctrl+Enter")
                .id("inlezen")
                .on_press(Message::AcceptPressed),
            Some(_) => button::primary("Inlezen").id("inlezen"),
        };
        let why = text::quiet(held_up.unwrap_or_default())
            .width(Length::Fill)
            .align_x(Alignment::End);
        let bar = Row::new()
            .push(sum)
            .push(why)
            .push(Element::from(
                button::secondary("Annuleren")
                    .on_press(Message::CancelPressed)
                    .large(),
            ))
            .push(Element::from(accept.large()))
            .spacing(theme::S12)
            .align_y(Alignment::Center)
            .padding([theme::S12, theme::S24]);
        frame::bar(bar)
    }
}

fn quiet_words<'a>(words: &'a str) -> Element<'a, Message> {
    container(text::quiet(words))
        .id(PANES[0])
        .padding(theme::S24)
        .into()
}

fn file_label(file: &File) -> String {
    match (&file.read, file.open()) {
        (Some(Read::Not { .. }), _) => format!("{} (niet te lezen)", file.name()),
        (_, 0) => file.name(),
        (_, open) => format!("{} ({open} open)", file.name()),
    }
}

/// `uren.xlsx: Ziekenhuis De Vecht, een rij per urenregel. Er is nog niets bewaard.`
fn about(file: &File) -> String {
    let Some(reading) = file.reading() else {
        return file.name();
    };
    let how = match reading.hours.layout {
        HoursLayout::Rows => "een rij per urenregel",
        HoursLayout::PhaseColumns => "een kolom per fase",
        HoursLayout::OwnForm => "het urenformulier",
        HoursLayout::Unknown => "niet herkend",
    };
    let mut partners: Vec<&str> = reading
        .claims
        .iter()
        .map(|it| it.about.partner_name.as_str())
        .collect();
    partners.sort_unstable();
    partners.dedup();
    let whose = match partners.as_slice() {
        [] => String::new(),
        some => format!("{}, ", some.join(", ")),
    };
    format!("{}: {whose}{how}. Er is nog niets bewaard.", file.name())
}
