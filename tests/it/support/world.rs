//! A window on a real register in a folder of its own: real screens, worker, SQLite and files, a chosen day.
//! What the user would choose in a file dialog is answered beforehand.

use super::data;
use super::window::{Driven, Window};
use iced::event::Status;
use iced::{Event, Task};
use oto_register::app::{App, Deps, Message, Pick};
use oto_register::clock::Clock;
use oto_register::desk::{DecisionRequest, Desk, ReadRequest, Reader};
use oto_register::domain::PlanId;
use oto_register::domain::decision::Outcome;
use oto_register::domain::partner::{Address, Contact, NewPartner};
use oto_register::exchange::child::Limits;
use oto_register::ui;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

impl Driven for App {
    type Message = Message;

    fn view(&self) -> ui::Element<'_, Message> {
        Self::view(self)
    }

    fn update(&mut self, message: Message) -> Task<Message> {
        Self::update(self, message)
    }

    fn heard(&self, event: &Event, status: Status) -> Option<Message> {
        Self::heard(event, status)
    }
}

pub struct World {
    pub window: Window<App>,
    folder: TempDir,
    answers: Arc<Mutex<VecDeque<Vec<PathBuf>>>>,
    shown: Arc<Mutex<Vec<PathBuf>>>,
}

/// The five files that can be read, with their partner.
pub const GOOD: [(&str, &str); 5] = [
    ("ggd-kromme-rijn.xlsx", "GGD Kromme Rijn"),
    ("hap-lekstroom.xlsx", "Huisartsenpost Lekstroom"),
    ("rav-utrechtse-waarden.csv", "RAV Utrechtse Waarden"),
    ("sint-maarten-vvt.ods", "Stichting Sint Maarten VVT"),
    ("ziekenhuis-de-vecht.xlsx", "Ziekenhuis De Vecht"),
];

pub fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

pub fn clock() -> Clock {
    Clock::Fixed(day("2026-11-21"))
}

pub fn reader() -> Reader {
    Reader {
        program: PathBuf::from(env!("CARGO_BIN_EXE_oto-register")),
        limits: Limits::default(),
    }
}

pub fn submission(name: &str) -> PathBuf {
    data("submissions").join(name)
}

impl World {
    /// A window on a computer without a register.
    pub fn empty() -> Self {
        Self::begun(|_folder| None)
    }

    /// A window on a new register of the example region.
    pub fn with_register() -> Self {
        Self::begun(|folder| {
            drop(register(folder));
            Some(folder.join("register.oto"))
        })
    }

    /// A window on a new register of which nothing is filled in.
    pub fn with_empty_register() -> Self {
        Self::begun(|folder| {
            let path = folder.join("register.oto");
            drop(Desk::create(&path, clock(), reader()).unwrap());
            Some(path)
        })
    }

    /// A window on a register that `prepare` worked in first, at the desk itself.
    pub fn after(prepare: impl FnOnce(&mut Desk)) -> Self {
        Self::begun(|folder| {
            let mut desk = register(folder);
            prepare(&mut desk);
            Some(folder.join("register.oto"))
        })
    }

    /// As [`Self::after`], on another day.
    pub fn after_on(today: &str, prepare: impl FnOnce(&mut Desk)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = register(folder.path());
        prepare(&mut desk);
        drop(desk);
        let start = Some(folder.path().join("register.oto"));
        Self::open(folder, start, Clock::Fixed(day(today)))
    }

    /// Closes the window, works at the desk on another day, and opens the window again.
    pub fn again_on(self, today: &str, work: impl FnOnce(&mut Desk)) -> Self {
        let path = self.folder.path().join("register.oto");
        let clock = Clock::Fixed(day(today));
        drop(self.window);
        // The worker lets go of the register on its own thread.
        for _ in 0..200 {
            match Desk::open(&path, clock, reader()) {
                Ok(mut desk) => {
                    work(&mut desk);
                    drop(desk);
                    return Self::open(self.folder, Some(path), clock);
                }
                Err(_) => std::thread::sleep(std::time::Duration::from_millis(10)),
            }
        }
        panic!("the register stays in use");
    }

    fn begun(prepare: impl FnOnce(&Path) -> Option<PathBuf>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let start = prepare(folder.path());
        Self::open(folder, start, clock())
    }

