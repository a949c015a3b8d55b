//! How a list of partners looks before it is taken over: the rows, and what the open one does.

use super::reading::{Fate, GROUPS, ROWS, Reading, Row, Said, Way};
use super::{Message, PANES, Partners};
use crate::desk::{Detail, DetailChange, PartnerChange};
use crate::domain::partner::{NewPartner, PartnerField};
use crate::domain::sheet_remark::SheetRemark;
use crate::domain::submission::Severity;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::{Ground, list, scroll};
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, choice, frame, text};
use crate::words;
use iced::widget::{Column as Stack, column, container, row, space};
use iced::{Alignment, Length};

impl Partners {
    pub(super) fn reading_page<'a>(
        &'a self,
        reading: &'a Reading,
        layout: Layout,
    ) -> Element<'a, Message> {
        let notice = self.notice.as_ref().map(|it| {
            container(parts::notice(it, Message::NoticeClosed))
                .padding(iced::Padding::from(theme::S24).top(0.0).bottom(theme::S16))
        });
        let work = match layout {
            Layout::Wide => 480.0,
            Layout::Narrow => 400.0,
        };
        let body = frame::panes(vec![
            frame::pane(PANES[0], Length::Fill, rows(reading, layout)),
            frame::pane(PANES[1], work, open_row(reading)),
        ]);
        Stack::new()
            .push(container(self.reading_head(reading)).padding([theme::S16, theme::S24]))
            .push(notice)
            .push(card::line())
            .push(body)
            .into()
    }

    fn reading_head<'a>(&'a self, reading: &'a Reading) -> Element<'a, Message> {
        let outcome = words::partners::outcome(
            reading.count(Fate::Added),
            reading.count(Fate::Changed),
            reading.count(Fate::Same),
        );
        let take = match reading.held_up() {
            Some(reason) => Err(reason),
            None if self.busy => Err("Wordt overgenomen".to_owned()),
            None => Ok(Message::Reading(Said::TakePressed)),
        };
        let said = match outcome.as_str() {
            "" => reading.file.clone(),
            outcome => format!("{}: {outcome}. Er is nog niets bewaard.", reading.file),
        };
        let acts = vec![
            button::secondary("Annuleren")
                .keys("Esc")
                .on_press(Message::Reading(Said::Closed))
                .into(),
            button::primary("Partners overnemen")
                .icon(Icon::CheckBold)
                .keys("Ctrl+S")
                .id("overnemen")
                .on_press_or(take)
                .into(),
        ];
        column![
            card::screen_head("Partnerlijst inlezen", "", acts),
            text::quiet(said)
        ]
        .spacing(theme::S4)
        .into()
    }
}

fn rows(reading: &Reading, layout: Layout) -> Element<'_, Message> {
    let shown = reading.shown();
    let count = shown.len();
    let selected = shown.iter().position(|(at, _)| *at == reading.at);
    let mut columns = vec![
        Column::figures("Rij", 64),
        Column::words("Partner", Length::Fill),
        Column::words("Wat er gebeurt", 152),
    ];
    if layout == Layout::Wide {
        columns.insert(2, Column::words("Soort", 128));
    }
    let row_columns = columns.clone();
    let grounds: Vec<Fate> = shown.iter().map(|(_, row)| row.fate()).collect();
    let list = list(ROWS, count, move |at| match shown.get(at) {
        Some((_, row)) => cells(&row_columns, row, layout),
        None => space::horizontal().into(),
    })
    .row_height(46.0)
    .selected(selected)
    .ground(move |at| match grounds.get(at) {
        Some(Fate::Skipped) => Ground::Gone,
        Some(Fate::Added) => Ground::New,
        Some(Fate::Changed | Fate::Same | Fate::Held) | None => Ground::Plain,
    })
    .on_select(|at| Message::Reading(Said::RowPressed(at)))
    .on_move(|at| Message::Reading(Said::RowPressed(at)));
    let found: Element<'_, Message> = if count == 0 {
        container(text::quiet("Geen rij waarmee dit gebeurt."))
            .padding(theme::S16)
            .height(Length::Fill)
            .into()
    } else {
        table::table(&columns, list)
    };
    column![
        container(groups(reading)).padding([theme::S8, theme::S16]),
        card::line(),
        container(found).height(Length::Fill)
    ]
    .height(Length::Fill)
    .into()
}

