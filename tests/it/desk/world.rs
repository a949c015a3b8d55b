//! A register in a folder of its own, with words to bring it where a test begins.

use chrono::NaiveDate;
use oto_register::clock::Clock;
use oto_register::desk::{DecisionRequest, Desk, LetterSheet, MadeLetter, PlanSheet, ReadRequest};
use oto_register::desk::{Reading, Receipt};
use oto_register::domain::decision::Outcome;
use oto_register::domain::{Cents, CostLineId, PlanId};
use oto_register::exchange::Reader;
use oto_register::exchange::child::Limits;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub const YEAR: i32 = 2027;

/// Ten lines' worth of plan: two activities of two lines, `Training` and `Oefening`.
pub const PLAN: &str = "\
Nr;Activiteit;Soort;Datum;Aantal deelnemers;Kostenpost;Aangevraagd bedrag
1;Training crisisteam;Training;18-03-2027;24;Externe trainer;3.850,00
1;Training crisisteam;Training;18-03-2027;24;Catering deelnemers;312,00
2;Oefening stroomuitval;Oefening;07-10-2027;40;Oefenbureau;12.450,00
2;Oefening stroomuitval;Oefening;07-10-2027;40;Zaalhuur;475,00
";

pub struct World {
    pub folder: TempDir,
    pub desk: Desk,
    files: usize,
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A reader that starts the real program as its child.
pub fn reader() -> Reader {
    Reader {
        program: env!("CARGO_BIN_EXE_oto-register").into(),
        limits: Limits::default(),
    }
}

impl World {
    /// A new register on 1 October 2026.
    pub fn new() -> Self {
        Self::on("2026-10-01")
    }

    pub fn on(today: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::Fixed(day(today));
        let desk = Desk::create(&folder.path().join("register.oto"), clock, reader()).unwrap();
        Self {
            folder,
            desk,
            files: 0,
        }
    }

    /// With the region's letterhead and a signatory.
    pub fn with_region() -> Self {
        let mut world = Self::new();
        world.region("");
        world
    }

    /// Takes over the region's settings with something more at the end.
    pub fn region(&mut self, more: &str) {
        let path = self.file("regio.toml");
        let text = std::fs::read_to_string(crate::support::data("desk/regio.toml")).unwrap();
        std::fs::write(&path, format!("{text}\n{more}\n")).unwrap();
        let (file, logo) = Desk::read_region_file(&path).unwrap();
        self.desk.change_region(&file, logo).unwrap();
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn register(&self) -> PathBuf {
        self.file("register.oto")
    }

    /// Closes the register and opens it again on another day.
    pub fn again_on(self, today: &str) -> Self {
        let Self {
            folder,
            desk,
            files,
        } = self;
        drop(desk);
        let clock = Clock::Fixed(day(today));
        let desk = Desk::open(&folder.path().join("register.oto"), clock, reader()).unwrap();
        Self {
            folder,
            desk,
            files,
        }
    }

    /// Looks at a csv file of a partner.
    pub fn look(&mut self, partner: &str, text: &str) -> Reading {
        self.files += 1;
        let path = self.file(&format!("plan-{}.csv", self.files));
        std::fs::write(&path, text).unwrap();
        self.look_at(&path, Some(partner))
    }

    pub fn look_at(&self, path: &Path, partner: Option<&str>) -> Reading {
        let request = ReadRequest {
            year: Some(YEAR),
            partner: partner.map(str::to_owned),
            receipt: Receipt {
                signed_by: Some("de bestuurder".to_owned()),
                self_evaluation: Some(true),
                ..Receipt::default()
            },
            ..ReadRequest::default()
        };
        self.desk.look_at(path, request).unwrap()
    }

    /// Reads in a csv file of a partner.
    pub fn read_in(&mut self, partner: &str, text: &str) -> PlanId {
        let reading = self.look(partner, text);
        assert!(reading.can_be_accepted(), "{:?}", reading.remarks);
        self.desk.accept(&reading).unwrap().plan
    }

    pub fn sheet(&self, plan: PlanId) -> PlanSheet {
        self.desk.plan_sheet(plan).unwrap()
    }

    /// The line with these words.
    pub fn line(&self, plan: PlanId, text: &str) -> CostLineId {
        let sheet = self.sheet(plan);
        let line = sheet.lines().find(|line| line.line.text == text);
        line.unwrap_or_else(|| panic!("no line {text}")).line.id
    }

    /// Grants every line in full, with a motivation.
    pub fn grant_all(&mut self, plan: PlanId) {
        let sheet = self.sheet(plan);
        let all: Vec<DecisionRequest> = sheet
            .lines()
            .filter(|line| line.settled().is_none())
            .map(|line| granted(line.line.id, line.line.requested))
            .collect();
        self.desk.record_decisions(plan, &all).unwrap();
    }

    pub fn decide(&mut self, plan: PlanId, request: DecisionRequest) {
        self.desk.record_decisions(plan, &[request]).unwrap();
    }

    pub fn agree(&mut self, plan: PlanId) {
        self.desk
            .record_agreement(&[plan], day("2026-11-12"))
            .unwrap();
    }

    /// A plan that is granted in full and agreed to.
    pub fn ready(&mut self, partner: &str) -> PlanId {
        let plan = self.read_in(partner, PLAN);
        self.grant_all(plan);
        self.agree(plan);
        plan
    }

    pub fn letter(&self, plan: PlanId) -> LetterSheet {
        self.desk.letter_sheet(plan).unwrap()
    }

    pub fn make(&mut self, plan: PlanId) -> MadeLetter {
        let made = self.desk.make_letter(plan, false).unwrap();
        made.unwrap_or_else(|sheet| panic!("not made: {:?}", sheet.reason))
    }
}

/// Granted in full, with a motivation that fits every suggestion.
pub fn granted(line: CostLineId, amount: Cents) -> DecisionRequest {
    DecisionRequest {
        line,
        outcome: Outcome::Granted,
        granted: amount,
        recorded: None,
        motivation: "Past in het programma.".to_owned(),
    }
}

pub fn partly(line: CostLineId, cents: i64) -> DecisionRequest {
    DecisionRequest {
        outcome: Outcome::PartlyGranted,
        motivation: "Een deel is genoeg.".to_owned(),
        ..granted(line, Cents(cents))
    }
}

pub fn refused(line: CostLineId) -> DecisionRequest {
    DecisionRequest {
        outcome: Outcome::Refused,
        motivation: "Hoort niet bij OTO.".to_owned(),
        ..granted(line, Cents::ZERO)
    }
}

pub fn in_consultation(line: CostLineId) -> DecisionRequest {
    DecisionRequest {
        outcome: Outcome::InConsultation,
        motivation: String::new(),
        ..granted(line, Cents::ZERO)
    }
}
