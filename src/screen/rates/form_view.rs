//! How the form looks: kind, first day, an amount or a percentage, the source, and what it would come to.

use super::form::{self, Form, Way};
use super::{Message, Rates};
use crate::domain::HoursClaimId;
use crate::domain::rate::{RateField, RateStatus};
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::scroll;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, card, choice, field, text};
use crate::words;
use iced::widget::{Column as Stack, column, container, row, space};
use iced::{Alignment, Length};

/// The fields, by id.
pub(super) const KIND: &str = "tarief-soort";
pub(super) const FROM: &str = "tarief-vanaf";
pub(super) const AMOUNT: &str = "tarief-bedrag";
pub(super) const BASE: &str = "tarief-uitgang";
pub(super) const SOURCE: &str = "tarief-bron";

/// How many registrations are named that would get an amount.
const NAMED: usize = 3;

/// The field where something is wrong.
pub(super) fn id(field: RateField) -> &'static str {
    match field {
        RateField::Kind => KIND,
        RateField::From => FROM,
        RateField::Amount => AMOUNT,
        RateField::Base => BASE,
        RateField::Source => SOURCE,
    }
}

/// Where typing begins.
pub(super) fn first(form: Option<&Form>) -> &'static str {
    match form {
        Some(form) if form.from.is_empty() => FROM,
        Some(_) | None => AMOUNT,
    }
}

impl Rates {
    /// The form in the right pane.
    pub(super) fn form<'a>(&'a self, form: &'a Form) -> Element<'a, Message> {
        let provisional = self
            .open()
            .is_some_and(|(_, row)| row.rate.status == RateStatus::Provisional);
        let title = match (form.id, form.status) {
            (None, _) => "Nieuw tarief",
            (Some(_), RateStatus::Final) if provisional => "Tarief bevestigen",
            (Some(_), _) => "Tarief wijzigen",
        };
        let faults = form.said(self.refused());
        let error = |field: RateField| faults.get(&field).cloned();
        let units = self.kinds().iter().map(|it| format!("Per {}", it.unit));
        let kind = choice::segments(units.collect::<Vec<_>>(), Some(form.kind)).id(KIND);
        // The kind of a tariff that is kept stays as it is.
        let kind = if form.id.is_none() {
            kind.on_choose(|at| Message::Form(form::Message::KindChosen(at)))
        } else {
            kind
        };
        let from = field::date(FROM, "Eerste dag", &form.from)
            .error(error(RateField::From))
            .width(Length::Fill)
            .on_input(|typed| Message::Form(form::Message::FromTyped(typed)))
            .on_blur(left(RateField::From))
            .on_submit(Message::SubmitPressed);
        let way = Way::ALL.iter().position(|way| *way == form.way);
        let way = choice::segments(["Bedrag", "Percentage"], way)
            .id("tarief-manier")
            .on_choose(|at| Message::Form(form::Message::WayChosen(at)));
        let source = field::field(SOURCE, "Bron", &form.source)
            .placeholder("Wat zegt dit, en van welke datum")
            .error(error(RateField::Source))
            .on_input(|typed| Message::Form(form::Message::SourceTyped(typed)))
            .on_blur(left(RateField::Source))
            .on_submit(Message::SubmitPressed);
        let at = RateStatus::ALL.iter().position(|it| *it == form.status);
        let names = RateStatus::ALL.iter().map(|it| words::rates::status(*it));
        let status = choice::segments(names.collect::<Vec<_>>(), at)
            .id("tarief-stand")
            .on_choose(|at| Message::Form(form::Message::StatusChosen(at)));
        let half = |inner: Element<'a, Message>| container(inner).width(Length::FillPortion(1));
        let fields = column![
            text::heading(title),
            row![half(field::labelled("Soort", kind)), half(from.into())].spacing(theme::S12),
            row![
                half(field::labelled("Het tarief volgt uit", way)),
                half(field::labelled("Stand", status))
            ]
            .spacing(theme::S12),
            self.price(form, &faults),
            source,
            self.outlook(form),
        ]
        .push(error(RateField::Kind).map(field::error))
        .spacing(theme::S12);
        scroll(container(fields).padding(theme::S16))
            .height(Length::Fill)
            .into()
    }