fn groups(reading: &Reading) -> Element<'_, Message> {
    let label = |group: &Option<Fate>| match group {
        None => format!("Alle {}", reading.rows.len()),
        Some(fate) => format!("{} {}", word(*fate), reading.count(*fate)),
    };
    choice::segments(GROUPS.iter().map(label), Some(reading.group))
        .id("partnerlijst-wat")
        .on_choose(|at| Message::Reading(Said::GroupChosen(at)))
        .into()
}

fn word(fate: Fate) -> &'static str {
    match fate {
        Fate::Added => "Nieuw",
        Fate::Changed => "Gewijzigd",
        Fate::Same => "Gelijk",
        Fate::Held => "Fout",
        Fate::Skipped => "Overgeslagen",
    }
}

fn mark<'a>(fate: Fate) -> Element<'a, Message> {
    let word = word(fate);
    match fate {
        Fate::Added => chip::plain(Icon::PlusBold, word, Tone::Ok),
        Fate::Changed => chip::plain(Icon::PencilBold, word, Tone::Warn),
        Fate::Same => chip::plain(Icon::CheckBold, word, Tone::Quiet),
        Fate::Held => chip::filled(Icon::CrossBold, word, Tone::Stop),
        Fate::Skipped => chip::plain(Icon::MinusBold, word, Tone::Quiet),
    }
}

fn cells<'a>(columns: &[Column], row: &Row, layout: Layout) -> Element<'a, Message> {
    let name = text::strong(row.name().to_owned());
    let below = match (&row.listed, row.fate()) {
        (_, Fate::Held | Fate::Skipped) => held_at(row),
        (Some(listed), _) => match &listed.change {
            PartnerChange::Changed { details, .. } => details
                .iter()
                .map(|it| words::partners::short_field(it.field))
                .collect::<Vec<_>>()
                .join(", "),
            PartnerChange::Added { .. } | PartnerChange::Same { .. } => {
                listed.new.address.city.clone()
            }
        },
        (None, _) => String::new(),
    };
    let both = column![table::one_line(name), table::one_line(text::label(below))];
    let number = match row.number {
        0 => String::new(),
        number => number.to_string(),
    };
    let mut cells: Vec<Element<'_, Message>> = vec![text::quiet(number).into(), both.into()];
    if layout == Layout::Wide {
        let kind = row.listed.as_ref().map_or_else(String::new, |listed| {
            words::partners::short_kind(listed.new.kind, &listed.new.kind_name)
        });
        cells.push(table::one_line(text::quiet(kind)));
    }
    cells.push(mark(row.fate()));
    table::cells(columns, cells)
}

/// `Cel I5`, or `Cellen C5 en I5`: where it is held up. What is wrong stands beside the list.
fn held_at(row: &Row) -> String {
    let held = row.remarks.iter().filter(|it| it.holds_up());
    let cells: Vec<&str> = held.filter_map(|it| it.at.cell.as_deref()).collect();
    match cells.as_slice() {
        [] => String::new(),
        [one] => format!("Cel {one}"),
        [most @ .., last] => format!("Cellen {} en {last}", most.join(", ")),
    }
}

/// Everything of the row that is open.
fn open_row(reading: &Reading) -> Element<'_, Message> {
    let Some(row) = reading.rows.get(reading.at) else {
        return container(text::quiet("Er staan geen rijen in dit bestand."))
            .padding(theme::S16)
            .into();
    };
    let place = match (row.number, &row.sheet) {
        (0, _) => "Het bestand als geheel".to_owned(),
        (number, Some(sheet)) => format!("Rij {number} van blad {sheet}"),
        (number, None) => format!("Rij {number}"),
    };
    let head = row![
        column![text::heading(row.name()), text::label(place)].width(Length::Fill),
        mark(row.fate())
    ]
    .align_y(Alignment::Center);
    let details = row.listed.as_ref().map(|listed| match &listed.change {
        PartnerChange::Changed { details, .. } => changes(details),
        PartnerChange::Added { .. } => facts(&listed.new),
        PartnerChange::Same { .. } if row.in_doubt() => {
            text::quiet("De rest van deze rij staat al zo in het register.").into()
        }
        PartnerChange::Same { .. } => {
            text::quiet("Alles in deze rij staat al zo in het register.").into()
        }
    });
    let content = Stack::new()
        .push(head)
        .extend(row.remarks.iter().map(remark))
        .push(ways(row))
        .push(details)
        .spacing(theme::S16)
        .padding(theme::S16);
    scroll(content).height(Length::Fill).into()
}

