//! Rows of heights of their own, known by a key: what is typed in one stays with it when others come and go.
//! Of many rows only those in sight are built, and the one that is worked in.

use crate::ui::Element;
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell, mouse, overlay, renderer};
use iced::{Event, Length, Point, Rectangle, Size, Vector, window};

/// Up to this many rows are all built.
const BUILD_ALL: usize = 30;
/// Rows built above and below what is in sight.
const SPARE: usize = 4;

/// A row: the key that it is known by, and its height in px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    pub key: u64,
    pub height: f32,
}

/// Rows below each other, for a scroll area. `build` makes the content of the row at an index; the row at `kept` is
/// always built, because the focus is in it or goes there.
pub fn rows<'a, Message: 'a>(
    lines: Vec<Line>,
    kept: Option<usize>,
    build: impl Fn(usize) -> Element<'a, Message> + 'a,
) -> Element<'a, Message> {
    Element::new(Rows {
        lines,
        kept,
        build: Box::new(build),
        built: Vec::new(),
    })
}

struct Rows<'a, Message> {
    lines: Vec<Line>,
    kept: Option<usize>,
    build: Box<dyn Fn(usize) -> Element<'a, Message> + 'a>,
    built: Vec<Element<'a, Message>>,
}

struct Sight {
    first: usize,
    end: usize,
    /// The keys of the rows that the trees below belong to.
    keys: Vec<u64>,
}

impl<Message> Rows<'_, Message> {
    fn height(&self) -> f32 {
        self.lines.iter().map(|line| line.height).sum()
    }

    fn in_sight(&self, layout: Layout<'_>, viewport: &Rectangle) -> (usize, usize) {
        let count = self.lines.len();
        if count <= BUILD_ALL {
            return (0, count);
        }
        let top = viewport.y - layout.bounds().y;
        let bottom = top + viewport.height;
        let mut y = 0.0;
        let (mut above, mut until) = (0, 0);
        for line in &self.lines {
            above += usize::from(y + line.height < top);
            until += usize::from(y < bottom);
            y += line.height;
        }
        let first = above.saturating_sub(SPARE).min(count);
        (first, (until + SPARE).clamp(first, count))
    }

    /// The rows that are built, in order.
    fn wanted(&self, sight: &Sight) -> Vec<usize> {
        let kept = self.kept.filter(|at| *at < self.lines.len());
        let (before, after) = match kept {
            Some(at) if at < sight.first => (kept, None),
            Some(at) if at >= sight.end => (None, kept),
            Some(_) | None => (None, None),
        };
        before
            .into_iter()
            .chain(sight.first..sight.end)
            .chain(after)
            .collect()
    }
}

impl<Message> Widget<Message, iced::Theme, iced::Renderer> for Rows<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Sight>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Sight {
            first: 0,
            end: BUILD_ALL,
            keys: Vec::new(),
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
        let sight = tree.state.downcast_mut::<Sight>();
        let count = self.lines.len();
        if count <= BUILD_ALL {
            (sight.first, sight.end) = (0, count);
        }
        sight.end = sight.end.min(count);
        sight.first = sight.first.min(sight.end);
        let wanted = self.wanted(sight);
        let keys = std::mem::take(&mut sight.keys).into_iter();
        let mut old: Vec<(u64, Tree)> = keys.zip(tree.children.drain(..)).collect();
        let width = limits.max().width;
        let mut nodes = Vec::with_capacity(wanted.len());
        self.built.clear();
        let mut y = 0.0;
        let mut tops = self.lines.iter().map(|line| {
            let top = y;
            y += line.height;
            (*line, top)
        });
        let mut next = 0;
        for at in wanted {
            let Some((line, top)) = tops.nth(at - next) else {
                break;
            };
            next = at + 1;
            let mut row = (self.build)(at);
            let known = old.iter().position(|(key, _)| *key == line.key);
            let mut child = match known {
                Some(place) => {
                    let (_, mut child) = old.swap_remove(place);
                    child.diff(&row);
                    child
                }
                None => Tree::new(&row),
            };
            let size = Size::new(width, line.height);
            let limits = layout::Limits::new(Size::ZERO, size);
            let node = row.as_widget_mut().layout(&mut child, renderer, &limits);
            nodes.push(node.move_to(Point::new(0.0, top)));
            self.built.push(row);
            tree.children.push(child);
            sight.keys.push(line.key);
        }
        layout::Node::with_children(Size::new(width, self.height()), nodes)
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
            let rows = self.built.iter_mut().zip(&mut tree.children);
            for ((row, tree), inner) in rows.zip(layout.children()) {
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
        let rows = self.built.iter_mut().zip(&mut tree.children);
        for ((row, tree), inner) in rows.zip(layout.children()) {
            row.as_widget_mut().update(
                tree, event, inner, cursor, renderer, clipboard, shell, viewport,
            );
        }
        let (first, end) = self.in_sight(layout, viewport);
        let sight = tree.state.downcast_mut::<Sight>();
        if (sight.first, sight.end) != (first, end) {
            let draws = matches!(event, Event::Window(window::Event::RedrawRequested(_)));
            let missing =
                first + SPARE / 2 < sight.first || sight.end < end.saturating_sub(SPARE / 2);
            if draws || missing {
                (sight.first, sight.end) = (first, end);
                shell.invalidate_layout();
                shell.request_redraw();
            }
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
        let rows = self.built.iter().zip(&tree.children);
        for ((row, tree), inner) in rows.zip(layout.children()) {
            if inner.bounds().intersects(viewport) {
                row.as_widget()
                    .draw(tree, renderer, theme, style, inner, cursor, viewport);
            }
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
        let rows = self.built.iter().zip(&tree.children);
        rows.zip(layout.children())
            .map(|((row, tree), inner)| {
                row.as_widget()
                    .mouse_interaction(tree, inner, cursor, viewport, renderer)
            })
            .max()
            .unwrap_or_default()
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &iced::Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, iced::Theme, iced::Renderer>> {
        overlay::from_children(
            &mut self.built,
            tree,
            layout,
            renderer,
            viewport,
            translation,
        )
    }
}
