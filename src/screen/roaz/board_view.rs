//! How the form for what the board changed looks: the lines at the left, the changed amount at the right.

use super::board::{AMOUNT, Board, LINES, Message as Form, REASON, lines_of};
use super::{Message, Roaz};
use crate::desk::{LineSheet, PlanSheet};
use crate::domain::Cents;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::{list, scroll};
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, empty, field, frame, select, text};
use crate::words;
use iced::widget::{Column as Stack, column, container, row, space};
use iced::{Alignment, Length};

/// The panes: the lines, and the line that is shown.
pub(super) const PANES: [&str; 2] = ["roaz-regels-vak", "roaz-wijziging-vak"];

impl Roaz {
    pub(super) fn board_view<'a>(
        &'a self,
        board: &'a Board,
        layout: Layout,
    ) -> Element<'a, Message> {
        let notice = self
            .notice
            .as_ref()
            .map(|it| container(parts::notice(it, Message::NoticeClosed)).padding(theme::S16));
        let width = match layout {
            Layout::Wide => 416.0,
            Layout::Narrow => 384.0,
        };
        let lines = column![board_head(board), card::line(), board_lines(board, layout)];
        let panes = frame::panes(vec![
            frame::pane(PANES[0], Length::Fill, lines).bar(sums(board)),
            frame::pane(PANES[1], width, one_line(board)).bar(self.record_bar(board)),
        ]);
        column![Stack::new().push(notice), panes].into()
    }

    /// Day, note and the deed; it never scrolls away.
    fn record_bar<'a>(&'a self, board: &'a Board) -> Element<'a, Message> {
        let day = field::date("roaz-wijziging-datum", "Datum akkoord", &board.day)
            .error(self.board_day_fault())
            .width(Length::Fill)
            .on_input(|text| Message::Board(Form::DayTyped(text)))
            .on_submit(Message::Board(Form::RecordPressed));
        let note = field::field("roaz-wijziging-opmerking", "Opmerking", &board.note)
            .placeholder("Bijvoorbeeld agendapunt 7")
            .on_input(|text| Message::Board(Form::NoteTyped(text)))
            .on_submit(Message::Board(Form::RecordPressed));
        let buttons = row![
            button::secondary("Annuleren")
                .keys("Esc")
                .on_press(Message::Board(Form::CancelPressed)),
            button::primary("Akkoord vastleggen")
                .keys("Ctrl+R")
                .width(Length::Fill)
                .on_press(Message::Board(Form::RecordPressed))
        ]
        .spacing(theme::S8);
        container(column![Element::from(day), Element::from(note), buttons].spacing(theme::S8))
            .padding(theme::S16)
            .into()
    }
}

fn board_head(board: &Board) -> Element<'_, Message> {
    let names = board
        .sheets()
        .iter()
        .map(|sheet| match board.changes_in(sheet) {
            0 => sheet.partner.name.clone(),
            some => format!(
                "{} ({})",
                sheet.partner.name,
                words::counted(some, "wijziging", "wijzigingen")
            ),
        });
    let several = board.sheets().len() > 1;
    let plan: Element<'_, Message> = if several {
        let names: Vec<String> = names.collect();
        row![
            container(Element::from(
                select::select(names, Some(board.plan), "")
                    .id("roaz-plan")
                    .name("Jaarplan")
                    .on_choose(|at| Message::Board(Form::PlanChosen(at)))
            ))
            .width(Length::Fill),
            chip::key("Alt+↑ ↓")
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center)
        .into()
    } else {
        let name = board.sheet().map(|sheet| sheet.partner.name.as_str());
        text::strong(name.unwrap_or_default()).into()
    };
    let place = format!("Plan {} van {}", board.plan + 1, board.sheets().len());
    let beside = several.then(|| text::quiet(place));
    let title = row![text::title("Akkoord met wijziging"), space::horizontal()]
        .push(beside)
        .align_y(Alignment::Center);
    container(column![title, plan].spacing(theme::S8))
        .padding([theme::S16, theme::S24])
        .into()
}

fn line_columns(layout: Layout) -> Vec<Column> {
    let wide = if layout == Layout::Wide { 112 } else { 92 };
    vec![
        Column::words("Activiteit en kostenregel", Length::Fill),
        Column::figures("Gevraagd €", wide),
        Column::figures("Voorstel €", wide),
        Column::figures("Bestuur €", if layout == Layout::Wide { 128 } else { 104 }),
    ]
}

fn board_lines(board: &Board, layout: Layout) -> Element<'_, Message> {
    let Some(sheet) = board.sheet() else {
        return space::vertical().into();
    };
    let lines: Vec<(&str, &LineSheet)> = lines_of(sheet).collect();
    if lines.is_empty() {
        return container(empty::empty(
            Icon::Checklist,
            "Dit jaarplan heeft geen kostenregels",
            "Er is niets om over te besluiten.",
            None,
        ))
        .padding(theme::S32)
        .into();
    }
    let columns = line_columns(layout);
    let row_columns = columns.clone();
    let rows = list(LINES, lines.len(), move |at| match lines.get(at) {
        Some((activity, line)) => line_cells(&row_columns, activity, line, board),
        None => space::horizontal().into(),
    })
    .row_height(46.0)
    .selected(Some(board.line))
    .on_select(|at| Message::Board(Form::LineAt(at)))
    .on_move(|at| Message::Board(Form::LineAt(at)))
    .on_open(|at| Message::Board(Form::LineOpened(at)));
    table::table_wide(&columns, rows)
}

