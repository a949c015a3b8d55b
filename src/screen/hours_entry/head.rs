//! Above the lines: which activity, which trainer, who is paid, and what the register knows of it already.

use super::form::{Form, Head, INVOICE, PAID, PARTS};
use super::view::{MARK, NAME, NOTE, RECEIVED, ROLE};
use super::{HoursEntry, Message};
use crate::desk::{FormActivity, HoursForm, RoleRun};
use crate::domain::Cents;
use crate::domain::partner::name_key;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::press::{Look, Press};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, choice, cut, field, select, text};
use crate::words;
use crate::worker::Worker;
use iced::widget::{Column as Stack, Row, container, row};
use iced::{Alignment, Length, Padding, Task};

/// Most runs of the tree that are told beside the activity.
const RUNS: usize = 3;

/// What happens above the lines.
#[derive(Debug, Clone)]
pub enum HeadMessage {
    RoleTyped(String),
    /// One of the roles that were used before.
    RoleChosen(usize),
    MarkTyped(String),
    NameTyped(String),
    PartChosen(usize),
    ReceivedTyped(String),
    ReceivedLeft,
    PaidChosen(usize),
    InvoiceChosen(usize),
    NoteTyped(String),
}

impl HoursEntry {
    pub(super) fn head_said(&mut self, message: HeadMessage, worker: &Worker) -> Task<Message> {
        let (Some(form), Some(known)) = (&mut self.form, &self.known) else {
            return Task::none();
        };
        match message {
            HeadMessage::RoleTyped(typed) => {
                form.role = typed;
                form.propose_mark(known);
            }
            HeadMessage::RoleChosen(at) => {
                let roles = known.roles(form.activity);
                if let Some(role) = roles.into_iter().nth(at) {
                    form.role = role;
                    form.propose_mark(known);
                }
            }
            HeadMessage::MarkTyped(typed) => {
                form.own_mark = !typed.trim().is_empty();
                form.mark = typed;
            }
            HeadMessage::NameTyped(typed) => form.name = typed,
            HeadMessage::PartChosen(at) => {
                form.part = PARTS.get(at).copied().unwrap_or(form.part);
            }
            HeadMessage::ReceivedTyped(typed) => {
                form.received = typed;
                form.received_left = false;
            }
            HeadMessage::ReceivedLeft => {
                form.received_left = true;
                let year = chrono::Datelike::year(&known.today);
                let read = words::typed::day(&form.received, year);
                if let Ok(Some(day)) = read {
                    form.received = parts::typed_day(day);
                }
            }
            HeadMessage::PaidChosen(at) => {
                form.paid_to = PAID.get(at).copied().unwrap_or(form.paid_to);
            }
            HeadMessage::InvoiceChosen(at) => {
                form.own_invoice = INVOICE.get(at).copied().unwrap_or(form.own_invoice);
            }
            HeadMessage::NoteTyped(typed) => form.note = typed,
        }
        self.keep_draft(worker)
    }
}

fn said(to: impl Fn(String) -> HeadMessage) -> impl Fn(String) -> Message {
    move |typed| Message::Head(to(typed))
}

/// The card above the lines.
pub(super) fn view<'a>(
    form: &'a Form,
    known: &'a HoursForm,
    says: &dyn Fn(Head) -> Option<String>,
    layout: Layout,
) -> Element<'a, Message> {
    let activity = known.activity(form.activity);
    let privacy = known.names.then(|| {
        text::label(
            "De naam van een trainer is een persoonsgegeven. Vul hem alleen in als het nodig is; later wissen kan, de \
             uren blijven dan staan.",
        )
    });
    let inner = Stack::new()
        .push(who(form, known, activity, says, layout))
        .push(privacy)
        .push(activity.map(|it| facts(form, it)))
        .push(rest(form, says))
        .spacing(theme::S8);
    let inset = match layout {
        Layout::Wide => theme::S16,
        Layout::Narrow => theme::S12,
    };
    let inner = container(inner).padding([theme::S8, inset]);
    container(card::flush(inner)).id(super::PANES[0]).into()
}

/// Activity, role, mark, and the name where the region keeps names.
fn who<'a>(
    form: &'a Form,
    known: &'a HoursForm,
    activity: Option<&'a FormActivity>,
    says: &dyn Fn(Head) -> Option<String>,
    layout: Layout,
) -> Element<'a, Message> {
    let role = field::field(ROLE, "Rol, zonder naam", &form.role)
        .placeholder("Bijvoorbeeld SEH-verpleegkundige")
        .error(says(Head::Role))
        .on_input(said(HeadMessage::RoleTyped));
    let roles = known.roles(form.activity);
    let before = (!roles.is_empty()).then(|| {
        let face = Icon::CaretDown.sized(14.0);
        let chosen = roles
            .iter()
            .position(|it| name_key(it) == name_key(&form.role));
        let list = select::behind(face, roles, chosen, 32.0)
            .id("uren-rol-eerder")
            .name("Eerder gebruikte rollen")
            .width(28)
            .on_choose(|at| Message::Head(HeadMessage::RoleChosen(at)));
        field::labelled("", list)
    });
    let role = Row::new()
        .push(Element::from(role))
        .push(before)
        .spacing(theme::S4)
        .width(match layout {
            Layout::Wide => 288,
            Layout::Narrow => 244,
        });
    let mark = field::field(MARK, "Volgnummer", &form.mark)
        .width(88)
        .on_input(said(HeadMessage::MarkTyped));
    let name = known.names.then(|| {
        let name = field::field(NAME, "Naam (mag leeg)", &form.name)
            .error(says(Head::Name))
            .width(176)
            .on_input(said(HeadMessage::NameTyped));
        Element::from(name)
    });
    Row::new()
        .push(container(field::labelled("Activiteit", about(form, activity))).width(Length::Fill))
        .push(role)
        .push(Element::from(mark))
        .push(name)
        .spacing(theme::S12)
        .into()
}

