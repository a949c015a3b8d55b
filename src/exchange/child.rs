//! Foreign files are opened by a child process of this program, with limits; it may crash there.

use super::grid::Workbook;
use super::open;
use super::xml::{self, XmlElement, XmlRefusal};
use crate::domain::invoice::XmlError;
use crate::domain::open_error::{LooksLike, OpenError};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// The hidden verb of the program that makes it the reading child.
pub const VERB: &str = "--lees-bestand";

/// What the child is told after its memory when the file is XML.
const XML: &str = "xml";

/// Larger files than this are not read at all.
pub const LARGEST_FILE: u64 = 50 * 1024 * 1024;
/// The most that the child may say.
const LONGEST_REPLY: u64 = 64 * 1024 * 1024;

/// What the child may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of memory. Enforced on Linux, a working set on Windows; elsewhere sizes and time must do.
    pub memory: u64,
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            memory: 512 * 1024 * 1024,
            time: Duration::from_secs(30),
        }
    }
}

/// Opens files by a child process of `program`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// This program itself, or another that knows [`VERB`].
    pub program: PathBuf,
    pub limits: Limits,
}

/// A file with its contents as cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedFile {
    /// Exactly what was read, to be kept.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in lower-case hexadecimals.
    pub sha256: String,
    pub workbook: Workbook,
}

/// A file of XML as a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedXml {
    /// Exactly what was read, to be kept.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in lower-case hexadecimals.
    pub sha256: String,
    /// Its first element, or why it is no XML that can be read.
    pub root: Result<XmlElement, XmlError>,
}

impl Reader {
    /// A reader that starts this very program as its child.
    ///
    /// # Errors
    /// [`OpenError::NoReader`] when the system does not tell where the program is.
    pub fn this_program() -> Result<Self, OpenError> {
        let program = std::env::current_exe().map_err(|error| no_reader(&error))?;
        Ok(Self {
            program,
            limits: Limits::default(),
        })
    }

    /// Reads the file once, and has the child open those same bytes.
    ///
    /// # Errors
    /// Every [`OpenError`]; the child's death is [`OpenError::Crashed`], its slowness [`OpenError::TimedOut`].
    pub fn open(&self, path: &Path) -> Result<OpenedFile, OpenError> {
        let bytes = read_file(path)?;
        let workbook = self.open_bytes(&bytes)?;
        Ok(OpenedFile {
            sha256: hexadecimal(&Sha256::digest(&bytes)),
            bytes,
            workbook,
        })
    }

    /// Has the child open bytes that were read before, such as a submission kept in the register.
    ///
    /// # Errors
    /// As [`Reader::open`].
    pub fn open_bytes(&self, bytes: &[u8]) -> Result<Workbook, OpenError> {
        match serde_json::from_slice(&self.answer(bytes, None)?) {
            Ok(Reply::Workbook(workbook)) => Ok(workbook),
            Ok(Reply::Refused(refusal)) => Err(refusal.into()),
            Ok(Reply::Xml(_) | Reply::NoXml(_)) | Err(_) => Err(OpenError::Crashed),
        }
    }

    /// Reads a file of XML once, and has the child open those same bytes.
    ///
    /// # Errors
    /// As [`Reader::open`]; what is wrong in the XML itself stands in [`OpenedXml::root`].
    pub fn open_xml(&self, path: &Path) -> Result<OpenedXml, OpenError> {
        let bytes = read_file(path)?;
        let root = match serde_json::from_slice(&self.answer(&bytes, Some(XML))?) {
            Ok(Reply::Xml(root)) => Ok(root),
            Ok(Reply::NoXml(refusal)) => Err(refusal.into()),
            Ok(Reply::Workbook(_) | Reply::Refused(_)) | Err(_) => return Err(OpenError::Crashed),
        };
        Ok(OpenedXml {
            sha256: hexadecimal(&Sha256::digest(&bytes)),
            bytes,
            root,
        })
    }

    fn answer(&self, bytes: &[u8], kind: Option<&str>) -> Result<Vec<u8>, OpenError> {
        let mut child = self.start(kind).map_err(|error| no_reader(&error))?;
        let answer = self.converse(&mut child, bytes);
        // Dead or alive, it is not left behind.
        let _ = child.kill();
        let _ = child.wait();
        answer
    }

    fn start(&self, kind: Option<&str>) -> io::Result<Child> {
        let mut command = Command::new(&self.program);
        command
            .arg(VERB)
            .arg(self.limits.memory.to_string())
            .args(kind)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        without_console(&mut command);
        command.spawn()
    }

    fn converse(&self, child: &mut Child, bytes: &[u8]) -> Result<Vec<u8>, OpenError> {
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(OpenError::Crashed);
        };
        std::thread::scope(|scope| {
            let (say, heard) = mpsc::channel();
            scope.spawn(move || tell(input, bytes));
            scope.spawn(move || say.send(listen(output)));
            let answer = heard.recv_timeout(self.limits.time);
            // Ends both threads: the pipes close with the child.
            let _ = child.kill();
            match answer {
                Ok(Ok(answer)) => Ok(answer),
                Ok(Err(error)) => Err(error),
                Err(mpsc::RecvTimeoutError::Timeout) => Err(OpenError::TimedOut {
                    seconds: self.limits.time.as_secs(),
                }),
                Err(mpsc::RecvTimeoutError::Disconnected) => Err(OpenError::Crashed),
            }
        })
    }
}

