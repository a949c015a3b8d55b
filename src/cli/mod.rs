//! The command line, one file per verb. Dutch; the window and the commands do the same deeds.

mod args;
mod beoordeel;
mod beslis;
mod besluiten;
mod brieven;
mod controleer;
mod exporteer;
mod facturen;
mod facturen_besluit;
mod facturen_toon;
mod inlezen;
mod instellingen;
mod nazien;
mod output;
mod partners;
mod reservekopie;
mod roaz;
mod sjabloon;
mod tarieven;
mod uren;
mod uren_toon;
mod voorbeeld;
mod wijzigingen;

use crate::clock::Clock;
use crate::desk;
use crate::notice::Notice;
use args::{Call, Opt, Verb};
use output::Output;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// What the command line asks for.
pub enum Start {
    /// Open the window on a register; `None` is the default one, or Welkom when there is none.
    Window {
        register: Option<PathBuf>,
        /// The day that the window works with.
        clock: Clock,
    },
    /// The verb is done; end with this code. The window may follow, as for `voorbeeld`.
    Done(ExitCode),
}

/// Why a verb did not do what was asked.
enum Failure {
    /// Wrong usage: exit 2.
    Usage(String),
    /// Refused, or a finding that must be solved first: exit 1.
    Refused(Notice),
    /// Refused, and said so already: exit 1.
    Told,
}

impl From<desk::Error> for Failure {
    fn from(error: desk::Error) -> Self {
        Self::Refused(Notice::from(error))
    }
}

/// How a verb ended well.
enum Ending {
    Done,
    /// Open the window on this register, on this day.
    OpenWindow(PathBuf, Clock),
}

const VERBS: &[&Verb] = &[
    &voorbeeld::VERB,
    &sjabloon::VERB,
    &partners::VERB,
    &instellingen::VERB,
    &inlezen::VERB,
    &beoordeel::VERB,
    &besluiten::VERB,
    &roaz::VERB,
    &brieven::VERB,
    &beslis::VERB,
    &facturen::VERB,
    &wijzigingen::VERB,
    &tarieven::VERB,
    &uren::VERB,
    &controleer::VERB,
    &exporteer::VERB,
    &reservekopie::VERB,
    &reservekopie::RESTORE,
    &nazien::VERB,
];

/// Options that every verb takes.
const COMMON: &[Opt] = &[
    Opt::valued("register", "PAD", "het register waarmee u werkt"),
    Opt::valued(
        "vandaag",
        "JJJJ-MM-DD",
        "de datum waarmee het programma werkt",
    ),
    Opt::flag("json", "het resultaat als JSON"),
    Opt::flag("stil", "geen voortgang en geen tabel"),
    Opt::flag("overschrijf", "een bestaand bestand vervangen"),
];

/// Runs the command line, or says that the window is wanted.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Start {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let output = Output::from_arguments(&arguments);
    match dispatch(arguments, &output) {
        Ok(start) => start,
        Err(Failure::Usage(message)) => {
            output.problem(&message);
            Start::Done(ExitCode::from(2))
        }
        Err(Failure::Refused(notice)) => {
            output.notice(&notice);
            Start::Done(ExitCode::from(1))
        }
        Err(Failure::Told) => Start::Done(ExitCode::from(1)),
    }
}

fn dispatch(arguments: Vec<OsString>, output: &Output) -> Result<Start, Failure> {
    let first = arguments
        .first()
        .map(|first| first.to_string_lossy().into_owned());
    match first.as_deref() {
        None => {
            return Ok(Start::Window {
                register: None,
                clock: Clock::System,
            });
        }
        Some("help" | "--help" | "-h") => {
            output.line(&help());
            return Ok(Start::Done(ExitCode::SUCCESS));
        }
        Some("--versie" | "--version") => {
            output.line(concat!("OTO-register ", env!("CARGO_PKG_VERSION")));
            return Ok(Start::Done(ExitCode::SUCCESS));
        }
        Some(option) if option.starts_with('-') => return window(arguments),
        Some(_) => {}
    }
    let name = first.unwrap_or_default();
    let Some(verb) = VERBS.iter().find(|verb| verb.name == name) else {
        return Err(Failure::Usage(unknown_verb(&name)));
    };
    let call = Call::parse(verb, COMMON, arguments.into_iter().skip(1))?;
    if call.has("help") {
        output.line(&args::usage(verb, COMMON));
        return Ok(Start::Done(ExitCode::SUCCESS));
    }
    match (verb.run)(&call, output)? {
        Ending::Done => Ok(Start::Done(ExitCode::SUCCESS)),
        Ending::OpenWindow(register, clock) => Ok(Start::Window {
            register: Some(register),
            clock,
        }),
    }
}

/// No verb, but options: the window, on the register that was named.
fn window(arguments: Vec<OsString>) -> Result<Start, Failure> {
    const WINDOW: Verb = Verb {
        name: "",
        summary: "opent het venster",
        operands: None,
        options: &[],
        run: |_, _| Ok(Ending::Done),
    };
    let call = Call::parse(&WINDOW, COMMON, arguments.into_iter())?;
    Ok(Start::Window {
        register: call.path("register"),
        clock: call.clock()?,
    })
}

fn unknown_verb(name: &str) -> String {
    let names: Vec<&str> = VERBS.iter().map(|verb| verb.name).collect();
    format!(
        "Onbekende opdracht: {name}. Er zijn: {}. Uitleg: oto-register help.",
        names.join(", ")
    )
}

fn help() -> String {
    let mut text = String::from(
        "OTO-register: van jaarplan tot goedkeuringsbrief.\n\nZonder opdracht opent het venster: oto-register [--register PAD]\n\nOpdrachten:\n",
    );
    for verb in VERBS {
        text.push_str(&format!("  {:<14}{}\n", verb.name, verb.summary));
    }
    text.push_str("\nUitleg bij een opdracht: oto-register OPDRACHT --help");
    text
}
