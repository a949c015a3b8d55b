//! What an empty list says: the steps to the first plan, each with the way there.

use super::{Message, Submissions};
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, card, chip, empty, text};
use iced::widget::{Column as Stack, column, row};
use iced::{Alignment, Length};

const TO_SETTINGS: &str = "naar-instellingen";
const TO_PARTNERS: &str = "naar-partners";

impl Submissions {
    /// Where one begins who has nothing yet.
    pub(super) fn first_step(&self) -> &'static str {
        if self.filled_in {
            TO_PARTNERS
        } else {
            TO_SETTINGS
        }
    }

    /// The steps to the first plan, those of the region first while it lacks something.
    pub(super) fn nothing(&self) -> Element<'_, Message> {
        let to_settings = button::secondary("Naar Instellingen")
            .small()
            .icon(Icon::Gear)
            .id(TO_SETTINGS)
            .on_press(Message::SettingsPressed);
        let to_partners = button::secondary("Naar Partners")
            .small()
            .icon(Icon::Buildings)
            .id(TO_PARTNERS)
            .on_press(Message::PartnersPressed);
        let region = (!self.filled_in).then(|| {
            (
                "Eerst de regio",
                "Vul in wat elke brief nodig heeft: code, retouradres, adviseur en wie ondertekent.",
                Some(Element::from(to_settings)),
            )
        });
        let rest = [
            (
                if self.filled_in {
                    "Eerst de partners"
                } else {
                    "Dan de partners"
                },
                "Vul ze in of lees een lijst uit Excel in; een partner die een bestand noemt, komt er ook vanzelf bij.",
                Some(Element::from(to_partners)),
            ),
            (
                "Dan het formulier",
                "Mail elke partner het invulformulier voor dit jaar. Een eigen werkblad van een partner kan ook.",
                None,
            ),
            (
                "Dan inlezen",
                "Sleep bestanden of een hele map op dit venster, of kies ze met Ctrl+O.",
                None,
            ),
        ];
        let steps = (1..).zip(region.into_iter().chain(rest));
        let steps = steps.map(|(number, (what, how, act))| step(number, what, how, act));
        let read = button::secondary("Bestand kiezen")
            .icon(Icon::FolderOpen)
            .on_press(Message::ReadPressed);
        let zone = empty::drop_zone(
            format!(
                "Nog geen jaarplannen {}. Sleep ze hierheen, ook meer tegelijk.",
                self.year
            ),
            false,
            read,
        );
        let steps = Stack::with_children(steps).spacing(theme::S12);
        card::card(column![steps, zone].spacing(theme::S16))
    }
}

fn step<'a>(
    number: u32,
    what: &'a str,
    how: &'a str,
    act: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    row![
        chip::tag(number.to_string(), Tone::Quiet),
        column![text::strong(what), text::quiet(how)].width(Length::Fill)
    ]
    .push(act)
    .spacing(theme::S12)
    .align_y(Alignment::Center)
    .into()
}
