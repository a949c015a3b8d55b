//! Words on one line that end in an ellipsis, between two letters, where they do not fit.

use super::{Element, theme};
use iced::advanced::layout::{self, Layout};
use iced::advanced::text::{Paragraph as _, Renderer as _, Wrapping};
use iced::advanced::widget::{Operation, Tree, Widget, text, tree};
use iced::advanced::{mouse, renderer};
use iced::widget::Text;
use iced::{Length, Point, Rectangle, Size, Theme};

type Paragraph = <iced::Renderer as iced::advanced::text::Renderer>::Paragraph;

/// How far words may stand out before they are cut, in px: cells keep more room than that between them.
const SPARE: f32 = 4.0;

/// Room in px for the ellipsis, as a part of the size of the text.
const MARK: f32 = 0.9;

/// `words` on one line, as wide as they need and no wider than there is room.
pub fn cut<'a, Message: 'a>(words: Text<'a>) -> Element<'a, Message> {
    Element::new(Cut {
        words: words.wrapping(Wrapping::None),
    })
}

struct Cut<'a> {
    words: Text<'a>,
}

impl<Message> Widget<Message, Theme, iced::Renderer> for Cut<'_> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<text::State<Paragraph>>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(text::State::<Paragraph>::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(
            &self.words as &dyn Widget<Message, Theme, iced::Renderer>,
        )]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&[&self.words as &dyn Widget<Message, Theme, iced::Renderer>]);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Shrink, Length::Shrink)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let Some(inner) = tree.children.first_mut() else {
            return layout::Node::new(Size::ZERO);
        };
        let room = layout::Limits::new(Size::ZERO, Size::new(f32::INFINITY, limits.max().height));
        let widget: &mut dyn Widget<Message, Theme, iced::Renderer> = &mut self.words;
        let whole = widget.layout(inner, renderer, &room);
        let words = inner.state.downcast_ref::<text::State<Paragraph>>();
        let mark = iced::advanced::Text {
            content: "…",
            bounds: whole.size(),
            ..words.as_text()
        };
        let ellipsis = tree.state.downcast_mut::<text::State<Paragraph>>();
        let _ = ellipsis.update(mark);
        let size = Size::new(
            whole.size().width.min(limits.max().width),
            whole.size().height,
        );
        layout::Node::with_children(size, vec![whole])
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let (Some(inner), Some(whole)) = (tree.children.first(), layout.children().next()) else {
            return;
        };
        let bounds = layout.bounds();
        let widget: &dyn Widget<Message, Theme, iced::Renderer> = &self.words;
        if whole.bounds().width <= bounds.width + SPARE {
            widget.draw(inner, renderer, theme, style, whole, cursor, viewport);
            return;
        }
        let paragraph = inner.state.downcast_ref::<text::State<Paragraph>>().raw();
        let kept = kept(paragraph, bounds.width);
        let seen = Rectangle {
            width: kept,
            ..bounds
        };
        let Some(seen) = seen.intersection(viewport) else {
            return;
        };
        widget.draw(inner, renderer, theme, style, whole, cursor, &seen);
        let mark = tree.state.downcast_ref::<text::State<Paragraph>>().raw();
        let at = Point::new(bounds.x + kept, bounds.y);
        renderer.fill_paragraph(mark, at, theme::INK2, *viewport);
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let (Some(inner), Some(whole)) = (tree.children.first_mut(), layout.children().next())
        else {
            return;
        };
        let widget: &mut dyn Widget<Message, Theme, iced::Renderer> = &mut self.words;
        widget.operate(inner, whole, renderer, operation);
    }
}

/// How much of the line is shown, in px: whole letters, with room for the ellipsis within `width`.
fn kept(paragraph: &Paragraph, width: f32) -> f32 {
    let room = (width - paragraph.size().0 * MARK).max(0.0);
    let middle = paragraph.min_bounds().height / 2.0;
    let Some(hit) = paragraph.hit_test(Point::new(room, middle)) else {
        return room;
    };
    let at = hit.cursor();
    let left_of = |at: usize| paragraph.grapheme_position(0, at).map(|it| it.x);
    match left_of(at) {
        Some(x) if x <= room => x,
        _ => left_of(at.saturating_sub(1)).unwrap_or(room).min(room),
    }
}
