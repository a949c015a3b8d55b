//! The pages of the window: the screens of the common shape, and going from one to another and back.

use super::{App, Message, Pick, Place, Screen};
use crate::domain::{ActivityId, CostLineId, HoursClaimId, PartnerId, PlanId, TreeRunId};
use crate::notice::Notice;
use crate::screen::{
    Action, Jump, Page, consultations, findings, guide, history, hours, hours_entry, hours_in,
    partners, rates, roaz, settings, trail, tree,
};
use crate::ui::Element;
use crate::ui::keys::Shortcut;
use crate::ui::modal::Layer;
use crate::ui::theme::Layout;
use crate::worker::Worker;
use iced::Task;
use iced::advanced::widget::Id;
use std::path::PathBuf;

/// Most places that the way back remembers.
const WAY_BACK: usize = 20;

macro_rules! pages {
    ($($name:ident($module:ident :: $page:ident)),* $(,)?) => {
        /// The page that is open.
        #[derive(Debug)]
        pub enum OpenPage {
            $($name(Box<$module::$page>),)*
        }

        /// What happened on a page.
        #[derive(Debug, Clone)]
        pub enum Said {
            $($name($module::Message),)*
        }

        impl Said {
            /// What went wrong, when that is what it tells.
            pub fn notice(&self) -> Option<&Notice> {
                match self {
                    $(Self::$name(message) => <$module::$page as Page>::notice(message),)*
                }
            }
        }

        impl OpenPage {
            /// Takes what happened; a message of another page is none of its business.
            fn update(&mut self, said: Said, worker: &Worker) -> Result<Action<Said>, Said> {
                match (self, said) {
                    $((Self::$name(page), Said::$name(message)) => {
                        Ok(lifted(page.update(message, worker), Said::$name))
                    })*
                    (_, said) => Err(said),
                }
            }

            /// Everything of it that is seen.
            pub fn view(&self, layout: Layout) -> Element<'_, Said> {
                match self { $(Self::$name(page) => page.view(layout).map(Said::$name),)* }
            }

            /// The dialog that is open over it.
            pub fn dialog(&self) -> Option<Layer<'_, Said>> {
                match self { $(Self::$name(page) => page.dialog().map(|it| it.map(Said::$name)),)* }
            }

            /// Its panes, for F6.
            pub fn panes(&self) -> Vec<Id> {
                match self { $(Self::$name(page) => page.panes(),)* }
            }

            /// Asks for everything anew.
            pub fn load(&mut self, worker: &Worker) -> Task<Said> {
                match self { $(Self::$name(page) => page.load(worker).map(Said::$name),)* }
            }

            /// What a key means to it.
            pub fn pressed(&self, key: Shortcut) -> Said {
                match self { $(Self::$name(_) => Said::$name(<$module::$page as Page>::pressed(key)),)* }
            }

            /// What a file that was chosen means to it.
            fn picked(&self, path: PathBuf) -> Option<Said> {
                match self { $(Self::$name(_) => <$module::$page as Page>::picked(path).map(Said::$name),)* }
            }

            /// This place, to come back to.
            pub fn here(&self) -> Jump {
                match self { $(Self::$name(page) => page.here(),)* }
            }
        }
    };
}

pages! {
    Consultations(consultations::Consultations),
    Findings(findings::Findings),
    Guide(guide::GuideBook),
    History(history::History),
    Hours(hours::Hours),
    HoursEntry(hours_entry::HoursEntry),
    HoursIn(hours_in::HoursIn),
    Partners(partners::Partners),
    Rates(rates::Rates),
    Roaz(roaz::Roaz),
    Settings(settings::Settings),
    Trail(trail::Trail),
    Tree(tree::DecisionTree),
}

fn lifted<M: Send + 'static>(action: Action<M>, to: fn(M) -> Said) -> Action<Said> {
    match action {
        Action::None => Action::None,
        Action::Run(task) => Action::Run(task.map(to)),
        Action::Did(words, task) => Action::Did(words, task.map(to)),
        Action::Go(jump) => Action::Go(jump),
        Action::Back => Action::Back,
        Action::Pick(wanted) => Action::Pick(wanted),
        Action::Show(path) => Action::Show(path),
        Action::Undo => Action::Undo,
    }
}

