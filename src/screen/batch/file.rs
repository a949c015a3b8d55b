//! One file of several: how far it is, and what it needs.

use crate::desk::Reading;
use crate::desk::partner_match::PartnerMatch;
use crate::domain::open_error::OpenError;
use crate::domain::submission::{Layout, Severity};
use crate::notice::Notice;
use crate::ui::icon::Icon;
use crate::ui::theme::Tone;
use crate::words;
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Debug)]
pub(super) struct Row {
    pub path: PathBuf,
    pub state: State,
    /// The user confirmed how its columns are read.
    pub confirmed: bool,
    /// What it came to when it was last looked at.
    pub summary: Summary,
}

/// What a file came to.
#[derive(Debug, Default)]
pub(super) struct Summary {
    pub partner: String,
    pub activities: String,
    pub lines: String,
    pub requested: String,
}

/// How far a file is.
#[derive(Debug)]
pub(super) enum State {
    Waiting,
    Looked(Arc<Reading>),
    /// With what kept it from being opened, where that was it.
    Refused(Notice, Option<OpenError>),
    Accepted,
}

/// What a file needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    All,
    /// Nothing: it can be read in with the others.
    Ready,
    /// A look: columns, a later version, questions, faults.
    Look,
    /// It cannot be opened.
    Refused,
    /// It is in.
    In,
    /// It was not looked at yet.
    Waiting,
}

impl Group {
    /// Those that one can choose.
    pub const ALL: [Self; 5] = [Self::All, Self::Ready, Self::Look, Self::Refused, Self::In];

    pub fn at(at: usize) -> Self {
        Self::ALL.get(at).copied().unwrap_or(Self::All)
    }

    pub fn words(self) -> &'static str {
        match self {
            Self::All => "Alle",
            Self::Ready => "Klaar",
            Self::Look => "Bekijken",
            Self::Refused => "Niet te lezen",
            Self::In => "Ingelezen",
            Self::Waiting => "Wacht",
        }
    }
}

impl Row {
    pub fn waiting(path: PathBuf) -> Self {
        Self {
            path,
            state: State::Waiting,
            confirmed: false,
            summary: Summary::default(),
        }
    }

    /// The file without its folder.
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str());
        name.to_string_lossy().into_owned()
    }

    pub fn group(&self) -> Group {
        match &self.state {
            State::Waiting => Group::Waiting,
            State::Looked(reading) if goes_along(reading, self.confirmed) => Group::Ready,
            State::Looked(_) => Group::Look,
            State::Refused(..) => Group::Refused,
            State::Accepted => Group::In,
        }
    }

    pub fn is_refused(&self) -> bool {
        matches!(self.state, State::Refused(..))
    }

    /// Whether nothing but how its columns are read is to be confirmed.
    pub fn is_proposal(&self) -> bool {
        match &self.state {
            State::Looked(reading) => {
                !goes_along(reading, self.confirmed) && goes_along(reading, true)
            }
            State::Waiting | State::Refused(..) | State::Accepted => false,
        }
    }

    pub fn saw(&mut self, reading: Arc<Reading>) {
        let submission = &reading.submission;
        let lines: usize = submission.activities.iter().map(|it| it.costs.len()).sum();
        self.summary = Summary {
            partner: partner(&reading.partner),
            activities: submission.activities.len().to_string(),
            lines: lines.to_string(),
            requested: words::plain_amount(submission.total()),
        };
        self.state = State::Looked(reading);
    }

    /// Where it stands: icon, tone, words, and whether it asks for something.
    pub fn stand(&self) -> (Icon, Tone, String, bool) {
        match &self.state {
            State::Waiting => (
                Icon::HourglassBold,
                Tone::Quiet,
                "Nog niet gelezen".to_owned(),
                false,
            ),
            State::Refused(..) => (
                Icon::CrossBold,
                Tone::Stop,
                "Niet te lezen".to_owned(),
                true,
            ),
            State::Accepted => (Icon::CheckBold, Tone::Ok, "Ingelezen".to_owned(), false),
            State::Looked(reading) => stand(reading, self.confirmed),
        }
    }

    /// What is said below its name: how it would be read, or what it would change.
    pub fn beneath(&self) -> String {
        match &self.state {
            State::Looked(reading) if !reading.can_be_accepted() => String::new(),
            State::Looked(reading) if reading.standing.is_some() => later(reading),
            State::Looked(reading) if goes_along(reading, false) => String::new(),
            State::Looked(reading) => proposal(reading),
            State::Waiting | State::Refused(..) | State::Accepted => String::new(),
        }
    }
}

