//! The claim that is looked at: whose it is, and how its hours stand beside comparable ones.

use super::list::{bar_parts, counts, state_chip, trainer};
use super::{Hours, Message};
use crate::desk::ClaimSheet;
use crate::domain::hours::{ClaimState, Minutes, Part, Phase};
use crate::rules::hours_compare::{Comparison, LikeBy, Usual, shares};
use crate::screen::{Jump, parts};
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, ratio, table, text};
use crate::words;
use iced::widget::{Column as Stack, Row, column, container, row, space};
use iced::{Alignment, Length};

/// Height of a bar beside the other, in px.
const BAR: f32 = 14.0;

impl Hours {
    /// Whose claim it is, about which activity, and where else it leads.
    pub(super) fn head<'a>(&'a self, sheet: &'a ClaimSheet) -> Element<'a, Message> {
        let about = &sheet.about;
        let who = row![
            container(table::one_line(text::heading(trainer(sheet)))).width(Length::Fill),
            state_chip(sheet, true, Layout::Wide)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        let role = words::hours::trainer(&sheet.claim.role, &sheet.claim.mark);
        let at = match sheet.name {
            Some(_) => format!("{role}, {}", about.partner_name),
            None => about.partner_name.clone(),
        };
        let when = match (about.activity.date, &about.activity.date_text) {
            (Some(day), _) => format!(", {}", words::long_date(day)),
            (None, Some(words)) => format!(", {words}"),
            (None, None) => String::new(),
        };
        let what = row![
            chip::tag(about.activity.project_number.as_str(), Tone::Quiet),
            text::body(format!("{}{when}", about.activity.name)).width(Length::Fill)
        ]
        .spacing(theme::S8);
        let all = Stack::new()
            .push(who)
            .push(text::quiet(at))
            .push(what)
            .push(participation(sheet))
            .push(self.stands(sheet))
            .push(self.ways(sheet))
            .push(self.doubts(sheet))
            .spacing(theme::S4);
        container(all)
            .padding(iced::Padding {
                top: theme::S12,
                bottom: theme::S4,
                ..theme::S16.into()
            })
            .into()
    }

    /// What was decided, by whom and when, and on which passages.
    fn stands<'a>(&'a self, sheet: &'a ClaimSheet) -> Option<Element<'a, Message>> {
        let claim = &sheet.claim;
        let day = claim.decided_on?;
        let state = words::hours_judging::stand(claim.state, counts(sheet));
        let said = match claim.state {
            ClaimState::Entered => format!(
                "Opnieuw te beoordelen. Eerder besloten op {}{}",
                words::long_date(day),
                by(&claim.decided_by)
            ),
            ClaimState::Accepted => format!(
                "{}: {} van {}, {}",
                words::hours_judging::decided(state, day, &claim.decided_by),
                words::hours::time(sheet.accepted().total()),
                words::hours::hours(sheet.claimed().total()),
                words::euros(sheet.accepted_amount())
            ),
            ClaimState::InDiscussion | ClaimState::Returned => {
                words::hours_judging::decided(state, day, &claim.decided_by)
            }
        };
        let reason = (!claim.reason.is_empty()).then(|| text::body(format!("“{}”", claim.reason)));
        let tags = Row::with_children(self.tags(&claim.passages)).spacing(theme::S8);
        let thread = (claim.state == ClaimState::InDiscussion).then(|| {
            let thread = Jump::Consultations(Some(claim.activity));
            button::link_to("Overleg", Message::Went(thread))
        });
        let tags = tags.push(thread).align_y(Alignment::Center);
        let inner = Stack::new()
            .push(text::small(said))
            .push(reason)
            .push(tags)
            .spacing(theme::S4);
        let inner = container(inner)
            .width(Length::Fill)
            .padding([theme::S8, theme::S12])
            .style(|_| container::Style {
                background: Some(theme::BG.into()),
                border: iced::border::rounded(theme::RADIUS),
                ..container::Style::default()
            });
        Some(inner.into())
    }

    /// How much does not agree about it, in one line; what it is stands below its lines.
    fn doubts<'a>(&'a self, sheet: &'a ClaimSheet) -> Option<Element<'a, Message>> {
        let rows = self.findings.get(&sheet.claim.id)?;
        let heaviest = rows.iter().map(|it| it.finding.severity).min()?;
        let (icon, tone) = parts::findings::look(heaviest);
        let weights = rows.iter().map(|it| it.finding.severity);
        let line = row![
            icon.tinted(14.0, tone.ink()),
            text::small(words::findings::weights(weights)).color(tone.ink()),
            space::horizontal(),
            button::link_to("Bevindingen", Message::Went(Jump::Findings)).id("bevindingen-van")
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center);
        Some(line.into())
    }

    fn ways<'a>(&'a self, sheet: &'a ClaimSheet) -> Element<'a, Message> {
        let activity = sheet.claim.activity;
        let run = self.board.as_ref().and_then(|board| {
            let runs = board.runs.get(&activity)?;
            let role = sheet.claim.role.to_lowercase();
            let same = runs.iter().find(|(_, it)| it.to_lowercase() == role);
            same.or(runs.iter().find(|(_, it)| it.trim().is_empty()))
                .map(|(id, _)| *id)
        });
        let tree = match run {
            Some(_) => "Beslisboom",
            None => "Nieuwe beslisboom",
        };
        let judge = Jump::Judge {
            plan: Some(sheet.about.plan.id),
            activity: Some(activity),
            line: None,
        };
        let erase = sheet
            .name
            .is_some()
            .then(|| button::link("Naam wissen", Message::ErasePressed).id("naam-wissen"));
        let grid = Jump::EnterHours {
            activity: Some(activity),
            claim: Some(sheet.claim.id),
        };
        let change = button::link("Wijzigen", Message::Went(grid)).id("uren-wijzigen");
        row![
            button::link("Beoordelen", Message::Went(judge)),
            button::link(
                tree,
                Message::Went(Jump::Tree {
                    activity: Some(activity),
                    run
                })
            ),
            button::link(
                "Partner",
                Message::Went(Jump::Partners(Some(sheet.about.partner)))
            ),
            change,
        ]
        .push(erase)
        .spacing(theme::S12)
        .wrap()
        .into()
    }

    /// The hours of the claim, and those in the middle of comparable ones.
    pub(super) fn ratio<'a>(&'a self, sheet: &'a ClaimSheet) -> Element<'a, Message> {
        let claimed = sheet.claimed();
        let kind = sheet.about.activity.kind;
        let rules = self.comparable(sheet);
        let tags = rules.map_or_else(Vec::new, |rules| self.tags(&rules.passages));
        let head = row![text::strong("Verhouding van de uren").width(Length::Fill)]
            .extend(tags)
            .spacing(theme::S8)
            .align_y(Alignment::Center);
        let own = bar(
            "Deze registratie".to_owned(),
            claimed.total(),
            bar_parts(&claimed),
        );
        let mut all = column![head, own].spacing(theme::S8);
        let usual = self.comparison().and_then(Comparison::usual);
        if let Some(usual) = usual {
            let by_size = usual.like == LikeBy::Size;
            let label = words::hours_judging::middle_of(usual.count, kind, by_size);
            let parts = usual.shares.map_or([0; 3], |shares| {
                [Phase::Preparation, Phase::Delivery, Phase::Evaluation].map(|it| shares.of(it))
            });
            all = all.push(bar(label, usual.total.minutes(), parts));
        }
        if let Some(Comparison::TooFew { found, few }) = self.comparison() {
            let words = words::hours_judging::too_few(*found, *few, kind);
            let line = row![
                Icon::Info.tinted(16.0, theme::INK2),
                text::body(words).width(Length::Fill)
            ]
            .spacing(theme::S8);
            all = all.push(line);
        }
        all = all.push(self.shares(sheet, usual));
        if let Some(usual) = usual {
            let spread =
                words::hours_judging::spread(usual.quarters.map(|it| it.minutes()), usual.range);
            let like = words::hours_judging::likeness(usual.like == LikeBy::Size);
            all = all.push(column![text::label(spread), text::label(like)]);
        }
        all.into()
    }

    fn comparable(&self, sheet: &ClaimSheet) -> Option<&'static crate::rules::edition::Comparable> {
        let guide = crate::rules::edition::guide(&sheet.claim.edition)?;
        Some(&guide.hours()?.comparable)
    }

