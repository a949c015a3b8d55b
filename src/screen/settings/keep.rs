//! Opening the settings, taking up drafts, changing a field, keeping drafts, saving, discarding.

use super::form::{self, Edit, LogoChoice, Place, RegionForm, SignatoryForm};
use super::own::Item;
use super::{Action, Keeping, Loaded, Message, Open, Part, Pending, Settings};
use crate::desk::{self, Desk};
use crate::domain::PartnerId;
use crate::domain::region_problem::RegionProblem;
use crate::letters::texts;
use crate::notice::Notice;
use crate::screen::ask;
use crate::ui::focus;
use crate::worker::Worker;
use iced::Task;
use iced::widget::text_editor;
use std::path::PathBuf;

/// What was typed here and not saved is kept under this key.
const DRAFTS: &str = "instellingen/";

impl Settings {
    pub(super) fn ask_all(&self, worker: &Worker) -> Task<Message> {
        let year = self.year;
        ask(
            worker,
            move |desk| Ok(Box::new(everything(desk, year)?)),
            Message::Loaded,
        )
    }

    pub(super) fn loaded(
        &mut self,
        answer: Result<Box<Loaded>, Notice>,
        worker: &Worker,
    ) -> Task<Message> {
        let loaded = match answer {
            Ok(loaded) => loaded,
            Err(notice) => {
                self.notice = Some(notice);
                return Task::none();
            }
        };
        let before = self.open.take();
        let first = before.is_none();
        let open = Open::new(*loaded, self.year, before.map(|open| *open));
        if first && let Some(lack) = open.lacks().first() {
            self.part = Part::of(&lack.place);
        }
        self.open = Some(Box::new(open));
        // A draft of what was saved meanwhile is no draft any more.
        Task::batch([self.keep(worker), self.redraw(worker)])
    }

    /// Makes a change, keeps it as a draft, and draws the page anew.
    pub(super) fn edit(&mut self, edit: Edit, worker: &Worker) -> Task<Message> {
        let Some(open) = &mut self.open else {
            return Task::none();
        };
        let added = match &edit {
            Edit::PassageAdded => Some(Item::Passage(open.form.passages.len())),
            Edit::RuleAdded => Some(Item::Rule(open.form.rules.len())),
            _ => None,
        };
        if let Edit::Logo(LogoChoice::Gone) = &edit {
            open.logo = None;
            open.logo_fault = None;
        }
        open.form.apply(edit);
        let focused = match &added {
            Some(Item::Passage(at)) => {
                focus::on(Place::Passage(*at, form::PassageField::Title).id())
            }
            Some(Item::Rule(at)) => focus::on(Place::Rule(*at, form::RuleField::Title).id()),
            None => Task::none(),
        };
        if added.is_some() {
            open.item = added;
        }
        open.changed();
        Task::batch([self.keep(worker), self.redraw(worker), focused])
    }

    /// What was typed in a field of several lines.
    pub(super) fn wrote(
        &mut self,
        place: Place,
        action: text_editor::Action,
        worker: &Worker,
    ) -> Task<Message> {
        let Some(open) = &mut self.open else {
            return Task::none();
        };
        let Some(content) = open.editors.get_mut(&place) else {
            return Task::none();
        };
        let edits = action.is_edit();
        content.perform(action);
        if !edits {
            return Task::none();
        }
        let text = content.text().trim_end_matches('\n').to_owned();
        match edit_of(place, text) {
            Some(edit) => self.edit(edit, worker),
            None => Task::none(),
        }
    }

    /// Writes what was typed beside the register; one write at a time, the last word wins.
    fn keep(&mut self, worker: &Worker) -> Task<Message> {
        let Some(open) = &mut self.open else {
            return Task::none();
        };
        if open.keeping != Keeping::Done {
            open.keeping = Keeping::BusyAndBehind;
            return Task::none();
        }
        open.keeping = Keeping::Busy;
        let drafts = open.form.drafts(&open.kept);
        ask(
            worker,
            move |desk| {
                for (key, text) in &drafts {
                    desk.keep_typed(&format!("{DRAFTS}{key}"), text)?;
                }
                Ok(())
            },
            Message::Kept,
        )
    }

    pub(super) fn drafts_kept(
        &mut self,
        answer: Result<(), Notice>,
        worker: &Worker,
    ) -> Task<Message> {
        if let Err(notice) = answer {
            self.notice = Some(notice);
        }
        let Some(open) = &mut self.open else {
            return Task::none();
        };
        let behind = open.keeping == Keeping::BusyAndBehind;
        open.keeping = Keeping::Done;
        if behind {
            self.keep(worker)
        } else {
            Task::none()
        }
    }

    /// Keeps everything as one operation, or says what is wrong first.
    pub(super) fn save(&mut self, worker: &Worker) -> Action<Message> {
        let Some(open) = &mut self.open else {
            return Action::None;
        };
        if !open.is_changed() {
            return Action::None;
        }
        open.tried = true;
        if let Some(fault) = open.faults.first() {
            let place = fault.at.clone();
            return Action::Run(self.go_to(&place, worker));
        }
        let (file, logo) = (open.file.clone(), open.logo.clone());
        let drafts = open.form.drafts(&open.form);
        Action::Run(ask(
            worker,
            move |desk| {
                desk.change_region(&file, logo)?;
                forget(desk, &drafts)
            },
            Message::Saved,
        ))
    }

