//! One of many: a field that opens a list below it. Enter, Space or an arrow opens it; arrows, Home,
//! End or the first letters move, Enter chooses, Escape closes.

use super::icon::Icon;
use super::press::{Ring, draw_box, draw_ring};
use super::{Element, text, theme};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::operation::Focusable;
use iced::advanced::widget::{Id, Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, mouse, overlay, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::widget::{container, row, space};
use iced::{Alignment, Color, Event, Length, Padding, Point, Rectangle, Size, Vector, window};
use std::borrow::Cow;

/// Height of an option in px.
const ROW: f32 = 32.0;
/// Most options shown at once.
const SHOWN: usize = 10;

/// The id of the open list.
pub const MENU: &str = "menu";

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
    let face = row![words, space::horizontal(), Icon::CaretDown.sized(14.0)]
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
        if let Event::Window(window::Event::RedrawRequested(_)) = event {
            self.shown = shown;
        } else if self.shown != shown {
            shell.request_redraw();
        }
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
        Some(overlay::Element::new(Box::new(Menu {
            state,
            words: &self.options,
            rows: self.parts.get_mut(1..)?,
            trees: tree.children.get_mut(1..)?,
            anchor: layout.bounds() + translation,
            on_choose,
        })))
    }
}

/// The open list.
struct Menu<'a, 'b, Message> {
    state: &'b mut State,
    words: &'b [Cow<'a, str>],
    rows: &'b mut [Element<'a, Message>],
    trees: &'b mut [Tree],
    anchor: Rectangle,
    on_choose: &'b (dyn Fn(usize) -> Message + 'a),
}

impl<Message> Menu<'_, '_, Message> {
    fn choose(&mut self, at: usize, shell: &mut Shell<'_, Message>) {
        self.state.open = false;
        if at < self.rows.len() {
            shell.publish((self.on_choose)(at));
        }
    }

    fn key(&mut self, key: &Key, shell: &mut Shell<'_, Message>) {
        let count = self.rows.len();
        let at = self.state.at;
        let arrow = match key.as_ref() {
            Key::Named(Named::ArrowDown) => Some(at + 1),
            Key::Named(Named::ArrowUp) => Some(at.saturating_sub(1)),
            Key::Named(Named::Home) => Some(0),
            Key::Named(Named::End) => Some(count),
            Key::Named(Named::PageDown) => Some(at + SHOWN),
            Key::Named(Named::PageUp) => Some(at.saturating_sub(SHOWN)),
            _ => None,
        };
        if let Some(to) = arrow {
            self.state.typed.clear();
            self.state.move_to(to, count);
        } else {
            match key.as_ref() {
                Key::Named(Named::Enter) => self.choose(at, shell),
                Key::Named(Named::Escape) => self.state.open = false,
                Key::Named(Named::Tab) => {
                    self.state.open = false;
                    return;
                }
                Key::Named(Named::Space) => self.letters(" "),
                Key::Character(letters) => self.letters(letters),
                _ => return,
            }
        }
        shell.capture_event();
    }

    /// Moves to the first option that starts with what was typed.
    fn letters(&mut self, letters: &str) {
        self.state.typed.push_str(&letters.to_lowercase());
        let typed = &self.state.typed;
        let found = self
            .words
            .iter()
            .position(|it| it.to_lowercase().starts_with(typed.as_str()));
        if let Some(at) = found {
            self.state.move_to(at, self.rows.len());
        }
    }

    fn under(&self, layout: Layout<'_>, cursor: mouse::Cursor) -> Option<usize> {
        let point = cursor.position_in(layout.bounds())?;
        let row = ((point.y - 1.0).max(0.0) / ROW) as usize + self.state.first;
        (row < self.rows.len()).then_some(row)
    }
}

