//! Choosing the activity: by a part of its number, name or partner; those with money granted for hours come first.

use super::drafts::key_of;
use super::form::Form;
use super::view::ROLE;
use super::{HoursEntry, Message};
use crate::desk::FormActivity;
use crate::domain::partner::name_key;
use crate::domain::{ActivityId, Cents};
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::modal::Layer;
use crate::ui::theme::Tone;
use crate::ui::{Element, card, chip, cut, dialog, field, focus, text, theme};
use crate::words;
use crate::worker::Worker;
use iced::widget::{column, container, row, space};
use iced::{Alignment, Length, Task};

/// The field for what is looked for.
const QUERY: &str = "uren-activiteit-zoek";
/// Most activities in sight at once.
const SHOWN: usize = 9;
/// Height of an activity in px.
const ROW: f32 = 46.0;

/// The open list of activities.
#[derive(Debug, Clone, Default)]
pub(super) struct Picker {
    pub(super) query: String,
    /// The one that Enter chooses.
    pub(super) at: usize,
}

impl HoursEntry {
    /// The activities that have every typed word in number, name or partner.
    fn found(&self, query: &str) -> Vec<&FormActivity> {
        let wanted = name_key(query);
        let all = self.known.iter().flat_map(|known| &known.activities);
        all.filter(|it| {
            let about = &it.about;
            let named = name_key(&format!(
                "{} {} {}",
                about.activity.project_number, about.activity.name, about.partner_name
            ));
            wanted.split(' ').all(|word| named.contains(word))
        })
        .collect()
    }

    /// ↑ and ↓ in the list.
    pub(super) fn point(&mut self, on: bool) {
        let Some(picker) = &self.picker else {
            return;
        };
        let count = self.found(&picker.query).len();
        if let Some(picker) = &mut self.picker {
            picker.at = if on {
                (picker.at + 1).min(count.saturating_sub(1))
            } else {
                picker.at.saturating_sub(1)
            };
        }
    }

    /// Takes the activity at a place of the list. What is typed goes along, unless something was typed about that
    /// activity before: then both stay where they are.
    pub(super) fn picked_activity(&mut self, at: usize, worker: &Worker) -> Task<Message> {
        let query = self.picker.take().map(|it| it.query).unwrap_or_default();
        let found = self.found(&query);
        let Some(chosen) = found.get(at).map(|it| it.about.activity.id) else {
            return Task::none();
        };
        let to_role = focus::into(ROLE);
        if self.form.as_ref().map(|form| form.activity) == Some(chosen) {
            return to_role;
        }
        let moves = self.is_dirty() && !self.drafts.contains_key(&key_of(chosen, None));
        if let Some(form) = &self.form {
            let key = key_of(form.activity, None);
            let typed = form.typed();
            if self.is_dirty() && !moves {
                let _before = self.drafts.insert(key, typed);
            } else {
                let _gone = self.drafts.remove(&key);
            }
        }
        match (&mut self.form, &self.known) {
            (Some(form), Some(known)) if moves => {
                self.activity = Some(chosen);
                let today = known.today;
                let (was, typed) = (form.activity, Form::new(chosen, today).typed());
                form.activity = chosen;
                form.propose_mark(known);
                self.begun = typed;
                Task::batch([self.moved(was, worker), to_role])
            }
            _ => self.open_activity(chosen),
        }
    }

    /// What is typed belongs to another activity now.
    fn moved(&mut self, from: ActivityId, worker: &Worker) -> Task<Message> {
        let gone = format!("{}{}", super::drafts::PREFIX, key_of(from, None));
        let forget = crate::screen::ask(
            worker,
            move |desk| desk.keep_typed(&gone, ""),
            Message::DraftKept,
        );
        Task::batch([self.keep_draft(worker), forget])
    }

    /// The list over the screen.
    pub(super) fn picker_layer<'a>(&'a self, picker: &'a Picker) -> Layer<'a, Message> {
        let found = self.found(&picker.query);
        let count = found.len();
        let mut query = field::field(QUERY, "", &picker.query)
            .placeholder("Typ een deel van projectnummer, activiteit of partner")
            .icon(Icon::Search)
            .keys("Esc")
            .on_input(Message::PickerTyped);
        if picker.at < count {
            query = query.on_submit(Message::Picked(picker.at));
        }
        let rows: Element<'_, Message> = if found.is_empty() {
            container(text::quiet(self.nothing_found()))
                .padding([theme::S8, theme::S16])
                .into()
        } else {
            let height = ROW * count.clamp(1, SHOWN) as f32;
            list("uren-activiteiten", count, move |at| {
                let activity = found.get(at);
                activity.map_or_else(|| space::horizontal().into(), |it| self.row(it))
            })
            .row_height(ROW)
            .height(Length::Fixed(height))
            .selected(Some(picker.at))
            .on_select(Message::Picked)
            .into()
        };
        let hint = row![
            chip::key("↑ ↓"),
            text::label("kiezen"),
            chip::key("Enter"),
            text::label("uren van deze activiteit invoeren"),
            space::horizontal(),
            text::label("Rechts: toegekend voor uren, en wat daarvan over is")
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        let inner = column![
            container(
                column![
                    text::heading("Van welke activiteit zijn de uren?"),
                    Element::from(query)
                ]
                .spacing(theme::S8)
            )
            .padding(theme::S12),
            card::line(),
            rows,
            card::line(),
            container(hint).padding([theme::S8, theme::S16])
        ];
        let panel = dialog::boxed(container(inner).padding(1)).width(760);
        Layer::at_top(panel, Some(QUERY.into()))
    }

    fn nothing_found(&self) -> String {
        let none = self
            .known
            .as_ref()
            .is_some_and(|it| it.activities.is_empty());
        if none {
            format!(
                "Voor {} staan er geen activiteiten in het register. Lees eerst een jaarplan in.",
                self.year
            )
        } else {
            "Geen activiteit voldoet hieraan. Typ minder, of een ander woord.".to_owned()
        }
    }

    fn row(&self, it: &FormActivity) -> Element<'_, Message> {
        let about = &it.about;
        let granted = about.granted_for_hours;
        let key = key_of(about.activity.id, None);
        let draft = self.drafts.contains_key(&key);
        let draft = draft.then(|| chip::plain(Icon::PencilBold, "Concept", Tone::Quiet));
        let (money, left) = if granted == Cents::ZERO {
            (text::quiet("geen geld voor uren"), None)
        } else {
            let left = format!("over {}", words::euros(about.left()));
            (text::body(words::euros(granted)), Some(text::label(left)))
        };
        let named = column![
            cut::cut(text::strong(about.activity.name.clone())),
            cut::cut(text::label(about.partner_name.clone()))
        ];
        row![
            container(text::label(about.activity.project_number.clone())).width(88),
            container(named).width(Length::Fill)
        ]
        .push(draft)
        .push(
            container(
                iced::widget::Column::new()
                    .push(money)
                    .push(left)
                    .align_x(Alignment::End),
            )
            .width(152)
            .align_x(Alignment::End),
        )
        .spacing(theme::S12)
        .align_y(Alignment::Center)
        .padding([0.0, theme::S16])
        .into()
    }
}
