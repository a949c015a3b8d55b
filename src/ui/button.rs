//! Buttons: primary (one per screen), secondary, danger, link, and icon-only with a tooltip.
//! A disabled button shows a lock, and says beside it why.

use super::icon::Icon;
use super::press::{Look, Press, Status};
use super::{Element, chip, text, theme};
use iced::advanced::widget::Id;
use iced::widget::{Row, container, row, tooltip};
use iced::{Alignment, Color, Length, Padding};
use std::borrow::Cow;

/// What a button is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The one act this screen is for.
    Primary,
    /// Everything else.
    Secondary,
    /// An act that takes something away; never filled.
    Danger,
    /// On the dark ground of a toast.
    OnInk,
}

/// How high a button is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Height {
    /// 28 px, in rows.
    Row,
    /// 32 px.
    Normal,
    /// 40 px, in a decision bar.
    Bar,
}

/// A button with words; build it with [`primary`], [`secondary`] or [`danger`].
pub struct Button<'a, Message> {
    label: Cow<'a, str>,
    kind: Kind,
    height: Height,
    icon: Option<Icon>,
    keys: Option<Cow<'a, str>>,
    id: Option<Id>,
    width: Length,
    on_press: Option<Message>,
    reason: Option<Cow<'a, str>>,
}

/// The one primary button of a screen.
pub fn primary<'a, Message>(label: impl Into<Cow<'a, str>>) -> Button<'a, Message> {
    Button::new(Kind::Primary, label)
}

/// An ordinary button.
pub fn secondary<'a, Message>(label: impl Into<Cow<'a, str>>) -> Button<'a, Message> {
    Button::new(Kind::Secondary, label)
}

/// A button that takes something away.
pub fn danger<'a, Message>(label: impl Into<Cow<'a, str>>) -> Button<'a, Message> {
    Button::new(Kind::Danger, label)
}

impl<'a, Message> Button<'a, Message> {
    pub(super) fn new(kind: Kind, label: impl Into<Cow<'a, str>>) -> Self {
        Self {
            label: label.into(),
            kind,
            height: Height::Normal,
            icon: None,
            keys: None,
            id: None,
            width: Length::Shrink,
            on_press: None,
            reason: None,
        }
    }

    /// What is sent on a press; without it the button is disabled.
    pub fn on_press(mut self, message: Message) -> Self {
        self.on_press = Some(message);
        self
    }

    /// As [`Self::on_press`]; `Err` disables the button and says beside it why.
    pub fn on_press_or(mut self, message: Result<Message, impl Into<Cow<'a, str>>>) -> Self {
        match message {
            Ok(message) => self.on_press = Some(message),
            Err(reason) => self.reason = Some(reason.into()),
        }
        self
    }

    /// An icon before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The keys that do the same, printed after the words, such as `Ctrl+B`.
    pub fn keys(mut self, keys: impl Into<Cow<'a, str>>) -> Self {
        self.keys = Some(keys.into());
        self
    }

    /// The name by which focus and tests find it.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// 28 px high, for rows.
    pub fn small(mut self) -> Self {
        self.height = Height::Row;
        self
    }

    /// 40 px high, for a decision bar.
    pub fn large(mut self) -> Self {
        self.height = Height::Bar;
        self
    }

    /// The width; as wide as its words unless said.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }
}

impl Kind {
    fn look(self, status: Status) -> Look {
        let lit = status.hovered || status.pressed;
        let (fill, edge, ink) = match self {
            _ if status.disabled => (theme::MUTED, theme::MUTED_LINE, theme::INK2),
            Self::Primary if lit => (theme::ACCENT_DARK, theme::ACCENT_DARK, theme::WHITE),
            Self::Primary => (theme::ACCENT, theme::ACCENT, theme::WHITE),
            Self::Secondary if lit => (theme::HOVER, theme::EDGE, theme::INK),
            Self::Secondary => (theme::SURFACE, theme::EDGE, theme::INK),
            Self::Danger if lit => (theme::HOVER, theme::STOP, theme::STOP),
            Self::Danger => (theme::SURFACE, theme::STOP, theme::STOP),
            Self::OnInk if lit => (theme::NAV_BOX, theme::WHITE, theme::WHITE),
            Self::OnInk => (Color::TRANSPARENT, theme::TOAST_EDGE, theme::WHITE),
        };
        Look {
            fill,
            edge,
            ink,
            radius: theme::RADIUS,
        }
    }
}

impl<'a, Message: Clone + 'a> From<Button<'a, Message>> for Element<'a, Message> {
    fn from(button: Button<'a, Message>) -> Self {
        let (height, inset) = match button.height {
            Height::Row => (28.0, 8.0),
            Height::Normal => (32.0, 12.0),
            Height::Bar => (40.0, 16.0),
        };
        let disabled = button.on_press.is_none();
        let icon = if disabled {
            Some(Icon::Lock)
        } else {
            button.icon
        };
        let words = match button.height {
            Height::Bar => text::large_strong(button.label),
            Height::Row | Height::Normal => text::strong(button.label),
        };
        let kind = button.kind;
        let mut face = Row::new().spacing(theme::S8).align_y(Alignment::Center);
        face = face.push(icon.map(Icon::draw));
        face = face.push(words.wrapping(iced::widget::text::Wrapping::None));
        if let Some(keys) = button.keys {
            let hint = match kind {
                Kind::Primary if !disabled => chip::key_on_accent(keys),
                _ => chip::key(keys),
            };
            if button.width != Length::Shrink {
                face = face.push(iced::widget::space::horizontal());
            }
            face = face.push(hint);
        }
        let mut press = Press::new(face)
            .on_press(button.on_press)
            .width(button.width)
            .height(height)
            .padding(Padding::ZERO.horizontal(inset))
            .style(move |status| kind.look(status));
        if let Some(id) = button.id {
            press = press.id(id);
        }
        match button.reason {
            None => press.into(),
            Some(reason) => row![text::quiet(reason), press]
                .spacing(theme::S12)
                .align_y(Alignment::Center)
                .into(),
        }
    }
}

