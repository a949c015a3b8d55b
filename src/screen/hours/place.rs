//! Which claims are listed, and which one is looked at.

use super::{Hours, LIST, Message};
use crate::desk::ClaimSheet;
use crate::domain::HoursClaimId;
use crate::domain::hours::ClaimState;
use crate::screen::{Action, Jump};
use crate::ui::focus;
use crate::words;

/// From so many on, the list has a filter and a search field.
const MANY: usize = 21;

/// Which claims the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    All,
    Open,
    Discussed,
    Judged,
}

impl Show {
    pub(super) const ALL: [Self; 4] = [Self::All, Self::Open, Self::Discussed, Self::Judged];

    /// Its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::All => "Alle",
            Self::Open => "Te beoordelen",
            Self::Discussed => "In overleg of terug",
            Self::Judged => "Beoordeeld",
        }
    }

    fn holds(self, state: ClaimState) -> bool {
        match (self, state) {
            (Self::All, _)
            | (Self::Open, ClaimState::Entered)
            | (Self::Discussed, ClaimState::InDiscussion | ClaimState::Returned)
            | (Self::Judged, ClaimState::Accepted) => true,
            (Self::Open | Self::Discussed | Self::Judged, _) => false,
        }
    }
}

impl Hours {
    /// There are so many claims that the list can be narrowed.
    pub(super) fn is_long(&self) -> bool {
        self.board
            .as_ref()
            .is_some_and(|board| board.hours.claims.len() >= MANY)
    }

    /// The claims in the list.
    pub(super) fn shown(&self) -> Vec<&ClaimSheet> {
        let query = self.query.trim().to_lowercase();
        let named = |sheet: &ClaimSheet| {
            let trainer = words::hours::trainer(&sheet.claim.role, &sheet.claim.mark);
            let about = &sheet.about;
            query.is_empty()
                || [
                    trainer.as_str(),
                    sheet.name.as_deref().unwrap_or_default(),
                    &about.partner_name,
                    &about.activity.name,
                    &about.activity.project_number,
                ]
                .iter()
                .any(|it| it.to_lowercase().contains(&query))
        };
        self.board
            .iter()
            .flat_map(|board| &board.hours.claims)
            .filter(|sheet| self.show.holds(sheet.claim.state) && named(sheet))
            .collect()
    }

    /// Where the claim that is looked at stands in the list.
    pub(super) fn at(&self) -> Option<usize> {
        let shown = self.shown();
        shown
            .iter()
            .position(|it| Some(it.claim.id) == self.selected)
    }

    /// Where the screen begins: what is to be judged, else the first of the list.
    pub(super) fn first_wanted(&self) -> Option<HoursClaimId> {
        let shown = self.shown();
        let open = shown.iter().find(|it| it.is_open());
        open.or(shown.first()).map(|it| it.claim.id)
    }

    pub(super) fn choose(&mut self, at: usize) {
        let id = self.shown().get(at).map(|it| it.claim.id);
        if let Some(id) = id {
            self.look_at(id);
        }
    }

    pub(super) fn look_at(&mut self, id: HoursClaimId) {
        if self.selected != Some(id) {
            self.selected = Some(id);
            self.said = None;
            self.fill();
        }
    }

    pub(super) fn step(&mut self, on: bool) -> Action<Message> {
        let at = self.at().unwrap_or(0);
        let to = if on { Some(at + 1) } else { at.checked_sub(1) };
        if let Some(to) = to {
            self.choose(to);
        }
        Action::None
    }

    /// The claim to be judged after this one; the first one after the last. This one is no answer.
    pub(super) fn open_after(&self, id: HoursClaimId) -> Option<HoursClaimId> {
        let all: Vec<&ClaimSheet> = self
            .board
            .iter()
            .flat_map(|board| &board.hours.claims)
            .collect();
        let at = all.iter().position(|it| it.claim.id == id);
        let (before, after) = all.split_at(at.unwrap_or(0));
        let mut turn = after.iter().chain(before);
        turn.find(|it| it.is_open() && it.claim.id != id)
            .map(|it| it.claim.id)
    }

    pub(super) fn next_open(&mut self) -> Action<Message> {
        let next = self.selected.and_then(|id| self.open_after(id));
        let Some(next) = next else {
            return Action::None;
        };
        self.in_sight(next);
        self.look_at(next);
        Action::Run(focus::on(LIST))
    }

    /// Takes away what hides a claim from the list.
    pub(super) fn in_sight(&mut self, id: HoursClaimId) {
        if !self.shown().iter().any(|it| it.claim.id == id) {
            self.show = Show::All;
            self.query.clear();
        }
    }

    pub(super) fn choose_show(&mut self, at: usize) {
        self.show = Show::ALL.get(at).copied().unwrap_or(self.show);
        self.narrowed();
    }

    pub(super) fn look_for(&mut self, query: String) {
        self.query = query;
        self.narrowed();
    }

    fn narrowed(&mut self) {
        if self.at().is_none() {
            match self.first_wanted() {
                Some(id) => self.look_at(id),
                None => self.selected = None,
            }
        }
    }

    /// To the grid, to change or correct this claim.
    pub(super) fn to_grid(&self) -> Action<Message> {
        self.claim().map_or(Action::None, |sheet| {
            Action::Go(Jump::EnterHours {
                activity: Some(sheet.claim.activity),
                claim: Some(sheet.claim.id),
            })
        })
    }

    /// To the passage of the check that is looked at, or of what a decision rests on.
    pub(super) fn to_guide(&self) -> Action<Message> {
        let of_check = self.check_in_sight().map(|check| check.passage.clone());
        let of_claim = || self.claim()?.grounds()?.reduced.first().cloned();
        of_check
            .or_else(of_claim)
            .map_or(Action::None, |passage| Action::Go(Jump::Passage(passage)))
    }
}