/// The child's side: limits itself, reads a file from standard input, writes its cells to standard output.
/// `arguments` are those after [`VERB`]. Never writes to standard error.
pub fn serve(mut arguments: impl Iterator<Item = OsString>) -> std::process::ExitCode {
    std::panic::set_hook(Box::new(|_| {}));
    let memory = arguments
        .next()
        .and_then(|argument| argument.to_str()?.parse().ok())
        .unwrap_or(Limits::default().memory);
    if limit_memory(memory).is_err() {
        return std::process::ExitCode::FAILURE;
    }
    let is_xml = arguments.next().is_some_and(|kind| kind == XML);
    match answer(is_xml) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(_) => std::process::ExitCode::FAILURE,
    }
}

fn answer(is_xml: bool) -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)?;
    let reply = if is_xml {
        match xml::parse(&bytes) {
            Ok(root) => Reply::Xml(root),
            Err(error) => Reply::NoXml(error.into()),
        }
    } else {
        match open::open(&bytes) {
            Ok(workbook) => Reply::Workbook(workbook),
            Err(error) => Reply::Refused(error.into()),
        }
    };
    let mut output = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut output, &reply)?;
    output.flush()
}

fn tell(mut input: ChildStdin, bytes: &[u8]) {
    // A child that died does not listen; its silence is noticed by the other thread.
    let _ = input.write_all(bytes);
}

fn listen(output: ChildStdout) -> Result<Vec<u8>, OpenError> {
    let mut heard = Vec::new();
    match output.take(LONGEST_REPLY + 1).read_to_end(&mut heard) {
        Ok(_) if heard.len() as u64 > LONGEST_REPLY => Err(OpenError::TooManyCells {
            limit: open::MOST_CELLS,
        }),
        Ok(_) => Ok(heard),
        Err(_) => Err(OpenError::Crashed),
    }
}

fn read_file(path: &Path) -> Result<Vec<u8>, OpenError> {
    let too_large = || OpenError::TooLarge {
        megabytes: LARGEST_FILE / 1024 / 1024,
    };
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => OpenError::Missing,
        _ => OpenError::Unreadable {
            reason: error.to_string(),
        },
    };
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(OpenError::Unreadable {
            reason: "not a regular file".to_owned(),
        });
    }
    if about.len() > LARGEST_FILE {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(LARGEST_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(too_large());
    }
    Ok(bytes)
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn no_reader(error: &io::Error) -> OpenError {
    OpenError::NoReader {
        reason: error.to_string(),
    }
}

#[cfg(unix)]
fn limit_memory(bytes: u64) -> io::Result<()> {
    // macOS knows this limit but refuses to set it; there sizes and time must do.
    if cfg!(target_os = "macos") {
        return Ok(());
    }
    rlimit::setrlimit(rlimit::Resource::AS, bytes, bytes)
}

#[cfg(windows)]
fn limit_memory(bytes: u64) -> io::Result<()> {
    let most = usize::try_from(bytes).unwrap_or(usize::MAX);
    let mut limits = win32job::ExtendedLimitInfo::new();
    limits.limit_working_memory(1024 * 1024, most);
    let job = win32job::Job::create_with_limit_info(&limits).map_err(io::Error::other)?;
    job.assign_current_process().map_err(io::Error::other)?;
    // The job lasts as long as the process.
    job.into_handle();
    Ok(())
}

#[cfg(not(any(unix, windows)))]
fn limit_memory(_bytes: u64) -> io::Result<()> {
    Ok(())
}

#[cfg(windows)]
fn without_console(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_console(_command: &mut Command) {}

/// What the child says, as JSON.
#[derive(Serialize, Deserialize)]
enum Reply {
    Workbook(Workbook),
    Refused(Refusal),
    Xml(XmlElement),
    NoXml(XmlRefusal),
}

/// The refusals that come from the bytes themselves.
#[derive(Serialize, Deserialize)]
enum Refusal {
    Empty,
    PasswordProtected,
    Is(Like),
    TooBigInside,
    TooManyCells(u64),
    Damaged,
    Failed,
}

#[derive(Serialize, Deserialize)]
enum Like {
    Pdf,
    TextDocument,
    Presentation,
    Picture,
    WebPage,
    XmlSpreadsheet,
    Xml,
    Archive,
    Unknown,
}

impl From<OpenError> for Refusal {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Empty => Self::Empty,
            OpenError::PasswordProtected => Self::PasswordProtected,
            OpenError::NotASpreadsheet { looks_like } => Self::Is(looks_like.into()),
            OpenError::TooBigInside => Self::TooBigInside,
            OpenError::TooManyCells { limit } => Self::TooManyCells(limit),
            OpenError::Damaged => Self::Damaged,
            OpenError::Missing
            | OpenError::Unreadable { .. }
            | OpenError::TooLarge { .. }
            | OpenError::TimedOut { .. }
            | OpenError::Crashed
            | OpenError::NoReader { .. } => Self::Failed,
        }
    }
}

impl From<Refusal> for OpenError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Empty => Self::Empty,
            Refusal::PasswordProtected => Self::PasswordProtected,
            Refusal::Is(like) => Self::NotASpreadsheet {
                looks_like: like.into(),
            },
            Refusal::TooBigInside => Self::TooBigInside,
            Refusal::TooManyCells(limit) => Self::TooManyCells { limit },
            Refusal::Damaged => Self::Damaged,
            Refusal::Failed => Self::Crashed,
        }
    }
}

macro_rules! same_names {
    ($($name:ident),*) => {
        impl From<LooksLike> for Like {
            fn from(looks_like: LooksLike) -> Self {
                match looks_like { $(LooksLike::$name => Self::$name),* }
            }
        }
        impl From<Like> for LooksLike {
            fn from(like: Like) -> Self {
                match like { $(Like::$name => Self::$name),* }
            }
        }
    };
}

same_names!(
    Pdf,
    TextDocument,
    Presentation,
    Picture,
    WebPage,
    XmlSpreadsheet,
    Xml,
    Archive,
    Unknown
);
