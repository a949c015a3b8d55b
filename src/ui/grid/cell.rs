//! One cell: a bare text field in a box, with its accessible name.

use super::{CELL, Key};
use crate::ui::focus::AnyFocused;
use crate::ui::press::{Ring, draw_box, draw_ring};
use crate::ui::{Element, fonts, theme};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Id, Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell, mouse, overlay, renderer};
use iced::keyboard::{self, key::Named};
use iced::widget::text_input;
use iced::{
    Alignment, Background, Border, Color, Event, Length, Padding, Pixels, Rectangle, Size, Vector,
    window,
};
use std::borrow::Cow;

type OnKey<'a, Message> = Box<dyn Fn(Key) -> Message + 'a>;

/// A cell of a grid, [`CELL`] px high.
pub struct Cell<'a, Message> {
    id: Id,
    name: Cow<'a, str>,
    value: &'a str,
    placeholder: Cow<'a, str>,
    figures: bool,
    wrong: bool,
    width: Length,
    on_input: Option<Box<dyn Fn(String) -> Message + 'a>>,
    on_key: Option<OnKey<'a, Message>>,
    on_enter: Option<Message>,
    on_leave: Option<Message>,
}

/// A cell called `id` for focus and tests, and `name` for who cannot see its column: `Regel 3, uren`.
pub fn cell<'a, Message>(
    id: impl Into<Id>,
    name: impl Into<Cow<'a, str>>,
    value: &'a str,
) -> Cell<'a, Message> {
    Cell {
        id: id.into(),
        name: name.into(),
        value,
        placeholder: Cow::Borrowed(""),
        figures: false,
        wrong: false,
        width: Length::Fill,
        on_input: None,
        on_key: None,
        on_enter: None,
        on_leave: None,
    }
}

impl<'a, Message: Clone + 'a> Cell<'a, Message> {
    /// What is sent for every change.
    pub fn on_input(mut self, message: impl Fn(String) -> Message + 'a) -> Self {
        self.on_input = Some(Box::new(message));
        self
    }

    /// What is sent for a key that is the grid's.
    pub fn on_key(mut self, message: impl Fn(Key) -> Message + 'a) -> Self {
        self.on_key = Some(Box::new(message));
        self
    }

    /// What is sent when the focus arrives.
    pub fn on_enter(mut self, message: Message) -> Self {
        self.on_enter = Some(message);
        self
    }

    /// What is sent when the focus goes.
    pub fn on_leave(mut self, message: Message) -> Self {
        self.on_leave = Some(message);
        self
    }

    /// Grey words in the empty cell: what going on would take over.
    pub fn placeholder(mut self, words: impl Into<Cow<'a, str>>) -> Self {
        self.placeholder = words.into();
        self
    }

    /// Figures, from the right.
    pub fn figures(mut self) -> Self {
        self.figures = true;
        self
    }

    /// Marks the cell as wrong; the words stand below the row.
    pub fn wrong(mut self, wrong: bool) -> Self {
        self.wrong = wrong;
        self
    }

    /// The width; fills unless said.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }
}

impl<'a, Message: Clone + 'a> From<Cell<'a, Message>> for Element<'a, Message> {
    fn from(cell: Cell<'a, Message>) -> Self {
        let mut input = text_input(&cell.placeholder, cell.value)
            .id(cell.id)
            .font(fonts::REGULAR)
            .size(13)
            .line_height(Pixels(20.0))
            .padding([5, 0])
            .on_input_maybe(cell.on_input)
            .style(bare);
        if cell.figures {
            input = input.align_x(Alignment::End);
        }
        Self::new(Boxed {
            content: input.into(),
            name: cell.name,
            width: cell.width,
            wrong: cell.wrong,
            on_key: cell.on_key,
            on_enter: cell.on_enter,
            on_leave: cell.on_leave,
        })
    }
}

fn bare(_theme: &iced::Theme, _status: text_input::Status) -> text_input::Style {
    text_input::Style {
        background: Background::Color(Color::TRANSPARENT),
        border: Border::default(),
        icon: theme::INK2,
        placeholder: theme::INK2,
        value: theme::INK,
        selection: theme::ACCENT_LINE,
    }
}

