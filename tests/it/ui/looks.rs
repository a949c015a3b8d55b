//! What holds for colours, sizes and fonts, whatever the screen.

use crate::support::window::{Driven, Window};
use iced::{Color, Task};
use oto_register::ui::icon::Icon;
use oto_register::ui::theme::{self, Layout, Scale, Tone};
use oto_register::ui::{Element, button, fonts, modal, palette};

fn luminance(color: Color) -> f32 {
    let part = |value: f32| {
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(color.r) + 0.7152 * part(color.g) + 0.0722 * part(color.b)
}

fn contrast(one: Color, other: Color) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_text_reads_at_four_and_a_half_to_one() {
    let grounds = [theme::SURFACE, theme::BG, theme::SELECTED, theme::HOVER];
    let mut pairs = vec![
        (theme::NAV_INK, theme::NAV),
        (theme::NAV_QUIET, theme::NAV),
        (theme::NAV_BOX_INK, theme::NAV_BOX),
        (theme::WHITE, theme::ACCENT),
        (theme::WHITE, theme::ACCENT_DARK),
        (theme::WHITE, theme::INK),
        (theme::INK2, theme::MUTED),
    ];
    for tone in [
        Tone::Quiet,
        Tone::Ok,
        Tone::Warn,
        Tone::Ask,
        Tone::Stop,
        Tone::Accent,
    ] {
        pairs.push((tone.ink(), tone.tint()));
        pairs.extend(grounds.map(|ground| (tone.ink(), ground)));
    }
    for (ink, ground) in pairs {
        let measured = contrast(ink, ground);
        assert!(measured >= 4.5, "{ink:?} on {ground:?}: {measured}");
    }
}

#[test]
fn borders_of_controls_stand_out_at_three_to_one() {
    for ground in [theme::SURFACE, theme::BG] {
        assert!(contrast(theme::EDGE, ground) >= 3.0);
        assert!(contrast(theme::ACCENT, ground) >= 3.0);
    }
}

#[test]
fn text_grows_in_four_steps_and_no_further() {
    let mut scale = Scale::default();
    let steps: Vec<u16> = (0..5)
        .map(|_| {
            let percent = scale.percent();
            scale = scale.larger();
            percent
        })
        .collect();
    assert_eq!(steps, [100, 115, 130, 150, 150]);
    assert_eq!(scale.smaller(), Scale::Percent130);
    assert_eq!(Scale::Percent100.smaller(), Scale::Percent100);
    assert_eq!(Scale::from_percent(115), Some(Scale::Percent115));
    assert_eq!(Scale::from_percent(120), None);
}

#[test]
fn large_text_brings_the_narrow_layout() {
    let width = |scale: Scale| 1440.0 / scale.factor();
    assert_eq!(Layout::for_width(width(Scale::Percent100)), Layout::Wide);
    assert_eq!(Layout::for_width(width(Scale::Percent115)), Layout::Narrow);
}

#[test]
fn every_font_is_known_by_the_name_it_is_asked_for() {
    let bytes = fonts::all();
    // The icon file has no PostScript name of its own, and would be skipped without one.
    let name: Vec<u8> = "OTO-Icons"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    assert!(bytes[2].windows(name.len()).any(|it| it == name));
    let file = include_bytes!("../../../assets/fonts/oto-icons.ttf");
    assert_eq!(
        bytes[2][256..file.len()],
        file[256..],
        "glyphs are as delivered"
    );
}

struct Search {
    query: String,
    hits: Vec<palette::Hit>,
    at: usize,
    chosen: Option<usize>,
}

#[derive(Debug, Clone)]
enum Found {
    Typed(String),
    Chosen(usize),
    Nothing,
}

impl Driven for Search {
    type Message = Found;

    fn view(&self) -> Element<'_, Found> {
        let cards = iced::widget::column![
            button::card(
                Icon::FilePlus,
                "Nieuw register maken",
                "Kies een map, het jaar en de naam van uw netwerkbureau",
                Some("Ctrl+N".into()),
                Some(Found::Nothing),
            ),
            button::card(
                Icon::Graduation,
                "Voorbeeld openen",
                "Een ingevuld jaar met verzonnen partners, om rustig te oefenen",
                Some("Ctrl+E".into()),
                Some(Found::Nothing),
            )
        ]
        .spacing(12)
        .padding(24);
        let layer = palette::palette(
            "Zoek een partner, activiteit, brief of passage",
            &self.query,
            &self.hits,
            self.at,
            "Niets gevonden",
            Found::Typed,
            Found::Chosen,
        );
        modal::over(cards, Some(layer))
    }

    fn update(&mut self, message: Found) -> Task<Found> {
        match message {
            Found::Typed(query) => {
                self.query = query;
                self.hits.clear();
            }
            Found::Chosen(at) => self.chosen = Some(at),
            Found::Nothing => {}
        }
        Task::none()
    }
}

fn search() -> Window<Search> {
    let hit = |icon, name: &str, kind| palette::Hit {
        icon,
        name: name.to_owned(),
        kind,
    };
    let hits = vec![
        hit(Icon::Buildings, "HAP Lekstroom", "Partner"),
        hit(Icon::Envelope, "Brief HAP Lekstroom, verouderd", "Brief"),
        hit(Icon::Buildings, "Apothekerskring Lekstroom", "Partner"),
    ];
    let app = Search {
        query: "lekst".to_owned(),
        hits,
        at: 0,
        chosen: None,
    };
    Window::sized(app, 1024.0, 400.0)
}

#[test]
fn the_palette_takes_the_keyboard() {
    let mut window = search();
    assert_eq!(window.focused_id(), Some(palette::FIELD.into()));
    window.types("r").sees("Niets gevonden");
}

#[test]
fn enter_chooses_the_selected_find() {
    let mut window = search();
    window.app.at = 1;
    window.keys("Enter");
    assert_eq!(window.app.chosen, Some(1));
}

#[test]
fn a_find_can_be_clicked() {
    let mut window = search();
    window.press("Apothekerskring Lekstroom");
    assert_eq!(window.app.chosen, Some(2));
}

#[test]
fn a_resized_window_keeps_the_focus() {
    let mut window = search();
    window.resize(1440.0, 900.0).types("x");
    assert_eq!(window.app.query, "lekstx");
}

#[test]
fn a_program_may_start_with_a_task() {
    let window = search().boot(Task::done(Found::Chosen(0)));
    assert_eq!(window.app.chosen, Some(0));
}

#[test]
fn the_palette_looks_as_designed() {
    let mut window = search();
    // The caret blinks by the clock; a press on the first row takes the focus out of the field.
    window.press("HAP Lekstroom").looks_like("ui/zoeken");
}
