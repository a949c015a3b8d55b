//! The dialogs of the settings: what disappears, what a file would change, which files are in the way.

use super::form::Edit;
use super::jobs::{SeenFile, file_name};
use super::own::Item;
use super::tools::Tool;
use super::{Action, Message, Settings};
use crate::desk::{BookChange, BookOutcome, RegionFile};
use crate::ui::list::list;
use crate::ui::modal::Layer;
use crate::ui::table::{self, Column};
use crate::ui::{Element, button, card, dialog, text, theme};
use crate::words;
use crate::worker::Worker;
use iced::Length;
use iced::widget::{Column as Stack, container, space};
use std::path::PathBuf;

/// A dialog that is open.
#[derive(Debug)]
pub(super) enum Dialog {
    /// Throw away what was typed?
    Discard,
    /// Remove a passage or a rule?
    Remove(Item),
    /// A file is in the way.
    Replace { tool: Tool, path: PathBuf },
    /// Forms are in the way.
    ReplaceForms { folder: PathBuf, names: Vec<String> },
    /// Take over a settings file?
    TakeSettings { path: PathBuf, seen: Box<SeenFile> },
    /// Take over a decisions workbook?
    TakeBook { path: PathBuf, seen: BookOutcome },
    /// A decisions workbook cannot be taken over.
    BookFaults { path: PathBuf, faults: Vec<String> },
}

impl Settings {
    pub(super) fn ask_removal(&mut self, item: Item) {
        self.dialog = Some(Dialog::Remove(item));
    }

    /// The user said yes.
    pub(super) fn confirmed(&mut self, worker: &Worker) -> Action<Message> {
        match self.dialog.take() {
            Some(Dialog::Discard) => self.discard(worker),
            Some(Dialog::Remove(item)) => {
                if let Some(open) = &mut self.open {
                    open.item = None;
                    open.left.clear();
                }
                let edit = match item {
                    Item::Passage(at) => Edit::PassageGone(at),
                    Item::Rule(at) => Edit::RuleGone(at),
                };
                Action::Run(self.edit(edit, worker))
            }
            Some(Dialog::Replace { tool, path }) => self.run_tool(tool, path, true, worker),
            Some(Dialog::ReplaceForms { folder, .. }) => {
                Action::Run(self.make_forms(folder, true, worker))
            }
            Some(Dialog::TakeSettings { seen, .. }) => self.take_settings(*seen, worker),
            Some(Dialog::TakeBook { path, .. }) => {
                self.run_tool(Tool::DecisionsIn, path, true, worker)
            }
            Some(Dialog::BookFaults { .. }) | None => Action::None,
        }
    }
}

impl Dialog {
    pub(super) fn layer<'a>(&'a self, settings: &'a Settings) -> Layer<'a, Message> {
        match self {
            Self::Discard => asked(
                "Niet opgeslagen wijzigingen weggooien?",
                "Wat u in Instellingen typte en niet opsloeg, verdwijnt. Wat is opgeslagen, blijft.",
                "Weggooien",
            ),
            Self::Remove(item) => removal(*item, settings),
            Self::Replace { path, .. } => asked(
                "Bestaand bestand vervangen?",
                format!("{} bestaat al. Wat erin staat, verdwijnt.", path.display()),
                "Vervangen",
            ),
            Self::ReplaceForms { names, .. } => asked(
                format!(
                    "{} vervangen?",
                    words::counted(names.len(), "bestaand bestand", "bestaande bestanden")
                ),
                format!(
                    "In de map staan al: {}. Wat erin staat, verdwijnt.",
                    first(names)
                ),
                "Vervangen",
            ),
            Self::TakeSettings { path, seen } => take_settings(path, &seen.0, settings),
            Self::TakeBook { path, seen } => take_book(path, seen),
            Self::BookFaults { path, faults } => book_faults(path, faults),
        }
    }
}

fn first(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(3).map(String::as_str).collect();
    match names.len().saturating_sub(3) {
        0 => shown.join(", "),
        more => format!("{} en nog {more}", shown.join(", ")),
    }
}

fn cancel<'a>() -> Element<'a, Message> {
    button::secondary("Annuleren")
        .id("annuleren")
        .on_press(Message::Cancelled)
        .into()
}

/// A question of which the answer takes something away.
fn asked<'a>(
    title: impl Into<std::borrow::Cow<'a, str>>,
    words: impl Into<std::borrow::Cow<'a, str>>,
    act: &'a str,
) -> Layer<'a, Message> {
    let act = button::danger(act).id("doen").on_press(Message::Confirmed);
    dialog::question(title, words, vec![cancel(), act.into()], "annuleren")
}

