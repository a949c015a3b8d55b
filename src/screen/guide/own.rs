//! Beside a topic: the region's own rules that go before the guide, and the cases that rest on it.

use super::view::passage_link;
use super::{GuideBook, Message, Topic};
use crate::desk::Case;
use crate::desk::guide_book::GuideShelf;
use crate::domain::region::{RegionRule, RuleEffect};
use crate::domain::verdict::Verdict;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::{list, scroll};
use crate::ui::theme;
use crate::ui::{Element, button, card, empty, table, text};
use crate::words;
use iced::widget::text::Wrapping;
use iced::widget::{Column as Stack, column, container, row, space};
use iced::{Alignment, Length, Padding};

/// The list of cases.
pub(super) const CASES: &str = "gids-zaken";
/// Height of a case in px: three lines.
const CASE: f32 = 68.0;
/// How high the rules may grow before they scroll, in px.
const RULES: f32 = 340.0;

impl GuideBook {
    /// The region's rules of the year that touch what is read; all of them while nothing is.
    pub(super) fn rules<'a>(&self, shelf: &'a GuideShelf) -> Vec<&'a RegionRule> {
        match &self.topic {
            Some(topic) => shelf.rules_about(topic),
            None => shelf.rules(),
        }
    }

    /// The pane at the right.
    pub(super) fn beside<'a>(&'a self, shelf: &'a GuideShelf) -> Element<'a, Message> {
        let rules = container(self.own_rules(shelf)).padding([theme::S12, theme::S16]);
        if self.topic.is_none() {
            return scroll(rules).height(Length::Fill).into();
        }
        let rules = container(scroll(rules)).max_height(RULES);
        let head = row![
            text::strong("Zaken die hierop rusten"),
            space::horizontal(),
            text::label(self.cases.len().to_string())
        ]
        .align_y(Alignment::Center)
        .padding([theme::S12, theme::S16]);
        column![
            rules,
            card::line(),
            head,
            card::line(),
            container(self.case_list()).height(Length::Fill)
        ]
        .into()
    }

    /// "Welke regels van ons gaan hier voor".
    pub(super) fn own_rules<'a>(&'a self, shelf: &'a GuideShelf) -> Element<'a, Message> {
        let rules = self.rules(shelf);
        let none = rules.is_empty().then(|| {
            let about = match &self.topic {
                Some(Topic::Passage(_)) => " over deze passage",
                Some(Topic::CostKind(_)) => " over deze kostensoort",
                None => "",
            };
            text::quiet(format!(
                "Voor {} heeft de regio geen eigen regel{about}. De gids geldt zoals hij is.",
                shelf.year
            ))
        });
        let elsewhere = match shelf.rules_of_other_years() {
            0 => None,
            count => Some(text::label(format!(
                "{} in andere planjaren.",
                words::counted(count, "eigen regel geldt", "eigen regels gelden")
            ))),
        };
        let settings = button::link_to("Eigen regels bij Instellingen", Message::SettingsPressed);
        let title = if self.topic.is_some() {
            "Regels van onze regio die hier voorgaan"
        } else {
            "Regels van onze regio"
        };
        Stack::new()
            .push(text::strong(title))
            .push(none)
            .extend(rules.into_iter().map(|rule| rule_row(shelf, rule)))
            .push(elsewhere)
            .push(Element::from(settings))
            .spacing(theme::S8)
            .into()
    }

    /// Every decision that rests on what is read.
    pub(super) fn case_list(&self) -> Element<'_, Message> {
        if self.cases.is_empty() {
            return container(empty::empty(
                Icon::Scales,
                "Nog geen zaken",
                "Een besluit bij Beoordelen dat hierop rust, komt hier te staan.",
                None,
            ))
            .padding(theme::S16)
            .into();
        }
        let cases = &self.cases;
        let rows = list(CASES, cases.len(), move |at| match cases.get(at) {
            Some(case) => case_row(case),
            None => space::horizontal().into(),
        })
        .row_height(CASE)
        .on_select(Message::CasePressed);
        rows.into()
    }
}

fn rule_row<'a>(shelf: &'a GuideShelf, rule: &'a RegionRule) -> Element<'a, Message> {
    let named = |id: &'a crate::domain::CostKindId| {
        shelf
            .guide
            .cost_kind(id)
            .map_or(id.as_str(), |it| it.name.as_str())
    };
    let kinds: Vec<&str> = rule.applies.cost_kinds.iter().map(named).collect();
    let about = format!(
        "{}. {}.",
        words::guide::scope(&rule.applies, &kinds),
        words::guide::years(&rule.applies)
    );
    let passages = rule
        .passages
        .iter()
        .filter_map(|id| passage_link(shelf, id));
    let inner = Stack::new()
        .push(text::strong(&rule.title))
        .push(effect(&rule.effect))
        .push(text::body(&rule.reason))
        .push(text::label(about))
        .extend(passages)
        .spacing(theme::S4);
    container(inner)
        .width(Length::Fill)
        .padding([theme::S8, theme::S12])
        .style(|_| container::Style {
            background: Some(theme::BG.into()),
            border: iced::border::rounded(theme::RADIUS)
                .color(theme::LINE)
                .width(1.0),
            ..container::Style::default()
        })
        .into()
}

/// What a rule changes.
fn effect(effect: &RuleEffect) -> Element<'_, Message> {
    let leads = |words: &'static str, verdict: Verdict| {
        row![text::label(words), parts::verdict(verdict, false)]
            .spacing(theme::S8)
            .align_y(Alignment::Center)
    };
    match effect {
        RuleEffect::AtBest(verdict) => leads("Oordeel hoogstens:", *verdict).into(),
        RuleEffect::Condition {
            question,
            if_no,
            if_unknown,
            ..
        } => column![
            text::label("Vraagt ook:"),
            text::body(question),
            leads("Nee:", *if_no),
            leads("Weet niet:", *if_unknown)
        ]
        .spacing(theme::S4)
        .into(),
    }
}

fn case_row(case: &Case) -> Element<'_, Message> {
    let made = &case.decision;
    let mut about = format!(
        "{}, editie {}",
        words::long_date(made.decided_on),
        made.edition
    );
    if made.stale {
        about.push_str(", opnieuw te beoordelen");
    }
    let line = |left: Element<'static, Message>, right: Element<'static, Message>| {
        row![container(left).clip(true).width(Length::Fill), right]
            .spacing(theme::S8)
            .align_y(Alignment::Center)
    };
    let what = format!("{} {}", case.activity.project_number, case.line.text);
    let amount = text::small(words::euros(made.granted)).wrapping(Wrapping::None);
    column![
        line(
            table::one_line(text::strong(format!(
                "{}, {}",
                case.partner, case.plan.year
            ))),
            parts::outcome(made.outcome)
        ),
        line(table::one_line(text::body(what)), amount.into()),
        text::label(about).wrapping(Wrapping::None)
    ]
    .padding(Padding::ZERO.horizontal(theme::S16))
    .into()
}
