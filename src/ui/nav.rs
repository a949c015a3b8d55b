//! The navigation at the left: 208 px with words, or a rail of 56 px with icons and tooltips.

use super::icon::Icon;
use super::press::{Look, Press, Ring};
use super::select::Select;
use super::theme::Layout;
use super::{Element, button, text, theme};
use iced::widget::{Column, Row, column, container, row, space, stack, tooltip};
use iced::{Alignment, Color, Length, Padding};
use std::borrow::Cow;

/// The id of the navigation pane, for F6.
pub const ID: &str = "navigation";

/// One place to go to.
pub struct Item<'a, Message> {
    /// The glyph before the words, alone on the rail.
    pub icon: Icon,
    /// The words; on the rail the tooltip and accessible name.
    pub label: Cow<'a, str>,
    /// Open tasks of the year; zero is not shown.
    pub open: usize,
    /// Whether this is where one is.
    pub current: bool,
    /// What is sent on a press.
    pub on_press: Message,
}

/// The year box on top.
pub struct Year<'a, Message> {
    /// The chosen year.
    pub year: Cow<'a, str>,
    /// What the year is in: judging and letters, or carrying out.
    pub phase: Cow<'a, str>,
    /// Every year one can choose, as words.
    pub options: Vec<Cow<'a, str>>,
    /// Which of them is chosen.
    pub chosen: Option<usize>,
    /// What is sent when one is chosen (index from 0).
    pub on_choose: Box<dyn Fn(usize) -> Message + 'a>,
}

/// The whole navigation. `groups` are parted by lines; `foot` stands at the bottom.
pub fn navigation<'a, Message: Clone + 'a>(
    layout: Layout,
    brand: impl Into<Cow<'a, str>>,
    year: Option<Year<'a, Message>>,
    groups: Vec<Vec<Item<'a, Message>>>,
    foot: impl Into<Cow<'a, str>>,
) -> Element<'a, Message> {
    let mut side = Column::new().push(self::brand(layout, brand.into()));
    side = side.push(year.map(|year| year_box(layout, year)));
    let mut items = Column::new();
    for (at, group) in groups.into_iter().enumerate() {
        if at > 0 {
            items = items.push(separator());
        }
        for item in group {
            items = items.push(self::item(layout, item));
        }
    }
    let foot = match layout {
        Layout::Wide => Some(self::foot(foot.into())),
        Layout::Narrow => None,
    };
    side = side
        .push(super::list::scroll(items).height(Length::Fill))
        .push(foot);
    container(side)
        .id(ID)
        .width(match layout {
            Layout::Wide => 208.0,
            Layout::Narrow => 56.0,
        })
        .height(Length::Fill)
        .style(|_| container::Style {
            background: Some(theme::NAV.into()),
            text_color: Some(theme::NAV_INK),
            ..container::Style::default()
        })
        .into()
}

/// The navigation before there is anywhere to go: the brand, a few words, the foot. Always with words.
pub fn plain<'a, Message: 'a>(
    brand: impl Into<Cow<'a, str>>,
    words: impl Into<Cow<'a, str>>,
    foot: impl Into<Cow<'a, str>>,
) -> Element<'a, Message> {
    let words = text::body(words.into()).color(theme::NAV_BOX_INK);
    let side = column![
        self::brand(Layout::Wide, brand.into()),
        container(words)
            .height(Length::Fill)
            .padding([theme::S12, theme::S16]),
        self::foot(foot.into())
    ];
    container(side)
        .id(ID)
        .width(208)
        .height(Length::Fill)
        .style(|_| container::Style {
            background: Some(theme::NAV.into()),
            text_color: Some(theme::NAV_INK),
            ..container::Style::default()
        })
        .into()
}

