//! Where the command line speaks: results on standard output, progress and problems on standard error.
#![expect(clippy::print_stderr, reason = "this is the one place that prints")]

use super::Failure;
use crate::desk::{self, Progress};
use crate::notice::Notice;
use serde::Serialize;
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::Path;

/// How to speak.
#[derive(Debug, Clone, Copy)]
pub struct Output {
    /// One JSON document on standard output, nothing else there.
    pub json: bool,
    /// No progress and no table.
    pub quiet: bool,
}

impl Output {
    /// Known before the arguments are read, so that a wrong one is reported in the right way.
    pub fn from_arguments(arguments: &[OsString]) -> Self {
        let given = |name: &str| arguments.iter().any(|argument| argument == name);
        Self {
            json: given("--json"),
            quiet: given("--stil"),
        }
    }

    /// A line for people; not with `--json` or `--stil`.
    pub fn line(&self, text: &str) {
        if !self.json && !self.quiet {
            // A reader that went away, as in `| head`, is no reason to fail.
            let _gone = writeln!(std::io::stdout(), "{text}");
        }
    }

    /// The one JSON document; only with `--json`.
    pub fn document(&self, document: &impl Serialize) {
        if self.json
            && let Ok(text) = serde_json::to_string_pretty(document)
        {
            let _gone = writeln!(std::io::stdout(), "{text}");
        }
    }

    /// A problem.
    pub fn problem(&self, text: &str) {
        eprintln!("{text}");
    }

    /// A problem in its three sentences.
    pub fn notice(&self, notice: &Notice) {
        self.problem(&notice.sentence());
    }

    /// Progress on standard error.
    pub fn progress(&self) -> Progress {
        if self.quiet || !std::io::stderr().is_terminal() {
            return Progress::silent();
        }
        Progress::new(|step| {
            let end = if step.done == step.of { "\n" } else { "" };
            eprint!("\r\x1b[K{} van {} {}{end}", step.done, step.of, step.what);
        })
    }
}

/// Writes a file whole or not at all; an existing one only with `replace`.
pub fn write_file(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Failure> {
    desk::write_file(path, bytes, replace).map_err(Failure::from)
}