/// Whether a file may be read in with the others: our own form, a source whose columns were given before, or
/// columns that the user confirmed; nothing in doubt, and nothing that it would change.
pub(super) fn goes_along(reading: &Reading, confirmed: bool) -> bool {
    let known = match reading.submission.layout {
        Layout::IntakeForm | Layout::Mapped => true,
        Layout::CostLines | Layout::CostColumns | Layout::SheetPerActivity => confirmed,
        Layout::Unknown => false,
    };
    known && reading.can_be_accepted() && reading.standing.is_none()
}

fn later(reading: &Reading) -> String {
    let version = reading.standing.as_ref().map_or(1, |plan| plan.version);
    match reading.changes.len() {
        0 => format!("Gelijk aan versie {version}"),
        count => format!(
            "{} met versie {version}",
            words::counted(count, "verschil", "verschillen")
        ),
    }
}

/// How it would be read: `B naam, C soort, G bedrag`.
fn proposal(reading: &Reading) -> String {
    if reading.submission.layout == Layout::SheetPerActivity {
        return "Een blad per activiteit".to_owned();
    }
    let mapping = reading.proposed_mapping();
    let columns = &mapping.columns;
    let named = [
        (&columns.name, "naam"),
        (&columns.kind, "soort"),
        (&columns.date, "datum"),
        (&columns.participants, "deelnemers"),
        (&columns.text, "omschrijving"),
        (&columns.amount, "bedrag"),
    ];
    let mut parts: Vec<String> = named
        .into_iter()
        .filter_map(|(letters, word)| Some(format!("{} {word}", letters.as_ref()?)))
        .collect();
    if let (Some(first), Some(last)) = (
        mapping.amounts.values().min(),
        mapping.amounts.values().max(),
    ) {
        parts.push(match first == last {
            true => format!("{first} bedrag per soort"),
            false => format!("{first} t/m {last} bedrag per soort"),
        });
    }
    parts.join(", ")
}

fn stand(reading: &Reading, confirmed: bool) -> (Icon, Tone, String, bool) {
    let count = |severity: Severity| {
        let all = reading.remarks.iter();
        all.filter(|remark| remark.severity == severity).count()
    };
    let (errors, questions) = (count(Severity::Error), count(Severity::Question));
    if errors > 0 {
        let words = words::counted(errors, "fout", "fouten");
        return (Icon::CrossBold, Tone::Stop, words, true);
    }
    if questions > 0 {
        let words = words::counted(questions, "vraag", "vragen");
        return (Icon::DiamondBold, Tone::Ask, words, true);
    }
    if let Some(plan) = &reading.standing {
        let words = format!("Versie {} bekijken", plan.version + 1);
        return (Icon::ArrowsLeftRight, Tone::Warn, words, true);
    }
    if goes_along(reading, confirmed) {
        let words = "Kan worden ingelezen".to_owned();
        return (Icon::CheckBold, Tone::Ok, words, false);
    }
    let words = "Kolommen bevestigen".to_owned();
    (Icon::Question, Tone::Ask, words, true)
}

fn partner(partner: &PartnerMatch) -> String {
    match partner {
        PartnerMatch::Known(partner) => partner.name.clone(),
        PartnerMatch::New { name } => format!("{name} (nieuw)"),
        PartnerMatch::Resembles { name, .. } => format!("{name}, lijkt op een bekende naam"),
        PartnerMatch::Unnamed => "Partner niet genoemd".to_owned(),
    }
}