    pub(super) fn saved(&mut self, answer: Result<(), Notice>, worker: &Worker) -> Action<Message> {
        match answer {
            Ok(()) => {
                self.notice = None;
                if let Some(open) = &mut self.open {
                    open.kept = open.form.clone();
                    open.tried = false;
                    open.left.clear();
                }
                Action::Did("Instellingen opgeslagen.".to_owned(), self.ask_all(worker))
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::None
            }
        }
    }

    /// Back to what the register has.
    pub(super) fn discard(&mut self, worker: &Worker) -> Action<Message> {
        let Some(open) = &mut self.open else {
            return Action::None;
        };
        open.form = open.kept.clone();
        open.logo.clone_from(&open.kept_logo);
        open.logo_fault = None;
        open.tried = false;
        open.left.clear();
        open.editors.clear();
        open.changed();
        Action::Run(Task::batch([self.keep(worker), self.redraw(worker)]))
    }

    /// A file was chosen.
    pub(super) fn file_picked(&mut self, path: PathBuf, worker: &Worker) -> Action<Message> {
        match self.pending.take() {
            Some(Pending::Logo) => {
                let told = path.clone();
                Action::Run(ask(
                    worker,
                    move |_desk| logo_in(&path),
                    move |answer| Message::LogoRead(told.clone(), answer),
                ))
            }
            Some(Pending::Tool(tool)) => self.tool_picked(tool, path, worker),
            None => Action::None,
        }
    }

    pub(super) fn logo_read(
        &mut self,
        path: PathBuf,
        answer: Result<Result<Vec<u8>, RegionProblem>, Notice>,
        worker: &Worker,
    ) -> Action<Message> {
        let Some(open) = &mut self.open else {
            return Action::None;
        };
        match answer {
            Ok(Ok(png)) => {
                open.logo = Some(png);
                open.logo_fault = None;
                Action::Run(self.edit(Edit::Logo(LogoChoice::File(path)), worker))
            }
            Ok(Err(problem)) => {
                open.logo_fault = Some(problem);
                Action::None
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::None
            }
        }
    }
}

/// A picture in a file, as the register keeps a logo; or why it cannot be one.
fn logo_in(path: &std::path::Path) -> Result<Result<Vec<u8>, RegionProblem>, desk::Error> {
    match Desk::read_logo(path) {
        Ok(png) => Ok(Ok(png)),
        Err(desk::Error::Region(problems)) => Ok(Err(problems.into_iter().next().unwrap_or(
            RegionProblem::BadLogo {
                path: path.display().to_string(),
            },
        ))),
        Err(error) => Err(error),
    }
}

/// Forgets drafts.
pub(super) fn forget(desk: &Desk, drafts: &[(&'static str, String)]) -> Result<(), desk::Error> {
    for (key, _) in drafts {
        desk.keep_typed(&format!("{DRAFTS}{key}"), "")?;
    }
    Ok(())
}

fn everything(desk: &Desk, year: i32) -> Result<Loaded, desk::Error> {
    let (file, logo) = desk.region_file("logo.png")?;
    let store = desk.store();
    let former = store.former_signatories()?.into_iter();
    let partners = store.partners()?.into_iter();
    let names: Vec<(PartnerId, String)> = partners.map(|it| (it.id, it.name)).collect();
    let named = |id: PartnerId| names.iter().find(|(known, _)| *known == id);
    let plans = store.plans(year)?.into_iter();
    let plans = plans
        .filter_map(|plan| Some((plan.id, named(plan.partner)?.1.clone())))
        .collect();
    let drafts = desk.typed(DRAFTS);
    let mut form = RegionForm::default();
    if let Some(text) = drafts.get("logo") {
        form.take_up("logo", text);
    }
    let drafted_logo = match &form.logo {
        LogoChoice::File(path) => Desk::read_logo(path).ok(),
        LogoChoice::Kept | LogoChoice::Gone => None,
    };
    let folder = store
        .path()
        .and_then(|path| path.parent())
        .map(std::path::Path::to_owned)
        .unwrap_or_default();
    Ok(Loaded {
        file,
        logo,
        former: former
            .map(|it| SignatoryForm {
                name: it.name,
                function: it.function,
                default: false,
            })
            .collect(),
        plans,
        partners: names,
        folder,
        drafts,
        drafted_logo,
    })
}

/// The change that typing in a field of several lines makes.
fn edit_of(place: Place, text: String) -> Option<Edit> {
    Some(match place {
        Place::Text(field) => Edit::Text(field, text),
        Place::Choice(id, year) => Edit::Choice(id, year, text),
        Place::Passage(at, field) => Edit::Passage(at, field, text),
        Place::Rule(at, field) => Edit::Rule(at, field, text),
        Place::Sentence(id) => {
            let own = (text != standard_text(&id)).then_some(text);
            Edit::Sentence(id, own)
        }
        Place::Logo | Place::Signatory(..) => return None,
    })
}

/// A sentence as it comes with the program.
pub(super) fn standard_text(id: &str) -> &'static str {
    texts::defaults()
        .iter()
        .find(|it| it.sentence.code() == id)
        .map_or("", |it| it.text.as_str())
}
