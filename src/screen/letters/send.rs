//! Who signs letters, and telling that they were sent.

use super::dialogs::{CHANNELS, Dialog};
use super::{Action, Letters, Message};
use crate::desk::Sending;
use crate::domain::letter::LetterState;
use crate::domain::region::Signatory;
use crate::notice::Notice;
use crate::screen::{ask, parts};
use crate::words;
use crate::worker::Worker;

impl Letters {
    pub(super) fn ask_sending(&mut self) {
        if let Some(row) = self.current().filter(|row| super::can_be_sent(row)) {
            let title = format!("Brief aan {} verstuurd?", row.partner);
            self.ask_sent(vec![row.plan], title);
        }
    }

    pub(super) fn ask_sending_all(&mut self) {
        let plans = self.to_send();
        match plans.len() {
            0 => {}
            1 => {
                self.selected = plans.first().copied();
                self.ask_sending();
            }
            count => self.ask_sent(plans, format!("{count} brieven verstuurd?")),
        }
    }

    fn ask_sent(&mut self, plans: Vec<crate::domain::PlanId>, title: String) {
        self.dialog = Some(Dialog::Send {
            plans,
            title,
            day: parts::typed_day(self.today),
            channel: 0,
        });
    }

    pub(super) fn day_typed(&mut self, typed: String) {
        if let Some(Dialog::Send { day, .. }) = &mut self.dialog {
            *day = typed;
        }
    }

    pub(super) fn channel_chosen(&mut self, at: usize) {
        if let Some(Dialog::Send { channel, .. }) = &mut self.dialog {
            *channel = at;
        }
    }

    pub(super) fn send(&mut self, worker: &Worker) -> Action {
        let Some(Dialog::Send {
            plans,
            day,
            channel,
            ..
        }) = &self.dialog
        else {
            return Action::None;
        };
        let (Some(on), Some(channel)) = (parts::day(day), CHANNELS.get(*channel)) else {
            return Action::None;
        };
        let plans = plans.clone();
        let to = match plans.as_slice() {
            [one] => self.row(*one).map(|row| row.partner.clone()),
            _ => None,
        };
        let sending = Sending {
            on,
            channel: (*channel).to_owned(),
        };
        self.dialog = None;
        Action::Run(ask(
            worker,
            move |desk| {
                let count = desk.mark_all_sent(&plans, &sending)?;
                Ok(match to {
                    Some(partner) => format!("Brief aan {partner} als verstuurd gemeld."),
                    None => format!("{count} brieven als verstuurd gemeld."),
                })
            },
            Message::Sent,
        ))
    }

    /// Asks who may sign, to choose from.
    pub(super) fn ask_signatory(worker: &Worker) -> Action {
        Action::Run(ask(
            worker,
            |desk| desk.who_can_sign(),
            Message::SignatoriesFound,
        ))
    }

    pub(super) fn signatories_found(&mut self, answer: Result<Vec<Signatory>, Notice>) -> Action {
        let people = match answer {
            Ok(people) => people,
            Err(notice) => return self.fail(notice),
        };
        let Some(row) = self.current() else {
            return Action::None;
        };
        let signs = row.signatory.as_ref().map(|it| it.id);
        let chosen = people.iter().position(|it| Some(it.id) == signs);
        self.dialog = Some(Dialog::Sign {
            plan: row.plan,
            partner: row.partner.clone(),
            others: self.unsent().len().saturating_sub(1),
            people,
            chosen,
            all: false,
        });
        Action::None
    }

    fn unsent(&self) -> Vec<crate::domain::PlanId> {
        let unsent = self
            .rows()
            .iter()
            .filter(|row| row.state != LetterState::Sent);
        unsent.map(|row| row.plan).collect()
    }

    pub(super) fn signatory_chosen(&mut self, at: usize) {
        if let Some(Dialog::Sign { chosen, .. }) = &mut self.dialog {
            *chosen = Some(at);
        }
    }

    pub(super) fn toggle_all(&mut self) {
        if let Some(Dialog::Sign { all, .. }) = &mut self.dialog {
            *all = !*all;
        }
    }

    pub(super) fn sign(&mut self, worker: &Worker) -> Action {
        let Some(Dialog::Sign {
            plan,
            people,
            chosen: Some(chosen),
            all,
            ..
        }) = &self.dialog
        else {
            return Action::None;
        };
        let Some(person) = people.get(*chosen) else {
            return Action::None;
        };
        let plans = if *all { self.unsent() } else { vec![*plan] };
        // Who signs by default goes on doing so when the region names another.
        let signatory = (!person.default).then_some(person.id);
        let name = person.name.clone();
        self.dialog = None;
        Action::Run(ask(
            worker,
            move |desk| {
                let count = desk.choose_signatory(&plans, signatory)?;
                let letters = words::counted(count, "brief", "brieven");
                Ok(format!("{name} ondertekent {letters}."))
            },
            Message::Signed,
        ))
    }
}
