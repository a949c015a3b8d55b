//! How two partners look beside each other.

use super::merge::{Merging, STAYS, Said};
use super::{Message, PANES, Partners};
use crate::desk::{MergeDetail, MergeLetter, MergePlan, MergeSide, PartnerForm};
use crate::domain::partner::PartnerField;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::scroll;
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, choice, text};
use crate::words;
use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Length};

/// Room for the label before the two.
const LABEL: f32 = 128.0;

impl Partners {
    pub(super) fn merge_page<'a>(
        &'a self,
        merging: &'a Merging,
        _layout: Layout,
    ) -> Element<'a, Message> {
        let clashes = merging.look.clashes();
        let merge = if clashes.is_empty() && !self.busy {
            Ok(Message::Merging(Said::Confirmed))
        } else {
            Err("Dit kan nu niet")
        };
        let acts = vec![
            button::secondary("Annuleren")
                .keys("Esc")
                .on_press(Message::Merging(Said::Closed))
                .into(),
            button::secondary("Niet dezelfde")
                .on_press(Message::Apart)
                .into(),
            button::primary("Samenvoegen")
                .icon(Icon::ArrowsLeftRight)
                .keys("Ctrl+S")
                .id("samenvoegen")
                .on_press_or(merge)
                .into(),
        ];
        let head = card::screen_head("Zijn dit dezelfde?", "", acts);
        let notice = self
            .notice
            .as_ref()
            .map(|it| parts::notice(it, Message::NoticeClosed));
        let clash = (!clashes.is_empty()).then(|| {
            let words = column![
                text::strong("Deze twee kunnen niet worden samengevoegd."),
                text::body(format!(
                    "{} {}",
                    words::partners::both_have_a_plan(&clashes),
                    words::partners::MERGE_WAY_OUT
                ))
            ];
            parts::banner(
                Icon::CrossCircleFilled,
                Tone::Stop,
                words,
                iced::widget::space::horizontal().width(0),
            )
        });
        let explained = clashes.is_empty().then(|| follows(merging));
        let content = Column::new()
            .push(head)
            .push(notice)
            .push(clash)
            .push(card::flush(beside(merging)))
            .push(explained)
            .spacing(theme::S16);
        container(scroll(container(content).padding(theme::S24)).height(Length::Fill))
            .id(PANES[0])
            .into()
    }
}

/// The two in columns, what can be chosen with a mark before it.
fn beside(merging: &Merging) -> Element<'_, Message> {
    let [one, other] = merging.sides();
    let both = |value: fn(&PartnerForm) -> String| [value(&one.form), value(&other.form)];
    let rows = vec![
        stays(merging),
        told("Code", both(|form| form.code.clone())),
        detail(merging, MergeDetail::Kind, both(kind)),
        detail(merging, MergeDetail::Address, both(address)),
        detail(merging, MergeDetail::Contact, both(contact)),
        told("Convenant", both(covenant)),
        told("Wie mag tekenen", both(signers)),
        told("Notities", both(|form| form.notes.clone())),
        told("Jaarplannen", [plans(one), plans(other)]),
    ];
    let mut all = Column::new();
    for (at, row) in rows.into_iter().enumerate() {
        if at > 0 {
            all = all.push(card::line());
        }
        all = all.push(container(row).padding([theme::S8, theme::S16]));
    }
    all.into()
}

fn in_columns<'a>(
    label: &'static str,
    [one, other]: [Element<'a, Message>; 2],
) -> Element<'a, Message> {
    Row::new()
        .push(container(text::quiet(label)).width(LABEL))
        .push(container(one).width(Length::FillPortion(1)))
        .push(container(other).width(Length::FillPortion(1)))
        .spacing(theme::S16)
        .align_y(Alignment::Center)
        .into()
}

fn told<'a>(label: &'static str, values: [String; 2]) -> Element<'a, Message> {
    in_columns(
        label,
        values.map(|value| {
            let value = if value.is_empty() {
                "–".to_owned()
            } else {
                value
            };
            // As far from the edge as the words behind a mark.
            container(text::body(value))
                .padding(iced::Padding::ZERO.left(26.0))
                .into()
        }),
    )
}

fn stays(merging: &Merging) -> Element<'_, Message> {
    let sides = merging.sides();
    let cell = |at: usize| {
        let name = sides
            .get(at)
            .map(|side| side.form.name.clone())
            .unwrap_or_default();
        let id = STAYS.get(at).copied().unwrap_or_default();
        Element::from(
            choice::radio([name], (merging.stays == at).then_some(0))
                .id(id)
                .on_choose(move |_| Message::Merging(Said::Stays(at))),
        )
    };
    in_columns("Deze blijft", [cell(0), cell(1)])
}

