//! The list of findings, the heaviest first, and beside it all of the one that is marked.

use super::{FIELD, Findings, LIST, Message, PANES, WEIGHTS};
use crate::desk::FindingRow;
use crate::domain::submission::Severity;
use crate::screen::parts::{self, findings as part};
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::select::select;
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, button, card, choice, empty, field, frame, text};
use crate::words::{self, findings as said};
use iced::widget::{Column as Stack, column, container, row, scrollable, space};
use iced::{Alignment, Length};

/// How wide the pane at the right is, in px.
fn why_width(layout: Layout) -> f32 {
    match layout {
        Layout::Wide => 368.0,
        Layout::Narrow => 336.0,
    }
}

impl Findings {
    /// The screen without the window around it.
    pub(super) fn screen(&self, layout: Layout) -> Element<'_, Message> {
        let notice = self.notice.as_ref().map(|it| {
            container(parts::notice(it, Message::NoticeClosed)).padding([theme::S8, theme::S24])
        });
        let body: Element<'_, Message> = match &self.rows {
            None => space::vertical().into(),
            Some(rows) if rows.is_empty() => self.nothing(),
            Some(_) => frame::panes(vec![
                frame::pane(PANES[0], Length::Fill, self.left(layout)),
                frame::pane(PANES[1], why_width(layout), self.right()).bar(self.bar()),
            ]),
        };
        Stack::new()
            .push(container(self.head()).padding([theme::S16, theme::S24]))
            .push(notice)
            .push(card::line())
            .push(body)
            .into()
    }

    fn head(&self) -> Element<'_, Message> {
        let tally = said::tally(self.all().iter().map(|row| &row.finding));
        card::screen_head("Bevindingen", tally, Vec::new())
    }

    fn nothing(&self) -> Element<'_, Message> {
        container(empty::empty(
            Icon::CheckCircle,
            format!("Geen bevindingen in {}", self.year),
            "Wat het register kan nagaan over uren, beslisboom, toekenning, tarief en overleg klopt met elkaar.",
            None,
        ))
        .id(PANES[0])
        .padding(theme::S32)
        .into()
    }

    fn left(&self, layout: Layout) -> Element<'_, Message> {
        let shown = self.shown();
        let foot = words::counted(shown.len(), "bevinding", "bevindingen");
        let foot = container(text::quiet(foot)).padding([theme::S8, theme::S24]);
        let found: Element<'_, Message> = if shown.is_empty() {
            container(text::quiet(
                "Geen bevindingen van deze soort of partner. Kies een andere soort, of maak het filter leeg.",
            ))
            .padding(theme::S24)
            .into()
        } else {
            self.table(&shown, layout)
        };
        column![
            self.filters(layout),
            card::line(),
            container(found).height(Length::Fill),
            card::line(),
            foot
        ]
        .into()
    }

    fn filters(&self, layout: Layout) -> Element<'_, Message> {
        let count = |wanted: Option<Severity>| {
            let rows = self.all().iter();
            rows.filter(|it| wanted.is_none_or(|wanted| it.finding.severity == wanted))
                .count()
        };
        let labels = std::iter::once(format!("Alles {}", count(None))).chain(
            WEIGHTS
                .iter()
                .map(|weight| format!("{} {}", said::severity(*weight), count(Some(*weight)))),
        );
        let at = self.weight.and_then(|weight| {
            let at = WEIGHTS.iter().position(|it| *it == weight);
            at.map(|at| at + 1)
        });
        let weights = choice::segments(labels, Some(at.unwrap_or(0)))
            .id("ernst")
            .on_choose(Message::WeightChosen);
        let kinds = self.kinds();
        let chosen = self.kind.and_then(|kind| {
            let at = kinds.iter().position(|it| *it == kind);
            at.map(|at| at + 1)
        });
        let names =
            std::iter::once("Alle soorten").chain(kinds.iter().map(|kind| said::kind(*kind)));
        let (placeholder, wide, narrow) = match layout {
            Layout::Wide => ("Filter op partner", 208, 184),
            Layout::Narrow => ("Partner", 176, 120),
        };
        let kinds = select(names, Some(chosen.unwrap_or(0)), "Alle soorten")
            .id("soort")
            .name("Soort bevinding")
            .width(wide)
            .on_choose(Message::KindChosen);
        let partner = field::field(FIELD, "", &self.partner)
            .placeholder(placeholder)
            .width(narrow)
            .on_input(Message::PartnerTyped);
        let partner = match layout {
            Layout::Wide => partner.icon(Icon::Funnel),
            Layout::Narrow => partner,
        };
        row![
            Element::from(weights),
            space::horizontal(),
            Element::from(kinds),
            Element::from(partner)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center)
        .padding([theme::S8, theme::S24])
        .into()
    }

    fn table(&self, shown: &[usize], layout: Layout) -> Element<'_, Message> {
        let columns = columns(layout);
        let row_columns = columns.clone();
        let selected = shown.iter().position(|at| Some(*at) == self.selected);
        let shown: Vec<&FindingRow> = shown.iter().filter_map(|at| self.all().get(*at)).collect();
        let rows = list(LIST, shown.len(), move |at| match shown.get(at) {
            Some(row) => cells(&row_columns, row, selected == Some(at), layout),
            None => space::horizontal().into(),
        })
        .row_height(match layout {
            Layout::Wide => 64.0,
            Layout::Narrow => 46.0,
        })
        .selected(selected)
        .on_select(Message::RowPressed)
        .on_move(Message::RowPressed)
        .on_open(Message::RowOpened);
        table::table_wide(&columns, rows)
    }

    /// All of the finding that is marked.
    fn right(&self) -> Element<'_, Message> {
        let Some(current) = self.current() else {
            return space::vertical().into();
        };
        let finding = &current.finding;
        let trainer = words::hours::trainer(&finding.role, &finding.mark);
        let head = column![
            part::severity(finding.severity, true),
            text::heading(said::kind(finding.kind())),
            text::strong(&finding.partner),
            text::body(said::activity(finding.activity.as_ref())),
        ]
        .push((!trainer.is_empty()).then(|| text::quiet(trainer)))
        .spacing(theme::S4);
        let passages = current
            .passages
            .iter()
            .map(|cited| part::passage(cited, Message::PassagePressed));
        let inner = column![
            head,
            card::line(),
            column![text::label("Melding"), text::body(said::message(finding))].spacing(theme::S4),
            column![text::label("Voorstel"), text::body(said::proposal(finding))]
                .spacing(theme::S4),
            card::line(),
            Stack::with_children(
                std::iter::once(text::label("Waarop dit rust").into()).chain(passages)
            )
            .spacing(theme::S4)
        ]
        .spacing(theme::S16);
        scrollable(container(inner).padding(theme::S16).width(Length::Fill)).into()
    }

    /// The way to where it is mended; it never scrolls away.
    fn bar(&self) -> Element<'_, Message> {
        let Some(current) = self.current() else {
            return space::horizontal().into();
        };
        let way = button::primary(said::way(&current.finding.place))
            .icon(Icon::ArrowRight)
            .keys("Enter")
            .id("naar-plaats")
            .large()
            .width(Length::Fill)
            .on_press(Message::WayPressed);
        container(Element::from(way)).padding(theme::S16).into()
    }
}

fn columns(layout: Layout) -> Vec<Column> {
    match layout {
        Layout::Wide => vec![
            Column::words("Ernst", 104),
            Column::words("Partner en activiteit", 248),
            Column::words("Bevinding", Length::Fill),
        ],
        Layout::Narrow => vec![
            Column::words("Ernst", 104),
            Column::words("Bevinding, partner en activiteit", Length::Fill),
        ],
    }
}

fn cells<'a>(
    columns: &[Column],
    row: &'a FindingRow,
    selected: bool,
    layout: Layout,
) -> Element<'a, Message> {
    let finding = &row.finding;
    let weight = part::severity(finding.severity, selected);
    let activity = said::activity(finding.activity.as_ref());
    let cells = match layout {
        Layout::Wide => {
            let place = parts::two_lines(text::strong(&finding.partner), text::label(activity));
            let message = container(text::body(said::message(finding)))
                .max_height(60.0)
                .clip(true);
            vec![weight, place, message.into()]
        }
        Layout::Narrow => {
            let place = format!("{}, {activity}", finding.partner);
            let both =
                parts::two_lines(text::strong(said::kind(finding.kind())), text::label(place));
            vec![weight, both]
        }
    };
    table::cells_wide(columns, cells)
}
