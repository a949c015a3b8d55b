//! The one thing that can be pressed: with the mouse, or with Enter or Space when it has the focus.
//! Buttons, links, navigation items and cards that open something are made of it.

use super::{Element, theme};
use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer::{self, Quad};
use iced::advanced::widget::operation::Focusable;
use iced::advanced::widget::{Id, Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, mouse};
use iced::keyboard::{self, Key, key::Named};
use iced::{Alignment, Border, Color, Event, Length, Padding, Rectangle, Size, touch};
use std::borrow::Cow;

/// What the mouse and the keyboard are doing to a control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Status {
    /// Nothing happens on a press.
    pub disabled: bool,
    /// The mouse is over it.
    pub hovered: bool,
    /// The mouse is down on it.
    pub pressed: bool,
    /// It has the keyboard focus.
    pub focused: bool,
}

/// How a pressable is drawn in some status.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Behind the content.
    pub fill: Color,
    /// The 1 px border; transparent for none.
    pub edge: Color,
    /// Text and icons that have no colour of their own.
    pub ink: Color,
    /// Corner radius in px.
    pub radius: f32,
}

/// Where the focus ring goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ring {
    /// 2 px, 2 px away: the rule.
    Around,
    /// On the bounds, with room at both sides: links and other bare words.
    Beside,
    /// Inside the bounds, where there is no room around.
    Inside,
    /// Inside, in white, on dark ground.
    Light,
}

type Style<'a> = Box<dyn Fn(Status) -> Look + 'a>;

/// A pressable element; disabled until it is given a message.
pub struct Press<'a, Message> {
    content: Element<'a, Message>,
    id: Option<Id>,
    name: Option<Cow<'a, str>>,
    on_press: Option<Message>,
    width: Length,
    height: Length,
    padding: Padding,
    align: Alignment,
    ring: Ring,
    style: Style<'a>,
    shown: Status,
}

impl<'a, Message> Press<'a, Message> {
    /// Wraps `content`; nothing is drawn around it until a style is given.
    pub fn new(content: impl Into<Element<'a, Message>>) -> Self {
        Self {
            content: content.into(),
            id: None,
            name: None,
            on_press: None,
            width: Length::Shrink,
            height: Length::Shrink,
            padding: Padding::ZERO,
            align: Alignment::Center,
            ring: Ring::Around,
            style: Box::new(|_| Look {
                fill: Color::TRANSPARENT,
                edge: Color::TRANSPARENT,
                ink: theme::INK,
                radius: theme::RADIUS,
            }),
            shown: Status::default(),
        }
    }

    /// The name by which focus and tests find it.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The accessible name, for what shows no words.
    pub fn name(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// What is sent on a press; `None` disables it and takes it out of the Tab order.
    pub fn on_press(mut self, message: Option<Message>) -> Self {
        self.on_press = message;
        self
    }

    /// The width, content included.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// The height, content included.
    pub fn height(mut self, height: impl Into<Length>) -> Self {
        self.height = height.into();
        self
    }

    /// Room between border and content.
    pub fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.padding = padding.into();
        self
    }

    /// Where the content stands sideways; it is always centred upright.
    pub fn align(mut self, align: Alignment) -> Self {
        self.align = align;
        self
    }

    /// Where the focus ring is drawn.
    pub fn ring(mut self, ring: Ring) -> Self {
        self.ring = ring;
        self
    }

    /// How it looks in each status.
    pub fn style(mut self, style: impl Fn(Status) -> Look + 'a) -> Self {
        self.style = Box::new(style);
        self
    }

    fn status(&self, state: &State, layout: Layout<'_>, cursor: mouse::Cursor) -> Status {
        let disabled = self.on_press.is_none();
        Status {
            disabled,
            hovered: !disabled && cursor.is_over(layout.bounds()),
            pressed: !disabled && state.pressed,
            focused: !disabled && state.focused,
        }
    }
}

#[derive(Debug, Default)]
struct State {
    pressed: bool,
    focused: bool,
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
    }
}

/// Whether this key presses what is focused: Enter or Space, without modifiers, not repeated.
pub(super) fn activates(event: &Event) -> bool {
    let Event::Keyboard(keyboard::Event::KeyPressed {
        key,
        modifiers,
        repeat: false,
        ..
    }) = event
    else {
        return false;
    };
    modifiers.is_empty()
        && match key.as_ref() {
            Key::Named(Named::Enter | Named::Space) => true,
            Key::Character(c) => c == " ",
            _ => false,
        }
}

