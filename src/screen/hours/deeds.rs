//! What the adviser does with a claim: all of it, a part, talking it over, sending it back; and what comes of it.

use super::dialogs::Dialog;
use super::drafts::forget;
use super::form::{Entry, Fault, FaultAt};
use super::{Content, Hours, LIST, Message, REASON};
use crate::desk::{ClaimSheet, Desk, Error, HoursVerdict};
use crate::domain::HoursClaimId;
use crate::domain::hours::{HoursProblem, Phase};
use crate::notice::Notice;
use crate::screen::{Action, ask};
use crate::ui::focus;
use crate::words;
use crate::worker::Worker;
use iced::Task;

/// What can be decided, in the order of the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    All,
    Part,
    Discuss,
    Return,
}

impl Decision {
    pub(super) const ALL: [Self; 4] = [Self::All, Self::Part, Self::Discuss, Self::Return];
}

/// What came of a deed.
#[derive(Debug, Clone)]
pub struct Done {
    claim: HoursClaimId,
    after: After,
}

#[derive(Debug, Clone)]
enum After {
    /// Say this, and go to this claim.
    Next(Content, String, Option<HoursClaimId>),
    /// The decision does not hold together.
    Fault(Vec<HoursProblem>),
}

impl Hours {
    /// Decides about the claim that is looked at; what is missing is asked for first.
    pub(super) fn decide(&mut self, decision: Decision, worker: &Worker) -> Action<Message> {
        if self.busy || self.claim().is_none() {
            return Action::None;
        }
        self.form.fault = None;
        self.said = None;
        let decided = match decision {
            Decision::All => self.accept_all(worker),
            Decision::Part => self.accept_part(worker),
            Decision::Discuss => Ok(self.ask_talk(worker)),
            Decision::Return => self.send_back(worker),
        };
        decided.unwrap_or_else(|fault| self.refuse(fault))
    }

    /// Shows what is wrong, at its field.
    fn refuse(&mut self, fault: Fault) -> Action<Message> {
        self.waiting.clear();
        let place = match fault.at {
            FaultAt::Entry(entry) => focus::on_text(entry.id()),
            FaultAt::Reason => focus::on(REASON),
            FaultAt::Claim => Task::none(),
        };
        self.form.fault = Some(fault);
        Action::Run(place)
    }

    fn accept_all(&mut self, worker: &Worker) -> Result<Action<Message>, Fault> {
        let Some(sheet) = self.claim() else {
            return Ok(Action::None);
        };
        let verdict = HoursVerdict {
            reason: self.form.reason.text().trim().to_owned(),
            answers: self.form.answers.clone(),
            ..HoursVerdict::all(sheet)
        };
        let said = format!(
            "{}: {} passend en redelijk.",
            sheet.about.activity.project_number,
            words::hours::hours(sheet.claimed().total())
        );
        Ok(self.deed(said, worker, move |desk, id| {
            desk.accept_hours(id, &verdict)
        }))
    }

    fn accept_part(&mut self, worker: &Worker) -> Result<Action<Message>, Fault> {
        let (minutes, travel) = (self.form.minutes()?, self.form.travel()?);
        let Some(sheet) = self.claim() else {
            return Ok(Action::None);
        };
        let claimed = sheet.claimed();
        if minutes == claimed && Some(travel) == sheet.travel() {
            return Err(Fault {
                at: FaultAt::Entry(Entry::Minutes(Phase::Preparation)),
                words: "Hier staat alles wat is verantwoord. Vul in wat wordt vergoed.".to_owned(),
            });
        }
        let reason = self.form.reason.text().trim().to_owned();
        if reason.is_empty() {
            return Err(Fault {
                at: FaultAt::Reason,
                words: "De reden ontbreekt. Schrijf waarom er minder wordt vergoed.".to_owned(),
            });
        }
        let verdict = HoursVerdict {
            minutes,
            travel,
            reason,
            answers: self.form.answers.clone(),
        };
        let said = format!(
            "{}: {} van {} vergoed.",
            sheet.about.activity.project_number,
            words::hours::time(minutes.total()),
            words::hours::hours(claimed.total())
        );
        Ok(self.deed(said, worker, move |desk, id| {
            desk.accept_hours(id, &verdict)
        }))
    }

    fn send_back(&mut self, worker: &Worker) -> Result<Action<Message>, Fault> {
        let reason = self.form.reason.text().trim().to_owned();
        let Some(sheet) = self.claim() else {
            return Ok(Action::None);
        };
        if reason.is_empty() {
            return Err(Fault {
                at: FaultAt::Reason,
                words: "De reden ontbreekt. Schrijf wat de instelling moet verbeteren.".to_owned(),
            });
        }
        let said = format!("{}: terug naar de instelling.", number(sheet));
        Ok(self.deed(said, worker, move |desk, id| desk.return_hours(id, &reason)))
    }

