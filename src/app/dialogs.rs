//! Dialogs that belong to the window: closing while work runs, and typing a path.

use super::Message;
use crate::app::Pick;
use crate::screen::Wanted;
use crate::ui::modal::Layer;
use crate::ui::{button, dialog, field, text, theme};
use iced::widget::column;
use iced::window;

/// A dialog of the window that is open.
#[derive(Debug)]
pub enum Dialog {
    /// Letters are being made: close all the same?
    Close(window::Id),
    /// The system offered no file dialog.
    TypePath { pick: Pick, path: String },
}

impl Dialog {
    /// The dialog over the window.
    pub fn layer(&self) -> Layer<'_, Message> {
        match self {
            Self::Close(id) => close(*id),
            Self::TypePath { pick, path } => type_path(pick, path),
        }
    }
}

fn close<'a>(id: window::Id) -> Layer<'a, Message> {
    let buttons = vec![
        button::secondary("Annuleren")
            .id("annuleren")
            .on_press(Message::DialogClosed)
            .into(),
        button::danger("Stoppen en sluiten")
            .on_press(Message::CloseConfirmed(id))
            .into(),
    ];
    dialog::question(
        "Stoppen en sluiten?",
        "Er wordt nog gewerkt. Brieven en jaarplannen die klaar zijn, blijven staan; de andere worden niet gemaakt of ingelezen.",
        buttons,
        "annuleren",
    )
}

fn type_path<'a>(pick: &Pick, path: &'a str) -> Layer<'a, Message> {
    let (title, label, act) = match pick {
        Pick::Submissions => ("Excelbestand inlezen", "Bestand", "Bestand lezen"),
        Pick::Register => ("Register openen", "Register", "Register openen"),
        Pick::Place(_) => ("Nieuw register maken", "Bestand", "Pad overnemen"),
        Pick::Folder(_) | Pick::Wanted(Wanted::Folder(_)) => ("Map kiezen", "Map", "Map overnemen"),
        Pick::Wanted(Wanted::Workbook | Wanted::Picture | Wanted::AnyFile) => {
            ("Bestand kiezen", "Bestand", "Bestand overnemen")
        }
        Pick::Wanted(Wanted::Place(_)) => ("Bestand opslaan", "Bestand", "Pad overnemen"),
    };
    let content = column![
        text::body("Deze computer toont geen venster om een bestand te kiezen. Typ of plak het volledige pad."),
        field::field("pad", label, path)
            .on_input(Message::PathTyped)
            .on_submit(Message::PathConfirmed)
    ]
    .spacing(theme::S12);
    let mut confirm = button::primary(act);
    if !path.trim().is_empty() {
        confirm = confirm.on_press(Message::PathConfirmed);
    }
    let buttons = vec![
        button::secondary("Annuleren")
            .on_press(Message::DialogClosed)
            .into(),
        confirm.into(),
    ];
    dialog::form(title, content, buttons, Some("pad".into()))
}