fn removal<'a>(item: Item, settings: &Settings) -> Layer<'a, Message> {
    let form = settings.open.as_ref().map(|open| &open.form);
    match item {
        Item::Passage(at) => {
            let passage = form.and_then(|form| form.passages.get(at));
            let id = passage.map_or("", |it| it.id.as_str());
            let rules = form.map_or(0, |form| {
                let rests = |rule: &&super::form::RuleForm| rule.passages.iter().any(|it| it == id);
                form.rules.iter().filter(rests).count()
            });
            let rests = match rules {
                0 => "Er rust geen regel op.".to_owned(),
                count => format!(
                    "{} erop; die moet u daarna op een andere passage laten rusten.",
                    words::counted(count, "regel rust", "regels rusten")
                ),
            };
            let title = passage.map_or("", |it| it.title.as_str());
            asked(
                format!("Passage “{title}” verwijderen?"),
                format!(
                    "{rests} Besluiten die op de passage rusten, blijven zoals ze zijn. Het geldt zodra u opslaat."
                ),
                "Verwijderen",
            )
        }
        Item::Rule(at) => {
            let rule = form.and_then(|form| form.rules.get(at));
            let title = rule.map_or("", |it| it.title.as_str());
            asked(
                format!("Regel “{title}” verwijderen?"),
                "Nieuwe oordelen volgen dan weer alleen de gids. Besluiten die zijn genomen, blijven. Het geldt zodra u opslaat.",
                "Verwijderen",
            )
        }
    }
}

fn take_settings<'a>(
    path: &std::path::Path,
    file: &RegionFile,
    settings: &Settings,
) -> Layer<'a, Message> {
    let count = |count, one, more| words::counted(count, one, more);
    let yearly: usize = file.choices_by_year.values().map(|all| all.len()).sum();
    let holds = [
        count(file.signatories.len(), "ondertekenaar", "ondertekenaars"),
        count(file.choices.len() + yearly, "keuze", "keuzes"),
        count(file.passages.len(), "eigen passage", "eigen passages"),
        count(file.rules.len(), "eigen regel", "eigen regels"),
        count(
            file.sentences.len(),
            "eigen brieftekst",
            "eigen briefteksten",
        ),
    ];
    let typed = settings.open.as_ref().is_some_and(|open| open.is_changed());
    let typed = if typed {
        " Wat u hier typte en niet opsloeg, verdwijnt."
    } else {
        ""
    };
    let act = button::primary("Overnemen")
        .id("doen")
        .on_press(Message::Confirmed);
    dialog::question(
        format!("Instellingen uit {} overnemen?", file_name(path)),
        format!(
            "Het bestand is van {}: {}. Het vervangt alle instellingen. Met Ctrl+Z neemt u dat terug.{typed}",
            file.office,
            words::letters::list(&holds)
        ),
        vec![cancel(), act.into()],
        "annuleren",
    )
}

fn take_book<'a>(path: &std::path::Path, seen: &'a BookOutcome) -> Layer<'a, Message> {
    let decisions = words::counted(seen.decisions, "besluit", "besluiten");
    let answers = words::counted(seen.answers, "antwoord", "antwoorden");
    let nothing = seen.decisions + seen.answers == 0;
    let said = if nothing {
        "Het werkblad verandert niets.".to_owned()
    } else {
        format!("{decisions} en {answers} worden overgenomen. Met Ctrl+Z neemt u ze terug.")
    };
    let remarks = seen
        .remarks
        .iter()
        .take(3)
        .map(|remark| text::quiet(words::sheet_remarks::sheet_remark(remark)).into());
    let content = Stack::new()
        .push(text::body(said))
        .push((!seen.changes.is_empty()).then(|| changes(&seen.changes)))
        .push(Stack::with_children(remarks))
        .spacing(theme::S12);
    let mut act = button::primary("Overnemen").id("doen");
    if !nothing {
        act = act.on_press(Message::Confirmed);
    }
    dialog::form(
        format!("{} overnemen?", file_name(path)),
        content,
        vec![cancel(), act.into()],
        Some("annuleren".into()),
    )
}

fn book_faults<'a>(path: &std::path::Path, faults: &'a [String]) -> Layer<'a, Message> {
    let count = words::counted(faults.len(), "melding", "meldingen");
    let all = faults.iter().map(|it| text::body(it).into());
    let all = Stack::with_children(all).spacing(theme::S8);
    let content = Stack::new()
        .push(text::body(
            "Er is niets overgenomen. Verbeter dit in het werkblad en kies het opnieuw.",
        ))
        .push(container(crate::ui::list::scroll(all)).max_height(320))
        .spacing(theme::S12);
    let close = button::secondary("Sluiten")
        .id("annuleren")
        .on_press(Message::Cancelled);
    dialog::form(
        format!("{} heeft {count}", file_name(path)),
        content,
        vec![close.into()],
        Some("annuleren".into()),
    )
}

/// The decisions of a workbook, line by line.
fn changes<'a>(all: &'a [BookChange]) -> Element<'a, Message> {
    let columns = vec![
        Column::words("Kostenregel", Length::Fill),
        Column::words("Besluit", 112),
        Column::figures("€", 88),
    ];
    let row_columns = columns.clone();
    let rows = list("besluiten-lijst", all.len(), move |at| match all.get(at) {
        Some(it) => table::cells(
            &row_columns,
            vec![
                Stack::new()
                    .push(table::one_line(text::body(&it.text)))
                    .push(table::one_line(text::label(format!(
                        "{} · {}",
                        it.project_number, it.partner
                    ))))
                    .into(),
                table::words(words::verdicts::outcome(it.outcome)),
                text::body(words::plain_amount(it.granted)).into(),
            ],
        ),
        None => space::horizontal().into(),
    })
    .row_height(46.0);
    card::flush(container(table::table(&columns, rows)).height(264))
}
