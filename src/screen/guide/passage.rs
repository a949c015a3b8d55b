//! A passage: what it says in our own words, and all that rests on it.

use super::view::{block, hint, link, top};
use super::{Message, Topic};
use crate::desk::guide_book::{GuideShelf, Resting};
use crate::domain::PassageId;
use crate::domain::verdict::Verdict;
use crate::letters::texts::condition_in_words;
use crate::rules::edition::{Condition, CostKind};
use crate::screen::parts;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, chip, text};
use crate::words;
use iced::Length;
use iced::widget::{Column as Stack, column, space};

type Rows<'a> = Vec<Element<'a, Message>>;

/// A passage that the edition or the region has.
pub(super) fn view<'a>(shelf: &'a GuideShelf, id: &PassageId) -> Element<'a, Message> {
    let resting = shelf.resting_on(id);
    let none = resting.is_empty().then(|| {
        text::quiet("Geen kostensoort, voorwaarde of toets rust rechtstreeks op deze passage.")
    });
    Stack::new()
        .push(said(shelf, id))
        .push(none)
        .extend(blocks(&resting))
        .spacing(theme::S16)
        .into()
}

/// What it says, and whose words they are.
fn said<'a>(shelf: &'a GuideShelf, id: &PassageId) -> Element<'a, Message> {
    let edition = shelf.guide.edition();
    if let Some(passage) = shelf.guide.passage(id) {
        let mut tags = vec![
            chip::tag(words::guide::section_tag(&passage.section), Tone::Accent),
            chip::tag(words::guide::passage_kind(passage.kind), Tone::Quiet),
        ];
        if passage.heading != passage.section {
            tags.push(text::label(&passage.heading).into());
        }
        tags.push(text::label(format!("Editie {}", edition.id)).into());
        return column![
            top(tags, passage.title.as_str()),
            text::large(&passage.summary),
            hint(words::guide::OWN_WORDS)
        ]
        .spacing(theme::S8)
        .into();
    }
    let own = shelf.policy.passages.iter().find(|it| it.id == *id);
    let Some(own) = own else {
        return space::vertical().height(0).into();
    };
    let tags = vec![
        chip::tag(own.section.as_str(), Tone::Accent),
        chip::tag(words::logged::source(own.source), Tone::Quiet),
    ];
    let settings = button::link_to("Wijzigen bij Instellingen", Message::SettingsPressed);
    column![
        top(tags, own.title.as_str()),
        text::large(&own.summary),
        hint("Eigen passage van de regio; zij hoort niet bij de referentiegids."),
        Element::from(settings)
    ]
    .spacing(theme::S8)
    .into()
}

/// What rests on it, sort by sort.
fn blocks<'a>(resting: &[Resting<'a>]) -> Vec<Element<'a, Message>> {
    let pick = |wanted: fn(&Resting<'a>) -> Option<Element<'a, Message>>| -> Rows<'a> {
        resting.iter().filter_map(wanted).collect()
    };
    [
        block("Kostensoorten die hierop rusten", pick(cost_kind)),
        block("Voorwaarden", conditions(resting)),
        block("Toetsen", pick(check)),
        block("Bewijsstukken", pick(evidence)),
        block("Bedragen en termijnen", pick(amount_or_day)),
        block("Keuzes van de regio", pick(setting)),
        block("Criteria", pick(criterion)),
        block("Beslisboom", pick(tree)),
        block("Vragen en antwoorden", pick(faq)),
        block("Eigen regels van de regio", pick(rule)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn cost_kind<'a>(resting: &Resting<'a>) -> Option<Element<'a, Message>> {
    let Resting::CostKind(kind) = *resting else {
        return None;
    };
    Some(with_verdict(
        link(kind.name.as_str(), Topic::CostKind(kind.id.clone())),
        kind.default_verdict,
    ))
}

/// Each question once, with the cost kinds that ask it and what the letter makes of it.
fn conditions<'a>(resting: &[Resting<'a>]) -> Rows<'a> {
    let mut asked: Vec<(&'a Condition, Vec<&'a CostKind>)> = Vec::new();
    for resting in resting {
        if let Resting::Condition(condition, kind) = *resting {
            match asked.iter_mut().find(|(it, _)| it.id == condition.id) {
                Some((_, kinds)) => kinds.push(kind),
                None => asked.push((condition, vec![kind])),
            }
        }
    }
    let row = |(condition, kinds): (&'a Condition, Vec<&'a CostKind>)| {
        let letter = condition_in_words(condition.id.as_str())
            .map(|words| text::label(format!("In de brief: {words}")));
        let kinds = kinds
            .into_iter()
            .map(|kind| link(kind.name.as_str(), Topic::CostKind(kind.id.clone())));
        Stack::new()
            .push(text::body(&condition.text))
            .push(letter)
            .extend(kinds)
            .into()
    };
    asked.into_iter().map(row).collect()
}