impl OpenPage {
    /// Which item of the navigation it belongs to.
    pub fn place(&self) -> Place {
        match self {
            Self::Consultations(_) => Place::Consultations,
            Self::Guide(_) => Place::Guide,
            Self::History(_) => Place::History,
            Self::Findings(_)
            | Self::Hours(_)
            | Self::HoursEntry(_)
            | Self::HoursIn(_)
            | Self::Rates(_) => Place::Hours,
            Self::Partners(_) => Place::Partners,
            Self::Roaz(_) => Place::Roaz,
            Self::Settings(_) => Place::Settings,
            Self::Trail(_) => Place::Letters,
            Self::Tree(_) => Place::Tree,
        }
    }
}

impl App {
    pub(super) fn page_said(&mut self, said: Said) -> Task<Message> {
        let (Screen::Page(page), Some(worker)) = (&mut self.screen, &self.worker) else {
            return self.stray(said.notice());
        };
        match page.update(said, worker) {
            Ok(action) => self.page_asks(action),
            Err(said) => self.stray(said.notice()),
        }
    }

    fn page_asks(&mut self, action: Action<Said>) -> Task<Message> {
        match action {
            Action::None => Task::none(),
            Action::Run(task) => task.map(Message::Page),
            Action::Did(words, task) => Task::batch([
                task.map(Message::Page),
                self.did(words, true),
                self.count_tasks(),
            ]),
            Action::Go(jump) => self.jump(jump),
            Action::Back => self.go_back(),
            Action::Pick(wanted) => self.pick(Pick::Wanted(wanted)),
            Action::Show(path) => self.show(&path),
            Action::Undo => self.undo(),
        }
    }

    /// Opens a file or folder with the program of the system.
    pub(super) fn show(&mut self, path: &std::path::Path) -> Task<Message> {
        if let Err(notice) = (self.deps.show)(path) {
            self.notice = Some(notice);
        }
        Task::none()
    }

    pub(super) fn wanted_picked(&mut self, path: PathBuf) -> Task<Message> {
        let said = match &self.screen {
            Screen::Page(page) => page.picked(path),
            _ => None,
        };
        said.map_or_else(Task::none, |said| self.page_said(said))
    }

    /// After something was undone.
    pub(super) fn page_again(&mut self) -> Task<Message> {
        match (&mut self.screen, &self.worker) {
            (Screen::Page(page), Some(worker)) => page.load(worker).map(Message::Page),
            _ => Task::none(),
        }
    }

    /// Opens a place and remembers this one for the way back.
    pub fn jump(&mut self, to: Jump) -> Task<Message> {
        if self.is_busy() {
            return self.go(Place::Letters);
        }
        if let Some(here) = self.here() {
            let leaves_year = matches!(&to, Jump::InYear(year, _) if *year != self.year);
            self.way_back.push(if leaves_year {
                Jump::InYear(self.year, Box::new(here))
            } else {
                here
            });
            if self.way_back.len() > WAY_BACK {
                let _oldest = self.way_back.remove(0);
            }
        }
        self.open_place(to)
    }

    /// Back to where the last jump came from.
    pub(super) fn go_back(&mut self) -> Task<Message> {
        if self.is_busy() {
            return Task::none();
        }
        match self.way_back.pop() {
            Some(place) => self.open_place(place),
            None => Task::none(),
        }
    }

    /// Where the window is, to come back to.
    fn here(&self) -> Option<Jump> {
        match &self.screen {
            Screen::Welcome(_) | Screen::Batch(_) | Screen::Check(_) => None,
            Screen::Submissions(screen) => Some(Jump::Submissions(screen.selected())),
            Screen::Plan(screen) => Some(Jump::Plan(screen.plan())),
            Screen::Judge(screen) => Some(screen.here()),
            Screen::Letters(screen) => Some(Jump::Letters(screen.selected())),
            Screen::Page(page) => Some(page.here()),
        }
    }

    /// Opens a place.
    pub(super) fn open_place(&mut self, place: Jump) -> Task<Message> {
        match place {
            Jump::Submissions(plan) => self.open_submissions(plan),
            Jump::Plan(plan) => self.open_plan(plan),
            Jump::Judge {
                plan,
                activity,
                line,
            } => self.open_judge(plan, activity, line),
            Jump::Letters(plan) => self.open_letters(plan),
            Jump::Consultations(activity) => self.open_consultations(activity),
            Jump::Roaz => self.open_roaz(),
            Jump::Trail(plan, line) => self.open_trail(plan, line, None),
            Jump::Said(plan, said, line) => self.open_trail(plan, line, Some(*said)),
            Jump::Partners(partner) => self.open_partners(partner),
            Jump::Guide | Jump::Passage(_) | Jump::CostKind(_) => self.open_guide(&place),
            Jump::Tree { activity, run } => self.open_tree(activity, run),
            Jump::Hours(claim) => self.open_hours(claim),
            Jump::EnterHours { activity, claim } => self.open_hours_entry(activity, claim),
            Jump::ReadHours => self.open_hours_in(),
            Jump::Rates => self.open_rates(),
            Jump::Findings => self.open_findings(),
            Jump::History => self.open_history(),
            Jump::Settings => self.open_settings(),
            Jump::InYear(year, place) => {
                self.year = year;
                Task::batch([self.open_place(*place), self.count_tasks()])
            }
        }
    }

