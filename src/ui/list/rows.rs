//! The rows of a list: their ground, their lines, and the content of those in sight.

use super::{Ground, Rows};
use crate::ui::press::draw_box;
use crate::ui::{Element, theme};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell, mouse, renderer};
use iced::{Color, Event, Length, Point, Rectangle, Size, Vector, window};

/// Up to this many rows are all built, so that they can be found; beyond it only those in sight.
const BUILD_ALL: usize = 200;
/// Rows built above and below what is in sight.
const SPARE: usize = 8;
/// Width of the bar before a selected row, in px.
const BAR: f32 = 3.0;

/// The rows themselves: their ground, their lines, and the content of those in sight.
pub(super) struct RowColumn<'a, Message> {
    pub(super) count: usize,
    pub(super) row_height: f32,
    pub(super) selected: Option<usize>,
    pub(super) row: Rows<'a, Message>,
    pub(super) ground: Box<dyn Fn(usize) -> Ground + 'a>,
    pub(super) live: bool,
    pub(super) built: Vec<Element<'a, Message>>,
    pub(super) hovered: Option<usize>,
}

struct Window {
    first: usize,
    end: usize,
    /// The first row the trees below belong to.
    trees_from: usize,
}

impl<Message> RowColumn<'_, Message> {
    fn in_sight(&self, layout: Layout<'_>, viewport: &Rectangle) -> (usize, usize) {
        if self.count <= BUILD_ALL {
            return (0, self.count);
        }
        let top = (viewport.y - layout.bounds().y).max(0.0);
        let first = ((top / self.row_height) as usize).saturating_sub(SPARE);
        let end = ((top + viewport.height) / self.row_height) as usize + 1 + SPARE;
        (first.min(self.count), end.min(self.count))
    }

    fn row_bounds(&self, layout: Layout<'_>, row: usize) -> Rectangle {
        let bounds = layout.bounds();
        Rectangle {
            y: bounds.y + row as f32 * self.row_height,
            height: self.row_height,
            ..bounds
        }
    }

    fn under(&self, layout: Layout<'_>, cursor: mouse::Cursor) -> Option<usize> {
        let point = cursor.position_in(layout.bounds())?;
        let row = (point.y / self.row_height) as usize;
        (row < self.count).then_some(row)
    }
}

impl<Message> Widget<Message, iced::Theme, iced::Renderer> for RowColumn<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Window>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Window {
            first: 0,
            end: self.count.min(BUILD_ALL),
            trees_from: 0,
        })
    }

    // Rows are built and compared in `layout`, where it is known which are in sight.
    fn diff(&self, _tree: &mut Tree) {}

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let window = tree.state.downcast_mut::<Window>();
        if self.count <= BUILD_ALL {
            (window.first, window.end) = (0, self.count);
        } else {
            window.end = window.end.clamp(1, self.count);
            window.first = window.first.min(window.end - 1);
        }
        let range = window.first..window.end;
        let mut old: Vec<Option<Tree>> = tree.children.drain(..).map(Some).collect();
        let from = window.trees_from;
        window.trees_from = range.start;
        self.built = range.clone().map(|at| (self.row)(at)).collect();
        let width = limits.max().width;
        let size = Size::new(width, self.row_height);
        let mut nodes = Vec::with_capacity(self.built.len());
        for (at, row) in range.zip(&mut self.built) {
            let known = at
                .checked_sub(from)
                .and_then(|it| old.get_mut(it))
                .and_then(Option::take);
            let mut child = match known {
                Some(mut child) => {
                    child.diff(&*row);
                    child
                }
                None => Tree::new(&*row),
            };
            let node = row.as_widget_mut().layout(
                &mut child,
                renderer,
                &layout::Limits::new(Size::ZERO, size),
            );
            let drop = ((self.row_height - 1.0 - node.size().height) / 2.0).max(0.0);
            nodes.push(node.move_to(Point::new(0.0, at as f32 * self.row_height + drop)));
            tree.children.push(child);
        }
        layout::Node::with_children(Size::new(width, self.count as f32 * self.row_height), nodes)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.container(None, layout.bounds());
        operation.traverse(&mut |operation| {
            let rows = self
                .built
                .iter_mut()
                .zip(&mut tree.children)
                .zip(layout.children());
            for ((row, tree), inner) in rows {
                row.as_widget_mut()
                    .operate(tree, inner, renderer, operation);
            }
        });
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
        let rows = self
            .built
            .iter_mut()
            .zip(&mut tree.children)
            .zip(layout.children());
        for ((row, tree), inner) in rows {
            row.as_widget_mut().update(
                tree, event, inner, cursor, renderer, clipboard, shell, viewport,
            );
        }
        let (first, end) = self.in_sight(layout, viewport);
        let window = tree.state.downcast_mut::<Window>();
        let missing = first + SPARE.min(first) / 2 < window.first || end > window.end;
        if missing || (window.first, window.end) != (first, end) && event_draws(event) {
            (window.first, window.end) = (first, end);
            shell.invalidate_layout();
            shell.request_redraw();
        }
        let hovered = self.under(layout, cursor);
        if event_draws(event) {
            self.hovered = hovered;
        } else if self.hovered != hovered && self.live {
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
        let window = tree.state.downcast_ref::<Window>();
        let hovered = self.under(layout, cursor).filter(|_| self.live);
        let rows = self
            .built
            .iter()
            .zip(&tree.children)
            .zip(layout.children())
            .zip(window.trees_from..);
        for (((row, tree), inner), at) in rows {
            let bounds = self.row_bounds(layout, at);
            if !bounds.intersects(viewport) {
                continue;
            }
            let selected = self.selected == Some(at);
            let ground = match (self.ground)(at) {
                _ if selected => theme::SELECTED,
                _ if hovered == Some(at) => theme::HOVER,
                Ground::New => theme::Tone::Ok.tint(),
                Ground::Gone => theme::BG,
                Ground::Plain => Color::TRANSPARENT,
            };
            draw_box(renderer, bounds, ground, Color::TRANSPARENT, 0.0);
            let line = Rectangle {
                y: bounds.y + bounds.height - 1.0,
                height: 1.0,
                ..bounds
            };
            if at + 1 < self.count {
                draw_box(renderer, line, theme::LINE, Color::TRANSPARENT, 0.0);
            }
            if selected {
                let bar = Rectangle {
                    width: BAR,
                    ..bounds
                };
                draw_box(renderer, bar, theme::ACCENT, Color::TRANSPARENT, 0.0);
            }
            row.as_widget()
                .draw(tree, renderer, theme, style, inner, cursor, viewport);
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
        let inner = self
            .built
            .iter()
            .zip(&tree.children)
            .zip(layout.children())
            .map(|((row, tree), inner)| {
                row.as_widget()
                    .mouse_interaction(tree, inner, cursor, viewport, renderer)
            })
            .max()
            .unwrap_or_default();
        if inner == mouse::Interaction::None && self.live && self.under(layout, cursor).is_some() {
            mouse::Interaction::Pointer
        } else {
            inner
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &iced::Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<iced::advanced::overlay::Element<'b, Message, iced::Theme, iced::Renderer>> {
        iced::advanced::overlay::from_children(
            &mut self.built,
            tree,
            layout,
            renderer,
            viewport,
            translation,
        )
    }
}

fn event_draws(event: &Event) -> bool {
    matches!(event, Event::Window(window::Event::RedrawRequested(_)))
}
