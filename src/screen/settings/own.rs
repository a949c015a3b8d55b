//! Eigen passages en regels: both lists, and the form of a passage.

use super::form::{self, Edit, PassageField, PassageForm, Place};
use super::{Message, Open, PANES};
use crate::domain::region::RegionSource;
use crate::ui::icon::Icon;
use crate::ui::list::{self, list};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, empty, field, frame, select, table, text};
use crate::words;
use iced::widget::{Column, Row, column, container, row, space};
use iced::{Alignment, Length};

/// What is open, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    Passage(usize),
    Rule(usize),
}

impl Open {
    /// Both lists below each other.
    pub(super) fn own_view(&self) -> Element<'_, Message> {
        let words = column![
            text::heading("Eigen passages en regels"),
            text::quiet(
                "Een regel van de regio maakt het oordeel van de gids strenger, nooit ruimer. Oordeelt de gids al strenger, dan blijft dat gelden."
            )
        ];
        let add_passage = button::secondary("Passage toevoegen")
            .small()
            .icon(Icon::Plus)
            .keys("Ctrl+N")
            .on_press(Message::Edited(Edit::PassageAdded));
        let add_rule = button::secondary("Regel toevoegen")
            .small()
            .icon(Icon::Plus)
            .on_press(Message::Edited(Edit::RuleAdded));
        let content = column![
            container(words).padding(theme::S16),
            card::line(),
            section_head("Passages", add_passage.into()),
            self.passage_list(),
            section_head("Regels", add_rule.into()),
            self.rule_list(),
        ];
        list::scroll(content).height(Length::Fill).into()
    }

    fn passage_list(&self) -> Element<'_, Message> {
        if self.form.passages.is_empty() {
            return nothing(
                "Nog geen eigen passage",
                "Een passage is een afspraak van de regio waarop een oordeel kan rusten.",
            );
        }
        let selected = match self.item {
            Some(Item::Passage(at)) => Some(at),
            Some(Item::Rule(_)) | None => None,
        };
        let all = &self.form.passages;
        list("eigen-passages", all.len(), move |at| match all.get(at) {
            Some(it) => two_lines(&it.title, &it.section, self.wrong(Item::Passage(at))),
            None => space::horizontal().into(),
        })
        .row_height(46.0)
        .height(Length::Shrink)
        .selected(selected)
        .on_select(|at| Message::ItemChosen(Item::Passage(at)))
        .on_move(|at| Message::ItemChosen(Item::Passage(at)))
        .into()
    }

    fn rule_list(&self) -> Element<'_, Message> {
        if self.form.rules.is_empty() {
            return nothing(
                "Nog geen eigen regel",
                "Maak eerst een passage, of laat de regel op een passage van de gids rusten.",
            );
        }
        let selected = match self.item {
            Some(Item::Rule(at)) => Some(at),
            Some(Item::Passage(_)) | None => None,
        };
        let all = &self.form.rules;
        list("eigen-regels", all.len(), move |at| match all.get(at) {
            Some(it) => {
                let does = if it.asks {
                    "Extra voorwaarde".to_owned()
                } else {
                    let verdict = crate::domain::verdict::Verdict::from_code(&it.at_best);
                    let verdict = verdict.map_or("", words::verdicts::verdict);
                    format!("Hoogstens {}", verdict.to_lowercase())
                };
                two_lines(&it.title, does, self.wrong(Item::Rule(at)))
            }
            None => space::horizontal().into(),
        })
        .row_height(46.0)
        .height(Length::Shrink)
        .selected(selected)
        .on_select(|at| Message::ItemChosen(Item::Rule(at)))
        .on_move(|at| Message::ItemChosen(Item::Rule(at)))
        .into()
    }

    /// Whether something is wrong with a row that the user has seen the form of.
    fn wrong(&self, item: Item) -> bool {
        self.faults.iter().any(|fault| {
            let here = match (&fault.at, item) {
                (Place::Passage(at, _), Item::Passage(of))
                | (Place::Rule(at, _), Item::Rule(of)) => *at == of,
                _ => false,
            };
            here && self.fault_at(&fault.at).is_some()
        })
    }

    /// The form of what is open.
    pub(super) fn own_pane(&self, layout: Layout) -> frame::Pane<'_, Message> {
        let content: Element<'_, Message> = match self.item {
            Some(Item::Passage(at)) => match self.form.passages.get(at) {
                Some(passage) => self.passage_form(at, passage),
                None => space::vertical().into(),
            },
            Some(Item::Rule(at)) => match self.form.rules.get(at) {
                Some(rule) => self.rule_form(at, rule),
                None => space::vertical().into(),
            },
            None => container(empty::empty(
                Icon::Book,
                "Kies een passage of regel",
                "Of voeg er een toe met Ctrl+N.",
                None,
            ))
            .padding(theme::S32)
            .into(),
        };
        let width = match layout {
            Layout::Wide => 560,
            Layout::Narrow => 480,
        };
        let content = container(content).padding(theme::S16);
        frame::pane(PANES[2], width, list::scroll(content).height(Length::Fill))
    }

    fn passage_form<'a>(&'a self, at: usize, it: &'a PassageForm) -> Element<'a, Message> {
        let input = |of: PassageField, value: &'a str| {
            let place = Place::Passage(at, of);
            field::field(place.id(), of.label(), value)
                .error(self.fault_at(&place))
                .on_input(move |text| Message::Edited(Edit::Passage(at, of, text)))
                .on_blur(Message::Left(place))
        };
        let sources = RegionSource::ALL;
        let source = select::select(
            sources.map(words::region_settings::source),
            sources.iter().position(|source| source.code() == it.source),
            "Kies een bron",
        )
        .id(Place::Passage(at, PassageField::Source).id())
        .on_choose(move |chosen| {
            let code = sources.get(chosen).map_or("", |source| source.code());
            Message::Edited(Edit::Passage(at, PassageField::Source, code.to_owned()))
        });
        let used = self.form.rules.iter();
        let used = used.filter(|rule| rule.passages.contains(&it.id)).count();
        let used = match used {
            0 => "Er rust nog geen regel op deze passage.".to_owned(),
            count => format!(
                "{} op deze passage.",
                words::counted(count, "regel rust", "regels rusten")
            ),
        };
        Column::new()
            .push(form_head("Eigen passage", Item::Passage(at)))
            .push(input(PassageField::Title, &it.title))
            .push(
                input(PassageField::Section, &it.section)
                    .hint("Zoals een brief die noemt: Meerjarenplan 2025–2028, 3.2."),
            )
            .push(self.long(
                Place::Passage(at, PassageField::Summary),
                "Samenvatting, in eigen woorden",
                96.0,
            ))
            .push(field::labelled("Bron", source))
            .push(
                input(PassageField::Id, &it.id)
                    .hint("Waaronder regels deze passage kennen; anders dan die van de gids."),
            )
            .push(text::quiet(used))
            .spacing(theme::S16)
            .into()
    }

    /// A field of several lines with its fault.
    pub(super) fn long<'a>(
        &'a self,
        place: Place,
        label: &'a str,
        height: f32,
    ) -> Element<'a, Message> {
        let (typed, left) = (place.clone(), Message::Left(place.clone()));
        let area = field::area(
            place.id(),
            self.editor(&place),
            height,
            move |action| Message::Wrote(typed.clone(), action),
            Some(left),
        );
        Column::new()
            .push(field::labelled(label, area))
            .push(self.fault_at(&place).map(field::error))
            .spacing(theme::S4)
            .into()
    }
}

