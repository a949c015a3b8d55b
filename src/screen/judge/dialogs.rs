//! The dialogs of the screen: granting as proposed after a look, and the agreement of the Bestuurlijk ROAZ.

use super::lines::kind_name;
use super::talk::Talk;
use super::{Judge, Message, picker, sentences};
use crate::desk::LineSheet;
use crate::domain::{Cents, CostLineId};
use crate::screen::parts;
use crate::ui::cut::cut;
use crate::ui::list::scroll;
use crate::ui::modal::Layer;
use crate::ui::{Element, button, card, choice, dialog, field, text, theme};
use crate::words;
use iced::Length;
use iced::widget::{Column as Stack, column, container, row};

/// A dialog that is open.
#[derive(Debug)]
pub enum Dialog {
    /// These lines are granted in full.
    GrantAll { lines: Vec<CostLineId> },
    /// When did the Bestuurlijk ROAZ agree, to this plan or to all that are decided?
    Agreement { day: String, all: bool },
    /// Which plan? What was typed of its name, and the row that is pointed at.
    Plans { query: String, at: usize },
    /// With whom, which question, until when?
    Talk(Talk),
    /// Which sentence? The row that is pointed at.
    Sentences { at: usize },
}

impl Dialog {
    pub(super) fn layer<'a>(&'a self, judge: &'a Judge) -> Layer<'a, Message> {
        match self {
            Self::GrantAll { lines } => grant_all(lines, judge),
            Self::Agreement { day, all } => agreement(day, *all, judge),
            Self::Plans { query, at } => picker::layer(query, *at, judge),
            Self::Talk(talk) => talk.layer(judge),
            Self::Sentences { at } => sentences::layer(*at, judge),
        }
    }
}

fn cancel<'a>() -> Element<'a, Message> {
    button::secondary("Annuleren")
        .id("annuleren")
        .on_press(Message::Cancelled)
        .into()
}

fn grant_all<'a>(lines: &'a [CostLineId], judge: &'a Judge) -> Layer<'a, Message> {
    let sheet = judge.sheet();
    let chosen: Vec<&LineSheet> = sheet
        .into_iter()
        .flat_map(|sheet| sheet.lines())
        .filter(|line| lines.contains(&line.line.id))
        .collect();
    let total: Cents = chosen.iter().map(|line| line.line.requested).sum();
    let open = sheet.map_or(0, |sheet| sheet.lines().filter(|it| it.is_open()).count());
    let left = open.saturating_sub(chosen.len());
    let count = words::counted(chosen.len(), "kostenregel", "kostenregels");
    let rows = chosen.into_iter().map(|line| {
        let kind = sheet.and_then(|sheet| kind_name(line, &sheet.plan));
        let words = column![
            cut(text::body(&line.line.text)),
            cut(text::label(kind.unwrap_or_default()))
        ];
        row![
            container(words).width(Length::Fill),
            text::body(words::plain_amount(line.line.requested))
        ]
        .spacing(theme::S16)
        .into()
    });
    let rows = Stack::with_children(rows)
        .spacing(theme::S4)
        .padding(iced::Padding::ZERO.right(theme::S12));
    let rest = match left {
        0 => "Daarna is over het hele plan besloten.".to_owned(),
        1 => "Eén andere regel blijft open: daar is het oordeel niet zonder meer Toegestaan."
            .to_owned(),
        left => format!(
            "{left} andere regels blijven open: daar is het oordeel niet zonder meer Toegestaan."
        ),
    };
    let content = column![
        text::body(format!(
            "Van deze regels is het oordeel Toegestaan. Ze worden geheel toegekend, en voorgestelde kostensoorten worden bevestigd. {rest}"
        )),
        container(scroll(rows)).max_height(280),
        card::line(),
        row![
            text::strong("Totaal").width(Length::Fill),
            container(text::strong(words::euros(total)))
                .padding(iced::Padding::ZERO.right(theme::S12))
        ]
    ]
    .spacing(theme::S12);
    let grant = button::primary(format!("{count} toekennen"))
        .id("toekennen")
        .on_press(Message::GrantAllConfirmed)
        .into();
    dialog::form(
        format!("{count} toekennen zoals voorgesteld?"),
        content,
        vec![cancel(), grant],
        Some("toekennen".into()),
    )
}

fn agreement<'a>(day: &'a str, all: bool, judge: &'a Judge) -> Layer<'a, Message> {
    let count = judge.to_agree().len();
    let name = judge
        .sheet()
        .map_or("", |sheet| sheet.partner.name.as_str());
    let decided = judge.sheet().is_some_and(|sheet| sheet.decided());
    let date = field::date("akkoorddatum", "Datum akkoord", day)
        .on_input(Message::DayTyped)
        .on_submit(Message::AgreementConfirmed)
        .error(parts::day_fault(day));
    let scope = choice::radio(
        [
            format!("Alleen het jaarplan van {name}"),
            format!("Alle besloten jaarplannen zonder akkoord ({count})"),
        ],
        Some(usize::from(all)),
    )
    .id("akkoord-voor")
    .on_choose(Message::ScopeChosen);
    let warn = (!decided && !all).then(|| {
        text::quiet(
            "Dit plan heeft nog regels zonder besluit. De brief kan pas worden gemaakt als over alle regels is besloten.",
        )
    });
    let content = column![
        text::body("Pas na het akkoord van het Bestuurlijk ROAZ kan een brief definitief worden."),
        Element::from(date),
        Element::from(scope)
    ]
    .push(warn)
    .spacing(theme::S12);
    let ready = parts::day(day).is_some() && (!all || count > 0);
    let mut record = button::primary("Akkoord vastleggen");
    if ready {
        record = record.on_press(Message::AgreementConfirmed);
    }
    dialog::form(
        "Akkoord ROAZ vastleggen",
        content,
        vec![cancel(), record.into()],
        Some("akkoorddatum".into()),
    )
}