fn brand<'a, Message: 'a>(layout: Layout, name: Cow<'a, str>) -> Element<'a, Message> {
    let size = match layout {
        Layout::Wide => 20.0,
        Layout::Narrow => 24.0,
    };
    let mark = container(Icon::CheckBold.tinted(14.0, theme::NAV))
        .width(size)
        .height(size)
        .align_x(Alignment::Center)
        .align_y(Alignment::Center)
        .style(|_| container::Style {
            background: Some(theme::WHITE.into()),
            border: iced::border::rounded(theme::RADIUS),
            ..container::Style::default()
        });
    let words = match layout {
        Layout::Wide => Some(text::large_strong(name).color(theme::WHITE)),
        Layout::Narrow => None,
    };
    row![mark]
        .push(words)
        .spacing(theme::S8)
        .align_y(Alignment::Center)
        .height(48)
        .padding(Padding::ZERO.horizontal(theme::S16))
        .into()
}

fn year_box<'a, Message: Clone + 'a>(
    layout: Layout,
    year: Year<'a, Message>,
) -> Element<'a, Message> {
    let on_choose = year.on_choose;
    let (face, inset, margin): (Element<'a, Message>, f32, f32) = match layout {
        Layout::Wide => {
            let words = column![
                text::heading(format!("Jaar {}", year.year))
                    .line_height(iced::Pixels(20.0))
                    .color(theme::WHITE),
                text::small(year.phase).color(theme::NAV_BOX_INK)
            ];
            let face =
                row![words, space::horizontal(), Icon::CaretDown.draw()].align_y(Alignment::Center);
            (face.into(), theme::S12, theme::S12)
        }
        Layout::Narrow => {
            let face = text::small_strong(year.year).color(theme::WHITE);
            (face.into(), 6.0, 6.0)
        }
    };
    let select = Select::dark(face, year.options, year.chosen, inset)
        .name("Jaar kiezen")
        .id("jaar")
        .on_choose(on_choose);
    let padding = Padding {
        top: theme::S4,
        bottom: theme::S12,
        left: margin,
        right: margin,
    };
    container(Element::from(select)).padding(padding).into()
}

fn item<'a, Message: Clone + 'a>(layout: Layout, item: Item<'a, Message>) -> Element<'a, Message> {
    let current = item.current;
    let (words, glyph) = if current {
        (theme::WHITE, theme::WHITE)
    } else {
        (theme::NAV_INK, theme::NAV_QUIET)
    };
    let icon = item.icon.tinted(18.0, glyph);
    let press = match layout {
        Layout::Wide => {
            let label = if current {
                text::large_strong(item.label.clone())
            } else {
                text::large(item.label.clone())
            };
            let open = (item.open > 0).then(|| text::small(item.open.to_string()).color(words));
            Press::new(
                Row::new()
                    .push(icon)
                    .push(label.color(words))
                    .push(space::horizontal())
                    .push(open)
                    .spacing(theme::S12)
                    .align_y(Alignment::Center),
            )
            .width(Length::Fill)
            .padding(Padding::ZERO.horizontal(theme::S8))
        }
        Layout::Narrow => Press::new(rail_face(icon.into(), item.open > 0))
            .name(item.label.clone())
            .width(40.0),
    };
    let press = press
        .on_press(Some(item.on_press))
        .height(36.0)
        .ring(Ring::Light)
        .style(move |status| Look {
            fill: match (current, status.hovered) {
                (true, _) => theme::ACCENT,
                (false, true) => theme::NAV_BOX,
                (false, false) => Color::TRANSPARENT,
            },
            edge: Color::TRANSPARENT,
            ink: theme::NAV_INK,
            radius: theme::RADIUS,
        });
    let placed: Element<'a, Message> = match layout {
        Layout::Wide => press.into(),
        Layout::Narrow => button::with_tooltip(press, item.label, tooltip::Position::Right),
    };
    container(placed)
        .padding(Padding::ZERO.horizontal(theme::S8))
        .into()
}

/// The icon of the rail, with a white dot at its corner when there are open tasks.
fn rail_face<'a, Message: 'a>(icon: Element<'a, Message>, dot: bool) -> Element<'a, Message> {
    let centred = container(icon)
        .width(40)
        .height(36)
        .align_x(Alignment::Center)
        .align_y(Alignment::Center);
    let dot = dot.then(|| {
        container(Icon::CircleFilled.tinted(8.0, theme::WHITE))
            .width(40)
            .align_x(Alignment::End)
            .padding(theme::S4)
    });
    stack![centred].push(dot).into()
}

fn separator<'a, Message: 'a>() -> Element<'a, Message> {
    let line = container(space::horizontal().height(1))
        .width(Length::Fill)
        .style(|_| container::Style {
            background: Some(theme::NAV_LINE.into()),
            ..container::Style::default()
        });
    container(line).padding([theme::S8, theme::S16]).into()
}

fn foot<'a, Message: 'a>(words: Cow<'a, str>) -> Element<'a, Message> {
    row![
        Icon::HardDrive.tinted(14.0, theme::NAV_QUIET),
        text::small(words).color(theme::NAV_QUIET)
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center)
    .padding(Padding {
        top: theme::S12,
        bottom: theme::S16,
        left: theme::S16,
        right: theme::S16,
    })
    .into()
}
