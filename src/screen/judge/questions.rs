//! The selected line: its kind, and the questions to answer for it and for its activity.

use super::answers::ANSWERS;
use super::{Judge, KIND, Message, state};
use crate::desk::{ActivitySheet, LineSheet};
use crate::domain::consultation::{ConsultationRemark, NeedState};
use crate::domain::verdict::{Answer, AskedCondition, CheckResult};
use crate::screen::Jump;
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, card, chip, choice, select, text};
use crate::words;
use iced::widget::{Column as Stack, column, container, row, space};
use iced::{Alignment, Length};

impl Judge {
    /// The control of the question that the next answer is for.
    pub(super) fn asked_next(&self) -> Option<String> {
        let line = self.current()?;
        let open = line.questions().iter().position(|it| it.answer.is_none());
        if let Some(at) = open {
            return Some(question_id(at));
        }
        let left = checks_beside(self.current_activity()?, line);
        let check = left.iter().find(|(_, it)| it.answer.is_none());
        check.map(|(at, _)| check_id(*at))
    }

    /// What is asked about the selected line, and about its activity.
    pub(super) fn questions<'a>(&'a self, sheet: &'a ActivitySheet) -> Element<'a, Message> {
        let Some(line) = self.current() else {
            return text::quiet("Deze activiteit heeft geen kostenregels.").into();
        };
        let conditions = line.questions();
        let first_open = conditions.iter().position(|it| it.answer.is_none());
        let rows = conditions.iter().enumerate().map(|(at, asked)| {
            let shared = shared_by(sheet, asked);
            condition(at, asked, shared, first_open == Some(at))
        });
        let left = checks_beside(sheet, line);
        let check_open = left.iter().find(|(_, it)| it.answer.is_none());
        let check_open = check_open
            .map(|(at, _)| *at)
            .filter(|_| first_open.is_none());
        let about = (!left.is_empty()).then(|| {
            container(text::small_strong("Over de hele activiteit").color(theme::INK2))
                .padding([theme::S8, theme::S16])
        });
        Stack::new()
            .push(container(self.kind(line)).padding([theme::S12, theme::S16]))
            .extend(rows)
            .push(about.is_some().then(card::line))
            .push(about)
            .extend(
                left.into_iter()
                    .zip('a'..)
                    .map(|((at, asked), mark)| check(at, mark, asked, check_open == Some(at))),
            )
            .into()
    }

    /// The verdict and the kind it follows from.
    fn kind<'a>(&'a self, line: &'a LineSheet) -> Element<'a, Message> {
        let head = row![
            state::verdict(line.outlook().verdict, true),
            text::strong(&line.line.text).width(Length::Fill),
            text::quiet(words::euros(line.line.requested)),
        ]
        .push(self.plan.map(|plan| {
            let source = Jump::Trail(plan, Some(line.line.id));
            button::link_to("Bron", Message::JumpPressed(source))
        }))
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        let kinds = self.kinds();
        let wanted = line.outlook().kind.as_ref();
        let chosen = kinds.iter().position(|(kind, _)| Some(kind) == wanted);
        let names: Vec<String> = kinds.into_iter().map(|(_, name)| name).collect();
        let control = select::select(names, chosen, "Kies een kostensoort")
            .id(KIND)
            .name("Kostensoort")
            .on_choose(Message::KindChosen);
        let open = line.line.kind.is_none() && wanted.is_some();
        let confirm = open.then(|| {
            Element::from(
                button::secondary("Soort bevestigen")
                    .small()
                    .keys("Enter")
                    .on_press(Message::KindConfirmed),
            )
        });
        let label = match (open, line.learned) {
            (true, true) => "Kostensoort: voorstel, eerder zo gekozen",
            (true, false) => "Kostensoort: voorstel op woorden",
            (false, _) => "Kostensoort",
        };
        let guide = wanted.map(|kind| {
            let kind = Jump::CostKind(kind.clone());
            button::link_to("Gids", Message::JumpPressed(kind))
        });
        let label = row![text::label(label).width(Length::Fill)]
            .push(self.to_tree(line))
            .push(guide)
            .push(confirm)
            .spacing(theme::S12)
            .align_y(Alignment::Center);
        let talks = self.sheet().map(|sheet| sheet.talks_needed(line));
        let talks = talks.into_iter().flatten().map(|it| talk_needed(&it));
        column![
            head,
            text::body(words::verdicts::reasons(line.outlook())),
            column![label, Element::from(control)].spacing(theme::S4)
        ]
        .extend(talks)
        .spacing(theme::S8)
        .into()
    }
}

