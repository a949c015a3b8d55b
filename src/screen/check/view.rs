//! How the check looks: the receipt and the columns at the left, the sheet and what is wrong at the right.

use super::columns::{Columns, Use};
use super::table::Filter;
use super::{Check, Message, PANES};
use crate::desk::Reading;
use crate::desk::partner_match::PartnerMatch;
use crate::domain::change::Change;
use crate::domain::submission::{Layout as Form, Remark};
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, check, chip, choice, field, frame, list, select, text};
use crate::words;
use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Length, Padding};
use std::collections::BTreeSet;

impl Check {
    /// The screen without the window around it.
    pub fn view(&self, layout: Layout) -> Element<'_, Message> {
        let notice = self
            .notice
            .as_ref()
            .map(|it| parts::notice(it, Message::NoticeClosed));
        let work = self
            .reading
            .as_ref()
            .map(|reading| self.work(reading, layout));
        let body = Column::new()
            .push(self.head())
            .push(notice)
            .push(self.draft_offer())
            .push(work)
            .spacing(theme::S12)
            .padding(Padding {
                top: theme::S8,
                bottom: theme::S16,
                ..theme::S24.into()
            });
        column![
            container(body).height(Length::Fill),
            card::line(),
            self.foot(layout)
        ]
        .into()
    }

    fn head(&self) -> Element<'_, Message> {
        let name = self.opening.path.file_name().unwrap_or_default();
        let (title, here, beside) = match &self.reading {
            Some(reading) => {
                let partner = partner_name(&reading.partner);
                let version = reading.standing.as_ref().map_or(1, |plan| plan.version + 1);
                let year = reading.year.unwrap_or(self.opening.year);
                (
                    format!("Jaarplan {partner} controleren"),
                    partner,
                    format!("{year}, versie {version}"),
                )
            }
            None => (
                "Inzending controleren".to_owned(),
                name.to_string_lossy().into_owned(),
                String::new(),
            ),
        };
        let trail = card::breadcrumb(vec![("Inzendingen".into(), Message::CancelPressed)], here);
        let other = button::secondary("Ander bestand kiezen")
            .icon(Icon::FolderOpen)
            .keys("Ctrl+O")
            .on_press(Message::OtherFilePressed);
        column![trail, card::screen_head(title, beside, vec![other.into()])].into()
    }

    fn draft_offer(&self) -> Option<Element<'_, Message>> {
        let draft = self.draft.as_ref()?;
        let count = words::counted(draft.answers.len(), "antwoord", "antwoorden");
        let acts = row![
            button::secondary("Niet gebruiken")
                .small()
                .on_press(Message::DraftDropped),
            button::secondary("Overnemen")
                .small()
                .on_press(Message::DraftTaken)
        ]
        .spacing(theme::S8);
        let words = text::body(format!(
            "U was eerder met dit bestand bezig: {count} en de gegevens van ontvangst zijn bewaard."
        ));
        Some(parts::banner(Icon::Info, Tone::Accent, words, acts))
    }

    fn work<'a>(&'a self, reading: &'a Reading, layout: Layout) -> Element<'a, Message> {
        let mut cards = [
            self.receipt_card(reading),
            self.columns_card(reading, layout),
        ];
        // What must be said before anything else stands on top.
        if reading.submission.layout == Form::Unknown {
            cards.reverse();
        }
        let left = list::scroll(Column::with_children(cards).spacing(theme::S16))
            .width(match layout {
                Layout::Wide => 272,
                Layout::Narrow => 240,
            })
            .height(Length::Fill);
        let right = Column::new()
            .push(self.sheet_card(reading))
            .push(self.lower_card(reading, layout))
            .spacing(theme::S16);
        row![
            container(left).id(PANES[0]),
            container(right).width(Length::Fill)
        ]
        .spacing(theme::S16)
        .height(Length::Fill)
        .into()
    }

    fn receipt_card<'a>(&'a self, reading: &'a Reading) -> Element<'a, Message> {
        let receipt = &self.receipt;
        let standing = reading.standing.is_some();
        let received = field::date("ontvangen", "Ontvangen op", &receipt.received)
            .error(parts::day_fault(&receipt.received))
            .width(Length::Fill)
            .on_input(Message::ReceivedTyped)
            .on_blur(Message::ReceiptLeft);
        let signed = field::field("ondertekend", "Ondertekend door", &receipt.signed_by)
            .placeholder("Bestuurder of gemandateerde")
            .on_input(Message::SignedTyped)
            .on_blur(Message::ReceiptLeft);
        let evaluation = check::checkbox(
            "Zelfevaluatie bijgevoegd",
            receipt.self_evaluation,
            Some(Message::EvaluationToggled),
        );
        let fields = Column::new()
            .push(self.partner_part(reading))
            .push(received)
            .push(standing.then(|| text::label("De eerste ontvangst blijft gelden.")))
            .push(signed)
            .extend(receipt.offered().into_iter().take(3).map(|name| {
                // One press names who may sign for this partner.
                let message = Message::SignedTyped(name.clone());
                button::link(name, message).into()
            }))
            .push(evaluation)
            .spacing(theme::S8);
        card::card(column![text::heading("Ontvangst"), fields].spacing(theme::S8))
    }

    fn partner_part<'a>(&'a self, reading: &'a Reading) -> Element<'a, Message> {
        let chosen = match &reading.partner {
            PartnerMatch::Known(known) => self.partners.iter().position(|name| *name == known.name),
            PartnerMatch::Resembles { .. } | PartnerMatch::New { .. } | PartnerMatch::Unnamed => {
                None
            }
        };
        if self.partners.is_empty() {
            let name = match &reading.partner {
                PartnerMatch::Unnamed => "nog niet bekend".to_owned(),
                named => partner_name(named),
            };
            return parts::fact("Partner", name);
        }
        let known = select::select(
            self.partners.clone(),
            chosen,
            partner_name(&reading.partner),
        )
        .id("partner")
        .name("Partner")
        .on_choose(Message::PartnerChosen);
        field::labelled("Partner", known)
    }

    fn columns_card<'a>(&'a self, reading: &'a Reading, layout: Layout) -> Element<'a, Message> {
        let how = form_words(reading.submission.layout);
        let file = text::label(reading.request.file_name.as_str());
        let Some(columns) = &self.columns else {
            let by_hand = button::secondary("Kolommen zelf koppelen")
                .small()
                .on_press(Message::ColumnsPressed);
            let inner = column![text::heading("Indeling"), text::body(how), file, by_hand];
            return card::card(inner.spacing(theme::S8));
        };
        let kept = self.request.mapping.as_ref().map(|_| {
            text::label("Na het inlezen wordt deze koppeling onthouden voor het volgende bestand met dezelfde koppen.")
        });
        let back = self.request.mapping.is_some().then(|| {
            button::secondary("Koppeling vergeten")
                .small()
                .on_press(Message::ColumnsPressed)
        });
        let missing = columns
            .missing()
            .map(|words| container(field::error(words)).padding([theme::S4, theme::S16]));
        let foot = Column::new()
            .push(file)
            .push(kept)
            .push(back.map(Element::from))
            .spacing(theme::S8)
            .padding(theme::S16);
        let left = self
            .source
            .get(columns.sheet)
            .map_or(0, |it| it.columns.len());
        let count = text::quiet(match layout {
            Layout::Wide => format!(
                "{} gekoppeld, {} niet",
                columns.count(),
                left.saturating_sub(columns.count())
            ),
            Layout::Narrow => format!("{} gekoppeld", columns.count()),
        });
        let proposed = (self.request.mapping.is_none()
            && reading.submission.layout != Form::Unknown)
            .then(|| {
                let words = "Voorstel: zo is het bestand gelezen. Inlezen bevestigt deze kolommen.";
                container(text::label(words)).padding(Padding {
                    top: theme::S8,
                    ..Padding::ZERO.horizontal(theme::S16)
                })
            });
        let rows = Column::new()
            .push(card::head("Kolommen", count))
            .push(proposed)
            .push(self.column_places(columns))
            .push(missing)
            .push(self.column_rows(columns, layout))
            .push(foot);
        card::flush(rows)
    }

    fn column_places<'a>(&'a self, columns: &'a Columns) -> Element<'a, Message> {
        let names: Vec<String> = self
            .source
            .iter()
            .map(|sheet| sheet.name.clone().unwrap_or_else(|| "csv".to_owned()))
            .collect();
        let sheet = (names.len() > 1).then(|| {
            let sheet = select::select(names, Some(columns.sheet), "")
                .id("blad")
                .on_choose(Message::MapSheetChosen);
            field::labelled("Blad", sheet)
        });
        let row = field::field("kop-rij", "Koppen in rij", &columns.header_row)
            .width(96)
            .on_input(Message::HeaderRowTyped)
            .on_blur(Message::HeaderRowLeft)
            .on_submit(Message::HeaderRowLeft);
        Row::new()
            .push(sheet)
            .push(row)
            .spacing(theme::S8)
            .padding([theme::S8, theme::S16])
            .into()
    }

    fn column_rows<'a>(&'a self, columns: &'a Columns, layout: Layout) -> Element<'a, Message> {
        let letters = self
            .source
            .get(columns.sheet)
            .map(|it| it.columns.as_slice());
        let rows = letters.unwrap_or_default().iter().map(|letters| {
            let used = columns.used(letters);
            let at = Use::ALL.iter().position(|it| *it == used);
            let choose = select::select(Use::ALL.map(Use::words), at, "Niet inlezen")
                .id(format!("kolom-{letters}"))
                .name(format!("Kolom {letters}"))
                .width(match layout {
                    Layout::Wide => Length::Fixed(136.0),
                    Layout::Narrow => Length::Fill,
                })
                .on_choose(|at| {
                    let used = Use::ALL.get(at).copied().unwrap_or(Use::Nothing);
                    Message::UseChosen(letters.clone(), used)
                });
            let header = text::label(columns.header(letters, &self.source));
            let tag = container(chip::tag(letters.as_str(), Tone::Quiet)).width(28);
            let words: Element<'_, Message> = match layout {
                Layout::Wide => row![
                    container(header).clip(true).width(Length::Fill),
                    Element::from(choose)
                ]
                .spacing(theme::S8)
                .align_y(Alignment::Center)
                .height(40)
                .into(),
                Layout::Narrow => column![header, Element::from(choose)].into(),
            };
            row![tag, words]
                .spacing(theme::S8)
                .align_y(Alignment::Center)
                .padding(Padding::ZERO.horizontal(theme::S16).bottom(match layout {
                    Layout::Wide => 0.0,
                    Layout::Narrow => theme::S8,
                }))
                .into()
        });
        Column::with_children(rows).into()
    }

    fn sheet_card<'a>(&'a self, reading: &'a Reading) -> Element<'a, Message> {
        let count = |filter: Filter| self.table.count(|mark| filter.passes(mark));
        let shown = self.filter;
        let pointed = self.pointed.filter(|_| shown == Filter::All);
        let options = [
            format!("Alle {}", count(Filter::All)),
            format!("Verschillen {}", count(Filter::Differences)),
            format!("Fouten {}", count(Filter::Faults)),
        ];
        let at = Filter::ALL.iter().position(|it| *it == self.filter);
        let filter = choice::segments(options, at)
            .id("rijen-filter")
            .on_choose(Message::FilterChosen);
        let names: Vec<String> = self
            .source
            .iter()
            .map(|sheet| {
                let name = sheet.name.clone().unwrap_or_default();
                if sheet.hidden {
                    format!("{name} (verborgen)")
                } else {
                    name
                }
            })
            .collect();
        let sheets = (names.len() > 1).then(|| {
            Element::from(
                select::select(names, Some(self.sheet), "")
                    .id("voorbeeld-blad")
                    .name("Blad")
                    .width(200)
                    .height(28.0)
                    .on_choose(Message::SheetChosen),
            )
        });
        let compared = reading
            .standing
            .as_ref()
            .map(|plan| text::quiet(format!("vergeleken met versie {}", plan.version)));
        let right = Row::new()
            .push(compared)
            .push(sheets)
            .push(Element::from(filter))
            .spacing(theme::S12)
            .align_y(Alignment::Center);
        let inner = column![
            card::head("Voorbeeld", right),
            container(self.table.view(
                "rijen",
                move |mark| shown.passes(mark),
                pointed,
                Message::RowPressed
            ))
            .height(Length::Fill)
        ];
        container(card::flush(inner))
            .id(PANES[1])
            .height(Length::FillPortion(3))
            .into()
    }

    fn foot(&self, layout: Layout) -> Element<'_, Message> {
        let mut counts = Row::new().spacing(theme::S24).align_y(Alignment::Center);
        if let Some(reading) = &self.reading {
            let tally = tally(reading).into_iter();
            // Where there is little room, lines are left out: activities say enough. So is that nothing was kept.
            let room = |count: usize, word: &str| {
                let less = word == "kostenregels" || (word == "behouden" && count == 0);
                layout == Layout::Wide || !less
            };
            for (icon, tone, count, word) in tally.filter(|(_, _, count, word)| room(*count, word))
            {
                counts = counts.push(figure(icon, tone, count, word));
            }
            let total = reading.submission.total();
            if layout == Layout::Wide {
                counts = counts.push(text::quiet(words::euros(total)));
            }
        }
        let accept = match self.held_up() {
            None => button::primary("Inlezen")
                .keys("Ctrl+Enter")
                .id("inlezen")
                .on_press(Message::AcceptPressed),
            Some(_) => button::primary("Inlezen").id("inlezen"),
        };
        let cancel = button::secondary("Annuleren").on_press(Message::CancelPressed);
        let why = text::quiet(self.held_up().unwrap_or_default())
            .width(Length::Fill)
            .align_x(Alignment::End);
        let bar = Row::new()
            .push(counts)
            .push(why)
            .push(cancel.large())
            .push(accept.large())
            .spacing(theme::S12)
            .align_y(Alignment::Center)
            .padding([theme::S12, theme::S24]);
        frame::bar(bar)
    }
}

