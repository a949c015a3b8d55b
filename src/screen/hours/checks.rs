//! Passend en redelijk: the guide's checks on hours, what the figures suggest, and what the adviser answers.

use super::{Action, Hours, Message, Tab};
use crate::desk::ClaimSheet;
use crate::domain::hours_ground::Suggestion;
use crate::domain::verdict::Answer;
use crate::rules::edition::{Check, Guide, HoursCheck, Subject, guide};
use crate::rules::hours_checks::{HoursFacts, suggest};
use crate::rules::hours_compare::Comparison;
use crate::ui::icon::Icon;
use crate::ui::press::{Look, Press, Ring};
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, chip, choice, table, text};
use crate::words;
use crate::worker::Worker;
use iced::widget::{Column as Stack, column, container, row};
use iced::{Alignment, Color, Length};

/// The answers of the check that is asked.
pub(super) const ANSWER: &str = "uren-antwoord";
/// The answers in the order of their keys.
pub(super) const ANSWERS: [Answer; 3] = [Answer::Yes, Answer::No, Answer::Unknown];

impl Hours {
    fn guide(&self) -> Option<&'static Guide> {
        guide(&self.claim()?.claim.edition)
    }

    /// The checks on hours of the claim's edition, each with the figures that say something about it.
    pub(super) fn checks(&self) -> Vec<(&'static Check, &'static HoursCheck)> {
        let Some(guide) = self.guide() else {
            return Vec::new();
        };
        let beside = guide.hours().map_or(&[][..], |rules| &rules.checks);
        let checks = guide.checks(Subject::Hours);
        checks
            .filter_map(|check| Some((check, beside.iter().find(|it| it.id == check.id)?)))
            .collect()
    }

    /// The check that the next answer is for: the one that is looked at, else the first without an answer.
    fn asked(&self) -> Option<usize> {
        let open = || {
            let mut checks = self.checks().into_iter();
            checks.position(|(check, _)| !self.form.answers.contains_key(&check.id))
        };
        self.form.check.or_else(open)
    }

    /// That check.
    pub(super) fn check_in_sight(&self) -> Option<&'static Check> {
        self.checks().get(self.asked()?).map(|(check, _)| *check)
    }

    /// How many are answered, and how many there are.
    pub(super) fn answered(&self) -> (usize, usize) {
        let checks = self.checks();
        let done = checks
            .iter()
            .filter(|(check, _)| self.form.answers.contains_key(&check.id));
        (done.count(), checks.len())
    }

    /// Answers the check that is asked: 1 ja, 2 nee, 3 or 0 weet niet.
    pub(super) fn digit(&mut self, digit: u8, worker: &Worker) -> Action<Message> {
        let option = match digit {
            1 | 2 => usize::from(digit) - 1,
            3 | 0 => 2,
            _ => return Action::None,
        };
        self.tab = Tab::Checks;
        match self.asked() {
            Some(check) => self.answer(check, option, worker),
            None => Action::None,
        }
    }

    /// Ja to every check that is still open.
    pub(super) fn all_yes(&mut self, worker: &Worker) -> Action<Message> {
        let open: Vec<usize> = self
            .checks()
            .iter()
            .enumerate()
            .filter(|(_, (check, _))| !self.form.answers.contains_key(&check.id))
            .map(|(at, _)| at)
            .collect();
        let mut all = Vec::new();
        for at in open {
            if let Action::Run(task) = self.answer(at, 0, worker) {
                all.push(task);
            }
        }
        Action::Run(iced::Task::batch(all))
    }

    /// The claim that is looked at beside comparable ones.
    pub(super) fn comparison(&self) -> Option<&Comparison> {
        self.board.as_ref()?.beside.get(&self.selected?)
    }

    /// The region calls the third phase ontwikkeling en evaluatie.
    pub(super) fn third_is_development(&self) -> bool {
        self.board
            .as_ref()
            .is_some_and(|board| board.third_is_development)
    }

    fn suggestion(&self, sheet: &ClaimSheet, check: &HoursCheck) -> Option<Suggestion> {
        let unrated = sheet.lines.iter().filter(|line| line.amount().is_none());
        Some(suggest(
            check.figure,
            &HoursFacts {
                claimed: &sheet.claimed(),
                unrated: unrated.count(),
                comparison: self.comparison()?,
            },
        ))
    }

    /// The checks below each other; of the one that is asked also its question and the answers.
    pub(super) fn checks_view<'a>(&'a self, sheet: &'a ClaimSheet) -> Element<'a, Message> {
        let asked = self.asked();
        let (done, all) = self.answered();
        let head = row![
            text::strong("Passend en redelijk?").width(Length::Fill),
            text::label(format!("{done} van {all} beantwoord")),
            chip::key("1 2 3")
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        let rows = self.checks().into_iter().enumerate().map(|(at, both)| {
            let row = self.check_row(at, both, sheet);
            let below = (asked == Some(at)).then(|| self.question(at, both.0));
            Stack::new().push(row).push(below).into()
        });
        column![head]
            .push(Stack::with_children(rows))
            .spacing(theme::S4)
            .into()
    }

    fn check_row<'a>(
        &'a self,
        at: usize,
        (check, beside): (&'static Check, &'static HoursCheck),
        sheet: &'a ClaimSheet,
    ) -> Element<'a, Message> {
        let answer = self.form.answers.get(&check.id).copied();
        let suggested = self.suggestion(sheet, beside);
        let state = match (answer, suggested) {
            (Some(answer), _) => {
                let (icon, tone) = match answer {
                    Answer::Yes => (Icon::CheckBold, Tone::Ok),
                    Answer::No => (Icon::CrossBold, Tone::Stop),
                    Answer::Unknown => (Icon::DiamondBold, Tone::Ask),
                };
                let word = words::verdicts::answer(Some(answer));
                Some(chip::filled(icon, word, tone))
            }
            (None, Some(it)) => {
                let (icon, tone) = match it.answer {
                    Some(Answer::Yes) => (Icon::CheckBold, Tone::Ok),
                    Some(Answer::No) => (Icon::Half, Tone::Warn),
                    Some(Answer::Unknown) | None => (Icon::CircleBold, Tone::Quiet),
                };
                Some(chip::plain(icon, self.ground(sheet, it), tone))
            }
            (None, None) => None,
        };
        let section = self.section(&check.passage);
        let label = container(table::words(beside.label.as_str())).width(Length::Fill);
        let face = row![label]
            .push(state)
            .push(section.map(|it| chip::tag(it, Tone::Accent)))
            .spacing(theme::S8)
            .align_y(Alignment::Center);
        Press::new(container(face).width(Length::Fill))
            .name(check.question.clone())
            .id(format!("toets-{}", at + 1))
            .on_press(Some(Message::CheckPressed(at)))
            .width(Length::Fill)
            .height(30.0)
            .ring(Ring::Beside)
            .style(|status| Look {
                fill: if status.hovered {
                    theme::HOVER
                } else {
                    Color::TRANSPARENT
                },
                edge: Color::TRANSPARENT,
                ink: theme::INK,
                radius: theme::RADIUS,
            })
            .into()
    }

    /// What the figures suggest, in a few words.
    fn ground(&self, sheet: &ClaimSheet, suggested: Suggestion) -> String {
        let kind = sheet.about.activity.kind;
        words::hours_judging::ground(suggested.ground, kind, self.third_is_development())
    }

    /// The section of a passage as a tag has it.
    fn section(&self, id: &crate::domain::PassageId) -> Option<String> {
        let passage = self.guide()?.passage(id)?;
        Some(words::trail::passage_tag(&passage.section, false))
    }

    fn question(&self, at: usize, check: &'static Check) -> Element<'_, Message> {
        let chosen = self.form.answers.get(&check.id);
        let chosen = chosen.and_then(|answer| ANSWERS.iter().position(|it| it == answer));
        let options = ANSWERS.map(|it| words::verdicts::answer(Some(it)));
        let control = choice::answers(options, chosen)
            .id(ANSWER)
            .on_choose(move |option| Message::Answered(at, option));
        let no = chosen == Some(1);
        let action = no.then(|| text::label(check.action_if_no.as_str()));
        let guide = button::link("Gids", Message::passage(&check.passage));
        let answers = row![Element::from(control), guide, chip::key("F2")]
            .spacing(theme::S8)
            .align_y(Alignment::Center);
        let inner = column![text::body(check.question.as_str())]
            .push(answers)
            .push(action)
            .spacing(theme::S8);
        container(inner)
            .width(Length::Fill)
            .padding([theme::S8, theme::S12])
            .style(|_| container::Style {
                background: Some(theme::BG.into()),
                border: iced::border::rounded(theme::RADIUS),
                ..container::Style::default()
            })
            .into()
    }

    /// The tag of a passage, which leads to it.
    pub(super) fn tag(&self, id: &crate::domain::PassageId) -> Option<Element<'_, Message>> {
        let passage = self.guide()?.passage(id)?;
        let face = chip::tag(self.section(id)?, Tone::Accent);
        Some(
            Press::new(face)
                .name(passage.title.clone())
                .on_press(Some(Message::passage(id)))
                .height(28.0)
                .ring(Ring::Beside)
                .into(),
        )
    }

    /// The sections of passages as tags that lead nowhere, each once.
    pub(super) fn sections(&self, ids: &[crate::domain::PassageId]) -> Vec<Element<'_, Message>> {
        let mut sections: Vec<String> = Vec::new();
        for section in ids.iter().filter_map(|id| self.section(id)) {
            if !sections.contains(&section) {
                sections.push(section);
            }
        }
        let tag = |section| chip::tag(section, Tone::Accent);
        sections.into_iter().map(tag).collect()
    }

    /// The tags of passages, each section once.
    pub(super) fn tags(&self, ids: &[crate::domain::PassageId]) -> Vec<Element<'_, Message>> {
        let mut sections: Vec<&str> = Vec::new();
        let mut tags = Vec::new();
        for id in ids {
            let passage = self.guide().and_then(|guide| guide.passage(id));
            if let Some(passage) = passage
                && !sections.contains(&passage.section.as_str())
            {
                sections.push(&passage.section);
                tags.extend(self.tag(id));
            }
        }
        tags
    }
}
