//! The state sheet: every component on one sheet, and the frame of the window, as kept pictures.

use crate::support::window::{Driven, Window};
use iced::advanced::widget::operation::Focusable;
use iced::advanced::widget::{Id, Operation, operate};
use iced::widget::{column, container, image, row, space};
use iced::{Alignment, Length, Rectangle, Task};
use oto_register::ui::icon::Icon;
use oto_register::ui::list::{Ground, list};
use oto_register::ui::theme::{self, Layout, Tone};
use oto_register::ui::{
    Element, button, card, check, chip, choice, dialog, empty, field, frame, nav, preview,
    progress, select, table, text, toast, top,
};

#[derive(Debug, Clone)]
struct Nothing;

type E<'a> = Element<'a, Nothing>;

/// Focuses all of some controls at once, as only a sheet of states would.
struct FocusAll(Vec<Id>);

impl Operation<Nothing> for FocusAll {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<Nothing>)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if id.is_some_and(|id| self.0.contains(id)) {
            state.focus();
        }
    }
}

struct Sheet;

impl Driven for Sheet {
    type Message = Nothing;

    fn view(&self) -> E<'_> {
        let sheet = row![
            column![colours(), letters(), nothing(), preview_card()]
                .spacing(16)
                .width(360),
            column![buttons(), chips(), fields(), choices()]
                .spacing(16)
                .width(524),
            column![rows(), bars(), toasts(), question(), running(), marks()]
                .spacing(16)
                .width(460),
        ]
        .spacing(24)
        .padding(24);
        container(sheet)
            .width(Length::Fill)
            .height(Length::Fill)
            .style(|_| container::Style {
                background: Some(theme::BG.into()),
                text_color: Some(theme::INK),
                ..container::Style::default()
            })
            .into()
    }

    fn update(&mut self, _message: Nothing) -> Task<Nothing> {
        Task::none()
    }
}

fn titled<'a>(title: &'a str, content: impl Into<E<'a>>) -> E<'a> {
    card::card(column![text::heading(title), content.into()].spacing(8))
}

fn said<'a>(label: &'a str, content: impl Into<E<'a>>) -> E<'a> {
    column![text::label(label), content.into()]
        .spacing(4)
        .into()
}

fn colours<'a>() -> E<'a> {
    let all = [
        ("bg", theme::BG),
        ("surface", theme::SURFACE),
        ("line", theme::LINE),
        ("edge", theme::EDGE),
        ("ink", theme::INK),
        ("ink2", theme::INK2),
        ("accent", theme::ACCENT),
        ("ok", theme::OK),
        ("warn", theme::WARN),
        ("ask", theme::ASK),
        ("stop", theme::STOP),
        ("nav", theme::NAV),
    ];
    let rows = all.map(|(name, color)| {
        let swatch = container(space::horizontal())
            .width(28)
            .height(20)
            .style(move |_| container::Style {
                background: Some(color.into()),
                border: iced::Border {
                    color: theme::MUTED_LINE,
                    width: 1.0,
                    radius: 4.0.into(),
                },
                ..container::Style::default()
            });
        row![swatch, text::body(name)]
            .spacing(12)
            .height(28)
            .align_y(Alignment::Center)
            .into()
    });
    titled("Kleuren", iced::widget::Column::with_children(rows))
}

fn letters<'a>() -> E<'a> {
    titled(
        "Letters",
        column![
            text::figure("Nog 10 dagen"),
            text::title("Schermtitel"),
            text::heading("Kop van een blok"),
            text::large("Navigatie en hoofdtekst"),
            text::body("Tabel, veld en knop € 1.234,50"),
            text::small("Label, chip en toelichting"),
        ],
    )
}

fn nothing<'a>() -> E<'a> {
    let act = button::secondary("Factuur toevoegen")
        .icon(Icon::Plus)
        .on_press(Nothing);
    titled(
        "Leeg",
        empty::empty(
            Icon::Receipt,
            "Nog geen facturen over 2027",
            "De eerste facturen komen na 1 januari 2027.",
            Some(act.into()),
        ),
    )
}

fn preview_card<'a>() -> E<'a> {
    let picture = image::Handle::from_rgba(210, 297, vec![240; 210 * 297 * 4]);
    card::flush(column![
        card::head(
            "Voorbeeld",
            preview::pager(1, 2, ("Vorige", "Volgende"), None, Some(Nothing))
        ),
        container(preview::page(&picture, 96.0)).height(110)
    ])
}

