//! Runs the real program and keeps what it said.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use tempfile::TempDir;

pub struct Place {
    pub folder: TempDir,
}

/// What a run left: its exit code, what it said and where.
#[derive(Debug)]
pub struct Ran {
    pub exit: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The one JSON document on standard output.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    #[track_caller]
    pub fn ends_with(self, exit: i32) -> Self {
        assert_eq!(self.exit, exit, "{}\n{}", self.out, self.err);
        self
    }
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    /// With a register that holds one plan, made once for all tests.
    pub fn with_register() -> Self {
        static REGISTER: OnceLock<Vec<u8>> = OnceLock::new();
        let place = Self::new();
        let bytes = REGISTER.get_or_init(|| {
            let first = Self::new();
            std::fs::write(first.path("plan.csv"), crate::desk::PLAN).unwrap();
            first
                .run(&[
                    "inlezen",
                    "plan.csv",
                    "--jaar",
                    "2027",
                    "--partner",
                    "GGD Kromme Rijn",
                ])
                .ends_with(0);
            std::fs::read(first.path("register.oto")).unwrap()
        });
        std::fs::write(place.path("register.oto"), bytes).unwrap();
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the program in this folder on 1 October 2026, on `register.oto`.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        let mut all = arguments.to_vec();
        let has = |name: &str| arguments.contains(&name);
        if !has("--register") {
            all.extend(["--register", "register.oto"]);
        }
        if !has("--vandaag") {
            all.extend(["--vandaag", "2026-10-01"]);
        }
        self.run_bare(&all)
    }

    /// Runs the program with these arguments only: no display, no data folder of a person.
    pub fn run_bare(&self, arguments: &[&str]) -> Ran {
        let output = self.command(arguments).output().unwrap();
        ran(&output)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_oto-register"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("USER", "tester");
        // Windows starts nothing without it.
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
        command
    }

    /// Everything in the folder, with what it holds.
    pub fn contents(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        collect(self.folder.path(), &mut found);
        found.sort();
        found
    }
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else {
            let bytes = std::fs::read(&path).unwrap();
            found.push((path, bytes));
        }
    }
}

fn ran(output: &Output) -> Ran {
    Ran {
        exit: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout.clone()).unwrap(),
        err: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}
