//! What an adviser does, one file per deed. Screens and commands call the same deeds.

mod begin;
mod cases;
pub mod compare;
mod consultations;
mod decide;
mod decision_book;
mod decision_form;
mod draft;
mod error;
pub mod example;
mod files_in;
mod findings;
mod finds;
pub mod guide_book;
mod hours;
mod inspect;
mod invoices;
mod judge;
mod judging;
mod learned;
mod letters;
mod log_book;
mod money;
mod open;
mod output_file;
mod output_names;
mod overview;
mod partner_form;
pub mod partner_match;
mod partner_merge;
mod partners;
mod progress;
mod rates;
mod read_hours;
mod read_submission;
mod recent;
mod region;
mod requests;
mod roaz;
mod sentences;
mod source_sheet;
mod trail;
mod tree_form;
mod tree_runs;
mod undo;
mod versions;
mod workbooks;

pub use crate::domain::decision::DecisionFault;
pub use cases::Case;
pub use consultations::{
    ConsultationDraft, ConsultationPlace, ConsultationResult, ConsultationRow, ConsultationThread,
    KeptFile, RowState, ThreadLine, draft_faults, result_faults,
};
pub use decide::{AnswerChange, DecisionRequest};
pub use decision_book::{BookChange, BookOutcome};
pub use decision_form::{DecisionFormInput, decision_form, decision_form_facts, verdict_label};
pub use draft::{draft, draft_file, drop_draft, keep_draft};
pub use error::Error;
pub use files_in::files_in;
pub use findings::{FindingRow, HoursReport, HoursTotals};
pub use finds::{Find, Found, best};
pub use hours::{
    ActivityHours, ClaimDraft, ClaimSheet, Correction, CorrectionLook, FormActivity, HoursBoard,
    HoursForm, HoursVerdict, HoursYear, LineAmount, LineDraft, RoleRun, Standing, Trainer,
};
pub use invoices::{
    Attached, InvoiceDraft, InvoiceLineDraft, InvoiceOutcome, InvoiceReading, InvoiceSheet,
    InvoiceVerdict, InvoicesYear, LineSum, LinkProposal, Missing,
};
pub use judge::{ActivitySheet, LineSheet, PlanSheet, guide as guide_with, guide_of};
pub use judging::{Earlier, TalkOver};
pub use letters::{
    Extras, Issued, LetterFolder, LetterSheet, MadeLetter, PagePicture, PageRegion, SamplePage,
    SampleRequest, Sending, Shows, cannot_compose, print_fault,
};
pub use money::{ActivityMoney, LineMoney, MoneySums, VatRule, YearMoney};
pub use open::{default_register, restore};
pub use output_file::write_file;
pub use output_names::{
    hours_form_name, intake_form_name, letter_file_name, print_file_name, sending_list_name,
    tree_form_name,
};
pub use overview::{OpenTasks, PartnerRow, PlanRow, PlanVersion, RegisterHead, letter_deadline};
pub use partner_form::{ListRow, PartnerForm, PartnerList, PartnerSheet};
pub use partner_merge::{
    MergeDetail, MergeLetter, MergeLook, MergePlan, MergeRequest, MergeSide, merged,
};
pub use partners::{Detail, DetailChange, ListedPartner, PartnerChange, PartnerListReading};
pub use progress::{Progress, Step};
pub use rates::{
    KindRates, LackingYear, RateBook, RateDraft, RateKept, RateLook, RatePrice, RateRow, RateSheet,
    UnratedClaim,
};
pub use read_hours::{HoursAccepted, HoursFile, HoursReading, HoursRequest, ReadClaim};
pub use read_submission::{Accepted, ReadRequest, Reading, Receipt};
pub use recent::{recent_registers, remember_register};
pub use region::{
    FormsMade, LetterheadFile, RegionFile, SignatoryFile, region_lacks, region_problems,
    sentence_problems,
};
pub use requests::{RequestDecision, RequestDraft, RequestRow};
pub use roaz::{Agreement, BoardChange, RoazRecord, RoazRow};
pub use source_sheet::{SourceCell, SourceRow, SourceSheet, cell_address, split_address};
pub use trail::{CellInFile, FieldFrom, FieldHome, Trail, TrailLine, TrailPassage, TrailSentence};
pub use versions::{PlanReceipt, VersionContent};

pub use tree_form::{TreeFormFile, TreeFormLook, read_tree_form};
pub use tree_runs::{LikeRun, TreeRunRow, TreeSubject, tree_outcome};

pub use crate::exchange::Reader;
pub use crate::exchange::reading::{Columns, Mapping};
pub use crate::storage::AnswerSubject;

use crate::clock::Clock;
use crate::domain::operation::Op;
use crate::storage::{Act, Store};
use chrono::NaiveDate;

/// The adviser's desk: one open register, the day, and a reader for files of others.
#[derive(Debug)]
pub struct Desk {
    store: Store,
    clock: Clock,
    reader: Reader,
}

impl Desk {
    /// A desk over an open register.
    pub fn new(store: Store, clock: Clock, reader: Reader) -> Self {
        Self {
            store,
            clock,
            reader,
        }
    }

    /// The day the desk works with.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// Does `work` as if it were another day.
    fn on_day<T>(&mut self, day: NaiveDate, work: impl FnOnce(&mut Self) -> T) -> T {
        let usual = std::mem::replace(&mut self.clock, Clock::Fixed(day));
        let output = work(self);
        self.clock = usual;
        output
    }

    /// The register, for reading.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The clock of this desk.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// The reader for files of others.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Does `work` as one operation.
    fn act<T>(
        &mut self,
        op: &Op,
        work: impl FnOnce(&Act<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.store.act(op, self.clock.now(), work)
    }

    /// Does several deeds, all or none. A failure or a panic leaves the register as it was.
    fn in_one_go<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.store.begin_group()?;
        let mut group = Group {
            desk: self,
            done: false,
        };
        let output = work(group.desk)?;
        group.desk.store.commit_group()?;
        group.done = true;
        Ok(output)
    }
}

/// Takes a group of deeds back unless it was finished.
struct Group<'a> {
    desk: &'a mut Desk,
    done: bool,
}

impl Drop for Group<'_> {
    fn drop(&mut self) {
        if !self.done {
            self.desk.store.roll_back_group();
        }
    }
}
