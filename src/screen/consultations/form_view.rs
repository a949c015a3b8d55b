//! How the form looks: about what, with whom, which question, and what came of it.

use super::form::{self, Form, Kind, abouts};
use super::{Consultations, Message};
use crate::domain::decision::ConsultationOutcome;
use crate::ui::icon::Icon;
use crate::ui::list::scroll;
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, button, card, check, choice, field, select, text};
use crate::words;
use iced::widget::{Column as Stack, container, row};
use iced::{Alignment, Length};

/// The fields, by id.
pub(super) const WITH: &str = "overleg-met";
pub(super) const QUESTION: &str = "overleg-vraag";
pub(super) const DUE: &str = "overleg-antwoord";
pub(super) const DAY: &str = "overleg-dag";
pub(super) const OUTCOME: &str = "overleg-uitkomst";
pub(super) const AGREED: &str = "overleg-afspraak";

impl Consultations {
    /// The form in the right pane.
    pub(super) fn form<'a>(&'a self, form: &'a Form, layout: Layout) -> Element<'a, Message> {
        let title = match form.kind {
            Kind::New => "Nieuw overleg",
            Kind::Question(_) => "Vraag wijzigen",
            Kind::Outcome(id) if self.talk(id).is_some_and(|it| it.is_open()) => {
                "Uitkomst vastleggen"
            }
            Kind::Outcome(_) => "Uitkomst verbeteren",
        };
        let faults = form.said(self.today(), self.asked_on(form));
        let mut fields = Stack::new().push(text::heading(title)).spacing(theme::S12);
        if form.kind == Kind::New {
            fields = fields.push(self.activity_fields(form, layout));
        }
        if form.has_question() {
            fields = self.question_fields(fields, form, &faults);
        }
        if form.kind == Kind::New {
            let held = check::checkbox(
                "Het overleg is al geweest: leg ook de uitkomst vast",
                form.held,
                Some(Message::Form(form::Message::HeldToggled)),
            );
            fields = fields.push(held);
        }
        if let Kind::Outcome(id) = form.kind
            && let Some(talk) = self.talk(id)
        {
            fields = fields
                .push(asked("Met", &talk.with_whom))
                .push(asked("Vraag", &talk.question));
        }
        if form.has_result() {
            fields = result_fields(fields, form, &faults);
        }
        if !matches!(form.kind, Kind::Question(_)) {
            fields = fields
                .push(file_field(form))
                .push(faults.file.map(field::error));
        }
        let place = self.thread.as_ref().map(|thread| self.place(thread));
        let line = place.is_some().then(card::line);
        Stack::new()
            .push(place)
            .push(line)
            .push(scroll(container(fields).padding(theme::S16)).height(Length::Fill))
            .into()
    }

    /// The bar under the form.
    pub(super) fn form_bar(&self) -> Option<Element<'_, Message>> {
        let form = self.form.as_ref()?;
        let label = match form.kind {
            Kind::New => "Overleg vastleggen",
            Kind::Question(_) => "Vraag vastleggen",
            Kind::Outcome(_) => "Uitkomst vastleggen",
        };
        let submit = button::primary(label)
            .id("overleg-vastleggen")
            .keys("Ctrl+Enter")
            .on_press(Message::SubmitPressed);
        let cancel = button::secondary("Annuleren")
            .keys("Esc")
            .on_press(Message::FormCancelled);
        let inner = row![
            iced::widget::space::horizontal(),
            Element::from(cancel),
            Element::from(submit)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        Some(container(inner).padding([theme::S8, theme::S16]).into())
    }

    fn activity_fields<'a>(&'a self, form: &'a Form, layout: Layout) -> Element<'a, Message> {
        let partners = self.partners();
        let partner = self.form_partner();
        let chosen = partners.iter().position(|name| Some(*name) == partner);
        let partner_field = select::select(partners, chosen, "Kies een partner")
            .id("overleg-partner")
            .name("Partner")
            .on_choose(|at| Message::Form(form::Message::PartnerChosen(at)));
        let of_partner: Vec<_> = self
            .places()
            .iter()
            .filter(|it| Some(it.partner.as_str()) == partner)
            .collect();
        let at = of_partner
            .iter()
            .position(|it| it.activity == form.activity);
        let names = of_partner
            .iter()
            .map(|it| format!("{} {}", it.project_number, it.name));
        let activity_field = select::select(names, at, "Kies een activiteit")
            .id("overleg-activiteit")
            .name("Activiteit")
            .on_choose(|at| Message::Form(form::Message::ActivityChosen(at)));
        let partner_field = field::labelled("Partner", partner_field);
        let activity_field = field::labelled("Activiteit", activity_field);
        match layout {
            Layout::Wide => row![
                container(partner_field).width(Length::FillPortion(2)),
                container(activity_field).width(Length::FillPortion(3))
            ]
            .spacing(theme::S12)
            .into(),
            Layout::Narrow => Stack::new()
                .push(partner_field)
                .push(activity_field)
                .spacing(theme::S12)
                .into(),
        }
    }

