//! The form of a rule of the region: what it is about, what it does, and what it rests on.

use super::form::{self, Edit, Place, RuleField, RuleForm};
use super::own::{Item, form_head, passage_name};
use super::{Message, Open};
use crate::domain::partner::PartnerKind;
use crate::domain::plan::ActivityKind;
use crate::domain::verdict::Verdict;
use crate::rules::edition::Guide;
use crate::ui::icon::Icon;
use crate::ui::theme;
use crate::ui::{Element, button, card, choice, field, select, text};
use crate::words;
use iced::widget::{Column, Row, row};

/// A code with its name.
type Named = (String, String);

/// What a rule can make of a verdict: what narrows nothing is no choice.
const STRICTER: [Verdict; 3] = [Verdict::Conditional, Verdict::Consult, Verdict::NotAllowed];

impl Open {
    pub(super) fn rule_form<'a>(&'a self, at: usize, it: &'a RuleForm) -> Element<'a, Message> {
        let does = choice::segments(
            ["Strenger oordeel", "Extra voorwaarde"],
            Some(usize::from(it.asks)),
        )
        .id("regel-doet")
        .on_choose(move |chosen| Message::Edited(Edit::RuleAsks(at, chosen == 1)));
        let years = row![
            self.rule_text(at, RuleField::Above, &it.above),
            self.rule_text(at, RuleField::FromYear, &it.from_year),
            self.rule_text(at, RuleField::UntilYear, &it.until_year),
        ]
        .spacing(theme::S16);
        Column::new()
            .push(form_head("Eigen regel", Item::Rule(at)))
            .push(self.rule_text(at, RuleField::Title, &it.title))
            .push(self.long(
                Place::Rule(at, RuleField::Reason),
                RuleField::Reason.label(),
                76.0,
            ))
            .push(field::labelled("Wat de regel doet", does))
            .push(self.rule_effect(at, it))
            .push(self.several(at, it, RuleField::Passages, self.passages(), ""))
            .push(card::line())
            .push(text::strong("Waarover de regel gaat"))
            .push(self.several(
                at,
                it,
                RuleField::CostKinds,
                cost_kinds(),
                "Alle kostensoorten",
            ))
            .push(self.several(
                at,
                it,
                RuleField::ActivityKinds,
                activity_kinds(),
                "Alle activiteiten",
            ))
            .push(self.several(
                at,
                it,
                RuleField::PartnerKinds,
                partner_kinds(),
                "Alle partners",
            ))
            .push(years)
            .push(self.rule_text(at, RuleField::Id, &it.id))
            .spacing(theme::S16)
            .into()
    }

    fn rule_text<'a>(&'a self, at: usize, of: RuleField, value: &'a str) -> Element<'a, Message> {
        let place = Place::Rule(at, of);
        field::field(place.id(), of.label(), value)
            .error(self.fault_at(&place))
            .on_input(move |text| Message::Edited(Edit::Rule(at, of, text)))
            .on_blur(Message::Left(place))
            .into()
    }

    fn rule_effect<'a>(&'a self, at: usize, it: &'a RuleForm) -> Element<'a, Message> {
        if !it.asks {
            return verdict(at, RuleField::AtBest, &it.at_best);
        }
        Column::new()
            .push(self.long(
                Place::Rule(at, RuleField::Question),
                RuleField::Question.label(),
                56.0,
            ))
            .push(
                row![
                    verdict(at, RuleField::IfNo, &it.if_no),
                    verdict(at, RuleField::IfUnknown, &it.if_unknown)
                ]
                .spacing(theme::S16),
            )
            .push(self.rule_text(at, RuleField::Condition, &it.condition))
            .spacing(theme::S16)
            .into()
    }

    /// A list of which several can be chosen: a select adds one, a press on a chosen one takes it out.
    fn several<'a>(
        &'a self,
        at: usize,
        it: &'a RuleForm,
        of: RuleField,
        all: Vec<Named>,
        none: &'a str,
    ) -> Element<'a, Message> {
        let chosen = it.list(of);
        let place = Place::Rule(at, of);
        let mut picked = Row::new().spacing(theme::S4);
        for code in chosen {
            let name = match of {
                RuleField::Passages => passage_name(self, code),
                _ => all
                    .iter()
                    .find(|(known, _)| known == code)
                    .map_or_else(|| code.clone(), |(_, name)| name.clone()),
            };
            let gone = Message::Edited(Edit::RuleToggled(at, of, code.clone()));
            let short: String = if name.chars().count() > 52 {
                name.chars().take(51).chain(['…']).collect()
            } else {
                name
            };
            let chip = button::secondary(short).small().icon(Icon::Cross);
            picked = picked.push(Element::from(chip.on_press(gone)));
        }
        let left: Vec<Named> = all
            .into_iter()
            .filter(|(code, _)| !chosen.contains(code))
            .collect();
        let names: Vec<String> = left.iter().map(|(_, name)| name.clone()).collect();
        let empty = if none.is_empty() {
            "Kies er een of meer"
        } else {
            none
        };
        let hint = if chosen.is_empty() {
            empty
        } else {
            "Nog een toevoegen"
        };
        let add = select::select(names, None, hint)
            .id(place.id())
            .on_choose(move |chosen| {
                let code = left.get(chosen).map(|(code, _)| code.clone());
                Message::Edited(Edit::RuleToggled(at, of, code.unwrap_or_default()))
            });
        Column::new()
            .push(field::labelled(of.label(), add))
            .push((!chosen.is_empty()).then(|| picked.wrap().vertical_spacing(theme::S4)))
            .push(self.fault_at(&place).map(field::error))
            .spacing(theme::S4)
            .into()
    }

    /// Own passages first, then those of the guide.
    fn passages(&self) -> Vec<Named> {
        let own = self.form.passages.iter().map(|it| it.id.clone());
        let guides = form::guide().map_or(&[][..], Guide::passages).iter();
        own.chain(guides.map(|it| it.id.to_string()))
            .map(|id| {
                let name = passage_name(self, &id);
                (id, name)
            })
            .collect()
    }
}

fn verdict<'a>(at: usize, of: RuleField, code: &str) -> Element<'a, Message> {
    let now = Verdict::from_code(code);
    let mut options = STRICTER.to_vec();
    // A file may hold a rule that narrows nothing; it is shown as it is.
    options.extend(now.filter(|now| !STRICTER.contains(now)));
    let names: Vec<&str> = options
        .iter()
        .map(|it| words::verdicts::verdict(*it))
        .collect();
    let chosen = options.iter().position(|it| Some(*it) == now);
    let control = select::select(names, chosen, "Kies een oordeel")
        .id(Place::Rule(at, of).id())
        .on_choose(move |chosen| {
            let code = options.get(chosen).map_or("", |it| it.code());
            Message::Edited(Edit::Rule(at, of, code.to_owned()))
        });
    field::labelled(of.label(), control)
}

fn cost_kinds() -> Vec<Named> {
    let all = form::guide().map_or(&[][..], Guide::cost_kinds).iter();
    all.map(|it| (it.id.to_string(), it.name.clone())).collect()
}

fn activity_kinds() -> Vec<Named> {
    let named = |kind: ActivityKind| {
        (
            kind.code().to_owned(),
            words::activity_kind(kind).to_owned(),
        )
    };
    ActivityKind::ALL.into_iter().map(named).collect()
}

fn partner_kinds() -> Vec<Named> {
    let named = |kind: PartnerKind| {
        let name = words::workbooks::partner_kind(kind).to_owned();
        (kind.code().to_owned(), name)
    };
    PartnerKind::ALL.into_iter().map(named).collect()
}
