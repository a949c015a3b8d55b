//! What a page of the window is: the common shape of the screens that the navigation leads to.

use crate::domain::origin::Said;
use crate::domain::{
    ActivityId, CostKindId, CostLineId, HoursClaimId, PartnerId, PassageId, PlanId, TreeRunId,
};
use crate::notice::Notice;
use crate::ui::Element;
use crate::ui::keys::Shortcut;
use crate::ui::modal::Layer;
use crate::ui::theme::Layout;
use crate::worker::Worker;
use iced::Task;
use iced::advanced::widget::Id;
use std::path::PathBuf;

/// A place in the window that a screen may lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Jump {
    /// Inzendingen, with this plan marked.
    Submissions(Option<PlanId>),
    /// One plan as it stands.
    Plan(PlanId),
    /// Beoordelen, as near to the line as is known.
    Judge {
        plan: Option<PlanId>,
        activity: Option<ActivityId>,
        line: Option<CostLineId>,
    },
    /// Overleg, with the thread of this activity open.
    Consultations(Option<ActivityId>),
    /// What goes to the Bestuurlijk ROAZ and what it agreed to.
    Roaz,
    /// Brieven, with the letter of this plan open.
    Letters(Option<PlanId>),
    /// Where an amount comes from: letter, decision, cost line, cell, passage.
    Trail(PlanId, Option<CostLineId>),
    /// Where something that a plan's letter says comes from; the line that is looked at.
    Said(PlanId, Box<Said>, Option<CostLineId>),
    /// Partners, with this one open.
    Partners(Option<PartnerId>),
    /// The guide, from its beginning.
    Guide,
    /// The guide, at a passage of it or of the region.
    Passage(PassageId),
    /// The guide, at a cost kind.
    CostKind(CostKindId),
    /// The decision tree: its list, a new run about an activity, or a run that was kept.
    Tree {
        activity: Option<ActivityId>,
        run: Option<TreeRunId>,
    },
    /// Uren, with this claim marked.
    Hours(Option<HoursClaimId>),
    /// The grid for hours: of an activity, or of a claim that is changed.
    EnterHours {
        activity: Option<ActivityId>,
        claim: Option<HoursClaimId>,
    },
    /// A workbook with hours that is to be read.
    ReadHours,
    /// What an hour and a kilometre cost.
    Rates,
    /// Everything that is open.
    Findings,
    /// What was done to the register.
    History,
    /// What the region chose.
    Settings,
    /// A place in another plan year.
    InYear(i32, Box<Self>),
}

/// A file or folder that a screen needs from the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A workbook that exists.
    Workbook,
    /// A picture that exists: PNG or JPEG.
    Picture,
    /// Any file that exists.
    AnyFile,
    /// A folder; the proposal.
    Folder(PathBuf),
    /// Where a new file goes; the proposal.
    Place(PathBuf),
}

/// What only the window can do for a page.
pub enum Action<M> {
    None,
    Run(Task<M>),
    /// Something was kept: it is said for a while, with the way back.
    Did(String, Task<M>),
    /// Open another place; the way back to this one stays.
    Go(Jump),
    /// Back to where the user came from.
    Back,
    /// Let the user choose a file or folder; it comes back through [`Page::picked`].
    Pick(Wanted),
    /// Open a file or folder with the program of the system.
    Show(PathBuf),
    /// Take back what was done last.
    Undo,
}

/// A screen of the common shape.
pub trait Page {
    /// What happens on it.
    type Message: Clone + Send + 'static;

    /// Takes what happened.
    fn update(&mut self, message: Self::Message, worker: &Worker) -> Action<Self::Message>;

    /// Everything of it that is seen, without the window around it.
    fn view(&self, layout: Layout) -> Element<'_, Self::Message>;

    /// The dialog that is open over it.
    fn dialog(&self) -> Option<Layer<'_, Self::Message>> {
        None
    }

    /// Its panes, for F6.
    fn panes(&self) -> Vec<Id>;

    /// Asks for everything anew, as after an undo.
    fn load(&mut self, worker: &Worker) -> Task<Self::Message>;

    /// A key that no control and not the window took.
    fn pressed(key: Shortcut) -> Self::Message;

    /// What the user chose after [`Action::Pick`].
    fn picked(path: PathBuf) -> Option<Self::Message>;

    /// What went wrong, when that is what a message tells.
    fn notice(message: &Self::Message) -> Option<&Notice>;

    /// This place, to come back to.
    fn here(&self) -> Jump;
}