fn figure<'a>(icon: Icon, tone: Tone, count: usize, word: &'a str) -> Element<'a, Message> {
    row![
        icon.tinted(14.0, tone.ink()),
        text::strong(count.to_string()),
        text::quiet(word)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center)
    .into()
}

/// What the file comes to, in activities; compared with the version that stands.
fn tally(reading: &Reading) -> Vec<(Icon, Tone, usize, &'static str)> {
    let open = reading
        .remarks
        .iter()
        .filter(|it| Remark::holds_up(it))
        .count();
    let all = reading.submission.activities.len();
    let (icon, tone) = match open {
        0 => (Icon::Check, Tone::Ok),
        _ => (Icon::CrossCircleFilled, Tone::Stop),
    };
    let open = (icon, tone, open, "met fout of vraag");
    if reading.standing.is_none() {
        let lines = reading
            .submission
            .activities
            .iter()
            .map(|it| it.costs.len())
            .sum();
        return vec![
            (Icon::Check, Tone::Ok, all, "activiteiten"),
            (Icon::Check, Tone::Ok, lines, "kostenregels"),
            open,
        ];
    }
    let (mut changed, mut new, mut dropped) = (BTreeSet::new(), 0, 0);
    let mut kept = BTreeSet::new();
    for change in &reading.changes {
        if reading.keeps(change) {
            kept.extend(reading.activity_of(change));
            continue;
        }
        match change {
            Change::ActivityAdded { .. } => new += 1,
            Change::ActivityDropped { .. } => dropped += 1,
            Change::ActivityChanged { project_number, .. }
            | Change::LineAdded { project_number, .. }
            | Change::LineDropped { project_number, .. }
            | Change::LineChanged { project_number, .. } => {
                changed.insert(project_number);
            }
        }
    }
    let changed = changed.len();
    vec![
        (
            Icon::Check,
            Tone::Ok,
            all.saturating_sub(changed + new + kept.len()),
            "gelijk",
        ),
        (Icon::ArrowsLeftRight, Tone::Warn, changed, "gewijzigd"),
        (Icon::Plus, Tone::Ok, new, "nieuw"),
        (Icon::Minus, Tone::Quiet, dropped, "vervallen"),
        (Icon::Undo, Tone::Quiet, kept.len(), "behouden"),
        open,
    ]
}

fn partner_name(partner: &PartnerMatch) -> String {
    match partner {
        PartnerMatch::Known(partner) => partner.name.clone(),
        PartnerMatch::New { name } | PartnerMatch::Resembles { name, .. } => name.clone(),
        PartnerMatch::Unnamed => "van onbekende partner".to_owned(),
    }
}

fn form_words(form: Form) -> &'static str {
    match form {
        Form::CostLines => "Herkend: kostenregels onder activiteiten",
        Form::CostColumns => "Herkend: een rij per activiteit, een kolom per kostensoort",
        Form::SheetPerActivity => "Herkend: een blad per activiteit",
        Form::IntakeForm => "Herkend: het eigen formulier",
        Form::Mapped => "Gelezen met een koppeling van kolommen",
        Form::Unknown => "Niet herkend. Koppel de kolommen zelf",
    }
}
