//! Correcting a judged line: what it should have been, why, and what that comes to at the tariff of the line itself.

use super::form::capital;
use super::{HoursEntry, Message};
use crate::desk::{Correction, CorrectionLook, HoursForm, LineAmount};
use crate::domain::HoursEntryId;
use crate::domain::hours::{HoursEntry as Entry, HoursField, Metres, Minutes};
use crate::domain::{Cents, hours::Phase};
use crate::ui::modal::Layer;
use crate::ui::{Element, button, dialog, field, text, theme};
use crate::words::{self, typed};
use iced::Length;
use iced::widget::{Column as Stack, row};

/// A correction as it is typed.
#[derive(Debug, Clone)]
pub(super) struct Correcting {
    /// The line in the grid, from 0.
    pub(super) at: usize,
    line: HoursEntryId,
    texts: [String; 4],
    left: [bool; 4],
    pub(super) tried: bool,
}

/// A field of the correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Time,
    Km,
    Transit,
    Why,
}

impl Field {
    const ALL: [Self; 4] = [Self::Time, Self::Km, Self::Transit, Self::Why];

    /// By which focus and tests find it.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Time => "correctie-uren",
            Self::Km => "correctie-km",
            Self::Transit => "correctie-ov",
            Self::Why => "correctie-reden",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Time => "Uren hadden moeten zijn",
            Self::Km => "Km",
            Self::Transit => "OV €",
            Self::Why => "Waarom",
        }
    }

    fn at(self) -> usize {
        Self::ALL.iter().position(|it| *it == self).unwrap_or(0)
    }

    fn of(field: HoursField) -> Self {
        match field {
            HoursField::Kilometres => Self::Km,
            HoursField::Transit => Self::Transit,
            HoursField::Reason => Self::Why,
            HoursField::Activity
            | HoursField::Role
            | HoursField::Name
            | HoursField::Date
            | HoursField::Phase
            | HoursField::Minutes
            | HoursField::BeginsAt
            | HoursField::ReceivedOn
            | HoursField::Lines => Self::Time,
        }
    }
}

/// What a correction comes to.
pub(super) struct Look {
    correction: Correction,
    desk: CorrectionLook,
    unread: Vec<(Field, String)>,
    /// What is wrong, and whether it may be said already.
    faults: Vec<(Field, String, bool)>,
}

impl Look {
    /// The correction, when nothing is wrong with it; else the first field that is.
    pub(super) fn sound(self) -> Result<Correction, Field> {
        match self.faults.first() {
            None => Ok(self.correction),
            Some((field, _, _)) => Err(*field),
        }
    }

    fn says(&self, field: Field) -> Option<String> {
        let mut all = self.faults.iter();
        let found = all.find(|(it, _, said)| *it == field && *said);
        found.map(|(_, words, _)| capital(words))
    }
}

impl Correcting {
    fn new(at: usize, line: &Entry, known: &HoursForm) -> Option<Self> {
        let sheet = known.claim.as_ref()?;
        let stands = sheet.standing(line.id)?;
        let mut km = String::new();
        if stands.metres != Metres::ZERO {
            km = words::hours::kilometres(stands.metres);
        }
        let mut transit = String::new();
        if stands.transit != Cents::ZERO {
            transit = words::plain_amount(stands.transit);
        }
        Some(Self {
            at,
            line: line.id,
            texts: [
                words::hours::time(stands.minutes),
                km,
                transit,
                String::new(),
            ],
            left: [false; 4],
            tried: false,
        })
    }

    fn text(&self, field: Field) -> &str {
        self.texts.get(field.at()).map_or("", String::as_str)
    }

    /// What it comes to.
    pub(super) fn look(&self, known: &HoursForm) -> Option<Look> {
        let mut unread = Vec::new();
        let time = typed::minutes(self.text(Field::Time));
        let km = typed::kilometres(self.text(Field::Km));
        let transit = typed::amount(self.text(Field::Transit));
        let mut note = |field, fault: Option<&typed::TypedFault>| {
            unread.extend(fault.map(|fault| (field, typed::fault(fault))));
        };
        note(Field::Time, time.as_ref().err());
        note(Field::Km, km.as_ref().err());
        note(Field::Transit, transit.as_ref().err());
        let correction = Correction {
            line: self.line,
            minutes: time.ok().flatten().unwrap_or_default(),
            metres: km.ok().flatten().unwrap_or_default(),
            transit: transit.ok().flatten().unwrap_or_default(),
            note: self.text(Field::Why).trim().to_owned(),
        };
        let desk = known
            .claim
            .as_ref()?
            .correction(&correction, &known.rates)?;
        let left = |field: Field| self.left.get(field.at()).copied().unwrap_or(false);
        let mut faults: Vec<(Field, String, bool)> = unread
            .iter()
            .map(|(field, words)| (*field, words.clone(), self.tried || left(*field)))
            .collect();
        for problem in desk.problems.iter().filter(|_| unread.is_empty()) {
            let words = words::hours::fault(&problem.fault);
            faults.push((Field::of(problem.field), words, self.tried));
        }
        Some(Look {
            correction,
            desk,
            unread,
            faults,
        })
    }
}

impl HoursEntry {
    /// Opens the form for correcting the line at a place in the grid.
    pub(super) fn correct(&mut self, at: usize) {
        let (Some(form), Some(known)) = (&self.form, &self.known) else {
            return;
        };
        if let Some(super::lines::Line::Locked(_, line)) = form.lines.get(at) {
            self.correcting = Correcting::new(at, line, known);
        }
    }

