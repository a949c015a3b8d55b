//! What a later version changes, activity by activity, with the choice to take it over or to keep what stands.

use super::{Action, Check, Lower, Message, PANES};
use crate::desk::Reading;
use crate::domain::ActivityId;
use crate::domain::change::Change;
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, card, chip, choice, list, text};
use crate::words;
use crate::words::replies::Reply;
use iced::widget::{Column, column, container, row};
use iced::{Alignment, Length};

/// The differences of one activity.
struct Group<'a> {
    /// `None` for a new one.
    activity: Option<ActivityId>,
    title: String,
    changes: Vec<&'a Change>,
}

impl Check {
    /// What stands below the sheet: what is wrong or in doubt, and what changed.
    pub(super) fn lower_card<'a>(
        &'a self,
        reading: &'a Reading,
        layout: Layout,
    ) -> Option<Element<'a, Message>> {
        if reading.changes.is_empty() {
            return self.remark_list(reading, layout);
        }
        let told = !reading.remarks.is_empty() || !self.request.answers.is_empty();
        if told && self.lower == Lower::Remarks {
            return self.remark_list(reading, layout);
        }
        let body = list::scroll(Column::with_children(
            groups(reading)
                .into_iter()
                .enumerate()
                .flat_map(|(at, group)| [self.group(at, group), card::line()]),
        ))
        .height(Length::Fill);
        let head: Element<'_, Message> = match told {
            true => card::head("Per activiteit", self.lower_tabs(reading)),
            false => card::head(
                "Per activiteit",
                text::quiet("Overnemen wat nieuw is, of behouden wat er staat"),
            ),
        };
        Some(
            container(card::flush(column![head, body]))
                .id(PANES[2])
                .height(Length::FillPortion(match layout {
                    Layout::Wide => 3,
                    Layout::Narrow => 2,
                }))
                .into(),
        )
    }

    /// Remarks or differences, where there are both.
    pub(super) fn lower_tabs<'a>(&'a self, reading: &'a Reading) -> Element<'a, Message> {
        let options = [
            format!("Meldingen {}", reading.remarks.len()),
            format!("Verschillen {}", reading.changes.len()),
        ];
        let at = match self.lower {
            Lower::Remarks => 0,
            Lower::Differences => 1,
        };
        choice::segments(options, Some(at))
            .id("onder")
            .on_choose(Message::LowerChosen)
            .into()
    }

    fn group<'a>(&'a self, at: usize, group: Group<'a>) -> Element<'a, Message> {
        let keep = group
            .activity
            .is_some_and(|activity| self.request.keep.contains(&activity));
        let lines = group
            .changes
            .iter()
            .map(|change| text::quiet(words::changes::short(change)).into());
        let said = column![text::strong(group.title)]
            .extend(lines)
            .width(Length::Fill);
        let act: Element<'_, Message> = match group.activity {
            Some(activity) => choice::segments(["Overnemen", "Behouden"], Some(usize::from(keep)))
                .id(format!("keus-{at}"))
                .on_choose(move |at| Message::KeepChosen(activity, at == 1))
                .into(),
            None => chip::plain(Icon::Plus, "Nieuw", Tone::Ok),
        };
        row![said, act]
            .spacing(theme::S12)
            .align_y(Alignment::Center)
            .padding([theme::S8, theme::S16])
            .into()
    }

    /// The mail to the partner about what holds the file up.
    pub(super) fn reply(&self) -> Option<String> {
        let reading = self.reading.as_ref()?;
        let (sender, office) = self.sender.clone();
        let reply = Reply {
            file: reading.request.file_name.clone(),
            year: reading.year.unwrap_or(self.opening.year),
            sender,
            office,
        };
        reply.cells(&reading.remarks)
    }

    pub(super) fn copy(&mut self) -> Action {
        let Some(mail) = self.reply() else {
            return Action::None;
        };
        self.copied = true;
        Action::Run(iced::clipboard::write(mail))
    }
}

/// The differences by activity, in the order of the file.
fn groups(reading: &Reading) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for change in &reading.changes {
        let activity = reading.activity_of(change);
        let known = groups
            .iter_mut()
            .find(|group| activity.is_some() && group.activity == activity);
        if let Some(group) = known {
            group.changes.push(change);
            continue;
        }
        let title = match (activity, change) {
            (_, Change::ActivityAdded { name, .. }) => name.clone(),
            (Some(activity), _) => reading.title_of(activity),
            (None, _) => String::new(),
        };
        groups.push(Group {
            activity,
            title,
            changes: vec![change],
        });
    }
    groups
}