/// The box around the text field: border, ring, keys, coming and going.
struct Boxed<'a, Message> {
    content: Element<'a, Message>,
    name: Cow<'a, str>,
    width: Length,
    wrong: bool,
    on_key: Option<OnKey<'a, Message>>,
    on_enter: Option<Message>,
    on_leave: Option<Message>,
}

#[derive(Default)]
struct State {
    focused: bool,
}

impl<Message> Boxed<'_, Message> {
    fn has_focus(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
    ) -> bool {
        let mut any = AnyFocused::default();
        if let (Some(child), Some(inner)) = (tree.children.first_mut(), layout.children().next()) {
            self.content
                .as_widget_mut()
                .operate(child, inner, renderer, &mut any);
        }
        any.0
    }
}

/// What a key means to the grid; `Some(None)` when it is neither the grid's nor the text's.
fn meant(event: &Event) -> Option<Option<Key>> {
    let Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. }) = event else {
        return None;
    };
    let (command, bare) = (
        modifiers.command() && !modifiers.alt(),
        modifiers.is_empty(),
    );
    match key.as_ref() {
        keyboard::Key::Named(Named::Enter) if bare => Some(Some(Key::Next)),
        keyboard::Key::Named(Named::ArrowUp) if bare => Some(Some(Key::Up)),
        keyboard::Key::Named(Named::ArrowDown) if bare => Some(Some(Key::Down)),
        keyboard::Key::Named(Named::Delete) if command => Some(Some(Key::Remove)),
        keyboard::Key::Character(letter) if command && letter.eq_ignore_ascii_case("d") => {
            Some(Some(Key::Above))
        }
        // Escape and the other Enters belong to the screen; they do not leave the cell.
        keyboard::Key::Named(Named::Enter | Named::Escape) => Some(None),
        _ => None,
    }
}

impl<Message: Clone> Widget<Message, iced::Theme, iced::Renderer> for Boxed<'_, Message> {
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
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Fixed(CELL))
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
        layout::padded(
            limits,
            self.width,
            Length::Fixed(CELL),
            Padding::ZERO.horizontal(theme::S8),
            |limits| self.content.as_widget_mut().layout(child, renderer, limits),
        )
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.text(None, layout.bounds(), &self.name);
        if let (Some(child), Some(inner)) = (tree.children.first_mut(), layout.children().next()) {
            self.content
                .as_widget_mut()
                .operate(child, inner, renderer, operation);
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
        let meant = meant(event);
        if let Some(Some(key)) = meant
            && let Some(on_key) = &self.on_key
            && !shell.is_event_captured()
            && tree.state.downcast_ref::<State>().focused
        {
            shell.publish(on_key(key));
            shell.capture_event();
        }
        if meant.is_none()
            && let (Some(child), Some(inner)) =
                (tree.children.first_mut(), layout.children().next())
        {
            self.content.as_widget_mut().update(
                child, event, inner, cursor, renderer, clipboard, shell, viewport,
            );
        }
        let now = self.has_focus(tree, layout, renderer);
        let state = tree.state.downcast_mut::<State>();
        if state.focused == now {
            return;
        }
        state.focused = now;
        let message = if now { &self.on_enter } else { &self.on_leave };
        if let Some(message) = message {
            shell.publish(message.clone());
        }
        if !matches!(event, Event::Window(window::Event::RedrawRequested(_))) {
            shell.request_redraw();
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &iced::Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let edge = if self.wrong { theme::STOP } else { theme::EDGE };
        let ground = if self.wrong {
            theme::Tone::Stop.tint()
        } else {
            theme::SURFACE
        };
        draw_box(renderer, layout.bounds(), ground, edge, theme::RADIUS);
        if tree.state.downcast_ref::<State>().focused {
            draw_ring(renderer, layout.bounds(), theme::RADIUS, Ring::Inside);
        }
        if let (Some(child), Some(inner)) = (tree.children.first(), layout.children().next()) {
            self.content
                .as_widget()
                .draw(child, renderer, theme, style, inner, cursor, viewport);
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        match (tree.children.first(), layout.children().next()) {
            (Some(child), Some(inner)) => self
                .content
                .as_widget()
                .mouse_interaction(child, inner, cursor, viewport, renderer),
            _ => mouse::Interaction::None,
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &iced::Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, iced::Theme, iced::Renderer>> {
        self.content.as_widget_mut().overlay(
            tree.children.first_mut()?,
            layout.children().next()?,
            renderer,
            viewport,
            translation,
        )
    }
}
