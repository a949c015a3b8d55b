//! Regio en bureau, and Briefpapier: fields with their faults, the logo, the house colour.

use super::form::{Edit, LogoChoice, Place, TextField};
use super::{Message, Open};
use crate::domain::region_problem::FieldFault;
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, chip, field, text};
use crate::words::region_problems;
use iced::widget::{Column, Row, column, container, image, row, space};
use iced::{Alignment, Border, Color, Length};

impl Open {
    /// Name, addresses and the adviser.
    pub(super) fn office_view(&self) -> Element<'_, Message> {
        let line = |fields: &[TextField]| {
            let fields = fields.iter().map(|field| self.text_field(*field));
            Row::with_children(fields).spacing(theme::S16).into()
        };
        let visiting = field::labelled(
            TextField::Visiting.label(),
            field::area(
                TextField::Visiting.id(),
                self.editor(&Place::Text(TextField::Visiting)),
                76.0,
                |action| Message::Wrote(Place::Text(TextField::Visiting), action),
                Some(Message::Left(Place::Text(TextField::Visiting))),
            ),
        );
        let visiting = column![
            visiting,
            text::label(TextField::Visiting.hint().unwrap_or_default())
        ]
        .spacing(theme::S4);
        let rows: Vec<Element<'_, Message>> = vec![
            text::heading("Regio en netwerkbureau").into(),
            line(&[TextField::Name, TextField::Code]),
            line(&[TextField::Office]),
            line(&[TextField::ReturnAddress]),
            visiting.into(),
            line(&[TextField::Phone, TextField::Email]),
            space::vertical().height(theme::S8).into(),
            text::heading("Adviseur die de brieven behandelt").into(),
            line(&[TextField::AdviserName, TextField::AdviserTitle]),
            line(&[TextField::AdviserPhone, TextField::AdviserEmail]),
            line(&[TextField::AdviserAvailable]),
        ];
        Column::with_children(rows).spacing(theme::S16).into()
    }

    /// Logo, house colour, footer.
    pub(super) fn letterhead_view(&self) -> Element<'_, Message> {
        Column::new()
            .push(text::heading("Briefpapier"))
            .push(text::quiet(
                "Naam, adressen en telefoon komen uit Regio en bureau. Rechts staat de eerste bladzijde zoals die wordt afgedrukt.",
            ))
            .push(self.logo())
            .push(self.colour())
            .push(self.text_field(TextField::Footer))
            .push(text::quiet(unsent()))
            .spacing(theme::S16)
            .into()
    }

    /// A field of one line.
    fn text_field(&self, of: TextField) -> Element<'_, Message> {
        let place = Place::Text(of);
        let fault = self.fault_at(&place);
        let field = field::field(of.id(), of.label(), self.form.text(of))
            .error(fault)
            .on_input(move |text| Message::Edited(Edit::Text(of, text)))
            .on_blur(Message::Left(place));
        match of.hint() {
            Some(hint) => field.hint(hint).into(),
            None => field.into(),
        }
    }

    fn logo(&self) -> Element<'_, Message> {
        let shown: Element<'_, Message> = match &self.logo {
            Some(_) => match self.logo_picture() {
                Some(picture) => image(picture).height(64).into(),
                None => text::quiet("Het logo staat op het papier rechts.").into(),
            },
            None => text::quiet("Geen logo: de naam van het netwerkbureau staat bovenaan.").into(),
        };
        let choose = if self.logo.is_some() {
            "Ander logo kiezen"
        } else {
            "Logo kiezen"
        };
        let remove = self.logo.is_some().then(|| {
            button::secondary("Logo weghalen")
                .icon(Icon::Trash)
                .on_press(Message::Edited(Edit::Logo(LogoChoice::Gone)))
        });
        let acts = Row::new()
            .push(
                button::secondary(choose)
                    .id("logo-kiezen")
                    .icon(Icon::FolderOpen)
                    .on_press(Message::LogoPressed),
            )
            .push(remove)
            .spacing(theme::S8);
        let fault = self.logo_fault.as_ref().map(|problem| {
            field::error(region_problems::fault(&FieldFault::Region(problem.clone())))
        });
        Column::new()
            .push(text::label("Logo"))
            .push(shown)
            .push(acts)
            .push(fault)
            .push(text::label(
                "PNG of JPEG, hoogstens 40 miljoen beeldpunten.",
            ))
            .spacing(theme::S8)
            .into()
    }

    fn logo_picture(&self) -> Option<image::Handle> {
        let bitmap = crate::letters::logo::read(self.logo.as_deref()?).ok()?;
        let opaque = bitmap
            .rgb
            .chunks_exact(3)
            .flat_map(|it| it.iter().copied().chain([u8::MAX]))
            .collect::<Vec<u8>>();
        Some(image::Handle::from_rgba(
            bitmap.width,
            bitmap.height,
            opaque,
        ))
    }

    fn colour(&self) -> Element<'_, Message> {
        let colour = super::form::colour(self.form.text(TextField::Colour));
        let swatch = container(space::horizontal().width(56).height(30)).style(move |_| {
            let [red, green, blue] = colour.unwrap_or([255; 3]);
            container::Style {
                background: Some(Color::from_rgb8(red, green, blue).into()),
                border: Border {
                    color: theme::EDGE,
                    width: 1.0,
                    radius: theme::RADIUS.into(),
                },
                ..container::Style::default()
            }
        });
        let swatch = container(swatch).padding(iced::Padding::ZERO.top(20.0));
        let faint = colour.map(contrast).filter(|ratio| *ratio < 4.5);
        let warning = faint.map(|ratio| {
            let ratio = format!("{ratio:.1}").replace('.', ",");
            chip::plain(
                Icon::WarningBold,
                format!("Slecht leesbaar op wit papier ({ratio} : 1). Kies een donkerder kleur."),
                Tone::Warn,
            )
        });
        let line = row![self.text_field(TextField::Colour), swatch].spacing(theme::S8);
        Column::new()
            .push(line)
            .push(warning)
            .spacing(theme::S4)
            .into()
    }

    /// The editor of a field of several lines.
    pub(super) fn editor(&self, place: &Place) -> &iced::widget::text_editor::Content {
        self.editors.get(place).unwrap_or(&self.no_text)
    }
}

/// What a change of texts or paper does to letters.
pub(super) fn unsent() -> &'static str {
    "Verstuurde brieven veranderen nooit. Brieven die zijn gemaakt en nog niet verstuurd, worden Verouderd; u maakt ze opnieuw bij Brieven."
}

/// How well a colour reads on white: 1 to 21.
fn contrast(colour: [u8; 3]) -> f32 {
    let part = |value: u8| {
        let value = f32::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    let [red, green, blue] = colour.map(part);
    1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

/// A picture-free row with a label at the left and its controls at the right.
pub(super) fn acts<'a>(all: Vec<Element<'a, Message>>) -> Element<'a, Message> {
    Row::with_children(all)
        .spacing(theme::S8)
        .align_y(Alignment::Center)
        .width(Length::Shrink)
        .into()
}
