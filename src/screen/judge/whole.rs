//! The plan as a whole: what the register knows of it, the checks on it with their answers, and the sources.

use super::answers::ANSWERS;
use super::{Judge, Message, why};
use crate::desk::{PlanSheet, guide_of};
use crate::domain::verdict::{Answer, CheckEffect, CheckResult};
use crate::screen::Jump;
use crate::ui::icon::Icon;
use crate::ui::list::scroll;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, card, chip, choice, text};
use crate::words;
use iced::widget::{Column as Stack, column, container, row};
use iced::{Alignment, Length};

impl Judge {
    /// What is known of the plan, and what is asked of it.
    pub(super) fn whole_work<'a>(&'a self, sheet: &'a PlanSheet) -> Element<'a, Message> {
        let first = sheet.own_checks().find(|(_, it)| it.answer.is_none());
        let first = first.map(|(at, _)| at);
        let own: Vec<usize> = sheet.own_checks().map(|(at, _)| at).collect();
        let checks =
            sheet.checks.iter().enumerate().map(|(at, check)| {
                self.plan_check(at, check, own.contains(&at), first == Some(at))
            });
        let title = card::head(
            "Volledigheid en criteria",
            text::quiet(format!(
                "{} van {} beantwoord",
                sheet.checks.iter().filter(|it| it.answer.is_some()).count(),
                sheet.checks.len()
            )),
        );
        let asked = Stack::new().push(title).extend(checks);
        let inner = column![whole_head(sheet), card::flush(asked)]
            .push(self.sources(sheet).map(card::flush))
            .spacing(theme::S16);
        scroll(container(inner).padding([theme::S16, theme::S24]))
            .height(Length::Fill)
            .into()
    }

    /// A check with its answer, what nee does, and its passage.
    fn plan_check<'a>(
        &'a self,
        at: usize,
        check: &'a CheckResult,
        own: bool,
        next: bool,
    ) -> Element<'a, Message> {
        let mark: Element<'_, Message> = if next {
            chip::tag((at + 1).to_string(), Tone::Accent)
        } else {
            container(text::quiet((at + 1).to_string()))
                .padding([0, 6])
                .into()
        };
        let no = check.answer == Some(Answer::No);
        let effect = no.then(|| {
            row![
                effect_chip(check.effect_if_no),
                text::label(&check.action_if_no).width(Length::Fill)
            ]
            .spacing(theme::S8)
            .align_y(Alignment::Center)
        });
        let known = match check.answer {
            _ if own => None,
            Some(_) => Some("Het register weet dit; een antwoord van u gaat voor."),
            None => Some("Volgt vanzelf zodra het register het weet."),
        };
        let passages = check
            .passages
            .iter()
            .filter_map(|id| Some((id, self.cite(id)?)));
        let links =
            passages.map(|(id, (section, ..))| button::link(section, Message::passage(id)).into());
        let words = Stack::new()
            .push(text::body(&check.question))
            .push(effect)
            .push(known.map(text::label))
            .extend(links)
            .spacing(2)
            .width(Length::Fill);
        let options = ANSWERS.map(|it| words::verdicts::answer(Some(it)));
        let chosen = check
            .answer
            .and_then(|answer| ANSWERS.iter().position(|it| *it == answer));
        let control = choice::answers(options, chosen)
            .id(format!("plan-{}", at + 1))
            .on_choose(move |option| Message::PlanCheckAnswered(at, option));
        let inner = row![container(mark).width(24), words, Element::from(control)]
            .spacing(theme::S8)
            .align_y(Alignment::Center);
        column![
            card::line(),
            container(inner).padding([theme::S8, theme::S16])
        ]
        .into()
    }

    /// The sources of criteria that a plan is laid beside, each with its passage and the region's own document.
    fn sources<'a>(&'a self, sheet: &'a PlanSheet) -> Option<Element<'a, Message>> {
        let guide = guide_of(&sheet.plan).ok()?;
        let rows = guide.criteria().iter().map(|criterion| {
            let setting = criterion.setting.as_deref();
            let document = setting.and_then(|id| self.policy.settings.text(id));
            let words = Stack::new()
                .push(text::body(&criterion.label))
                .push(document.map(|it| text::label(it.to_owned())));
            let inner = row![
                container(text::quiet(criterion.number.to_string())).width(24),
                words.width(Length::Fill),
                button::link_to("Gids", Message::passage(&criterion.passage))
            ]
            .spacing(theme::S8)
            .align_y(Alignment::Center);
            column![
                card::line(),
                container(inner).padding([theme::S4, theme::S16])
            ]
            .into()
        });
        let head = card::head("De bronnen van criteria", text::quiet(""));
        Some(Stack::new().push(head).extend(rows).into())
    }

    /// The passages that the checks rest on.
    pub(super) fn whole_why<'a>(&'a self, sheet: &'a PlanSheet) -> Element<'a, Message> {
        let mut ids: Vec<_> = sheet.checks.iter().flat_map(|it| &it.passages).collect();
        ids.dedup();
        let passages = ids
            .into_iter()
            .filter_map(|id| Some(why::passage(id, self.cite(id)?)));
        Stack::with_children(passages).into()
    }
}

/// The plan's name, when and by whom it was handed in, and where else it can be looked at.
fn whole_head(sheet: &PlanSheet) -> Element<'_, Message> {
    let plan = &sheet.plan;
    let covenant = if sheet.covenant {
        "Convenantpartner"
    } else {
        "Geen convenantpartner"
    };
    let tags = row![
        chip::tag(format!("Versie {}", plan.version), Tone::Quiet),
        chip::tag(covenant, Tone::Quiet)
    ]
    .spacing(theme::S8);
    let signed = match &plan.signed_by {
        Some(name) => format!("ondertekend door {name}"),
        None => "niet ondertekend".to_owned(),
    };
    let evaluated = if plan.self_evaluation {
        "met zelfevaluatie"
    } else {
        "zonder zelfevaluatie"
    };
    let facts = format!(
        "Ontvangen op {}, {signed}, {evaluated}",
        words::long_date(plan.received_on)
    );
    let to = |words, jump| button::link_to(words, Message::JumpPressed(jump));
    let links = row![
        to("Inzending", Jump::Plan(plan.id)),
        to("Partner", Jump::Partners(Some(plan.partner))),
        to("Overleg", Jump::Consultations(None)),
        to("ROAZ", Jump::Roaz),
        to("Brief", Jump::Letters(Some(plan.id)))
    ]
    .spacing(theme::S24);
    column![
        tags,
        text::title(format!("Jaarplan {} {}", plan.year, sheet.partner.name)),
        text::quiet(facts),
        links
    ]
    .spacing(theme::S4)
    .into()
}

fn effect_chip<'a>(effect: CheckEffect) -> Element<'a, Message> {
    let (icon, tone) = match effect {
        CheckEffect::Blocks => (Icon::CrossBold, Tone::Stop),
        CheckEffect::Consult => (Icon::DiamondBold, Tone::Ask),
        CheckEffect::Warns => (Icon::WarningBold, Tone::Warn),
    };
    let word = words::verdicts::check_effect(effect);
    if effect == CheckEffect::Blocks {
        chip::filled(icon, word, tone)
    } else {
        chip::plain(icon, word, tone)
    }
}