    pub(super) fn correction_typed(&mut self, field: Field, text: String) {
        if let Some(correcting) = &mut self.correcting {
            if let Some(place) = correcting.texts.get_mut(field.at()) {
                *place = text;
            }
            if let Some(left) = correcting.left.get_mut(field.at()) {
                *left = false;
            }
        }
    }

    pub(super) fn correction_left(&mut self, field: Field) {
        let left = self.correcting.as_mut().map(|it| &mut it.left);
        if let Some(left) = left.and_then(|left| left.get_mut(field.at())) {
            *left = true;
        }
    }

    /// The form over the screen.
    pub(super) fn correction_layer<'a>(&'a self, it: &'a Correcting) -> Option<Layer<'a, Message>> {
        let known = self.known.as_ref()?;
        let sheet = known.claim.as_ref()?;
        let line = sheet.lines.iter().find(|line| line.id == it.line)?;
        let look = it.look(known)?;
        let input = |field: Field| {
            field::field(field.id(), field.label(), it.text(field))
                .error(look.says(field))
                .on_input(move |text| Message::CorrectionTyped(field, text))
                .on_blur(Message::CorrectionLeft(field))
                .on_submit(Message::CorrectionKept)
        };
        let fields = row![
            Element::from(input(Field::Time).width(Length::FillPortion(2))),
            Element::from(input(Field::Km).width(Length::FillPortion(1))),
            Element::from(input(Field::Transit).width(Length::FillPortion(1)))
        ]
        .spacing(theme::S12);
        let why = input(Field::Why)
            .placeholder("Bijvoorbeeld: twee uur te veel geschreven, mail van 3 februari");
        let content = Stack::new()
            .push(text::body(stands(line, &look, known)))
            .push(fields)
            .push(Element::from(why))
            .push(text::strong(difference(&look)))
            .push(text::label(
                "Het tarief blijft dat van de regel zelf. De correctie komt er als regel bij; daarna beoordeelt u de \
                 registratie opnieuw.",
            ))
            .spacing(theme::S12);
        let buttons = vec![
            button::secondary("Annuleren")
                .id("correctie-annuleren")
                .keys("Esc")
                .on_press(Message::Cancelled)
                .into(),
            button::primary("Correctie bewaren")
                .id("correctie-bewaren")
                .keys("Ctrl+Enter")
                .on_press(Message::CorrectionKept)
                .into(),
        ];
        let title = format!("Regel {} corrigeren", it.at + 1);
        let focus = Some(Field::Time.id().into());
        Some(dialog::form(title, content, buttons, focus))
    }
}

/// `8 oktober 2026, uitvoering. Er staat 8 uur en 34 km.`
fn stands(line: &Entry, look: &Look, known: &HoursForm) -> String {
    let phase: Phase = line.phase;
    let phase = words::hours::phase(phase, known.third_is_development).to_lowercase();
    let sheet = known.claim.as_ref();
    let stands = sheet.and_then(|sheet| sheet.standing(line.id));
    let Some(stands) = stands else {
        return format!("{}, {phase}.", words::long_date(line.date));
    };
    let mut parts = vec![words::hours::hours(stands.minutes)];
    if stands.metres != Metres::ZERO {
        parts.push(format!(
            "{}\u{a0}km",
            words::hours::kilometres(stands.metres)
        ));
    }
    if stands.transit != Cents::ZERO {
        parts.push(format!("OV {}", words::euros(stands.transit)));
    }
    let rate = look.desk.per_hour.map_or_else(String::new, |rate| {
        format!(", tegen {} per uur", words::euros(rate))
    });
    let day = words::long_date(line.date);
    format!("{day}, {phase}. Er staat {}{rate}.", parts.join(" en "))
}

/// `Verschil: −2 uur × € 65,00 = − € 130,00`.
fn difference(look: &Look) -> String {
    if !look.unread.is_empty() {
        return "Verschil: nog niet te lezen".to_owned();
    }
    let difference = look.desk.difference;
    let mut parts = Vec::new();
    if difference.minutes != Minutes::ZERO {
        let rate = look.desk.per_hour;
        let rate = rate.map_or_else(String::new, |rate| format!(" × {}", words::euros(rate)));
        parts.push(format!("{}{rate}", words::hours::hours(difference.minutes)));
    }
    if difference.metres != Metres::ZERO {
        let rate = look.desk.per_kilometre;
        let rate = rate.map_or_else(String::new, |rate| format!(" × {}", words::euros(rate)));
        let km = words::hours::kilometres(difference.metres);
        parts.push(format!("{km}\u{a0}km{rate}"));
    }
    if difference.transit != Cents::ZERO {
        parts.push(format!("OV {}", words::euros(difference.transit)));
    }
    if parts.is_empty() {
        return "Verschil: nog geen".to_owned();
    }
    let amount = match look.desk.amount {
        LineAmount::Is(amount) => words::euros(amount),
        LineAmount::Provisional(amount) => {
            format!("{}, tegen een voorlopig tarief", words::euros(amount))
        }
        LineAmount::NoRate => "er is geen tarief".to_owned(),
    };
    format!("Verschil: {} = {amount}", parts.join(" en "))
}
