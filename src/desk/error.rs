//! Why a deed could not be done.

use crate::domain::consultation::ConsultationFault;
use crate::domain::decision::DecisionFault;
use crate::domain::hours::HoursProblem;
use crate::domain::invoice::{InvoiceProblem, XmlError};
use crate::domain::open_error::OpenError;
use crate::domain::partner::{PartnerFault, PartnerField};
use crate::domain::rate::RateFault;
use crate::domain::region_problem::RegionProblem;
use crate::domain::request::RequestFault;
use crate::domain::roaz::RoazLeft;
use crate::domain::sheet_remark::{RegionFileError, SheetRemark};
use crate::domain::submission::Remark;
use crate::domain::tree::TreeError;
use crate::domain::{ConditionId, CostKindId, EditionId};
use crate::exchange::reading::MappingError;
use crate::letters;
use crate::storage;
use chrono::NaiveDate;
use std::path::PathBuf;

/// Why a deed could not be done. `notice` gives each its Dutch sentences.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Storage(#[from] storage::Error),
    /// A file of someone else could not be opened.
    #[error("cannot open {file}: {error}")]
    CannotOpen { file: String, error: OpenError },
    /// A file is no XML that can be read.
    #[error("{file}: {error}")]
    Xml { file: String, error: XmlError },
    /// The reading has errors or open questions.
    #[error("the reading of {file} is held up by {} remarks", remarks.len())]
    HeldUp { file: String, remarks: Vec<Remark> },
    /// The register changed since the file was looked at.
    #[error("{file} was overtaken by another change")]
    Overtaken { file: String },
    /// A workbook of ours came back with faults.
    #[error("{file} has {} faults", remarks.len())]
    SheetFaults {
        file: String,
        remarks: Vec<SheetRemark>,
    },
    #[error("the mapping is wrong: {0:?}")]
    Mapping(MappingError),
    #[error("no partner named {name}")]
    NoSuchPartner { name: String },
    /// Details of a partner that cannot be as they stand.
    #[error("{name} has {} faults", faults.len())]
    PartnerFaults {
        name: String,
        faults: Vec<(PartnerField, PartnerFault)>,
    },
    /// Both partners have a plan of the same year.
    #[error("{stays} and {goes} both have a plan of {years:?}")]
    CannotMerge {
        stays: String,
        goes: String,
        years: Vec<i32>,
    },
    /// No plan of this partner, or of anybody, for this year.
    #[error("no plan for {year}")]
    NoPlan { partner: Option<String>, year: i32 },
    /// No plan of this year has an activity with this project number.
    #[error("no activity {number} in {year}")]
    NoActivity { number: String, year: i32 },
    #[error("no edition for {year}")]
    NoEdition { year: i32 },
    #[error("unknown edition {0}")]
    UnknownEdition(EditionId),
    #[error("unknown questions")]
    UnknownQuestions(Vec<ConditionId>),
    #[error("unknown cost kind {0}")]
    UnknownKind(CostKindId),
    #[error("decision on {line}: {fault:?}")]
    Decision { line: String, fault: DecisionFault },
    /// A consultation that is to be recorded does not hold together.
    #[error("consultation: {0:?}")]
    Consultation(Vec<ConsultationFault>),
    /// A day to come on which the Bestuurlijk ROAZ cannot have met yet.
    #[error("{on} is yet to come")]
    RoazDay { on: NaiveDate },
    /// No step at the Bestuurlijk ROAZ can be recorded for any of the plans.
    #[error("nothing to record for {} plans", left.len())]
    NothingForRoaz { left: Vec<RoazLeft> },
    /// The settings file has faults of its own.
    #[error("settings: {} faults", .0.len())]
    RegionFile(Vec<RegionFileError>),
    /// The settings do not fit the guide or the letter's sentences.
    #[error("settings: {} problems", .0.len())]
    Region(Vec<RegionProblem>),
    /// A letter that was not sent cannot be corrected, nor one that has nothing to correct.
    #[error("nothing to correct for {partner}")]
    NothingToCorrect { partner: String },
    /// A letter that is not made cannot be sent or printed.
    #[error("the letter to {partner} is not made")]
    NotMade { partner: String },
    /// The data of a letter changed since it was made, so it can no longer be printed with others.
    #[error("the letter to {partner} changed since it was made")]
    NotAsMade { partner: String },
    /// A register cannot be put in its own place.
    #[error("{0} is the register itself")]
    SameFile(PathBuf),
    #[error(transparent)]
    Compose(#[from] letters::compose::Error),
    #[error(transparent)]
    LayOut(#[from] letters::layout::Error),
    /// The decision form holds something that cannot be printed.
    #[error(transparent)]
    Form(letters::layout::Error),
    #[error(transparent)]
    Tree(#[from] TreeError),
    /// The tree still asks something, so there is no conclusion to print.
    #[error("node {node} is not answered")]
    OpenTree { node: String, question: String },
    /// An invoice that cannot be kept or judged as it stands.
    #[error("invoice: {} problems", .0.len())]
    Invoice(Vec<InvoiceProblem>),
    /// A request that cannot be kept or decided on as it stands.
    #[error("request: {} faults", .0.len())]
    Request(Vec<RequestFault>),
    /// Hours that cannot be kept or judged as they stand.
    #[error("hours: {} problems", .0.len())]
    Hours(Vec<HoursProblem>),
    /// A tariff that cannot be kept, changed or removed as it stands.
    #[error("rate: {} problems", .0.len())]
    Rate(Vec<RateFault>),
    #[error(transparent)]
    Pdf(#[from] letters::pdf::Error),
    /// A page that was made cannot be shown.
    #[error(transparent)]
    Preview(#[from] letters::preview::Error),
    #[error("{} wrong sentences", .0.len())]
    Texts(Vec<letters::texts::TextError>),
    #[error("{0} is there already")]
    OutputExists(PathBuf),
    #[error("cannot write {path}: {error}")]
    Output {
        path: PathBuf,
        error: std::io::Error,
    },
    #[error("cannot read {path}: {error}")]
    Input {
        path: PathBuf,
        error: std::io::Error,
    },
    #[error("cannot make the workbook: {0}")]
    Workbook(String),
    #[error("stopped by the user")]
    Stopped,
    #[error("nothing to undo")]
    NothingToUndo,
    /// Nothing was taken back, or something else was done since.
    #[error("the adviser's own judgement needs a reason")]
    OwnReason,
    #[error("nothing to redo")]
    NothingToRedo,
    /// The worker is gone, or a bug cost this answer.
    #[error("no answer")]
    Gone,
}

impl Error {
    /// Whether a file stands where one would be written; it may be replaced when the user says so.
    pub fn is_in_the_way(&self) -> bool {
        matches!(
            self,
            Self::OutputExists(_) | Self::Storage(storage::Error::Exists)
        )
    }

    /// Whether the register itself is not sound, as against in use, too new or not there.
    pub fn is_damage(&self) -> bool {
        matches!(
            self,
            Self::Storage(
                storage::Error::Damaged(_)
                    | storage::Error::NotARegister
                    | storage::Error::Sqlite(_)
            )
        )
    }
}
