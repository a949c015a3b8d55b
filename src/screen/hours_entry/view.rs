//! The screen as a whole: what is entered, the head, the lines, and the bar with what is done with them.

use super::form::Form;
use super::lines::Column;
use super::{HoursEntry, Message, Question, head};
use crate::domain::hours::Phase;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::modal::Layer;
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, button, card, dialog, frame, text};
use crate::words;
use iced::advanced::widget::Id;
use iced::widget::{Column as Stack, container, row, space};
use iced::{Alignment, Length};

/// The fields above the lines, by id.
pub(super) const ROLE: &str = "uren-rol";
pub(super) const MARK: &str = "uren-volgnummer";
pub(super) const NAME: &str = "uren-naam";
pub(super) const RECEIVED: &str = "uren-ontvangen";
pub(super) const NOTE: &str = "uren-opmerking";

/// By which focus and tests find a cell: `uren-3-fase`.
pub(super) fn cell_id(at: usize, column: Column) -> Id {
    Id::from(format!("uren-{}-{}", at + 1, column.code()))
}

impl HoursEntry {
    pub(super) fn screen(&self, layout: Layout) -> Element<'_, Message> {
        let gap = match layout {
            Layout::Wide => theme::S12,
            Layout::Narrow => theme::S8,
        };
        let notice = self
            .notice
            .as_ref()
            .map(|notice| parts::notice(notice, Message::NoticeClosed));
        let mut inner = Stack::new()
            .push(Stack::new().push(self.title()).push(notice).spacing(gap))
            .spacing(gap)
            .padding([gap, theme::S24]);
        if let (Some(form), Some(known)) = (&self.form, &self.known) {
            let checked = form.check(known);
            let said = checked.clone();
            let says = move |field| said.head_says(field);
            // What comes and goes stands within what stays, or the fields below would lose the focus.
            let head = Stack::new()
                .push(head::view(form, known, &says, layout))
                .push(self.same_trainer(form))
                .spacing(gap);
            inner = inner
                .push(head)
                .push(self.lines(form, known, checked, layout));
        }
        let pane = frame::pane("uren-invoer", Length::Fill, inner)
            .on_ground()
            .bar(self.bar());
        frame::panes(vec![pane])
    }

    fn title(&self) -> Element<'_, Message> {
        let claim = self.form.as_ref().and_then(|form| form.claim);
        let title = if claim.is_some() {
            "Uren wijzigen"
        } else {
            "Uren toevoegen"
        };
        let beside = if self.taken_up && self.is_dirty() {
            "Verder met wat u eerder typte en nog niet bewaarde"
        } else if self.is_dirty() {
            "Concept: wat u typt blijft staan tot u het bewaart"
        } else {
            ""
        };
        let mut acts: Vec<Element<'_, Message>> = Vec::new();
        if self.is_dirty() {
            let label = if claim.is_some() {
                "Wijzigingen weggooien"
            } else {
                "Leegmaken"
            };
            let clear = button::secondary(label)
                .small()
                .id("uren-leegmaken")
                .on_press(Message::ClearPressed);
            acts.push(clear.into());
        }
        if claim.is_some() {
            let can = self.can_be_removed();
            let remove = button::danger("Registratie verwijderen")
                .small()
                .icon(Icon::Trash)
                .id("uren-verwijderen")
                .on_press_or(if can {
                    Ok(Message::RemovePressed)
                } else {
                    Err("Er zijn regels beoordeeld")
                });
            acts.push(remove.into());
        }
        card::screen_head(title, beside, acts)
    }

    /// Another claim about the activity is of a trainer with the same role and mark.
    fn same_trainer(&self, form: &Form) -> Option<Element<'_, Message>> {
        let known = self.known.as_ref()?;
        let taken = known.is_taken(form.activity, &form.role, &form.mark);
        let words = format!(
            "Er is al een registratie van {} bij deze activiteit. Is dit een andere trainer, geef die dan een eigen \
             volgnummer.",
            words::hours::trainer(&form.role, &form.mark)
        );
        let inner = || {
            row![
                Icon::WarningFilled.tinted(14.0, theme::WARN),
                text::small(words).color(theme::WARN)
            ]
            .spacing(theme::S8)
            .align_y(Alignment::Center)
        };
        (taken && !form.role.trim().is_empty()).then(|| inner().into())
    }

    fn bar(&self) -> Element<'_, Message> {
        let Some(form) = &self.form else {
            return space::horizontal().height(0).into();
        };
        let cancel = button::secondary("Terug")
            .id("uren-terug")
            .keys("Esc")
            .on_press(Message::Cancelled);
        let next = button::secondary(if form.claim.is_some() {
            "Bewaren en nog een registratie"
        } else {
            "Bewaren en volgende trainer"
        })
        .id("uren-volgende")
        .keys("Ctrl+N")
        .on_press(Message::NextPressed);
        let keep = button::primary("Uren bewaren")
            .id("uren-bewaren-knop")
            .keys("Ctrl+Enter")
            .on_press(Message::KeepPressed);
        let third = self
            .known
            .as_ref()
            .is_some_and(|it| it.third_is_development);
        let phases = Phase::ALL.iter().map(|phase| {
            let name = words::hours::phase(*phase, third).to_lowercase();
            format!("{} {name}", words::hours::phase_letter(*phase))
        });
        let legend = text::label(phases.collect::<Vec<_>>().join("   "));
        let inner = row![
            legend,
            space::horizontal(),
            Element::from(cancel),
            Element::from(next),
            Element::from(keep)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        container(inner)
            .id(super::PANES[2])
            .padding([theme::S8, theme::S24])
            .into()
    }
}

/// What is asked before something is lost.
pub(super) fn question<'a>(question: Question) -> Layer<'a, Message> {
    let cancel = button::secondary("Annuleren")
        .id("uren-annuleren")
        .on_press(Message::Cancelled);
    match question {
        Question::Clear => {
            let clear = button::danger("Weggooien")
                .id("uren-weggooien")
                .on_press(Message::ClearConfirmed);
            dialog::question(
                "Weggooien wat u typte?",
                "Wat u op dit scherm typte en nog niet bewaarde, verdwijnt. Wat bewaard is in het register, blijft.",
                vec![cancel.into(), clear.into()],
                "uren-annuleren",
            )
        }
        Question::Leave => {
            let leave = button::danger("Weggaan")
                .id("uren-weggaan")
                .on_press(Message::LeaveConfirmed);
            dialog::question(
                "Weggaan zonder te bewaren?",
                "Wat u typte kon niet als concept worden bewaard. Gaat u weg, dan verdwijnt het.",
                vec![cancel.into(), leave.into()],
                "uren-annuleren",
            )
        }
    }
}
