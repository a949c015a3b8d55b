//! What the user changes in the settings, one change at a time.

use super::{
    LogoChoice, PassageField, PassageForm, RegionForm, RuleField, RuleForm, SignatoryField,
    SignatoryForm, TextField,
};

/// A change of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    Text(TextField, String),
    Logo(LogoChoice),
    Signatory(usize, SignatoryField, String),
    /// This one signs unless another is chosen.
    SignatoryDefault(usize),
    SignatoryAdded(SignatoryForm),
    SignatoryGone(usize),
    /// A setting by id, for a year (0: every year); empty is not set.
    Choice(String, i32, String),
    PassageAdded,
    Passage(usize, PassageField, String),
    PassageGone(usize),
    RuleAdded,
    Rule(usize, RuleField, String),
    RuleToggled(usize, RuleField, String),
    /// The rule asks a question, or makes the verdict stricter at once.
    RuleAsks(usize, bool),
    RuleGone(usize),
    /// A sentence by id; `None` brings the standard text back.
    Sentence(String, Option<String>),
}

impl RegionForm {
    /// Makes a change.
    pub fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Text(field, text) => {
                let _was = self.texts.insert(field, text);
            }
            Edit::Logo(logo) => self.logo = logo,
            Edit::Choice(id, year, value) => self.choose(id, year, value),
            Edit::Sentence(id, Some(text)) => {
                let _was = self.sentences.insert(id, text);
            }
            Edit::Sentence(id, None) => {
                let _was = self.sentences.remove(&id);
            }
            Edit::Signatory(..)
            | Edit::SignatoryDefault(_)
            | Edit::SignatoryAdded(_)
            | Edit::SignatoryGone(_) => self.apply_to_signatories(edit),
            Edit::PassageAdded
            | Edit::Passage(..)
            | Edit::PassageGone(_)
            | Edit::RuleAdded
            | Edit::Rule(..)
            | Edit::RuleToggled(..)
            | Edit::RuleAsks(..)
            | Edit::RuleGone(_) => self.apply_to_own(edit),
        }
    }

    fn apply_to_signatories(&mut self, edit: Edit) {
        let all = &mut self.signatories;
        match edit {
            Edit::Signatory(at, field, text) => {
                if let Some(one) = all.get_mut(at) {
                    match field {
                        SignatoryField::Name => one.name = text,
                        SignatoryField::Function => one.function = text,
                    }
                }
            }
            Edit::SignatoryDefault(at) => {
                for (place, one) in all.iter_mut().enumerate() {
                    one.default = place == at;
                }
            }
            Edit::SignatoryAdded(one) => {
                let first = all.is_empty();
                all.push(SignatoryForm {
                    default: first,
                    ..one
                });
            }
            Edit::SignatoryGone(at) if at < all.len() => {
                let gone = all.remove(at);
                if let Some(first) = all.first_mut().filter(|_| gone.default) {
                    first.default = true;
                }
            }
            _ => {}
        }
    }

    fn apply_to_own(&mut self, edit: Edit) {
        match edit {
            Edit::PassageAdded => {
                let taken = |id: &str| self.passages.iter().any(|it| it.id == id);
                let id = free_id("regio-passage", taken);
                self.passages.push(PassageForm::begun(id));
            }
            Edit::Passage(at, field, text) => self.write_passage(at, field, text),
            Edit::PassageGone(at) if at < self.passages.len() => {
                let _gone = self.passages.remove(at);
            }
            Edit::RuleAdded => {
                let taken = |id: &str| self.rules.iter().any(|it| it.id == id);
                let id = free_id("regio-regel", taken);
                self.rules.push(RuleForm::begun(id));
            }
            Edit::RuleGone(at) if at < self.rules.len() => {
                let _gone = self.rules.remove(at);
            }
            Edit::Rule(at, field, text) => {
                let place = self.rules.get_mut(at).and_then(|rule| rule.field(field));
                if let Some(place) = place {
                    *place = text;
                }
            }
            Edit::RuleToggled(at, field, code) => {
                if let Some(rule) = self.rules.get_mut(at) {
                    rule.toggle(field, &code);
                }
            }
            Edit::RuleAsks(at, asks) => {
                if let Some(rule) = self.rules.get_mut(at) {
                    rule.asks = asks;
                    if rule.condition.is_empty() {
                        rule.condition = format!("{}-vraag", rule.id);
                    }
                }
            }
            _ => {}
        }
    }

    /// Rules that rest on a passage go on doing so under its new id.
    fn write_passage(&mut self, at: usize, field: PassageField, text: String) {
        let Some(passage) = self.passages.get_mut(at) else {
            return;
        };
        let was = std::mem::replace(passage.field(field), text.clone());
        if field == PassageField::Id {
            let rules = self.rules.iter_mut().flat_map(|rule| &mut rule.passages);
            for id in rules.filter(|id| **id == was) {
                id.clone_from(&text);
            }
        }
    }

    fn choose(&mut self, id: String, year: i32, value: String) {
        let of_year = self.choices.entry(year).or_default();
        if value.is_empty() {
            let _was = of_year.remove(&id);
        } else {
            let _was = of_year.insert(id, value);
        }
        self.choices.retain(|_, all| !all.is_empty());
    }
}

/// `regio-regel-1`, or the first number that is free.
fn free_id(stem: &str, taken: impl Fn(&str) -> bool) -> String {
    (1..)
        .map(|number| format!("{stem}-{number}"))
        .find(|id| !taken(id))
        .unwrap_or_default()
}
