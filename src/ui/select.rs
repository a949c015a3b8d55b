//! One of many: a field that opens a list below it. Enter, Space or an arrow opens it; arrows, Home,
//! End or the first letters move, Enter chooses, Escape closes.

mod menu;

pub use menu::MENU;

use super::icon::Icon;
use super::press::{Ring, draw_box, draw_ring};
use super::{Element, text, theme};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::operation::Focusable;
use iced::advanced::widget::{Id, Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell, mouse, overlay, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::widget::{container, row};
use iced::{Alignment, Color, Event, Length, Padding, Rectangle, Size, Vector};
use std::borrow::Cow;

/// Height of an option in px.
const ROW: f32 = 32.0;
/// Most options shown at once.
const SHOWN: usize = 10;

/// How the closed control looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Skin {
    Field,
    Bare,
    Dark,
}

/// A select; `options` in the order shown.
pub struct Select<'a, Message> {
    id: Option<Id>,
    options: Vec<Cow<'a, str>>,
    parts: Vec<Element<'a, Message>>,
    chosen: Option<usize>,
    on_choose: Option<Box<dyn Fn(usize) -> Message + 'a>>,
    width: Length,
    height: f32,
    inset: f32,
    skin: Skin,
    name: Option<Cow<'a, str>>,
    shown: (bool, bool, bool),
}

/// A select that looks like a field, 32 px high; `placeholder` shows while nothing is chosen.
pub fn select<'a, Message: 'a>(
    options: impl IntoIterator<Item = impl Into<Cow<'a, str>>>,
    chosen: Option<usize>,
    placeholder: impl Into<Cow<'a, str>>,
) -> Select<'a, Message> {
    let options: Vec<Cow<'a, str>> = options.into_iter().map(Into::into).collect();
    let current = chosen.and_then(|at| options.get(at)).cloned();
    let words = match current {
        Some(option) => text::body(option),
        None => text::quiet(placeholder.into()),
    };
    let words = words.wrapping(iced::widget::text::Wrapping::None);
    let words = container(words).clip(true).width(Length::Fill);
    let face = row![words, Icon::CaretDown.sized(14.0)]
        .align_y(Alignment::Center)
        .spacing(theme::S8);
    Select::new(face, options, chosen, Skin::Field, 32.0, theme::S12)
}

/// A select whose closed form is `face`, such as a title one can switch. No border.
pub fn behind<'a, Message: 'a>(
    face: impl Into<Element<'a, Message>>,
    options: impl IntoIterator<Item = impl Into<Cow<'a, str>>>,
    chosen: Option<usize>,
    height: f32,
) -> Select<'a, Message> {
    let options = options.into_iter().map(Into::into).collect();
    Select::new(face, options, chosen, Skin::Bare, height, theme::S4)
}

impl<'a, Message: 'a> Select<'a, Message> {
    fn new(
        face: impl Into<Element<'a, Message>>,
        options: Vec<Cow<'a, str>>,
        chosen: Option<usize>,
        skin: Skin,
        height: f32,
        inset: f32,
    ) -> Self {
        let rows = options
            .iter()
            .enumerate()
            .map(|(at, option)| option_row(option.clone(), chosen == Some(at)));
        let parts = std::iter::once(face.into()).chain(rows).collect();
        Self {
            id: None,
            options,
            parts,
            chosen,
            on_choose: None,
            width: Length::Fill,
            height,
            inset,
            skin,
            name: None,
            shown: (false, false, false),
        }
    }

    /// On the dark ground of the navigation: the year box.
    pub(super) fn dark(
        face: impl Into<Element<'a, Message>>,
        options: Vec<Cow<'a, str>>,
        chosen: Option<usize>,
        inset: f32,
    ) -> Self {
        Self::new(face, options, chosen, Skin::Dark, 48.0, inset)
    }

    /// What is sent when the option at an index (from 0) is chosen; without it the select is locked.
    pub fn on_choose(mut self, message: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_choose = Some(Box::new(message));
        self
    }

    /// The name by which focus and tests find it.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The accessible name, where no label stands above it.
    pub fn name(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The width; fills unless said.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// The height in px, for rows.
    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    fn open(&self, state: &mut State) {
        state.open = true;
        state.at = self.chosen.unwrap_or(0);
        state.first = state.at.saturating_sub(SHOWN / 2);
        state.typed.clear();
    }
}

fn option_row<'a, Message: 'a>(option: Cow<'a, str>, chosen: bool) -> Element<'a, Message> {
    let words = if chosen {
        text::strong(option)
    } else {
        text::body(option)
    };
    let tick = chosen.then(|| Icon::CheckBold.tinted(12.0, theme::ACCENT));
    container(
        row![words.wrapping(iced::widget::text::Wrapping::None)]
            .push(tick)
            .spacing(theme::S8)
            .align_y(Alignment::Center),
    )
    .height(ROW)
    .padding(Padding::ZERO.horizontal(theme::S12))
    .align_y(Alignment::Center)
    .into()
}

#[derive(Debug, Default)]
struct State {
    focused: bool,
    open: bool,
    /// The option the keyboard or mouse points at.
    at: usize,
    /// The first option in sight.
    first: usize,
    /// Letters typed since the list opened or an arrow was used.
    typed: String,
}

impl State {
    fn move_to(&mut self, at: usize, count: usize) {
        self.at = at.min(count.saturating_sub(1));
        self.first = self
            .first
            .min(self.at)
            .max((self.at + 1).saturating_sub(SHOWN));
        self.first = self.first.min(count.saturating_sub(SHOWN));
    }
}

impl Focusable for State {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
    }

    fn unfocus(&mut self) {
        self.focused = false;
        self.open = false;
    }
}

