//! Briefteksten: every sentence of the letter, an editor for one, the fields it may use, and its faults.

use super::form::{Edit, Place};
use super::keep::standard_text;
use super::office::unsent;
use super::{Message, Open, Settings};
use crate::desk;
use crate::domain::region_problem::FieldFault;
use crate::letters::texts::{self, DefaultSentence};
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, card, check, chip, empty, field, focus, select, table, text};
use crate::words::region_problems;
use crate::worker::Worker;
use iced::widget::{Column, Row, column, container, row, space, text_editor};
use iced::{Alignment, Length, Task};
use std::sync::Arc;

/// Most faults of a sentence that are shown at once.
const SHOWN: usize = 3;

impl Settings {
    /// Puts a field where the cursor stands.
    pub(super) fn insert_field(&mut self, code: &'static str, worker: &Worker) -> Task<Message> {
        let Some(open) = &self.open else {
            return Task::none();
        };
        let place = Place::Sentence(open.sentence.clone());
        let words = Arc::new(format!("{{{code}}}"));
        let paste = text_editor::Action::Edit(text_editor::Edit::Paste(words));
        let id = place.id();
        Task::batch([self.wrote(place, paste, worker), focus::on(id)])
    }
}

impl Open {
    /// The sentences that the filter leaves.
    fn sentences(&self) -> Vec<&'static DefaultSentence> {
        let filter = self.sentence_filter.trim().to_lowercase();
        let fits = |it: &&DefaultSentence| {
            let id = it.sentence.code();
            let own = self.form.sentences.contains_key(id);
            let said = format!("{id} {} {}", it.when, self.sentence_text(id)).to_lowercase();
            (own || !self.own_only) && said.contains(&filter)
        };
        texts::defaults().iter().filter(fits).collect()
    }

    /// The list, and the editor of the sentence that is open.
    pub(super) fn texts_view(&self) -> Element<'_, Message> {
        let own = self.form.sentences.len();
        let filter = row![
            field::field("zinnen-zoek", "", &self.sentence_filter)
                .placeholder("Zoek een zin")
                .icon(Icon::Search)
                .on_input(Message::FilterTyped),
            check::checkbox(
                format!("Alleen eigen teksten ({own})"),
                self.own_only,
                Some(Message::OwnOnlyPressed)
            )
        ]
        .spacing(theme::S16)
        .align_y(Alignment::Center);
        column![
            container(filter).padding([theme::S12, theme::S16]),
            card::line(),
            container(self.sentence_list()).height(Length::FillPortion(2)),
            card::line(),
            container(crate::ui::list::scroll(
                container(self.sentence_editor()).padding(theme::S16)
            ))
            .height(Length::FillPortion(3)),
        ]
        .into()
    }

    fn sentence_list(&self) -> Element<'_, Message> {
        let all = self.sentences();
        if all.is_empty() {
            return container(empty::empty(
                Icon::FileText,
                "Geen zin gevonden",
                "Maak het zoekveld leeg om alle zinnen te zien.",
                None,
            ))
            .padding(theme::S16)
            .into();
        }
        let selected = all
            .iter()
            .position(|it| it.sentence.code() == self.sentence);
        let (ids, also) = (all.clone(), all.clone());
        let id_at = |all: &[&DefaultSentence], at: usize| {
            let code = all.get(at).map_or("", |it| it.sentence.code());
            code.to_owned()
        };
        list("zinnen", all.len(), move |at| match all.get(at) {
            Some(it) => self.sentence_row(it),
            None => space::horizontal().into(),
        })
        .row_height(46.0)
        .selected(selected)
        .on_select(move |at| Message::SentenceChosen(id_at(&ids, at)))
        .on_move(move |at| Message::SentenceChosen(id_at(&also, at)))
        .into()
    }

    fn sentence_row(&self, it: &'static DefaultSentence) -> Element<'_, Message> {
        let id = it.sentence.code();
        let own = self.form.sentences.get(id);
        let wrong = own.is_some_and(|text| !desk::sentence_problems(id, text).is_empty());
        let state: Option<Element<'_, Message>> = match (own, wrong) {
            (_, true) => Some(chip::filled(Icon::CrossBold, "Klopt niet", Tone::Stop)),
            (Some(_), false) => Some(chip::plain(Icon::PencilBold, "Eigen tekst", Tone::Accent)),
            (None, false) => None,
        };
        let said = self.sentence_text(id).replace('\n', " ");
        let words = column![
            table::one_line(text::body(&it.when)),
            table::one_line(text::quiet(said))
        ]
        .width(Length::Fill);
        Row::new()
            .push(words)
            .push(state)
            .spacing(theme::S8)
            .align_y(Alignment::Center)
            .padding([0.0, theme::S16])
            .into()
    }

    fn sentence_editor(&self) -> Element<'_, Message> {
        let id = self.sentence.as_str();
        let Some(it) = texts::defaults().iter().find(|it| it.sentence.code() == id) else {
            return space::vertical().into();
        };
        let own = self.form.sentences.contains_key(id);
        let fields = texts::fields_of(it.sentence);
        let offered = fields.clone();
        let insert = select::select(
            fields.iter().map(|it| format!("{{{it}}}")),
            None,
            "Veld invoegen",
        )
        .id("veld-invoegen")
        .width(232)
        .on_choose(move |at| Message::FieldPressed(offered.get(at).copied().unwrap_or("")));
        let reset = own.then(|| {
            button::secondary("Standaardtekst terugzetten")
                .icon(Icon::Undo)
                .on_press(Message::Edited(Edit::Sentence(id.to_owned(), None)))
        });
        let place = Place::Sentence(id.to_owned());
        let typed = place.clone();
        let area = field::area(
            "zin",
            self.editor(&place),
            112.0,
            move |action| Message::Wrote(typed.clone(), action),
            Some(Message::Left(place)),
        );
        let faults = desk::sentence_problems(id, self.sentence_text(id));
        let wrong = !faults.is_empty();
        let faults = faults
            .into_iter()
            .take(SHOWN)
            .map(|problem| field::error(region_problems::fault(&FieldFault::Region(problem))));
        let meanwhile =
            wrong.then(|| text::label("Zolang dit niet klopt, houdt de brief de vorige tekst."));
        let may = if it.may_be_empty {
            "Deze zin mag leeg zijn en valt dan weg. "
        } else {
            ""
        };
        let standard = own.then(|| {
            column![
                text::label("Standaardtekst"),
                text::quiet(standard_text(id))
            ]
        });
        Column::new()
            .push(text::strong(&it.when))
            .push(area)
            .push((wrong).then(|| Column::with_children(faults).spacing(theme::S4)))
            .push(meanwhile)
            .push(
                Row::new()
                    .push(insert)
                    .push(space::horizontal())
                    .push(reset)
                    .align_y(Alignment::Center),
            )
            .push(text::label(format!(
                "{may}Een veld tussen accolades wordt bij het maken van de brief ingevuld. *Sterren* maken vet."
            )))
            .push(standard)
            .push(text::label(unsent()))
            .spacing(theme::S8)
            .into()
    }
}
