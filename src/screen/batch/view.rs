//! How several files look: a row for each, progress while they are read, and what cannot be read with a reply.

use super::file::{Group, Row, State};
use super::{Batch, Message};
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::{list, scroll};
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, button, card, chip, choice, progress, text};
use crate::words;
use iced::widget::{Column as Stack, Row as Line, column, container, row, space};
use iced::{Alignment, Length};

impl Batch {
    /// The screen without the window around it.
    pub fn view(&self, layout: Layout) -> Element<'_, Message> {
        let trail = card::breadcrumb(
            vec![("Inzendingen".into(), Message::BackPressed)],
            "Bestanden",
        );
        let notice = self
            .notice
            .as_ref()
            .map(|it| parts::notice(it, Message::NoticeClosed));
        let inner = Stack::new()
            .push(column![trail, self.head()])
            .push(notice)
            .push(self.progress())
            .push(self.table(layout))
            .push(self.refused(layout))
            .spacing(theme::S16);
        container(inner)
            .id("bestanden-vak")
            .padding(iced::Padding {
                top: theme::S8,
                ..theme::S24.into()
            })
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    fn count(&self, group: Group) -> usize {
        match group {
            Group::All => self.rows.len(),
            group => self.rows.iter().filter(|row| row.group() == group).count(),
        }
    }