impl<Message> overlay::Overlay<Message, iced::Theme, iced::Renderer> for Menu<'_, '_, Message> {
    fn layout(&mut self, renderer: &iced::Renderer, bounds: Size) -> layout::Node {
        let first = self.state.first;
        let limits = layout::Limits::new(Size::ZERO, Size::new(bounds.width, ROW));
        let mut nodes: Vec<layout::Node> = self
            .rows
            .iter_mut()
            .zip(self.trees.iter_mut())
            .map(|(row, tree)| row.as_widget_mut().layout(tree, renderer, &limits))
            .collect();
        let widest = nodes
            .iter()
            .map(|node| node.size().width)
            .fold(self.anchor.width, f32::max);
        for (at, node) in nodes.iter_mut().enumerate() {
            let y = (at as f32 - first as f32) * ROW + 1.0;
            node.move_to_mut(Point::new(1.0, y));
        }
        let height = nodes.len().min(SHOWN) as f32 * ROW + 2.0;
        let below = self.anchor.y + self.anchor.height + theme::S4;
        let y = if below + height > bounds.height && self.anchor.y > height + theme::S4 {
            self.anchor.y - height - theme::S4
        } else {
            below
        };
        let x = self.anchor.x.min((bounds.width - widest).max(0.0));
        layout::Node::with_children(Size::new(widest, height), nodes).move_to(Point::new(x, y))
    }

    fn operate(
        &mut self,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.container(Some(&Id::new(MENU)), layout.bounds());
        operation.traverse(&mut |operation| {
            let rows = self
                .rows
                .iter_mut()
                .zip(self.trees.iter_mut())
                .zip(layout.children());
            for ((row, tree), inner) in rows {
                // What is scrolled out of the list is not there for the mouse.
                if layout.bounds().contains(inner.bounds().center()) {
                    row.as_widget_mut()
                        .operate(tree, inner, renderer, operation);
                }
            }
        });
    }

    fn update(
        &mut self,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &iced::Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
    ) {
        let before = (self.state.at, self.state.first, self.state.open);
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                match self.under(layout, cursor) {
                    Some(at) => self.choose(at, shell),
                    None => self.state.open = false,
                }
                shell.capture_event();
            }
            Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                if let Some(at) = self.under(layout, cursor) {
                    self.state.at = at;
                }
            }
            Event::Mouse(mouse::Event::WheelScrolled { delta })
                if cursor.is_over(layout.bounds()) =>
            {
                let (mouse::ScrollDelta::Lines { y, .. } | mouse::ScrollDelta::Pixels { y, .. }) =
                    delta;
                let most = self.rows.len().saturating_sub(SHOWN);
                self.state.first = if *y < 0.0 {
                    (self.state.first + 1).min(most)
                } else {
                    self.state.first.saturating_sub(1)
                };
                shell.capture_event();
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. })
                if !modifiers.command() && !modifiers.alt() =>
            {
                self.key(key, shell);
            }
            _ => {}
        }
        if before != (self.state.at, self.state.first, self.state.open) {
            shell.invalidate_layout();
            shell.request_redraw();
        }
    }

    fn draw(
        &self,
        renderer: &mut iced::Renderer,
        theme: &iced::Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
    ) {
        let bounds = layout.bounds();
        let style = renderer::Style {
            text_color: theme::INK,
        };
        renderer.with_layer(bounds, |renderer| {
            draw_box(renderer, bounds, theme::SURFACE, theme::EDGE, theme::RADIUS);
            let rows = self
                .rows
                .iter()
                .zip(self.trees.iter())
                .zip(layout.children());
            for (at, ((row, tree), inner)) in rows.enumerate() {
                if !bounds.contains(inner.bounds().center()) {
                    continue;
                }
                if at == self.state.at {
                    let lit = Rectangle {
                        width: bounds.width - 2.0,
                        ..inner.bounds()
                    };
                    draw_box(renderer, lit, theme::SELECTED, Color::TRANSPARENT, 3.0);
                }
                row.as_widget()
                    .draw(tree, renderer, theme, &style, inner, cursor, &bounds);
            }
        });
    }

    fn mouse_interaction(
        &self,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        if cursor.is_over(layout.bounds()) {
            mouse::Interaction::Pointer
        } else {
            mouse::Interaction::None
        }
    }
}

impl<'a, Message: 'a> From<Select<'a, Message>> for Element<'a, Message> {
    fn from(select: Select<'a, Message>) -> Self {
        Self::new(select)
    }
}