fn detail<'a>(
    merging: &'a Merging,
    detail: MergeDetail,
    values: [String; 2],
) -> Element<'a, Message> {
    let label = match detail {
        MergeDetail::Kind => words::partners::short_field(PartnerField::Kind),
        MergeDetail::Address => "Adres",
        MergeDetail::Contact => "Contact",
    };
    if !merging.is_open(detail) {
        return told(label, values);
    }
    let source = merging.source(detail);
    let [one, other] = values;
    let cell = |at: usize, value: String| {
        Element::from(
            choice::radio([value], (source == at).then_some(0))
                .id(format!("{label}-{at}"))
                .on_choose(move |_| Message::Merging(Said::Taken(detail, at))),
        )
    };
    in_columns(label, [cell(0, one), cell(1, other)])
}

fn kind(form: &PartnerForm) -> String {
    words::partners::kind(form.kind, &form.kind_name)
}

fn filled(parts: &[&str]) -> String {
    let filled = parts.iter().filter(|part| !part.is_empty());
    filled.copied().collect::<Vec<_>>().join(", ")
}

fn address(form: &PartnerForm) -> String {
    let address = &form.address;
    let place = format!("{} {}", address.postcode, address.city);
    filled(&[&address.street, place.trim()])
}

fn contact(form: &PartnerForm) -> String {
    let contact = &form.contact;
    filled(&[&contact.name, &contact.email, &contact.phone])
}

fn covenant(form: &PartnerForm) -> String {
    let periods = form.covenants.iter().map(words::partners::period);
    periods.collect::<Vec<_>>().join("; ")
}

fn signers(form: &PartnerForm) -> String {
    let names = form.signers.iter().map(|it| it.name.clone());
    names.collect::<Vec<_>>().join(", ")
}

fn plans(side: &MergeSide) -> String {
    let plans: Vec<String> = side.plans.iter().map(plan).collect();
    plans.join("; ")
}

/// `2026: 12 activiteiten, 1 overleg, brief verstuurd`.
fn plan(plan: &MergePlan) -> String {
    let letter = match plan.letter {
        MergeLetter::None => "nog geen brief",
        MergeLetter::Made => "brief gemaakt",
        MergeLetter::Sent => "brief verstuurd",
    };
    let consultations = match plan.consultations {
        0 => String::new(),
        count => words::counted(count, "overleg", "overleggen"),
    };
    let activities = words::counted(plan.activities, "activiteit", "activiteiten");
    format!(
        "{}: {}",
        plan.year,
        filled(&[&activities, &consultations, letter])
    )
}

/// What merging comes down to.
fn follows(merging: &Merging) -> Element<'_, Message> {
    let (stays, goes) = merging.parted();
    let (stays_name, goes_name) = (&stays.form.name, &goes.form.name);
    let mut said = vec![match goes.plans.len() {
        0 => format!("Van {goes_name} gaan geen jaarplannen over."),
        1 => format!(
            "Het jaarplan van {goes_name} gaat over naar {stays_name}, met activiteiten, besluiten, overleggen en brieven."
        ),
        count => format!(
            "{count} jaarplannen van {goes_name} gaan over naar {stays_name}, met activiteiten, besluiten, overleggen en brieven."
        ),
    }];
    let has = |letter: MergeLetter| goes.plans.iter().any(|it| it.letter == letter);
    if !goes.plans.is_empty() {
        said.push(format!(
            "Projectnummers die met {} beginnen, blijven zoals ze zijn.",
            goes.form.code
        ));
    }
    if has(MergeLetter::Sent) {
        said.push(format!(
            "Brieven die al zijn verstuurd, veranderen niet en noemen {goes_name}."
        ));
    }
    if has(MergeLetter::Made) {
        said.push(
            "Brieven die nog niet zijn verstuurd, worden verouderd; maak ze daarna opnieuw."
                .to_owned(),
        );
    }
    let outcome = merging.outcome();
    if outcome.covenants != stays.form.covenants {
        let periods = outcome.covenants.iter().map(words::partners::period);
        said.push(format!(
            "Het convenant geldt daarna voor {}.",
            periods.collect::<Vec<_>>().join("; ")
        ));
    }
    said.push(format!(
        "De naam {goes_name} leidt voortaan naar {stays_name}, ook in bestanden. Ctrl+Z brengt alles terug."
    ));
    let lines = said.into_iter().map(|words| text::body(words).into());
    card::card(
        column![
            row![
                Icon::Info.tinted(16.0, theme::INK2),
                text::strong("Wat er gebeurt")
            ]
            .spacing(theme::S8)
            .align_y(Alignment::Center),
            Column::with_children(lines).spacing(theme::S4)
        ]
        .spacing(theme::S8),
    )
}