    fn open_consultations(&mut self, activity: Option<ActivityId>) -> Task<Message> {
        let year = self.year;
        self.open_page(OpenPage::Consultations, Said::Consultations, |worker| {
            consultations::Consultations::new(worker, year, activity)
        })
    }

    fn open_roaz(&mut self) -> Task<Message> {
        let (year, today) = (self.year, self.deps.clock.today());
        self.open_page(OpenPage::Roaz, Said::Roaz, |worker| {
            roaz::Roaz::new(worker, year, today)
        })
    }

    fn open_trail(
        &mut self,
        plan: PlanId,
        line: Option<CostLineId>,
        said: Option<crate::domain::origin::Said>,
    ) -> Task<Message> {
        self.open_page(OpenPage::Trail, Said::Trail, |worker| {
            trail::Trail::new(worker, plan, line, said)
        })
    }

    fn open_partners(&mut self, partner: Option<PartnerId>) -> Task<Message> {
        let year = self.year;
        self.open_page(OpenPage::Partners, Said::Partners, |worker| {
            partners::Partners::new(worker, year, partner)
        })
    }

    fn open_guide(&mut self, at: &Jump) -> Task<Message> {
        let year = self.year;
        self.open_page(OpenPage::Guide, Said::Guide, |worker| {
            guide::GuideBook::new(worker, year, at)
        })
    }

    fn open_tree(&mut self, activity: Option<ActivityId>, run: Option<TreeRunId>) -> Task<Message> {
        let year = self.year;
        self.open_page(OpenPage::Tree, Said::Tree, |worker| {
            tree::DecisionTree::new(worker, year, activity, run)
        })
    }

    fn open_hours(&mut self, claim: Option<HoursClaimId>) -> Task<Message> {
        let year = self.year;
        self.open_page(OpenPage::Hours, Said::Hours, |worker| {
            hours::Hours::new(worker, year, claim)
        })
    }

    fn open_hours_entry(
        &mut self,
        activity: Option<ActivityId>,
        claim: Option<HoursClaimId>,
    ) -> Task<Message> {
        let year = self.year;
        self.open_page(OpenPage::HoursEntry, Said::HoursEntry, |worker| {
            hours_entry::HoursEntry::new(worker, year, activity, claim)
        })
    }

    fn open_hours_in(&mut self) -> Task<Message> {
        let year = self.year;
        self.open_page(OpenPage::HoursIn, Said::HoursIn, |worker| {
            hours_in::HoursIn::new(worker, year)
        })
    }

    fn open_rates(&mut self) -> Task<Message> {
        let year = self.year;
        self.open_page(OpenPage::Rates, Said::Rates, |worker| {
            rates::Rates::new(worker, year)
        })
    }

    fn open_findings(&mut self) -> Task<Message> {
        let year = self.year;
        self.open_page(OpenPage::Findings, Said::Findings, |worker| {
            findings::Findings::new(worker, year)
        })
    }

    fn open_history(&mut self) -> Task<Message> {
        let year = self.year;
        self.open_page(OpenPage::History, Said::History, |worker| {
            history::History::new(worker, year)
        })
    }

    fn open_settings(&mut self) -> Task<Message> {
        let year = self.year;
        self.open_page(OpenPage::Settings, Said::Settings, |worker| {
            settings::Settings::new(worker, year)
        })
    }

    fn open_page<P, M: Send + 'static>(
        &mut self,
        page: fn(Box<P>) -> OpenPage,
        said: fn(M) -> Said,
        new: impl FnOnce(&Worker) -> (P, Task<M>),
    ) -> Task<Message> {
        let Some(worker) = &self.worker else {
            return Task::none();
        };
        let (screen, task) = new(worker);
        self.screen = Screen::Page(page(Box::new(screen)));
        self.parked = None;
        task.map(move |message| Message::Page(said(message)))
    }
}
