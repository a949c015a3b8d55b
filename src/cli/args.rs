//! Verbs and their options: what may be given, and Dutch words for what may not.

use super::{Ending, Failure, Output};
use crate::clock::Clock;
use crate::desk::{self, Desk};
use crate::domain::open_error::OpenError;
use crate::exchange::Reader;
use crate::notice::Notice;
use chrono::NaiveDate;
use lexopt::{Arg, Parser};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;

/// A verb of the command line.
pub struct Verb {
    pub name: &'static str,
    pub summary: &'static str,
    /// What the values without a name are; `None` when there are none.
    pub operands: Option<&'static str>,
    pub options: &'static [Opt],
    pub run: fn(&Call, &Output) -> Result<Ending, Failure>,
}

/// An option of a verb.
pub struct Opt {
    name: &'static str,
    /// What the value is; `None` for a flag.
    value: Option<&'static str>,
    many: bool,
    help: &'static str,
}

impl Opt {
    /// An option that is there or not.
    pub const fn flag(name: &'static str, help: &'static str) -> Self {
        Self {
            name,
            value: None,
            many: false,
            help,
        }
    }

    /// An option with a value.
    pub const fn valued(name: &'static str, value: &'static str, help: &'static str) -> Self {
        Self {
            name,
            value: Some(value),
            many: false,
            help,
        }
    }

    /// An option with one or more values.
    pub const fn many(name: &'static str, value: &'static str, help: &'static str) -> Self {
        Self {
            name,
            value: Some(value),
            many: true,
            help,
        }
    }
}

/// A verb with what was given.
pub struct Call {
    verb: &'static str,
    operands: Vec<OsString>,
    options: BTreeMap<&'static str, Vec<OsString>>,
}

impl Call {
    /// Reads arguments; the first thing that does not fit is named.
    pub fn parse(
        verb: &Verb,
        common: &'static [Opt],
        arguments: impl Iterator<Item = OsString>,
    ) -> Result<Self, Failure> {
        let mut parser = Parser::from_args(arguments);
        let mut call = Self {
            verb: verb.name,
            operands: Vec::new(),
            options: BTreeMap::new(),
        };
        while let Some(argument) = parser.next().map_err(|error| bad_argument(verb, &error))? {
            match argument {
                Arg::Short('h') | Arg::Long("help") => {
                    call.options.insert("help", Vec::new());
                }
                Arg::Long(name) => {
                    let name = name.to_owned();
                    let known = verb
                        .options
                        .iter()
                        .chain(common)
                        .find(|option| option.name == name);
                    let option = known.ok_or_else(|| unknown_option(verb, &format!("--{name}")))?;
                    call.take(option, &mut parser)?;
                }
                Arg::Short(letter) => return Err(unknown_option(verb, &format!("-{letter}"))),
                Arg::Value(value) if verb.operands.is_some() => call.operands.push(value),
                Arg::Value(value) => {
                    let value = value.to_string_lossy().into_owned();
                    return Err(Failure::Usage(format!(
                        "“{value}” hoort hier niet. {}",
                        hint(verb)
                    )));
                }
            }
        }
        Ok(call)
    }

    fn take(&mut self, option: &Opt, parser: &mut Parser) -> Result<(), Failure> {
        let given = self.options.entry(option.name).or_default();
        let Some(value) = option.value else {
            return Ok(());
        };
        let missing = || {
            Failure::Usage(format!(
                "Bij --{} hoort een waarde: --{} {value}.",
                option.name, option.name
            ))
        };
        if option.many {
            given.extend(parser.values().map_err(|_absent| missing())?);
            return Ok(());
        }
        if !given.is_empty() {
            return Err(Failure::Usage(format!(
                "--{} staat er twee keer. Geef het één keer.",
                option.name
            )));
        }
        // Not `Parser::value`: that would take the next option for the value.
        let mut values = parser.values().map_err(|_absent| missing())?;
        given.extend(values.next());
        Ok(())
    }

    /// Whether an option was given.
    pub fn has(&self, name: &str) -> bool {
        self.options.contains_key(name)
    }

    /// The text of an option.
    pub fn text(&self, name: &str) -> Option<String> {
        self.options
            .get(name)?
            .first()
            .map(|value| value.to_string_lossy().into_owned())
    }

    /// All texts of an option with several values.
    pub fn texts(&self, name: &str) -> Vec<String> {
        let values = self.options.get(name).map_or(&[][..], Vec::as_slice);
        values
            .iter()
            .map(|value| value.to_string_lossy().into_owned())
            .collect()
    }

