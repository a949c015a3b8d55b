//! A layer over the screen that holds the keyboard: while it is open, Tab stays inside it and keys do
//! not reach what lies below. When it closes, the focus is where it was.

use super::focus::{FocusWithin, WithoutFocus};
use super::{Element, theme};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Id, Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell, mouse, overlay, renderer};
use iced::widget::{center, container, opaque};
use iced::{Alignment, Event, Length, Rectangle, Size, Vector};

/// The id of an open layer.
pub const LAYER: &str = "layer";

/// What is laid over a screen.
pub struct Layer<'a, Message> {
    content: Element<'a, Message>,
    focus: Option<Id>,
}

impl<'a, Message: 'a> Layer<'a, Message> {
    /// A layer in the middle of the window. The focus starts at `focus`, or else at its first control.
    pub fn centered(content: impl Into<Element<'a, Message>>, focus: Option<Id>) -> Self {
        Self {
            content: opaque(center(content).id(LAYER).style(scrim)),
            focus,
        }
    }

    /// The same layer, speaking another message.
    pub fn map<B: 'a>(self, to: impl Fn(Message) -> B + 'a) -> Layer<'a, B> {
        Layer {
            content: self.content.map(to),
            focus: self.focus,
        }
    }

    /// A layer below the top bar, such as the search palette.
    pub fn at_top(content: impl Into<Element<'a, Message>>, focus: Option<Id>) -> Self {
        let placed = container(content)
            .id(LAYER)
            .width(Length::Fill)
            .height(Length::Fill)
            .align_x(Alignment::Center)
            .padding([theme::S24 * 2.0, theme::S24])
            .style(scrim);
        Self {
            content: opaque(placed),
            focus,
        }
    }
}

fn scrim(_theme: &iced::Theme) -> container::Style {
    container::Style {
        background: Some(theme::SCRIM.into()),
        ..container::Style::default()
    }
}

/// Lays `layer` over `base`, or shows `base` alone. Use it once, at the root of the window.
pub fn over<'a, Message: 'a>(
    base: impl Into<Element<'a, Message>>,
    layer: Option<Layer<'a, Message>>,
) -> Element<'a, Message> {
    let (focus, open) = layer
        .as_ref()
        .map_or((None, false), |it| (it.focus.clone(), true));
    let parts = std::iter::once(base.into())
        .chain(layer.map(|it| it.content))
        .collect();
    Element::new(Modal { parts, focus, open })
}

struct Modal<'a, Message> {
    /// The screen, and the layer when there is one.
    parts: Vec<Element<'a, Message>>,
    focus: Option<Id>,
    open: bool,
}

#[derive(Default)]
struct State {
    focused_for: Option<Option<Id>>,
}

impl<Message> Modal<'_, Message> {
    /// Focuses inside the layer, the first time it is seen.
    fn enter(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &iced::Renderer) {
        let state = tree.state.downcast_mut::<State>();
        if !self.open {
            state.focused_for = None;
            return;
        }
        if state.focused_for.as_ref() == Some(&self.focus) {
            return;
        }
        state.focused_for = Some(self.focus.clone());
        if let (Some(part), Some(tree), Some(layout)) = (
            self.parts.get_mut(1),
            tree.children.get_mut(1),
            layout.children().nth(1),
        ) {
            let mut focus = FocusWithin::new(self.focus.clone());
            part.as_widget_mut()
                .operate(tree, layout, renderer, &mut focus);
        }
    }
}

impl<Message> Widget<Message, iced::Theme, iced::Renderer> for Modal<'_, Message> {
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
        if !self.open {
            tree.state.downcast_mut::<State>().focused_for = None;
        }
        tree.diff_children(&self.parts);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Fill)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let nodes = self
            .parts
            .iter_mut()
            .zip(&mut tree.children)
            .map(|(part, tree)| part.as_widget_mut().layout(tree, renderer, limits))
            .collect();
        layout::Node::with_children(limits.max(), nodes)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        self.enter(tree, layout, renderer);
        let open = self.open;
        operation.traverse(&mut |operation| {
            let parts = self
                .parts
                .iter_mut()
                .zip(&mut tree.children)
                .zip(layout.children());
            for (at, ((part, tree), layout)) in parts.enumerate() {
                let part = part.as_widget_mut();
                if open && at == 0 {
                    part.operate(tree, layout, renderer, &mut WithoutFocus(operation));
                } else {
                    part.operate(tree, layout, renderer, operation);
                }
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
        self.enter(tree, layout, renderer);
        let parts = self
            .parts
            .iter_mut()
            .zip(&mut tree.children)
            .zip(layout.children());
        for (at, ((part, tree), layout)) in parts.enumerate() {
            // Below an open layer only time passes: no keys, no mouse.
            if self.open && at == 0 && !matches!(event, Event::Window(_)) {
                continue;
            }
            let cursor = if self.open && at == 0 {
                mouse::Cursor::Unavailable
            } else {
                cursor
            };
            part.as_widget_mut().update(
                tree, event, layout, cursor, renderer, clipboard, shell, viewport,
            );
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
        use iced::advanced::Renderer as _;
        let parts = self.parts.iter().zip(&tree.children).zip(layout.children());
        for (at, ((part, tree), layout)) in parts.enumerate() {
            let cursor = if self.open && at == 0 {
                mouse::Cursor::Unavailable
            } else {
                cursor
            };
            let part = part.as_widget();
            if at == 0 {
                part.draw(tree, renderer, theme, style, layout, cursor, viewport);
            } else {
                renderer.with_layer(layout.bounds(), |renderer| {
                    part.draw(tree, renderer, theme, style, layout, cursor, viewport);
                });
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
        let top = self.parts.len() - 1;
        self.parts
            .iter()
            .zip(&tree.children)
            .zip(layout.children())
            .nth(top)
            .map_or(mouse::Interaction::None, |((part, tree), layout)| {
                part.as_widget()
                    .mouse_interaction(tree, layout, cursor, viewport, renderer)
            })
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &iced::Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, iced::Theme, iced::Renderer>> {
        let top = self.parts.len() - 1;
        let part = self.parts.get_mut(top)?;
        let tree = tree.children.get_mut(top)?;
        let layout = layout.children().nth(top)?;
        part.as_widget_mut()
            .overlay(tree, layout, renderer, viewport, translation)
    }
}
