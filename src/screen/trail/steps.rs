//! Where the trail goes on: each step has a number, which is its key.

use super::{Jump, Message, Trail};
use crate::desk::{FieldFrom, FieldHome, TrailPassage};
use crate::ui::{Element, button, chip, theme};
use iced::Alignment;
use iced::widget::row;

/// The first step, for focus.
pub(super) const FIRST: &str = "bronlijn-stap";

/// A step on.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub label: String,
    pub jump: Jump,
}

impl Trail {
    /// All steps from here, in the order of the screen.
    pub(super) fn steps(&self) -> Vec<Step> {
        let Some(content) = &self.content else {
            return Vec::new();
        };
        let mut steps: Vec<Step> = Vec::new();
        let mut add = |label: &str, jump: Jump| {
            if !steps.iter().any(|it| it.jump == jump) {
                let label = label.to_owned();
                steps.push(Step { label, jump });
            }
        };
        if content.lines.is_empty() {
            for field in &content.fields {
                let (label, jump) = self.home(field);
                if let Some(jump) = jump {
                    add(label, jump);
                }
            }
        }
        if let Some(passage) = &content.passage {
            add("Naar de passage", Jump::Passage(passage.id.clone()));
        }
        if let Some(line) = self.current() {
            let judge = Jump::Judge {
                plan: Some(self.plan),
                activity: Some(line.activity.id),
                line: Some(line.sheet.line.id),
            };
            add("Naar het besluit", judge);
            add("Naar het jaarplan", Jump::Plan(self.plan));
            if let Some(kind) = &line.sheet.line.kind {
                add("Naar de kostensoort", Jump::CostKind(kind.clone()));
            }
            for passage in &line.passages {
                add("Naar de passage", Jump::Passage(passage.id.clone()));
            }
        }
        if content.sentence.is_some() {
            add("Naar de briefteksten", Jump::Settings);
        }
        steps
    }

    /// What the home of a field is called, and how to go there.
    pub(super) fn home(&self, field: &FieldFrom) -> (&'static str, Option<Jump>) {
        let partner = self.content.as_ref().map(|it| it.partner);
        match field.home {
            FieldHome::Partner => ("Naar de partner", Some(Jump::Partners(partner))),
            FieldHome::Plan => ("Naar het jaarplan", Some(Jump::Plan(self.plan))),
            FieldHome::Agreement => ("Naar het ROAZ-akkoord", Some(Jump::Roaz)),
            FieldHome::Decisions => ("Naar de besluiten", Some(Jump::Trail(self.plan, None))),
            FieldHome::Settings => ("Naar de instellingen", Some(Jump::Settings)),
            FieldHome::Guide => ("Naar de gids", Some(Jump::Guide)),
            FieldHome::Letter => ("Van de brief zelf", None),
        }
    }

    /// The link to a step, with its key; nothing when there is no such step.
    pub(super) fn link(&self, jump: &Jump) -> Option<Element<'_, Message>> {
        let steps = self.steps();
        let at = steps.iter().position(|it| it.jump == *jump)?;
        let step = steps.into_iter().nth(at)?;
        let mut link = button::link_to(step.label, Message::Went(step.jump));
        if at == 0 {
            link = link.id(FIRST);
        }
        let key = (at < 9).then(|| chip::key((at + 1).to_string()));
        Some(
            row![link]
                .push(key)
                .spacing(theme::S8)
                .align_y(Alignment::Center)
                .into(),
        )
    }

    /// The link to a passage.
    pub(super) fn passage_link(&self, passage: &TrailPassage) -> Option<Element<'_, Message>> {
        self.link(&Jump::Passage(passage.id.clone()))
    }
}
