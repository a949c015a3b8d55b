//! A cost kind: what it is worth, what its questions lead to, what proves it, and what it rests on.

use super::Message;
use super::view::{block, hint, passage_link, top};
use crate::desk::guide_book::{GuideShelf, words_of};
use crate::domain::CostKindId;
use crate::domain::verdict::Verdict;
use crate::letters::texts::condition_in_words;
use crate::rules::edition::{Condition, CostKind, Stance};
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, chip, text};
use crate::words;
use iced::widget::{Column as Stack, column, row, space};
use iced::{Alignment, Length};

/// A cost kind that the edition has.
pub(super) fn view<'a>(shelf: &'a GuideShelf, id: &CostKindId) -> Element<'a, Message> {
    let Some(kind) = shelf.guide.cost_kind(id) else {
        return space::vertical().height(0).into();
    };
    let evidence = kind.evidence.iter().filter_map(|id| evidence(shelf, id));
    let passages = kind
        .passages
        .iter()
        .filter_map(|id| passage_link(shelf, id));
    let conditions = kind.conditions.iter().map(|it| condition(shelf, it));
    let remark = (!kind.note.is_empty()).then(|| {
        parts::banner(
            Icon::Info,
            Tone::Quiet,
            text::body(&kind.note),
            space::horizontal().width(0),
        )
    });
    Stack::new()
        .push(head(shelf, kind))
        .push(remark)
        .push(block("Voorwaarden; ja is gunstig", conditions.collect()))
        .push(block("Bewijsstukken", evidence.collect()))
        .push(block("Passages waarop dit rust", passages.collect()))
        .push(recognised(kind))
        .push(tree_and_rate(shelf, kind))
        .spacing(theme::S16)
        .into()
}

fn head<'a>(shelf: &'a GuideShelf, kind: &'a CostKind) -> Element<'a, Message> {
    let groups = shelf.guide.cost_groups().iter();
    let group = groups
        .filter(|it| it.id == kind.group)
        .map(|it| chip::tag(it.name.as_str(), Tone::Accent));
    let mut tags: Vec<Element<'a, Message>> = group.collect();
    tags.push(chip::tag(words::guide::stance(kind.stance), Tone::Quiet));
    tags.push(text::label(format!("Editie {}", shelf.guide.edition().id)).into());
    let verdict = row![
        parts::verdict(kind.default_verdict, true),
        text::body(first(kind)).width(Length::Fill)
    ]
    .spacing(theme::S12)
    .align_y(Alignment::Center);
    column![
        top(tags, kind.name.as_str()),
        verdict,
        hint(words::guide::OWN_WORDS)
    ]
    .spacing(theme::S8)
    .into()
}

/// What the verdict is while nothing is answered, and what lifts it.
fn first(kind: &CostKind) -> &'static str {
    match (kind.stance, kind.conditions.is_empty()) {
        (Stance::Yes, _) => "Zonder verdere voorwaarden.",
        (Stance::No, _) => "Geen enkel antwoord maakt dit anders.",
        (Stance::Consult, true) => "De adviseur beslist.",
        (Stance::YesProvided | Stance::Consult | Stance::NoUnless, false) => {
            "Zolang niets is beantwoord. Is elk antwoord ja, dan is het toegestaan."
        }
        (Stance::YesProvided | Stance::NoUnless, true) => "Zolang niets is beantwoord.",
    }
}

/// A question with what each answer leads to.
fn condition<'a>(shelf: &'a GuideShelf, asked: &'a Condition) -> Element<'a, Message> {
    let leads = |answer: &'static str, verdict: Verdict| {
        row![text::label(answer), parts::verdict(verdict, false)]
            .spacing(theme::S8)
            .align_y(Alignment::Center)
    };
    let answers = row![
        leads("Nee:", asked.if_no),
        leads("Weet niet:", asked.if_unknown),
    ]
    .spacing(theme::S24);
    let letter = condition_in_words(asked.id.as_str())
        .map(|words| text::label(format!("In de brief: {words}")));
    Stack::new()
        .push(text::body(&asked.text))
        .push(text::label(words::guide::asked_of(asked.asked_of)))
        .push(letter)
        .push(answers)
        .push(passage_link(shelf, &asked.passage))
        .spacing(theme::S4)
        .into()
}

fn evidence<'a>(
    shelf: &'a GuideShelf,
    id: &crate::domain::EvidenceId,
) -> Option<Element<'a, Message>> {
    let item = shelf.guide.evidence(id)?;
    let about = format!(
        "{}. {}.",
        words::guide::moment(item.moment),
        words::guide::basis(item.basis)
    );
    let inner = Stack::new()
        .push(text::body(&item.label))
        .push(text::label(about))
        .push(passage_link(shelf, &item.passage));
    Some(inner.into())
}

fn recognised(kind: &CostKind) -> Option<Element<'_, Message>> {
    let words = words_of(kind);
    if words.is_empty() {
        return None;
    }
    let inner = column![
        text::strong("Herkend aan deze woorden"),
        text::body(words.join(", "))
    ]
    .spacing(theme::S4);
    Some(crate::ui::card::card(inner))
}

fn tree_and_rate<'a>(shelf: &'a GuideShelf, kind: &'a CostKind) -> Option<Element<'a, Message>> {
    let tree = kind.uses_tree.then(|| {
        hint("Ook te beoordelen met de beslisboom; van twee oordelen telt het strengste.")
    });
    let rate = kind.rate.as_ref().map(|wanted| {
        let rates = shelf.guide.rates().iter().filter(|it| it.kind == *wanted);
        let told: Vec<String> = rates
            .map(|it| {
                let amount = words::euros(it.amount);
                format!("{}: {amount} per {} in {}.", it.label, it.unit, it.year)
            })
            .collect();
        hint(told.join(" "))
    });
    if tree.is_none() && rate.is_none() {
        return None;
    }
    Some(Stack::new().push(tree).push(rate).spacing(theme::S8).into())
}