/// A link in running text or at the end of a row.
pub fn link<'a, Message: Clone + 'a>(
    label: impl Into<Cow<'a, str>>,
    on_press: Message,
) -> Press<'a, Message> {
    bare_link(label.into(), None, on_press)
}

/// A link that leads to another screen, with an arrow.
pub fn link_to<'a, Message: Clone + 'a>(
    label: impl Into<Cow<'a, str>>,
    on_press: Message,
) -> Press<'a, Message> {
    bare_link(label.into(), Some(Icon::ArrowRightBold), on_press)
}

fn bare_link<'a, Message: Clone + 'a>(
    label: Cow<'a, str>,
    icon: Option<Icon>,
    on_press: Message,
) -> Press<'a, Message> {
    let face = row![text::strong(label).wrapping(iced::widget::text::Wrapping::None)]
        .push(icon.map(|icon| icon.sized(12.0)))
        .spacing(theme::S4)
        .align_y(Alignment::Center);
    Press::new(face)
        .on_press(Some(on_press))
        .height(28.0)
        .ring(super::press::Ring::Beside)
        .style(|status| Look {
            fill: Color::TRANSPARENT,
            edge: Color::TRANSPARENT,
            ink: if status.hovered {
                theme::ACCENT_DARK
            } else {
                theme::ACCENT
            },
            radius: theme::RADIUS,
        })
}

/// A card that starts something, as on the welcome screen: icon, title, one line, and its keys.
pub fn card<'a, Message: Clone + 'a>(
    icon: Icon,
    title: impl Into<Cow<'a, str>>,
    words: impl Into<Cow<'a, str>>,
    keys: Option<Cow<'a, str>>,
    on_press: Option<Message>,
) -> Press<'a, Message> {
    let colours = (theme::SELECTED, theme::ACCENT, theme::INK);
    card_in(colours, icon, title.into(), words.into(), keys)
        .on_press(on_press)
        .style(|status| Look {
            radius: theme::RADIUS_CARD,
            ..Kind::Secondary.look(status)
        })
}

/// The card that most people start with.
pub fn first_card<'a, Message: Clone + 'a>(
    icon: Icon,
    title: impl Into<Cow<'a, str>>,
    words: impl Into<Cow<'a, str>>,
    keys: Option<Cow<'a, str>>,
    on_press: Option<Message>,
) -> Press<'a, Message> {
    let colours = (theme::ACCENT, theme::WHITE, theme::ACCENT);
    card_in(colours, icon, title.into(), words.into(), keys)
        .on_press(on_press)
        .style(|status| Look {
            radius: theme::RADIUS_CARD,
            edge: theme::ACCENT,
            ..Kind::Secondary.look(status)
        })
}

/// The ground and ink of a card's mark, and the ink of its title.
type CardColours = (Color, Color, Color);

fn card_in<'a, Message: Clone + 'a>(
    (ground, ink, title_ink): CardColours,
    icon: Icon,
    title: Cow<'a, str>,
    words: Cow<'a, str>,
    keys: Option<Cow<'a, str>>,
) -> Press<'a, Message> {
    let mark = container(icon.tinted(24.0, ink))
        .width(48)
        .height(48)
        .align_x(Alignment::Center)
        .align_y(Alignment::Center)
        .style(move |_| container::Style {
            background: Some(ground.into()),
            border: iced::border::rounded(theme::RADIUS),
            ..container::Style::default()
        });
    let title = text::heading(title).color(title_ink);
    let text = iced::widget::column![title, text::quiet(words)].width(Length::Fill);
    let face = row![mark, text]
        .push(keys.map(chip::key))
        .spacing(theme::S16)
        .align_y(Alignment::Center);
    Press::new(face)
        .width(Length::Fill)
        .height(92.0)
        .padding(Padding::ZERO.horizontal(theme::S24))
}

/// A 28 px button that shows only an icon; `name` is its accessible name and its tooltip.
pub fn icon<'a, Message: Clone + 'a>(
    icon: Icon,
    name: impl Into<Cow<'a, str>>,
    on_press: Option<Message>,
) -> Element<'a, Message> {
    icon_with_id(icon, name, None, on_press)
}

/// As [`icon`], with a name for focus and tests.
pub fn icon_with_id<'a, Message: Clone + 'a>(
    icon: Icon,
    name: impl Into<Cow<'a, str>>,
    id: Option<Id>,
    on_press: Option<Message>,
) -> Element<'a, Message> {
    let name = name.into();
    let mut press = Press::new(icon.draw())
        .name(name.clone())
        .on_press(on_press)
        .width(28.0)
        .height(28.0)
        .style(|status| Kind::Secondary.look(status));
    if let Some(id) = id {
        press = press.id(id);
    }
    with_tooltip(press, name, tooltip::Position::Bottom)
}

/// Shows `words` beside an element while the mouse is over it.
pub(super) fn with_tooltip<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    words: Cow<'a, str>,
    position: tooltip::Position,
) -> Element<'a, Message> {
    let tip = container(text::small(words).color(theme::WHITE))
        .padding([theme::S4, theme::S8])
        .style(|_| container::Style {
            background: Some(theme::INK.into()),
            border: iced::border::rounded(theme::RADIUS),
            ..container::Style::default()
        });
    tooltip(content, tip, position).gap(theme::S8).into()
}