fn buttons<'a>() -> E<'a> {
    let primary = row![
        button::primary("Inlezen").on_press(Nothing),
        button::primary("Inlezen").id("b-hover").on_press(Nothing),
        button::primary("Inlezen").id("b-focus").on_press(Nothing),
        button::primary("Inlezen").on_press_or(Err::<Nothing, _>("Los eerst de 3 fouten op."))
    ]
    .spacing(12);
    let plain = row![
        button::secondary("Annuleren").on_press(Nothing),
        button::secondary("Annuleren")
            .id("b-focus2")
            .on_press(Nothing),
        button::secondary("Zoeken").keys("Ctrl+K").on_press(Nothing),
        button::icon(Icon::CaretLeft, "Vorige activiteit", Some(Nothing)),
        button::icon(Icon::CaretRight, "Volgende activiteit", None),
    ]
    .spacing(12);
    let danger = row![
        button::danger("Verwijderen")
            .icon(Icon::Trash)
            .on_press(Nothing),
        button::link_to("Begroting openen", Nothing),
        button::primary("Deels toekennen")
            .large()
            .keys("2")
            .on_press(Nothing),
    ]
    .spacing(12)
    .align_y(Alignment::Center);
    titled(
        "Knoppen",
        column![
            said("Primair, één per scherm: rust, zweef, focus, uit", primary),
            said("Gewoon: rust, focus, met toets, alleen icoon", plain),
            said("Gevaar, verwijzing en beslisbalk", danger),
        ]
        .spacing(12),
    )
}

const VERDICTS: [(Icon, &str, Tone); 5] = [
    (Icon::CheckBold, "Toegestaan", Tone::Ok),
    (Icon::Half, "Onder voorwaarden", Tone::Warn),
    (Icon::DiamondBold, "In overleg", Tone::Ask),
    (Icon::CrossBold, "Niet toegestaan", Tone::Stop),
    (Icon::CircleBold, "Nog geen oordeel", Tone::Quiet),
];

fn chips<'a>() -> E<'a> {
    let letters = [
        (Icon::PencilBold, "Concept", Tone::Quiet),
        (Icon::CheckCircleFilled, "Gereed", Tone::Ok),
        (Icon::UndoBold, "Verouderd", Tone::Warn),
        (Icon::LockBold, "Geblokkeerd", Tone::Stop),
        (Icon::PlaneBold, "Verstuurd", Tone::Accent),
    ];
    let filled = VERDICTS.map(|(icon, word, tone)| chip::filled(icon, word, tone));
    let plain = VERDICTS.map(|(icon, word, tone)| chip::plain(icon, word, tone));
    let letters = letters.map(|(icon, word, tone)| chip::filled(icon, word, tone));
    titled(
        "Chips",
        column![
            said(
                "Oordeel, met vlak voor de rij die aandacht vraagt",
                iced::widget::Row::with_children(filled).spacing(6).wrap()
            ),
            said(
                "Oordeel zonder vlak, in lange lijsten",
                iced::widget::Row::with_children(plain).spacing(12).wrap()
            ),
            said(
                "Stand van een brief",
                iced::widget::Row::with_children(letters).spacing(6).wrap()
            ),
            row![
                chip::tag("DV-27-05", Tone::Quiet),
                chip::tag("Gids 1.a", Tone::Accent),
                chip::tag("D11", Tone::Stop),
                chip::key("F6")
            ]
            .spacing(6)
        ]
        .spacing(12),
    )
}

fn fields<'a>() -> E<'a> {
    let typed = |id: &'static str, label: &'static str| {
        field::amount(id, label, "1.609,92")
            .width(Length::Fill)
            .on_input(|_| Nothing)
    };
    let choose = select::select(
        ["Opleiden", "Trainen", "Oefenen"],
        Some(1),
        "Kies een soort",
    )
    .on_choose(|_| Nothing);
    titled(
        "Velden",
        column![
            row![typed("rust", "Rust"), typed("focus", "Bedrag")].spacing(16),
            row![
                field::field("uit", "Uit", "Vastgesteld").locked(Some("Scenario A is vastgesteld")),
                field::labelled("Keuze", choose)
            ]
            .spacing(16),
            row![
                field::field("fout", "Fout: wat, waarom, wat nu", "12.00,5")
                    .on_input(|_| Nothing)
                    .error(Some(
                        "Bedrag niet gelezen: de punt staat verkeerd. Typ 1.200,50."
                    )),
                field::date("datum", "Datum", "").on_input(|_| Nothing),
            ]
            .spacing(16),
        ]
        .spacing(12),
    )
}

