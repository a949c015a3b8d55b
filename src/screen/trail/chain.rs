//! The chain at the left: the words in the letter, the decision, the cost line, the cell, the passages.

use super::{Jump, LINES, Message, Shown, Trail};
use crate::desk::{self, FieldFrom, TrailLine, TrailPassage, TrailSentence};
use crate::domain::decision::{Decision, Outcome};
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, card, chip, list as lists, table, text};
use crate::words;
use iced::widget::{Column, Row, column, container, row, space};
use iced::{Alignment, Length};

/// Height of a row in the list of cost lines, in px, and how many are seen at once.
const ROW: f32 = 46.0;
const SEEN: usize = 5;

impl Trail {
    /// The chain from the letter to the passages.
    pub(super) fn chain<'a>(&'a self, content: &'a desk::Trail) -> Element<'a, Message> {
        let mut links: Vec<Element<'_, Message>> = Vec::new();
        if let Some(said) = &self.said {
            let words = in_letter(&said.words, content.sentence.as_ref());
            let change = self
                .link(&Jump::Settings)
                .filter(|_| content.sentence.is_some());
            links.push(link(Icon::Envelope, "In de brief", words, change));
        }
        if content.lines.is_empty() && !content.fields.is_empty() {
            let title = match &content.sentence {
                Some(_) => "Ingevuld in de zin",
                None => "Waar dit staat",
            };
            links.push(link(
                Icon::Pencil,
                title,
                self.fields(&content.fields),
                None,
            ));
        }
        if let Some(passage) = &content.passage {
            let next = self.passage_link(passage);
            links.push(link(Icon::Book, "Passage", passage_words(passage), next));
        }
        if content.lines.len() > 1 {
            let title = match content.passage {
                Some(_) => "Besluiten in dit jaarplan die hierop rusten",
                None => "Besluiten waarop dit rust",
            };
            links.push(link(Icon::Checklist, title, self.lines(content), None));
        }
        if let Some(line) = self.current() {
            self.of_line(line, &mut links);
        }
        let all = Column::with_children(links);
        lists::scroll(all.padding([theme::S16, theme::S24]))
            .height(Length::Fill)
            .into()
    }

    fn of_line<'a>(&'a self, line: &'a TrailLine, links: &mut Vec<Element<'a, Message>>) {
        let judge = Jump::Judge {
            plan: Some(self.plan),
            activity: Some(line.activity.id),
            line: Some(line.sheet.line.id),
        };
        let decision = decision(line);
        links.push(link(
            Icon::Checklist,
            "Besluit",
            decision,
            self.link(&judge),
        ));
        let plan = self.link(&Jump::Plan(self.plan));
        links.push(link(Icon::FileText, "Kostenregel", cost_line(line), plan));
        links.push(link(
            Icon::Excel,
            "Cel in het bestand",
            self.cell(line),
            None,
        ));
        let kind = line.sheet.line.kind.clone();
        let kind = kind.and_then(|kind| self.link(&Jump::CostKind(kind)));
        let name = line.kind_name.as_deref().unwrap_or("Nog niet gekozen");
        let name = text::body(name).into();
        links.push(link(Icon::Receipt, "Kostensoort", name, kind));
        for passage in &line.passages {
            let next = self.passage_link(passage);
            links.push(link(Icon::Book, "Passage", passage_words(passage), next));
        }
    }

    fn lines<'a>(&'a self, content: &'a desk::Trail) -> Element<'a, Message> {
        let count = content.lines.len();
        let asked = content.lines.iter().map(|it| it.sheet.line.requested).sum();
        let granted = content.lines.iter().map(granted).sum();
        let rows = list(LINES, count, move |at| match content.lines.get(at) {
            Some(line) => line_row(line),
            None => space::horizontal().into(),
        })
        .row_height(ROW)
        .selected(Some(self.chosen))
        .on_select(Message::LineChosen)
        .on_move(Message::LineChosen);
        let height = ROW * count.min(SEEN) as f32;
        let sum = row![
            text::strong(words::counted(count, "kostenregel", "kostenregels")),
            space::horizontal(),
            text::strong(format!(
                "{} van {}",
                words::euros(granted),
                words::euros(asked)
            ))
        ];
        column![
            card::flush(container(Element::from(rows)).height(height)),
            sum
        ]
        .spacing(theme::S4)
        .into()
    }

    fn fields<'a>(&'a self, fields: &'a [FieldFrom]) -> Element<'a, Message> {
        let rows = fields.iter().map(|field| {
            let (home, jump) = self.home(field);
            let way = match jump.and_then(|jump| self.link(&jump)) {
                Some(link) => link,
                None => text::label(home).into(),
            };
            row![
                column![
                    text::label(format!("{{{}}}", field.field)),
                    text::body(&field.value)
                ]
                .width(Length::Fill),
                way
            ]
            .spacing(theme::S12)
            .align_y(Alignment::Center)
            .into()
        });
        Column::with_children(rows).spacing(theme::S8).into()
    }

    fn cell<'a>(&'a self, line: &'a TrailLine) -> Element<'a, Message> {
        let at = words::trail::cell(&line.sheet.line.cell);
        let file = match &self.shown {
            Shown::Cell(cell) => Some(format!(
                "{}, versie {}, ontvangen op {}",
                cell.file_name,
                cell.version,
                words::long_date(cell.received_on)
            )),
            Shown::Opening(_) => Some("Het bestand wordt geopend".to_owned()),
            Shown::NoFile => Some("Het bestand is niet te openen".to_owned()),
            Shown::Nothing => None,
        };
        let typed = match &self.shown {
            Shown::Cell(cell) if !cell.agrees => Some(text::body(
                "In deze cel staat iets anders: het bedrag is bij het inlezen aangepast.",
            )),
            Shown::Cell(_) | Shown::Opening(_) | Shown::NoFile | Shown::Nothing => None,
        };
        Column::new()
            .push(text::body(at))
            .push(file.map(text::quiet))
            .push(typed)
            .into()
    }
}