/// The activity: a field that opens the list, or what stands for a claim that is kept.
fn about<'a>(form: &'a Form, activity: Option<&'a FormActivity>) -> Element<'a, Message> {
    let (number, name) = activity.map_or_else(
        || ("", String::new()),
        |it| {
            let about = &it.about;
            (
                about.activity.project_number.as_str(),
                format!("{}, {}", about.activity.name, about.partner_name),
            )
        },
    );
    let new = form.claim.is_none();
    let end = if new { Icon::CaretDown } else { Icon::Lock };
    let face = row![
        chip::tag(number, Tone::Quiet),
        container(cut::cut(text::body(name))).width(Length::Fill),
        end.sized(14.0)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    Press::new(face)
        .id("uren-activiteit")
        .name(if new {
            "Andere activiteit kiezen"
        } else {
            "De activiteit van een bewaarde registratie staat vast"
        })
        .on_press(new.then_some(Message::PickerPressed))
        .width(Length::Fill)
        .height(32.0)
        .padding(Padding::ZERO.horizontal(theme::S12))
        .align(Alignment::Start)
        .style(move |status| Look {
            fill: match (new, status.hovered) {
                (false, _) => theme::MUTED,
                (true, true) => theme::HOVER,
                (true, false) => theme::SURFACE,
            },
            edge: if new { theme::EDGE } else { theme::MUTED_LINE },
            ink: theme::INK,
            radius: theme::RADIUS,
        })
        .into()
}

/// What was granted for hours, what is left, and what the decision tree said.
fn facts<'a>(form: &'a Form, activity: &'a FormActivity) -> Element<'a, Message> {
    let about = &activity.about;
    let money: Element<'a, Message> = if about.granted_for_hours == Cents::ZERO {
        chip::plain(
            Icon::WarningBold,
            "Voor deze activiteit is geen geld voor uren toegekend",
            Tone::Warn,
        )
    } else {
        let words = format!(
            "Toegekend voor uren {}, vergoed {}, over {}",
            words::euros(about.granted_for_hours),
            words::euros(about.accepted),
            words::euros(about.left())
        );
        text::label(words).into()
    };
    let mut all = Row::new()
        .push(container(money).height(28).align_y(Alignment::Center))
        .push(iced::widget::space::horizontal())
        .spacing(theme::S8)
        .align_y(Alignment::Center);
    let role = name_key(&form.role);
    let of_role = |run: &&RoleRun| !role.is_empty() && name_key(&run.role) == role;
    let of_role: Vec<&RoleRun> = activity.runs.iter().filter(of_role).collect();
    let told = if of_role.is_empty() {
        activity.runs.iter().collect()
    } else {
        of_role
    };
    if told.is_empty() {
        all = all
            .push(chip::plain(
                Icon::WarningBold,
                "Beslisboom nog niet doorlopen",
                Tone::Warn,
            ))
            .push(button::link_to("Beslisboom", Message::TreePressed).id("uren-naar-beslisboom"));
        return all.into();
    }
    all = all.push(text::label("Beslisboom:"));
    for run in told.into_iter().rev().take(RUNS) {
        all = all.push(outcome(run));
    }
    all.into()
}

fn outcome<'a>(run: &'a RoleRun) -> Element<'a, Message> {
    let role = (!run.role.is_empty()).then(|| text::label(run.role.as_str()));
    let verdict = match run.own.or(run.verdict) {
        Some(verdict) => parts::verdict(verdict, false),
        None => chip::plain(Icon::WarningBold, "Nog niet af", Tone::Warn),
    };
    let own = run.own.map(|_| text::label("(eigen oordeel)"));
    Row::new()
        .push(role)
        .push(verdict)
        .push(own)
        .spacing(theme::S4)
        .align_y(Alignment::Center)
        .into()
}

/// What the employee did, when it came in, who is paid.
fn rest<'a>(form: &'a Form, says: &dyn Fn(Head) -> Option<String>) -> Element<'a, Message> {
    let at = PARTS.iter().position(|it| *it == form.part);
    let part = choice::segments(PARTS.map(words::hours::part), at)
        .id("uren-aandeel")
        .on_choose(|at| Message::Head(HeadMessage::PartChosen(at)));
    let received = field::date(RECEIVED, "Ontvangen op", &form.received)
        .error(says(Head::Received))
        .width(120)
        .on_input(said(HeadMessage::ReceivedTyped))
        .on_blur(Message::Head(HeadMessage::ReceivedLeft));
    let at = PAID.iter().position(|it| *it == form.paid_to);
    let paid = select::select(PAID.map(words::hours::paid_to), at, "Kies")
        .id("uren-betaling")
        .name("Betaling aan")
        .on_choose(|at| Message::Head(HeadMessage::PaidChosen(at)));
    let at = INVOICE.iter().position(|it| *it == form.own_invoice);
    let invoice = select::select(INVOICE.map(words::hours::own_invoice), at, "Kies")
        .id("uren-factuur")
        .name("Factuur van de medewerker")
        .on_choose(|at| Message::Head(HeadMessage::InvoiceChosen(at)));
    let note = field::field(NOTE, "Opmerking bij de registratie (mag leeg)", &form.note)
        .on_input(said(HeadMessage::NoteTyped));
    let part = container(part).height(32).align_y(Alignment::Center);
    row![
        container(field::labelled("Aandeel", part)).width(184),
        Element::from(received),
        container(field::labelled("Betaling aan", paid)).width(144),
        container(field::labelled("Factuur van de medewerker", invoice)).width(168),
        Element::from(note)
    ]
    .spacing(theme::S12)
    .into()
}