fn line_cells<'a>(
    columns: &[Column],
    activity: &str,
    line: &LineSheet,
    board: &Board,
) -> Element<'a, Message> {
    let name = column![
        table::one_line(text::body(line.line.text.clone())),
        table::one_line(text::label(activity.to_owned()))
    ];
    let fault = board.amount_fault(line).is_some();
    let new: Element<'a, Message> = match (fault, board.changed(line)) {
        (true, _) => table::wrong(board.typed(line.line.id).amount),
        (false, Some(amount)) => chip::tag(words::plain_amount(amount), Tone::Warn),
        (false, None) => text::quiet("–").into(),
    };
    table::cells_wide(
        columns,
        vec![
            name.into(),
            text::body(words::plain_amount(line.line.requested)).into(),
            proposal(line),
            new,
        ],
    )
}

/// What was proposed to the board: the decision, or that there is none.
fn proposal<'a>(line: &LineSheet) -> Element<'a, Message> {
    match line.settled() {
        Some(made) => text::body(words::plain_amount(made.granted)).into(),
        None if line.in_consultation() => chip::plain(Icon::DiamondBold, "In overleg", Tone::Ask),
        None => chip::plain(Icon::CircleBold, "Geen besluit", Tone::Quiet),
    }
}

/// What the changes come to, over all plans.
fn sums(board: &Board) -> Element<'_, Message> {
    let sheets = board.sheets();
    let before: Cents = sheets.iter().map(PlanSheet::granted).sum();
    let after: Cents = sheets.iter().map(|sheet| board.granted(sheet)).sum();
    let changes: usize = sheets.iter().map(|sheet| board.changes_in(sheet)).sum();
    let open: usize = sheets
        .iter()
        .flat_map(PlanSheet::lines)
        .filter(|line| line.settled().is_none() && board.changed(line).is_none())
        .count();
    let count = match changes {
        0 => "Nog geen wijzigingen".to_owned(),
        some => words::counted(some, "wijziging", "wijzigingen"),
    };
    let open = (open > 0).then(|| {
        row![
            Icon::Warning.tinted(16.0, theme::WARN),
            text::body(format!(
                "{} zonder besluit: zo’n plan krijgt nog geen akkoord.",
                words::counted(open, "kostenregel", "kostenregels")
            ))
        ]
        .spacing(theme::S8)
    });
    let sums = row![
        card::key_figure("Voorstel", words::euros(before)),
        card::key_figure("Met wijzigingen", words::euros(after)),
        card::key_figure("Verschil", words::roaz::difference(after - before)),
        container(text::quiet(count))
            .width(Length::Fill)
            .align_x(Alignment::End)
    ]
    .spacing(theme::S24)
    .align_y(Alignment::Center);
    container(Stack::new().push(open).push(sums).spacing(theme::S8))
        .padding([theme::S12, theme::S24])
        .into()
}

/// The line that is shown, with what the board made of it.
fn one_line(board: &Board) -> Element<'_, Message> {
    let Some((activity, line)) = board.current() else {
        return space::vertical().into();
    };
    let (amount, reason) = board.typed_of(line.line.id);
    let proposed = line.settled().map_or_else(
        || "Nog geen besluit".to_owned(),
        |made| words::euros(made.granted),
    );
    let facts = row![
        container(card::key_figure(
            "Gevraagd",
            words::euros(line.line.requested)
        ))
        .width(Length::FillPortion(1)),
        container(card::key_figure("Voorstel", proposed)).width(Length::FillPortion(1))
    ];
    let amount = field::amount(AMOUNT, "Bestuur kent toe", amount)
        .error(board.amount_fault(line))
        .placeholder("als voorstel")
        .hint("Laat leeg wat gelijk blijft. Nul is afgewezen.")
        .width(Length::Fill)
        .on_input(|text| Message::Board(Form::AmountTyped(text)))
        .on_submit(Message::Board(Form::AmountEntered));
    let reason_field = field::field(REASON, "Reden van het bestuur", reason)
        .error(board.reason_fault(line))
        .on_input(|text| Message::Board(Form::ReasonTyped(text)))
        .on_submit(Message::Board(Form::ReasonEntered));
    let made = board.changed(line).map(|granted| outcome(line, granted));
    let sentence = (!reason.trim().is_empty())
        .then(|| parts::day(&board.day))
        .flatten()
        .map(|on| {
            column![
                text::label("Motivering, ook in de brief"),
                text::body(words::roaz::board_motivation("", on, reason))
            ]
        });
    let forget = (!board.typed(line.line.id).amount.is_empty() || !reason.is_empty()).then(|| {
        button::secondary("Wijziging vervallen")
            .small()
            .icon(Icon::Undo)
            .on_press(Message::Board(Form::ForgetPressed))
    });
    let own = line
        .decision
        .as_ref()
        .filter(|made| !made.motivation.is_empty())
        .map(|made| {
            column![
                text::label("Motivering van het voorstel"),
                text::body(made.motivation.clone())
            ]
        });
    let content = Stack::new()
        .push(column![
            text::label(activity.to_owned()),
            text::heading(line.line.text.clone())
        ])
        .push(facts)
        .push(own)
        .push(Element::from(amount))
        .push(made)
        .push(Element::from(reason_field))
        .push(sentence)
        .push(forget)
        .spacing(theme::S12)
        .padding(theme::S16);
    scroll(content).height(Length::Fill).into()
}

/// What the amount comes down to.
fn outcome<'a>(line: &LineSheet, granted: Cents) -> Element<'a, Message> {
    let (icon, word, tone) = if granted == Cents::ZERO {
        (Icon::CrossBold, "Afgewezen", Tone::Stop)
    } else if granted < line.line.requested {
        (Icon::Half, "Deels toegekend", Tone::Warn)
    } else {
        (Icon::CheckBold, "Toegekend", Tone::Ok)
    };
    chip::filled(icon, word, tone)
}
