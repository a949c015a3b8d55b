//! The settings as they are open: what was kept, what is typed, what is wrong, and the editors of long texts.

use super::form::{self, LogoChoice, Place, RegionForm, TextField, read};
use super::keep::standard_text;
use super::own::Item;
use super::sheet::Sheet;
use super::{Keeping, Loaded, Open};
use crate::letters::texts;
use crate::rules::edition::SettingKind;
use crate::screen::parts;
use iced::widget::text_editor;
use std::collections::BTreeMap;

impl Open {
    pub(super) fn new(loaded: Loaded, year: i32, before: Option<Self>) -> Self {
        let kept = RegionForm::new(&loaded.file);
        let mut form = kept.clone();
        for (key, text) in &loaded.drafts {
            form.take_up(key, text);
        }
        let logo = match &form.logo {
            LogoChoice::Kept => loaded.logo.clone(),
            LogoChoice::Gone => None,
            LogoChoice::File(_) => loaded.drafted_logo,
        };
        if logo.is_none() && matches!(form.logo, LogoChoice::File(_)) {
            // The picture of the draft is gone: the register's own stays.
            form.logo = LogoChoice::Kept;
        }
        let first_sentence = texts::defaults().first();
        let mut open = Self {
            year,
            kept,
            form,
            file: loaded.file,
            faults: Vec::new(),
            logo,
            kept_logo: loaded.logo,
            logo_fault: None,
            former: loaded.former,
            plans: loaded.plans,
            partners: loaded.partners,
            folder: loaded.folder,
            left: Default::default(),
            tried: false,
            editors: BTreeMap::new(),
            no_text: text_editor::Content::new(),
            choice: None,
            every_year: None,
            item: None,
            sentence: first_sentence.map_or_else(String::new, |it| it.sentence.code().to_owned()),
            sentence_filter: String::new(),
            own_only: false,
            sheet: Sheet::default(),
            keeping: Keeping::Done,
        };
        if let Some(before) = before {
            open.left = before.left;
            open.choice = before.choice;
            open.every_year = before.every_year;
            open.item = before.item;
            open.sentence = before.sentence;
            open.sentence_filter = before.sentence_filter;
            open.own_only = before.own_only;
            open.sheet = before.sheet;
            open.keeping = before.keeping;
            open.editors = before.editors;
        }
        open.changed();
        open
    }

    /// After a change of the form: what it comes down to, what is wrong, and what stands in its editors.
    pub(super) fn changed(&mut self) {
        (self.file, self.faults) = read(&self.form);
        let rows = match &self.item {
            Some(Item::Passage(at)) => self.form.passages.get(*at).is_some(),
            Some(Item::Rule(at)) => self.form.rules.get(*at).is_some(),
            None => true,
        };
        if !rows {
            self.item = None;
        }
        self.sync_editors();
    }

    /// Whether something was typed that is not kept.
    pub(super) fn is_changed(&self) -> bool {
        self.form != self.kept
    }

    /// What is wrong with a field, once the user left it or tried to save.
    pub(super) fn fault_at(&self, place: &Place) -> Option<String> {
        let fault = self.faults.iter().find(|fault| fault.at == *place)?;
        (self.tried || self.left.contains(place)).then(|| self.said(fault))
    }

    /// A fault in words; of a date what is wrong with it.
    pub(super) fn said(&self, fault: &form::Fault) -> String {
        let date = match &fault.at {
            Place::Choice(id, year) if super::choices::is_deadline(id) => {
                parts::day_fault(self.form.choice(id, *year))
            }
            _ => None,
        };
        date.unwrap_or_else(|| crate::words::region_problems::fault(&fault.fault))
    }

    pub(super) fn choose_sentence(&mut self, id: String) {
        self.editors
            .retain(|place, _| !matches!(place, Place::Sentence(_)));
        self.sentence = id;
        self.sync_editors();
    }

    /// Every field of several lines has an editor with what the form says.
    pub(super) fn sync_editors(&mut self) {
        for (place, text) in self.long_texts() {
            let same = self
                .editors
                .get(&place)
                .is_some_and(|content| content.text().trim_end_matches('\n') == text);
            if !same {
                let content = text_editor::Content::with_text(&text);
                let _was = self.editors.insert(place, content);
            }
        }
    }

    fn long_texts(&self) -> Vec<(Place, String)> {
        let visiting = TextField::Visiting;
        let mut all = vec![
            (
                Place::Text(visiting),
                self.form.text(visiting).trim_end_matches('\n').to_owned(),
            ),
            (
                Place::Sentence(self.sentence.clone()),
                self.sentence_text(&self.sentence).to_owned(),
            ),
        ];
        for (at, passage) in self.form.passages.iter().enumerate() {
            let place = Place::Passage(at, form::PassageField::Summary);
            all.push((place, passage.summary.clone()));
        }
        for (at, rule) in self.form.rules.iter().enumerate() {
            let place = |field| Place::Rule(at, field);
            all.push((place(form::RuleField::Reason), rule.reason.clone()));
            all.push((place(form::RuleField::Question), rule.question.clone()));
        }
        let settings = form::guide().map_or(&[][..], |guide| guide.settings());
        let chosen = settings
            .iter()
            .find(|it| Some(&it.id) == self.choice.as_ref());
        if let Some(setting) = chosen.filter(|it| it.kind == SettingKind::List) {
            for year in [0, self.year] {
                let text = self.form.choice(&setting.id, year).to_owned();
                all.push((Place::Choice(setting.id.clone(), year), text));
            }
        }
        all
    }

    /// A sentence as the form has it: the region's own, or the standard one.
    pub(super) fn sentence_text(&self, id: &str) -> &str {
        let own = self.form.sentences.get(id);
        own.map_or_else(|| standard_text(id), String::as_str)
    }
}
