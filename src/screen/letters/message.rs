//! What happens on the letters screen.

use super::work::Batch;
use crate::desk::{Issued, LetterSheet, PagePicture, Step};
use crate::domain::region::Signatory;
use crate::domain::{ActivityId, PlanId};
use crate::notice::Notice;
use crate::ui::keys::Shortcut;
use std::path::PathBuf;

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Vec<LetterSheet>, Notice>),
    GroupChosen(usize),
    RowPressed(usize),
    /// Go to where what holds this row's letter up is mended.
    RowOpened(usize),
    MendPressed,
    SubmissionsPressed,
    PlacePressed(usize),
    PlaceReached,
    PagesMade(PlanId, Result<Option<Vec<PagePicture>>, Notice>),
    PageTurned(bool),
    MakeAllPressed,
    PrintPressed,
    MakePressed,
    ExtrasToggled,
    FolderTyped(String),
    BrowsePressed,
    FolderPicked(PathBuf),
    StartPressed,
    InTheWay(Batch, Result<Vec<String>, Notice>),
    Stepped(Step),
    StopPressed,
    Finished(Result<Issued, Notice>),
    OpenPressed,
    FolderPressed,
    PdfWritten(Result<PathBuf, Notice>),
    SendPressed,
    SendAllPressed,
    SignatoryPressed,
    SignatoriesFound(Result<Vec<Signatory>, Notice>),
    SignatoryChosen(usize),
    AllToggled,
    SignPressed,
    Signed(Result<String, Notice>),
    DayTyped(String),
    ChannelChosen(usize),
    SentPressed,
    Sent(Result<String, Notice>),
    CorrectPressed,
    /// To the thread of a consultation that is to be looked at.
    ConsultationPressed(ActivityId),
    CorrectionStarted(Result<String, Notice>),
    Cancelled,
    NoticeClosed,
    Pressed(Shortcut),
}

impl Message {
    /// What went wrong, when that is what it tells.
    pub fn notice(&self) -> Option<&Notice> {
        match self {
            Self::Loaded(answer) => answer.as_ref().err(),
            Self::PagesMade(_, answer) => answer.as_ref().err(),
            Self::InTheWay(_, answer) => answer.as_ref().err(),
            Self::Finished(answer) => answer.as_ref().err(),
            Self::PdfWritten(answer) => answer.as_ref().err(),
            Self::SignatoriesFound(answer) => answer.as_ref().err(),
            Self::Sent(answer) | Self::CorrectionStarted(answer) | Self::Signed(answer) => {
                answer.as_ref().err()
            }
            Self::GroupChosen(_)
            | Self::RowPressed(_)
            | Self::RowOpened(_)
            | Self::MendPressed
            | Self::SubmissionsPressed
            | Self::PlacePressed(_)
            | Self::PlaceReached
            | Self::ExtrasToggled
            | Self::SendAllPressed
            | Self::SignatoryPressed
            | Self::SignatoryChosen(_)
            | Self::AllToggled
            | Self::SignPressed
            | Self::PageTurned(_)
            | Self::MakeAllPressed
            | Self::PrintPressed
            | Self::MakePressed
            | Self::FolderTyped(_)
            | Self::BrowsePressed
            | Self::FolderPicked(_)
            | Self::StartPressed
            | Self::Stepped(_)
            | Self::StopPressed
            | Self::OpenPressed
            | Self::FolderPressed
            | Self::SendPressed
            | Self::DayTyped(_)
            | Self::ChannelChosen(_)
            | Self::SentPressed
            | Self::CorrectPressed
            | Self::ConsultationPressed(_)
            | Self::Cancelled
            | Self::NoticeClosed
            | Self::Pressed(_) => None,
        }
    }
}