/// Draws the ring of the focused control.
pub(super) fn draw_ring(renderer: &mut iced::Renderer, bounds: Rectangle, radius: f32, ring: Ring) {
    let (bounds, radius, color) = match ring {
        Ring::Around => (bounds.expand(4.0), radius + 4.0, theme::ACCENT),
        Ring::Beside => (
            bounds.expand(Padding::ZERO.horizontal(6.0)),
            radius,
            theme::ACCENT,
        ),
        Ring::Inside => (bounds, radius, theme::ACCENT),
        Ring::Light => (bounds, radius, theme::WHITE),
    };
    let quad = Quad {
        bounds,
        border: Border {
            color,
            width: 2.0,
            radius: radius.into(),
        },
        ..Quad::default()
    };
    renderer.fill_quad(quad, Color::TRANSPARENT);
}

/// A filled rectangle with a 1 px border, or none when the border is transparent.
pub(super) fn draw_box(
    renderer: &mut iced::Renderer,
    bounds: Rectangle,
    fill: Color,
    edge: Color,
    radius: impl Into<iced::border::Radius>,
) {
    let quad = Quad {
        bounds,
        border: Border {
            color: edge,
            width: if edge.a > 0.0 { 1.0 } else { 0.0 },
            radius: radius.into(),
        },
        ..Quad::default()
    };
    renderer.fill_quad(quad, fill);
}

impl<Message: Clone> Widget<Message, iced::Theme, iced::Renderer> for Press<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        if self.on_press.is_none() {
            *tree.state.downcast_mut::<State>() = State::default();
        }
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, self.height)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let Some(child) = tree.children.first_mut() else {
            return layout::Node::new(Size::ZERO);
        };
        layout::positioned(
            limits,
            self.width,
            self.height,
            self.padding,
            |limits| {
                self.content
                    .as_widget_mut()
                    .layout(child, renderer, &limits.loose())
            },
            |content, size| content.align(self.align, Alignment::Center, size),
        )
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let bounds = layout.bounds();
        operation.container(self.id.as_ref(), bounds);
        if self.on_press.is_some() {
            let state = tree.state.downcast_mut::<State>();
            operation.focusable(self.id.as_ref(), bounds, state);
        }
        if let Some(name) = &self.name {
            operation.text(self.id.as_ref(), bounds, name);
        }
        if let (Some(child), Some(inner)) = (tree.children.first_mut(), layout.children().next()) {
            operation.traverse(&mut |operation| {
                self.content
                    .as_widget_mut()
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
        renderer: &iced::Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        if let (Some(child), Some(inner)) = (tree.children.first_mut(), layout.children().next()) {
            self.content.as_widget_mut().update(
                child, event, inner, cursor, renderer, clipboard, shell, viewport,
            );
        }
        let state = tree.state.downcast_mut::<State>();
        let over = cursor.is_over(layout.bounds());
        let captured = shell.is_event_captured();
        match (event, &self.on_press) {
            (
                Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
                | Event::Touch(touch::Event::FingerPressed { .. }),
                Some(_),
            ) => {
                state.focused = over && !captured;
                state.pressed = state.focused;
                if state.pressed {
                    shell.capture_event();
                }
            }
            (
                Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
                | Event::Touch(touch::Event::FingerLifted { .. }),
                Some(message),
            ) if state.pressed => {
                state.pressed = false;
                if over {
                    shell.publish(message.clone());
                }
                shell.capture_event();
            }
            (Event::Touch(touch::Event::FingerLost { .. }), _) => state.pressed = false,
            (event, Some(message)) if state.focused && !captured && activates(event) => {
                shell.publish(message.clone());
                shell.capture_event();
            }
            _ => {}
        }
        let status = self.status(tree.state.downcast_ref(), layout, cursor);
        super::focus::redraw_when_changed(event, &mut self.shown, status, shell);
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
        let status = self.status(tree.state.downcast_ref(), layout, cursor);
        let look = (self.style)(status);
        draw_box(renderer, layout.bounds(), look.fill, look.edge, look.radius);
        if let (Some(child), Some(inner)) = (tree.children.first(), layout.children().next()) {
            let style = renderer::Style {
                text_color: look.ink,
            };
            self.content
                .as_widget()
                .draw(child, renderer, theme, &style, inner, cursor, viewport);
        }
        if status.focused {
            draw_ring(renderer, layout.bounds(), look.radius, self.ring);
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
        if self.on_press.is_some() && cursor.is_over(layout.bounds()) {
            mouse::Interaction::Pointer
        } else {
            mouse::Interaction::None
        }
    }
}

impl<'a, Message: Clone + 'a> From<Press<'a, Message>> for Element<'a, Message> {
    fn from(press: Press<'a, Message>) -> Self {
        Self::new(press)
    }
}