fn check<'a>(resting: &Resting<'a>) -> Option<Element<'a, Message>> {
    let Resting::Check(check) = *resting else {
        return None;
    };
    let effect = words::verdicts::check_effect(check.effect_if_no).to_lowercase();
    Some(two_lines(
        check.question.as_str(),
        format!("{}, bij nee: {effect}", words::guide::check(check.subject)),
    ))
}

fn evidence<'a>(resting: &Resting<'a>) -> Option<Element<'a, Message>> {
    let Resting::Evidence(item) = *resting else {
        return None;
    };
    Some(two_lines(
        item.label.as_str(),
        format!(
            "{}. {}.",
            words::guide::moment(item.moment),
            words::guide::basis(item.basis)
        ),
    ))
}

fn amount_or_day<'a>(resting: &Resting<'a>) -> Option<Element<'a, Message>> {
    match *resting {
        Resting::Rate(rate) => Some(two_lines(
            format!(
                "{}: {} per {} in {}",
                rate.label,
                words::euros(rate.amount),
                rate.unit,
                rate.year
            ),
            rate.note.as_str(),
        )),
        Resting::Deadline(deadline) => {
            Some(two_lines(deadline.label.as_str(), deadline.note.as_str()))
        }
        Resting::CostKind(_)
        | Resting::Condition(..)
        | Resting::Check(_)
        | Resting::Evidence(_)
        | Resting::Setting(_)
        | Resting::Criterion(_)
        | Resting::Faq(_)
        | Resting::Node(_)
        | Resting::Outcome(_)
        | Resting::Rule(_) => None,
    }
}

fn setting<'a>(resting: &Resting<'a>) -> Option<Element<'a, Message>> {
    let Resting::Setting(setting) = *resting else {
        return None;
    };
    let to = button::link_to(setting.label.as_str(), Message::SettingsPressed);
    let help = (!setting.help.is_empty()).then(|| text::label(&setting.help));
    Some(Stack::new().push(Element::from(to)).push(help).into())
}

fn criterion<'a>(resting: &Resting<'a>) -> Option<Element<'a, Message>> {
    let Resting::Criterion(criterion) = *resting else {
        return None;
    };
    let words = format!("{}. {}", criterion.number, criterion.label);
    Some(text::body(words).into())
}

fn tree<'a>(resting: &Resting<'a>) -> Option<Element<'a, Message>> {
    match *resting {
        Resting::Node(node) => Some(two_lines(
            node.question.as_str(),
            format!("Vraag {} van de beslisboom", node.id),
        )),
        Resting::Outcome(outcome) => Some(with_verdict(
            text::body(&outcome.conclusion).width(Length::Fill).into(),
            outcome.verdict,
        )),
        Resting::CostKind(_)
        | Resting::Condition(..)
        | Resting::Check(_)
        | Resting::Evidence(_)
        | Resting::Rate(_)
        | Resting::Deadline(_)
        | Resting::Setting(_)
        | Resting::Criterion(_)
        | Resting::Faq(_)
        | Resting::Rule(_) => None,
    }
}

fn faq<'a>(resting: &Resting<'a>) -> Option<Element<'a, Message>> {
    let Resting::Faq(faq) = *resting else {
        return None;
    };
    Some(column![text::strong(&faq.question), text::body(&faq.answer)].into())
}

fn rule<'a>(resting: &Resting<'a>) -> Option<Element<'a, Message>> {
    let Resting::Rule(rule) = *resting else {
        return None;
    };
    let years = words::guide::years(&rule.applies);
    Some(two_lines(rule.title.as_str(), years))
}

/// Something to read, and a quiet line below it where there is one.
fn two_lines<'a>(
    words: impl Into<std::borrow::Cow<'a, str>>,
    below: impl Into<std::borrow::Cow<'a, str>>,
) -> Element<'a, Message> {
    let below = below.into();
    let below = (!below.is_empty()).then(|| text::label(below));
    Stack::new()
        .push(text::body(words.into()))
        .push(below)
        .into()
}

/// What it is, and below it the verdict: names can be as wide as the pane.
fn with_verdict<'a>(what: Element<'a, Message>, verdict: Verdict) -> Element<'a, Message> {
    column![what, parts::verdict(verdict, false)].into()
}
