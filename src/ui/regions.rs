//! A picture with places on it that can be opened: one stop for Tab, walked with the arrow keys, Home
//! and End in reading order, opened with Enter, Space or a click.

use super::press::{Ring, activates, draw_box, draw_ring};
use super::{Element, theme};
use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer;
use iced::advanced::widget::operation::Focusable;
use iced::advanced::widget::{Id, Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, mouse};
use iced::keyboard::{self, Key, key::Named};
use iced::{Color, Event, Length, Rectangle, Size};
use std::borrow::Cow;

/// A place on a picture, of one or more rectangles.
#[derive(Debug, Clone)]
pub struct Place<'a> {
    /// What stands there, for who cannot see it.
    pub words: Cow<'a, str>,
    /// Left, top, width and height as parts of the picture's width.
    pub areas: Vec<[f32; 4]>,
}

/// Room around the words of a place, in px.
const AROUND: f32 = 2.0;

/// Lays `places` over `picture`. `on_move` is sent when the keys arrive at another place.
pub fn regions<'a, Message: 'a>(
    id: impl Into<Id>,
    picture: impl Into<Element<'a, Message>>,
    places: Vec<Place<'a>>,
    on_open: impl Fn(usize) -> Message + 'a,
    on_move: impl Fn(usize) -> Message + 'a,
) -> Element<'a, Message> {
    Element::new(Regions {
        id: id.into(),
        picture: picture.into(),
        places: places.into_iter().map(Marked::of).collect(),
        on_open: Box::new(on_open),
        on_move: Box::new(on_move),
        shown: Shown::default(),
    })
}

struct Regions<'a, Message> {
    id: Id,
    picture: Element<'a, Message>,
    places: Vec<Marked<'a>>,
    on_open: Box<dyn Fn(usize) -> Message + 'a>,
    on_move: Box<dyn Fn(usize) -> Message + 'a>,
    shown: Shown,
}

/// A place whose rectangles beside each other have become one.
struct Marked<'a> {
    words: Cow<'a, str>,
    boxes: Vec<Rectangle>,
}

impl<'a> Marked<'a> {
    fn of(place: Place<'a>) -> Self {
        let mut boxes: Vec<Rectangle> = Vec::new();
        for [x, y, width, height] in place.areas {
            let area = Rectangle {
                x,
                y,
                width,
                height,
            };
            let beside =
                |it: &&mut Rectangle| it.y < area.y + area.height && area.y < it.y + it.height;
            match boxes.iter_mut().find(beside) {
                Some(known) => *known = known.union(&area),
                None => boxes.push(area),
            }
        }
        let words = place.words;
        Self { words, boxes }
    }

    /// Where its rectangles are on a picture with these bounds.
    fn on(&self, picture: Rectangle) -> impl Iterator<Item = Rectangle> {
        self.boxes.iter().map(move |it| {
            let scaled = *it * picture.width;
            Rectangle {
                x: picture.x + scaled.x,
                y: picture.y + scaled.y,
                ..scaled
            }
            .expand(AROUND)
        })
    }

    fn bounds(&self, picture: Rectangle) -> Option<Rectangle> {
        self.on(picture)
            .reduce(|all, one| Rectangle::union(&all, &one))
    }
}

/// What was drawn last: which place has the keyboard, and which the mouse.
type Shown = (Option<usize>, Option<usize>);

#[derive(Debug, Default)]
struct State {
    focused: bool,
    at: usize,
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

impl<Message> Regions<'_, Message> {
    fn under(&self, layout: Layout<'_>, cursor: mouse::Cursor) -> Option<usize> {
        let point = cursor.position_over(layout.bounds())?;
        self.places
            .iter()
            .position(|it| it.on(layout.bounds()).any(|area| area.contains(point)))
    }

    fn target(&self, key: &Key, at: usize) -> Option<usize> {
        let last = self.places.len().checked_sub(1)?;
        let to = match key.as_ref() {
            Key::Named(Named::ArrowDown | Named::ArrowRight) => at + 1,
            Key::Named(Named::ArrowUp | Named::ArrowLeft) => at.saturating_sub(1),
            Key::Named(Named::Home) => 0,
            Key::Named(Named::End) => last,
            _ => return None,
        };
        Some(to.min(last))
    }

    fn act(
        &self,
        state: &mut State,
        event: &Event,
        under: Option<usize>,
        shell: &mut Shell<'_, Message>,
    ) {
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                state.focused = under.is_some();
                if let Some(at) = under {
                    state.at = at;
                    shell.publish((self.on_open)(at));
                    shell.capture_event();
                }
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. })
                if state.focused && modifiers.is_empty() =>
            {
                if let Some(to) = self.target(key, state.at) {
                    state.at = to;
                    shell.publish((self.on_move)(to));
                    shell.capture_event();
                    shell.request_redraw();
                } else if activates(event) {
                    shell.publish((self.on_open)(state.at));
                    shell.capture_event();
                }
            }
            _ => {}
        }
    }
}

impl<Message> Widget<Message, iced::Theme, iced::Renderer> for Regions<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.picture)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.picture));
        let state = tree.state.downcast_mut::<State>();
        state.at = state.at.min(self.places.len().saturating_sub(1));
    }

    fn size(&self) -> Size<Length> {
        self.picture.as_widget().size()
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
        let node = self.picture.as_widget_mut().layout(child, renderer, limits);
        layout::Node::with_children(node.size(), vec![node])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let picture = layout.bounds();
        operation.container(Some(&self.id), picture);
        if self.places.is_empty() {
            return;
        }
        let state = tree.state.downcast_mut::<State>();
        let at = self.places.get(state.at);
        // The place itself, so that it is what is scrolled into sight.
        let bounds = at.and_then(|it| it.bounds(picture)).unwrap_or(picture);
        operation.focusable(Some(&self.id), bounds, state);
        for place in &self.places {
            if let Some(first) = place.on(picture).next() {
                operation.text(None, first, &place.words);
            }
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
        let state = tree.state.downcast_mut::<State>();
        let under = self.under(layout, cursor);
        if self.places.is_empty() {
            state.focused = false;
        } else if !shell.is_event_captured() {
            self.act(state, event, under, shell);
        } else if matches!(event, Event::Mouse(mouse::Event::ButtonPressed(_))) {
            state.focused = false;
        }
        let shown = (state.focused.then_some(state.at), under);
        super::focus::redraw_when_changed(event, &mut self.shown, shown, shell);
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
        if let (Some(child), Some(inner)) = (tree.children.first(), layout.children().next()) {
            self.picture
                .as_widget()
                .draw(child, renderer, theme, style, inner, cursor, viewport);
        }
        let picture = layout.bounds();
        let state = tree.state.downcast_ref::<State>();
        let Some(clip) = picture.expand(4.0).intersection(viewport) else {
            return;
        };
        let hovered = self
            .under(layout, cursor)
            .and_then(|at| self.places.get(at));
        let focused = state.focused.then(|| self.places.get(state.at)).flatten();
        // A layer of its own: pictures are drawn over what stands in their layer.
        renderer.with_layer(clip, |renderer| {
            for area in hovered.into_iter().flat_map(|it| it.on(picture)) {
                let tint = Color {
                    a: 0.12,
                    ..theme::ACCENT
                };
                draw_box(renderer, area, tint, theme::ACCENT, 2.0);
            }
            for area in focused.into_iter().flat_map(|it| it.on(picture)) {
                draw_ring(renderer, area, 2.0, Ring::Inside);
            }
        });
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        match self.under(layout, cursor) {
            Some(_) => mouse::Interaction::Pointer,
            None => mouse::Interaction::None,
        }
    }
}
