//! What the window needs from outside: the day, the reader, choosing and showing files.

use crate::clock::Clock;
use crate::desk::{self, Reader};
use crate::notice::Notice;
use crate::screen::Wanted;
use iced::Task;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

/// What the user is asked to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// Files of partners, several at once.
    Submissions,
    /// A register that exists.
    Register,
    /// Where a new register goes; the proposal.
    Place(PathBuf),
    /// Where letters go; the proposal.
    Folder(PathBuf),
    /// What a page asks for.
    Wanted(Wanted),
}

type Choose = dyn Fn(Pick) -> Task<Vec<PathBuf>> + Send + Sync;
type Show = dyn Fn(&Path) -> Result<(), Notice> + Send + Sync;

/// Handed in, so that a story can answer for the user and the system.
#[derive(Clone)]
pub struct Deps {
    pub clock: Clock,
    pub reader: Reader,
    /// Where the default register and the list of recent ones are; `None` when the system has no such place.
    pub data_folder: Option<PathBuf>,
    /// The file dialog of the system; nothing when the user cancels, or when there is none.
    pub choose: Arc<Choose>,
    /// Opens a file or folder with the program of the system.
    pub show: Arc<Show>,
    /// How long a toast stays; `None` until the user closes it.
    pub toast_for: Option<Duration>,
}

impl Deps {
    /// As on the user's computer.
    ///
    /// # Errors
    /// When the program cannot find itself, so that no file could be read.
    pub fn of_this_computer(clock: Clock) -> Result<Self, Notice> {
        let reader = Reader::this_program().map_err(|error| {
            let file = String::new();
            Notice::from(desk::Error::CannotOpen { file, error })
        })?;
        Ok(Self {
            clock,
            reader,
            data_folder: desk::default_register()
                .and_then(|path| path.parent().map(Path::to_owned)),
            choose: Arc::new(choose),
            show: Arc::new(show),
            toast_for: Some(Duration::from_secs(8)),
        })
    }

    /// The default register.
    pub fn default_register(&self) -> PathBuf {
        let name = "register.oto";
        match &self.data_folder {
            Some(folder) => folder.join(name),
            None => PathBuf::from(name),
        }
    }
}

impl std::fmt::Debug for Deps {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Deps")
            .field("clock", &self.clock)
            .finish_non_exhaustive()
    }
}

/// The file dialog of the system.
fn choose(pick: Pick) -> Task<Vec<PathBuf>> {
    let dialog = rfd::AsyncFileDialog::new();
    let one = |file: Option<rfd::FileHandle>| {
        file.map(|file| file.path().to_owned())
            .into_iter()
            .collect::<Vec<_>>()
    };
    match pick {
        Pick::Submissions => {
            let dialog = dialog
                .set_title("Jaarplannen van partners kiezen")
                .add_filter("Werkbladen", &["xlsx", "xlsm", "xls", "ods", "csv", "txt"])
                .add_filter("Alle bestanden", &["*"]);
            Task::perform(dialog.pick_files(), |files| {
                let files = files.unwrap_or_default();
                files.iter().map(|file| file.path().to_owned()).collect()
            })
        }
        Pick::Register => {
            let dialog = dialog
                .set_title("Register openen")
                .add_filter("OTO-register", &["oto"]);
            Task::perform(dialog.pick_file(), one)
        }
        Pick::Place(proposal) => {
            let mut dialog = dialog
                .set_title("Nieuw register maken")
                .add_filter("OTO-register", &["oto"]);
            if let Some(folder) = proposal.parent() {
                dialog = dialog.set_directory(folder);
            }
            if let Some(name) = proposal.file_name() {
                dialog = dialog.set_file_name(name.to_string_lossy());
            }
            Task::perform(dialog.save_file(), one)
        }
        Pick::Folder(proposal) | Pick::Wanted(Wanted::Folder(proposal)) => {
            let dialog = dialog.set_title("Map kiezen").set_directory(proposal);
            Task::perform(dialog.pick_folder(), one)
        }
        Pick::Wanted(wanted) => Task::perform(choose_file(dialog, wanted), one),
    }
}

/// Asks for one file that exists, or for the place of a new one.
async fn choose_file(dialog: rfd::AsyncFileDialog, wanted: Wanted) -> Option<rfd::FileHandle> {
    let (title, name, endings): (_, _, &[&str]) = match &wanted {
        Wanted::Workbook => (
            "Werkblad kiezen",
            "Werkbladen",
            &["xlsx", "xlsm", "xls", "ods", "csv", "txt"],
        ),
        Wanted::Picture => ("Afbeelding kiezen", "Afbeeldingen", &["png", "jpg", "jpeg"]),
        Wanted::AnyFile | Wanted::Folder(_) => ("Bestand kiezen", "Alle bestanden", &["*"]),
        Wanted::Place(proposal) => {
            let mut dialog = dialog.set_title("Bestand opslaan");
            if let Some(folder) = proposal.parent() {
                dialog = dialog.set_directory(folder);
            }
            if let Some(name) = proposal.file_name() {
                dialog = dialog.set_file_name(name.to_string_lossy());
            }
            return dialog.save_file().await;
        }
    };
    let dialog = dialog.set_title(title).add_filter(name, endings);
    dialog.pick_file().await
}

/// Opens a file or folder with the program that the system has for it.
fn show(path: &Path) -> Result<(), Notice> {
    let program = if cfg!(target_os = "windows") {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let started = Command::new(program)
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    match started {
        // It lives on by itself; a thread waits for its end, so that nothing is left behind.
        Ok(mut child) => {
            let _waiting = std::thread::spawn(move || child.wait());
            Ok(())
        }
        Err(_) => Err(Notice::new(
            format!("{} is niet geopend.", path.display()),
            "Er is geen programma gevonden dat het kan tonen.",
            "Open het zelf vanuit de map.",
        )),
    }
}