fn remark(remark: &SheetRemark) -> Element<'_, Message> {
    let (icon, tone) = match remark.severity {
        Severity::Error => (Icon::CrossCircleFilled, Tone::Stop),
        Severity::Question => (Icon::WarningFilled, Tone::Warn),
        Severity::Notice => (Icon::InfoFilled, Tone::Ask),
    };
    let cell = remark
        .at
        .cell
        .as_deref()
        .map(|cell| text::strong(format!("Cel {cell}")));
    let words = Stack::new()
        .push(cell)
        .push(text::body(words::sheet_remarks::sheet_remark(remark)));
    parts::banner(icon, tone, words, space::horizontal().width(0))
}

/// What to do with a row that is in doubt: nothing is chosen for the user.
fn ways(row: &Row) -> Option<Element<'_, Message>> {
    let ways = row.ways();
    if ways.is_empty() {
        return None;
    }
    let label = |way: &Way| match way {
        Way::Without => "Overnemen zonder dit gegeven",
        Way::Skip => "Deze rij overslaan",
    };
    let chosen = ways.iter().position(|way| row.way == Some(*way));
    let choices = choice::radio(ways.iter().map(label), chosen)
        .id("rij-keuze")
        .on_choose(|at| Message::Reading(Said::Chosen(at)));
    let again = button::secondary("Bestand opnieuw kiezen")
        .icon(Icon::FolderOpen)
        .keys("Ctrl+O")
        .on_press(Message::Reading(Said::AgainPressed));
    Some(
        column![
            text::label("Verbeter het in het bestand en kies het opnieuw, of:"),
            Element::from(choices),
            Element::from(again)
        ]
        .spacing(theme::S8)
        .into(),
    )
}

/// What changes: what stands there now struck through, what comes behind it.
fn changes(details: &[DetailChange]) -> Element<'_, Message> {
    let lines = details.iter().map(|it| {
        let (old, new) = (value(&it.old), value(&it.new));
        let old: Element<'_, Message> = if old.is_empty() {
            text::quiet("leeg").into()
        } else {
            table::struck(old)
        };
        let new = text::strong(if new.is_empty() {
            "leeg".to_owned()
        } else {
            new
        });
        labelled(
            words::partners::short_field(it.field),
            column![old, new].into(),
        )
    });
    Stack::with_children(lines).spacing(theme::S8).into()
}

fn labelled<'a>(label: &'static str, value: Element<'a, Message>) -> Element<'a, Message> {
    row![container(text::quiet(label)).width(128), value]
        .spacing(theme::S8)
        .into()
}

fn value(detail: &Detail) -> String {
    match detail {
        Detail::Text(text) => text.clone(),
        Detail::Kind(None, _) | Detail::Since(None) => String::new(),
        Detail::Kind(kind, own) => words::partners::kind(*kind, own),
        Detail::Since(Some(day)) => words::long_date(*day),
    }
}

/// Everything that the list says of a new partner.
fn facts(new: &NewPartner) -> Element<'_, Message> {
    let code = match new.code.as_str() {
        "" => "kiest het register",
        code => code,
    };
    let kind = words::partners::kind(new.kind, &new.kind_name);
    let since = new.covenant_from.map(words::long_date).unwrap_or_default();
    let all = [
        (PartnerField::Code, code),
        (PartnerField::Kind, &kind),
        (PartnerField::Street, &new.address.street),
        (PartnerField::Postcode, &new.address.postcode),
        (PartnerField::City, &new.address.city),
        (PartnerField::Contact, &new.contact.name),
        (PartnerField::Salutation, &new.contact.salutation),
        (PartnerField::Email, &new.contact.email),
        (PartnerField::Phone, &new.contact.phone),
        (PartnerField::Covenant(0), &since),
        (PartnerField::Notes, &new.notes),
    ];
    let lines = all
        .into_iter()
        .filter(|(_, value)| !value.is_empty() && *value != "–")
        .map(|(field, value)| {
            labelled(
                words::partners::short_field(field),
                text::body(value.to_owned()).into(),
            )
        });
    Stack::with_children(lines).spacing(theme::S8).into()
}
