//! The list a select opens: drawn over everything, walked with keys, chosen from with Enter or a click.

use super::{ROW, SHOWN, State};
use crate::ui::press::draw_box;
use crate::ui::{Element, theme};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Id, Operation, Tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, mouse, overlay, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::{Color, Event, Point, Rectangle, Size};
use std::borrow::Cow;

/// The id of the open list.
pub const MENU: &str = "menu";

/// The open list.
pub(super) struct Menu<'a, 'b, Message> {
    pub(super) state: &'b mut State,
    pub(super) words: &'b [Cow<'a, str>],
    pub(super) rows: &'b mut [Element<'a, Message>],
    pub(super) trees: &'b mut [Tree],
    pub(super) anchor: Rectangle,
    pub(super) on_choose: &'b (dyn Fn(usize) -> Message + 'a),
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