    /// Talks the claim over, as the dialog says.
    pub(super) fn record_talk(&mut self, worker: &Worker) -> Action<Message> {
        if self.busy {
            return Action::None;
        }
        let answers = self.form.answers.clone();
        let number = self.claim().map(number);
        let (Some(Dialog::Talk(talk)), Some(number)) = (&mut self.dialog, number) else {
            return Action::None;
        };
        if let Some(wrong) = talk.try_it() {
            return Action::Run(focus::on(wrong));
        }
        let (whom, question) = talk.said();
        self.dialog = None;
        let said = format!("{number}: in overleg met {whom}.");
        self.deed(said, worker, move |desk, id| {
            desk.discuss_hours(id, &whom, &question, &answers)
        })
    }

    /// Has the desk do it; then the next claim that is to be judged.
    fn deed(
        &mut self,
        said: String,
        worker: &Worker,
        deed: impl FnOnce(&mut Desk, HoursClaimId) -> Result<(), Error> + Send + 'static,
    ) -> Action<Message> {
        let Some(claim) = self.selected else {
            return Action::None;
        };
        self.busy = true;
        let (year, next) = (self.year, self.open_after(claim));
        Action::Run(ask(
            worker,
            move |desk| {
                let after = match deed(desk, claim) {
                    Err(Error::Hours(problems)) => After::Fault(problems),
                    other => {
                        other?;
                        forget(desk, claim)?;
                        After::Next(Content::of(desk, year)?, said, next)
                    }
                };
                Ok(Box::new(Done { claim, after }))
            },
            Message::Done,
        ))
    }

    pub(super) fn done(&mut self, answer: Result<Box<Done>, Notice>) -> Action<Message> {
        self.busy = false;
        let done = match answer {
            Ok(done) => *done,
            Err(notice) => {
                self.waiting.clear();
                self.notice = Some(notice);
                return Action::None;
            }
        };
        match done.after {
            After::Fault(problems) => match problems.first() {
                Some(problem) => self.refuse(Fault::of(problem)),
                None => Action::None,
            },
            After::Next(content, said, next) => {
                self.notice = None;
                self.decided = Some(done.claim);
                self.selected = next.or(Some(done.claim));
                self.know(content);
                if let Some(id) = self.selected {
                    self.in_sight(id);
                }
                Action::Did(said, focus::on(LIST))
            }
        }
    }

    /// The claim whose institution can be told something: the one that was decided last, else the one looked at when
    /// it is judged.
    pub(super) fn to_tell(&self) -> Option<&ClaimSheet> {
        let looked_at = self.claim().filter(|it| !it.is_open());
        let all = || self.board.iter().flat_map(|board| &board.hours.claims);
        let decided = || all().find(|it| Some(it.claim.id) == self.decided && !it.is_open());
        looked_at.or_else(decided)
    }

    pub(super) fn ask_mail(&mut self, worker: &Worker) -> Action<Message> {
        let Some(id) = self.to_tell().map(|it| it.claim.id) else {
            return Action::None;
        };
        Action::Run(ask(
            worker,
            move |desk| desk.hours_mail(id),
            Message::MailMade,
        ))
    }

    pub(super) fn copy_mail(&mut self) -> Action<Message> {
        match self.dialog.take() {
            Some(Dialog::Mail(text)) => {
                self.said = Some("De tekst staat op het klembord.".to_owned());
                Action::Run(iced::clipboard::write(text))
            }
            other => {
                self.dialog = other;
                Action::None
            }
        }
    }

    pub(super) fn erase(&mut self, worker: &Worker) -> Action<Message> {
        self.dialog = None;
        let Some(claim) = self.selected.filter(|_| !self.busy) else {
            return Action::None;
        };
        self.busy = true;
        let year = self.year;
        Action::Run(ask(
            worker,
            move |desk| {
                let _count = desk.erase_names(&[claim])?;
                Content::of(desk, year)
            },
            Message::Erased,
        ))
    }

    pub(super) fn erased(&mut self, answer: Result<Content, Notice>) -> Action<Message> {
        self.busy = false;
        match answer {
            Ok(content) => {
                self.know(content);
                self.said = Some("De naam is gewist. Uren en bedragen zijn gebleven.".to_owned());
                Action::Run(focus::on(LIST))
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::None
            }
        }
    }
}

fn number(sheet: &ClaimSheet) -> String {
    sheet.about.activity.project_number.clone()
}