    /// Closes the window and opens another on the same register.
    pub fn restarted(self) -> Self {
        drop(self.window);
        let path = self.folder.path().join("register.oto");
        // The worker lets go of the register on its own thread.
        for _ in 0..200 {
            if Desk::open(&path, clock(), reader()).is_ok() {
                return Self::open(self.folder, Some(path), clock());
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("the register stays in use");
    }

    fn open(folder: TempDir, start: Option<PathBuf>, clock: Clock) -> Self {
        let answers: Arc<Mutex<VecDeque<Vec<PathBuf>>>> = Arc::default();
        let shown: Arc<Mutex<Vec<PathBuf>>> = Arc::default();
        let (given, told) = (Arc::clone(&answers), Arc::clone(&shown));
        let deps = Deps {
            clock,
            reader: reader(),
            data_folder: Some(folder.path().join("gegevens")),
            choose: Arc::new(move |_pick: Pick| {
                Task::done(given.lock().unwrap().pop_front().unwrap_or_default())
            }),
            show: Arc::new(move |path: &Path| {
                told.lock().unwrap().push(path.to_owned());
                Ok(())
            }),
            toast_for: None,
        };
        let (app, boot) = App::new(deps, start);
        Self {
            window: Window::new(app).boot(boot),
            folder,
            answers,
            shown,
        }
    }

    /// The folder of this world.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The register: one that was there at the start, or the one that was made where Welkom proposes it.
    fn register(&self) -> PathBuf {
        let usual = self.folder.path().join("register.oto");
        let made = self.folder.path().join("gegevens/register.oto");
        if usual.exists() { usual } else { made }
    }

    /// What the user will choose in the next file dialog.
    pub fn will_choose(&mut self, paths: &[PathBuf]) -> &mut Self {
        self.answers.lock().unwrap().push_back(paths.to_vec());
        self
    }

    /// What was opened with a program of the system.
    pub fn shown(&self) -> Vec<PathBuf> {
        self.shown.lock().unwrap().clone()
    }

    /// Chooses a file to read in, with Ctrl+O.
    pub fn opens(&mut self, path: PathBuf) -> &mut Window<App> {
        self.will_choose(&[path]);
        self.window.keys("Ctrl+O")
    }

    /// Closes the window and looks at the register from the desk.
    pub fn afterwards(self, look: impl FnOnce(&mut Desk)) {
        let path = self.register();
        drop(self.window);
        // The worker lets go of the register on its own thread.
        for _ in 0..200 {
            match Desk::open(&path, clock(), reader()) {
                Ok(mut desk) => return look(&mut desk),
                Err(_) => std::thread::sleep(std::time::Duration::from_millis(10)),
            }
        }
        panic!("the register stays in use");
    }
}

/// A register of the example region, with the partners of the submissions.
pub fn register(folder: &Path) -> Desk {
    let mut desk = Desk::create(&folder.join("register.oto"), clock(), reader()).unwrap();
    let (file, logo) = Desk::read_region_file(&data("screens/regio.toml")).unwrap();
    desk.change_region(&file, logo).unwrap();
    desk
}

/// Knows the partners of the submissions, with their addresses.
pub fn know_partners(desk: &mut Desk) {
    let partner = |code: &str, name: &str, city: &str| NewPartner {
        code: code.to_owned(),
        name: name.to_owned(),
        kind: oto_register::desk::partner_match::kind_in_name(name),
        address: Address {
            street: "Waardseweg 14".to_owned(),
            postcode: "3990 KR".to_owned(),
            city: city.to_owned(),
        },
        contact: Contact {
            name: "mevrouw A. van den Berg".to_owned(),
            salutation: "Geachte mevrouw Van den Berg".to_owned(),
            ..Contact::default()
        },
        covenant_from: Some(day("2020-01-01")),
        ..NewPartner::default()
    };
    desk.import_partners(&[
        partner("GKR", "GGD Kromme Rijn", "Houten"),
        partner("LS", "Huisartsenpost Lekstroom", "Nieuwegein"),
        partner("RU", "RAV Utrechtse Waarden", "Waarden"),
        partner("SM", "Stichting Sint Maarten VVT", "Maarn"),
        partner("DV", "Ziekenhuis De Vecht", "Utrecht"),
    ])
    .unwrap();
}

/// Reads a submission in at the desk.
pub fn read_in(desk: &mut Desk, name: &str, partner: &str) -> PlanId {
    let request = ReadRequest {
        year: Some(2027),
        partner: Some(partner.to_owned()),
        ..ReadRequest::default()
    };
    let reading = desk.look_at(&submission(name), request).unwrap();
    assert!(reading.can_be_accepted(), "{:?}", reading.remarks);
    desk.accept(&reading).unwrap().plan
}

/// Reads the five good files in, decides as proposed; what is in consultation or refused gets a reason.
pub fn decide_all(desk: &mut Desk) -> Vec<PlanId> {
    know_partners(desk);
    let plans: Vec<PlanId> = GOOD
        .iter()
        .map(|(file, partner)| read_in(desk, file, partner))
        .collect();
    for plan in &plans {
        grant_all(desk, *plan);
    }
    plans
}

/// Grants every line in full, with a reason where the rules say otherwise.
pub fn grant_all(desk: &mut Desk, plan: PlanId) {
    let sheet = desk.plan_sheet(plan).unwrap();
    let requests: Vec<DecisionRequest> = sheet
        .lines()
        .map(|line| DecisionRequest {
            line: line.line.id,
            outcome: Outcome::Granted,
            granted: line.line.requested,
            recorded: None,
            motivation: "Besproken met de partner.".to_owned(),
        })
        .collect();
    desk.record_decisions(plan, &requests).unwrap();
}