impl<Message> Widget<Message, iced::Theme, iced::Renderer> for Select<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        self.parts.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        if self.on_choose.is_none() {
            *tree.state.downcast_mut::<State>() = State::default();
        }
        tree.diff_children(&self.parts);
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Fixed(self.height))
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let (Some(face), Some(child)) = (self.parts.first_mut(), tree.children.first_mut()) else {
            return layout::Node::new(Size::ZERO);
        };
        layout::positioned(
            limits,
            self.width,
            Length::Fixed(self.height),
            Padding::ZERO.horizontal(self.inset),
            |limits| {
                face.as_widget_mut()
                    .layout(child, renderer, &limits.loose())
            },
            |content, size| content.align(Alignment::Start, Alignment::Center, size),
        )
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.container(self.id.as_ref(), layout.bounds());
        if self.on_choose.is_some() {
            let state = tree.state.downcast_mut::<State>();
            operation.focusable(self.id.as_ref(), layout.bounds(), state);
        }
        if let Some(name) = &self.name {
            operation.text(self.id.as_ref(), layout.bounds(), name);
        }
        if let (Some(face), Some(child), Some(inner)) = (
            self.parts.first_mut(),
            tree.children.first_mut(),
            layout.children().next(),
        ) {
            operation.traverse(&mut |operation| {
                face.as_widget_mut()
                    .operate(child, inner, renderer, operation);
            });
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &iced::Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        if self.on_choose.is_none() {
            return;
        }
        let over = cursor.is_over(layout.bounds());
        let state = tree.state.downcast_mut::<State>();
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                state.focused = over && !shell.is_event_captured();
                if state.focused {
                    self.open(state);
                    shell.capture_event();
                }
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. })
                if state.focused && !state.open && !modifiers.command() =>
            {
                let opens = matches!(
                    key.as_ref(),
                    Key::Named(Named::Enter | Named::Space | Named::ArrowDown | Named::ArrowUp)
                        | Key::Character(" ")
                );
                if opens && !shell.is_event_captured() {
                    self.open(state);
                    shell.capture_event();
                }
            }
            _ => {}
        }
        let shown = (state.focused, state.open, over);
        super::focus::redraw_when_changed(event, &mut self.shown, shown, shell);
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &iced::Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let lit = cursor.is_over(bounds) && self.on_choose.is_some();
        let (fill, edge, ink, ring) = match self.skin {
            Skin::Dark => (
                theme::NAV_BOX,
                theme::NAV_BOX_EDGE,
                theme::WHITE,
                Ring::Light,
            ),
            Skin::Field if self.on_choose.is_none() => {
                (theme::MUTED, theme::MUTED_LINE, theme::INK2, Ring::Around)
            }
            Skin::Field if lit => (theme::HOVER, theme::EDGE, theme::INK, Ring::Around),
            Skin::Field => (theme::SURFACE, theme::EDGE, theme::INK, Ring::Around),
            Skin::Bare if lit => (theme::HOVER, Color::TRANSPARENT, theme::INK, Ring::Inside),
            Skin::Bare => (
                Color::TRANSPARENT,
                Color::TRANSPARENT,
                theme::INK,
                Ring::Inside,
            ),
        };
        draw_box(renderer, bounds, fill, edge, theme::RADIUS);
        if let (Some(face), Some(child), Some(inner)) = (
            self.parts.first(),
            tree.children.first(),
            layout.children().next(),
        ) {
            let style = renderer::Style { text_color: ink };
            face.as_widget()
                .draw(child, renderer, theme, &style, inner, cursor, viewport);
        }
        if tree.state.downcast_ref::<State>().focused {
            draw_ring(renderer, bounds, theme::RADIUS, ring);
        }
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        if self.on_choose.is_some() && cursor.is_over(layout.bounds()) {
            mouse::Interaction::Pointer
        } else {
            mouse::Interaction::None
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        _renderer: &iced::Renderer,
        _viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, iced::Theme, iced::Renderer>> {
        let state = tree.state.downcast_mut::<State>();
        if !state.open {
            return None;
        }
        let on_choose = self.on_choose.as_deref()?;
        Some(overlay::Element::new(Box::new(menu::Menu {
            state,
            words: &self.options,
            rows: self.parts.get_mut(1..)?,
            trees: tree.children.get_mut(1..)?,
            anchor: layout.bounds() + translation,
            on_choose,
        })))
    }
}

impl<'a, Message: 'a> From<Select<'a, Message>> for Element<'a, Message> {
    fn from(select: Select<'a, Message>) -> Self {
        Self::new(select)
    }
}
