//! What the decision tree says about the activity, for lines whose kind uses it, and the way to its runs.

use super::{Judge, Message, state, why};
use crate::desk::{ActivitySheet, LineSheet, guide_of};
use crate::domain::TreeRunId;
use crate::domain::tree::TreeFinding;
use crate::screen::Jump;
use crate::ui::theme;
use crate::ui::{Element, button, card, text};
use crate::words;
use iced::widget::{column, container, row};
use iced::{Alignment, Length};

impl Judge {
    /// Whether the guide has a decision tree for the kind of the line.
    pub(super) fn by_tree(&self, line: &LineSheet) -> bool {
        let guide = self.sheet().and_then(|sheet| guide_of(&sheet.plan).ok());
        let kind = line.outlook().kind.as_ref();
        let kind = guide.zip(kind).and_then(|(guide, id)| guide.cost_kind(id));
        kind.is_some_and(|kind| kind.uses_tree)
    }

    /// The link to the tree: the run that waits for an answer, or else the one that counts, or else a new one.
    pub(super) fn to_tree(&self, line: &LineSheet) -> Option<Element<'_, Message>> {
        let sheet = self.current_activity().filter(|_| self.by_tree(line))?;
        let done = sheet.tree.first().map(|it| it.run);
        let jump = to_run(sheet, sheet.tree_open.or(done));
        let link = button::link_to("Beslisboom", Message::JumpPressed(jump));
        Some(link.id("naar-beslisboom").into())
    }

    /// What completed runs say, each to be opened; that one is not finished.
    pub(super) fn tree_said(&self) -> Option<Element<'_, Message>> {
        let sheet = self.current_activity()?;
        let asked = if self.why_of_all {
            sheet.lines.iter().any(|line| self.by_tree(line))
        } else {
            self.current().is_some_and(|line| self.by_tree(line))
        };
        if !asked || (sheet.tree.is_empty() && sheet.tree_open.is_none()) {
            return None;
        }
        let head = container(text::strong("Beslisboom")).padding([theme::S4, theme::S16]);
        let open = sheet.tree_open.map(|run| {
            let words = text::body("Een beslisboom over deze activiteit heeft nog een open vraag.");
            let jump = Message::JumpPressed(to_run(sheet, Some(run)));
            why::leads(words, jump)
                .padding([theme::S8, theme::S16])
                .into()
        });
        let said = sheet.tree.iter().map(|it| said(it, sheet));
        let all = column![head].extend(said).extend(open);
        Some(column![container(all).padding([theme::S8, 0.0]), card::line()].into())
    }
}

fn to_run(sheet: &ActivitySheet, run: Option<TreeRunId>) -> Jump {
    Jump::Tree {
        activity: Some(sheet.activity.id),
        run,
    }
}

/// A run: its role and day, its outcome, and the adviser's own judgement beside it.
fn said<'a>(found: &'a TreeFinding, sheet: &ActivitySheet) -> Element<'a, Message> {
    let role = match found.role.as_str() {
        "" => "Zonder rol",
        role => role,
    };
    let own = found.own.as_ref().map(|own| {
        let verdict = words::verdicts::verdict(own.verdict).to_lowercase();
        text::label(format!("Uw eigen oordeel daar: {verdict}"))
    });
    let words = column![
        row![
            why::clipped(text::body(role)),
            state::verdict(found.verdict, true)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center),
        text::label(words::long_date(found.dated)),
        text::small(&found.conclusion)
    ]
    .push(own)
    .width(Length::Fill)
    .spacing(2);
    let jump = Message::JumpPressed(to_run(sheet, Some(found.run)));
    why::leads(words, jump)
        .padding([theme::S8, theme::S16])
        .into()
}