    /// Hours, share, usual share and the points between, per phase.
    fn shares<'a>(&'a self, sheet: &'a ClaimSheet, usual: Option<&Usual>) -> Element<'a, Message> {
        let claimed = sheet.claimed();
        let own = shares(&claimed);
        let third = self.third_is_development();
        let percent = |share: Option<i64>| share.map_or("–".to_owned(), |it| format!("{it}%"));
        let head = figures(
            space::horizontal().width(0).into(),
            ["Uren", "Deel", "Gangbaar", "Punten"]
                .map(|it| text::small_strong(it).color(theme::INK2).into()),
        );
        let rows = Phase::ALL.iter().enumerate().map(|(at, phase)| {
            let name = row![
                ratio::dot(at),
                table::one_line(text::body(words::hours::phase(*phase, third)))
            ]
            .spacing(theme::S8)
            .align_y(Alignment::Center);
            let points = usual
                .zip(own.as_ref())
                .and_then(|(usual, own)| usual.points(own, *phase));
            let loud = usual.is_some_and(|usual| usual.stands_out.iter().any(|it| it.0 == *phase));
            let word = points.map_or("–".to_owned(), words::hours_judging::points);
            let word = if loud {
                text::strong(word).color(theme::WARN)
            } else {
                text::body(word)
            };
            let cells = [
                text::body(words::hours::time(claimed.of(*phase))).into(),
                text::body(percent(own.map(|it| it.of(*phase)))).into(),
                text::body(percent(usual.and_then(|it| Some(it.shares?.of(*phase))))).into(),
                word.into(),
            ];
            column![card::line(), figures(name.into(), cells)].into()
        });
        Stack::new().push(head).extend(rows).into()
    }
}

