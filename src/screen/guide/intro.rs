//! What is told while nothing is chosen: which edition this is, and what its verdicts mean.

use super::Message;
use super::view::{hint, lines, top};
use crate::desk::guide_book::GuideShelf;
use crate::domain::verdict::Verdict;
use crate::screen::parts;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, chip, text};
use crate::words;
use iced::widget::{Column as Stack, column, row};
use iced::{Alignment, Length};

/// The edition as a whole.
pub(super) fn view(shelf: &GuideShelf) -> Element<'_, Message> {
    let edition = shelf.guide.edition();
    let tags = vec![
        chip::tag(format!("Editie {}", edition.id), Tone::Accent),
        chip::tag(valid(edition.valid_from, edition.valid_until), Tone::Quiet),
    ];
    let about = column![
        text::large(format!("Vastgesteld door {}.", edition.adopted_by)),
        text::body(&edition.note),
        hint(words::guide::OWN_WORDS)
    ]
    .spacing(theme::S8);
    let counts = row![
        parts::fact("Passages", shelf.guide.passages().len().to_string()),
        parts::fact("Kostensoorten", shelf.guide.cost_kinds().len().to_string()),
        parts::fact("Eigen passages", shelf.policy.passages.len().to_string()),
        parts::fact("Eigen regels", shelf.policy.rules.len().to_string()),
    ]
    .spacing(theme::S32);
    let verdicts = Verdict::ALL.into_iter().filter_map(|verdict| {
        let label = shelf.guide.verdict_label(verdict)?;
        let line = row![
            iced::widget::container(parts::verdict(verdict, true)).width(160),
            text::body(&label.meaning).width(Length::Fill)
        ]
        .spacing(theme::S12)
        .align_y(Alignment::Center);
        Some(line.into())
    });
    let unknown = (!shelf.unknown.is_empty()).then(|| {
        let names: Vec<&str> = shelf.unknown.iter().map(|it| it.as_str()).collect();
        hint(format!(
            "In dit register staan ook jaarplannen onder een editie die dit programma niet heeft: {}. Hun besluiten houden de passages van toen.",
            names.join(", ")
        ))
    });
    Stack::new()
        .push(top(
            tags,
            words::guide_title(&edition.title, &edition.adopted),
        ))
        .push(about)
        .push(counts)
        .push(lines("Wat een oordeel betekent", None, verdicts.collect()))
        .push(unknown)
        .push(hint(
            "Kies links een passage of kostensoort, of zoek met Ctrl+F.",
        ))
        .spacing(theme::S16)
        .into()
}

/// For which plan years an edition is.
fn valid(first: i32, last: Option<i32>) -> String {
    match last {
        Some(last) => format!("Planjaren {first} tot en met {last}"),
        None => format!("Vanaf planjaar {first}"),
    }
}