    /// The path of an option.
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        self.options.get(name)?.first().map(PathBuf::from)
    }

    /// The path of an option that must be there.
    pub fn needed_path(&self, name: &'static str, value: &str) -> Result<PathBuf, Failure> {
        self.path(name).ok_or_else(|| self.missing(name, value))
    }

    /// The values without a name, as paths.
    pub fn operands(&self) -> Vec<PathBuf> {
        self.operands.iter().map(PathBuf::from).collect()
    }

    /// The plan year, which must be there.
    pub fn year(&self) -> Result<i32, Failure> {
        let text = self
            .text("jaar")
            .ok_or_else(|| self.missing("jaar", "JJJJ"))?;
        let year = text
            .parse()
            .ok()
            .filter(|year| (2000..=2100).contains(year));
        year.ok_or_else(|| {
            Failure::Usage(format!(
                "“{text}” is geen jaar. Geef vier cijfers, zoals --jaar 2027."
            ))
        })
    }

    /// The date of an option.
    pub fn date(&self, name: &str) -> Result<Option<NaiveDate>, Failure> {
        let Some(text) = self.text(name) else {
            return Ok(None);
        };
        match text.parse() {
            Ok(date) => Ok(Some(date)),
            Err(_) => Err(Failure::Usage(format!(
                "“{text}” is geen datum. Geef de datum als JJJJ-MM-DD, zoals --{name} 2026-11-24."
            ))),
        }
    }

    /// The number of an option, or what it is without one.
    pub fn number(&self, name: &str, otherwise: u32) -> Result<u32, Failure> {
        let Some(text) = self.text(name) else {
            return Ok(otherwise);
        };
        text.parse().map_err(|_error| {
            Failure::Usage(format!(
                "“{text}” is geen getal. Geef cijfers, zoals --{name} 34."
            ))
        })
    }

    /// The clock: today, or the day of `--vandaag`.
    pub fn clock(&self) -> Result<Clock, Failure> {
        Ok(self.date("vandaag")?.map_or(Clock::System, Clock::Fixed))
    }

    /// The register that was named, or the default one.
    pub fn register(&self) -> Result<PathBuf, Failure> {
        self.path("register")
            .or_else(desk::default_register)
            .ok_or_else(|| {
                Failure::Usage(
                    "Er is geen map voor gegevens bekend. Geef het register met --register PAD."
                        .to_owned(),
                )
            })
    }

    /// Refuses `--proef` where it would mean nothing.
    pub fn no_rehearsal(&self) -> Result<(), Failure> {
        if self.has("proef") {
            return Err(Failure::Usage(
                "--proef hoort bij --in. Laat het weg bij --uit.".to_owned(),
            ));
        }
        Ok(())
    }

    /// A desk on a register that must exist; with `--proef` on a copy in memory.
    pub fn desk_or_copy(&self) -> Result<Desk, Failure> {
        let path = self.register()?;
        if self.has("proef") && path.exists() {
            return Ok(Desk::rehearse(&path, self.clock()?, reader()?)?);
        }
        self.desk()
    }

    /// A desk on a register that must exist.
    pub fn desk(&self) -> Result<Desk, Failure> {
        Ok(Desk::open(&self.register()?, self.clock()?, reader()?)?)
    }

    /// A desk on a register that is made when it does not exist; with `--proef` on a copy in memory.
    pub fn desk_or_new(&self) -> Result<Desk, Failure> {
        let (path, clock) = (self.register()?, self.clock()?);
        if self.has("proef") {
            return Ok(Desk::rehearse(&path, clock, reader()?)?);
        }
        if path.exists() {
            return Ok(Desk::open(&path, clock, reader()?)?);
        }
        Ok(Desk::create(&path, clock, reader()?)?)
    }

    fn missing(&self, name: &str, value: &str) -> Failure {
        Failure::Usage(format!(
            "Er ontbreekt --{name} {value}. Uitleg: oto-register {} --help.",
            self.verb
        ))
    }
}

/// The reader that starts this program as its child.
pub fn reader() -> Result<Reader, Failure> {
    Reader::this_program().map_err(|error: OpenError| {
        let file = String::new();
        Failure::Refused(Notice::from(desk::Error::CannotOpen { file, error }))
    })
}

/// How a verb is used.
pub fn usage(verb: &Verb, common: &[Opt]) -> String {
    let operands = verb
        .operands
        .map(|operands| format!(" {operands}"))
        .unwrap_or_default();
    let mut text = format!(
        "oto-register {}{operands} – {}\n\n",
        verb.name, verb.summary
    );
    for option in verb.options.iter().chain(common) {
        let value = option
            .value
            .map(|value| format!(" {value}"))
            .unwrap_or_default();
        let more = if option.many { " …" } else { "" };
        text.push_str(&format!(
            "  {:<28}{}\n",
            format!("--{}{value}{more}", option.name),
            option.help
        ));
    }
    text.trim_end().to_owned()
}

fn hint(verb: &Verb) -> String {
    if verb.name.is_empty() {
        return "Uitleg: oto-register help.".to_owned();
    }
    format!("Uitleg: oto-register {} --help.", verb.name)
}

fn unknown_option(verb: &Verb, option: &str) -> Failure {
    Failure::Usage(format!("Onbekende optie: {option}. {}", hint(verb)))
}

fn bad_argument(verb: &Verb, error: &lexopt::Error) -> Failure {
    let what = match error {
        lexopt::Error::UnexpectedValue { option, .. } => format!("Bij {option} hoort geen waarde."),
        lexopt::Error::MissingValue { option } => {
            format!(
                "Bij {} hoort een waarde.",
                option.as_deref().unwrap_or("deze optie")
            )
        }
        _ => "De opdracht is niet te lezen.".to_owned(),
    };
    Failure::Usage(format!("{what} {}", hint(verb)))
}