fn choices<'a>() -> E<'a> {
    titled(
        "Aankruisen",
        row![
            check::checkbox("Namen tonen", true, Some(Nothing)).id("vink"),
            check::checkbox("Handtekening nodig", false, Some(Nothing)),
            choice::radio(["Scenario A", "Scenario B"], Some(0)).on_choose(|_| Nothing),
        ]
        .spacing(24),
    )
}

fn columns() -> Vec<table::Column> {
    vec![
        table::Column::words("Kostenregel", 132),
        table::Column::figures("Gevraagd €", 92),
        table::Column::words("Oordeel", 168),
        table::Column::words("", Length::Fill),
    ]
}

fn rows<'a>() -> E<'a> {
    let columns = columns();
    let shared = columns.clone();
    let rows = list("rijen", 4, move |at| {
        let (name, icon, word, tone, state) = match at {
            2 => (
                "Interne trainers",
                Icon::Half,
                "Onder voorwaarden",
                Tone::Warn,
                "gekozen",
            ),
            1 => (
                "Oefening MCI",
                Icon::CheckBold,
                "Toegestaan",
                Tone::Ok,
                "nieuw",
            ),
            3 => ("Zaalhuur", Icon::CheckBold, "Toegestaan", Tone::Ok, "focus"),
            _ => (
                "Oefening MCI",
                Icon::CheckBold,
                "Toegestaan",
                Tone::Ok,
                "rust",
            ),
        };
        let verdict = if at == 2 {
            chip::filled(icon, word, tone)
        } else {
            chip::plain(icon, word, tone)
        };
        table::cells(
            &shared,
            vec![
                text::strong(name).into(),
                table::words("16.800,00"),
                verdict,
                text::quiet(state).into(),
            ],
        )
    })
    .row_height(40.0)
    .height(Length::Shrink)
    .selected(Some(2))
    .ground(|at| if at == 1 { Ground::New } else { Ground::Plain })
    .on_select(|_| Nothing);
    card::flush(column![
        table::table(&columns, rows),
        table::sum(
            &columns,
            vec!["Totaal".into(), "50.400,00".into(), "".into(), "".into()]
        )
    ])
}

fn bars<'a>() -> E<'a> {
    titled(
        "Keuzebalk en tabs",
        column![
            row![
                choice::answers(["Ja", "Nee", "In brief"], Some(0))
                    .id("antwoord")
                    .on_choose(|_| Nothing),
                choice::segments(["Alle 34", "Gereed 31"], Some(0)).on_choose(|_| Nothing),
            ]
            .spacing(24),
            choice::tabs(["Kosten", "Voorwaarden", "Waarom"], 0).on_choose(|_| Nothing),
        ]
        .spacing(8),
    )
}

fn toasts<'a>() -> E<'a> {
    said(
        "Melding, 8 seconden, ongedaan maken kan daarna nog via het Logboek",
        toast::toast(
            "Vastgelegd: € 12.199,92 toegekend.",
            Some(("Ongedaan maken".into(), Nothing)),
            |_| Nothing,
        ),
    )
}

fn question<'a>() -> E<'a> {
    dialog::panel(
        "Jaarplan HAP Lekstroom verwijderen?",
        text::body(
            "Versie 2 met 11 activiteiten verdwijnt uit het register. Versie 1 blijft staan. \
             Ongedaan maken kan via het Logboek.",
        ),
        vec![
            button::secondary("Annuleren")
                .id("annuleren")
                .on_press(Nothing)
                .into(),
            button::danger("Versie 2 verwijderen")
                .icon(Icon::Trash)
                .on_press(Nothing)
                .into(),
        ],
    )
}

fn running<'a>() -> E<'a> {
    titled(
        "Voortgang",
        progress::progress("Brieven maken", 18, 31, "GGD Eemkring", Some(Nothing)),
    )
}