    fn head(&self) -> Element<'_, Message> {
        let ready = self.ready();
        let press = match (ready, &self.accepting, &self.looking) {
            (_, Some(_), _) => Err("Bezig met inlezen"),
            (0, None, Some(_)) => Err("De bestanden worden gelezen"),
            (0, None, None) => Err("Nog niets klaar"),
            (_, None, _) => Ok(Message::AcceptAllPressed),
        };
        let accept = button::primary(format!(
            "{} inlezen",
            words::counted(ready, "jaarplan", "jaarplannen")
        ))
        .icon(Icon::Excel)
        .keys("Ctrl+B")
        .id("alle-inlezen")
        .on_press_or(press);
        let proposals = self.rows.iter().filter(|row| row.is_proposal()).count();
        let confirm = (proposals > 0 && self.accepting.is_none()).then(|| {
            button::secondary(format!(
                "{} bevestigen",
                words::counted(proposals, "voorstel", "voorstellen")
            ))
            .id("voorstellen-bevestigen")
            .on_press(Message::ConfirmPressed)
            .into()
        });
        let counts = [
            (self.count(Group::Ready), "klaar"),
            (self.count(Group::Look), "te bekijken"),
            (self.count(Group::Refused), "niet te lezen"),
        ];
        let beside: Vec<String> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, words)| format!("{count} {words}"))
            .collect();
        card::screen_head(
            words::counted(self.rows.len(), "bestand", "bestanden"),
            beside.join(", "),
            confirm.into_iter().chain([accept.into()]).collect(),
        )
    }

    fn progress(&self) -> Option<Element<'_, Message>> {
        let name = |path: &std::path::Path| {
            let name = path.file_name().unwrap_or(path.as_os_str());
            name.to_string_lossy().into_owned()
        };
        if let Some(accepting) = &self.accepting {
            let stop = (!accepting.stopping).then_some(Message::StopPressed);
            return Some(card::card(progress::progress(
                "Jaarplannen inlezen",
                accepting.done,
                accepting.all,
                name(&accepting.current),
                stop,
            )));
        }
        let waiting = self.count(Group::Waiting);
        let all = self.rows.len();
        if let Some(path) = self.looking.as_ref().filter(|_| !self.stopped) {
            return Some(card::card(progress::progress(
                "Bestanden lezen",
                all.saturating_sub(waiting),
                all,
                name(path),
                Some(Message::StopPressed),
            )));
        }
        (waiting > 0).then(|| {
            let words = text::body(format!(
                "Gestopt: {} nog niet gelezen.",
                words::counted(waiting, "bestand is", "bestanden zijn")
            ));
            let resume = button::secondary("Verder lezen")
                .small()
                .on_press(Message::ResumePressed);
            parts::banner(Icon::Info, theme::Tone::Accent, words, resume)
        })
    }

    fn table(&self, layout: Layout) -> Element<'_, Message> {
        let mut columns = vec![Column::words("Bestand", Length::Fill)];
        match layout {
            Layout::Wide => columns.extend([
                Column::words("Partner", 280),
                Column::figures("Activiteiten", 92),
                Column::figures("Kostenregels", 96),
            ]),
            Layout::Narrow => columns.push(Column::words("Partner", 196)),
        }
        columns.extend([
            Column::figures("Gevraagd €", 104),
            Column::words("Stand", 184),
        ]);
        let shown = self.shown();
        let row_columns = columns.clone();
        let count = shown.len();
        let rows = list("bestanden", count, move |at| match shown.get(at) {
            Some((_, row)) => cells(&row_columns, row, layout),
            None => space::horizontal().into(),
        })
        .row_height(48.0)
        .on_select(Message::RowPressed);
        let found: Element<'_, Message> = if count == 0 {
            container(text::quiet("Geen bestanden in deze groep."))
                .padding(theme::S16)
                .height(Length::Fill)
                .into()
        } else {
            table::table(&columns, rows)
        };
        let options: Vec<String> = Group::ALL
            .iter()
            .map(|group| format!("{} {}", group.words(), self.count(*group)))
            .collect();
        let at = Group::ALL.iter().position(|it| *it == self.group);
        let groups = choice::segments(options, at)
            .id("bestanden-groep")
            .on_choose(Message::GroupChosen);
        let hint = text::quiet("Enter opent een bestand om het te bekijken");
        let above = row![Element::from(groups), space::horizontal(), hint]
            .align_y(Alignment::Center)
            .padding([theme::S8, theme::S16]);
        card::flush(
            column![above, card::line(), container(found).height(Length::Fill)]
                .height(Length::Fill),
        )
    }

    /// What cannot be read: the cause, the way out, and a mail to the partner.
    fn refused(&self, layout: Layout) -> Option<Element<'_, Message>> {
        let refused: Vec<(usize, &Row)> = self
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.is_refused())
            .collect();
        if refused.is_empty() {
            return None;
        }
        let title = format!(
            "{} niet gelezen",
            words::counted(refused.len(), "bestand is", "bestanden zijn")
        );
        let row_height = match layout {
            Layout::Wide => 52.0,
            Layout::Narrow => 68.0,
        };
        let height = row_height * refused.len().min(3) as f32;
        let rows = refused
            .into_iter()
            .filter_map(|(at, row)| self.refused_row(at, row, row_height));
        let inner = column![
            card::head(title, text::quiet("Van deze bestanden is niets bewaard")),
            scroll(Stack::with_children(rows)).height(height)
        ];
        Some(
            container(card::flush(inner))
                .id("bestanden-geweigerd")
                .into(),
        )
    }

    fn refused_row<'a>(
        &'a self,
        at: usize,
        row: &'a Row,
        height: f32,
    ) -> Option<Element<'a, Message>> {
        let State::Refused(notice, _) = &row.state else {
            return None;
        };
        let words = column![
            text::strong(row.name()),
            text::quiet(format!("{} {}", notice.why, notice.way_out))
        ]
        .width(Length::Fill);
        let copied = self.copied.as_ref() == Some(&row.path);
        let copied = copied.then(|| chip::plain(Icon::CheckBold, "Gekopieerd", theme::Tone::Ok));
        let copy = self.reply(at).map(|_| {
            button::secondary("Kopieer antwoord aan de partner")
                .small()
                .icon(Icon::Envelope)
                .id(format!("antwoord-{at}"))
                .on_press(Message::CopyPressed(at))
        });
        let again = button::secondary("Opnieuw lezen")
            .small()
            .on_press(Message::AgainPressed(at));
        let line = Line::new()
            .push(Icon::CrossCircleFilled.tinted(16.0, theme::STOP))
            .push(words)
            .push(copied)
            .push(copy.map(Element::from))
            .push(again)
            .spacing(theme::S12)
            .align_y(Alignment::Center)
            .height(height)
            .padding([0.0, theme::S16]);
        Some(line.into())
    }
}

fn cells<'a>(columns: &[Column], row: &'a Row, layout: Layout) -> Element<'a, Message> {
    let (icon, tone, words, loud) = row.stand();
    let stand = match loud {
        true => chip::filled(icon, words, tone),
        false => chip::plain(icon, words, tone),
    };
    let summary = &row.summary;
    let beneath = row.beneath();
    let name = text::strong(row.name());
    let mut cells = vec![
        match beneath.as_str() {
            "" => table::one_line(name),
            _ => parts::two_lines(name, text::label(beneath)),
        },
        table::words(summary.partner.as_str()),
    ];
    if layout == Layout::Wide {
        cells.extend([
            text::body(&summary.activities).into(),
            text::body(&summary.lines).into(),
        ]);
    }
    cells.extend([text::body(&summary.requested).into(), stand]);
    table::cells(columns, cells)
}
