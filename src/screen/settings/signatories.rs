//! Ondertekenaars: who signs, who signs unless another is chosen, and who signed before.

use super::form::{Edit, Place, SignatoryField, SignatoryForm};
use super::office::unsent;
use super::{Message, Open};
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, card, chip, empty, field, text};
use iced::widget::{Column, Row, column, row, space};
use iced::{Alignment, Length};

impl Open {
    /// The list with its forms.
    pub(super) fn signatories_view(&self) -> Element<'_, Message> {
        let all = &self.form.signatories;
        let add = button::secondary("Ondertekenaar toevoegen")
            .icon(Icon::Plus)
            .keys("Ctrl+N")
            .id("ondertekenaar-toevoegen")
            .on_press(Message::Edited(Edit::SignatoryAdded(
                SignatoryForm::default(),
            )));
        let head = row![
            text::heading("Ondertekenaars").width(Length::Fill),
            Element::from(add)
        ]
        .align_y(Alignment::Center);
        let mut list = Column::new().push(head).spacing(theme::S16);
        if all.is_empty() {
            list = list.push(empty::empty(
                Icon::Signature,
                "Nog niemand tekent",
                "Zonder ondertekenaar kan geen brief worden gemaakt. Voeg iemand toe met Ctrl+N.",
                None,
            ));
        }
        for (at, one) in all.iter().enumerate() {
            list = list.push(self.signatory(at, one));
        }
        list.push(self.former())
            .push(text::quiet(
                "Wie stopt, blijft bekend: eerdere brieven noemen die naam.",
            ))
            .push(text::quiet(unsent()))
            .into()
    }

    fn signatory<'a>(&'a self, at: usize, one: &'a SignatoryForm) -> Element<'a, Message> {
        let input = |field: SignatoryField, label, value: &'a str| {
            let place = Place::Signatory(at, field);
            Element::from(
                field::field(place.id(), label, value)
                    .error(self.fault_at(&place))
                    .on_input(move |text| Message::Edited(Edit::Signatory(at, field, text)))
                    .on_blur(Message::Left(place)),
            )
        };
        let fields = row![
            input(SignatoryField::Name, "Naam", &one.name),
            input(SignatoryField::Function, "Functie", &one.function)
        ]
        .spacing(theme::S16);
        let standing: Element<'_, Message> = if one.default {
            chip::plain(Icon::CheckBold, "Tekent standaard", Tone::Ok)
        } else {
            button::secondary("Standaard maken")
                .small()
                .on_press(Message::Edited(Edit::SignatoryDefault(at)))
                .into()
        };
        let stop = button::secondary("Tekent niet meer")
            .small()
            .icon(Icon::Prohibit)
            .on_press(Message::Edited(Edit::SignatoryGone(at)));
        card::card(
            column![
                fields,
                row![standing, space::horizontal(), Element::from(stop)].align_y(Alignment::Center)
            ]
            .spacing(theme::S12),
        )
    }

    /// Those who signed before and are not in the form again.
    fn former(&self) -> Option<Element<'_, Message>> {
        let kept = self.kept.signatories.iter().chain(&self.former);
        let gone: Vec<&SignatoryForm> = kept
            .filter(|old| self.form.signatories.iter().all(|it| it.name != old.name))
            .collect();
        if gone.is_empty() {
            return None;
        }
        let mut list = Column::new()
            .push(text::label("Tekenden eerder"))
            .spacing(theme::S4);
        for old in gone {
            let again = SignatoryForm {
                default: false,
                ..old.clone()
            };
            list = list.push(
                Row::new()
                    .push(text::body(format!("{}, {}", old.name, old.function)).width(Length::Fill))
                    .push(button::link(
                        "Weer laten tekenen",
                        Message::Edited(Edit::SignatoryAdded(again)),
                    ))
                    .align_y(Alignment::Center),
            );
        }
        Some(list.into())
    }
}