fn marks<'a>() -> E<'a> {
    titled(
        "Ingelezen cellen",
        row![
            table::wrong("31-02-2027"),
            table::changed("18", "24"),
            table::struck("E-learning crisisorganisatie"),
            table::row_mark(Icon::Plus, Tone::Ok),
        ]
        .spacing(12)
        .align_y(Alignment::Center),
    )
}

#[test]
fn every_component_looks_as_designed() {
    let focused = [
        "b-focus",
        "b-focus2",
        "annuleren",
        "rijen",
        "antwoord",
        "vink",
    ]
    .map(Id::new);
    let mut window = Window::sized(Sheet, 1440.0, 1036.0);
    window.perform(operate(FocusAll(focused.to_vec())));
    window.keys("ArrowDown");
    window.point_at(iced::Point::new(540.0, 110.0));
    window.looks_like_under_mouse("ui/componenten");
}

struct Framed(Layout);

impl Driven for Framed {
    type Message = Nothing;

    fn view(&self) -> E<'_> {
        let item = |icon, label: &'static str, open, current| nav::Item {
            icon,
            label: label.into(),
            open,
            current,
            on_press: Nothing,
        };
        let year = nav::Year {
            year: "2027".into(),
            phase: "Beoordelen en brieven".into(),
            options: vec!["2026".into(), "2027".into()],
            chosen: Some(1),
            on_choose: Box::new(|_| Nothing),
        };
        let side = nav::navigation(
            self.0,
            "OTO-register",
            Some(year),
            vec![
                vec![item(Icon::House, "Overzicht", 0, false)],
                vec![
                    item(Icon::Tray, "Inzendingen", 2, false),
                    item(Icon::Checklist, "Beoordelen", 2, true),
                    item(Icon::Envelope, "Brieven", 3, false),
                ],
                vec![
                    item(Icon::Clock, "Uren", 0, false),
                    item(Icon::Receipt, "Facturen", 0, false),
                    item(Icon::ChartPie, "Begroting", 0, false),
                ],
            ],
            "Op deze computer, offline",
        );
        let bar = top::bar(
            self.0,
            "Zoek een partner, activiteit, brief of passage",
            Nothing,
            "Opgeslagen om 09:41",
            "21 november 2026",
            Some("Sanne Verhoef".into()),
        );
        let left = frame::pane("lijst", 288, names()).bar(
            container(row![
                text::label("Gevraagd"),
                space::horizontal(),
                text::strong("€ 113.710,00")
            ])
            .padding([10, 16]),
        );
        let head = card::screen_head(
            "CBRN-oefening met decontaminatie",
            "14 april 2027, 36 deelnemers",
            vec![button::primary("Vastleggen").on_press(Nothing).into()],
        );
        let path = card::breadcrumb(vec![("Inzendingen".into(), Nothing)], "HAP Lekstroom");
        let work = frame::pane("werk", Length::Fill, frame::page(column![path, head]));
        frame::shell(side, bar, frame::panes(vec![left, work]))
    }

    fn update(&mut self, _message: Nothing) -> Task<Nothing> {
        Task::none()
    }
}

fn names<'a>() -> E<'a> {
    list("partners", 40, |at| {
        container(column![
            text::strong(format!("Activiteit {}", at + 1)),
            chip::plain(Icon::CheckBold, "Toegestaan", Tone::Ok)
        ])
        .padding([4, 16])
        .into()
    })
    .row_height(54.0)
    .selected(Some(3))
    .on_select(|_| Nothing)
    .into()
}

#[test]
fn the_wide_frame_looks_as_designed() {
    Window::new(Framed(Layout::for_width(1440.0))).looks_like("ui/venster-breed");
}

#[test]
fn the_narrow_frame_looks_as_designed() {
    Window::sized(Framed(Layout::for_width(1024.0)), 1024.0, 700.0).looks_like("ui/venster-smal");
}

#[test]
fn icons_of_the_rail_are_found_by_their_name() {
    Window::sized(Framed(Layout::Narrow), 1024.0, 700.0).press("Inzendingen");
}

#[test]
fn the_open_list_of_a_select_looks_as_designed() {
    Window::sized(Framed(Layout::Wide), 1440.0, 400.0)
        .press("Jaar kiezen")
        .looks_like("ui/keuzelijst");
}