/// That the guide wants a dated consultation, and how far it has come.
fn talk_needed<'a>(talk: &ConsultationRemark) -> Element<'a, Message> {
    let when = if talk.beforehand { " vooraf" } else { "" };
    let missing = talk.state == NeedState::Missing;
    let words = format!(
        "Alleen na gedateerd overleg{when}. {}.",
        words::consultations::state(talk)
    );
    let tone = if talk.state.is_doubtful() {
        Tone::Warn
    } else {
        Tone::Ok
    };
    let key = missing.then(|| chip::key("Ctrl+3"));
    let inner = row![
        Icon::Chat.tinted(16.0, tone.ink()),
        text::small(words).color(tone.ink()).width(Length::Fill)
    ]
    .push(key)
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    container(inner)
        .padding([theme::S4, theme::S8])
        .width(Length::Fill)
        .style(move |_| container::Style {
            background: Some(tone.tint().into()),
            border: iced::Border {
                color: tone.line(),
                width: 1.0,
                radius: theme::RADIUS.into(),
            },
            ..container::Style::default()
        })
        .into()
}

/// The checks on the activity, with their place, that the line does not ask itself.
pub(super) fn checks_beside<'a>(
    sheet: &'a ActivitySheet,
    line: &LineSheet,
) -> Vec<(usize, &'a CheckResult)> {
    let asked = |check: &CheckResult| line.questions().iter().any(|it| it.id == check.id);
    let checks = sheet.checks.iter().enumerate();
    checks.filter(|(_, check)| !asked(check)).collect()
}

fn question_id(at: usize) -> String {
    format!("vraag-{}", at + 1)
}

fn check_id(at: usize) -> String {
    format!("activiteit-{}", at + 1)
}

/// How many lines of the activity ask the same.
fn shared_by(sheet: &ActivitySheet, asked: &AskedCondition) -> usize {
    sheet
        .lines
        .iter()
        .filter(|line| line.questions().iter().any(|it| it.id == asked.id))
        .count()
}

fn condition<'a>(
    at: usize,
    asked: &'a AskedCondition,
    shared: usize,
    next: bool,
) -> Element<'a, Message> {
    let below = match (shared > 1, asked.adviser_decides) {
        (true, _) => Some(format!(
            "Geldt voor {shared} kostenregels van deze activiteit"
        )),
        (false, true) => Some("Besluit van de adviseur".to_owned()),
        (false, false) => None,
    };
    let mark = format!("{}", at + 1);
    let id = question_id(at);
    asked_row(
        mark,
        &asked.question,
        below,
        asked.answer,
        next,
        id,
        move |option| Message::Answered(at, option),
    )
}

fn check<'a>(at: usize, mark: char, asked: &'a CheckResult, next: bool) -> Element<'a, Message> {
    let no = asked.answer == Some(Answer::No);
    let below = no.then(|| {
        let effect = words::verdicts::check_effect(asked.effect_if_no);
        format!("{effect}. {}", asked.action_if_no)
    });
    let id = check_id(at);
    asked_row(
        mark.to_string(),
        &asked.question,
        below,
        asked.answer,
        next,
        id,
        move |option| Message::CheckAnswered(at, option),
    )
}

fn asked_row<'a>(
    mark: String,
    question: &'a str,
    below: Option<String>,
    answer: Option<Answer>,
    next: bool,
    id: String,
    on_choose: impl Fn(usize) -> Message + 'a,
) -> Element<'a, Message> {
    let mark: Element<'_, Message> = if next {
        chip::tag(mark, Tone::Accent)
    } else {
        container(text::quiet(mark)).padding([0, 6]).into()
    };
    let words = Stack::new()
        .push(text::body(question))
        .push(below.map(text::label))
        .width(Length::Fill);
    let options = ANSWERS.map(|it| words::verdicts::answer(Some(it)));
    let chosen = answer.and_then(|answer| ANSWERS.iter().position(|it| *it == answer));
    let control = choice::answers(options, chosen).id(id).on_choose(on_choose);
    let inner = row![container(mark).width(24), words, Element::from(control)]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
    column![
        card::line(),
        container(inner).padding([theme::S8, theme::S16]),
        space::vertical().height(0)
    ]
    .into()
}