    fn question_fields<'a>(
        &'a self,
        fields: Stack<'a, Message>,
        form: &'a Form,
        faults: &form::Faults,
    ) -> Stack<'a, Message> {
        let labels: Vec<String> = self
            .thread
            .as_ref()
            .map(|thread| abouts(thread).into_iter().map(|it| it.label).collect())
            .unwrap_or_default();
        let chosen = labels.iter().position(|label| *label == form.about);
        let about = select::select(labels, chosen, "Kies waarover het gaat")
            .id("overleg-over")
            .name("Gaat over")
            .on_choose(|at| Message::Form(form::Message::AboutChosen(at)));
        let with = field::field(WITH, "Met wie", &form.with_whom)
            .placeholder("Naam of functie, bijvoorbeeld mevrouw Jansen, OTO-coördinator")
            .error(faults.with_whom.clone())
            .on_input(|typed| Message::Form(form::Message::WithTyped(typed)))
            .on_submit(Message::SubmitPressed);
        let question = field::area(
            QUESTION,
            &form.question,
            84.0,
            |action| Message::Form(form::Message::Question(action)),
            None,
        );
        let due = field::date(DUE, "Antwoord verwacht op (mag leeg)", &form.due)
            .error(faults.due.clone())
            .width(Length::Fill)
            .on_input(|typed| Message::Form(form::Message::DueTyped(typed)))
            .on_blur(Message::Form(form::Message::DueLeft))
            .on_submit(Message::SubmitPressed);
        fields
            .push(field::labelled("Gaat over", about))
            .push(with)
            .push(
                Stack::new()
                    .push(field::labelled("Vraag aan de instelling", question))
                    .push(faults.question.clone().map(field::error))
                    .spacing(theme::S4),
            )
            .push(due)
    }
}

fn result_fields<'a>(
    fields: Stack<'a, Message>,
    form: &'a Form,
    faults: &form::Faults,
) -> Stack<'a, Message> {
    let day = field::date(DAY, "Overlegd op", &form.day)
        .error(faults.day.clone())
        .width(Length::Fill)
        .on_input(|typed| Message::Form(form::Message::DayTyped(typed)))
        .on_blur(Message::Form(form::Message::DayLeft))
        .on_submit(Message::SubmitPressed);
    let names = ConsultationOutcome::ALL.map(words::consultations::outcome);
    let outcome = choice::answers(names, form.outcome)
        .id(OUTCOME)
        .on_choose(|at| Message::Form(form::Message::OutcomeChosen(at)));
    let agreed = field::area(
        AGREED,
        &form.agreed,
        84.0,
        |action| Message::Form(form::Message::Agreed(action)),
        None,
    );
    fields
        .push(day)
        .push(
            Stack::new()
                .push(field::labelled("Uitkomst", outcome))
                .push(faults.outcome.clone().map(field::error))
                .spacing(theme::S4),
        )
        .push(
            Stack::new()
                .push(field::labelled("Wat is afgesproken", agreed))
                .push(faults.agreed.clone().map(field::error))
                .spacing(theme::S4),
        )
}

/// What was asked, above what came of it.
fn asked<'a>(label: &'a str, words: &'a str) -> Element<'a, Message> {
    field::labelled(label, text::body(words))
}

fn file_field<'a>(form: &Form) -> Element<'a, Message> {
    let choose = button::secondary("Bestand kiezen")
        .icon(Icon::Paperclip)
        .id("overleg-bestand")
        .on_press(Message::FormFilePressed);
    let chosen: Element<'a, Message> = match &form.file {
        Some(path) => {
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            row![
                container(crate::ui::cut::cut(text::body(name.unwrap_or_default())))
                    .width(Length::Fill),
                button::icon(
                    Icon::Cross,
                    "Bestand weglaten",
                    Some(Message::Form(form::Message::FileRemoved))
                )
            ]
            .spacing(theme::S8)
            .align_y(Alignment::Center)
            .into()
        }
        None => text::quiet("Mail of verslag; het bestand wordt in het register bewaard.").into(),
    };
    let inner = row![Element::from(choose), container(chosen).width(Length::Fill)]
        .spacing(theme::S12)
        .align_y(Alignment::Center);
    field::labelled("Bestand (mag leeg)", inner)
}