/// The head of a form, with the way to remove it.
pub(super) fn form_head<'a>(title: &'a str, item: Item) -> Element<'a, Message> {
    let remove = button::secondary("Verwijderen")
        .small()
        .icon(Icon::Trash)
        .on_press(Message::RemovePressed(item));
    row![
        text::heading(title).width(Length::Fill),
        Element::from(remove)
    ]
    .align_y(Alignment::Center)
    .into()
}

fn section_head<'a>(title: &'a str, act: Element<'a, Message>) -> Element<'a, Message> {
    container(row![text::strong(title).width(Length::Fill), act].align_y(Alignment::Center))
        .padding(iced::Padding {
            top: theme::S12,
            bottom: theme::S8,
            ..iced::Padding::ZERO.horizontal(theme::S16)
        })
        .into()
}

fn nothing<'a>(what: &'a str, how: &'a str) -> Element<'a, Message> {
    container(empty::empty(Icon::Book, what, how, None))
        .padding([theme::S8, theme::S16])
        .into()
}

fn two_lines<'a>(
    title: &'a str,
    below: impl Into<std::borrow::Cow<'a, str>>,
    wrong: bool,
) -> Element<'a, Message> {
    let title = if title.trim().is_empty() {
        "Zonder titel"
    } else {
        title
    };
    let words = column![
        table::one_line(text::strong(title)),
        table::one_line(text::quiet(below.into()))
    ]
    .width(Length::Fill);
    Row::new()
        .push(words)
        .push(wrong.then(|| chip::filled(Icon::CrossBold, "Klopt niet", Tone::Stop)))
        .align_y(Alignment::Center)
        .padding([0.0, theme::S16])
        .into()
}

/// A passage by its id: where it stands and what it is about.
pub(super) fn passage_name(open: &Open, id: &str) -> String {
    let own = open.form.passages.iter().find(|it| it.id == id);
    let guides = || {
        form::guide()?
            .passages()
            .iter()
            .find(|it| it.id.as_str() == id)
    };
    match (own, guides()) {
        (Some(own), _) => format!("{} · {}", own.section, own.title),
        (None, Some(it)) => format!("{} · {}", it.section, it.title),
        (None, None) => id.to_owned(),
    }
}