fn by(name: &str) -> String {
    match name.trim() {
        "" => String::new(),
        name => format!(" door {name}"),
    }
}

/// That taking part is never paid.
fn participation<'a>(sheet: &ClaimSheet) -> Option<Element<'a, Message>> {
    match sheet.claim.part {
        Part::Delivery => None,
        Part::Participation => Some(
            row![
                Icon::WarningFilled.tinted(16.0, theme::WARN),
                text::body("Deelname: deze uren worden nooit vergoed.").color(theme::WARN)
            ]
            .spacing(theme::S8)
            .align_y(Alignment::Center)
            .into(),
        ),
    }
}

/// A bar with its words and hours above it.
fn bar<'a>(label: String, total: Minutes, parts: [i64; 3]) -> Element<'a, Message> {
    let words = row![
        text::label(label).width(Length::Fill),
        text::label(words::hours::hours(total))
    ]
    .spacing(theme::S8);
    column![words, ratio::ratio(parts, Length::Fill, BAR)]
        .spacing(theme::S4)
        .into()
}

/// A row of four figures behind a name.
fn figures<'a>(
    name: Element<'a, Message>,
    cells: [Element<'a, Message>; 4],
) -> Element<'a, Message> {
    let widths = [48.0, 52.0, 72.0, 52.0];
    let cells = cells
        .into_iter()
        .zip(widths)
        .map(|(cell, width)| container(cell).width(width).align_x(Alignment::End).into());
    row![container(name).width(Length::Fill)]
        .extend(cells)
        .height(27)
        .align_y(Alignment::Center)
        .into()
}