/// A link of the chain: what it is, what is known of it, and the step on.
fn link<'a>(
    icon: Icon,
    title: &'a str,
    content: Element<'a, Message>,
    next: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    let head = Row::new()
        .push(
            text::small_strong(title)
                .color(theme::INK2)
                .width(Length::Fill),
        )
        .push(next)
        .spacing(theme::S8)
        .height(28)
        .align_y(Alignment::Center);
    let mark = column![
        container(icon.tinted(16.0, theme::ACCENT)).padding([6.0, 0.0]),
        card::line_down()
    ]
    .width(16)
    .align_x(Alignment::Center);
    let body = container(column![head, content].spacing(theme::S4)).padding(iced::Padding {
        bottom: theme::S16,
        ..iced::Padding::ZERO
    });
    row![mark, body.width(Length::Fill)]
        .spacing(theme::S12)
        .into()
}

fn in_letter<'a>(said: &'a str, sentence: Option<&'a TrailSentence>) -> Element<'a, Message> {
    let about = sentence.map(|it| {
        let whose = match it.own {
            true => "eigen zin van de regio",
            false => "zin van het programma",
        };
        column![
            text::label(format!("Brieftekst {}, {whose}. {}", it.id, it.when)),
            text::label(&it.text)
        ]
    });
    Column::new()
        .push(text::body(words::letters::quoted(said)))
        .push(about)
        .spacing(theme::S4)
        .into()
}

fn passage_words(passage: &TrailPassage) -> Element<'_, Message> {
    let tag = words::trail::passage_tag(&passage.section, passage.regional);
    let head = row![
        chip::tag(tag, Tone::Accent),
        container(text::strong(&passage.title)).width(Length::Fill)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    column![head, text::body(&passage.summary)]
        .spacing(theme::S4)
        .into()
}

fn granted(line: &TrailLine) -> crate::domain::Cents {
    line.sheet
        .settled()
        .map_or(Default::default(), |it| it.granted)
}

fn line_row(line: &TrailLine) -> Element<'_, Message> {
    let asked = line.sheet.line.requested;
    let amounts = column![
        text::body(words::plain_amount(granted(line))),
        text::label(format!("van {}", words::plain_amount(asked)))
    ]
    .align_x(Alignment::End);
    let names = column![
        table::one_line(text::strong(&line.sheet.line.text)),
        table::one_line(text::label(format!(
            "{} {}",
            line.activity.project_number, line.activity.name
        )))
    ]
    .width(Length::Fill);
    row![names, amounts]
        .spacing(theme::S8)
        .padding([0.0, theme::S12])
        .align_y(Alignment::Center)
        .into()
}

fn decision(line: &TrailLine) -> Element<'_, Message> {
    let Some(made) = &line.sheet.decision else {
        return text::body("Over deze kostenregel is nog niet besloten.").into();
    };
    let amounts = format!(
        "{} van {}",
        words::euros(made.granted),
        words::euros(line.sheet.line.requested)
    );
    let head = row![outcome(made.outcome), text::strong(amounts)]
        .spacing(theme::S12)
        .align_y(Alignment::Center);
    let by = format!(
        "Door {} op {}, gids {}",
        made.decided_by,
        words::long_date(made.decided_on),
        made.edition
    );
    let stale = made.stale.then(|| {
        text::body("De regel is daarna gewijzigd: opnieuw beoordelen.").color(theme::WARN)
    });
    Column::new()
        .push(head)
        .push(text::quiet(by))
        .push(stale)
        .push(verdicts(made))
        .push(
            (!made.reason.is_empty()).then(|| parts::fact("Reden volgens de regels", &made.reason)),
        )
        .push((!made.motivation.is_empty()).then(|| parts::fact("Motivering", &made.motivation)))
        .spacing(theme::S4)
        .into()
}

/// What the rules suggested, and what was recorded.
fn verdicts(made: &Decision) -> Element<'_, Message> {
    let suggested = row![
        text::label("Voorstel"),
        parts::verdict(made.suggested, false)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center);
    let recorded = (made.recorded != made.suggested).then(|| {
        row![
            text::label("Vastgelegd"),
            parts::verdict(made.recorded, false)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center)
    });
    Row::new()
        .push(suggested)
        .push(recorded)
        .spacing(theme::S16)
        .into()
}

fn cost_line(line: &TrailLine) -> Element<'_, Message> {
    let activity = format!("{} {}", line.activity.project_number, line.activity.name);
    row![
        column![text::strong(&line.sheet.line.text), text::quiet(activity)].width(Length::Fill),
        parts::fact("Gevraagd", words::euros(line.sheet.line.requested))
    ]
    .spacing(theme::S12)
    .into()
}

fn outcome<'a>(outcome: Outcome) -> Element<'a, Message> {
    let (icon, tone) = parts::outcome_look(outcome);
    chip::filled(icon, words::verdicts::outcome(outcome), tone)
}