    fn price<'a>(&'a self, form: &'a Form, faults: &form::Faults) -> Element<'a, Message> {
        let error = |field: RateField| faults.get(&field).cloned();
        let unit = self
            .kinds()
            .get(form.kind)
            .map_or("", |it| it.unit.as_str());
        if form.way == Way::Amount {
            return field::amount(AMOUNT, format!("Bedrag per {unit} €"), &form.amount)
                .error(error(RateField::Amount))
                .width(Length::Fill)
                .on_input(|typed| Message::Form(form::Message::AmountTyped(typed)))
                .on_blur(left(RateField::Amount))
                .on_submit(Message::SubmitPressed)
                .into();
        }
        let book = self.sheet.as_ref().map(|it| &it.book);
        let before = book.and_then(|book| form.before(self.kinds(), book));
        let base = field::amount(BASE, "Uitgangsbedrag €", &form.base)
            .placeholder(before.map(words::plain_amount).unwrap_or_default())
            .error(error(RateField::Base))
            .width(Length::Fill)
            .on_input(|typed| Message::Form(form::Message::BaseTyped(typed)))
            .on_blur(left(RateField::Base))
            .on_submit(Message::SubmitPressed);
        let percentage = field::amount(AMOUNT, "Percentage", &form.percentage)
            .error(error(RateField::Amount))
            .width(Length::Fill)
            .on_input(|typed| Message::Form(form::Message::PercentageTyped(typed)))
            .on_blur(left(RateField::Amount))
            .on_submit(Message::SubmitPressed);
        let next = book.and_then(|book| form.next(self.kinds(), book));
        let figure = |words: Option<String>| words.unwrap_or_else(|| "–".to_owned());
        let unrounded = next.map(|it| format!("€\u{a0}{}", words::rates::unrounded(it)));
        let rounded = next.map(|it| words::euros(it.rounded));
        let hint = match before {
            Some(before) => format!(
                "Leeg uitgangsbedrag: het tarief van de dag ervoor, {}.",
                words::euros(before)
            ),
            None => "De dag ervoor heeft geen tarief: vul het uitgangsbedrag in.".to_owned(),
        };
        column![
            row![base, percentage].spacing(theme::S12),
            text::label(hint),
            row![
                container(card::key_figure("Onafgerond", figure(unrounded)))
                    .width(Length::FillPortion(1)),
                container(card::key_figure("Afgerond op centen", figure(rounded)))
                    .width(Length::FillPortion(1)),
            ]
            .spacing(theme::S12)
        ]
        .spacing(theme::S8)
        .into()
    }

    /// What keeping it would come to: until when it holds, what it follows, and which hours get an amount.
    fn outlook<'a>(&'a self, form: &'a Form) -> Element<'a, Message> {
        let Some(look) = self.looked() else {
            return space::vertical().height(0).into();
        };
        let mut said = Stack::new().push(card::line()).spacing(theme::S8);
        said = said.push(parts::fact("Geldt", words::rates::period(&look.rate)));
        if let Some(ended) = &look.ended {
            let of_guide = self.kinds().iter().any(|kind| {
                let same = |it: &&crate::desk::RateRow| it.rate.from == ended.from;
                let row = kind.rows.iter().find(same);
                kind.kind == ended.kind && row.is_some_and(|row| row.of_guide)
            });
            let until = ended.until.map(words::long_date).unwrap_or_default();
            let amount = words::euros(ended.amount);
            if of_guide {
                said = said.push(parts::banner(
                    Icon::WarningFilled,
                    Tone::Warn,
                    text::body(format!(
                        "De gids stelt {amount} voor het hele jaar vast. Tot en met {until} blijft dat zo; daarna wijkt u ervan af. De bron moet dat dragen."
                    )),
                    space::horizontal().width(0),
                ));
            } else {
                said = said.push(text::body(format!(
                    "Het tarief van {amount} houdt op na {until}. Uren tot en met die dag houden hun bedrag."
                )));
            }
        }
        if form.status == RateStatus::Provisional {
            said = said.push(text::body(
                "Een voorlopig tarief geeft geen bedragen. Uren van deze dagen wachten tot u het bevestigt.",
            ));
        } else {
            said = said.push(text::body(words::rates::gain(&look.gain)));
            let claims: Vec<HoursClaimId> = look.gain.claims.iter().copied().collect();
            let named = claims.iter().take(NAMED).filter_map(|id| self.claim(*id));
            said = said.extend(named);
            if claims.len() > NAMED {
                let more = claims.len() - NAMED;
                said = said.push(text::label(format!("En nog {more} bij Uren.")));
            }
        }
        said.into()
    }

    fn claim(&self, id: HoursClaimId) -> Option<Element<'_, Message>> {
        let sheet = self.sheet.as_ref()?;
        let claim = sheet.unrated.iter().find(|it| it.id == id)?;
        let label = format!(
            "{} {}",
            claim.project_number,
            words::hours::trainer(&claim.role, &claim.mark)
        );
        Some(button::link_to(label, Message::ClaimPressed(id)).into())
    }

    /// The bar under the form.
    pub(super) fn form_bar(&self) -> Option<Element<'_, Message>> {
        let form = self.form.as_ref()?;
        let label = match form.status {
            RateStatus::Provisional => "Voorlopig bewaren",
            RateStatus::Final => "Tarief bevestigen",
        };
        let submit = button::primary(label)
            .id("tarief-vastleggen")
            .keys("Ctrl+Enter")
            .on_press(Message::SubmitPressed);
        let cancel = button::secondary("Annuleren")
            .keys("Esc")
            .on_press(Message::FormCancelled);
        let inner = row![
            space::horizontal(),
            Element::from(cancel),
            Element::from(submit)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        Some(container(inner).padding([theme::S8, theme::S16]).into())
    }
}

fn left(field: RateField) -> Message {
    Message::Form(form::Message::Left(field))
}
